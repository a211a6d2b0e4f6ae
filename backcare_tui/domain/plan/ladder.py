"""The doses through which one exercise may grow: within what its sources print, and up to their middle."""

from collections.abc import Callable
from functools import partial
from math import floor
from typing import NamedTuple

from backcare_tui.domain.catalogue.dose import Dose, DoseChange
from backcare_tui.domain.catalogue.exercise import Exercise
from backcare_tui.domain.catalogue.terms import Kind, Variation
from backcare_tui.domain.words.wording import counted, number_words

_GROWING = (Kind.MOBILITY, Kind.STRETCH, Kind.STRENGTH)
_LEAST_SET_S = 2.0


class Amount(NamedTuple):
    """What can grow of a dose."""

    reps: int
    hold_s: float
    harder: bool = False
    """Whether it is the harder form."""

    def at_most(self, other: "Amount") -> "Amount":
        """No more than OTHER in anything."""
        if self.harder != other.harder:
            return self if other.harder else other
        return Amount(min(self.reps, other.reps), min(self.hold_s, other.hold_s), self.harder)

    @property
    def weight(self) -> float:
        """How much it is beside others of the same form."""
        return self.reps * (self.hold_s + _LEAST_SET_S)

    def words(self, other: "Amount") -> str:
        """What changes from OTHER to this: "8 to 10 repetitions"."""
        if self.harder != other.harder:
            return "the harder form" if self.harder else "back to the usual form"
        if self.reps != other.reps:
            return f"{other.reps} to {counted(self.reps, 'repetition')}"
        return f"holds of {number_words(other.hold_s)} to {number_words(self.hold_s)} s"


def _as_asked(amount: Amount) -> Amount:
    return amount


class Ladder(NamedTuple):
    """The steps of one exercise, of which each changes what is done."""

    start: Amount
    """The dose that its file says."""
    least: Amount
    most: Amount
    """What the sources print at most."""
    aim: Amount
    """The middle of what they print, or the start where that is beyond it."""
    exercise: Exercise
    as_done: Callable[[Amount], Amount] = _as_asked
    """What a person does where so much is asked for: less where a circumstance has them do it in another form."""

    @classmethod
    def of(cls, exercise: Exercise, as_done: Callable[[Amount], Amount] = _as_asked) -> "Ladder":
        dose, printed = exercise.dose, exercise.printed
        start = Amount(dose.reps, dose.hold_s)
        least_reps, most_reps = printed.reps or (dose.reps, dose.reps)
        least_hold, most_hold = printed.hold_s or (dose.hold_s, dose.hold_s)
        if not dose.hold_s:
            least_hold = most_hold = 0
        least = Amount(min(least_reps, dose.reps), min(least_hold, dose.hold_s))
        most = Amount(max(most_reps, dose.reps), max(most_hold, dose.hold_s))
        aim = Amount(
            max(start.reps, -(-(least.reps + most.reps) // 2)),
            max(start.hold_s, float(-(-(least.hold_s + most.hold_s) // 2))),
        )
        return cls(start, least, most, aim, exercise, as_done)

    @property
    def has_harder(self) -> bool:
        return _harder_fits(self.exercise)

    @property
    def grows(self) -> bool:
        return self.exercise.kind in _GROWING

    @property
    def strengthens(self) -> bool:
        return self.exercise.kind is Kind.STRENGTH

    def seconds(self, amount: Amount) -> float:
        """How long AMOUNT takes, without rests."""
        times = self.exercise.dose.sets * self.exercise.side_count * amount.reps
        return times * (self.exercise.moving_s + amount.hold_s)

    def up(
        self,
        amount: Amount,
        reps: int,
        wide_reps: int,
        wide: int,
        hold_s: float,
        long_hold_s: float,
        long: float,
        longest_s: float,
        harder: bool,
    ) -> Amount:
        """One step more of one thing: repetitions, then the hold, then the harder form; the same where there is
        none.
        """
        step = wide_reps if self.most.reps - self.start.reps >= wide else reps

        def more(amount: Amount) -> Amount:
            longer = amount._replace(reps=min(amount.reps + step, self.aim.reps))
            step_s = long_hold_s if amount.hold_s >= long else hold_s
            held = amount._replace(hold_s=min(amount.hold_s + step_s, self.aim.hold_s))
            if amount.reps < self.aim.reps and self.seconds(longer) <= longest_s:
                return longer
            if amount.hold_s < self.aim.hold_s and self.seconds(held) <= longest_s:
                return held
            if harder and self.has_harder and not amount.harder:
                return self.start._replace(harder=True)
            return amount

        return self._to_what_shows(amount, more)

    def down(self, amount: Amount, share: float) -> Amount:
        """A step less: repetitions, else the hold, by SHARE of them; a harder form first becomes the usual one."""
        return self._to_what_shows(amount, partial(self._less, share=share))

    def change_words(self, before: Amount, amount: Amount) -> str:
        """What changes from BEFORE to AMOUNT of what is done; empty where nothing does."""
        return self.as_done(amount).words(self.as_done(before)) if amount != before else ""

    def _to_what_shows(self, amount: Amount, step: Callable[[Amount], Amount]) -> Amount:
        """AMOUNT after so many of a STEP that what is done changes; the same where none changes it."""
        if not self.grows:
            return amount
        reached = step(amount)
        while self.as_done(reached) == self.as_done(amount):
            further = step(reached)
            if further == reached:
                return amount
            reached = further
        return reached

    def _less(self, amount: Amount, share: float) -> Amount:
        if amount.harder:
            return amount._replace(harder=False)
        reps = max(self.least.reps, min(amount.reps - 1, floor(amount.reps * (1 - share) + 0.5)))
        if reps < amount.reps:
            return amount._replace(reps=reps)
        return amount._replace(hold_s=max(self.least.hold_s, float(floor(amount.hold_s * (1 - share)))))

    def within(self, amount: Amount) -> Amount:
        """AMOUNT, brought into the printed range."""
        return Amount(
            max(self.least.reps, min(self.most.reps, amount.reps)),
            max(self.least.hold_s, min(self.most.hold_s, amount.hold_s)),
            amount.harder,
        )


def _harder_fits(exercise: Exercise) -> bool:
    """Whether the first harder form leaves the starting dose within what is printed."""
    form = exercise.harder[0]
    if form.position is not None and form.position is not exercise.position:
        return False
    dose, printed = exercise.dose_in(form, exercise.dose), exercise.printed
    spans = ((dose.reps, printed.reps), (dose.hold_s, printed.hold_s), (dose.sets, printed.sets))
    return all(span is None or span[0] <= value <= span[1] for value, span in spans)


def dose_change(amount: Amount, dose: Dose) -> DoseChange:
    """What differs between AMOUNT and DOSE."""
    return DoseChange(
        reps=None if amount.reps == dose.reps else amount.reps,
        hold_s=None if amount.hold_s == dose.hold_s else amount.hold_s,
    )


def variation_of(amount: Amount) -> Variation:
    return Variation.HARDER if amount.harder else Variation.STANDARD
