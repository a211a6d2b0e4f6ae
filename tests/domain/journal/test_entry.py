"""Entries are strict about what was felt; revisions never forget, and undo takes back one change at a time."""

import time
from datetime import UTC, datetime, timedelta, timezone
from typing import Any
from uuid import UUID

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from backcare_tui.domain.journal.complaint import PainKind
from backcare_tui.domain.journal.days import MIDNIGHT
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
)
from backcare_tui.domain.journal.entry_schema import ENTRY_ADAPTER
from backcare_tui.domain.journal.helps.response import responses
from backcare_tui.domain.journal.memo import KEPT_MODELS, MemoEntry, Subject
from backcare_tui.domain.journal.revision import (
    ChangeKind,
    Revision,
    current_entries,
    currently_kept,
    histories,
    last_undoable,
)
from backcare_tui.domain.words.text import NOTE_LIMIT
from tests.domain.builders import a_rating, a_record, a_revision, a_session, when

NOT_SCORES = [3.0, "3", True, 11, -1, 2**63]
A, B = 101, 102
"""Two entries."""


def an_activity(**changes: Any) -> ActivityEntry:
    fields: dict[str, Any] = {"id": UUID(int=1), "at": when(22), "exercise": "walk", "minutes": 20}
    return ActivityEntry(**(fields | changes))


# Entries


@pytest.mark.parametrize("value", NOT_SCORES)
@pytest.mark.parametrize("field", ["pain_before", "pain_after", "pain_worst", "effort", "leg_pain"])
def test_a_session_takes_only_scores(field: str, value: object) -> None:
    for score in (0, 10, None):
        right: dict[str, Any] = {field: score}
        assert getattr(a_session(when(22), **right), field) == score
    wrong: dict[str, Any] = {field: value}
    with pytest.raises(ValueError, match=field):
        a_session(when(22), **wrong)


@pytest.mark.parametrize("value", [*NOT_SCORES, None])
def test_a_rating_is_a_score_and_never_empty(value: Any) -> None:
    with pytest.raises((ValueError, TypeError)):
        a_rating(when(22), value)


@pytest.mark.parametrize("value", [*NOT_SCORES, None])
@pytest.mark.parametrize("field", ["pain", "enjoyment", "activity"])
def test_the_weekly_three_are_all_scores(field: str, value: object) -> None:
    fields: dict[str, Any] = {"pain": 1, "enjoyment": 2, "activity": 3}
    assert PegEntry(id=UUID(int=1), at=when(22), **fields).kind == "peg"
    with pytest.raises(ValueError, match=field):
        PegEntry(id=UUID(int=1), at=when(22), **(fields | {field: value}))


def a_morning(**changes: Any) -> MorningEntry:
    fields: dict[str, Any] = {"id": UUID(int=1), "at": when(22), "pain": 3}
    return MorningEntry(**(fields | changes))


@pytest.mark.parametrize("value", NOT_SCORES)
@pytest.mark.parametrize("field", ["pain", "leg_pain"])
def test_a_morning_takes_only_scores(field: str, value: object) -> None:
    with pytest.raises(ValueError, match=field):
        a_morning(**{field: value})


def test_a_morning_says_something() -> None:
    assert a_morning(pain=None, compared=Compared.WORSE).rest_ratings == ()
    assert [(rating.field, rating.pain, rating.at) for rating in a_morning().rest_ratings] == [
        ("pain", 3, when(22))
    ]
    with pytest.raises(ValueError, match="morning"):
        a_morning(pain=None, leg_pain=4)


def an_own_activity(**changes: Any) -> OwnActivityEntry:
    fields: dict[str, Any] = {"id": UUID(int=1), "at": when(22), "name": "tie my shoes", "ability": 4}
    return OwnActivityEntry(**(fields | changes))


@pytest.mark.parametrize("name", ["", " \n", "x" * 81, None, 3])
def test_what_is_rated_has_a_name_of_a_line(name: Any) -> None:
    with pytest.raises((ValueError, TypeError)):
        an_own_activity(name=name)


