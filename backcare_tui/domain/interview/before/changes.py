"""What is changed of a routine for whoever is about to begin it, and what of that they overrule."""

from collections.abc import Iterable, Sequence

from backcare_tui.domain.catalogue.catalogue import Catalogue
from backcare_tui.domain.catalogue.routine import Routine
from backcare_tui.domain.guidance.adapt import Adapted, NothingLeftError, adapted
from backcare_tui.domain.guidance.cautions.concerns import Change, tellable
from backcare_tui.domain.guidance.circumstances import Circumstances
from backcare_tui.domain.guidance.person import Person
from backcare_tui.domain.interview.question import Answer, Choice, Question
from backcare_tui.domain.interview.steps import Ask, Heed, Interview, Remember
from backcare_tui.domain.journal.memo import Subject
from backcare_tui.domain.words.wording import counted


def changes_question(changes: Sequence[Change]) -> Question:
    """Whether to begin with CHANGES, all there are to tell."""
    return Question(
        name="changes-for-you",
        title="Changed for you, because of what you told of yourself.",
        body="You decide.",
        points=_points(changes),
        answers=(
            Answer(Choice.GO_ON, "go on with it like this"),
            Answer(Choice.NO, "no, decide one by one: any of it can stay as it is written"),
        ),
        escape=Choice.GO_ON,
        by_enter=Choice.GO_ON,
    )


def nothing_left_question(error: NothingLeftError) -> Question:
    """What to do where nothing is left of a routine, as ERROR says."""
    return Question(
        name="nothing-left",
        title=error.title,
        body=error.advice,
        points=_points(error.changes),
        answers=(
            Answer(Choice.BACK, "go back, and choose something else"),
            Answer(Choice.NO, "no, decide one by one: any of it can stay as it is written"),
        ),
        escape=Choice.BACK,
    )


def overrule_question(name: str, changes: Sequence[Change]) -> Question:
    """Whether to do the exercise called NAME as it is written, in spite of CHANGES, which are all about it."""
    says = " ".join(change.says for change in changes)
    if any(change.overruled for change in changes):
        return Question(
            name="do-anyway-still",
            title=f"{name}: still as it is written?",
            body=says,
            answers=(
                Answer(Choice.GO_ON, "go on with it as it is written"),
                Answer(Choice.NO, "no, from now on as it suits me"),
            ),
            escape=Choice.GO_ON,
        )
    return Question(
        name="do-anyway",
        title=f"{name}: as it is written?",
        body=says,
        answers=(
            Answer(Choice.NO, "no, as it suits me"),
            Answer(Choice.YES, "yes, as it is written, now and from now on"),
        ),
        escape=Choice.NO,
    )


def changes_told(routine: Routine, person: Person, catalogue: Catalogue) -> Interview[Adapted | None]:
    """ROUTINE as PERSON does it, after what is changed of it was told, and as far as they do not overrule that.

    None if nothing is to be begun.
    """
    while True:
        try:
            done = adapted(routine, person, catalogue)
        except NothingLeftError as error:
            told = error.changes
            if (yield Ask(nothing_left_question(error))) is not Choice.NO:
                return None
        else:
            told = tellable(done.changes)
            if not told or (yield Ask(changes_question(done.changes))) is not Choice.NO:
                return done
        anyway = yield from _decided(told, person.anyway, catalogue)
        if anyway == person.anyway:
            continue
        person = person._replace(anyway=anyway)
        chosen = Circumstances(person.tags, person.not_sure, anyway)
        heeded: bool = yield Heed(chosen)
        if heeded:
            yield Remember(Subject.CIRCUMSTANCES, chosen.says)


def _decided(changes: Iterable[Change], anyway: frozenset[str], catalogue: Catalogue) -> Interview[frozenset[str]]:
    """Which exercises are done as written, asked of each that CHANGES are about; so far these are ANYWAY."""
    by_exercise: dict[str, list[Change]] = {}
    for change in changes:
        by_exercise.setdefault(change.exercise, []).append(change)
    for exercise, about in by_exercise.items():
        answer: Choice = yield Ask(overrule_question(catalogue.name_of(exercise), about))
        if answer is Choice.YES:
            anyway |= {exercise}
        elif answer is Choice.NO:
            anyway -= {exercise}
    return anyway


def _points(changes: Sequence[Change]) -> tuple[str, ...]:
    """Each of CHANGES that is to be told, and of how many exercises there is only something to mind."""
    told = tellable(changes)
    minded = {change.exercise for change in changes} - {change.exercise for change in told}
    says = tuple(dict.fromkeys(change.says for change in told))
    if not minded:
        return says
    return (*says, f"In {counted(len(minded), 'more exercise')} there is something to mind, said where it begins.")
