from datetime import UTC, datetime
from pathlib import Path

import pytest

from backcare_tui.domain.journal.entry import ActivityEntry
from backcare_tui.storage.written.catalogue_files import Problem
from backcare_tui.storage.written.settings_file import Settings
from backcare_tui.ui.dialogs.entry_form import EntryForm
from backcare_tui.ui.dialogs.rating import RatingScreen
from backcare_tui.ui.dialogs.welcome import WelcomeScreen
from backcare_tui.ui.screens.journal import JournalScreen
from backcare_tui.ui.screens.session import SessionScreen
from backcare_tui.ui.screens.today import TodayScreen
from backcare_tui.ui.widgets.top_bar import TopBar
from tests.fake_clock import FakeClock
from tests.storage.written.test_catalogue_files import EXERCISE
from tests.ui import sample
from tests.ui.running_app import OpenApp


async def test_the_first_start_welcomes_once(open_app: OpenApp) -> None:
    async with open_app(welcomed=False) as stage:
        await stage.on(WelcomeScreen)
        assert "It is not a medical device." in stage.text()
        await stage.press("enter")
        await stage.on(TodayScreen)
        await stage.settle()
    async with open_app(welcomed=False) as stage:
        await stage.settle()
        assert isinstance(stage.screen, TodayScreen)


async def test_an_empty_journal_suggests_starter_three_and_says_how_it_fills(open_app: OpenApp) -> None:
    async with open_app() as stage:
        await stage.see("Good morning.", "Starter three", "5 minutes · 3 exercises · on the floor")
        assert "Pelvic tilt · Bridge · Knee rolls" in stage.text()
        assert "Because it is your first week" in stage.words("#suggestion")
        assert "0 of 4 sessions" in stage.text()
        assert "Your journal is empty." in stage.text()


async def test_a_filled_journal_is_summed_up(open_app: OpenApp) -> None:
    async with open_app(entries=sample.a_fortnight()) as stage:
        assert stage.words("#so-far").split("\n\n") == [
            "This week\nM T W T F S S\n○ ○ ● ○ ● ○ ○ \n2 of 4 sessions\nwalking, cycling, swimming: 25 of 60 min",
            "Pain, last 14 days\n▅·▅·▅▅···▃·▃▃·\nLower than the week before: 5 then, 3 now.",
        ]


async def test_the_goals_are_those_of_the_settings(open_app: OpenApp) -> None:
    async with open_app(settings=Settings(weekly_sessions=2, weekly_minutes=90)) as stage:
        await stage.see("0 of 2 sessions", "0 of 90 min")


@pytest.mark.parametrize(
    ("hour", "greeting"), [(6, "Good morning."), (12, "Good afternoon."), (18, "Good evening.")]
)
async def test_the_greeting_follows_the_clock(open_app: OpenApp, hour: int, greeting: str) -> None:
    async with open_app(clock=FakeClock(datetime(2026, 11, 22, hour, tzinfo=UTC))) as stage:
        await stage.see(greeting)


async def test_enter_starts_what_is_suggested(open_app: OpenApp) -> None:
    async with open_app() as stage:
        await stage.press("enter")
        await stage.on(RatingScreen)
        await stage.press("4", "enter")
        screen = await stage.on(SessionScreen)
        assert screen.session.timeline.routine.id == "starter-three"
        assert screen.so_far().pain_before == 4


async def test_g_starts_the_gentle_day(open_app: OpenApp) -> None:
    async with open_app() as stage:
        await stage.press("g")
        await stage.on(RatingScreen)
        await stage.press("escape")
        screen = await stage.on(SessionScreen)
        assert screen.session.timeline.routine.id == "gentle-day"


async def test_strong_pain_today_suggests_the_gentle_day(open_app: OpenApp) -> None:
    async with open_app(entries=[sample.a_rating(1, sample.ago(hours=1), 8)]) as stage:
        await stage.see("Gentle day", "8 of 10 is a lot today.")


async def test_r_writes_a_rating_down_and_today_shows_it(open_app: OpenApp) -> None:
    async with open_app() as stage:
        await stage.press("r")
        await stage.on(EntryForm)
        await stage.press("3", "ctrl+s")
        await stage.on(TodayScreen)
        await stage.see("·············▃")
        assert [entry.pain for entry in await stage.entries() if entry.kind == "rating"] == [3]


async def test_w_writes_a_walk_down_and_today_counts_it(open_app: OpenApp) -> None:
    async with open_app() as stage:
        await stage.press("w")
        await stage.on(EntryForm)
        await stage.press("ctrl+s")
        await stage.on(TodayScreen)
        await stage.see("10 of 60 min")
        (entry,) = await stage.entries()
        assert isinstance(entry, ActivityEntry)
        assert (entry.exercise, entry.minutes, entry.effort) == ("walk", 10, None)


async def test_a_catalogue_file_that_cannot_be_used_is_named(open_app: OpenApp) -> None:
    async with open_app(problems=(Problem("mine.toml", "dose", "is [missing]"),)) as stage:
        await stage.told("mine.toml: dose: is [missing] The rest works.")


async def test_an_own_file_that_nobody_asked_for_is_named_once_the_rest_is_there(
    open_app: OpenApp, tmp_path: Path
) -> None:
    (tmp_path / "exercises").mkdir()
    for number in range(25):
        (tmp_path / "exercises" / f"mine-{number}.toml").write_text(EXERCISE.replace("Lift", f"Mine {number}"))
    (tmp_path / "exercises" / "zeal.toml").write_text("name = ")
    async with open_app(personal=tmp_path) as stage:
        await stage.see("Starter three")
        await stage.told("zeal.toml: last line: is not TOML")
        await stage.press("2", "slash", *"mine", "space", *"24")
        await stage.see("Mine 24")


async def test_a_journal_that_cannot_be_opened_is_said_and_the_rest_works(open_app: OpenApp, folder: Path) -> None:
    folder.write_text("no folder")
    async with open_app(welcomed=False) as stage:
        await stage.told("is a file, and a folder is needed.")
        await stage.see("Starter three")
        assert len(stage.toasts()) == 1
        await stage.press("2")
        await stage.see("/ to search")


async def test_at_midnight_it_is_another_day(open_app: OpenApp) -> None:
    async with open_app() as stage:
        await stage.see("Sunday 22 November")
        stage.clock.advance(24 * 3600)
        stage.screen.query_one(TopBar).show_date()
        await stage.see("Monday 23 November")


async def test_a_routine_named_at_the_start_begins_at_once(open_app: OpenApp) -> None:
    async with open_app() as stage:
        routine = stage.catalogue.routines["desk-break"]
    async with open_app(start=routine) as stage:
        await stage.on(RatingScreen)
        await stage.press("escape")
        screen = await stage.on(SessionScreen)
        assert screen.session.timeline.routine.id == "desk-break"


async def test_there_is_no_other_place_before_the_welcome_is_read(open_app: OpenApp) -> None:
    async with open_app(welcomed=False) as stage:
        await stage.on(WelcomeScreen)
        await stage.press("3", "a", "r")
        await stage.on(WelcomeScreen)
        await stage.press("enter", "3")
        await stage.on(JournalScreen)
