"""A disk without room, or that may only be read, under the whole program.

What was typed stays, the cause is named, reading goes on, and once there is room it is saved.
"""

import os
import re
import resource
import subprocess
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

import pytest

from backcare_tui.domain.journal.days import MIDNIGHT
from backcare_tui.storage.journal.store import JournalStore
from tests.fake_clock import FakeClock
from tests.faults.subjects import rating
from tests.storage.welcomed import welcome
from tests.terminal.terminal_harness import Terminal

_ENTER, _TAB, _CTRL_S = "\r", "\t", "\x13"
_GAP = re.compile(r" {3,}|▌")
_LONG_NOTE = "stiff in the morning, better after a walk. " * 60 + "End."
"""More than what is left on the last page of the journal."""


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    config, data = tmp_path / "config", tmp_path / "data"
    config.mkdir()
    data.mkdir()
    (config / "settings.toml").write_text('voice = "none"\nsound = false\n')
    return {"BACKCARE_DATA_DIR": str(data), "BACKCARE_CONFIG_DIR": str(config)}


@pytest.fixture
def data(environment: dict[str, str]) -> Path:
    return Path(environment["BACKCARE_DATA_DIR"])


@pytest.fixture
def small_disk(data: Path) -> Iterator[Path]:
    """`data` as a disk of its own."""
    if os.geteuid() != 0:
        pytest.skip("only root may mount a small disk")
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=512k", "tmpfs", str(data)],
        capture_output=True,
        text=True,
        check=False,
    )
    if mounted.returncode:
        pytest.skip(f"no small disk can be mounted here: {mounted.stderr.strip()}")
    yield data
    subprocess.run(["umount", "--lazy", str(data)], check=True)


def begin(folder: Path) -> None:
    """A journal with one entry, of somebody who was welcomed."""
    with closing(JournalStore.open(folder, FakeClock(), MIDNIGHT)) as store:
        welcome(store)
        store.add(rating(1))


def fill(disk: Path) -> None:
    """Leave no room at all."""
    with suppress(OSError), (disk / "ballast").open("wb", buffering=0) as ballast:
        while True:
            ballast.write(bytes(4096))


def notes_in(folder: Path) -> list[str]:
    with closing(JournalStore.open(folder, FakeClock(), MIDNIGHT)) as store:
        return sorted(entry.note for entry in store.entries())


def type_a_rating(terminal: Terminal, note: str) -> None:
    terminal.see("a add")
    terminal.send("a")
    terminal.see("Add to the journal")
    terminal.send("r")
    terminal.see("How is your back?")
    terminal.send("4", _ENTER)
    terminal.in_field("When")
    terminal.send(_TAB)
    terminal.in_field("Note")
    terminal.send(note)
    terminal.see(note[-20:])
    terminal.send(_CTRL_S)


def says(terminal: Terminal, *texts: str) -> None:
    """Wait until the screen, or its right column, says TEXTS, however their words are broken into lines."""

    def said() -> str:
        columns = [_GAP.split(line.strip()) for line in terminal.text().split("\n")]
        return " ".join(column[-1].strip() for column in columns)

    terminal.until(lambda: all(text in " ".join(said().split()) for text in texts), f"it says {texts}")


def test_a_full_disk_keeps_what_was_typed_until_there_is_room(
    small_disk: Path, environment: dict[str, str]
) -> None:
    begin(small_disk)
    with Terminal(environment=environment, columns=120, rows=45) as terminal:
        terminal.see("enter starts it")
        terminal.send("3")
        terminal.see("rating 1")
        fill(small_disk)
        type_a_rating(terminal, _LONG_NOTE)
        says(terminal, "The disk is full, so nothing was saved.", "What you typed is still here")
        assert notes_in(small_disk) == ["rating 1"]
        (small_disk / "ballast").unlink()
        terminal.send(_CTRL_S)
        terminal.see("a add", _LONG_NOTE[:20])
    assert notes_in(small_disk) == ["rating 1", _LONG_NOTE]


def test_a_limit_on_file_sizes_keeps_what_was_typed_until_it_is_lifted(
    data: Path, environment: dict[str, str]
) -> None:
    begin(data)
    # Python would keep compiled modules that it could not write to their end.
    limited = environment | {"PYTHONDONTWRITEBYTECODE": "1"}
    with Terminal(environment=limited, columns=120, rows=45) as terminal:
        terminal.see("enter starts it")
        terminal.send("3")
        terminal.see("rating 1")
        limits = resource.prlimit(terminal.process_id, resource.RLIMIT_FSIZE)
        resource.prlimit(terminal.process_id, resource.RLIMIT_FSIZE, (1024, limits[1]))
        type_a_rating(terminal, _LONG_NOTE)
        says(
            terminal,
            "(the file would be larger than is allowed here), so nothing was saved.",
            "What you typed is still here",
        )
        assert notes_in(data) == ["rating 1"]
        resource.prlimit(terminal.process_id, resource.RLIMIT_FSIZE, limits)
        terminal.send(_CTRL_S)
        terminal.see("a add", _LONG_NOTE[:20])
    assert notes_in(data) == ["rating 1", _LONG_NOTE]


def test_a_disk_that_may_only_be_read_is_read(small_disk: Path, environment: dict[str, str]) -> None:
    begin(small_disk)
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    with Terminal(environment=environment, columns=120, rows=45) as terminal:
        terminal.see("enter starts it")
        terminal.send("3")
        terminal.see("rating 1")
        type_a_rating(terminal, "a short note")
        says(terminal, "(the disk is read-only), so nothing was saved.", "is still here")
        subprocess.run(["mount", "-o", "remount,rw", str(small_disk)], check=True)
        terminal.send("\x1b")
        terminal.see("Keep what you wrote?")
        terminal.send("d")
        terminal.see("a add", "rating 1")
    assert notes_in(small_disk) == ["rating 1"]


def test_a_first_start_on_a_full_disk_says_so_and_leaves_nothing(
    small_disk: Path, environment: dict[str, str]
) -> None:
    fill(small_disk)
    with Terminal(environment=environment) as terminal:
        says(terminal, "The disk is full, so no journal could be made. Make room")
        terminal.see("Is any of these true of you now?")  # what is typed before it comes up is no answer to it
        terminal.send("n")
        terminal.see("And any of these?")
        terminal.send("n")
        terminal.see("enter starts it")
        says(terminal, "The disk is full, so no journal could be made.")
        assert "is empty" not in terminal.text()
    assert {file.name: file.read_bytes() for file in small_disk.iterdir() if file.name != "ballast"} == {}
    (small_disk / "ballast").unlink()
    with Terminal(environment=environment) as terminal:
        terminal.see("Welcome.")
