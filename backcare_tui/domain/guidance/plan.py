"""What today could be, and why. Simple rules that can be read out; the person decides."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from backcare_tui.domain.catalogue.terms import GENTLE
from backcare_tui.domain.guidance.gentle_day import gentle_day_reason
from backcare_tui.domain.journal.entry import Entry, RatingEntry, SessionEntry, told_and_ahead
from backcare_tui.domain.journal.overview import Overview
from backcare_tui.domain.journal.rating import Band, band_of
from backcare_tui.domain.journal.trends import usual_pain
from backcare_tui.domain.words.wording import PartOfDay, part_of_day

STARTER, MORNING, EVENING, STRENGTH = (
    "starter-three",
    "morning-mobility",
    "wind-down",
    "core-glutes",
)

_SETTLING_IN_SESSIONS = 6
_SETTLING_IN_DAYS = 7
_MORNING_ENDS, _WINDING_DOWN = 10, 20
"""The hours until which a morning's routine is suggested, and from which an evening's is."""


@dataclass(frozen=True)
class Suggestion:
    """One routine for today."""

    routine: str
    why: str


def suggest(overview: Overview) -> Suggestion:
    """Today's routine for a person of whom the journal gives OVERVIEW."""
    now, practice = overview.now, overview.practice
    recent, _ = told_and_ahead(overview.recent, now)
    sessions = [entry for entry in recent if isinstance(entry, SessionEntry)]
    gentle = _gentle_reason(recent, sessions, usual_pain(overview.pains, overview.today), now)
    if gentle:
        return Suggestion(GENTLE, gentle)
    if practice.began is None or now - practice.began < timedelta(days=_SETTLING_IN_DAYS):
        return Suggestion(STARTER, "Because it is your first week: three exercises are enough to begin with.")
    if practice.counting < _SETTLING_IN_SESSIONS:
        return Suggestion(STARTER, "Because habits start small: three exercises are enough for now.")
    part = part_of_day(now)
    if part is PartOfDay.MORNING and now.hour < _MORNING_ENDS:
        return Suggestion(MORNING, "Because it is morning: it starts upright and stays well within your range.")
    if part is PartOfDay.NIGHT or now.hour >= _WINDING_DOWN:
        hour = "late" if part is PartOfDay.NIGHT else "evening"
        return Suggestion(EVENING, f"Because it is {hour}: slow stretches and quiet breathing.")
    if not any(
        session.routine == STRENGTH and session.counts and now.date() - session.at.date() < timedelta(days=2)
        for session in sessions
    ):
        return Suggestion(STRENGTH, "Because strength work needs a day of rest in between, and you have had one.")
    return Suggestion(STARTER, "Because your last strength session was yesterday or today: a short one this time.")


def _gentle_reason(
    recent: Sequence[Entry], sessions: Sequence[SessionEntry], usual: float | None, now: datetime
) -> str | None:
    today = [entry for entry in recent if entry.at.date() == now.date() and entry.rest_ratings]
    if today:
        reason = gentle_day_reason(today[0].rest_ratings[-1].pain, usual)
        if reason:
            return f"Because {reason[0].lower()}{reason[1:]} Small movements keep you going."
    if sessions and now - sessions[0].at < timedelta(days=2) and not _eased_since(recent, sessions[0]):
        pains = (sessions[0].pain_worst, sessions[0].pain_after)
        if any(pain is not None and band_of(pain) is Band.RED for pain in pains):
            return "Because your last session hurt a lot: small movements are enough today."
    return None


def _eased_since(recent: Sequence[Entry], session: SessionEntry) -> bool:
    """Whether the latest rating after SESSION is out of the red."""
    later = [entry for entry in recent if isinstance(entry, RatingEntry) and entry.at > session.ended_at]
    return bool(later) and band_of(later[0].pain) is not Band.RED
