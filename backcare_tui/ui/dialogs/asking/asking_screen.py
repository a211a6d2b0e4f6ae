"""A screen with a question, and how it is answered."""

from textual import on
from textual.events import Key

from backcare_tui.domain.interview.question import Choice, Question
from backcare_tui.ui.dialogs.asking.answer_list import AnswerList
from backcare_tui.ui.terminal.held_picture import HeldScreen


class AskingScreen(HeldScreen[Choice]):
    """Closes with what the chosen answer of its `AnswerList` stands for."""

    question: Question

    @on(AnswerList.OptionSelected)
    def _chosen(self, event: AnswerList.OptionSelected) -> None:
        self.dismiss(Choice(event.option_id) if event.option_id else self.question.escape)

    def on_key(self, event: Key) -> None:
        """The letter of an answer gives it, also of one that is understood without being offered."""
        for choice in (*(answer.choice for answer in self.question.answers), *self.question.also):
            if event.key == choice.letter:
                event.stop()
                self.dismiss(choice)

    def action_escape(self) -> None:
        self.dismiss(self.question.escape)
