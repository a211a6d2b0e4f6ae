"""One number from 0 to 10."""

from textual import on
from textual.app import ComposeResult
from textual.binding import ActiveBinding, Binding
from textual.containers import Vertical

from backcare_tui.domain.interview.question import Choice, Rated, RatingQuestion
from backcare_tui.ui.terminal.held_picture import HeldScreen
from backcare_tui.ui.widgets.key_bar import KeyBar, told_otherwise
from backcare_tui.ui.widgets.literal_text import LiteralText
from backcare_tui.ui.widgets.pain_scale import PainScale


class RatingScreen(HeldScreen[Rated]):
    """Gives the rating, None where enter is pressed with nothing chosen, or what escape stands for."""

    CSS_PATH = "../dialogs.tcss"

    BINDINGS = [Binding("escape", "escape", "leave unrated", key_display="esc", id="rating.unrated")]

    def __init__(self, question: RatingQuestion) -> None:
        super().__init__()
        self.question = question

    def compose(self) -> ComposeResult:
        with Vertical(id="rating"):
            yield LiteralText(self.question.title, id="rating-question")
            yield LiteralText(self.question.explanation, id="rating-explanation")
            yield PainScale(least=self.question.least, most=self.question.most)
            yield LiteralText(self._hint(), id="rating-hint")
        yield KeyBar()

    def _hint(self) -> str:
        """What enter does with nothing chosen, where escape does something else."""
        return "" if self.question.escape is None else "Enter if you cannot say. Escape goes back."

    def on_mount(self) -> None:
        self.query_one(PainScale).focus()

    @on(PainScale.Accepted)
    def _accepted(self, event: PainScale.Accepted) -> None:
        self.dismiss(event.value)

    @property
    def active_bindings(self) -> dict[str, ActiveBinding]:
        """The keys that work here; escape is called what it stands for."""
        active = super().active_bindings
        if self.question.escape is Choice.BACK:
            told_otherwise(active, "escape", description="back")
        return active

    def action_escape(self) -> None:
        self.dismiss(self.question.escape)
