"""All keys that work on a screen, made from its bindings."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Grid, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen

from backcare_tui.ui.widgets.literal_text import LiteralText


class KeyHelp(ModalScreen[None]):
    """Closes with the key that opened it, or escape."""

    CSS_PATH = "dialogs.tcss"

    BINDINGS = [
        Binding("escape,question_mark,enter,q", "dismiss", "back", key_display="esc", id="key-help.back"),
        Binding("exclamation_mark", "app.get_help", "get help", show=False, id="key-help.get-help"),
    ]

    def __init__(self, rows: Sequence[tuple[str, str]]) -> None:
        """ROWS are keys as they are printed, and what they do."""
        super().__init__()
        self._rows = rows

    def compose(self) -> ComposeResult:
        with VerticalScroll(id="form"):
            yield LiteralText("Keys", classes="form-title")
            with Grid(id="keys"):
                for key, what in self._rows:
                    yield LiteralText(Content.styled(key, "bold $accent"))
                    yield LiteralText(what[:1].upper() + what[1:])
            yield LiteralText("esc goes back", classes="form-keys")
