"""What the journal's screen asks the journal, all at one moment."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime

from backcare_tui.domain.journal.calendar.months import months_until
from backcare_tui.domain.journal.calendar.weeks import WeeklyGoal, WeeksScore, began_on, weeks_score
from backcare_tui.domain.journal.day_told import DaysTold, days_told
from backcare_tui.domain.journal.days import MIDNIGHT, Days
from backcare_tui.domain.journal.entry import Entry
from backcare_tui.domain.journal.trend.spans import Span, spans_of
from backcare_tui.domain.journal.wanted import EVERYTHING, EntryPage
from backcare_tui.storage.journal.store import JournalStore
from backcare_tui.ui.screens.journal.shown import Shown

_A_DAY = 50
"""Entries of one day that are read at most."""


@dataclass(frozen=True)
class JournalRead:
    """What was read for the screen."""

    today: date
    days: Days = MIDNIGHT
    """Which of them entries belong to."""
    page: EntryPage = field(default_factory=EntryPage)
    """What is listed."""
    told: DaysTold = field(default_factory=dict)
    """What the wanted entries say of each day of the calendar."""
    spans: tuple[Span, ...] = ()
    """The flare-ups and pauses in it."""
    weeks: WeeksScore = field(default_factory=lambda: WeeksScore(0, 0))
    """How the last weeks stand to the goal, whatever is wanted."""


def read_for(shown: Shown, goal: WeeklyGoal, now: datetime, store: JournalStore) -> JournalRead:
    """What STORE has for SHOWN and a GOAL at NOW."""
    today = store.days.of(now)
    first = months_until(today)[0].first
    every = store.days_told(first, today)
    told = every
    if shown.wanted != EVERYTHING:
        since = max(first, shown.wanted.since or first)
        told = days_told(store.each(None, replace(shown.wanted, since=since)), first, today, store.days)
    pains = {day: one.pains for day, one in every.items() if one.pains}
    spans = spans_of(store.memos_at(now), first, today, pains, store.days)
    return JournalRead(
        today=today,
        days=store.days,
        page=store.page(shown.count, now, shown.listed),
        told=told,
        spans=spans,
        weeks=weeks_score(every, spans, goal, today, began_on(every, store.practice(now), store.days)),
    )


def entries_of(shown: Shown, day: date, now: datetime, store: JournalStore) -> tuple[Entry, ...]:
    """Those entries of DAY that SHOWN wants and that have been by NOW, latest first."""
    return store.page(_A_DAY, now, shown.opened(day).listed).told
