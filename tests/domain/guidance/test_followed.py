"""What was followed by less pain: plain counts, and silence where there are too few."""

from datetime import datetime, timedelta
from uuid import uuid4

import pytest

from backcare_tui.domain.guidance.followed import FEWEST, Followed, followed_by_less, last_flare_up
from backcare_tui.domain.journal.days import MIDNIGHT
from backcare_tui.domain.journal.entry import Entry
from backcare_tui.domain.journal.memo import FlareSaid, MemoEntry, Subject
from backcare_tui.domain.journal.overview import overview_of
from backcare_tui.domain.journal.trend.spans import Span, SpanKind
from tests.ui import sample

BEGAN, ENDED = sample.ago(10), sample.ago(5)


def of_days(*pains: tuple[int | None, int | None]) -> list[Entry]:
    """A session a day from BEGAN on, each with its pain before and after."""
    return [
        sample.a_session(number, BEGAN + timedelta(days=number, hours=1), before, after)
        for number, (before, after) in enumerate(pains)
    ]


def found(entries: list[Entry], began: datetime = BEGAN, ended: datetime = ENDED) -> tuple[Followed, ...]:
    span = Span(SpanKind.FLARE_UP, began.date(), ended.date())
    return followed_by_less(entries, span, MIDNIGHT)


def test_sessions_are_counted_by_their_routine() -> None:
    assert found(of_days((7, 5), (6, 6), (6, 4))) == (Followed("starter-three", 2, 3),)


def test_fewer_than_three_say_nothing() -> None:
    assert FEWEST == 3
    assert found(of_days((7, 5), (6, 4))) == ()


def test_what_mostly_was_not_followed_by_less_is_left_out() -> None:
    assert found(of_days((5, 6), (5, 5), (5, 4))) == ()


def test_only_the_days_of_the_flare_count() -> None:
    entries = of_days((7, 5), (6, 4), (6, 4))
    assert found(entries, began=BEGAN + timedelta(days=1)) == ()
    assert found(entries, ended=BEGAN + timedelta(days=1)) == ()


def test_a_walk_goes_by_the_ratings_around_it() -> None:
    entries: list[Entry] = []
    for day in range(3):
        at = BEGAN + timedelta(days=day, hours=6)
        entries += [
            sample.a_walk(day, at),
            sample.a_rating(10 + day, at - timedelta(hours=2), 7),
            sample.a_rating(20 + day, at + timedelta(hours=2), 5),
        ]
    assert found(entries) == (Followed("walk", 3, 3),)


def test_ratings_too_far_from_a_walk_say_nothing() -> None:
    entries: list[Entry] = []
    for day in (0, 2, 4):
        at = BEGAN + timedelta(days=day, hours=6)
        entries += [sample.a_walk(day, at), sample.a_rating(10 + day, at - timedelta(hours=13), 7)]
        entries += [sample.a_rating(20 + day, at + timedelta(hours=25), 5)]
    assert found(entries) == ()


def test_a_session_that_did_not_count_says_nothing() -> None:
    short = sample.a_record("bridge", done_s=5)
    entries = of_days((7, 5), (6, 4), (6, 4))
    assert found([entry.model_copy(update={"exercises": (short,)}) for entry in entries]) == ()


def test_what_was_followed_by_less_most_often_comes_first() -> None:
    walks: list[Entry] = []
    for day in range(3):
        at = BEGAN + timedelta(days=day, hours=5)
        walks += [sample.a_walk(30 + day, at), sample.a_rating(40 + day, at + timedelta(hours=1), 1)]
    assert [one.what for one in found([*of_days((7, 5), (6, 6), (6, 4)), *walks])] == ["walk", "starter-three"]


def told(said: FlareSaid, at: datetime) -> MemoEntry:
    return MemoEntry(id=uuid4(), at=at, about=Subject.FLARE, says=said)


@pytest.mark.parametrize(
    ("memos", "days_ago"),
    [
        ([(FlareSaid.OVER, 5), (FlareSaid.BEGAN, 10)], (10, 6)),
        ([(FlareSaid.BEGAN, 2), (FlareSaid.OVER, 5), (FlareSaid.BEGAN, 10)], (10, 6)),
        ([(FlareSaid.BEGAN, 10)], (10, 8)),
        ([(FlareSaid.BEGAN, 2)], None),
        ([], None),
    ],
)
def test_the_last_flare_up_has_the_days_that_are_marked_as_one(
    memos: list[tuple[FlareSaid, int]], days_ago: tuple[int, int] | None
) -> None:
    """Also where nobody said that it is over, and pain on the fourth day was no longer above that of the week."""
    pains = {12: 3, 11: 3, 10: 7, 9: 7, 8: 6, 7: 5, 6: 3, 5: 3, 2: 7, 1: 7}
    ratings = [
        sample.a_rating(number, sample.ago(back), pain) for number, (back, pain) in enumerate(pains.items())
    ]
    said = [told(one, sample.ago(back)) for one, back in memos]
    overview = overview_of(ratings[::-1], sample.NOW, said, days=MIDNIGHT)
    last = last_flare_up(overview)
    assert (last and (last.first, last.last)) == (days_ago and tuple(sample.ago(back).date() for back in days_ago))
