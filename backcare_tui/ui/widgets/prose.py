"""Exercises, routines and entries as readable text."""

from collections.abc import Iterable, Mapping

from textual.content import Content

from backcare_tui.domain.catalogue.catalogue import Catalogue
from backcare_tui.domain.catalogue.exercise import Exercise, dose_words
from backcare_tui.domain.catalogue.position import position_words
from backcare_tui.domain.catalogue.routine import Routine
from backcare_tui.domain.journal.entry import ActivityEntry, Entry, Outcome, PegEntry, RatingEntry, SessionEntry
from backcare_tui.domain.journal.rating import band_of
from backcare_tui.domain.words.text import shown, shown_line
from backcare_tui.domain.words.wording import minutes_words, number_words
from backcare_tui.ui.widgets.literal_text import MUTED


def exercise_prose(exercise: Exercise) -> Content:
    """Everything the catalogue says about EXERCISE."""
    facts = f"{exercise.kind.value} · {position_words(exercise.position)}"
    if exercise.equipment:
        facts += " · " + ", ".join(thing.value for thing in exercise.equipment)
    blocks = [
        Content.assemble((exercise.name, "bold"), "\n", (facts, MUTED)),
        Content(exercise.summary),
        _numbered("How", exercise.steps),
        _section("How much", [_sentence(dose_words(exercise, exercise.dose)), exercise.printed.words]),
        _breath(exercise),
        _listed("Easier", exercise.easier),
        _listed("Harder", exercise.harder),
        _listed("Common mistakes", exercise.mistakes),
    ]
    if exercise.cautions:
        blocks.append(
            _listed("Take care", [f"{c.tag.value.replace('-', ' ')}: {c.advice}" for c in exercise.cautions])
        )
    if exercise.aliases:
        blocks.append(_section("Also called", [", ".join(exercise.aliases)]))
    blocks.append(_sources((source.organisation, source.title) for source in exercise.sources))
    return Content("\n\n").join(blocks)


def routine_prose(routine: Routine, catalogue: Catalogue) -> Content:
    """What ROUTINE is made of, how long it takes and why."""
    minutes = minutes_words(catalogue.timeline(routine).seconds)
    floor = (
        "no floor needed"
        if not catalogue.needs_floor(routine)
        else "on a bed or the floor"
        if routine.bed
        else "on the floor"
    )
    lines = []
    for number, item in enumerate(routine.items, start=1):
        exercise = catalogue.exercises[item.exercise]
        dose = dose_words(exercise, item.dose_of(exercise))
        note = f" ({item.note})" if item.note else ""
        lines.append(Content.assemble(f"{number:>2}  {exercise.name}{note}\n    ", (dose, MUTED)))
    blocks = [
        Content.assemble((routine.name, "bold"), "\n", (f"routine · {minutes} · {floor}", MUTED)),
        Content(routine.summary),
        Content("\n").join(lines),
        _section("Why", [routine.why]),
        _sources((source.organisation, source.title) for source in routine.sources),
    ]
    return Content("\n\n").join(blocks)


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


def _breath(exercise: Exercise) -> Content:
    return _section("Breath", [" · ".join(f"{phase.name}: {phase.breath.words}" for phase in exercise.phases)])


def _section(title: str, lines: Iterable[str]) -> Content:
    return Content.assemble((title, "bold $accent"), "\n", "\n".join(lines))


def _listed(title: str, lines: Iterable[str]) -> Content:
    return _section(title, [f"– {line}" for line in lines])


def _numbered(title: str, lines: Iterable[str]) -> Content:
    return _section(title, [f"{number}  {line}" for number, line in enumerate(lines, start=1)])


def _sources(pairs: Iterable[tuple[str, str]]) -> Content:
    lines = "\n".join(f"{organisation}: {title}" for organisation, title in pairs)
    return Content.assemble(("Sources", "bold $accent"), "\n", (lines, MUTED))


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:] + "."
