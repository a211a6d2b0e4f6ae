"""Where one stands: this week, the last rating, what is suggested, and what waits; for one line of a prompt."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from backcare_tui.domain.guidance.plan import Suggestion, suggest
from backcare_tui.domain.journal.entry import RestRating
from backcare_tui.domain.journal.overview import Overview
from backcare_tui.domain.journal.trends import week_of
from backcare_tui.domain.words.wording import goal_words

if TYPE_CHECKING:
    from backcare_tui.domain.session.draft import SessionDraft


@dataclass(frozen=True)
class Status:
    """How things are now."""

    sessions: int
    """This week."""
    goal: int
    """Sessions a week to aim for."""
    pain: RestRating | None
    """The latest rating of pain at rest."""
    suggestion: Suggestion
    waiting: "SessionDraft | None"
    """A session that was interrupted and can be gone on with."""


def status_of(overview: Overview, waiting: "SessionDraft | None", goal: int) -> Status:
    """How things are for a person of whom the journal gives OVERVIEW."""
    return Status(
        sessions=week_of(overview.recent, overview.today, {}).sessions,
        goal=goal,
        pain=overview.rated,
        suggestion=suggest(overview),
        waiting=waiting,
    )


def status_line(status: Status, now: datetime) -> str:
    """STATUS in one line, with routines by their ids, as they are typed after `start`."""
    last = status.pain
    parts = [
        f"{goal_words(status.sessions, status.goal, 'session')} this week",
        f"pain {last.pain} {_when(last.at, now)}" if last else "pain not rated yet",
        f"today: {status.suggestion.routine}",
    ]
    if status.waiting:
        parts.append(f"to be finished: {status.waiting.routine.id}")
    return " · ".join(parts)


def _when(moment: datetime, now: datetime) -> str:
    """The day and time of MOMENT, short: "today 08:30", "2026-11-20"."""
    if moment.date() == now.date():
        return f"today {moment:%H:%M}"
    if moment.date() == now.date() - timedelta(days=1):
        return f"yesterday {moment:%H:%M}"
    return f"{moment:%Y-%m-%d}"
