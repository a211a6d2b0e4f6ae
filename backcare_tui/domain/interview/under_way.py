"""What is asked while a session is under way, and what the answers make of it, without a screen or a line.

Each interview is given the course as it was seen last, and gives the one to go on with: `Course.resumed` takes the
time out of it that the question took.
"""

from dataclasses import dataclass

from backcare_tui.domain.guidance.hurt import Stop, offer_for, stop_for_chest, stop_for_nerves, stop_for_one_leg
from backcare_tui.domain.interview.means import Means
from backcare_tui.domain.interview.question import Choice, Rated
from backcare_tui.domain.interview.session_questions import (
    PAIN_KINDS,
    RATE_HURT,
    REMEDIES,
    STOPPED,
    away_question,
    end_question,
    kind_question,
    leg_question,
    remedy_question,
)
from backcare_tui.domain.interview.steps import Ask, Interrupt, Interview, Rate, Remember
from backcare_tui.domain.journal.complaint import Complaint, PainKind, Remedy
from backcare_tui.domain.journal.memo import Subject
from backcare_tui.domain.session.course import Course


@dataclass(frozen=True)
class Ended:
    """The session ends with this course; `save` is False if it is to be forgotten."""

    course: Course
    save: bool = True
    stopped: bool = False
    """Whether something needs help, so that nothing more is asked."""


Answered = Course | Ended
"""What an answer makes of a session under way."""


def hurts(course: Course, means: Means) -> Interview[Answered]:
    """What hurts, and what to do about it; taken back at any point, all is as it was.

    What needs help is asked about first: then it is stopped, and nothing more is asked.
    """
    like: Choice = yield Ask(kind_question())
    what = PAIN_KINDS.get(like)
    if what is None:
        return course
    stop = yield from _reason_to_stop(what, means)
    if isinstance(stop, Stop):
        return (yield from _stopped(course, what, stop))
    complaint = None if stop is Choice.BACK else (yield from _complaint(what, course, means))
    if complaint is None:
        return course
    told = course.hurt(complaint)
    return Ended(told) if complaint.remedy is Remedy.END else told.running()


def ends(course: Course) -> Interview[Answered]:
    """How to end, or to go on as it was, a pause too."""
    answer: Choice = yield Ask(end_question(course.records, course.last_draft.pain_before))
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


def _reason_to_stop(what: PainKind, means: Means) -> Interview[Stop | Choice]:
    """Why to stop at once for pain that is what WHAT says; NO where there is none, BACK if it is taken back."""
    if what is PainKind.CHEST:
        return stop_for_chest(means.safety())
    if what is not PainKind.SPREADS:
        return Choice.NO
    answer: Choice = yield Ask(leg_question())
    match answer:
        case Choice.YES:
            return stop_for_nerves(means.safety())
        case Choice.FURTHER:
            return stop_for_one_leg(means.safety())
    return answer


def _stopped(course: Course, what: PainKind, stop: Stop) -> Interview[Answered]:
    """COURSE at its end because of STOP; as it was if that was the wrong key."""
    answer: Choice = yield Interrupt(stop.title, stop.action, stop.points, STOPPED)
    if answer is not Choice.SAVE:
        return course
    if stop.sign:
        yield Remember(Subject.SIGNS, stop.sign)
    return Ended(course.hurt(Complaint(pain=None, what=what, remedy=Remedy.END)), stopped=True)


def _complaint(what: PainKind, course: Course, means: Means) -> Interview[Complaint | None]:
    """How much it hurts, and what to do about it; None if that is taken back."""
    pain: Rated = yield Rate(RATE_HURT)
    if isinstance(pain, Choice):
        return None
    offer = offer_for(pain, what, course.last_draft.pain_before, usual_is_high=means.usual_is_high)
    chosen: Choice = yield Ask(remedy_question(offer))
    return Complaint(pain=pain, what=what, remedy=REMEDIES[chosen]) if chosen in REMEDIES else None
