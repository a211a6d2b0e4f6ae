"""The characters a trend is drawn with: where a terminal shows all of them, and where it knows only ASCII."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Marks:
    """One character that takes one cell for each thing; none means two of them."""

    day: str
    leg: str
    range: str
    before: str
    """Between the pain before a session and that after it."""
    lower: str
    higher: str
    same: str
    """At the pain after a session, where it was lower, higher, or the same."""
    flare: str
    pause: str
    first_week: str
    in_first_week: str
    """The same, over the days that it is made of."""
    better: str
    line: str
    """The line of seven days; empty where braille dots draw it."""
    leg_line: str
    side: str
    """Left of the picture."""
    side_tick: str
    bottom: str
    bottom_tick: str
    corner: str


UNICODE = Marks(
    day="●",
    leg="×",
    range="┊",
    before="╎",
    lower="▼",
    higher="▲",
    same="◆",
    flare="░",
    pause="╱",
    first_week="┈",
    in_first_week="━",
    better="╌",
    line="",
    leg_line="",
    side="│",
    side_tick="┤",
    bottom="─",
    bottom_tick="┬",
    corner="└",
)
ASCII = Marks(
    day="o",
    leg="x",
    range="|",
    before="|",
    lower="v",
    higher="^",
    same="=",
    flare=":",
    pause="/",
    first_week=".",
    in_first_week="=",
    better="-",
    line="#",
    leg_line="~",
    side="|",
    side_tick="+",
    bottom="-",
    bottom_tick="+",
    corner="+",
)
