"""The spoken word, through whatever speaks on this computer."""

import sys
from collections.abc import Callable
from enum import IntEnum

from backcare_tui.cues.player import HANDED_OVER, Player, Program
from backcare_tui.domain.words.text import shown_line

LONGEST = 400
"""Characters of a phrase that are spoken."""

_LIMIT_S, _LIMIT_PER_CHARACTER_S = 4.0, 0.15

_POWERSHELL = (
    "Add-Type -AssemblyName System.Speech;"
    f" (New-Object System.Speech.Synthesis.SpeechSynthesizer).Speak($env:{HANDED_OVER})"
)


class Priority(IntEnum):
    """What happens to a phrase that comes while another one is being spoken."""

    DETAIL = 0
    """It is dropped."""
    CHANGE = 1
    """It cuts the other one short."""


def speakers(platform: str = sys.platform) -> tuple[Program, ...]:
    """The programs that speak on PLATFORM, best first. What is said is English, so they are asked for that."""
    espeak = (Program("espeak-ng", ("--",)), Program("espeak", ("--",)))
    if platform == "darwin":
        return (Program("say", ("--",)), *espeak)
    if platform == "win32":
        options = ("-NoProfile", "-NonInteractive", "-Command", _POWERSHELL)
        return (Program("powershell", options, by_environment=True), *espeak)
    return (Program("spd-say", ("--wait", "--language", "en", "--"), hush=("--cancel",)), *espeak)


def limit_s(text: str) -> float:
    """Seconds after which a program that was to say TEXT is taken to hang: more than twice what it should need."""
    return _LIMIT_S + len(text) * _LIMIT_PER_CHARACTER_S


class Voice:
    """Speaks one phrase at a time, and never holds up whoever calls.

    The rule: a change (the next exercise, switch sides, rest, done) is spoken at once and cuts short whatever
    is being spoken, be it an earlier change, because only the newest one holds. Every other phrase is spoken
    into silence or not at all. Nothing is ever kept to be said later.

    MONOTONIC reads real seconds.
    """

    def __init__(self, monotonic: Callable[[], float], platform: str = sys.platform) -> None:
        self._player = Player(speakers(platform), monotonic)

    @property
    def why_not(self) -> str | None:
        """Why it does not speak in this run; None as long as it may."""
        return self._player.why_not

    def say(self, phrase: str, priority: Priority = Priority.DETAIL) -> bool:
        """Speak PHRASE, if the rule lets it be spoken; True if it can be counted on to be heard."""
        text = shown_line(phrase, LONGEST)
        if not text or (self._player.busy and priority < Priority.CHANGE):
            return False
        return self._player.play(text, limit_s(text))

    def tend(self) -> None:
        """Notice what has ended; to be called now and then."""
        self._player.tend()

    def silence(self) -> None:
        """Stop speaking."""
        self._player.stop()

    def close(self) -> None:
        """Stop speaking for good, within a quarter of a second."""
        self._player.close()
