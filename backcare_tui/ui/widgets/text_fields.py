"""Where a line or a note is written, and what keeps it from being accepted; the cursor passes, and keys delete,
characters as people see them.
"""

from rich.highlighter import Highlighter
from rich.style import Style
from rich.text import Text
from textual.actions import SkipAction
from textual.binding import Binding
from textual.content import Content
from textual.suggester import Suggester
from textual.widgets import Input, TextArea
from textual.widgets.input import Selection as LineSelection
from textual.widgets.text_area import EditResult, Location, Selection

from backcare_tui.domain.words.clusters import whole_after, whole_before
from backcare_tui.domain.words.text import shown, shown_in_place
from backcare_tui.errors import BackcareError
from backcare_tui.ui.widgets.literal_text import LiteralText


class WholeText(Text):
    """Text of which no character is drawn in two styles: one of several code points would be torn."""

    def stylize(self, style: str | Style, start: int = 0, end: int | None = None) -> None:
        whole_end = end if end is None else whole_after(self.plain, end)
        super().stylize(style, whole_before(self.plain, start), whole_end)


class _Whole(Highlighter):
    """Makes WholeText of any text."""

    def __call__(self, text: str | Text) -> Text:
        return WholeText(str(text), no_wrap=True, overflow="ignore", end="")

    def highlight(self, text: Text) -> None:
        """Nothing in it stands out."""


class LineField(Input):
    """One line."""

    def __init__(
        self, value: str = "", *, id: str, placeholder: str = "", suggester: Suggester | None = None
    ) -> None:
        super().__init__(value, placeholder, _Whole(), suggester=suggester, id=id, compact=True)

    def validate_selection(self, selection: LineSelection) -> LineSelection:
        start, end = super().validate_selection(selection)
        whole = whole_after if end > self.selection.end else whole_before
        return LineSelection(whole(self.value, start), whole(self.value, end))

    def delete(self, start: int, end: int) -> None:
        start, end = sorted((start, end))
        super().delete(whole_before(self.value, start), whole_after(self.value, end))

    def action_copy(self) -> None:
        super().action_copy()
        raise SkipAction  # the key leaves, too, if it is pressed twice


class ShortField(LineField):
    """For a number, a time or a search: the key for help is a key here, for nobody writes it."""

    BINDINGS = [
        Binding(
            "exclamation_mark",
            "app.get_help",
            "get help",
            key_display="!",
            priority=True,  # also while somebody types
            id="field.get-help",
            tooltip="Signs that need help, and what to do",
        )
    ]

    def check_consume_key(self, key: str, character: str | None) -> bool:
        return key != "exclamation_mark" and super().check_consume_key(key, character)


class SearchField(ShortField):
    """From which what is found is a key away."""

    BINDINGS = [Binding("enter,down", "done", "to the list", key_display="enter", id="search.done")]

    async def action_done(self) -> None:
        """Be done with it: what is found is looked at."""
        await self.action_submit()


class NoteField(TextArea):
    """Keeps what is written as it is, and shows it as harmless as any other foreign text.

    One writes on at its end.
    """

    def on_mount(self) -> None:
        self.move_cursor(self.document.end)

    def get_line(self, line_index: int) -> WholeText:
        return WholeText(shown_in_place(self.document[line_index]), end="", no_wrap=True)

    def validate_selection(self, selection: Selection) -> Selection:
        whole = self._after if selection.end > self.selection.end else self._before
        return Selection(whole(selection.start), whole(selection.end))

    def get_cursor_line_end_location(self) -> Location:
        return self._before(super().get_cursor_line_end_location())  # behind it the next line begins

    def delete(self, start: Location, end: Location, *, maintain_selection_offset: bool = True) -> EditResult:
        start, end = sorted((start, end))
        return super().delete(
            self._before(start), self._after(end), maintain_selection_offset=maintain_selection_offset
        )

    def action_copy(self) -> None:
        super().action_copy()
        raise SkipAction  # the key leaves, too, if it is pressed twice

    def _before(self, location: Location) -> Location:
        row, column = location
        return row, whole_before(self._line(row), column)

    def _after(self, location: Location) -> Location:
        row, column = location
        return row, whole_after(self._line(row), column)

    def _line(self, row: int) -> str:
        return self.document[row] if row < self.document.line_count else ""


class TroubleLine(LiteralText):
    """What keeps a form from being accepted: nothing, until there is something to say."""

    def __init__(self) -> None:
        super().__init__(id="form-trouble")

    def tell(self, trouble: BackcareError | str) -> None:
        """Say TROUBLE where it is seen, however far the form is scrolled."""
        self.say(Content.styled(shown(str(trouble)), "$warning"))
        self.call_after_refresh(self.scroll_visible, animate=False)  # it may have more lines now
