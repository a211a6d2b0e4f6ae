"""What is asked for of a journal, as one says it."""

from datetime import date

import pytest

from backcare_tui.domain.journal.correct.wanted_words import nothing_words, wanted_words
from backcare_tui.domain.journal.wanted import Wanted

MONDAY, FRIDAY = date(2026, 11, 16), date(2026, 11, 20)


@pytest.mark.parametrize(
    ("wanted", "words"),
    [
        (Wanted(), ""),
        (Wanted(since=MONDAY), "entries since 2026-11-16"),
        (Wanted(until=FRIDAY), "entries up to 2026-11-20"),
        (Wanted(since=MONDAY, until=FRIDAY), "entries from 2026-11-16 to 2026-11-20"),
        (Wanted(since=FRIDAY, until=FRIDAY, kind="rating"), "ratings on 2026-11-20"),
        (
            Wanted(since=MONDAY, until=FRIDAY, exercise="bridge", routine="core", text="garden"),
            "sessions of CORE with BRIDGE from 2026-11-16 to 2026-11-20 that say “garden”",
        ),
    ],
)
def test_it_is_said_as_people_say_it(wanted: Wanted, words: str) -> None:
    assert wanted_words(wanted, str.upper) == words


@pytest.mark.parametrize(
    ("wanted", "words"),
    [
        (Wanted(), "The journal has no entries."),
        (Wanted(since=MONDAY), "Nothing has been recorded since 2026-11-16."),
        (Wanted(until=FRIDAY, text="garden"), "The journal has no entries up to 2026-11-20 that say “garden”."),
    ],
)
def test_where_there_is_none_that_is_said(wanted: Wanted, words: str) -> None:
    assert nothing_words(wanted, str.upper) == words
