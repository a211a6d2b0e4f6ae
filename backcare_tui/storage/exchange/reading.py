"""The entries that a file holds, and what is wrong with those that cannot be taken in."""

import json
import re
from dataclasses import dataclass, field, replace
from uuid import UUID

from pydantic import ValidationError

from backcare_tui.domain.journal.entry import ENTRY_MODELS, Entry
from backcare_tui.domain.words.text import shown_line
from backcare_tui.errors import BackcareError
from backcare_tui.storage.journal.revision_row import storable
from backcare_tui.storage.problem import MOMENT_SENTENCE, Problem, model_problems

ENTRY_LIMIT = 100_000
"""Entries a file may have: five a day for half a century."""

_RFC_3339 = re.compile(
    r"(?ai)\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-](0\d|1[0-3]):[0-5]\d|[+-]14:00)?"
)
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass
class Reading:
    """What was read of one file so far."""

    file: str
    """Its name, fit for a screen."""
    entries: dict[UUID, Entry] = field(default_factory=dict)
    repeated: int = 0
    """How many stood there again, the same in everything."""
    bad: list[str] = field(default_factory=list)
    """Where the entries stand that cannot be taken in: `line 7`, `entries[6]`."""
    problems: list[Problem] = field(default_factory=list)
    """What is wrong with them."""
    unknown_columns: tuple[str, ...] = ()
    """What the table has beyond an entry; fit for a screen."""

    def take(self, values: object, place: str, inside: str) -> None:
        """Read the entry whose fields are VALUES, as JSON has them, and which stands at PLACE.

        INSIDE stands between PLACE and a field in what is said of it. BackcareError for one entry too many.
        """
        self._make_sure_of_room()
        if not isinstance(values, dict):
            self.refuse(place, [Problem(self.file, place, "must be an entry with fields of its own")])
            return
        model = ENTRY_MODELS.get(kind) if isinstance(kind := values.get("kind"), str) else None
        if model is None:
            what = "is missing" if kind is None else f"must be {', '.join(ENTRY_MODELS)}"
            self.refuse(place, [Problem(self.file, f"{place}{inside}kind", what)])
            return
        problems = [
            Problem(self.file, name, f"{MOMENT_SENTENCE} (it is {shown_line(repr(moment), 40)})")
            for name in ("at", "ended_at")
            if isinstance(moment := values.get(name), str) and not _RFC_3339.fullmatch(moment)
        ]
        try:
            entry = storable(model.model_validate_json(_json_of(values), strict=True)).entry
        except ValidationError as error:
            named = {problem.field for problem in problems}
            found = model_problems(self.file, values, error)
            if error.errors()[0]["type"] == "json_invalid":
                found = (Problem(self.file, "fields", "are nested too deeply"),)
            problems += [problem for problem in found if problem.field not in named]
        if problems:
            fields = [replace(one, field=f"{place}{inside}{one.field}") for one in problems]
            self.refuse(place, fields)
            return
        known = self.entries.setdefault(entry.id, entry)
        if known is entry:
            return
        if known.model_dump_json() == entry.model_dump_json():
            self.repeated += 1
        else:
            what = "is that of another entry in this file"
            self.refuse(place, [Problem(self.file, f"{place}{inside}id", what)])

    def refuse(self, place: str, problems: list[Problem]) -> None:
        """Take note that what stands at PLACE cannot be taken in, because of PROBLEMS.

        BackcareError for one entry too many.
        """
        self._make_sure_of_room()
        self.bad.append(place)
        self.problems += problems

    def _make_sure_of_room(self) -> None:
        if len(self.entries) + self.repeated + len(self.bad) >= ENTRY_LIMIT:
            raise BackcareError(
                f"{self.file} has more than {ENTRY_LIMIT:,} entries.", "Divide it into smaller files."
            )


def _json_of(values: dict[str, object]) -> str:
    """VALUES as JSON text. JSON can name halves of a character, which are no text: each becomes U+FFFD."""
    return _LONE_SURROGATE.sub("\N{REPLACEMENT CHARACTER}", json.dumps(values, ensure_ascii=False))
