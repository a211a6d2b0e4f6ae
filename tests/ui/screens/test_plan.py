"""The plan on the screen: two weeks, why, and every day changed and changed back by a key."""

import re
from datetime import UTC, datetime, timedelta
from functools import partial
from uuid import uuid4

import pytest

from backcare_tui.domain.journal.entry import Entry
from backcare_tui.domain.journal.memo import MemoEntry, Subject
from backcare_tui.domain.plan.rules.every import RULES
from backcare_tui.ui.dialogs.asking.choosing import ChoosingScreen
from backcare_tui.ui.dialogs.asking.rating import RatingScreen
from backcare_tui.ui.screens.details import DetailsScreen
from backcare_tui.ui.screens.plan import PlanScreen
from backcare_tui.ui.screens.today import TodayScreen
from backcare_tui.ui.widgets.choice_list import ChoiceList
from backcare_tui.ui.widgets.figure.preview import Preview
from tests.fake_clock import FakeClock
from tests.storage.welcomed import ANSWERED
from tests.ui import sample
from tests.ui.running_app import OpenApp, RunningApp

WEDNESDAY = datetime(2026, 11, 25, 17, 30, tzinfo=UTC)


def wednesday() -> FakeClock:
    return FakeClock(WEDNESDAY)


def a_month() -> list[Entry]:
    """Somebody steady: a session every second day, a walk every third."""
    entries: list[Entry] = []
    for days in range(40, 0, -1):
        at = WEDNESDAY - timedelta(days=days, hours=1)
        if days % 2 == 0:
            entries.append(sample.a_session(100 + days, at, 4, 3))
        if days % 3 == 0:
            entries.append(sample.a_walk(200 + days, at + timedelta(hours=3), 20))
    return entries


def a_memo(about: Subject, says: str, days: int = 0) -> MemoEntry:
    return MemoEntry(id=uuid4(), at=WEDNESDAY - timedelta(days=days, hours=1), about=about, says=says)


async def show_plan(stage: RunningApp) -> PlanScreen:
    await stage.press("4")
    screen = await stage.on(PlanScreen)
    await stage.until(lambda: screen.query_one("#days", ChoiceList).option_count)
    return screen


def _says(screen: PlanScreen, date: str, word: str) -> bool:
    return word in lines(screen)[date]


def _has_no_room(preview: Preview) -> bool:
    return not preview.size


def lines(screen: PlanScreen) -> dict[str, str]:
    """What each day says, by its date."""
    options = screen.query_one("#days", ChoiceList).options
    return {option.id: str(option.prompt) for option in options if option.id}


async def memos(stage: RunningApp) -> list[str]:
    """What is kept in mind, latest first."""
    overview = await stage.ask(lambda store: store.overview(stage.clock.now()))
    return [f"{memo.about.value}: {memo.says}" for memo in overview.memos if memo.id not in ANSWERED.values()]


async def highlight(stage: RunningApp, screen: PlanScreen, date: str) -> None:
    days = screen.query_one("#days", ChoiceList)
    days.highlighted = days.get_option_index(date)
    await stage.pilot.pause()


# What is seen


async def test_this_week_and_the_next_are_seen_with_what_was_done(open_app: OpenApp) -> None:
    async with open_app(entries=a_month(), clock=wednesday()) as stage:
        screen = await show_plan(stage)
        told = lines(screen)
        assert min(told) == "2026-11-23"
        assert max(told) == "2026-12-06"
        assert len(told) == 14
        assert told["2026-11-23"] == "Mon 23  ●  Starter three"
        assert told["2026-11-24"].rstrip() == "Tue 24  –"
        assert told["2026-11-25"].startswith("Today   ○  ")
        assert all(re.search(r" \d+ min(, walk \d+)?$", line) for line in told.values() if "○" in line)
        await stage.see("This week", "Next week")


async def test_today_is_highlighted_and_told_with_how_much_and_why(open_app: OpenApp) -> None:
    async with open_app(size=(120, 40), entries=a_month(), clock=wednesday()) as stage:
        screen = await show_plan(stage)
        planned = screen.chosen()
        assert planned is not None
        told = stage.words("#planned-day")
        assert told.startswith("Wednesday 25 November · today")
        for decision in planned.decisions:
            assert f"– {decision.says}" in told
        assert "Knee rolls\n  4 times on each side" in told
        assert f"A walk\n{planned.walk_minutes} minutes" in told


