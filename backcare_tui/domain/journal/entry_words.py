"""An entry of the journal in words: the same in a list and on paper."""

from collections.abc import Callable, Iterator

from backcare_tui.domain.journal.complaint import complaint_words
from backcare_tui.domain.journal.entry import ActivityEntry, Entry, Outcome, PegEntry, RatingEntry, SessionEntry
from backcare_tui.domain.journal.rating import band_of
from backcare_tui.domain.words.wording import clock_words


def pain_and_what(entry: Entry, name_of: Callable[[str], str]) -> tuple[str, str]:
    """What ENTRY says of pain, such as "pain 5 -> 3" or nothing, and what else it says.

    NAME_OF gives the name of an exercise or a routine for its id.
    """
    match entry:
        case SessionEntry():
            done = sum(record.outcome is Outcome.COMPLETED for record in entry.exercises)
            minutes = clock_words(sum(record.done_s for record in entry.exercises))
            what = f"{name_of(entry.routine)}, {done} of {len(entry.exercises)} done, {minutes}"
            return _change_words(entry.pain_before, entry.pain_after), what
        case RatingEntry():
            return f"pain {entry.pain}", band_of(entry.pain).words
        case ActivityEntry():
            return "", f"{name_of(entry.exercise)}, {entry.minutes:g} min"
        case PegEntry():
            return f"pain {entry.pain}", f"the week: enjoyment {entry.enjoyment}, activity {entry.activity}"


def complaint_lines(entry: Entry, name_of: Callable[[str], str]) -> Iterator[str]:
    """What hurt in ENTRY, if it is a session: "Bridge: pain 6, sharp; left it out."."""
    if isinstance(entry, SessionEntry):
        for record in entry.exercises:
            for complaint in record.complaints:
                yield f"{name_of(record.exercise)}: {complaint_words(complaint)}."


def _change_words(before: int | None, after: int | None) -> str:
    if before is not None and after is not None:
        return f"pain {before} -> {after}"
    if before is None and after is None:
        return "pain not rated"
    return f"pain {before} before" if after is None else f"pain {after} after"
