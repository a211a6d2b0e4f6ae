"""A draft gives its session back: to go on with, or as a journal entry."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from pydantic import ValidationError

from backcare_tui.domain.journal.entry import ExerciseRecord, Outcome, RatingEntry
from backcare_tui.domain.session.draft import EntryDraft, SessionDraft
from backcare_tui.domain.session.session import Session
from backcare_tui.domain.words.text import NOTE_LIMIT, TYPED_LIMIT
from backcare_tui.errors import UsageError
from tests.domain.builders import Underway, a_routine, sessions, when


def a_record(done_s: float, outcome: Outcome) -> ExerciseRecord:
    return ExerciseRecord(exercise="lift", planned_s=10, done_s=done_s, outcome=outcome)


DONE, LEFT_OUT = a_record(10, Outcome.COMPLETED), a_record(0, Outcome.SKIPPED)


def a_draft(**changes: Any) -> SessionDraft:
    fields: dict[str, Any] = {
        "id": UUID(int=7),
        "routine": a_routine("lift", "lift"),
        "started_at": when(22, 8),
        "saved_at": when(22, 9),
        "pain_before": 4,
        "item": 2,
        "records": (DONE, DONE),
    }
    return SessionDraft.model_validate(fields | changes)


def test_the_entry_is_what_the_draft_says() -> None:
    entry = a_draft(pain_after=2, pain_worst=5, note="Easier.").entry()
    assert entry.id == UUID(int=7)
    assert (entry.at, entry.ended_at) == (when(22, 8), when(22, 9))
    assert entry.routine == "mine"
    assert (entry.pain_before, entry.pain_after, entry.pain_worst) == (4, 2, 5)
    assert entry.note == "Easier."
    assert entry.exercises == (DONE, DONE)
    assert a_draft(pain_before=None).entry().pain_before is None


@pytest.mark.parametrize(
    ("item", "records", "outcome"),
    [
        (2, (DONE, DONE), Outcome.COMPLETED),
        (2, (DONE, LEFT_OUT), Outcome.COMPLETED),
        (2, (LEFT_OUT, LEFT_OUT), Outcome.ENDED_EARLY),
        (1, (DONE, LEFT_OUT), Outcome.ENDED_EARLY),
        (1, (DONE, DONE), Outcome.COMPLETED),  # a walk ended before its minutes were over
    ],
)
def test_completed_means_that_the_end_was_reached_or_everything_done(
    item: int, records: tuple[ExerciseRecord, ...], outcome: Outcome
) -> None:
    assert a_draft(item=item, records=records).entry().outcome is outcome


@given(sessions())
def test_a_draft_written_and_read_again_gives_the_same_session(underway: Underway) -> None:
    session, now = underway.session, underway.now
    draft = a_draft(
        routine=session.timeline.routine,
        item=session.at(now).step.item,
        records=session.records(now),
        pace=session.timeline.pace,
    )
    read = SessionDraft.model_validate_json(draft.model_dump_json())
    assert read == draft
    assert Session.again(session.timeline, read.records, read.item).records(0) == session.records(now)


@pytest.mark.parametrize(
    "change",
    [
        {"item": -1},
        {"pace": 0.4},
        {"pace": 2.1},
        {"pain_before": 11},
        {"pain_before": 4.0},
        {"started_at": when(22).replace(tzinfo=None)},
        {"saved_at": timedelta(1)},
        {"mood": "good"},
    ],
)
def test_a_damaged_draft_is_refused(change: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        a_draft(**change)


def test_a_note_too_long_for_an_entry_is_kept_and_said_only_when_it_is_entered() -> None:
    draft = a_draft(note="x" * (NOTE_LIMIT + 1))
    assert SessionDraft.model_validate_json(draft.model_dump_json()) == draft
    with pytest.raises(UsageError, match="20,001 characters, and 20,000 fit"):
        draft.entry()
    assert len(a_draft(note="x" * (TYPED_LIMIT + 1)).note) == TYPED_LIMIT


def test_what_is_typed_of_an_entry_is_text_or_a_score() -> None:
    rating = RatingEntry(id=UUID(int=1), at=when(22), pain=3)
    draft = EntryDraft(
        entry=rating, new=True, typed={"pain": None, "more": 10, "note": "a\x1b\ud800"}, saved_at=when(22)
    )
    assert draft.typed == {"pain": None, "more": 10, "note": "a␛\N{REPLACEMENT CHARACTER}"}
    assert EntryDraft.model_validate_json(draft.model_dump_json()) == draft
    with pytest.raises(ValidationError):
        EntryDraft.model_validate(draft.values() | {"typed": {"pain": 11}})
