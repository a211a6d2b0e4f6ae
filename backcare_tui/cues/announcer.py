"""Decides what becomes of each cue: spoken, sounded, rung, flashed, or let go."""

from collections.abc import Callable, Iterable, Sequence
from math import inf
from typing import Literal, NamedTuple

from backcare_tui.cues.measuring import Measuring
from backcare_tui.cues.phrase import calm_phrase, phrase, shortest
from backcare_tui.cues.player import Program
from backcare_tui.cues.sound import Sound
from backcare_tui.cues.tone import tone_of
from backcare_tui.cues.voice import Priority, Voice, spoken_text
from backcare_tui.domain.session.cue import (
    CHANGES,
    COUNTDOWN,
    INSTRUCTIONS,
    LATEST_COUNT,
    QUIET_S,
    Cue,
    CueKind,
)
from backcare_tui.domain.session.saying import KNOWN_FROM
from backcare_tui.domain.words.wording import WORDS_PER_MINUTE

LATE_S = 1.0
"""Real seconds after which a cue is let go: what is said late would be wrong by then."""

MARKS = CHANGES | {CueKind.HALFWAY}
"""What is worth the bell."""

SPOKEN = {
    "all": frozenset(CueKind) - {CueKind.BREATH},
    "changes": MARKS | {CueKind.ARRANGE, CueKind.NOTICE, CueKind.LEAD, CueKind.COUNTDOWN},
    "none": frozenset[CueKind](),
}
"""What the voice says at each of its settings. A breath is said with its movement; in a hold it is one's own."""

SLOWEST_WPM = 60.0
"""So slow a voice is believed to be, at most."""

BREATH_S, BEAT_S = 0.25, 0.1
"""Real seconds between an instruction and the next, and after all else that is said: for a program to begin, for
which a busy computer takes its time, and for the ear.
"""


class CueSettings(NamedTuple):
    """Which rungs of the ladder are used."""

    spoken: frozenset[CueKind]
    """What the voice says; empty while it is off."""
    sound: bool
    bell: bool
    flash: bool


def cue_settings(
    voice: Literal["all", "changes", "none"] = "all",
    sound: bool = True,
    bell: bool = True,
    flash: bool = True,
) -> CueSettings:
    """The settings of the person as they are needed here."""
    return CueSettings(SPOKEN[voice], sound, bell, flash)


