"""The journal: what was done and how it felt, latest first."""

import asyncio
from collections.abc import Iterable
from datetime import date, timedelta
from itertools import groupby

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.signal import Signal
from textual.widgets.option_list import Option

from backcare_tui.clock import Clock
from backcare_tui.domain.catalogue.catalogue import Catalogue
from backcare_tui.domain.interview.journal_questions import add_question
from backcare_tui.domain.interview.question import Choice
from backcare_tui.domain.journal.backup import newest_whole
from backcare_tui.domain.journal.entry import Entry
from backcare_tui.domain.journal.entry_words import AHEAD
from backcare_tui.domain.journal.revision import Change
from backcare_tui.domain.journal.trends import PainByDay, daily_pain, trend_words
from backcare_tui.domain.journal.wanted import EntryPage
from backcare_tui.domain.words.text import first_line, shown
from backcare_tui.domain.words.wording import counted, day_words, moment_words
from backcare_tui.errors import BackcareError
from backcare_tui.storage.journal.store import JournalStore
from backcare_tui.storage.journal.thread import JournalThread
from backcare_tui.ui.dialogs.question import QuestionScreen
from backcare_tui.ui.messages import AddEntry, EditEntry, ExportJournal, LookBack, ShowBackups
from backcare_tui.ui.prose.entry import entry_line, entry_prose
from backcare_tui.ui.screens.details import DetailsScreen
from backcare_tui.ui.widgets.choice_list import ChoiceList, heading
from backcare_tui.ui.widgets.key_bar import KeyBar
from backcare_tui.ui.widgets.literal_text import MUTED, LiteralText
from backcare_tui.ui.widgets.pain_line import pain_line
from backcare_tui.ui.widgets.top_bar import TopBar

_DAYS = 28
_A_PAGE = 100
"""Entries listed at first, and more each time that one asks for older ones."""

_OLDER = "older"
_EMPTY = """Nothing here yet.

Each session is written here when it ends. Press a to add a rating or a walk, or 1 to start."""
_NOTE_CELLS = 200
"""Of a note, more than a line of the list ever has; the list cuts it where it ends."""
_DONE_WORDS = {Change.ADDED: "the addition", Change.EDITED: "the change", Change.DELETED: "the deletion"}


