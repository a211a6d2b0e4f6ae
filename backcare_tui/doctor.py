"""Looks at everything the program stands on, and says what it finds. It changes nothing."""

import sqlite3
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from shutil import get_terminal_size

from backcare_tui.clock import Clock
from backcare_tui.cues.announcer import cue_settings
from backcare_tui.cues.probe import cue_lines
from backcare_tui.domain.text import shown_line
from backcare_tui.errors import BackcareError
from backcare_tui.storage.catalogue_files import load_catalogue, load_safety
from backcare_tui.storage.folders import Folders
from backcare_tui.storage.journal_store import JournalStore
from backcare_tui.storage.settings_file import load_settings

_OTHERS = stat.S_IRWXG | stat.S_IRWXO


@dataclass(frozen=True)
class Finding:
    """One line of what was found; `well` is False where something should be done."""

    words: str
    well: bool = True


def findings(
    folders: Folders, clock: Clock, environ: Mapping[str, str], on_terminal: bool, encoding: str
) -> Iterator[Finding]:
    """What there is to say of folders, journal, catalogue, terminal and sound, each as it becomes known."""
    yield from _folder_findings(folders)
    yield from _journal_findings(folders, clock)
    yield from _catalogue_findings(folders)
    yield from _terminal_findings(environ, on_terminal, encoding)
    settings, _ = load_settings(folders.config)
    wanted = cue_settings(settings.voice, settings.sound, settings.bell, settings.flash)

    def real_seconds() -> float:
        return clock.monotonic() / clock.rate

    for line in cue_lines(wanted, real_seconds):
        yield Finding(line)


def _folder_findings(folders: Folders) -> Iterator[Finding]:
    for name, folder in (("Data folder", folders.data), ("Settings folder", folders.config)):
        where = shown_line(str(folder))
        if not folder.is_dir():
            yield Finding(f"{name}: {where}, made when it is needed.")
        elif folder.stat().st_mode & _OTHERS and folder == folders.data:
            yield Finding(
                f"{name}: {where}; others on this computer may look into it: chmod 700 closes it.", False
            )
        else:
            yield Finding(f"{name}: {where}.")


def _journal_findings(folders: Folders, clock: Clock) -> Iterator[Finding]:
    if not folders.data.is_dir() or not any(folders.data.iterdir()):
        yield Finding("Journal: none yet; it begins with the first session or rating.")
        return
    try:
        store = JournalStore.open(folders.data, clock)
    except BackcareError as error:
        yield Finding(f"Journal: {error}", False)
        return
    try:
        entries, damaged, draft = store.entries(), store.damaged(), store.draft()
    except BackcareError as error:
        yield Finding(f"Journal: {error}", False)
        return
    finally:
        store.close()
    latest = f", the latest of {entries[0].at:%Y-%m-%d %H:%M}" if entries else ""
    yield Finding(f"Journal: in order, {len(entries)} entries{latest} (SQLite {sqlite3.sqlite_version}).")
    if damaged:
        yield Finding(f"Journal: {len(damaged)} changes are damaged and left out.", False)
    if draft is not None:
        yield Finding(f"Journal: a session of {draft.started_at:%Y-%m-%d %H:%M} waits to be gone on with or kept.")


def _catalogue_findings(folders: Folders) -> Iterator[Finding]:
    loaded = load_catalogue(folders.catalogue)
    problems = [*loaded.problems, *load_settings(folders.config)[1]]
    try:
        load_safety()
    except BackcareError as error:
        yield Finding(f"Safety text: {error}", False)
    counted = f"{len(loaded.exercises)} exercises and {len(loaded.routines)} routines"
    yield Finding(f"Catalogue: {counted}, {len(loaded.own)} of them your own.")
    for problem in problems:
        yield Finding(f"Left out: {shown_line(str(problem))}", False)


def _terminal_findings(environ: Mapping[str, str], on_terminal: bool, encoding: str) -> Iterator[Finding]:
    if not on_terminal:
        yield Finding("Terminal: none here, so the screens cannot be drawn; start --plain works.")
        return
    columns, rows = get_terminal_size()
    kind = shown_line(environ.get("TERM", "") or "unknown", 30)
    colours = "without colours, as NO_COLOR asks" if "NO_COLOR" in environ else "with colours"
    yield Finding(f"Terminal: {kind}, {columns} columns and {rows} rows, {encoding}, {colours}.")
    if columns < 40 or rows < 15:
        yield Finding("Terminal: smaller than 40 columns and 15 rows; make the window larger.", False)
    if encoding.lower().replace("-", "") != "utf8":
        yield Finding(
            "Terminal: it does not take UTF-8, so lines and figures look wrong; set LANG to C.UTF-8.", False
        )
