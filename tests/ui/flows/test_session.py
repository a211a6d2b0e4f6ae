"""From the first question to the saved entry, and what was cut off on the way."""

import asyncio
import threading
from functools import partial

import pytest
from textual.widgets import TextArea

from backcare_tui.domain.journal.entry import Outcome, RatingEntry
from backcare_tui.storage.journal.errors import JournalError
from backcare_tui.storage.journal.store import JournalStore
from backcare_tui.ui.dialogs.asking.question import QuestionScreen
from backcare_tui.ui.dialogs.asking.rating import RatingScreen
from backcare_tui.ui.dialogs.forms.summary import SummaryScreen
from backcare_tui.ui.dialogs.help_cards import HelpCardsScreen
from backcare_tui.ui.screens.catalogue import CatalogueScreen
from backcare_tui.ui.screens.session import SessionScreen
from backcare_tui.ui.screens.today import TodayScreen
from backcare_tui.ui.widgets.literal_text import LiteralText
from tests.storage.kept import kept_session
from tests.ui import sample
from tests.ui.flows.sessions import rate, saved, to_summary
from tests.ui.running_app import OpenApp, ready_s

# The whole way


def _says(text: LiteralText, words: str) -> bool:
    return words in text.said


async def test_from_the_rating_before_to_the_saved_entry(open_app: OpenApp) -> None:
    async with open_app() as stage:
        await to_summary(stage)
        for text in ("Done.", "3 of 3 exercises, 4 minutes", "pain before: 4, after: 2"):
            assert text in stage.text()
        await stage.press("w", "5", "enter")
        await stage.paste("Slept well.\nLess stiff.")
        await stage.press("ctrl+s")
        entry = await saved(stage)
        await stage.on(TodayScreen)
        assert (entry.pain_before, entry.pain_after, entry.pain_worst) == (4, 2, 5)
        assert entry.note == "Slept well.\nLess stiff."
        assert entry.outcome is Outcome.COMPLETED
        assert entry.at == sample.NOW
        assert entry.ended_at == stage.clock.now()
        assert tuple(record.exercise for record in entry.exercises) == sample.STARTER_THREE
        assert await stage.ask(kept_session) is None
        assert "1 of 4 sessions" in stage.text()


async def test_on_a_small_screen_what_was_done_is_seen_first(open_app: OpenApp) -> None:
    async with open_app(size=(60, 20)) as stage:
        await to_summary(stage)
        await stage.see("Done.", "3 of 3 exercises")


async def test_writing_goes_on_at_the_end_of_a_note(open_app: OpenApp) -> None:
    async with open_app() as stage:
        draft = sample.a_draft(stage.catalogue, 3).model_copy(update={"note": "Slept badly.", "pain_after": 3})
        await stage.ask(lambda store: store.save_draft(draft))
    async with open_app() as stage:
        await stage.on(QuestionScreen)
        await stage.press("s")
        await stage.on(SummaryScreen)
        await stage.press("n")
        await stage.paste(" Less stiff.")
        await stage.press("ctrl+s")
        assert (await saved(stage)).note == "Slept badly. Less stiff."


async def test_what_is_not_rated_stays_unrated(open_app: OpenApp) -> None:
    async with open_app() as stage:
        stage.run_to_end(await stage.begin("starter-three"))
        await rate(stage, "escape")
        await stage.on(SummaryScreen)
        assert "pain before: not rated, after: not rated" in stage.text()
        await stage.press("enter")
        entry = await saved(stage)
        assert (entry.pain_before, entry.pain_after, entry.pain_worst) == (None, None, None)


@pytest.mark.parametrize("key", ["enter", "escape", "q", "ctrl+s"])
async def test_every_way_out_of_the_summary_saves(open_app: OpenApp, key: str) -> None:
    async with open_app() as stage:
        await to_summary(stage)
        await stage.press("n")
        await stage.paste("a note")
        await stage.press("tab", key)
        assert (await saved(stage)).note == "a note"
        await stage.on(TodayScreen)


# A gentle day


async def test_a_pain_of_eight_before_offers_the_gentle_day(open_app: OpenApp) -> None:
    async with open_app() as stage:
        await stage.press("enter")
        await rate(stage, "8", "enter")
        await stage.see("Anything unusual today?")
        await stage.press("n")
        await stage.see("A gentle day?")
        assert "A gentle day?" in stage.text()
        assert "8 of 10 is a lot today. You decide." in stage.text()
        await stage.press("y")
        screen = await stage.on(SessionScreen)
        assert screen.session.timeline.routine.id == "gentle-day"


