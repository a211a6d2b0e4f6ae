"""The line of keys at the bottom, made from the bindings that work right now."""

import re
from dataclasses import dataclass

from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.events import Resize
from textual.keys import format_key
from textual.screen import Screen
from textual.style import Style
from textual.widget import Widget

from backcare_tui.ui.widgets.literal_text import LiteralText

_GAP = 3
_HELP, _WAY_OUT, _SAVE = "exclamation_mark", "escape", "ctrl+s"
_SEVERAL = re.compile(r"\w-\w")


class KeyBar(Widget):
    """One line: as many keys as fit, in the order in which they were declared.

    The last to make room are the signs that need help; before them the way out, where escape is one, what saves a
    form, the first key, and the last, which shows all of them.
    """

    DEFAULT_CSS = """
    KeyBar { dock: bottom; height: 1; padding: 0 2; }
    """

    def compose(self) -> ComposeResult:
        words = LiteralText()
        words.auto_links = False  # a key is not underlined for being clickable
        yield words

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
        fitting = _that_fit(pieces, self.content_size.width)
        self.query_one(LiteralText).say(Content(" " * _GAP).join(piece.label for piece in fitting))


def key_words(binding: Binding) -> str:
    """The key of BINDING as one reads it."""
    return binding.key_display or format_key(binding.key)


def stands_for_several(binding: Binding) -> bool:
    """Whether BINDING is shown for several keys, as `0-9` is, each of which does something else."""
    return _SEVERAL.fullmatch(key_words(binding)) is not None


@dataclass(frozen=True)
class _Piece:
    key: str
    binding: Binding
    enabled: bool

    @property
    def label(self) -> Content:
        key_style, style = ("bold $accent", "$foreground 65%") if self.enabled else ("dim", "dim")
        label = Content.assemble((self.key, key_style), " ", (self.binding.description, style))
        return label.stylize(self._presses) if self.enabled and not stands_for_several(self.binding) else label

    @property
    def _presses(self) -> Style:
        """What lets a click do what the key does."""
        return Style.from_meta({"@click": f"app.simulate_key({self.binding.key!r})"})


def _that_fit(pieces: list[_Piece], width: int) -> list[_Piece]:
    """As many of PIECES as fit into WIDTH cells: first help, the way out, what saves, the first and the last."""
    always = [piece for key in (_HELP, _WAY_OUT, _SAVE) for piece in pieces if piece.binding.key == key]
    always += [piece for piece in (*pieces[:1], *pieces[-1:]) if piece not in always]
    while len(always) > 1 and _left(width, always) < 0:
        always.pop()
    left = _left(width, always)
    kept: list[_Piece] = []
    full = False
    for piece in pieces:
        if piece in always:
            kept.append(piece)
        elif not full:
            left -= piece.label.cell_length + _GAP
            full = left < 0
            kept += [] if full else [piece]
    return kept


def _left(width: int, kept: list[_Piece]) -> int:
    """How many of WIDTH cells are free beside KEPT."""
    return width - sum(piece.label.cell_length + _GAP for piece in kept) + _GAP
