"""Get help: three cards, from the most pressing down."""

from collections.abc import Iterator

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen

from backcare_tui.domain.guidance.safety import HelpCard, HelpLevel, SafetyText
from backcare_tui.ui.widgets.key_bar import KeyBar
from backcare_tui.ui.widgets.literal_text import LiteralText

_STYLES = {HelpLevel.EMERGENCY: "$error", HelpLevel.URGENT: "$warning", HelpLevel.ASK_FIRST: "$accent"}


class HelpCardsScreen(Screen[None]):
    """Carries the level in words and a symbol; colour only repeats it."""

    CSS_PATH = "dialogs.tcss"

    BINDINGS = [
        Binding("escape", "dismiss", "back", key_display="esc", id="help-cards.back"),
        Binding("j", "scroll('down')", "down", show=False, id="help-cards.down"),
        Binding("k", "scroll('up')", "up", show=False, id="help-cards.up"),
    ]

    def __init__(self, safety: SafetyText, emergency_number: str) -> None:
        super().__init__()
        self._safety = safety
        self._number = emergency_number or "your local emergency number"

    def compose(self) -> ComposeResult:
        with VerticalScroll(id="help-page"):
            yield LiteralText("Get help", classes="form-title")
            for card in self._safety.cards:
                yield LiteralText(self._card(card), classes=f"help-card -{card.level.value}")
            for title, lines, action in self._lists():
                yield LiteralText(_list(title, lines, action), classes="help-more")
        yield KeyBar()

    def on_mount(self) -> None:
        self.query_one("#help-page").focus()

    def _lists(self) -> Iterator[tuple[str, tuple[str, ...], str]]:
        safety = self._safety
        yield "Stop the session if you notice", safety.stop_session, safety.stop_session_action
        yield "Stop the exercise if you notice", safety.stop_exercise, safety.stop_exercise_action
        yield "What is normal to feel", safety.expected, ""
        yield "Leave it for another day if", safety.not_today, ""

    def _card(self, card: HelpCard) -> Content:
        action = card.action.replace("{emergency_number}", self._number)
        signs = "\n".join(f"– {sign}" for sign in card.signs)
        return Content.assemble(
            (f"{card.symbol}  {card.title}", f"bold {_STYLES[card.level]}"),
            "\n",
            (action, "bold"),
            f"\n\n{card.lead}\n{signs}",
        )

    def action_scroll(self, direction: str) -> None:
        page = self.query_one("#help-page", VerticalScroll)
        page.scroll_relative(y=2 if direction == "down" else -2, animate=False)


def _list(title: str, lines: tuple[str, ...], action: str) -> Content:
    listed = "\n".join(f"– {line}" for line in lines)
    return Content.assemble((title, "bold"), "\n", listed, ("\n" + action if action else "", "bold"))
