"""A session from the first question to the saved entry, without a screen, a line or a disk."""

from collections.abc import Iterable
from datetime import datetime

from backcare_tui.domain.catalogue.routine import Routine
from backcare_tui.domain.guidance.cautions.concerns import opening_words
from backcare_tui.domain.guidance.cautions.taking_up import taken_up
from backcare_tui.domain.interview.before.changes import changes_told
from backcare_tui.domain.interview.before.checking_in import check_in
from backcare_tui.domain.interview.before.next_morning import ask_once_about_morning
from backcare_tui.domain.interview.before.signs_again import signs_if_due
from backcare_tui.domain.interview.before.voice import ask_once_about_voice
from backcare_tui.domain.interview.means import Means
from backcare_tui.domain.interview.question import Choice
from backcare_tui.domain.interview.session_questions import (
    RATE_AFTER,
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
    LeaveUndone,
    PutBack,
    Rate,
    Recall,
    SumUp,
    TakeInHand,
    Tell,
)
from backcare_tui.domain.journal.overview import Overview
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
    """ROUTINE at PACE as the person does it, with MEANS: first how it is, then the session, then how it was."""
    if not (yield from ask_once_about_morning(means)):
        return
    rated: Begun = yield Begin()
    checked_in = yield from check_in(routine, rated, means)
    if checked_in is None:
        return
    person = means.person()
    done = yield from changes_told(checked_in.routine, person, means.catalogue)
    if done is None:
        return
    yield from ask_once_about_voice(checked_in.overview.memos, means.has_tones())
    session = Session.of(done.timeline(means.catalogue, pace, means.words_a_minute()))
    begun: Begun = yield Begin()
    draft = SessionDraft.begun(rated.id, session, begun.at, checked_in.pain, checked_in.leg_pain)
    yield from _guided(Course.of(session, draft), means)


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
            yield from _guided(course.again() if answer is Choice.AGAIN else course, means)
            return True
        case Choice.SAVE:
            yield from _finished(draft, means)
        case Choice.DISCARD:
            yield Drop(draft.id)
        case _:
            yield PutBack(draft)
    return False


def _suited(draft: SessionDraft, means: Means) -> Interview[Course]:
    """DRAFT as it is gone on with: what is ahead suits what the person has told of themselves by now."""
    now = taken_up(draft.session(means.catalogue).from_anywhere(), means.person(), means.catalogue)
    course = Course.of(now.session, draft)
    if not now.changes:
        return course
    yield Tell("Changed for you meanwhile", tuple(change.says for change in now.changes))
    return course._replace(also=" ".join(opening_words(now.changes)))


def _guided(course: Course, means: Means) -> Interview[None]:
    guided: Guided = yield Guide(course)
    if guided.save:
        yield from _finished(guided.draft, means, stopped=guided.stopped)
    else:
        yield Drop(guided.draft.id)


def _finished(draft: SessionDraft, means: Means, *, stopped: bool = False) -> Interview[None]:
    """The rating after DRAFT, a look back, and the journal. Until then the draft stays.

    Of what was left before anything was done there is nothing to rate. If it was STOPPED because something needs
    help, no more is asked than how to save it.
    """
    if draft.is_empty:
        yield LeaveUndone(draft)
        return
    yield Keep(draft)
    if not stopped and draft.pain_after is None:
        pain: int | None = yield Rate(RATE_AFTER)
        draft = draft.model_copy(update={"pain_after": pain})
        yield Keep(draft)
    yield SumUp(draft)
    if not stopped:
        overview: Overview = yield Recall()
        yield from signs_if_due(overview, means, draft.pain_after)
