"""What the program costs, each thing beside its yardstick in turn in the same run, as one table.

Nothing is asserted: machines are noisy. A yardstick is measured right before or after what it stands beside, and a
ratio is the median of the ratios of such neighbours. Journals are invented from a seed, and irregular.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from inspect import getdoc
from pathlib import Path
from textwrap import indent

from tests.benchmarks import commands, ear, imports, journal_screen, keys, memory, plan, session, start
from tests.benchmarks.people import People
from tests.benchmarks.row import Row, table

_SUITE = "time .venv/bin/python -m pytest"


def suite(people: People) -> Iterator[Row]:
    """The test suite on two cores is not run here, only named: measure it with `time .venv/bin/python -m
    pytest`.
    """
    yield Row(f"the test suite on two cores: {_SUITE}", "", "", "", "<= 3 min", "")


Benchmark = Callable[[People], Iterator[Row]]

BENCHMARKS: dict[str, Benchmark] = {
    "first-words": start.first_words,
    "today": start.today,
    "today-large": start.today_large,
    "today-first": start.today_first,
    "version": commands.version,
    "status": commands.status,
    "log": commands.log,
    "log-first": commands.log_first,
    "journal": commands.journal,
    "journal-screen": journal_screen.journal_screen,
    "journal-questions": journal_screen.journal_questions,
    "helps": journal_screen.year_of_helps,
    "plan": plan.plan,
    "keys": keys.keys,
    "import": imports.imports,
    "memory": memory.memory,
    "session": session.session,
    "ear": ear.ear,
    "suite": suite,
}


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="python -m tests.benchmarks",
        description=__doc__,
        epilog="\n".join(f"{name}\n{indent(getdoc(one) or '', '    ')}" for name, one in BENCHMARKS.items()),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("row", nargs="*", choices=[*BENCHMARKS, []], metavar="ROW", help="only these; else all")
    wanted = parser.parse_args().row or BENCHMARKS
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # whoever uses the program has its modules compiled
    with tempfile.TemporaryDirectory() as folder:
        people = People(Path(folder))
        for line in table(row for name in wanted for row in BENCHMARKS[name](people)):
            sys.stdout.write(f"{line}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
