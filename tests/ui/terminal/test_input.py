"""However what a terminal sends is cut into pieces, the same keys and pastes come of it, and nothing ends it."""

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.events import Key, Paste, Resize
from textual.message import Message

from backcare_tui.ui.terminal.input import TypedInput
from tests.ui.running_app import OpenApp

PASTE, END = "\x1b[200~", "\x1b[201~"

PATIENCE = 20


def told(messages: Iterable[Message]) -> list[str]:
    """Keys by their names, pastes in brackets."""
    return [
        message.key if isinstance(message, Key) else f"[{message.text}]"
        for message in messages
        if isinstance(message, Key | Paste)
    ]


def typed(*pieces: str | bytes) -> list[str]:
    """What comes of PIECES that arrive one right after the other."""
    source = TypedInput()
    return [word for piece in pieces for word in told(source.arrived(in_bytes(piece)))]


def in_bytes(piece: str | bytes) -> bytes:
    return piece.encode() if isinstance(piece, str) else piece


def silences(source: TypedInput, count: int) -> list[str]:
    return [word for _ in range(count) for word in told(source.silence())]


def test_keys_and_pastes() -> None:
    assert typed(f"a\x1b[A{PASTE}two\nlines\x1b[A{END}b") == ["a", "up", "[two\nlines\x1b[A]", "b"]
    assert typed(f"{PASTE}{END}{PASTE}\0x{END}\r") == ["[]", "[x]", "enter"]


@given(st.data())
def test_where_it_is_cut_makes_no_difference(data: st.DataObject) -> None:
    plain = st.text("ab\x1b[2015;~\r\x11é", max_size=8)
    parts = data.draw(st.lists(st.one_of(plain, plain.map(lambda text: f"{PASTE}{text}{END}")), max_size=6))
    whole = "".join(parts).encode()
    cuts = sorted(data.draw(st.sets(st.integers(0, len(whole)))))
    pieces = [whole[start:end] for start, end in zip([0, *cuts], [*cuts, len(whole)], strict=True)]
    if not any(piece.endswith(b"\x11") for piece in pieces):  # as the last thing that arrived it ends a paste
        assert typed(*pieces) == typed(whole)


@given(st.lists(st.text(st.characters(max_codepoint=0x2FF) | st.sampled_from("\x1b[;:<?0123456789umtMR~$y"))))
def test_nothing_that_arrives_ends_it(pieces: list[str]) -> None:
    source = TypedInput()
    for piece in pieces:
        told(source.arrived(in_bytes(piece)))
        told(source.silence())
    silences(source, 2 * PATIENCE)
    assert told(source.arrived(b"aaaa")) == ["a"] * 4


@pytest.mark.parametrize("junk", ["\x1b[99999999u", "\x1b[97;1:3u", "\x1b[48;0;0;0;0t\x1b[<0;1;1M"])
def test_numbers_that_nothing_has_are_passed_over(junk: str) -> None:
    assert typed(f"a{junk}b") == ["a", "b"]


def test_a_paste_that_goes_silent_has_ended() -> None:
    source = TypedInput()
    assert told(source.arrived(in_bytes(f"{PASTE}abc"))) == []
    assert silences(source, PATIENCE - 1) == []
    assert silences(source, 1) == ["[abc]"]
    assert told(source.arrived(in_bytes("d"))) == ["d"]


def test_keys_do_not_keep_a_paste_open() -> None:
    source = TypedInput()
    told(source.arrived(in_bytes(f"{PASTE}abc")))
    words = [
        word for key in "d" * PATIENCE for word in (*silences(source, 1), *told(source.arrived(in_bytes(key))))
    ]
    assert words == [f"[abc{'d' * (PATIENCE - 1)}]", "d"]


def test_a_paste_over_a_slow_line_is_one_paste() -> None:
    source = TypedInput()
    told(source.arrived(in_bytes(PASTE)))
    for _ in range(5):
        assert silences(source, PATIENCE - 1) == []
        assert told(source.arrived(in_bytes("some more of it"))) == []
    for char in "and more":
        assert told(source.arrived(in_bytes(char))) == []
    assert told(source.arrived(in_bytes(END))) == ["[" + "some more of it" * 5 + "and more" + "]"]


def test_the_late_end_of_a_paste_that_was_given_up_is_no_key() -> None:
    source = TypedInput()
    told(source.arrived(in_bytes(f"{PASTE}abc")))
    silences(source, PATIENCE)
    assert told(source.arrived(in_bytes(END))) == []


@pytest.mark.parametrize("ctrl_q", ["\x11", "\x1b[113;5u"])
def test_ctrl_q_gives_a_paste_up(ctrl_q: str) -> None:
    assert typed(f"{PASTE}abc", ctrl_q, "d") == ["[abc]", "ctrl+q", "d"]
    assert typed(f"{PASTE}abc{ctrl_q}", "d") == ["[abc]", "ctrl+q", "d"]


async def test_a_field_of_one_line_takes_all_lines(open_app: OpenApp) -> None:
    async with open_app() as stage:
        await stage.press("2", "slash")
        await stage.paste("seated\r\nspinal\ntwist\n")
        await stage.see("seated spinal twist", "1 exercise ")


async def test_too_much_for_any_field_is_refused_aloud(open_app: OpenApp) -> None:
    async with open_app() as stage:
        await stage.press("2", "slash")
        await stage.paste("x" * 20_001)
        await stage.told("Nothing was pasted")
        await stage.see("/ to search")


@pytest.mark.parametrize(("sequence", "sizes"), [("\x1b[48;0;0;0;0t", []), ("\x1b[48;24;80;0;0t", [(80, 24)])])
def test_a_window_always_has_room(sequence: str, sizes: list[tuple[int, int]]) -> None:
    messages = TypedInput().arrived(sequence.encode())
    assert [message.size for message in messages if isinstance(message, Resize)] == sizes
