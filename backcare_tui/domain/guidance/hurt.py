"""What to offer when an exercise hurts. The person decides; nothing here is a diagnosis.

Sharp pain, pain that goes further down a leg, and 6 or more of 10 speak for leaving the exercise out; 3 to 5
for its easier form; mild, familiar pain for going on.
"""

from dataclasses import dataclass
from enum import StrEnum

from backcare_tui.domain.journal.rating import Band, band_of


class Where(StrEnum):
    """What the pain does."""

    STAYS = "stays"
    SPREADS = "spreads"
    SHARP = "sharp"

    @property
    def words(self) -> str:
        return {
            Where.STAYS: "staying where it is",
            Where.SPREADS: "spreading down the leg",
            Where.SHARP: "sharp",
        }[self]


class Remedy(StrEnum):
    """What can be done about it."""

    EASIER = "easier"
    LEAVE_OUT = "leave-out"
    END = "end"
    GO_ON = "go-on"

    @property
    def words(self) -> str:
        return {
            Remedy.EASIER: "went on with the easier form",
            Remedy.LEAVE_OUT: "left it out",
            Remedy.END: "ended the session",
            Remedy.GO_ON: "went on",
        }[self]


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
