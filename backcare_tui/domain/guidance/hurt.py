"""What to offer when an exercise hurts. The person decides; nothing here is a diagnosis.

Sharp pain, pain that goes further down a leg, and 6 or more of 10 speak for leaving the exercise out; 3 to 5
for its easier form; mild, familiar pain for going on.
"""

from dataclasses import dataclass

from backcare_tui.domain.journal.complaint import PainKind
from backcare_tui.domain.journal.complaint import Remedy as Remedy
from backcare_tui.domain.journal.rating import Band, band_of

Where = PainKind


@dataclass(frozen=True)
class Offer:
    """What to say, and what to offer, the most sensible first."""

    words: str
    remedies: tuple[Remedy, ...]


@dataclass(frozen=True)
class Complaint:
    """One time that something hurt in a session."""

    exercise: str
    """Its name."""
    pain: int | None
    where: Where
    remedy: Remedy

    def line(self) -> str:
        """As the journal keeps it."""
        pain = "pain" if self.pain is None else f"pain {self.pain}"
        return f"{self.exercise}: {pain}, {self.where.words}; {self.remedy.words}."


def offer_for(pain: int | None, where: Where) -> Offer:
    """What to offer for a rating of PAIN, or None for unrated, that does what WHERE says."""
    if where is Where.SPREADS:
        words = (
            "Pain that goes further down a leg means: not this exercise today. If both legs are weak or numb, "
            "or something is new with bladder or bowel, press ! now."
        )
        return Offer(words, (Remedy.LEAVE_OUT, Remedy.END, Remedy.EASIER))
    if where is Where.SHARP:
        words = (
            "Sharp or sudden new pain: stop, and check how you lie or stand. Try a smaller movement once at most."
        )
        return Offer(words, (Remedy.LEAVE_OUT, Remedy.EASIER, Remedy.END))
    band = band_of(pain) if pain is not None else Band.AMBER
    if band is Band.RED:
        words = "That is more than an exercise should ask of you today. Small movements are enough."
        return Offer(words, (Remedy.LEAVE_OUT, Remedy.END, Remedy.EASIER))
    if band is Band.AMBER:
        words = "Go on smaller, and see how tomorrow morning feels."
        return Offer(words, (Remedy.EASIER, Remedy.LEAVE_OUT, Remedy.END, Remedy.GO_ON))
    words = "Mild, familiar pain that settles by tomorrow is fine."
    return Offer(words, (Remedy.GO_ON, Remedy.EASIER, Remedy.LEAVE_OUT, Remedy.END))
