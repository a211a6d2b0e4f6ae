"""The circumstances in which exercises ask for care: how they are asked, said and kept."""

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple, Self

from backcare_tui.domain.catalogue.terms import CautionTag


class Group(StrEnum):
    """Under what a list shows them together."""

    BONES = "Bones and joints"
    BACK = "Back and legs"
    HEART = "Heart and balance"
    GETTING_DOWN = "Getting down, and for now"


class Holds(StrEnum):
    """Whether one of them is somebody's."""

    NO = "no"
    YES = "yes"
    NOT_SURE = "don't know"


class Circumstance(NamedTuple):
    """One of them: what is asked, the same in a few words, and who can say where it is not known."""

    tag: CautionTag
    group: Group
    question: str
    short: str
    whom_to_ask: str


_DOCTOR = "Your doctor or nurse can tell you"
_PHYSIO = "A physiotherapist can try it with you"

CIRCUMSTANCES = (
    Circumstance(
        CautionTag.OSTEOPOROSIS,
        Group.BONES,
        "Do you have thin bones, or have you broken a bone in your back?",
        "thin bones or a broken bone in the back",
        f"{_DOCTOR}; a scan measures how strong bones are.",
    ),
    Circumstance(
        CautionTag.HIP_REPLACEMENT,
        Group.BONES,
        "Do you have a new hip?",
        "a new hip",
        "Whoever operated on you can say which movements are fine by now.",
    ),
    Circumstance(
        CautionTag.KNEE_PAIN,
        Group.BONES,
        "Do your knees hurt when you bend them far or kneel?",
        "sore knees",
        f"{_PHYSIO}, or you try a small bend and see how it is the next day.",
    ),
    Circumstance(
        CautionTag.SHOULDER_PAIN,
        Group.BONES,
        "Does a shoulder hurt when you lift your arm or lean on it?",
        "a sore shoulder",
        f"{_PHYSIO}.",
    ),
    Circumstance(
        CautionTag.WRIST_PAIN,
        Group.BONES,
        "Do your wrists hurt when you lean on your hands?",
        "sore wrists",
        f"{_PHYSIO}.",
    ),
    Circumstance(
        CautionTag.NECK_PAIN,
        Group.BONES,
        "Does your neck hurt when you lift or turn your head?",
        "a sore neck",
        f"{_PHYSIO}.",
    ),
    Circumstance(
        CautionTag.FLEXION_SENSITIVE,
        Group.BACK,
        "Does bending forwards or sitting for long bring your pain on?",
        "bending forwards brings it on",
        f"{_PHYSIO}; for a few days, watch what brings it on.",
    ),
    Circumstance(
        CautionTag.EXTENSION_SENSITIVE,
        Group.BACK,
        "Does bending backwards or standing for long bring your pain on?",
        "bending backwards brings it on",
        f"{_PHYSIO}; for a few days, watch what brings it on.",
    ),
    Circumstance(
        CautionTag.LEG_SYMPTOMS,
        Group.BACK,
        "Does pain, tingling or numbness go down one of your legs?",
        "pain or tingling down a leg",
        f"{_DOCTOR} whether it comes from your back.",
    ),
    Circumstance(
        CautionTag.RECENT_SURGERY,
        Group.BACK,
        "Did you have an operation on back, hip or belly in the last months?",
        "an operation in the last months",
        "Whoever operated on you can say what is fine by now.",
    ),
    Circumstance(
        CautionTag.HIGH_BP,
        Group.HEART,
        "Do you have high blood pressure?",
        "high blood pressure",
        f"{_DOCTOR}; a chemist can measure it, too.",
    ),
    Circumstance(
        CautionTag.HEART,
        Group.HEART,
        "Do you have a heart condition?",
        "a heart condition",
        f"{_DOCTOR}, and how hard you may work.",
    ),
    Circumstance(
        CautionTag.DIZZINESS,
        Group.HEART,
        "Do you get dizzy when you get up, lie down or move your head?",
        "dizziness",
        f"{_DOCTOR} what it comes from.",
    ),
    Circumstance(
        CautionTag.BALANCE,
        Group.HEART,
        "Are you unsteady on your feet, or have you had a fall?",
        "unsteady on your feet",
        f"{_PHYSIO}; until then have something to hold on to.",
    ),
    Circumstance(
        CautionTag.PREGNANT,
        Group.GETTING_DOWN,
        "Are you pregnant?",
        "pregnant",
        "A test or your doctor can tell you; your midwife knows what suits you.",
    ),
    Circumstance(
        CautionTag.CANNOT_KNEEL,
        Group.GETTING_DOWN,
        "Is kneeling something you cannot do?",
        "cannot kneel",
        f"{_PHYSIO}, on something soft.",
    ),
    Circumstance(
        CautionTag.CANNOT_FLOOR,
        Group.GETTING_DOWN,
        "Is getting down to the floor, or up again, something you cannot do?",
        "cannot get down to the floor",
        f"{_PHYSIO}, with a chair beside you.",
    ),
)
"""All there are, in the order of the list."""

SKIPPED, NONE = "skipped", "none"
"""What the journal keeps where they were left for later, and where there is nothing to keep."""

_NOT_SURE, _ANYWAY = "not sure: ", "anyway: "


class Circumstances(NamedTuple):
    """What somebody said about themselves, and what they do in spite of it."""

    tags: frozenset[CautionTag] = frozenset()
    not_sure: frozenset[CautionTag] = frozenset()
    anyway: frozenset[str] = frozenset()
    """Exercises that are done as they are written, by id."""

    def holds(self, tag: CautionTag) -> Holds:
        if tag in self.tags:
            return Holds.YES
        return Holds.NOT_SURE if tag in self.not_sure else Holds.NO

    def with_answer(self, tag: CautionTag, holds: Holds) -> Self:
        """The same, with HOLDS as the answer for TAG."""
        return self._replace(
            tags=self.tags | {tag} if holds is Holds.YES else self.tags - {tag},
            not_sure=self.not_sure | {tag} if holds is Holds.NOT_SURE else self.not_sure - {tag},
        )

    def with_anyway(self, exercise: str, *, done: bool) -> Self:
        """The same, with EXERCISE DONE as it is written, or as the circumstances have it."""
        return self._replace(anyway=self.anyway | {exercise} if done else self.anyway - {exercise})

    @property
    def says(self) -> str:
        """As the journal keeps it: "osteoporosis knee-pain; not sure: heart; anyway: bridge"."""
        parts = [" ".join(in_order(self.tags))]
        parts += [f"{_NOT_SURE}{' '.join(in_order(self.not_sure))}"] if self.not_sure else []
        parts += [f"{_ANYWAY}{' '.join(sorted(self.anyway))}"] if self.anyway else []
        return "; ".join(filter(None, parts)) or NONE


def in_order(tags: Iterable[CautionTag]) -> tuple[CautionTag, ...]:
    """TAGS as the list has them."""
    wanted = frozenset(tags)
    return tuple(one.tag for one in CIRCUMSTANCES if one.tag in wanted)


def group_lines() -> tuple[str, ...]:
    """All of them in a line for each group, so that somebody with none of them answers once."""
    return tuple(
        f"{group.value}: {', '.join(one.short for one in CIRCUMSTANCES if one.group is group)}" for group in Group
    )
