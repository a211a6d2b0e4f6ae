"""Folders of one person, and terminals over them."""

import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from backcare_tui.domain.journal.days import MIDNIGHT
from backcare_tui.domain.journal.entry import Entry, RatingEntry
from backcare_tui.domain.session.draft import EntryDraft, SessionDraft
from backcare_tui.storage.journal.file import JOURNAL_NAME
from backcare_tui.storage.journal.store import JournalStore
from tests.fake_clock import FakeClock
from tests.storage.kept import kept_session
from tests.storage.welcomed import welcome

if sys.platform != "win32":  # where there are no pseudo-terminals like these
    from tests.terminal.terminal_harness import Terminal

OpenTerminal = Callable[..., "Terminal"]


@pytest.fixture
def folders(tmp_path: Path) -> dict[str, str]:
    """Where the journal and the settings lie; the settings keep it quiet, and nobody is asked about the week."""
    config = tmp_path / "config"
    config.mkdir()
    (config / "settings.toml").write_text('voice = "none"\nsound = false\npeg_day = "never"\n')
    return {"BACKCARE_DATA_DIR": str(tmp_path / "data"), "BACKCARE_CONFIG_DIR": str(config)}


@pytest.fixture
def open_terminal(folders: dict[str, str]) -> OpenTerminal:
    def open_(*arguments: str, rate: float = 1, variables: dict[str, str] | None = None, **how: Any) -> "Terminal":
        environment = folders | {"BACKCARE_CLOCK_RATE": str(rate)} | (variables or {})
        return Terminal(*arguments, environment=environment, **how)

    return open_


@pytest.fixture
def welcomed(folders: dict[str, str]) -> Path:
    """The folder of a journal whose first start was before."""
    folder = Path(folders["BACKCARE_DATA_DIR"])
    store = JournalStore.open(folder, FakeClock(), MIDNIGHT)
    welcome(store)
    store.close()
    return folder


def draft_in(folder: Path) -> SessionDraft | None:
    """The session under way as it is on the disk, seen from another program."""
    store = JournalStore.open(folder, FakeClock(), MIDNIGHT)
    try:
        return kept_session(store)
    finally:
        store.close()


def to_a_note(terminal: "Terminal", text: str = "") -> None:
    """From Today to the note of a new rating of 3."""
    terminal.see("0 of 4 sessions", "? keys")
    terminal.send("r")
    terminal.see("How is your back?", "Note")
    terminal.send("3", "\t", "\t")
    terminal.in_field("Note")
    terminal.send(text)
    terminal.see(text.strip())


def entries_in(folder: Path) -> tuple[Entry, ...]:
    store = JournalStore.open(folder, FakeClock(), MIDNIGHT)
    try:
        return store.entries()
    finally:
        store.close()


def the_note_in(folder: Path) -> str:
    (entry,) = entries_in(folder)
    assert isinstance(entry, RatingEntry)
    return entry.note


def note_kept(folder: Path) -> str:
    """The note that is being typed, as it lies on the disk."""
    with closing(sqlite3.connect(f"file:{folder / JOURNAL_NAME}?mode=ro", uri=True)) as database:
        rows = database.execute("SELECT body FROM state WHERE name LIKE 'entry-draft:%'").fetchall()
    return "".join(str(EntryDraft.model_validate_json(body.partition("\n")[0]).typed["note"]) for (body,) in rows)
