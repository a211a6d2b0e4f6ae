"""What is typed is kept until it is saved, and offered again if it never was."""

import asyncio
import threading
from pathlib import Path

import pytest
from textual.widgets import Input, Select, TextArea

from backcare_tui.domain.journal.entry import RatingEntry, SessionEntry
from backcare_tui.domain.session.draft import EntryDraft, SessionDraft
from backcare_tui.domain.words.text import NOTE_LIMIT, TYPED_LIMIT
from backcare_tui.storage.journal.store import JournalStore
from backcare_tui.ui.dialogs.asking.question import QuestionScreen
from backcare_tui.ui.dialogs.forms import saving_form
from backcare_tui.ui.dialogs.forms.entry_form import EntryForm
from backcare_tui.ui.dialogs.forms.summary import SummaryScreen
from backcare_tui.ui.screens.journal.screen import JournalScreen
from backcare_tui.ui.screens.today import TodayScreen
from backcare_tui.ui.widgets.pain_scale import PainScale
from tests.fake_clock import FakeClock
from tests.storage.kept import kept_session
from tests.ui import sample
from tests.ui.flows.entry_forms import OFFERED, RATING, edit, failing, is_kept, kept, left_half_typed, rate
from tests.ui.running_app import OpenApp

# Kept and offered


async def test_what_was_typed_is_offered_at_the_next_start_and_saved_once(open_app: OpenApp, folder: Path) -> None:
    await left_half_typed(open_app, folder, "Stiff until noon.\nThen better.")
    clock = FakeClock()
    clock.advance(3600)
    async with open_app(clock=clock) as stage:
        await stage.on(QuestionScreen)
        await stage.see(OFFERED)
        assert stage.words("#question-body") == "Sunday 22 November 08:30, a rating:\n“Stiff until noon.”"
        await stage.press("g")
        form = await stage.on(EntryForm)
        await stage.see("How is your back?")
        assert form.query_one(PainScale).value == 7
        assert form.query_one("#note", TextArea).text == "Stiff until noon.\nThen better."
        assert await stage.entries() == ()
        await stage.press("ctrl+s")
        await stage.told("Saved in your journal.")
        await stage.on(TodayScreen)
        (entry,) = await stage.entries()
        assert isinstance(entry, RatingEntry)
        assert (entry.at, entry.pain, entry.note) == (sample.NOW, 7, "Stiff until noon.\nThen better.")
        assert kept(folder) == []
    async with open_app() as stage:
        await stage.on(TodayScreen)


async def test_every_field_comes_back_as_it_was_typed(open_app: OpenApp, folder: Path) -> None:
    typed: dict[str, str | int | None] = {
        "exercise": "cycle",
        "minutes": "a good h",
        "effort": 4,
        "at": "yesterday 2",
        "note": "",
    }
    async with open_app(size=(100, 40)) as stage:
        await stage.press("w")
        form = await stage.on(EntryForm)
        form.query_one("#exercise", Select).value = "cycle"
        form.query_one("#minutes", Input).value = "a good h"
        form.query_one("#effort", PainScale).value = 4
        form.query_one("#at", Input).value = "yesterday 2"
        await is_kept(stage, folder, **typed)
    async with open_app(size=(100, 40)) as stage:
        await stage.on(QuestionScreen)
        assert stage.words("#question-body") == "Sunday 22 November 08:30, a walk, a ride or a swim."
        await stage.press("g")
        form = await stage.on(EntryForm)
        assert form.typed() == typed


async def test_yesterday_is_the_day_before_it_was_typed(open_app: OpenApp, folder: Path) -> None:
    async with open_app() as stage:
        form = await rate(stage)
        form.query_one("#at", Input).value = "yesterday 21:15"
        await is_kept(stage, folder, at="yesterday 21:15")
    clock = FakeClock()
    clock.advance(86_400)
    async with open_app(clock=clock) as stage:
        await stage.on(QuestionScreen)
        await stage.press("g")
        await stage.on(EntryForm)
        await stage.press("4", "ctrl+s")
        await stage.told("Saved in your journal.")
        (entry,) = await stage.entries()
        assert entry.at == sample.NOW.replace(day=21, hour=21, minute=15)


async def test_later_asks_again_at_the_next_start(open_app: OpenApp, folder: Path) -> None:
    await left_half_typed(open_app, folder)
    for key in ("l", "escape", "l"):
        async with open_app() as stage:
            await stage.on(QuestionScreen)
            await stage.press(key)
            await stage.on(TodayScreen)
            await stage.settle()
            assert len(await stage.ask(JournalStore.abandoned)) == 1, key


