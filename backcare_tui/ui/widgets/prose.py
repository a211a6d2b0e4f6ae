"""Entries as readable text."""

from collections.abc import Mapping

from textual.content import Content

from backcare_tui.domain.journal.entry import ActivityEntry, Entry, Outcome, PegEntry, RatingEntry, SessionEntry
from backcare_tui.domain.journal.entry_words import complaint_lines
from backcare_tui.domain.journal.rating import band_of
from backcare_tui.domain.words.text import shown, shown_line
from backcare_tui.domain.words.wording import minutes_words, number_words
from backcare_tui.ui.widgets.literal_text import MUTED


def entry_line(entry: Entry, names: Mapping[str, str]) -> Content:
    """ENTRY on one line of the journal; NAMES are the names of exercises and routines by id."""
    time = (f"{entry.at:%H:%M}  ", MUTED)
    match entry:
        case SessionEntry():
            early = " (ended early)" if entry.outcome is Outcome.ENDED_EARLY else ""
            return Content.assemble(time, names.get(entry.routine, entry.routine), early, "  ", _change(entry))
        case RatingEntry():
            return Content.assemble(
                time, "Pain ", (str(entry.pain), "bold"), (f"  {band_of(entry.pain).words}", MUTED)
            )
        case ActivityEntry():
            return Content.assemble(
                time, names.get(entry.exercise, entry.exercise), f"  {number_words(entry.minutes)} min"
            )
        case PegEntry():
            mean = (entry.pain + entry.enjoyment + entry.activity) / 3
            return Content.assemble(time, "Week in three questions  ", (f"{mean:.1f}", "bold"))


def entry_prose(entry: Entry, names: Mapping[str, str]) -> Content:
    """Everything that ENTRY says."""
    blocks = [Content.assemble((f"{entry.at:%A} {entry.at.day} {entry.at:%B %Y}, {entry.at:%H:%M}", MUTED))]
    match entry:
        case SessionEntry():
            minutes = sum(record.done_s for record in entry.exercises)
            blocks.append(
                Content.assemble(
                    (names.get(entry.routine, entry.routine), "bold"),
                    f"\n{minutes_words(minutes)} of exercise",
                )
            )
            worst = f"\nworst during: {entry.pain_worst}" if entry.pain_worst is not None else ""
            effort = f"\neffort: {entry.effort}" if entry.effort is not None else ""
            blocks.append(Content.assemble("Pain ", _change(entry), worst, effort))
            marks = {Outcome.COMPLETED: "●", Outcome.ENDED_EARLY: "◐", Outcome.SKIPPED: "○"}
            lines = [
                f"{marks[record.outcome]} {names.get(record.exercise, record.exercise)}"
                + ("" if record.outcome is Outcome.COMPLETED else f"  {record.outcome.value.replace('-', ' ')}")
                for record in entry.exercises
            ]
            blocks.append(Content("\n".join(lines)))
            hurt = "\n".join(complaint_lines(entry, lambda it: names.get(it, it)))
            if hurt:
                blocks.append(Content(hurt))
        case RatingEntry():
            blocks.append(
                Content.assemble("Pain ", (f"{entry.pain} of 10", "bold"), f", {band_of(entry.pain).words}")
            )
        case ActivityEntry():
            effort = f"\neffort: {entry.effort}" if entry.effort is not None else ""
            name = names.get(entry.exercise, entry.exercise)
            blocks.append(Content.assemble((name, "bold"), f"\n{number_words(entry.minutes)} minutes{effort}"))
        case PegEntry():
            blocks.append(
                Content(f"average pain {entry.pain}\nenjoyment {entry.enjoyment}\nactivity {entry.activity}")
            )
    if entry.note:
        blocks.append(Content(shown(entry.note)))
    return Content("\n\n").join(blocks)


def first_line(note: str, limit: int) -> str:
    """The first line of NOTE, cut to LIMIT characters."""
    return shown_line(note.strip().split("\n", 1)[0], limit)


def _change(entry: SessionEntry) -> Content:
    if entry.pain_before is None and entry.pain_after is None:
        return Content.styled("not rated", MUTED)
    before, after = ("–" if pain is None else str(pain) for pain in (entry.pain_before, entry.pain_after))
    return Content.assemble((before, "bold"), " → ", (after, "bold"))
