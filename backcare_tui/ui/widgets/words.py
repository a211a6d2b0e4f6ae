"""Text that redraws only when it changes."""

from rich.cells import cell_len
from textual.content import Content
from textual.widgets import Static

MUTED = "$foreground 60%"
"""The style of what is said in passing."""


class Words(Static):
    """A line or block of literal text: never parsed as markup, redrawn only when it differs."""

    def __init__(self, content: Content | str = "", *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(content, id=id, classes=classes, markup=False)
        self._said: Content | str = content

    @property
    def said(self) -> str:
        """What it shows, without styles."""
        return self._said.plain if isinstance(self._said, Content) else self._said

    def say(self, content: Content | str) -> None:
        if type(content) is type(self._said) and _same(content, self._said):
            return
        before, self._said = self.said, content
        self.update(content, layout=not self._fits_as_well(before, self.said))

    def _fits_as_well(self, before: str, after: str) -> bool:
        """Whether AFTER takes the room of BEFORE, so that nothing around has to be laid out and drawn again."""
        old, new, room = cell_len(before), cell_len(after), self.size.width
        if "\n" in before + after or not old or max(old, new) > room:
            return False
        width = self.styles.width
        return old == new or (new > 0 and width is not None and not width.is_auto)


def _same(one: Content | str, other: Content | str) -> bool:
    if isinstance(one, Content) and isinstance(other, Content):
        return one.plain == other.plain and one.spans == other.spans
    return one == other
