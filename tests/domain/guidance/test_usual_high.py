"""A usual pain that is high."""

from collections.abc import Iterable
from datetime import timedelta
from uuid import uuid4

import pytest

from backcare_tui.domain.guidance.usual_high import usual_that_is_high
from backcare_tui.domain.journal.days import MIDNIGHT
from backcare_tui.domain.journal.entry import Entry
from backcare_tui.domain.journal.memo import MemoEntry, Subject
from backcare_tui.domain.journal.overview import Overview, overview_of
from tests.domain.builders import a_rating, when

NOW = when(22, 8)


def seen(entries: Iterable[Entry], *memos: MemoEntry) -> Overview:
    return overview_of(sorted(entries, key=lambda entry: entry.at, reverse=True), NOW, memos, days=MIDNIGHT)


def week(pain: int, days: int = 7) -> list[Entry]:
    return [a_rating(NOW - timedelta(days=back), pain) for back in range(1, days + 1)]


@pytest.mark.parametrize(
    ("entries", "usual"),
    [(week(6), 6), (week(9), 9), (week(5), None), (week(8, days=3), 8), (week(8, days=2), None), ([], None)],
)
def test_it_is_offered_to_whom_it_is_six_or_more_all_week(entries: list[Entry], usual: float | None) -> None:
    assert usual_that_is_high(seen(entries)) == usual


@pytest.mark.parametrize("says", ["yes", "no"])
def test_it_is_offered_once(says: str) -> None:
    memo = MemoEntry(id=uuid4(), at=when(1), about=Subject.USUAL_HIGH, says=says)
    assert usual_that_is_high(seen(week(8), memo)) is None
