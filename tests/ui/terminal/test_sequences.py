"""Whatever bytes come and however they are cut: only whole keys act as keys."""

from collections.abc import Iterator
from contextlib import suppress

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from textual._ansi_sequences import ANSI_SEQUENCES_KEYS
from textual._xterm_parser import XTermParser
from textual.events import Key, Paste

from backcare_tui.ui.terminal.input import TypedInput
from backcare_tui.ui.terminal.sequences import first_of

OLD_MOUSE = b"\x1b[M\x20\x84\x33"
"""Row 19, column 100: the last byte is the key 3, the one before no character."""
ESC, BEL = 0x1B, 0x07
C1 = {0x8F: b"O", 0x90: b"P", 0x98: b"X", 0x9B: b"[", 0x9D: b"]", 0x9E: b"^", 0x9F: b"_"}
"""What the eight-bit controls stand for after an escape."""


def keys(source: TypedInput, *pieces: bytes) -> list[str]:
    """The keys, and in brackets the pastes, that come of PIECES one right after the other."""
    return [
        message.key if isinstance(message, Key) else f"[{message.text}]"
        for piece in pieces
        for message in source.arrived(piece)
        if isinstance(message, Key | Paste)
    ]


def after_silence(source: TypedInput, times: int = 20) -> list[str]:
    return [message.key for _ in range(times) for message in source.silence() if isinstance(message, Key)]


# A model of what is whole, byte by byte


def whole(data: bytes) -> Iterator[bytes]:
    """The characters and sequences of DATA that are whole and may mean something, with the eight-bit controls as
    escapes; what the end of DATA breaks off is left out.
    """
    at = 0
    while at < len(data):
        size, unit = one(data[at:])
        if not size:
            return
        if unit:
            yield unit
        at += size


def one(data: bytes) -> tuple[int, bytes]:
    """The bytes that belong together at the start of DATA, none if there are too few, and what they come to."""
    kind, start = introduced(data)
    if kind is None:
        return character(data)
    if kind in (b"P", b"X", b"^", b"_", b"]"):
        return string(data, start, bell=kind == b"]")
    body = data[start:]
    if kind == b"[" and body[:1] in (b"M", b"t", b"T"):
        size = mouse(body) if body[:1] == b"M" else {b"t": 3, b"T": 7}[body[:1]]
        return (start + size, b"") if 0 < size <= len(body) else (0, b"")
    if kind == b"[" and body[:1] == b"[" and (len(body) == 1 or 0x20 <= body[1] <= 0x7E):
        return (start + 2, b"\x1b[" + body[:2]) if len(body) > 1 else (0, b"")
    middle = range(0x20, 0x40) if kind == b"[" else b"0123456789;"
    for index, byte in enumerate(body):
        digits = body[:index]
        if kind == b"[" and byte == ord("$") and digits.isdigit():
            return start + index + 1, b"\x1b[" + body[: index + 1]
        if byte not in middle:
            good = 0x40 <= byte <= 0x7E
            return (start + index + good), (b"\x1b" + kind + body[: index + 1]) * good
    return 0, b""


def mouse(body: bytes) -> int:
    """The bytes of the report of the mouse BODY: three UTF-8 characters, else three bytes; 0 while open."""
    at = 1
    for _ in range(3):
        if at == len(body):
            return 0
        if 0xC2 <= body[at] <= 0xDF:
            at += 1
            if at == len(body):
                return 0
            if not 0x80 <= body[at] <= 0xBF:
                return 4
        elif not 0x20 <= body[at] <= 0x7F:
            return 4
        at += 1
    return at


def introduced(data: bytes) -> tuple[bytes | None, int]:
    if data[0] == ESC and data[1:2] and data[1:2] in b"[OPX^_]":
        return data[1:2], 2
    if data[0] in C1:
        return C1[data[0]], 1
    if data[0] == 0xC2 and data[1:2] and data[1] in C1:
        return C1[data[1]], 2
    return None, 0


def string(data: bytes, at: int, *, bell: bool) -> tuple[int, bytes]:
    while at < len(data):
        byte = data[at]
        if byte == 0x9C or (byte == BEL and bell):
            return at + 1, b""
        if byte == ESC:
            if at + 1 == len(data):
                break
            return (at + 2 if data[at + 1] == ord("\\") else at), b""
        if byte == 0xC2 and data[at + 1 : at + 2] == b"\x9c":
            return at + 2, b""
        at += 1
        while byte >= 0xC3 and byte <= 0xF4 and at < len(data) and 0x80 <= data[at] <= 0xBF:
            at += 1
        if byte == 0xC2 and at < len(data) and 0xA0 <= data[at] <= 0xBF:
            at += 1
    return 0, b""


