"""When to look back: on the week, in three questions, and each month on the one activity that matters."""

from datetime import date, timedelta
from typing import Literal

from backcare_tui.domain.journal.entry import OwnActivityEntry, PegEntry
from backcare_tui.domain.journal.memo import Subject, newest_about
from backcare_tui.domain.journal.overview import Overview

PegDay = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "never"]
"""The day of the week on which one looks back on it."""

WEEK, OWN_ACTIVITY = "peg", "own-activity"
"""What a memo about `Subject.NOT_NOW` says was put off."""

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_A_MONTH = timedelta(days=30)


def week_began(today: date, day: PegDay) -> date | None:
    """The last DAY of the week that is not after TODAY; None for "never"."""
    if day == "never":
        return None
    return today - timedelta(days=(today.weekday() - _DAYS.index(day)) % 7)


def is_week_told(overview: Overview, day: PegDay) -> bool:
    """Whether the three questions were answered in this week, which begins on DAY; of the last seven days where no
    day is set.
    """
    began = week_began(overview.today, day) or overview.today - timedelta(days=6)
    return any(isinstance(entry, PegEntry) and overview.days.of(entry.at) >= began for entry in overview.been)


def is_week_due(overview: Overview, day: PegDay) -> bool:
    """Whether to ask about the past week: from DAY on until it was answered or put off, once a journal was there
    for some of that week.
    """
    began = week_began(overview.today, day)
    if began is None or is_week_told(overview, day) or _put_off(overview, WEEK, began):
        return False
    # Who has nothing recent, and something, has not just begun.
    return any(overview.days.of(entry.at) < began for entry in overview.been) or not (
        overview.been or overview.empty
    )


def is_anything_due(overview: Overview, day: PegDay) -> bool:
    """Whether to ask about the week, which begins on DAY, or about the activity."""
    return is_week_due(overview, day) or is_own_activity_due(overview)


def own_activity(overview: Overview) -> str:
    """What the person calls the activity that matters to them; empty where there is none."""
    return newest_about(overview.memos, Subject.OWN_ACTIVITY) or ""


def was_asked_for_own_activity(overview: Overview) -> bool:
    """Whether one was ever named, or it was said that there is none."""
    return newest_about(overview.memos, Subject.OWN_ACTIVITY) is not None


def is_own_activity_due(overview: Overview) -> bool:
    """Whether to ask how well it goes: a month after that was told or put off last."""
    name = own_activity(overview)
    since = overview.today - _A_MONTH
    if not name or _put_off(overview, OWN_ACTIVITY, since + timedelta(days=1)):
        return False
    rated = (entry for entry in overview.been if isinstance(entry, OwnActivityEntry) and entry.name == name)
    return all(overview.days.of(entry.at) <= since for entry in rated)


def _put_off(overview: Overview, what: str, since: date) -> bool:
    """Whether WHAT was put off on the day SINCE or later."""
    return any(
        memo.about is Subject.NOT_NOW and memo.says == what and overview.days.of(memo.at) >= since
        for memo in overview.memos
    )
