"""What is left out of what a terminal is sent: only what it shows already."""

from typing import Any

import pyte
from hypothesis import given
from hypothesis import strategies as st
from textual.app import App
from textual.driver import Driver

from backcare_tui.figure.cells.braille import characters
from backcare_tui.figure.cells.octants import octants
from backcare_tui.ui.terminal.repaint import TerminalPicture, changes_only

COLUMNS, ROWS = 12, 4
SIZE = (COLUMNS, ROWS)
HOME = "\x1b[1;1H"
GREEN, GREY = "38;2;0;128;0;48;2;0;0;0", "38;2;90;90;90;48;2;0;0;0"

STYLES = [GREEN, GREY, "48;2;0;0;0", "48;2;9;9;9", f"1;{GREEN}", f"4;{GREY}", f"7;{GREEN}", "31;40", "38;5;9", ""]


def at(row: int, column: int, *runs: tuple[str, str]) -> str:
    """RUNS, style and text, from ROW and COLUMN on, as Textual writes them."""
    written = (f"\x1b[{style}m{text}\x1b[0m" if style else text for style, text in runs)
    return f"\x1b[{row + 1};{column + 1}H" + "".join(written)


def seen(screen: pyte.Screen) -> list[list[tuple[Any, ...]]]:
    """What a person sees of SCREEN: an empty cell has only a ground, unless it is underlined or reversed."""

    def cell(char: pyte.screens.Char) -> tuple[Any, ...]:
        inked = char.data != " " or char.underscore or char.reverse
        return (*char,) if inked else (char.data, char.bg)

    return [[cell(screen.buffer[row][column]) for column in range(COLUMNS)] for row in range(ROWS)]


TEXTS = st.text("ab ⣿━é→␛", min_size=1, max_size=COLUMNS)
RUNS = st.lists(st.tuples(st.sampled_from(STYLES), TEXTS), min_size=1, max_size=3)


@st.composite
def frames(draw: st.DrawFn) -> str:
    """One frame: some pieces of rows, now and then what is not understood, and the cursor's place at the end."""
    parts = []
    for _ in range(draw(st.integers(1, 4))):
        row, column = draw(st.integers(0, ROWS - 1)), draw(st.integers(0, COLUMNS - 1))
        room, runs = COLUMNS - column, []
        for style, text in draw(RUNS):
            runs.append((style, text[:room]))
            room -= len(text[:room])
        parts.append(at(row, column, *runs))
    odd = draw(st.sampled_from(["", "", "", "", "\x1b[2J", "漢", "\x1b[1mx\x1b[0m", "\x1b[2K"]))
    return "\n".join(parts) + odd + HOME


@given(st.lists(st.tuples(frames(), st.integers(0, 200)), max_size=6))
def test_a_terminal_shows_after_each_frame_what_it_would_have_shown(written: list[tuple[str, int]]) -> None:
    """Also where a long frame is written in two: that may happen anywhere in it."""
    picture, whole, spared = TerminalPicture(), pyte.Screen(*SIZE), pyte.Screen(*SIZE)
    all_of_it, changes = pyte.Stream(whole), pyte.Stream(spared)
    for frame, cut in written:
        all_of_it.feed(frame)
        for part in filter(None, (frame[:cut], frame[cut:])):
            changes.feed(picture.changes(part, SIZE))
        assert seen(spared) == seen(whole)
        assert (spared.cursor.x, spared.cursor.y) == (whole.cursor.x, whole.cursor.y)


def test_only_cells_that_change_are_sent_and_a_colour_only_once() -> None:
    picture = TerminalPicture()
    picture.changes(at(1, 0, (GREEN, "━━━━━"), (GREY, "─────")) + HOME, SIZE)
    longer = picture.changes(at(1, 0, (GREEN, "━━━━━━"), (GREY, "────")) + HOME, SIZE)
    assert longer == f"\x1b[2;6H\x1b[{GREEN}m━\x1b[m{HOME}"
    both = picture.changes(at(2, 0, (GREEN, "━━ "), (GREY, "─")) + HOME, SIZE)
    assert both == f"\x1b[3;1H\x1b[{GREEN}m━━ \x1b[38;2;90;90;90m─\x1b[m{HOME}"
    assert picture.changes(at(2, 0, (GREEN, "━━ "), (GREY, "─")) + HOME, SIZE) == HOME


def test_of_many_pieces_in_two_colours_each_colour_is_said_once() -> None:
    picture = TerminalPicture()
    blank = [at(row, 0, (GREEN, " " * COLUMNS)) for row in range(ROWS)]
    picture.changes("\n".join(blank) + HOME, SIZE)
    rows = [at(row, 0, (GREEN, "a"), (GREY, "b")) for row in range(ROWS)]
    changes = picture.changes("\n".join(rows) + HOME, SIZE)
    assert changes.count("38;2") == 2
    screen = pyte.Screen(*SIZE)
    pyte.Stream(screen).feed(changes)
    assert [line.strip() for line in screen.display] == ["ab"] * ROWS


