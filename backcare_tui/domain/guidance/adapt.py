"""What a routine is for this person: whoever begins, lists or times one asks `adapted`.

Which exercises the plan chooses and how far each may grow depends on the person, too: `plan/rules/session.py`,
`plan/levels.py`, `plan/noted_dose.py`; and so does what the search shows: `Catalogue.suited`.
"""

from collections.abc import Collection, Sequence
from typing import Any, NamedTuple

from backcare_tui.domain.catalogue.catalogue import Catalogue
from backcare_tui.domain.catalogue.caution import Caution
from backcare_tui.domain.catalogue.dose import Dose, DoseChange
from backcare_tui.domain.catalogue.exercise import Exercise
from backcare_tui.domain.catalogue.form import Form
from backcare_tui.domain.catalogue.routine import Routine, RoutineItem
from backcare_tui.domain.catalogue.terms import Variation
from backcare_tui.domain.guidance.cautions.concerns import (
    Change,
    adapting,
    concerning,
    is_left_out,
    kept,
    leaving_out,
    left_out,
    opening_words,
)
from backcare_tui.domain.guidance.cautions.instead import easiest, is_calm, replacement
from backcare_tui.domain.guidance.person import Person
from backcare_tui.domain.session.planned_item import PlannedItem
from backcare_tui.domain.session.timeline import Timeline, lay_out
from backcare_tui.domain.words.text import shown_line
from backcare_tui.domain.words.wording import WORDS_PER_MINUTE, one_of
from backcare_tui.errors import BackcareError

_LONGEST = 600
"""Characters of what is said of one exercise."""
_LONGEST_SUMMARY = 300
"""Characters of the names of exercises that stand for a summary."""


class Adapted(NamedTuple):
    """A routine as a person does it."""

    routine: Routine
    changes: tuple[Change, ...] = ()
    """In the order of the exercises as written."""

    def timeline(
        self, catalogue: Catalogue, pace: float = 1.0, words_a_minute: float = WORDS_PER_MINUTE
    ) -> Timeline:
        """The routine in time, at PACE, with the exercises of CATALOGUE, as a voice says it at its speed."""
        return lay_out(self.routine, catalogue.exercises, pace, words_a_minute)


class NothingLeftError(BackcareError):
    """All of a routine is left out, and nothing can take its place; `changes` say why."""

    def __init__(self, routine: Routine, changes: tuple[Change, ...], others: Sequence[Exercise]) -> None:
        """OTHERS can be done instead."""
        names = one_of(other.name for other in others) if others else "another one"
        super().__init__(
            f"“{shown_line(routine.name, 60)}” has nothing for you. {changes[0].says}", f"Choose {names} instead."
        )
        self.changes = changes


def adapted(routine: Routine, person: Person, catalogue: Catalogue, done: Collection[str] = ()) -> Adapted:
    """ROUTINE as PERSON does it; CATALOGUE has its exercises, and others to take instead, but for what is DONE.

    What a caution leaves out is taken out, and the next best takes its place; what one adapts is done in another
    form; of what is to be minded it is said. Done to what it gives, it changes nothing more. NothingLeftError if
    all would be left out. Every exercise of ROUTINE must be in CATALOGUE (KeyError).
    """
    if not person.tags and not person.not_sure:
        return Adapted(routine)
    taken = {*done, *(item.exercise for item in routine.items)}
    items: list[RoutineItem] = []
    changes: list[Change] = []
    for written in routine.items:
        item, exercise = written, catalogue.exercises[written.exercise]
        if is_left_out(exercise, person):
            instead = replacement(item, routine, person, catalogue, taken)
            changes.append(left_out(exercise, instead, leaving_out(exercise, person)[0]))
            if instead is None:
                continue
            taken.add(instead.id)
            item, exercise = _first_time(instead, calm=is_calm(routine, catalogue)), instead
        items.append(_for_person(item, exercise, person))
        changes += (kept(exercise, caution, person) for caution in concerning(exercise, person))
    told_once = tuple(dict.fromkeys(changes))
    if not items:
        raise NothingLeftError(routine, told_once, easiest(person, catalogue))
    opening = (*routine.opening, *opening_words(told_once, routine.opening))
    if (tuple(items), opening) == (routine.items, routine.opening):
        return Adapted(routine, told_once)
    update: dict[str, object] = {"items": tuple(items), "opening": opening}
    if [item.exercise for item in items] != [item.exercise for item in routine.items]:
        names = dict.fromkeys(catalogue.exercises[item.exercise].name for item in items)
        update["summary"] = shown_line(f"{', '.join(names)}.", _LONGEST_SUMMARY)  # that of others would mislead
    return Adapted(routine.model_copy(update=update), told_once)


