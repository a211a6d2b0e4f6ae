"""All keys that work on a screen, made from its bindings."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen

from backcare_tui.ui.widgets.literal_text import LiteralText

_KEY_WIDTH = 12


class KeyHelp(ModalScreen[None]):
    """Closes with the key that opened it, or escape."""

    CSS_PATH = "dialogs.tcss"

    BINDINGS = [Binding("escape,question_mark,enter,q", "dismiss", "back", key_display="esc", id="key-help.back")]

    def __init__(self, rows: Sequence[tuple[str, str]]) -> None:
        """ROWS are keys as they are printed, and what they do."""
        super().__init__()
        self._rows = rows

    def compose(self) -> ComposeResult:
        with VerticalScroll(id="form"):
            yield LiteralText("Keys", classes="form-title")
            lines = [Content.assemble((key.ljust(_KEY_WIDTH), "bold $accent"), what) for key, what in self._rows]
            yield LiteralText(Content("\n").join(lines))
            yield LiteralText("esc goes back", classes="form-keys")
