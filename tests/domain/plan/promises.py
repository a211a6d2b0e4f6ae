"""What holds on every day of everybody's plan: each is a function that says what is wrong with one day."""

from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta
from itertools import pairwise

from backcare_tui.domain.catalogue.dose import Dose
from backcare_tui.domain.catalogue.form import Position
from backcare_tui.domain.catalogue.position import UPRIGHT
from backcare_tui.domain.catalogue.routine import RoutineItem
from backcare_tui.domain.catalogue.terms import Does, Kind, Variation
from backcare_tui.domain.guidance.coming_back import BREAK_DAYS, LONG_BREAK_DAYS
from backcare_tui.domain.journal.entry import ActivityEntry, SessionEntry
from backcare_tui.domain.plan.ladder import Ladder
from backcare_tui.domain.plan.rules.every import RULES
from backcare_tui.domain.plan.shape import A_STEP, DayKind
from backcare_tui.domain.session.planned_item import PlannedItem
from backcare_tui.domain.session.timeline import lay_out
from tests.domain.plan.people import MOST_DAYS, Day, Life

Promise = Callable[[Life, Day], Iterator[str]]

LONGEST_SENTENCE = 110
_MOVING_S = 2
"""Of a repetition at least, besides its hold."""
_RULES_KNOWN, _SESSIONS_KNOWN = 63, 77
"""Days before a week of which it is known that walking was held for pain or began anew, and what was walked in
sessions.
"""
_A_REST_OF_MINUTES = 3
"""Of a week's walking, which no day asks for."""
_SESSIONS_BACK = 6
"""That a way back has at least."""
_OPENING_S = 20
"""To say before the first exercise what is different for the person."""
_ORDER = [Kind.AEROBIC, Kind.MOBILITY, Kind.STRENGTH, Kind.STRETCH, Kind.RELAXATION]
_NAMES = {rule.name for rule in RULES}


def nothing_left_out_is_there(life: Life, day: Day) -> Iterator[str]:
    for item in _items(day):
        exercise = life.catalogue.exercises[item.exercise]
        for caution in exercise.cautions:
            if caution.does is Does.LEAVE_OUT and caution.tag in life.traits.person.tags:
                yield f"{exercise.id} in spite of {caution.tag}"


def doses_stay_in_the_printed_range(life: Life, day: Day) -> Iterator[str]:
    for item in _composed(day):
        exercise = life.catalogue.exercises[item.exercise]
        if exercise.aerobic:
            continue
        dose = item.dose_of(exercise)
        if item.variation is Variation.HARDER:
            dose = exercise.dose_in(exercise.harder[0], dose)
        spans = ((dose.reps, exercise.printed.reps), (dose.hold_s, exercise.printed.hold_s))
        for value, span in spans:
            if span and not span[0] <= value <= span[1]:
                yield f"{exercise.id} {value} outside {span}"


def nothing_grows_after_red_or_a_worse_morning(life: Life, day: Day) -> Iterator[str]:
    before = life.days[-1] if life.days else None
    if before is None or not (before.red or day.worse_morning or before.worse_morning):
        return
    if before.red and life.traits.person.usual_is_high:
        return
    done = _doses_done(life) if life.traits.notes_doses or day.number < MOST_DAYS else {}
    rises = [(one.pain_worst or 0) - (one.pain_before or 0) for one in before.sessions]
    raised = day.worse_morning or before.worse_morning or any(rise >= 2 for rise in rises)
    core = {item.exercise for item in life.catalogue.routines["starter-three"].items}
    for item in _composed(day):
        exercise = life.catalogue.exercises[item.exercise]
        if exercise.id not in done:
            strength = exercise.kind is Kind.STRENGTH and not any(
                life.catalogue.exercises[one].kind is Kind.STRENGTH for one in done
            )
            if raised and len(done) >= 3 and not (exercise.id in core or strength or life.traits.person.tags):
                yield f"{exercise.id} is new"
            continue
        if exercise.kind in (Kind.AEROBIC, Kind.RELAXATION):
            continue
        was, harder = done[exercise.id]
        if was is None:  # done in another routine last
            continue
        now = PlannedItem.of(item, exercise).dose
        more = now.reps * (now.hold_s + _MOVING_S) > was.reps * (was.hold_s + _MOVING_S)
        if harder == (item.variation is Variation.HARDER) and more:
            yield f"{exercise.id} grows from {was} to {now}"
        if item.variation is Variation.HARDER and not harder:
            yield f"{exercise.id} becomes the harder form"
    longest = max((len(one.exercises) for other in life.days[-14:] for one in other.sessions), default=3)
    if len(_composed(day)) > longest:
        yield f"the list grows to {len(_composed(day))}"
    if _is_walking_known(life, day) and day.plan.walking.minutes > before.plan.walking.minutes:
        yield f"walking grows from {before.plan.walking.minutes} to {day.plan.walking.minutes}"


