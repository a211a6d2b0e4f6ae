"""Text that redraws only when it changes."""

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
        self._said = content
        self.update(content)


def _same(one: Content | str, other: Content | str) -> bool:
    if isinstance(one, Content) and isinstance(other, Content):
        return one.plain == other.plain and one.spans == other.spans
    return one == other
