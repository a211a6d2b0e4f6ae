"""An entry as it lies in the journal: JSON that this program wrote, read without importing pydantic.

The values check themselves, as strictly as the schema with which `ENTRY_ADAPTER` reads files from elsewhere; a
property test holds the two side by side.
"""

import json
from collections.abc import Callable
from datetime import datetime
from enum import StrEnum
from typing import Any, TypeVar
from uuid import UUID

from backcare_tui.domain.catalogue.terms import Variation
from backcare_tui.domain.journal.complaint import Complaint, PainKind, Remedy
from backcare_tui.domain.journal.entry import (
    ActivityEntry,
    Compared,
    ExerciseRecord,
    MorningEntry,
    Outcome,
    OwnActivityEntry,
    PegEntry,
    RatingEntry,
    SessionEntry,
)
from backcare_tui.domain.journal.memo import KEPT_MODELS, Kept, MemoEntry, Subject
from backcare_tui.domain.light_model import LightValue

Read = Callable[[Any], object]
"""Makes the value of a field from what JSON has for it; an error if it cannot be that."""

V = TypeVar("V", bound=LightValue)

_OF_JSON = json.JSONDecoder().decode


def entry_in(body: str) -> Kept:
    """The entry that BODY is; ValueError if it is none."""
    try:
        values = _OF_JSON(body)
        kind = values["kind"]
        return _made(KEPT_MODELS[kind], values)
    except (TypeError, LookupError, AttributeError, RecursionError) as error:
        raise ValueError("this is no entry") from error


def body_in_json(entry: Kept) -> str:
    """ENTRY as a body."""
    return _IN_JSON(entry.told_values())


def plain_values(entry: Kept) -> dict[str, Any]:
    """The fields of ENTRY, in their order, as JSON can have them; moments end with an offset such as +00:00."""
    values: dict[str, Any] = _plain(entry)
    return values


def _in_body(value: object) -> object:
    """What stands for VALUE, which JSON does not know; for moments as pydantic writes them, with Z for UTC: the
    bodies of all versions are the same.
    """
    if isinstance(value, LightValue):
        return value.told_values()
    return value.isoformat().replace("+00:00", "Z") if isinstance(value, datetime) else str(value)


_IN_JSON = json.JSONEncoder(
    ensure_ascii=False, check_circular=False, separators=(",", ":"), default=_in_body
).encode
"""No value holds itself: they never change, so each is made after what it holds."""


def _plain(value: object) -> Any:
    """VALUE as JSON can have it."""
    if value is None or isinstance(value, (str, int, float)):
        return value
    if isinstance(value, LightValue):
        return {name: _plain(inner) for name, inner in value.told_values().items()}
    if isinstance(value, tuple):
        return [_plain(inner) for inner in value]
    return value.isoformat() if isinstance(value, datetime) else str(value)


def _made(kind: type[V], values: dict[str, Any]) -> V:
    """What VALUES make, which are used up; TypeError, LookupError or ValueError if that is no KIND."""
    for name, read in READS[kind].items():
        if name in values:
            values[name] = read(values[name])
    return kind(**values)


def _number(value: object) -> float:
    if not isinstance(value, (int, float)) or isinstance(value, bool):
        raise TypeError("this is no number")
    return float(value)


def _one_of(kind: type[StrEnum]) -> Read:
    """The member of KIND that has the value: half of what an entry takes went into asking KIND itself."""
    return {member.value: member for member in kind}.__getitem__


def _if_given(read: Read) -> Read:
    """READ, of what may be None."""
    return lambda value: None if value is None else read(value)


def _many(kind: type[LightValue]) -> Read:
    def read(values: object) -> object:
        if not isinstance(values, list):
            raise TypeError("this is no list")
        return tuple(_made(kind, one) for one in values)

    return read


_ENTRY: dict[str, Read] = {"id": UUID, "at": datetime.fromisoformat}
READS: dict[type[LightValue], dict[str, Read]] = {
    Complaint: {"what": _one_of(PainKind), "remedy": _one_of(Remedy)},
    ExerciseRecord: {
        "variation": _one_of(Variation),
        "planned_s": _number,
        "done_s": _number,
        "outcome": _one_of(Outcome),
        "complaints": _many(Complaint),
        "hold_s": _if_given(_number),
    },
    SessionEntry: {
        **_ENTRY,
        "ended_at": datetime.fromisoformat,
        "outcome": _one_of(Outcome),
        "exercises": _many(ExerciseRecord),
    },
    RatingEntry: _ENTRY,
    MorningEntry: {**_ENTRY, "compared": _if_given(_one_of(Compared)), "session": _if_given(UUID)},
    PegEntry: _ENTRY,
    ActivityEntry: {**_ENTRY, "minutes": _number},
    OwnActivityEntry: _ENTRY,
    MemoEntry: {**_ENTRY, "about": _one_of(Subject)},
}
"""How the values of those fields are made that JSON has otherwise. The entry itself checks all of them."""
