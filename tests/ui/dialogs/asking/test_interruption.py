"""What to do now: it fills the screen, all of it can be read, and it stays until it is answered."""

from backcare_tui.domain.interview.question import Answer, Choice
from backcare_tui.domain.interview.steps import Interrupt
from backcare_tui.ui.dialogs.asking.interruption import InterruptionScreen
from backcare_tui.ui.dialogs.help_cards import HelpCardsScreen
from backcare_tui.ui.screens.today import TodayScreen
from tests.ui.running_app import OpenApp

POINTS = tuple(f"Point {number}: rest, and have somebody with you until it has passed." for number in range(1, 10))
READ = Interrupt("Stop now", "Call 112, or go to an emergency department.", POINTS)
ENDS = Interrupt(
    "Stop now",
    "Rest.",
    answers=(Answer(Choice.SAVE, "end the session"), Answer(Choice.BACK, "it was the wrong key")),
)


async def test_all_of_it_can_be_read_beside_its_answers(open_app: OpenApp) -> None:
    async with open_app() as stage:
        for size in [(60, 20), (80, 24), (120, 40), (40, 15), (20, 5)]:
            await stage.pilot.resize_terminal(*size)
            await stage.app.push_screen(InterruptionScreen(READ))
            await stage.on(InterruptionScreen)
            seen: set[str] = set()
            pages, before, text = 0, "", stage.text()
            while text != before:
                assert "Stop now" in text, size
                assert "go on, I have" in text, size
                seen |= {point[:8] for point in POINTS if point[:8] in text}
                await stage.press("pagedown")
                pages, before, text = pages + 1, text, stage.text()
            assert seen == {point[:8] for point in POINTS}, size
            await stage.press(*["pageup"] * (pages + 3))
            await stage.see("Call 112")
            await stage.press("g")
            await stage.on(TodayScreen)


async def test_it_stays_until_it_is_answered(open_app: OpenApp) -> None:
    async with open_app() as stage:
        for key in ("g", "enter"):
            answers: list[Choice | None] = []
            await stage.app.push_screen(InterruptionScreen(READ), answers.append)
            screen = await stage.on(InterruptionScreen)
            assert "enter" not in stage.text(), key
            await stage.press("escape", "space", "x", "enter", "down", "up")
            assert await stage.on(InterruptionScreen) is screen, key
            assert "esc" not in stage.text(), key
            await stage.press("exclamation_mark")
            await stage.on(HelpCardsScreen)
            await stage.press("escape")
            assert await stage.on(InterruptionScreen) is screen, key
            await stage.press(key)
            await stage.until(answers.copy)
            assert answers == [Choice.GO_ON], key


ANSWERED = [
    (["s"], Choice.SAVE),
    (["enter", "down", "enter"], Choice.SAVE),
    (["escape"], Choice.BACK),
    (["down", "down", "enter"], Choice.BACK),
]


async def test_it_is_answered_by_letter_by_list_and_back_by_escape(open_app: OpenApp) -> None:
    async with open_app() as stage:
        answers: list[Choice | None] = []
        seen = []
        for keys, choice in ANSWERED:
            seen.append(keys)
            await stage.app.push_screen(InterruptionScreen(ENDS), answers.append)
            await stage.on(InterruptionScreen)
            assert "esc" in stage.text(), keys
            await stage.press(*keys)
            await stage.until(lambda: len(answers) == len(seen))
            assert answers[-1] == choice, keys
