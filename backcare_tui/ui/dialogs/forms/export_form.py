"""Where to write the journal to, or what is made of it."""

from collections.abc import Awaitable, Callable

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input

from backcare_tui.errors import BackcareError
from backcare_tui.ui.notices import SaysBelow
from backcare_tui.ui.terminal.held_picture import HeldScreen
from backcare_tui.ui.widgets.key_bar import key_line
from backcare_tui.ui.widgets.literal_text import LiteralText
from backcare_tui.ui.widgets.text_fields import LineField, TroubleLine

_ENDINGS = (
    "A name that ends in .json keeps everything; .csv opens in a spreadsheet, .html is for reading and printing."
)


class ExportForm(SaysBelow, ModalScreen[str | None], HeldScreen[str | None]):
    """Gives the path that was written, or None."""

    CSS_PATH = "../dialogs.tcss"

    BINDINGS = [Binding("escape", "dismiss(None)", "back", key_display="esc", id="export.back")]

    def __init__(
        self,
        suggestion: str,
        write: Callable[[str], Awaitable[object]],
        title: str = "Write the journal to a file",
        says: str = _ENDINGS,
    ) -> None:
        super().__init__()
        self._title, self._says = title, says
        self._suggestion = suggestion
        self._write = write

    def compose(self) -> ComposeResult:
        with Vertical(id="form"):
            yield LiteralText(self._title, classes="form-title")
            yield LiteralText(self._says, classes="paragraph")
            yield LineField(self._suggestion, id="path")
            yield TroubleLine()
            yield LiteralText(key_line(("enter", "write it"), ("esc", "back")), classes="form-keys")

    @on(Input.Submitted)
    @work(exclusive=True)
    async def _submitted(self, event: Input.Submitted) -> None:
        try:
            await self._write(event.value)
        except BackcareError as error:
            self.query_one(TroubleLine).tell(error)
        else:
            self.dismiss(event.value)