def character(data: bytes) -> tuple[int, bytes]:
    if data[0] == ESC:
        if len(data) == 1:
            return 0, b""
        size, unit = (0, b"") if data[1] == ESC or introduced(data[1:])[0] else character(data[1:])
        if unit:
            return 1 + size, b"\x1b" + unit
        return (0, b"") if size == 0 and is_cut(data[1:]) else (1, b"\x1b")
    if data[0] < 0x80:
        return 1, data[:1]
    for size in (2, 3, 4):
        with suppress(UnicodeDecodeError):
            text = data[:size].decode()
            return size, b"" if "\x80" <= text <= "\x9f" else data[:size]
    if is_cut(data):
        return 0, b""
    more = 1 if 0xE0 <= data[0] <= 0xEF else 2 if 0xF0 <= data[0] <= 0xF4 else 0
    size = 1
    while size <= more and size < len(data) and 0x80 <= data[size] <= 0xBF:
        size += 1
    return size, b""


def is_cut(data: bytes) -> bool:
    """Whether DATA is the beginning of a character, as far as its first byte and the number of others tell."""
    needed = (
        2 if 0xC2 <= data[0] <= 0xDF else 3 if 0xE0 <= data[0] <= 0xEF else 4 if 0xF0 <= data[0] <= 0xF4 else 0
    )
    return 0 < len(data) < needed and all(0x80 <= byte <= 0xBF for byte in data[1:])


INTERESTING = st.sampled_from(
    [
        *(
            b"\x1b",
            b"\x1b[",
            b"\x1bO",
            b"\x1b]",
            b"\x1bP",
            b"\x1b_",
            b"\x1b[M",
            b"\x1b[t",
            b"\x1b[T",
            b"\x1b[<",
            b"\x9b",
            b"\xc2\x9b",
            b"\x9d",
        ),
        *(
            b"\x07",
            b"\x1b\\",
            b"\x9c",
            b"\xc2\x9c",
            b"M",
            b"m",
            b";",
            b"$",
            b"\xc3\xa9",
            b"\xe2\x80\x9c",
            b"\xf0\x9f",
        ),
        *(b"3", b"d", b"\r", b"~", b"u", b"A", b"\x1b[I", b"\x1b[[", b"\x1b[1;5A", b"\x1b[97u", OLD_MOUSE),
    ]
)
STREAMS = st.lists(st.one_of(INTERESTING, st.binary(max_size=6)), max_size=20).map(b"".join)


@given(STREAMS)
@example(OLD_MOUSE)
@example(b"\x1b[MD:3")
def test_what_is_whole_is_taken_off_whole(data: bytes) -> None:
    found, left = [], data
    while left and (parted := first_of(left)):
        first, left = parted
        found.append(first.encode())
    assert [unit for unit in found if unit] == list(whole(data))


@given(STREAMS, st.data())
def test_wherever_it_is_cut_the_same_keys_come_of_it(data: bytes, choice: st.DataObject) -> None:
    for unlike in (b"\x03", b"\x11", b"\x1b[201~"):  # these tell something of a paste by what they arrive with
        data = data.replace(unlike, b"")
    cuts = sorted(choice.draw(st.sets(st.integers(0, len(data)))))
    pieces = [data[start:end] for start, end in zip([0, *cuts], [*cuts, len(data)], strict=True)]
    assert keys(TypedInput(), *pieces) == keys(TypedInput(), data)


def test_every_key_that_textual_knows_is_known_however_it_is_cut() -> None:
    for sequence in ANSI_SEQUENCES_KEYS.keys() - {"\x1b", "\x1b\x1b", "\x9b", "\x1b[~", "\n"}:
        known = [message.key for message in XTermParser().feed(sequence) if isinstance(message, Key)]
        data = sequence.encode()
        for cut in range(len(data)):
            assert keys(TypedInput(), data[:cut], data[cut:]) == known, sequence


