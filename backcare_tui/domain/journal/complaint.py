"""What hurt in a session, how much, and what was done about it; in words the same everywhere."""

from enum import StrEnum

from backcare_tui.domain.light_fields import Score, check_given_scores
from backcare_tui.domain.light_model import LightValue


class PainKind(StrEnum):
    """What the pain is like. The journal keeps these values: add more, change none."""

    STAYS = "stays"
    SPREADS = "spreads"
    SHARP = "sharp"
    CHEST = "chest"
    """Or dizzy, or short of breath."""
    JOINT = "joint"
    """Another one than the back."""

    @property
    def words(self) -> str:
        return {
            PainKind.STAYS: "staying where it is",
            PainKind.SPREADS: "spreading down the leg",
            PainKind.SHARP: "sharp",
            PainKind.CHEST: "in the chest, dizzy or short of breath",
            PainKind.JOINT: "in another joint",
        }[self]


class Remedy(StrEnum):
    """What can be done about it. The journal keeps these values: add more, change none."""

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


class Complaint(LightValue):
    """One time that an exercise hurt."""

    pain: Score | None
    what: PainKind
    remedy: Remedy

    def __post_init__(self) -> None:
        check_given_scores(pain=self.pain)


def complaint_words(complaint: Complaint) -> str:
    """COMPLAINT in a line: "pain 6, sharp; left it out"."""
    pain = "pain not rated" if complaint.pain is None else f"pain {complaint.pain}"
    return f"{pain}, {complaint.what.words}; {complaint.remedy.words}"
