"""What the rules of today look at: the last days, how pain went, and how much was practised so far.

It stays as small as it is however long a journal becomes. A rule that looks farther back lengthens one of the two
spans; a rule that asks something new of the years before gives `Practice` another number.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from functools import cached_property
from types import MappingProxyType
from typing import NamedTuple

from backcare_tui.domain.journal.days import Days, monday_from
from backcare_tui.domain.journal.entry import Entry, RestRating, SessionEntry, is_ahead, told_and_ahead
from backcare_tui.domain.journal.memo import LASTING, PASSING, MemoEntry, Subject
from backcare_tui.domain.journal.trend.baseline import Baseline, baseline_of
from backcare_tui.domain.journal.trend.daily_minutes import walked_by_day
from backcare_tui.domain.journal.trend.daily_pain import PainByDay, pain_by_day

RECENT_DAYS = 84
"""Days that rules see entry by entry, today among them: twelve weeks, in which exercises grow."""
PAIN_DAYS = 84
"""Days, today among them, of which rules see the ratings: eight flat weeks, and what was before them."""
MEMO_DAYS = 84
"""Days, today among them, of which rules see memos on `PASSING` subjects."""
OLDER_MEMOS = 2
"""Of each other subject rules see the memos since `memos_begin`, and so many of those before: what held then, and
what that ended, such as a pause.
"""
LEG_DAYS = 35
"""Days, today among them, of which rules see whether pain in a leg was told of: a week, and four before it."""
WALKED_DAYS = 365
"""Days before the recent ones of which rules see the minutes that were walked, and nothing else."""
DAYS_TO_COME = 6
"""Days after today that rules see too: the rest of the week, and the date where somebody far east is."""


class Listed(NamedTuple):
    """What a list knows of an entry that is neither a session nor a morning, without reading it."""

    at: datetime
    rest_ratings: tuple[RestRating, ...] = ()
    aerobic_minutes: float = 0.0


class Practice(NamedTuple):
    """How much was practised so far."""

    sessions: int = 0
    """All there are, broken off or dated ahead as they may be."""
    counting: int = 0
    """Those that count and have been: of half of their planned time, or of five minutes."""
    began: datetime | None = None
    """When the first of these was."""
    last: datetime | None = None
    """When the last of these was, however long ago."""


NONE_YET = Practice()


class _Seen(NamedTuple):
    """What an overview has of the journal."""

    now: datetime
    days: Days
    """When the person's days begin."""
    recent: tuple[Entry, ...] = ()
    """The entries of the days `recent_days` says, those still to come as well; latest first as in `page_of`."""
    glanced: tuple[Entry | Listed, ...] = ()
    """Where `recent` holds no more than sessions and mornings, all entries of these days, the others as listed."""
    pains: PainByDay = MappingProxyType({})
    """The ratings of pain at rest on the days `pain_days` says."""
    walked_before: Mapping[date, float] = MappingProxyType({})
    """Minutes of the activities on each day that has any of the days `walked_days` says. What was walked within a
    session is not among them: how much it was is only known where the session itself is looked at."""
    first_week: Baseline | None = None
    """How it was at first."""
    rated: RestRating | None = None
    """The latest rating of pain at rest, however old, that was given by now."""
    practice: Practice = NONE_YET
    memos: tuple[MemoEntry, ...] = ()
    """What is kept in mind as of now, latest first; as `memos_that_matter` says."""
    leg_days: frozenset[date] = frozenset()
    """The days, the last `LEG_DAYS` and those to come, on which pain in a leg was told of by now."""
    leg_ever: bool = False
    """Whether it was, at any time."""
    empty: bool = True
    """Whether the journal holds no entry at all, memos aside."""


class Overview(_Seen):
    """How it is with one person at one moment, as far as the rules ask."""

    @property
    def today(self) -> date:
        return self.days.of(self.now)

    @property
    def told(self) -> tuple[Entry | Listed, ...]:
        """All entries of the recent days, as far as it is known of each when it was and what was rated or walked;
        whole are those that `recent` has.
        """
        return self.glanced or self.recent

    @cached_property
    def been(self) -> tuple[Entry, ...]:
        """Those of `recent` that have been."""
        return told_and_ahead(self.recent, self.now)[0]


def recent_days(today: date, days: int = RECENT_DAYS) -> tuple[date, date]:
    """The first and the last day, where the person was, of which an overview of so many DAYS has the entries."""
    return today - timedelta(days=days - 1), today + timedelta(days=DAYS_TO_COME)


