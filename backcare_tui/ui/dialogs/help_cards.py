"""Get help: three cards, from the most pressing down."""

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen

from backcare_tui.domain.guidance.signs.safety import HelpCard, HelpLevel, SafetyText, SignList
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

    def __init__(self, safety: SafetyText) -> None:
        super().__init__()
        self._safety = safety

    def compose(self) -> ComposeResult:
        with VerticalScroll(id="help-page"):
            yield LiteralText("Get help", classes="form-title")
            for card in self._safety.cards:
                yield LiteralText(card_prose(card), classes=f"help-card -{card.level.value}")
            for listed in self._safety.lists:
                yield LiteralText(_list(listed), classes="help-more")
        yield KeyBar()

    def on_mount(self) -> None:
        self.query_one("#help-page").focus()

    def action_scroll(self, direction: str) -> None:
        page = self.query_one("#help-page", VerticalScroll)
        page.scroll_relative(y=2 if direction == "down" else -2, animate=False)


def card_prose(card: HelpCard) -> Content:
    signs = "\n".join(f"– {sign}" for sign in card.signs)
    return Content.assemble(
        (f"{card.symbol}  {card.title}", f"bold {_STYLES[card.level]}"),
        "\n",
        (card.action, "bold"),
        f"\n\n{card.lead}\n{signs}",
    )


def _list(listed: SignList) -> Content:
    lines = "\n".join(f"– {line}" for line in listed.lines)
    return Content.assemble(
        (listed.title, "bold"), "\n", lines, ("\n" + listed.action if listed.action else "", "bold")
    )
