"""What a dot of the picture belongs to. A figure on the screen gives each tone its colour."""

from enum import StrEnum


class Tone(StrEnum):
    """A part that a dot plays in the picture."""

    BODY = "body"
    """The near side: skin, at the smallest sizes all of it, and at the largest its outline."""
    SKIN = "skin"
    """Skin within an outline."""
    SHIRT = "shirt"
    SHORTS = "shorts"
    HAIR = "hair"
    WORKS = "works"
    """A part of the near side that works."""
    FAR = "far"
    """The limbs of the far side."""
    FAR_ACTS = "far_acts"
    """One of them that acts, which is nearly as light as a near one."""
    FAR_WORKS = "far_works"
    ARROW = "arrow"
    """Where the movement goes."""
    PROP = "prop"
    SHADOW = "shadow"
    """Under what carries weight."""
    GHOST = "ghost"
    """Where the movement began."""


_FAMILIES = (
    {Tone.BODY, Tone.SKIN, Tone.SHIRT, Tone.SHORTS, Tone.HAIR, Tone.FAR_ACTS, Tone.WORKS},
    {Tone.FAR, Tone.FAR_WORKS},
    {Tone.ARROW},
    {Tone.PROP, Tone.SHADOW},
    {Tone.GHOST},
)

RANKS: dict[str, int] = {tone: rank for rank, family in enumerate(_FAMILIES) for tone in family}
"""Who keeps a cell that several share, 0 first; those of one rank share its dots."""
