"""The steps of an interview, done on screens, each of which is imported when it is needed."""

from collections.abc import Awaitable, Callable
from typing import TypeVar

from textual.app import App

from backcare_tui.domain.interview.steps import Ask, Interrupt, Interview, Name, Rate, Step, Tell

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
            from backcare_tui.ui.dialogs.asking.page import QuestionPage

            return await app.push_screen_wait(QuestionPage(question))
        case Ask(question):
            from backcare_tui.ui.dialogs.asking.question import QuestionScreen

            return await app.push_screen_wait(QuestionScreen(question))
        case Rate(question):
            from backcare_tui.ui.dialogs.asking.rating import RatingScreen

            return await app.push_screen_wait(RatingScreen(question))
        case Name(question):
            from backcare_tui.ui.dialogs.asking.name import NameScreen

            return await app.push_screen_wait(NameScreen(question))
        case Interrupt():
            from backcare_tui.ui.dialogs.asking.interruption import InterruptionScreen

            return await app.push_screen_wait(InterruptionScreen(step))
        case Tell():
            from backcare_tui.ui.dialogs.asking.welcome import WelcomeScreen

            await app.push_screen_wait(WelcomeScreen(step))
            return None
    raise TypeError(f"{type(step).__name__} asks nothing")
