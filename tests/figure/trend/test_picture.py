"""The picture of a trend keeps to its room, loses nothing, and writes each label whole or not at all."""

import re
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcare_tui.domain.journal.trend.baseline import Baseline, meaningful
from backcare_tui.domain.journal.trend.period import Period
from backcare_tui.domain.journal.trend.spans import Span, SpanKind
from backcare_tui.domain.journal.trend.trend import Measure, Rated, Trend
from backcare_tui.domain.words.text import cells
from backcare_tui.domain.words.wording import number_words
from backcare_tui.figure.trend.axes import Across, day_ticks, row_of, rows_within, value_labels
from backcare_tui.figure.trend.characters import trend_characters
from backcare_tui.figure.trend.marks import ASCII, UNICODE
from backcare_tui.figure.trend.picture import SMALLEST_HEIGHT, SMALLEST_WIDTH, trend_height, trend_picture
from backcare_tui.figure.trend.sheet import Role
from tests.domain.journal.trend.trends import trend_of_days, trend_of_year, trends

SIZES = st.tuples(st.integers(SMALLEST_WIDTH, 160), st.integers(SMALLEST_HEIGHT, 50))
FIRST = date(2026, 3, 1)


def a_trend(days: dict[int, float], length: int = 7, **more: object) -> Trend:
    """Pain with the daily medians DAYS, by the number of the day."""
    rated = {FIRST + timedelta(days=number): Rated(pain, pain, pain) for number, pain in days.items()}
    trend = Trend(Measure.PAIN, FIRST, FIRST + timedelta(days=length - 1), rated)
    return replace(trend, **more)  # type: ignore[arg-type]


def marked(trend: Trend, role: Role, width: int = 58, height: int = 17) -> set[tuple[int, int]]:
    """The row and the column of each cell of ROLE in the picture, a legend aside."""
    found = set()
    for y, row in enumerate(trend_picture(trend, width, height)):
        x = 0
        for run in row:
            found |= {(y, x + offset) for offset in range(len(run.text)) if run.role is role}
            x += len(run.text)
        if "".join(run.text for run in row).strip().startswith(UNICODE.corner):
            break
    return found


@given(trends(), SIZES)
def test_it_is_never_wider_nor_higher_than_its_room(trend: Trend, size: tuple[int, int]) -> None:
    width, height = size
    rows = trend_picture(trend, width, height)
    assert 0 < len(rows) <= height
    assert trend_height(trend, width, height) == len(rows)
    assert {sum(cells(run.text) for run in row) for row in rows} == {width}


@pytest.mark.parametrize("width", [58, 80, 120])
def test_a_leg_that_hurt_is_told_from_the_back_without_colour(width: int) -> None:
    days = [FIRST + timedelta(days=number) for number in range(365)]
    leg = dict.fromkeys(days[100:140], 6.0)
    back = dict.fromkeys(days, 3.0)
    trend = a_trend(dict.fromkeys(range(365), 3.0), 365, leg=leg, leg_line=leg, line=back)
    rows = trend_characters(trend, width, 24).splitlines()
    crossed = [row for row in rows if UNICODE.leg * 3 in row]
    assert len(crossed) == 1
    assert not set(crossed[0]) & {chr(cell) for cell in range(0x2801, 0x2900)}


@given(trends(), SIZES)
def test_every_day_that_was_rated_can_be_seen_where_it_is(trend: Trend, size: tuple[int, int]) -> None:
    rows = trend_picture(trend, *size)
    roles = [[run.role for run in row for _ in run.text] for row in rows]
    text = ["".join(run.text for run in row) for row in rows]
    bottom = next(y for y, line in enumerate(text) if line[2] == UNICODE.corner)
    plot, across = roles[:bottom], Across(trend.first, trend.length, len(text[bottom].rstrip()) - 3)
    top = next(y for y, line in enumerate(text) if line[2:3] in (UNICODE.side, UNICODE.side_tick))
    of_column: dict[int, set[float]] = {}
    for day, rated in trend.days.items():
        of_column.setdefault(3 + across.cell(day), set()).update((rated.lowest, rated.highest))
    for column, values in of_column.items():
        ends = {top + row_of(value, bottom - top) for value in (min(values), max(values))}
        if len(ends) == 2:
            shows = (Role.RANGE, Role.DAY, Role.LINE, Role.LEG)
            assert all(plot[end][column] in shows for end in ends), "an end is not seen"
    for day, rated in trend.days.items():
        column = 3 + across.cell(day)
        seen = {row[column] for row in plot}
        if across.per_day >= 1:
            assert plot[top + row_of(rated.middle, bottom - top)][column] is Role.DAY
        else:
            assert seen & {Role.DAY, Role.LINE}


