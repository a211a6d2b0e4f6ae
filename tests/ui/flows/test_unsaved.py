"""What is written and not saved yet is not lost by leaving the program."""

from contextlib import closing
from pathlib import Path

import pytest
from textual.widgets import TextArea

from backcare_tui.domain.journal.days import MIDNIGHT
from backcare_tui.storage.journal.store import JournalStore
from backcare_tui.ui.dialogs.asking.question import QuestionScreen
from backcare_tui.ui.dialogs.asking.rating import RatingScreen
from backcare_tui.ui.dialogs.forms.entry_form import EntryForm
from backcare_tui.ui.dialogs.forms.summary import SummaryScreen
from backcare_tui.ui.screens.catalogue import CatalogueScreen
from backcare_tui.ui.screens.journal.screen import JournalScreen
from backcare_tui.ui.screens.plan import PlanScreen
from backcare_tui.ui.screens.session import SessionScreen
from backcare_tui.ui.screens.today import TodayScreen
from tests.storage.kept import kept_session
from tests.ui.flows.entry_forms import failing
from tests.ui.running_app import OpenApp


async def test_quitting_from_another_place_asks_about_what_is_written_and_stays(open_app: OpenApp) -> None:
    async with open_app() as stage:
        await stage.press("r")
        form = await stage.on(EntryForm)
        form.query_one("#note", TextArea).focus()
        await stage.paste("slept well")
        form.query_one("#save").focus()
        await stage.press("2")
        await stage.on(CatalogueScreen)
        await stage.press("q")
        await stage.on(QuestionScreen)
        await stage.press("escape")
        await stage.on(CatalogueScreen)
        await stage.press("1")
        assert (await stage.on(EntryForm)) is form
        assert form.query_one("#note", TextArea).text == "slept well"


async def test_quitting_names_the_key_that_leads_to_what_is_left_behind(open_app: OpenApp) -> None:
    async with open_app() as stage:
        await stage.press("3")
        await stage.on(JournalScreen)
        await stage.press("a", "r")
        form = await stage.on(EntryForm)
        form.query_one("#note", TextArea).text = "slept well"
        await stage.app.run_action("visit('catalogue')")  # its key is a rating there
        await stage.on(CatalogueScreen)
        await stage.begin("bridge")
        for place, screen, key in (("1", TodayScreen, "3"), ("4", PlanScreen, "3")):
            await stage.press(place)
            await stage.on(screen)
            await stage.press("q")
            await stage.see(f"If you stay, press {key} to go back to it.")
            await stage.press("escape")
        await stage.press("3")
        assert await stage.on(EntryForm) is form
        await stage.press("4", "ctrl+s")
        await stage.on(JournalScreen)
        await stage.press("q")
        await stage.see("A session is under way", "If you stay, press 2 to go back to it.")


async def test_quitting_says_whether_a_session_is_under_way_or_only_unsaved(open_app: OpenApp) -> None:
    async with open_app() as stage:
        screen = await stage.begin("bridge")
        await stage.press("2")
        await stage.on(CatalogueScreen)
        await stage.press("q")
        await stage.see("A session is under way")
        await stage.press("escape")
        await stage.on(CatalogueScreen)
        await stage.press("1", "space")
        await stage.on(SessionScreen)
        stage.run_to_end(screen)
        await stage.on(RatingScreen)
        await stage.press("3", "enter")
        await stage.on(SummaryScreen)
        await stage.press("2")
        await stage.on(CatalogueScreen)
        await stage.press("q")
        await stage.see("Your session is done, but not saved yet")
        await stage.press("escape", "1", "escape")
        await stage.on(TodayScreen)
        await stage.press("q")
        await stage.until(lambda: not stage.app.is_running)


async def test_the_same_words_twice_within_a_minute_are_saved_only_if_that_is_meant(open_app: OpenApp) -> None:
    async with open_app() as stage:
        for number in (1, 2):
            await stage.press("r")
            form = await stage.on(EntryForm)
            await stage.press("4")
            form.query_one("#note", TextArea).focus()
            await stage.paste("after a walk")
            await stage.press("ctrl+s")
            if number == 1:
                await stage.on(TodayScreen)
        await stage.see("The same was saved less than a minute ago")
        assert len(await stage.entries()) == 1
        await stage.press("ctrl+s")
        await stage.on(TodayScreen)
        assert len(await stage.entries()) == 2


async def test_a_running_session_is_kept_to_the_second_before_that_is_said(
    open_app: OpenApp, folder: Path
) -> None:
    async with open_app() as stage:
        screen = await stage.begin("bridge")
        stage.run(screen, 30)
        await stage.press("2")
        await stage.on(CatalogueScreen)
        await stage.press("q")
        await stage.see("It is kept as it stands")
        await stage.press("q")
        await stage.until(lambda: not stage.app.is_running)
    with closing(JournalStore.open(folder, stage.clock, MIDNIGHT)) as store:
        draft = kept_session(store)
    assert draft is not None
    assert draft.stands is not None
    assert draft.stands.position_s == pytest.approx(30, abs=0.2)


async def test_what_could_not_be_kept_is_not_promised(open_app: OpenApp, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(JournalStore, "save_draft", failing)
    async with open_app() as stage:
        stage.run_to_end(await stage.begin("bridge"))
        await stage.on(RatingScreen)
        await stage.press("q")
        await stage.see("It could not be kept")
        assert "next start" not in stage.text()
        await stage.press("escape", "3", "enter")
        await stage.on(SummaryScreen)
        await stage.press("2")
        await stage.on(CatalogueScreen)
        await stage.press("q")
        await stage.see("It could not be kept")
