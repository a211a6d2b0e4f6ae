"""The signs that need help soon: asked as two short questions, and what to do about them said at once.

While one of them is somebody's the exercises are closed for now. There is always a way back.
"""

from backcare_tui.domain.guidance.signs.safety import HelpCard, SafetyText
from backcare_tui.domain.guidance.signs.signs_said import SignsSaid
from backcare_tui.domain.interview.question import Answer, Choice, Question
from backcare_tui.domain.interview.steps import Ask, Interrupt, Interview, Remember
from backcare_tui.domain.journal.memo import Subject

_TITLES = {
    SignsSaid.EMERGENCY: "Is any of these true of you now?",
    SignsSaid.URGENT: "And any of these?",
}
_CLOSED = (
    "The exercises are closed for now. Your journal and the catalogue stay open.",
    "Once somebody has looked at it and you may exercise, start any session: it asks you, and opens them again.",
)


def signs_question(level: SignsSaid, card: HelpCard, why: str) -> Question:
    """Whether a sign of CARD is true; WHY says why that is asked now, or is empty."""
    return Question(
        name="signs",
        title=_TITLES[level],
        body=why,
        points=card.signs,
        answers=(
            Answer(Choice.NO, "none of these"),
            Answer(Choice.YES, "yes, one of these or more"),
            Answer(Choice.LATER, "leave it for now; ! shows them at any time"),
        ),
        escape=Choice.LATER,
        preselected=False,
    )


def closed_question(card: HelpCard) -> Question:
    """What to do while the exercises are closed because of a sign of CARD."""
    return Question(
        name="closed",
        title="The exercises are closed for now",
        body=f"You said that something on the card “{card.title}” is true of you. {card.action}",
        answers=(
            Answer(Choice.BACK, "go back, and leave them closed"),
            Answer(Choice.YES, "yes, somebody has looked at it, and I may exercise"),
            Answer(Choice.AGAIN, "I pressed the wrong key: show me the signs again"),
        ),
        escape=Choice.BACK,
    )


def look_for_signs(safety: SafetyText, why: str = "", *, closed: bool = False) -> Interview[bool]:
    """Ask for the signs of the two pressing cards, WHY said first; whether the exercises stay open.

    What to do about one of them is said at once, on a screen of its own. While the exercises are CLOSED, or were
    closed a moment ago by what may have been the wrong key, leaving the cards for later keeps them so.
    """
    for level in (SignsSaid.EMERGENCY, SignsSaid.URGENT):
        answer, told = yield from _answer(level, safety.card(level), why if level is SignsSaid.EMERGENCY else "")
        closed = closed or told
        if answer is Choice.YES:
            return False
        if answer is Choice.LATER:
            if not closed:
                yield Remember(Subject.SIGNS, SignsSaid.SKIPPED)
            return not closed
    yield Remember(Subject.SIGNS, SignsSaid.NONE)
    return True


def open_again(safety: SafetyText, closed: SignsSaid) -> Interview[bool]:
    """The way back while the exercises are CLOSED because of a sign; whether they are open now."""
    answer: Choice = yield Ask(closed_question(safety.card(closed)))
    match answer:
        case Choice.YES:
            yield Remember(Subject.SIGNS, SignsSaid.NONE)
            return True
        case Choice.AGAIN:
            return (yield from look_for_signs(safety, closed=True))
    return False


def _answer(level: SignsSaid, card: HelpCard, why: str) -> Interview[tuple[Choice, bool]]:
    """What is answered to CARD of LEVEL, and whether a sign was true, if only by the wrong key.

    That is remembered before it is said what to do.
    """
    told = False
    while True:
        answer: Choice = yield Ask(signs_question(level, card, why))
        if answer is not Choice.YES:
            return answer, told
        told = True
        yield Remember(Subject.SIGNS, level)
        read: Choice = yield Interrupt(
            f"{card.symbol}  {card.title}",
            card.action,
            _CLOSED,
            (
                Answer(Choice.GO_ON, "go on, I have read it"),
                Answer(Choice.BACK, "back to the signs: I pressed the wrong key"),
            ),
        )
        if read is not Choice.BACK:
            return answer, told
