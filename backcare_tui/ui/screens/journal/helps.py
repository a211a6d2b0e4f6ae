"""What followed what: exercises, routines, time of day and walks, and of the highlighted one all that is known."""

from collections.abc import Awaitable, Callable, Iterator

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.signal import Signal
from textual.widgets.option_list import Option

from backcare_tui.domain.journal.entry_words import NameOf
from backcare_tui.domain.journal.helps.helps import Finding, Helps
from backcare_tui.domain.journal.helps.words import (
    HONEST,
    SECTIONS,
    TITLE,
    WALKING,
    left_out_words,
    silent_words,
    span_words,
)
from backcare_tui.errors import BackcareError
from backcare_tui.ui.prose.helps import finding_line, finding_prose, walking_line, walking_prose
from backcare_tui.ui.screens.details import DetailsScreen
from backcare_tui.ui.terminal.held_picture import HeldScreen
from backcare_tui.ui.widgets.choice_list import ChoiceList, aside, heading
from backcare_tui.ui.widgets.key_bar import KeyBar
from backcare_tui.ui.widgets.literal_text import LiteralText, TextPage

_PAGE_WIDTH, _PAGE_SIDES = 65, 9
"""Cells of the page of a single one, and beside it."""
_WALKING_ID = "walking"
_NEXT = "Rate how it is before and after a session: 1 goes to today's. esc goes back."


class HelpsScreen(HeldScreen[None]):
    """A list on the left, the highlighted one on the right; below it on a narrow screen."""

    CSS_PATH = "helps.tcss"

    BINDINGS = [
        Binding(
            "a",
            "whole",
            "all, or a year",
            id="helps.whole",
            tooltip="Look at the whole journal, or at the last twelve months again",
        ),
        Binding("escape", "dismiss", "back", key_display="esc", id="helps.back"),
    ]
    AUTO_FOCUS = "#findings"

    def __init__(self, name_of: NameOf, read: Callable[[bool], Awaitable[Helps]], changed: Signal[None]) -> None:
        """READ gives what followed what, of the whole journal or of a year; CHANGED is published when it should be
        read again.
        """
        super().__init__()
        self._name_of = name_of
        self._read = read
        self._changed = changed
        self._whole = False
        self._found: Helps | None = None
        """None until the journal was read."""

    def compose(self) -> ComposeResult:
        with Vertical(id="helps-head"):
            yield LiteralText(TITLE, id="helps-title")
            yield LiteralText(" ".join(HONEST), id="helps-honest")
        with Horizontal(id="helps"):
            yield ChoiceList(aside("Reading your journal."), id="findings")
            with TextPage(id="finding-details", can_focus=False):
                yield LiteralText(id="finding")
        yield LiteralText(id="helps-empty")
        yield KeyBar()

    def on_mount(self) -> None:
        self._changed.subscribe(self, lambda _: self.read_journal(self._whole))
        self.read_journal(whole=False)

    def on_resize(self) -> None:
        self.call_after_refresh(self._show)  # more sessions are drawn where there is more room

    @work(exclusive=True, group="read")
    async def read_journal(self, whole: bool) -> None:
        """Show what the journal says now."""
        try:
            found = await self._read(whole)
        except BackcareError:
            if self._found is None and self.query("#findings"):
                self.query_one(ChoiceList).refill([aside("Your journal was not read.")])
            raise
        if self.query("#findings"):  # else the program ends, and has begun to take the screen apart
            self._whole = whole
            if found != self._found:
                first, self._found = self._found is None, found
                self._fill(found, first=first)

    def _fill(self, found: Helps, *, first: bool) -> None:
        self.query_one("#helps-title", LiteralText).say(f"{TITLE}, {span_words(found)}")
        findings = self.query_one(ChoiceList)
        findings.refill(list(self._options(found)))
        if first:
            findings.choose_first()
        self.query_one("#helps").display = not found.silent
        empty = self.query_one("#helps-empty", LiteralText)
        empty.say(f"{silent_words(found)}\n\n{_NEXT}")
        empty.display = found.silent
        self._show()

    def _options(self, found: Helps) -> Iterator[Option]:
        for of, title in SECTIONS.items():
            findings = found.of(of)
            if findings:
                yield heading(title if len(findings) == 1 else f"{title}, the surest first")
            for finding in findings:
                yield Option(finding_line(finding, self._name_of), id=_id_of(finding))
        if found.walking:
            yield heading(WALKING)
            yield Option(walking_line(found.walking), id=_WALKING_ID)
        if left_out := left_out_words(found):
            yield aside(left_out)

    @on(ChoiceList.OptionHighlighted, "#findings")
    def _highlighted(self) -> None:
        self.call_after_refresh(self._show)  # the list answers first

    def _show(self) -> None:
        for words in self.query("#finding").results(LiteralText):
            words.say(self._chosen(words.content_size.width) or "")

    def _chosen(self, width: int) -> Content | None:
        """All about the highlighted one, in lines of WIDTH cells; None where none is."""
        chosen = self.query_one(ChoiceList).chosen_id
        if self._found is None or chosen is None:
            return None
        if chosen == _WALKING_ID:
            return walking_prose(self._found.walking) if self._found.walking else None
        findings = (one for one in self._found.findings if _id_of(one) == chosen)
        return next((finding_prose(one, self._found, self._name_of, width) for one in findings), None)

    @on(ChoiceList.OptionSelected, "#findings")
    def _open(self) -> None:
        prose = self._chosen(min(_PAGE_WIDTH, self.size.width - _PAGE_SIDES))
        if prose:
            self.app.push_screen(DetailsScreen(prose, can_start=False))

    def action_whole(self) -> None:
        self.read_journal(not self._whole)


def _id_of(finding: Finding) -> str:
    return " ".join((finding.of.value, *finding.ids))
