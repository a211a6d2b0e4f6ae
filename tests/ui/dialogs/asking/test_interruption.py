"""What to do now: it fills the screen, all of it can be read, and it stays until it is answered."""

import pytest

from backcare_tui.domain.interview.question import Answer, Choice
from backcare_tui.domain.interview.steps import Interrupt
from backcare_tui.ui.dialogs.asking.interruption import InterruptionScreen
from backcare_tui.ui.dialogs.help_cards import HelpCardsScreen
from tests.ui.running_app import OpenApp

POINTS = tuple(f"Point {number}: rest, and have somebody with you until it has passed." for number in range(1, 10))
READ = Interrupt("Stop now", "Call 112, or go to an emergency department.", POINTS)
ENDS = Interrupt(
    "Stop now",
    "Rest.",
    answers=(Answer(Choice.SAVE, "end the session"), Answer(Choice.BACK, "it was the wrong key")),
)


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40), (40, 15), (20, 5)])
async def test_all_of_it_can_be_read_beside_its_answers(open_app: OpenApp, size: tuple[int, int]) -> None:
    async with open_app(size=size) as stage:
        await stage.app.push_screen(InterruptionScreen(READ))
        await stage.on(InterruptionScreen)
        seen: set[str] = set()
        for _ in range(75):
            text = stage.text()
            assert "Stop now" in text
            assert "I have read" in text
            seen |= {point[:8] for point in POINTS if point[:8] in text}
            await stage.press("pagedown")
        assert seen == {point[:8] for point in POINTS}
        await stage.press(*["pageup"] * 75)
        await stage.see("Call 112")


@pytest.mark.parametrize("key", ["g", "enter"])
async def test_it_stays_until_it_is_answered(open_app: OpenApp, key: str) -> None:
    async with open_app() as stage:
        answers: list[Choice | None] = []
        await stage.app.push_screen(InterruptionScreen(READ), answers.append)
        screen = await stage.on(InterruptionScreen)
        assert "enter" not in stage.text()
        await stage.press("escape", "space", "x", "enter", "down", "up")
        assert await stage.on(InterruptionScreen) is screen
        assert "esc" not in stage.text()
        await stage.press("exclamation_mark")
        await stage.on(HelpCardsScreen)
        await stage.press("escape")
        assert await stage.on(InterruptionScreen) is screen
        await stage.press(key)
        await stage.until(lambda: answers)
        assert answers == [Choice.GO_ON]


@pytest.mark.parametrize(
    ("keys", "choice"),
    [
        (["s"], Choice.SAVE),
        (["enter", "down", "enter"], Choice.SAVE),
        (["escape"], Choice.BACK),
        (["down", "down", "enter"], Choice.BACK),
    ],
)
async def test_it_is_answered_by_letter_by_list_and_back_by_escape(
    open_app: OpenApp, keys: list[str], choice: Choice
) -> None:
    async with open_app() as stage:
        answers: list[Choice | None] = []
        await stage.app.push_screen(InterruptionScreen(ENDS), answers.append)
        await stage.on(InterruptionScreen)
        assert "esc" in stage.text()
        await stage.press(*keys)
        await stage.until(lambda: answers)
        assert answers == [choice]
