"""Looks at everything the program stands on, and says what it finds. It changes nothing."""

import sqlite3
import stat
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from shutil import get_terminal_size

from backcare_tui.cli.saying import MOST_NAMED, PROGRAM
from backcare_tui.clock import Clock, real_seconds
from backcare_tui.cues.announcer import cue_settings
from backcare_tui.cues.probe import cue_lines
from backcare_tui.cues.speakers import Speaking
from backcare_tui.cues.voice import voice_as_wished
from backcare_tui.domain.journal.backup import (
    LOOK_FOR_DAMAGED,
    MAKE_LIST_ANEW,
    backup_words,
    damaged_words,
    misplaced_words,
    newest_whole,
)
from backcare_tui.domain.journal.days import MIDNIGHT
from backcare_tui.domain.journal.entry import is_ahead
from backcare_tui.domain.session.draft import SessionDraft
from backcare_tui.domain.words.local_time import wall_day, wall_words
from backcare_tui.domain.words.text import shown_line
from backcare_tui.domain.words.wording import counted
from backcare_tui.errors import BackcareError
from backcare_tui.figure.cells.kind import Cells, cells_for, sample
from backcare_tui.storage.folders import Folders, make_sure_of_folder
from backcare_tui.storage.journal.backups import Backups
from backcare_tui.storage.journal.file import JOURNAL_NAME, journal_path
from backcare_tui.storage.journal.store import JournalStore
from backcare_tui.storage.os_words import os_cause, path_words
from backcare_tui.storage.voice_cache import read_voices
from backcare_tui.storage.write_probe import standing_hindrance
from backcare_tui.storage.written.catalogue_files import load_catalogue, load_safety
from backcare_tui.storage.written.settings_file import load_settings
from backcare_tui.storage.written.shipped import catalogue_folder

_MIRRORS = (
    ".stfolder",
    ".dropbox",
    ".dropbox.cache",
    ".sync",
    ".owncloudsync.log",
    ".nextcloudsync.log",
    ".SynologyDrive",
)
"""What mirroring programs leave at the top of the folders they keep the same on several computers."""

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
    if _trouble_with(folders.data) is None:
        yield from _journal_findings(folders, clock)
    yield from _catalogue_findings(folders)
    yield from _terminal_findings(environ, on_terminal, encoding)
    settings, _ = load_settings(folders.config)
    yield from _figure_findings(settings.figure, encoding)
    wanted = cue_settings(settings.voice, settings.sound, settings.bell, settings.flash)
    seconds = partial(real_seconds, clock)
    voice = voice_as_wished(Speaking(settings.voice_wpm, settings.voice_command), seconds)
    voice.recall(read_voices(folders.cache))
    for line in cue_lines(wanted, seconds, voice):
        yield Finding(line)


def _folder_findings(folders: Folders) -> Iterator[Finding]:
    for name, folder, option in (
        ("Data folder", folders.data, "--data-dir"),
        ("Settings folder", folders.config, "--config-dir"),
    ):
        where = shown_line(str(folder))
        trouble = _trouble_with(folder, option)
        hindrance = standing_hindrance(_nearest(folder), folders.data / JOURNAL_NAME)
        if trouble is not None:
            yield Finding(f"{name}: {trouble}", False)
        elif hindrance is not None and folder == folders.data:
            yield Finding(f"{name}: {where}; nothing can be saved there: {os_cause(hindrance)}.", False)
        elif not folder.is_dir():
            yield Finding(f"{name}: {where}, made when it is needed.")
        elif folder.stat().st_mode & _OTHERS and folder == folders.data:
            yield Finding(
                f"{name}: {where}; others on this computer may look into it: chmod 700 closes it.", False
            )
        else:
            yield Finding(f"{name}: {where}.")


def _trouble_with(folder: Path, option: str = "--data-dir") -> BackcareError | None:
    """Why FOLDER is none and cannot become one; OPTION names another."""
    try:
        make_sure_of_folder(folder, option)
    except BackcareError as error:
        return error
    return None


def _nearest(folder: Path) -> Path:
    """FOLDER, or the one in which it would be made."""
    return next((one for one in (folder, *folder.absolute().parents) if one.exists()), folder)


def _journal_findings(folders: Folders, clock: Clock) -> Iterator[Finding]:
    if not any(folders.data.glob(f"{JOURNAL_NAME}*")):
        yield Finding("Journal: none yet; it begins with the first session or rating.")
    else:
        try:
            with closing(JournalStore.open(folders.data, clock, MIDNIGHT)) as store:  # no day is asked about
                store.database.make_sure()
                yield from _store_findings(store, clock.now())
        except BackcareError as error:
            yield Finding(f"Journal: {error}", False)
        yield from _file_findings(journal_path(folders.data))
    yield from _backup_findings(folders, clock)