@pytest.mark.parametrize("period", Period)
@pytest.mark.parametrize("width", [24, 40, 58, 78, 118, 198])
def test_every_label_is_whole(period: Period, width: int) -> None:
    """What is written are numbers, dates, names and the words of the legend, none of them cut."""
    written = trend_characters(trend_of_year(period), width, 24)
    known = re.compile(
        r"\d+|Mon|Tue|Wed|Thu|Fri|Sat|Sun|[MTWFS]|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|"
        r"Pain,?|at|rest,|none|to|worst|imaginable|pain|leg|better|first|week|flare-up|away|ill|a|day|middle|of|"
        r"days|meaningfully|better:|or|lower|the|week:|pause|lowest|highest|after|session,|from|before|a|session|after|it|too|few|for|line|\d+,|"
        r"\d+\.\d+"
    )
    for word in re.findall(r"[\w,.:-]*\w[\w,.:-]*", written):
        assert known.fullmatch(word), word


@given(trends(), SIZES)
def test_in_ascii_there_is_nothing_else(trend: Trend, size: tuple[int, int]) -> None:
    assert trend_characters(trend, *size, ascii_only=True).isascii()


@pytest.mark.parametrize(("width", "height"), [(SMALLEST_WIDTH - 1, 40), (80, SMALLEST_HEIGHT - 1), (0, 0)])
def test_where_there_is_no_room_there_is_no_picture(width: int, height: int) -> None:
    assert trend_picture(trend_of_days(4, 5, 6), width, height) == []
    assert trend_height(trend_of_days(4, 5, 6), width, height) == 0
    assert trend_characters(trend_of_days(4, 5, 6), width, height) == ""


@pytest.mark.parametrize(("pain", "row"), [(0, 10), (3, 7), (10, 0)])
def test_a_day_stands_at_its_value(pain: int, row: int) -> None:
    (where,) = marked(a_trend({3: pain}), Role.DAY)
    top = min(y for y, x in marked(a_trend({3: pain}), Role.AXIS))
    assert where[0] - top == row


def test_later_days_stand_farther_right() -> None:
    columns = [x for _, x in sorted(marked(a_trend({0: 10, 3: 5, 6: 0}), Role.DAY))]
    assert columns == sorted(columns)
    assert len(set(columns)) == 3


def test_a_pause_and_a_flare_up_lie_behind_their_days_and_have_their_names() -> None:
    spans = (
        Span(SpanKind.FLARE_UP, FIRST, FIRST + timedelta(days=1)),
        Span(SpanKind.PAUSE, FIRST + timedelta(days=4), None, "away"),
    )
    trend = a_trend({0: 5, 4: 2}, spans=spans)
    rows = trend_picture(trend, 58, 17)[:14]
    assert {run.ground for row in rows for run in row if run.role is Role.DAY} == {Role.FLARE, Role.PAUSE}
    written = trend_characters(trend, 58, 17)
    assert re.search("flare-up +away", written.splitlines()[1])
    assert UNICODE.flare in written
    assert UNICODE.pause in written


def test_names_that_would_overlap_stand_beside_each_other_or_are_left_out() -> None:
    spans = tuple(
        Span(SpanKind.PAUSE, FIRST + timedelta(days=2 * n), FIRST + timedelta(days=2 * n), "away")
        for n in range(30)
    )
    line = trend_characters(a_trend({}, 60, spans=spans), 58, 17).splitlines()[1]
    assert set(line.split()) == {"away"}
    assert 5 < line.count("away") < 30


def test_a_session_goes_from_before_to_after() -> None:
    trend = a_trend({3: 4}, pairs={FIRST + timedelta(days=3): ((7, 4), (2, 5), (6, 6))})
    written = trend_characters(trend, 78, 17)
    for mark in (UNICODE.lower, UNICODE.higher, UNICODE.same):
        assert sum(mark in line for line in written.splitlines()[1:13]) == 1
    rows = {y for y, _ in marked(trend, Role.PAIR, 78)}
    assert len(rows) == 6


