"""Setbacks: sessions that hurt, and worse mornings after them, for which nothing grows."""

from collections.abc import Sequence
from datetime import date, timedelta

from backcare_tui.domain.plan.story import PastSession

_LATELY = 8
"""Sessions among which those of yesterday are."""
_LOOKED_BACK = 3
"""Days before which neither a session nor the morning after it is of yesterday."""


def why_held(sessions: Sequence[PastSession], day: date, points: float, first: bool = True) -> str:
    """What was seen in SESSIONS, oldest first, up to DAY that lets nothing grow on it; empty if nothing was.

    It is what is of the day before, and where DAY is the FIRST since then, the last session however long ago.
    """
    is_last = first
    for session in reversed(sessions):
        if session.day > day:
            continue
        told = session.morning_day if session.told_worse(points) else None
        if told and told <= day and (is_last or day - told <= timedelta(days=1)):
            return "The morning after your last session was worse"
        if (session.red or session.sharp) and (is_last or day - session.day <= timedelta(days=1)):
            return (
                f"Your last session reached {session.worst} of 10"
                if session.red
                else "Your last session hurt sharply"
            )
        if day - session.day > timedelta(days=_LOOKED_BACK):
            break
        is_last = False
    return ""


def is_rise(sessions: Sequence[PastSession], day: date, points: float) -> bool:
    """Whether what lets nothing grow was more than usual: the last of SESSIONS rose so much, or a morning did."""
    lately = (
        session
        for session in sessions[-_LATELY:]
        if session in sessions[-2:] or (session.morning_day and day - session.morning_day <= timedelta(days=1))
    )
    return any(session.told_worse(points) or session.is_raised(points) for session in lately)
