"""An irregular journal, made through the doors that people use: two windows, commands, and files taken in."""

import csv
import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from uuid import UUID

from backcare_tui.domain.journal.days import MIDNIGHT
from backcare_tui.domain.journal.memo import Kept
from backcare_tui.storage.journal.file import JOURNAL_NAME
from backcare_tui.storage.journal.store import JournalStore
from tests.benchmarks.invented_journal import chance, edited_entry, invented_entry, invented_memo
from tests.command_line import Program
from tests.replay.other_code import Replay


class Window:
    """A program that has the journal open, and the revisions that it wrote."""

    def __init__(self, program: Program) -> None:
        self.store = JournalStore.open(program.data, program.clock, MIDNIGHT)
        self.own: set[str] = set()


class Life:
    """What one person does with PROGRAM; the same for the same SEED."""

    def __init__(self, program: Program, seed: int) -> None:
        self.program = program
        self.journal = program.data / JOURNAL_NAME
        self.begins_anew(seed)

    def begins_anew(self, seed: int) -> None:
        """Open two windows on whatever the journal is now."""
        self.windows = [Window(self.program), Window(self.program)]
        self._rng = chance(seed)
        self._last_seq = 0
        self._told: list[Kept] = []
        """Every entry and every memo that was ever recorded, as it was then."""

    def close(self) -> None:
        for window in self.windows:
            window.store.close()

    def goes_on(self, steps: int) -> None:
        """Do so many STEPS in one window or the other; each changes the journal once or not at all."""
        doings: list[tuple[int, Callable[[Window], None]]] = [
            (50, self._add),
            (12, self._keep_in_mind),
            (20, self._edit),
            (10, self._delete),
            (8, self._undo),
            (4, self._say_again),
            (4, self._reuse_an_id),
            (2, self._open_anew),
        ]
        weights = [weight for weight, _ in doings]
        for _ in range(steps):
            self.program.clock.advance(self._rng.choice((0.0, 0.002, 7, 65, 3600, 9 * 3600, 40 * 3600)))
            window = self._rng.choice(self.windows)
            self._rng.choices([doing for _, doing in doings], weights)[0](window)
            window.own |= self._written()

    def takes_in(self, rows: int) -> None:
        """Import a table with so many ROWS, and a journal that was exported elsewhere; both twice."""
        for file in (self._table(rows // 2), self._document(rows - rows // 2)):
            for _ in range(2):
                result = self.program("import", str(file))
                assert result.status == 0, result.err
        self._written()

    def undoes(self, window: Window) -> tuple[list[str | None], list[str]]:
        """Take something back in WINDOW: the revisions taken back, and those that other code says they are."""
        before = Replay(self.journal)
        expected = before.undoable(window.own, self.program.clock.now())
        undone = window.store.undo(others=True)
        window.own |= self._written()
        taken_back = [change.undoes for change in Replay(self.journal).changes[len(before.changes) :]]
        assert (None if undone is None else str(undone.revision.rev)) == (taken_back[-1] if taken_back else None)
        return taken_back, expected

    # What it does

    def _add(self, window: Window) -> None:
        entry = invented_entry(self._rng, self._moment())
        window.store.add(entry)
        self._told.append(entry)

    def _keep_in_mind(self, window: Window) -> None:
        memo = invented_memo(self._rng, self._moment())
        window.store.add(memo)
        self._told.append(memo)

    def _edit(self, window: Window) -> None:
        if self._told:
            entry = edited_entry(self._rng, self._rng.choice(self._told))
            window.store.change(entry)
            self._told.append(entry)

    def _delete(self, window: Window) -> None:
        if self._told:
            window.store.delete(self._rng.choice(self._told[-60:]).id)

    def _undo(self, window: Window) -> None:
        window.store.undo()

    def _say_again(self, window: Window) -> None:
        """Record again what is in the journal, or was before it was changed."""
        if self._told:
            window.store.add(self._rng.choice(self._told))

    def _reuse_an_id(self, window: Window) -> None:
        """Make an entry one of another kind, at another moment."""
        if self._told:
            other = invented_entry(self._rng, self._moment())
            window.store.add(other.model_copy(update={"id": self._rng.choice(self._told).id}))

    def _open_anew(self, window: Window) -> None:
        window.store.close()
        self.windows[self.windows.index(window)] = Window(self.program)

    def _moment(self) -> datetime:
        """Now, at another's moment, long ago, or far ahead; in any zone."""
        now = self.program.clock.now()
        rng = self._rng
        zone = timezone(timedelta(minutes=rng.choice((-720, -480, -150, 0, 60, 120, 345, 840))))
        shift = rng.choices(
            (
                timedelta(),
                timedelta(days=-rng.randrange(30), seconds=-rng.randrange(86_400)),
                timedelta(days=-rng.randrange(20_000)),
                timedelta(hours=rng.randrange(20, 30)),
                timedelta(days=rng.randrange(1, 3000)),
            ),
            (8, 8, 2, 1, 1),
        )[0]
        if self._told and rng.random() < 0.1:
            return rng.choice(self._told).at.astimezone(zone)
        return (now + shift).astimezone(zone)

    # Files

    def _table(self, rows: int) -> Path:
        path = self.program.folder / f"table-{self._last_seq}.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            table = csv.writer(file)
            table.writerow(("at", "pain", "note"))
            for number in range(rows):
                at = self.program.clock.now() - timedelta(minutes=self._rng.randrange(4_000_000))
                note = self._rng.choice(("", "", "After a walk.", f"Row {number}"))
                table.writerow((f"{at:%Y-%m-%d %H:%M}", self._rng.randrange(11), note))
        return path

    def _document(self, rows: int) -> Path:
        entries = [
            invented_entry(self._rng, datetime.now(UTC).replace(year=2026 - number % 30, microsecond=number))
            for number in range(rows)
        ]
        self._told += entries
        path = self.program.folder / f"document-{self._last_seq}.json"
        objects = [json.loads(entry.model_dump_json()) for entry in entries]
        path.write_text(json.dumps({"format": "backcare-journal", "version": 1, "entries": objects}))
        return path

    def _written(self) -> set[str]:
        """The revisions that were written since this was asked last."""
        with closing(sqlite3.connect(self.journal)) as connection:
            rows = connection.execute("SELECT seq, rev FROM revision WHERE seq > ?", (self._last_seq,)).fetchall()
        self._last_seq = max([self._last_seq, *(seq for seq, _ in rows)])
        return {rev for _, rev in rows}


def some_ids(replay: Replay) -> list[UUID]:
    """Ids of entries that are there, and of such that are not any more."""
    known = list(dict.fromkeys(change.entry_id for change in replay.changes))
    return [UUID(known_id) for known_id in known[:: max(1, len(known) // 40)]]
