"""An entry with some of its fields put right."""

from dataclasses import replace
from datetime import datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcare_tui.domain.journal.correct.corrected import corrected
from backcare_tui.domain.journal.correct.fields import Holds, fields_of, value_of
from backcare_tui.domain.journal.entry import Entry, Outcome, SessionEntry
from backcare_tui.errors import UsageError
from tests.storage.entries import MORNING, a_rating, a_record, a_session, entries, moments


@given(entry=entries())
def test_the_values_that_it_has_change_nothing(entry: Entry) -> None:
    fields = [field for field in fields_of(entry, str) if field.holds not in (Holds.MOMENT, Holds.MINUTES)]
    assert corrected(entry, {field.field: value_of(entry, field) for field in fields}) == entry


@given(entry=entries(), data=st.data())
def test_each_field_can_be_put_right_and_no_other_changes(entry: Entry, data: st.DataObject) -> None:
    fields = [field for field in fields_of(entry, str) if field.holds in (Holds.SCORE, Holds.DID, Holds.WORDS)]
    field = data.draw(st.sampled_from(fields))
    new: Any = {
        Holds.SCORE: st.integers(0, 10),
        Holds.DID: st.sampled_from(list(Outcome)).map(str),
        Holds.WORDS: st.sampled_from(["", "stiff"]),
    }[field.holds]
    value = data.draw(new)
    changed = corrected(entry, {field.field: value})
    for one in fields_of(entry, str):
        assert value_of(changed, one) == (value if one == field else value_of(entry, one)) or (
            one.holds is Holds.MINUTES and field.holds is Holds.DID
        )


@given(ended_at=moments(), at=moments())
def test_a_session_moves_as_a_whole(ended_at: datetime, at: datetime) -> None:
    session = a_session(ended_at=ended_at)
    length = session.ended_at - session.at
    try:
        moved = corrected(session, {}, at)
    except UsageError:
        with pytest.raises(OverflowError):
            (at + length).astimezone(at.tzinfo)
        return
    assert isinstance(moved, SessionEntry)
    assert (moved.at, moved.ended_at - moved.at, moved.exercises) == (at, length, session.exercises)


def test_what_is_done_after_all_makes_a_session_complete() -> None:
    session = a_session(outcome=Outcome.ENDED_EARLY, exercises=(a_record(), a_record()))
    half = corrected(session, {"did-0": "completed"})
    whole = corrected(half, {"did-1": "completed"})
    none = corrected(whole, {"did-0": "skipped", "did-1": "skipped"})
    sessions = [one for one in (half, whole, none) if isinstance(one, SessionEntry)]
    assert [one.outcome for one in sessions] == [Outcome.ENDED_EARLY, Outcome.COMPLETED, Outcome.ENDED_EARLY]
    assert [one.done_s for one in sessions] == [105.5, 120, 0]


def test_a_needed_number_cannot_be_left_out() -> None:
    with pytest.raises(UsageError, match="There is no number yet"):
        corrected(a_rating(), {"pain": None})


def test_a_session_in_another_zone_ends_there() -> None:
    tokyo = timezone(timedelta(hours=9))
    moved = corrected(a_session(), {}, MORNING.astimezone(tokyo) - timedelta(days=1))
    assert isinstance(moved, SessionEntry)
    assert moved.ended_at.utcoffset() == timedelta(hours=9)


def test_a_session_of_which_nothing_was_done_has_no_length() -> None:
    session = a_session(exercises=(replace(a_record(), outcome=Outcome.SKIPPED, done_s=0.0),))
    with pytest.raises(UsageError, match="Nothing of this session was done"):
        corrected(session, {"minutes": 20.0})
    done = corrected(session, {"did-0": "completed", "minutes": 20.0})
    assert isinstance(done, SessionEntry)
    assert (done.done_s, done.ended_at - done.at) == (1200, timedelta(minutes=20))
