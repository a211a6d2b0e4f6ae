"""Whatever is pressed, in whatever order: nothing breaks, nothing said to be saved is missing, no text is lost."""

import asyncio
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st
from textual.screen import Screen
from textual.widgets import Input, TextArea

from backcare_tui.domain.catalogue.routine import Routine
from backcare_tui.domain.journal.revision import Revision
from backcare_tui.storage.journal.store import JournalStore
from backcare_tui.ui.dialogs.asking.question import QuestionScreen
from backcare_tui.ui.dialogs.forms.entry_form import EntryForm
from backcare_tui.ui.dialogs.forms.summary import SummaryScreen
from backcare_tui.ui.flows.session import SessionFlow
from backcare_tui.ui.screens.catalogue import CatalogueScreen
from backcare_tui.ui.screens.details import DetailsScreen
from backcare_tui.ui.screens.session import SessionScreen
from backcare_tui.ui.widgets.choice_list import ChoiceList
from tests.ui import sample
from tests.ui.running_app import RunningApp, run_app

PLACES = {"today", "catalogue", "journal", "plan"}
WAYS_OUT = {"End the session?": "s", "Keep what you wrote?": "d"}
"""Questions that escape answers with staying, and what else to answer."""
ENOUGH = 12
"""Presses of escape that lead back to a place from anywhere."""

OFTEN = ["enter", "escape", "tab", "down", "up", "s", "d", "g", "n", "1", "2", "3", "4", "a", "e", "w", "r"]
SELDOM = [
    *("space", "b", "p", "l", "o", "v", "f", "c", "u", "x", "j", "k", "q", "t", "0", "7", "9", "z"),
    *("plus", "left_square_bracket", "right_square_bracket", "exclamation_mark", "question_mark", "slash"),
    *("ctrl+s", "ctrl+p", "left", "right", "home", "end", "pageup", "pagedown", "backspace", "delete", "f1"),
    *("shift+tab", "ctrl+a", "ctrl+k", "ctrl+z", "ctrl+w", "ctrl+u"),
]
SIZES = [(100, 30), (40, 15), (20, 5), (1, 1), (160, 50), (72, 12), (300, 3)]

A_FEW = settings().max_examples // 10
"""Each of these examples is a person's whole evening."""

Step = str | float | tuple[int, int]
"""A key; a text to paste, after ":"; seconds that pass; or a size."""
STEPS = st.one_of(
    st.sampled_from(OFTEN),
    st.sampled_from(OFTEN),
    st.sampled_from(SELDOM),
    st.sampled_from([":slept well", ":25", ":[/red]\x1b[2J"]),
    st.sampled_from([0.3, 1.5, 40.0, 4000.0]),
    st.sampled_from(SIZES),
)


@dataclass
class Witness:
    """Remembers what was promised, and holds the app to it."""

    stage: RunningApp
    added: set[str] = field(default_factory=set)
    """The notices that said that an entry was added."""
    positions: dict[SessionScreen, float] = field(default_factory=dict)
    """Where sessions stood that are not shown."""
    notes: dict[Screen[Any], str] = field(default_factory=dict)
    """What is written in open forms, beside what they were opened with."""
    may_go: bool = False
    """Whether the step is an answer to whether to keep what was written."""

    def screens(self) -> Iterator[Screen[Any]]:
        for stack in self.stage.app._screen_stacks.values():
            yield from stack

    def before(self, step: Step) -> None:
        screen = self.stage.screen
        asked = isinstance(screen, QuestionScreen) and screen.question.title == "Keep what you wrote?"
        self.may_go = asked and step in ("d", "enter")
        self.notes = {}
        for form in self.screens():
            if isinstance(form, EntryForm | SummaryScreen) and form.is_mounted:
                text = form.query_one("#note", TextArea).text
                before = form._entry.note if isinstance(form, EntryForm) else form._draft.note
                if text != before:
                    self.notes[form] = text

    async def after(self) -> None:
        app = self.stage.app
        assert app._exception is None
        revisions = await self.stage.ask(JournalStore.revisions)
        self.saved_is_there(revisions)
        if not app.is_running:
            self.no_note_is_lost(revisions, ())
            return
        screens = tuple(self.screens())
        assert [screen for screen in screens if screen.is_active] == [app.screen]
        self.no_note_is_lost(revisions, screens)
        self.what_is_not_shown_stands_still(screens)

    def saved_is_there(self, revisions: tuple[Revision, ...]) -> None:
        for note in self.stage.app._notifications:
            if note.message in ("Saved in your journal.", "The interrupted session is in your journal."):
                self.added.add(note.identity)
        assert len({revision.entry_id for revision in revisions}) >= len(self.added)

    def no_note_is_lost(self, revisions: tuple[Revision, ...], screens: tuple[Screen[Any], ...]) -> None:
        for form, text in self.notes.items():
            if form not in screens and not self.may_go:
                assert any(text == revision.entry.note for revision in revisions if revision.entry), text

    def what_is_not_shown_stands_still(self, screens: tuple[Screen[Any], ...]) -> None:
        positions = {}
        for screen in screens:
            if isinstance(screen, SessionScreen) and not screen.is_current and screen.is_mounted:
                assert screen.session.paused
                positions[screen] = screen.session.position_s
                assert self.positions.get(screen, positions[screen]) == positions[screen]
        self.positions = positions


async def take(stage: RunningApp, step: Step) -> None:
    if isinstance(step, float):
        stage.clock.advance(step)
        if isinstance(stage.screen, SessionScreen) and stage.screen.is_mounted:
            stage.screen.tick()
        await stage.pilot.pause()
    elif isinstance(step, tuple):
        await stage.pilot.resize_terminal(*step)
    elif step.startswith(":"):
        await stage.paste(step[1:])
    else:
        await stage.press(step)


