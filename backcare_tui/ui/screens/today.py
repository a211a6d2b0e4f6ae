"""Today: the first screen. It is there at once; catalogue and journal fill it as soon as they are read.

Therefore nothing is imported here before it is needed that needs them.
"""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from textual import work
from textual.app import ComposeResult
from textual.binding import ActiveBinding, Binding
from textual.content import Content
from textual.signal import Signal

from backcare_tui.clock import Clock
from backcare_tui.errors import BackcareError
from backcare_tui.ui.messages import AddEntry, OpenExercises, Practise, ShowFlare
from backcare_tui.ui.screens.today_figure import BELOW, BESIDE, SHAPE, FigurePlace, place_of
from backcare_tui.ui.terminal.held_picture import HeldScreen
from backcare_tui.ui.terminal.typing_order import BEHIND
from backcare_tui.ui.terminal.waiting import LOOK_AGAIN_S
from backcare_tui.ui.widgets.key_bar import KeyBar, told_otherwise
from backcare_tui.ui.widgets.literal_text import MUTED, Column, LiteralText, Row, TextPage
from backcare_tui.ui.widgets.top_bar import TopBar

if TYPE_CHECKING:
    from backcare_tui.domain.catalogue.exercise import Exercise
    from backcare_tui.domain.journal.days import Days
    from backcare_tui.domain.journal.overview import Overview
    from backcare_tui.domain.plan.plan import Plan
    from backcare_tui.storage.journal.thread import JournalThread
    from backcare_tui.storage.loaded import Loaded
    from backcare_tui.ui.prose.plan import PlanProse

_LEAST_FIGURE = 11
"""Lines."""
_TALL, _ROOM_FOR_DOSES, _ROOM_FOR_BARS = 36, 100, 140
"""Cells that the screen has at least, in height and width, where more is shown of the exercises and of pain."""
_FIRST_WORDS = "Reading your journal."
_TO_OPEN = "Say that somebody has looked at it, or that it was the wrong key"
_IN_FLARE = "The flare-up: what helps, and how it ends"


class _Read(NamedTuple):
    """What is shown, as it was read last; TROUBLE is why the journal could not be."""

    loaded: "Loaded"
    overview: "Overview"
    plan: "Plan"
    trouble: BackcareError | None


