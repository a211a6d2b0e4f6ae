"""The tables that can be taken in, known by the names of their columns: our own, and those of other programs.

A table is looked at as a whole: the first of `SHAPES` whose `needs` its first line names is what it is.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from backcare_tui.storage.exchange.csv import CSV_COLUMNS, FIELD_OF

TIME, OFFSET_MIN, ABOUT = "time", "offset_min", "about"
"""What a column may hold beside the fields of an entry: the time of day where `at` has the day alone, the minutes
that clocks were ahead of UTC, and what the row is about, of which only pain is taken in.
"""


@dataclass(frozen=True)
class Shape:
    """One kind of table. Names of columns are in small letters."""

    says: str
    """What it is called where it is told that it was recognised; "" for our own."""
    needs: frozenset[str]
    """The columns by which it is known."""
    columns: Mapping[str, str]
    """What each column holds: a field of an entry, or one of the above."""


def _named(field: str, *names: str) -> dict[str, str]:
    return dict.fromkeys(names, field)


_PAIN = _named("pain", "pain", "pain level", "pain score", "pain rating", "back pain", "pain (0-10)", "nrs")
_NOTE = _named("note", "note", "notes", "comment", "comments")
_WHEN = _named("at", "timestamp", "datetime", "date time", "date/time", "date and time")
_DAY = _named("at", "date", "day")
_OWN = {name: FIELD_OF.get(name, name) for name in CSV_COLUMNS} | _NOTE | _named(TIME, "time", "time of day")

_MOOD_DIARY = frozenset({"full_date", "weekday", "mood", "activities"})

OWN = Shape("", frozenset({"at"}), _OWN)
MIGRAINE_BUDDY = Shape(
    "a table of Migraine Buddy, whose attacks become ratings",
    frozenset({"started", "start utc offset (min)", "pain level"}),
    {"started": "at", "start utc offset (min)": OFFSET_MIN} | _PAIN | _NOTE,
)
TRACK_AND_GRAPH = Shape(
    "a table of Track & Graph",
    frozenset({"featurename", "timestamp", "value"}),
    {"featurename": ABOUT, "timestamp": "at", "value": "pain", "note": "note"},
)
DAYLIO = Shape("a table of Daylio", _MOOD_DIARY, _PAIN | {"full_date": "at", "time": TIME, "note": "note"})
BY_MOMENT = Shape("a table whose columns go by other names", frozenset(), _OWN | _WHEN | _PAIN)
BY_DAY = Shape("a table with the date in a column of its own", frozenset(), _OWN | _DAY | _PAIN)

SHAPES = (OWN, MIGRAINE_BUDDY, TRACK_AND_GRAPH, DAYLIO, BY_MOMENT, BY_DAY)
"""The more particular ones first."""

ALL_NAMES = frozenset().union(*(shape.columns.keys() | shape.needs for shape in SHAPES))

_WHAT_FIELDS = {"pain", "minutes", "kind"}


@dataclass(frozen=True)
class Head:
    """The line of a table that names its columns, understood."""

    shape: Shape
    line: int
    names: tuple[str, ...]
    """As they are written."""
    places: Mapping[str, int]
    """Where each field is found that the table has."""

    @property
    def tells_when(self) -> bool:
        return "at" in self.places

    @property
    def tells_what(self) -> bool:
        """Whether there is anything that an entry could be made of."""
        return bool(_WHAT_FIELDS & self.places.keys())

    @property
    def unknown(self) -> list[str]:
        """The columns that have no place in a journal, as they are written."""
        used = set(self.places.values())
        return [name for place, name in enumerate(self.names) if name and place not in used]


def head_of(line: int, cells: Sequence[str]) -> Head:
    """What the columns named in CELLS, which stand in LINE, make of a table: the first shape that serves.

    If none does, the one of another program by whose names it is known, or our own.
    """
    names = tuple(cell.strip() for cell in cells)
    lower = [name.lower() for name in names]
    given = set(lower)
    fitting = [_fitted(shape, line, names, lower) for shape in SHAPES if shape.needs <= given]
    serving = (head for head in fitting if head.tells_when and head.tells_what)
    fallback = max(fitting, key=lambda head: (bool(head.shape.needs), head.tells_when), default=None)
    return next(serving, None) or fallback or _fitted(OWN, line, names, lower)


def _fitted(shape: Shape, line: int, names: tuple[str, ...], lower: list[str]) -> Head:
    places: dict[str, int] = {}
    for place, name in enumerate(lower):
        if name in shape.columns:
            places.setdefault(shape.columns[name], place)
    return Head(shape, line, names, places)
