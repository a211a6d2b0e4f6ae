"""The journal: what was done and how it felt, as a list, as a calendar and as a trend."""

import asyncio
from datetime import date
from functools import partial

from textual import on, work
from textual.app import ComposeResult
from textual.binding import ActiveBinding, Binding
from textual.containers import Container
from textual.signal import Signal

from backcare_tui.clock import Clock
from backcare_tui.domain.catalogue.catalogue import Catalogue
from backcare_tui.domain.interview.journal_questions import add_question
from backcare_tui.domain.interview.question import Choice
from backcare_tui.domain.journal.backup import newest_whole
from backcare_tui.domain.journal.calendar.weeks import WeeklyGoal
from backcare_tui.domain.journal.correct.undo_words import left_alone_words, undone_words
from backcare_tui.domain.journal.entry import Entry
from backcare_tui.domain.journal.revision import LeftAlone, Undone
from backcare_tui.domain.words.text import shown
from backcare_tui.domain.words.wording import moment_words
from backcare_tui.errors import BackcareError, StoppedError
from backcare_tui.storage.folders import command_words
from backcare_tui.storage.journal.thread import JournalThread
from backcare_tui.storage.progress import Tell
from backcare_tui.ui.dialogs.asking.question import QuestionScreen
from backcare_tui.ui.dialogs.forms.wanted_form import WantedForm, names_to_filter_by
from backcare_tui.ui.messages import (
    AddEntry,
    EditEntry,
    ExportJournal,
    ImportFile,
    LookBack,
    ShowBackups,
    ShowHelps,
)
from backcare_tui.ui.screens.journal.beside import Beside
from backcare_tui.ui.screens.journal.calendar import YearCalendar
from backcare_tui.ui.screens.journal.entry_list import EntryList
from backcare_tui.ui.screens.journal.reading import JournalRead, entries_of, read_for
from backcare_tui.ui.screens.journal.search_line import SearchLine
from backcare_tui.ui.screens.journal.shown import Shown, View
from backcare_tui.ui.screens.journal.trend_page import TrendPage
from backcare_tui.ui.screens.journal.words import NOTHING_YET, nothing_listed, shown_words
from backcare_tui.ui.screens.opened_entry import OpenedEntry
from backcare_tui.ui.terminal.held_picture import HeldScreen
from backcare_tui.ui.widgets.choice_list import ChoiceList, aside
from backcare_tui.ui.widgets.key_bar import KeyBar, told_otherwise
from backcare_tui.ui.widgets.literal_text import LiteralText
from backcare_tui.ui.widgets.top_bar import TopBar

_KEYS = {View.CALENDAR: "c", View.TREND: "t"}
"""What shows each view, and from there the list again."""
_PARTS = {View.LIST: "#entries", View.CALENDAR: "#calendar", View.TREND: "#trend-page"}
"""What has the keys in each view."""


