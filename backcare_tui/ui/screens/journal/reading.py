"""What the journal's screen asks the journal, all at one moment."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from backcare_tui.domain.journal.calendar.months import months_until
from backcare_tui.domain.journal.calendar.weeks import WeeklyGoal, WeeksScore, began_on, weeks_score
from backcare_tui.domain.journal.day_told import DaysTold, days_told, pains_told
from backcare_tui.domain.journal.days import Days
from backcare_tui.domain.journal.entry import Entry
from backcare_tui.domain.journal.overview import recent_days
from backcare_tui.domain.journal.trend.daily_pain import PainByDay
from backcare_tui.domain.journal.trend.spans import Span, spans_of
from backcare_tui.domain.journal.trend.trend import Measure, Trend
from backcare_tui.domain.journal.wanted import EVERYTHING, EntryPage
from backcare_tui.storage.journal.latest.trend import BEFORE_DAYS, read_trend, read_trends
from backcare_tui.storage.journal.store import JournalStore
from backcare_tui.ui.screens.journal.shown import Shown, View

_A_DAY = 50
"""Entries of one day that are read at most."""


@dataclass(frozen=True)
class JournalRead:
    """What was read for the screen."""

    today: date
    days: Days = field(kw_only=True)
    """Which of them entries belong to."""
    page: EntryPage = field(default_factory=EntryPage)
    """What is listed."""
    can_undo: bool = True
    """Whether there may be a change to take back."""
    told: DaysTold = field(default_factory=dict)
    """The days of the calendar, or its last ones alone, that have a wanted entry, with all they tell."""
    pains: PainByDay = field(default_factory=dict)
    """The ratings of pain at rest in the wanted entries of these days."""
    is_part: bool = False
    """Whether not all entries are wanted."""
    spans: tuple[Span, ...] = ()
    """The flare-ups and pauses on these days."""
    began: date | None = None
    """The day of the first entry there is."""
    trends: tuple[Trend, ...] = ()
    """Pain over the period that is shown; and what else was rated, where that is to be seen."""
    weeks: WeeksScore = field(default_factory=lambda: WeeksScore(0, 0))
    """How the last weeks stand to the goal, whatever is wanted."""


def read_for(shown: Shown, goal: WeeklyGoal, now: datetime, store: JournalStore) -> JournalRead:
    """What STORE has for SHOWN and a GOAL at NOW."""
    today, began = store.days.of(now), store.first_day()
    first = months_until(today)[0].first if shown.view is View.CALENDAR else recent_days(today)[0]
    known = store.days_told(first - timedelta(days=BEFORE_DAYS), today)
    every = {day: told for day, told in known.items() if day >= first}
    is_part = shown.wanted != EVERYTHING
    wanted = _wanted_told(shown, first, today, store) if is_part else every
    spans = spans_of(store.memos_at(now), first, today, pains_told(known), days=store.days)
    page = store.page(shown.count, now, shown.listed)
    return JournalRead(
        today=today,
        days=store.days,
        page=page,
        can_undo=bool(page.told or page.ahead) or store.can_undo(),
        told={day: every[day] for day in wanted if day in every},
        pains=pains_told(wanted),
        is_part=is_part,
        spans=spans,
        began=began,
        trends=_trends(shown, today, began, store),
        weeks=weeks_score(every, spans, goal, today, began_on(every, store.practice(now), store.days)),
    )


def _trends(shown: Shown, today: date, began: date | None, store: JournalStore) -> tuple[Trend, ...]:
    """All trends where they are shown alone, else that of pain."""
    period, last = shown.settled(today, began), shown.trend_ends(today, began)
    if shown.view is View.TREND:
        return read_trends(store, period, last, shown.wanted)
    return (read_trend(store, Measure.PAIN, *period.up_to(last, began), shown.wanted),)


def _wanted_told(shown: Shown, first: date, last: date, store: JournalStore) -> DaysTold:
    since = max(first, shown.wanted.since or first)
    entries = store.each(wanted=shown.wanted._replace(since=since))
    return days_told(entries, first, last, store.days)


def entries_of(shown: Shown, day: date, now: datetime, store: JournalStore) -> tuple[Entry, ...]:
    """Those entries of DAY that SHOWN wants and that have been by NOW, latest first."""
    return store.page(_A_DAY, now, shown.opened(day).listed).told
