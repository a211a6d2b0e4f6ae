"""A question on the screen: every word of its answers can be read."""

import pytest

from backcare_tui.domain.interview.before.questions import gentle_question
from backcare_tui.domain.interview.question import Choice, Question
from backcare_tui.domain.interview.session_questions import kind_question, leg_question
from backcare_tui.ui.dialogs.asking.answer_list import AnswerList
from backcare_tui.ui.dialogs.asking.question import QuestionScreen
from backcare_tui.ui.widgets.key_bar import KeyBar
from tests.ui.running_app import OpenApp

GENTLE = gentle_question("7 of 10 is a lot today.", "Gentle day", "Core and glutes")


async def test_an_answer_too_long_for_its_line_goes_on_below_its_words(open_app: OpenApp) -> None:
    async with open_app(size=(50, 20)) as running:
        answers: list[Choice | None] = []
        await running.app.push_screen(QuestionScreen(GENTLE), answers.append)
        await running.on(QuestionScreen)
        await running.see("y  yes, Gentle day: small", "breathing")
        lines = running.text().split("\n")
        first = next(index for index, line in enumerate(lines) if "y  yes, Gentle day" in line)
        column = lines[first].index("yes, Gentle day")
        assert lines[first + 1][column - 3 : column].strip() == ""
        assert lines[first + 1][column] != " "
        await running.press("down", "enter")
        await running.until(lambda: answers)
        assert answers == [Choice.NO]


@pytest.mark.parametrize("question", [kind_question(), leg_question()], ids=lambda question: question.name)
async def test_what_hurts_has_all_its_answers_in_sight_on_the_smallest_screen(
    open_app: OpenApp, question: Question
) -> None:
    async with open_app(size=(30, 10)) as running:
        await running.app.push_screen(QuestionScreen(question))
        await running.on(QuestionScreen)
        await running.see("! get help", *(f"{answer.letter}  {answer.words[:4]}" for answer in question.answers))
        shown = " ".join(running.text().split())
        assert all(" ".join(answer.words.split()) in shown for answer in question.answers), running.text()


async def test_escape_is_named_where_no_answer_stands_for_leaving_it(open_app: OpenApp) -> None:
    async with open_app() as running:
        await running.app.push_screen(QuestionScreen(kind_question()))
        await running.see("Where is it, and how?", "esc back")
        await running.press("escape")
        await running.app.push_screen(QuestionScreen(GENTLE))
        await running.see("A gentle day?")
        assert "esc back" not in running.text()


async def test_what_is_too_long_for_the_screen_has_a_scroll_bar_and_is_whole_again_on_a_larger_one(
    open_app: OpenApp,
) -> None:
    long = GENTLE._replace(body="It goes on for a while. " * 8)
    async with open_app(size=(40, 13)) as running:
        await running.app.push_screen(QuestionScreen(long))
        screen = await running.on(QuestionScreen)
        answers, keys = screen.query_one(AnswerList), screen.query_one(KeyBar)
        await running.until(lambda: answers.show_vertical_scrollbar and keys.region.bottom <= 13)
        await running.pilot.resize_terminal(80, 40)
        await running.until(lambda: not answers.show_vertical_scrollbar and not screen.query(".-close"))
