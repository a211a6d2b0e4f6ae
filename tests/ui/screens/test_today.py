from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest

from backcare_tui.domain.journal.entry import ActivityEntry, MorningEntry, Outcome
from backcare_tui.domain.journal.memo import Subject
from backcare_tui.storage.field_problems import Problem
from backcare_tui.storage.written.settings_file import Settings
from backcare_tui.ui.dialogs.asking.page import QuestionPage
from backcare_tui.ui.dialogs.asking.rating import RatingScreen
from backcare_tui.ui.dialogs.asking.welcome import WelcomeScreen
from backcare_tui.ui.dialogs.forms.entry_form import EntryForm
from backcare_tui.ui.screens.flare import FlareScreen
from backcare_tui.ui.screens.journal.screen import JournalScreen
from backcare_tui.ui.screens.plan import PlanScreen
from backcare_tui.ui.screens.session import SessionScreen
from backcare_tui.ui.screens.today import TodayScreen
from backcare_tui.ui.widgets.figure.preview import Preview
from backcare_tui.ui.widgets.literal_text import LiteralText
from backcare_tui.ui.widgets.top_bar import TopBar
from tests.fake_clock import FakeClock
from tests.storage.written.test_catalogue_files import EXERCISE
from tests.ui import sample
from tests.ui.running_app import OpenApp
from tests.ui.screens.test_plan import WEDNESDAY, a_memo, a_month, memos, wednesday


async def test_the_first_start_welcomes_once(open_app: OpenApp) -> None:
    async with open_app(welcomed=False) as stage:
        await stage.on(WelcomeScreen)
        assert "It is not a medical device." in stage.text()
        await stage.pass_first_cards()
        await stage.press("n")
        await stage.on(TodayScreen)
        await stage.settle()
    async with open_app(welcomed=False) as stage:
        await stage.settle()
        assert isinstance(stage.screen, TodayScreen)


async def test_an_empty_journal_begins_small_and_says_how_it_fills(open_app: OpenApp) -> None:
    async with open_app() as stage:
        await stage.see("Good morning.", "Today: strength", "3 exercises", "enter starts it")
        assert "Habits start small: 3 exercises are enough to begin with." in stage.words("#suggestion")
        assert "0 of 4 sessions" in stage.text()
        assert "Your journal is empty." in stage.text()


async def test_a_filled_journal_is_summed_up(open_app: OpenApp) -> None:
    async with open_app(entries=sample.a_fortnight()) as stage:
        assert stage.words("#so-far").split("\n\n") == [
            "This week\nM T W T F S S\n– – ● ▲ ● – ○ \n2 of 4 sessions",
            "Walking, cycling, swimming\n25 of 25 min\n━━━━━━━━━━━━━━━━━━━━",
            "Pain, last 14 days\n▅·▅·▅▅···▃·▃▃·\nMeaningfully better than in the first week: from 5 to 3.",
            "This week you made time for your back on Wednesday and on Friday "
            "and were on the move for 25 minutes.",
        ]


async def test_more_walking_than_was_planned_is_told_as_that(open_app: OpenApp) -> None:
    async with open_app(entries=[sample.a_walk(1, sample.ago(1), 40)]) as stage:
        assert "40 min, 25 were planned" in stage.words("#so-far")


async def test_the_goals_are_those_of_the_settings(open_app: OpenApp) -> None:
    async with open_app(settings=Settings(weekly_sessions=2, weekly_minutes=90)) as stage:
        await stage.see("0 of 2 sessions", "0 of 5 min · your aim: 90")


async def test_what_today_is_for_comes_from_the_plan_with_its_reasons(open_app: OpenApp) -> None:
    async with open_app(size=(120, 40), entries=a_month(), clock=wednesday()) as stage:
        await stage.until(lambda: stage.words("#next-days"))
        told = stage.words("#suggestion")
        await stage.press("4")
        screen = await stage.on(PlanScreen)
        await stage.until(lambda: screen.chosen())
        today = screen.chosen()
        assert today is not None
        assert today.decisions
        for decision in today.decisions[:3]:
            assert f"– {decision.says}" in told
        assert "Thu 26  ○" in stage.app.get_screen_stack("today")[0].query_one("#next-days", LiteralText).said


async def test_what_was_done_today_is_said_and_enter_still_starts(open_app: OpenApp) -> None:
    done = sample.a_session(1, WEDNESDAY - timedelta(hours=2), 4, 2)
    async with open_app(entries=[*a_month(), done], clock=wednesday()) as stage:
        await stage.see("● Done for today", "Starter three", "If you would like more")
        await stage.press("enter")
        await stage.on(RatingScreen)


