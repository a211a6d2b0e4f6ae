"""The interview about a session, with replies from a script and no mouth at all."""

from collections.abc import Sequence
from uuid import UUID

import pytest

from backcare_tui.domain.catalogue.catalogue import Catalogue
from backcare_tui.domain.catalogue.terms import GENTLE, GENTLE_UPRIGHT
from backcare_tui.domain.interview.question import Choice
from backcare_tui.domain.interview.session_interview import practise, take_up, take_up_or_practise
from backcare_tui.domain.interview.steps import (
    Ask,
    Begin,
    Drop,
    Guide,
    Hold,
    Keep,
    LeaveUndone,
    PutBack,
    Rate,
    Recall,
    Speak,
    Step,
    SumUp,
    TakeInHand,
)
from backcare_tui.domain.journal.complaint import Complaint, PainKind, Remedy
from backcare_tui.domain.journal.days import MIDNIGHT
from backcare_tui.domain.journal.memo import MemoEntry, Subject
from backcare_tui.domain.journal.overview import Overview
from backcare_tui.domain.session.course import Course
from backcare_tui.domain.session.draft import SessionDraft
from backcare_tui.domain.session.session import Session
from backcare_tui.domain.session.timeline import lay_out
from tests.domain.builders import a_routine, an_exercise, by_id, when
from tests.domain.interview.means import means_for
from tests.domain.interview.mouth import BEGUN, NOW, Mouth
from tests.domain.session.test_interruption import kept

PLANNED = a_routine("lift", "stay", identifier="mine")
GENTLY = a_routine("lift", identifier=GENTLE)
CATALOGUE = Catalogue(
    by_id([an_exercise("lift"), an_exercise("stay")]), {routine.id: routine for routine in (PLANNED, GENTLY)}
)


MEANS = means_for(CATALOGUE)


SCREENED = MemoEntry(id=UUID(int=1), at=when(21), about=Subject.SIGNS, says="none")


def overview(usual: int | None) -> Overview:
    """That of somebody whose pain was USUAL yesterday, when they answered the signs."""
    pains = {} if usual is None else {when(21).date(): {usual: 1}}
    return Overview(NOW, pains=pains, memos=(SCREENED,), days=MIDNIGHT)


def begun_with(steps: Sequence[Step]) -> SessionDraft:
    (guide,) = [step for step in steps if isinstance(step, Guide)]
    return guide.course.last_draft


def test_from_the_rating_before_to_the_journal() -> None:
    mouth = Mouth(4, 2).hears(practise(PLANNED, 0.8, MEANS))
    before = [Recall, Begin, Rate, Recall, Hold, Ask, Speak, Begin]
    assert mouth.kinds() == [*before, Guide, Keep, Rate, Keep, SumUp, Recall]
    assert mouth.asked() == ["rate-before", "unusual", "rate-after"]
    draft = mouth.last()
    assert (draft.id, draft.started_at) == (BEGUN.id, BEGUN.at)
    assert (draft.pain_before, draft.pain_after, draft.pace) == (4, 2, 0.8)
    assert draft.ended


def test_what_is_not_rated_stays_unrated() -> None:
    draft = Mouth(None, None).hears(practise(PLANNED, 1.0, MEANS)).last()
    assert (draft.pain_before, draft.pain_after) == (None, None)


@pytest.mark.parametrize(("answer", "routine"), [(Choice.YES, GENTLE), (Choice.NO, "mine")])
def test_much_pain_offers_the_gentle_day(answer: Choice, routine: str) -> None:
    mouth = Mouth(7, answer, 2, overview=overview(None)).hears(practise(PLANNED, 1.0, MEANS))
    assert mouth.asked() == ["rate-before", "unusual", "gentle-day", "rate-after"]
    assert begun_with(mouth.steps).routine.id == routine


@pytest.mark.parametrize(
    ("pain", "usual", "routine"), [(6, None, PLANNED), (None, None, PLANNED), (9, None, GENTLY), (4, 4, PLANNED)]
)
def test_it_is_not_offered_without_need(pain: int | None, usual: int | None, routine: object) -> None:
    chosen = GENTLY if routine is GENTLY else PLANNED
    assert "gentle-day" not in Mouth(pain, 2, overview=overview(usual)).hears(practise(chosen, 1.0, MEANS)).asked()


def test_it_is_upright_where_what_was_planned_needs_no_floor() -> None:
    catalogue = Catalogue(
        by_id([an_exercise("stand", position="standing"), an_exercise("lift")]),
        {GENTLE: GENTLY, GENTLE_UPRIGHT: a_routine("stand", identifier=GENTLE_UPRIGHT)},
    )
    mouth = Mouth(7, Choice.YES, 2, overview=overview(None))
    mouth.hears(practise(a_routine("stand"), 1.0, means_for(catalogue)))
    assert begun_with(mouth.steps).routine.id == GENTLE_UPRIGHT


def test_it_is_not_offered_for_a_day_that_is_gentle_in_another_way() -> None:
    upright = GENTLY.model_copy(update={"id": "gentle-day-upright"})
    assert "gentle-day" not in Mouth(9, 2, overview=overview(None)).hears(practise(upright, 1.0, MEANS)).asked()


