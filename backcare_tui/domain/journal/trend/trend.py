"""One trend: what is rated day by day, and what stands beside it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from backcare_tui.domain.journal.day_told import DaysTold, pains_told
from backcare_tui.domain.journal.days import Days
from backcare_tui.domain.journal.entry import Entry, OwnActivityEntry, PegEntry
from backcare_tui.domain.journal.rating import median
from backcare_tui.domain.journal.trend.baseline import FEWEST_DAYS, WEEK_DAYS, Baseline, meaningful
from backcare_tui.domain.journal.trend.daily_pain import day_median
from backcare_tui.domain.journal.trend.spans import Span
from backcare_tui.domain.journal.trend.words import change_words


class Measure(StrEnum):
    """What a trend is of; each has a scale from 0 to 10 of its own."""

    PAIN = "pain"
    PEG = "peg"
    OWN_ACTIVITY = "own-activity"


@dataclass(frozen=True)
class Rated:
    """What was rated on one day."""

    middle: float
    """The median of the ratings."""
    lowest: float
    highest: float


@dataclass(frozen=True)
class Trend:
    """The days from `first` to `last`, both counted."""

    measure: Measure
    first: date
    last: date
    days: Mapping[date, Rated] = field(default_factory=dict)
    """Those with a rating."""
    line: Mapping[date, float] = field(default_factory=dict)
    """Of pain the median of the daily medians of seven days, for each last of seven of which enough were rated; of
    all else nothing: one score is of a week or a month."""
    pairs: Mapping[date, tuple[tuple[int, int], ...]] = field(default_factory=dict)
    """Pain before a session and after it, in the order of the sessions."""
    leg: Mapping[date, int] = field(default_factory=dict)
    """The strongest pain in a leg of the days on which it was rated."""
    leg_line: Mapping[date, float] = field(default_factory=dict)
    """As `line`, of the leg."""
    spans: tuple[Span, ...] = ()
    """Flare-ups and pauses that have a day here, earliest first."""
    baseline: Baseline | None = None
    change: str = ""
    """How the last seven days stand beside the first week and the week before, in words."""
    name: str = ""
    """What the own activity is called."""

    @property
    def length(self) -> int:
        """Days."""
        return (self.last - self.first).days + 1

    @property
    def curve(self) -> Mapping[date, float]:
        """What its line goes through, earliest first: the medians of seven days, or the answers themselves."""
        if self.measure is Measure.PAIN:
            return self.line
        return {day: self.days[day].middle for day in sorted(self.days)}

    @property
    def tells_of_leg(self) -> bool:
        """Whether pain in a leg was more than none on any of its days."""
        return any(self.leg.values())

    @property
    def in_first_week(self) -> tuple[date, date] | None:
        """Those of its days that are of the baseline; None if there are none."""
        if self.baseline is None:
            return None
        first, last = max(self.baseline.first, self.first), min(self.baseline.last, self.last)
        return (first, last) if first <= last else None

    @property
    def better(self) -> float | None:
        """The highest pain that is meaningfully better than the baseline."""
        return meaningful(self.baseline) if self.baseline else None


def pain_trend(
    told: DaysTold,
    first: date,
    last: date,
    spans: Iterable[Span] = (),
    baseline: Baseline | None = None,
) -> Trend:
    """The trend of pain at rest from FIRST to LAST.

    TOLD has these days and the fourteen before them, or more; SPANS are those of `spans_of`.
    """
    pains = {day: day_median(one.pains) for day, one in told.items() if one.pains}
    legs = {day: one.leg for day, one in told.items() if one.leg is not None}
    return Trend(
        measure=Measure.PAIN,
        first=first,
        last=last,
        days={
            day: Rated(pains[day], min(told[day].pains), max(told[day].pains))
            for day in sorted(pains)
            if first <= day <= last
        },
        line=seven_day_medians(pains, first, last),
        pairs={day: told[day].pairs for day in sorted(told) if first <= day <= last and told[day].pairs},
        leg={day: legs[day] for day in sorted(legs) if first <= day <= last},
        leg_line=seven_day_medians(legs, first, last),
        spans=tuple(span for span in spans if span.within(first, last)),
        baseline=baseline if baseline and baseline.last <= last else None,  # a week that goes on is no measure yet
        change=change_words(pains_told(told), baseline, last),
    )


def look_back_trend(
    measure: Measure,
    entries: Iterable[Entry],
    first: date,
    last: date,
    spans: Iterable[Span] = (),
    *,
    days: Days,
) -> Trend:
    """The trend of the weekly three or of the own activity, as ENTRIES, in any order, tell of it.

    Of several activities it is the one that was rated last on these days.
    """
    within = (entry for entry in entries if first <= days.of(entry.at) <= last)
    known = sorted(within, key=lambda entry: entry.at)
    scores: list[tuple[date, float]] = []
    name = ""
    if measure is Measure.PEG:
        scores = [(days.of(entry.at), entry.mean) for entry in known if isinstance(entry, PegEntry)]
    elif measure is Measure.OWN_ACTIVITY:
        own = [entry for entry in known if isinstance(entry, OwnActivityEntry)]
        name = own[-1].name if own else ""
        scores = [(days.of(entry.at), entry.ability) for entry in own if entry.name == name]
    by_day: dict[date, list[float]] = {}
    for day, score in scores:
        by_day.setdefault(day, []).append(score)
    return Trend(
        measure=measure,
        first=first,
        last=last,
        days={day: Rated(median(given), min(given), max(given)) for day, given in by_day.items()},
        spans=tuple(span for span in spans if span.within(first, last)),
        name=name,
    )


def seven_day_medians(middles: Mapping[date, float], first: date, last: date) -> Mapping[date, float]:
    """For each day from FIRST to LAST the median of MIDDLES of the seven days up to it.

    Days whose seven have fewer than `FEWEST_DAYS` of them have none.
    """
    known = {day.toordinal(): middle for day, middle in middles.items()}
    reached = {day + ahead for day in known for ahead in range(WEEK_DAYS)}
    found = {}
    for day in sorted(one for one in reached if first.toordinal() <= one <= last.toordinal()):
        week = [known[one] for one in range(day - WEEK_DAYS + 1, day + 1) if one in known]
        if len(week) >= FEWEST_DAYS:
            found[date.fromordinal(day)] = median(week)
    return found