def test_a_name_is_made_harmless_and_of_one_line() -> None:
    assert an_own_activity(name=" tie\n my \x1b[2J shoes ").name == "tie my ␛[2J shoes"


def test_how_well_something_goes_is_no_rating_of_pain() -> None:
    assert (an_own_activity().pains, an_own_activity().rest_ratings) == ((), ())


@pytest.mark.parametrize("count", [0, -1, 2.0, True, 1001])
@pytest.mark.parametrize("field", ["sets", "reps"])
def test_sets_and_repetitions_are_counted(field: str, count: object) -> None:
    right: dict[str, Any] = {"exercise": "lift", "planned_s": 1, "done_s": 1, "outcome": Outcome.COMPLETED}
    assert getattr(ExerciseRecord(**(right | {field: 3})), field) == 3
    with pytest.raises(ValueError, match=field):
        ExerciseRecord(**(right | {field: count}))


def test_the_kinds_that_the_journal_keeps_only_grow() -> None:
    kinds = {"session", "rating", "morning", "peg", "activity", "own-activity", "memo"}
    subjects = "circumstances signs signs-shown usual-high flare flare-plan pause day own-activity not-now"
    assert set(KEPT_MODELS) >= kinds
    assert {subject.value for subject in Subject} >= set(subjects.split())
    assert {kind.value for kind in PainKind} >= {"stays", "spreads", "sharp", "chest", "joint"}


@pytest.mark.parametrize("minutes", [0, -1, 1441, float("nan"), float("inf")])
def test_impossible_minutes_are_refused(minutes: float) -> None:
    with pytest.raises((ValueError, TypeError)):
        an_activity(minutes=minutes)


@pytest.mark.parametrize("seconds", [-0.1, 86_401, float("nan"), float("inf")])
def test_impossible_seconds_are_refused(seconds: float) -> None:
    with pytest.raises((ValueError, TypeError)):
        ExerciseRecord(exercise="lift", planned_s=1, done_s=seconds, outcome=Outcome.COMPLETED)


def test_a_time_without_offset_is_refused() -> None:
    with pytest.raises(ValueError, match="offset"):
        a_rating(datetime(2026, 11, 22, 8))  # noqa: DTZ001


@pytest.mark.parametrize(
    ("outcome", "seconds", "done"),
    [(Outcome.COMPLETED, 0, True), (Outcome.ENDED_EARLY, 0, True), (Outcome.SKIPPED, 5, False)],
)
def test_the_outcome_alone_says_whether_an_exercise_was_done(outcome: Outcome, seconds: int, done: bool) -> None:
    """In lists, reports, what helps and the plan alike, also where an import counts other seconds."""
    record = ExerciseRecord(exercise="lift", planned_s=60, done_s=seconds, outcome=outcome)
    whole = ExerciseRecord(exercise="bridge", planned_s=60, done_s=60, outcome=Outcome.COMPLETED)
    session = a_session(when(22), exercises=(record, whole))
    expected = ("lift", "bridge") if done else ("bridge",)
    (response,) = responses([session], MIDNIGHT)
    assert (record.was_done, session.exercises_done, response.done) == (done, expected, frozenset(expected))


def test_a_whole_session_is_not_skipped() -> None:
    with pytest.raises((ValueError, TypeError)):
        a_session(when(22), outcome=Outcome.SKIPPED)


@given(st.text(st.characters(exclude_categories=()), max_size=50))
@example("\udcff\x1b[2J")
def test_any_note_can_be_kept_and_is_clean(note: str) -> None:
    kept = a_rating(when(22), note=note).note
    assert "\x1b" not in kept
    kept.encode("utf-8")
    assert a_rating(when(22), note=kept).note == kept


def test_a_note_has_a_limit() -> None:
    assert len(a_rating(when(22), note="x" * NOTE_LIMIT).note) == NOTE_LIMIT
    with pytest.raises((ValueError, TypeError)):
        a_rating(when(22), note="x" * (NOTE_LIMIT + 1))