@pytest.mark.parametrize("key", ["n", "escape"])
async def test_the_own_plan_may_be_kept(open_app: OpenApp, key: str) -> None:
    async with open_app() as stage:
        await stage.press("enter")
        await rate(stage, "8", "enter")
        await stage.see("Anything unusual today?")
        await stage.press("n")
        await stage.see("A gentle day?")
        await stage.press(key)
        screen = await stage.on(SessionScreen)
        assert screen.session.timeline.routine.id == "today"


async def test_two_above_the_usual_offers_it_too(open_app: OpenApp) -> None:
    usual = [sample.a_rating(day, sample.ago(day), 2) for day in (1, 2, 3)]
    async with open_app(entries=usual) as stage:
        await stage.press("enter")
        await rate(stage, "4", "enter")
        await stage.see("Anything unusual today?")
        await stage.press("n")
        await stage.see("A gentle day?")
        assert "4 of 10 is well above your usual pain of the last week." in stage.words("#question-body")


@pytest.mark.parametrize(("id_", "pain"), [("starter-three", "6"), ("gentle-day", "9")])
async def test_it_is_not_offered_without_need(open_app: OpenApp, id_: str, pain: str) -> None:
    async with open_app() as stage:
        screen = await stage.begin(id_, pain, "enter")
        assert screen.session.timeline.routine.id == id_


# A journal that fails


def failing(*_: object) -> None:
    raise JournalError("The disk is full, so nothing was saved.", "Make room on it, then try again.")


