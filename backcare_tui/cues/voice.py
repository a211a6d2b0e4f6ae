"""The spoken word, through whatever speaks on this computer."""

from collections.abc import Callable, Mapping, Sequence
from enum import IntEnum

from backcare_tui.cues.lengths import Lengths
from backcare_tui.cues.player import Player, Program
from backcare_tui.cues.speakers import Speaking, speakers
from backcare_tui.domain.words.text import shown_line
from backcare_tui.domain.words.wording import WORDS_PER_MINUTE

LONGEST = 2000
"""Characters of a phrase that are spoken."""

_LIMIT_S, _LIMIT_PER_CHARACTER_S = 4.0, 0.15
_OVERDUE, _GRACE_S = 1.3, 0.5
"""After so many times what a phrase takes, and so many seconds, it is late."""


class Priority(IntEnum):
    """What happens to a phrase that comes while another one is being spoken."""

    DETAIL = 0
    """It is dropped."""
    INSTRUCTION = 1
    """It cuts the other one short."""


def limit_s(text: str) -> float:
    """Seconds after which a program that was to say TEXT is taken to hang: more than twice what it should need."""
    return _LIMIT_S + len(text) * _LIMIT_PER_CHARACTER_S


class Voice:
    """Speaks one phrase at a time, and never holds up whoever calls.

    The rule: an instruction (the next exercise, a movement, a hold, switch sides, rest, done) is spoken at once
    and cuts short whatever is being spoken, be it an earlier instruction, because only the newest one holds. Every
    other phrase is spoken into silence or not at all. Nothing is ever kept to be said later.

    How long its phrases take is learned as they are spoken, of each program by itself. MONOTONIC reads real
    seconds. WORDS_A_MINUTE is how fast PROGRAMS are told to speak.
    """

    def __init__(
        self,
        monotonic: Callable[[], float],
        programs: Sequence[Program],
        words_a_minute: float = WORDS_PER_MINUTE,
    ) -> None:
        self.programs = tuple(programs)
        """What may speak, best first."""
        self._player = Player(self.programs, monotonic, self._took)
        self._words_a_minute = words_a_minute
        self._lengths: dict[str, Lengths] = {}

    @property
    def why_not(self) -> str | None:
        """Why it does not speak in this run; None as long as it may."""
        return self._player.why_not

    @property
    def program(self) -> Program | None:
        """The program that speaks; None where none does."""
        return self._player.program

    @property
    def busy(self) -> bool:
        """Whether something is being said."""
        return self._player.busy

    @property
    def lengths(self) -> Lengths:
        """How long the phrases take of whatever speaks now."""
        program = self.program
        return self.lengths_of(program.called if program else "")

    @property
    def words_a_minute(self) -> float:
        """How fast whatever speaks does so; where that is not known, how fast the next best that is known does."""
        known = (self.lengths_of(program.called) for program in (self.program, *self.programs) if program)
        return next((one.words_a_minute for one in known if one.known), self._words_a_minute)

    def lengths_of(self, called: str) -> Lengths:
        """How long the phrases take of the program that is CALLED so."""
        return self._lengths.setdefault(called, Lengths(self._words_a_minute))

    @property
    def known(self) -> dict[str, dict[str, float]]:
        """Of each program, by how it is called, the seconds of what was measured of it."""
        return {called: known for called, one in list(self._lengths.items()) if (known := one.known)}

    def recall(self, known: Mapping[str, Mapping[str, float]]) -> None:
        """Take what is KNOWN of an earlier run, as `known` gives it."""
        for called, phrases in known.items():
            lengths = self.lengths_of(called)
            for phrase, seconds in phrases.items():
                lengths.learn(phrase, seconds)

    def say(self, phrase: str, priority: Priority = Priority.DETAIL) -> bool:
        """Speak PHRASE, if the rule lets it be spoken; True if it can be counted on to be heard."""
        text = spoken_text(phrase)
        if not text or (self._player.busy and priority < Priority.INSTRUCTION):
            return False
        return self._player.play(text, limit_s(text), self.lengths.expected(text) * _OVERDUE + _GRACE_S)

    def tend(self) -> None:
        """Notice what has ended; to be called now and then."""
        self._player.tend()

    def silence(self) -> None:
        """Stop speaking."""
        self._player.stop()

    def close(self) -> None:
        """Stop speaking for good, within a quarter of a second."""
        self._player.close()

    def _took(self, program: Program, text: str, seconds: float, whole: bool) -> None:
        lengths = self.lengths_of(program.called)
        if whole:
            lengths.learn(text, seconds)
        else:
            lengths.learn_more_than(text, seconds)


def voice_as_wished(speaking: Speaking, monotonic: Callable[[], float]) -> Voice:
    """The voice of this computer, SPEAKING as the person wants to be spoken to; MONOTONIC reads real seconds."""
    return Voice(monotonic, speakers(speaking=speaking), speaking.words_a_minute or WORDS_PER_MINUTE)


def spoken_text(phrase: str) -> str:
    """PHRASE as it is handed to a program."""
    return shown_line(phrase, LONGEST)
