"""Long work says how far it is, and ctrl+c or a kill in the middle of it leaves everything as it was."""

import io
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

import pytest

from backcare_tui.cli.progress import Progress
from backcare_tui.clock import SystemClock
from backcare_tui.domain.journal.backup import Reason
from backcare_tui.domain.journal.days import MIDNIGHT
from backcare_tui.errors import StoppedError
from backcare_tui.storage.exchange.files import export_file
from backcare_tui.storage.journal.store import JournalStore
from tests.command_line import MORNING, Program
from tests.fake_clock import FakeClock
from tests.storage.entries import a_rating, a_session
from tests.storage.older import make_older
from tests.storage.taken_in import taken_in

SO_NOW = "Nothing was taken in."


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True

    @property
    def shown(self) -> str:
        """What stands in the line now."""
        return self.getvalue().rpartition("\r")[2]


def steps(clock: FakeClock, count: int, seconds: float) -> Iterator[int]:
    """Work of COUNT steps that take so many SECONDS each."""
    for number in range(count):
        clock.advance(seconds)
        yield number


def test_quick_work_says_nothing() -> None:
    clock, terminal, log = FakeClock(), Terminal(), io.StringIO()
    for stream in (terminal, log):
        progress = Progress(clock, stream, SO_NOW)
        assert list(progress.along("Reading", steps(clock, 9, 0.1), 9)) == list(range(9))
    assert terminal.getvalue() + log.getvalue() == ""


def test_a_terminal_shows_a_bar_and_loses_it_again() -> None:
    clock, terminal = FakeClock(), Terminal()
    told = Progress(clock, terminal, SO_NOW).along("Reading", steps(clock, 8, 0.5), 8)
    seen = [terminal.shown for _ in told]
    assert seen[:2] == ["", ""]
    assert seen[4] == f"Reading [{'#' * 15}{'-' * 15}] 50 %, ctrl+c stops it"
    assert terminal.getvalue().rstrip("\r").rpartition("\r")[2] == " " * len(f"{seen[4]}0^C")  # 100 %, wiped


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
@pytest.mark.parametrize("columns", [10, 40, 60, 80, 200])
def test_the_bar_fits_into_one_line(columns: int) -> None:
    import fcntl
    import pty
    import struct
    import termios

    leader, follower = pty.openpty()
    fcntl.ioctl(follower, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    clock = FakeClock()
    with os.fdopen(leader, "rb", buffering=0) as seen, os.fdopen(follower, "w") as terminal:
        told = Progress(clock, terminal, SO_NOW).along("Bringing the journal up to date", steps(clock, 3, 1), 3)
        next(told)
        next(told)
        drawn = seen.read(1000).decode().strip("\r")
        told.close()
    assert drawn.startswith("Bringing"[: columns - 3])
    assert len(drawn) + len("^C") < columns


def test_without_a_terminal_a_line_comes_every_ten_seconds() -> None:
    clock, log = FakeClock(), io.StringIO()
    list(Progress(clock, log, SO_NOW).along("Taking in", steps(clock, 2_500, 0.0078125), 2_500))
    assert log.getvalue() == "Taking in: 1,281 of 2,500.\n"


def test_a_fast_clock_changes_nothing_of_it() -> None:
    clock, log = FakeClock(), io.StringIO()
    clock.rate = 100
    list(Progress(clock, log, SO_NOW).along("Taking in", steps(clock, 9, 100), 9))
    assert log.getvalue() == ""


class Gone(Terminal):
    def write(self, text: str) -> int:
        raise BrokenPipeError


@pytest.mark.parametrize("stream", [None, Gone()])
def test_nobody_to_tell_stops_nothing(stream: Terminal | None) -> None:
    clock = FakeClock()
    progress = Progress(clock, stream, SO_NOW)
    assert len(list(progress.along("Reading", steps(clock, 20, 1), 20))) == 20


def interrupted(at: int) -> Iterator[int]:
    """Eight steps, in one of which ctrl+c is pressed."""
    for number in range(1, 9):
        if number == at:
            signal.raise_signal(signal.SIGINT)
        yield number


def test_ctrl_c_stops_at_the_next_step_and_says_what_is_so() -> None:
    done: list[int] = []
    progress = Progress(FakeClock(), None, SO_NOW)
    with progress.heard(), pytest.raises(StoppedError, match=SO_NOW):
        done.extend(progress.along("Reading", interrupted(3), 8))
    assert done == [1, 2, 3]
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_ctrl_c_after_the_last_step_comes_too_late() -> None:
    with Progress(FakeClock(), None, SO_NOW).heard() as progress:
        assert list(progress.along("Reading", range(8), 8)) == list(range(8))
        signal.raise_signal(signal.SIGINT)


def test_ctrl_c_a_second_time_ends_the_program() -> None:
    with Progress(FakeClock(), None, SO_NOW).heard():
        signal.raise_signal(signal.SIGINT)
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)


def test_what_the_shell_wants_ignored_stays_ignored(monkeypatch: pytest.MonkeyPatch) -> None:
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        with Progress(FakeClock(), None, SO_NOW).heard() as progress:
            signal.raise_signal(signal.SIGINT)
            assert list(progress.along("Reading", range(8), 8)) == list(range(8))
    finally:
        signal.signal(signal.SIGINT, before)


# Opening an older journal


def test_bringing_a_journal_up_to_date_says_how_far_it_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    program = Program(tmp_path, capsys, FakeClock(MORNING))
    make_older(1, program.data, [a_rating(at=MORNING) for _ in range(4)])
    told = Progress._told

    def slowly(progress: Progress, what: str, done: int, of: int) -> None:
        program.clock.advance(11)
        told(progress, what, done, of)

    monkeypatch.setattr(Progress, "_told", slowly)
    result = program("status")
    assert result.status == 0
    assert result.err.endswith("Bringing the journal up to date: 4 of 4.\n")