def pain_days(today: date) -> tuple[date, date]:
    """The first and the last day, where the person was, of which an overview has the ratings."""
    return today - timedelta(days=PAIN_DAYS - 1), today


def leg_days_begin(today: date) -> date:
    """The first day, where the person was, of which an overview says whether pain in a leg was told of."""
    return today - timedelta(days=LEG_DAYS - 1)


def walked_days(today: date, days: int = RECENT_DAYS) -> tuple[date, date]:
    """The first and the last day, where the person was, of which an overview with the entries of so many DAYS has
    the minutes walked before.
    """
    last = recent_days(today, days)[0] - timedelta(days=1)
    return last - timedelta(days=WALKED_DAYS - 1), last


def first_whole_week(today: date) -> date:
    """The Monday of the first week of which an overview has all entries, on whichever day of its week TODAY is."""
    return monday_from(recent_days(today)[0])


def first_week_walked(today: date) -> date:
    """The Monday of the first week of which an overview has the minutes of activities, likewise."""
    return monday_from(walked_days(today)[0])


def memo_days_begin(today: date) -> date:
    """The first day, where the person was, of which an overview has memos on passing subjects."""
    return today - timedelta(days=MEMO_DAYS - 1)


def memos_begin(today: date) -> date:
    """The first day, where the person was, of which an overview has all memos on subjects that are not passing:
    pauses are looked for in all weeks of which it has the minutes walked.
    """
    return walked_days(today)[0]


def overview_of(
    entries: Iterable[Entry],
    now: datetime,
    memos: Iterable[MemoEntry] = (),
    *,
    days: Days,
    recent: int = RECENT_DAYS,
) -> Overview:
    """The overview at NOW of a person with ENTRIES and MEMOS, which are all there are, latest first, and DAYS.

    Whoever looks at fewer RECENT days than all rules together has the entries of those alone.
    """
    known = tuple(entries)
    first, last = recent_days(days.of(now), recent)
    leg_days = {days.of(entry.at) for entry in known if entry.tells_of_leg and not is_ahead(entry, now)}
    return Overview(
        now=now,
        recent=tuple(entry for entry in known if first <= days.of(entry.at) <= last),
        pains=pain_by_day(known, *pain_days(days.of(now)), days),
        walked_before=walked_by_day(known, *walked_days(days.of(now), recent), days),
        first_week=baseline_of(pain_by_day(known, date.min, days.of(now), days)),
        rated=latest_rating(known, now),
        practice=practice_of(known, now),
        memos=memos_that_matter(memos, now, days),
        leg_days=frozenset(day for day in leg_days if day >= leg_days_begin(days.of(now))),
        leg_ever=any(entry.tells_of_leg for entry in known),
        empty=not known,
        days=days,
    )


def memos_that_matter(memos: Iterable[MemoEntry], now: datetime, days: Days) -> tuple[MemoEntry, ...]:
    """Those of MEMOS, latest first, that rules see at NOW, in their order, of somebody with DAYS: all of the last
    months, and of what is older the last `OLDER_MEMOS` of each subject; none of a passing one, all of a lasting.

    What is dated ahead is none of them: an answer given while a clock was wrong would outlive all later ones.
    """
    first_passing, first = memo_days_begin(days.of(now)), memos_begin(days.of(now))
    older: Counter[Subject] = Counter()

    def matters(memo: MemoEntry) -> bool:
        if is_ahead(memo, now):
            return False
        if memo.about in PASSING:
            return days.of(memo.at) >= first_passing
        if memo.about in LASTING or days.of(memo.at) >= first:
            return True
        older[memo.about] += 1
        return older[memo.about] <= OLDER_MEMOS

    return tuple(memo for memo in memos if matters(memo))


def practice_of(entries: Iterable[Entry], now: datetime) -> Practice:
    """How much whoever has ENTRIES, in any order, has practised by NOW."""
    sessions = [entry for entry in entries if isinstance(entry, SessionEntry)]
    counting = [session.at for session in sessions if session.counts and not is_ahead(session, now)]
    return Practice(len(sessions), len(counting), min(counting, default=None), max(counting, default=None))


def latest_rating(entries: Iterable[Entry], now: datetime) -> RestRating | None:
    """Of the ratings of pain at rest in ENTRIES, latest first, the last that was given by NOW.

    Of several at one moment it is the one that is met first: that of the entry which stands first, and of a
    session's two the one before.
    """
    given = (rating for entry in entries for rating in entry.rest_ratings if rating.at <= now)
    return max(given, key=lambda rating: rating.at, default=None)
