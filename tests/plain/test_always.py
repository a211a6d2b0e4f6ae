"""When to get help, leaving and Enter work at every prompt, whatever was typed before and whoever types it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from backcare_tui.domain.journal.entry import Outcome, RatingEntry
from tests.plain.line_by_line import SAFETY, UNUSUAL, LineByLine, begins
from tests.storage.kept import kept_session
from tests.storage.welcomed import welcome

SIGN = f"- {SAFETY.cards[0].signs[0]}"


@pytest.fixture(params=["by hand", "pipe"])
def stage(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[LineByLine]:
    stage = LineByLine(tmp_path)
    welcome(stage.store)
    stage.script.by_hand = request.param == "by hand"
    yield stage
    stage.store.close()


def test_an_unknown_line_disables_nothing(stage: LineByLine) -> None:
    """The order in which a person met it: 4, an unknown line, help, end, yes."""
    stage.play("4", "yes", "2", "a note", routine="cat-cow", during=[(60, "what"), (65, "!"), (70, "q")])
    assert stage.index("“what” is not a command here.") < stage.said.index(SIGN) < stage.index("End the session?")
    entry = stage.entry()
    assert (entry.pain_before, entry.pain_after, entry.note) == (4, 2, "a note")
    assert entry.outcome is Outcome.ENDED_EARLY


def test_the_order_in_which_it_was_met_with_what_is_known_by_now(stage: LineByLine) -> None:
    stage.play("4", "!", "q", "yes", routine="cat-cow", during=[(60, "p")])
    assert stage.index("Where is it, and how?") < stage.said.index(SIGN) < stage.index("End the session?")
    assert (stage.entry().pain_before, stage.entry().outcome) == (4, Outcome.ENDED_EARLY)
    assert stage.said[-1] == "Saved."


def test_many_unknown_lines_cost_no_rating(stage: LineByLine) -> None:
    during = [(2.0 + number, f"line {number}") for number in range(8)]
    stage.play("4", "3", "a note", routine="cat-cow", during=[*during])
    assert sum("is not a command here" in line for line in stage.said) == 8
    assert (stage.entry().pain_after, stage.entry().note) == (3, "a note")


def test_what_is_no_rating_is_answered_and_the_rating_still_counts(stage: LineByLine) -> None:
    stage.play("p", "4", "p", "?", "x", "7 or so", "3", "a note", routine="cat-cow")
    assert (stage.entry().pain_before, stage.entry().pain_after, stage.entry().note) == (4, 3, "a note")


MOVING_S = begins() + 10
"""After the start: by then some of the first exercise of starter three was done."""
PROMPTS = [
    ("How is your back now?", ("!", "5", "3", ""), []),
    (UNUSUAL, ("5", "!", "n", "3", ""), []),
    ("A gentle day?", ("8", "!", "no", "3", ""), []),
    ("And how is your back now?", ("5", "!", "3", ""), []),
    ("A note?", ("5", "3", "!", ""), []),
    ("The worst pain during", ("5", "3", "", "!", "4"), []),
    ("End the session?", ("5", "!", "go on", "3", ""), [(MOVING_S, "q")]),
    ("Where is it, and how?", ("5", "!", "back", "3", ""), [(MOVING_S, "p")]),
    ("Is any of these new,", ("5", "f", "!", "back", "3", ""), [(MOVING_S, "p")]),
    ("How much does it hurt?", ("5", "i", "!", "back", "3", ""), [(MOVING_S, "p")]),
    ("What now?", ("5", "u", "6", "!", "back", "3", ""), [(MOVING_S, "p")]),
    ("What now? Type s", ("5", "c", "!", "back", "3", ""), [(MOVING_S, "p")]),
]


@pytest.mark.parametrize(("prompt", "answers", "during"), PROMPTS)
def test_help_is_told_at_every_prompt_which_is_then_asked_again(
    stage: LineByLine, prompt: str, answers: tuple[str, ...], during: list[tuple[float, str]]
) -> None:
    stage.script.usual = prompt != UNUSUAL
    stage.play(*answers, routine="starter-three", during=[*during])
    told = stage.said.index(SIGN)
    assert prompt in [line for line in stage.said[:told] if "? " in line][-1]
    last = f"- {SAFETY.not_today[-1]}"
    asked_again = next(line for line in stage.said[stage.said.index(last) + 1 :] if "? " in line)
    assert prompt in asked_again  # what else is said again, see `test_every_prompt.py`
    assert stage.entry().outcome is Outcome.COMPLETED
    assert stage.said.count(SIGN) == 1


@pytest.mark.parametrize(("prompt", "answers", "during"), PROMPTS)
def test_q_leaves_at_every_prompt_and_keeps_what_was_done(
    stage: LineByLine, prompt: str, answers: tuple[str, ...], during: list[tuple[float, str]]
) -> None:
    before = answers[: answers.index("!")]
    leave = ["q", "q"] if during and during[0][1] == "p" else ["q"]  # the first asks how to end the session
    stage.script.usual = prompt != UNUSUAL
    assert stage.play(*before, *leave, "never read", routine="starter-three", during=[*during]) == 0
    assert stage.script.answers == ["never read"]
    draft = kept_session(stage.store)
    rated = {UNUSUAL: 5, "A gentle day?": 8}
    begun = prompt not in ("How is your back now?", *rated)
    assert [entry.pains for entry in stage.store.entries()] == ([(rated[prompt],)] if prompt in rated else [])
    assert (draft is not None) is begun
    assert ("What was done is kept, and will be offered at the next start." in stage.said) is begun
    if draft is not None and not during:
        assert draft.ended


@pytest.mark.parametrize(("prompt", "answers", "during"), PROMPTS[-5:])
def test_q_while_it_hurts_asks_how_to_end_and_writes_no_complaint(
    stage: LineByLine, prompt: str, answers: tuple[str, ...], during: list[tuple[float, str]]
) -> None:
    before = answers[: answers.index("!")]
    stage.play(*before, "q", "yes", "3", "", routine="starter-three", during=[*during])
    assert stage.index(prompt) < stage.index("End the session?")
    entry = stage.entry()
    assert (entry.pain_before, entry.pain_after, entry.outcome) == (5, 3, Outcome.ENDED_EARLY)
    assert not any(record.complaints for record in entry.exercises)


def test_a_pipe_that_never_stops_is_answered_only_so_often(stage: LineByLine) -> None:
    stage.script.by_hand = False
    during = [(2.0 + number / 4, "again and again") for number in range(100)]
    stage.play("4", "3", "", routine="cat-cow", during=[*during])
    assert sum("is not a command here" in line for line in stage.said) == 20
    assert stage.entry().pain_after == 3


def test_what_a_pipe_sends_ahead_is_no_answer_to_a_question_in_the_session(stage: LineByLine) -> None:
    stage.script.by_hand = False
    stage.script.piped = ["5", "3", "a note"]
    stage.play("u", "6", "o", routine="bridge", during=[(30, "p")])
    entry = stage.entry()
    assert (entry.pain_before, entry.pain_after, entry.note) == (5, 3, "a note")
    assert [complaint.pain for complaint in entry.exercises[0].complaints] == [6]


def test_all_commands_are_told_when_asked_for(stage: LineByLine) -> None:
    stage.play("4", "3", "", routine="cat-cow", during=[(5, "?")])
    assert sum(line.startswith("r I am ready, p it hurts") for line in stage.said) == 2


def test_lines_written_for_something_else_begin_nothing_that_speaks_against_exercise(stage: LineByLine) -> None:
    """“What now?” has an answer by which a session begins all the same: that one is only ever typed."""
    stage.script.by_hand = stage.script.usual = False
    stage.script.piped = ["4", "y", "n", "n", "3", "my back was fine", ""]
    stage.play()
    assert any(line.startswith("What now?") for line in stage.said)
    assert [type(entry) for entry in stage.store.entries()] == [RatingEntry]
