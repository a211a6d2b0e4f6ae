"""What a session line by line keeps when it is interrupted, and what pipes may send."""

import signal
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from uuid import UUID

import pytest

from backcare_tui.domain.journal.days import MIDNIGHT
from backcare_tui.domain.journal.entry import Outcome
from backcare_tui.domain.journal.memo import Kept
from backcare_tui.domain.journal.revision import Revision
from backcare_tui.domain.session.draft import Draft
from backcare_tui.errors import BackcareError
from backcare_tui.plain.typed_lines import Interrupted
from backcare_tui.storage.journal.store import JournalStore
from tests.plain.line_by_line import LineByLine, begins, raises
from tests.storage.kept import kept_session
from tests.storage.welcomed import welcome

STOP = raises(Interrupted(signal.SIGTERM))


@pytest.fixture
def interrupted(stage: LineByLine) -> UUID:
    """The id of a session of which the first exercise is done, and 5 s of the second."""
    assert stage.play("6", during=[(begins(item=1) + 3, STOP)]) == 143
    stage.restart()
    return stage.draft().id


# Interrupted


def test_a_signal_keeps_what_was_done_and_says_so(stage: LineByLine) -> None:
    assert stage.play("6", during=[(begins(item=1) + 3, STOP)]) == 128 + signal.SIGTERM
    draft = stage.draft()
    assert (draft.item, draft.pain_before) == (1, 6)
    assert [record.done_s for record in draft.records] == pytest.approx([72, 3, 0], abs=0.2)
    assert "offered at the next start" in stage.said[-1]
    assert stage.sessions() == []


def test_a_signal_before_the_session_leaves_nothing(stage: LineByLine) -> None:
    assert stage.play(STOP) == 143
    assert kept_session(stage.store) is None
    assert stage.sessions() == []


def test_a_sudden_end_leaves_the_last_exercise_boundary(stage: LineByLine) -> None:
    with pytest.raises(KeyboardInterrupt):
        stage.play("6", during=[(140, raises(KeyboardInterrupt()))])
    assert stage.draft().item == 1
    assert stage.draft().records[0].outcome is Outcome.COMPLETED


def test_a_signal_at_the_last_questions_keeps_the_answers(stage: LineByLine) -> None:
    stage.play("6", "2", STOP, routine="bridge")
    draft = stage.draft()
    assert (draft.item, draft.pain_before, draft.pain_after) == (1, 6, 2)


def test_a_closed_output_keeps_what_was_done(stage: LineByLine) -> None:
    def out(line: str) -> None:
        if line.startswith("Exercise 2"):
            raise BrokenPipeError

    with pytest.raises(BrokenPipeError):
        stage.play("6", out=out)
    assert stage.draft().records[0].done_s == 72.0


# Taken up again


def test_going_on_begins_at_the_exercise_and_makes_one_entry(stage: LineByLine, interrupted: UUID) -> None:
    stage.play("go on", "3", "")
    assert stage.said[stage.index("Going on where it stopped")] == (
        "Going on where it stopped. Exercise 2 of 3: Bridge. Keep breathing."
    )
    assert not any(line.startswith("Exercise 2") for line in stage.said)
    (entry,) = stage.sessions()
    assert (entry.id, entry.pain_before, entry.pain_after) == (interrupted, 6, 3)
    assert entry.outcome is Outcome.COMPLETED
    assert [record.done_s for record in entry.exercises] == [72.0, 64.0, 131.0]
    assert kept_session(stage.store) is None


def test_the_exercise_can_be_started_again_instead(stage: LineByLine, interrupted: UUID) -> None:
    stage.play("again", "3", "")
    (entry,) = stage.sessions()
    assert entry.id == interrupted
    assert [record.done_s for record in entry.exercises] == pytest.approx([72, 64 + 3, 131.0], abs=0.2)
    announced = [line for line in stage.said if line.startswith("Exercise ")]
    assert announced[0].startswith("Exercise 2 of 3: Bridge.")


def test_keeping_saves_what_was_done_and_begins_the_new_session(stage: LineByLine, interrupted: UUID) -> None:
    stage.play("keep", "5", "", "", "1", "", "", routine="cat-cow")
    new, kept = stage.sessions()
    assert (kept.id, kept.outcome, kept.pain_before, kept.pain_after) == (
        interrupted,
        Outcome.ENDED_EARLY,
        6,
        5,
    )
    assert (new.routine, new.pain_before) == ("cat-cow", 1)
    assert kept_session(stage.store) is None


def test_discarding_leaves_only_the_new_session(stage: LineByLine, interrupted: UUID) -> None:
    stage.play("dis", "1", "", "", routine="cat-cow")
    assert [entry.routine for entry in stage.sessions()] == ["cat-cow"]
    assert kept_session(stage.store) is None


def test_without_an_answer_it_stays_as_it_is(stage: LineByLine, interrupted: UUID) -> None:
    before = stage.draft()
    stage.play(routine="cat-cow")
    assert stage.draft() == before
    assert stage.store.abandoned() == (before,)
    assert any("It stays as it is" in line for line in stage.said)
    assert any(line.startswith("A session was interrupted. ") for line in stage.said)
    assert [entry.routine for entry in stage.sessions()] == ["cat-cow"]


def test_interrupted_while_another_waits_both_are_kept(stage: LineByLine, interrupted: UUID) -> None:
    before = stage.draft()
    stage.script.by_hand = False
    stage.play("4", routine="cat-cow", during=[(60, STOP)])
    stage.restart()
    assert [draft.id == interrupted for draft in stage.store.abandoned()] == [True, False]
    assert stage.store.abandoned()[0] == before
    assert stage.sessions() == []


