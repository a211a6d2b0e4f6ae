"""What is said is over before the next step begins."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcare_tui.cues.phrase import phrase, shortest
from backcare_tui.domain.guidance.adapt import timeline_for
from backcare_tui.domain.guidance.person import Person
from backcare_tui.domain.session.cue import CHANGES, Cue, CueKind, cues_between
from backcare_tui.domain.session.timeline import Timeline
from backcare_tui.domain.words.wording import speaking_seconds
from tests.domain.builders import a_timeline, an_exercise, timelines
from tests.shipped import shipped


def cues_of(timeline: Timeline) -> tuple[Cue, ...]:
    return cues_between(timeline, None, timeline.at(timeline.seconds))


def room(cue: Cue) -> float:
    """Seconds to say it in: what is said while it waits for a key has as many as it takes."""
    if cue.step is None or cue.kind is CueKind.WAIT:
        return float("inf")
    ends = [cue.step.start + stage.seconds for stage in cue.step.stages]
    return next((end for end in ends if end > cue.at), cue.step.end) - cue.at


def said(cue: Cue, rate: float = 1.0) -> str:
    """What is said of CUE, whatever else is said in its step."""
    return phrase(cue, speaking_seconds, room(cue) / rate) or shortest(cue)


@pytest.mark.parametrize("routine", sorted(shipped().routines))
def test_every_phrase_of_a_shipped_routine_is_over_within_its_step(routine: str) -> None:
    timeline = timeline_for(shipped(), shipped().routines[routine], Person())
    phrases = [(cue.kind, said(cue), room(cue)) for cue in cues_of(timeline)]
    assert [each for each in phrases if speaking_seconds(each[1]) > each[2]] == []


@pytest.mark.parametrize("routine", sorted(shipped().routines))
def test_changes_in_a_shipped_routine_are_named_in_full(routine: str) -> None:
    """Which exercise, where to lie, what to fetch, and the routine's own note."""
    timeline = timeline_for(shipped(), shipped().routines[routine], Person())
    for cue in cues_of(timeline):
        if cue.kind in (CHANGES | {CueKind.ARRANGE}):
            assert said(cue).removeprefix("Stop. ") == cue.words


@given(timelines(), st.sampled_from([0.5, 1.0, 1.7, 60.0]))
def test_a_phrase_is_the_fullest_that_there_is_time_for(timeline: Timeline, rate: float) -> None:
    for cue in cues_of(timeline):
        ways = cue.ways or (cue.words,)
        words = said(cue, rate)
        fuller = ways[: ways.index(words)]
        assert all(speaking_seconds(way) > room(cue) / rate for way in fuller)
        assert speaking_seconds(words) <= room(cue) / rate or words == ways[-1]
        assert words.strip()


def test_where_even_the_least_takes_too_long_there_is_nothing_to_say() -> None:
    (first, *_) = cues_of(a_timeline(an_exercise(name="Dead bug")))
    assert phrase(first, speaking_seconds, 0.5) is None
    assert shortest(first) == "Dead bug."


def test_what_has_no_ways_is_said_as_it_is_written_or_not_at_all() -> None:
    cue = Cue(CueKind.COUNTDOWN, 0.0, "3")
    assert (phrase(cue, len, 1), phrase(cue, len, 0.9), shortest(cue)) == ("3", None, "3")