async def test_a_day_that_is_over_says_what_was_done_and_cannot_be_changed(open_app: OpenApp) -> None:
    async with open_app(entries=a_month(), clock=wednesday()) as stage:
        screen = await show_plan(stage)
        await highlight(stage, screen, "2026-11-23")
        await stage.until(
            lambda: "– pain 4 → 3, Starter three, 3 of 3 exercises, 3:00" in stage.words("#planned-day")
        )
        await highlight(stage, screen, "2026-11-24")
        await stage.until(lambda: "Nothing was written down on this day." in stage.words("#planned-day"))
        for date in ("2026-11-24", "2026-11-23"):
            await highlight(stage, screen, date)
            for key in ("m", "g", "d", "s"):
                await stage.press(key)
                assert stage.screen is screen, (date, key)
            assert await memos(stage) == [], date


async def test_a_new_person_has_a_plan_too(open_app: OpenApp) -> None:
    async with open_app() as stage:
        screen = await show_plan(stage)
        await stage.see("The plan follows what you do and how it feels")
        assert lines(screen)["2026-11-22"].startswith("Today   ○  ")


@pytest.mark.parametrize(
    ("memo", "state", "line"),
    [
        (
            a_memo(Subject.SIGNS, "urgent"),
            "Exercises are closed for now. ! shows what to do, and the way back.",
            "Today   –  closed for now",
        ),
        (
            a_memo(Subject.PAUSE, "ill", 2),
            "Paused since Monday 23 November, because you are ill. It counts as rest. p comes back.",
            "Today   –  paused",
        ),
    ],
)
async def test_where_nothing_is_planned_it_says_why(
    open_app: OpenApp, memo: MemoEntry, state: str, line: str
) -> None:
    async with open_app(entries=[*a_month(), memo], clock=wednesday()) as stage:
        screen = await show_plan(stage)
        assert stage.words("#plan-state") == state
        assert lines(screen)["2026-11-25"] == line


async def test_two_worse_weeks_say_to_see_someone(open_app: OpenApp) -> None:
    entries = [sample.a_rating(day, WEDNESDAY - timedelta(days=day), 3 if day > 14 else 7) for day in range(1, 29)]
    async with open_app(entries=entries, clock=wednesday()) as stage:
        await show_plan(stage)
        assert "worth having somebody look at it" in stage.words("#plan-state")


async def test_the_rules_can_be_read(open_app: OpenApp) -> None:
    async with open_app() as stage:
        await show_plan(stage)
        await stage.press("y")
        await stage.on(DetailsScreen)
        told = " ".join(stage.words("#details").split())
        for rule in RULES:
            assert " ".join(rule.when.split()) in told
            assert " ".join(rule.changes.split()) in told
        await stage.press("escape")
        await stage.on(PlanScreen)


async def test_first_the_rules_are_read_that_spoke_for_the_day(open_app: OpenApp) -> None:
    """Each with what it said, and marked again in its place among all of them."""
    async with open_app(entries=[*a_month(), a_memo(Subject.FLARE, "began")], clock=wednesday()) as stage:
        screen = await show_plan(stage)
        for date, day in (("2026-11-25", "today"), ("2026-12-02", "Wednesday 2")):
            await highlight(stage, screen, date)
            planned = screen.chosen()
            assert planned is not None
            assert planned.decisions
            await stage.press("y")
            await stage.on(DetailsScreen)
            told = stage.words("#details")
            assert told.startswith(f"The rules that spoke for {day}\n– ")
            for decision in planned.decisions:
                name = decision.rule.replace("-", " ")
                assert f"– {name}: {decision.says}\n" in told
                assert f"  {name}  ● spoke for {day}\n" in told
            marked = sum("● spoke for" in line for line in told.split("\n"))
            assert len(planned.decisions) <= marked < len(RULES)
            assert ("  flare up  ●" in told) == (day == "today")
            await stage.press("escape")
            await stage.on(PlanScreen)


async def test_a_journal_that_cannot_be_read_is_said(open_app: OpenApp, folder: object) -> None:
    from pathlib import Path

    Path(str(folder)).write_text("no folder")
    async with open_app(welcomed=False) as stage:
        await stage.asks("signs")
        await stage.press("n", "n")
        await stage.see("enter starts it")
        await stage.press("4")
        await stage.see("Your journal cannot be read, so there is no plan.")


