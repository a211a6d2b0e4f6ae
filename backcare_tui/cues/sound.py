"""Short tones, through whatever plays sounds on this computer."""

import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from backcare_tui.cues.player import Player, Program
from backcare_tui.cues.tone import Tone, wav

LIMIT_S = 4.0
"""Seconds after which a program that was to play a tone is taken to hang."""


def players(platform: str = sys.platform) -> tuple[Program, ...]:
    """The programs that play a sound file on PLATFORM, best first. Windows needs none."""
    if platform == "darwin":
        return (Program("afplay"),)
    return (Program("paplay"), Program("pw-play"), Program("aplay", ("-q",)))


class Sound:
    """Plays one tone at a time, and never holds up whoever calls. MONOTONIC reads real seconds."""

    def __init__(self, monotonic: Callable[[], float], platform: str = sys.platform) -> None:
        self._player = Player(players(platform), monotonic)
        self._folder: Path | None = None
        self._trouble: str | None = None

    @property
    def why_not(self) -> str | None:
        """Why no tone is played in this run; None as long as one may be."""
        return self._trouble or (None if sys.platform == "win32" else self._player.why_not)

    def play(self, tone: Tone) -> bool:
        """Play TONE; dropped if one is being played. True if one can be counted on to be heard."""
        if self.why_not:
            return False
        if self._player.busy:
            return self._player.trusted
        try:
            file = self.file(tone)
            if sys.platform == "win32":
                play_in_windows(file)
                return True
        except (OSError, RuntimeError) as error:
            self._trouble = f"no tone could be made ({str(error).lower()})"
            return False
        return self._player.play(str(file), LIMIT_S)

    def file(self, tone: Tone) -> Path:
        """TONE in a file of its own that goes with `close`. Raises OSError if it cannot be written."""
        if self._folder is None:
            self._folder = Path(tempfile.mkdtemp(prefix="backcare-"))
        file = self._folder / f"{tone.name.lower()}.wav"
        if not file.exists():
            file.write_bytes(wav(tone))
        return file

    def tend(self) -> None:
        """Notice what has ended; to be called now and then."""
        self._player.tend()

    def close(self) -> None:
        """Play nothing more, and leave nothing behind; within a quarter of a second."""
        self._player.close()
        self._trouble = self._trouble or "the program is closing"
        if self._folder:
            shutil.rmtree(self._folder, ignore_errors=True)


if sys.platform == "win32":
    import winsound

    def play_in_windows(file: Path) -> None:
        """Begin to play FILE. Raises RuntimeError if that cannot be."""
        winsound.PlaySound(str(file), winsound.SND_FILENAME | winsound.SND_ASYNC | winsound.SND_NODEFAULT)
