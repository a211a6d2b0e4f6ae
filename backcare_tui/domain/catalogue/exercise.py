"""One exercise of the catalogue. These models are the schema of `catalogue/exercises/*.toml`."""

from collections.abc import Collection, Sequence
from enum import StrEnum
from typing import Annotated, TypeVar

from backcare_tui.domain.catalogue.caution import Caution
from backcare_tui.domain.catalogue.dose import Dose, PrintedRange
from backcare_tui.domain.catalogue.form import Equipment, Finish, Form, Phase, Position, Side, Sides, SideWords
from backcare_tui.domain.catalogue.pose import Figure, Prop
from backcare_tui.domain.catalogue.terms import CautionTag, Does, Kind
from backcare_tui.domain.file_fields import Address, Identifier, Name, OneLine
from backcare_tui.domain.light_model import LightValue, limits
from backcare_tui.domain.words.wording import counted, number_words

PhaseT = TypeVar("PhaseT", bound=Phase)
LONGEST_S = 3 * 3600
"""Seconds that one exercise may last."""


_AROUND = {Position.SEATED: (Prop.FLOOR, Prop.CHAIR), Position.STANDING: (Prop.FLOOR,)}
"""What is drawn around a figure that a form puts into another position; elsewhere a mat."""


class Area(StrEnum):
    """Where an exercise is felt."""

    LOW_BACK = "low back"
    UPPER_BACK = "upper back"
    ABDOMEN = "abdomen"
    WAIST = "waist"
    BUTTOCKS = "buttocks"
    HIPS = "hips"
    FRONT_OF_THIGHS = "front of thighs"
    BACK_OF_THIGHS = "back of thighs"
    SHOULDERS = "shoulders"
    WHOLE_BODY = "whole body"
    BREATH = "breath"


class Source(LightValue):
    """Where the facts come from."""

    organisation: OneLine
    title: OneLine
    url: Address | None = None


