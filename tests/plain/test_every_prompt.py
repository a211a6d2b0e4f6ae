"""When to get help, and the way out, at every prompt line by line: found by walking through all of them."""

from pathlib import Path

import pytest

from backcare_tui.domain.guidance.circumstances import CIRCUMSTANCES
from backcare_tui.domain.interview.steps import Ask, Describe, Interrupt, Name, Rate, Step
from backcare_tui.domain.words.text import shown_line
from tests.domain.interview.questions import NAMES
from tests.plain.walk import HELP, NO_STEPS, WAYS, Walked, walked

ON_SCREENS = {
    *("add-entry", "leave", "unsaved-entry", "keep-entry", "restore-backup"),
    *("damaged-journal", "missing-entries", "same-activity", "do-anyway-still", "voice"),
}
"""What is asked on screens only."""


@pytest.fixture(scope="module")
def gone(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Walked]:
    """Each way as it is."""
    folder = tmp_path_factory.mktemp("gone")
    return {name: walked(folder / name, way) for name, way in WAYS.items()}


def test_the_ways_meet_every_prompt_and_every_answer_is_understood(gone: dict[str, Walked]) -> None:
    met = set().union(*(way.names for way in gone.values()))
    assert met == (NAMES - ON_SCREENS - {"save-again"}) | {"Describe", *NO_STEPS}
    assert [name for name, way in gone.items() if way.unread] == []
    assert [line for way in gone.values() for line in way.said if line.startswith("Please type")] == []


@pytest.mark.parametrize("name", WAYS)
def test_help_is_told_at_every_prompt_which_is_then_asked_again_whole(
    gone: dict[str, Walked], tmp_path: Path, name: str
) -> None:
    plain, helped = gone[name], walked(tmp_path, WAYS[name], for_help=True)
    said = helped.said
    asked_again: list[str] = []
    for prompt, end in zip(helped.prompts, helped.again, strict=True):
        told, again = said[prompt:end][: len(HELP)], said[prompt:end][len(HELP) :]
        assert tuple(told) == HELP
        assert again
        assert said[prompt - len(again) : prompt] == again
        asked_again += again
    for step in helped.steps:
        assert [line for line in lines_of(step) if not any(shown_line(line) in one for one in asked_again)] == []
    assert [said[end - 1] for end in helped.prompts] == [plain.said[end - 1] for end in plain.prompts]
    assert helped.kept == plain.kept


def test_q_leaves_at_every_prompt_and_loses_nothing(gone: dict[str, Walked], tmp_path: Path) -> None:
    left: set[str] = set()
    for name, way in WAYS.items():
        for number, end in enumerate(gone[name].prompts):
            prompt = gone[name].said[end - 1]
            if prompt in left:
                continue
            left.add(prompt)
            done = walked(tmp_path / str(len(left)), way, leave_at=number)
            begun = any(line.startswith("Exercise 1 of ") for line in done.said)
            asked_how = any("End the session?" in line for line in done.said)
            assert done.status == 0
            assert 1 <= len(done.prompts) - number <= (2 if asked_how else 1)
            assert done.draft is not None or not begun


def lines_of(step: Step) -> tuple[str, ...]:
    """What has to be said of STEP wherever it is asked."""
    match step:
        case Ask(question):
            return (question.title, question.body, *question.points)
        case Rate(question):
            return (question.title,)
        case Name(question):
            return (question.title, question.explanation)
        case Interrupt():
            return (step.title, step.action, *step.points)
        case Describe():
            return tuple(one.question for one in CIRCUMSTANCES)
    raise AssertionError(step)
