"""The circumstances in which exercises ask for care: asked once, and changed whenever somebody likes."""

from backcare_tui.domain.guidance.circumstances import (
    CIRCUMSTANCES,
    SKIPPED,
    Circumstances,
    group_lines,
)
from backcare_tui.domain.interview.question import Answer, Choice, Question
from backcare_tui.domain.interview.steps import Ask, Describe, Heed, Interview, Remember, Tell
from backcare_tui.domain.journal.memo import Subject


def circumstances_question() -> Question:
    """Whether any of them is somebody's at all."""
    return Question(
        name="circumstances",
        title="Is any of these true of you?",
        body="Then what does not suit you is left out or made easier.",
        points=group_lines(),
        answers=(
            Answer(Choice.NO, "none of these"),
            Answer(Choice.YES, "yes, or I don't know: show me the list"),
            Answer(Choice.LATER, "leave it for now; “about me” asks for it whenever you like"),
        ),
        escape=Choice.LATER,
        preselected=False,
    )


def ask_circumstances(known: Circumstances) -> Interview[None]:
    """Ask for them for the first time. Who has written them into the settings is KNOWN, and is not asked."""
    if known.tags or known.not_sure:
        yield Remember(Subject.CIRCUMSTANCES, known.says)
        return
    while True:
        answer: Choice = yield Ask(circumstances_question())
        match answer:
            case Choice.NO:
                yield from _keep(Circumstances(anyway=known.anyway), known)
                return
            case Choice.YES:
                told: Circumstances | None = yield Describe(known)
                if told is not None:
                    yield from _keep(told, known)
                    return
            case _:
                yield Remember(Subject.CIRCUMSTANCES, SKIPPED)
                return


def change_circumstances(known: Circumstances) -> Interview[None]:
    """Show what is KNOWN, and keep what is changed of it."""
    told: Circumstances | None = yield Describe(known)
    if told is not None and told != known:
        yield from _keep(told, known)


def _keep(told: Circumstances, known: Circumstances) -> Interview[None]:
    """Go by what was TOLD; what is not known now, and was before, is said whom to ask about."""
    heeded: bool = yield Heed(told)
    if not heeded:
        return
    yield Remember(Subject.CIRCUMSTANCES, told.says)
    asked = [one for one in CIRCUMSTANCES if one.tag in told.not_sure - known.not_sure]
    if asked:
        yield Tell("Whom to ask", tuple(f"{one.question} {one.whom_to_ask}" for one in asked))
