"""A question with a few answers, each with its letter."""

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.events import Key
from textual.screen import ModalScreen

from backcare_tui.domain.interview.question import Choice, Question
from backcare_tui.ui.dialogs.asking.answer_list import AnswerList
from backcare_tui.ui.widgets.literal_text import LiteralText


class QuestionScreen(ModalScreen[Choice]):
    """Shows a question, and gives what the chosen answer stands for."""

    CSS_PATH = "dialogs.tcss"

    BINDINGS = [
        Binding("exclamation_mark", "app.get_help", "get help", show=False, id="question.get-help"),
        Binding("escape", "escape", "back", show=False, id="question.back"),
    ]

    def __init__(self, question: Question) -> None:
        super().__init__()
        self.question = question

    def compose(self) -> ComposeResult:
        with Vertical(id="question"):
            yield LiteralText(self.question.title, classes="form-title")
            if self.question.body:
                yield LiteralText(self.question.body, id="question-body")
            yield AnswerList(self.question.answers, id="answers")

    @on(AnswerList.OptionSelected, "#answers")
    def _chosen(self, event: AnswerList.OptionSelected) -> None:
        self.dismiss(Choice(event.option_id) if event.option_id else self.question.escape)

    def on_key(self, event: Key) -> None:
        """The letter of an answer gives it."""
        for answer in self.question.answers:
            if event.key == answer.letter:
                event.stop()
                self.dismiss(answer.choice)

    def action_escape(self) -> None:
        self.dismiss(self.question.escape)
