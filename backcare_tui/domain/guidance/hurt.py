"""What to offer when an exercise hurts. The person decides; nothing here is a diagnosis.

Sharp pain, pain that goes further down a leg, and 6 or more of 10 speak for leaving the exercise out; 3 to 5
for its easier form; mild, familiar pain for going on.
"""

from dataclasses import dataclass

from backcare_tui.domain.journal.complaint import PainKind, Remedy
from backcare_tui.domain.journal.rating import Band, band_of


@dataclass(frozen=True)
class Offer:
    """What to say, and what to offer, the most sensible first."""

    words: str
    remedies: tuple[Remedy, ...]


def offer_for(pain: int | None, what: PainKind) -> Offer:
    """What to offer for a rating of PAIN, or None for unrated, and pain that is what WHAT says."""
    if what is PainKind.SPREADS:
        words = (
            "Pain that goes further down a leg means: not this exercise today. If both legs are weak or numb, "
            "or anything is new with bladder or bowel, press ! now."
        )
        return Offer(words, (Remedy.LEAVE_OUT, Remedy.END, Remedy.EASIER))
    if what is PainKind.SHARP:
        words = (
            "Sharp or sudden new pain: stop, and check how you lie or stand. Try a smaller movement once, no more."
        )
        return Offer(words, (Remedy.LEAVE_OUT, Remedy.EASIER, Remedy.END))
    band = band_of(pain) if pain is not None else Band.AMBER
    if band is Band.RED:
        words = "That is more than an exercise should ask of you today. Small movements are enough."
        return Offer(words, (Remedy.LEAVE_OUT, Remedy.END, Remedy.EASIER))
    if band is Band.AMBER:
        words = "Go on with smaller movements, and see how you feel tomorrow morning."
        return Offer(words, (Remedy.EASIER, Remedy.LEAVE_OUT, Remedy.END, Remedy.GO_ON))
    words = "Mild, familiar pain that settles by tomorrow is fine."
    return Offer(words, (Remedy.GO_ON, Remedy.EASIER, Remedy.LEAVE_OUT, Remedy.END))
