"""Today: the first screen. It is there at once; what it shows comes with the desk."""

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.screen import Screen

from backcare_tui.clock import Clock
from backcare_tui.ui.widgets.key_bar import KeyBar
from backcare_tui.ui.widgets.top_bar import TopBar

if TYPE_CHECKING:
    from backcare_tui.ui.desk import Desk
    from backcare_tui.ui.screens.today_page import TodayPage


class TodayScreen(Screen[None]):
    """`enter` starts what is suggested."""

    BINDINGS = [
        Binding("enter", "start", "start", key_display="enter", id="today.start", tooltip="Start this routine"),
        Binding("g", "gentle", "gentle day", id="today.gentle", tooltip="A small session for a day that hurts"),
        Binding("w", "log_walk", "log a walk", id="today.walk", tooltip="Write down a walk, a ride or a swim"),
        Binding("r", "rate", "rate pain now", id="today.rate", tooltip="Write down how the back is now"),
    ]

    def __init__(self, clock: Clock, desk: Callable[[], Awaitable["Desk"]]) -> None:
        super().__init__()
        self._clock = clock
        self._desk = desk
        self._page: TodayPage | None = None

    def compose(self) -> ComposeResult:
        yield TopBar("today", self._clock.now)
        yield KeyBar()

    def on_screen_resume(self) -> None:
        self._show_page()

    @work(exclusive=True)
    async def _show_page(self) -> None:
        if self._page is None:
            self._page = (await self._desk()).today_page()
            await self.mount(self._page, before=self.query_one(KeyBar))
        else:
            self._page.read_journal()

    def action_start(self) -> None:
        if self._page:
            self._page.start()

    def action_gentle(self) -> None:
        if self._page:
            self._page.start_gentle()

    def action_log_walk(self) -> None:
        if self._page:
            self._page.log_walk()

    def action_rate(self) -> None:
        if self._page:
            self._page.rate()
