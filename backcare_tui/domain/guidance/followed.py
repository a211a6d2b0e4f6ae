"""What was followed by less pain in a span of days: counts, and no more than that."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from backcare_tui.domain.journal.days import Days
from backcare_tui.domain.journal.entry import ActivityEntry, Entry, RestRating, SessionEntry
from backcare_tui.domain.journal.overview import Overview, memo_days_begin
from backcare_tui.domain.journal.trend.spans import Span, SpanKind, spans_of

FEWEST = 3
"""Times under which nothing is said of what was done: chance alone would do as much."""
_BEFORE = timedelta(hours=12)
"""A rating older than that says nothing of how it was before."""
_AFTER = timedelta(hours=24)
"""A rating later than that says nothing of what came of it."""


@dataclass(frozen=True)
class Followed:
    """How often one thing that was done was followed by a lower rating."""

    what: str
    """The id of a routine, or of an aerobic exercise."""
    lower: int
    times: int
    """All times with a rating before it and one after it."""


def last_flare_up(overview: Overview) -> Span | None:
    """The last flare-up in OVERVIEW of those that are over."""
    first, today = memo_days_begin(overview.today), overview.today
    found = spans_of(overview.memos, first, today, overview.pains, days=overview.days)
    return max(
        (span for span in found if span.kind is SpanKind.FLARE_UP and span.last),
        key=lambda span: span.first,
        default=None,
    )


def followed_by_less(entries: Iterable[Entry], days_of_it: Span, days: Days) -> tuple[Followed, ...]:
    """What of ENTRIES, in any order, of somebody with DAYS was done on DAYS_OF_IT, and how often a lower rating of
    pain at rest followed; what helped most often comes first.

    Only what has a rating within twelve hours before and within a day after, at least `FEWEST` times, and was
    followed by less at least every second time.
    """
    known = sorted(entries, key=lambda entry: entry.at)
    ratings = sorted((rating for entry in known for rating in entry.rest_ratings), key=lambda one: one.at)
    lower: dict[str, list[bool]] = {}
    for entry in known:
        if not days_of_it.holds(days.of(entry.at)):
            continue
        match entry:
            case SessionEntry(routine=what, counts=True, ended_at=over):
                before, after = entry.pain_before, entry.pain_after
            case ActivityEntry(exercise=what):
                over, before, after = entry.at, None, None
            case _:
                continue
        before = _last(ratings, entry.at) if before is None else before
        after = _next(ratings, over) if after is None else after
        if before is not None and after is not None:
            lower.setdefault(what, []).append(after < before)
    found = [Followed(what, sum(times), len(times)) for what, times in lower.items()]
    helped = [one for one in found if one.times >= FEWEST and one.lower * 2 >= one.times]
    return tuple(sorted(helped, key=lambda one: (-one.lower / one.times, -one.times, one.what)))


def _last(ratings: Sequence[RestRating], moment: datetime) -> int | None:
    """The last of RATINGS, oldest first, that was given before MOMENT."""
    return next((one.pain for one in reversed(ratings) if moment - _BEFORE <= one.at < moment), None)


def _next(ratings: Sequence[RestRating], moment: datetime) -> int | None:
    """The first of RATINGS, oldest first, that was given after MOMENT."""
    return next((one.pain for one in ratings if moment < one.at <= moment + _AFTER), None)
