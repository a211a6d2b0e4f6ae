"""The app: three places, and what can be asked for from anywhere."""

import os
from functools import partial
from pathlib import Path
from uuid import uuid4

from textual import on, work
from textual.app import App
from textual.binding import Binding
from textual.events import Event, Paste

from backcare_tui.clock import Clock
from backcare_tui.cues.announcer import Announcer, cue_settings
from backcare_tui.cues.sound import Sound
from backcare_tui.cues.voice import Voice
from backcare_tui.domain.catalogue import Catalogue
from backcare_tui.domain.exercise import Kind
from backcare_tui.domain.journal import ActivityEntry, Entry, RatingEntry
from backcare_tui.domain.routine import Routine
from backcare_tui.domain.safety import SafetyText
from backcare_tui.domain.text import clean, shown, shown_line
from backcare_tui.errors import BackcareError, UsageError
from backcare_tui.storage.catalogue_files import Problem
from backcare_tui.storage.exchange import export_file
from backcare_tui.storage.journal_store import JournalStore
from backcare_tui.storage.journal_thread import JournalThread
from backcare_tui.storage.settings_file import Settings
from backcare_tui.ui.commands import CatalogueCommands
from backcare_tui.ui.messages import AddEntry, EditEntry, ExportJournal, Practise, Trouble
from backcare_tui.ui.practice import Practice
from backcare_tui.ui.screens.catalogue import CatalogueScreen
from backcare_tui.ui.screens.entry_form import EntryForm
from backcare_tui.ui.screens.export_form import ExportForm
from backcare_tui.ui.screens.help_cards import HelpCardsScreen
from backcare_tui.ui.screens.journal import JournalScreen
from backcare_tui.ui.screens.key_help import KeyHelp
from backcare_tui.ui.screens.today import TodayScreen
from backcare_tui.ui.screens.welcome import WelcomeScreen
from backcare_tui.ui.theme import DARK, LIGHT
from backcare_tui.ui.widgets.key_bar import KeyBar, key_words
from backcare_tui.ui.widgets.masthead import Masthead

_WALK_MINUTES = 10.0
_FLASH_S = 0.25


