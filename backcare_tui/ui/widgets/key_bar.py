"""The line of keys at the bottom, made from the bindings that work right now."""

import re
from dataclasses import replace
from typing import Any, NamedTuple

from textual.app import ComposeResult
from textual.binding import ActiveBinding, Binding
from textual.content import Content
from textual.events import Resize
from textual.keys import format_key
from textual.screen import Screen
from textual.style import Style
from textual.widget import Widget

from backcare_tui.ui.widgets.literal_text import MUTED, LiteralText

_GAP, _LEAST_GAP = 3, 2
"""Cells between two keys, and where one that matters would not fit otherwise."""
_HELP, _WAY_OUT, _SAVE, _GO_ON = "exclamation_mark", "escape", "ctrl+s", "enter"
_PROGRAM = ("app.quit", "app.keys")
"""The ids of what is last in each line."""
_HURTS = "session.hurts"
"""The id of what stays as long as help does: `p` means something else elsewhere."""
_SEVERAL = re.compile(r"\w-\w")


def told_otherwise(active: dict[str, ActiveBinding], *keys: str, **told: Any) -> None:
    """Let the bindings of those KEYS that are ACTIVE on a screen be TOLD as what they are just now."""
    for key in active.keys() & keys:
        binding = replace(active[key].binding, **told)
        active[key] = active[key]._replace(binding=binding, tooltip=told.get("tooltip", active[key].tooltip))


class KeyBar(Widget):
    """One line: as many keys as fit, in the order in which they were declared; the way out is right before help.

    The signs that need help, and in a session that it hurts, are there at every width, if need be as their keys
    alone. The last to make room for them are the way out, where escape is one, what saves a form, or else what
    enter does, the first key, and the last, which shows all of them.
    """

    DEFAULT_CSS = """
    KeyBar { dock: bottom; height: 1; padding: 0 2; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[list[_Piece], int] = ([], 0)
        """All keys that were to be shown last, and in how many cells."""

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
        if pieces and pieces[0].binding.key == _HELP:  # a field has it, and what its form does comes first
            pieces = _help_first_of_the_last(pieces)
        asked = (_way_out_before_help(pieces), self.content_size.width)
        if asked == self._shown:
            return
        self._shown = asked
        fitting, gap = _that_fit(*asked)
        self.query_one(LiteralText).say(Content(" " * gap).join(piece.label for piece in fitting))


def key_line(*keys: tuple[str, str]) -> Content:
    """KEYS and what they do, as a line of keys has them: for a dialog whose field has more of them than matter."""
    said = [Content.assemble((key, "bold $accent"), " ", (what, MUTED)) for key, what in keys]
    return Content(" " * _GAP).join(said)


def key_words(binding: Binding) -> str:
    """The key of BINDING as one reads it."""
    return binding.key_display or format_key(binding.key)


def stands_for_several(binding: Binding) -> bool:
    """Whether BINDING is shown for several keys, as `0-9` is, each of which does something else."""
    return _SEVERAL.fullmatch(key_words(binding)) is not None


class _Piece(NamedTuple):
    key: str
    binding: Binding
    enabled: bool
    alone: bool = False
    """Whether the key is all that is shown of it."""

    @property
    def label(self) -> Content:
        key_style, style = ("bold $accent", MUTED) if self.enabled else ("dim", "dim")
        words = () if self.alone else (" ", (self.binding.description, style))
        label = Content.assemble((self.key, key_style), *words)
        return label.stylize(self._presses) if self.enabled and not stands_for_several(self.binding) else label

    @property
    def _presses(self) -> Style:
        """What lets a click do what the key does."""
        return Style.from_meta({"@click": f"app.simulate_key({self.binding.key!r})"})


def _help_first_of_the_last(pieces: list[_Piece]) -> list[_Piece]:
    """PIECES, which begin with help, with that right before the keys of the program, as it is everywhere."""
    help_piece, *others = pieces
    at = next((place for place, piece in enumerate(others) if piece.binding.id in _PROGRAM), len(others))
    return [*others[:at], help_piece, *others[at:]]


def _way_out_before_help(pieces: list[_Piece]) -> list[_Piece]:
    """PIECES with the way out right before help, where there are both: so it is in one place everywhere."""
    way_out = next((piece for piece in pieces if piece.binding.key == _WAY_OUT), None)
    if way_out is None or all(piece.binding.key != _HELP for piece in pieces):
        return pieces
    others = [piece for piece in pieces if piece is not way_out]
    at = next(place for place, piece in enumerate(others) if piece.binding.key == _HELP)
    return [*others[:at], way_out, *others[at:]]


def _that_fit(pieces: list[_Piece], width: int) -> tuple[list[_Piece], int]:
    """As many of PIECES as fit into WIDTH cells, first of all those that are the last to make room; and the cells
    between two of them.
    """
    stays = [piece for piece in pieces if piece.binding.key == _HELP or piece.binding.id == _HURTS]
    way_out, saves, goes_on = (
        [piece for piece in pieces if piece.binding.key == key] for key in (_WAY_OUT, _SAVE, _GO_ON)
    )
    matter = way_out + (saves or goes_on)
    gap, always = _GAP, _as_far_as_they_fit(stays, matter, width, _GAP)
    closer = _as_far_as_they_fit(stays, matter, width, _LEAST_GAP)
    if len(closer) > len(always):
        gap, always = _LEAST_GAP, closer
    if len(stays) > 1 and _left(width, always, gap) < 0:
        return [piece._replace(alone=True) for piece in stays], _GAP
    for piece in (*pieces[:1], *pieces[-1:]):
        if piece not in always:
            if _left(width, [*always, piece], gap) < 0:
                break
            always.append(piece)
    left = _left(width, always, gap)
    kept: list[_Piece] = []
    full = False
    for piece in pieces:
        if piece in always:
            kept.append(piece)
        elif not full:
            left -= piece.label.cell_length + gap
            full = left < 0
            kept += [] if full else [piece]
    return kept, gap


def _as_far_as_they_fit(stays: list[_Piece], more: list[_Piece], width: int, gap: int) -> list[_Piece]:
    """STAYS, and each of MORE that still fits into WIDTH cells, with GAP cells between two of them."""
    kept = list(stays)
    for piece in more:
        if not kept or _left(width, [*kept, piece], gap) >= 0:
            kept.append(piece)
    return kept


def _left(width: int, kept: list[_Piece], gap: int) -> int:
    """How many of WIDTH cells are free beside KEPT, with GAP cells between two of them."""
    return width - sum(piece.label.cell_length + gap for piece in kept) + gap
