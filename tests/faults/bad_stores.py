"""Ways of keeping a journal that lose what they were told. Each shows that a harness can fail."""

import json
import os
import sqlite3
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from backcare_tui.storage.folders import private_folder
from tests.faults.subjects import State, Store, Subject


class _FileStore:
    """Numbers in a JSON file."""

    def __init__(self, folder: Path) -> None:
        private_folder(folder)
        self.path = folder / "numbers.json"
        self.numbers: list[int] = json.loads(self.path.read_text()) if self.path.exists() else []

    def look(self) -> State:
        return tuple(sorted(self.numbers))

    def close(self) -> None:
        pass


class RewrittenFile(_FileStore):
    """The whole file is written again in its place: between emptying and filling, nothing is there."""

    def act(self, step: int) -> None:
        self.numbers.append(step)
        with self.path.open("w") as file:
            json.dump(self.numbers, file)


class RenamedFile(_FileStore):
    """Written beside and renamed, but never synced: a power cut can keep the name and not the content."""

    def act(self, step: int) -> None:
        self.numbers.append(step)
        temporary = self.path.with_suffix(".new")
        temporary.write_text(json.dumps(self.numbers))
        temporary.replace(self.path)


class DeafLines(_FileStore):
    """Appended and synced, but what the disk answers is not listened to."""

    def __init__(self, folder: Path) -> None:
        private_folder(folder)
        self.path = folder / "numbers.txt"

    def act(self, step: int) -> None:
        try:
            descriptor = os.open(self.path, os.O_CREAT | os.O_APPEND | os.O_WRONLY)
            try:
                os.write(descriptor, f"{step}\n".encode())
                os.fsync(descriptor)
            finally:
                os.close(descriptor)
        except OSError:
            pass

    def look(self) -> State:
        return tuple(int(line) for line in self.path.read_text().split()) if self.path.exists() else ()


class _Database:
    def __init__(self, folder: Path, *pragmas: str) -> None:
        private_folder(folder)
        self.connection = sqlite3.connect(folder / "numbers.db", isolation_level=None)
        for pragma in pragmas:
            self.connection.execute(pragma)
        self.connection.execute("CREATE TABLE IF NOT EXISTS number (value INTEGER PRIMARY KEY, padding TEXT)")

    def act(self, step: int) -> None:
        # Long enough that several pages change, which only a rollback file holds together.
        self.connection.execute("INSERT INTO number VALUES (?, ?)", (step, "x" * 5000))

    def look(self) -> State:
        assert self.connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        return tuple(value for (value,) in self.connection.execute("SELECT value FROM number ORDER BY value"))

    def close(self) -> None:
        self.connection.close()


def unsynced_database(folder: Path) -> Store:
    """SQLite without its rollback file and without syncing."""
    return _Database(folder, "PRAGMA journal_mode = OFF", "PRAGMA synchronous = OFF")


def default_database(folder: Path) -> Store:
    """SQLite as Python opens it: the folder is not synced after the rollback file is gone, so a power cut can
    bring that file back, and with it the state before the last entry."""
    return _Database(folder)


@dataclass(frozen=True)
class _Bad:
    maker: Callable[[Path], Store]
    refusals: tuple[type[Exception], ...] = (OSError, sqlite3.Error)

    def open(self, folder: Path) -> Store:
        return self.maker(folder)


BAD_STORES: Mapping[str, Subject] = {
    "rewritten-file": _Bad(RewrittenFile),
    "renamed-file": _Bad(RenamedFile),
    "deaf-lines": _Bad(DeafLines),
    "unsynced-database": _Bad(unsynced_database),
    "default-database": _Bad(default_database),
}
