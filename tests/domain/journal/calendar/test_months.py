from calendar import monthrange
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcare_tui.domain.journal.calendar.months import MonthLayout, Place, months_until

DATES = st.dates(min_value=date(1902, 1, 1), max_value=date(9998, 12, 31))


def test_a_month_has_its_weeks_from_monday_to_sunday() -> None:
    (march,) = months_until(date(2026, 3, 31), 1)
    assert march.first == date(2026, 3, 1)
    assert [[day and day.day for day in week] for week in march.weeks] == [
        [None] * 6 + [1],
        [2, 3, 4, 5, 6, 7, 8],
        [9, 10, 11, 12, 13, 14, 15],
        [16, 17, 18, 19, 20, 21, 22],
        [23, 24, 25, 26, 27, 28, 29],
        [30, 31, None, None, None, None, None],
    ]


@given(DATES, st.integers(1, 14))
def test_months_follow_one_another_up_to_the_last(last: date, count: int) -> None:
    months = months_until(last, count)
    assert len(months) == count
    assert months[-1].first == last.replace(day=1)
    for before, after in pairwise(months):
        assert before.first + timedelta(days=monthrange(before.first.year, before.first.month)[1]) == after.first


@pytest.mark.parametrize("across", [1, 2, 3, 4, 5, 12])
def test_each_day_of_a_year_stands_in_one_place(across: int) -> None:
    layout = MonthLayout(months_until(date(2026, 11, 26)), across)
    days = [date(2025, 12, 1) + timedelta(days=ahead) for ahead in range(365)]
    places = [layout.place_of(day) for day in days]
    assert None not in places
    assert len(set(places)) == 365
    assert [place and layout.day_at(place) for place in places] == days
    for day, place in zip(days, places, strict=True):
        assert place is not None
        assert place.weekday == day.weekday()
        line = layout.lines[place.line]
        assert line is not None
        assert line.months[place.across].first == day.replace(day=1)


def test_months_stand_side_by_side_below_their_names() -> None:
    layout = MonthLayout(months_until(date(2026, 11, 26)), 3)
    parts = [line.part if line else None for line in layout.lines]
    assert parts[:9] == [-2, -1, 0, 1, 2, 3, 4, None, -2]
    assert parts.count(None) == 3
    first = layout.lines[0]
    assert first is not None
    assert [month.first.month for month in first.months] == [12, 1, 2]


def test_no_day_stands_elsewhere() -> None:
    layout = MonthLayout(months_until(date(2026, 11, 26)), 3)
    assert layout.place_of(date(2025, 11, 30)) is None
    assert layout.place_of(date(2026, 12, 1)) is None
    for place in (Place(0, 0, 0), Place(2, 5, 0), Place(999, 0, 0), Place(2, 0, -1)):
        assert layout.day_at(place) is None


@given(DATES, st.integers(1, 5), st.data())
def test_names_have_days_below_them_wherever_one_stands(last: date, across: int, data: st.DataObject) -> None:
    """No name without a week, and no week without the name of its month; where one begins, all is as it lies."""
    layout = MonthLayout(months_until(last), across)
    top = data.draw(st.integers(0, len(layout.lines) - 1))
    seen = [layout.seen(top, row) for row in range(len(layout.lines) - top)]
    for row, line in enumerate(seen):
        if line is not None and line.part == -2:
            below = [one for one in seen[row + 1 : row + 3] if one is not None and one.part >= 0]
            assert below, "names without days"
            assert below[0].months == line.months
        if line is not None and line.part >= 0:
            above = [one for one in seen[:row] if one is not None and one.months == line.months]
            assert above, "days without names"
            assert above[0].part == -2
    if layout.lines[top] is None or layout.lines[top] == layout.seen(top, 0):
        assert seen == list(layout.lines[top:])
