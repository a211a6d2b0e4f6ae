"""Exercises and routines as readable text."""

from collections.abc import Iterable, Iterator

from textual.content import Content

from backcare_tui.domain.catalogue.catalogue import Catalogue, advice_for
from backcare_tui.domain.catalogue.exercise import Exercise, dose_words
from backcare_tui.domain.catalogue.position import position_words
from backcare_tui.domain.catalogue.routine import Routine
from backcare_tui.domain.catalogue.things import things_words
from backcare_tui.domain.catalogue.vocabulary import Symptom
from backcare_tui.domain.guidance.adapt import to_show
from backcare_tui.domain.guidance.cautions.concerns import Change, caution_words
from backcare_tui.domain.guidance.person import Person
from backcare_tui.domain.words.wording import minutes_words, sentence
from backcare_tui.ui.widgets.literal_text import MUTED


def exercise_prose(exercise: Exercise, catalogue: Catalogue, person: Person) -> Content:
    """Everything the CATALOGUE says about EXERCISE, and what there is of that for PERSON."""
    changes = to_show(catalogue.single(exercise), person, catalogue).changes
    facts = f"{exercise.kind.value} · {position_words(exercise.position)}"
    if exercise.equipment:
        facts += " · " + ", ".join(thing.value for thing in exercise.equipment)
    blocks = [
        Content.assemble((exercise.name, "bold"), "\n", (facts, MUTED)),
        Content(exercise.summary),
        *_for_you(changes),
        _section("How", [f"{number}  {step}" for number, step in enumerate(exercise.steps, start=1)]),
        _section("How much", [sentence(dose_words(exercise, exercise.dose)), exercise.printed.words]),
        _breath(exercise),
        _listed("Easier", [form.words for form in exercise.easier]),
        _listed("Harder", [form.words for form in exercise.harder]),
        _listed("Common mistakes", exercise.mistakes),
    ]
    if exercise.cautions:
        blocks.append(
            _listed("Take care with", [caution_words(caution, catalogue) for caution in exercise.cautions])
        )
    if exercise.aliases:
        blocks.append(_section("Also called", [", ".join(exercise.aliases)]))
    blocks.append(_sources((source.organisation, source.title) for source in exercise.sources))
    return Content("\n\n").join(blocks)


def routine_prose(routine: Routine, catalogue: Catalogue, person: Person) -> Content:
    """What ROUTINE is made of, how long it takes PERSON and why."""
    done = to_show(routine, person, catalogue)
    timeline = done.timeline(catalogue)
    lines = []
    for number, planned in enumerate(timeline.items, start=1):
        dose = planned.dose_words
        note = f" ({planned.item.note})" if planned.item.note else ""
        lines.append(Content.assemble(f"{number:>2}  {planned.called}{note}\n    ", (dose, MUTED)))
    facts = f"routine · {minutes_words(timeline.seconds)} · {timeline.place}"
    if timeline.equipment:
        facts += f"\nHave at hand: {things_words(timeline.equipment)}"
    blocks = [
        Content.assemble((routine.name, "bold"), "\n", (facts, MUTED)),
        Content(routine.summary),
        *_for_you(done.changes),
        Content("\n").join(lines),
        _section("Why", [routine.why]),
        _sources((source.organisation, source.title) for source in routine.sources),
    ]
    return Content("\n\n").join(blocks)


def _for_you(changes: Iterable[Change]) -> Iterator[Content]:
    """What CHANGES say, where there are any."""
    says = list(dict.fromkeys(change.says for change in changes))
    if says:
        yield _listed("For you", says)


def symptom_prose(symptom: Symptom, catalogue: Catalogue, person: Person) -> Content:
    """What to know of SYMPTOM, when to ask, and what suits PERSON, with what to take care of."""
    concerned = person.tags | person.not_sure | set(symptom.tags)
    blocks = [
        Content.styled(symptom.name, "bold"),
        *map(Content, symptom.says),
        _section("When to ask", [symptom.ask, "Press ! for the signs that need help."]),
    ]
    suited = catalogue.suited(symptom, person.tags, person.anyway)
    if suited:
        lines = []
        for item in suited:
            lines.append(Content.assemble(f"– {item.name}: ", (item.summary, MUTED)))
            lines += [Content(f"    Take care: {advice}") for advice in advice_for(item, concerned)]
        title = Content.styled("What suits many people who say so", "bold $accent")
        blocks.append(Content("\n").join([title, *lines]))
    blocks.append(_sources((source.organisation, source.title) for source in symptom.sources))
    return Content("\n\n").join(blocks)


def _breath(exercise: Exercise) -> Content:
    return _section("Breath", [" · ".join(f"{phase.name}: {phase.breath.words}" for phase in exercise.parts)])


def _section(title: str, lines: Iterable[str]) -> Content:
    return Content.assemble((title, "bold $accent"), "\n", "\n".join(lines))


def _listed(title: str, lines: Iterable[str]) -> Content:
    return _section(title, [f"– {line}" for line in lines])


def _sources(pairs: Iterable[tuple[str, str]]) -> Content:
    lines = "\n".join(f"– {organisation}: {title}" for organisation, title in pairs)
    return Content.assemble(("Sources", "bold $accent"), "\n", (lines, MUTED))