async def test_where_there_is_room_the_first_exercise_of_the_day_is_seen(open_app: OpenApp) -> None:
    async with open_app(entries=sample.a_fortnight()) as stage:
        for size, is_seen in [((200, 60), True), ((100, 40), True), ((100, 30), False)]:
            await stage.pilot.resize_terminal(*size)
            await stage.press("4")
            screen = await stage.on(PlanScreen)
            await stage.see("Next week")
            preview = screen.query_one(Preview)
            assert bool(preview.size) is is_seen, size
            if is_seen:
                await stage.until(lambda: any("\u2801" <= cell <= "\u28ff" for cell in stage.text()))
                await stage.press("up")  # a day that is over has none
                await stage.until(partial(_has_no_room, preview))
                await stage.press("down")
            await stage.press("1")
            await stage.on(TodayScreen)


# What is changed


async def test_a_day_is_made_gentle_and_as_planned_again(open_app: OpenApp) -> None:
    async with open_app(entries=a_month(), clock=wednesday()) as stage:
        screen = await show_plan(stage)
        await highlight(stage, screen, "2026-11-27")
        before = lines(screen)["2026-11-27"]
        await stage.press("g")
        await stage.told("Friday 27 is gentle. u takes it back.")
        await stage.until(lambda: "gentle" in lines(screen)["2026-11-27"])
        assert await memos(stage) == ["day: 2026-11-27 gentle"]
        await stage.press("g")
        await stage.until(lambda: lines(screen)["2026-11-27"] == before)
        assert await memos(stage) == ["day: 2026-11-27 as-planned", "day: 2026-11-27 gentle"]


async def test_a_day_is_dropped_and_u_takes_it_back(open_app: OpenApp) -> None:
    async with open_app(entries=a_month(), clock=wednesday()) as stage:
        screen = await show_plan(stage)
        await highlight(stage, screen, "2026-11-27")
        before = lines(screen)
        await stage.press("d")
        await stage.until(lambda: lines(screen)["2026-11-27"] == "Fri 27  –  left free by you")
        await stage.press("u")
        await stage.told("Took back: Friday dropped.")
        await stage.until(lambda: lines(screen) == before)
        assert await memos(stage) == []


async def test_undo_goes_back_step_by_step_and_leaves_the_journal_alone(open_app: OpenApp) -> None:
    async with open_app(entries=a_month(), clock=wednesday()) as stage:
        screen = await show_plan(stage)
        entries = await stage.entries()
        before = lines(screen)
        for date, key, word in (("2026-11-27", "d", "left free"), ("2026-11-28", "g", "gentle")):
            await highlight(stage, screen, date)
            await stage.press(key)
            await stage.until(partial(_says, screen, date, word))
            stage.clock.advance(1)
        await stage.press("u")
        await stage.until(lambda: lines(screen)["2026-11-28"] != "gentle" and len(stage.toasts()) >= 1)
        await stage.told("Took back: Saturday gentle.")
        await stage.press("u")
        await stage.told("Took back: Friday dropped.")
        await stage.until(lambda: lines(screen) == before)
        assert not screen.check_action("undo", ())
        assert await stage.entries() == entries


async def test_a_day_is_moved_to_another(open_app: OpenApp) -> None:
    async with open_app(entries=a_month(), clock=wednesday()) as stage:
        screen = await show_plan(stage)
        await highlight(stage, screen, "2026-11-26")
        await stage.press("m")
        await stage.on(ChoosingScreen)
        await stage.see("Move Thursday 26 to which day?", "Saturday 28: ")
        await stage.press("3")
        await stage.on(PlanScreen)
        await stage.told("Moved to Saturday 28. u takes it back.")
        await stage.until(lambda: lines(screen)["2026-11-26"] == "Thu 26  –  left free by you")
        assert "○" in lines(screen)["2026-11-28"]
        assert await memos(stage) == ["day: 2026-11-26 moved 2026-11-28"]


