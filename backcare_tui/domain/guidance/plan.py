"""What today could be, and why. Simple rules that can be read out; the person decides."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from backcare_tui.domain.journal.entry import Entry, RatingEntry, SessionEntry
from backcare_tui.domain.journal.rating import Band, band_of
from backcare_tui.domain.journal.trends import ratings_of, usual_pain

STARTER, GENTLE, MORNING, EVENING, STRENGTH = (
    "starter-three",
    "gentle-day",
    "morning-mobility",
    "wind-down",
    "core-glutes",
)

_SETTLING_IN_SESSIONS = 6
_SETTLING_IN_DAYS = 7
_HIGH = 7
_ABOVE_USUAL = 2


@dataclass(frozen=True)
class Suggestion:
    """One routine for today."""

    routine: str
    why: str


def gentle_day_reason(pain: int, usual: float | None) -> str | None:
    """Why a pain of PAIN before a session speaks for a gentle day; None if it does not.

    The line is 7 of 10, or two points above the median of the last seven days.
    """
    if pain >= _HIGH:
        return f"{pain} of 10 is a lot today."
    if usual is not None and pain - usual >= _ABOVE_USUAL:
        return f"{pain} of 10 is well above what the last week was like for you."
    return None


def suggest(entries: Sequence[Entry], now: datetime) -> Suggestion:
    """Today's routine for a person with ENTRIES, latest first."""
    sessions = [entry for entry in entries if isinstance(entry, SessionEntry)]
    gentle = _gentle_reason(entries, sessions, now)
    if gentle:
        return Suggestion(GENTLE, gentle)
    if not sessions or now - sessions[-1].at < timedelta(days=_SETTLING_IN_DAYS):
        return Suggestion(STARTER, "Because it is your first week: three exercises keep best.")
    if len(sessions) < _SETTLING_IN_SESSIONS:
        return Suggestion(STARTER, "Because a habit grows from little: three exercises keep best.")
    if now.hour < 10:
        return Suggestion(MORNING, "Because it is morning: it starts upright and in the middle of your range.")
    if now.hour >= 20:
        return Suggestion(EVENING, "Because it is evening: slow stretches and quiet breathing.")
    if not any(
        entry.routine == STRENGTH and now.date() - entry.at.date() < timedelta(days=2) for entry in sessions
    ):
        return Suggestion(STRENGTH, "Because strength likes a rest day between, and you have had one.")
    return Suggestion(STARTER, "Because you did a strength session in the last two days: today stays short.")


def _gentle_reason(entries: Sequence[Entry], sessions: Sequence[SessionEntry], now: datetime) -> str | None:
    today = [entry for entry in entries if entry.at.date() == now.date() and ratings_of(entry)]
    if today:
        reason = gentle_day_reason(ratings_of(today[0])[-1], usual_pain(entries, now.date()))
        if reason:
            return f"Because {reason[0].lower()}{reason[1:]} Small movements keep you going."
    if sessions and now - sessions[0].at < timedelta(days=2) and not _eased_since(entries, sessions[0]):
        pains = (sessions[0].pain_worst, sessions[0].pain_after)
        if any(pain is not None and band_of(pain) is Band.RED for pain in pains):
            return "Because pain was strong in your last session: a small one lets it settle."
    return None


def _eased_since(entries: Sequence[Entry], session: SessionEntry) -> bool:
    """Whether the latest rating after SESSION is out of the red."""
    later = [entry for entry in entries if isinstance(entry, RatingEntry) and entry.at > session.ended_at]
    return bool(later) and band_of(later[0].pain) is not Band.RED
