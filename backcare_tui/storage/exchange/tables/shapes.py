"""The tables that can be taken in, known by the names of their columns: our own, and those of other programs.

A table is looked at as a whole: the first of `SHAPES` whose `needs` its first line names is what it is.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType

from backcare_tui.storage.exchange.csv import COLUMN_OF, CSV_COLUMNS, FIELD_OF

TIME, OFFSET_MIN = "time", "offset_min"
"""What a column may hold beside the fields of an entry: the time of day where `at` has the day alone, and the
minutes that clocks were ahead of UTC.
"""

Named = tuple[str, str]
"""What a row says of one thing that the person called so: the name, and the cell."""


def _no_things(cells: Mapping[str, str]) -> Iterator[Named]:  # noqa: ARG001 (these columns tell of none)
    yield from ()


@dataclass(frozen=True)
class Shape:
    """One kind of table. Names of columns are in small letters."""

    says: str
    """What it is called where it is told that it was recognised; "" for our own."""
    needs: frozenset[str]
    """The columns by which it is known."""
    columns: Mapping[str, str]
    """What each column holds: a field of an entry, or one of the above."""
    reads: frozenset[str] = frozenset()
    """The columns that say which of the things that the person named a row is about."""
    things: Callable[[Mapping[str, str]], Iterator[Named]] = _no_things
    """What the cells of these columns say of such things."""
    reads_all: bool = False
    """Whether every column that holds no field is such a thing."""
    thousandths: bool = False
    """Whether its numbers count thousandths."""
    short_years: bool = False
    """Whether it writes years of this century with two digits."""
    cannot: str = ""
    """Why nothing of it can be taken in, as the end of a sentence."""

    @property
    def is_of_a_program(self) -> bool:
        """Whether another program writes such tables."""
        return bool(self.needs) and self is not OWN


def _named(field: str, *names: str) -> dict[str, str]:
    return dict.fromkeys(names, field)


_PAIN = _named("pain", "pain", "pain level", "pain score", "pain rating", "back pain", "pain (0-10)", "nrs")
_LEG_PAIN = _named("leg_pain", "leg pain", "leg_pain")
_NOTE = _named("note", "note", "notes", "comment", "comments")
_WHEN = _named("at", "timestamp", "datetime", "date time", "date/time", "date and time")
_DAY = _named("at", "date", "day")
_OWN = {name: FIELD_OF.get(name, name) for name in CSV_COLUMNS} | _NOTE | _named(TIME, "time", "time of day")


def _of_track_and_graph(cells: Mapping[str, str]) -> Iterator[Named]:
    yield cells.get("featurename", ""), cells.get("value", "")


def _of_daylio(cells: Mapping[str, str]) -> Iterator[Named]:
    for activity in cells.get("activities", "").split("|"):
        yield activity.strip(), "yes"
    for scale in cells.get("scales", "").split("|"):
        name, _, value = scale.rpartition(":")
        yield name.strip(), value.strip()


OWN = Shape("", frozenset({"at"}), _OWN)
MIGRAINE_BUDDY = Shape(
    "a table of Migraine Buddy, whose attacks become ratings",
    frozenset({"started", "start utc offset (min)", "pain level"}),
    {"started": "at", "start utc offset (min)": OFFSET_MIN} | _PAIN | _NOTE,
    short_years=True,
)
PAIN_DIARY = Shape(
    "a table of Pain Diary",
    frozenset({"date", "pain level (0-10)", "body regions"}),
    {"date": "at", "pain level (0-10)": "pain", "comment": "note"},
    short_years=True,
)
TRACK_AND_GRAPH = Shape(
    "a table of Track & Graph",
    frozenset({"featurename", "timestamp", "value"}),
    {"timestamp": "at", "note": "note"},
    things=_of_track_and_graph,
    reads=frozenset({"featurename", "value"}),
)
DAYLIO = Shape(
    "a table of Daylio",
    frozenset({"full_date", "weekday", "mood", "activities"}),
    _PAIN | {"full_date": "at", "time": TIME, "note": "note"},
    things=_of_daylio,
    reads=frozenset({"activities", "scales"}),
)
BEARABLE = Shape(
    "a table of Bearable",
    frozenset({"category", "rating/amount", "detail"}),
    {},
    cannot="it rates on scales of its own, which are not pain from 0 to 10",
)
HABITS = Shape(
    "a table of Loop Habit Tracker",
    frozenset({"date"}),
    {"date": "at"},
    reads_all=True,
    thousandths=True,
)
"""Known by its cells too, see `is_of_habits`."""
BY_MOMENT = Shape("a table whose columns go by other names", frozenset(), _OWN | _WHEN | _PAIN | _LEG_PAIN)
BY_DAY = Shape("a table with the date in a column of its own", frozenset(), _OWN | _DAY | _PAIN | _LEG_PAIN)

SHAPES = (OWN, MIGRAINE_BUDDY, PAIN_DIARY, TRACK_AND_GRAPH, DAYLIO, BEARABLE, BY_MOMENT, BY_DAY)
"""The more particular ones first."""

ALL_NAMES = frozenset().union(*(shape.columns.keys() | shape.needs | shape.reads for shape in SHAPES))
FIELDS = frozenset(_OWN.values()) - {"id"}
"""What a person may say that a column holds."""

_WHAT_FIELDS = {"pain", "minutes", "kind"}
_MARKS_OF_HABITS = {"yes_manual", "yes_auto", "no", "unknown", "skip"}
_CALLED_PAIN = re.compile(
    r"(?:[^|]* )?pain(?: (?:level|score|rating|intensity))?(?: ?\([^)]*\)| in (?:the|my) [^|]*)?"
)
_OTHER_PAIN = re.compile(r"\b(?:legs?|sciatic\w*|no)\b")


def is_called_pain(name: str) -> bool:
    """Whether NAME is that of pain at rest: "Back pain", "Pain (0-10)", and no "Pain medication"."""
    words = " ".join(name.lower().split())
    return bool(_CALLED_PAIN.fullmatch(words)) and not _OTHER_PAIN.search(words)


def is_of_habits(names: Sequence[str], row: Sequence[str]) -> bool:
    """Whether a table with columns of NAMES and a first ROW is one of habits, a column each."""
    if not names or names[0].lower() != "date":
        return False
    cells = [cell.strip().lower() for cell in row[1:] if cell.strip()]
    return bool(_MARKS_OF_HABITS & set(cells)) and all(
        cell in _MARKS_OF_HABITS or cell.isdigit() for cell in cells
    )


@dataclass(frozen=True)
class Head:
    """The line of a table that names its columns, understood."""

    shape: Shape
    line: int
    names: tuple[str, ...]
    """As they are written."""
    places: Mapping[str, int]
    """Where each field is found that the table has."""
    rivals: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The fields that several columns could hold, and these."""
    practised: frozenset[str] = frozenset()
    """The columns, in small letters, of which it was said that they tell of exercises."""

    @property
    def tells_when(self) -> bool:
        return "at" in self.places

    @property
    def tells_what(self) -> bool:
        """Whether there is anything that an entry could be made of."""
        return bool(_WHAT_FIELDS & self.places.keys()) or bool(self.things)

    @property
    def serves(self) -> bool:
        """Whether it is known from it what becomes of the table: entries can be made, or it is said why not."""
        return (self.tells_when and self.tells_what) or bool(self.shape.cannot)

    @cached_property
    def things(self) -> dict[int, str]:
        """The columns that are looked into for things that the person named, and their names."""
        shape, used = self.shape, set(self.places.values())
        read = shape.reads | self.practised
        return {
            place: name
            for place, name in enumerate(self.names)
            if name and place not in used and (shape.reads_all or name.lower() in read)
        }

    def named_in(self, row: Sequence[str]) -> Iterator[Named]:
        """What ROW says of things that the person named."""
        if not self.things:
            return
        cells = {name: row[place] for place, name in self.things.items() if place < len(row)}
        if self.shape.reads:
            yield from self.shape.things({name.lower(): cell for name, cell in cells.items()})
        yield from ((name, cell) for name, cell in cells.items() if name.lower() not in self.shape.reads)

    @property
    def unknown(self) -> list[str]:
        """The columns that have no place in a journal, as they are written."""
        used = {*self.places.values(), *self.things}
        return [name for place, name in enumerate(self.names) if name and place not in used]


