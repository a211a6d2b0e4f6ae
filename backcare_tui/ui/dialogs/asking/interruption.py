"""What to do now, on a screen of its own."""

from backcare_tui.domain.interview.question import Choice
from backcare_tui.domain.interview.steps import Interrupt
from backcare_tui.ui.dialogs.asking.page import QuestionPage


class InterruptionScreen(QuestionPage):
    """Stays until it is answered: escape goes back only where that is one of the answers."""

    def __init__(self, step: Interrupt) -> None:
        super().__init__(step.question._replace(points=step.points), title=step.title, lead=step.action)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Escape is no answer unless it can be taken back."""
        if action == "escape" and self.question.escape is not Choice.BACK:
            return False
        return super().check_action(action, parameters)
