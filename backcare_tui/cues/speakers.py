"""The programs that speak, and how each is told what to say and how fast."""

import sys
from collections.abc import Sequence
from contextlib import suppress
from math import log
from pathlib import Path
from typing import NamedTuple

from backcare_tui.cues.player import HANDED_OVER, Program

_POWERSHELL = (
    "Add-Type -AssemblyName System.Speech;"
    " $voice = New-Object System.Speech.Synthesis.SpeechSynthesizer;"
    " {rate}$voice.Speak($env:{handed_over})"
)
_WINDOWS_WPM = 180
"""How fast the voices of Windows speak at a rate of 0; 10 is three times as fast, -10 a third of it."""
_SPD_SLOWEST, _SPD_WPM, _SPD_FASTEST = 80, 170, 449
"""Words a minute of spd-say's rates -100, 0 and 100, as speech-dispatcher has espeak-ng speak them."""


class Speaking(NamedTuple):
    """How the person wants to be spoken to."""

    words_a_minute: int | None = None
    """None for the voice's own."""
    command: Sequence[str] = ()
    """A program of theirs with its arguments, which speaks what it reads from its standard input; `~/` begins a
    path in their home folder, as a shell has it.
    """


def speakers(platform: str = sys.platform, speaking: Speaking | None = None) -> tuple[Program, ...]:
    """The programs that speak on PLATFORM, best first, one of the person's own before all.

    What is said is English, so they are asked for that.
    """
    speaking = speaking or Speaking()
    return (*_own(speaking.command), *_of_the_platform(platform, speaking.words_a_minute))


def _own(command: Sequence[str]) -> tuple[Program, ...]:
    if not command:
        return ()
    name, *arguments = command
    options = (_from_home(one) if one.startswith("~/") else one for one in arguments)
    return (Program(_from_home(name) if name.startswith("~") else name, tuple(options), by_input=True),)


def _from_home(path: str) -> str:
    """PATH, which begins with a tilde, with the home folder for that; as it is where none is known."""
    with suppress(RuntimeError):
        return str(Path(path).expanduser())
    return path


def _of_the_platform(platform: str, wpm: int | None) -> tuple[Program, ...]:
    speed = ("-s", str(wpm)) if wpm else ()
    espeak = tuple(Program(name, (*speed, "--"), to_file=("-w",)) for name in ("espeak-ng", "espeak"))
    if platform == "darwin":
        return (Program("say", ("-r", str(wpm), "--") if wpm else ("--",)), *espeak)
    if platform == "win32":
        script = _POWERSHELL.format(
            rate=f"$voice.Rate = {windows_rate(wpm)}; " if wpm else "", handed_over=HANDED_OVER
        )
        options = ("-NoProfile", "-NonInteractive", "-Command", script)
        return (Program("powershell", options, by_environment=True), *espeak)
    slow = ("--rate", str(spd_rate(wpm))) if wpm else ()
    return (Program("spd-say", ("--wait", "--language", "en", *slow, "--"), hush=("--cancel",)), *espeak)


def spd_rate(wpm: int) -> int:
    """WPM words a minute as spd-say has them: -100 to 100."""
    span = _SPD_WPM - _SPD_SLOWEST if wpm < _SPD_WPM else _SPD_FASTEST - _SPD_WPM
    return max(-100, min(100, round((wpm - _SPD_WPM) / span * 100)))


def windows_rate(wpm: int) -> int:
    """WPM words a minute as Windows has them: -10 to 10."""
    return max(-10, min(10, round(10 * log(wpm / _WINDOWS_WPM, 3))))
