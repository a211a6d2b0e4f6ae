"""Where one stands: this week, the last rating, what is suggested, and what waits; for one line of a prompt."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from backcare_tui.domain.guidance.plan import Suggestion, suggest
from backcare_tui.domain.journal.entry import Entry, RatingEntry, SessionEntry
from backcare_tui.domain.journal.trends import week_of
from backcare_tui.domain.session.draft import SessionDraft


@dataclass(frozen=True)
class LastPain:
    """The latest rating of pain at rest."""

    pain: int
    at: datetime


@dataclass(frozen=True)
class Status:
    """How things are now."""

    sessions: int
    """This week."""
    goal: int
    """Sessions a week to aim for."""
    pain: LastPain | None
    suggestion: Suggestion
    waiting: SessionDraft | None
    """A session that was interrupted and can be gone on with."""


def status_of(entries: Sequence[Entry], waiting: SessionDraft | None, goal: int, now: datetime) -> Status:
    """How things are NOW for a person with ENTRIES, latest first."""
    return Status(
        sessions=week_of(entries, now.date(), {}).sessions,
        goal=goal,
        pain=max((one for one in _pains(entries) if one.at <= now), key=lambda one: one.at, default=None),
        suggestion=suggest(entries, now),
        waiting=waiting,
    )


def status_line(status: Status, now: datetime) -> str:
    """STATUS in one line, with routines by their ids, as they are typed after `start`."""
    last = status.pain
    parts = [
        f"{status.sessions} of {status.goal} sessions this week",
        f"pain {last.pain} {_when(last.at, now)}" if last else "pain not rated yet",
        f"today: {status.suggestion.routine}",
    ]
    if status.waiting:
        parts.append(f"to be finished: {status.waiting.routine.id}")
    return " · ".join(parts)


def _pains(entries: Iterable[Entry]) -> Iterator[LastPain]:
    for entry in entries:
        if isinstance(entry, RatingEntry):
            yield LastPain(entry.pain, entry.at)
        elif isinstance(entry, SessionEntry):
            if entry.pain_before is not None:
                yield LastPain(entry.pain_before, entry.at)
            if entry.pain_after is not None:
                yield LastPain(entry.pain_after, entry.ended_at)


def _when(moment: datetime, now: datetime) -> str:
    """The day and time of MOMENT, short: "today 08:30", "2026-11-20"."""
    if moment.date() == now.date():
        return f"today {moment:%H:%M}"
    if moment.date() == now.date() - timedelta(days=1):
        return f"yesterday {moment:%H:%M}"
    return f"{moment:%Y-%m-%d}"
