"""The first start: what this is and is not."""

from collections.abc import Callable

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.screen import Screen

from backcare_tui.domain.guidance.safety import SafetyText
from backcare_tui.ui.widgets.key_bar import KeyBar
from backcare_tui.ui.widgets.literal_text import LiteralText


class WelcomeScreen(Screen[None]):
    """Shown once."""

    CSS_PATH = "dialogs.tcss"

    BINDINGS = [
        Binding("enter,space,escape", "dismiss", "understood", key_display="enter", id="welcome.understood")
    ]

    def __init__(self, safety: SafetyText, shown: Callable[[], object]) -> None:
        """SHOWN is called once it lies on top."""
        super().__init__()
        self._shown = shown
        self._safety = safety

    def compose(self) -> ComposeResult:
        with VerticalScroll(id="welcome", can_focus=False):
            yield LiteralText("Welcome.", classes="form-title")
            for paragraph in self._safety.disclaimer:
                yield LiteralText(paragraph, classes="paragraph")
        yield KeyBar()

    def on_mount(self) -> None:
        self._shown()