def head_of(
    line: int,
    cells: Sequence[str],
    below: Sequence[str] = (),
    said: Mapping[str, str] = MappingProxyType({}),
    practised: frozenset[str] = frozenset(),
) -> Head:
    """What the columns named in CELLS, which stand in LINE above the row BELOW, make of a table: the first shape
    that serves. A person said which fields columns hold, SAID, and which tell of exercises, PRACTISED; both in
    small letters.

    If none does, the one of another program by whose names it is known, or our own.
    """
    names = tuple(cell.strip() for cell in cells)
    given = {name.lower() for name in names}
    shapes = (*SHAPES[:-2], *((HABITS,) if is_of_habits(names, below) else ()), *SHAPES[-2:])
    fitting = [_fitted(shape, line, names, said, practised) for shape in shapes if shape.needs <= given]
    serving = (head for head in fitting if head.serves)
    fallback = max(fitting, key=lambda head: (bool(head.shape.needs), head.tells_when), default=None)
    return next(serving, None) or fallback or _fitted(OWN, line, names, said, practised)


def _fitted(
    shape: Shape, line: int, names: tuple[str, ...], said: Mapping[str, str], practised: frozenset[str]
) -> Head:
    """SHAPE laid on NAMES. A column with the very name of a field leaves no doubt, nor does what was SAID."""
    places: dict[str, int] = {}
    found: dict[str, list[int]] = {}
    for place, written in enumerate(names):
        name = written.lower()
        held = said.get(name, shape.columns.get(name))
        if held is None and shape in (BY_MOMENT, BY_DAY) and is_called_pain(name):
            held = "pain"
        if held and name in said:
            places[held] = place
        elif held and held not in said.values():
            found.setdefault(held, []).append(place)
    rivals = {}
    for held, candidates in found.items():
        exact = [place for place in candidates if names[place].lower() == COLUMN_OF.get(held, held)]
        places.setdefault(held, (exact or candidates)[0])
        if len(candidates) > 1 and not exact:
            rivals[held] = tuple(names[place] for place in candidates)
    return Head(shape, line, names, places, rivals, practised)
