"""Which file to take into the journal."""

from collections.abc import Awaitable, Callable

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.suggester import Suggester
from textual.widgets import Input

from backcare_tui.errors import BackcareError
from backcare_tui.storage.exchange.preview import Preview
from backcare_tui.ui.notices import SaysBelow
from backcare_tui.ui.terminal.held_picture import HeldScreen
from backcare_tui.ui.widgets.key_bar import key_line
from backcare_tui.ui.widgets.literal_text import LiteralText
from backcare_tui.ui.widgets.text_fields import LineField, TroubleLine


class _Paths(Suggester):
    """Goes on with what is typed of a path."""

    def __init__(self, complete: Callable[[str], Awaitable[str | None]]) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._complete = complete

    async def get_suggestion(self, value: str) -> str | None:
        return await self._complete(value)


class ImportForm(SaysBelow, ModalScreen[Preview | None], HeldScreen[Preview | None]):
    """Gives what the named file would bring, or None."""

    CSS_PATH = "../dialogs.tcss"

    BINDINGS = [
        Binding("tab", "complete", "complete", priority=True, show=False, id="import.complete"),
        Binding("escape", "dismiss(None)", "back", key_display="esc", id="import.back"),
    ]

    def __init__(
        self,
        typed: str,
        read: Callable[[str], Awaitable[Preview | None]],
        complete: Callable[[str], Awaitable[str | None]],
    ) -> None:
        """READ gives what a typed path would bring, None if the person left while they were asked about it;
        COMPLETE goes on with the beginning of one.
        """
        super().__init__()
        self._typed = typed
        self._read = read
        self._complete = complete

    def compose(self) -> ComposeResult:
        with Vertical(id="form"):
            yield LiteralText("Take a file into the journal", classes="form-title")
            yield LiteralText(
                "An export of this program, a table of yours that begins with at,pain,note, or what Track & "
                "Graph, Pain Diary, Migraine Buddy, Daylio or Loop Habit Tracker saved. Type its path, or drop it "
                "here. You see first what it would bring.",
                classes="paragraph",
            )
            yield LineField(self._typed, id="path", placeholder="~/Downloads/", suggester=_Paths(self._complete))
            yield TroubleLine()
            yield LiteralText(
                key_line(("tab", "complete"), ("enter", "see what it would bring"), ("esc", "back")),
                classes="form-keys",
            )

    def on_mount(self) -> None:
        for field in self.query("#path"):  # none if it is taken apart already
            field.focus()

    @work(exclusive=True, group="complete")
    async def action_complete(self) -> None:
        """Go on with what is typed, as far as there is one way."""
        field = self.query_one("#path", Input)
        longer = await self._complete(field.value)
        if longer is not None:
            field.value = longer
            field.cursor_position = len(longer)

    @on(Input.Submitted)
    @work(exclusive=True, group="read")
    async def _submitted(self, event: Input.Submitted) -> None:
        try:
            preview = await self._read(event.value)
        except BackcareError as error:
            self.query_one(TroubleLine).tell(error)
        else:
            if preview is not None:
                self.dismiss(preview)
