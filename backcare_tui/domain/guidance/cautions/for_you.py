"""What a list says of an exercise or a routine for one person, in a few words."""

from collections.abc import Sequence

from backcare_tui.domain.catalogue.catalogue import Catalogue
from backcare_tui.domain.catalogue.terms import Does
from backcare_tui.domain.guidance.cautions.concerns import Change, tellable
from backcare_tui.domain.words.wording import counted


def for_you(changes: Sequence[Change], catalogue: Catalogue, exercise: str | None = None) -> str:
    """What CHANGES come to, for a list: "for you: left out"; empty where there are none.

    They are those of EXERCISE alone, or where that is None of a routine.
    """
    words = _of_routine(changes) if exercise is None else _of_exercise(changes, catalogue, exercise)
    return f"for you: {words}" if words else ""


def _of_exercise(changes: Sequence[Change], catalogue: Catalogue, exercise: str) -> str:
    own = [change for change in changes if change.exercise == exercise]
    if any(change.overruled for change in own):
        return "as written, as you chose"
    for change in own:
        if change.does is Does.LEAVE_OUT:
            return f"{catalogue.name_of(change.instead)} instead" if change.instead else "left out"
    if any(change.does is Does.ADAPT for change in own):
        return "another way"
    return "with something to mind" if own else ""


def _of_routine(changes: Sequence[Change]) -> str:
    told = [change for change in tellable(changes) if not change.overruled]
    if told:
        return counted(len({change.exercise for change in told}), "change")
    return "with something to mind" if changes else ""