def _store_findings(store: JournalStore, now: datetime) -> Iterator[Finding]:
    entries, damaged = store.entries(), store.damaged()
    latest = f", the latest from {wall_words(entries[0].at)}" if entries else ""
    count = counted(len(entries), "entry", "entries")
    if not damaged:
        yield Finding(f"Journal: in order, {count}{latest} (SQLite {sqlite3.sqlite_version}).")
    else:
        yield Finding(f"Journal: {count}{latest}, and changes that are no longer as they were written:", False)
        at = {entry.id: entry.at for entry in entries}
        for id_ in damaged:
            which = f"the entry of {wall_words(at[id_])}, shown as it was before" if id_ in at else "an entry"
            yield Finding(
                f"Journal: a change of {which}; “backcare-tui doctor --repair” looks for it in backups.", False
            )
    differing = 0 if damaged else store.differing()
    if differing:
        yield Finding(f"Journal: {misplaced_words(differing)}. {MAKE_LIST_ANEW}", False)
    _, unfinished = store.rotten()
    if unfinished:
        yield Finding(f"Journal: {damaged_words(0, unfinished)}; {LOOK_FOR_DAMAGED}", False)
    ahead = [entry for entry in entries if is_ahead(entry, now)]
    if ahead:
        yield Finding(
            f"Journal: {counted(len(ahead), 'entry is', 'entries are')} dated in the future, the latest "
            f"{wall_day(ahead[0].at)}; was a clock wrong? They can be changed in the app.",
            False,
        )
    for draft in store.abandoned():
        what = f"a session of {wall_words(draft.started_at)}" if isinstance(draft, SessionDraft) else "a note"
        yield Finding(f"Journal: {what} is waiting in the app to be continued, kept or thrown away.")


def _file_findings(path: Path) -> Iterator[Finding]:
    shown = path_words(path)
    if path.is_file() and path.stat().st_mode & _OTHERS:
        yield Finding(f"Journal: others on this computer may read {shown}: chmod 600 closes it.", False)
    for folder in path.parents:
        mirror = next((name for name in _MIRRORS if (folder / name).exists()), None)
        if mirror is not None:
            yield Finding(
                f"Journal: {path_words(folder)} looks mirrored to other computers ({mirror}), which damages a "
                "journal in use; keep it elsewhere with --data-dir.",
                False,
            )
    for aside in sorted(path.parent.glob(f"{path.name}.damaged-*")):
        yield Finding(f"Journal: {path_words(aside)} is kept from a repair or restore; delete it if all is well.")


def _backup_findings(folders: Folders, clock: Clock) -> Iterator[Finding]:
    backups = Backups(folders.data, clock)
    try:
        found = backups.all(afresh=True)
    except BackcareError as error:
        yield Finding(f"Backups: {error}", False)
        return
    good = newest_whole(found)
    where = path_words(folders.backups)
    hindrance = standing_hindrance(_nearest(folders.backups), folders.data / JOURNAL_NAME)
    if hindrance is not None:
        yield Finding(f"Backups: none can be made in {where}: {os_cause(hindrance)}.", False)
    elif folders.backups.is_dir() and folders.backups.stat().st_mode & _OTHERS:
        yield Finding(f"Backups: others on this computer may look into {where}: chmod 700 closes it.", False)
    if good is None and not found:
        if hindrance is None:
            yield Finding(f"Backups: none yet; the first is made in {where} on the next day of use.")
    elif good is None:
        yield Finding(f"Backups: none of the {len(found)} in {where} can be used.", False)
    else:
        words = backup_words(good, clock.now())
        yield Finding(f"Backups: {len(found)} in {where}, the last good one of {words}.")
    for backup in found:
        if backup.newer:
            yield Finding(f"Backups: {backup.name} was made by a newer version of backcare-tui, which can use it.")
        elif not backup.whole:
            yield Finding(f"Backups: {backup.name} is damaged and can be deleted.", False)


def _catalogue_findings(folders: Folders) -> Iterator[Finding]:
    loaded = load_catalogue(folders.catalogue, catalogue_folder())
    problems = [*loaded.problems, *load_settings(folders.config)[1]]
    try:
        load_safety()
    except BackcareError as error:
        yield Finding(f"Safety text: {error}", False)
    counted = f"{len(loaded.exercises)} exercises and {len(loaded.routines)} routines"
    yield Finding(f"Catalogue: {counted}, {len(loaded.own)} of them your own.")
    for problem in problems[:MOST_NAMED]:
        yield Finding(f"Left out: {shown_line(str(problem))}", False)
    if len(problems) > MOST_NAMED:
        yield Finding(f"Left out: {len(problems) - MOST_NAMED:,} more. See: {PROGRAM} check", False)


def _figure_findings(wanted: str, encoding: str) -> Iterator[Finding]:
    """A line of each kind of cells that can be written in ENCODING; WANTED is the one that is set."""
    arriving = [kind for kind in Cells if cells_for(kind, encoding) is kind]
    for kind in arriving:
        yield Finding(f"Figure: {sample(kind)}  {kind}{', as it is set' if kind == wanted else ''}.")
    if len(arriving) > 1:
        yield Finding(
            "Figure: octants are the finest, then braille, blocks, ascii: choose the first that is a smooth hill "
            'here, without boxes or question marks; figure = "octants" in settings.toml sets it.'
        )


def _terminal_findings(environ: Mapping[str, str], on_terminal: bool, encoding: str) -> Iterator[Finding]:
    if on_terminal:
        columns, rows = get_terminal_size()
        kind = shown_line(environ.get("TERM", "") or "unknown", 30)
        colours = "without colours, as NO_COLOR asks" if "NO_COLOR" in environ else "with colours"
        yield Finding(f"Terminal: {kind}, {columns} columns and {rows} rows, {encoding}, {colours}.")
        if columns < 40 or rows < 15:
            yield Finding("Terminal: smaller than 40 columns and 15 rows; make the window larger.", False)
    else:
        yield Finding("Terminal: none here that the screens can be drawn on; start --plain works.")
    if encoding.lower().replace("-", "") != "utf8":
        yield Finding(
            f"Terminal: it takes {encoding}, so lines and figures are drawn in letters; if it can show more, set "
            "LANG to C.UTF-8.",
            False,
        )
