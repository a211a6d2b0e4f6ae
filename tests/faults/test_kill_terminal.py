"""The whole program on a terminal, killed at any moment: what the screen called saved is in the journal.

One person lives many short lives with one journal: writes ratings with notes, practises, saves; and after each
kill another process reads what is there.
"""

import os
import random
import sqlite3
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import closing
from itertools import count
from pathlib import Path
from time import monotonic

import pytest

from backcare_tui.domain.journal.days import MIDNIGHT
from backcare_tui.storage.journal.file import JOURNAL_NAME
from backcare_tui.storage.journal.store import JournalStore
from tests.fake_clock import FakeClock
from tests.storage.kept import kept_session
from tests.storage.welcomed import welcome
from tests.terminal.terminal_harness import CHECKOUT, Terminal, it_hurts_and_ends

ENTER, TAB, CTRL_S = "\r", "\t", "\x13"
_ASKED, _INTERRUPTED, _READY = "How is your back now?", "ask me later", "enter starts it"
"""What the program shows first: before a session, after an interrupted one, and else."""

_NEVER_COMMITS = """
import sqlite3
from contextlib import contextmanager
from backcare_tui.storage.journal.database import JournalDatabase

@contextmanager
def writing(self):
    if not self.connection.in_transaction:
        self.connection.execute("BEGIN IMMEDIATE")
    yield

JournalDatabase.writing = writing
JournalDatabase.looking = JournalDatabase.reading  # else it would roll back what was never committed
"""
"""A program that shows as saved what is only in its memory."""


class KilledError(Exception):
    """The life of the program is over."""


class DoomedTerminal(Terminal):
    """A terminal whose program is killed a while after `doom` was called, whatever is going on."""

    _end = float("inf")

    def doom(self, seconds: float) -> None:
        self._end = monotonic() + seconds

    def _read(self, seconds: float) -> bool:
        left = self._end - monotonic()
        if left <= 0:
            self._end = float("inf")
            self.kill()
            raise KilledError
        return super()._read(min(seconds, left))


