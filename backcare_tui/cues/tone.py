"""Short soft tones, each with a shape of its own, as WAV files made in memory."""

import io
import wave
from array import array
from enum import Enum
from math import cos, pi, sin, sqrt

from backcare_tui.domain.catalogue.form import Breath
from backcare_tui.domain.session.cue import Cue, CueKind
from backcare_tui.domain.session.steps import StepKind

RATE = 22_050
"""Samples a second, in one channel of 16 bits."""

_LOUDNESS = 0.11
"""The effective value of each note, where 1 is as loud as can be: all are as loud as one another."""
_EDGE_S = 0.03
"""Each note takes at least so long to begin and to end, for what is cut off clicks."""

_LOW, _MIDDLE, _HIGH = 523.25, 783.99, 1046.5
"""Hertz: C5, G5, C6. What is lower, the small loudspeaker of a laptop hardly gives."""


class Shape(Enum):
    """How loud a note is on its way; its value is how loud it begins and ends, each as a share of its loudest."""

    GROWING = (0.2, 1.0)
    STEADY = (1.0, 1.0)
    FADING = (1.0, 0.1)


class Tone(Enum):
    """What a tone stands for; its value are the notes: the hertz that each begins and ends with, seconds, shape.

    They differ in how they go up and down, and movements and holds in their shape too: who hears no difference
    between two pitches tells them apart by that.
    """

    IN = ((_LOW, _HIGH, 0.45, Shape.GROWING),)
    """A movement with the breath in: it rises and grows."""
    OUT = ((_HIGH, _LOW, 0.45, Shape.FADING),)
    """A movement with the breath out: it falls and fades."""
    MOVE = ((_MIDDLE, _MIDDLE, 0.14, Shape.FADING), (_MIDDLE, _MIDDLE, 0.14, Shape.FADING))
    """A movement with the breath as it comes: the same note twice."""
    HOLD = ((_MIDDLE, _MIDDLE, 0.45, Shape.STEADY),)
    """It stays."""
    SWITCH = (
        (_HIGH, _HIGH, 0.14, Shape.FADING),
        (_LOW, _LOW, 0.14, Shape.FADING),
        (_HIGH, _HIGH, 0.2, Shape.FADING),
    )
    """To the other side and back."""
    REST = ((_HIGH, _HIGH, 0.16, Shape.FADING), (_MIDDLE, _MIDDLE, 0.3, Shape.FADING))
    """Two notes, down."""
    NEXT = ((_MIDDLE, _MIDDLE, 0.16, Shape.FADING), (_HIGH, _HIGH, 0.24, Shape.FADING))
    """Another exercise: two notes, up."""
    DONE = (
        (_LOW, _LOW, 0.12, Shape.FADING),
        (_MIDDLE, _MIDDLE, 0.12, Shape.FADING),
        (_HIGH, _HIGH, 0.24, Shape.FADING),
    )
    """Three notes, up."""
    HALFWAY = ((_HIGH, _HIGH, 0.24, Shape.FADING),)
    COUNT = ((_HIGH, _HIGH, 0.08, Shape.FADING),)
    """One second of the countdown."""

    @property
    def seconds(self) -> float:
        """How long it sounds."""
        return float(sum(seconds for _, _, seconds, _ in self.value))


_OF_KINDS = {
    CueKind.EXERCISE: Tone.NEXT,
    CueKind.SWITCH: Tone.SWITCH,
    CueKind.REST: Tone.REST,
    CueKind.WAIT: Tone.NEXT,
    CueKind.DONE: Tone.DONE,
    CueKind.HALFWAY: Tone.HALFWAY,
    CueKind.COUNTDOWN: Tone.COUNT,
}
_OF_BREATHS = {Breath.IN: Tone.IN, Breath.OUT: Tone.OUT, Breath.FREE: Tone.MOVE}


def tone_of(cue: Cue) -> Tone | None:
    """The tone of CUE; a breath has none."""
    if cue.kind is not CueKind.PHASE:
        return _OF_KINDS.get(cue.kind)
    if cue.step is None:
        return Tone.MOVE
    return Tone.HOLD if cue.step.kind is StepKind.HOLD else _OF_BREATHS[cue.step.breaths[0].breath]


def wav(tone: Tone) -> bytes:
    """TONE as the content of a WAV file."""
    samples = array("h", (sample for note in tone.value for sample in _note(*note)))
    file = io.BytesIO()
    with wave.open(file, "wb") as writer:
        writer.setnchannels(1)
        writer.setsampwidth(2)
        writer.setframerate(RATE)
        writer.writeframes(samples.tobytes())
    return file.getvalue()


def _note(begins: float, ends: float, seconds: float, shape: Shape) -> list[int]:
    """The samples of a pure note; gliding where it ends elsewhere."""
    envelope = _envelope(seconds, shape)
    count, phase = len(envelope), 0.0
    loudest = 32_767 * _LOUDNESS * sqrt(2 * count / sum(loud * loud for loud in envelope))
    samples: list[int] = []
    for index, loud in enumerate(envelope):
        phase += 2 * pi * (begins * (ends / begins) ** (index / count)) / RATE
        samples.append(int(loudest * loud * sin(phase)))
    return samples


def _envelope(seconds: float, shape: Shape) -> list[float]:
    """How loud each sample of a note is, 0 to 1."""
    begins, ends = shape.value
    count, edge = int(seconds * RATE), _EDGE_S * RATE
    return [
        (begins + (ends - begins) * index / count) * _edge(min(index, count - index) / edge)
        for index in range(count)
    ]


def _edge(share: float) -> float:
    """From 0 to 1 as SHARE does, slowly at both ends; beyond that, 1."""
    return (1 - cos(pi * min(share, 1.0))) / 2
