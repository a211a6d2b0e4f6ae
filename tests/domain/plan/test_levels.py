"""How far an exercise has grown, and how it was done last."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from backcare_tui.domain.guidance.person import Person
from backcare_tui.domain.journal.days import MIDNIGHT
from backcare_tui.domain.journal.entry import ExerciseRecord, Outcome, SessionEntry
from backcare_tui.domain.journal.memo import MemoEntry, Subject
from backcare_tui.domain.journal.overview import overview_of
from backcare_tui.domain.plan.ladder import Amount, Ladder
from backcare_tui.domain.plan.levels import levels_of
from backcare_tui.domain.plan.rules.every import RULES
from backcare_tui.domain.plan.shape import A_STEP
from backcare_tui.domain.plan.story import story_of
from tests.shipped import shipped

NOW = datetime(2026, 11, 22, 18, tzinfo=UTC)
LADDER = Ladder.of(shipped().exercises["bridge"])
EASED = LADDER.down(LADDER.start, A_STEP)


def a_session(number: int, before: timedelta) -> SessionEntry:
    record = ExerciseRecord(exercise="bridge", planned_s=300, done_s=300, outcome=Outcome.COMPLETED)
    return SessionEntry(
        id=UUID(int=number),
        at=NOW - before,
        routine="starter-three",
        ended_at=NOW - before + timedelta(minutes=5),
        outcome=Outcome.COMPLETED,
        exercises=(record,),
        pain_before=2,
        pain_worst=2,
    )


def a_memo(number: int, before: timedelta, about: Subject, says: str) -> MemoEntry:
    return MemoEntry(id=UUID(int=number), at=NOW - before, about=about, says=says)


DAY = timedelta(days=1)
BACK_FROM_A_PAUSE = [
    a_memo(11, DAY, Subject.PAUSE, "over"),
    a_memo(10, 6 * DAY, Subject.PAUSE, "away"),
]
SHORT_PAUSE = [
    a_memo(11, DAY, Subject.PAUSE, "over"),
    a_memo(10, 2 * DAY, Subject.PAUSE, "away"),
]


@pytest.mark.parametrize(
    ("memos", "done"), [([], LADDER.start), (SHORT_PAUSE, LADDER.start), (BACK_FROM_A_PAUSE, EASED)]
)
def test_the_first_session_after_a_pause_was_done_a_step_smaller(memos: Sequence[MemoEntry], done: Amount) -> None:
    """As the plan of its day had asked for, where the session did not note it."""
    entries = [a_session(2, timedelta(hours=1)), a_session(1, 7 * DAY)]
    story = story_of(overview_of(entries, NOW, memos, days=MIDNIGHT), lambda _: "strength")
    levels = levels_of(story, shipped().exercises, Person(), RULES, {})
    assert levels.of("bridge").level.amount == LADDER.start
    assert levels.of("bridge").done == done
