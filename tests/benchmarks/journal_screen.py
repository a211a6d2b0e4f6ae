"""The journal screen and the questions it asks the journal, with 100,000 entries beside few."""

import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import partial
from pathlib import Path

from backcare_tui.clock import SystemClock
from backcare_tui.domain.journal.days import MIDNIGHT
from backcare_tui.domain.journal.wanted import Wanted
from backcare_tui.storage.journal.store import JournalStore
from tests.benchmarks.invented_journal import COMMON_WORD, RARE_WORD
from tests.benchmarks.people import People, Person
from tests.benchmarks.program import OURS, Program
from tests.benchmarks.row import Row, beside, in_turn
from tests.benchmarks.start import is_filled

ROUNDS = 9
LARGE, MEDIUM, FEW = 100_000, 5_000, 100
TWO_PAGES = 400
_END, _UP = "\x1b[F", "\x1b[A"
_OLDER = "enter shows more"
_OPENED = "Pain, last four weeks"
_REST_S = 1.5
_SEARCHES = (("common word", COMMON_WORD, 5, MEDIUM), ("oldest note", RARE_WORD, 3, FEW))
"""What is searched for, the word, how often it is seen at least once the list shows what was found (in the box, in
the line above the list, and in the notes), and how many entries a journal has that has as much to list.
"""


def journal_screen(people: People) -> Iterator[Row]:
    """Seconds from `3` to the list with 100,000 entries beside 100, in a program that has rested; and from
    `enter` on its last line to the next page, beside a journal of 400, which has one.
    """
    large, few, two_pages = (people.used_today(entries) for entries in (LARGE, FEW, TWO_PAGES))
    ours, theirs = in_turn(ROUNDS, partial(_open_s, large), partial(_open_s, few))
    yield beside("journal screen: open, 100,000 against 100", ours, theirs, 1.2)
    ours, theirs = in_turn(ROUNDS, partial(_next_page_s, large), partial(_next_page_s, two_pages))
    yield beside("journal screen: next page, 100,000 against 400", ours, theirs, 1.2)
    for name, word, seen, entries in _SEARCHES:
        other = people.used_today(entries)
        ours, theirs = in_turn(ROUNDS, partial(_found_s, large, word, seen), partial(_found_s, other, word, seen))
        yield beside(f"journal screen: search, {name}, 100,000 against {entries:,}", ours, theirs, 1.2)


def journal_questions(people: People) -> Iterator[Row]:
    """Seconds that a journal of 100,000 entries, just opened, takes for the days and the trend of one year, beside
    one of 5,000, whose last year is as full; and for a search in notes, beside one of 100: for the latest twenty
    with a word that is in every thirtieth note, and for one that stands in the oldest note alone.
    """
    large, medium, few = (people.used_today(entries) for entries in (LARGE, MEDIUM, FEW))
    today = people.now.date()
    year = today - timedelta(days=364)
    questions: tuple[tuple[str, int, Person, Callable[[JournalStore], object]], ...] = (
        ("one year's days", MEDIUM, medium, lambda store: store.days_told(year, today)),
        ("one year's trend", MEDIUM, medium, lambda store: store.pain_by_day(year, today)),
        ("a search, common word", FEW, few, lambda store: store.page(20, people.now, Wanted(COMMON_WORD))),
        ("a search, oldest note", FEW, few, lambda store: store.page(20, people.now, Wanted(RARE_WORD))),
    )
    for name, entries, person, ask in questions:
        ours, theirs = in_turn(ROUNDS, partial(_asked_s, large, ask), partial(_asked_s, person, ask))
        yield beside(f"{name}, 100,000 against {entries:,}", ours, theirs, 1.2)


def year_of_helps(people: People) -> Iterator[Row]:
    """Seconds for what followed what in the last year, in a journal of 100,000 entries beside one of 5,000, which
    is longer than a year too.
    """
    ask = partial(JournalStore.helps, now=people.now, aerobic=lambda exercise: exercise == "walk")
    large, medium = people.used_today(LARGE), people.used_today(MEDIUM)
    ours, theirs = in_turn(ROUNDS, partial(_asked_s, large, ask), partial(_asked_s, medium, ask))
    yield beside("what followed what in a year, 100,000 against 5,000", ours, theirs, 1.2)


def _asked_s(person: Person, ask: Callable[[JournalStore], object]) -> float:
    store = JournalStore.open(Path(person["BACKCARE_DATA_DIR"]), SystemClock(), MIDNIGHT)
    try:
        begun = time.perf_counter()
        ask(store)
        return time.perf_counter() - begun
    finally:
        store.close()


def _open_s(person: Person) -> float:
    with Program(OURS, person) as program:
        return _opened_s(program)


def _opened_s(program: Program) -> float:
    program.until(is_filled)
    program.rest(_REST_S)
    pressed = program.type("3")
    return program.until(lambda text: _OPENED in text) - pressed


def _next_page_s(person: Person) -> float:
    with Program(OURS, person) as program:
        _opened_s(program)
        program.rest(_REST_S)
        program.type(_END)
        program.until(lambda text: _OLDER in text)
        program.rest(0.3)
        while not _is_highlighted(program, _OLDER):
            program.type(_UP)
            program.rest(0.3)
        before = _line_with(program.text(), _OLDER)
        pressed = program.type("\r")
        return program.until(lambda text: _line_with(text, _OLDER) != before) - pressed


def _found_s(person: Person, word: str, seen: int) -> float:
    with Program(OURS, person) as program:
        _opened_s(program)
        program.rest(_REST_S)
        program.type("/")
        program.rest(0.3)
        pressed = program.type(word)
        return program.until(lambda text: text.count(word) >= seen) - pressed


def _line_with(text: str, words: str) -> str:
    return next((line for line in text.splitlines() if words in line), "")


def _is_highlighted(program: Program, words: str) -> bool:
    """Whether the line with WORDS has another ground than the line above it."""
    lines = program.text().splitlines()
    row = next(number for number, line in enumerate(lines) if words in line)
    column = lines[row].index(words)
    ground, above = (program.screen.buffer[number][column].bg for number in (row, row - 1))
    return bool(ground != above)
