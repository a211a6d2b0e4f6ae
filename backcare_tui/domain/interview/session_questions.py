"""What is asked during and after a session; what is asked before is in `before/questions.py`."""

from collections.abc import Sequence
from datetime import datetime

from backcare_tui.domain.guidance.hurt import Offer
from backcare_tui.domain.interview.question import Answer, Choice, Question, RatingQuestion
from backcare_tui.domain.journal.complaint import PainKind, Remedy
from backcare_tui.domain.journal.entry import ExerciseRecord
from backcare_tui.domain.session.draft import SessionDraft, nothing_done
from backcare_tui.domain.words.wording import clock_words, moment_words

RATE_AFTER = RatingQuestion(
    name="rate-after",
    title="And how is your back now?",
    explanation="Whatever it is, it is worth knowing.",
    escape=None,
)
RATE_HURT = RatingQuestion(
    name="rate-hurt", title="How much does it hurt?", explanation="The session is waiting.", escape=Choice.BACK
)

PAIN_KINDS = {
    Choice.IN_PLACE: PainKind.STAYS,
    Choice.FURTHER: PainKind.SPREADS,
    Choice.CHEST: PainKind.CHEST,
    Choice.JOINT: PainKind.JOINT,
    Choice.SHARP: PainKind.SHARP,
}
"""What an answer to `kind_question` says of the pain."""

REMEDIES = {
    Choice.EASIER: Remedy.EASIER,
    Choice.LEAVE_OUT: Remedy.LEAVE_OUT,
    Choice.SAVE: Remedy.END,
    Choice.GO_ON: Remedy.GO_ON,
}
"""What an answer to `remedy_question` chooses."""

_REMEDY_WORDS = {
    Choice.EASIER: "go on with the easier form",
    Choice.LEAVE_OUT: "leave this exercise out today",
    Choice.SAVE: "end the session and save what was done",
    Choice.GO_ON: "go on as before",
}


STOPPED = (
    Answer(Choice.SAVE, "end the session and save what was done"),
    Answer(Choice.BACK, "it was the wrong key: back to the session"),
)
"""How to answer what stops a session."""


def interrupted_question(draft: SessionDraft, can_go_on: bool, now: datetime) -> Question:
    """What to do with DRAFT, which was cut off; what comes to the same where nothing was done is offered once."""
    where = (
        "it was finished, but not saved yet"
        if draft.ended
        else f"it stopped at exercise {draft.item + 1} of {len(draft.records)}"
    )
    same = draft.is_empty and draft.pain_before is None
    save = Answer(Choice.SAVE, _leaving_words(draft.pain_before) if draft.is_empty else "save what was done")
    going_on = (
        Answer(Choice.GO_ON, "go on where it stopped"),
        Answer(Choice.AGAIN, "start this exercise again"),
    )
    return Question(
        name="interrupted-session",
        title="A session was interrupted",
        body=f"{draft.routine.name}, {moment_words(draft.started_at, now)}: {where}.",
        answers=(
            *(going_on if can_go_on else ()),
            *(() if same else (save,)),
            Answer(Choice.DISCARD, "discard it; nothing was done" if same else "discard it"),
            Answer(Choice.LATER, "ask me later"),
        ),
        escape=Choice.LATER,
        also=(Choice.SAVE,) if same else (),
    )


def end_question(records: Sequence[ExerciseRecord], pain_before: int | None) -> Question:
    """How to end what RECORDS are of; going on leaves all as it was, a pause too.

    Where nothing was done and nothing rated, to save and to discard are the same: one ends, or goes on.
    """
    nothing = nothing_done(records)
    same = nothing and pain_before is None
    discard = Answer(Choice.DISCARD, "discard it, as if it had never happened")
    return Question(
        name="end-session",
        title="End the session?",
        body="Nothing has been done yet." if nothing else "",
        answers=(
            Answer(Choice.SAVE, _leaving_words(pain_before) if nothing else "finish here and save what was done"),
            *(() if same else (discard,)),
            Answer(Choice.GO_ON, "go on"),
        ),
        escape=Choice.GO_ON,
        at_end=Choice.SAVE,
        also=(Choice.DISCARD,) if same else (),
    )


def _leaving_words(pain_before: int | None) -> str:
    """To leave a session of which nothing was done, before which pain was PAIN_BEFORE."""
    if pain_before is None:
        return "end; there is nothing to save"
    return f"end, and save pain {pain_before} from before"


def undone_words(draft: SessionDraft) -> str:
    """That DRAFT, of which nothing was done, is left, and what becomes of what was rated before it."""
    kept = "" if draft.pain_before is None else f" Pain {draft.pain_before} from before is kept."
    return f"Nothing was done, so no session was saved.{kept}"


def away_question(seconds: float) -> Question:
    """What to do after SECONDS during which nobody can have been there."""
    return Question(
        name="time-away",
        title=f"You were away for {clock_words(seconds)}.",
        body="The session was paused meanwhile.",
        answers=(
            Answer(Choice.GO_ON, "go on from where you were"),
            Answer(Choice.AGAIN, "start this exercise again"),
            Answer(Choice.SAVE, "end the session and save what was done"),
            Answer(Choice.BACK, "go back, and stay paused"),
        ),
        escape=Choice.BACK,
    )


def kind_question() -> Question:
    """Where it hurts, and how: what cannot wait comes first."""
    return Question(
        name="pain-kind",
        title="Where is it, and how?",
        answers=(
            Answer(Choice.CHEST, "chest pain, dizzy, or short of breath"),
            Answer(Choice.FURTHER, "further down a leg, or tingling there"),
            Answer(Choice.SHARP, "unusual: sharp or sudden"),
            Answer(Choice.IN_PLACE, "in the back, and stays there"),
            Answer(Choice.JOINT, "hip, knee or other joint"),
        ),
        escape=Choice.BACK,
        preselected=False,
    )


def leg_question() -> Question:
    """What goes with pain down a leg, by how soon it needs help."""
    return Question(
        name="leg-signs",
        title="Is any of these new, or getting worse?",
        answers=(
            Answer(
                Choice.YES,
                "yes: numb between the legs; both legs weak, numb, tingling or sore; bladder or bowel trouble",
            ),
            Answer(Choice.FURTHER, "a foot that drags, or one leg weak or numb"),
            Answer(Choice.NO, "none of these"),
        ),
        escape=Choice.BACK,
        preselected=False,
    )


def remedy_question(offer: Offer) -> Question:
    """What to do about it, as OFFER has it."""
    choices = {remedy: choice for choice, remedy in REMEDIES.items()}
    answers = (choices[remedy] for remedy in offer.remedies)
    return Question(
        name="remedy",
        title="What now?",
        body=offer.words,
        answers=tuple(Answer(choice, _REMEDY_WORDS[choice]) for choice in answers),
        escape=Choice.BACK,
    )


def save_again_question(kept: bool) -> Question:
    """Whether to save once more what could not be saved; KEPT says that it is offered at the next start."""
    leave = "no, leave it for the next start" if kept else "no, leave it unsaved"
    return Question(
        name="save-again",
        title="Try again?",
        answers=(Answer(Choice.YES, "yes, save it once more"), Answer(Choice.NO, leave)),
        escape=Choice.NO,
    )
