"""A session that somebody did without the program."""

from datetime import timedelta
from uuid import UUID

from backcare_tui.domain.journal.correct.fields import is_by_hand
from backcare_tui.domain.journal.entry import Outcome
from backcare_tui.domain.session.by_hand import session_by_hand
from backcare_tui.domain.session.timeline import lay_out
from tests.domain.builders import a_routine, an_exercise, when

ID = UUID(int=1)
TIMELINE = lay_out(a_routine("lift", "turn"), {name: an_exercise(name) for name in ("lift", "turn")})


def test_it_has_just_ended_and_took_as_long_as_its_exercises() -> None:
    session = session_by_hand(ID, TIMELINE, when(22), pain_before=4)
    assert (session.ended_at, session.pain_before, session.outcome) == (when(22), 4, Outcome.COMPLETED)
    assert [record.exercise for record in session.exercises] == ["lift", "turn"]
    assert session.done_s == (session.ended_at - session.at).total_seconds() > 0
    assert is_by_hand(session)


def test_its_minutes_are_shared_among_its_exercises() -> None:
    session = session_by_hand(ID, TIMELINE, when(22), when(21), 30)
    assert (session.at, session.ended_at) == (when(21), when(21) + timedelta(minutes=30))
    assert [record.done_s for record in session.exercises] == [900, 900]
    assert [record.planned_s for record in session.exercises] == [
        TIMELINE.practice_seconds(item) for item in range(2)
    ]