def test_well_above_the_usual_offers_it_too() -> None:
    mouth = Mouth(4, Choice.NO, 2, overview=overview(2)).hears(practise(PLANNED, 1.0, MEANS))
    assert "gentle-day" in mouth.asked()


def test_without_such_a_routine_nothing_is_offered() -> None:
    few = CATALOGUE._replace(routines={"mine": PLANNED})
    assert (
        "gentle-day"
        not in Mouth(9, 2, overview=overview(None)).hears(practise(PLANNED, 1.0, means_for(few))).asked()
    )


def test_what_is_discarded_is_dropped_and_nothing_more_is_asked() -> None:
    mouth = Mouth(4, save=False).hears(practise(PLANNED, 1.0, MEANS))
    assert mouth.steps[-1] == Drop(BEGUN.id)
    assert mouth.asked() == ["rate-before", "unusual"]


# What was interrupted


def interrupted(now: float = 9.0) -> SessionDraft:
    return kept(Session.of(lay_out(PLANNED, CATALOGUE.exercises)).run(0.0), now)


@pytest.mark.parametrize(("answer", "again"), [(Choice.GO_ON, False), (Choice.AGAIN, True)])
def test_it_is_gone_on_with(answer: Choice, again: bool) -> None:
    draft = interrupted()
    mouth = Mouth(answer, 3).hears(take_up(draft, when(23), MEANS))
    assert mouth.outcome is True
    course = Course.of(draft.session(CATALOGUE).from_anywhere(), draft)
    assert mouth.steps[2] == Guide(course.again() if again else course)
    assert mouth.last().pain_after == 3


def test_saving_what_was_done_asks_for_the_rating_after() -> None:
    draft = interrupted(30.0)
    mouth = Mouth(Choice.SAVE, 3).hears(take_up(draft, when(23), MEANS))
    assert mouth.outcome is False
    assert mouth.kinds() == [TakeInHand, Ask, Keep, Rate, Keep, SumUp, Recall]
    assert mouth.last() == draft.model_copy(update={"pain_after": 3})


def test_where_nothing_was_done_nothing_is_rated_and_what_was_told_before_stays() -> None:
    draft = interrupted()
    assert draft.is_empty
    mouth = Mouth(Choice.SAVE).hears(take_up(draft, when(23), MEANS))
    assert mouth.steps[-1] == LeaveUndone(draft)
    assert mouth.asked() == ["interrupted-session"]
    rating = draft.rating_before()
    assert rating is not None
    assert (rating.id, rating.at, rating.pain) == (draft.id, draft.started_at, 4)


def test_what_hurt_before_anything_was_done_is_summed_up_and_saved() -> None:
    session = Session.of(lay_out(PLANNED, CATALOGUE.exercises)).run(0.0)
    hurt = session.hurt(5.0, Complaint(pain=6, what=PainKind.STAYS, remedy=Remedy.END))
    draft = kept(hurt, 5.0)
    assert not draft.is_empty
    mouth = Mouth(Choice.SAVE, 3).hears(take_up(draft, when(23), MEANS))
    assert mouth.last().entry().complaints[0].pain == 6


def test_a_rating_after_that_was_given_is_not_asked_for_again() -> None:
    draft = interrupted(1000.0).model_copy(update={"pain_after": 2})
    mouth = Mouth(Choice.SAVE).hears(take_up(draft, when(23), MEANS))
    assert mouth.asked() == ["interrupted-session"]
    assert mouth.last() == draft


def test_it_is_discarded_or_put_back() -> None:
    draft = interrupted()
    assert Mouth(Choice.DISCARD).hears(take_up(draft, when(23), MEANS)).steps[-1] == Drop(draft.id)
    assert Mouth(Choice.LATER).hears(take_up(draft, when(23), MEANS)).steps[-1] == PutBack(draft)


def test_what_another_window_has_is_not_asked_about() -> None:
    mouth = Mouth(takes=False).hears(take_up(interrupted(), when(23), MEANS))
    assert (mouth.outcome, mouth.asked()) == (False, [])


@pytest.mark.parametrize(
    ("draft", "catalogue"),
    [(interrupted(1000.0), CATALOGUE), (interrupted(), Catalogue({"lift": CATALOGUE.exercises["lift"]}))],
)
def test_what_has_ended_or_is_no_longer_known_cannot_be_gone_on_with(
    draft: SessionDraft, catalogue: Catalogue
) -> None:
    mouth = Mouth(Choice.LATER).hears(take_up(draft, when(23), means_for(catalogue)))
    (asked,) = [step.question for step in mouth.steps if isinstance(step, Ask)]
    assert not {Choice.GO_ON, Choice.AGAIN} & {answer.choice for answer in asked.answers}


def test_going_on_takes_the_place_of_what_was_to_be_begun() -> None:
    first, second = interrupted(), interrupted().model_copy(update={"id": UUID(int=8)})
    both = Mouth(Choice.LATER, Choice.GO_ON, 3)
    both.hears(take_up_or_practise((first, second), PLANNED, 1.0, when(23), MEANS))
    assert both.asked() == ["interrupted-session", "interrupted-session", "rate-after"]
    none = Mouth(Choice.LATER, Choice.DISCARD, 4, 3)
    none.hears(take_up_or_practise((first, second), PLANNED, 1.0, when(23), MEANS))
    assert none.asked() == ["interrupted-session", "interrupted-session", "rate-before", "unusual", "rate-after"]
