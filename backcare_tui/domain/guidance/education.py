"""Which education card is shown on a day: a rule on dates alone, which needs neither the cards nor any memory.

A card stays for some days; none comes back within a month.
"""

from collections.abc import Collection, Iterable
from datetime import date
from itertools import pairwise

from backcare_tui.domain.guidance.coming_back import BREAK_DAYS
from backcare_tui.domain.journal.entry import sessions_that_count
from backcare_tui.domain.journal.memo import FlareSaid, Subject
from backcare_tui.domain.journal.overview import Overview, recent_days

IN_TURN = (
    "sore-is-not-harmed",
    "what-to-expect",
    "pacing",
    "backs-are-strong",
    "strength-and-rest",
    "walking",
    "few-and-often",
    "sleep",
    "scans",
    "mood-and-work",
    "sitting",
    "breathing",
)
"""The ids of the cards that take turns from the first session on: what matters in the first week comes first, and
stays until then.
"""
FLARE_UP = "flare-up"
"""The id of the card for the first days of a flare-up."""
COMING_BACK = "coming-back"
"""The id of the card for who was away."""

STAYS_DAYS = 3
"""Days that a card is there."""
MONTH_DAYS = 30


_QUIET_DAYS = MONTH_DAYS + STAYS_DAYS
"""Days after a moment in which another one of its kind brings its card no more."""


def card_due(overview: Overview) -> str:
    """The id of the card for the day of OVERVIEW: one that fits the moment, or else the one whose turn it is."""
    today, began = overview.today, overview.practice.began
    if began is None:
        return IN_TURN[0]
    # What was told of before had the first card, which would come again after it.
    began_on = overview.days.of(began)
    flares = [
        day
        for memo in overview.memos
        if memo.about is Subject.FLARE
        and memo.says == FlareSaid.BEGAN
        and began_on <= (day := overview.days.of(memo.at)) <= today
    ]
    if _is_new(flares, today):
        return FLARE_UP
    if _comes_back(overview, flares):
        return COMING_BACK
    days = max(0, (today - began_on).days)
    return IN_TURN[days // STAYS_DAYS % len(IN_TURN)]


def _is_new(flares: Collection[date], today: date) -> bool:
    """Whether one of FLARES, the days they began on, was just now, and none in the month before it. One that
    begins while its card is there neither ends the card nor prolongs it.
    """
    just_now = [day for day in flares if (today - day).days < STAYS_DAYS]
    return any(not any(0 < (day - other).days <= _QUIET_DAYS for other in flares) for day in just_now)


def _comes_back(overview: Overview, flares: Iterable[date]) -> bool:
    """Whether somebody was away for `BREAK_DAYS`, and is about to come back or just did; unless there was such a
    moment, or one of FLARES, in the month before, or a flare-up since.
    """
    today, last = overview.today, overview.practice.last
    if last is None:
        return False
    returns = _returns(overview)
    if (today - overview.days.of(last)).days >= BREAK_DAYS:
        back = today
    elif returns and (today - returns[-1]).days < STAYS_DAYS:
        back = returns[-1]
    else:
        return False
    before = [day for day in returns if day < back]
    return not any((back - day).days <= _QUIET_DAYS for day in (*before, *flares))


def _returns(overview: Overview) -> list[date]:
    """The days of the first session after each gap, as far as OVERVIEW goes back, the earliest first."""
    first = recent_days(overview.today)[0]
    sessions = {
        overview.days.of(session.at)
        for session in sessions_that_count(overview.recent)
        if session.at <= overview.now
    }
    began = overview.practice.began
    before = [first] if began is not None and overview.days.of(began) < first else []
    return [day for earlier, day in pairwise((*before, *sorted(sessions))) if (day - earlier).days >= BREAK_DAYS]
