"""What a dot of the picture belongs to. A figure on the screen gives each tone its colour."""

from enum import StrEnum


class Tone(StrEnum):
    """A part that a dot plays in the picture."""

    BODY = "body"
    """Skin of the near side, and in large pictures the outline of it."""
    SKIN = "skin"
    """Skin within an outline."""
    LEG = "leg"
    """Skin of a near leg, a little darker, so that an arm is seen before it."""
    SHIRT = "shirt"
    SHIRT_EDGE = "shirt_edge"
    """The outline of a shirt."""
    SHORTS = "shorts"
    SHORTS_EDGE = "shorts_edge"
    HAIR = "hair"
    WORKS = "works"
    """A part of the near side that works."""
    FAR = "far"
    """What is bare of the limbs of the far side."""
    FAR_CLOTH = "far_cloth"
    """What is covered of them."""
    FAR_ACTS = "far_acts"
    """What is bare of one of them that acts, which is nearly as light as a near one."""
    FAR_ACTS_CLOTH = "far_acts_cloth"
    """What is covered of it."""
    FAR_WORKS = "far_works"
    SUNK = "sunk"
    """What is bare of the near side, under water."""
    SUNK_SHIRT = "sunk_shirt"
    SUNK_SHORTS = "sunk_shorts"
    SUNK_FAR = "sunk_far"
    """What is bare of the far side, under water."""
    HELD = "held"
    """What of a thing lies in the cells of a hand that holds it, a foot that stands on it or a back against it."""
    ARROW = "arrow"
    """Where the movement goes."""
    PROP = "prop"
    SHADOW = "shadow"
    """Under what carries weight."""
    GHOST = "ghost"
    """Where the movement began."""


_FAMILIES = (
    {
        Tone.BODY,
        Tone.SKIN,
        Tone.LEG,
        Tone.SHIRT,
        Tone.SHIRT_EDGE,
        Tone.SHORTS,
        Tone.SHORTS_EDGE,
        Tone.HAIR,
        Tone.FAR_ACTS,
        Tone.FAR_ACTS_CLOTH,
        Tone.WORKS,
        Tone.SUNK,
        Tone.SUNK_SHIRT,
        Tone.SUNK_SHORTS,
        Tone.HELD,
    },
    {Tone.FAR, Tone.FAR_CLOTH, Tone.FAR_WORKS, Tone.SUNK_FAR},
    {Tone.ARROW},
    {Tone.PROP, Tone.SHADOW},
    {Tone.GHOST},
)

RANKS: dict[str, int] = {tone: rank for rank, family in enumerate(_FAMILIES) for tone in family}
"""Who keeps a cell that several share, 0 first; those of one rank share its dots."""

_UNDER_WATER = {Tone.SUNK, Tone.SUNK_SHIRT, Tone.SUNK_SHORTS}

SOLID: frozenset[str] = frozenset(_FAMILIES[0] - {Tone.HAIR, Tone.HELD} - _UNDER_WATER)
"""Skin and cloth of the near side, and of a far limb that acts: solid, where colours can be mixed. Hair, what is
held, what is farther away and rests, and what is under water, are made of their dots alone.
"""
