"""Something to read before anything else goes on: what this is and is not, and whom to ask."""

from textual.app import ComposeResult
from textual.binding import Binding

from backcare_tui.domain.interview.steps import Tell
from backcare_tui.ui.dialogs.reading_on import ReadingOn
from backcare_tui.ui.widgets.key_bar import KeyBar
from backcare_tui.ui.widgets.literal_text import LiteralText, TextPage


class WelcomeScreen(ReadingOn[None]):
    """Says what a step tells, and closes once that was read."""

    CSS_PATH = "../dialogs.tcss"

    BINDINGS = [
        Binding("enter,space,escape", "dismiss", "understood", key_display="enter", id="welcome.understood")
    ]

    def __init__(self, step: Tell) -> None:
        super().__init__()
        self._step = step

    def compose(self) -> ComposeResult:
        with TextPage(id="welcome", can_focus=False):
            yield LiteralText(self._step.title, classes="form-title")
            for paragraph in self._step.paragraphs:
                yield LiteralText(paragraph, classes="paragraph")
        yield KeyBar()
