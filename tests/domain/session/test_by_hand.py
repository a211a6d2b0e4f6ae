"""A session that somebody did without the program."""

from datetime import timedelta
from uuid import UUID

from backcare_tui.domain.catalogue.dose import Dose
from backcare_tui.domain.catalogue.terms import Kind
from backcare_tui.domain.journal.correct.corrected import corrected
from backcare_tui.domain.journal.correct.fields import is_by_hand
from backcare_tui.domain.journal.entry import Outcome, SessionEntry
from backcare_tui.domain.session.by_hand import session_by_hand
from backcare_tui.domain.session.session import Session
from backcare_tui.domain.session.timeline import lay_out
from tests.domain.builders import a_routine, a_timeline, an_exercise, walking, when

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


def test_it_stays_one_by_hand_where_an_exercise_of_it_was_left_out() -> None:
    session = session_by_hand(ID, TIMELINE, when(22), when(21), 30)
    part = corrected(session, {"did-1": "skipped"})
    assert isinstance(part, SessionEntry)
    assert (part.done_s, part.ended_at) == (900, when(21) + timedelta(minutes=15))
    assert is_by_hand(part)


def test_what_the_program_counted_is_none_though_a_walk_has_no_dose() -> None:
    """The way into it takes time as well, and so does a look at the clock that a fast clock leaves behind."""
    walk = an_exercise("walk", [walking()], Dose(minutes=20), kind=Kind.AEROBIC)
    timeline = a_timeline(walk)
    session = Session.of(timeline).run(0.0)
    (record,) = session.records(timeline.seconds)
    assert (record.sets, record.done_s) == (None, 1200)
    for lasted_s in (timeline.seconds, timeline.seconds / 20):
        entry = SessionEntry(
            id=ID,
            at=when(22),
            routine="walk",
            ended_at=when(22) + timedelta(seconds=lasted_s),
            outcome=Outcome.COMPLETED,
            exercises=(record,),
        )
        assert not is_by_hand(entry)
