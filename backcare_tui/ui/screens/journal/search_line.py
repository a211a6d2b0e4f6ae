"""Where words are typed that notes are searched for; it is seen while there are any, or somebody types some."""

from dataclasses import dataclass

from textual.binding import Binding
from textual.message import Message

from backcare_tui.ui.widgets.text_fields import SearchField


class SearchLine(SearchField):
    """Says each change of its words by itself, and when somebody is done with it."""

    BINDINGS = [
        Binding(
            "escape",
            "leave",
            "clear",
            key_display="esc",
            id="search.leave",
            tooltip="Empty the search; again, back to the list",
        ),
    ]

    @dataclass
    class Typed(Message):
        """Somebody typed other words to look for."""

        words: str

    class Left(Message):
        """Somebody is done with it."""

    def __init__(self) -> None:
        super().__init__(id="journal-search", placeholder="words of a note")
        self._appear(seen=False)

    def _appear(self, *, seen: bool) -> None:
        """Be there to be seen and typed into, or not at all."""
        self.display = self.can_focus = seen

    def show(self, words: str) -> None:
        """Hold WORDS, which are looked for by now."""
        if self.value.split() != words.split():
            with self.prevent(SearchField.Changed):
                self.value = words
        self._appear(seen=bool(words) or self.has_focus)

    def begin(self) -> None:
        """Let words be typed into it."""
        self._appear(seen=True)
        self.screen.set_focus(self)  # at once, or a waiting letter would be a command

    def on_blur(self) -> None:
        self._appear(seen=bool(self.value))

    def on_input_changed(self, event: SearchField.Changed) -> None:
        event.stop()
        self.post_message(self.Typed(self.value))

    async def action_leave(self) -> None:
        if self.value:
            self.value = ""
        else:
            await self.action_done()

    async def action_done(self) -> None:
        self.post_message(self.Left())
