"""How far each exercise has grown: a fold over the sessions of the journal, so that there is nothing hidden.

A dose that a session noted is taken where an exercise is met first, and where it is more than the rules made of
the sessions that are known: those before them are not. Within these weeks entries without doses lead to the same.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from backcare_tui.domain.catalogue.exercise import Exercise
from backcare_tui.domain.catalogue.routine import RoutineItem
from backcare_tui.domain.catalogue.terms import TODAY
from backcare_tui.domain.guidance.adapt import dose_for
from backcare_tui.domain.guidance.cautions.concerns import adapting, concerning
from backcare_tui.domain.guidance.person import Person
from backcare_tui.domain.journal.entry import ExerciseRecord
from backcare_tui.domain.journal.overview import Practice, recent_days
from backcare_tui.domain.plan.flare import Soreness
from backcare_tui.domain.plan.ladder import Amount, Ladder, dose_change, variation_of
from backcare_tui.domain.plan.noted_dose import NotedDose, noted_dose
from backcare_tui.domain.plan.rule import About, AnyRule, Decision, about, decide, numbers_of, weigh
from backcare_tui.domain.plan.rules.dose import AFTER_GAP, DoseFacts, Level
from backcare_tui.domain.plan.rules.length import LIST_RULES, RESTART
from backcare_tui.domain.plan.shape import A_STEP, DayFacts, DayKind, Load, Shape
from backcare_tui.domain.plan.story import PastSession, Story


class Standing(NamedTuple):
    """One exercise: its level, and how it was done last."""

    level: Level
    done: Amount | None = None
    """The last time; None for never."""
    last: date | None = None
    first: date | None = None
    """When it was done for the first time, as far as is known."""
    because: tuple[Decision, ...] = ()
    """What changed since then, and why."""
    rested: bool = False
    """Whether a break followed it: on the way back it is begun with no more than the last time."""


class Levels(NamedTuple):
    """How each exercise stands."""

    known: Mapping[str, Standing]
    first: Callable[[str], Standing]
    """How one of the others begins."""
    ladder: Callable[[str], Ladder]
    """The steps of each."""

    def of(self, id: str) -> Standing:
        """How the exercise of this ID stands."""
        return self.known.get(id) or self.first(id)


def amount_for(
    ladder: Ladder, level: Level, done: Amount | None, load: Load, below: int = 0, waits: bool = False
) -> Amount:
    """How much is done of an exercise at LEVEL, of which so much was DONE last, where LOAD is asked for and so
    many steps BELOW what it has grown to; WAITS if another one grows first.
    """
    amount = _below(ladder, level.amount, below) if below else level.amount
    if load is Load.USUAL and not waits:
        return amount
    if load is Load.LEAST:
        amount = amount.at_most(ladder.start)
    if load in (Load.EASED, Load.LEAST) and not below:
        amount = ladder.down(amount, A_STEP)
    return amount if done is None else amount.at_most(done)


def _below(ladder: Ladder, amount: Amount, steps: int) -> Amount:
    """AMOUNT, so many STEPS smaller; of several only those that leave it above what somebody begins with again."""
    least = ladder.down(ladder.start, A_STEP)
    for step in range(steps):
        less = ladder.down(amount, A_STEP)
        if step and less.weight < least.weight:
            break
        amount = less
    return amount


def waiting(
    standings: Mapping[str, Standing], ladder: Callable[[str], Ladder], exercises: Iterable[str]
) -> frozenset[str]:
    """Which of EXERCISES, all in one session, have grown but wait until another one has had its turn.

    Only one grows a day, so that a worse morning has one suspect: strength work first, then what waits longest.
    """
    known = [(one, standings[one]) for one in dict.fromkeys(exercises) if one in standings]
    grown = [(one, at) for one, at in known if has_grown(at)]
    turn = min(
        grown, key=lambda each: (not ladder(each[0]).strengthens, each[1].last or date.min, each[0]), default=None
    )
    return frozenset(one for one, _ in grown if turn is None or one != turn[0])


def has_grown(standing: Standing) -> bool:
    """Whether it has grown by a rule, and has not been done with so much yet."""
    return bool(standing.because) and standing.done is not None and _is_more(standing.level.amount, standing.done)


def _done_in(session: PastSession) -> list[str]:
    return [record.exercise for record in session.records]


class _Fold:
    """The levels while sessions go by."""

    def __init__(
        self,
        exercises: Mapping[str, Exercise],
        person: Person,
        rules: Sequence[AnyRule],
        story: Story,
        sore: Mapping[date, Soreness],
    ) -> None:
        self.exercises = exercises
        self.person = person
        self.rules = about(rules, About.DOSE)
        self.day_rules = tuple(rule for rule in about(rules, About.DAY) if rule not in LIST_RULES)
        self.story = story
        self.sore = sore
        self.ladders: dict[str, Ladder] = {}
        self.cautious: dict[str, bool] = {}
        self.standings: dict[str, Standing] = {}
        self.gap = 0
        """Days without a session, while what comes in is begun smaller because of them; 0 for none."""
        self.smaller = 0
        """For how many sessions more it is."""

    def ladder(self, id: str) -> Ladder:
        if id not in self.ladders:
            self.ladders[id] = _ladder_for(self.exercises[id], self.person)
        return self.ladders[id]

    def facts(self, id: str, session: PastSession | None = None, gap: int = 0, waiting: bool = False) -> DoseFacts:
        if id not in self.cautious:
            self.cautious[id] = bool(concerning(self.exercises[id], self.person))
        return DoseFacts(self.exercises[id].name, self.ladder(id), session, gap, self.cautious[id], id, waiting)

    def begin_again(self, gap: int, sessions: int) -> None:
        """After GAP days without a session; what comes in anew in so many SESSIONS is begun smaller, too."""
        self.gap = gap
        self.smaller = sessions
        for known, standing in self.standings.items():
            level, because = decide(self.rules, About.DOSE, self.facts(known, gap=gap), standing.level)
            if level != standing.level:
                done = level.amount if standing.done is None else level.amount.at_most(standing.done)
                self.standings[known] = Standing(level, done, standing.last, standing.first, because)

    def rest(self) -> None:
        """After a break what had grown, and was not done with so much yet, is as much as was done."""
        for known, standing in self.standings.items():
            if has_grown(standing) and standing.done is not None:
                standing = standing._replace(level=Level(standing.done), because=())
            self.standings[known] = standing._replace(rested=True)

    def first(self, id: str) -> Standing:
        """An exercise that was not done before, as far as is known."""
        start = Level(self.ladder(id).start)
        level, because = (
            decide(self.rules, About.DOSE, self.facts(id, gap=self.gap), start) if self.gap else (start, ())
        )
        return Standing(level, because=because)

    def practise(self, session: PastSession, before: tuple[PastSession, ...]) -> None:
        """Take in what SESSION did to the exercises of it; BEFORE are those up to it."""
        load, below = self._asked_for(session, before)
        if load is Load.USUAL and not below:
            waits = waiting(self.standings, self.ladder, _done_in(session))
        else:
            waits = frozenset(one for one, at in self.standings.items() if has_grown(at))
        for record in {record.exercise: record for record in session.records}.values():
            if record.exercise not in self.exercises:
                continue
            ladder = self.ladder(record.exercise)
            standing = self.standings.get(record.exercise) or self.first(record.exercise)
            level = standing.level
            noted = self._noted(record, session, ladder)
            asked = level.amount if noted is None else noted.amount(level.amount)
            if record.exercise not in self.standings or _is_more(asked, level.amount):
                level = Level(asked)
            known = noted is not None and noted.is_whole
            waits_here = record.exercise in waits and (not known or _is_more(level.amount, asked))
            no_more = waits_here or (below > 0 and standing.rested)
            done = amount_for(ladder, level, standing.done, load, below, no_more)
            done = done if noted is None else noted.amount(done)
            facts = self.facts(record.exercise, session, waiting=waits_here or below > 0)
            grown_to, kept = weigh(self.rules, About.DOSE, facts, level)
            changed = grown_to.amount != level.amount
            before_it = standing.because if waits_here else ()
            told = tuple(rule.reason(found) for rule, found in kept) if changed else before_it
            self.standings[record.exercise] = Standing(
                grown_to, done, session.day, standing.first or session.day, told
            )
        self._hurt_undone(session)
        self.smaller -= 1
        if self.smaller <= 0:
            self.gap = 0

    def _hurt_undone(self, session: PastSession) -> None:
        """Take in what hurt in SESSION, and was then left out: it was no more than begun, but it was told."""
        for one in sorted(session.hurt.difference(_done_in(session)) & self.exercises.keys()):
            standing = self.standings.get(one) or self.first(one)
            level, because = decide(self.rules, About.DOSE, self.facts(one, session), standing.level)
            if level.amount != standing.level.amount:
                done = None if standing.done is None else standing.done.at_most(level.amount)
                self.standings[one] = standing._replace(level=level, done=done, because=because)

    def _noted(self, record: ExerciseRecord, session: PastSession, ladder: Ladder) -> NotedDose | None:
        if session.routine != TODAY:
            return None
        return noted_dose(record, self.exercises[record.exercise], self.person, ladder)

    def _asked_for(self, session: PastSession, before: tuple[PastSession, ...]) -> tuple[Load, int]:
        """Which doses the rules of a day asked for when SESSION began, with those BEFORE it, and how many steps
        below what they had grown to.
        """
        said = self.story.said_by(session.at)
        then = self.story._replace(
            today=session.day, hour=session.at.hour, sessions=before, practice=Practice(), said=said
        )
        sore = self.sore.get(session.day, Soreness())
        shape, _ = weigh(self.day_rules, About.DAY, DayFacts(then, session.day, sore, frozenset()), Shape())
        if shape.kind is DayKind.GENTLE:
            return Load.HELD, 0  # it was not known to be sore yet, or a full session was done all the same
        return shape.load, shape.below


def levels_of(
    story: Story,
    exercises: Mapping[str, Exercise],
    person: Person,
    rules: Sequence[AnyRule],
    sore: Mapping[date, Soreness],
) -> Levels:
    """How far each of EXERCISES has grown in STORY by RULES. Gentle days change nothing."""
    fold = _Fold(exercises, person, rules, story, sore)
    again, restart = numbers_of(rules, AFTER_GAP.name), numbers_of(rules, RESTART.name)

    def pass_by(gap: int) -> None:
        if restart is not None and gap >= restart["gap"]:
            fold.rest()
        if again is not None and gap >= again["gap"]:
            fold.begin_again(gap, int(again["sessions"]))

    last = _last_before(story)
    for index, session in enumerate(story.sessions):
        pass_by((session.day - last).days if last else 0)
        last = session.day
        if not session.gentle:
            fold.practise(session, story.sessions[:index])
    pass_by(story.days_since_practice or 0)
    return Levels(fold.standings, fold.first, fold.ladder)


def _last_before(story: Story) -> date | None:
    """The last day on which a session may have been before those that STORY knows; None if there was none."""
    began, farthest = story.practice.began, recent_days(story.today)[0] - timedelta(days=1)
    return farthest if began and story.days.of(began) <= farthest else None


def _ladder_for(exercise: Exercise, person: Person) -> Ladder:
    """The steps of EXERCISE, as PERSON does it."""
    if exercise.id in person.anyway or not adapting(exercise, person):
        return Ladder.of(exercise)

    @cache
    def as_done(amount: Amount) -> Amount:
        dose = dose_change(amount, exercise.dose)
        item = RoutineItem(exercise=exercise.id, dose=dose, variation=variation_of(amount))
        done = dose_for(item, exercise, person)
        return Amount(done.reps, done.hold_s, amount.harder)

    return Ladder.of(exercise, as_done)


def _is_more(one: Amount, other: Amount) -> bool:
    if one.harder != other.harder:
        return one.harder
    return one.weight > other.weight
