"""An entry of the journal in words: the same in a list, on a screen and on paper.

What a kind of entry is called, and what it says of itself, stands here.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from backcare_tui.domain.catalogue.terms import Variation
from backcare_tui.domain.journal.complaint import complaint_words
from backcare_tui.domain.journal.entry import (
    ActivityEntry,
    Compared,
    Entry,
    ExerciseRecord,
    MorningEntry,
    Outcome,
    OwnActivityEntry,
    PegEntry,
    RatingEntry,
    SessionEntry,
)
from backcare_tui.domain.journal.rating import severity_of
from backcare_tui.domain.words.wording import clock_words, counted, minutes_words, number_words, of_words

NameOf = Callable[[str], str]
"""Gives the name of an exercise or a routine for its id."""

UNRATED = "not rated"
OUTCOME_WORDS = {Outcome.COMPLETED: "done", Outcome.ENDED_EARLY: "done in part", Outcome.SKIPPED: "not done"}
"""How an exercise of a session ended: done to its end, begun and not done to its end, or nothing of it done."""
ABILITY_WORDS = "0: cannot do it at all, 10: as well as ever"
AHEAD = "Still to come: is the date right?"
"""Stands above entries that are dated after today."""


class EntryWords(NamedTuple):
    """An entry in a few words, each part perhaps empty."""

    what: str
    """What was done or asked: "Starter three", "Walk"; empty for a rating alone."""
    pain: str
    """"5 -> 3", "5 before", "4", "not rated"."""
    remark: str
    """What else is worth a glance: "ended early", "moderate", "25 minutes"."""
    measure: str
    """How much it was: "2 of 3 exercises, 4:10"."""

    @property
    def pain_words(self) -> str:
        return f"pain {self.pain}" if self.pain else ""

    @property
    def rest(self) -> str:
        """All but the pain."""
        return ", ".join(_told(self.what, self.remark, self.measure))

    @property
    def line(self) -> str:
        """All of it: "pain 5 -> 3, Starter three, 2 of 3 exercises, 4:10"."""
        return ", ".join(_told(self.pain_words, self.rest))


class EntryDetails(NamedTuple):
    """All that an entry says, but its moment and its note."""

    title: str
    facts: tuple[str, ...]
    exercises: tuple[tuple[Outcome, str], ...] = ()
    """Each exercise of a session: how it ended, and its name with that in words."""


def kind_words(entry: Entry) -> str:
    """What ENTRY is: "a session"."""
    match entry:
        case SessionEntry():
            return "a session"
        case RatingEntry():
            return "a rating"
        case MorningEntry():
            return "the morning after"
        case ActivityEntry():
            return "a walk, a ride or a swim"
        case PegEntry():
            return "the week in three questions"
        case OwnActivityEntry():
            return "something of your own"


def entry_words(entry: Entry, name_of: NameOf, arrow: str = "->") -> EntryWords:
    """ENTRY in a few words, with ARROW between the pain before and after."""
    match entry:
        case SessionEntry():
            pain = _change_words(entry.pain_before, entry.pain_after, arrow)
            told = (done_words(entry.exercises), clock_words(entry.done_s), _leg_words(entry.leg_pain))
            return EntryWords(name_of(entry.routine), pain, _early(entry), ", ".join(_told(*told)))
        case RatingEntry():
            return EntryWords("", str(entry.pain), severity_of(entry.pain).value, _leg_words(entry.leg_pain))
        case MorningEntry():
            pain = "" if entry.pain is None else str(entry.pain)
            return EntryWords("Morning after", pain, compared_words(entry.compared), _leg_words(entry.leg_pain))
        case ActivityEntry():
            return EntryWords(name_of(entry.exercise), "", counted(entry.minutes, "minute"), "")
        case PegEntry():
            parts = f"enjoyment {entry.enjoyment}, activity {entry.activity}"
            return EntryWords("The week", str(entry.pain), f"overall {number_words(entry.mean)}", parts)
        case OwnActivityEntry():
            return EntryWords(entry.name, "", f"goes {entry.ability} of 10", "")


def entry_details(entry: Entry, name_of: NameOf) -> EntryDetails:
    """All that ENTRY says."""
    match entry:
        case SessionEntry():
            facts = _told(
                f"{minutes_words(entry.done_s)} of exercise",
                done_words(entry.exercises),
                _early(entry),
                before_and_after_words(entry),
                _score("worst pain during", entry.pain_worst),
                _score("effort", entry.effort),
                _leg_words(entry.leg_pain),
            )
            lines = tuple((record.outcome, _record_words(record, name_of)) for record in entry.exercises)
            return EntryDetails(name_of(entry.routine), facts, lines)
        case RatingEntry():
            words = _told(severity_of(entry.pain).value, _leg_words(entry.leg_pain))
            return EntryDetails(f"Pain {entry.pain} of 10", words)
        case MorningEntry():
            facts = _told(
                "" if entry.pain is None else f"pain {entry.pain} of 10, {severity_of(entry.pain).value}",
                compared_words(entry.compared),
                _leg_words(entry.leg_pain),
            )
            return EntryDetails("The morning after", facts)
        case ActivityEntry():
            minutes = counted(entry.minutes, "minute")
            return EntryDetails(name_of(entry.exercise), _told(minutes, _score("effort", entry.effort)))
        case PegEntry():
            facts = _told(
                _score("average pain", entry.pain),
                _score("in the way of enjoying life", entry.enjoyment),
                _score("in the way of activity", entry.activity),
                f"overall: {number_words(entry.mean)}",
            )
            return EntryDetails("The week in three questions", facts)
        case OwnActivityEntry():
            return EntryDetails(entry.name, (f"goes {entry.ability} of 10", ABILITY_WORDS))


def done_words(records: Iterable[ExerciseRecord]) -> str:
    """How many of RECORDS were done to their end, and how many in part: "1 of 3 exercises, part of 1 more",
    "part of 1 exercise"; empty where there are none.
    """
    outcomes = [record.outcome for record in records]
    if not outcomes:
        return ""
    done, begun, total = outcomes.count(Outcome.COMPLETED), outcomes.count(Outcome.ENDED_EARLY), len(outcomes)
    if done or not begun:
        whole = of_words(done, total, "exercise")
        return f"{whole}, part of {begun} more" if begun else whole
    return f"part of {counted(total, 'exercise') if begun == total else of_words(begun, total, 'exercise')}"


def complaint_lines(entry: Entry, name_of: NameOf) -> Iterator[str]:
    """What hurt in ENTRY, if it is a session: "Bridge: pain 6, sharp; left it out."."""
    if isinstance(entry, SessionEntry):
        for record in entry.exercises:
            for complaint in record.complaints:
                yield f"{name_of(record.exercise)}: {complaint_words(complaint)}."


def compared_words(compared: Compared | None) -> str:
    """How a morning was, beside the time before the session; empty where nobody said."""
    if compared is None:
        return ""
    return f"{compared.words} {'as' if compared is Compared.SAME else 'than'} before the session"


def before_and_after_words(session: SessionEntry) -> str:
    """The pain before and after SESSION: "pain before: 5, after: not rated"."""
    before, after = (UNRATED if pain is None else pain for pain in (session.pain_before, session.pain_after))
    return f"pain before: {before}, after: {after}"


def _change_words(before: int | None, after: int | None, arrow: str) -> str:
    if before is not None and after is not None:
        return f"{before} {arrow} {after}"
    if before is None and after is None:
        return UNRATED
    return f"{before} before" if after is None else f"{after} after"


def _leg_words(leg_pain: int | None) -> str:
    return _score("pain in the leg", leg_pain)


def _record_words(record: ExerciseRecord, name_of: NameOf) -> str:
    end = "" if record.outcome is Outcome.COMPLETED else f", {OUTCOME_WORDS[record.outcome]}"
    form = "" if record.variation is Variation.STANDARD else f", {record.variation.value} form"
    return f"{name_of(record.exercise)}{form}{end}"


def _told(*words: str) -> tuple[str, ...]:
    """Those of WORDS that say something."""
    return tuple(filter(None, words))


def _early(session: SessionEntry) -> str:
    return "ended early" if session.was_ended_early else ""


def _score(label: str, score: int | None) -> str:
    return "" if score is None else f"{label}: {score}"
