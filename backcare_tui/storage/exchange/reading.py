"""The entries that a file holds, and what is wrong with those that cannot be taken in."""

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from types import MappingProxyType
from typing import NamedTuple, TypeVar
from uuid import UUID

from pydantic import ValidationError
from pydantic_core import PydanticSerializationError, to_json

from backcare_tui.domain.journal.entry import ENTRY_MODELS, Entry
from backcare_tui.domain.journal.entry_schema import ENTRY_ADAPTER
from backcare_tui.domain.journal.memo import Kept, MemoEntry
from backcare_tui.domain.words.local_time import when_words
from backcare_tui.domain.words.when import out_of_reach
from backcare_tui.errors import BackcareError
from backcare_tui.storage.entry_body import body_in_json
from backcare_tui.storage.field_problems import MOMENT_SENTENCE, MOST_SAID, Problem, model_problems, value_words
from backcare_tui.storage.journal.revision_row import Storable

ENTRY_LIMIT = 100_000
"""Entries a file may have: five a day for half a century."""

_MOST_THINGS = 1_000
"""Things that are left out, and counted."""
_RFC_3339 = re.compile(
    r"(?ai)\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-](0\d|1[0-3]):[0-5]\d|[+-]14:00)?"
)
MOMENTS = ("at", "ended_at")
"""The fields of entries that say when."""
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_IN_JSON = json.JSONEncoder(ensure_ascii=False, check_circular=False).encode
"""What a file tells cannot hold itself."""


def _nothing(field: str) -> str:  # noqa: ARG001 (there is nothing to say of any)
    return ""


K = TypeVar("K", bound=Kept)


class EntriesRead(Mapping[UUID, K]):
    """Entries by their ids, in the order of the file. Each is held as the text that a journal will hold of it,
    which takes a tenth of the room, and is made anew whenever it is asked for.
    """

    def __init__(self, read: Callable[[str], K]) -> None:
        """READ makes one of what it is held as."""
        self.bodies: dict[UUID, str] = {}
        self._read = read

    def __getitem__(self, entry_id: UUID) -> K:
        return self._read(self.bodies[entry_id])

    def storable(self, entry_id: UUID) -> Storable:
        """The entry on its way to the disk: what is written has been read back."""
        return Storable(self[entry_id], self.bodies[entry_id])

    def __iter__(self) -> Iterator[UUID]:
        return iter(self.bodies)

    def __len__(self) -> int:
        return len(self.bodies)


@dataclass
class Told:
    """The first of what is to be told one by one, and how many there are."""

    first: list[str] = field(default_factory=list)
    count: int = 0

    def add(self, words: str) -> None:
        """One more; WORDS are fit for a screen."""
        self.count += 1
        if len(self.first) < MOST_SAID:
            self.first.append(words)


class PlaceInFile(NamedTuple):
    """Where an entry stands in a file, for what is said of it."""

    place: str
    """`line 7`, `entries[6]`."""
    inside: str
    """What stands between the place and the name of a field."""
    written: Mapping[str, str] = MappingProxyType({})
    """How fields are written, where that is not how they were read."""
    reason: Callable[[str], str] = _nothing
    """Gives why a field could not be read, where more can be said than what it must be; else ""."""
    has_id: bool = True
    """Whether its id is written there: then it comes from a journal, which has it already."""


