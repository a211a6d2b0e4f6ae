"""Lists show the journal latest first, a part at a time, and apart from it what is still to come."""

from datetime import date, datetime, timedelta, timezone

import pytest

from backcare_tui.domain.journal.entry_page import EntryPage, found_in_notes, in_turn, page_of
from tests.domain.builders import a_rating, when

NOW = when(22, 12)
AHEAD = [a_rating(NOW + timedelta(days=days)) for days in (400, 2)]
TOLD = [a_rating(NOW + timedelta(hours=hours)) for hours in (24, 0, -1, -30, -9000)]
ALL = [*AHEAD, *TOLD]


@pytest.mark.parametrize(("count", "older"), [(1, 4), (4, 1), (5, 0), (9, 0)])
def test_a_page_is_what_was_last_and_how_much_was_before(count: int, older: int) -> None:
    assert page_of(ALL, count, NOW) == EntryPage(tuple(TOLD[:count]), older, tuple(AHEAD))


def test_a_page_of_nothing() -> None:
    assert page_of([], 3, NOW) == EntryPage()


def test_what_is_still_to_come_is_last_in_turn() -> None:
    assert list(in_turn(ALL, NOW)) == [*TOLD, *AHEAD]
    assert list(in_turn(ALL)) == ALL


def test_since_is_a_day_where_the_person_was() -> None:
    early = a_rating(datetime(2026, 11, 22, 0, 30, tzinfo=timezone(timedelta(hours=13))))
    assert early.at < when(21, 23)
    assert page_of([*TOLD[:3], early, *TOLD[3:]], 9, NOW, date(2026, 11, 22)).told == (*TOLD[:3], early)
    assert list(in_turn(ALL, NOW, date(2027, 1, 1))) == AHEAD[:1]


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
    entry = a_rating(when(22), note="Sat at my mother's Desk half-day.")
    assert list(found_in_notes(text, [entry])) == [entry] * found


def test_notes_are_found_in_the_order_of_the_entries() -> None:
    entries = [a_rating(when(day), note=note) for day, note in [(22, "walk"), (21, ""), (20, "a long walk")]]
    assert list(found_in_notes("walk", entries)) == [entries[0], entries[2]]
