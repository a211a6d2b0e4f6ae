"""What a file would bring into the journal, before it does."""

from collections.abc import Iterator
from datetime import tzinfo
from enum import Enum, auto
from itertools import islice

from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content

from backcare_tui.domain.journal.entry_words import NameOf
from backcare_tui.domain.words.local_time import wall_day
from backcare_tui.storage.exchange.preview import Preview
from backcare_tui.ui.prose.entry import entry_line, note_below, places_told
from backcare_tui.ui.terminal.held_picture import HeldScreen
from backcare_tui.ui.widgets.key_bar import KeyBar
from backcare_tui.ui.widgets.literal_text import MUTED, LiteralText, TextPage

_SHOWN = 8
"""Entries that are shown as they will stand there."""
_DATE = 11
"""Cells of a date, and of the blank behind it."""


class Decision(Enum):
    """What to do with a file."""

    TAKE_IN = auto()
    SAY = auto()
    """Say first what something in it is."""


class PreviewScreen(HeldScreen[Decision | None]):
    """Gives what the person wants; None when left, which changes nothing."""

    CSS_PATH = "preview.tcss"

    BINDINGS = [
        Binding("enter", "take_in", "take it in", key_display="enter", id="preview.take-in"),
        Binding(
            "c", "say", "say what is what", id="preview.say", tooltip="Say what something that is left out is"
        ),
        Binding("escape", "dismiss(None)", "back", key_display="esc", id="preview.back"),
        Binding("j,down", "scroll(2)", "down", show=False, id="preview.down"),
        Binding("k,up", "scroll(-2)", "up", show=False, id="preview.up"),
        Binding("pagedown,space", "page(1)", "further", show=False, id="preview.page-down"),
        Binding("pageup", "page(-1)", "back up", show=False, id="preview.page-up"),
    ]

    def __init__(self, preview: Preview, name_of: NameOf, zone: tzinfo) -> None:
        """NAME_OF gives names for ids; ZONE is where the person is."""
        super().__init__()
        self._zone = zone
        self._preview = preview
        self._name_of = name_of

    def compose(self) -> ComposeResult:
        with TextPage(id="import-page", can_focus=False):
            yield LiteralText(self._words(), id="import-preview")
        yield KeyBar()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what is new and without a fault can be taken in, and only what is left out has to be named."""
        if action == "take_in":
            return self._preview.brings_something
        if action == "say":
            return bool(self._preview.unsaid)
        return super().check_action(action, parameters)

    def action_take_in(self) -> None:
        self.dismiss(Decision.TAKE_IN)

    def action_say(self) -> None:
        self.dismiss(Decision.SAY)

    def action_scroll(self, lines: int) -> None:
        self.query_one(TextPage).scroll_lines(lines)

    def action_page(self, pages: int) -> None:
        self.query_one(TextPage).scroll_pages(pages)

    def _words(self) -> Content:
        preview = self._preview
        reading = preview.reading
        blocks = [Content.assemble(("What this file would bring", "bold $accent"), "\n", (reading.file, MUTED))]
        if reading.program:
            blocks.append(Content(f"Taken for {reading.program}."))
        blocks.append(Content("\n".join(filter(None, (preview.count_words, preview.kind_words)))))
        problems = [line.removeprefix(f"{reading.file}: ") for line in preview.problems()]
        if problems:
            title = "Nothing can be taken in before this is put right:"
            blocks.append(Content.assemble((title, "bold $warning"), "\n", "\n".join(problems)))
            blocks.append(Content("Correct or remove it in the file, then press i again."))
        elif not preview.brings_something:
            blocks.append(Content("The journal has all of it already, so there is nothing to take in."))
        if preview.new:
            blocks.append(Content.assemble(*self._first_entries()))
        left_out = [*preview.left_out(), *preview.notices()]
        if left_out:
            blocks.append(Content.styled("\n".join(left_out), MUTED))
        return Content("\n\n").join(blocks)

    def _first_entries(self) -> Iterator[Content | tuple[str, str]]:
        """The first of the new ones as they will stand in the journal."""
        preview = self._preview
        yield ("As they will stand in your journal", "bold")
        first = tuple(islice(map(preview.reading.entries.__getitem__, preview.new), _SHOWN))
        for entry, where in zip(first, places_told(first, self._zone), strict=True):
            line = entry_line(entry, self._name_of, where)
            yield Content.assemble("\n", (f"{wall_day(entry.at)} ", MUTED), line)
            yield note_below(entry, _DATE)
        more = len(preview.new) - _SHOWN
        if more > 0:
            yield (f"\nand {more:,} more", MUTED)