REPORTS = st.one_of(
    st.binary(min_size=3, max_size=3).filter(lambda place: mouse(b"M" + place) == 4).map(b"\x1b[M".__add__),
    st.tuples(*[st.integers(0, 300)] * 3).map(lambda place: b"\x1b[%d;%d;%dM" % place),
    st.tuples(*[st.integers(-5, 300)] * 3).map(lambda place: b"\x1b[<%d;%d;%dm" % place),
    st.tuples(st.integers(0, 70), st.integers(0, 300)).map(lambda place: b"\x1b[%d;%dR" % place),
    st.tuples(
        st.sampled_from([b"\x1b]", b"\x1bP", b"\x1b_", b"\x1b^", b"\x1bX", b"\x9d", b"\x90"]),
        st.text("3dq;:/\r“é rgb", max_size=30),
        st.sampled_from([b"\x1b\\"]),
    ).map(lambda parts: parts[0] + parts[1].encode() + parts[2]),
    st.sampled_from(
        [b"\x1b[?62;22c", b"\x1b[>1;10;0c", b"\x1b[0n", b"\x1b[?2026;2$y", b"\x1b[I", b"\x1b[O", b"\x1b[;u"]
    ),
    st.sampled_from([b"\x1b[~", b"\x1b[?u", b"\x1b[99999999u", b"\x1b[97;1:3u", b"\x9b3;3M", b"\xc2\x9b3;3M"]),
    st.sampled_from([b"\xff", b"\xc2\x85", b"\x80", b"\xe2\x82\xff"]),
)
TYPED = st.sampled_from(
    [
        *((char.encode(), char) for char in "3dqjé0"),
        *((b"\x1b[A", "up"), (b"\x1bOB", "down"), (b"\r", "enter"), (b"\x1b[100u", "d"), (b"\x1b[3~", "delete")),
        *((b"\x1bd", "alt+d"), (b"\x1b\r", "alt+enter"), (b"\x1b3", "alt+3"), (b"\x1b!", "alt+exclamation_mark")),
    ]
)


@given(st.lists(st.one_of(TYPED, REPORTS.map(lambda report: (report, None))), max_size=12), st.data())
def test_between_reports_of_all_kinds_only_keys_act(
    parts: list[tuple[bytes, str | None]], data: st.DataObject
) -> None:
    stream = b"".join(part for part, _ in parts)
    cut = data.draw(st.integers(0, len(stream)))
    came = keys(TypedInput(), stream[:cut], stream[cut:])
    assert [key for key in came if key not in ALT_DIGITS] == [key for _, key in parts if key and key != "alt+3"]


ALT_DIGITS = {key for name in "3" for key in keys(TypedInput(), b"\x1b" + name.encode())}
"""Alt and a digit are a sign of their own on some keyboards."""


BROKEN = [
    *(
        b"\x1b[",
        b"\x1b[M",
        b"\x1b[M ",
        b"\x1b[M \x84",
        b"\x1b[<0;1",
        b"\x1b[1;",
        b"\x1bO",
        b"\x1b]11;rgb:3",
        b"\x1bP1$r3",
    ),
    *(
        b"\x1b_G3",
        b"\x1b^3",
        b"\x1bX3",
        b"\x9b3",
        b"\x9d3",
        b"\xc3",
        b"\xe2\x80",
        b"\x1b]3\x1b",
        b"\x1b[" + b"3" * 500,
    ),
    *(b"\x1b]" + b"3" * 500, b"\x1b\xe2"),
]


@pytest.mark.parametrize("broken", BROKEN)
def test_what_is_broken_off_is_dropped_and_what_comes_later_is_a_key(broken: bytes) -> None:
    source = TypedInput()
    assert keys(source, broken) == []
    assert after_silence(source) == []
    assert keys(source, b"d3") == ["d", "3"]


@pytest.mark.parametrize(
    "report",
    [
        b"\x1b[M \xc4\x80d",  # mode 1005: column 224 and row 68 as characters in UTF-8
        b"\x1b[M d\xc4\x80",
        b"\x1b[M \xc4\x80\xc4\xa4",
        b"\x1b[tdd",  # mode 1001: where a text that was highlighted ends, and where it began
        b"\x1b[Tdddddd",
    ],
)
def test_reports_of_a_mouse_that_another_program_left_on_are_no_keys(report: bytes) -> None:
    assert keys(TypedInput(), report + b"3") == ["3"]
    for cut in range(1, len(report)):
        assert keys(TypedInput(), report[:cut], report[cut:] + b"3") == ["3"], cut


