"""What the commands print: plain text of at most 80 columns, without colour, and the rows of `--json`."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from backcare_tui.cli.journal.entry_lines import paragraph
from backcare_tui.domain.catalogue.catalogue import Catalogue, Filter, advice_for
from backcare_tui.domain.catalogue.dose import Dose
from backcare_tui.domain.catalogue.exercise import Exercise, Source, dose_words
from backcare_tui.domain.catalogue.form import Phase
from backcare_tui.domain.catalogue.position import position_words
from backcare_tui.domain.catalogue.routine import Routine
from backcare_tui.domain.catalogue.things import things_words
from backcare_tui.domain.catalogue.vocabulary import Symptom
from backcare_tui.domain.guidance.adapt import Adapted, to_show
from backcare_tui.domain.guidance.cautions.concerns import Change, caution_words
from backcare_tui.domain.guidance.cautions.for_you import for_you
from backcare_tui.domain.guidance.person import Person
from backcare_tui.domain.session.timeline import Timeline
from backcare_tui.domain.words.text import filled, shown_line
from backcare_tui.domain.words.wording import counted, minutes_words, number_words

_ID_WIDTH, _NAME_WIDTH, _PLACE_WIDTH = 20, 27, 20
_LABEL_WIDTH = 14

# The catalogue in lists


def catalogue_rows(catalogue: Catalogue, person: Person, wanted: str | None) -> dict[str, list[dict[str, Any]]]:
    """The document of `list --json`; WANTED is "exercises", "routines" or None for both."""
    rows: dict[str, Callable[[], list[dict[str, Any]]]] = {
        "exercises": lambda: [_exercise_row(catalogue, person, one) for one in catalogue.select(Filter())],
        "routines": lambda: [_routine_row(catalogue, person, one) for one in catalogue.select_routines(Filter())],
    }
    return {name: make() for name, make in rows.items() if wanted in (None, name)}


def _exercise_row(catalogue: Catalogue, person: Person, exercise: Exercise) -> dict[str, Any]:
    routine = catalogue.single(exercise)
    done = to_show(routine, person, catalogue)
    return {
        "id": exercise.id,
        "name": exercise.name,
        "kind": exercise.kind.value,
        "position": exercise.position.value,
        "equipment": [thing.value for thing in exercise.equipment],
        "areas": [area.value for area in exercise.areas],
        "sides": exercise.sides.value,
        "minutes": _minutes(done.timeline(catalogue)),
        "needs_floor": catalogue.needs_floor(routine),
        "summary": exercise.summary,
        **for_you_row(done),
    }


def _routine_row(catalogue: Catalogue, person: Person, routine: Routine) -> dict[str, Any]:
    """As for an exercise: the position is the first one, and what all exercises need comes together."""
    done = to_show(routine, person, catalogue)
    timeline = done.timeline(catalogue)
    planned = timeline.items
    return {
        "id": routine.id,
        "name": routine.name,
        "kind": "routine",
        "position": planned[0].position.value,
        "equipment": [thing.value for thing in timeline.equipment],
        "areas": _once(area.value for one in planned for area in one.exercise.areas),
        "sides": None,
        "minutes": _minutes(timeline),
        "needs_floor": catalogue.needs_floor(done.routine),
        "summary": routine.summary,
        **for_you_row(done),
        "exercises": [item.exercise for item in done.routine.items],
    }


def for_you_row(done: Adapted) -> dict[str, list[str]]:
    """What there is to say to the person of how it is DONE; without anything, no field for it."""
    says = [change.says for change in done.changes]
    return {"for_you": says} if says else {}


def practice_rows(timeline: Timeline) -> list[dict[str, Any]]:
    """What is done in TIMELINE, exercise by exercise; minutes are how long it takes, getting ready included.

    Open-ended minutes have no sets, repetitions or holds.
    """
    rows = []
    for item, planned in enumerate(timeline.items):
        seconds = timeline.item_end(item) - timeline.item_start(item)
        rows.append(
            {
                "exercise": planned.exercise.id,
                "variation": planned.item.variation.value,
                **planned.repeated,
                "minutes": planned.dose.minutes if planned.exercise.aerobic else round(seconds / 60, 1),
            }
        )
    return rows


def change_rows(changes: Iterable[Change]) -> list[dict[str, Any]]:
    """What is done otherwise than it is written, or with something to mind, and why."""
    return [
        {"exercise": one.exercise, "instead": one.instead, "tag": one.tag.value, "says": one.says}
        for one in changes
    ]


def _minutes(timeline: Timeline) -> float:
    return round(timeline.seconds / 60, 1)


def _once(values: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(values))


def catalogue_lines(catalogue: Catalogue, person: Person, wanted: str | None) -> Iterator[str]:
    """The lines of `list`."""
    if wanted in (None, "routines"):
        yield "Routines"
        for routine in catalogue.select_routines(Filter()):
            done = to_show(routine, person, catalogue)
            count = counted(len(done.routine.items), "exercise")
            yield from _row(catalogue, routine, done, count, for_you(done.changes, catalogue))
    if wanted is None:
        yield ""
    if wanted in (None, "exercises"):
        yield "Exercises"
        for exercise in catalogue.select(Filter()):
            done = to_show(catalogue.single(exercise), person, catalogue)
            place, said = position_words(exercise.position), for_you(done.changes, catalogue, exercise.id)
            yield from _row(catalogue, exercise, done, place, said)


def _row(catalogue: Catalogue, routine: Routine | Exercise, done: Adapted, place: str, said: str) -> Iterator[str]:
    """What ROUTINE is, with the minutes of how it is DONE; what is SAID of it for the person stands below."""
    name = shown_line(routine.name, _NAME_WIDTH)
    minutes = max(1, round(done.timeline(catalogue).seconds / 60))
    columns = f"{filled(name, _NAME_WIDTH)}  {place:<{_PLACE_WIDTH}}  {minutes:>3} min"
    if len(routine.id) <= _ID_WIDTH:
        yield f"{routine.id:<{_ID_WIDTH}}  {columns}"
    else:
        yield routine.id
        yield f"{'':<{_ID_WIDTH}}  {columns}"
    if said:
        yield from paragraph(said, " " * (_ID_WIDTH + 2), " " * (_ID_WIDTH + 2))


# One of the catalogue


def exercise_lines(catalogue: Catalogue, person: Person, exercise: Exercise) -> Iterator[str]:
    """Everything the catalogue says about EXERCISE."""
    yield from paragraph(exercise.name)
    yield from paragraph(exercise.summary)
    yield ""
    if exercise.aliases:
        yield from _labelled("Also called", ", ".join(exercise.aliases))
    yield from _labelled("Kind", exercise.kind.value)
    yield from _labelled("Position", position_words(exercise.position))
    if exercise.equipment:
        yield from _labelled("Have at hand", things_words(exercise.equipment))
    yield from _labelled("Felt in", ", ".join(area.value for area in exercise.areas))
    done = to_show(catalogue.single(exercise), person, catalogue)
    minutes = minutes_words(done.timeline(catalogue).seconds)
    yield from _labelled("Dose", f"{dose_words(exercise, exercise.dose)}; {minutes} with getting ready")
    yield from _labelled("In print", exercise.printed.words)
    yield from _listed("For you", [change.says for change in done.changes])
    yield from _listed("How", exercise.steps, numbered=True)
    yield from _listed("One repetition", [_phase_words(phase, exercise.dose) for phase in exercise.phases])
    if exercise.finish:
        yield from _listed("At the end", [_phase_words(exercise.finish, exercise.dose)])
    yield from _listed("Easier", [form.words for form in exercise.easier])
    yield from _listed("Harder", [form.words for form in exercise.harder])
    yield from _listed("Common mistakes", exercise.mistakes)
    yield from _listed("Take care with", [caution_words(caution, catalogue) for caution in exercise.cautions])
    yield from _sources(exercise.sources)


def routine_lines(catalogue: Catalogue, person: Person, routine: Routine) -> Iterator[str]:
    """What ROUTINE is made of, how long it takes and why."""
    yield from paragraph(routine.name)
    yield from paragraph(routine.summary)
    yield ""
    done = to_show(routine, person, catalogue)
    timeline = done.timeline(catalogue)
    yield from _labelled("Takes", minutes_words(timeline.seconds))
    yield from _labelled("Where", timeline.place)
    if timeline.equipment:
        yield from _labelled("Have at hand", things_words(timeline.equipment))
    yield from _labelled("Why", routine.why)
    yield from _listed("For you", [change.says for change in done.changes])
    items = []
    for planned in timeline.items:
        note = f" {planned.item.note}" if planned.item.note else ""
        place = f", {position_words(planned.position)}" if planned.position is not planned.written.position else ""
        items.append(f"{planned.called}{place}: {planned.dose_words}.{note}")
    yield from _listed("Exercises", items, numbered=True)
    yield from _sources(routine.sources)


def symptom_lines(catalogue: Catalogue, person: Person, symptom: Symptom) -> Iterator[str]:
    """What to know of SYMPTOM, when to ask, and what suits PERSON, with what to take care of."""
    yield from paragraph(symptom.name)
    for words in symptom.says:
        yield ""
        yield from paragraph(words)
    yield ""
    yield from _labelled("When to ask", symptom.ask)
    yield from _labelled("", "The signs that need help: backcare-tui signs")
    items = []
    for item in catalogue.suited(symptom, person.tags, person.anyway):
        care = " ".join(advice_for(item, person.tags | person.not_sure | set(symptom.tags)))
        items.append(f"{item.id}: {item.summary}{f' Take care: {care}' if care else ''}")
    yield from _listed("What suits many people who say so", items)
    yield from _sources(symptom.sources)


def symptom_row(catalogue: Catalogue, person: Person, symptom: Symptom) -> dict[str, Any]:
    """SYMPTOM as `show --json` gives it; `suits` without what is left out for PERSON."""
    suits = [item.id for item in catalogue.suited(symptom, person.tags, person.anyway)]
    row = symptom.model_dump(mode="json")
    del row["found_by"], row["alone"]
    return {**row, "suits": suits}


def _phase_words(phase: Phase, dose: Dose) -> str:
    if phase.lasts == "hold":
        length = f"{number_words(dose.hold_s)} s"
    elif phase.lasts == "minutes":
        length = f"{number_words(dose.minutes)} min"
    else:
        length = f"{number_words(phase.lasts)} s"
    return f"{phase.name} ({length}, {phase.breath.words}): {phase.instruction}"


def _sources(sources: Iterable[Source]) -> Iterator[str]:
    yield from _listed(
        "Sources",
        [f"{one.organisation}: {one.title}{f' <{one.url}>' if one.url else ''}" for one in sources],
    )


def _listed(title: str, lines: Iterable[str], *, numbered: bool = False) -> Iterator[str]:
    """A titled list after an empty line; nothing if there are no LINES."""
    for number, line in enumerate(lines, start=1):
        if number == 1:
            yield ""
            yield title
        mark = f"{number:>2}. " if numbered else "  - "
        yield from paragraph(line, mark, "    ")


def _labelled(label: str, words: str) -> list[str]:
    return paragraph(words, f"{label:<{_LABEL_WIDTH}}", " " * _LABEL_WIDTH)
