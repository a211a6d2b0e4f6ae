import pytest

from backcare_tui.domain.interview.before.questions import RATE_BEFORE
from backcare_tui.domain.interview.question import Choice, Rated, RatingQuestion
from backcare_tui.domain.interview.session_questions import RATE_AFTER, RATE_HURT
from backcare_tui.ui.dialogs.asking.rating import RatingScreen
from backcare_tui.ui.widgets.pain_scale import PainScale
from tests.ui.running_app import OpenApp, RunningApp


async def asked(stage: RunningApp, question: RatingQuestion = RATE_BEFORE) -> list[Rated]:
    """A rating screen on top; what it gives lands in the list."""
    answers: list[Rated] = []
    await stage.app.push_screen(RatingScreen(question), answers.append)
    await stage.on(RatingScreen)
    return answers


def value(stage: RunningApp) -> int | None:
    return stage.screen.query_one(PainScale).value


async def test_nothing_is_chosen_before_somebody_chooses(open_app: OpenApp) -> None:
    async with open_app() as stage:
        await asked(stage)
        assert value(stage) is None
        assert "nothing chosen yet" in stage.text()
        assert "no pain" in stage.text()
        assert "worst imaginable" in stage.text()


async def test_a_digit_chooses_and_t_is_ten(open_app: OpenApp) -> None:
    async with open_app() as stage:
        await asked(stage)
        for number in range(10):
            await stage.press(str(number))
            assert value(stage) == number
            assert f"{number} of 10" in stage.text()
        await stage.press("t")
        assert value(stage) == 10
        assert "10 of 10" in stage.text()


async def test_enter_gives_what_was_chosen(open_app: OpenApp) -> None:
    async with open_app(size=(60, 15)) as stage:
        for key, number in ("0", 0), ("1", 1), ("9", 9), ("t", 10):
            answers = await asked(stage)
            await stage.press(key, "enter")
            await stage.until(answers.copy)
            assert answers == [number]


async def test_arrows_begin_at_the_ends_and_stay_on_the_scale(open_app: OpenApp) -> None:
    async with open_app() as stage:
        await asked(stage)
        await stage.press("right")
        assert value(stage) == 0
        await stage.press("left")
        assert value(stage) == 0
        await stage.press("right", "right")
        assert value(stage) == 2
        await stage.press("backspace", "left")
        assert value(stage) == 10
        await stage.press("right")
        assert value(stage) == 10


async def test_backspace_takes_the_choice_back(open_app: OpenApp) -> None:
    async with open_app() as stage:
        answers = await asked(stage)
        await stage.press("6", "backspace")
        assert value(stage) is None
        await stage.press("enter")
        await stage.until(lambda: answers)
        assert answers == [None]


@pytest.mark.parametrize("question", [RATE_BEFORE, RATE_AFTER, RATE_HURT])
async def test_enter_without_a_choice_leaves_it_unrated_as_it_does_line_by_line(
    open_app: OpenApp, question: RatingQuestion
) -> None:
    async with open_app() as stage:
        answers = await asked(stage, question)
        await stage.press("enter")
        await stage.until(lambda: answers)
        assert answers == [None]


@pytest.mark.parametrize("keys", [["escape"], ["7", "escape"]])
async def test_escape_takes_back_that_it_hurts(open_app: OpenApp, keys: list[str]) -> None:
    async with open_app() as stage:
        answers = await asked(stage, RATE_HURT)
        await stage.see("esc back")
        assert "leave unrated" not in stage.text()
        assert "Enter if you cannot say. Escape goes back." in stage.text()
        await stage.press(*keys)
        await stage.until(lambda: answers)
        assert answers == [Choice.BACK]


@pytest.mark.parametrize("keys", [["escape"], ["0", "escape"], ["7", "escape"]])
async def test_escape_leaves_it_unrated_which_is_not_zero(open_app: OpenApp, keys: list[str]) -> None:
    async with open_app() as stage:
        answers = await asked(stage)
        await stage.press(*keys)
        await stage.until(lambda: answers)
        assert answers == [None]


@pytest.mark.parametrize("size", [(40, 15), (36, 8)])
async def test_all_eleven_boxes_fit_a_small_terminal(open_app: OpenApp, size: tuple[int, int]) -> None:
    async with open_app(size=size) as stage:
        await asked(stage)
        (boxes,) = (line for line in stage.text().split("\n") if " 9 " in line)
        assert boxes.split() == [str(number) for number in range(11)]