async def test_a_session_that_was_ended_early_is_not_told_as_done(open_app: OpenApp) -> None:
    now = FakeClock().now()
    part = sample.a_record("bridge", 40, Outcome.ENDED_EARLY)
    begun = sample.a_session(1, now - timedelta(hours=1), None, 2)
    begun = begun.model_copy(update={"routine": "bridge", "exercises": (part,), "outcome": Outcome.ENDED_EARLY})
    async with open_app(entries=[begun]) as stage:
        await stage.see("● Practised today", "Bridge, ended early")
        assert "Done for today" not in stage.text()
        assert "Nothing was finished" not in stage.text()
        await stage.press("4")
        screen = await stage.on(PlanScreen)
        await stage.until(lambda: screen.chosen() is not None)
        await stage.see("Bridge, ended early,", "Habits start small")
        assert "Nothing was finished" not in stage.text()


async def test_the_morning_after_is_hinted_at_until_it_is_told(open_app: OpenApp) -> None:
    hint = "The morning after yesterday?  Press r."
    yesterday = sample.a_session(1, sample.ago(1))
    async with open_app(entries=[yesterday]) as stage:
        assert hint in stage.words("#suggestion")
        morning = MorningEntry(id=UUID(int=2), at=sample.ago(hours=1), pain=3, session=yesterday.id)
        await stage.ask(lambda store: store.add(morning))
        await stage.press("2", "1")
        await stage.until(lambda: hint not in stage.words("#suggestion"))


async def test_the_morning_after_is_not_hinted_at_in_the_afternoon(open_app: OpenApp) -> None:
    noon = datetime(2026, 11, 22, 12, tzinfo=UTC)
    async with open_app(entries=[sample.a_session(1, sample.ago(1))], clock=FakeClock(noon)) as stage:
        await stage.see("Good afternoon.")
        assert "The morning after" not in stage.words("#suggestion")


async def test_f_says_that_a_flare_up_began_and_today_is_gentle(open_app: OpenApp) -> None:
    async with open_app(entries=a_month(), clock=wednesday()) as stage:
        await stage.press("f")
        await stage.on(FlareScreen)
        await stage.see("The plan goes easy for two or three days.")
        assert await memos(stage) == ["flare: began"]
        await stage.press("escape")
        await stage.on(TodayScreen)
        await stage.see("A gentle day", "You said that a flare-up began", "f shows what helps")
        await stage.press("f")
        await stage.on(FlareScreen)
        assert await memos(stage) == ["flare: began"]


@pytest.mark.parametrize("rated", [None, 9])
async def test_f_begins_no_flare_up_again_while_one_is_on(open_app: OpenApp, rated: int | None) -> None:
    """On its second day, and on its fourth, on which the gentle days are over and the back is sore."""
    days = 1 if rated is None else 3
    told = [a_memo(Subject.FLARE, "began", days)]
    sore = (
        []
        if rated is None
        else [sample.a_rating(number, WEDNESDAY - timedelta(days=number, hours=2), rated) for number in range(4)]
    )
    async with open_app(entries=[*a_month(), *sore, *told], clock=wednesday()) as stage:
        await stage.press("f")
        screen = await stage.on(FlareScreen)
        await stage.until(lambda: stage.words("#flare").startswith(f"Flare-up, day {days + 1}"))
        assert await memos(stage) == ["flare: began"]
        assert not screen.check_action("say", ("began",))
        assert screen.check_action("say", ("over",))


async def test_where_nothing_is_planned_enter_starts_nothing_and_says_so(open_app: OpenApp) -> None:
    memo = a_memo(Subject.PAUSE, "away", 2)
    async with open_app(size=(120, 40), entries=[*a_month(), memo], clock=wednesday()) as stage:
        assert "Press 4, then p, when you are back." in stage.words("#suggestion")
        assert "enter starts it" not in stage.words("#suggestion")
        await stage.until(lambda: "enter start" not in stage.text())
        await stage.press("enter")
        await stage.told("Nothing is planned for now.")
        assert isinstance(stage.screen, TodayScreen)


async def test_a_gentle_day_offers_no_second_one(open_app: OpenApp) -> None:
    """The key works all the same for who presses it."""
    told = [*a_month(), a_memo(Subject.FLARE, "began")]
    async with open_app(size=(120, 40), entries=told, clock=wednesday()) as stage:
        await stage.until(lambda: "g gentle day" not in stage.text())
        await stage.see("A gentle day", "enter start", "w log a walk")
        await stage.press("g")
        await stage.on(RatingScreen)


