"""What is asked before a session begins: how it was this morning, how it is now, and what is unlike other days."""

from datetime import datetime

from backcare_tui.domain.interview.question import Answer, Choice, Question, RatingQuestion
from backcare_tui.domain.journal.days import Days
from backcare_tui.domain.journal.due.morning import first_morning
from backcare_tui.domain.journal.entry import Compared, SessionEntry
from backcare_tui.domain.words.wording import day_words, number_words

RATE_BEFORE = RatingQuestion(
    name="rate-before",
    title="How is your back now?",
    explanation="So that you can see later what helps.",
    escape=None,
)
RATE_LEG = RatingQuestion(
    name="rate-leg",
    title="And your leg?",
    explanation="Pain or tingling in the leg that has more of it.",
    escape=None,
)
RATE_MORNING = RatingQuestion(
    name="rate-morning",
    title="How strong was it this morning?",
    explanation="It says more about the session than how it felt meanwhile.",
    escape=None,
)

COMPARED = {
    Choice.EASIER: Compared.BETTER,
    Choice.SAME: Compared.SAME,
    Choice.WORSE: Compared.WORSE,
}
"""What an answer to `morning_question` says of the morning."""

NOT_TODAY = (
    Answer(Choice.LATER, "leave it for another day"),
    Answer(Choice.GO_ON, "go on all the same"),
)
"""How to answer what speaks against exercise today."""


def morning_question(session: SessionEntry, name: str, now: datetime, days: Days) -> Question:
    """How the first morning after SESSION, a routine called NAME, was beside the time before it, for somebody with
    DAYS: the day of that morning is named where it is not today.
    """
    first = first_morning(session, days)
    if days.of(now) == first:
        title, day = "How was this morning?", "yesterday"
    else:
        title = f"How was {first:%A} morning?"
        day = f"the day before, {day_words(days.of(session.at))}"
    return Question(
        name="morning-after",
        title=title,
        body=f"Compared with before your session {day}: {name}.",
        answers=(
            Answer(Choice.EASIER, "better, easier"),
            Answer(Choice.SAME, "the same"),
            Answer(Choice.WORSE, "worse, more pain"),
            Answer(Choice.LATER, "leave it: hard to say"),
        ),
        escape=Choice.BACK,
        by_enter=Choice.BACK,
        preselected=False,
    )


def unusual_question() -> Question:
    """Whether something is unlike other days."""
    return Question(
        name="unusual",
        title="Anything unusual today?",
        body="New numbness or weakness, dizzy, a fall, a fever or feeling ill.",
        answers=(Answer(Choice.NO, "nothing unusual"), Answer(Choice.YES, "yes")),
        escape=Choice.NO,
        by_enter=Choice.NO,
    )


def usual_high_question(usual: float) -> Question:
    """Whether a USUAL pain as high as that of the last week is what the person goes by."""
    return Question(
        name="usual-high",
        title=f"Your pain was about {number_words(usual)} of 10 all week. Is that usual for you?",
        body="If so, a 6 need not end an exercise: 8 does, or two points more than before the session. "
        "You can take it back in your settings.",
        answers=(
            Answer(Choice.YES, "yes, go by what is usual for me"),
            Answer(Choice.NO, "no, keep to 6 as the limit"),
        ),
        escape=Choice.LATER,
    )


def gentle_question(reason: str, gentle: str, planned: str) -> Question:
    """Whether to do the routine called GENTLE for REASON, instead of the one called PLANNED."""
    return Question(
        name="gentle-day",
        title="A gentle day?",
        body=f"{reason} You decide.",
        answers=(
            Answer(Choice.YES, f"yes, {gentle}: small movements and quiet breathing"),
            Answer(Choice.NO, f"no, {planned} as planned"),
        ),
        escape=Choice.NO,
    )