async def test_thrown_away_is_gone(open_app: OpenApp, folder: Path) -> None:
    await left_half_typed(open_app, folder)
    async with open_app() as stage:
        await stage.on(QuestionScreen)
        await stage.press("d")
        await stage.until(lambda: kept(folder) == [])
        await stage.on(TodayScreen)
        assert await stage.entries() == ()


async def test_the_words_of_a_note_are_shown_to_the_letter(open_app: OpenApp, folder: Path) -> None:
    await left_half_typed(open_app, folder, "[/red] [b]bold?[/b] \x1b[31m")
    async with open_app() as stage:
        await stage.see(OFFERED, "[/red] [b]bold?[/b]", "␛[31m")
        assert "\x1b" not in stage.text()


async def test_a_change_that_was_put_off_is_offered_when_the_entry_is_opened(
    open_app: OpenApp, folder: Path
) -> None:
    async with open_app(entries=[RATING]) as stage:
        await edit(stage)
        await stage.press("2")
        await is_kept(stage, folder, pain=2)
    async with open_app() as stage:
        await stage.on(QuestionScreen)
        assert stage.words("#question-body") == "Sunday 22 November 08:30, a change of a rating:\n“stiff”"
        await stage.press("l")
        await stage.on(TodayScreen)
        await stage.press("3")
        await stage.on(JournalScreen)
        await stage.see("Pain 6")
        await stage.press("e")
        await stage.see(OFFERED)
        await stage.press("g")
        form = await stage.on(EntryForm)
        assert form.query_one(PainScale).value == 2
        await stage.press("ctrl+s")
        await stage.told("Saved. Press u to take it back.")
        assert await stage.entries() == (RATING.model_copy(update={"pain": 2}),)


# What is written, and when