class Exercise(LightValue):
    """One exercise: what it is, how it goes in time, how much of it, and what to mind."""

    id: Identifier
    name: Name
    aliases: tuple[OneLine, ...] = ()
    found_by: tuple[OneLine, ...] = ()
    """What people type who look for it, though it is no name of it: "sciatica"."""
    kind: Kind
    position: Position
    start: OneLine | None = None
    """Where arms and legs are first; {side} in it is "left" or "right", {other} the reverse, {support} a hold."""
    equipment: tuple[Equipment, ...] = ()
    """What has to be at hand."""
    areas: Annotated[tuple[Area, ...], limits(min_length=1)]
    sides: Sides = Sides.BOTH
    side_words: SideWords = SideWords()
    summary: OneLine
    steps: Annotated[tuple[OneLine, ...], limits(min_length=2)]
    phases: Annotated[tuple[Phase, ...], limits(min_length=1)]
    finish: Finish | None = None
    """What is done once, after the last repetition of a set and on each side, where that does not end as it began:
    "Put one foot down after the other"."""
    dose: Dose
    printed: PrintedRange
    easier: Annotated[tuple[Form, ...], limits(min_length=1)]
    """Each a table, or its words alone. The first one keeps the position: it is done when the exercise hurts."""
    harder: Annotated[tuple[Form, ...], limits(min_length=1)]
    """Each a table, or its words alone."""
    mistakes: Annotated[tuple[OneLine, ...], limits(min_length=1)]
    cautions: tuple[Caution, ...] = ()
    sources: Annotated[tuple[Source, ...], limits(min_length=1)]
    figure: Figure | None = None
    """How it looks; an exercise may do without."""

    def __post_init__(self) -> None:
        self._check_phases()
        self.check_dose(self.dose)
        self._check_poses()
        self._check_starts()
        self._check_forms()

    def _check_poses(self) -> None:
        known = self.figure.poses if self.figure else {}
        for part in (*self.parts, *(part for form in self.forms for part in form.parts)):
            if part.pose is not None and part.pose not in known:
                raise ValueError(f"the phase {part.name} leads to the pose {part.pose}, which the figure lacks")
        for pose in {pose for form in self.forms for pair in (form.pose or {}).items() for pose in pair}:
            if self.figure and pose not in known:
                raise ValueError(f"a form names the pose {pose}, which the figure lacks")

    def _check_starts(self) -> None:
        starts = [words for words in (self.start, *(form.start for form in self.forms)) if words]
        if self.sides is not Sides.EACH and any(Side.LEFT.named_in(words) != words for words in starts):
            raise ValueError('its start names a {side} or {other}, which only an exercise with sides = "each" has')

    def _check_forms(self) -> None:
        for form in self.forms:
            if form.phases is None and form.dose is None:
                continue  # of words alone: it takes less of what can be done
            try:
                self.in_form(form)
            except ValueError as error:
                raise ValueError(f"its form “{form.words}” cannot be done: {error}") from error

    @property
    def parts(self) -> tuple[Phase, ...]:
        """All its movements: the phases of a repetition, and what is done once at the end."""
        return (*self.phases, self.finish) if self.finish else self.phases

    @property
    def forms(self) -> tuple[Form, ...]:
        """All in which it can be done besides its own."""
        adapted = (caution.form for caution in self.cautions if caution.form)
        return (*self.easier, *self.harder, *adapted)

    def leaving_out(self, tags: Collection[CautionTag]) -> tuple[Caution, ...]:
        """The cautions for which it is nothing for somebody with TAGS."""
        return tuple(one for one in self.cautions if one.does is Does.LEAVE_OUT and one.tag in tags)

    def is_left_out(self, tags: Collection[CautionTag], anyway: Collection[str] = ()) -> bool:
        """Whether it is nothing for somebody with TAGS, who does exercises with these ids ANYWAY."""
        return self.id not in anyway and bool(self.leaving_out(tags))

    @property
    def poses_elsewhere(self) -> frozenset[str]:
        """The names of the poses of forms that begin in another position than the exercise itself."""
        elsewhere = (form.poses for form in self.forms if form.position not in (None, self.position))
        return frozenset().union(*elsewhere)

    def form_in(self, position: Position) -> Form | None:
        """The form that begins in POSITION, where the exercise itself does not; better one of as much work."""
        if position is self.position:
            return None
        found = [form for form in self.forms if form.position is position]
        return next((form for form in found if form not in self.easier), next(iter(found), None))

    def in_form(self, form: Form) -> "Exercise":
        """The same as it is done in FORM: its phases, its figure and its dose. ValueError if they do not fit.

        A pose that the figure lacks is left out.
        """
        known = self.figure.poses if self.figure else {}
        poses = {pose: pose for pose in known}
        poses |= {pose: other for pose, other in (form.pose or {}).items() if other in known}

        def led(phase: PhaseT) -> PhaseT:
            return phase.model_copy(update={"pose": poses.get(phase.pose) if phase.pose else None})

        finish = form.finish or (None if form.phases else self.finish)
        figure = self.figure and self.figure.model_copy(
            update={
                "rest": poses.get(self.figure.rest, self.figure.rest),
                "cycle": tuple(poses.get(pose, pose) for pose in self.figure.cycle),
            }
        )
        names = ("position", "start", "equipment", "side_words")
        moved = {"phases": tuple(map(led, form.phases or self.phases)), "finish": finish and led(finish)}
        changed = {name: getattr(form, name) for name in names if getattr(form, name) is not None}
        done = self.model_copy(update={"figure": figure} | moved | changed)
        if figure and done.position is not self.position:
            shown = {figure.rest, *figure.cycle, *(part.pose for part in done.parts)}
            here = {
                "poses": {name: pose for name, pose in figure.poses.items() if name in shown},
                "props": _AROUND.get(done.position, (Prop.MAT,)),
            }
            done = done.model_copy(update={"figure": figure.model_copy(update=here)})
        done._check_phases()
        dose = self.dose_in(form, self.dose)
        done.check_dose(dose)
        return done.model_copy(update={"dose": dose})

    def dose_in(self, form: Form, planned: Dose) -> Dose:
        """How much of it is done in FORM where PLANNED was to be done in its own: more only in a harder form."""
        if form.dose is not None:
            asked = form.dose.asked
            if form not in self.harder:
                most = planned.values() | {"rest_s": None}
                asked = {name: min(most.get(name) or amount, amount) for name, amount in asked.items()}
            planned = planned.model_copy(update=asked)
        elif form in self.easier:
            planned = planned.smaller
        return planned if _holds(form.phases or self.phases) else planned.model_copy(update={"hold_s": 0})

    def eased(self, planned: Dose, *, as_printed: bool = False) -> Form:
        """Its first easier form, with how much of it is done where PLANNED was to be done.

        AS PRINTED it has no fewer repetitions and no shorter hold than the sources print, unless PLANNED had: so a
        caution eases, which holds for good. Where it hurts now, any less is better than none.
        """
        form = self.easier[0]
        less = self.dose_in(form, planned)
        if as_printed:
            reps, hold_s = less.reps, less.hold_s
            if self.printed.reps:
                reps = max(reps, min(planned.reps, self.printed.reps[0]))
            if self.printed.hold_s and hold_s:
                hold_s = max(hold_s, min(planned.hold_s, self.printed.hold_s[0]))
            less = less.model_copy(update={"reps": reps, "hold_s": hold_s})
        return form.with_dose(less)

    @property
    def aerobic(self) -> bool:
        return self.kind is Kind.AEROBIC

    @property
    def holds(self) -> bool:
        """Whether a position is held in each repetition."""
        return _holds(self.phases)

    @property
    def moving_s(self) -> float:
        """Seconds of movement in one repetition, on one side; its hold apart."""
        return sum(phase.lasts for phase in self.phases if not isinstance(phase.lasts, str))

    @property
    def side_count(self) -> int:
        """How often a set is done: once, or on each side."""
        return 1 if self.sides is Sides.BOTH else 2

    def _check_phases(self) -> None:
        open_ended = [phase for phase in self.phases if phase.lasts == "minutes"]
        if self.aerobic != bool(open_ended) or (open_ended and len(self.phases) > 1):
            raise ValueError('an aerobic exercise has exactly one phase, with lasts = "minutes"; others have none')
        if self.aerobic and self.finish:
            raise ValueError("an aerobic exercise may be ended at any time, and so it has no finish")

    def check_dose(self, dose: Dose) -> None:
        """Raise ValueError if DOSE cannot be done with this exercise's phases."""
        if self.aerobic != (dose.minutes > 0):
            raise ValueError("dose.minutes belongs to aerobic exercises, and only to them")
        if self.holds != (dose.hold_s > 0):
            raise ValueError('dose.hold_s belongs to exercises with a phase that lasts = "hold", and only to them')
        times = dose.sets * dose.reps * self.side_count
        if times * (self.moving_s + dose.hold_s) > LONGEST_S:
            raise ValueError(f"the dose lasts longer than {LONGEST_S // 3600} hours")


def _holds(phases: Sequence[Phase]) -> bool:
    return any(phase.lasts == "hold" for phase in phases)


def dose_words(exercise: Exercise, dose: Dose) -> str:
    """DOSE of EXERCISE in a line: "8 times, holding 5 s"."""
    if dose.minutes:
        return counted(dose.minutes, "minute")
    times = dose.sets if dose.reps == 1 else dose.reps
    words = "once" if times == 1 else f"{times} times"
    if dose.sets > 1 and dose.reps > 1:
        words = f"{dose.sets} sets of {words}"
    if exercise.sides is not Sides.BOTH:
        words += " on each side"
    if dose.hold_s:
        words += f", holding {number_words(dose.hold_s)} s"
    if dose.sets > 1 and dose.rest_s:
        words += f", {number_words(dose.rest_s)} s rest between"
    return words
