"""When a gentle day is offered before a session."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcare_tui.domain.guidance.gentle_day import gentle_day_reason

PAIN = st.integers(0, 10)


@pytest.mark.parametrize(
    ("pain", "usual", "gentle"),
    [
        (7, None, True),
        (7, 7, True),
        (10, 10, True),
        (6, None, False),
        (6, 6, False),
        (6, 4, True),
        (6, 4.5, False),
        (5, 3, True),
        (4, 2, True),
        (4, 2.5, False),
        (3, 0, False),
        (2, 0, False),
        (0, None, False),
        (3, 6, False),
    ],
)
def test_it_is_for_seven_or_two_above_the_usual_from_four_up(pain: int, usual: float | None, gentle: bool) -> None:
    reason = gentle_day_reason(pain, usual, usual_is_high=False)
    assert (reason is not None) == gentle
    assert reason is None or f"{pain} of 10" in reason


@pytest.mark.parametrize(
    ("pain", "usual", "gentle"),
    [(7, 7, False), (7, 6, False), (7, 5, True), (6, 6, False), (6, 4, True), (5, 3, False), (8, 8, True)],
)
def test_for_whom_it_is_usually_high_it_is_for_what_would_be_red(pain: int, usual: float, gentle: bool) -> None:
    assert (gentle_day_reason(pain, usual, usual_is_high=True) is not None) == gentle


@given(PAIN, st.one_of(st.none(), st.floats(0, 10)))
def test_to_say_that_it_is_usually_high_never_makes_a_day_gentler(pain: int, usual: float | None) -> None:
    if gentle_day_reason(pain, usual, usual_is_high=False) is None:
        assert gentle_day_reason(pain, usual, usual_is_high=True) is None


@given(PAIN, st.floats(0, 10), st.booleans())
def test_what_is_usual_and_below_seven_is_no_gentle_day(pain: int, usual: float, usual_is_high: bool) -> None:
    if pain < 7 and usual > pain - 2:
        assert gentle_day_reason(pain, usual, usual_is_high=usual_is_high) is None
