"""Saying that it hurts, line by line."""

import pytest

from backcare_tui.domain.catalogue.terms import Variation
from backcare_tui.domain.journal.complaint import Complaint, PainKind, Remedy
from backcare_tui.domain.journal.entry import Outcome
from backcare_tui.domain.journal.memo import Subject
from backcare_tui.storage.journal.file import JOURNAL_NAME
from tests.plain.line_by_line import CATALOGUE, Action, LineByLine, begins


def test_the_easier_form_is_told_and_kept(stage: LineByLine) -> None:
    stage.play("2", "i", "4", "easier", "3", "", "", routine="bridge", during=[(begins("bridge") + 10, "p")])
    (record,) = stage.entry().exercises
    assert record.complaints == (Complaint(pain=4, what=PainKind.STAYS, remedy=Remedy.EASIER),)
    assert (record.variation, record.outcome) == (Variation.EASIER, Outcome.COMPLETED)
    assert stage.entry().pain_worst == 4
    told = stage.said.index("Bridge. Lift only half way.")
    assert stage.said[told - 1] == "Going on."
    assert stage.said[told - 2].startswith("What now?")
    assert stage.said[told + 1].startswith("2 of 6. Breathe out. Lift half way.")


def test_the_easier_form_of_open_ended_minutes_is_told_where_they_are(stage: LineByLine) -> None:
    easier = CATALOGUE.exercises["march"].easier[0].words
    stage.play("2", "i", "4", "easier", "s", "3", "", "", routine="march", during=[(60, "p"), (70, "q")])
    told = stage.index(f"{easier} March on the spot")
    assert stage.said[told - 1] == "Going on."
    (record,) = stage.entry().exercises
    assert record.variation is Variation.EASIER
    assert stage.entry().note == ""


def test_it_can_be_left_out_and_what_was_typed_stays_apart(stage: LineByLine) -> None:
    stage.play("2", "f", "n", "6", "o", "3", "Slept badly.", "", during=[(begins() + 10, "p")])
    first, second, _ = stage.entry().exercises
    assert first.complaints == (Complaint(pain=6, what=PainKind.SPREADS, remedy=Remedy.LEAVE_OUT),)
    assert first.outcome is Outcome.ENDED_EARLY
    assert second.outcome is Outcome.COMPLETED
    assert stage.entry().note == "Slept badly."


def test_it_can_end_the_session(stage: LineByLine) -> None:
    stage.play("2", "sharp", "", "save", "3", "", "8", during=[(30, "p")])
    entry = stage.entry()
    assert entry.exercises[0].complaints == (Complaint(pain=None, what=PainKind.SHARP, remedy=Remedy.END),)
    assert (entry.outcome, entry.pain_worst) == (Outcome.ENDED_EARLY, 8)


@pytest.mark.parametrize(
    "answers", [("b",), ("f", "b"), ("f", "n", "b"), ("u", "6", "back"), ("c", "back"), ("f", "f", "b")]
)
@pytest.mark.parametrize("paused", [False, True])
def test_taking_it_back_changes_nothing(stage: LineByLine, answers: tuple[str, ...], paused: bool) -> None:
    before: list[bytes] = []
    after: list[bytes] = []
    pauses: list[tuple[float, str | Action]] = [(25, "")] if paused else []
    during: list[tuple[float, str | Action]] = [
        *pauses,
        (27, lambda: before.append(journal(stage))),
        (28, "p"),
        (30, lambda: after.append(journal(stage))),
    ]
    ends: list[tuple[float, str | Action]] = [(60, "")] if paused else []
    stage.play("2", *answers, "3", "", "", routine="bridge", during=[*during, *ends])
    assert before == after
    (record,) = stage.entry().exercises
    assert record.complaints == ()
    assert (record.variation, record.done_s) == (Variation.STANDARD, 64.0)
    assert ("Still paused. Press Enter to go on." in stage.said) is paused
    seconds = (stage.entry().ended_at - stage.entry().at).total_seconds()
    assert seconds == pytest.approx(stage.seconds("bridge") + (35 if paused else 0), abs=0.5)


def journal(stage: LineByLine) -> bytes:
    return (stage.folder / JOURNAL_NAME).read_bytes()


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        (("c",), "Stop and rest. Call your local emergency number at once for the chest"),
        (("f", "y"), "Call your local emergency number or go to an emergency department now."),
        (("further", "foot"), "See a doctor or call a nurse line today."),
    ],
)
def test_what_needs_help_is_told_and_ends_it_without_another_question(
    stage: LineByLine, answers: tuple[str, ...], told: str
) -> None:
    stage.play("2", *answers, "s", "", "", routine="bridge", during=[(30, "p")])
    assert stage.index(told) < stage.index("What now?") < stage.index("A note?")
    assert not any("And how is your back now?" in line for line in stage.said)
    (complaint,) = stage.entry().exercises[0].complaints
    assert (complaint.pain, complaint.remedy) == (None, Remedy.END)
    assert stage.entry().outcome is Outcome.ENDED_EARLY


@pytest.mark.parametrize(("answers", "sign"), [(("c",), None), (("f", "y"), "emergency"), (("f", "f"), "urgent")])
def test_a_sign_that_lasts_is_remembered(stage: LineByLine, answers: tuple[str, ...], sign: str | None) -> None:
    stage.play("2", *answers, "s", "", "", routine="bridge", during=[(30, "p")])
    memos = [memo.says for memo in stage.store.memos() if memo.about is Subject.SIGNS]
    assert memos == (["none"] if sign is None else [sign, "none"])


def test_a_stop_ends_it_where_nobody_types_any_more(stage: LineByLine) -> None:
    stage.script.by_hand = False
    stage.script.piped = ["2"]
    stage.play("c", routine="bridge", during=[(30, "p")])
    assert stage.entry().exercises[0].complaints[0].remedy is Remedy.END


def test_the_worst_pain_follows_what_hurt_most(stage: LineByLine) -> None:
    during = [(30.0, "p"), (50.0, "p"), (60.0, "p")]
    stage.play("2", "i", "4", "g", "u", "7", "e", "i", "5", "g", "3", "", "", routine="bridge", during=[*during])
    assert [complaint.pain for complaint in stage.entry().exercises[0].complaints] == [4, 7, 5]
    assert stage.entry().pain_worst == 7
    assert stage.entry().note == ""
