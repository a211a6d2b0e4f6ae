"""What was followed by less pain in a span of days: counts, and no more than that."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from backcare_tui.domain.journal.entry import ActivityEntry, Entry, RestRating, SessionEntry
from backcare_tui.domain.journal.memo import MemoEntry, Subject
from backcare_tui.domain.journal.trend.spans import LONGEST_DAYS

FEWEST = 3
"""Times under which nothing is said of what was done: chance alone would do as much."""
LONGEST = timedelta(days=LONGEST_DAYS)
"""What lies farther after its beginning belongs to no flare-up, also where nobody said that it was over."""
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


def last_flare_up(memos: Iterable[MemoEntry], now: datetime) -> tuple[datetime, datetime] | None:
    """When the last flare-up of which MEMOS, newest first, tell began and ended; None without one that is over at
    NOW.
    """
    told = [memo for memo in memos if memo.about is Subject.FLARE and memo.at <= now]
    end = now
    for memo in told:
        if memo.says == "began":
            over = min(end, memo.at + LONGEST)
            if over < now:
                return memo.at, over
        end = memo.at
    return None


def followed_by_less(entries: Iterable[Entry], began: datetime, ended: datetime) -> tuple[Followed, ...]:
    """What of ENTRIES, in any order, was done from BEGAN to ENDED, and how often a lower rating of pain at rest
    followed; what helped most often comes first.

    Only what has a rating within twelve hours before and within a day after, at least `FEWEST` times, and was
    followed by less at least every second time.
    """
    known = sorted(entries, key=lambda entry: entry.at)
    ratings = sorted((rating for entry in known for rating in entry.rest_ratings), key=lambda one: one.at)
    lower: dict[str, list[bool]] = {}
    for entry in known:
        if not began <= entry.at <= ended:
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
