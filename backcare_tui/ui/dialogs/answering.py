"""The steps of an interview, done on screens."""

from collections.abc import Awaitable, Callable
from typing import TypeVar

from textual.app import App

from backcare_tui.domain.interview.steps import Ask, Interrupt, Interview, Name, Rate, Step, Tell
from backcare_tui.ui.dialogs.asking.interruption import InterruptionScreen
from backcare_tui.ui.dialogs.asking.name import NameScreen
from backcare_tui.ui.dialogs.asking.page import QuestionPage
from backcare_tui.ui.dialogs.question import QuestionScreen
from backcare_tui.ui.dialogs.rating import RatingScreen
from backcare_tui.ui.dialogs.welcome import WelcomeScreen

T = TypeVar("T")


async def follow(interview: Interview[T], do: Callable[[Step], Awaitable[object]]) -> T:
    """What comes of INTERVIEW when each of its steps is done by DO, which gives the reply."""
    reply: object = None
    while True:
        try:
            step = interview.send(reply)
        except StopIteration as end:
            outcome: T = end.value
            return outcome
        reply = await do(step)


async def answered(app: App[None], step: Step) -> object:
    """The answer that is given to STEP, which must ask something. Call it from a worker."""
    match step:
        case Ask(question) if question.points:
            return await app.push_screen_wait(QuestionPage(question))
        case Ask(question):
            return await app.push_screen_wait(QuestionScreen(question))
        case Rate(question):
            return await app.push_screen_wait(RatingScreen(question))
        case Name(question):
            return await app.push_screen_wait(NameScreen(question))
        case Interrupt():
            return await app.push_screen_wait(InterruptionScreen(step))
        case Tell():
            await app.push_screen_wait(WelcomeScreen(step))
            return None
    raise TypeError(f"{type(step).__name__} asks nothing")
