"""Every octant is the character that Unicode names by its dots."""

import unicodedata
from pathlib import Path

from rich.cells import cell_len
from wcwidth import wcwidth

from backcare_tui.figure.cells.octants import QUARTERS, octants

NAMES = (Path(__file__).parent / "octants.txt").read_text(encoding="utf-8").splitlines()
"""Code point and name of every octant that Unicode 16 added, as in its UnicodeData.txt."""

OLDER = {
    "": "SPACE",
    "1": "LEFT HALF UPPER ONE QUARTER BLOCK",
    "2": "RIGHT HALF UPPER ONE QUARTER BLOCK",
    "7": "LEFT HALF LOWER ONE QUARTER BLOCK",
    "8": "RIGHT HALF LOWER ONE QUARTER BLOCK",
    "12": "UPPER ONE QUARTER BLOCK",
    "35": "MIDDLE LEFT ONE QUARTER BLOCK",
    "46": "MIDDLE RIGHT ONE QUARTER BLOCK",
    "78": "LOWER ONE QUARTER BLOCK",
    "1234": "UPPER HALF BLOCK",
    "5678": "LOWER HALF BLOCK",
    "1357": "LEFT HALF BLOCK",
    "2468": "RIGHT HALF BLOCK",
    "13": "QUADRANT UPPER LEFT",
    "24": "QUADRANT UPPER RIGHT",
    "57": "QUADRANT LOWER LEFT",
    "68": "QUADRANT LOWER RIGHT",
    "1368": "QUADRANT UPPER LEFT AND LOWER RIGHT",
    "2457": "QUADRANT UPPER RIGHT AND LOWER LEFT",
    "135678": "QUADRANT UPPER LEFT AND LOWER LEFT AND LOWER RIGHT",
    "123457": "QUADRANT UPPER LEFT AND UPPER RIGHT AND LOWER LEFT",
    "123468": "QUADRANT UPPER LEFT AND UPPER RIGHT AND LOWER RIGHT",
    "245678": "QUADRANT UPPER RIGHT AND LOWER LEFT AND LOWER RIGHT",
    "123456": "UPPER THREE QUARTERS BLOCK",
    "345678": "LOWER THREE QUARTERS BLOCK",
    "12345678": "FULL BLOCK",
}
"""The name of every octant that was a character before, by its dots."""


def dots_of(bits: int) -> str:
    return "".join(str(dot + 1) for dot in range(8) if bits >> dot & 1)


def test_what_unicode_16_added_stands_at_its_dots() -> None:
    named = dict(line.split(";") for line in NAMES)
    assert len(named) + len(OLDER) == 256
    for bits, character in enumerate(octants()):
        if dots_of(bits) not in OLDER:
            assert named[f"{ord(character):X}"] == f"BLOCK OCTANT-{dots_of(bits)}"


def test_every_octant_has_its_name_as_far_as_this_python_knows_it() -> None:
    expected = [OLDER.get(dots_of(bits), f"BLOCK OCTANT-{dots_of(bits)}") for bits in range(256)]
    assert [unicodedata.name(one, name) for one, name in zip(octants(), expected, strict=True)] == expected


def test_no_two_are_the_same_and_each_takes_one_cell() -> None:
    assert len(set(octants())) == 256
    assert [character for character in octants() if cell_len(character) != 1 or wcwidth(character) != 1] == []


def test_quarters_are_octants_of_four_dots_or_none() -> None:
    for bits, character in enumerate(QUARTERS):
        whole = sum(0b101 << place for quarter, place in enumerate((0, 1, 4, 5)) if bits >> quarter & 1)
        assert octants()[whole] == character
    assert len(QUARTERS) == 16
