"""How pain changed, time after time: counts, the middle of them, and how exactly so many times can tell it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import sqrt

from backcare_tui.domain.journal.entry import Compared
from backcare_tui.domain.journal.rating import median

FEWEST = 5
"""Times under which nothing is said: chance alone would do as much."""
_Z = 1.96
"""Standard errors to each side that hold 95 of 100 chances."""


@dataclass(frozen=True)
class Changes:
    """From before some sessions to a time after them."""

    lower: int
    """How many times pain was less than before; next those when it was the same, and more."""
    same: int
    higher: int
    points: tuple[int, ...]
    """By how much, least first, where both were rated in points; below 0 is less pain."""

    @property
    def times(self) -> int:
        return self.lower + self.same + self.higher

    @property
    def mostly(self) -> Compared | None:
        """What it was more than every second time; None where there is no such thing."""
        counts = {Compared.BETTER: self.lower, Compared.SAME: self.same, Compared.WORSE: self.higher}
        return next((compared for compared, count in counts.items() if count * 2 > self.times), None)

    @property
    def median(self) -> float | None:
        """Of the points; None of fewer than `FEWEST`."""
        return median(self.points) if len(self.points) >= FEWEST else None

    @property
    def middle_half(self) -> tuple[float, float] | None:
        """The quartiles of the points, between which the middle half of them lies; None of fewer than `FEWEST`."""
        return middle_half(self.points) if len(self.points) >= FEWEST else None

    @property
    def share_lower(self) -> tuple[float, float]:
        """Between which shares of times, 0 to 1, pain would be less in the long run; see `likely_share`."""
        return likely_share(self.lower, self.times)

    @property
    def vagueness(self) -> float:
        """How far those two lie apart, 0 to 1: the less, the surer is what the counts say, whatever it is."""
        low, high = self.share_lower
        return round(high - low, 9)  # so that 3 of 7 and 4 of 7 are alike to the last digit


def changes_of(changes: Iterable[int | Compared]) -> Changes:
    """CHANGES, at least one: each in points, or only which way it went where there are no points."""
    told = tuple(changes)
    points = tuple(sorted(one for one in told if not isinstance(one, Compared)))
    ways = [one if isinstance(one, Compared) else way_of(one) for one in told]
    lower, same, higher = (ways.count(way) for way in (Compared.BETTER, Compared.SAME, Compared.WORSE))
    return Changes(lower, same, higher, points)


def way_of(points: float) -> Compared:
    """Which way a change of so many POINTS went: each one counts, however little a single one says."""
    if points == 0:
        return Compared.SAME
    return Compared.BETTER if points < 0 else Compared.WORSE


def likely_share(count: int, times: int) -> tuple[float, float]:
    """Between which shares, 0 to 1, something lies in the long run that was so COUNT of so many TIMES.

    The 95 % score interval of Wilson (J Am Stat Assoc 1927; 22: 209), which holds for few times and for shares of
    none and all, where others fail (Brown, Cai and DasGupta, Stat Sci 2001; 16: 101). It takes the times as
    independent, which those of one person are not quite: so it puts them in order, and proves nothing.
    """
    share, spread = count / times, _Z * _Z / times
    centre = share + spread / 2
    half = _Z * sqrt(share * (1 - share) / times + spread / (4 * times))
    return max(0.0, (centre - half) / (1 + spread)), min(1.0, (centre + half) / (1 + spread))


def middle_half(ordered: Sequence[float]) -> tuple[float, float]:
    """The lower and the upper quartile of values in order, as the QUARTILE of spreadsheets gives them."""
    return _quantile(ordered, 0.25), _quantile(ordered, 0.75)


def _quantile(ordered: Sequence[float], share: float) -> float:
    place = (len(ordered) - 1) * share
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (ordered[above] - ordered[below]) * (place - below)
