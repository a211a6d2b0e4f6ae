"""What is kept in mind of a person and of their plan, with its history: no list of the journal shows it."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import Literal, NamedTuple

from backcare_tui.domain.journal.entry import ENTRY_MODELS, Entry, EntryBase
from backcare_tui.domain.light_fields import Note, cleaned_note


class Subject(StrEnum):
    """What a memo is about, and what it then says. The journal keeps these values: add more, change none."""

    CIRCUMSTANCES = "circumstances"
    """Tags and choices as they were set: "osteoporosis knee-pain; not sure: heart; anyway: bridge"."""
    SIGNS = "signs"
    """The answer to the cards of signs: "none", "emergency", "urgent", "skipped"."""
    SIGNS_SHOWN = "signs-shown"
    """Why the cards were shown again, so that each reason shows them once: "new-high", "leg", "worse"."""
    USUAL_HIGH = "usual-high"
    """The answer to whether one's usual pain is high: "yes", "no"."""
    FLARE = "flare"
    """A `FlareSaid`."""
    FLARE_PLAN = "flare-plan"
    """What helped last time, in the person's own words."""
    PAUSE = "pause"
    """Of the plan, a `PauseSaid`."""
    DAY = "day"
    """What the person made of a planned day, a `DayChange`. The latest of a day holds."""
    OWN_ACTIVITY = "own-activity"
    """The name of the activity that is rated each month; empty where the person wants none."""
    NOT_NOW = "not-now"
    """What was put off: "peg" for its week, "own-activity" for its month."""
    VOICE = "voice"
    """"asked" whether a voice is to lead; the answer is a setting."""


class FlareSaid(StrEnum):
    """What was said of a flare-up."""

    BEGAN = "began"
    OVER = "over"


class PauseSaid(StrEnum):
    """Why the plan pauses, or that it goes on."""

    ILL = "ill"
    AWAY = "away"
    OVER = "over"


class DayMade(StrEnum):
    """What a planned day was made."""

    GENTLE = "gentle"
    DROPPED = "dropped"
    MOVED = "moved"
    AS_PLANNED = "as-planned"


class DayChange(NamedTuple):
    """What the person made of a planned day."""

    day: date
    made: DayMade
    to: date | None = None
    """Where its session was moved."""

    @property
    def says(self) -> str:
        """As a memo says it: "2026-11-28 gentle", "2026-11-28 moved 2026-11-29"."""
        return " ".join(str(word) for word in (self.day, self.made, self.to) if word)

    @staticmethod
    def read(says: str) -> "DayChange | None":
        """What a memo SAYS of a day; None where it cannot be read."""
        words = says.split()
        try:
            to = date.fromisoformat(words[2]) if len(words) > 2 else None
            return DayChange(date.fromisoformat(words[0]), DayMade(words[1]), to)
        except (ValueError, IndexError):
            return None


PASSING = (Subject.DAY, Subject.NOT_NOW)
"""Subjects whose memos matter for some weeks only."""
LASTING = (Subject.SIGNS, Subject.SIGNS_SHOWN)
"""Subjects of which every memo matters, however old: the cards of signs are shown seldom, and whoever had a sign
has it until they answer.
"""


class MemoEntry(EntryBase):
    """One thing kept in mind from a moment on."""

    kind: Literal["memo"] = "memo"
    about: Subject
    says: Note

    def __post_init__(self) -> None:
        super().__post_init__()
        vars(self)["says"] = cleaned_note(self.says)


Kept = Entry | MemoEntry
"""All that revisions are of."""
MEMO_MODELS: dict[str, type[MemoEntry]] = {"memo": MemoEntry}
KEPT_MODELS: dict[str, type[Kept]] = {**ENTRY_MODELS, **MEMO_MODELS}
"""Each kind of it, by its name."""


def listed(kept: Iterable[Kept]) -> tuple[Entry, ...]:
    """Those of KEPT that lists show, in their order."""
    return tuple(one for one in kept if not isinstance(one, MemoEntry))


def memos_in(kept: Iterable[Kept]) -> tuple[MemoEntry, ...]:
    """The others."""
    return tuple(one for one in kept if isinstance(one, MemoEntry))


def newest_memo(memos: Iterable[MemoEntry], about: Subject) -> MemoEntry | None:
    """The first of MEMOS, latest first, that is ABOUT something, which holds now; None if none is."""
    return next((memo for memo in memos if memo.about is about), None)


def newest_about(memos: Iterable[MemoEntry], about: Subject) -> str | None:
    """What the first of MEMOS, latest first, that is ABOUT something says of it; None if none is."""
    memo = newest_memo(memos, about)
    return memo.says if memo else None


def day_changes_in(memos: Sequence[MemoEntry]) -> Mapping[date, DayChange]:
    """What holds of each day that the person changed, by MEMOS, newest first."""
    changes: dict[date, DayChange] = {}
    for memo in reversed(memos):
        change = DayChange.read(memo.says) if memo.about is Subject.DAY else None
        if change:
            changes[change.day] = change
            if change.to:
                changes.pop(change.to, None)  # something was brought there
    return changes