def test_the_cursor_takes_the_shortest_way() -> None:
    picture = TerminalPicture()
    blank = [at(row, 0, (GREEN, " " * COLUMNS)) for row in range(ROWS)]
    picture.changes("\n".join(blank) + HOME, SIZE)
    for places, way in (
        (((0, 5), (1, 7)), "\x1b[B\x1b[D"),
        (((0, 5), (1, 6)), "\x1b[2;7H"),
        (((0, 1), (2, 6)), "\x1b[3;7H"),
        (((0, 1), (1, 4)), "\x1b[B"),
        (((0, 5), (1, 2)), "\x1b[2;3H"),
        (((0, 9), (1, 9)), "\x1b[2;10H"),  # the cursor may stand in either row
        (((2, 5), (1, 5)), "\x1b[2;6H"),
    ):
        rows = [at(row, column, (GREEN, "aaa")) for row, column in places]
        changes = picture.changes("\n".join(rows) + HOME, SIZE)
        assert f"aaa{way}aaa" in changes
        picture.changes("\n".join(blank) + HOME, SIZE)


def test_unchanged_cells_are_written_again_only_where_a_move_across_them_is_longer() -> None:
    picture = TerminalPicture()
    picture.changes(at(1, 0, (GREEN, "⣿abc⣿⣿⣿⣿⣿")) + HOME, SIZE)
    changed = picture.changes(at(1, 0, (GREEN, "⠿abc⠿⣿⠿⣿⣿⠿")) + HOME, SIZE)
    assert changed == f"\x1b[2;1H\x1b[{GREEN}m⠿abc⠿⣿⠿\x1b[2C⠿\x1b[m{HOME}"


def test_what_becomes_blank_is_written_with_what_it_touches() -> None:
    picture = TerminalPicture()
    rows = [at(row, 0, (GREEN, "aa"), (GREY, "bb"), ("48;2;0;0;0", "  ")) for row in range(3)]
    picture.changes("\n".join(rows) + HOME, SIZE)
    right = [at(row, 0, ("48;2;0;0;0", "  "), (GREEN, "aa"), (GREY, "bb")) for row in range(3)]
    changes = picture.changes("\n".join(right) + HOME, SIZE)
    assert changes.count("38;2") == 2
    assert changes.count("H  aa") == 2  # in the first row the colour is said between them


def test_a_whole_picture_puts_right_what_something_else_has_written() -> None:
    picture, screen = TerminalPicture(), pyte.Screen(*SIZE)
    stream = pyte.Stream(screen)
    rows = [at(row, 0, (GREEN, "a" * COLUMNS)) for row in range(ROWS)]
    stream.feed(picture.changes("\n".join(rows) + HOME, SIZE))
    stream.feed("\x1b[2;1Hbroadcast")
    stream.feed(picture.changes("\n".join(rows) + HOME, SIZE))
    assert screen.display == ["a" * COLUMNS] * ROWS


def test_nothing_is_taken_as_known_after_what_is_not_understood_or_in_another_size() -> None:
    picture = TerminalPicture()
    row = at(0, 0, (GREEN, "abc")) + HOME
    first = picture.changes(row, SIZE)
    assert picture.changes("\a", SIZE) == "\a"
    assert picture.changes(row, SIZE) == HOME
    assert picture.changes("\x1b[?1049h", SIZE) == "\x1b[?1049h"
    assert picture.changes(row, SIZE) == "\x1b[m" + first  # a colour may be left over
    assert picture.changes(row, (COLUMNS + 1, ROWS)) == first


def test_any_driver_sends_only_what_changes() -> None:
    sent: list[str] = []

    class Recording(Driver):
        def __init__(self, app: App[Any], **options: Any) -> None:
            self._app = app

        def write(self, data: str) -> None:
            sent.append(data)

        def start_application_mode(self) -> None: ...

        def stop_application_mode(self) -> None: ...

        def disable_input(self) -> None: ...

    driver = changes_only(Recording)(App(), debug=False, mouse=True, size=SIZE)
    row = at(0, 0, (GREEN, "abc")) + HOME
    driver.write(row)
    driver.write(row)
    assert len(sent) == 2
    assert sent[1] == HOME


def test_what_the_program_is_written_with_is_understood() -> None:
    """One character that is not would let all of a screen be sent again for each change of it."""

    def sent_for_a_change_beside(sign: str) -> str | None:
        picture = TerminalPicture()
        picture.changes(at(1, 0, (GREEN, f"4 {sign} 2")) + HOME, SIZE)
        return picture.changes(at(1, 0, (GREEN, f"4 {sign} 3")) + HOME, SIZE)

    signs = ("→", "␛", "…", "●", "█", *octants()[1:], *characters()[1:])
    sent = {sign: sent_for_a_change_beside(sign) for sign in signs}
    assert {sign: data for sign, data in sent.items() if data != f"\x1b[2;5H\x1b[{GREEN}m3\x1b[m{HOME}"} == {}
