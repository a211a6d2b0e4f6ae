"""One number from 0 to 10."""

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import Screen

from backcare_tui.ui.widgets.key_bar import KeyBar
from backcare_tui.ui.widgets.literal_text import LiteralText
from backcare_tui.ui.widgets.pain_scale import PainScale


class RatingScreen(Screen[int | None]):
    """Gives the rating, or None when it is left unrated."""

    CSS_PATH = "dialogs.tcss"

    BINDINGS = [Binding("escape", "dismiss(None)", "leave unrated", key_display="esc", id="rating.unrated")]

    def __init__(self, question: str, explanation: str) -> None:
        super().__init__()
        self._question = question
        self._explanation = explanation

    def compose(self) -> ComposeResult:
        with Vertical(id="rating"):
            yield LiteralText(self._question, id="rating-question")
            yield LiteralText(self._explanation, id="rating-explanation")
            yield PainScale()
            yield LiteralText(id="rating-hint")
        yield KeyBar()

    def on_mount(self) -> None:
        self.query_one(PainScale).focus()

    @on(PainScale.Accepted)
    def _accepted(self, event: PainScale.Accepted) -> None:
        if event.value is None:
            hint = "Choose a number with 0 to 9, t for ten, or the arrows. Escape leaves it unrated."
            self.query_one("#rating-hint", LiteralText).say(hint)
        else:
            self.dismiss(event.value)
