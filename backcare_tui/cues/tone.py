"""Short soft tones, as WAV files made in memory."""

import io
import wave
from array import array
from collections.abc import Iterator
from enum import Enum
from math import pi, sin

RATE = 22_050
"""Samples a second, in one channel of 16 bits."""

_LOUDNESS = 0.25
_SWELL_S = 0.02


class Tone(Enum):
    """What a tone stands for; its value are the notes, as hertz and seconds."""

    CHANGE = ((523.25, 0.16), (783.99, 0.24))
    """Something else comes: two notes, rising."""
    STEP = ((523.25, 0.16),)
    """The next part of the same."""
    COUNT = ((659.26, 0.08),)
    """One second of the countdown."""


def wav(tone: Tone) -> bytes:
    """TONE as the content of a WAV file."""
    samples = array("h", (sample for hertz, seconds in tone.value for sample in _note(hertz, seconds)))
    file = io.BytesIO()
    with wave.open(file, "wb") as writer:
        writer.setnchannels(1)
        writer.setsampwidth(2)
        writer.setframerate(RATE)
        writer.writeframes(samples.tobytes())
    return file.getvalue()


def _note(hertz: float, seconds: float) -> Iterator[int]:
    """A pure note that swells and dies away, for one that is cut off clicks."""
    count, swell = int(seconds * RATE), _SWELL_S * RATE
    for index in range(count):
        envelope = min(index / swell, (count - index) / count, 1.0)
        yield int(32_767 * _LOUDNESS * envelope * sin(2 * pi * hertz * index / RATE))
