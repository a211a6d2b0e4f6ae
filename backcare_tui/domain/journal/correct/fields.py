"""What a person can put right in each kind of entry: the fields, and what they are called."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from backcare_tui.domain.journal.complaint import complaint_words
from backcare_tui.domain.journal.entry import (
    ActivityEntry,
    Compared,
    Entry,
    MorningEntry,
    Outcome,
    OwnActivityEntry,
    PegEntry,
    RatingEntry,
    SessionEntry,
)
from backcare_tui.domain.journal.entry_words import OUTCOME_WORDS, NameOf, compared_words
from backcare_tui.domain.journal.rating import LEAST_WORDS, MOST_WORDS, parse_score
from backcare_tui.domain.words.local_time import when_words
from backcare_tui.domain.words.numbers import parse_minutes
from backcare_tui.domain.words.text import fitting_name, fitting_note
from backcare_tui.domain.words.wording import number_words

Value = str | int | float | None
"""What a field holds; None where nothing was told."""
Values = Mapping[str, Any]
"""Those of some fields, by the names of the fields."""


class Holds(StrEnum):
    """What kind of value a field has."""

    SCORE = "score"
    MOMENT = "moment"
    MINUTES = "minutes"
    WORDS = "words"
    NAME = "name"
    COMPARED = "compared"
    ACTIVITY = "activity"
    """The id of an exercise that is done for minutes."""
    DID = "did"
    """The outcome of one exercise of a session."""


@dataclass(frozen=True, kw_only=True)
class EntryField:
    """One field of an entry, as it is asked for."""

    field: str
    """Its name in the entry; `did-1` of the second exercise of a session, `hurt-1-0` of what first hurt in it."""
    option: str
    """What it is called where it is typed: `--before`."""
    asks: str
    holds: Holds = Holds.SCORE
    needed: bool = False
    """Whether an entry of this kind always has it."""
    least: str = LEAST_WORDS
    most: str = MOST_WORDS
    """What 0 and 10 stand for, if it is a score."""


_EFFORT = EntryField(field="effort", option="effort", asks="Effort", least="none", most="all I had")
_LEG = EntryField(field="leg_pain", option="leg", asks="Pain in the leg")
_PAIN = EntryField(field="pain", option="pain", asks="Pain", needed=True)
_IN_THE_WAY = ("not at all", "completely")

SCALES: Mapping[type[Entry], tuple[EntryField, ...]] = {
    SessionEntry: (
        EntryField(field="pain_before", option="before", asks="Pain before"),
        EntryField(field="pain_after", option="after", asks="Pain after"),
        EntryField(field="pain_worst", option="worst", asks="Worst pain during"),
        _EFFORT,
        _LEG,
    ),
    RatingEntry: (_PAIN, _LEG),
    MorningEntry: (EntryField(field="pain", option="pain", asks="Pain that morning"), _LEG),
    OwnActivityEntry: (
        EntryField(
            field="ability",
            option="ability",
            asks="How well it goes",
            needed=True,
            least="cannot do it",
            most="as well as ever",
        ),
    ),
    ActivityEntry: (_EFFORT,),
    PegEntry: (
        EntryField(field="pain", option="pain", asks="Average pain", needed=True),
        *(
            EntryField(
                field=field, option=field, asks=asks, needed=True, least=_IN_THE_WAY[0], most=_IN_THE_WAY[1]
            )
            for field, asks in (
                ("enjoyment", "In the way of enjoying life"),
                ("activity", "In the way of activity"),
            )
        ),
    ),
}
"""The scores of each kind of entry."""

_MINUTES = EntryField(field="minutes", option="minutes", asks="Minutes", holds=Holds.MINUTES, needed=True)
_FIRST: Mapping[type[Entry], tuple[EntryField, ...]] = {
    MorningEntry: (EntryField(field="compared", option="compared", asks="Compared", holds=Holds.COMPARED),),
    OwnActivityEntry: (EntryField(field="name", option="name", asks="What", holds=Holds.NAME, needed=True),),
    ActivityEntry: (
        EntryField(field="exercise", option="exercise", asks="What", holds=Holds.ACTIVITY, needed=True),
        _MINUTES,
    ),
}
"""What is asked before the scores."""
_LAST = (
    EntryField(field="at", option="at", asks="When", holds=Holds.MOMENT, needed=True),
    EntryField(field="note", option="note", asks="Note", holds=Holds.WORDS),
)
_ROUNDING_S = 1.0
"""Between the length of a session and that of its exercises, each of which is rounded."""
_SCORES_OF_COMPLAINTS, _OUTCOMES = "hurt", "did"


def fields_of(entry: Entry, name_of: NameOf) -> tuple[EntryField, ...]:
    """All that can be put right in ENTRY, in the order in which it is asked."""
    kind = type(entry)
    asked = list(_FIRST.get(kind, ()))
    if isinstance(entry, SessionEntry):
        asked += [_MINUTES] if is_by_hand(entry) else []
        return (*asked, *SCALES[kind], *_of_exercises(entry, name_of), *_LAST)
    return (*asked, *SCALES[kind], *_LAST)


def parse_scale(scale: EntryField, text: str) -> int:
    """The number on SCALE that TEXT names; UsageError for anything but 0 to 10, or t for ten."""
    return parse_score(text, scale.asks, scale.least, scale.most)


def parse_value(field: EntryField, text: str) -> Value:
    """What TEXT is in FIELD, which takes a score, minutes or words; UsageError if that cannot be."""
    match field.holds:
        case Holds.SCORE:
            return parse_scale(field, text)
        case Holds.MINUTES:
            return parse_minutes(text)
        case Holds.NAME:
            return fitting_name(text)
        case Holds.WORDS:
            return fitting_note(text)
    raise TypeError(f"{field.holds} is chosen, not typed")


def is_by_hand(session: SessionEntry) -> bool:
    """Whether SESSION was written down by somebody, and not counted by the program.

    That notes a dose, but for a walk; and its sessions last longer than their exercises, with the way into each.
    """
    lasted_s = (session.ended_at - session.at).total_seconds()
    counted = any(record.sets is not None for record in session.exercises)
    return not counted and abs(lasted_s - session.done_s) < _ROUNDING_S


def did_field(number: int) -> str:
    """The name of the field for how the exercise with this NUMBER in a session, from 0, came to its end."""
    return f"{_OUTCOMES}-{number}"


def hurt_field(number: int, complaint: int) -> str:
    """The name of the field for how strong the pain of a COMPLAINT about the exercise with this NUMBER was."""
    return f"{_SCORES_OF_COMPLAINTS}-{number}-{complaint}"


def _of_exercises(session: SessionEntry, name_of: NameOf) -> Iterator[EntryField]:
    for number, record in enumerate(session.exercises):
        name = name_of(record.exercise)
        yield EntryField(field=did_field(number), option="did", asks=name, holds=Holds.DID, needed=True)
        for place, complaint in enumerate(record.complaints):
            asks = f"{name}: {complaint_words(complaint)}"
            yield EntryField(field=hurt_field(number, place), option="hurt", asks=asks)


def value_of(entry: Entry, field: EntryField) -> Value:
    """What FIELD of ENTRY holds; of a moment, see `when_words`."""
    name, *numbers = field.field.split("-")
    if isinstance(entry, SessionEntry) and numbers:
        record = entry.exercises[int(numbers[0])]
        return record.outcome.value if name == _OUTCOMES else record.complaints[int(numbers[1])].pain
    if isinstance(entry, SessionEntry) and field.holds is Holds.MINUTES:
        return entry.done_s / 60
    if field.holds is Holds.MOMENT:
        return when_words(entry.at)
    value: Value = getattr(entry, field.field)
    return value


def value_words(entry: Entry, field: EntryField, name_of: NameOf) -> str:
    """What FIELD of ENTRY holds, as one says it; empty where nothing was told."""
    value = value_of(entry, field)
    if value is None:
        return ""
    match field.holds:
        case Holds.MINUTES:
            return number_words(float(value))
        case Holds.COMPARED:
            return compared_words(Compared(str(value)))
        case Holds.ACTIVITY:
            return name_of(str(value))
        case Holds.DID:
            return OUTCOME_WORDS[Outcome(str(value))]
    return str(value)