@dataclass
class Reading:
    """What was read of one file so far."""

    file: str
    """Its name, fit for a screen."""
    now: datetime
    entries: EntriesRead[Entry] = field(default_factory=lambda: EntriesRead(ENTRY_ADAPTER.validate_json))
    memos: EntriesRead[MemoEntry] = field(default_factory=lambda: EntriesRead(MemoEntry.model_validate_json))
    kinds: Counter[str] = field(default_factory=Counter)
    """How many entries there are of each kind, memos aside."""
    first: Entry | None = None
    last: Entry | None = None
    """The first and the last of them by their moments; None if there are none."""
    repeated: int = 0
    """How many stood there again, the same in everything."""
    bad: list[str] = field(default_factory=list)
    """Where the entries stand that cannot be taken in: `line 7`, `entries[6]`."""
    problems: list[Problem] = field(default_factory=list)
    """What is wrong with them."""
    program: str = ""
    """What the table was taken for, if it is not one of our own: "a table of Track & Graph"."""
    unknown_columns: Told = field(default_factory=Told)
    """What the table has beyond an entry."""
    other_columns: tuple[str, ...] = ()
    """These of a table of another program, as they are written."""
    empty_rows: int = 0
    """Rows that say when, and nothing else."""
    left_out: Counter[str] = field(default_factory=Counter)
    """How often a table of another program tells of things that are left out, by what it calls them."""
    notes_alone: int = 0
    """Notes of such a table that stand beside no rating."""
    moved: Told = field(default_factory=Told)
    """Times that clocks left out, and what became of them."""
    out_of_reach: Told = field(default_factory=Told)
    """Entries of a journal that are still to come, or from before anybody lived."""

    def take(self, values: object, source: PlaceInFile, models: Mapping[str, type[Kept]] = ENTRY_MODELS) -> None:
        """Read the entry, one of MODELS, whose fields are VALUES, as JSON has them, and which stands at SOURCE.

        BackcareError for one entry too many.
        """
        self._make_sure_of_room()
        place, inside = source.place, source.inside
        if not isinstance(values, dict):
            self.refuse(place, [Problem(self.file, place, "must be an entry with fields of its own")])
            return
        model = models.get(kind) if isinstance(kind := values.get("kind"), str) else None
        if model is None:
            what = "is missing" if kind is None else f"must be {', '.join(models)}"
            self.refuse(place, [Problem(self.file, f"{place}{inside}kind", what)])
            return
        problems = [
            Problem(self.file, name, f"{MOMENT_SENTENCE}{value_words(source.written.get(name, moment))}")
            for name in MOMENTS
            if isinstance(moment := values.get(name), str) and not _RFC_3339.fullmatch(moment)
        ]
        try:
            entry = model.model_validate_json(_json_of(values), strict=True)
        except ValidationError as error:
            named = {problem.field for problem in problems}
            found = model_problems(self.file, values, error, written=source.written)
            if error.errors()[0]["type"] == "json_invalid":
                found = (Problem(self.file, "fields", "are nested too deeply"),)
            problems += [problem for problem in found if problem.field not in named]
        else:
            unread = {problem.field for problem in problems}
            read = [name for name in MOMENTS if name in values and name not in unread]
            problems += self._out_of_reach(entry, read, source)
        if problems:
            self.refuse(place, [self._placed(problem, source) for problem in problems])
            return
        body = body_in_json(entry)
        known = self.entries.bodies.get(entry.id) or self.memos.bodies.get(entry.id)
        if known == body:
            self.repeated += 1
        elif known is not None:
            what = "is that of another entry in this file"
            self.refuse(place, [Problem(self.file, f"{place}{inside}id", what)])
        elif isinstance(entry, MemoEntry):
            self.memos.bodies[entry.id] = body
        else:
            self._keep(entry, body)

    def _keep(self, entry: Entry, body: str) -> None:
        self.entries.bodies[entry.id] = body
        self.kinds[entry.kind] += 1
        if self.first is None or entry.at < self.first.at:
            self.first = entry
        if self.last is None or entry.at > self.last.at:
            self.last = entry

    def pass_over(self) -> None:
        """Take note of a row that says nothing but when. BackcareError for one row too many."""
        self._make_sure_of_room()
        self.empty_rows += 1

    def leave_out(self, name: str) -> None:
        """Take note of a thing that is called so, and has no place in a journal."""
        if name in self.left_out or len(self.left_out) < _MOST_THINGS:
            self.left_out[name] += 1

    def refuse(self, place: str, problems: list[Problem]) -> None:
        """Take note that what stands at PLACE cannot be taken in, because of PROBLEMS.

        BackcareError for one entry too many.
        """
        self._make_sure_of_room()
        self.bad.append(place)
        self.problems += problems

    def _out_of_reach(self, entry: Kept, moments: list[str], source: PlaceInFile) -> list[Problem]:
        """What is wrong with the MOMENTS of ENTRY. What a journal has already is only told, for it is there."""
        found = [(name, why) for name in moments if (why := out_of_reach(getattr(entry, name), self.now))]
        if not found:
            return []
        if not source.has_id:
            named = [(name, f"{why}{value_words(source.written.get(name, ''))}") for name, why in found]
            return [Problem(self.file, name, what) for name, what in named]
        self.out_of_reach.add(f"{source.place}: {when_words(entry.at)} {found[0][1]}")
        return []

    def _placed(self, problem: Problem, source: PlaceInFile) -> Problem:
        what = source.reason(problem.field) or problem.what
        return problem._replace(field=f"{source.place}{source.inside}{problem.field}", what=what)

    def _make_sure_of_room(self) -> None:
        if (
            len(self.entries.bodies) + len(self.memos.bodies) + self.repeated + len(self.bad) + self.empty_rows
            >= ENTRY_LIMIT
        ):
            raise too_many(self.file)


def too_many(file: str) -> BackcareError:
    return BackcareError(f"{file} has more than {ENTRY_LIMIT:,} entries.", "Divide it into smaller files.")


def _json_of(values: dict[str, object]) -> bytes | str:
    """VALUES as JSON. A file's JSON can name halves of a character, which are no text: each becomes U+FFFD."""
    try:
        return to_json(values, inf_nan_mode="constants")
    except PydanticSerializationError:  # which writes neither those nor what is nested deeply
        return _LONE_SURROGATE.sub("\N{REPLACEMENT CHARACTER}", _IN_JSON(values))
