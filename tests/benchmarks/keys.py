"""From a key to the first byte of the screen that it changes, in every list and tab, at 100x30."""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from tests.benchmarks.invented_journal import chance
from tests.benchmarks.people import People
from tests.benchmarks.program import COLUMNS, OURS, ROWS, Chunk, Program
from tests.benchmarks.row import Row, bounded, percentile, time_words
from tests.benchmarks.start import is_filled

ENTRIES = 100_000
LIST_S, TAB_S = 0.033, 0.060
_FIRST_VISITS = 12
"""Starts of the program, in each of which two tabs are visited for the first time."""
_UP, _DOWN, _LEFT, _RIGHT, _ENTER, _ESCAPE = "\x1b[A", "\x1b[B", "\x1b[D", "\x1b[C", "\r", "\x1b"
_DOWN_AND_UP = (*[_DOWN] * 12, *[_UP] * 6, *["j"] * 12, *["k"] * 12)
_FEW_DOWN_AND_UP = (_DOWN, _UP, "j", "k") * 10
_WINDOW_S = 0.1
_NEVER_S = 20.0
_TABS = {"1": "This week", "2": "to search", "3": "Pain, last four weeks"}
"""The key of each tab, and words of its body."""


@dataclass(frozen=True)
class Place:
    """A list: how to get there from Today, what is then to be seen, and the keys that change it."""

    name: str
    way: tuple[str, ...]
    sees: str
    keys: Sequence[str]
    columns: range = range(COLUMNS)
    """Where the list lies: beside some a figure moves."""
    entries: int = ENTRIES
    has_cursor: bool = False
    """Whether a cursor blinks there: then only characters count, not their colours."""


_LEFT_HALF = range(40)
PLACES = (
    Place("catalogue", ("2",), "to search", _DOWN_AND_UP, _LEFT_HALF),
    Place(
        "search of the catalogue",
        ("2", "/"),
        "to search",
        ("b", "r", "\x7f", "\x7f") * 10,
        _LEFT_HALF,
        has_cursor=True,
    ),
    Place("filter of the catalogue", ("2", "f"), "Show only", ("\t",) * 40, range(18, 80)),
    Place("details", ("2", "\r"), "on the floor", ("j", _DOWN, "k", _UP) * 10),
    Place("journal", ("3",), "Pain, last four weeks", _DOWN_AND_UP, range(48)),
    Place("backups", ("3", "b", "b"), "Backups of your journal", _FEW_DOWN_AND_UP, entries=1000),
    Place("a question", ("3", "a"), "Add to the journal", _FEW_DOWN_AND_UP, range(20, 80)),
    Place("palette", ("\x10",), "Type what you look for", (*[_DOWN] * 14, *[_UP] * 14)),
    Place(
        "search of the palette",
        ("\x10",),
        "Type what you look for",
        ("b", "r", "\x7f", "\x7f") * 10,
        has_cursor=True,
    ),
    Place("help", ("!",), "Get help", ("j", _DOWN, "k", _UP) * 10),
    # The last, for what is begun here would be offered at the next start.
    Place("pain of an entry", ("r",), "How is your back?", (_RIGHT, _RIGHT, _LEFT, "7", "t", "2") * 7),
)


def keys(people: People) -> Iterator[Row]:
    """95th percentile of the seconds from a key to the first byte of the change that it makes, for every list
    and tab with 100,000 entries, some forty keys each. The bytes of a figure that moves beside a list do not
    count. The yardstick shown is the median of the same keys.
    """
    persons = {entries: people.used_today(entries) for entries in {place.entries for place in PLACES}}
    yield from _tabs(persons[ENTRIES])
    for place in PLACES:
        with Program(OURS, persons[place.entries]) as program:
            _at_rest(program)
            _go(program, place)
            watch = _Watch(program, place.columns, place.has_cursor)
            yield _row(place.name, [watch.answer_s(key) for key in place.keys], LIST_S)


def _tabs(person: dict[str, str]) -> Iterator[Row]:
    """Each tab again and again, and on its first visit since the program was started."""
    with Program(OURS, person) as program:
        _at_rest(program)
        taken: dict[str, list[float]] = {key: [] for key in _TABS}
        for number in range(22):
            for key in ("2", "3", "1"):
                answer_s = _Watch(program).until_s(key, _TABS[key])
                if number >= 2:
                    taken[key].append(answer_s)
        for key, name in (("1", "today"), ("2", "catalogue"), ("3", "journal")):
            yield _row(f"tab: {name}", taken[key], TAB_S)
    first: list[float] = []
    for number in range(_FIRST_VISITS):
        with Program(OURS, person) as program:
            _at_rest(program)
            first += [_Watch(program).until_s(key, _TABS[key]) for key in (("2", "3"), ("3", "2"))[number % 2]]
    yield _row("tab: its first visit", first, TAB_S)


def _at_rest(program: Program) -> None:
    program.until(is_filled)
    program.rest(1.5)


def _go(program: Program, place: Place) -> None:
    for key in place.way:
        program.type(key)
        program.rest(1.0)
    program.until(lambda text: place.sees in text)
    program.rest(0.5)


def _row(name: str, taken: Sequence[float], at_most_s: float) -> Row:
    typical = time_words(percentile(taken, 50))
    return bounded(f"key to first byte, p95: {name}", percentile(taken, 95), at_most_s, time_words, typical)


class _Watch:
    """Waits for what a key changes in COLUMNS of the screen of PROGRAM."""

    def __init__(self, program: Program, columns: range = range(COLUMNS), has_cursor: bool = False) -> None:
        self._program = program
        self._has_cursor = has_cursor
        self._columns = columns
        self._rng = chance(1)

    def answer_s(self, key: str) -> float:
        """Seconds from KEY to the first byte after which anything in the columns is another."""
        before = self._settled()
        return self._first_s(key, lambda: self._cells() != before)

    def until_s(self, key: str, words: str) -> float:
        """Seconds from KEY to the first byte with which WORDS come."""
        self._program.rest(self._rng.uniform(0.3, 0.4))
        return self._first_s(key, lambda: words in self._program.text())

    def _settled(self) -> list[list[Any]]:
        """The cells once they stay as they are; then it is any moment of what moves beside them."""
        while True:
            before = self._cells()
            self._program.rest(self._rng.uniform(0.12, 0.2))
            if self._cells() == before:
                return before

    def _first_s(self, key: str, changed: Callable[[], bool]) -> float:
        program = self._program
        at = program.type(key)
        while time.perf_counter() - at < _NEVER_S:
            found = self._found(program.chunks(_WINDOW_S), changed)
            if found is not None:
                return found - at
        raise TimeoutError(f"{key!r} changed nothing:\n{program.text()}")

    def _found(self, chunks: Sequence[Chunk], changed: Callable[[], bool]) -> float | None:
        """When the first of CHUNKS came that makes the change; all of them are on the screen then."""
        at = None
        for chunk in chunks:
            self._program.show(chunk)
            if at is None and changed():
                at = chunk.at
        return at

    def _cells(self) -> list[list[Any]]:
        buffer = self._program.screen.buffer
        rows = [[buffer[row][column] for column in self._columns] for row in range(ROWS - 1)]
        return [[cell.data for cell in row] for row in rows] if self._has_cursor else rows