class TodayScreen(HeldScreen[None]):
    """What today is for and why, and what this week was like. `enter` starts what is planned."""

    BINDINGS = [
        Binding(
            "enter,s",
            "start",
            "start",
            key_display="enter",
            id="today.start",
            tooltip="Start what is planned for today",
        ),
        Binding("g", "gentle", "gentle day", id="today.gentle", tooltip="A small session for a day that hurts"),
        Binding(
            "f", "flare", "flare-up", id="today.flare", tooltip="A flare-up has begun: go easy, and see what helps"
        ),
        Binding("w", "log_walk", "log a walk", id="today.walk", tooltip="Record a walk, a ride or a swim"),
        Binding("r", "rate", "rate pain now", id="today.rate", tooltip="Record a rating: how your back is now"),
        Binding("down,j", "scroll(2)", "down", show=False, id="today.down"),
        Binding("up,k", "scroll(-2)", "up", show=False, id="today.up"),
        Binding("pagedown", "page(1)", "a page down", show=False, id="today.page-down"),
        Binding("pageup", "page(-1)", "a page up", show=False, id="today.page-up"),
    ]

    def __init__(
        self,
        clock: Clock,
        loaded: Callable[[], Awaitable["tuple[Loaded, JournalThread, Overview | None]"]],
        changed: Signal[None],
        moving: bool,
        keys_done: Callable[[], Awaitable[None]],
        shown: Callable[[], object],
    ) -> None:
        """LOADED gives all there is once it is read, and how the journal is now if that is known; CHANGED is
        published when the journal should be read again; with MOVING off the figure stands still. KEYS_DONE waits
        for what keys have set off, SHOWN is called when all of Today is there.
        """
        super().__init__()
        self._clock = clock
        self._loaded = loaded
        self._changed = changed
        self._moving = moving
        self._keys_done = keys_done
        self._shown = shown
        self._days: Days | None = None
        """The person's; None until they are known."""
        self._prose: PlanProse | None = None
        """What puts the plan into words; kept, because it has laid out each session of it."""
        self._planned = asyncio.Event()
        """Set once there is a plan."""
        self._place = FigurePlace("")
        """Where the figure is, or will be once all that comes before it is there."""
        self._may_exercise = True
        """Whether the exercises are open: no sign needs help first."""
        self._read: _Read | None = None
        """What it shows; None until all of that is read."""
        self._next_days, self._card = LiteralText(id="next-days"), LiteralText(id="card")
        self._more = Column(self._next_days, self._card, id="more")
        """What is added once all that comes before it is there."""

    def compose(self) -> ComposeResult:
        yield TopBar("today", self._day)
        with TextPage(id="today", can_focus=False):
            with Column(id="suggested"):
                yield LiteralText(Content.styled(_FIRST_WORDS, MUTED), id="suggestion")
                yield Column(id=BELOW)
                yield LiteralText(id="so-far-below")
            with Column(id="beside"):
                yield Column(id=BESIDE)
                with Row(id="so-far-and-more"):
                    yield LiteralText(id="so-far")
        yield KeyBar()

    def _day(self) -> date | None:
        return self._days.of(self._clock.now()) if self._days else None

    def on_mount(self) -> None:
        self._changed.subscribe(self, lambda _: self.read_journal())

    def on_screen_resume(self) -> None:
        self.read_journal()

    @work(exclusive=True, group="read")
    async def read_journal(self) -> None:
        """Show what the journal says now."""
        self._planned.clear()  # what was planned before is not what enter starts
        loaded, journal, seen = await self._loaded()
        from backcare_tui.domain.journal.overview import Overview

        trouble: BackcareError | None = None
        now = self._clock.now()
        self._days = journal.days
        overview = seen or Overview(now, days=journal.days)
        try:
            if seen is None:
                overview = await journal.call(lambda store: store.overview(now))
        except BackcareError as error:
            trouble = error
        plan = await asyncio.to_thread(loaded.plan, overview)
        if self.query("#so-far"):  # else the program ends, and has begun to take the screen apart
            read = self._read = _Read(loaded, overview, plan, trouble)
            self._planned.set()
            if self.size.height < _TALL:  # all of it seldom fits, and Textual lays it out twice to find that out
                self.query_one(TextPage).show_vertical_scrollbar = True
            self.query_one(TopBar).show_date()
            self._show_today(read)
            self._show_so_far(read)
            self.call_after_refresh(self._show_rest)  # which would keep these words waiting

    def on_resize(self) -> None:
        before, self._place = self._place, place_of(*self.size)
        self.set_class(self._place.has_the_rest, "-figure-has-the-rest")
        if self._read:
            self._show_today(self._read)
            self._show_so_far(self._read)
            if before.slot != self._place.slot:
                self._show_rest()
        self.call_after_refresh(self._fit_figure)

    def _show_today(self, read: "_Read") -> None:
        """Show what READ leads to."""
        from backcare_tui.domain.guidance.signs.signs_said import closed_by
        from backcare_tui.ui.prose.plan import PlanProse
        from backcare_tui.ui.prose.today import closed_prose, today_prose

        loaded, overview = read.loaded, read.overview
        person = loaded.settings.person
        made_for = self._prose.made_for if self._prose else PlanProse
        prose = self._prose = made_for(loaded.catalogue, person, overview.today)
        closed = closed_by(overview.memos)
        self._may_exercise = closed is None
        self.refresh_bindings()
        if closed:
            words = closed_prose(loaded.safety.card(closed), overview.now)
        else:
            roomy = self.size.height >= _TALL and self.size.width >= _ROOM_FOR_DOSES
            unreadable = read.trouble is not None
            words = today_prose(overview, read.plan, prose, unreadable=unreadable, roomy=roomy)
        self.query_one("#suggestion", LiteralText).say(words)
        self._keep_room(bool(_exercises(read.plan, prose)))

    def _keep_room(self, practised: bool) -> None:
        """Keep the place of the figure free for it, if there will be one."""
        for slot in (BELOW, BESIDE):
            there = self.query_one(f"#{slot}")
            there.display = slot == self._place.slot and practised and self._may_exercise
            if slot == BESIDE:
                there.styles.height = self._place.rows

    def _show_so_far(self, read: "_Read") -> None:
        """Show what was done by now, and how pain went since the first week; or why that cannot be read."""
        from backcare_tui.domain.words.text import shown
        from backcare_tui.ui.prose.today import so_far_prose

        if read.trouble:
            words = Content.styled(shown(str(read.trouble)), "$warning")
        else:
            roomy = self.size.height >= _TALL and self.size.width >= _ROOM_FOR_BARS
            words = so_far_prose(read.overview, read.plan.walking, read.loaded.settings, roomy=roomy)
        below = self._place.has_the_rest
        self.query_one("#so-far-below", LiteralText).say(words if below else "")
        self.query_one("#so-far", LiteralText).say("" if below else words)

    @work(exclusive=True, group=BEHIND)
    async def _show_rest(self) -> None:
        """Show what nobody waits for who starts at once: the days that follow, one thing to know, and the figure.

        Coming back from what was started shows them. It is not handed what was read: whatever a worker is given,
        Textual writes out, be it twelve weeks of a journal.
        """
        await asyncio.sleep(LOOK_AGAIN_S)  # a key that is pressed as soon as the words are there goes before
        await self._keys_done()
        if self.is_active and self._read:
            next_days, card = await asyncio.to_thread(_rest, self._read)
            await self._keys_done()  # one may have been pressed meanwhile
            if self.is_active:
                self._next_days.say(next_days)
                self._card.say(card)
                if not self._more.is_attached:
                    await self.query_one("#so-far-and-more").mount(self._more)
                await self._show_exercises()
        self._shown()

    async def _show_exercises(self) -> None:
        """Let the exercises of what is planned move in their place; the first where there is room for no more."""
        from backcare_tui.ui.widgets.figure.preview import Preview

        exercises = _exercises(self._read.plan, self._prose) if self._read and self._prose else ()
        self._fit_figure()  # before it is known how many have room
        for slot in self.query(f"#{BELOW}, #{BESIDE}"):  # none if the screen is being taken apart
            here = slot.id == self._place.slot
            if here and not slot.query(Preview):
                await slot.mount(Preview(self._clock, self._moving, id="exercises"))
            for preview in slot.query(Preview):
                preview.show(exercises if here else ())
        self.call_after_refresh(self._fit_figure)

    def _fit_figure(self) -> None:
        """Let a figure below the words, once it is there, take what they leave of the screen.

        Where that is too little it begins below the edge, and is scrolled to: a part of it would look like dirt.
        """
        for slot in self.query(f"#{BELOW}"):
            words = self.query_one("#suggestion", LiteralText)
            room = self.query_one("#today").content_size.height - words.size.height - 1
            slot.styles.margin = (max(1, room + 2) if room < _LEAST_FIGURE else 1, 0, 0, 0)
            slot.styles.height = max(_LEAST_FIGURE, min(room, int(words.size.width / SHAPE)))

    @property
    def active_bindings(self) -> dict[str, ActiveBinding]:
        """The keys that fit the moment: nothing is started that is not planned or open, and no second gentle day
        offered; during a flare-up its key begins none.
        """
        active = super().active_bindings
        if not self._may_exercise:
            told_otherwise(active, "enter", "s", description="open them again", tooltip=_TO_OPEN)
        elif self._read and not self._read.plan.today.routine:
            told_otherwise(active, "enter", "s", show=False)
        if not self._may_exercise or (self._read and self._read.plan.today.gentle):
            told_otherwise(active, "g", show=False)
        if self._read and self._read.plan.soreness.day:
            told_otherwise(active, "f", tooltip=_IN_FLARE)
        return active

    @work(exclusive=True, group="start")
    async def action_start(self) -> None:
        await self._planned.wait()
        today = self._read.plan.today if self._read else None
        routine = today.written if today and today.routine else None
        if not self._may_exercise:
            self.post_message(OpenExercises())
        elif routine:
            self.post_message(Practise(routine))
        else:
            self.notify("Nothing is planned for now. g starts a gentle session, 4 shows why.", markup=False)

    @work(exclusive=True, group="start")
    async def action_gentle(self) -> None:
        from backcare_tui.domain.catalogue.terms import GENTLE

        loaded, *_ = await self._loaded()
        if gentle := loaded.catalogue.routines.get(GENTLE):
            self.post_message(Practise(gentle))

    def action_scroll(self, lines: int) -> None:
        self.query_one(TextPage).scroll_lines(lines)

    def action_page(self, pages: int) -> None:
        self.query_one(TextPage).scroll_pages(pages)

    def action_flare(self) -> None:
        self.post_message(ShowFlare(begin=True))

    def action_log_walk(self) -> None:
        self.post_message(AddEntry("activity"))

    def action_rate(self) -> None:
        self.post_message(AddEntry("rating"))


def _exercises(plan: "Plan", prose: "PlanProse") -> "tuple[Exercise, ...]":
    """Those of what PLAN has for today that have a figure."""
    routine = plan.today.routine
    return tuple(one for one in prose.done_exercises(routine) if one.figure) if routine else ()


def _rest(read: _Read) -> tuple[Content, Content | str]:
    """The days after today as the plan has them, and the card for today; empty where there is none."""
    from backcare_tui.ui.prose.plan import PlanProse
    from backcare_tui.ui.prose.today import card_prose, next_days_prose

    loaded, overview = read.loaded, read.overview
    prose = PlanProse(loaded.catalogue, loaded.settings.person, overview.today)
    card = loaded.card(overview)
    return next_days_prose(read.plan, prose), card_prose(card) if card else ""