def strength_never_follows_strength(life: Life, day: Day) -> Iterator[str]:
    if not any(life.catalogue.exercises[item.exercise].kind is Kind.STRENGTH for item in _items(day)):
        return
    week = [other for other in life.days[-6:] if any(_strength(life, one) for one in other.sessions)]
    if week and week[-1].number == day.number - 1:
        yield "strength work on the day after strength work"
    if len(week) >= 3:
        yield "strength work on a fourth day of seven"
    if day.today.kind is not DayKind.STRENGTH:
        yield f"strength work on a day for {day.today.kind}"


def strength_comes_round(life: Life, day: Day) -> Iterator[str]:
    """Whoever is not sore, and did none for two days, is asked for it, at whatever hour."""
    lately = any(_strength(life, one) for other in life.days[-2:] for one in other.sessions)
    open_ = day.today.kind in (DayKind.MOVING, DayKind.STRENGTH) and not day.today.done
    thrice = sum(any(_strength(life, one) for one in other.sessions) for other in life.days[-6:]) >= 3
    open_ = open_ and all(decision.rule != "way-back" for decision in day.today.decisions)
    if open_ and not lately and not thrice and day.today.kind is not DayKind.STRENGTH:
        yield "no strength work although it is due"


def gentle_days_are_few(life: Life, day: Day) -> Iterator[str]:
    """Of whoever rates each morning: else a day was planned with less than is known of it later."""
    if life.traits.answers < 1:
        return
    week = [other for other in [*life.days[-6:], day] if _is_flare(other)]
    if len(week) > 3:
        yield f"{len(week)} gentle days in a week"


def the_list_grows_by_one(life: Life, day: Day) -> Iterator[str]:
    finished = _finished(life.days[-7:])
    most = max(finished) + 1 if finished else 3
    last = max((other.number for other in life.days if other.sessions), default=None)
    if not finished and last is not None and day.number - last < LONG_BREAK_DAYS:
        most = max(_finished(life.days[max(0, last - 6) : last + 1]), default=3)
    if len(_composed(day)) > most:
        yield f"{len(_composed(day))} exercises, and {most} at most"


def it_fits_the_minutes(life: Life, day: Day) -> Iterator[str]:
    routine = day.today.routine
    if routine and len(_composed(day)) > 1:
        seconds = lay_out(routine, life.catalogue.exercises).seconds
        if seconds > life.traits.person.minutes * 60 + _OPENING_S:
            yield f"{seconds / 60:.1f} minutes, and there are {life.traits.person.minutes:g}"


def it_goes_in_order_and_to_the_floor_once(life: Life, day: Day) -> Iterator[str]:
    exercises = [life.catalogue.exercises[item.exercise] for item in _composed(day)]
    kinds = [_ORDER.index(exercise.kind) for exercise in exercises]
    if kinds != sorted(kinds):
        yield f"the order is {[exercise.id for exercise in exercises]}"
    positions = [
        _position(item, exercise.position) for item, exercise in zip(_composed(day), exercises, strict=True)
    ]
    floor = [position not in UPRIGHT for position in positions]
    if sum(one is not other for one, other in pairwise(floor)) > 1:
        yield f"up and down in {[exercise.id for exercise in exercises]}"
    if len({exercise.id for exercise in exercises}) < len(exercises):
        yield "something is there twice"


