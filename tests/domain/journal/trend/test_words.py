"""What is said of a change: beside the first week and beside the week before, and nothing of few days."""

from datetime import timedelta

import pytest
from hypothesis import given

from backcare_tui.domain.journal.trend.baseline import baseline_of
from backcare_tui.domain.journal.trend.daily_pain import PainByDay
from backcare_tui.domain.journal.trend.words import change_words
from tests.domain.journal.trend.pains import FIRST, days_of, pains_of


def said(*rated: int | None) -> str:
    """What is said on the last day of those that were RATED."""
    pains = pains_of(*rated)
    return change_words(pains, baseline_of(pains), FIRST + timedelta(days=len(rated) - 1))


NONE = (None,) * 7
EARLY = "A week from the first rating on there is something to compare it with."
LAST = "in the middle of the last seven days."


@pytest.mark.parametrize(
    ("rated", "words"),
    [
        (NONE, "No ratings in the last seven days."),
        ((5, 5, 5, *NONE), "No ratings in the last seven days."),
        ((5,), "1 day of the last seven rated; 2 more days of ratings may show a direction."),
        ((5, 5), "2 days of the last seven rated; 1 more day of ratings may show a direction."),
        ((5, 5, 5), f"5 {LAST} {EARLY}"),
        ((*[5] * 13, 5), "About the same as in the first week: still 5."),
        ((*[6] * 7, *[4] * 7), "Meaningfully better than in the first week: from 6 to 4."),
        ((*[4] * 7, *[6] * 7), "Higher than in the first week: from 4 to 6."),
        ((*[5] * 7, *[4] * 7), "About the same as in the first week: from 5 to 4."),
        ((*[10] * 7, *[8] * 7), "Lower than in the first week: from 10 to 8."),
        ((*[10] * 7, *[7] * 7), "Meaningfully better than in the first week: from 10 to 7."),
        ((*[3] * 7, *[1] * 7), "Meaningfully better than in the first week: from 3 to 1."),
        ((*[2] * 7, *[0] * 7), "Low, as in the first week: 2 then, 0 now."),
        ((*[2] * 7, *[3] * 7), "About the same as in the first week: from 2 to 3."),
        ((*[2] * 7, *[4] * 7), "Higher than in the first week: from 2 to 4."),
        (
            (*[7] * 7, *[5] * 7, *[4] * 7),
            "Meaningfully better than in the first week: from 7 to 4. "
            "About the same as the week before: from 5 to 4.",
        ),
        (
            (*[4] * 7, *[7] * 7, *[4] * 7),
            "About the same as in the first week: still 4. Lower than the week before: from 7 to 4.",
        ),
        (
            (*[2] * 7, *[2] * 7, *[1] * 7),
            "Low, as in the first week: 2 then, 1 now. Low, as in the week before: 2 then, 1 now.",
        ),
        ((*[7] * 7, *NONE, *[4] * 7), "Meaningfully better than in the first week: from 7 to 4."),
        (
            (4, 5, 4, *[None] * 9, 7, 6, 7),
            "Higher than in the first week: from 4 to 7.",
        ),
    ],
)
def test_the_last_seven_days_beside_the_first_and_those_before(rated: tuple[int | None, ...], words: str) -> None:
    assert said(*rated) == words


def test_forty_five_days_that_fell_from_seven_to_four_are_better() -> None:
    falling = [round(7 - 3 * number / 44) for number in range(45)]
    assert said(*falling).startswith("Meaningfully better than in the first week: from 7 to 4.")


@given(days_of())
def test_nothing_is_claimed_of_fewer_than_three_days(pains: PainByDay) -> None:
    last = FIRST + timedelta(days=60)
    words = change_words(pains, baseline_of(pains), last)
    if sum((last - day).days < 7 for day in pains) < 3:
        assert "from " not in words.replace("from the first rating", "")
        assert "still" not in words


@given(days_of())
def test_it_needs_no_more_than_two_weeks(pains: PainByDay) -> None:
    last = FIRST + timedelta(days=60)
    some = {day: rated for day, rated in pains.items() if (last - day).days < 14}
    baseline = baseline_of(pains)
    assert change_words(some, baseline, last) == change_words(pains, baseline, last)
