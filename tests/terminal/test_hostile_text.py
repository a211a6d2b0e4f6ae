"""Nothing in a note, a file, a path or a clipboard reaches the terminal but as text: seen in the bytes written."""

import os
import stat
import sys
from pathlib import Path
from uuid import UUID

import pytest

from backcare_tui.domain.journal import Entry
from tests.hostile import (
    ALL,
    FOLDER,
    PAYLOADS,
    STILL_TEXT,
    hostile_catalogue,
    with_raw_note,
    write_hostile_draft,
    write_raw,
)
from tests.ui import sample

if sys.platform == "win32":
    pytest.skip("there are no pseudo-terminals like these on Windows", allow_module_level=True)

from tests.terminal.escape_codes import kinds
from tests.terminal.terminal_harness import Terminal

ENTER, ESCAPE, CTRL_P, CTRL_S, TAB, PAGE_DOWN = "\r", "\x1b", "\x10", "\x13", "\t", "\x1b[6~"


@pytest.fixture
def folders(tmp_path: Path) -> dict[str, str]:
    """Folders with a hostile name, with hostile files and a hostile journal in them; figures stand still."""
    data, config = tmp_path / f"data{FOLDER}", tmp_path / f"config{FOLDER}"
    config.mkdir()
    hostile_catalogue(config / "catalogue")
    (config / "settings.toml").write_text(
        'voice = "all"\nsound = false\nbell = false\nflash = false\nemergency_number = "\\u001b[2J\\u202e112"\n'
        '"\\u001b]52;c;aGk=\\u0007" = 1\npace = "\\u009b2J[/red]"\n'
    )
    notes: list[Entry] = [
        sample.a_rating(number, sample.ago(hours=number), 3) for number in range(1, len(PAYLOADS) + 1)
    ]
    entries = [with_raw_note(entry, note) for entry, note in zip(notes, PAYLOADS.values(), strict=True)]
    for number, entry in enumerate((sample.a_walk(97, sample.NOW), sample.a_session(98, sample.NOW))):
        entries.insert(number, with_raw_note(entry.model_copy(update={"id": UUID(int=1000 + number)}), ALL))
    write_raw(data, entries)
    return {
        "BACKCARE_DATA_DIR": str(data),
        "BACKCARE_CONFIG_DIR": str(config),
        "TEXTUAL_ANIMATIONS": "none",
        "HOME": str(tmp_path),
    }


def settle(terminal: Terminal) -> None:
    """Wait until the program has no more to write."""
    lengths: list[int] = []

    def still() -> bool:
        lengths.append(len(terminal.written))
        return len(lengths) > 3 and lengths[-1] == lengths[-3]

    terminal.until(still, "it comes to rest")


def press(terminal: Terminal, *keys: str) -> None:
    for key in keys:
        terminal.send(key)
        settle(terminal)


def paste(terminal: Terminal, text: str) -> None:
    terminal.send(f"\x1b[200~{text}\x1b[201~")
    settle(terminal)


DRAWING = {
    "CSI m",
}
"""What Textual writes for harmless text."""
PASTED = "".join(text for name, text in PAYLOADS.items() if name not in ("surrogate", "long")).replace("\x1b[20", "")


def test_x(folders: dict[str, str], tmp_path: Path) -> None:
    with Terminal(environment=folders | {"BACKCARE_CLOCK_RATE": "10"}, columns=120, rows=50) as terminal:
        terminal.see("This week")
        settle(terminal)
        print(terminal.text())
        press(terminal, "2")
        press(terminal, *[PAGE_DOWN] * 3)
        print(terminal.text())
        print(kinds(terminal.written))
        assert 0
