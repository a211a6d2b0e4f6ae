"""The calendar of the journal: a cell a day, and what the chosen day was in words."""

from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from uuid import UUID

from backcare_tui.domain.journal.entry import Entry
from backcare_tui.domain.journal.memo import MemoEntry, Subject
from backcare_tui.domain.journal.wanted import Wanted
from backcare_tui.storage.written.settings_file import Settings
from backcare_tui.ui.screens.details import DetailsScreen
from backcare_tui.ui.screens.journal.calendar import YearCalendar
from backcare_tui.ui.screens.journal.screen import JournalScreen
from backcare_tui.ui.widgets.choice_list import ChoiceList
from backcare_tui.ui.widgets.literal_text import LiteralText
from tests.ui import sample
from tests.ui.running_app import QUIET, OpenApp, RunningApp

TODAY = sample.NOW.date()


def _hides(stage: RunningApp, words: str) -> bool:
    return words not in stage.text()


async def open_calendar(stage: RunningApp) -> YearCalendar:
    await stage.press("3")
    screen = await stage.on(JournalScreen)
    await stage.press("c")
    await stage.until(lambda: stage.words("#day"))
    return screen.query_one(YearCalendar)


def a_memo(number: int, days_ago: int, about: Subject, says: str) -> MemoEntry:
    return MemoEntry(id=UUID(int=900 + number), at=sample.ago(days_ago), about=about, says=says)


def a_flare_and_a_pause() -> list[MemoEntry]:
    """From 40 to 37 days ago a flare-up, and one was away from 20 to 11 days ago."""
    return [
        a_memo(1, 40, Subject.FLARE, "began"),
        a_memo(2, 36, Subject.FLARE, "over"),
        a_memo(3, 20, Subject.PAUSE, "away"),
        a_memo(4, 10, Subject.PAUSE, "over"),
    ]


def line_of(stage: RunningApp, words: str) -> str:
    """The first line of the screen that holds WORDS."""
    return next(line for line in stage.text().split("\n") if words in line)


async def test_each_day_of_the_year_is_a_cell(open_app: OpenApp) -> None:
    entries = [*sample.a_fortnight(), sample.a_walk(60, sample.ago(17)), sample.a_rating(61, sample.ago(18), 9)]
    async with open_app(size=(120, 40), entries=entries) as stage:
        await open_calendar(stage)
        for month in ("December 2025", "May 2026", "November 2026"):
            assert month in stage.text()
        assert "   2 ·  ·  –▇ ▲  ·  ·  ·" in line_of(stage, "–▇ ▲")
        assert "   9 –▅ ·  –▅ ·  –▅ –▅ ·" in line_of(stage, "9 –▅ ·  –▅")
        assert "  16 ·  ·  ●▅ ▲  ●▃ –▃[· ]" in line_of(stage, "●▅ ▲  ●▃")
        assert "● session  ◐ gentle session  ▲ walk, ride, swim  – rest  · nothing told" in stage.text()
        assert "pain: ▁ none  ▃ mild  ▅ moderate  ▇ severe  ░ flare-up  ╌ pause" in stage.text()


async def test_arrows_move_by_days_and_weeks_and_never_beyond_the_year(open_app: OpenApp) -> None:
    async with open_app(entries=sample.a_fortnight()) as stage:
        calendar = await open_calendar(stage)
        for keys, day in [
            ([], TODAY),
            (["right"], TODAY),
            (["left"], TODAY - timedelta(days=1)),
            (["up"], TODAY - timedelta(days=8)),
            (["k"], TODAY - timedelta(days=15)),
            (["j", "down"], TODAY - timedelta(days=1)),
            (["right", "right"], TODAY),
            (["pageup"], date(2026, 10, 22)),
            (["home"], date(2025, 12, 1)),
            (["left", "up", "pageup"], date(2025, 12, 1)),
            (["pagedown", "pagedown"], date(2026, 2, 1)),
            (["left", "pagedown"], date(2026, 2, 28)),
            (["end"], TODAY),
        ]:
            await stage.press(*keys)
            assert calendar.day == day, keys


