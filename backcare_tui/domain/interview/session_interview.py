"""A session from the first question to the saved entry, without a screen, a line or a disk."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from backcare_tui.domain.catalogue.routine import Routine
from backcare_tui.domain.catalogue.terms import GENTLE, GENTLE_DAYS
from backcare_tui.domain.guidance.cautions.concerns import opening_words
from backcare_tui.domain.guidance.cautions.taking_up import taken_up
from backcare_tui.domain.guidance.gentle_day import gentle_day_reason
from backcare_tui.domain.interview.before.changes import changes_told
from backcare_tui.domain.interview.means import Means
from backcare_tui.domain.interview.question import Choice
from backcare_tui.domain.interview.session_questions import (
    RATE_AFTER,
    RATE_BEFORE,
    gentle_question,
    interrupted_question,
)
from backcare_tui.domain.interview.steps import (
    Ask,
    Begin,
    Begun,
    Drop,
    Guide,
    Guided,
    Interview,
    Keep,
    PutBack,
    Rate,
    Recall,
    SumUp,
    TakeInHand,
    Tell,
)
from backcare_tui.domain.journal.overview import Overview, Practice
from backcare_tui.domain.journal.trends import usual_pain
from backcare_tui.domain.session.course import Course
from backcare_tui.domain.session.draft import SessionDraft
from backcare_tui.domain.session.session import Session


def take_up_or_practise(
    unfinished: Iterable[SessionDraft],
    routine: Routine,
    pace: float,
    now: datetime,
    means: Means,
) -> Interview[None]:
    """First what is UNFINISHED, one by one; where none of it is gone on with, ROUTINE at PACE."""
    for draft in unfinished:
        if (yield from take_up(draft, now, means)):
            return
    yield from practise(routine, pace, means)


def practise(routine: Routine, pace: float, means: Means) -> Interview[None]:
    """ROUTINE at PACE as the person does it, with MEANS, from the rating before it on."""
    pain: int | None = yield Rate(RATE_BEFORE)
    overview: Overview = yield Recall()
    if pain is not None:
        routine = yield from _gentler(routine, pain, overview, means)
    done = yield from changes_told(routine, means.person_of(overview.practice), means.catalogue)
    if done is None:
        return
    session = Session.of(done.timeline(means.catalogue, pace))
    begun: Begun = yield Begin()
    yield from _guided(Course.of(session, SessionDraft.begun(begun.id, session, begun.at, pain)))


def take_up(draft: SessionDraft, now: datetime, means: Means) -> Interview[bool]:
    """Go on with DRAFT, which was cut off, save what was done of it, discard it, or leave it for later.

    Gives whether it was gone on with.
    """
    taken: bool = yield TakeInHand(draft)
    if not taken:
        return False
    can_go_on = draft.can_go_on(means.catalogue)
    answer: Choice = yield Ask(interrupted_question(draft, can_go_on, now))
    match answer:
        case Choice.GO_ON | Choice.AGAIN:
            course = yield from _suited(draft, means)
            yield from _guided(course.again() if answer is Choice.AGAIN else course)
            return True
        case Choice.SAVE:
            yield from _finished(draft)
        case Choice.DISCARD:
            yield Drop(draft.id)
        case _:
            yield PutBack(draft)
    return False


def _gentler(routine: Routine, pain: int, overview: Overview, means: Means) -> Interview[Routine]:
    """ROUTINE, or the gentle day if PAIN is high today and the person chooses it."""
    gentle = means.catalogue.routines.get(GENTLE)
    usual = usual_pain(overview.pains, overview.today)
    reason = gentle_day_reason(pain, usual, usual_is_high=means.usual_is_high)
    if gentle is None or reason is None or routine.id in GENTLE_DAYS:
        return routine
    answer: Choice = yield Ask(gentle_question(reason, gentle.name, routine.name))
    return gentle if answer is Choice.YES else routine


def _suited(draft: SessionDraft, means: Means) -> Interview[Course]:
    """DRAFT as it is gone on with: what is ahead suits what the person has told of themselves by now."""
    now = taken_up(draft.session(means.catalogue), means.person_of(Practice()), means.catalogue)
    course = Course.of(now.session, draft)
    if not now.changes:
        return course
    yield Tell("Changed for you meanwhile", tuple(change.says for change in now.changes))
    return replace(course, also=" ".join(opening_words(now.changes)))


def _guided(course: Course) -> Interview[None]:
    guided: Guided = yield Guide(course)
    if guided.save:
        yield from _finished(guided.draft, rated=not guided.stopped)
    else:
        yield Drop(guided.draft.id)


def _finished(draft: SessionDraft, *, rated: bool = True) -> Interview[None]:
    """The rating after DRAFT, if it is to be RATED, a look back, and the journal. Until then the draft stays."""
    yield Keep(draft)
    if rated and draft.pain_after is None:
        pain: int | None = yield Rate(RATE_AFTER)
        draft = draft.model_copy(update={"pain_after": pain})
        yield Keep(draft)
    yield SumUp(draft)
