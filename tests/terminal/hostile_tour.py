"""A walk through the program with hostile folders, files and notes, keeping an eye on every byte."""

from pathlib import Path

from backcare_tui.domain.catalogue.catalogue import Catalogue
from backcare_tui.storage.written.catalogue_files import load_catalogue
from tests.hostile import (
    FOLDER,
    PAYLOADS,
    STILL_TEXT,
    hostile_catalogue,
    hostile_entries,
    write_hostile_draft,
    write_raw,
)
from tests.terminal.escape_codes import kinds
from tests.terminal.terminal_harness import Terminal
from tests.ui import sample

ENTER, ESCAPE, TAB, CTRL_P, CTRL_S, CTRL_U = "\r", "\x1b", "\t", "\x10", "\x13", "\x15"
PAGE_DOWN, HOME = "\x1b[6~", "\x1b[H"
PALETTE = "\N{RIGHT-POINTING MAGNIFYING GLASS}"
"""Stands in front of what is typed into the palette."""


MODES = (7, 25, 1000, 1003, 1004, 1006, 1015, 1049, 2004)
OFF_ON_THE_WAY_OUT = (1016, 2048)
DRAWING = {f"CSI ?{mode}{switch}" for mode in MODES for switch in "hl"} | {
    *(f"CSI ?{mode}l" for mode in OFF_ON_THE_WAY_OUT),
    "CSI c",
    *(f"CSI {final}" for final in "mHBCD"),
    *("CSI >25u", "CSI <u", "CSI ?2026$p", "CSI ?2048$p", "CSI ?2026h", "CSI ?2026l"),
    "OSC 22",
}
"""What is written for harmless text: modes, colours, places, kinds of keys, the shape of the pointer, and the
question whose answer is the last that a terminal sends before it is left."""

PASTED = "".join(text for name, text in PAYLOADS.items() if name not in ("surrogate", "long"))


def hostile_folders(tmp_path: Path) -> dict[str, str]:
    """Folders with a hostile name, with hostile files and a hostile journal in them; figures stand still."""
    data, config = tmp_path / f"data{FOLDER}", tmp_path / f"config{FOLDER}"
    config.mkdir()
    hostile_catalogue(config / "catalogue")
    (config / "settings.toml").write_text(
        'voice = "all"\nsound = false\nbell = false\nflash = false\nemergency_number = "\\u001b[2J\\u202e112"\n'
        'peg_day = "never"\n'
        '"\\u001b]52;c;aGk=\\u0007" = 1\npace = "\\u009b2J[/red]"\n'
    )
    write_raw(data, hostile_entries())
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
    """Paste TEXT, and wait until its beginning or its end is drawn."""
    before = len(terminal.written)
    terminal.send(f"\x1b[200~{text}\x1b[201~")
    parts = (b"aGFja2Vk", b"%s%n", text[-4:].encode())
    terminal.until(lambda: any(part in terminal.written[before:] for part in parts), "what was pasted is there")


def go(terminal: Terminal, key: str, text: str) -> None:
    """Press KEY, and wait for TEXT."""
    terminal.send(key)
    terminal.see(text)
    settle(terminal)


def back(terminal: Terminal, gone: str, text: str) -> None:
    """Press escape, wait for GONE to leave and TEXT to be there: a key right behind it would make it another key.

    Most dialogs let what is behind them be seen, so that TEXT alone says nothing.
    """
    terminal.send(ESCAPE)
    terminal.gone(gone)
    terminal.see(text)
    settle(terminal)


def leave(terminal: Terminal) -> None:
    """Quit; nothing harmful was written, and what is only text was."""
    terminal.send("q")
    assert terminal.ended() == 0
    assert terminal.tty_is_as_before()
    assert terminal.changed_modes() == set()
    found = kinds(terminal.written) - DRAWING
    assert found == set(), found


def shows_text(terminal: Terminal) -> None:
    """What only looks dangerous, or is writing of another kind, is there to the letter."""
    written = terminal.written.decode()
    assert [text for text in STILL_TEXT if text not in written] == [], terminal.text()


def leave_a_draft(folders: dict[str, str]) -> None:
    """In the journal of FOLDERS: a session that was interrupted, with a hostile name."""
    draft = sample.a_draft(Catalogue({}, load_catalogue(None).routines))
    write_hostile_draft(Path(folders["BACKCARE_DATA_DIR"]), draft)