async def test_no_two_scroll_bars_touch(open_app: OpenApp) -> None:
    async with open_app(size=(80, 24), entries=sample.a_fortnight()) as stage:
        await open_calendar(stage)
        details = stage.screen.query_one("#journal-details")
        assert details.region.x < stage.screen.query_one(YearCalendar).region.right
        assert details.styles.scrollbar_size_vertical == 0
        await stage.pilot.resize_terminal(160, 40)
        await stage.until(lambda: details.styles.scrollbar_size_vertical == 1)


async def test_the_chosen_day_is_told_in_words(open_app: OpenApp) -> None:
    async with open_app(size=(120, 40), entries=sample.a_fortnight()) as stage:
        await open_calendar(stage)
        assert stage.words("#day") == "Sunday 22 November · today\nNothing told"
        await stage.press("left", "left")
        assert stage.words("#day") == "Friday 20 November\n1 session, pain 2.5 (mild, from 2 to 3)"
        await stage.until(lambda: stage.words("#day-entries") == "08:30  Starter three  3 → 2")
        await stage.press("left")
        assert stage.words("#day") == "Thursday 19 November\n25 minutes of walking, cycling or swimming"
        await stage.until(lambda: stage.words("#day-entries") == "08:30  Walk  25 minutes")


async def test_flare_ups_and_pauses_are_shaded_and_named(open_app: OpenApp) -> None:
    async with open_app(size=(120, 40), entries=sample.a_fortnight()) as stage:
        await stage.ask(lambda store: [store.add(memo) for memo in a_flare_and_a_pause()])
        calendar = await open_calendar(stage)
        assert "12 ·  ·░░·░░·░░·░░·  ·" in line_of(stage, "░")
        assert line_of(stage, "╌").count("╌") == 14
        assert stage.text().count("╌") == 18 + 1  # and once in what the signs mean
        calendar.choose(TODAY - timedelta(days=38))
        await stage.pilot.pause()
        assert stage.words("#day").endswith("Nothing told, flare-up, 13 October to 16 October")
        calendar.choose(TODAY - timedelta(days=15))
        await stage.pilot.pause()
        assert stage.words("#day").endswith("Nothing told, pause (away), 2 November to 11 November")


async def test_enter_lists_the_day_and_escape_goes_back_to_it(open_app: OpenApp) -> None:
    async with open_app(entries=sample.a_fortnight()) as stage:
        calendar = await open_calendar(stage)
        await stage.press("left", "left", "enter")
        entries = stage.screen.query_one(ChoiceList)
        await stage.until(
            lambda: (
                [str(one.prompt).split("\n")[0] for one in entries.options][1:] == ["08:30  Starter three  3 → 2"]
            )
        )
        assert "Friday 20 November" in stage.words("#journal-shown")
        await stage.until(lambda: entries.has_focus and entries.highlighted is not None)
        await stage.press("enter")
        await stage.on(DetailsScreen)
        await stage.press("escape")
        await stage.on(JournalScreen)
        await stage.press("escape")
        await stage.until(lambda: calendar.has_focus and calendar.display)
        assert calendar.day == TODAY - timedelta(days=2)
        await stage.press("escape")
        await stage.until(lambda: entries.has_focus and entries.option_count > 5)
        assert stage.words("#journal-shown") == ""
        bar = stage.screen.query_one("KeyBar LiteralText", LiteralText)
        await stage.until(lambda: "esc back" not in bar.said)
        await stage.press("escape")
        assert isinstance(stage.screen, JournalScreen)


async def test_a_day_without_entries_says_so_and_the_way_back(open_app: OpenApp) -> None:
    async with open_app(size=(80, 24), entries=sample.a_fortnight()) as stage:
        await open_calendar(stage)
        await stage.press("enter")
        await stage.see("Nothing was written on this day.", "esc back")
        await stage.press("c")
        await stage.until(lambda: stage.screen.query_one(YearCalendar).has_focus)