def walking_is_a_quota(life: Life, day: Day) -> Iterator[str]:
    walking = day.plan.walking
    if walking.minutes > 150:
        yield f"{walking.minutes} minutes a week"
    sunday = day.today.date + timedelta(days=6 - day.today.date.weekday())
    to_come = sum(planned.walk_minutes for planned in day.plan.days if planned.date <= sunday)
    if walking.goal > walking.done + to_come:
        yield f"a goal of {walking.goal} minutes, with {walking.done} walked and {to_come} planned"
    if walking.goal < walking.minutes and walking.goal != walking.done + to_come:
        yield f"a goal of {walking.goal} minutes, though {walking.done + to_come} are reached"
    if day.today.walk_minutes > max(walking.a_day, 0):
        yield f"{day.today.walk_minutes} minutes on one day, with {walking.a_day} a day"
    if life.traits.walks == 0 and walking.minutes > 25:
        yield "more than the first quota for somebody who never walked"
    if len(life.days) < 7 or not _is_walking_known(life, day, held=True):
        return
    before = life.days[-7].plan.walking.minutes
    begins = any(decision.rule in ("walking-first", "walking-baseline") for decision in walking.decisions)
    done = _walked_in_the_week_before(life, day)
    if not begins and walking.minutes > max(before, done + _A_REST_OF_MINUTES) * 1.1 + 1:
        yield f"from {before} to {walking.minutes} minutes in a week, {done} were walked"


def coming_back_is_by_steps(life: Life, day: Day) -> Iterator[str]:
    """In the first sessions after a break, not in one alone: no more than before; and after months, what was not
    done since is a step below the start.
    """
    if life.traits.person.tags or life.traits.person.not_sure:  # whose forms have doses of their own
        return
    practised = [other.number for other in life.days if any(one.routine != "gentle-day" for one in other.sessions)]
    every = [other.number for other in life.days if other.sessions]
    breaks = [after for before, after in pairwise([*every, day.number]) if after - before >= BREAK_DAYS]
    if not breaks:
        return
    away = breaks[-1] - max(number for number in every if number < breaks[-1])
    back = sum(number >= breaks[-1] for number in practised)
    if away < LONG_BREAK_DAYS:
        known = not life.traits.booms  # who does other routines too has done more than was planned
        known = known and (life.traits.notes_doses or day.number < MOST_DAYS)
        if known and back < (3 if away < 28 else 6):
            yield from _no_more_than_before(life, day, breaks[-1])
        return
    if len(_finished(life.days[breaks[-1] :])) >= _SESSIONS_BACK:
        return
    done = {
        record.exercise
        for other in life.days[breaks[-1] :]
        for one in other.sessions
        for record in one.exercises
        if one.routine != "gentle-day"
    }
    for item in _composed(day):
        exercise = life.catalogue.exercises[item.exercise]
        if exercise.id in done or exercise.kind in (Kind.AEROBIC, Kind.RELAXATION):
            continue
        dose, ladder = item.dose_of(exercise), Ladder.of(exercise)
        least = ladder.down(ladder.start, A_STEP)  # the starting dose itself, where nothing less is printed
        if item.variation is Variation.HARDER or dose.reps > least.reps or dose.hold_s > least.hold_s:
            yield f"{exercise.id} begins with {dose.reps} of {dose.hold_s:g} s after a break"


def _no_more_than_before(life: Life, day: Day, back: int) -> Iterator[str]:
    """What of DAY is more than it was before the day when somebody came BACK: than when the plan had it last, and
    once it was done since, than when it had most of it.
    """
    last: dict[str, tuple[bool, float]] = {}
    most: dict[str, tuple[bool, float]] = {}
    for other in life.days[max(0, day.number - MOST_DAYS + 1) : back]:
        if any(one.routine == "today" for one in other.sessions):
            last |= {item.exercise: _effort(life, item) for item in _composed(other)}
            most |= {one: max(most.get(one, effort), effort) for one, effort in last.items()}
    since = {record.exercise for other in life.days[back:] for one in other.sessions for record in one.exercises}
    for item in _composed(day):
        before = (most if item.exercise in since else last).get(item.exercise)
        if before is not None and not life.catalogue.exercises[item.exercise].aerobic:
            effort = _effort(life, item)
            if effort > before:
                yield f"{item.exercise} is {effort} after a break, and was {before} before"


def _effort(life: Life, item: RoutineItem) -> tuple[bool, float]:
    """How much ITEM is: whether it is the harder form, and the seconds of it."""
    dose = item.dose_of(life.catalogue.exercises[item.exercise])
    return item.variation is Variation.HARDER, dose.reps * (dose.hold_s + _MOVING_S)


