"""What to do now, on a screen of its own."""

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.events import Key
from textual.screen import Screen

from backcare_tui.domain.interview.question import Choice
from backcare_tui.domain.interview.steps import Interrupt
from backcare_tui.ui.dialogs.asking.answer_list import AnswerList
from backcare_tui.ui.widgets.key_bar import KeyBar
from backcare_tui.ui.widgets.literal_text import LiteralText


class InterruptionScreen(Screen[Choice]):
    """Stays until it is answered: escape goes back only where that is one of the answers."""

    CSS_PATH = "interruption.tcss"

    BINDINGS = [
        Binding("escape", "escape", "back", key_display="esc", id="interruption.back"),
        Binding("pagedown,right", "scroll(1)", "read on", priority=True, show=False, id="interruption.down"),
        Binding("pageup,left", "scroll(-1)", "read back", priority=True, show=False, id="interruption.up"),
    ]

    def __init__(self, step: Interrupt) -> None:
        super().__init__()
        self._step = step
        self.question = step.question

    def compose(self) -> ComposeResult:
        step = self._step
        yield LiteralText(step.title, id="interruption-title")
        with VerticalScroll(id="interruption", can_focus=False):
            yield LiteralText(step.action, id="interruption-action")
            if step.points:
                yield LiteralText("\n".join(f"– {point}" for point in step.points), id="interruption-points")
        yield AnswerList(step.answers, id="interruption-answers")
        yield KeyBar()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Escape is no answer unless it can be taken back."""
        if action == "escape" and self.question.escape is not Choice.BACK:
            return False
        return super().check_action(action, parameters)

    @on(AnswerList.OptionSelected, "#interruption-answers")
    def _chosen(self, event: AnswerList.OptionSelected) -> None:
        self.dismiss(Choice(event.option_id) if event.option_id else self.question.escape)

    def on_key(self, event: Key) -> None:
        """The letter of an answer gives it."""
        for answer in self.question.answers:
            if event.key == answer.letter:
                event.stop()
                self.dismiss(answer.choice)

    def action_escape(self) -> None:
        self.dismiss(self.question.escape)

    def action_scroll(self, pages: int) -> None:
        page = self.query_one("#interruption", VerticalScroll)
        page.scroll_relative(y=pages * max(1, page.size.height - 1), animate=False)
