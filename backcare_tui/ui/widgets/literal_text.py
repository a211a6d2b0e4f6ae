"""Text that redraws only when it changes, what holds it, and the page it stands on where it may be long."""

from collections.abc import Callable

from rich.cells import cell_len
from textual.actions import SkipAction
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.geometry import Size
from textual.reactive import Reactive
from textual.selection import Selection
from textual.visual import Visual
from textual.widgets import Static

from backcare_tui.ui.widgets.hanging_text import HangingText, folded, hangs

MUTED = "$text-muted"
"""The style of what matters less."""


class LiteralText(Static):
    """A line or block of literal text: never parsed as markup, redrawn only when it differs.

    Items of a list that are too long for a line go on below their words, not below their mark.
    """

    virtual_size = Reactive(Size(0, 0))
    """Textual lays a screen out once more after each layout that gave a part another size, for the part might have
    to scroll now. This one never does.
    """

    def __init__(self, content: Content | str = "", *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(_visual(content), id=id, classes=classes, markup=False)
        self._said: Content | str = content

    @property
    def said(self) -> str:
        """What it shows, without styles."""
        return self._said.plain if isinstance(self._said, Content) else self._said

    def say(self, content: Content | str, *, drawn: bool = False) -> None:
        """Show CONTENT; where it is DRAWN of characters, its lines stay as they are."""
        if type(content) is type(self._said) and _same(content, self._said):
            return
        before, self._said = self.said, content
        self.update(content if drawn else _visual(content), layout=not self._takes_the_room_of(before))

    def get_selection(self, selection: Selection) -> tuple[str, str]:
        """The words that SELECTION, made with the mouse, covers."""
        return selection.extract(folded(Content(self.said), self.content_size.width).plain), "\n"

    def _takes_the_room_of(self, before: str) -> bool:
        """Whether these words fill the same cells as BEFORE, so that nothing around has to be laid out again."""
        room, after = self.content_size.width, self.said
        if not room:
            return False
        width, height = self.styles.width, self.styles.height
        as_wide = (width is not None and not width.is_auto) or _width(before) == _width(after)
        as_high = (height is not None and not height.is_auto) or _lines(before, room) == _lines(after, room)
        return as_wide and as_high


class Column(Vertical):
    """Parts below each other, which do not scroll in it."""

    virtual_size = Reactive(Size(0, 0))
    """As in `LiteralText`."""


class Row(Horizontal):
    """Parts beside each other, which do not scroll in it."""

    virtual_size = Reactive(Size(0, 0))
    """As in `LiteralText`."""


class TextPage(VerticalScroll):
    """Scrolls by what keys ask for at once: Textual has them wait for a refresh, and then draws all on the way."""

    virtual_size = Reactive(Size(0, 0))
    """As in `LiteralText`: a bar that comes or goes has it laid out once more by itself."""

    def action_scroll_up(self) -> None:
        self._scrolling(self.scroll_lines, -1)

    def action_scroll_down(self) -> None:
        self._scrolling(self.scroll_lines, 1)

    def action_page_up(self) -> None:
        self._scrolling(self.scroll_pages, -1)

    def action_page_down(self) -> None:
        self._scrolling(self.scroll_pages, 1)

    def action_scroll_home(self) -> None:
        self._scrolling(self.scroll_lines, -self.max_scroll_y)

    def action_scroll_end(self) -> None:
        self._scrolling(self.scroll_lines, self.max_scroll_y)

    def scroll_lines(self, lines: int) -> None:
        """LINES down; up where they are fewer than none."""
        self.scroll_relative(y=lines, animate=False, immediate=True)

    def scroll_pages(self, pages: int) -> None:
        """PAGES down, each with a line of the one before; up where they are fewer than none."""
        self.scroll_lines(pages * max(1, self.size.height - 1))

    def to_first_line(self) -> None:
        self.scroll_home(animate=False, immediate=True)

    def _scrolling(self, scroll: Callable[[int], None], count: int) -> None:
        """SCROLL by COUNT, if there is anything to scroll; else the key is for what this stands in."""
        if not self.allow_vertical_scroll:
            raise SkipAction
        scroll(count)


def _width(words: str) -> int:
    return max(map(cell_len, words.split("\n")))


def _lines(words: str, room: int) -> int:
    """The lines that WORDS take in ROOM cells."""
    lines = words.split("\n")
    if words and "\t" not in words and all(cell_len(line) <= room for line in lines):
        return len(lines)  # as most do: nothing is folded
    return folded(Content(words), room).get_height({}, room) if words else 0


def _visual(content: Content | str) -> Visual | str:
    plain = content if isinstance(content, str) else content.plain
    return HangingText(Content(plain) if isinstance(content, str) else content) if hangs(plain) else content


def _same(one: Content | str, other: Content | str) -> bool:
    if isinstance(one, Content) and isinstance(other, Content):
        return one.plain == other.plain and one.spans == other.spans
    return one == other