class JournalScreen(Screen[None]):
    """Days on the left; on the right how pain went, and the highlighted entry."""

    CSS_PATH = "journal.tcss"

    BINDINGS = [
        Binding(
            "a", "add", "add", id="journal.add", tooltip="Record a rating or a walk, or look back on the week"
        ),
        Binding("e", "edit", "edit", id="journal.edit", tooltip="Change the highlighted entry"),
        Binding(
            "d",
            "delete",
            "delete",
            id="journal.delete",
            tooltip="Delete the highlighted entry; u brings it back",
        ),
        Binding("u", "undo", "undo", id="journal.undo", tooltip="Take back the last change"),
        Binding("x", "export", "export", id="journal.export", tooltip="Write the journal to a file"),
        Binding("b", "backups", "backups", id="journal.backups", tooltip="See the backups, and restore one"),
    ]

    def __init__(self, catalogue: Catalogue, journal: JournalThread, clock: Clock, changed: Signal[None]) -> None:
        """CHANGED is published when the journal should be read again."""
        super().__init__()
        self._changed = changed
        self._name_of = catalogue.name_of
        self._journal = journal
        self._clock = clock
        self.filled = asyncio.Event()
        self._shown: object = None
        """What the list and the trend were made from."""
        self._page = EntryPage()
        """What is listed."""
        self._listed = _A_PAGE
        """How many entries that have been may be listed."""

    def compose(self) -> ComposeResult:
        yield TopBar("journal", self._clock.now)
        with Horizontal(id="journal"):
            yield ChoiceList(_instead("Reading your journal."), id="entries")
            with VerticalScroll(id="journal-details"):
                yield LiteralText(id="trend")
                yield LiteralText(id="entry")
                yield LiteralText(id="last-backup")
        yield LiteralText(id="journal-empty")
        yield KeyBar()

    def on_mount(self) -> None:
        self.query_one("#entries").focus()
        self._changed.subscribe(self, lambda _: self.read_journal())

    def on_screen_resume(self) -> None:
        self.read_journal()

    @work(exclusive=True, group="read")
    async def read_journal(self) -> None:
        """Show what the journal holds now."""
        now, count = self._clock.now(), self._listed
        today = now.date()
        first = today - timedelta(days=_DAYS - 1)
        try:
            page, pains = await self._journal.call(
                lambda store: (store.page(count, now), store.pain_by_day(first, today))
            )
        except BackcareError:
            if not self.filled.is_set():
                self.query_one(ChoiceList).refill([_instead("Your journal cannot be read.")])
            raise
        finally:
            self.filled.set()
        if self.query("#last-backup"):  # else the program ends, and has begun to take the screen apart
            if (today, page, pains) != self._shown:
                self._shown, self._page = (today, page, pains), page
                self._fill(today, pains)
            self._show_last_backup()

    @work(exclusive=True, group="backups")
    async def _show_last_backup(self) -> None:
        """Say when the last good backup was made."""
        try:
            good = newest_whole(await asyncio.to_thread(self._journal.backups.all))
        except BackcareError as error:
            words = shown(str(error))
        else:
            words = f"Last backup: {moment_words(good.made_at, self._clock.now())}" if good else "No backup yet."
        for line in self.query("#last-backup").results(LiteralText):
            line.say(Content.styled(words, MUTED))

    def _fill(self, today: date, pains: PainByDay) -> None:
        page = self._page
        options = self._days(page.told, today)
        if page.older:
            words = f"{counted(page.older, 'older entry', 'older entries')}: enter shows more"
            options.append(Option(Content.styled(words, MUTED), id=_OLDER))
        if page.ahead:
            options += [heading(AHEAD), *self._days(page.ahead, today)]
        self.query_one(ChoiceList).refill(options)
        self.query_one("#journal").display = bool(options)
        empty = "" if options else _EMPTY
        self.query_one("#journal-empty", LiteralText).say(empty)
        self.query_one("#trend", LiteralText).say(_trend(pains, today))
        self._show_entry()

    def _days(self, entries: Iterable[Entry], today: date) -> list[Option]:
        options: list[Option] = []
        for day, group in groupby(entries, key=lambda entry: entry.at.date()):
            options.append(heading(_day(day, today)))
            options += [Option(self._line(entry), id=str(entry.id)) for entry in group]
        return options

    def _line(self, entry: Entry) -> Content:
        line = entry_line(entry, self._name_of)
        if entry.note:
            line = Content.assemble(line, "\n       ", (first_line(entry.note, _NOTE_CELLS), MUTED))
        return line

    def chosen(self) -> Entry | None:
        """The highlighted entry."""
        chosen = self.query_one(ChoiceList).chosen_id
        return next((entry for entry in (*self._page.told, *self._page.ahead) if str(entry.id) == chosen), None)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only an entry that is highlighted can be changed or deleted."""
        if action in ("edit", "delete"):
            return any(one.chosen_id not in (None, _OLDER) for one in self.query("#entries").results(ChoiceList))
        return super().check_action(action, parameters)

    @on(ChoiceList.OptionHighlighted, "#entries")
    def _highlighted(self) -> None:
        self.call_after_refresh(self._show_entry)  # the list answers first

    def _show_entry(self) -> None:
        self.refresh_bindings()
        entry = self.chosen()
        self.query_one("#entry", LiteralText).say(entry_prose(entry, self._name_of) if entry else "")

    @on(ChoiceList.OptionSelected, "#entries")
    def _open(self) -> None:
        entry = self.chosen()
        if entry:
            self.app.push_screen(DetailsScreen(entry_prose(entry, self._name_of), can_start=False))
        elif self.query_one(ChoiceList).chosen_id == _OLDER:
            self._listed += _A_PAGE
            self.read_journal()

    @work
    async def action_add(self) -> None:
        answer = await self.app.push_screen_wait(QuestionScreen(add_question()))
        if answer is Choice.RATING:
            self.post_message(AddEntry("rating"))
        elif answer is Choice.ACTIVITY:
            self.post_message(AddEntry("activity"))
        elif answer is Choice.LOOK_BACK:
            self.post_message(LookBack("both"))

    def action_edit(self) -> None:
        entry = self.chosen()
        if entry:
            self.post_message(EditEntry(entry))

    @work
    async def action_delete(self) -> None:
        entry = self.chosen()
        if entry is None:
            return
        await self._journal.call(lambda store: store.delete(entry.id))
        self.notify("Deleted. Press u to bring it back.", markup=False)
        self.read_journal()

    @work
    async def action_undo(self) -> None:
        undone = await self._journal.call(JournalStore.undo)
        if undone is None:
            self.notify("There is nothing to take back.", markup=False)
            return
        entry = undone.before or undone.revision.entry
        where = f" of the entry from {day_words(entry.at)}, {entry.at:%H:%M}" if entry else ""
        self.notify(f"Took back {_DONE_WORDS[undone.change]}{where}.", markup=False)
        self.read_journal()

    def action_export(self) -> None:
        self.post_message(ExportJournal())

    def action_backups(self) -> None:
        self.post_message(ShowBackups())


def _trend(pains: PainByDay, today: date) -> Content:
    line = pain_line(daily_pain(pains, today, _DAYS))
    words = trend_words(pains, today)
    return Content.assemble(("Pain, last four weeks", "bold"), "\n", line, "\n", (words, MUTED))


def _instead(words: str) -> Option:
    """WORDS in place of a list that is not there."""
    return Option(Content.styled(words, MUTED), disabled=True)


def _day(day: date, today: date) -> str:
    age = (today - day).days
    name = {0: "Today", 1: "Yesterday"}.get(age, f"{day:%A}")
    year = f" {day.year}" if day.year != today.year else ""
    return f"{name}, {day.day} {day:%B}{year}"
