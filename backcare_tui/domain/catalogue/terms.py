"""Words of the catalogue that the journal and its rules use, without the models of its files."""

from enum import StrEnum

GENTLE = "gentle-day"
"""The id of the routine for a day that hurts."""

GENTLE_UPRIGHT = "gentle-day-upright"
"""The id of the one that needs no floor."""

GENTLE_DAYS = frozenset({GENTLE, GENTLE_UPRIGHT})
"""The ids of all routines for such a day."""

TODAY, OWN_CHOICE = "today", "own-choice"
"""The ids of sessions that no file holds: that of the plan, and what somebody strung together."""

MADE_NAMES = {TODAY: "Session of the plan", OWN_CHOICE: "Your own choice"}
"""What these are called, before they are done as after it."""


class Kind(StrEnum):
    """What an exercise trains."""

    MOBILITY = "mobility"
    STRETCH = "stretch"
    STRENGTH = "strength"
    AEROBIC = "aerobic"
    RELAXATION = "relaxation"


class Variation(StrEnum):
    """Which form of an exercise is done."""

    EASIER = "easier"
    STANDARD = "standard"
    HARDER = "harder"


class CautionTag(StrEnum):
    """A circumstance in which an exercise asks for care."""

    OSTEOPOROSIS = "osteoporosis"
    EXTENSION_SENSITIVE = "extension-sensitive"
    FLEXION_SENSITIVE = "flexion-sensitive"
    KNEE_PAIN = "knee-pain"
    HIP_REPLACEMENT = "hip-replacement"
    WRIST_PAIN = "wrist-pain"
    SHOULDER_PAIN = "shoulder-pain"
    NECK_PAIN = "neck-pain"
    PREGNANT = "pregnant"
    HIGH_BP = "high-bp"
    HEART = "heart"
    BALANCE = "balance"
    CANNOT_KNEEL = "cannot-kneel"
    CANNOT_FLOOR = "cannot-floor"
    RECENT_SURGERY = "recent-surgery"
    DIZZINESS = "dizziness"
    LEG_SYMPTOMS = "leg-symptoms"

    @property
    def words(self) -> str:
        """As one says it after "for": "thin bones"."""
        return _CAUTION_WORDS[self]


_CAUTION_WORDS = {
    CautionTag.OSTEOPOROSIS: "thin bones",
    CautionTag.EXTENSION_SENSITIVE: "a back that minds bending backwards",
    CautionTag.FLEXION_SENSITIVE: "a back that minds bending forwards",
    CautionTag.KNEE_PAIN: "sore knees",
    CautionTag.HIP_REPLACEMENT: "a new hip",
    CautionTag.WRIST_PAIN: "sore wrists",
    CautionTag.SHOULDER_PAIN: "a sore shoulder",
    CautionTag.NECK_PAIN: "a sore neck",
    CautionTag.PREGNANT: "pregnancy",
    CautionTag.HIGH_BP: "high blood pressure",
    CautionTag.HEART: "your heart",
    CautionTag.BALANCE: "your balance",
    CautionTag.CANNOT_KNEEL: "not kneeling",
    CautionTag.CANNOT_FLOOR: "not getting down to the floor",
    CautionTag.RECENT_SURGERY: "a recent operation",
    CautionTag.DIZZINESS: "dizziness",
    CautionTag.LEG_SYMPTOMS: "pain or tingling down a leg",
}


class Does(StrEnum):
    """What a caution does to an exercise for somebody whom it concerns."""

    LEAVE_OUT = "leave-out"
    """It is not done; another one may take its place."""
    ADAPT = "adapt"
    """It is done in another form."""
    MIND = "mind"
    """It stays as it is, and what to mind is said."""
