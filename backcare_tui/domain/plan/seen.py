"""What several rules ask of a story, and what several of them make of a day."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from backcare_tui.domain.plan.shape import Load, Shape
from backcare_tui.domain.plan.story import PastSession, Story

WEEK = 7
_LATELY = 8
"""Sessions among which those of yesterday are."""
_LOOKED_BACK = 3
"""Days before which neither a session nor the morning after it is of yesterday."""


def is_raised(session: PastSession, rise: float) -> bool:
    """Whether SESSION hurt so much more than before it, or was sharp; unknown counts as such."""
    if session.sharp or session.baseline is None or session.worst is None:
        return session.sharp or session.worst is not None
    return session.worst - session.baseline >= rise


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
    return any(session.told_worse(points) or is_raised(session, points) for session in lately)


def list_length(story: Story, last: date, days: int) -> int:
    """How many exercises were usually finished on a day, of so many DAYS up to LAST; 0 for none.

    It is the median of the days, so that one great day is not taken for what one can do. Gentle days are left out.
    """
    most: dict[date, int] = {}
    for session in story.sessions_of(last, days):
        if session.finished and not session.gentle:
            most[session.day] = max(most.get(session.day, 0), session.finished)
    ordered = sorted(most.values())
    return ordered[(len(ordered) - 1) // 2] if ordered else 0


def days_since_practice(story: Story) -> int | None:
    """Days since the last session; None if there never was one."""
    last = story.last_session()
    if last is not None:
        return (story.today - last.day).days
    told = story.practice.last
    return (story.today - story.days.of(told)).days if told else None


def yesterday(story: Story) -> date:
    return story.today - timedelta(days=1)


def at_most(shape: Shape, exercises: float) -> Shape:
    return replace(shape, exercises=min(shape.exercises, int(exercises)))


def held(shape: Shape) -> Shape:
    return replace(shape, load=Load.HELD) if shape.load is Load.USUAL else shape
