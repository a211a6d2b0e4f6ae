"""The app: it shows its first screen at once, and reads the catalogue and the journal while that is seen.

Therefore nothing here imports what only later screens need; the flows do, when they are made.
"""

import asyncio
import os
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any

from textual import on, work
from textual.app import App
from textual.binding import Binding
from textual.command import Provider
from textual.notifications import Notify
from textual.screen import Screen
from textual.signal import Signal

from backcare_tui.clock import Clock
from backcare_tui.errors import BackcareError
from backcare_tui.ui.ahead import AHEAD
from backcare_tui.ui.messages import (
    AddEntry,
    ChoosePreference,
    FigureAppears,
    LookBack,
    OfJournal,
    OpenExercises,
    Practise,
    ShowAboutMe,
    ShowFlare,
    Trouble,
    WriteFlarePlan,
)
from backcare_tui.ui.notices import Notices, SaysBelow
from backcare_tui.ui.screens.today import TodayScreen
from backcare_tui.ui.terminal.stylesheet import ParsedOnce
from backcare_tui.ui.terminal.terminal_app import TerminalApp
from backcare_tui.ui.terminal.typing_order import BEHIND, work_behind
from backcare_tui.ui.theme import DARK, LIGHT, THEMES, readable
from backcare_tui.ui.troubles import Troubles, going_on
from backcare_tui.ui.widgets.top_bar import TopBar

if TYPE_CHECKING:
    from asyncio import Future

    from backcare_tui.domain.catalogue.routine import Routine
    from backcare_tui.domain.journal.overview import Overview
    from backcare_tui.storage.journal.thread import JournalThread
    from backcare_tui.storage.loaded import Loaded
    from backcare_tui.ui.flows.flows import Flows


def _commands() -> type[Provider]:
    from backcare_tui.ui.commands import Commands

    return Commands


LOOK_EVERY_S = 2.0
"""How often what other windows wrote is looked for."""