@pytest.mark.parametrize("note", [None, 3, ["x"]])
def test_a_note_is_text(note: Any) -> None:
    with pytest.raises((ValueError, TypeError)):
        a_rating(when(22), note=note)


@pytest.mark.parametrize(
    "entry",
    [
        a_rating(datetime(2026, 11, 22, 8, tzinfo=timezone(timedelta(hours=13))), note="e\x1b\nü"),
        PegEntry(id=UUID(int=2), at=when(22), pain=0, enjoyment=10, activity=5),
        an_activity(effort=4),
        a_session(when(22), pain_before=None, pain_after=0, exercises=(a_record(),)),
        a_morning(compared=Compared.BETTER, session=UUID(int=8)),
        an_own_activity(),
    ],
    ids=lambda entry: entry.kind,
)
def test_an_entry_written_and_read_again_is_the_same(entry: Entry) -> None:
    read = ENTRY_ADAPTER.validate_json(ENTRY_ADAPTER.dump_json(entry))
    assert read == entry
    assert read.at.utcoffset() == entry.at.utcoffset()


@pytest.mark.parametrize("kind", ["mood", "", None])
def test_an_unknown_kind_is_refused(kind: object) -> None:
    with pytest.raises((ValueError, TypeError)):
        ENTRY_ADAPTER.validate_python({"kind": kind, "id": UUID(int=1), "at": when(22), "pain": 3})


# Revisions


def test_the_newest_revision_of_an_entry_is_the_entry() -> None:
    first, second = a_rating(when(20), 3), a_rating(when(20), 4)
    revisions = [a_revision(2, A, second), a_revision(1, A, first)]
    assert current_entries(revisions) == (second,)
    assert current_entries([*revisions, a_revision(3, A, None)]) == ()


def test_memos_are_kept_and_no_list_shows_them() -> None:
    rating, memo = a_rating(when(20), 3), MemoEntry(id=UUID(int=B), at=when(21), about=Subject.FLARE, says="began")
    revisions = [a_revision(1, A, rating), a_revision(2, B, memo)]
    assert current_entries(revisions) == (rating,)
    assert currently_kept(revisions) == (memo, rating)
    assert current_entries([]) == ()


def test_entries_come_latest_first_by_when_they_were_and_not_by_the_clock_on_the_wall() -> None:
    early = a_rating(datetime(2026, 11, 22, 9, tzinfo=timezone(timedelta(hours=13))))
    late = a_rating(datetime(2026, 11, 22, 8, tzinfo=UTC))
    revisions = [a_revision(1, A, late), a_revision(2, B, early)]
    assert current_entries(revisions) == (late, early)


def test_of_two_entries_at_one_moment_the_one_written_last_comes_first() -> None:
    one, two = a_rating(when(22), 1), a_rating(when(22), 2)
    assert current_entries([a_revision(1, A, one), a_revision(2, B, two)]) == (two, one)


# Undo

ONE, TWO, THREE = (a_rating(when(20), pain) for pain in (1, 2, 3))


@pytest.mark.parametrize(
    ("revisions", "expected"),
    [
        ([], None),
        ([a_revision(1, A, ONE)], (1, ChangeKind.ADDED, None)),
        ([a_revision(1, A, ONE), a_revision(2, A, TWO)], (2, ChangeKind.EDITED, ONE)),
        ([a_revision(1, A, ONE), a_revision(2, A, None)], (2, ChangeKind.DELETED, ONE)),
        ([a_revision(1, A, ONE), a_revision(2, B, TWO)], (2, ChangeKind.ADDED, None)),
        ([a_revision(1, A, ONE), a_revision(2, B, TWO), a_revision(3, A, THREE)], (3, ChangeKind.EDITED, ONE)),
        ([a_revision(1, A, ONE), a_revision(2, A, None, UUID(int=1))], None),
        (
            [a_revision(1, A, ONE), a_revision(2, A, TWO), a_revision(3, A, ONE, UUID(int=2))],
            (1, ChangeKind.ADDED, None),
        ),
        (
            [
                a_revision(1, A, ONE),
                a_revision(2, A, TWO),
                a_revision(3, A, ONE, UUID(int=2)),
                a_revision(4, A, THREE),
            ],
            (4, ChangeKind.EDITED, ONE),
        ),
    ],
    ids=["none", "add", "edit", "delete", "add b", "edit a", "undone", "edit undone", "edit again"],
)
def test_what_undo_takes_back(
    revisions: list[Revision], expected: tuple[int, ChangeKind, Entry | None] | None
) -> None:
    own = {revision.rev for revision in revisions}
    found = last_undoable(histories(reversed(revisions)), own)
    assert (found and (found.revision.seq, found.change, found.before)) == expected


