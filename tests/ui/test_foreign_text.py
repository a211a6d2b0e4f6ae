"""A name out of a file is shown to the letter everywhere: it is no markup, and no command to the terminal."""

import re
from pathlib import Path

import pytest
from textual.command import CommandPalette

from backcare_tui.storage.field_problems import Problem
from backcare_tui.storage.journal.store import JournalStore
from backcare_tui.ui.dialogs.asking.question import QuestionScreen
from backcare_tui.ui.dialogs.asking.rating import RatingScreen
from backcare_tui.ui.dialogs.forms.entry_form import EntryForm
from backcare_tui.ui.dialogs.forms.summary import SummaryScreen
from backcare_tui.ui.messages import Practise
from backcare_tui.ui.screens.catalogue import CatalogueScreen
from backcare_tui.ui.screens.details import DetailsScreen
from backcare_tui.ui.screens.journal.screen import JournalScreen
from backcare_tui.ui.screens.plan import PlanScreen
from backcare_tui.ui.screens.session import SessionScreen
from tests.ui import sample
from tests.ui.running_app import OpenApp, RunningApp, ready_s
from tests.ui.sample import ODD_SHOWN

SIZE = (160, 50)


@pytest.fixture
def personal(tmp_path: Path) -> Path:
    return sample.an_odd_catalogue(tmp_path / "own")


async def shows(stage: RunningApp) -> None:
    """The name is on the screen as it is, and nothing there moves a terminal."""
    await stage.see(ODD_SHOWN)
    assert not any(char in stage.text() for char in "\x1b\x07\x9b")


async def test_today(open_app: OpenApp, personal: Path) -> None:
    done = [sample.a_session(1, sample.ago(hours=1)), sample.a_walk(2, sample.ago(hours=2))]
    async with open_app(size=SIZE, personal=personal, entries=done) as stage:
        await shows(stage)
        assert f"{ODD_SHOWN} · Walk 25 min" in stage.text()
        await stage.press("4")
        await stage.on(PlanScreen)
        await shows(stage)


async def test_the_catalogue_and_its_details(open_app: OpenApp, personal: Path) -> None:
    async with open_app(size=SIZE, personal=personal) as stage:
        await stage.press("2")
        await stage.on(CatalogueScreen)
        await stage.press("slash")
        await stage.paste("/red")
        await stage.press("enter")
        await shows(stage)
        assert stage.words("#details").startswith(ODD_SHOWN)
        await stage.press("enter")
        await stage.on(DetailsScreen)
        await shows(stage)


async def test_the_palette(open_app: OpenApp, personal: Path) -> None:
    file = personal / "exercises" / "odd.toml"
    file.write_text(re.sub('summary = ".*"', r'summary = "\\\\[c [foo] \\\\ends\\\\"', file.read_text()))
    async with open_app(size=SIZE, personal=personal) as stage:
        await stage.press("ctrl+p")
        await stage.on(CommandPalette)
        await stage.see(f"Start {ODD_SHOWN}")
        await stage.paste("row")
        await stage.see(f"Start {ODD_SHOWN}", "\\[c [foo] \\ends\\")


async def test_what_is_searched_for(open_app: OpenApp) -> None:
    async with open_app(size=SIZE) as stage:
        await stage.press("2")
        await stage.on(CatalogueScreen)
        await stage.press("slash")
        await stage.paste("[/red]\x1b]0;x\x07")
        await stage.see("Nothing matches “[/red]␛]0;x␇”.")
        assert "\x1b" not in stage.text()


async def test_a_session_from_start_to_summary_and_journal(open_app: OpenApp, personal: Path) -> None:
    async with open_app(size=SIZE, personal=personal) as stage:
        stage.app.post_message(Practise(stage.catalogue.to_practise(["starter-three"])))
        await stage.on(RatingScreen)
        await stage.press("9", "enter")
        await stage.see("Anything unusual today?")
        await stage.press("n")
        await stage.see("A gentle day?")
        await shows(stage)
        await stage.press("n")
        screen = await stage.on(SessionScreen)
        screen.tick()
        await stage.pilot.pause()
        await shows(stage)
        stage.run(screen, ready_s(screen) + 10)
        await stage.press("n")
        await stage.until(lambda: stage.words("#session-exercise") == "2 of 3   Get ready")
        await shows(stage)
        await stage.press("n", "n")
        await stage.on(RatingScreen)
        await stage.press("escape")
        await stage.on(SummaryScreen)
        await shows(stage)
        await stage.press("enter")
        await stage.told("Saved")
        await stage.press("3")
        await stage.on(JournalScreen)
        await shows(stage)
        await stage.press("enter")
        await stage.on(DetailsScreen)
        await shows(stage)


async def test_an_interrupted_session(open_app: OpenApp, personal: Path) -> None:
    async with open_app(size=SIZE, personal=personal) as stage:
        draft = sample.a_draft(stage.catalogue)
        await stage.ask(lambda store: store.save_draft(draft))
    async with open_app(size=SIZE, personal=personal) as stage:
        await stage.on(QuestionScreen)
        await shows(stage)


async def test_the_form_of_a_walk(open_app: OpenApp, personal: Path) -> None:
    walk = sample.a_walk(1, sample.ago(1)).model_copy(update={"exercise": "odd-walk"})
    async with open_app(size=SIZE, personal=personal, entries=[walk]) as stage:
        await stage.press("3")
        await stage.on(JournalScreen)
        await shows(stage)
        await stage.press("e")
        form = await stage.on(EntryForm)
        await shows(stage)
        form.query_one("#exercise").focus()
        await stage.press("enter")
        await shows(stage)


async def test_names_of_exercises_that_are_gone(open_app: OpenApp) -> None:
    async with open_app(size=SIZE) as stage:
        walk = sample.a_walk(1, sample.ago(1)).model_copy(update={"exercise": "gone-for-good"})
        await stage.ask(lambda store: JournalStore.add(store, walk))
        await stage.press("3")
        await stage.see("gone-for-good  25 minutes")


async def test_many_mistakes_in_files_leave_room_to_be_seen(open_app: OpenApp) -> None:
    problems = tuple(Problem(f"{number}/catalogue/mine.toml", "file", "is empty") for number in range(30))
    async with open_app(size=(80, 24), problems=problems) as stage:
        await stage.see("0/catalogue/mine.toml", "29 more mistakes", "check names each")


async def test_of_words_in_passing_that_do_not_all_fit_the_first_are_seen(open_app: OpenApp) -> None:
    problems = tuple(Problem(f"{number}/mine.toml " + "x" * 3000, "file", "is empty") for number in range(9))
    async with open_app(size=(80, 16), problems=problems) as stage:
        await stage.see("0/mine.toml")