class Person:
    """Writes numbered notes, and remembers which of them the screen said to be saved."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        self._environment = environment
        self._numbers = count(1)
        self.saved: list[str] = []
        self.in_flight: list[str] = []
        """Typed when the program was killed; may be there or not."""
        self._a_saving_s = 1.0
        """How long it took the last time."""

    def live(self, practises: bool, saves: int, moment: float) -> None:
        """Use the program: save so often, then be killed at MOMENT of the next saving, of which 1 is the whole."""
        interrupted = self._interrupted()
        practises = practises and not interrupted
        arguments = ("start", "starter-three") if practises else ()
        first = _ASKED if practises else _INTERRUPTED if interrupted else _READY
        with DoomedTerminal(*arguments, environment=self._environment) as terminal:
            terminal.see(first)
            try:
                for save in range(saves + 1):
                    if save == saves:
                        terminal.doom(moment * self._a_saving_s)
                    begun = monotonic()
                    self._save(terminal)
                    self._a_saving_s = monotonic() - begun
                terminal.doom(0)
                terminal.see("until it is killed")
            except KilledError:
                pass

    def _save(self, terminal: Terminal) -> None:
        """One note more, however the program offers to take it."""
        if _ASKED in terminal.text():
            self._practise(terminal)
        elif _INTERRUPTED in terminal.text():
            terminal.send("s")
            self._finish(terminal)
        else:
            terminal.send("3")
            self._rate(terminal)

    def _interrupted(self) -> bool:
        with closing(
            JournalStore.open(Path(self._environment["BACKCARE_DATA_DIR"]), FakeClock(), MIDNIGHT)
        ) as store:
            kept = kept_session(store)
            return kept is not None and not kept.is_empty  # of what was not begun nothing is offered

    def _practise(self, terminal: Terminal) -> None:
        terminal.send("4", ENTER)
        terminal.see("Anything unusual today?")
        terminal.send("n")
        terminal.see("1 of 3")
        it_hurts_and_ends(terminal)
        self._finish(terminal)

    def _finish(self, terminal: Terminal) -> None:
        """From the rating after, unless it was given before the last kill, to what is saved."""
        ends = (asked := "And how is your back now?", "pain before")
        terminal.until(lambda: any(words in terminal.text() for words in ends), "it comes to its end")
        if asked in terminal.text():
            terminal.send("2", ENTER)
        terminal.see("pain before")
        terminal.send("n")
        terminal.in_field("Note")
        terminal.send(*self._next_note(), CTRL_S)
        terminal.see("Saved in your journal.")
        self._was_saved()

    def _rate(self, terminal: Terminal) -> None:
        terminal.see("a add")
        terminal.send("a")
        terminal.see("Add to the journal")
        terminal.send("r")
        terminal.see("How is your back?")
        note = self._next_note()
        terminal.send("4", ENTER)
        terminal.in_field("When")
        terminal.send(TAB)
        terminal.in_field("Note")
        terminal.send(*note, CTRL_S)
        terminal.see("a add", note)  # the form is closed and the entry listed
        self._was_saved()

    def _next_note(self) -> str:
        # Four digits, so that no note is the beginning of another.
        self.in_flight = [f"note {next(self._numbers):04}"]
        return self.in_flight[0]

    def _was_saved(self) -> None:
        self.saved += self.in_flight
        self.in_flight = []


def notes_in(folder: Path) -> list[str]:
    """What another program finds."""
    with closing(sqlite3.connect(folder / JOURNAL_NAME)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        return [
            note for (note,) in connection.execute("SELECT body ->> 'note' FROM revision ORDER BY seq") if note
        ]


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """The folders of somebody who was welcomed before; the settings keep it quiet."""
    config, data = tmp_path / "config", tmp_path / "data"
    config.mkdir()
    (config / "settings.toml").write_text('voice = "none"\nsound = false\n')
    with closing(JournalStore.open(data, FakeClock(), MIDNIGHT)) as store:
        welcome(store)
    return {"BACKCARE_DATA_DIR": str(data), "BACKCARE_CONFIG_DIR": str(config)}


def losses(environment: Mapping[str, str], kills: int, chance: random.Random) -> Iterator[str]:
    """What is wrong after each of KILLS in a row, as far as something is."""
    person = Person(environment)
    data = Path(environment["BACKCARE_DATA_DIR"])
    wrong = False
    known: list[str] = []
    """Which of the notes are in the journal for certain."""
    for kill in range(kills):
        # Every other life saves before its end, so that there is something to lose.
        person.live(chance.random() < 0.3, kill % 2, chance.uniform(0, 1.2))
        found = notes_in(data)
        expected = known + person.saved
        if found not in (expected, expected + person.in_flight):
            wrong = True
            yield f"kill {kill}: {expected} were saved, {person.in_flight} in flight; found {found}"
        known = found
        person.saved, person.in_flight = [], []
    print(f"{len(known)} notes in {kills} lives")
    assert wrong or len(known) >= kills // 2, "they were killed before they could save anything"


@pytest.mark.parametrize("kills", [6, pytest.param(500, marks=pytest.mark.thorough)])
def test_no_kill_takes_what_the_screen_called_saved(
    environment: dict[str, str], tmp_path: Path, chance: random.Random, kills: int
) -> None:
    assert list(losses(environment, kills, chance)) == []
    exported = tmp_path / "journal.json"
    subprocess.run(
        [sys.executable, "-m", "backcare_tui", "export", str(exported)],
        env={**os.environ, **environment},
        cwd=CHECKOUT,
        check=True,
    )
    notes = notes_in(Path(environment["BACKCARE_DATA_DIR"]))
    assert all(note in exported.read_text() for note in notes)


def test_a_program_that_calls_saved_what_is_not_is_found(
    environment: dict[str, str], tmp_path: Path, chance: random.Random
) -> None:
    (tmp_path / "sitecustomize.py").write_text(_NEVER_COMMITS)
    bad = environment | {"PYTHONPATH": os.pathsep.join([str(tmp_path), str(CHECKOUT)])}
    assert any(losses(bad, 6, chance))
