"""The breath flows on through holds, slowly, and is never held."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcare_tui.domain.catalogue.form import Breath
from backcare_tui.domain.session.breathing import PACED_S, BreathMoment, BreathSpan, breath_at, hold_breaths

HOLDS = st.one_of(st.floats(0.1, 400), st.integers(1, 180).map(float))
SHORTEST_S = 2.0
ROUNDING_S = 1e-9


@given(HOLDS)
def test_breaths_tile_the_hold(seconds: float) -> None:
    spans = hold_breaths(seconds)
    assert spans[0].start == 0
    assert spans[-1].end == seconds
    assert all(span.start < span.end for span in spans)
    assert all(span.end == after.start for span, after in pairwise(spans))


@given(HOLDS)
def test_a_hold_is_breathed_freely_or_in_turns_that_end_with_an_out_breath(seconds: float) -> None:
    breaths = [span.breath for span in hold_breaths(seconds)]
    if seconds < 4:
        assert breaths == [Breath.FREE]
    else:
        assert breaths == [Breath.IN, Breath.OUT] * (len(breaths) // 2)
        assert breaths[-1] is Breath.OUT


@given(st.floats(4, 400))
def test_no_breath_is_hurried_and_whole_cycles_are_five_and_five(seconds: float) -> None:
    lengths = [span.end - span.start for span in hold_breaths(seconds)]
    assert min(lengths) >= SHORTEST_S - ROUNDING_S
    assert len(lengths) >= 2 * int(seconds // (2 * PACED_S))
    paced = lengths[: 2 * int(seconds // (2 * PACED_S))]
    assert all(abs(length - PACED_S) < ROUNDING_S for length in paced[:-1])
    assert not paced or paced[-1] >= PACED_S - ROUNDING_S


@pytest.mark.parametrize(
    ("seconds", "lengths"),
    [
        (1, [1]),
        (3.9, [3.9]),
        (4, [2, 2]),
        (5, [2.5, 2.5]),
        (9, [4.5, 4.5]),
        (10, [5, 5]),
        (13, [5, 8]),
        (14, [5, 5, 2, 2]),
        (15, [5, 5, 2.5, 2.5]),
        (20, [5, 5, 5, 5]),
        (30, [5, 5, 5, 5, 5, 5]),
        (32, [5, 5, 5, 5, 5, 7]),
    ],
)
def test_the_lengths_of_the_breaths(seconds: float, lengths: list[float]) -> None:
    assert [span.end - span.start for span in hold_breaths(seconds)] == pytest.approx(lengths)


@given(HOLDS, st.floats(-10, 500))
def test_there_is_a_breath_at_every_moment(seconds: float, at: float) -> None:
    moment = breath_at(hold_breaths(seconds), at)
    assert 0 <= moment.fraction <= 1
    assert 0 <= moment.fullness <= 1
    assert moment.words


@given(st.floats(4, 200), st.floats(0, 1))
def test_the_breath_is_the_one_of_its_span(seconds: float, fraction: float) -> None:
    for span in hold_breaths(seconds):
        at = span.start + fraction * (span.end - span.start)
        moment = breath_at(hold_breaths(seconds), at)
        if at < span.end:
            assert moment.breath is span.breath
            part = 0.0 if span.breath is Breath.FREE else (at - span.start) / (span.end - span.start)
            assert moment.fraction == pytest.approx(part)


def test_lungs_fill_and_empty() -> None:
    spans = hold_breaths(10)
    fullness = [breath_at(spans, seconds).fullness for seconds in (0, 2.5, 5, 7.5, 10)]
    assert fullness == pytest.approx([0, 0.5, 1, 0.5, 0])


def test_free_breath_shows_half_full_lungs_and_no_progress() -> None:
    moment = breath_at((BreathSpan(Breath.FREE, 0, 3),), 2)
    assert moment == BreathMoment(Breath.FREE, 0.0)
    assert moment.fullness == 0.5


@pytest.mark.parametrize(
    ("breath", "words"),
    [(Breath.IN, "breathe in"), (Breath.OUT, "breathe out"), (Breath.FREE, "breathe easily")],
)
def test_the_words_of_a_breath(breath: Breath, words: str) -> None:
    assert BreathMoment(breath, 0.5).words == words
