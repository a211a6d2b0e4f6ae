"""Questions as values: each says what escape means, and each letter means one thing."""

import ast
import re
from collections.abc import Iterator

import pytest

from backcare_tui.domain.interview.question import Answer, Choice, Question, understood
from backcare_tui.domain.interview.session_questions import interrupted_question
from backcare_tui.domain.journal.entry import Outcome
from tests.domain.builders import when
from tests.domain.interview.questions import NAMES, QUESTIONS, RATINGS
from tests.domain.session.test_draft import DONE, a_draft
from tests.layers import MODULES, name_of, tree_of

ROOM = "backcare_tui.domain.interview"


_MADE = ("Question", "RatingQuestion", "NameQuestion")


def made_questions() -> Iterator[tuple[str, str]]:
    """The module and the name of each question that the program makes."""
    for path in MODULES:
        for node in ast.walk(tree_of(path)):
            if isinstance(node, ast.Call) and ast.unparse(node.func) in _MADE:
                (name,) = [word.value for word in node.keywords if word.arg == "name"]
                assert isinstance(name, ast.Constant), "a question's name is written out"
                yield name_of(path), str(name.value)


def test_every_question_of_the_program_is_known_here_and_made_in_one_room() -> None:
    made = list(made_questions())
    assert {name for _, name in made} == NAMES
    assert len({name for _, name in made}) == len(made)
    assert all(module.startswith(f"{ROOM}.") for module, _ in made)


def test_one_letter_means_one_thing_on_all_questions() -> None:
    meanings: dict[str, set[Choice]] = {}
    for question in QUESTIONS:
        for answer in question.answers:
            meanings.setdefault(answer.letter, set()).add(answer.choice)
    assert all(len(choices) == 1 for choices in meanings.values())
    assert len({choice.letter for choice in Choice}) == len(Choice)


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.name)
def test_each_letter_begins_a_word_of_its_answer(question: Question) -> None:
    """So that somebody who has read the answer knows it."""
    for answer in question.answers:
        assert answer.letter in {word[0] for word in re.findall(r"\w+", answer.words.lower())}, answer


def test_each_meaning_is_offered_somewhere() -> None:
    offered = {answer.choice for question in QUESTIONS for answer in question.answers}
    assert offered == set(Choice)


@pytest.mark.parametrize("choice", Choice)
def test_a_letter_is_one_that_can_be_typed_everywhere(choice: Choice) -> None:
    assert len(choice.letter) == 1
    assert choice.letter.isascii()
    assert choice.letter.isalpha()
    assert choice.letter.islower()


HARMLESS = {Choice.GO_ON, Choice.LATER, Choice.NO, Choice.BACK}
"""What escape may stand for: none of it writes, deletes or ends anything."""


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.name)
def test_escape_stands_for_something_that_changes_nothing(question: Question) -> None:
    assert question.escape in HARMLESS
    assert len({answer.choice for answer in question.answers}) == len(question.answers)


def test_a_rating_left_is_unrated_or_taken_back() -> None:
    assert {question.escape for question in RATINGS} == {None, Choice.BACK}


# What is typed


@pytest.mark.parametrize(
    ("typed", "choice"),
    [
        ("s", Choice.SAVE),
        ("save", Choice.SAVE),
        ("SAVE ", Choice.SAVE),
        ("keep", Choice.SAVE),
        ("yes", Choice.SAVE),
        ("d", Choice.DISCARD),
        ("dis", Choice.DISCARD),
        ("g", Choice.GO_ON),
        ("go on", Choice.GO_ON),
        ("go-on", Choice.GO_ON),
        ("go", Choice.GO_ON),
        ("", None),
        ("no", None),
        ("saved", None),
        ("later", None),
        ("b", None),
    ],
)
def test_an_answer_goes_by_its_letter_or_the_beginning_of_its_word(typed: str, choice: Choice | None) -> None:
    end, *_ = [question for question in QUESTIONS if question.name == "end-session"]
    assert understood(end, typed) is choice


@pytest.mark.parametrize("typed", ["d", "discard"])
def test_what_comes_to_the_same_is_not_offered_twice_and_understood(typed: str) -> None:
    rated, unrated, *_ = [question for question in QUESTIONS if question.name == "end-session"]
    assert [answer.choice for answer in unrated.answers] == [Choice.SAVE, Choice.GO_ON]
    assert [answer.choice for answer in rated.answers] == [Choice.SAVE, Choice.DISCARD, Choice.GO_ON]
    assert understood(unrated, typed) is Choice.DISCARD


@pytest.mark.parametrize("typed", ["b", "back", "escape"])
def test_what_can_be_taken_back_is_taken_back_by_its_word(typed: str) -> None:
    (kind,) = [question for question in QUESTIONS if question.name == "pain-kind"]
    assert understood(kind, typed) is Choice.BACK


def test_a_beginning_of_two_answers_is_none() -> None:
    both = (Answer(Choice.BACK, "one"), Answer(Choice.BACKUPS, "other"))
    question = Question(name="try", title="Which?", answers=both, escape=Choice.BACK)
    assert understood(question, "ba") is None
    assert understood(question, "backu") is Choice.BACKUPS
    assert understood(question, "v") is Choice.BACKUPS


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.name)
def test_what_can_be_taken_back_is_by_its_letter_whatever_else_begins_so(question: Question) -> None:
    if question.escape is Choice.BACK:
        assert understood(question, "b") is Choice.BACK


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.name)
def test_each_answer_is_understood_by_letter_and_by_word(question: Question) -> None:
    for answer in question.answers:
        assert understood(question, answer.letter) is answer.choice
        assert understood(question, answer.choice.value) is answer.choice


def test_what_was_cut_off_before_anything_was_done_or_rated_can_be_discarded_once() -> None:
    nothing = DONE.model_copy(update={"done_s": 0.0, "outcome": Outcome.SKIPPED})
    draft = a_draft(item=0, records=(nothing, nothing), pain_before=None)
    asked = interrupted_question(draft, can_go_on=True, now=when(23))
    assert [one.choice for one in asked.answers] == [Choice.GO_ON, Choice.AGAIN, Choice.DISCARD, Choice.LATER]
    assert understood(asked, "s") is Choice.SAVE