def test_looking_for_a_change_to_take_back_is_quick_in_a_long_journal() -> None:
    additions = [a_revision(seq, seq, a_rating(when(22), identifier=seq)) for seq in range(1, 6001)]
    start = time.process_time()
    assert last_undoable(histories(additions), own=()) is None
    assert time.process_time() - start < 1


def test_an_entry_of_an_earlier_day_cannot_vanish_by_undo_but_its_edits_can_be_taken_back() -> None:
    added, edited, deleted = a_revision(1, A, ONE), a_revision(2, A, TWO), a_revision(3, B, TWO)
    assert last_undoable(histories([added]), set()) is None
    assert last_undoable(histories([added, deleted]), {deleted.rev}) is not None
    found = last_undoable(histories([added, edited, deleted]), set())
    assert found is not None
    assert (found.revision, found.change, found.before) == (edited, ChangeKind.EDITED, ONE)


class Journal(RuleBasedStateMachine):
    """Keeps the entries as they were before each change: undo must lead back through all of them."""

    def __init__(self) -> None:
        super().__init__()
        self.revisions: list[Revision] = []
        self.history: list[tuple[Entry, ...]] = [()]

    def write(self, entry_id: UUID, entry: Entry | None, undoes: UUID | None = None) -> None:
        seq = len(self.revisions) + 1
        self.revisions.append(a_revision(seq, entry_id.int, entry, undoes))

    def changed(self) -> None:
        self.history.append(current_entries(self.revisions))

    @rule(day=st.integers(1, 28), pain=st.integers(0, 10))
    def add(self, day: int, pain: int) -> None:
        number = len(self.revisions) + 1000
        self.write(UUID(int=number), a_rating(when(day), pain, number))
        self.changed()

    @precondition(lambda self: self.history[-1])
    @rule(data=st.data(), pain=st.integers(0, 10))
    def edit(self, data: st.DataObject, pain: int) -> None:
        entry = data.draw(st.sampled_from(self.history[-1]))
        assert isinstance(entry, RatingEntry)
        self.write(entry.id, entry.model_copy(update={"pain": pain}))
        self.changed()

    @precondition(lambda self: self.history[-1])
    @rule(data=st.data())
    def delete(self, data: st.DataObject) -> None:
        self.write(data.draw(st.sampled_from(self.history[-1])).id, None)
        self.changed()

    @rule()
    def undo(self) -> None:
        found = last_undoable(histories(self.revisions), {revision.rev for revision in self.revisions})
        assert (found is None) == (len(self.history) == 1)
        if found:
            assert not isinstance(found.before, MemoEntry)
            self.write(found.revision.entry_id, found.before, undoes=found.revision.rev)
            self.history.pop()

    @rule()
    def start_anew(self) -> None:
        """Nothing that was added before counts as own: undo then never makes an entry vanish."""
        found = last_undoable(histories(self.revisions), set())
        assert found is None or found.change is not ChangeKind.ADDED

    @invariant()
    def the_entries_are_as_they_were(self) -> None:
        entries = current_entries(self.revisions)
        assert set(entries) == set(self.history[-1])
        assert [entry.at for entry in entries] == sorted((entry.at for entry in entries), reverse=True)


TestJournal = Journal.TestCase
TestJournal.settings = settings(stateful_step_count=25)
