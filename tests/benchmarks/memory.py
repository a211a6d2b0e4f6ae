"""What the program holds in memory, by the length of the journal."""

import re
import statistics
from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks.people import People, Person
from tests.benchmarks.program import OURS, Program
from tests.benchmarks.row import Row, bounded, in_turn
from tests.benchmarks.start import is_filled

ROUNDS = 3
_MEGABYTE = 1_000_000
_REST_S = 3.0


def memory(people: People) -> Iterator[Row]:
    """Megabytes of memory that the program has for itself (USS) with 100,000 entries, above the same with 100,
    after Today and the journal screen were opened. The yardstick shown is the one with 100.
    """
    large, small = people.used_today(100_000), people.used_today(100)
    ours, theirs = in_turn(ROUNDS, lambda: _held(large), lambda: _held(small))
    above = statistics.median(ours) - statistics.median(theirs)
    yield bounded(
        "memory with 100,000 entries, above that with 100", above, 10, _words, _words(statistics.median(theirs))
    )


def _held(person: Person) -> float:
    """Megabytes that nobody else has a part in."""
    with Program(OURS, person) as program:
        program.until(is_filled)
        program.rest(_REST_S)
        program.type("3")
        program.until(lambda text: "Pain, last four weeks" in text)
        program.rest(_REST_S)
        rollup = Path(f"/proc/{program.process_id}/smaps_rollup").read_text()
    return sum(int(kilobytes) * 1024 for kilobytes in re.findall(r"Private_\w+:\s+(\d+) kB", rollup)) / _MEGABYTE


def _words(megabytes: float) -> str:
    return f"{megabytes:.1f} MB"
