"""Where a note is written."""

from rich.text import Text
from textual.widgets import TextArea

from backcare_tui.domain.words.text import shown_in_place


class NoteField(TextArea):
    """Keeps what is written as it is, and shows it as harmless as any other foreign text.

    One writes on at its end.
    """

    def on_mount(self) -> None:
        self.move_cursor(self.document.end)

    def get_line(self, line_index: int) -> Text:
        line = super().get_line(line_index)
        line.plain = shown_in_place(line.plain)
        return line