async def play(steps: list[Step], folder: Path) -> None:
    async with run_app(folder, entries=sample.a_fortnight(), painted=True) as stage:
        witness = Witness(stage)
        await witness.after()
        witness.added.clear()
        for step in steps:
            witness.before(step)
            await take(stage, step)
            await witness.after()
            if not stage.app.is_running:
                return
        await stage.pilot.resize_terminal(100, 30)
        for _ in range(ENOUGH):
            if len(stage.app.screen_stack) == 1:
                break
            screen = stage.screen
            key = WAYS_OUT.get(screen.question.title, "escape") if isinstance(screen, QuestionScreen) else "escape"
            witness.before(key)
            await take(stage, key)
            await witness.after()
        assert stage.app.current_mode in PLACES
        assert len(stage.app.screen_stack) == 1, stage.text()


def play_somewhere(steps: list[Step]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(play(steps, Path(folder, "data")))


# What starts is what is highlighted

LOOKING = st.one_of(
    st.sampled_from(
        ["/cat", "/swim", "/back", "/disc", "/strech", "/stretch", "/bridge", "/zzz", ":a", "s", "backspace"]
    ),
    st.sampled_from(["enter", "tab", "down", "down", "up", "c", "s", "s", "escape", "slash"]),
    st.sampled_from(["j", "k", "home", "end", "pagedown", "shift+tab", "f", "1", "2"]),
    st.sampled_from([(100, 30), (40, 15), (72, 12), (160, 50)]),
)
"""As `STEPS`; and what to search for instead, after "/"."""


def drawn_as_chosen(screen: Screen[Any]) -> str:
    """The name in the line of the catalogue that is drawn in another colour than the rest; empty if none is."""
    items = screen.query_one(ChoiceList)
    lines = [items.render_line(y) for y in range(items.size.height)]
    for line in lines:
        words = next((segment for segment in line if segment.text.strip()), None)
        if words is not None and words.style is not None and words.style.bgcolor != items.rich_style.bgcolor:
            return line.text.strip().split("  ")[0].removesuffix("…").rstrip()
    return ""


async def look_and_start(steps: list[Step], folder: Path) -> None:
    begun: list[str] = []

    async def begin(_: SessionFlow, routine: Routine) -> None:
        begun.append(routine.name)

    async with run_app(folder) as stage:
        with patch.object(SessionFlow, "begin", begin):
            await stage.press("2")
            await stage.on(CatalogueScreen)
            for step in steps:
                begun.clear()
                screen, typing = stage.screen, isinstance(stage.app.focused, Input)
                shown = ""
                if isinstance(screen, CatalogueScreen):
                    shown = drawn_as_chosen(screen)
                    assert stage.words("#details").startswith(shown)
                    if screen.chosen_symptom() is not None:
                        assert screen.chosen() is None
                        shown = ""
                    no_room = not screen.query_one(ChoiceList).size.height
                    assert no_room or bool(shown) == (screen.chosen() is not None), stage.text()
                elif isinstance(screen, DetailsScreen) and screen.check_action("dismiss", ("start",)):
                    shown = stage.words("#details").partition("\n")[0]
                if isinstance(step, str) and step.startswith("/"):
                    for key in ("slash", "ctrl+u", f":{step[1:]}"):
                        await take(stage, key)
                else:
                    await take(stage, step)
                starts = step == "s" or (step == "enter" and isinstance(screen, DetailsScreen))
                if starts and shown and not typing:
                    await stage.until(lambda: begun)
                if isinstance(screen, CatalogueScreen) and str(step).startswith("/"):
                    found = stage.catalogue.search(screen.wanted)
                    best = next(iter((*found.symptoms, *found.items)), None)
                    assert (screen.chosen_symptom() or screen.chosen()) == best
                if isinstance(screen, CatalogueScreen | DetailsScreen):
                    assert len(begun) <= (starts and bool(shown) and not typing)
                    assert all(name.startswith(shown) for name in begun)


@settings(
    max_examples=A_FEW,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow],
)
@given(st.lists(LOOKING, min_size=30, max_size=40))
@example(["down", "down", "s", "/cat", "enter", "s", "down", "s", "c", "down", "s", "enter", "s"])
@example(
    ["end", "/swim", "enter", "s", "enter", "s", "up", "s", "f", "escape", "down", "s", "slash", "s", "tab", "s"]
)
def test_what_starts_is_what_is_highlighted(steps: list[Step]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(look_and_start(steps, Path(folder, "data")))


QUIET = [HealthCheck.too_slow, HealthCheck.function_scoped_fixture]


@settings(max_examples=A_FEW, deadline=None, suppress_health_check=QUIET)
@given(st.lists(STEPS, min_size=20, max_size=30))
@example(["r", "tab", "tab", ":slept well", "escape", "escape", "escape", "g", "3", "a", "escape"])
@example(
    ["enter", "escape", 1.5, "2", 40.0, "s", "3", "1", "space", (20, 5), "n", "escape", "escape", "3", 4000.0]
)
@example(["2", (20, 5), "down", "c", "f", "escape", "slash", ":25", "enter", "c", (1, 1), "enter", "escape", "k"])
def test_no_keys_lose_or_break_anything(steps: list[Step]) -> None:
    play_somewhere(steps)


@pytest.mark.thorough
@settings(max_examples=400, deadline=None, suppress_health_check=QUIET)
@given(st.lists(STEPS, min_size=20, max_size=60))
def test_no_keys_lose_or_break_anything_for_long(steps: list[Step]) -> None:
    play_somewhere(steps)