def test_a_report_of_the_mouse_in_bytes_does_not_swallow_the_next() -> None:
    far = b"\x1b[M \xc4\x80"  # column 164 and row 96 as bytes, or half of one in UTF-8
    assert keys(TypedInput(), far * 2 + OLD_MOUSE + b"3") == ["3"]


@pytest.mark.parametrize(
    ("sent", "key"),
    [
        (b"\x1b[27;3;100~", "alt+d"),
        (b"\x1b[27;7;100~", "alt+ctrl+d"),
        (b"\x1b[27;5;100~", "ctrl+d"),
        (b"\x1b[27;2;68~", "D"),
        (b"\x1b[27;2;33~", "exclamation_mark"),
        (b"\x1b[27;1;13~", "enter"),
        (b"\x1b[27;3;13~", "alt+enter"),
        (b"\x1b[27;1;27~", "escape"),
    ],
)
def test_keys_of_a_terminal_that_tells_modifiers_keep_them(sent: bytes, key: str) -> None:
    """As xterm sends them with modifyOtherKeys."""
    assert keys(TypedInput(), sent) == [key]


LATE = [
    *((b"\x1b]11;rgb:", b"d33\x1b\\"), (b"\x1bPabc", b"33q\x1b\\"), (b"\x9d3", b"3\x9c"), (b"\x1b[M ", b"\x843")),
    *(
        (b"\x1b[M", b"d33"),
        (b"\x1b[<0;1;", b"3M"),
        (b"\x1b[", b"<0;3;3M"),
        (b"\x1b[1", b"2;3R"),
        (b"\x1b[M \x84", b"3"),
    ),
]


@pytest.mark.parametrize(("start", "end"), LATE)
def test_the_late_rest_of_a_sequence_is_no_key(start: bytes, end: bytes) -> None:
    """Within a second, as over a slow line."""
    source = TypedInput()
    assert keys(source, start) + after_silence(source, 9) + keys(source, end) == []
    assert keys(source, b"d") == ["d"]


LATE_REPORTS = (b"[<0;3;3M", b"[M \x843", b"[3;3M", b"[I", b"[O")
ANSWERS = (
    *(b"[?1;2c", b"[>41;370;0c", b"[3;3R", b"]11;rgb:d3/33/d3\x1b\\", b"]4;1;rgb:d/3/q\x07"),
    *(b"P>|XTerm(3)d\x1b\\", b"P1$r0 q\x1b\\", b"P1+r33\x1b\\", b"P!|3d3d\x1b\\", b"_Gi=3;OK\x1b\\"),
)
"""What a terminal sends of itself, or when it is asked, without the escape in front."""


@pytest.mark.parametrize("end", [*LATE_REPORTS, *ANSWERS])
def test_the_rest_of_a_sequence_whose_escape_came_long_before_is_no_key(end: bytes) -> None:
    source = TypedInput()
    assert keys(source, b"\x1b") + after_silence(source, 9) + keys(source, end) == ["escape"]
    assert keys(source, b"[", b"d") == ["left_square_bracket", "d"]


def test_what_people_type_after_an_escape_are_keys() -> None:
    for typed in (b"]1", b"P1", b"_g", b"[j"):
        source = TypedInput()
        assert keys(source, b"\x1b") + after_silence(source, 9) == ["escape"]
        assert len(keys(source, typed)) == len(typed)


def test_an_escape_by_itself_is_the_key_and_twice_it_is_twice() -> None:
    source = TypedInput()
    assert keys(source, b"\x1b") == []
    assert after_silence(source) == ["escape"]
    assert keys(source, b"\x1b\x1b") + after_silence(source) == ["escape", "escape"]
    assert keys(source, b"j") == ["j"]


def test_the_late_rest_of_a_paste_that_was_given_up_is_pasted() -> None:
    source = TypedInput()
    assert keys(source, b"\x1b[200~abc") == []
    assert [message.text for _ in range(20) for message in source.silence() if isinstance(message, Paste)] == [
        "abc"
    ]
    assert keys(source, b"d3\x1b[201~q") == ["[d3]", "q"]


def test_a_report_of_the_mouse_in_the_old_form_is_no_key() -> None:
    assert keys(TypedInput(), OLD_MOUSE, b"x") == ["x"]


def test_enter_is_enter_also_where_the_terminal_made_a_new_line_of_it() -> None:
    assert keys(TypedInput(), b"\n\r") == ["enter", "enter"]