class JournalScreen(HeldScreen[None]):
    """The entries by day, or the calendar, or the trend; beside or below it what is chosen there."""

    CSS_PATH = "journal.tcss"

    BINDINGS = [
        Binding("a", "add", "add", id="journal.add", tooltip="Record a rating, a walk or a session, or look back"),
        Binding("e", "edit", "edit", id="journal.edit", tooltip="Change the highlighted entry"),
        Binding(
            "c",
            "view('calendar')",
            "calendar",
            id="journal.calendar",
            tooltip="The last twelve months, day by day",
        ),
        Binding("t", "view('trend')", "trend", id="journal.trend", tooltip="How pain went, as large as fits"),
        Binding(
            "d",
            "delete",
            "delete",
            id="journal.delete",
            tooltip="Delete the highlighted entry; u brings it back",
        ),
        Binding("u", "undo", "undo", id="journal.undo", tooltip="Take back the last change"),
        Binding(
            "slash", "search", "search", key_display="/", id="journal.search", tooltip="Search the words of notes"
        ),
        Binding(
            "f", "filter", "filter", id="journal.filter", tooltip="Only some kinds, exercises, routines or days"
        ),
        Binding("escape", "back", "back", key_display="esc", id="journal.back", tooltip="Back to the list"),
        Binding("x", "export", "export", id="journal.export", tooltip="Write the journal to a file"),
        Binding(
            "h",
            "helps",
            "what helps",
            id="journal.helps",
            tooltip="What helps: how pain was after sessions and walks",
        ),
        Binding("i", "import", "import", id="journal.import", tooltip="Take a file into the journal"),
        Binding("b", "backups", "backups", id="journal.backups", tooltip="See the backups, and restore one"),
    ]

    def __init__(
        self,
        catalogue: Catalogue,
        journal: JournalThread,
        clock: Clock,
        changed: Signal[None],
        backed_up: Signal[None],
        goal: WeeklyGoal,
    ) -> None:
        """CHANGED is published when the journal should be read again, BACKED_UP when there is another last backup
        of it; GOAL is what is aimed for in a week.
        """
        super().__init__()
        self._changed = changed
        self._backed_up = backed_up
        self._catalogue = catalogue
        self._name_of = catalogue.name_of
        self._journal = journal
        self._clock = clock
        self._goal = goal
        self.filled = asyncio.Event()
        self.shown = Shown()
        """What is wanted to be seen; `show` makes it another."""
        self.add_class(f"-{self.shown.view.value}", update=False)  # else all parts are styled without it first
        self._seen: tuple[Shown, JournalRead] | None = None
        """What was wanted when the screen was filled, and what was read for it."""
        self._backup_due = True
        """Whether it is to be said anew when the last backup was made."""
        self._written = False
        """Whether the person may have written something since the screen was filled."""

    def compose(self) -> ComposeResult:
        yield TopBar("journal", lambda: self._journal.days.of(self._clock.now()))
        yield SearchLine()
        yield LiteralText(id="journal-shown")
        with Container(id="journal"):
            yield EntryList(self._name_of, id="entries")
            yield YearCalendar(self._journal.days.of(self._clock.now()), id="calendar")
            yield TrendPage(id="trend-page")
            yield Beside(self._name_of, self._clock.zone, id="journal-details")
        yield LiteralText(id="journal-empty")
        yield KeyBar()

    def on_mount(self) -> None:
        self._arrange()
        self._changed.subscribe(self, lambda _: self._look_anew())
        self._backed_up.subscribe(self, lambda _: self._show_last_backup())

    def on_screen_resume(self) -> None:
        self._look_anew(written=True)

    # Reading

    def _look_anew(self, *, written: bool = False) -> None:
        """Show what there is by now, of the journal and of its backups; see `_written`."""
        self._backup_due, self._written = True, self._written or written
        self.read_journal()

    def show(self, shown: Shown) -> None:
        """Show what SHOWN says instead."""
        self.shown = shown
        self._arrange()
        self.read_journal()

    @work(exclusive=True, group="read")
    async def read_journal(self) -> None:
        """Show what the journal holds now."""
        ask = partial(read_for, self.shown, self._goal, self._clock.now())
        try:
            read = await self._journal.soon(ask)  # nothing is read for words that have become others meanwhile
        except BackcareError:
            if not self.filled.is_set():
                self.query_one(EntryList).refill([aside("Your journal cannot be read.")])
            raise
        finally:
            self.filled.set()
        if self.query(Beside):  # else the program ends, and has begun to take the screen apart
            if (self.shown, read) != self._seen:
                written = self._written and self._seen is not None and self._seen[0] == self.shown
                self._seen = (self.shown, read)
                self._fill(read, written=written)
            self._written = False
            if self._backup_due:
                self._backup_due = False
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
        for beside in self.query(Beside):
            beside.say_last_backup(words)

    # What is seen

    def _arrange(self) -> None:
        """Let the view be seen that is wanted, and have the keys."""
        for view in View:
            self.set_class(self.shown.view is view, f"-{view.value}")
        self.query_one(SearchLine).show(self.shown.wanted.text)
        self.query_one(_PARTS[self.shown.view]).focus()
        self._show_day()
        self.refresh_bindings()

    def _fill(self, read: JournalRead, *, written: bool) -> None:
        entries = self.query_one(EntryList)
        entries.show(read.page, read.today, read.days, self._clock.zone, written=written)
        nothing = nothing_listed(self.shown, self._name_of)
        if not entries.options and nothing:
            entries.refill([aside(nothing)])
        self.query_one(YearCalendar).show(read.told, read.spans, read.today)
        is_empty = not entries.options and self.shown.view is View.LIST
        self.query_one("#journal").display = not is_empty
        empty = self.query_one("#journal-empty", LiteralText)
        empty.say(NOTHING_YET)
        empty.display = is_empty
        self.query_one(TrendPage).show(self.shown, read)
        self.query_one(Beside).fill(read)
        self._say_what_is_shown(read)
        self._show_chosen()
        self._show_day()

    def _say_what_is_shown(self, read: JournalRead) -> None:
        """Say which part of the journal is shown, if it is not all of it."""
        words = shown_words(self.shown, read, self._name_of)
        line = self.query_one("#journal-shown", LiteralText)
        line.say(words)
        line.display = bool(words)

    def chosen(self) -> Entry | None:
        """The highlighted entry; None where none is seen."""
        return self.query_one(EntryList).entry if self.shown.view is View.LIST else None

    @on(ChoiceList.OptionHighlighted, "#entries")
    def _highlighted(self) -> None:
        self.call_after_refresh(self._show_chosen)  # the list answers first

    def _show_chosen(self) -> None:
        """Say in full what is highlighted in the list."""
        self.refresh_bindings()
        self.query_one(Beside).tell_entry(self.chosen())

    @on(YearCalendar.Chosen)
    def _show_day(self) -> None:
        """Say what the chosen day was: at once what the calendar knows, and then its entries."""
        if self._seen and self.shown.view is View.CALENDAR:
            _, read = self._seen
            day = self.query_one(YearCalendar).day
            self.query_one(Beside).tell_day(day, read)
            if day in read.told:
                self._list_day(day)

    @work(exclusive=True, group="day")
    async def _list_day(self, day: date) -> None:
        """Say each entry of DAY in a line."""
        ask = partial(entries_of, self.shown, day, self._clock.now())
        entries = await self._journal.soon(ask)  # nothing is read for a day that was left meanwhile
        for beside in self.query(Beside):
            beside.list_day(reversed(entries))

    # What is done

    @property
    def active_bindings(self) -> dict[str, ActiveBinding]:
        """The keys that work here: the one that showed the view goes back to the list, as escape says already."""
        active = super().active_bindings
        if key := _KEYS.get(self.shown.view):
            told_otherwise(active, key, show=False, tooltip="Back to the list")
        return active

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only an entry that is highlighted can be changed or deleted, and one goes back only from somewhere."""
        if action in ("edit", "delete"):
            return self.query_one_optional("#entries") is not None and self.chosen() is not None
        if action == "back":
            return self.shown.left() != self.shown
        if action == "undo":
            return self._seen is None or self._seen[1].can_undo
        if action in ("search", "filter"):
            empty = self.query_one_optional("#journal-empty")
            if empty is not None and empty.display:
                return False
        if action == "search":
            return self.focused is None or self.focused.id != "search"
        return super().check_action(action, parameters)

    @on(ChoiceList.OptionSelected, "#entries")
    def _open(self) -> None:
        entries = self.query_one(EntryList)
        if entries.entry:
            prose = self.query_one(Beside).prose(entries.entry)
            can_undo = self.check_action("undo", ()) is True
            self.app.push_screen(OpenedEntry(prose, can_undo=can_undo), self._do_with_opened)
        elif entries.at_older:
            self.show(self.shown.with_older())

    def _do_with_opened(self, asked: str | None) -> None:
        """Do what is ASKED for with the entry that was opened, which is the highlighted one."""
        if asked:
            self.call_later(self.run_action, asked)

    @on(YearCalendar.Opened)
    def _open_day(self, message: YearCalendar.Opened) -> None:
        self.show(self.shown.opened(message.day))

    @on(TrendPage.Asked)
    def _show_other(self, message: TrendPage.Asked) -> None:
        self.show(message.shown)

    def action_view(self, view: str) -> None:
        self.show(self.shown.toggled(View(view)))

    def action_search(self) -> None:
        self.query_one(SearchLine).begin()

    @on(SearchLine.Typed)
    def _search(self, message: SearchLine.Typed) -> None:
        self.shown = self.shown.looking_for(self.shown.wanted._replace(text=message.words))
        self.read_journal()

    @on(SearchLine.Left)
    def _leave_search(self) -> None:
        self.show(self.shown)

    @work
    async def action_filter(self) -> None:
        form = WantedForm(self.shown.wanted, *names_to_filter_by(self._catalogue), self._clock.now())
        wanted = await self.app.push_screen_wait(form)
        if wanted is not None:
            self.show(self.shown.looking_for(wanted))

    def action_back(self) -> None:
        self.show(self.shown.left())

    @work
    async def action_add(self) -> None:
        answer = await self.app.push_screen_wait(QuestionScreen(add_question()))
        asked = {
            Choice.RATING: AddEntry("rating"),
            Choice.ACTIVITY: AddEntry("activity"),
            Choice.SAVE: AddEntry("session"),
            Choice.LOOK_BACK: LookBack("both"),
        }
        if answer in asked:
            self.post_message(asked[answer])

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
        self._look_anew()

    @work
    async def action_undo(self) -> None:
        from backcare_tui.ui.dialogs.long_work import with_progress

        async def take_back(tell: Tell) -> Undone | LeftAlone | None:
            return await self._journal.call(lambda store: store.undo_here(tell))

        try:
            undone = await with_progress(
                self.app, self._clock, "Taking it back", "Nothing was taken back.", take_back
            )
        except StoppedError as error:
            self.notify(shown(str(error)), markup=False)
            return
        if isinstance(undone, LeftAlone):
            self.notify(left_alone_words(command_words("undo", self._journal.folder)), markup=False)
            return
        self.notify(undone_words(undone, self._clock.now()), markup=False)
        self._look_anew(written=True)

    def action_export(self) -> None:
        self.post_message(ExportJournal())

    def action_helps(self) -> None:
        self.post_message(ShowHelps())

    def action_import(self) -> None:
        self.post_message(ImportFile(self.query_one(EntryList).stand_on))

    def action_backups(self) -> None:
        self.post_message(ShowBackups())
