"""Reads a picture in braille back into dots."""

from collections.abc import Iterable, Sequence
from functools import cache

from backcare_tui.figure.canvas import CELL_HEIGHT, CELL_WIDTH, Line, Mask


def braille_dots(lines: Sequence[Line], *groups: Iterable[str]) -> list[Mask]:
    """For each of GROUPS of tones, the dots of LINES in braille that are in one of them."""
    width = sum(len(text) for text, *_ in lines[0]) * CELL_WIDTH
    masks = [Mask(width, len(lines) * CELL_HEIGHT) for _ in groups]
    of_tone: dict[str, list[Mask]] = {}
    for mask, tones in zip(masks, groups, strict=True):
        for tone in tones:
            of_tone.setdefault(tone, []).append(mask)
    for row, line in enumerate(lines):
        column = 0
        for text, tone, _ in line:
            for mask in of_tone.get(tone, ()):
                for place, character in enumerate(text, column):
                    for y, bits in enumerate(_rows_of(character), row * CELL_HEIGHT):
                        mask.rows[y] |= bits << place * CELL_WIDTH
            column += len(text)
    return masks


@cache  # of 256 characters
def _rows_of(character: str) -> tuple[int, int, int, int]:
    bits = ord(character) - 0x2800 if character != " " else 0
    left, right = (bits & 7) | (bits >> 6 & 1) << 3, (bits >> 3 & 7) | (bits >> 7 & 1) << 3
    first, second, third, fourth = ((left >> y & 1) | (right >> y & 1) << 1 for y in range(4))
    return first, second, third, fourth
