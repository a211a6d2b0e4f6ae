"""The command line inside this process, with temporary folders and a clock that stands still."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from backcare_tui.__main__ import run
from backcare_tui.cli.call import Parts
from backcare_tui.domain.catalogue.routine import Routine
from backcare_tui.storage.journal.store import JournalStore
from backcare_tui.storage.loaded import Loaded
from tests.fake_clock import FakeClock

MORNING = datetime(2026, 11, 22, 9, 15, tzinfo=timezone(timedelta(hours=2)))


@dataclass
class Result:
    status: int
    out: str
    err: str

    @property
    def said(self) -> str:
        """What was printed, without the ids of entries, which are other ones each time."""
        return re.sub(r" \([0-9a-f]{4,36}\)", "", self.out)


@dataclass
class Program:
    """The command line with its two folders in a temporary place."""

    folder: Path
    capsys: pytest.CaptureFixture[str]
    clock: FakeClock
    terminal: bool = True
    person: bool = False
    """Whether somebody is there to answer questions on stdin."""
    about_me: bool = False
    """Whether the session that was begun last shows first what the person told of themselves."""
    why: tuple[str, ...] = ()
    """What is said before that session of why it is what it is."""
    begun: tuple[str, Callable[[], Loaded], Routine | None, float | None] | None = None

    def __call__(self, *arguments: str) -> Result:
        environ = {"BACKCARE_DATA_DIR": str(self.data), "BACKCARE_CONFIG_DIR": str(self.folder / "config")}

        def run_app(load: Callable[[], Loaded], routine: Routine | None, pace: float | None) -> int:
            self.begun = ("app", load, routine, pace)
            return 7

        def run_plain(
            loaded: Loaded,
            _: JournalStore,
            routine: Routine,
            pace: float | None,
            about_me: bool,
            why: Sequence[str],
        ) -> int:
            self.about_me, self.why = about_me, tuple(why)
            self.begun = ("plain", lambda: loaded, routine, pace)
            return 7

        parts = Parts(self.clock, environ, lambda: self.terminal, lambda: self.person, run_app, run_plain)
        status = run(arguments, lambda: parts)
        captured = self.capsys.readouterr()
        return Result(status, captured.out, captured.err)

    @property
    def data(self) -> Path:
        return self.folder / "data"

    def write_settings(self, text: str) -> Path:
        """The file of settings, which now holds TEXT."""
        path = self.folder / "config" / "settings.toml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        return path

    def write_own(self, name: str, text: str) -> None:
        path = self.folder / "config" / "catalogue" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
