"""Finds out how long a voice takes for what it will have to say, before it says it and without a sound."""

import subprocess
import tempfile
import wave
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from queue import SimpleQueue
from threading import Thread

from backcare_tui.cues.player import FAILURES, Program, find, kill, start, wait
from backcare_tui.cues.voice import Voice, spoken_text

_PATIENCE_S = 5.0
_AT_THE_END_S = 0.2

Voices = Mapping[str, Mapping[str, float]]
"""Of each voice, by how it is called, the seconds of each phrase."""


class Measuring:
    """Measures in a thread of its own, for which nobody waits, what VOICE knows no length of yet.

    It can where the program that speaks also writes sound files; of others, what they took for a phrase is learned
    as they speak. READ gives what was kept of earlier runs and WRITE keeps what is known; both are called in the
    thread. Whatever fails, lengths are reckoned instead.
    """

    def __init__(self, voice: Voice, read: Callable[[], Voices], write: Callable[[Voices], None]) -> None:
        self._voice = voice
        self._read = read
        self._write = write
        self._wanted: SimpleQueue[tuple[Program, tuple[str, ...]] | None] = SimpleQueue()
        self._thread: Thread | None = None
        self._kept: Voices = {}
        self._ending = False
        self._writing: subprocess.Popen[bytes] | None = None
        """The program that writes a phrase just now."""

    def begin(self, phrases: Iterable[str]) -> None:
        """Begin to measure PHRASES, in their order."""
        program = self._voice.program
        if program is None or self._ending:
            return
        if self._thread is None:
            worker = Thread(target=self._work, name="measuring-the-voice", daemon=True)
            try:
                worker.start()
            except RuntimeError:  # no more threads: lengths are reckoned
                return
            self._thread = worker
        self._wanted.put((program, tuple(map(spoken_text, phrases))))

    def idle(self, seconds: float) -> bool:
        """Whether all is measured within SECONDS, and nothing more will be. This waits, so it is for no screen."""
        self._wanted.put(None)
        if self._thread is not None:
            self._thread.join(seconds)
        return self._thread is None or not self._thread.is_alive()

    def close(self) -> None:
        """Measure no more, and keep what was learned, within a fifth of a second."""
        self._ending = True
        if (writing := self._writing) is not None:
            kill(writing)  # or it would leave its file behind
        self.idle(_AT_THE_END_S)

    def _work(self) -> None:
        """The life of the thread."""
        self._kept = self._read()
        self._voice.recall(self._kept)
        while (wanted := self._wanted.get()) is not None:
            self._measure(*wanted)
            self._keep()
        self._keep()

    def _keep(self) -> None:
        voices = self._voice.known
        if voices != self._kept:
            self._write(voices)
            self._kept = voices

    def _measure(self, program: Program, phrases: Iterable[str]) -> None:
        path = find(program) if program.to_file else None
        if path is None or is_script(path):
            return
        lengths, failures = self._voice.lengths_of(program.called), 0
        with (
            suppress(OSError),
            tempfile.TemporaryDirectory(prefix="backcare-", ignore_cleanup_errors=True) as folder,
        ):
            file = Path(folder) / "phrase.wav"
            silent = program._replace(options=(*program.to_file, str(file), *program.options))
            # The shortest tells whether the program can: one that spoke it aloud instead would soon be silent.
            for number, phrase in enumerate(sorted(set(phrases), key=len)[:1] + list(phrases)):
                if lengths.knows(phrase):
                    continue
                if self._ending or failures == FAILURES or (number and not lengths.known):
                    return
                seconds = self._seconds_of(silent, path, phrase, file)
                failures = failures + 1 if seconds is None else 0
                if seconds is not None:
                    lengths.learn(phrase, seconds)

    def _seconds_of(self, program: Program, path: str, phrase: str, file: Path) -> float | None:
        """How long PHRASE sounds that PROGRAM writes into FILE; None if that cannot be found out."""
        try:
            process = self._writing = start(program, path, phrase)
            if self._ending or not wait(process, _PATIENCE_S):
                kill(process)
                wait(process, _PATIENCE_S)
                return None
            if process.returncode < 0:
                return None  # what it has written by then may say any length
            with wave.open(str(file)) as sound:
                return float(sound.getnframes() / sound.getframerate())
        except (OSError, ValueError, EOFError, ZeroDivisionError, wave.Error):
            return None
        finally:
            self._writing = None
            with suppress(OSError):
                file.unlink(missing_ok=True)


def is_script(path: str) -> bool:
    """Whether the program at PATH is a script: one of that name may speak whatever it is told to write."""
    try:
        with Path(path).open("rb") as file:
            return file.read(2) == b"#!"
    except OSError:
        return True
