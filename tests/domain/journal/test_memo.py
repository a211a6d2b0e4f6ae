"""What a memo says, as it is written and read."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcare_tui.domain.journal.memo import DayChange, DayMade

DAYS = st.dates(date(2000, 1, 1), date(2100, 1, 1))


@given(DAYS, st.sampled_from(DayMade), st.none() | DAYS)
def test_what_a_day_was_made_is_read_as_it_was_written(day: date, made: DayMade, to: date | None) -> None:
    change = DayChange(day, made, to)
    assert DayChange.read(change.says) == change


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (DayChange(date(2026, 11, 28), DayMade.GENTLE), "2026-11-28 gentle"),
        (DayChange(date(2026, 11, 28), DayMade.AS_PLANNED), "2026-11-28 as-planned"),
        (DayChange(date(2026, 11, 28), DayMade.MOVED, date(2026, 11, 29)), "2026-11-28 moved 2026-11-29"),
    ],
)
def test_journals_keep_these_words(change: DayChange, says: str) -> None:
    assert change.says == says


@pytest.mark.parametrize(
    "says", ["", "tomorrow dropped", "2026-11-28", "2026-11-28 moved soon", "2026-13-45 gentle"]
)
def test_what_is_no_change_of_a_day_is_none(says: str) -> None:
    assert DayChange.read(says) is None