class BackcareApp(App[None]):
    """The full-screen program."""

    TITLE = "backcare"
    CSS_PATH = "app.tcss"
    DEFAULT_MODE = "today"
    COMMANDS = App.COMMANDS | {CatalogueCommands}
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (72, "-wide"), (140, "-very-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-tiny"), (12, "-short"), (24, "-tall")]

    BINDINGS = [
        Binding("1", "visit('today')", "today", show=False, id="app.today", tooltip="Today"),
        Binding("2", "visit('catalogue')", "catalogue", show=False, id="app.catalogue", tooltip="The catalogue"),
        Binding("3", "visit('journal')", "journal", show=False, id="app.journal", tooltip="The journal"),
        Binding(
            "exclamation_mark",
            "get_help",
            "get help",
            key_display="!",
            id="app.get-help",
            tooltip="Signs that need help, and what to do",
        ),
        Binding("q", "quit", "quit", id="app.quit", tooltip="Leave the program"),
        Binding(
            "question_mark", "keys", "keys", key_display="?", id="app.keys", tooltip="All keys of this screen"
        ),
    ]

    def __init__(
        self,
        catalogue: Catalogue,
        safety: SafetyText,
        settings: Settings,
        journal: JournalThread,
        clock: Clock,
        *,
        start: Routine | None = None,
        pace: float | None = None,
        problems: tuple[Problem, ...] = (),
    ) -> None:
        super().__init__()
        self.catalogue = catalogue
        self._safety = safety
        self._settings = settings
        self._journal = journal
        self._clock = clock
        self._start_with = start
        self._pace = pace or settings.pace
        self._problems = problems
        self._announcer = self._make_announcer()
        self._practice = Practice(self, catalogue, journal, clock, self._announcer)
        self.register_theme(DARK)
        self.register_theme(LIGHT)
        if not os.environ.get("TEXTUAL_THEME"):
            self.theme = DARK.name
        moving = self.animation_level != "none"
        self.add_mode("today", partial(TodayScreen, catalogue, settings, journal, clock, moving))
        self.add_mode("catalogue", partial(CatalogueScreen, catalogue, clock, moving))
        self.add_mode("journal", partial(JournalScreen, catalogue, journal, clock))

    def _make_announcer(self) -> Announcer:
        clock, settings = self._clock, self._settings

        def real_seconds() -> float:
            return clock.monotonic() / clock.rate

        wanted = cue_settings(settings.voice, settings.sound, settings.bell, settings.flash)
        return Announcer(Voice(real_seconds), Sound(real_seconds), self.bell, self._flash, wanted, clock.rate)

    def _flash(self) -> None:
        """Let the whole screen light up for a moment."""
        screen = self.screen
        screen.add_class("-flash")
        screen.set_timer(_FLASH_S, partial(screen.remove_class, "-flash"))

    def on_mount(self) -> None:
        self._open()

    def on_unmount(self) -> None:
        self._announcer.close()

    @work
    async def _open(self) -> None:
        """What has to be said or asked before anything else."""
        for problem in self._problems:
            self._say(Trouble(str(problem), "The rest works."))
        try:
            if not await self._journal.call(JournalStore.welcome_seen):
                await self.push_screen_wait(WelcomeScreen(self._safety))
                await self._journal.call(JournalStore.mark_welcome_seen)
            draft = await self._journal.call(JournalStore.draft)
        except BackcareError as error:
            self._say(Trouble(error.title, error.advice))
            draft = None
        if draft is not None:
            await self._practice.take_up(draft)
        if self._start_with is not None:
            await self._practice.begin(self._start_with, self._pace)

    async def on_event(self, event: Event) -> None:
        if isinstance(event, Paste):
            event.text = clean(event.text)  # fields show what they hold, and the terminal obeys what is shown
        await super().on_event(event)

    # Places and help

    async def action_visit(self, place: str) -> None:
        if place != self.current_mode:
            await self.switch_mode(place)

    @on(Masthead.Chosen)
    async def _place_clicked(self, message: Masthead.Chosen) -> None:
        await self.action_visit(message.place)

    @on(KeyBar.Pressed)
    def _key_clicked(self, message: KeyBar.Pressed) -> None:
        self.simulate_key(message.key)

    def action_get_help(self) -> None:
        if not isinstance(self.screen, HelpCardsScreen):
            self.push_screen(HelpCardsScreen(self._safety, self._settings.emergency_number))

    def action_keys(self) -> None:
        rows = [
            (key_words(binding), binding.tooltip or binding.description)
            for _, binding, enabled, _ in self.screen.active_bindings.values()
            if enabled and (binding.id or binding.action == "command_palette")
        ]
        self.push_screen(KeyHelp(tuple(dict.fromkeys(rows))))

    # What screens ask for

    @on(Practise)
    @work(group="practice")
    async def _practise(self, message: Practise) -> None:
        await self._practice.begin(message.routine, self._pace)

    @on(AddEntry)
    @work
    async def _add_entry(self, message: AddEntry) -> None:
        now = self._clock.now()
        blank: Entry
        if message.kind == "rating":
            title, blank = "How is your back?", RatingEntry(id=uuid4(), at=now, pain=0)
        else:
            title = "A walk, a ride or a swim"
            blank = ActivityEntry(id=uuid4(), at=now, exercise="walk", minutes=_WALK_MINUTES)

        async def save(entry: Entry) -> None:
            await self._journal.call(lambda store: store.add(entry))

        if await self.push_screen_wait(EntryForm(title, blank, self._activities(), now, save, unrated=True)):
            self.notify("Saved in your journal.", markup=False)

    @on(EditEntry)
    @work
    async def _edit_entry(self, message: EditEntry) -> None:
        async def save(entry: Entry) -> None:
            await self._journal.call(lambda store: store.change(entry))

        form = EntryForm("Change this entry", message.entry, self._activities(), self._clock.now(), save)
        if await self.push_screen_wait(form):
            self.notify("Saved. Press u to take it back.", markup=False)

    @on(ExportJournal)
    @work
    async def _export(self) -> None:
        async def write(typed: str) -> None:
            path = _path(typed)
            await self._journal.call(lambda store: export_file(store.entries(), path, None))

        suggestion = f"~/backcare-journal-{self._clock.now():%Y-%m-%d}.json"
        written = await self.push_screen_wait(ExportForm(suggestion, write))
        if written:
            self.notify(f"Written to {shown(written)}.", markup=False)

    @on(Trouble)
    def _say(self, message: Trouble) -> None:
        self.notify(
            shown(message.advice), title=shown(message.title), severity="warning", timeout=10, markup=False
        )

    def _activities(self) -> dict[str, str]:
        """The aerobic exercises by id."""
        aerobic = (exercise for exercise in self.catalogue.exercises.values() if exercise.kind is Kind.AEROBIC)
        return {exercise.id: exercise.name for exercise in aerobic} or {"walk": "Walk"}


def _path(typed: str) -> Path:
    """The file that TYPED names; UsageError for the home of somebody who is not known here."""
    try:
        return Path(clean(typed).strip()).expanduser()
    except RuntimeError as error:
        raise UsageError(
            f"“{shown_line(typed, 40)}” begins with a home folder that is not there.",
            "Write ~/ for your own, or the whole path.",
        ) from error
