"""Today: the first screen. It is there at once; catalogue and journal fill it as soon as they are read.

Therefore nothing is imported here before it is needed that needs them.
"""

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.signal import Signal

from backcare_tui.clock import Clock
from backcare_tui.errors import BackcareError
from backcare_tui.ui.messages import AddEntry, Practise, ShowFlare
from backcare_tui.ui.widgets.key_bar import KeyBar
from backcare_tui.ui.widgets.literal_text import MUTED, LiteralText
from backcare_tui.ui.widgets.top_bar import TopBar

if TYPE_CHECKING:
    from backcare_tui.domain.catalogue.catalogue import Catalogue
    from backcare_tui.domain.catalogue.routine import Routine
    from backcare_tui.domain.journal.overview import Overview
    from backcare_tui.storage.journal.thread import JournalThread
    from backcare_tui.storage.loaded import Loaded

_FIRST_WORDS = "Reading your journal."


class TodayScreen(Screen[None]):
    """One routine, why it is this one, and what this week was like. `enter` starts what is suggested."""

    BINDINGS = [
        Binding("enter", "start", "start", key_display="enter", id="today.start", tooltip="Start this routine"),
        Binding("g", "gentle", "gentle day", id="today.gentle", tooltip="A small session for a day that hurts"),
        Binding(
            "f", "flare", "flare-up", id="today.flare", tooltip="A flare-up has begun: go easy, and see what helps"
        ),
        Binding("w", "log_walk", "log a walk", id="today.walk", tooltip="Record a walk, a ride or a swim"),
        Binding("r", "rate", "rate pain now", id="today.rate", tooltip="Record a rating: how your back is now"),
    ]

    def __init__(
        self,
        clock: Clock,
        loaded: Callable[[], Awaitable["tuple[Loaded, JournalThread]"]],
        changed: Signal[None],
        moving: bool,
        shown: Callable[[], object],
    ) -> None:
        """LOADED gives all there is once it is read, CHANGED is published when the journal should be read again;
        with MOVING off the figure stands still. SHOWN is called when all of it is there.
        """
        super().__init__()
        self._clock = clock
        self._loaded = loaded
        self._changed = changed
        self._moving = moving
        self._shown = shown
        self._catalogue: Catalogue | None = None
        self._routine: Routine | None = None
        """What is suggested."""

    def compose(self) -> ComposeResult:
        yield TopBar("today", self._clock.now)
        with VerticalScroll(id="today", can_focus=False), Horizontal(id="today-columns"):
            with Vertical(id="suggested"):
                yield LiteralText(Content.styled(_FIRST_WORDS, MUTED), id="suggestion")
            yield LiteralText(id="so-far")
        yield KeyBar()

    def on_mount(self) -> None:
        self._changed.subscribe(self, lambda _: self.read_journal())

    def on_screen_resume(self) -> None:
        self.read_journal()

    @work(exclusive=True, group="read")
    async def read_journal(self) -> None:
        """Show what the journal says now."""
        loaded, journal = await self._loaded()
        from backcare_tui.domain.journal.overview import Overview

        self._catalogue = loaded.catalogue
        trouble: BackcareError | None = None
        now = self._clock.now()
        overview = Overview(now)
        try:
            overview = await journal.call(lambda store: store.overview(now))
        except BackcareError as error:
            trouble = error
        if self.query("#so-far"):  # else the program ends, and has begun to take the screen apart
            self._show(loaded, overview, trouble)

    def _show(self, loaded: "Loaded", overview: "Overview", trouble: BackcareError | None) -> None:
        """Suggest what OVERVIEW leads to; TROUBLE is why that is one of an empty journal."""
        from backcare_tui.domain.guidance.plan import suggest
        from backcare_tui.domain.words.text import shown
        from backcare_tui.ui.prose.today import so_far_prose, suggestion_prose

        catalogue = loaded.catalogue
        suggestion = suggest(overview)
        why = suggestion.why
        if trouble:
            why = "Your journal cannot be read, so this is the routine to begin with."
            so_far = Content.styled(shown(str(trouble)), "$warning")
        else:
            so_far = so_far_prose(overview, catalogue, loaded.settings)
        self._routine = self._routine_of(suggestion.routine)
        person = loaded.settings.person(overview.practice)
        suggested = suggestion_prose(self._routine, catalogue, person, why, overview.now)
        self.query_one("#suggestion", LiteralText).say(suggested)
        self.query_one("#so-far", LiteralText).say(so_far)
        self.call_after_refresh(self._show_first_exercise)  # its figure would keep the words waiting

    async def _show_first_exercise(self) -> None:
        """Let the first exercise of what is suggested move below the words."""
        from backcare_tui.ui.widgets.preview import Preview

        for column in self.query("#suggested"):
            if not self.query(Preview):
                await column.mount(Preview(self._clock, self._moving, id="first-exercise"))
            first = self._routine.items[0].exercise if self._routine else None
            exercises = self._catalogue.exercises if self._catalogue else {}
            for preview in self.query(Preview):  # none if the screen is being taken apart
                preview.show(exercises[first] if first else None)
        self._shown()

    def _routine_of(self, id: str) -> "Routine | None":
        """The routine called ID; without it, any other; None before the catalogue is there."""
        routines = self._catalogue.routines if self._catalogue else {}
        return routines.get(id) or next(iter(routines.values()), None)

    def action_start(self) -> None:
        if self._routine:
            self.post_message(Practise(self._routine))

    def action_gentle(self) -> None:
        if self._catalogue is None:
            return
        from backcare_tui.domain.catalogue.terms import GENTLE

        if routine := self._routine_of(GENTLE):
            self.post_message(Practise(routine))

    def action_flare(self) -> None:
        self.post_message(ShowFlare(begin=True))

    def action_log_walk(self) -> None:
        self.post_message(AddEntry("activity"))

    def action_rate(self) -> None:
        self.post_message(AddEntry("rating"))
