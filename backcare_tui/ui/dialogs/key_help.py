"""All keys that work on a screen, made from its bindings."""

from collections.abc import Iterable, Sequence

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Grid
from textual.content import Content
from textual.screen import ModalScreen

from backcare_tui.ui.terminal.held_picture import HeldScreen
from backcare_tui.ui.widgets.key_bar import key_line, key_words, stands_for_several
from backcare_tui.ui.widgets.literal_text import LiteralText, TextPage


def listed_keys(bindings: Iterable[Binding]) -> tuple[tuple[str, str], ...]:
    """The keys of BINDINGS, and what they do: all keys that do one thing in a row, those that only move last.

    What another row stands for, as `0-9` does for each digit, has none.
    """
    own = [binding for binding in bindings if binding.id]  # Textual's own have no id
    several = {_done_by(binding) for binding in own if stands_for_several(binding)}
    keys: dict[tuple[bool, str | None, str], list[str]] = {}
    for binding in own:
        hidden = not binding.show and not binding.tooltip
        if not (hidden and _done_by(binding) in several):
            row = keys.setdefault((hidden, binding.id, binding.tooltip or binding.description), [])
            row.append(key_words(binding))
    rows = sorted(keys.items(), key=lambda row: row[0][0])
    return tuple((" ".join(dict.fromkeys(words)), what) for (_, _, what), words in rows)


def _done_by(binding: Binding) -> str:
    """The action of BINDING without what it is done with."""
    return binding.action.partition("(")[0]


class KeyHelp(ModalScreen[None], HeldScreen[None]):
    """Closes with the key that opened it, or escape."""

    CSS_PATH = "dialogs.tcss"

    BINDINGS = [
        Binding("escape,question_mark,enter,q", "dismiss", "back", key_display="esc", id="key-help.back"),
        Binding("exclamation_mark", "app.get_help", "get help", show=False, id="key-help.get-help"),
    ]

    def __init__(self, rows: Sequence[tuple[str, str]]) -> None:
        """ROWS are keys as they are printed, and what they do."""
        super().__init__()
        self._rows = rows

    def compose(self) -> ComposeResult:
        with TextPage(id="form"):
            yield LiteralText("Keys", classes="form-title")
            with Grid(id="keys"):
                for key, what in self._rows:
                    yield LiteralText(Content.styled(key, "bold $accent"))
                    yield LiteralText(what[:1].upper() + what[1:])
            yield LiteralText(key_line(("esc", "back")), classes="form-keys")
