"""Lines from a pipe, and signals."""

import os
import signal
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from io import FileIO
from time import monotonic

import pytest

from backcare_tui.plain.typed_lines import LINE_LIMIT, Interrupted, TypedLines


@dataclass
class Pipe:
    """What is written comes out as lines; closed by the test or at its end."""

    source: FileIO
    sink: FileIO

    def send(self, data: bytes) -> None:
        self.sink.write(data)


@pytest.fixture
def pipe() -> Iterator[Pipe]:
    before = set(threading.enumerate())
    reading, writing = os.pipe()
    with FileIO(reading, "r") as source, FileIO(writing, "w") as sink:
        yield Pipe(source, sink)
        sink.close()
        # Closed under a thread that still reads, the descriptor could soon be the one of the next test.
        for thread in set(threading.enumerate()) - before:
            thread.join(30)


def lines_of(source: FileIO) -> list[str]:
    with TypedLines(source, by_hand=False) as lines:
        return list(iter(lines.next, None))


def test_lines_come_in_order_without_their_ends(pipe: Pipe) -> None:
    pipe.send("one\r\n\nthr\N{LATIN SMALL LETTER E WITH DIAERESIS}e\nlast".encode())
    pipe.sink.close()
    assert lines_of(pipe.source) == ["one", "", "thrëe", "last"]


def test_bytes_that_are_no_utf_8_become_stand_ins(pipe: Pipe) -> None:
    pipe.send(b"a\xffb\n\xc3")
    pipe.sink.close()
    assert lines_of(pipe.source) == ["a\N{REPLACEMENT CHARACTER}b", "\N{REPLACEMENT CHARACTER}"]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_mark_of_the_encoding_is_no_part_of_the_first_line(pipe: Pipe, encoding: str) -> None:
    pipe.send("4\r\nthrëe\r\n".encode(encoding))
    pipe.sink.close()
    assert lines_of(pipe.source) == ["4", "thrëe"]


def test_a_return_alone_ends_a_line_too_and_at_once(pipe: Pipe) -> None:
    with TypedLines(pipe.source, by_hand=True) as lines:
        pipe.send(b"4\r")
        assert lines.next() == "4"
        pipe.send(b"\n")
        pipe.send(b"\n5\r\r6\r")
        assert [lines.next() for _ in range(4)] == ["", "5", "", "6"]


def test_peek_does_not_wait_and_takes_nothing(pipe: Pipe) -> None:
    with TypedLines(pipe.source, by_hand=True) as lines:
        assert lines.peek() is None
        assert not lines.ended
        pipe.send(b"one\n")
        lines.wait(30)
        assert (lines.peek(), lines.peek(), lines.next()) == ("one", "one", "one")


def test_waiting_ends_early_when_a_line_arrives_and_late_otherwise(pipe: Pipe) -> None:
    with TypedLines(pipe.source, by_hand=True) as lines:
        lines.wait(0.01)
        assert lines.peek() is None
        pipe.send(b"one\n")
        before = monotonic()
        lines.wait(30)
        assert monotonic() - before < 20
        assert lines.peek() == "one"


def test_the_end_is_known_once_all_lines_are_taken(pipe: Pipe) -> None:
    pipe.send(b"one\n")
    pipe.sink.close()
    with TypedLines(pipe.source, by_hand=True) as lines:
        assert lines.next() == "one"
        assert lines.next() is None
        assert lines.ended


def test_no_input_at_all_is_the_end() -> None:
    with TypedLines(None, by_hand=False) as lines:
        assert lines.ended
        assert (lines.peek(), lines.next()) == (None, None)


class Endless:
    """Sends PIECE for ever, and counts how often."""

    def __init__(self, piece: bytes) -> None:
        self.piece = piece
        self.reads = 0

    def read(self, size: int, /) -> bytes:
        self.reads += 1
        return self.piece


def test_a_pipe_without_end_is_read_only_as_far_as_needed() -> None:
    source = Endless(b"y\n")
    with TypedLines(source, by_hand=False) as lines:
        assert [lines.next() for _ in range(1000)] == ["y"] * 1000
        lines.wait(0.01)
    assert source.reads < 1500


def test_a_line_without_end_is_cut() -> None:
    with TypedLines(Endless(b"y" * 4096), by_hand=False) as lines:
        line = lines.next()
        assert line is not None
        assert LINE_LIMIT < len(line) <= LINE_LIMIT + 4096


@pytest.mark.parametrize(
    "name", ["INT", "TERM", "HUP", "QUIT", "USR1", "USR2", "ALRM", "VTALRM", "PROF", "XCPU", "ABRT"]
)
def test_a_signal_is_raised_where_lines_are_asked_for(pipe: Pipe, name: str) -> None:
    number = signal.Signals[f"SIG{name}"]
    before = signal.getsignal(number)
    with TypedLines(pipe.source, by_hand=True) as lines:
        signal.raise_signal(number)
        assert signal.getsignal(number) == before, "a second one must work at once"
        for ask in (lines.next, lines.peek, lambda: lines.wait(30)):
            with pytest.raises(Interrupted) as caught:
                ask()
            assert caught.value.status == 128 + number
    assert signal.getsignal(number) == before


def test_what_is_ignored_stays_ignored(pipe: Pipe) -> None:
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        with TypedLines(pipe.source, by_hand=True) as lines:
            signal.raise_signal(signal.SIGHUP)
            assert lines.peek() is None
    finally:
        signal.signal(signal.SIGHUP, before)
