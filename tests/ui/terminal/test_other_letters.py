"""Characters that a terminal's encoding lacks become others that are as wide and look like them."""

import io
import string

import pytest
from rich.cells import cell_len

from backcare_tui.figure.cells.braille import characters
from backcare_tui.figure.cells.octants import octants
from backcare_tui.ui.terminal.other_letters import in_ascii, write_other_letters

SCREENS = "─━╸╺│┃┏┓┗┛┌┐└┘├┤┬┴┼╭╮╰╯●○◐◔◉→←▲▼…·–“”‘’´×░█▀▄▁▂▃▅▆▇▔▏▕▌▐╌"
"""What the screens are made of."""


def written(text: str, encoding: str) -> str:
    kept = io.BytesIO()
    stream = io.TextIOWrapper(kept, encoding=encoding, errors="replace", newline="")
    write_other_letters(stream)
    stream.write(text)
    stream.flush()
    return kept.getvalue().decode(encoding)


def test_all_that_screens_are_made_of_has_a_letter_as_wide() -> None:
    letters = {character: in_ascii(character) for character in (*SCREENS, *characters(), *octants())}
    assert {one: letter for one, letter in letters.items() if letter not in set(string.printable) - {"?"}} == {}
    assert {one: letter for one, letter in letters.items() if not cell_len(letter) == cell_len(one) == 1} == {}


@pytest.mark.parametrize(
    ("character", "letter"),
    [("é", "e"), ("Ä", "A"), ("背", "??"), ("🙂", "??"), ("\u0301", ""), ("½", "?"), ("ﬁ", "?")],
)
def test_what_looks_like_nothing_keeps_its_width(character: str, letter: str) -> None:
    assert in_ascii(character) == letter


def test_what_is_full_differs_from_what_is_empty() -> None:
    """The screens tell them apart by more than their colour."""
    for full, empty in ("━─", "●○", "█░", "█▁"):
        assert in_ascii(full) != in_ascii(empty)


def test_no_character_becomes_a_control() -> None:
    assert [code for code in range(0x80, 0x30000) if not in_ascii(chr(code)).isprintable()] == []


def test_what_an_encoding_has_stays() -> None:
    assert written("Rücken “heiß” ─── ⣿⣀ 3", "ascii") == 'Rucken "hei?" --- #_ 3'
    assert written("Rücken “heiß” ─── ⣿⣀ 3", "latin-1") == 'Rücken "heiß" --- #_ 3'
    assert written("─── █▌ ⣿", "cp437") == "─── █▌ #"
    assert written("─── ⣿", "utf-8") == "─── ⣿"
