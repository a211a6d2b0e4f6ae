"""A few things to choose one from, each with its number."""

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.binding import ActiveBinding, Binding
from textual.content import Content
from textual.events import Key
from textual.screen import ModalScreen
from textual.widgets.option_list import Option

from backcare_tui.ui.dialogs.asking.question import QuestionBox
from backcare_tui.ui.terminal.held_picture import HeldScreen
from backcare_tui.ui.widgets.choice_list import ChoiceList
from backcare_tui.ui.widgets.hanging_text import HangingText
from backcare_tui.ui.widgets.key_bar import KeyBar, told_otherwise
from backcare_tui.ui.widgets.literal_text import LiteralText

_NUMBERED = 9
"""More have no number; the arrows reach them."""


class ChoosingScreen(ModalScreen[str | None], HeldScreen[str | None]):
    """Gives the id of what is chosen; None when left, which changes nothing."""

    CSS_PATH = "../dialogs.tcss"

    BINDINGS = [
        Binding("exclamation_mark", "app.get_help", "get help", key_display="!", id="choosing.get-help"),
        Binding("escape", "dismiss(None)", "leave it as it is", key_display="esc", id="choosing.back"),
    ]

    def __init__(self, title: str, body: str, choices: Sequence[tuple[str, str]]) -> None:
        """CHOICES are ids and words, the most likely first."""
        super().__init__()
        self._title = title
        self._body = body
        self._choices = choices

    @property
    def active_bindings(self) -> dict[str, ActiveBinding]:
        """The keys that work here; nothing is opened, it is chosen."""
        active = super().active_bindings
        told_otherwise(active, "enter", description="choose")
        return active

    def on_resize(self) -> None:
        for box in self.query(QuestionBox):
            box.fit()

    def compose(self) -> ComposeResult:
        with QuestionBox():
            yield LiteralText(self._title, classes="form-title")
            if self._body:
                yield LiteralText(self._body, id="question-body")
            yield ChoiceList(
                *(
                    Option(HangingText(Content.assemble((mark, "bold $accent"), "  ", words)), id=id_)
                    for mark, (id_, words) in zip(self._marks(), self._choices, strict=True)
                ),
                id="choices",
            )
            yield KeyBar()

    def _marks(self) -> list[str]:
        return [str(number) if number <= _NUMBERED else " " for number in range(1, len(self._choices) + 1)]

    def on_mount(self) -> None:
        for choices in self.query("#choices").results(ChoiceList):  # none if it is taken apart already
            choices.highlighted = 0
            choices.focus()

    @on(ChoiceList.OptionSelected, "#choices")
    def _chosen(self, event: ChoiceList.OptionSelected) -> None:
        self.dismiss(event.option_id)

    def on_key(self, event: Key) -> None:
        """The number of a choice chooses it."""
        for mark, (id_, _) in zip(self._marks(), self._choices, strict=True):
            if event.key == mark:
                event.stop()
                self.dismiss(id_)