def test_what_another_window_has_in_hand_is_not_offered(stage: LineByLine, interrupted: UUID) -> None:
    with closing(JournalStore.open(stage.folder, stage.clock, MIDNIGHT)) as other:
        assert other.take_in_hand(stage.draft())
        stage.play("1", "", "", routine="cat-cow")
    assert not any("interrupted" in line for line in stage.said)
    assert stage.draft().id == interrupted


def test_a_session_that_reached_its_end_can_only_be_kept_or_discarded(stage: LineByLine) -> None:
    stage.play("6", STOP, routine="bridge")
    stage.restart()
    stage.play("go on", "keep", routine="cat-cow")
    assert any("Type s (save what was done), d (discard it) or l (ask me later)." in line for line in stage.said)
    assert "Please type s, d or l." in stage.said
    assert stage.sessions()[-1].outcome is Outcome.COMPLETED


def test_an_exercise_that_is_gone_cannot_be_gone_on_with(stage: LineByLine, interrupted: UUID) -> None:
    draft = stage.draft()
    gone = draft.routine.items[2].model_copy(update={"exercise": "gone"})
    routine = draft.routine.model_copy(update={"items": (*draft.routine.items[:2], gone)})
    stage.store.save_draft(draft.model_copy(update={"routine": routine}))
    stage.restart()
    stage.play("keep", routine="cat-cow")
    assert "go on" not in stage.said[1]
    assert stage.sessions()[-1].id == interrupted


# A disk that fails


class Failing(JournalStore):
    """Refuses drafts, and as many entries as it is told to."""

    refusals = 0

    def save_draft(self, draft: Draft) -> None:
        raise BackcareError("The disk is full, so nothing was saved.", "Make room.")

    def add(self, entry: Kept, *, again: bool = True, with_change: Kept | None = None) -> Revision:
        if self.refusals:
            self.refusals -= 1
            raise BackcareError("The disk is full, so nothing was saved.", "Make room.")
        return super().add(entry, again=again, with_change=with_change)


@pytest.fixture
def failing(tmp_path: Path) -> Iterator[tuple[LineByLine, Failing]]:
    stage = LineByLine(tmp_path)
    stage.store.close()
    stage.store = store = Failing.open(tmp_path, stage.clock, days=MIDNIGHT)
    welcome(store)
    yield stage, store
    store.close()


def test_drafts_that_cannot_be_kept_stop_nothing_and_are_told_once(failing: tuple[LineByLine, Failing]) -> None:
    stage, _ = failing
    assert stage.play("", "", "") == 0
    assert stage.said.count("The disk is full, so nothing was saved. Make room.") == 1
    assert len(stage.sessions()) == 1


def test_saving_can_be_tried_again(failing: tuple[LineByLine, Failing]) -> None:
    stage, store = failing
    store.refusals = 2
    stage.play("", "4", "kept", "7", "yes", "y", routine="bridge")
    assert stage.said[-1] == "Saved."
    assert (stage.entry().pain_after, stage.entry().note, stage.entry().pain_worst) == (4, "kept", 7)


def test_what_no_draft_holds_is_not_promised_for_the_next_start(failing: tuple[LineByLine, Failing]) -> None:
    stage, store = failing
    store.refusals = 1
    with pytest.raises(BackcareError, match="disk is full"):
        stage.play("6", "2", "", "", "n", routine="bridge")
    assert any("leave it unsaved" in line for line in stage.said)
    assert not any("next start" in line for line in stage.said)


def test_saving_that_fails_for_good_never_says_saved(failing: tuple[LineByLine, Failing]) -> None:
    stage, store = failing
    store.refusals = 2
    with pytest.raises(BackcareError, match="disk is full"):
        stage.play("", "4", "lost", "", "yes", "no", routine="bridge")
    assert "Saved." not in stage.said


# Pipes


@pytest.fixture
def pipe(stage: LineByLine) -> LineByLine:
    stage.script.by_hand = False
    return stage


def test_answers_sent_in_advance_wait_for_their_questions(pipe: LineByLine) -> None:
    pipe.script.piped = ["5", "3", "a note"]
    pipe.play()
    entry = pipe.entry()
    assert (entry.pain_before, entry.pain_after, entry.note) == (5, 3, "a note")
    assert entry.outcome is Outcome.COMPLETED


def test_answers_are_not_taken_by_questions_that_nobody_foresaw(pipe: LineByLine) -> None:
    pipe.play("6", during=[(begins(item=1) + 3, STOP)])
    pipe.script.piped = ["8", "3", "a note"]
    pipe.play(routine="bridge")
    (entry,) = pipe.sessions()
    assert (entry.routine, entry.pain_before, entry.pain_after) == ("bridge", 8, 3)
    assert entry.note == "a note"


def test_empty_lines_pause_and_go_on(pipe: LineByLine) -> None:
    pipe.script.piped = ["", "", "", ""]
    pipe.play(routine="bridge")
    assert "Going on." in pipe.said
    assert (pipe.entry().pain_before, pipe.entry().outcome) == (None, Outcome.COMPLETED)


def test_a_pipe_full_of_nonsense_comes_to_an_end(pipe: LineByLine) -> None:
    pipe.script.piped = ["who knows"] * 100
    pipe.play(routine="bridge")
    assert (pipe.entry().pain_before, pipe.entry().pain_after) == (None, None)


def test_a_pipe_that_says_yes_to_everything_is_let_into_no_session(pipe: LineByLine) -> None:
    pipe.script.usual = False
    pipe.script.piped = ["y"] * 100
    pipe.play(routine="bridge")
    assert pipe.sessions() == []
    assert "Call your local emergency number" in " ".join(pipe.said)