async def test_opening_and_leaving_a_form_writes_nothing(
    open_app: OpenApp, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(saving_form, "KEEP_S", 0.001)
    monkeypatch.setattr(JournalStore, "save_draft", failing)
    monkeypatch.setattr(JournalStore, "drop_draft", failing)
    async with open_app(entries=[RATING]) as stage:
        form = await edit(stage)
        await form.keep_now()
        await stage.press("escape")
        await stage.on(JournalScreen)
        await stage.settle()
        assert stage.toasts() == []


@pytest.mark.parametrize("keys", [["escape", "d"], ["6", "escape"]], ids=["thrown away", "typed back"])
async def test_leaving_without_saving_keeps_nothing(open_app: OpenApp, folder: Path, keys: list[str]) -> None:
    async with open_app(entries=[RATING]) as stage:
        await edit(stage)
        await stage.press("2")
        await is_kept(stage, folder, pain=2)
        for key in keys:
            await stage.press(key)
        await stage.on(JournalScreen)
        assert kept(folder) == []
        assert await stage.entries() == (RATING,)


async def test_what_is_as_it_was_again_needs_no_draft(open_app: OpenApp, folder: Path) -> None:
    async with open_app(entries=[RATING]) as stage:
        await edit(stage)
        await stage.press("2")
        await is_kept(stage, folder, pain=2)
        await stage.press("6")
        await stage.until(lambda: kept(folder) == [])


@pytest.mark.usefixtures("keys_wait_for_no_disk")
async def test_a_slow_disk_gets_one_draft_at_a_time_and_the_newest_last(
    open_app: OpenApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(saving_form, "KEEP_S", 0.001)
    disk, saved = threading.Event(), list[object]()

    def save_slowly(_: JournalStore, draft: EntryDraft) -> None:
        saved.append(draft.typed["pain"])
        disk.wait()

    monkeypatch.setattr(JournalStore, "save_draft", save_slowly)
    async with open_app() as stage:
        try:
            form = await rate(stage)
            await stage.press("1")
            await stage.until(lambda: saved == [1])
            waiting = []
            for key in "23456789":
                await stage.press(key)
                waiting.append(asyncio.ensure_future(form.keep_now()))
            await stage.pilot.pause()
        finally:
            disk.set()
        await asyncio.gather(*waiting)
        assert saved == [1, 9]


async def test_a_draft_that_cannot_be_kept_is_said_once_and_tried_again(
    open_app: OpenApp, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_app() as stage:
        form = await rate(stage)
        with monkeypatch.context() as full:
            full.setattr(JournalStore, "save_draft", failing)
            for key in "123":
                await stage.press(key)
                await form.keep_now()
        await stage.told("The disk is full")
        assert len(stage.toasts()) == 1
        await stage.press("4")
        await is_kept(stage, folder, pain=4)


@pytest.mark.parametrize("by_key", [True, False], ids=["ctrl+q", "SIGTERM"])
async def test_leaving_the_program_keeps_what_was_typed_just_before(
    open_app: OpenApp, folder: Path, monkeypatch: pytest.MonkeyPatch, by_key: bool
) -> None:
    monkeypatch.setattr(saving_form, "KEEP_S", 3600.0)
    async with open_app() as stage:
        await rate(stage)
        await stage.press("7")
        if by_key:
            await stage.press("ctrl+q")
            await stage.on(QuestionScreen)
            assert "It is kept as it stands, and offered at the next start." in stage.words("#question-body")
            stage.app.simulate_key("q")
        else:
            stage.app.leave(143)
        async with asyncio.timeout(20):
            while stage.app.is_running:
                await asyncio.sleep(0)
    (draft,) = kept(folder)
    assert draft.typed["pain"] == 7


@pytest.mark.usefixtures("keys_wait_for_no_disk")
async def test_typing_on_while_a_slow_disk_saves_loses_nothing_and_makes_one_entry(open_app: OpenApp) -> None:
    async with open_app() as stage:
        await rate(stage)
        await stage.press("3")
        disk = threading.Event()
        held_up = asyncio.ensure_future(stage.ask(lambda _: disk.wait()))
        await stage.pilot.pause()
        await stage.press("ctrl+s", "8", "ctrl+s", "9")
        disk.set()
        await held_up
        await stage.on(TodayScreen)
        (entry,) = await stage.entries()
        assert isinstance(entry, RatingEntry)
        assert entry.pain == 9
        assert await stage.ask(JournalStore.abandoned) == ()


@pytest.mark.parametrize(
    ("length", "comes_back"), [(NOTE_LIMIT + 1, NOTE_LIMIT + 1), (TYPED_LIMIT + 1, TYPED_LIMIT)]
)
async def test_a_note_that_is_too_long_to_be_saved_is_kept_all_the_same(
    open_app: OpenApp, folder: Path, length: int, comes_back: int
) -> None:
    async with open_app() as stage:
        form = await rate(stage)
        form.query_one("#note", TextArea).text = "x" * length
        await is_kept(stage, folder, note="x" * comes_back)
    async with open_app() as stage:
        await stage.on(QuestionScreen)
        await stage.press("g")
        form = await stage.on(EntryForm)
        assert form.query_one("#note", TextArea).text == "x" * comes_back
        await stage.press("5", "ctrl+s")
        said = "characters, and 20,000 fit. Shorten it and save again."
        await stage.until(lambda: said in stage.words("#form-trouble"))
        assert await stage.entries() == ()


# The summary of a session


async def test_what_is_typed_on_the_summary_survives(open_app: OpenApp) -> None:
    note = "Slept well. " * 2_000
    async with open_app(size=(100, 40)) as stage:
        stage.run_to_end(await stage.begin("starter-three", "4", "enter"))
        await stage.see("And how is your back now?")
        await stage.press("2", "enter")
        form = await stage.on(SummaryScreen)
        form.query_one("#note", TextArea).text = note
        await stage.press("w", "5")
        drafts: list[SessionDraft | None] = []

        async def read() -> bool:
            drafts.append(await stage.ask(kept_session))
            return drafts[-1] is not None and (drafts[-1].note, drafts[-1].pain_worst) == (note, 5)

        async with asyncio.timeout(20):
            while not await read():
                await stage.pilot.pause()
    async with open_app(size=(100, 40)) as stage:
        await stage.see("A session was interrupted")
        await stage.press("s")
        form = await stage.on(SummaryScreen)  # the rating after is known already
        assert form.typed() == {"pain_worst": 5, "note": note}
        assert "pain before: 4, after: 2" in stage.text()
        form.query_one("#note", TextArea).text = "Slept well."
        await stage.press("ctrl+s")
        await stage.told("Saved in your journal.")
        (entry,) = await stage.entries()
        assert isinstance(entry, SessionEntry)
        assert (entry.pain_after, entry.pain_worst, entry.note) == (2, 5, "Slept well.")
        assert await stage.ask(JournalStore.abandoned) == ()
