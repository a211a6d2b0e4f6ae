"""When to breathe in and out. The breath follows the movement; in holds it flows on; it is never held."""

from typing import NamedTuple

from backcare_tui.domain.catalogue.form import Breath

PACED_S = 5.0
"""Seconds of one paced in-breath or out-breath: six breaths a minute."""

_SHORTEST_PACED_S = 4.0
"""A hold, or what is left of one, shorter than this is too short for a breath of its own."""


class BreathSpan(NamedTuple):
    """A stretch of a step with one direction of breath; seconds count from the start of the step."""

    breath: Breath
    start: float
    end: float


def hold_breaths(seconds: float) -> tuple[BreathSpan, ...]:
    """The breaths of a hold of SECONDS: 5 in and 5 out as often as that fits, ending with an out-breath.

    What is left over becomes one quicker breath, or lengthens the last out-breath if it is too short for
    that. A hold under 4 s is breathed freely.
    """
    if seconds < _SHORTEST_PACED_S:
        return (BreathSpan(Breath.FREE, 0.0, seconds),)
    cycle = 2 * PACED_S
    whole = int(seconds // cycle)
    left = seconds - whole * cycle
    lengths = [PACED_S, PACED_S] * whole
    if left >= _SHORTEST_PACED_S:
        lengths += [left / 2, left / 2]
    elif left > 0:
        lengths[-1] += left
    spans: list[BreathSpan] = []
    start = 0.0
    for index, length in enumerate(lengths):
        end = seconds if index == len(lengths) - 1 else start + length
        spans.append(BreathSpan(Breath.OUT if index % 2 else Breath.IN, start, end))
        start = end
    return tuple(spans)


class BreathMoment(NamedTuple):
    """The breath at one moment."""

    breath: Breath
    fraction: float
    """How much of this in-breath or out-breath has passed, 0 to 1; 0 while breathing is free."""

    @property
    def fullness(self) -> float:
        """How full the lungs are, 0 to 1: what a pacer draws. Half while breathing is free."""
        if self.breath is Breath.FREE:
            return 0.5
        return self.fraction if self.breath is Breath.IN else 1.0 - self.fraction

    @property
    def words(self) -> str:
        return self.breath.words


def breath_at(spans: tuple[BreathSpan, ...], seconds: float) -> BreathMoment:
    """The breath SECONDS after the start of a step with these SPANS."""
    span = next((span for span in spans if seconds < span.end), spans[-1])
    length = span.end - span.start
    passed = min(max(seconds - span.start, 0.0), length)
    free = span.breath is Breath.FREE or length <= 0
    return BreathMoment(span.breath, 0.0 if free else passed / length)
