"""A screen with something to read, all of it beside the answers to it."""

from textual.app import ComposeResult
from textual.binding import ActiveBinding, Binding
from textual.containers import Vertical

from backcare_tui.domain.interview.question import Choice, Question
from backcare_tui.ui.dialogs.asking.answer_list import AnswerList
from backcare_tui.ui.dialogs.asking.asking_screen import AskingScreen
from backcare_tui.ui.dialogs.reading_on import ReadingOn
from backcare_tui.ui.widgets.key_bar import KeyBar, told_otherwise
from backcare_tui.ui.widgets.literal_text import LiteralText, TextPage


class QuestionPage(ReadingOn[Choice], AskingScreen):
    """Asks a question about what stands above its answers; what does not fit is scrolled to."""

    CSS_PATH = "page.tcss"

    BINDINGS = [Binding("escape", "escape", "back", key_display="esc", id="page.back")]

    def __init__(self, question: Question, *, title: str = "", lead: str = "") -> None:
        """TITLE and LEAD take the place of the title and the body of QUESTION."""
        super().__init__()
        self.question = question
        self._heading = title or question.title
        self._lead = lead or question.body

    def compose(self) -> ComposeResult:
        with Vertical(classes="page-body"):
            yield LiteralText(self._heading, id="page-title", classes="" if self._lead else "-alone")
            with TextPage(id="page", can_focus=False):
                if self._lead:
                    yield LiteralText(self._lead, id="page-lead")
                if self.question.points:
                    yield LiteralText("\n".join(f"– {point}" for point in self.question.points), id="page-points")
            yield AnswerList(self.question, id="page-answers")
        yield KeyBar()

    @property
    def active_bindings(self) -> dict[str, ActiveBinding]:
        """The keys that work here, escape by what it stands for."""
        active = super().active_bindings
        if self.question.escape is Choice.LATER:
            told_otherwise(active, "escape", description="later")
        return active
