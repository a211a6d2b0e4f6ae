"""What a routine is for this person. Whatever depends on the person belongs in `adapted`, and nowhere else."""

from dataclasses import dataclass

from backcare_tui.domain.catalogue.catalogue import Catalogue
from backcare_tui.domain.catalogue.routine import Routine
from backcare_tui.domain.catalogue.terms import CautionTag, Does
from backcare_tui.domain.guidance.person import Person
from backcare_tui.domain.session.timeline import Timeline, lay_out


@dataclass(frozen=True)
class Change:
    """What a circumstance of the person changes of one exercise, or what there is to mind about it."""

    exercise: str
    """The id of the exercise as it was written."""
    instead: str | None
    """The id of the one that takes its place; None where it stays, or where nothing does."""
    tag: CautionTag
    does: Does
    says: str
    """It and its reason, in a sentence."""


@dataclass(frozen=True)
class Adapted:
    """A routine as a person does it."""

    routine: Routine
    changes: tuple[Change, ...] = ()
    """In the order of the exercises as written."""


def adapted(routine: Routine, person: Person, catalogue: Catalogue) -> Adapted:  # noqa: ARG001
    """ROUTINE as PERSON does it; CATALOGUE has its exercises, and others to take instead.

    There is no rule yet: all do it as it is written.
    """
    return Adapted(routine)


def timeline_for(catalogue: Catalogue, routine: Routine, person: Person, pace: float = 1.0) -> Timeline:
    """ROUTINE in time, as PERSON does it at PACE. Every exercise of it must be in CATALOGUE (KeyError).

    Whoever shows what is to be done, or begins it, asks here. A session under way keeps what it began with.
    """
    return lay_out(adapted(routine, person, catalogue).routine, catalogue.exercises, pace)
