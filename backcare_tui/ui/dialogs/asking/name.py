"""A name of a few words."""

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input

from backcare_tui.domain.interview.question import NameQuestion
from backcare_tui.domain.words.text import clean, fitting_name
from backcare_tui.errors import UsageError
from backcare_tui.ui.terminal.held_picture import HeldScreen
from backcare_tui.ui.widgets.key_bar import key_line
from backcare_tui.ui.widgets.literal_text import LiteralText
from backcare_tui.ui.widgets.text_fields import LineField, TroubleLine


class NameScreen(ModalScreen[str | None], HeldScreen[str | None]):
    """Gives the name; None when left, which names nothing."""

    CSS_PATH = "../dialogs.tcss"

    BINDINGS = [Binding("escape", "dismiss(None)", "back", show=False, id="name.back")]

    def __init__(self, question: NameQuestion) -> None:
        super().__init__()
        self.question = question

    def compose(self) -> ComposeResult:
        with Vertical(id="question"):
            yield LiteralText(self.question.title, classes="form-title")
            yield LiteralText(self.question.explanation, id="question-body")
            yield LineField(clean(self.question.known), id="name")
            yield TroubleLine()
            yield LiteralText(key_line(("enter", "accept"), ("esc", "back")), classes="form-keys")

    def on_mount(self) -> None:
        for field in self.query("#name"):  # none if it is taken apart already
            field.focus()

    @on(Input.Submitted, "#name")
    def _typed(self, event: Input.Submitted) -> None:
        try:
            self.dismiss(fitting_name(event.value))
        except UsageError as error:
            self.query_one(TroubleLine).tell(error)
