"""The plan: this week and the next, what, how much and why. Every day of it can be changed, and changed back."""

import asyncio
from collections.abc import Iterator
from datetime import date, timedelta

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.content import Content
from textual.signal import Signal
from textual.widgets.option_list import Option

from backcare_tui.clock import Clock
from backcare_tui.domain.guidance.person import Person
from backcare_tui.domain.journal.days import monday_of
from backcare_tui.domain.journal.memo import (
    DayChange,
    DayMade,
    MemoEntry,
    PauseSaid,
    Subject,
    day_changes_in,
    newest_about,
)
from backcare_tui.domain.journal.overview import Overview
from backcare_tui.domain.plan.plan import Plan, PlannedDay
from backcare_tui.domain.plan.rule import Decision
from backcare_tui.errors import BackcareError
from backcare_tui.storage.journal.thread import JournalThread
from backcare_tui.storage.loaded import Loaded
from backcare_tui.ui.dialogs.asking.choosing import ChoosingScreen
from backcare_tui.ui.messages import Practise, ShowFlare
from backcare_tui.ui.prose.plan import PlanProse, done_on, rules_prose, state_prose, taken_back_words
from backcare_tui.ui.screens.details import DetailsScreen
from backcare_tui.ui.terminal.held_picture import HeldScreen
from backcare_tui.ui.widgets.choice_list import ChoiceList, heading
from backcare_tui.ui.widgets.figure.preview import Preview
from backcare_tui.ui.widgets.key_bar import KeyBar
from backcare_tui.ui.widgets.literal_text import MUTED, LiteralText, TextPage
from backcare_tui.ui.widgets.top_bar import TopBar

_WEEK = timedelta(days=7)
_CHANGES = (Subject.DAY, Subject.PAUSE, Subject.FLARE)
"""What `u` takes back."""
_FOR_A_DAY = ("move", "gentle", "drop")


