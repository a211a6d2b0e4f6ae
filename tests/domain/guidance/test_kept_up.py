"""One calm sentence that names what was kept; nothing counts a day without."""

from datetime import timedelta

import pytest

from backcare_tui.domain.guidance.kept_up import kept_words
from backcare_tui.domain.journal.days import MIDNIGHT
from backcare_tui.domain.journal.entry import Entry
from tests.ui import sample
from tests.ui.sample import NOW, ago

SUNDAY = NOW
"""The last day of the week of the fake clock."""


def test_a_new_person_is_told_nothing() -> None:
    assert kept_words([], NOW, days=MIDNIGHT) == ""


@pytest.mark.parametrize(
    ("entries", "words"),
    [
        ([sample.a_session(1, ago(4))], "This week you made time for your back on Wednesday."),
        (
            [sample.a_session(1, ago(4)), sample.a_session(2, ago(0, 1)), sample.a_session(3, ago(2))],
            "This week you made time for your back on Wednesday, on Friday and today.",
        ),
        (
            [sample.a_walk(1, ago(1), 25), sample.a_walk(2, ago(3), 20.5)],
            "This week you were on the move for 46 minutes.",
        ),
        (
            [sample.a_session(1, ago(4)), sample.a_walk(2, ago(3), 25)],
            "This week you made time for your back on Wednesday and were on the move for 25 minutes.",
        ),
        ([sample.a_session(1, ago(0, 1))], "You made time for your back today."),
        (
            [sample.a_session(1, ago(0, 1)), sample.a_walk(2, ago(3), 25)],
            "You made time for your back today and were on the move for 25 minutes this week.",
        ),
        (
            [sample.a_session(1, ago(4)), sample.a_session(2, ago(4, 1))],
            "This week you made time for your back on Wednesday.",
        ),
    ],
)
def test_this_week_is_named_by_its_days(entries: list[Entry], words: str) -> None:
    assert kept_words(entries, NOW, days=MIDNIGHT) == words


def test_a_week_that_has_only_begun_looks_back_and_misses_nothing() -> None:
    monday = NOW + timedelta(days=1)
    entries = [sample.a_session(number, ago(number * 2)) for number in range(1, 5)]
    assert (
        kept_words(entries, monday, days=MIDNIGHT)
        == "4 sessions in the last four weeks: what you practised stays with you."
    )
    assert kept_words(entries[:2], monday, days=MIDNIGHT) == ""


def test_who_comes_back_after_a_while_is_told_so_that_day() -> None:
    again = sample.a_session(2, ago(hours=1))
    words = "You came back after a while. That is the hardest step, and it is done."
    assert kept_words([again, sample.a_session(1, ago(15))], NOW, days=MIDNIGHT) == words
    assert kept_words([again], NOW, last_before=ago(200), days=MIDNIGHT) == words
    assert kept_words([again, sample.a_session(1, ago(13))], NOW, days=MIDNIGHT) != words
    assert kept_words([again], NOW, days=MIDNIGHT) != words


def test_what_is_dated_ahead_was_not_kept() -> None:
    assert kept_words([sample.a_session(1, NOW + timedelta(days=3))], NOW, days=MIDNIGHT) == ""


def test_a_session_broken_off_at_once_is_not_named() -> None:
    short = sample.a_session(1, ago(1)).model_copy(update={"exercises": (sample.a_record("bridge", done_s=3),)})
    assert kept_words([short], NOW, days=MIDNIGHT) == ""
