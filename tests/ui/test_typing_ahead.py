"""Keys that come faster than screens, as over a slow line, break nothing."""

import pytest
from textual.events import Key

from backcare_tui.ui.screens.question import Answer, Question
from backcare_tui.ui.screens.rating import RatingScreen
from tests.ui.stage import OpenApp, Stage


def type_ahead(stage: Stage, *keys: str) -> None:
    """KEYS all at once, before the app has done anything about the first."""
    for key in keys:
        stage.app.post_message(Key(key, key if len(key) == 1 else None))


async def test_a_key_waits_for_the_screen_that_is_being_opened(open_app: OpenApp) -> None:
    async with open_app() as stage:
        answers: list[object] = []
        stage.app.push_screen(RatingScreen("How is it?", "So that we know."), answers.append)
        type_ahead(stage, "7", "enter")
        await stage.until(lambda: answers)
        stage.app.push_screen(Question("Well?", "", [Answer("x", "yes", "yes")]), answers.append)
        type_ahead(stage, "x")
        await stage.until(lambda: len(answers) == 2)
        assert answers == [7, "yes"]


@pytest.mark.parametrize(
    "keys", [["r", "3", "ctrl+s"], ["w", "ctrl+s"], ["w", "escape"], ["question_mark", "escape"]], ids="-".join
)
async def test_a_burst_of_keys_leaves_the_app_running(open_app: OpenApp, keys: list[str]) -> None:
    async with open_app() as stage:
        type_ahead(stage, *keys)
        await stage.press("space")
        await stage.pilot.pause()
        assert stage.app.is_running
