"""Where one stands: this week, the last rating, what today is for, and what waits; for one line of a prompt."""

from datetime import datetime, tzinfo
from typing import TYPE_CHECKING, NamedTuple

from backcare_tui.domain.catalogue.terms import GENTLE, TODAY
from backcare_tui.domain.guidance.person import Person
from backcare_tui.domain.journal.calendar.week import week_of
from backcare_tui.domain.journal.due.morning import is_first_morning, is_reminded, morning_due
from backcare_tui.domain.journal.entry import RestRating, SessionEntry
from backcare_tui.domain.journal.overview import Overview
from backcare_tui.domain.plan.shape import DayKind
from backcare_tui.domain.plan.shaping import ShapedDay, today_of
from backcare_tui.domain.plan.story import KindOf
from backcare_tui.domain.words.wording import goal_words, short_words

if TYPE_CHECKING:
    from backcare_tui.domain.session.draft import SessionDraft

_WORDS = {
    DayKind.CLOSED: "exercises are closed",
    DayKind.PAUSED: "paused",
    DayKind.DROPPED: "rest",
    DayKind.GENTLE: "a gentle day",
    DayKind.MOVING: "moving",
    DayKind.STRENGTH: "strength",
}


class Status(NamedTuple):
    """How things are now."""

    sessions: int
    """This week."""
    goal: int
    """Sessions a week to aim for."""
    pain: RestRating | None
    """The latest rating of pain at rest."""
    today: ShapedDay
    waiting: "SessionDraft | None"
    """A session that was interrupted and can be gone on with."""
    morning: SessionEntry | None = None
    """A session of which the morning after, today's, is still to be told."""

    @property
    def routine(self) -> str | None:
        """What `start` begins, by its id; None where nothing is planned."""
        if not self.today.shape.practised:
            return None
        return GENTLE if self.today.kind is DayKind.GENTLE else TODAY

    @property
    def why(self) -> str:
        """The first reason for it."""
        return self.today.decisions[0].says if self.today.decisions else ""


def status_of(
    overview: Overview, waiting: "SessionDraft | None", goal: int, person: Person, kind_of: KindOf
) -> Status:
    """How things are for a PERSON of whom the journal gives OVERVIEW; KIND_OF says what exercises train."""
    followed = morning_due(overview)
    is_first = followed is not None and is_first_morning(followed, overview.now, overview.days)
    return Status(
        sessions=week_of(overview.recent, overview.today, {}, overview.days).sessions,
        goal=goal,
        pain=overview.rated,
        today=today_of(overview, person, kind_of),
        waiting=waiting,
        morning=followed if is_first else None,
    )


def status_line(status: Status, now: datetime, tell_morning: str, zone: tzinfo) -> str:
    """STATUS in one line for somebody in ZONE; TELL_MORNING is what to type to tell how the morning was."""
    last = status.pain
    today = "done" if status.today.shape.done else _WORDS[status.today.kind]
    parts = [
        f"{goal_words(status.sessions, status.goal)} this week",
        f"pain {last.pain} {short_words(last.at, now, zone)}" if last else "pain not rated yet",
        f"today: {today}",
    ]
    if status.morning and is_reminded(now):
        parts.append(f"morning after: {tell_morning}")
    if status.waiting:
        parts.append(f"to be finished: {status.waiting.routine.id}")
    return " · ".join(parts)