async def test_when_saving_fails_the_text_stays_and_saving_again_works(
    open_app: OpenApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_app(size=(100, 40)) as stage:
        await to_summary(stage)
        await stage.press("n")
        await stage.paste("do not lose me")
        with monkeypatch.context() as broken:
            broken.setattr(JournalStore, "add", failing)
            await stage.press("ctrl+s")
            said = "The disk is full, so nothing was saved. Make room on it, then try again."
            await stage.until(lambda: said in stage.words("#form-trouble"))
        assert isinstance(stage.screen, SummaryScreen)
        assert stage.screen.query_one("#note", TextArea).text == "do not lose me"
        assert "What you typed is still here" in stage.words("#form-trouble")
        assert await stage.entries() == ()
        await stage.press("ctrl+s")
        assert (await saved(stage)).note == "do not lose me"


async def test_a_draft_that_cannot_be_written_is_said_and_the_session_goes_on(
    open_app: OpenApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_app() as stage:
        monkeypatch.setattr(JournalStore, "save_draft", failing)
        screen = await stage.begin("starter-three")
        await stage.told("The disk is full, so nothing was saved. Make room on it, then try again.")
        stage.run(screen, 5)
        assert screen.session.position(stage.clock.seconds) == 5


@pytest.mark.usefixtures("keys_wait_for_no_disk")
@pytest.mark.parametrize(("key", "place"), [("2", CatalogueScreen), ("exclamation_mark", HelpCardsScreen)])
async def test_a_slow_disk_closes_the_summary_and_nothing_else(
    open_app: OpenApp, key: str, place: type[CatalogueScreen] | type[HelpCardsScreen]
) -> None:
    async with open_app() as stage:
        await to_summary(stage)
        disk = threading.Event()
        held_up = asyncio.ensure_future(stage.ask(lambda _: disk.wait()))
        await stage.pilot.pause()
        await stage.press("enter", key)
        await stage.on(place)
        disk.set()
        await held_up
        assert len(await stage.entries()) == 1
        assert isinstance(stage.screen, place)
        await stage.press("1" if place is CatalogueScreen else "escape")
        await stage.on(TodayScreen)
        assert len(stage.app.screen_stack) == 1


async def test_a_note_that_is_too_long_is_not_cut(open_app: OpenApp) -> None:
    async with open_app(size=(100, 40)) as stage:
        screen = await to_summary(stage)
        screen.query_one("#note", TextArea).text = "x" * 20_001
        await stage.press("ctrl+s")
        said = "The note has 20,001 characters, and 20,000 fit. Shorten it and save again."
        await stage.until(lambda: said in stage.words("#form-trouble"))
        screen.query_one("#note", TextArea).text = "x" * 20_000
        await stage.press("ctrl+s")
        assert len((await saved(stage)).note) == 20_000


async def test_the_last_exercise_of_which_nothing_was_done_is_not_skipped_without_asking(
    open_app: OpenApp,
) -> None:
    async with open_app() as stage:
        screen = await stage.begin("bridge")
        await stage.press("n")
        await stage.asks("end-session")
        await stage.press("g")
        assert await stage.on(SessionScreen) is screen
        assert not screen.session.paused


async def test_whoever_begins_another_session_is_led_to_the_one_that_waits(open_app: OpenApp) -> None:
    """Wherever that is: it was begun at the catalogue, and is asked for on Today."""
    async with open_app() as stage:
        await stage.press("2")
        await stage.on(CatalogueScreen)
        screen = await stage.begin("starter-three")
        await stage.press("1")
        today = await stage.on(TodayScreen)
        for columns, words in (
            (120, "2 Catalogue: session paused"),
            (80, "2 Catalogue: paused"),
            (40, "2 waits 3 Journal 4 Plan"),
        ):
            await stage.pilot.resize_terminal(columns, 30)
            places = today.query_one("#places", LiteralText)
            await stage.until(partial(_says, places, words))
        await stage.press("enter")
        await stage.told("A session is under way.")
        assert await stage.on(SessionScreen) is screen
        assert screen.session.paused


async def test_a_second_session_is_not_begun_while_one_waits(open_app: OpenApp) -> None:
    async with open_app() as stage:
        screen = await stage.begin("starter-three")
        await stage.press("2")
        await stage.on(CatalogueScreen)
        await stage.press("s")
        await stage.told("under way")
        await stage.press("1")
        assert await stage.on(SessionScreen) is screen
        assert screen.session.paused


async def test_quitting_in_the_middle_of_a_session_asks_first(open_app: OpenApp) -> None:
    async with open_app() as stage:
        screen = await stage.begin("starter-three")
        await stage.press("exclamation_mark")
        await stage.on(HelpCardsScreen)
        await stage.press("q")
        await stage.on(QuestionScreen)
        await stage.press("g")
        await stage.on(HelpCardsScreen)
        await stage.press("escape")
        assert await stage.on(SessionScreen) is screen


async def test_leaving_before_anything_was_done_keeps_what_was_told_before_and_asks_no_more(
    open_app: OpenApp,
) -> None:
    async with open_app() as stage:
        await stage.begin("starter-three", "4", "enter")
        await stage.press("escape")
        await stage.on(QuestionScreen)
        await stage.see("Nothing has been done yet.", "end, and save pain 4 from before")
        await stage.press("s")
        await stage.told("Nothing was done, so no session was saved. Pain 4 from before is kept.")
        await stage.on(TodayScreen)
        (entry,) = await stage.entries()
        assert isinstance(entry, RatingEntry)
        assert (entry.at, entry.pain) == (sample.NOW, 4)
        assert await stage.ask(kept_session) is None


@pytest.mark.parametrize(
    ("key", "told"), [("s", "so no session was saved"), ("d", "The journal is as it was before.")]
)
async def test_where_nothing_was_done_or_rated_one_ends_or_goes_on(open_app: OpenApp, key: str, told: str) -> None:
    async with open_app() as stage:
        await stage.begin("starter-three")
        await stage.press("escape")
        await stage.on(QuestionScreen)
        await stage.see("Nothing has been done yet.", "end; there is nothing to save", "go on")
        assert "discard" not in stage.text()
        await stage.press(key)
        await stage.told(told)
        await stage.on(TodayScreen)
        assert not await stage.entries()


async def test_skipping_what_is_left_of_a_session_is_told_as_ending_it(open_app: OpenApp) -> None:
    async with open_app() as stage:
        screen = await stage.begin("starter-three")
        stage.run(screen, ready_s(screen) + 10)
        await stage.press("n", "n", "n")
        await stage.on(RatingScreen)
        await stage.press("escape")
        await stage.on(SummaryScreen)
        await stage.see("Ended early.", "part of 1 of 3 exercises")
        await stage.see("done in part: Pelvic tilt", "not done: Bridge, Knee rolls")


async def test_skipping_all_of_a_session_unrated_leaves_nothing(open_app: OpenApp) -> None:
    async with open_app() as stage:
        await stage.begin("starter-three")
        await stage.press("n", "n", "n")
        await stage.asks("end-session")
        await stage.press("s")
        await stage.told("Nothing was done, so no session was saved.")
        await stage.on(TodayScreen)
        assert not await stage.entries()
        assert await stage.ask(kept_session) is None