def every_reason_names_its_rule(life: Life, day: Day) -> Iterator[str]:
    told = [*day.today.decisions, *day.plan.walking.decisions]
    told += [day.plan.see_someone] if day.plan.see_someone else []
    for decision in told:
        if decision.rule not in _NAMES:
            yield f"{decision.rule} is no rule"
        says = decision.says
        if len(says) > LONGEST_SENTENCE and decision.rule != "circumstances":
            yield f"too long: {says}"
        if "{" in says or not says.endswith(".") or says[0].islower() or "streak" in says or "fail" in says:
            yield f"no plain sentence: {says}"
    if day.today.routine and not day.today.decisions:
        yield "a session without a reason"


PROMISES: tuple[Promise, ...] = (
    nothing_left_out_is_there,
    doses_stay_in_the_printed_range,
    nothing_grows_after_red_or_a_worse_morning,
    strength_never_follows_strength,
    strength_comes_round,
    gentle_days_are_few,
    the_list_grows_by_one,
    it_fits_the_minutes,
    it_goes_in_order_and_to_the_floor_once,
    walking_is_a_quota,
    coming_back_is_by_steps,
    every_reason_names_its_rule,
)


def broken(life: Life, day: Day) -> list[str]:
    """What of all that was promised does not hold on DAY, which is the next of LIFE."""
    return [
        f"day {day.number}, {promise.__name__}: {wrong}" for promise in PROMISES for wrong in promise(life, day)
    ]


def _finished(days: Sequence[Day]) -> list[int]:
    """How many exercises each full session of DAYS had."""
    return [len(one.exercises) for other in days for one in other.sessions if one.routine != "gentle-day"]


def _items(day: Day) -> tuple[RoutineItem, ...]:
    return day.today.routine.items if day.today.routine else ()


def _composed(day: Day) -> tuple[RoutineItem, ...]:
    """The exercises of a day that is no gentle one."""
    return () if day.today.gentle else _items(day)


def _position(item: RoutineItem, own: Position) -> Position:
    form = item.form
    return (form.position if form and form.position else None) or item.position or own


def _strength(life: Life, session: SessionEntry) -> bool:
    return any(life.catalogue.exercises[record.exercise].kind is Kind.STRENGTH for record in session.exercises)


def _walked_in_the_week_before(life: Life, day: Day) -> float:
    monday = day.now.date() - timedelta(days=day.now.weekday())
    week = (monday - timedelta(days=7), monday)
    walks = (entry for entry in life.entries if isinstance(entry, ActivityEntry))
    return sum(entry.minutes for entry in walks if week[0] <= entry.at.date() < week[1])


def _is_walking_known(life: Life, day: Day, held: bool = False) -> bool:
    """Whether all that led to the quota of the day before is still known on DAY, if it was not HELD for pain."""
    monday = day.number - day.now.weekday()
    decided = life.days[: max(0, monday - _RULES_KNOWN)]
    rules = {decision.rule for other in decided for decision in other.plan.walking.decisions}
    walks = any(
        life.catalogue.exercises[record.exercise].aerobic
        for other in life.days[: max(0, monday - _SESSIONS_KNOWN)]
        for one in other.sessions
        for record in one.exercises
    )
    return not walks and not rules & {"walking-restart", *(() if held else ("walking-held",))}


def _is_flare(day: Day) -> bool:
    return any(decision.rule == "flare-up" for decision in day.today.decisions)


def _doses_done(life: Life) -> dict[str, tuple[Dose | None, bool]]:
    """How much of each exercise was done when the plan had it last, in any form, and whether in its harder one.

    What was not done for twelve weeks begins anew.
    """
    found: dict[str, tuple[Dose | None, bool]] = {}
    for day in life.days[-MOST_DAYS + 1 :]:
        for session in day.sessions:
            planned = {item.exercise: item for item in _items(day)} if session.routine == "today" else {}
            for record in session.exercises:
                item = planned.get(record.exercise)
                dose = PlannedItem.of(item, life.catalogue.exercises[item.exercise]).dose if item else None
                if dose or session.routine != "gentle-day":
                    found[record.exercise] = (dose, bool(item and item.variation is Variation.HARDER))
                found.setdefault(record.exercise, (None, False))
    return found
