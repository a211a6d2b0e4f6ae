"""What a routine is for this person. Whatever depends on the person belongs in `adapted`, and nowhere else."""

from dataclasses import dataclass

from backcare_tui.domain.catalogue.catalogue import Catalogue
from backcare_tui.domain.catalogue.routine import Routine
from backcare_tui.domain.journal.overview import Practice
from backcare_tui.domain.session.timeline import Timeline, lay_out


@dataclass(frozen=True)
class Person:
    """What is known of whoever practises."""

    sessions: int = 0
    """How many sessions their journal holds."""


def person_of(practice: Practice) -> Person:
    """The person whose journal says that they have PRACTICE."""
    return Person(sessions=practice.sessions)


def adapted(routine: Routine, person: Person, catalogue: Catalogue) -> Routine:  # noqa: ARG001
    """ROUTINE as PERSON does it; CATALOGUE has its exercises, and others to take instead.

    There is no rule yet: all do it as it is written.
    """
    return routine


def timeline_for(catalogue: Catalogue, routine: Routine, person: Person, pace: float = 1.0) -> Timeline:
    """ROUTINE in time, as PERSON does it at PACE. Every exercise of it must be in CATALOGUE (KeyError).

    Whoever shows what is to be done, or begins it, asks here. A session under way keeps what it began with.
    """
    return lay_out(adapted(routine, person, catalogue), catalogue.exercises, pace)
