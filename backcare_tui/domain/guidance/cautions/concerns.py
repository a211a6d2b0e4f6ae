"""Which cautions of an exercise concern a person, and what is said of what they change."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from backcare_tui.domain.catalogue.catalogue import Catalogue
from backcare_tui.domain.catalogue.caution import Caution
from backcare_tui.domain.catalogue.exercise import Exercise
from backcare_tui.domain.catalogue.terms import CautionTag, Does
from backcare_tui.domain.guidance.person import Person
from backcare_tui.domain.words.wording import all_of

_MOST_SENTENCES = 3
_ANOTHER_WAY = " another way"


class Change(NamedTuple):
    """What a circumstance of the person changes of one exercise, or what there is to mind about it."""

    exercise: str
    """The id of the exercise as it was written."""
    instead: str | None
    """The id of the one that takes its place; None where it stays, or where nothing does."""
    tag: CautionTag
    does: Does
    says: str
    """It and its reason, in a sentence or two."""
    short: str = ""
    """The same after "For thin bones:", in a few words; empty where nothing is changed."""
    overruled: bool = False
    """Whether it stays as it was written because the person chose so."""


def concerning(exercise: Exercise, person: Person) -> tuple[Caution, ...]:
    """The cautions of EXERCISE for circumstances that PERSON has, or may have."""
    return tuple(one for one in exercise.cautions if one.tag in person.tags or one.tag in person.not_sure)


def leaving_out(exercise: Exercise, person: Person) -> tuple[Caution, ...]:
    """The cautions for which EXERCISE is nothing for PERSON, whatever they chose to do anyway."""
    return exercise.leaving_out(person.tags)


def is_left_out(exercise: Exercise, person: Person) -> bool:
    return exercise.is_left_out(person.tags, person.anyway)


def adapting(exercise: Exercise, person: Person) -> tuple[Caution, ...]:
    """The cautions that make another form of EXERCISE for PERSON, whatever they chose to do anyway."""
    return tuple(one for one in exercise.cautions if one.does is Does.ADAPT and one.tag in person.tags)


def left_out(exercise: Exercise, instead: Exercise | None, caution: Caution) -> Change:
    """EXERCISE is left out for CAUTION, and INSTEAD takes its place."""
    name = _name(exercise)
    short = f"{_name(instead)} instead of {name}" if instead else f"no {name}"
    says = f"For {caution.tag.words}: {short}. {caution.advice}"
    return Change(exercise.id, instead.id if instead else None, caution.tag, Does.LEAVE_OUT, says, short)


def kept(exercise: Exercise, caution: Caution, person: Person) -> Change:
    """EXERCISE, which is done, in another form or with something to mind, for CAUTION."""
    name, tag = _name(exercise), caution.tag
    acts = caution.does is not Does.MIND and tag in person.tags
    if acts and exercise.id in person.anyway:
        says = f"{exercise.name} as written, as you chose. For {tag.words}: {caution.advice}"
        return Change(exercise.id, None, tag, Does.MIND, says, overruled=True)
    if acts:
        says = f"For {tag.words}: {name} another way. {caution.advice}"
        return Change(exercise.id, None, tag, Does.ADAPT, says, f"{name}{_ANOTHER_WAY}")
    if tag in person.tags:
        return Change(exercise.id, None, tag, Does.MIND, f"For {tag.words}, {name}: {caution.advice}")
    says = f"You are not sure about {tag.words}. {exercise.name}: {caution.advice}"
    return Change(exercise.id, None, tag, Does.MIND, says)


def caution_words(caution: Caution, catalogue: Catalogue) -> str:
    """CAUTION for all who read it: whom it concerns, what to do, and why: "thin bones: bridge instead. ..."."""
    if caution.does is not Does.LEAVE_OUT:
        return f"{caution.tag.words}: {caution.advice}"
    other = catalogue.exercises.get(caution.instead or "")
    what = f"{_name(other)} instead" if other else "leave it out"
    return f"{caution.tag.words}: {what}. {caution.advice}"


def tellable(changes: Iterable[Change]) -> tuple[Change, ...]:
    """Those of CHANGES that make something else of a routine, or would but for the person's choice."""
    return tuple(change for change in changes if change.does is not Does.MIND or change.overruled)


def opening_words(changes: Iterable[Change], said: Iterable[str] = ()) -> tuple[str, ...]:
    """CHANGES, without what was SAID already, in a few sentences: what is told before the first exercise.

    There is one for each circumstance, as far as that goes; the last is for all the others.
    """
    before = " ".join(said)
    by_tag: dict[CautionTag, list[Change]] = {}
    for change in changes:
        if change.short and change.short.removesuffix(_ANOTHER_WAY) not in before:
            by_tag.setdefault(change.tag, []).append(change)
    tags = list(by_tag)
    groups = [[tag] for tag in tags[: _MOST_SENTENCES - 1]]
    if last := tags[len(groups) :]:
        groups.append(last)
    return tuple(f"For {all_of(tag.words for tag in group)}: {_together(by_tag, group)}." for group in groups)


def _together(by_tag: Mapping[CautionTag, Sequence[Change]], tags: Iterable[CautionTag]) -> str:
    """What changes for TAGS: what is left out, and then what is done another way."""
    changes = [change for tag in tags for change in by_tag[tag]]
    out = [change.short for change in changes if change.does is Does.LEAVE_OUT]
    others = [change.short.removesuffix(_ANOTHER_WAY) for change in changes if change.does is Does.ADAPT]
    parts = [*out, *([all_of(dict.fromkeys(others)) + _ANOTHER_WAY] if others else ())]
    return "; ".join(dict.fromkeys(parts))


def _name(exercise: Exercise) -> str:
    """What EXERCISE is called within a sentence: a capital only where it is more than the first letter."""
    name = exercise.name
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]
