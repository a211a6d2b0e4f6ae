"""Figures that are drawn once for all tests: what a picture looks like is tried in `tests/figure`."""

from collections.abc import Callable, Hashable
from typing import Any

from backcare_tui.domain.catalogue.pose import Figure
from backcare_tui.figure.canvas import Picture
from backcare_tui.figure.drawing.telling import Telling
from backcare_tui.figure.skeleton import Skeleton


def remembering(make: Callable[..., Any]) -> Callable[..., Any]:
    """MAKE, a pure function, which makes the same of the same only once."""
    made: dict[Hashable, tuple[tuple[object, ...], Any]] = {}

    def remembered(*given: object, **named: object) -> Any:
        key = (*map(_key, given), *named.items())
        if key not in made:
            made[key] = (given, make(*given, **named))
        return made[key][1]

    return remembered


def _key(given: object) -> Hashable:
    """What tells GIVEN from others of its kind; it is kept for as long as it is known by where it lies."""
    if isinstance(given, Figure | Telling | Picture):
        return id(given)
    if isinstance(given, Skeleton):
        return (given.spine, tuple(given.joints.items()), given.face, given.belly)
    assert isinstance(given, Hashable)
    return given
