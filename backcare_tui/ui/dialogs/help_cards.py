"""Get help: three cards, from the most pressing down."""

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content

from backcare_tui.domain.guidance.signs.safety import HelpCard, HelpLevel, SafetyText, SignList
from backcare_tui.ui.terminal.held_picture import HeldScreen
from backcare_tui.ui.widgets.key_bar import KeyBar
from backcare_tui.ui.widgets.literal_text import LiteralText, TextPage

_BESIDE = 2
"""Lists that stand side by side where there is much room."""
_STYLES = {HelpLevel.EMERGENCY: "$error", HelpLevel.URGENT: "$warning", HelpLevel.ASK_FIRST: "$accent"}


class HelpCardsScreen(HeldScreen[None]):
    """Carries the level in words and a symbol; colour only repeats it."""

    CSS_PATH = "dialogs.tcss"

    BINDINGS = [
        Binding("escape", "dismiss", "back", key_display="esc", id="help-cards.back"),
        Binding("exclamation_mark", "first_card", "the first card", show=False, id="help-cards.first"),
        Binding("j", "scroll(2)", "down", show=False, id="help-cards.down"),
        Binding("k", "scroll(-2)", "up", show=False, id="help-cards.up"),
    ]

    def __init__(self, safety: SafetyText) -> None:
        super().__init__()
        self._safety = safety

    def compose(self) -> ComposeResult:
        with TextPage(id="help-page"):
            yield LiteralText("Get help", classes="form-title")
            with Vertical(classes="help-row"):
                for_now, *lists = self._safety.lists
                for card in self._safety.cards:
                    prose = card_prose(card)
                    if card.level is HelpLevel.EMERGENCY:  # what cannot wait either stands with it
                        prose = Content.assemble(prose, "\n\n", _list(for_now))
                    yield LiteralText(prose, classes=f"help-card -{card.level.value}")
            for some in (lists[:_BESIDE], lists[_BESIDE:]):
                with Vertical(classes="help-row"):
                    for listed in some:
                        yield LiteralText(_list(listed), classes="help-more")
        yield KeyBar()

    def on_mount(self) -> None:
        self.query_one("#help-page").focus()

    def action_first_card(self) -> None:
        """Show from the most pressing down, as the key for help does everywhere else."""
        self.query_one(TextPage).to_first_line()

    def action_scroll(self, lines: int) -> None:
        self.query_one(TextPage).scroll_lines(lines)


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
