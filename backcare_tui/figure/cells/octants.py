"""The characters of solid octants, a cell of two by four dots, and of solid quarters, a cell of two by two.

From the names in the Unicode Character Database, version 16: BLOCK OCTANT-1235 has its dots 1, 2, 3 and 5 set,
counted from left to right and from the top down. Dot 1 is bit 0 here.
"""

from functools import cache

_FIRST = 0x1CD00
"""BLOCK OCTANT-3. From here on they stand in the order of their bits, without those that existed before."""

_BEFORE = {
    0x00: " ",
    0x01: "\U0001cea8",  # LEFT HALF UPPER ONE QUARTER BLOCK
    0x02: "\U0001ceab",  # RIGHT HALF UPPER ONE QUARTER BLOCK
    0x03: "\U0001fb82",  # UPPER ONE QUARTER BLOCK
    0x05: "▘",
    0x0A: "▝",
    0x0F: "▀",
    0x14: "\U0001fbe6",  # MIDDLE LEFT ONE QUARTER BLOCK
    0x28: "\U0001fbe7",  # MIDDLE RIGHT ONE QUARTER BLOCK
    0x3F: "\U0001fb85",  # UPPER THREE QUARTERS BLOCK
    0x40: "\U0001cea3",  # LEFT HALF LOWER ONE QUARTER BLOCK
    0x50: "▖",
    0x55: "▌",
    0x5A: "▞",
    0x5F: "▛",
    0x80: "\U0001cea0",  # RIGHT HALF LOWER ONE QUARTER BLOCK
    0xA0: "▗",
    0xA5: "▚",
    0xAA: "▐",
    0xAF: "▜",
    0xC0: "▂",
    0xF0: "▄",
    0xF5: "▙",
    0xFA: "▟",
    0xFC: "▆",
    0xFF: "█",
}

QUARTERS = " ▘▝▀▖▌▞▛▗▚▐▜▄▙▟█"
"""By their bits: the upper left one, the upper right one, the lower left one, the lower right one."""


@cache
def octants() -> str:
    """The 256 octants by their bits."""
    characters, code = [], _FIRST
    for bits in range(256):
        if bits in _BEFORE:
            characters.append(_BEFORE[bits])
        else:
            characters.append(chr(code))
            code += 1
    return "".join(characters)
