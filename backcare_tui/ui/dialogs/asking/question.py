"""A question with a few answers, each with its letter."""

from textual.app import ComposeResult
from textual.binding import ActiveBinding, Binding
from textual.containers import Vertical
from textual.screen import ModalScreen

from backcare_tui.domain.interview.question import Choice, Question
from backcare_tui.ui.dialogs.asking.answer_list import AnswerList
from backcare_tui.ui.dialogs.asking.asking_screen import AskingScreen
from backcare_tui.ui.widgets.choice_list import ChoiceList
from backcare_tui.ui.widgets.key_bar import KeyBar, told_otherwise
from backcare_tui.ui.widgets.literal_text import LiteralText


class QuestionBox(Vertical):
    """Holds a title, a body, what there is to choose from, and its keys.

    Where not all of it fits it stands closer, and its list has fewer rows: one that goes on has a
    scroll bar, and nothing is cut off unseen.
    """

    _LEAST_ROWS = 2

    def __init__(self) -> None:
        super().__init__(id="question")

    def fit(self) -> None:
        """Find its room anew; to be called when the screen has another size."""
        self.remove_class("-close")
        for choices in self.query(ChoiceList):
            choices.styles.max_height = None
        self.call_after_refresh(self._stand_closer)

    @property
    def _rows_too_many(self) -> int:
        return self.virtual_size.height - self.size.height

    def _stand_closer(self) -> None:
        if self._rows_too_many > 0:
            self.add_class("-close")
            self.call_after_refresh(self._shorten)

    def _shorten(self) -> None:
        for choices in self.query(ChoiceList):
            if self._rows_too_many > 0:
                choices.styles.max_height = max(self._LEAST_ROWS, choices.outer_size.height - self._rows_too_many)


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

    def on_resize(self) -> None:
        for box in self.query(QuestionBox):
            box.fit()

    def compose(self) -> ComposeResult:
        with QuestionBox():
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
