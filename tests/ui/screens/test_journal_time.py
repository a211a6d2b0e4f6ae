"""Days that begin when the person says, and time that jumps: nothing is reordered, hidden or doubled."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from backcare_tui.domain.journal.entry import Outcome
from backcare_tui.storage.journal.store import JournalStore
from backcare_tui.ui.widgets.top_bar import TopBar
from tests.fake_clock import FakeClock
from tests.storage.entries import a_rating, a_record, a_session
from tests.ui import sample
from tests.ui.running_app import QUIET, OpenApp, RunningApp
from tests.ui.screens.test_journal import lines, open_journal

BERLIN, TOKYO = ZoneInfo("Europe/Berlin"), ZoneInfo("Asia/Tokyo")
NIGHT_OWL = QUIET.model_copy(update={"day_starts": "03:00"})
HALF_PAST_ONE = datetime(2026, 11, 23, 1, 30, tzinfo=UTC)
THROUGH = a_record().model_copy(update={"outcome": Outcome.COMPLETED})


class SetClock(FakeClock):
    """A clock that somebody sets, while seconds pass as they do."""

    off = timedelta()

    def now(self) -> datetime:
        return super().now() + self.off


async def listed(stage: RunningApp) -> list[str]:
    return lines(await open_journal(stage))


# Days that begin at night


async def test_after_midnight_it_is_still_the_evening(open_app: OpenApp) -> None:
    entries = [
        a_rating(5, at=HALF_PAST_ONE - timedelta(minutes=50)),
        a_session(
            at=HALF_PAST_ONE - timedelta(hours=4),
            ended_at=HALF_PAST_ONE - timedelta(hours=3.5),
            exercises=(THROUGH,),
        ),
        a_rating(3, at=HALF_PAST_ONE - timedelta(hours=23)),
    ]
    async with open_app(entries=entries, settings=NIGHT_OWL, clock=FakeClock(HALF_PAST_ONE)) as stage:
        await stage.see("Sunday 22 November", "Done for today")
        assert "morning after" not in stage.text()
        assert await listed(stage) == [
            "Today, Sunday 22 November",
            "00:40  Pain 5  moderate",
            "21:30  Starter three  4 → 2",
            "Yesterday, Saturday 21 November",
            "02:30  Pain 3  mild",
        ]
        await stage.press("4")
        await stage.see("Sunday 22 November", "Today   ●  Starter three")


async def test_with_days_that_begin_at_midnight_it_is_not(open_app: OpenApp) -> None:
    entries = [
        a_rating(5, at=HALF_PAST_ONE - timedelta(minutes=50)),
        a_session(at=HALF_PAST_ONE - timedelta(hours=4), exercises=(THROUGH,)),
    ]
    async with open_app(entries=entries, clock=FakeClock(HALF_PAST_ONE)) as stage:
        await stage.see("Monday 23 November", "The morning after yesterday?")
        assert await listed(stage) == [
            "Today, Monday 23 November",
            "00:40  Pain 5  moderate",
            "Yesterday, Sunday 22 November",
            "21:30  Starter three  4 → 2",
        ]


async def test_a_new_day_begins_at_the_hour_that_was_chosen(open_app: OpenApp) -> None:
    entries = [a_rating(5, at=HALF_PAST_ONE - timedelta(minutes=50))]
    async with open_app(entries=entries, settings=NIGHT_OWL, clock=FakeClock(HALF_PAST_ONE)) as stage:
        screen = await open_journal(stage)
        assert lines(screen)[0] == "Today, Sunday 22 November"
        stage.clock.advance(1.4 * 3600)
        screen.query_one(TopBar).show_date()
        await stage.see("Sunday 22 November")
        stage.clock.advance(0.2 * 3600)
        await stage.until(lambda: lines(screen)[0] == "Yesterday, Sunday 22 November")
        screen.query_one(TopBar).show_date()
        await stage.see("Monday 23 November")


# Time that jumps


async def test_a_clock_set_back_a_day_hides_and_doubles_nothing(open_app: OpenApp) -> None:
    clock = SetClock()
    before = a_rating(4, at=clock.now())
    async with open_app(entries=[before], clock=clock) as stage:
        screen = await open_journal(stage)
        clock.off = -timedelta(days=1)
        await stage.ask(lambda store: store.add(a_rating(5, at=clock.now())))
        await stage.until(lambda: len(lines(screen)) == 4)
        assert lines(screen) == [
            "Sunday 22 November",
            "08:30  Pain 4  moderate",
            "Today, Saturday 21 November",
            "08:30  Pain 5  moderate",
        ]
        clock.off = -timedelta(days=2)
        await stage.ask(lambda store: store.add(a_rating(6, at=clock.now())))
        await stage.until(lambda: len(lines(screen)) == 7)
        assert lines(screen) == [
            "Saturday 21 November",
            "08:30  Pain 5  moderate",
            "Today, Friday 20 November",
            "08:30  Pain 6  moderate",
            "Still to come: is the date right?",
            "Sunday 22 November",
            "08:30  Pain 4  moderate",
        ]
        clock.off = timedelta()
        await stage.ask(lambda store: store.delete(before.id))
        await stage.ask(JournalStore.undo)
        await stage.until(lambda: lines(screen)[:2] == ["Today, Sunday 22 November", "08:30  Pain 4  moderate"])
        assert len(lines(screen)) == 6


@pytest.mark.parametrize("size", [(60, 20), (100, 30)])
async def test_a_rating_made_elsewhere_has_its_time_there(open_app: OpenApp, size: tuple[int, int]) -> None:
    now = datetime(2026, 11, 22, 8, 30, tzinfo=BERLIN)
    entries = [
        a_rating(4, at=datetime(2026, 11, 22, 14, 0, tzinfo=TOKYO)),
        a_rating(3, at=datetime(2026, 7, 1, 14, 0, tzinfo=BERLIN)),
    ]
    async with open_app(entries=entries, clock=FakeClock(now, BERLIN), size=size) as stage:
        assert await listed(stage) == [
            "Today, Sunday 22 November",
            "14:00 UTC+9  Pain 4  moderate",
            "Wednesday 1 July",
            "14:00 here  Pain 3  mild",
        ]
        await stage.press("enter")
        await stage.see("Sunday 22 November 2026, 14:00 (there, UTC+9)")


async def test_an_entry_of_another_zone_is_where_its_moment_is(open_app: OpenApp) -> None:
    """In Tokyo it was Monday already when it was Sunday noon in Berlin."""
    now = datetime(2026, 11, 22, 20, 30, tzinfo=BERLIN)
    entries = [
        a_rating(2, at=datetime(2026, 11, 22, 18, 0, tzinfo=BERLIN)),
        a_rating(4, at=datetime(2026, 11, 23, 1, 0, tzinfo=TOKYO)),
        a_rating(3, at=datetime(2026, 11, 22, 8, 0, tzinfo=BERLIN)),
    ]
    async with open_app(entries=entries, clock=FakeClock(now, BERLIN)) as stage:
        shown = [line for line in await listed(stage) if "Pain" in line]
        assert shown == ["18:00  Pain 2  mild", "01:00 UTC+9  Pain 4  moderate", "08:00 here  Pain 3  mild"]
        assert sample.ago() < entries[0].at


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)])
async def test_the_day_of_the_latest_entries_stands_above_them(open_app: OpenApp, size: tuple[int, int]) -> None:
    entries = [a_rating(4, at=sample.ago(hours=6 * number)) for number in range(120)]
    async with open_app(entries=entries, size=size) as stage:
        await open_journal(stage)
        await stage.see("Today, Sunday 22 November", "Yesterday, Saturday 21 November")