@pytest.mark.parametrize(("pairs", "signs"), [(((7, 4),), "▼▲ from"), (((6, 6), (7, 4)), "▼▲◆ from")])
def test_the_legend_has_each_sign_of_a_session_that_is_there(
    pairs: tuple[tuple[int, int], ...], signs: str
) -> None:
    trend = a_trend({3: 4}, pairs={FIRST + timedelta(days=3): pairs})
    assert f"{signs} before a session to after it" in trend_characters(trend, 58, 17)


@given(st.integers(0, 10), st.integers(SMALLEST_HEIGHT, 40))
def test_the_line_goes_through_the_dots_of_whole_values(pain: int, height: int) -> None:
    days = {number: float(pain) for number in range(0, 7, 2)}
    line = {FIRST + timedelta(days=number): float(pain) for number in range(7)}
    trend = a_trend(days, line=line)
    rows = {y for y, _ in marked(trend, Role.LINE, height=height)}
    assert rows == {y for y, _ in marked(trend, Role.DAY, height=height)}
    assert len(rows) == 1


def test_the_line_has_a_gap_where_a_week_has_none() -> None:
    line = {FIRST + timedelta(days=number): 5.0 for number in (0, 1, 2, 20, 21)}
    columns = {x for _, x in marked(a_trend({}, 30, line=line), Role.LINE)}
    assert columns
    assert not columns & set(range(12, 30))


def test_columns_of_several_days_have_the_range_of_their_ratings() -> None:
    days = {FIRST + timedelta(days=number): Rated(5, 2, 9) for number in range(200)}
    trend = replace(a_trend({}, 200), days=days)
    assert {y for y, _ in marked(trend, Role.RANGE)} == set(range(2, 10)) - {6}
    assert "lowest to highest" in trend_characters(trend, 58, 17)


def test_a_day_of_several_ratings_has_its_lowest_and_highest() -> None:
    trend = replace(a_trend({}), days={FIRST + timedelta(days=3): Rated(3, 1, 5)})
    assert {y for y, _ in marked(trend, Role.RANGE) | marked(trend, Role.DAY)} == set(range(6, 11))
    assert "lowest to highest" in trend_characters(trend, 58, 17)
    once = replace(trend, days={FIRST: Rated(3, 3, 3)})
    assert "lowest to highest" not in trend_characters(once, 58, 17)


@given(
    st.integers(0, 40).map(lambda quarters: quarters / 4),
    st.integers(SMALLEST_WIDTH, 160),
    st.integers(SMALLEST_HEIGHT, 50),
    st.booleans(),
)
def test_lines_across_have_rows_and_values_of_their_own(pain: float, width: int, height: int, away: bool) -> None:
    """Whatever else asks for room: no two lie in one row, and none beside the value of another."""
    baseline = Baseline(FIRST, FIRST + timedelta(days=6), pain)
    spans = (Span(SpanKind.PAUSE, FIRST, None, "away"),) if away else ()
    trend = a_trend({}, 30, baseline=baseline, spans=spans)
    text = trend_characters(trend, width, height).splitlines()
    better = meaningful(baseline)
    marks = {pain: UNICODE.first_week + UNICODE.in_first_week} | (
        {} if better is None else {better: UNICODE.better}
    )
    plot = [line for line in text if line[2:3] in (UNICODE.side, UNICODE.side_tick)]
    assert len(plot) >= 6
    for value, chars in marks.items():
        rows = [line for line in plot if set(line) & set(chars)]
        assert len(rows) == 1, "not one row"
        assert rows[0][:2].strip() in ("", number_words(value)), "beside another value"


def test_the_first_week_is_marked_where_it_is_seen() -> None:
    baseline = Baseline(FIRST, FIRST + timedelta(days=6), 7)
    within = trend_characters(a_trend({}, 30, baseline=baseline), 58, 17)
    after = replace(a_trend({}, 30), baseline=baseline._replace(first=date(2025, 1, 1), last=date(2025, 1, 7)))
    assert UNICODE.in_first_week in within
    assert UNICODE.in_first_week not in trend_characters(after, 58, 17)
    assert "meaningfully better: 4.9 or lower" in within
    assert "first week" in trend_characters(after, 80, 17).splitlines()[4]


