"""A flare-up: the plan that was written while well, what helped last time, and small things to do now."""

import asyncio
from datetime import datetime, timedelta

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.signal import Signal

from backcare_tui.clock import Clock
from backcare_tui.domain.catalogue.terms import GENTLE
from backcare_tui.domain.guidance.followed import Followed, followed_by_less, last_flare_up
from backcare_tui.domain.journal.memo import FlareSaid, MemoEntry, Subject, newest_about, newest_memo
from backcare_tui.domain.journal.overview import Overview
from backcare_tui.domain.journal.wanted import Wanted
from backcare_tui.domain.plan.flare import Soreness
from backcare_tui.storage.journal.store import JournalStore
from backcare_tui.storage.journal.thread import JournalThread
from backcare_tui.storage.loaded import Loaded
from backcare_tui.ui.messages import AddEntry, Practise, WriteFlarePlan
from backcare_tui.ui.prose.flare import flare_prose
from backcare_tui.ui.prose.plan import DayDone, PlanProse, taken_back_words
from backcare_tui.ui.terminal.held_picture import HeldScreen
from backcare_tui.ui.widgets.key_bar import KeyBar
from backcare_tui.ui.widgets.literal_text import MUTED, LiteralText, TextPage

BREATHING = "paced-breathing"
A_SLIP = timedelta(days=1)
"""How long it can be taken back here; after that it is over, and not as if it had never been."""
_DAYS_SHOWN = 5
"""Days to come, while they build up again."""


class FlareScreen(HeldScreen[None]):
    """Opened with one key. Nothing on it has to be done."""

    CSS_PATH = "plan.tcss"

    BINDINGS = [  # first the way in and out, for the page names the others
        Binding(
            "f",
            f"say('{FlareSaid.BEGAN}')",
            "it has begun",
            id="flare.begin",
            tooltip="A flare-up has begun: go easy",
        ),
        Binding("o", f"say('{FlareSaid.OVER}')", "it is over", id="flare.over", tooltip="The flare-up is over"),
        Binding("u", "undo", "undo", id="flare.undo", tooltip="Take back what was said of the flare-up last"),
        Binding(
            "s", "start", "small movements", id="flare.start", tooltip="Start the gentle day: small movements"
        ),
        Binding("w", "log_walk", "log a walk", id="flare.walk", tooltip="Record a short walk"),
        Binding("b", "breathe", "breathe", id="flare.breathe", tooltip="Start slow breathing"),
        Binding(
            "e", "words", "your words", id="flare.words", tooltip="Write what you know helps you, for next time"
        ),
        Binding("escape", "dismiss", "back", key_display="esc", id="flare.back"),
        Binding("j", "scroll(2)", "down", show=False, id="flare.down"),
        Binding("k", "scroll(-2)", "up", show=False, id="flare.up"),
    ]

    def __init__(
        self, loaded: Loaded, journal: JournalThread, clock: Clock, changed: Signal[None], said: str = ""
    ) -> None:
        """CHANGED is published when the journal should be read again; SAID is what was done when it is opened."""
        super().__init__()
        self._loaded = loaded
        self._journal = journal
        self._clock = clock
        self._changed = changed
        self._said = said
        self._soreness = Soreness()
        """How today stands to a flare-up."""
        self._last: MemoEntry | None = None
        """What was said last of a flare-up, if that was today or yesterday."""

    def compose(self) -> ComposeResult:
        with TextPage(id="flare-page"):
            yield LiteralText(Content.styled("Reading your journal.", MUTED), id="flare")
        yield LiteralText(id="flare-said")
        yield KeyBar()

    def on_mount(self) -> None:
        self._say_below(self._said)
        self._changed.subscribe(self, lambda _: self.read_journal())

    def on_screen_resume(self) -> None:
        self.read_journal()

    @work(exclusive=True, group="read")
    async def read_journal(self) -> None:
        """Show what the journal says now."""
        now = self._clock.now()
        overview, helped = await self._journal.call(lambda store: _looked_up(store, now))
        person = self._loaded.settings.person
        plan = await asyncio.to_thread(self._loaded.plan, overview)
        if not self.query("#flare"):
            return  # the program ends, and has begun to take the screen apart
        self._soreness = plan.soreness
        prose = PlanProse(self._loaded.catalogue, person, overview.today)
        to_come = [planned for planned in plan.days if planned.date > overview.today][:_DAYS_SHOWN]
        told = newest_memo(overview.memos, Subject.FLARE)
        self._last = told if told and now - told.at < A_SLIP else None
        words = newest_about(overview.memos, Subject.FLARE_PLAN) or ""
        lines = [prose.line(planned, DayDone()) for planned in to_come]
        self.query_one("#flare", LiteralText).say(
            flare_prose(self._soreness.day, words, helped, lines, self._loaded.catalogue)
        )
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "say":
            return (parameters == (FlareSaid.OVER,)) is (self._soreness.day > 0)
        if action == "undo":
            return self._last is not None
        return super().check_action(action, parameters)

    def action_start(self) -> None:
        gentle = self._loaded.catalogue.routines.get(GENTLE)
        if gentle:
            self.post_message(Practise(gentle))

    def action_breathe(self) -> None:
        if BREATHING in self._loaded.catalogue.exercises:
            self.post_message(Practise(self._loaded.catalogue.to_practise([BREATHING])))

    def action_log_walk(self) -> None:
        self.post_message(AddEntry("activity"))

    def action_words(self) -> None:
        self.post_message(WriteFlarePlan())

    @work
    async def action_say(self, what: str) -> None:
        """Keep that it began, or that it is over."""
        await self._journal.call(lambda store: store.keep_in_mind(Subject.FLARE, what))
        over = what == FlareSaid.OVER
        self._say_below("Good. Days build up again, from small ones." if over else BEGAN)
        self._changed.publish(None)

    @work
    async def action_undo(self) -> None:
        last = self._last
        if last:
            await self._journal.call(lambda store: store.delete(last.id))
            self._say_below("")
            self.notify(taken_back_words(last), markup=False)
            self._changed.publish(None)

    def _say_below(self, words: str) -> None:
        """Say in WORDS what was done: below the page, of which a notice would cover a part."""
        line = self.query_one("#flare-said", LiteralText)
        line.say(words)
        line.display = bool(words)

    def action_scroll(self, lines: int) -> None:
        self.query_one(TextPage).scroll_lines(lines)


BEGAN = "The plan goes easy for two or three days. u takes it back; o says that it is over."


def _looked_up(store: JournalStore, now: datetime) -> tuple[Overview, tuple[Followed, ...]]:
    """The overview at NOW, and what was followed by less pain in the last flare-up that is over."""
    overview = store.overview(now)
    last = last_flare_up(overview)
    if last is None:
        return overview, ()
    return overview, followed_by_less(store.each(now, Wanted(since=last.first)), last, store.days)
