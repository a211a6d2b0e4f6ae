"""A revision as a row of the journal's table, with a checksum that notices a rotten disk."""

import hashlib
import json
from collections.abc import Iterable
from datetime import datetime, timedelta, timezone
from typing import NamedTuple
from uuid import UUID

from backcare_tui.domain.journal.memo import MEMO_MODELS, Kept
from backcare_tui.domain.journal.revision import Revision
from backcare_tui.storage.entry_body import body_in_json, entry_in

Value = str | int | float | None
Row = tuple[Value, ...]
"""The columns of `revision` in the order of these statements."""

READ_ROW = """
    SELECT seq, rev, entry_id, device, written_utc, written_offset_min, kind, at_utc, at_offset_min, deleted,
           undoes, body, sum
    FROM revision WHERE seq = ?
"""
READ_ROWS_AFTER = READ_ROW.replace("seq = ?", "seq > ? ORDER BY seq")
READ_SOME_ROWS_AFTER = READ_ROW.replace("seq = ?", "seq > ? ORDER BY seq LIMIT ?")
READ_LATEST_ROWS = READ_ROW.replace("WHERE seq = ?", "ORDER BY seq DESC LIMIT ?")
READ_ROWS_OF = READ_ROW.replace("seq = ?", "entry_id = ? ORDER BY seq DESC")
"""The revisions of one entry, latest first."""
INSERT_ROW = """
    INSERT INTO revision (seq, rev, entry_id, device, written_utc, written_offset_min, kind, at_utc,
                          at_offset_min, deleted, undoes, body, sum)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""

_ENTRY_ID, _KIND, _BODY = 2, 6, 11
"""Where they stand in a row."""
_MINUTE = timedelta(minutes=1)
_NO_OFFSET = timedelta()
_IN_JSON = json.JSONEncoder(default=repr, check_circular=False).encode
"""`default` is met only by rotten values of a kind that is never written."""


class Storable(NamedTuple):
    """An entry on its way to the disk."""

    entry: Kept
    """As it will be read back."""
    body: str
    """As it lies on the disk: JSON."""


Written = tuple[str, str, int]
"""The columns of a row that say where and when it was written."""


def written_by(device: UUID, at: datetime) -> Written:
    """What rows say that are written on DEVICE at a moment."""
    return str(device), *_utc_and_offset(at)


def row_of(revision: Revision, body: str | None, written: Written | None = None) -> Row:
    """REVISION as a row, with its entry as BODY, None for a deletion; WRITTEN for whoever writes many at once."""
    written = written or written_by(revision.device, revision.written_at)
    entry = revision.entry
    at_utc, at_offset_min = (None, None) if entry is None else _utc_and_offset(entry.at)
    row: Row = (
        revision.seq,
        str(revision.rev),
        str(revision.entry_id),
        *written,
        None if entry is None else entry.kind,
        at_utc,
        at_offset_min,
        int(entry is None),
        None if revision.undoes is None else str(revision.undoes),
        body,
    )
    return (*row, checksum(row))


def is_as_written(row: Row) -> bool:
    """Whether no column of ROW has changed since it was written."""
    return row[-1] == checksum(row[:-1])


def revision_of(row: Row) -> Revision | None:
    """The revision in ROW, or None if the row is not as it was written."""
    seq, rev, entry_id, device, written_utc, written_offset_min, *_, undoes, body, _ = row
    if not is_as_written(row):
        return None
    try:
        return Revision(
            seq=int(str(seq)),
            rev=UUID(str(rev)),
            entry_id=UUID(str(entry_id)),
            device=UUID(str(device)),
            written_at=moment_of(str(written_utc), int(str(written_offset_min))),
            entry=None if body is None else entry_in(str(body)),
            undoes=None if undoes is None else UUID(str(undoes)),
        )
    except ValueError:
        return None


def kept_in(row: Row) -> Kept | None:
    """What ROW makes its entry; None if it is deleted, or the row is not as it was written."""
    body = row[_BODY]
    if body is None or not is_as_written(row):
        return None
    try:
        return entry_in(str(body))
    except ValueError:
        return None


def entry_id_of(row: Row) -> UUID:
    """The entry that a damaged ROW belongs to; all zeros if even that cannot be read."""
    try:
        return UUID(str(row[2]))
    except ValueError:
        return UUID(int=0)


def entries_ever(rows: Iterable[Row]) -> int:
    """How many entries ROWS are of, be they deleted, memos aside."""
    told = [(row[_ENTRY_ID], row[_KIND]) for row in rows]
    return len({entry_id for entry_id, _ in told} - {entry_id for entry_id, kind in told if kind in MEMO_MODELS})


def storable(entry: Kept) -> Storable:
    """ENTRY as it will lie on the disk. ValueError if it could not be read back, so that no such row is written.

    RFC 3339 knows no seconds in an offset, as local times had before about 1900: the moment is then kept,
    with the offset rounded down to the minute.
    """
    values = entry.values()
    moments = {name: _in_whole_minutes(value) for name, value in values.items() if isinstance(value, datetime)}
    # What reading cleans must not lie on the disk as it was.
    read_back = entry_in(body_in_json(entry.model_copy(update=moments)))
    return Storable(read_back, body_in_json(read_back))


def body_of(entry: Kept | None) -> str | None:
    """ENTRY as its body would be; bodies differ also where only the offset of a moment does."""
    return None if entry is None else body_in_json(entry)


def to_the_millisecond(moment: datetime) -> datetime:
    """MOMENT as a row keeps it."""
    return moment_of(*_utc_and_offset(moment))


def checksum(values: Row) -> str:
    """What is kept beside VALUES, the other columns of a row, so that a rotten disk is noticed."""
    return hashlib.sha256(_IN_JSON(values).encode()).hexdigest()


def _utc_and_offset(moment: datetime) -> tuple[str, int]:
    """MOMENT in UTC, as text that sorts, and the minutes that clocks were ahead of UTC where it was taken."""
    offset = moment.utcoffset() or _NO_OFFSET
    try:
        utc = moment.replace(tzinfo=None) - offset
    except OverflowError:  # the first or last hours of the calendar
        utc = datetime.min if moment.year == 1 else datetime.max  # noqa: DTZ901
    return utc.isoformat(timespec="milliseconds") + "Z", offset // _MINUTE


def moment_of(utc: str, offset_min: int) -> datetime:
    """The moment that a row keeps as UTC and minutes ahead of it."""
    return datetime.fromisoformat(utc).astimezone(timezone(offset_min * _MINUTE))


def readable_moment(utc: object, offset_min: object) -> datetime | None:
    """As `moment_of`; None for columns that have rotted."""
    try:
        return moment_of(str(utc), int(str(offset_min)))
    except (ValueError, OverflowError):
        return None


def _in_whole_minutes(moment: datetime) -> datetime:
    offset = moment.utcoffset() or timedelta()
    surplus = offset % _MINUTE
    return moment.astimezone(timezone(offset - surplus)) if surplus else moment