async def test_a_day_whose_session_was_moved_is_planned_again(open_app: OpenApp) -> None:
    memo = a_memo(Subject.DAY, "2026-11-26 moved 2026-11-28")
    async with open_app(entries=[*a_month(), memo], clock=wednesday()) as stage:
        screen = await show_plan(stage)
        await highlight(stage, screen, "2026-11-26")
        assert not screen.check_action("gentle", ())
        await stage.press("d")
        await stage.told("Thursday 26 is as planned again.")
        await stage.until(lambda: lines(screen)["2026-11-26"].startswith("Thu 26  ○"))


async def test_escape_moves_nothing(open_app: OpenApp) -> None:
    async with open_app(entries=a_month(), clock=wednesday()) as stage:
        screen = await show_plan(stage)
        before = lines(screen)
        for key in ("m", "p"):
            await stage.press(key)
            await stage.on(ChoosingScreen)
            await stage.press("escape")
            assert await stage.on(PlanScreen) is screen
        assert lines(screen) == before
        assert await memos(stage) == []


async def test_the_plan_is_paused_and_taken_up_again(open_app: OpenApp) -> None:
    async with open_app(entries=a_month(), clock=wednesday()) as stage:
        screen = await show_plan(stage)
        await stage.press("p")
        await stage.on(ChoosingScreen)
        await stage.see("Nothing is lost", "I am ill", "I am away")
        await stage.press("2")
        await stage.until(lambda: lines(screen)["2026-11-28"] == "Sat 28  –  paused")
        assert "because you are away" in stage.words("#plan-state")
        stage.clock.advance(3 * 24 * 3600)
        await stage.press("p")
        await stage.told("Welcome back.")
        await stage.until(lambda: lines(screen)["2026-11-28"].startswith("Today   ○"))
        assert await memos(stage) == ["pause: over", "pause: away"]


async def test_s_starts_the_session_of_the_day(open_app: OpenApp) -> None:
    async with open_app(entries=a_month(), clock=wednesday()) as stage:
        await show_plan(stage)
        await stage.press("s")
        await stage.on(RatingScreen)


async def test_enter_opens_a_day_by_itself_and_starts_it_from_there(open_app: OpenApp) -> None:
    async with open_app(size=(40, 15), entries=a_month(), clock=wednesday()) as stage:
        await show_plan(stage)
        await stage.press("enter")
        await stage.on(DetailsScreen)
        assert stage.words("#details").startswith("Wednesday 25 November · today")
        await stage.press("s")
        await stage.on(RatingScreen)


async def test_what_another_place_changed_is_seen_at_once(open_app: OpenApp) -> None:
    async with open_app(entries=a_month(), clock=wednesday()) as stage:
        screen = await show_plan(stage)
        await stage.press("1")
        await stage.ask(lambda store: store.add(a_memo(Subject.PAUSE, "ill")))
        await stage.press("4")
        await stage.until(lambda: lines(screen)["2026-11-26"] == "Thu 26  –  paused")


async def test_a_session_and_a_walk_are_told_whole_with_their_minutes(open_app: OpenApp) -> None:
    async with open_app(size=(80, 24), entries=a_month(), clock=wednesday()) as stage:
        screen = await show_plan(stage)
        told = [line for date, line in lines(screen).items() if date > "2026-11-24" and "walk" in line]
        assert told
        for line in told:
            assert re.search(r"  [a-z]+ \d+ min, walk \d+$", line), line
        for size in ((80, 24), (80, 40), (60, 20)):
            await stage.pilot.resize_terminal(*size)
            await stage.see(told[0].split("○")[1].strip())
            days = screen.query_one("#days", ChoiceList).region
            seen = [row[days.x : days.right] for row in stage.text().splitlines()[days.y : days.bottom]]
            assert not any("…" in row for row in seen), size


@pytest.mark.parametrize("size", [(60, 20), (80, 24)])
async def test_lists_begin_where_what_stands_above_them_does(open_app: OpenApp, size: tuple[int, int]) -> None:
    async with open_app(size=size, entries=sample.a_fortnight()) as stage:
        at = 2 if size == (60, 20) else 3
        for key, firsts in (("2", ["/ to search", "Routines"]), ("3", ["Yesterday, "]), ("4", ["This week"])):
            await stage.press(key)
            await stage.see(*firsts)
            for first in firsts:
                rows = stage.text().split("\n")
                assert any(row.startswith(" " * at + first) for row in rows), (key, first)
