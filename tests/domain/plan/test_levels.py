"""How far an exercise has grown, and how it was done last."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from backcare_tui.domain.guidance.person import Person
from backcare_tui.domain.journal.complaint import Complaint, PainKind, Remedy
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


def a_session(number: int, before: timedelta, *left_out: ExerciseRecord) -> SessionEntry:
    record = ExerciseRecord(exercise="bridge", planned_s=300, done_s=300, outcome=Outcome.COMPLETED)
    return SessionEntry(
        id=UUID(int=number),
        at=NOW - before,
        routine="starter-three",
        ended_at=NOW - before + timedelta(minutes=5),
        outcome=Outcome.COMPLETED,
        exercises=(record, *left_out),
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


def hurting(exercise: str, pain: int) -> ExerciseRecord:
    complaint = Complaint(what=PainKind.STAYS, pain=pain, remedy=Remedy.LEAVE_OUT)
    return ExerciseRecord(
        exercise=exercise, planned_s=100, done_s=0, outcome=Outcome.SKIPPED, complaints=(complaint,)
    )


@pytest.mark.parametrize("known", [True, False], ids=["done before", "new"])
def test_what_hurt_and_was_left_out_becomes_smaller_too(known: bool) -> None:
    """Whoever leaves out what hurts has told more than whoever goes on with it."""
    rolls = ExerciseRecord(exercise="knee-rolls", planned_s=100, done_s=100, outcome=Outcome.COMPLETED)
    before = a_session(1, 2 * DAY, *([rolls] if known else []))
    for pain, steps in ((6, 1), (3, 0)):
        entries = [a_session(2, timedelta(hours=1), hurting("knee-rolls", pain)), before]
        story = story_of(overview_of(entries, NOW, [], days=MIDNIGHT), lambda _: "strength")
        levels = levels_of(story, shipped().exercises, Person(), RULES, {})
        start = Ladder.of(shipped().exercises["knee-rolls"]).start
        standing = levels.of("knee-rolls")
        assert (standing.level.amount.weight < start.weight) == bool(steps)
        assert (standing.done is not None) == known
        if steps:
            assert [decision.says for decision in standing.because] == [
                "Knee rolls hurt last time, so it is a step smaller."
            ]
            assert levels.of("bridge").level.amount == LADDER.start
