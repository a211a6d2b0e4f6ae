"""What a column, a feature, a habit or a tag of a table is."""

from collections.abc import Callable

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input

from backcare_tui.domain.words.text import shown_line
from backcare_tui.errors import UsageError
from backcare_tui.storage.exchange.tables.choices import WHAT, Meaning
from backcare_tui.ui.terminal.held_picture import HeldScreen
from backcare_tui.ui.widgets.key_bar import key_line
from backcare_tui.ui.widgets.literal_text import LiteralText
from backcare_tui.ui.widgets.text_fields import LineField, TroubleLine


class MeaningForm(ModalScreen[Meaning | None], HeldScreen[Meaning | None]):
    """Gives what it is; None when left, which says nothing."""

    CSS_PATH = "../dialogs.tcss"

    BINDINGS = [Binding("escape", "dismiss(None)", "back", show=False, id="meaning.back")]

    def __init__(self, name: str, why: str, meaning_of: Callable[[str], Meaning]) -> None:
        """WHY is the sentence that says why it is asked; MEANING_OF reads what is typed."""
        super().__init__()
        self.name_in_table = name
        self._why = why
        self._meaning_of = meaning_of

    def compose(self) -> ComposeResult:
        with Vertical(id="question"):
            yield LiteralText(f"What is “{shown_line(self.name_in_table, 60)}”?", classes="form-title")
            yield LiteralText(f"Type {WHAT}. Enter alone leaves it out.", classes="paragraph")
            yield LineField("", id="meaning")
            yield TroubleLine()
            yield LiteralText(key_line(("enter", "accept"), ("esc", "back")), classes="form-keys")
            if self._why:  # below, for it makes room first on a small terminal
                yield LiteralText(self._why, id="meaning-why")

    def on_mount(self) -> None:
        for field in self.query("#meaning"):  # none if it is taken apart already
            field.focus()

    @on(Input.Submitted, "#meaning")
    def _typed(self, event: Input.Submitted) -> None:
        try:
            self.dismiss(self._meaning_of(event.value))
        except UsageError as error:
            self.query_one(TroubleLine).tell(error)
