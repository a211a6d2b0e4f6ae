"""One exercise, routine or entry, filling the screen."""

from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content

from backcare_tui.ui.terminal.held_picture import HeldScreen
from backcare_tui.ui.widgets.figure.preview import Preview
from backcare_tui.ui.widgets.key_bar import KeyBar
from backcare_tui.ui.widgets.literal_text import LiteralText, TextPage


class DetailsScreen(HeldScreen[str | None]):
    """Gives the name of what is to be done with what it shows: "start"; None for nothing."""

    CSS_PATH = "catalogue.tcss"

    BINDINGS = [
        Binding("s,enter", "dismiss('start')", "start", key_display="s", id="details.start"),
        Binding("escape", "dismiss(None)", "back", key_display="esc", id="details.back"),
        Binding("j", "scroll(2)", "down", show=False, id="details.down"),
        Binding("k", "scroll(-2)", "up", show=False, id="details.up"),
    ]

    def __init__(self, prose: Content, preview: Preview | None = None, can_start: bool = True) -> None:
        super().__init__()
        self._prose = prose
        self._preview = preview
        self._can_start = can_start

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return self._can_start or action != "dismiss" or parameters != ("start",)

    def compose(self) -> ComposeResult:
        with TextPage(id="details-page"):
            if self._preview is not None:
                yield self._preview
            yield LiteralText(self._prose, id="details")
        yield KeyBar()

    def action_scroll(self, lines: int) -> None:
        self.query_one(TextPage).scroll_lines(lines)
