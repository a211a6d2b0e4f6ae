"""What a command costs at the prompt, beside a Python that does nothing."""

import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from itertools import count
from pathlib import Path

from tests.benchmarks.people import People
from tests.benchmarks.row import Row, beside, in_turn

ROUNDS = 15
FIRST_OF_A_DAY_ROUNDS = 5
_NOTHING = [sys.executable, "-c", "pass"]
_OURS = [str(Path(sys.executable).with_name("backcare-tui"))]


def version(people: People) -> Iterator[Row]:
    """Seconds of `--version`, beside `python -c pass`."""
    environment = people.person(1000)
    ours, theirs = in_turn(ROUNDS, partial(_spent_s, [*_OURS, "--version"], environment), _python_s)
    yield beside("--version, against python -c pass", ours, theirs, 5)


def status(people: People) -> Iterator[Row]:
    """Seconds of `status` with 1,000 entries beside `python -c pass`; and with 100,000 entries beside 1,000."""
    yield from _with_and_without("status", people, lambda: ["status"])


def log(people: People) -> Iterator[Row]:
    """Seconds of `log 3`, not the first of a day, with 1,000 entries beside `python -c pass`; and with 100,000
    entries beside 1,000. Each has another note, so that none is said twice.
    """
    numbers = count(1)
    yield from _with_and_without("log 3", people, lambda: ["log", "3", "--note", f"Number {next(numbers)}."])


def log_first(people: People) -> Iterator[Row]:
    """Seconds of the first `log 3` of a day, which makes the day's backup and looks at the whole journal, with
    100,000 entries beside 1,000. No goal was set.
    """

    def first_log(entries: int) -> float:
        person = people.person(entries)
        try:
            return _spent_s([*_OURS, "log", "3"], person)
        finally:
            people.forget(person)

    large, small = in_turn(FIRST_OF_A_DAY_ROUNDS, partial(first_log, 100_000), partial(first_log, 1000))
    yield beside("log 3, first of a day, 100,000 against 1,000", large, small, None)


def journal(people: People) -> Iterator[Row]:
    """Seconds of `journal --limit 20` with 1,000 entries beside `python -c pass`; and with 100,000 beside
    1,000.
    """
    yield from _with_and_without("journal --limit 20", people, lambda: ["journal", "--limit", "20"])


def _with_and_without(name: str, people: People, arguments: Callable[[], list[str]]) -> Iterator[Row]:
    small, large = people.used_today(1000), people.used_today(100_000)
    nothing_s, small_s, large_s = in_turn(
        ROUNDS,
        _python_s,
        lambda: _spent_s([*_OURS, *arguments()], small),
        lambda: _spent_s([*_OURS, *arguments()], large),
    )
    yield beside(f"{name}, 1,000 entries, against python -c pass", small_s, nothing_s, 9)
    yield beside(f"{name}, 100,000 entries, against 1,000", large_s, small_s, 1.15)


def _python_s() -> float:
    return _spent_s(_NOTHING, {})


def _spent_s(command: Sequence[str], environment: Mapping[str, str]) -> float:
    """Seconds that COMMAND takes; CalledProcessError if it fails."""
    whole = {"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", **environment}
    begun = time.perf_counter()
    subprocess.run(list(command), env=whole, check=True, stdin=subprocess.DEVNULL, capture_output=True)
    return time.perf_counter() - begun
