"""Flare-ups and pauses are the days that the person said, and end by themselves where nobody said so."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcare_tui.domain.journal.days import MIDNIGHT, Days
from backcare_tui.domain.journal.memo import MemoEntry, Subject
from backcare_tui.domain.journal.trend.spans import Span, SpanKind, spans_of
from tests.domain.journal.trend.pains import FIRST, pains_of

ALWAYS = date(2020, 1, 1), date(2030, 1, 1)


def day(number: int) -> date:
    return FIRST + timedelta(days=number)


def memo(number: int, about: Subject, says: str, hour: int = 12) -> MemoEntry:
    at = datetime.combine(day(number), time(hour), UTC)
    return MemoEntry(id=UUID(int=number + 1), at=at, about=about, says=says)


def memos(*told: tuple[int, Subject, str]) -> Sequence[MemoEntry]:
    """Latest first, as the journal gives them."""
    return [memo(*one) for one in told][::-1]


def flare(first: int, last: int | None) -> Span:
    return Span(SpanKind.FLARE_UP, day(first), None if last is None else day(last))


def pause(first: int, last: int | None, says: str) -> Span:
    return Span(SpanKind.PAUSE, day(first), None if last is None else day(last), says)


FLARE, PAUSE = Subject.FLARE, Subject.PAUSE


@pytest.mark.parametrize(
    ("told", "spans"),
    [
        ((), ()),
        (((1, FLARE, "began"), (5, FLARE, "over")), (flare(1, 4),)),
        (((1, FLARE, "began"), (1, FLARE, "over")), (flare(1, 1),)),
        (((1, FLARE, "began"), (2, FLARE, "began"), (5, FLARE, "over")), (flare(1, 4),)),
        (((1, FLARE, "over"),), ()),
        (((1, PAUSE, "away"), (9, PAUSE, "over")), (pause(1, 8, "away"),)),
        (((1, PAUSE, "away"),), (pause(1, None, "away"),)),
        (((1, PAUSE, "away"), (4, PAUSE, "ill"), (6, PAUSE, "over")), (pause(1, 3, "away"), pause(4, 5, "ill"))),
        (((1, PAUSE, "ill"), (3, PAUSE, "ill"), (6, PAUSE, "over")), (pause(1, 5, "ill"),)),
        (
            ((1, PAUSE, "away"), (2, FLARE, "began"), (4, FLARE, "over"), (9, PAUSE, "over")),
            (pause(1, 8, "away"), flare(2, 3)),
        ),
        (((1, Subject.SIGNS, "none"),), ()),
    ],
)
def test_spans_are_what_was_said(told: tuple[tuple[int, Subject, str], ...], spans: tuple[Span, ...]) -> None:
    assert spans_of(memos(*told), *ALWAYS, days=MIDNIGHT) == spans


@pytest.mark.parametrize(
    ("rated", "last"),
    [
        ((3, 3, 3, 7, 7, 7, 6, 4, 4), 5),
        ((3, 3, 3, 7, 3, 3, 7, 3, 3), 6),
        ((3, 3, 3, 7, 7, 7, None, None, 4), 6),
        ((3, 3, 3, 7, 7, 7, None, 7, 4), 7),
        ((3, 3, 3, *[7] * 30), 6),
        ((1, 1, 1, 4, 4, 4, 6, 6, 8, 8, 10, 10, 10, 10, 10, 10, 10), 13),
        ((3, 3, 3, 7), 5),
        ((), 5),
        ((None, None, None, 8, 8, 8, 10, 6), 6),
        ((1, 1, 1, 7, 7, 7, 4, 3, 3), 5),
    ],
)
def test_a_flare_up_nobody_ended_ends_when_days_are_not_sorer_than_usual(
    rated: tuple[int | None, ...], last: int
) -> None:
    assert spans_of(memos((3, FLARE, "began")), *ALWAYS, pains_of(*rated), days=MIDNIGHT) == (flare(3, last),)


def test_it_goes_on_while_it_may() -> None:
    told, pains = memos((3, FLARE, "began")), pains_of(3, 3, 3, 7, 7, None, 7)
    assert spans_of(told, FIRST, day(4), pains, days=MIDNIGHT) == (flare(3, None),)
    assert spans_of(told, FIRST, day(7), pains, days=MIDNIGHT) == (flare(3, None),)
    assert spans_of(told, FIRST, day(8), pains, days=MIDNIGHT) == (flare(3, 7),)


def test_one_that_begins_again_is_counted_anew_but_stays_one() -> None:
    told = memos((3, FLARE, "began"), (5, FLARE, "began"))
    assert spans_of(told, *ALWAYS, days=MIDNIGHT) == (flare(3, 7),)


def test_one_that_eased_before_the_next_began_is_one_of_its_own() -> None:
    told = memos((3, FLARE, "began"), (20, FLARE, "began"), (22, FLARE, "over"))
    assert spans_of(told, *ALWAYS, pains_of(3, 3, 3, 7, 7, 7, 3), days=MIDNIGHT) == (flare(3, 5), flare(20, 21))


@pytest.mark.parametrize(
    ("over", "last"),
    [
        (8, 7),
        (16, 15),
        (17, 16),
        (18, 5),
    ],
)
def test_what_the_person_said_within_two_weeks_wins_over_ratings(over: int, last: int) -> None:
    told = memos((3, FLARE, "began"), (over, FLARE, "over"))
    assert spans_of(told, *ALWAYS, pains_of(3, 3, 3, 7, 7, 7, 3, 3, 7), days=MIDNIGHT) == (flare(3, last),)


def test_only_those_that_have_a_day_in_it_are_given() -> None:
    told = memos((1, PAUSE, "away"), (9, PAUSE, "over"), (20, PAUSE, "ill"))
    assert spans_of(told, day(9), day(19), days=MIDNIGHT) == ()
    assert spans_of(told, day(8), day(19), days=MIDNIGHT) == (pause(1, 8, "away"),)
    assert spans_of(told, day(9), day(20), days=MIDNIGHT) == (pause(20, None, "ill"),)


def test_days_begin_when_the_person_says() -> None:
    told = [memo(5, PAUSE, "over", hour=2), memo(1, PAUSE, "away", hour=2)]
    assert spans_of(told, *ALWAYS, days=Days(timedelta(hours=3))) == (pause(0, 3, "away"),)


@given(
    st.lists(
        st.tuples(st.integers(0, 60), st.sampled_from([FLARE, PAUSE]), st.sampled_from(["began", "away", "over"])),
        max_size=12,
    )
)
def test_spans_of_one_kind_never_overlap_and_never_end_before_they_begin(
    told: list[tuple[int, Subject, str]],
) -> None:
    found = spans_of(memos(*sorted(told, key=lambda one: one[0])), *ALWAYS, days=MIDNIGHT)
    assert list(found) == sorted(found, key=lambda span: span.first)
    for kind in SpanKind:
        ends = [(span.first, span.last or date.max) for span in found if span.kind is kind]
        assert all(first <= last for first, last in ends)
        assert all(last <= first for (_, last), (first, _) in pairwise(ends))