def to_show(routine: Routine, person: Person, catalogue: Catalogue) -> Adapted:
    """As `adapted`, for a list or a page: where nothing would be left, ROUTINE as written, with the reasons."""
    try:
        return adapted(routine, person, catalogue)
    except NothingLeftError as error:
        return Adapted(routine, error.changes)


def timeline_for(catalogue: Catalogue, routine: Routine, person: Person, pace: float = 1.0) -> Timeline:
    """ROUTINE in time, as PERSON does it at PACE. Every exercise of it must be in CATALOGUE (KeyError).

    Whoever begins something asks here or `adapted`; whoever shows it may ask `to_show`. A session under way keeps
    what it began with. NothingLeftError if there is nothing of it for PERSON.
    """
    return adapted(routine, person, catalogue).timeline(catalogue, pace)


def dose_for(item: RoutineItem, exercise: Exercise, person: Person) -> Dose:
    """How much PERSON does of ITEM, which is EXERCISE and is not left out."""
    return PlannedItem.of(_for_person(item, exercise, person), exercise).dose


def _first_time(exercise: Exercise, *, calm: bool) -> RoutineItem:
    """EXERCISE where it takes the place of another: in a CALM routine in its easier form."""
    item = RoutineItem(exercise=exercise.id)
    if not calm:
        return item
    return item.model_copy(update={"variation": Variation.EASIER, "form": _eased(exercise, item)})


def _for_person(item: RoutineItem, exercise: Exercise, person: Person) -> RoutineItem:
    """ITEM, which is EXERCISE and is done, in the form and with the words that PERSON's circumstances ask for."""
    asking = adapting(exercise, person) if exercise.id not in person.anyway else ()
    minded = [one.advice for one in concerning(exercise, person) if one not in asking]
    if asking:
        form = _together(exercise, item, asking)
        item = item.model_copy(update={"variation": Variation.EASIER, "form": form})
    if minded:
        item = item.model_copy(update={"note": _noted(item.note, minded)})
    return item


def _together(exercise: Exercise, item: RoutineItem, cautions: Sequence[Caution]) -> Form:
    """The form of EXERCISE for all of CAUTIONS: the words of each, the least dose, and the movements of one."""
    forms: list[Form] = []
    for form in (caution.form or _eased(exercise, item) for caution in cautions):
        if form not in forms:
            forms.append(form)
    lead = max(forms, key=lambda form: (form.position is not None, form.phases is not None, bool(form.pose)))
    words = " ".join(dict.fromkeys(form.words for form in (lead, *forms)))
    if item.form is not None and item.variation is Variation.EASIER:
        forms.append(item.form)
    least = _least([form.dose for form in forms if form.dose])
    at_hand = next((form.equipment for form in (lead, *forms) if form.equipment is not None), None)
    return lead.model_copy(update={"words": shown_line(words, _LONGEST), "dose": least, "equipment": at_hand})


def _least(doses: Sequence[DoseChange]) -> DoseChange | None:
    """What asks for no more than any of DOSES, and for the longest rest of them; None if there are none."""
    known = [dose.asked for dose in doses]
    names = {name for dose in known for name in dose}
    amounts = {name: [dose[name] for dose in known if name in dose] for name in names}
    least: dict[str, Any] = {
        name: max(found) if name == "rest_s" else min(found) for name, found in amounts.items()
    }
    return DoseChange(**least) if least else None


def _eased(exercise: Exercise, item: RoutineItem) -> Form:
    """The first easier form of EXERCISE with a dose: that of ITEM made less, but not less than is printed."""
    form = exercise.easier[0]
    if item.variation is not Variation.EASIER:
        return exercise.eased(item.dose_of(exercise), as_printed=True)
    planned = PlannedItem.of(item, exercise).dose  # a routine that names it says how much of it
    if form.dose is None:
        return form.with_dose(planned)
    return exercise.eased(planned, as_printed=True)


def _noted(note: str | None, advice: Sequence[str]) -> str | None:
    """NOTE with ADVICE that it does not give yet, as far as there is room for it."""
    for sentence in dict.fromkeys(advice):
        longer = f"{note.rstrip('.')}. {sentence}" if note else sentence
        if sentence not in (note or "") and len(longer) <= _LONGEST:
            note = longer
    return note
