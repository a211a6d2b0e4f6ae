"""One row of the table: what was measured, beside its yardstick, and whether that is good enough."""

import math
import statistics
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

_WIDTHS = (58, 12, 12, 8, 12, 5)
HEAD = ("what", "measured", "yardstick", "ratio", "goal", "met")


@dataclass(frozen=True)
class Row:
    """What is printed in one line; "" where there is nothing of that kind."""

    what: str
    measured: str
    yardstick: str = ""
    ratio: str = ""
    goal: str = ""
    met: str = ""


def line_of(cells: Sequence[str]) -> str:
    first, *others = (cell.rjust(width) for cell, width in zip(cells, _WIDTHS, strict=True))
    return "  ".join((cells[0].ljust(len(first)), *others)).rstrip()


def row_line(row: Row) -> str:
    return line_of((row.what, row.measured, row.yardstick, row.ratio, row.goal, row.met))


def beside(what: str, measured: Sequence[float], yardstick: Sequence[float], at_most: float | None) -> Row:
    """MEASURED seconds beside those of the YARDSTICK, taken in turn: neighbours are compared with each other,
    since a machine that is busy for a while is so for both.

    AT_MOST is how many times the yardstick is good enough; None where no goal was set.
    """
    ratio = statistics.median(ours / theirs for ours, theirs in zip(measured, yardstick, strict=True))
    return Row(
        what,
        time_words(statistics.median(measured)),
        time_words(statistics.median(yardstick)),
        f"{ratio:.2f}x",
        "" if at_most is None else f"<= {at_most:g}x",
        "" if at_most is None else _yes(ratio <= at_most),
    )


def bounded(what: str, measured: float, at_most: float, words: Callable[[float], str], yardstick: str = "") -> Row:
    """A row with a goal of its own, in the same unit as MEASURED, which WORDS puts with its unit."""
    return Row(what, words(measured), yardstick, "", f"<= {words(at_most)}", _yes(measured <= at_most))


def in_turn(rounds: int, *doings: Callable[[], float]) -> tuple[list[float], ...]:
    """What each of DOINGS returns, each ROUND all of them one after the other; the first round is not counted."""
    for doing in doings:
        doing()
    taken = [[doing() for doing in doings] for _ in range(rounds)]
    return tuple(list(column) for column in zip(*taken, strict=True))


def percentile(values: Sequence[float], share: int) -> float:
    """The value under which SHARE per cent of VALUES are."""
    return statistics.quantiles(values, n=100, method="inclusive")[share - 1]


def time_words(seconds: float) -> str:
    if math.isinf(seconds):
        return "never"
    return f"{seconds:.2f} s" if seconds >= 1 else f"{seconds * 1000:.3g} ms"


def table(rows: Iterator[Row]) -> Iterator[str]:
    """The lines of the table, each as soon as its row is known."""
    yield line_of(HEAD)
    yield line_of(tuple("-" * width for width in _WIDTHS))
    yield from map(row_line, rows)


def _yes(met: bool) -> str:
    return "yes" if met else "no"