class Announcer:
    """Carries cues to the person on the floor.

    | cue | how it is spoken | otherwise |
    |---|---|---|
    | exercise, switch, rest, wait, done | at once, in fewer words where time is short | its tone, or bell |
    | movement, hold | the same; where even that is too long and it is known, not | its own tone |
    | halfway | into silence, if it is over before anything weightier | its tone, or bell |
    | minutes under way | the same | not |
    | notice of a count | into silence, if it is over before anything weightier | not |
    | breath before a count | the same | not |
    | countdown | the same, after a silence, from 3 or 2 on | tones, or nothing where its first one would disturb |
    | breath of a hold | not | left to the screen |

    A ladder: what is not spoken, because the voice is off, failing or missing, because there is no time for it or
    because the settings do not have it said, is given as a tone; where no tone can be heard, the terminal's bell
    marks the changes and the half-way of holds. Tones do not sound into what is being said. The screen flashes at
    changes in any case, for nobody knows here whether a loudspeaker is on; only not as it comes up. No rung can
    fail so that it is noticed elsewhere. An instruction that a pause cuts short is said again after it, as far as
    there is time for that.

    RATE is how many seconds of the timeline pass in one real second. MEASURING finds out how long the voice takes.
    """

    def __init__(
        self,
        voice: Voice,
        sound: Sound,
        bell: Callable[[], None],
        flash: Callable[[], None],
        wanted: CueSettings,
        rate: float = 1.0,
        measuring: Measuring | None = None,
    ) -> None:
        self._measuring = measuring
        self._counts: Literal["voice", "tone"] | None = None
        """How the countdown under way goes."""
        self._saying: Cue | None = None
        """The instruction that is being said, or was cut short by a pause..."""
        self._now_s, self._cut_s = -inf, inf
        """...at that second on the timeline: in a pause none pass. The former is that of the last announcement."""
        self._told_until = -inf
        """Seconds on the timeline at which what was last told of a movement or a hold is over."""
        self._phrases: tuple[str, ...] = ()
        self._prepared: Program | None = None
        """What they were measured of."""
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

        To be called at every tick, with or without CUES. Of several at once only the weightiest is announced,
        of equals the latest. Cues older than LATE_S are let go.
        """
        self.tend()
        self._measure()
        self._now_s = now_s
        due = [cue for cue in cues if now_s - cue.at <= LATE_S * self._rate]
        self._say_again(now_s)
        if due:
            cue = max(due, key=lambda cue: (cue.kind.weight, cue.at))
            self._carry(cue, now_s)
            if cue.kind in CHANGES and self._wanted.flash and not appears:
                self._flash()

    @property
    def words_a_minute(self) -> float:
        """How fast it is spoken, as far as that is known by now; never faster than a calm voice."""
        if not self._spoken or self.voice.why_not:
            return WORDS_PER_MINUTE
        return min(max(SLOWEST_WPM, self.voice.words_a_minute), WORDS_PER_MINUTE)

    def prepare(self, phrases: Iterable[str]) -> None:
        """PHRASES may have to be said soon: begin to find out how long they take; returns at once."""
        self._phrases, self._prepared = tuple(phrases), None
        self._measure()

    def _measure(self) -> None:
        """Find out how long whatever speaks now takes for what may have to be said."""
        if self._measuring is None or not self._spoken:
            return
        program = self.voice.program
        if program is not self._prepared:
            self._prepared = program
            self._measuring.begin(self._phrases)

    @property
    def why_no_tones(self) -> str | None:
        """Why no tone is played in this run; None as long as one may be."""
        return self._sound.why_not

    def toggle_voice(self) -> bool:
        """Turn the voice on or off; True if it speaks from now on. `voice.why_not` says why it cannot."""
        if self.voice.why_not:
            return False
        if self._spoken:
            self._spoken = SPOKEN["none"]
            self.voice.silence()
            return False
        self._spoken = self._wanted.spoken or SPOKEN["all"]
        return True

    def speak(self, voice: str) -> None:
        """Say what is said at the setting VOICE from now on."""
        self._spoken = SPOKEN[voice]
        self._wanted = self._wanted._replace(spoken=self._spoken)
        if not self._spoken:
            self.voice.silence()

    def sample(self, words: str) -> bool:
        """Say WORDS as a session is spoken; whether there is a voice for it."""
        if self.voice.why_not:
            return False
        self.voice.say(words, Priority.INSTRUCTION)
        return self.voice.why_not is None

    def tend(self) -> None:
        """Notice what has ended; to be called now and then."""
        self.voice.tend()
        self._sound.tend()

    def silence(self, for_good: bool = False) -> None:
        """Break off what is being said, and what is counted: the session was paused, or, FOR_GOOD, nobody needs to
        hear it.
        """
        self._counts = None
        if for_good or not self.voice.busy:
            self._saying = None
        self._cut_s = self._now_s
        self.voice.silence()

    def close(self) -> None:
        """End all that is under way, for good, within three quarters of a second."""
        self.voice.close()
        self._sound.close()
        if self._measuring is not None:
            self._measuring.close()

    def _say_again(self, now_s: float) -> None:
        """Say what a pause has cut short, once it is over, in as many words as there is time for."""
        if now_s > self._cut_s:
            self._cut_s, cut = inf, self._saying
            words = cut and phrase(cut, self._seconds, (cut.until - now_s) / self._rate - BREATH_S)
            if words and not self.voice.busy:
                self.voice.say(words, Priority.INSTRUCTION)

    def _carry(self, cue: Cue, now_s: float) -> None:
        """Make CUE heard at NOW_S before it is too late, better with silence after it."""
        room, calm = (cue.until - now_s) / self._rate, (cue.calm_until - now_s) / self._rate
        is_instruction = cue.kind in INSTRUCTIONS
        speaking = self.voice.busy
        if is_instruction:
            self._counts = None
        elif cue.kind is CueKind.COUNTDOWN:
            self._counts = self._counts or self._way_to_count(cue, room, now_s)
            if self._counts is None:
                return
        if speaking and not is_instruction:
            return
        says = cue.kind in self._spoken and (cue.kind is not CueKind.COUNTDOWN or self._counts == "voice")
        words = self._words(cue, room, calm) if says else None
        if words is not None:
            priority = Priority.INSTRUCTION if is_instruction else Priority.DETAIL
            if self.voice.say(words, priority):
                self._saying = cue if is_instruction else None
                if cue.kind is CueKind.PHASE:
                    self._told_until = now_s + self._seconds(words) * self._rate
                return
        elif speaking:
            self.voice.silence()
        tone = tone_of(cue)
        heard = tone is not None and self._wanted.sound and self._sound.play(tone)
        if not heard and cue.kind in MARKS and self._wanted.bell:
            self._bell()

    def _way_to_count(self, first: Cue, room: float, now_s: float) -> Literal["voice", "tone"] | None:
        """How a countdown goes that begins with FIRST: spoken after a silence, also from 2 on; in tones whole; or
        not at all.
        """
        if self.voice.busy or first.words not in COUNTDOWN[: COUNTDOWN.index(LATEST_COUNT) + 1]:
            return None
        if first.kind in self._spoken and self.voice.why_not is None and self._words(first, room):
            quiet = now_s - self._told_until >= (QUIET_S - BEAT_S) * self._rate
            return "voice" if quiet else None
        return "tone" if first.words == COUNTDOWN[0] else None

    def _words(self, cue: Cue, room: float, calm: float = inf) -> str | None:
        """How to say CUE within ROOM, better within CALM; None where it is better left to its tone."""
        if cue.kind not in INSTRUCTIONS:
            return phrase(cue, self._seconds, room - BEAT_S)
        words = calm_phrase(cue, self._seconds, calm, room - BREATH_S)
        if words is not None or self._goes_by_its_tone(cue):
            return words
        return shortest(cue)

    def _goes_by_its_tone(self, cue: Cue) -> bool:
        """Whether CUE is of a movement that is known by now, and its tone may be heard."""
        known = cue.step is not None and cue.step.rep >= KNOWN_FROM
        return cue.kind is CueKind.PHASE and known and self._wanted.sound and self._sound.why_not is None

    def _seconds(self, words: str) -> float:
        return self.voice.lengths.seconds(spoken_text(words))