# In the middle of each, in a process of its own

SENT = """
import os, sys
from backcare_tui.__main__ import main
from backcare_tui.cli.progress import Progress

number, step, kept = int(sys.argv.pop(1)), sys.argv.pop(1), Progress._told

def told(self, what, done, of):
    if what == step and done * 2 >= of:
        os.kill(os.getpid(), number)
    kept(self, what, done, of)

Progress._told = told
sys.exit(main())
"""


class Middle(NamedTuple):
    command: str
    step: str
    so_now: str


MIDDLES = [
    Middle("import new.csv", "Reading", "Nothing was taken in."),
    Middle("import new.json", "Backing up", "Nothing was taken in."),
    Middle("import new.json", "Taking in", "Nothing was taken in."),
    Middle("undo", "Taking back", "Nothing was taken back."),
    Middle("export out.json", "Writing", "Nothing was written."),
    Middle("report out.md", "Reading", "Nothing was written."),
    Middle("backup", "Backing up", "No backup was made."),
    Middle("backup out.db", "Backing up", "No backup was made."),
    Middle("restore older.db", "Restoring", "Nothing was restored."),
    Middle("doctor --repair", "Repairing", "Nothing was repaired."),
    Middle(
        "log 4",
        "Bringing the journal up to date",
        "The journal was not brought up to date; it holds what it held.",
    ),
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where a journal lies that was backed up today, and what can be taken into it."""
    with closing(JournalStore.open(tmp_path / "data", SystemClock(), MIDNIGHT)) as store:
        now = SystemClock().now()
        taken_in(store, [a_rating(at=now, note=f"old {number:0200}") for number in range(30)])
        store.copy_to(tmp_path / "older.db")
        store.add(a_session(at=now, ended_at=now))
        store.start_day()
    for name in ("new.json", "new.csv"):
        export_file([a_rating(at=now) for _ in range(50)], tmp_path / name)
    return tmp_path


def as_it_was(folder: Path, before: bytes) -> bool:
    """Whether the journal is what its file BEFORE was, once SQLite has taken back what was begun."""
    path = folder / "data" / "journal.db"
    with closing(sqlite3.connect(path)) as now, closing(sqlite3.connect(":memory:")) as then:
        then.deserialize(before)
        return list(now.iterdump()) == list(then.iterdump())


def names(folder: Path) -> list[str]:
    """What lies in FOLDER and under it, but backups that an import or a restore made before it began, the file by
    which SQLite takes back what was begun, and the notes on what was found whole.
    """
    others = (f"-{Reason.IMPORT}", f"-{Reason.RESTORE}", ".db-journal", ".whole")
    found = (str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())
    return sorted(name for name in found if not any(other in name for other in others))


def prepare(folder: Path, middle: Middle) -> None:
    """Let there be something to do for MIDDLE."""
    if middle.command == "undo":
        with closing(JournalStore.open(folder / "data", SystemClock(), MIDNIGHT)) as store:
            taken_in(store, [a_rating(at=SystemClock().now()) for _ in range(50)])
    if "repair" in middle.command:
        damage_a_row(folder)
    if "log" in middle.command:
        shutil.rmtree(folder / "data")
        make_older(1, folder / "data", [a_rating(at=SystemClock().now()) for _ in range(40)])


def damage_a_row(folder: Path) -> None:
    """Change a byte of a note, which no page or index knows of."""
    path = folder / "data" / "journal.db"
    data = path.read_bytes()
    at = data.index(b"old 000")
    path.write_bytes(data[: at + 4] + b"7" + data[at + 5 :])


def sent(folder: Path, number: int, middle: Middle) -> subprocess.CompletedProcess[str]:
    """The program, to which NUMBER is sent in the MIDDLE of its work."""
    command = [*middle.command.split()]
    return subprocess.run(
        [sys.executable, "-c", SENT, str(number), middle.step, "--data-dir", str(folder / "data"), *command],
        check=False,
        capture_output=True,
        text=True,
        cwd=folder,
        env=os.environ | {"BACKCARE_CONFIG_DIR": str(folder / "config")},
        timeout=120,
    )


@pytest.mark.parametrize("middle", MIDDLES, ids=lambda middle: f"{middle.command}, {middle.step}")
def test_ctrl_c_leaves_nothing_half_done(folder: Path, middle: Middle) -> None:
    prepare(folder, middle)
    before, files = (folder / "data" / "journal.db").read_bytes(), names(folder)
    done = sent(folder, signal.SIGINT, middle)
    assert (done.returncode, done.stderr.splitlines()[-1]) == (130, middle.so_now)
    assert "Traceback" not in done.stderr
    assert (folder / "data" / "journal.db").read_bytes() == before
    assert names(folder) == files


@pytest.mark.parametrize(
    ("middle", "number"),
    [*((middle, signal.SIGKILL) for middle in MIDDLES), (MIDDLES[2], signal.SIGTERM)],
    ids=lambda given: f"{given.command}, {given.step}" if isinstance(given, Middle) else given.name,
)
def test_a_kill_leaves_nothing_under_its_name(folder: Path, middle: Middle, number: int) -> None:
    prepare(folder, middle)
    before, files = (folder / "data" / "journal.db").read_bytes(), names(folder)
    assert sent(folder, number, middle).returncode == -number
    assert as_it_was(folder, before)
    assert [name for name in names(folder) if "." not in {part[0] for part in Path(name).parts}] == files
