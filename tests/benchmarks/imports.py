"""Taking in a large table, and what was exported elsewhere."""

import csv
import resource
import subprocess
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from tests.benchmarks.invented_journal import chance
from tests.benchmarks.people import People, Person
from tests.benchmarks.program import OURS
from tests.benchmarks.row import Row, bounded, time_words

ENTRIES = 100_000
_AT_MOST_S = 10.0


def imports(people: People) -> Iterator[Row]:
    """Seconds to import 100,000 rows into a journal with 100 entries: a table as a person keeps one, with a
    time, a rating and now and then a note, and a whole journal as it is exported as csv.
    The yardstick shown is the processor's time: on a machine that does nothing else, it is nearly all.
    """
    table = people.folder / "table.csv"
    _write_table(table, people)
    yield _row("import of a table of 100,000 rows", people.used_today(100), table)
    large = people.person(ENTRIES)  # no more than one file may hold
    exported = people.folder / "exported.csv"
    _run("export", exported, large)
    yield _row("import of 100,000 exported entries", people.used_today(100), exported)


def _row(what: str, person: Person, file: Path) -> Row:
    begun, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    _run("import", file, person)
    seconds, after = time.perf_counter() - begun, resource.getrusage(resource.RUSAGE_CHILDREN)
    processor_s = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return bounded(what, seconds, _AT_MOST_S, time_words, yardstick=time_words(processor_s))


def _run(command: str, file: Path, person: Person) -> None:
    subprocess.run(
        [*OURS, command, str(file)],
        env=person | {"LANG": "C.UTF-8"},
        check=True,
        stdin=subprocess.DEVNULL,
        capture_output=True,
    )


def _write_table(path: Path, people: People) -> None:
    rng = chance(3)
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(("at", "pain", "note"))
        at = people.now.replace(microsecond=0, tzinfo=None)
        for _ in range(ENTRIES):
            at -= timedelta(seconds=60 * rng.randrange(1, 315))
            table.writerow(
                (f"{at:%Y-%m-%d %H:%M}", rng.randrange(11), "After a walk." if rng.random() < 0.2 else "")
            )