async def test_one_card_is_shown_unless_it_is_not_wanted(open_app: OpenApp) -> None:
    async with open_app(size=(120, 40)) as stage:
        await stage.until(lambda: stage.words("#card").startswith("Sore is not harmed\n"))
    async with open_app(size=(120, 40), settings=Settings(education=False)) as stage:
        await stage.until(lambda: stage.words("#next-days"))
        assert stage.words("#card") == ""


@pytest.mark.parametrize(
    ("hour", "greeting"), [(6, "Good morning."), (12, "Good afternoon."), (18, "Good evening.")]
)
async def test_the_greeting_follows_the_clock(open_app: OpenApp, hour: int, greeting: str) -> None:
    async with open_app(clock=FakeClock(datetime(2026, 11, 22, hour, tzinfo=UTC))) as stage:
        await stage.see(greeting)


@pytest.mark.parametrize("key", ["enter", "s"])
async def test_enter_starts_what_is_planned(open_app: OpenApp, key: str) -> None:
    """And so does `s`, as in the catalogue and the plan."""
    async with open_app() as stage:
        await stage.press(key)
        await stage.on(RatingScreen)
        await stage.press("4", "enter")
        screen = await stage.on(SessionScreen)
        assert screen.session.timeline.routine.id == "today"
        assert len(screen.session.timeline.items) == 3
        assert screen.so_far().pain_before == 4


async def test_whoever_starts_waits_for_nothing_that_only_today_shows(open_app: OpenApp) -> None:
    async with open_app() as stage:
        await stage.until(lambda: stage.screen.query(Preview))
        today = stage.screen
        assert isinstance(today, TodayScreen)
        next_days = today.query_one("#next-days", LiteralText)
        assert next_days.said
        await stage.press("enter")
        await stage.on(RatingScreen)
        await today.query_one(Preview).remove()
        next_days.say("")
        stage.app._today_shown.clear()
        today.read_journal()  # as it still does where the key comes at once
        await stage.until(stage.app._today_shown.is_set)
        assert not today.query(Preview)
        assert not next_days.said
        await stage.press("escape")
        await stage.on(SessionScreen)
        await stage.press("escape", "d")
        await stage.on(TodayScreen)
        await stage.until(lambda: today.query(Preview))
        assert next_days.said


async def test_g_starts_the_gentle_day(open_app: OpenApp) -> None:
    async with open_app() as stage:
        await stage.until(lambda: stage.words("#next-days"))
        await stage.see("enter start", "g gentle day")
        await stage.press("g")
        await stage.on(RatingScreen)
        await stage.press("escape")
        screen = await stage.on(SessionScreen)
        assert screen.session.timeline.routine.id == "gentle-day"


async def test_strong_pain_today_makes_it_gentle(open_app: OpenApp) -> None:
    async with open_app(entries=[sample.a_rating(1, sample.ago(hours=1), 8)]) as stage:
        await stage.see("A gentle day", "8 of 10")


async def test_r_writes_a_rating_down_and_today_shows_it(open_app: OpenApp) -> None:
    async with open_app() as stage:
        await stage.press("r")
        await stage.on(EntryForm)
        await stage.press("3", "ctrl+s")
        await stage.on(TodayScreen)
        await stage.until(lambda: "·············▃" in stage.words("#so-far"))
        assert [entry.pain for entry in await stage.entries() if entry.kind == "rating"] == [3]


async def test_w_writes_a_walk_down_and_today_counts_it(open_app: OpenApp) -> None:
    async with open_app() as stage:
        await stage.press("w")
        await stage.on(EntryForm)
        await stage.press("ctrl+s")
        await stage.on(TodayScreen)
        await stage.see("10 of 10 min")
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
        await stage.see("enter starts it")
        await stage.told("zeal.toml: last line: is not TOML")
        await stage.press("2", "slash", *"mine", "space", *"24")
        await stage.see("Mine 24")


async def test_a_journal_that_cannot_be_opened_is_said_and_the_rest_works(open_app: OpenApp, folder: Path) -> None:
    folder.write_text("no folder")
    async with open_app(welcomed=False) as stage:
        await stage.told("is a file, and a folder is needed.")
        await stage.asks("signs")
        await stage.press("n", "n")
        await stage.see("enter starts it")
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
        await stage.press("enter")
        await stage.on(QuestionPage)
        await stage.press("3")
        await stage.on(QuestionPage)
        await stage.press("n", "n", "n", "3")
        await stage.on(JournalScreen)


async def test_a_rating_is_asked_for_by_its_title_on_the_smallest_screen_too(open_app: OpenApp) -> None:
    async with open_app(size=(60, 20), entries=[sample.a_rating(1, sample.ago(1), 3)]) as stage:
        await stage.press("r")
        await stage.on(EntryForm)
        await stage.see("How is your back?", "worst imaginable")
