"""What is asked for: all that is given holds of an entry, what is left out of every one."""

from datetime import date, datetime, timedelta, timezone

import pytest

from backcare_tui.domain.journal.days import MIDNIGHT, Days
from backcare_tui.domain.journal.entry import Entry, Outcome
from backcare_tui.domain.journal.wanted import EVERYTHING, EntryPage, Wanted, in_turn, page_of
from tests.domain.builders import a_rating, when
from tests.storage.entries import a_record, a_session, a_walk

NOW = when(22, 12)
AHEAD = [a_rating(NOW + timedelta(days=days)) for days in (400, 2)]
TOLD = [a_rating(NOW + timedelta(hours=hours)) for hours in (24, 0, -1, -30, -9000)]
ALL = [*AHEAD, *TOLD]

SKIPPED = a_record().model_copy(update={"exercise": "cat-cow", "outcome": Outcome.SKIPPED})
SESSION = a_session(routine="bridge", exercises=(a_record(), SKIPPED), note="In the garden.")
WALK = a_walk(when(22))
RATING = a_rating(when(22), note="Sat at my mother's Desk half-day.")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", True),
        ("sat", True),
        ("DESK sat", True),
        ("mothers", True),
        ("half day", True),
        ("half-day", True),
        ("desk chair", False),
        ("sathalf", False),
    ],
)
def test_a_note_is_found_by_its_words_in_any_order(text: str, found: bool) -> None:
    assert Wanted(text).matches(RATING, MIDNIGHT) is found


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (EVERYTHING, [SESSION, WALK, RATING]),
        (Wanted(kind="rating"), [RATING]),
        (Wanted(kind="activity"), [WALK]),
        (Wanted(exercise="bridge"), [SESSION]),
        (Wanted(exercise="walk"), [WALK]),
        (Wanted(exercise="cat-cow"), []),
        (Wanted(exercise="bri"), []),
        (Wanted(routine="bridge"), [SESSION]),
        (Wanted(routine="starter-three"), []),
        (Wanted("garden", kind="session", exercise="bridge", routine="bridge"), [SESSION]),
        (Wanted("garden", kind="rating"), []),
    ],
)
def test_what_is_found(wanted: Wanted, found: list[Entry]) -> None:
    assert [entry for entry in (SESSION, WALK, RATING) if wanted.matches(entry, days=MIDNIGHT)] == found


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (Wanted(since=date(2026, 11, 22)), False),
        (Wanted(since=date(2026, 11, 21), until=date(2026, 11, 21)), True),
        (Wanted(until=date(2026, 11, 20)), False),
    ],
)
def test_days_begin_when_the_person_says(wanted: Wanted, found: bool) -> None:
    assert wanted.matches(a_rating(when(22, 2)), Days(timedelta(hours=3))) is found


# How lists show it


@pytest.mark.parametrize(("count", "older"), [(1, 4), (4, 1), (5, 0), (9, 0)])
def test_a_page_is_what_was_last_and_how_much_was_before(count: int, older: int) -> None:
    assert page_of(ALL, count, NOW, days=MIDNIGHT) == EntryPage(tuple(TOLD[:count]), older, tuple(AHEAD))


def test_a_page_of_nothing() -> None:
    assert page_of([], 3, NOW, days=MIDNIGHT) == EntryPage()


def test_what_is_still_to_come_is_last_in_turn() -> None:
    assert list(in_turn(ALL, NOW, days=MIDNIGHT)) == [*TOLD, *AHEAD]
    assert list(in_turn(ALL, days=MIDNIGHT)) == ALL


def test_since_is_a_day_where_the_person_was() -> None:
    early = a_rating(datetime(2026, 11, 22, 0, 30, tzinfo=timezone(timedelta(hours=13))))
    assert early.at < when(21, 23)
    wanted = Wanted(since=date(2026, 11, 22))
    assert page_of([*TOLD[:3], early, *TOLD[3:]], 9, NOW, wanted, days=MIDNIGHT).told == (*TOLD[:3], early)
    assert list(in_turn(ALL, NOW, Wanted(since=date(2027, 1, 1)), days=MIDNIGHT)) == AHEAD[:1]


def test_what_is_new_in_a_list_was_not_in_it_before() -> None:
    """What only moves up from beyond the end of a page is not new, and in a list that was empty nothing is."""
    first, second, third, fourth = (a_rating(NOW - timedelta(hours=n), identifier=n) for n in range(4))
    page = EntryPage((second, third), older=1)
    assert EntryPage((first, second), older=2).new_since(page) == (first,)
    assert EntryPage((second, fourth)).new_since(page) == ()
    assert EntryPage((second, third, fourth)).new_since(page._replace(older=0)) == (fourth,)
    assert EntryPage((third,), ahead=(first,)).new_since(EntryPage((third,))) == (first,)
    assert EntryPage((first,)).new_since(EntryPage()) == ()
