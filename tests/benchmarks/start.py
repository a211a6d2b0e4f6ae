"""From the command to the first words, and to a screen on which `enter` starts the session."""

import math
import statistics
from collections.abc import Iterator, Mapping
from functools import partial

from tests.benchmarks.people import People, Person
from tests.benchmarks.program import BLANK, OURS, Program
from tests.benchmarks.row import Row, beside, in_turn

ROUNDS = 7
_IDLE_S = 1.0
_QUESTION = "How is your back now?"


def is_filled(text: str) -> bool:
    """Whether Today suggests a routine, and shows the week and how pain went."""
    return all(words in text for words in ("enter starts it", "This week", "Pain, last 14 days"))


def first_words(people: People) -> Iterator[Row]:
    """Seconds to the first painted word with 1,000 entries, beside those of a blank Textual app."""
    environment = people.used_today(1000)
    ours, theirs = in_turn(ROUNDS, partial(_painted, OURS, environment), partial(_painted, BLANK, {}))
    yield beside("first words, against a blank Textual app", ours, theirs, 1.15)


def today(people: People) -> Iterator[Row]:
    """Seconds until Today is filled and `enter` is answered as quickly as ever, with 1,000 entries, beside
    those to the word of a blank Textual app.

    Enter is pressed as soon as the screen is filled. If the first question of the session then comes later
    than in a program that was left alone for a second before, Today was not ready yet, and the difference is
    added; if it does not come at all, Today is never ready.
    """
    start = _Start(people.used_today(1000))
    ready, _, blank = in_turn(ROUNDS, start.ready_s, start.idle_answer_s, partial(_painted, BLANK, {}))
    yield beside("Today ready for enter, 1,000 entries, against the same", ready, blank, 1.6)


def today_large(people: People) -> Iterator[Row]:
    """The same with 100,000 entries and 1,000 own exercise files, beside 1,000 entries and none."""
    large, small = _Start(people.used_today(100_000, own_exercises=1000)), _Start(people.used_today(1000))
    ready, _, yardstick, _ = in_turn(
        ROUNDS, large.ready_s, large.idle_answer_s, small.ready_s, small.idle_answer_s
    )
    yield beside("  100,000 and 1,000 own exercises, against 1,000 and none", ready, yardstick, 1.15)


def today_first(people: People) -> Iterator[Row]:
    """The same with 100,000 entries on the first start of a day, which makes the day's backup behind the picture,
    beside 1,000 entries on theirs.
    """

    def first_start(entries: int) -> float:
        person = people.person(entries)
        try:
            return _Start(person).ready_s()
        finally:
            people.forget(person)

    ready, yardstick = in_turn(ROUNDS, partial(first_start, 100_000), partial(first_start, 1000))
    yield beside("  first start of a day, 100,000 against 1,000", ready, yardstick, None)


class _Start:
    """Starts of the program for one person."""

    def __init__(self, person: Person) -> None:
        self._person = person
        self._idle_answers: list[float] = []

    def ready_s(self) -> float:
        """Seconds from the command to a screen that is filled and answers `enter` as it does when it is at
        rest.
        """
        with Program(OURS, self._person) as program:
            filled = program.until(is_filled)
            answer_s = _answer_s(program)
            usual_s = statistics.median(self._idle_answers) if self._idle_answers else answer_s
            return filled - program.begun + max(0.0, answer_s - usual_s)

    def idle_answer_s(self) -> float:
        """Seconds from `enter` to the first question, in a program that has been left alone."""
        with Program(OURS, self._person) as program:
            program.until(is_filled)
            program.rest(_IDLE_S)
            answer_s = _answer_s(program)
        self._idle_answers.append(answer_s)
        return answer_s


def _answer_s(program: Program) -> float:
    pressed = program.type("\r")
    try:
        return program.until(lambda text: _QUESTION in text, at_most=10) - pressed
    except TimeoutError:
        return math.inf


def _painted(command: list[str], environment: Mapping[str, str]) -> float:
    with Program(command, environment) as program:
        return program.until(lambda text: bool(text.strip())) - program.begun
