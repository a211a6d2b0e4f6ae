"""Decides what becomes of each cue: spoken, sounded, rung, flashed, or let go."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from backcare_tui.cues.phrase import phrase
from backcare_tui.cues.sound import Sound
from backcare_tui.cues.tone import Tone
from backcare_tui.cues.voice import Priority, Voice
from backcare_tui.domain.session.cue import Cue, CueKind

LATE_S = 1.0
"""Real seconds after which a cue is let go: what is said late would be wrong by then."""

CHANGES = frozenset({CueKind.EXERCISE, CueKind.SWITCH, CueKind.REST, CueKind.DONE})
"""After these the person does something else."""

MARKS = CHANGES | {CueKind.HALFWAY}
"""What is worth the bell."""

SPOKEN = {
    "all": frozenset(CueKind),
    "changes": MARKS | {CueKind.COUNTDOWN},
    "none": frozenset[CueKind](),
}
"""What the voice says at each of its settings."""

TONES = dict.fromkeys(CHANGES, Tone.CHANGE) | {
    CueKind.HALFWAY: Tone.STEP,
    CueKind.PHASE: Tone.STEP,
    CueKind.COUNTDOWN: Tone.COUNT,
}


@dataclass(frozen=True, slots=True)
class CueSettings:
    """Which rungs of the ladder are used."""

    spoken: frozenset[CueKind]
    """What the voice says; empty while it is off."""
    sound: bool
    bell: bool
    flash: bool


def cue_settings(
    voice: Literal["all", "changes", "none"] = "changes",
    sound: bool = True,
    bell: bool = True,
    flash: bool = True,
) -> CueSettings:
    """The settings of the person as they are needed here."""
    return CueSettings(SPOKEN[voice], sound, bell, flash)


class Announcer:
    """Carries cues to the person on the floor.

    A ladder: what is not spoken, because the voice is off, busy, failing or missing or because the settings
    do not have it said, is given as a tone; where no tone can be heard, the terminal's bell marks the changes
    and the half-way of holds. The screen flashes at changes in any case, for nobody knows here whether a
    loudspeaker is on; only not as it comes up. A breath is spoken or left to the screen. No rung can fail so
    that it is noticed elsewhere.

    RATE is how many seconds of the timeline pass in one real second.
    """

    def __init__(
        self,
        voice: Voice,
        sound: Sound,
        bell: Callable[[], None],
        flash: Callable[[], None],
        wanted: CueSettings,
        rate: float = 1.0,
    ) -> None:
        self.voice = voice
        self._sound = sound
        self._bell = bell
        self._flash = flash
        self._wanted = wanted
        self._rate = rate
        self._spoken = wanted.spoken

    def announce(self, cues: Sequence[Cue], now_s: float, appears: bool = False) -> None:
        """Announce what fell due by NOW_S, in seconds on the timeline; returns at once.

        APPEARS says that the screen only comes up with it, which is seen without a flash: over a slow line each
        flash is two more screens to write.

        To be called at every tick, with or without CUES. Of several at once only the weightiest is announced:
        the latest change, else the latest of the rest, a breath last. Cues older than LATE_S are let go.
        """
        self.voice.tend()
        self._sound.tend()
        due = [cue for cue in cues if now_s - cue.at <= LATE_S * self._rate]
        if due:
            self._carry(max(due, key=_weight), self._wanted.flash and not appears)

    def toggle_voice(self) -> bool:
        """Turn the voice on or off; True if it speaks from now on. `voice.why_not` says why it cannot."""
        if self.voice.why_not:
            return False
        if self._spoken:
            self._spoken = SPOKEN["none"]
            self.voice.silence()
            return False
        self._spoken = self._wanted.spoken or SPOKEN["changes"]
        return True

    def silence(self) -> None:
        """Break off what is being said: the session was paused."""
        self.voice.silence()

    def close(self) -> None:
        """End all that is under way, for good, within half a second."""
        self.voice.close()
        self._sound.close()

    def _carry(self, cue: Cue, flashes: bool) -> None:
        heard = cue.kind in self._spoken and self.voice.say(
            phrase(cue, self._rate), Priority.CHANGE if cue.kind in CHANGES else Priority.DETAIL
        )
        tone = TONES.get(cue.kind)
        if not heard and tone and self._wanted.sound:
            heard = self._sound.play(tone)
        if not heard and cue.kind in MARKS and self._wanted.bell:
            self._bell()
        if cue.kind in CHANGES and flashes:
            self._flash()


def _weight(cue: Cue) -> tuple[bool, bool, float]:
    return cue.kind in CHANGES, cue.kind is not CueKind.BREATH, cue.at
