"""What the rules of the plan look at."""

from datetime import UTC, date, datetime, timedelta, timezone
from uuid import UUID

import pytest

from backcare_tui.domain.journal.days import MIDNIGHT, Days
from backcare_tui.domain.journal.entry import ExerciseRecord, Outcome, SessionEntry
from backcare_tui.domain.journal.overview import overview_of
from backcare_tui.domain.plan.story import story_of

NOW = datetime(2026, 11, 22, 8, tzinfo=UTC)
BRIDGE = ExerciseRecord(exercise="bridge", planned_s=300, done_s=300, outcome=Outcome.COMPLETED)


@pytest.mark.parametrize(
    ("before", "worst", "settles"),
    [(5, 5, True), (5, 4, True), (4, 5, False), (2, 2, True), (None, 5, False), (7, 6, False)],
)
def test_whose_usual_pain_is_high_settles_where_it_did_not_rise_up_to_five(
    before: int | None, worst: int, settles: bool
) -> None:
    """Where no morning was told: that is green for them, and amber for anybody else."""
    told = SessionEntry(
        id=UUID(int=1),
        at=NOW - timedelta(hours=1),
        routine="starter-three",
        ended_at=NOW,
        outcome=Outcome.COMPLETED,
        exercises=(BRIDGE,),
        pain_before=before,
        pain_worst=worst,
    )
    overview = overview_of([told], NOW, days=MIDNIGHT)
    (theirs,) = story_of(overview, lambda _: None, usual_is_high=True).sessions
    (anybody,) = story_of(overview, lambda _: None).sessions
    assert theirs.settled(points=2, hardest=4) is settles
    assert anybody.settled(points=2, hardest=4) is (worst <= 2)


@pytest.mark.parametrize("starts", [timedelta(), timedelta(hours=3), timedelta(hours=12)])
def test_the_sessions_of_some_days_are_theirs_wherever_the_person_was(starts: timedelta) -> None:
    """Who flies west may practise again on the day before."""
    hours = [-12, 0, 14, 14, -12, 5]
    told = [
        SessionEntry(
            id=UUID(int=number),
            at=(NOW - timedelta(hours=5 * (36 - number))).astimezone(timezone(timedelta(hours=hours[number % 6]))),
            routine="starter-three",
            ended_at=NOW,
            outcome=Outcome.COMPLETED,
            exercises=(BRIDGE,),
        )
        for number in range(36)
    ]
    story = story_of(overview_of(reversed(told), NOW, days=Days(starts)), lambda _: None)
    assert [session.at for session in story.sessions] == [entry.at for entry in told]
    for last in (date(2026, 11, 14) + timedelta(days=ahead) for ahead in range(10)):
        for days in (1, 2, 7):
            wanted = [one for one in story.sessions if last - timedelta(days=days) < one.day <= last]
            assert list(story.sessions_of(last, days)) == wanted
