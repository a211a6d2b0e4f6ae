"""The trend of the journal: beside the list, and alone with its periods."""

from datetime import timedelta
from uuid import UUID

import pytest

from backcare_tui.domain.journal.entry import Entry, OwnActivityEntry, PegEntry
from backcare_tui.domain.journal.trend.period import Period
from backcare_tui.domain.journal.trend.trend import Measure
from backcare_tui.ui.screens.journal.screen import JournalScreen
from backcare_tui.ui.screens.journal.shown import Shown, View
from backcare_tui.ui.screens.journal.trend_page import TrendPage
from tests.ui import sample
from tests.ui.running_app import OpenApp, RunningApp

TODAY = sample.NOW.date()


def half_a_year() -> list[Entry]:
    """A rating a day that falls from 7 to 3, an answer to the three questions and one about an activity."""
    ratings: list[Entry] = [sample.a_rating(300 + day, sample.ago(day), 3 + day * 4 // 180) for day in range(180)]
    week = PegEntry(id=UUID(int=1), at=sample.ago(7), pain=4, enjoyment=5, activity=6)
    own = OwnActivityEntry(id=UUID(int=2), at=sample.ago(20), name="tie my shoes", ability=6)
    return [*ratings, week, own]


async def open_trend(stage: RunningApp) -> JournalScreen:
    await stage.press("3")
    screen = await stage.on(JournalScreen)
    await stage.press("t")
    await stage.until(lambda: screen.query_one(TrendPage).has_focus)
    return screen


async def test_a_large_window_has_the_trend_beside_the_list(open_app: OpenApp) -> None:
    async with open_app(size=(120, 40), entries=half_a_year()) as stage:
        await stage.press("3")
        for size in [(120, 40), (139, 36), (140, 36), (200, 60)]:
            await stage.pilot.resize_terminal(*size)
            await stage.at_rest()
            await stage.see("08:30  Pain 3  mild", "24 Aug to 22 Nov 2026", "middle of 7 days")
            assert "Meaningfully better than in the first week: from 6 to 3." in stage.words("#change"), size
            lines = stage.text().splitlines()
            at = next(number for number, line in enumerate(lines) if "Meaningfully better than in" in line)
            assert "middle of 7 days" in "".join(lines[at - 4 : at - 1]), size


async def test_a_small_window_has_four_weeks_in_a_line_and_the_change_in_words(open_app: OpenApp) -> None:
    async with open_app(size=(80, 24), entries=half_a_year()) as stage:
        await stage.press("3")
        await stage.see("Pain, last four weeks", "Meaningfully better than in the")


@pytest.mark.parametrize("size", [(120, 40), (200, 60)], ids=str)
async def test_what_it_shows_follows_in_sentences_right_below_it(open_app: OpenApp, size: tuple[int, int]) -> None:
    async with open_app(size=size, entries=half_a_year()) as stage:
        screen = await open_trend(stage)
        await stage.see("Pain at rest, from 0, none")
        lines = stage.text().splitlines()
        at = next(number for number, line in enumerate(lines) if "Pain at rest, from 0, none" in line)
        assert not lines[at - 1].strip()
        assert "middle of 7 days" in lines[at - 2]
        assert screen.query_one(TrendPage).region.height >= 30


async def test_the_trend_fills_the_screen_and_goes_back_to_the_list(open_app: OpenApp) -> None:
    async with open_app(size=(80, 24), entries=half_a_year()) as stage:
        await open_trend(stage)
        await stage.see("24 Aug to 22 Nov 2026", "m other trend", "[ shorter", "] longer", "esc back")
        assert "Pain 3  mild" not in stage.text()
        await stage.press("escape")
        await stage.see("Pain 3  mild")
        await stage.press("t")
        await stage.see("24 Aug to 22 Nov 2026")
        await stage.press("t")
        await stage.see("Pain 3  mild")


async def test_the_period_grows_and_shrinks_and_moves_as_far_as_the_journal_goes(open_app: OpenApp) -> None:
    async with open_app(size=(80, 24), entries=half_a_year()) as stage:
        screen = await open_trend(stage)
        for key, period, dates in [
            ("left_square_bracket", Period.MONTH, "24 Oct to 22 Nov 2026"),
            ("left_square_bracket", Period.WEEK, "16 Nov to 22 Nov 2026"),
            ("left_square_bracket", Period.WEEK, "16 Nov to 22 Nov 2026"),
            ("left", Period.WEEK, "9 Nov to 15 Nov 2026"),
            ("left", Period.WEEK, "2 Nov to 8 Nov 2026"),
            ("right", Period.WEEK, "9 Nov to 15 Nov 2026"),
            ("right_square_bracket", Period.MONTH, "24 Oct to 22 Nov 2026"),
            ("right", Period.MONTH, "24 Oct to 22 Nov 2026"),
            ("right_square_bracket", Period.QUARTER, "24 Aug to 22 Nov 2026"),
            ("left", Period.QUARTER, "25 May to 23 Aug 2026"),
            ("left", Period.QUARTER, "25 May to 23 Aug 2026"),
            ("right_square_bracket", Period.YEAR, "23 Nov 2025 to 22 Nov 2026"),
            ("right_square_bracket", Period.ALL, "27 May to 22 Nov 2026"),
            ("right_square_bracket", Period.ALL, "27 May to 22 Nov 2026"),
        ]:
            await stage.press(key)
            await stage.see(dates)
            assert screen.shown.settled(TODAY, TODAY - timedelta(days=179)) is period


async def test_what_else_is_rated_has_a_trend_of_its_own(open_app: OpenApp) -> None:
    async with open_app(size=(80, 24), entries=half_a_year()) as stage:
        await open_trend(stage)
        await stage.see("pain   the week   tie my shoes", "Pain at rest")
        await stage.press("m")
        await stage.see("The week as a whole")
        await stage.press("m")
        await stage.see("tie my shoes, ")
        await stage.press("m")
        await stage.see("Pain at rest")


async def test_with_pain_alone_there_is_nothing_to_choose(open_app: OpenApp) -> None:
    async with open_app(size=(120, 40), entries=sample.a_fortnight()) as stage:
        await open_trend(stage)
        await stage.see("Pain at rest")
        assert "m other trend" not in stage.text()
        assert stage.words("#trend-choice") == ""


async def test_any_window_tells_the_trend(open_app: OpenApp) -> None:
    async with open_app(size=(30, 10), entries=half_a_year()) as stage:
        await open_trend(stage)
        for size in [(30, 10), (40, 15), (60, 20), (120, 40), (200, 60)]:
            await stage.pilot.resize_terminal(*size)
            await stage.at_rest()
            await stage.see("2026")
            assert ("Rated on 91 of 91 days" in stage.text()) == (size[1] >= 36), size


async def test_an_empty_journal_has_an_empty_trend(open_app: OpenApp) -> None:
    async with open_app(size=(120, 40)) as stage:
        await open_trend(stage)
        await stage.see("Nothing was rated on these days.")


# What is shown, as a value


def test_one_goes_back_step_by_step() -> None:
    shown = Shown().toggled(View.CALENDAR).opened(TODAY)
    assert (shown.view, shown.listed.since, shown.listed.until) == (View.LIST, TODAY, TODAY)
    assert shown.left() == Shown(view=View.CALENDAR)
    assert shown.left().left() == Shown()
    assert Shown().left() == Shown()


def test_a_young_journal_has_a_short_trend_until_another_one_is_chosen() -> None:
    for lived, period in [
        (1, Period.WEEK),
        (7, Period.WEEK),
        (8, Period.MONTH),
        (30, Period.MONTH),
        (31, Period.QUARTER),
    ]:
        began = TODAY - timedelta(days=lived - 1)
        assert Shown().settled(TODAY, began) is period
        assert Shown(period=Period.ALL).settled(TODAY, began) is Period.ALL
        assert Shown(view=View.CALENDAR).settled(TODAY, began) is Period.YEAR
    assert Shown().settled(TODAY, None) is Period.WEEK


def test_earlier_stays_within_the_journal_and_later_within_the_past() -> None:
    week = Shown(view=View.TREND, period=Period.WEEK)
    began = TODAY - timedelta(days=15)
    assert week.moved(-1, TODAY, began) == week
    assert week.moved(2, TODAY, began).trend_ends(TODAY, began) == TODAY - timedelta(days=14)
    assert week.moved(3, TODAY, began) == week
    assert week.moved(1, TODAY, None) == week
    assert Shown(period=Period.ALL).moved(1, TODAY, began).trend_ends(TODAY, began) == TODAY
    assert week.moved(2, TODAY, began).with_period(Period.MONTH) == Shown(view=View.TREND, period=Period.MONTH)
    assert Shown(measure=Measure.PEG).toggled(View.TREND).measure is Measure.PEG


async def test_where_nothing_was_rated_that_is_said_in_place_of_empty_axes(open_app: OpenApp) -> None:
    async with open_app(size=(80, 24), entries=[sample.a_rating(1, sample.ago(40), 5)]) as stage:
        screen = await open_trend(stage)
        page = screen.query_one(TrendPage)
        screen.show(Shown(view=View.TREND, period=Period.WEEK))
        await stage.see("Nothing was rated on these days.")
        assert "10┤" not in stage.text()
        screen.show(Shown(view=View.TREND, period=Period.QUARTER))
        await stage.see("10┤")
        assert "Nothing was rated" not in stage.text()
        assert page.has_focus


async def test_an_empty_journal_says_so_again_after_other_days_were_looked_at(open_app: OpenApp) -> None:
    async with open_app(size=(80, 24)) as stage:
        await open_trend(stage)
        await stage.see("Nothing was rated on these days.")
        await stage.press("]", "escape")
        await stage.see("Nothing here yet.", "or 1 to start.")
