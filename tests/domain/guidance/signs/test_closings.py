"""When the exercises were closed because of a sign is what the answers to its cards say."""

from datetime import date, datetime, timedelta, timezone

import pytest

from backcare_tui.domain.guidance.signs.closings import closings_in
from backcare_tui.domain.journal.days import MIDNIGHT, Days
from backcare_tui.domain.journal.memo import MemoEntry, Subject
from backcare_tui.domain.journal.paper.because_of_pain import Closing
from tests.storage.entries import a_memo

_ZONE = timezone(timedelta(hours=1))


def answered(*says: str) -> list[MemoEntry]:
    """One answer a day from 1 November on, latest first."""
    told = [
        a_memo(Subject.SIGNS, one, at=datetime(2026, 11, day, 2, tzinfo=_ZONE))
        for day, one in enumerate(says, start=1)
    ]
    return told[::-1]


def november(day: int) -> date:
    return date(2026, 11, day)


@pytest.mark.parametrize(
    ("says", "expected"),
    [
        ([], []),
        (["none", "skipped"], []),
        (["none", "urgent"], [("urgent", 2, None)]),
        (["urgent", "skipped", "none"], [("urgent", 1, 3)]),
        (["urgent", "urgent", "none", "none"], [("urgent", 1, 3)]),
        (["urgent", "emergency", "none", "urgent"], [("urgent", 1, 2), ("emergency", 2, 3), ("urgent", 4, None)]),
    ],
)
def test_a_sign_closes_them_until_there_is_none(
    says: list[str], expected: list[tuple[str, int, int | None]]
) -> None:
    assert closings_in(answered(*says), days=MIDNIGHT) == tuple(
        Closing(level, november(first), november(last) if last else None) for level, first, last in expected
    )


def test_other_things_kept_in_mind_close_nothing() -> None:
    assert closings_in([a_memo(Subject.FLARE, "urgent"), *answered("none")], days=MIDNIGHT) == ()


def test_its_days_are_those_of_the_person() -> None:
    (closing,) = closings_in(answered("urgent"), Days(timedelta(hours=3)))
    assert closing.first == date(2026, 10, 31)