def test_a_leg_is_drawn_only_if_it_ever_hurt() -> None:
    rated = {FIRST + timedelta(days=number): 0 for number in range(7)}
    assert not marked(a_trend({3: 4}, leg=rated), Role.LEG)
    hurt = a_trend({3: 4}, leg=rated | {FIRST: 6}, leg_line=dict.fromkeys(rated, 1.0))
    assert marked(hurt, Role.LEG)
    assert "leg pain" in trend_characters(hurt, 58, 17)


@pytest.mark.parametrize("measure", [Measure.PEG, Measure.OWN_ACTIVITY])
def test_other_measures_say_which_way_is_better(measure: Measure) -> None:
    title = trend_characters(trend_of_year(Period.YEAR, measure), 78, 20).splitlines()[0]
    assert ("worst" if measure is Measure.PEG else "more is better") in title


@pytest.mark.parametrize("name", ["買い物", "اسم", "a" * 80, "e\u0301te\u0301", "\x1b[31mred"])
def test_the_name_of_an_activity_keeps_to_its_cells(name: str) -> None:
    trend = replace(a_trend({3: 4}), measure=Measure.OWN_ACTIVITY, name=name)
    for row in trend_picture(trend, 60, 20):
        assert sum(cells(run.text) for run in row) == 60
        assert "\x1b" not in "".join(run.text for run in row)


# Axes


@given(st.dates(date(1900, 1, 1), date(2200, 1, 1)), st.integers(1, 40_000), st.integers(1, 200))
def test_days_have_labels_that_are_whole_and_apart(first: date, length: int, width: int) -> None:
    ticks = day_ticks(Across(first, length, width))
    for one, other in pairwise(ticks):
        assert one.at + len(one.words) < other.at
        assert one.cell < other.cell
    assert all(tick.at >= 0 and tick.at + len(tick.words) <= width for tick in ticks)


@pytest.mark.parametrize(
    ("length", "width", "words"),
    [
        (7, 70, ["Sun 1", "Mon 2", "Tue 3", "Wed 4", "Thu 5", "Fri 6", "Sat 7"]),
        (7, 30, ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]),
        (7, 14, ["S", "M", "T", "W", "T", "F", "S"]),
        (30, 60, ["2 Mar", "9", "16", "23"]),
        (91, 60, ["1 Mar", "15 Mar", "1 Apr", "15 Apr", "1 May", "15 May"]),
        (365, 60, ["Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec", "Jan", "Feb"]),
        (365, 24, ["Mar", "May", "Jul", "Sep", "Nov"]),
        (3650, 60, ["2027", "2028", "2029", "2030", "2031", "2032", "2033", "2034", "2035"]),
        (3650, 24, ["2028", "2032"]),
    ],
)
def test_labels_are_days_dates_months_or_years(length: int, width: int, words: list[str]) -> None:
    assert [tick.words for tick in day_ticks(Across(FIRST, length, width))] == words


@given(st.integers(2, 60))
def test_values_have_rows_of_their_own(height: int) -> None:
    labels = value_labels(height)
    assert labels[0] == 10
    assert labels[height - 1] == 0
    assert all(row_of(value, height) == row for row, value in labels.items())


@given(st.integers(11, 60))
def test_where_it_can_each_whole_value_has_a_row_that_is_its_own(height: int) -> None:
    rows = rows_within(height)
    assert height - 10 < rows <= height
    steps = {row_of(value, rows) - row_of(value + 1, rows) for value in range(10)}
    assert len(steps) == 1


def test_marks_differ_in_every_set() -> None:
    for marks in (UNICODE, ASCII):
        drawn = (marks.day, marks.leg, marks.range, marks.flare, marks.pause, marks.better, marks.first_week)
        assert len(set(drawn)) == len(drawn)
        assert marks.lower != marks.higher != marks.same


def test_where_days_are_many_the_line_lies_upon_them_and_those_beside_it_are_seen() -> None:
    days = {number: 5.0 if number % 9 == 4 else 2.0 for number in range(90)}
    trend = a_trend(days, 90, line={FIRST + timedelta(days=number): 2.0 for number in days})
    line = marked(trend, Role.LINE, 120, 30)
    assert {column for _, column in line} >= set(range(3, 100))  # no day interrupts it
    beside = marked(trend, Role.DAY, 120, 30)
    assert len({column for _, column in beside}) == 10
    assert not beside & line
