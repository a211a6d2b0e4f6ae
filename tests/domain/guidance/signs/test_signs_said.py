"""Whether the exercises are closed: by the latest answer, and leaving the cards for later is none."""

from itertools import product
from uuid import uuid4

import pytest

from backcare_tui.domain.guidance.person import Person
from backcare_tui.domain.guidance.signs.signs_said import SignsSaid, closed_by
from backcare_tui.domain.journal.days import MIDNIGHT
from backcare_tui.domain.journal.memo import MemoEntry, Subject
from backcare_tui.domain.journal.overview import Overview
from backcare_tui.domain.plan.shape import DayKind
from tests.domain.builders import when
from tests.domain.plan.people import plan_for
from tests.shipped import shipped

NONE, EMERGENCY, URGENT, SKIPPED = SignsSaid


def said(*answers: SignsSaid) -> tuple[MemoEntry, ...]:
    """Memos of ANSWERS, which are given oldest first."""
    memos = (
        MemoEntry(id=uuid4(), at=when(21, hour), about=Subject.SIGNS, says=answer.value)
        for hour, answer in enumerate(answers)
    )
    return tuple(reversed(tuple(memos)))


@pytest.mark.parametrize(
    ("answers", "closed"),
    [
        ((), None),
        ((NONE,), None),
        ((SKIPPED,), None),
        ((EMERGENCY,), EMERGENCY),
        ((URGENT, EMERGENCY), EMERGENCY),
        ((URGENT, NONE), None),
        ((URGENT, SKIPPED), URGENT),
        ((EMERGENCY, SKIPPED, SKIPPED), EMERGENCY),
        ((NONE, SKIPPED), None),
    ],
)
def test_the_latest_answer_holds_and_leaving_it_for_later_is_none(
    answers: tuple[SignsSaid, ...], closed: SignsSaid | None
) -> None:
    assert closed_by(said(*answers)) == closed


@pytest.mark.parametrize("answers", [*product(SignsSaid, repeat=2)])
def test_the_plan_is_closed_exactly_when_the_exercises_are(answers: tuple[SignsSaid, ...]) -> None:
    memos = said(*answers)
    plan = plan_for(Overview(when(21, 10), memos=memos, days=MIDNIGHT), Person(), shipped())
    assert (plan.today.kind is DayKind.CLOSED) is (closed_by(memos) is not None)
