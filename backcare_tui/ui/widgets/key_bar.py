"""The line of keys at the bottom, made from the bindings that work right now."""

from dataclasses import dataclass

from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.events import Click, Resize
from textual.keys import format_key
from textual.message import Message
from textual.screen import Screen
from textual.widget import Widget

from backcare_tui.ui.widgets.literal_text import LiteralText

_GAP = 3


class KeyBar(Widget):
    """One line: as many keys as fit, in the order in which they were declared, and always the last, help."""

    DEFAULT_CSS = """
    KeyBar { dock: bottom; height: 1; padding: 0 2; }
    """

    @dataclass
    class Pressed(Message):
        """A key was clicked."""

        key: str

    def __init__(self) -> None:
        super().__init__()
        self._fitting: list[_Piece] = []

    def compose(self) -> ComposeResult:
        yield LiteralText()

    def on_mount(self) -> None:
        self.screen.bindings_updated_signal.subscribe(self, self._bindings_changed)
        self.call_after_refresh(self._show)

    def on_resize(self, _: Resize) -> None:
        self._show()

    def _bindings_changed(self, screen: Screen[object]) -> None:
        if screen is self.screen and self.is_attached:
            self._show()

    def _show(self) -> None:
        shown: dict[str, tuple[Binding, bool]] = {}
        for _, binding, enabled, _ in self.screen.active_bindings.values():
            if binding.show and binding.id and binding.action not in shown:  # Textual's own have no id
                shown[binding.action] = (binding, enabled)
        pieces = [_Piece(key_words(binding), binding, enabled) for binding, enabled in shown.values()]
        self._fitting = _that_fit(pieces, self.content_size.width)
        self.query_one(LiteralText).say(Content(" " * _GAP).join(piece.label for piece in self._fitting))

    def on_click(self, event: Click) -> None:
        """A click on a key does what the key does."""
        column = event.screen_x - self.content_region.x  # the event may come from the words inside
        end = 0
        for piece in self._fitting:
            start, end = end, end + piece.label.cell_length + _GAP
            if start <= column < end - _GAP and piece.enabled:
                self.post_message(self.Pressed(piece.binding.key))


def key_words(binding: Binding) -> str:
    """The key of BINDING as one reads it."""
    return binding.key_display or format_key(binding.key)


@dataclass(frozen=True)
class _Piece:
    key: str
    binding: Binding
    enabled: bool

    @property
    def label(self) -> Content:
        key_style, style = ("bold $accent", "$foreground 65%") if self.enabled else ("dim", "dim")
        return Content.assemble((self.key, key_style), " ", (self.binding.description, style))


def _that_fit(pieces: list[_Piece], width: int) -> list[_Piece]:
    """As many of PIECES as fit into WIDTH cells, the last one always."""
    if not pieces:
        return []
    *others, last = pieces
    used = last.label.cell_length
    kept: list[_Piece] = []
    for piece in others:
        used += piece.label.cell_length + _GAP
        if used > width:
            break
        kept.append(piece)
    return [*kept, last]
