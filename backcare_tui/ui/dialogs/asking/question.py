"""A question with a few answers, each with its letter."""

from textual.app import ComposeResult
from textual.binding import ActiveBinding, Binding
from textual.containers import Vertical
from textual.screen import ModalScreen

from backcare_tui.domain.interview.question import Choice, Question
from backcare_tui.ui.dialogs.asking.answer_list import AnswerList
from backcare_tui.ui.dialogs.asking.asking_screen import AskingScreen
from backcare_tui.ui.widgets.key_bar import KeyBar, told_otherwise
from backcare_tui.ui.widgets.literal_text import LiteralText


class QuestionScreen(ModalScreen[Choice], AskingScreen):
    """Shows a question over what is on the screen."""

    CSS_PATH = "../dialogs.tcss"

    BINDINGS = [
        Binding("exclamation_mark", "app.get_help", "get help", key_display="!", id="question.get-help"),
        Binding("escape", "escape", "back", key_display="esc", show=False, id="question.back"),
    ]

    def __init__(self, question: Question) -> None:
        super().__init__()
        self.question = question

    def compose(self) -> ComposeResult:
        with Vertical(id="question"):
            yield LiteralText(self.question.title, classes="form-title")
            if self.question.body:
                yield LiteralText(self.question.body, id="question-body")
            yield AnswerList(self.question, id="answers")
            yield KeyBar()

    @property
    def active_bindings(self) -> dict[str, ActiveBinding]:
        """The keys that work here: escape is shown where no answer stands for the same."""
        active = super().active_bindings
        if self.question.escape not in {answer.choice for answer in self.question.answers}:
            told_otherwise(active, "escape", show=True)
        return active
