"""Journal entries for the tests: plain ones, and any that Hypothesis can think of."""

from datetime import datetime, timedelta, timezone
from typing import Any
from uuid import UUID, uuid4

from hypothesis import strategies as st

from backcare_tui.domain.catalogue.exercise import Source
from backcare_tui.domain.catalogue.routine import Routine, RoutineItem
from backcare_tui.domain.catalogue.terms import Variation
from backcare_tui.domain.journal.complaint import Complaint, PainKind, Remedy
from backcare_tui.domain.journal.entry import (
    ActivityEntry,
    Compared,
    Entry,
    ExerciseRecord,
    MorningEntry,
    Outcome,
    OwnActivityEntry,
    PegEntry,
    RatingEntry,
    SessionEntry,
)
from backcare_tui.domain.journal.memo import Kept, MemoEntry, Subject
from backcare_tui.domain.session.draft import EntryDraft, SessionDraft
from backcare_tui.domain.words.text import clean, shown_line

MORNING = datetime(2026, 11, 22, 8, 30, 15, 123456, tzinfo=timezone(timedelta(hours=1)))


def a_rating(pain: int = 4, **changes: Any) -> RatingEntry:
    fields: dict[str, Any] = {"id": uuid4(), "at": MORNING, "pain": pain}
    return RatingEntry(**(fields | changes))


def a_memo(about: Subject = Subject.DAY, says: str = "2026-11-22 gentle", **changes: Any) -> MemoEntry:
    fields: dict[str, Any] = {"id": uuid4(), "at": MORNING, "about": about, "says": says}
    return MemoEntry(**(fields | changes))


def a_record() -> ExerciseRecord:
    return ExerciseRecord(exercise="bridge", planned_s=60, done_s=45.5, outcome=Outcome.ENDED_EARLY)


def a_session(**changes: Any) -> SessionEntry:
    fields: dict[str, Any] = {
        "id": uuid4(),
        "at": MORNING,
        "ended_at": MORNING + timedelta(minutes=4),
        "routine": "starter-three",
        "outcome": Outcome.COMPLETED,
        "pain_before": 4,
        "pain_after": 2,
        "exercises": (a_record(),),
    }
    return SessionEntry(**(fields | changes))


def a_walk(at: datetime = MORNING, minutes: float = 20, **changes: Any) -> ActivityEntry:
    fields: dict[str, Any] = {"id": uuid4(), "at": at, "exercise": "walk", "minutes": minutes}
    return ActivityEntry(**(fields | changes))


def a_draft(id: UUID | None = None) -> SessionDraft:
    routine = Routine(
        id="mine",
        name="Mine",
        summary="Some exercises.",
        why="To try.",
        items=(RoutineItem(exercise="bridge"),),
        sources=(Source(organisation="A", title="B"),),
    )
    return SessionDraft(
        id=id or uuid4(),
        routine=routine,
        started_at=MORNING,
        saved_at=MORNING + timedelta(minutes=1),
        pain_before=4,
        item=1,
        records=(a_record(),),
        note="a note",
    )


def an_entry_draft(**changes: Any) -> EntryDraft:
    fields: dict[str, Any] = {"entry": a_rating(), "new": True, "typed": {"pain": None, "note": "half a"}}
    return EntryDraft.model_validate({"saved_at": MORNING} | fields | changes)


_scores = st.integers(0, 10)
_maybe_scores = st.none() | _scores
_seconds = st.floats(0, 86_400)
_identifiers = st.from_regex(r"[a-z0-9][a-z0-9-]{0,10}", fullmatch=True)
_zones = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
_moments = st.datetimes(timezones=_zones)
_notes = st.text(max_size=40).map(clean)
_common = {"id": st.uuids(), "at": _moments, "note": _notes}
_complaints = st.builds(
    Complaint, pain=_maybe_scores, what=st.sampled_from(PainKind), remedy=st.sampled_from(Remedy)
)
_records = st.builds(
    ExerciseRecord,
    exercise=_identifiers,
    variation=st.sampled_from(Variation),
    planned_s=_seconds,
    done_s=_seconds,
    outcome=st.sampled_from(Outcome),
    complaints=st.lists(_complaints, max_size=2).map(tuple),
    sets=st.none() | st.integers(1, 10),
    reps=st.none() | st.integers(1, 60),
    hold_s=st.none() | _seconds,
)
_names = st.text(min_size=1, max_size=40).map(shown_line).filter(bool)


_compared = st.sampled_from(Compared)
_of_mornings = {"compared": st.none() | _compared, "session": st.none() | st.uuids(), "leg_pain": _maybe_scores}


def moments() -> st.SearchStrategy[datetime]:
    """Any moment at all, wherever it was."""
    return _moments


def activities() -> st.SearchStrategy[ActivityEntry]:
    """Any walk, ride or swim."""
    return st.builds(
        ActivityEntry,
        **_common,
        exercise=_identifiers,
        minutes=st.floats(0, 1440, exclude_min=True),
        effort=_maybe_scores,
    )


def entries() -> st.SearchStrategy[Entry]:
    """Any entry at all."""
    return st.one_of(
        st.builds(RatingEntry, **_common, pain=_scores, leg_pain=_maybe_scores),
        st.builds(OwnActivityEntry, **_common, name=_names, ability=_scores),
        st.one_of(
            st.builds(MorningEntry, **_common, pain=_scores, **_of_mornings),
            st.builds(MorningEntry, **_common, pain=st.none(), **_of_mornings | {"compared": _compared}),
        ),
        st.builds(PegEntry, **_common, pain=_scores, enjoyment=_scores, activity=_scores),
        activities(),
        st.builds(
            SessionEntry,
            **_common,
            routine=_identifiers,
            ended_at=_moments,
            outcome=st.sampled_from([Outcome.COMPLETED, Outcome.ENDED_EARLY]),
            pain_before=_maybe_scores,
            pain_after=_maybe_scores,
            pain_worst=_maybe_scores,
            effort=_maybe_scores,
            exercises=st.lists(_records, max_size=3).map(tuple),
            leg_pain=_maybe_scores,
        ),
    )


def memos() -> st.SearchStrategy[MemoEntry]:
    """Anything kept in mind."""
    return st.builds(MemoEntry, **_common, about=st.sampled_from(Subject), says=_notes)


def kept() -> st.SearchStrategy[Kept]:
    """All that a journal can hold."""
    return entries() | memos()
