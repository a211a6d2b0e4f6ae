"""What Today shows: one routine, why it is this one, and what this week was like."""

from collections.abc import Sequence

from textual import work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.signal import Signal
from textual.widget import Widget

from backcare_tui.clock import Clock
from backcare_tui.domain.catalogue.catalogue import Catalogue
from backcare_tui.domain.catalogue.routine import Routine
from backcare_tui.domain.guidance.plan import GENTLE, Suggestion, suggest
from backcare_tui.domain.journal.entry import Entry
from backcare_tui.domain.journal.trends import daily_pain, trend_words, week_of
from backcare_tui.domain.words.text import shown
from backcare_tui.domain.words.wording import minutes_words
from backcare_tui.errors import BackcareError
from backcare_tui.storage.journal.store import JournalStore
from backcare_tui.storage.journal.thread import JournalThread
from backcare_tui.storage.written.settings_file import Settings
from backcare_tui.ui.messages import AddEntry, Practise
from backcare_tui.ui.widgets.literal_text import MUTED, LiteralText
from backcare_tui.ui.widgets.pain_line import pain_line
from backcare_tui.ui.widgets.preview import Preview

_DAYS = 14
_EMPTY = "Your journal is empty. It fills by itself: each session asks how the back is before and after."


class TodayPage(Widget):
    """Everything below the top bar, once catalogue and journal are there."""

    def __init__(
        self,
        catalogue: Catalogue,
        settings: Settings,
        journal: JournalThread,
        clock: Clock,
        changed: Signal[None],
        moving: bool,
    ) -> None:
        """CHANGED is published when the journal should be read again."""
        super().__init__()
        self._changed = changed
        self._moving = moving
        self._catalogue = catalogue
        self._settings = settings
        self._journal = journal
        self._clock = clock
        self._suggestion: Suggestion | None = None

    def compose(self) -> ComposeResult:
        with VerticalScroll(id="today", can_focus=False), Horizontal(id="today-columns"):
            with Vertical(id="suggested"):
                yield LiteralText(id="suggestion")
                yield Preview(self._clock, self._moving, id="first-exercise")
            yield LiteralText(id="so-far")

    def on_mount(self) -> None:
        self._changed.subscribe(self, lambda _: self.read_journal())
        self.read_journal()

    @work(exclusive=True, group="read")
    async def read_journal(self) -> None:
        """Show what the journal says now."""
        trouble = ""
        entries: Sequence[Entry] = ()
        try:
            entries = await self._journal.call(JournalStore.entries)
        except BackcareError as error:
            trouble = shown(str(error))
        if not self.query("#so-far"):
            return  # the program ends, and has begun to take the page apart
        if trouble:
            self._show((), why="The journal cannot be read, so this is where everybody can start.")
            self.query_one("#so-far", LiteralText).say(Content.styled(trouble, "$warning"))
        else:
            self._show(entries)

    def _show(self, entries: Sequence[Entry], why: str = "") -> None:
        """Suggest what ENTRIES lead to, because of them or as WHY says."""
        now = self._clock.now()
        self._suggestion = suggest(entries, now)
        routine = self._routine(self._suggestion.routine)
        hour = now.hour
        greeting = "Good morning." if hour < 12 else "Good afternoon." if hour < 18 else "Good evening."
        if routine is None:
            body: list[Content] = [
                Content("The catalogue holds no routine to suggest. Look at the exercises with 2.")
            ]
        else:
            count = len(routine.items)
            facts = [
                minutes_words(self._catalogue.timeline(routine).seconds),
                f"{count} exercise{'s' * (count > 1)}",
                "no floor needed" if not self._catalogue.needs_floor(routine) else "on the floor",
            ]
            names = " · ".join(self._catalogue.exercises[item.exercise].name for item in routine.items)
            body = [
                Content.assemble((routine.name, "bold $accent"), "\n", (" · ".join(facts), MUTED)),
                Content(names),
                Content(why or self._suggestion.why),
                Content.assemble(("enter", "bold $accent"), " starts it"),
            ]
        self.query_one(Preview).show(self._catalogue.exercises[routine.items[0].exercise] if routine else None)
        self.query_one("#suggestion", LiteralText).say(
            Content("\n\n").join([Content.styled(greeting, "bold"), *body])
        )
        self.query_one("#so-far", LiteralText).say(self._so_far(entries))

    def _so_far(self, entries: Sequence[Entry]) -> Content:
        today = self._clock.now().date()
        week = week_of(entries, today, self._catalogue.exercises)
        marks = [
            ("● " if done else "○ " if day <= today.weekday() else "· ", "$accent" if done else MUTED)
            for day, done in enumerate(week.practised)
        ]
        counted = f"{week.sessions} of {self._settings.weekly_sessions} sessions"
        minutes = f"{week.aerobic_minutes:.0f} of {self._settings.weekly_minutes} min"
        moved = f"walking, cycling, swimming: {minutes}"
        blocks = [
            Content.assemble(
                ("This week", "bold"),
                "\n",
                ("M T W T F S S", MUTED),
                "\n",
                *marks,
                f"\n{counted}\n{moved}",
            )
        ]
        if not entries:
            blocks.append(Content.styled(_EMPTY, MUTED))
        else:
            line = pain_line(daily_pain(entries, today, _DAYS))
            words = trend_words(entries, today)
            blocks.append(Content.assemble(("Pain, last 14 days", "bold"), "\n", line, "\n", (words, MUTED)))
        return Content("\n\n").join(blocks)

    def _routine(self, id: str) -> Routine | None:
        """The routine called ID; without it, any other."""
        return self._catalogue.routines.get(id) or next(iter(self._catalogue.routines.values()), None)

    def start(self) -> None:
        routine = self._routine(self._suggestion.routine) if self._suggestion else None
        if routine:
            self.post_message(Practise(routine))

    def start_gentle(self) -> None:
        routine = self._routine(GENTLE)
        if routine:
            self.post_message(Practise(routine))

    def log_walk(self) -> None:
        self.post_message(AddEntry("activity"))

    def rate(self) -> None:
        self.post_message(AddEntry("rating"))