async def test_the_keys_do_not_offer_the_view_that_is_seen(open_app: OpenApp) -> None:
    async with open_app(size=(120, 40), entries=sample.a_fortnight()) as stage:
        for key, own, other in (("c", "c calendar", "t trend"), ("t", "t trend", "c calendar")):
            await stage.press("3")
            await stage.see(own, other)
            await stage.press(key)
            await stage.until(partial(_hides, stage, own))
            await stage.see(other, "esc back")
            await stage.press(key)
            await stage.see(own, other)


async def test_months_whose_first_weeks_are_scrolled_away_keep_their_names(open_app: OpenApp) -> None:
    async with open_app(size=(80, 24), entries=sample.a_fortnight()) as stage:
        calendar = await open_calendar(stage)
        for size in [(80, 24), (60, 20), (40, 18)]:
            await stage.pilot.resize_terminal(*size)
            await stage.press("home", "end")
            tops = set()
            for _ in range(40):
                seen = stage.text().splitlines()[calendar.region.y : calendar.region.y + 2]
                line = calendar._layout.lines[calendar.scroll_offset.y]
                if line is not None:
                    tops.add(line.part)
                    last = max(len(month.weeks) for month in line.months) - 1
                    assert (f"{line.months[0].first:%B %Y}" in seen[0]) is (line.part < last), size
                    assert ("M  T  W" in seen[1]) is (line.part < last - 1), size
                    assert (f"{line.months[0].first:%B %Y} ↑" in seen[0]) is (-2 < line.part < last), size
                    assert "↑" not in seen[1], size
                calendar.scroll_relative(y=-1, animate=False, immediate=True)
                await stage.settle()
            assert {-2, -1, 0, 3} <= tops, size


async def test_a_click_chooses_a_day_and_another_opens_it(open_app: OpenApp) -> None:
    async with open_app(size=(120, 40), entries=sample.a_fortnight()) as stage:
        calendar = await open_calendar(stage)
        await stage.click("▲")
        assert calendar.day == TODAY - timedelta(days=3)
        await stage.click("November 2026")
        await stage.click("16 ·")
        assert calendar.day == TODAY - timedelta(days=3)
        await stage.click("▲")
        await stage.see("08:30  Walk  25 minutes", "esc: the calendar")


async def test_the_chosen_day_is_seen_in_any_window(open_app: OpenApp) -> None:
    async with open_app(size=(30, 10), entries=sample.a_fortnight()) as stage:
        await open_calendar(stage)
        for size in [(30, 10), (40, 15), (60, 20), (80, 24), (100, 30), (200, 60)]:
            await stage.pilot.resize_terminal(*size)
            await stage.at_rest()
            for key in ("end", "home", "down", "pagedown", "up"):
                await stage.press(key)
                assert stage.text().count("[") == stage.text().count("]") == 1, (size, key, stage.text())
            assert "Thursday 1 January" in stage.text() or size[1] < 15, size


async def test_the_window_may_change_its_size(open_app: OpenApp) -> None:
    async with open_app(size=(120, 40), entries=sample.a_fortnight()) as stage:
        await open_calendar(stage)
        for size in ((40, 15), (200, 60), (80, 24)):
            await stage.pilot.resize_terminal(*size)
            await stage.until(lambda: stage.text().count("[") == 1)


async def test_in_a_new_day_the_calendar_goes_on_to_it(open_app: OpenApp) -> None:
    async with open_app(entries=sample.a_fortnight()) as stage:
        calendar = await open_calendar(stage)
        stage.clock.advance(24 * 3600)
        stage.app._changed.publish(None)
        await stage.until(lambda: calendar.day == TODAY + timedelta(days=1))
        await stage.press("up")
        stage.clock.advance(24 * 3600)
        stage.app._changed.publish(None)
        await stage.see("23 ·  ·")
        assert calendar.day == TODAY - timedelta(days=6)


