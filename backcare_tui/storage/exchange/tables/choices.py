"""What a person says of a table that nothing in it tells: what a column, a feature, a habit or a tag is."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from backcare_tui.domain.catalogue.catalogue import Catalogue
from backcare_tui.domain.catalogue.exercise import Exercise
from backcare_tui.domain.words.dates import Order
from backcare_tui.domain.words.numbers import parse_minutes
from backcare_tui.domain.words.text import shown_line
from backcare_tui.errors import BackcareError, UsageError
from backcare_tui.storage.exchange.csv import FIELD_OF
from backcare_tui.storage.exchange.tables.shapes import FIELDS

LEAVE_OUT = "leave-out"
_FIELD_OF = {name: name for name in FIELDS} | FIELD_OF
WHAT = f"pain, {LEAVE_OUT}, or an exercise or routine and its minutes, such as walk 30"


@dataclass(frozen=True)
class Meaning:
    """What one of them is in the journal; it is left out if it is nothing."""

    field: str = ""
    """The field of an entry that it holds."""
    practised: str = ""
    """The id of an exercise or a routine that was done."""
    kind: str = ""
    """What that is: "aerobic", another "exercise", or "routine"."""
    minutes: float | None = None
    """How long each time was, where the table does not say it."""

    def entry_values(self, at: datetime, minutes: float) -> dict[str, object]:
        """The fields of the entry for MINUTES of what was practised from AT on, as JSON has them."""
        if self.kind == "aerobic":
            return {"kind": "activity", "at": at.isoformat(), "exercise": self.practised, "minutes": minutes}
        seconds = minutes * 60
        try:
            ended_at = at + timedelta(seconds=seconds)
        except OverflowError:  # the last hours of the calendar
            ended_at = at
        record = {"exercise": self.practised, "planned_s": seconds, "done_s": seconds, "outcome": "completed"}
        return {
            "kind": "session",
            "at": at.isoformat(),
            "ended_at": ended_at.isoformat(),
            "routine": self.practised,
            "outcome": "completed",
            "exercises": [record] if self.kind == "exercise" else [],
        }


@dataclass(frozen=True)
class Choices:
    """All that was said of a table."""

    meanings: Mapping[str, Meaning] = field(default_factory=dict)
    """By what it is of, in small letters."""
    order: Order | None = None
    """What stands first in its dates; None where nothing was said."""

    def __bool__(self) -> bool:
        return bool(self.meanings) or self.order is not None

    def with_meaning(self, name: str, meaning: Meaning) -> "Choices":
        return replace(self, meanings={**self.meanings, name.strip().lower(): meaning})

    def with_order(self, order: Order) -> "Choices":
        return replace(self, order=order)

    @property
    def fields(self) -> dict[str, str]:
        """The field that each thing holds of which that was said."""
        return {name: meaning.field for name, meaning in self.meanings.items() if meaning.field}


UNSAID = Choices()


class UnclearTableError(BackcareError):
    """What a table is cannot be told without a person; asking them for `names`, or for the order of its dates, and
    reading it again with what they say leads on.
    """

    def __init__(self, title: str, advice: str, names: tuple[str, ...] = (), *, order: bool = False) -> None:
        super().__init__(title, advice)
        self.names = names
        """As they are written; of which it is to be said what they are."""
        self.order = order


def meaning_of(words: str, catalogue: Catalogue) -> Meaning:
    """What WORDS, as a person types them, say that something is: `pain`, `walk 30`, `leave-out`.

    UsageError if they say nothing known.
    """
    word = " ".join(words.split())
    if word.lower() in ("", LEAVE_OUT, "leave out"):
        return Meaning()
    held = _FIELD_OF.get(word.lower().replace(" ", "_"))
    if held:
        return Meaning(field=held)
    name, _, last = word.rpartition(" ")
    minutes = parse_minutes(last) if name and last[0].isdigit() else None
    called = word if minutes is None else name
    try:
        found = catalogue.find(called)
    except BackcareError as error:
        raise UsageError(f"“{shown_line(word, 40)}” is no exercise and no routine.", f"Say {WHAT}.") from error
    kind = ("aerobic" if found.aerobic else "exercise") if isinstance(found, Exercise) else "routine"
    return Meaning(practised=found.id, kind=kind, minutes=minutes)


def choice_of(text: str, catalogue: Catalogue) -> tuple[str, Meaning]:
    """What TEXT says: `Walk 30 min=walk 30` is a name and its meaning. UsageError if it says nothing known."""
    name, mark, words = text.rpartition("=")
    if not mark or not name.strip():
        raise UsageError(f"“{shown_line(text, 40)}” does not say what is what.", 'Write: --as "Back pain=pain"')
    return name, meaning_of(words, catalogue)


def such_as(names: tuple[str, ...]) -> str:
    """What to add to the command for NAMES, of which the first is enough to show how."""
    shown = f'--as "{shown_line(names[0], 40)}={LEAVE_OUT}"'
    return f"Say what each of them is, such as {shown}. It may be {WHAT}."
