"""What a record of a session says of the dose that the plan had asked for."""

from typing import NamedTuple

from backcare_tui.domain.catalogue.exercise import Exercise
from backcare_tui.domain.catalogue.form import Form
from backcare_tui.domain.catalogue.terms import Variation
from backcare_tui.domain.guidance.cautions.concerns import adapting
from backcare_tui.domain.guidance.person import Person
from backcare_tui.domain.journal.entry import ExerciseRecord
from backcare_tui.domain.plan.ladder import Amount, Ladder


class NotedDose(NamedTuple):
    """A dose as far as it is known."""

    reps: int | None
    hold_s: float | None
    """None where the form in which it was done has no more than that, so that the plan may have asked for more."""
    least: Amount
    """What was asked for at the least."""

    def amount(self, reckoned: Amount) -> Amount:
        """It, with what is not known as it is RECKONED, but not less than was done."""
        least = self.least
        return Amount(
            max(least.reps, reckoned.reps) if self.reps is None else self.reps,
            max(least.hold_s, reckoned.hold_s) if self.hold_s is None else self.hold_s,
            least.harder,
        )

    @property
    def is_whole(self) -> bool:
        return self.reps is not None and self.hold_s is not None


def noted_dose(record: ExerciseRecord, exercise: Exercise, person: Person, ladder: Ladder) -> NotedDose | None:
    """What RECORD says of the dose of EXERCISE, as PERSON does it; None if nothing was noted.

    An easier form makes less of a dose that is more than its own, and leaves any other as it is.
    """
    if record.reps is None:
        return None
    reps, hold_s = record.reps, ladder.start.hold_s if record.hold_s is None else record.hold_s
    least = ladder.within(Amount(reps, hold_s, record.variation is Variation.HARDER))
    if record.variation is not Variation.EASIER:
        return NotedDose(least.reps, least.hold_s, least)
    doses = [form.dose for form in _easier_forms(exercise, person) if form.dose is not None]
    most_reps = min((dose.reps for dose in doses if dose.reps is not None), default=ladder.most.reps + 1)
    most_hold_s = min((dose.hold_s for dose in doses if dose.hold_s is not None), default=ladder.most.hold_s + 1)
    return NotedDose(
        least.reps if reps < most_reps else None,
        least.hold_s if 0 < hold_s < most_hold_s or not ladder.most.hold_s else None,
        least,
    )


def _easier_forms(exercise: Exercise, person: Person) -> list[Form]:
    """In which PERSON may have done EXERCISE: those that cautions ask for, else the first of its own."""
    cautions = adapting(exercise, person)
    return [caution.form or exercise.easier[0] for caution in cautions] or [exercise.easier[0]]