class BackcareApp(TerminalApp):
    """The full-screen program."""

    TITLE = "backcare"
    CSS_PATH = "app.tcss"
    DEFAULT_MODE = "today"
    COMMANDS = {_commands}
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (72, "-wide"), (140, "-very-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-tiny"), (12, "-short"), (24, "-tall"), (36, "-very-tall")]

    BINDINGS = [
        Binding("1", "visit('today')", "today", show=False, id="app.today", tooltip="Today"),
        Binding("2", "visit('catalogue')", "catalogue", show=False, id="app.catalogue", tooltip="The catalogue"),
        Binding("3", "visit('journal')", "journal", show=False, id="app.journal", tooltip="The journal"),
        Binding(
            "4", "visit('plan')", "plan", show=False, id="app.plan", tooltip="The plan: this week and the next"
        ),
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
            "ctrl+z",
            "suspend_process",
            "to the shell",
            show=False,
            id="app.suspend",
            tooltip="To the shell for a while; type fg there to come back",
        ),
        Binding(
            "ctrl+p",
            "command_palette",
            "palette",
            show=False,
            priority=True,
            id="app.palette",
            tooltip="Find something to do by typing its name",
        ),
        Binding(
            "question_mark", "keys", "keys", key_display="?", id="app.keys", tooltip="All keys that work here"
        ),
    ]

    def __init__(
        self,
        clock: Clock,
        load: Callable[[], "tuple[Loaded, JournalThread]"],
        start: "Routine | None" = None,
        pace: float | None = None,
        started: Callable[[], object] = bool,
        places_ahead: Sequence[str] = (),
    ) -> None:
        """LOAD reads everything from the disk; it is called once, in a thread of its own.

        START is a routine to begin at once, PACE another one than the settings say. STARTED is called once, when
        Today is there, and what the next keys need: PLACES_AHEAD are made before anybody goes there.
        """
        super().__init__()
        self._clock = clock
        self._load = load
        self._start = start
        self._pace = pace
        self._started = started
        self._places_ahead = places_ahead
        self._drawn = asyncio.Event()
        """Set when the first picture is on the terminal."""
        self._loaded = asyncio.Event()
        self._today_shown = asyncio.Event()
        self._troubles = Troubles(self, clock)
        self._notices = Notices()
        self._changed: Signal[None] = Signal(self, "journal-changed")
        self._backed_up: Signal[None] = Signal(self, "journal-backed-up")
        self._flows: Flows | None = None
        self.register_theme(DARK)
        self.register_theme(LIGHT)
        if not os.environ.get("TEXTUAL_THEME"):
            self.set_reactive(App.theme, DARK.name)  # before anything is drawn, so nothing has to be drawn again
        self.stylesheet = ParsedOnce(self.get_css_variables())
        self.add_mode("today", lambda: self.fitted(self._today_screen()))
        self.add_mode("catalogue", lambda: self.fitted(self._catalogue_screen()))
        self.add_mode("journal", lambda: self.fitted(self._journal_screen()))
        self.add_mode("plan", lambda: self.fitted(self._plan_screen()))

    def get_css_variables(self) -> dict[str, str]:
        self.theme_variables = readable(super().get_css_variables(), calm=self.theme in (DARK.name, LIGHT.name))
        return self.theme_variables

    def on_mount(self) -> None:
        self.call_after_refresh(self._drawn.set)
        # this comes before that, which waits for two of Textual's ticks
        self.screen.screen_layout_refresh_signal.subscribe(self, lambda _: self._drawn.set(), immediate=True)
        self._open()

    def on_unmount(self) -> None:
        if self._flows is not None:
            self._flows.close()

    @work
    async def _open(self) -> None:
        await self._drawn.wait()  # what is read would keep the first picture waiting
        self.screen.screen_layout_refresh_signal.unsubscribe(self)
        try:
            self._flows = await asyncio.to_thread(self._make_flows)
        except BackcareError as error:
            self.failure = error
            self.exit(return_code=1)
            return
        self._troubles.folder = self._flows.journal.folder
        self._take_colours()
        self._loaded.set()
        await self._flows.start.begin(straight_on=self._start is not None)
        self.set_interval(LOOK_EVERY_S, self._look)
        if self._start is not None and not self._flows.start.went_on:
            self.post_message(Practise(self._start))
        work_behind(self, self._prepare)

    def _take_colours(self) -> None:
        """Have the theme of the settings, unless the environment names one."""
        if not os.environ.get("TEXTUAL_THEME"):
            self.theme = THEMES[self._made_flows.loaded.settings.theme]

    async def _prepare(self) -> None:
        """Behind Today, once it is there: import what keys need, look through all files, and make the places."""
        await self._today_shown.wait()
        for module in AHEAD:
            await self.keys_done()  # whoever pressed one waits for what that needs, and for nothing else
            await asyncio.to_thread(import_module, module)
        await self._made_flows.start.look_through_files()
        for place in self._places_ahead:
            await self.keys_done()
            await self.make_place(place)
        self._started()

    @work(group=BEHIND)
    async def _look(self) -> None:
        await (await self.flows()).care.look()

    def _make_flows(self) -> "Flows":
        from backcare_tui.ui.flows.flows import Flows

        loaded, journal = self._load()
        return Flows(self, loaded, journal, self._clock, self._changed, self._backed_up, self._pace)

    # What becomes of it when the terminal or a signal ends or stops it

    def put_away(self) -> list["Future[None]"]:
        return [] if self._flows is None else self._flows.put_away()

    async def idle(self) -> None:
        if self._flows is not None:
            await self._flows.idle()

    # What is asked for

    async def flows(self) -> "Flows":
        """All that can be begun, as soon as it is loaded."""
        await self._loaded.wait()
        return self._made_flows

    async def _what_is_loaded(self) -> "tuple[Loaded, JournalThread, Overview | None]":
        flows = await self.flows()
        await flows.start.greeted.wait()  # or Today would be seen for a moment before the welcome
        return flows.loaded, flows.journal, flows.start.seen

    @property
    def _made_flows(self) -> "Flows":
        assert self._flows is not None, "whoever asks has waited until it is loaded"  # noqa: S101
        return self._flows

    @property
    def _moving(self) -> bool:
        """Whether figures may move."""
        return self.animation_level != "none"

    def _today_screen(self) -> Screen[None]:
        return TodayScreen(
            self._clock, self._what_is_loaded, self._changed, self._moving, self.keys_done, self._today_shown.set
        )

    def _catalogue_screen(self) -> Screen[None]:
        from backcare_tui.ui.screens.catalogue import CatalogueScreen

        flows = self._made_flows
        return CatalogueScreen(
            flows.loaded.catalogue,
            flows.journal,
            self._clock,
            self._moving,
            lambda: flows.loaded.settings.person,
            self._changed,
        )

    def _journal_screen(self) -> Screen[None]:
        from backcare_tui.ui.screens.journal.screen import JournalScreen

        flows = self._made_flows
        catalogue, goal = flows.loaded.catalogue, flows.loaded.settings.weekly_goal
        return JournalScreen(catalogue, flows.journal, self._clock, self._changed, self._backed_up, goal)

    def _plan_screen(self) -> Screen[None]:
        from backcare_tui.ui.screens.plan import PlanScreen

        flows = self._made_flows
        return PlanScreen(flows.loaded, flows.journal, self._clock, self._changed, self._moving)

    # Places and help

    async def action_visit(self, place: str) -> None:
        flows = await self.flows()
        if place != self.current_mode and not flows.start.welcoming:
            if place in ("catalogue", "plan"):
                await flows.all_read()
            if not self.ending:
                self._notices.leave_behind()
                await self.switch_mode(place)
                for bar in self.screen_stack[0].query(TopBar):
                    bar.show_waiting(flows.waiting_but_at(place))

    async def action_get_help(self) -> None:
        from backcare_tui.ui.dialogs.help_cards import HelpCardsScreen

        loaded = (await self.flows()).loaded
        if isinstance(self.screen, HelpCardsScreen):
            return
        with going_on(self):
            self.push_screen(HelpCardsScreen(loaded.safety))

    def action_keys(self) -> None:
        from backcare_tui.ui.dialogs.key_help import KeyHelp, listed_keys

        active = self.screen.active_bindings.values()
        self.push_screen(KeyHelp(listed_keys(binding for _, binding, enabled, _ in active if enabled)))

    async def action_quit(self) -> None:
        """Leave; in the middle of a session only after a question."""
        self._leave()

    @work(exclusive=True, group="quit")
    async def _leave(self) -> None:
        if self._flows is None or await self._flows.may_leave():
            self.exit()

    # What screens ask for

    @on(Practise)
    @work(group="practice")
    async def _practise(self, message: Practise) -> None:
        flows = await self.flows()
        if await flows.start.may_begin():
            await flows.session.begin(message.routine)

    @on(AddEntry)
    @work
    async def _add_entry(self, message: AddEntry) -> None:
        flows = await self.flows()
        if await flows.start.may_begin():
            await flows.all_read()
            await flows.add_entry(message.kind)

    @on(LookBack)
    @work(group="look-back")
    async def _look_back(self, message: LookBack) -> None:
        flows = await self.flows()
        if await flows.start.may_begin():
            await flows.look_back.look(message.back)

    @on(OfJournal)
    @work
    async def _of_journal(self, message: OfJournal) -> None:
        await (await self.flows()).of_journal(message)

    @on(ShowFlare)
    @work(group="flare")
    async def _show_flare(self, message: ShowFlare) -> None:
        flows = await self.flows()
        if await flows.start.may_begin():
            await flows.all_read()
            await flows.flare.show(message.begin)

    @on(WriteFlarePlan)
    @work(group="flare")
    async def _write_flare_plan(self) -> None:
        await (await self.flows()).entry.write_flare_plan()

    @on(OpenExercises)
    @work(group="practice")
    async def _open_exercises(self) -> None:
        flows = await self.flows()
        if await flows.start.may_begin():
            await flows.safety.may_exercise()

    @on(ShowAboutMe)
    @work
    async def _show_about_me(self) -> None:
        flows = await self.flows()
        if await flows.start.may_begin():
            await flows.safety.about_me()

    @on(ChoosePreference)
    @work
    async def _choose_preference(self, message: ChoosePreference) -> None:
        flows = await self.flows()
        if await flows.start.may_begin():
            await flows.preferences.choose(message.field)

    @on(FigureAppears)
    def _choose_cells(self, message: FigureAppears) -> None:
        from backcare_tui.figure.cells.kind import Cells, cells_for

        message.write_in(cells_for(Cells(self._made_flows.loaded.settings.figure), self.encoding))

    @on(Notify)
    def _make_room(self, message: Notify) -> None:
        self._notices.make_room(message.notification)

    async def push_screen_wait(self, screen: Screen[Any] | str, *, mode: str | None = None) -> Any:
        """Show SCREEN, and wait for what it gives."""
        if isinstance(screen, SaysBelow):
            self._notices.leave_behind()
        return await super().push_screen_wait(screen, mode=mode)

    @on(Trouble)
    def _say(self, message: Trouble) -> None:
        self._troubles.say(message.error)
