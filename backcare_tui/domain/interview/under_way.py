"""What is asked while a session is under way, and what the answers make of it, without a screen or a line.

Each interview is given the course as it was seen last, and gives the one to go on with: `Course.resumed` takes the
time out of it that the question took.
"""

from dataclasses import dataclass

from backcare_tui.domain.guidance.hurt import offer_for
from backcare_tui.domain.interview.question import Choice, Rated
from backcare_tui.domain.interview.session_questions import (
    PAIN_KINDS,
    RATE_HURT,
    REMEDIES,
    away_question,
    end_question,
    kind_question,
    remedy_question,
)
from backcare_tui.domain.interview.steps import Ask, Interview, Rate
from backcare_tui.domain.journal.complaint import Complaint, Remedy
from backcare_tui.domain.session.course import Course


@dataclass(frozen=True)
class Ended:
    """The session ends with this course; `save` is False if it is to be forgotten."""

    course: Course
    save: bool = True


Answered = Course | Ended
"""What an answer makes of a session under way."""


def hurts(course: Course) -> Interview[Answered]:
    """What hurts, and what to do about it; taken back at any point, all is as it was."""
    complaint = yield from it_hurts()
    if complaint is None:
        return course
    told = course.hurt(complaint)
    return Ended(told) if complaint.remedy is Remedy.END else told.running()


def ends(course: Course) -> Interview[Answered]:
    """How to end, or to go on as it was, a pause too."""
    answer: Choice = yield Ask(end_question())
    return course if answer is Choice.GO_ON else Ended(course, save=answer is Choice.SAVE)


def came_back(course: Course, away_s: float) -> Interview[Answered]:
    """What to do after AWAY_S seconds during which nobody can have been there; COURSE was paused for them."""
    answer: Choice = yield Ask(away_question(away_s))
    match answer:
        case Choice.GO_ON:
            return course.running()
        case Choice.AGAIN:
            return course.again().running()
        case Choice.SAVE:
            return Ended(course)
    return course


def it_hurts() -> Interview[Complaint | None]:
    """How much, what it is like, and what to do about it; None if that is taken back at any point."""
    pain: Rated = yield Rate(RATE_HURT)
    if isinstance(pain, Choice):
        return None
    like: Choice = yield Ask(kind_question())
    if like not in PAIN_KINDS:
        return None
    what = PAIN_KINDS[like]
    chosen: Choice = yield Ask(remedy_question(offer_for(pain, what)))
    return Complaint(pain=pain, what=what, remedy=REMEDIES[chosen]) if chosen in REMEDIES else None