async def test_what_is_still_to_come_has_no_cell(open_app: OpenApp) -> None:
    async with open_app(size=(120, 40), entries=[sample.a_rating(1, sample.ago(-3), 9)]) as stage:
        calendar = await open_calendar(stage)
        assert "▇  severe" not in stage.text()
        assert stage.text().count("▇") == 1  # in what the signs mean
        await stage.press("right", "down", "end")
        assert calendar.day == TODAY


async def test_what_is_looked_for_chooses_the_days_which_are_told_as_they_were(open_app: OpenApp) -> None:
    both = [sample.a_session(1, sample.ago(2)), sample.a_rating(2, sample.ago(2, hours=1), 3, "Stiff.")]
    async with open_app(size=(120, 40), entries=[*both, sample.a_walk(94, sample.ago(4))]) as stage:
        calendar = await open_calendar(stage)
        screen = await stage.on(JournalScreen)
        screen.show(replace(screen.shown, wanted=Wanted(text="stiff")))
        await stage.see("16 ·  ·  ·  ·  ●▃ · [· ]")
        calendar.choose(TODAY - timedelta(days=2))
        await stage.until(lambda: "1 session, pain 3 (mild, from 3 to 4)" in stage.words("#day"))
        await stage.until(lambda: stage.words("#day-entries").endswith("Pain 3  mild"))
        calendar.choose(TODAY - timedelta(days=4))
        await stage.until(lambda: stage.words("#day").endswith("Nothing of what is looked for"))
        await stage.press("enter")
        await stage.until(lambda: str(stage.screen.query_one(ChoiceList).options[0].prompt) == "There are none.")


async def test_an_empty_journal_has_a_calendar(open_app: OpenApp) -> None:
    async with open_app() as stage:
        await open_calendar(stage)
        assert stage.words("#day") == "Sunday 22 November · today\nNothing told"
        await stage.press("escape")
        await stage.see("Nothing here yet.")


async def test_an_unreadable_journal_leaves_the_calendar_empty(open_app: OpenApp) -> None:
    async with open_app(entries=sample.a_fortnight()) as stage:
        await stage.ask(lambda store: store.database.connection.close())
        await stage.press("3")
        await stage.see("Your journal cannot be read.")
        await stage.press("c", "left", "enter", "escape", "escape")
        assert isinstance(stage.screen, JournalScreen)


# The weeks beside the goal


def sessions_on(*days_ago: int) -> list[Entry]:
    return [sample.a_session(200 + day, sample.ago(day)) for day in days_ago]


async def test_the_weeks_that_reached_the_goal_are_told_in_the_journal_and_on_today(open_app: OpenApp) -> None:
    entries = sessions_on(7, 8, 14, 15, 22, 28, 29)
    settings = QUIET.model_copy(update={"weekly_sessions": 2})
    async with open_app(size=(120, 40), entries=entries, settings=settings) as stage:
        assert "3 of the last 4 weeks reached your goal." in stage.words("#so-far")
        await stage.press("3")
        await stage.on(JournalScreen)
        await stage.until(lambda: stage.words("#weeks") == "3 of the last 4 weeks reached your goal.")
        await stage.ask(lambda store: store.add(sessions_on(23)[0]))
        stage.app._changed.publish(None)
        await stage.until(lambda: stage.words("#weeks") == "All of the last 4 weeks reached your goal.")


async def test_minutes_belong_to_the_goal_once_they_are_set(open_app: OpenApp) -> None:
    assert QUIET.weekly_goal.minutes == 0
    settings = Settings(weekly_sessions=2, weekly_minutes=60, **QUIET.said)
    assert settings.weekly_goal.minutes == 60
    entries = [
        *sessions_on(7, 8, 14, 20),
        sample.a_walk(1, sample.ago(9), 60),
        sample.a_walk(2, sample.ago(16), 59),
    ]
    async with open_app(size=(120, 40), entries=entries, settings=settings) as stage:
        assert "1 of the last 2 weeks reached your goal." in stage.words("#so-far")
