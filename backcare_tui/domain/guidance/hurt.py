"""What to offer when an exercise hurts, and when to stop at once. The person decides; nothing here is a diagnosis.

Sharp pain, pain that goes down a leg, pain in another joint and red pain speak for leaving the exercise out, amber
pain for its easier form, green pain for going on. `band_of` says which is which.
"""

from typing import TYPE_CHECKING, NamedTuple

from backcare_tui.domain.journal.complaint import PainKind, Remedy
from backcare_tui.domain.journal.rating import Band, band_of

if TYPE_CHECKING:
    from backcare_tui.domain.guidance.signs.safety import SafetyText

_NOT_THIS_ONE = (Remedy.LEAVE_OUT, Remedy.END, Remedy.EASIER)
_ONCE_SMALLER = (Remedy.LEAVE_OUT, Remedy.EASIER, Remedy.END)


class Offer(NamedTuple):
    """What to say, and what to offer, the most sensible first."""

    words: str
    remedies: tuple[Remedy, ...]


def offer_for(
    pain: int | None, what: PainKind, before: int | None = None, *, usual_is_high: bool = False
) -> Offer:
    """What to offer for a rating of PAIN, or None for unrated, and pain that is what WHAT says.

    BEFORE is what it was before the session, if that is known; see `band_of` for whom their USUAL pain IS HIGH.
    """
    match what:
        case PainKind.CHEST:
            return Offer("Stop, and rest.", (Remedy.END,))
        case PainKind.SPREADS:
            return Offer("Pain that goes down a leg means: not this exercise today.", _NOT_THIS_ONE)
        case PainKind.SHARP:
            words = "Sharp or sudden: check how you lie or stand. Try a smaller movement once, no more."
            return Offer(words, _ONCE_SMALLER)
        case PainKind.JOINT:
            words = "Try a smaller movement once. If it still hurts, leave this one out, and ask for advice."
            return Offer(words, _ONCE_SMALLER)
    band = Band.AMBER if pain is None else band_of(pain, before, usual_is_high=usual_is_high)
    if band is Band.RED:
        words = "That is more than an exercise should ask of you today. Small movements are enough."
        return Offer(words, _NOT_THIS_ONE)
    if band is Band.AMBER:
        words = "Go on with smaller movements, and see how you feel tomorrow morning."
        return Offer(words, (Remedy.EASIER, Remedy.LEAVE_OUT, Remedy.END, Remedy.GO_ON))
    words = "Familiar pain that settles by tomorrow is fine."
    return Offer(words, (Remedy.GO_ON, Remedy.EASIER, Remedy.LEAVE_OUT, Remedy.END))


class Stop(NamedTuple):
    """Why the session stops now: what to say, and what to do."""

    title: str
    action: str
    points: tuple[str, ...]
    sign: str = ""
    """What is true of the person from then on, as a memo about signs says it; empty for what passes."""


_STROKE = (
    "Face, arm, leg, speech or sight suddenly wrong: call the same number at once, even if it passes. "
    "Do not drive yourself."
)
"""The number is in the sentence above it."""


def stop_for_chest(safety: "SafetyText") -> Stop:
    """For pain in the chest, and for being dizzy, faint or short of breath."""
    return Stop("Stop now", safety.stop_session_action, (*safety.stop_session, _STROKE))


def stop_for_nerves(safety: "SafetyText") -> Stop:
    """For a saddle area that is numb, both legs, bladder or bowel."""
    tell = "Say that it is back pain with what you notice: numb between the legs, weak legs, bladder or bowel."
    return Stop(
        safety.card("emergency").title,
        safety.card("emergency").action,
        (tell, "Do not drive yourself."),
        "emergency",
    )


def stop_for_one_leg(safety: "SafetyText") -> Stop:
    """For one leg that is weak or numb, or a foot that drags."""
    tell = "Say that one leg is weak or numb, or that a foot drags, and since when."
    worse = f"If it comes to both legs, between the legs, bladder or bowel: {safety.card('emergency').action}"
    return Stop("Get help today", "See a doctor or call a nurse line today.", (tell, worse), "urgent")