class PlanScreen(HeldScreen[None]):
    """Two weeks on the left, the highlighted day on the right; below them on a narrow screen.

    In a large window the exercises of that day move below the weeks, in a very wide one right of it all: each of
    them where there is room, else the first.
    """

    CSS_PATH = "plan.tcss"

    BINDINGS = [
        Binding("s", "start", "start", id="plan.start", tooltip="Start the session of the highlighted day"),
        Binding("m", "move", "move", id="plan.move", tooltip="Move the highlighted day's session to another day"),
        Binding(
            "g", "gentle", "gentle", id="plan.gentle", tooltip="Make the highlighted day gentle, or as planned"
        ),
        Binding(
            "d", "drop", "drop", id="plan.drop", tooltip="Drop the highlighted day's session, or plan it again"
        ),
        Binding("u", "undo", "undo", id="plan.undo", tooltip="Take back the last change of the plan"),
        Binding("p", "pause", "pause or back", id="plan.pause", tooltip="Pause the plan, or come back to it"),
        Binding(
            "y", "rules", "why", id="plan.rules", tooltip="Why: the rules that spoke for the day, and all others"
        ),
        Binding(
            "f", "flare", "flare-up", id="plan.flare", tooltip="A flare-up: what to do, in your own words too"
        ),
    ]
    AUTO_FOCUS = "#days"

    def __init__(
        self, loaded: Loaded, journal: JournalThread, clock: Clock, changed: Signal[None], moving: bool
    ) -> None:
        """CHANGED is published when the journal should be read again; with MOVING off figures stand still."""
        super().__init__()
        self._loaded = loaded
        self._journal = journal
        self._clock = clock
        self._changed = changed
        self._moving = moving
        self._overview = Overview(clock.now(), days=journal.days)
        self._prose = PlanProse(loaded.catalogue, Person(), self._today)
        self._plan: Plan | None = None
        """None until the journal was read, or where it cannot be."""

    def compose(self) -> ComposeResult:
        yield TopBar("plan", lambda: self._journal.days.of(self._clock.now()))
        yield LiteralText(Content.styled("Reading your journal.", MUTED), id="plan-state")
        with Horizontal(id="plan"):
            yield ChoiceList(id="days")
            with TextPage(id="plan-details", can_focus=False):
                yield LiteralText(id="planned-day")
            yield Preview(self._clock, self._moving, id="figures-of-day")
        yield KeyBar()

    def on_mount(self) -> None:
        self._changed.subscribe(self, lambda _: self.read_journal())

    def on_screen_resume(self) -> None:
        self.read_journal()

    def on_resize(self) -> None:
        self.call_after_refresh(self._show_day)  # where it is narrow, a few words have to do

    @work(exclusive=True, group="read")
    async def read_journal(self) -> None:
        """Show the plan that the journal leads to now."""
        now = self._clock.now()
        try:
            overview = await self._journal.call(lambda store: store.overview(now))
        except BackcareError:
            if self._plan is None and self.query("#plan-state"):
                self._say_state(Content.styled("Your journal cannot be read, so there is no plan.", "$warning"))
            raise
        person = self._loaded.settings.person
        plan = await asyncio.to_thread(self._loaded.plan, overview)
        if self.query("#days"):  # else the program ends, and has begun to take the screen apart
            self._overview, self._plan = overview, plan
            self._prose = self._prose.made_for(self._loaded.catalogue, person, self._today)
            self._fill(plan)

    # What is shown

    @property
    def _today(self) -> date:
        return self._overview.today

    def _fill(self, plan: Plan) -> None:
        days = self.query_one("#days", ChoiceList)
        first = days.chosen_id is None
        days.refill(list(self._options(plan)))
        if first:
            days.highlighted = days.get_option_index(f"{self._today}")
        self._say_state(state_prose(self._overview, plan.see_someone))
        self._show_day()

    def _options(self, plan: Plan) -> Iterator[Option]:
        monday = monday_of(self._today)
        for week, name in ((monday, "This week"), (monday + _WEEK, "Next week")):
            if week != monday:
                yield Option("", disabled=True)
            yield heading(name)
            for planned in plan.days:
                if week <= planned.date < week + _WEEK:
                    done = done_on(planned.date, self._overview.recent, self._overview.days)
                    yield Option(self._prose.line(planned, done), id=f"{planned.date}")

    def _say_state(self, state: Content) -> None:
        words = self.query_one("#plan-state", LiteralText)
        words.say(state)
        words.display = bool(state.plain)

    def chosen(self) -> PlannedDay | None:
        """The highlighted day."""
        chosen = self.query_one("#days", ChoiceList).chosen_id
        days = self._plan.days if self._plan else ()
        return next((planned for planned in days if f"{planned.date}" == chosen), None)

    @on(ChoiceList.OptionHighlighted, "#days")
    def _highlighted(self) -> None:
        self.call_after_refresh(self._show_day)  # the list answers first

    def _show_day(self) -> None:
        self.refresh_bindings()
        self.query_one("#planned-day", LiteralText).say(self._page(brief=self.has_class("-narrow")))
        planned = self.chosen()
        routine = planned.routine if planned else None
        self.query_one(Preview).show(self._prose.done_exercises(routine) if routine else ())
        self.query_one("#plan-details", TextPage).to_first_line()

    def _page(self, *, brief: bool = False) -> Content:
        planned = self.chosen()
        if planned is None:
            return Content("")
        walking = self._plan.walking if self._plan else None
        return self._prose.page(
            planned, done_on(planned.date, self._overview.recent, self._overview.days), walking, brief=brief
        )

    @on(ChoiceList.OptionSelected, "#days")
    @work
    async def _open(self) -> None:
        planned = self.chosen()
        if planned is None:
            return
        can_start = self.check_action("start", ()) is True
        if await self.app.push_screen_wait(DetailsScreen(self._page(), can_start=can_start)):
            self._practise(planned)

    # What is done

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only a day that has a session can lose it, and only one that is not over can be changed."""
        if action not in (*_FOR_A_DAY, "start", "undo") or self.query_one_optional("#days") is None:
            return super().check_action(action, parameters)
        if action == "undo":
            return self._last_change() is not None
        planned = self.chosen()
        if planned is None or planned.date < self._today:
            return False
        is_empty = self._changed_to(planned.date) in (DayMade.DROPPED, DayMade.MOVED)
        return planned.routine is not None or (action == "drop" and is_empty)

    def action_start(self) -> None:
        planned = self.chosen()
        if planned:
            self._practise(planned)

    def _practise(self, planned: PlannedDay) -> None:
        if planned.routine and planned.written:
            self.post_message(Practise(planned.written))

    @work
    async def action_move(self) -> None:
        planned = self.chosen()
        if planned is None or self._plan is None:
            return
        others = [day for day in self._plan.days if day.date >= self._today and day.date != planned.date]
        named = [(f"{day.date}", self._prose.offer(day)) for day in others]
        title = f"Move {self._prose.day_name(planned.date)} to which day?"
        chosen = await self.app.push_screen_wait(ChoosingScreen(title, "", named))
        if chosen:
            to = date.fromisoformat(chosen)
            there = self._prose.day_name(to)
            moved = DayChange(planned.date, DayMade.MOVED, to)
            await self._keep(Subject.DAY, moved.says, f"Moved to {there}.")

    def action_gentle(self) -> None:
        self._change(DayMade.GENTLE, "gentle")

    def action_drop(self) -> None:
        self._change(DayMade.DROPPED, "left free: rest is part of a plan")

    @work
    async def _change(self, to: DayMade, words: str) -> None:
        """Make the highlighted day what TO says; as planned again if that is what it is already."""
        planned = self.chosen()
        if planned is None:
            return
        if self._changed_to(planned.date) in (to, *([DayMade.MOVED] if to is DayMade.DROPPED else [])):
            to, words = DayMade.AS_PLANNED, "as planned again"
        day = self._prose.day_name(planned.date)
        await self._keep(Subject.DAY, DayChange(planned.date, to).says, f"{day[0].upper()}{day[1:]} is {words}.")

    def _changed_to(self, day: date) -> DayMade | None:
        """What the person made of DAY last."""
        change = day_changes_in(self._overview.memos).get(day)
        return change.made if change else None

    @work
    async def action_pause(self) -> None:
        """Pause, for one of two reasons; or come back."""
        latest = newest_about(self._overview.memos, Subject.PAUSE)
        if latest not in (None, PauseSaid.OVER):
            await self._keep(Subject.PAUSE, PauseSaid.OVER, "Welcome back.")
            return
        choices = [(PauseSaid.ILL, "I am ill"), (PauseSaid.AWAY, "I am away, or have no time")]
        body = "Nothing is lost, and it counts as rest. After a few days of it the plan begins a little smaller."
        chosen = await self.app.push_screen_wait(ChoosingScreen("Pause the plan?", body, choices))
        if chosen:
            await self._keep(Subject.PAUSE, chosen, "The plan is paused. Press p when you are back.")

    async def _keep(self, about: Subject, says: str, words: str) -> None:
        await self._journal.call(lambda store: store.keep_in_mind(about, says))
        self.notify(f"{words} u takes it back.", markup=False)
        self.read_journal()

    def _last_change(self) -> MemoEntry | None:
        """The last change of the plan, if it was not long ago."""
        since = self._clock.now() - 2 * _WEEK
        return next((memo for memo in self._overview.memos if memo.about in _CHANGES and memo.at >= since), None)

    @work
    async def action_undo(self) -> None:
        last = self._last_change()
        if last:
            await self._journal.call(lambda store: store.delete(last.id))
            self.notify(taken_back_words(last), markup=False)
            self.read_journal()

    def action_rules(self) -> None:
        planned = self.chosen()
        prose = rules_prose(self._spoke(planned), self._prose.day_name(planned.date)) if planned else rules_prose()
        self.app.push_screen(DetailsScreen(prose, can_start=False))

    def _spoke(self, planned: PlannedDay) -> tuple[Decision, ...]:
        """What the rules decided for the day that is PLANNED; today also about walking, and whom to see."""
        if self._plan is None or planned.date != self._today:
            return planned.decisions
        see_someone = (self._plan.see_someone,) if self._plan.see_someone else ()
        return (*planned.decisions, *self._plan.walking.decisions, *see_someone)

    def action_flare(self) -> None:
        self.post_message(ShowFlare(begin=False))
