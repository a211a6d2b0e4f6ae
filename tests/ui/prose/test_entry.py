"""Entries as lines: where each was is told where that changes from line to line."""

from datetime import UTC, datetime, timedelta, timezone, tzinfo
from uuid import UUID

import pytest

from backcare_tui.domain.journal.entry import RatingEntry
from backcare_tui.ui.prose.entry import entry_line, places_told

THERE = timezone(timedelta(hours=9))


def a_rating(zone: tzinfo) -> RatingEntry:
    return RatingEntry(id=UUID(int=1), at=datetime(2026, 11, 22, 8, tzinfo=zone), pain=2)


@pytest.mark.parametrize(
    ("zones", "told"),
    [
        ([UTC, UTC], ["", ""]),
        ([THERE, THERE, THERE], ["UTC+9", "", ""]),
        ([UTC, THERE, THERE, UTC, UTC], ["", "UTC+9", "", "here", ""]),
    ],
)
def test_where_it_was_is_told_only_where_that_differs_from_the_line_above(
    zones: list[tzinfo], told: list[str]
) -> None:
    assert list(places_told(map(a_rating, zones), UTC)) == told


def test_it_stands_beside_the_time() -> None:
    line = entry_line(a_rating(THERE), str, "UTC+9")
    assert line.plain.startswith("08:00 UTC+9  Pain 2")
    assert entry_line(a_rating(UTC), str, "").plain.startswith("08:00  Pain 2")
