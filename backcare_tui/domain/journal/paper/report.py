"""What a clinician may want to know of some weeks in the journal: counts and medians, and no judgement."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from backcare_tui.domain.catalogue.exercise import Exercise
from backcare_tui.domain.catalogue.terms import Variation
from backcare_tui.domain.journal.calendar.weeks import WeeklyGoal, WeeksScore
from backcare_tui.domain.journal.complaint import PainKind
from backcare_tui.domain.journal.days import Days, monday_of
from backcare_tui.domain.journal.entry import (
    Entry,
    ExerciseRecord,
    Outcome,
    OwnActivityEntry,
    PegEntry,
    SessionEntry,
    leg_pain_of,
)
from backcare_tui.domain.journal.paper.because_of_pain import Closing, Hurt, hurt_in
from backcare_tui.domain.journal.paper.chosen import Chosen, Mark, chosen
from backcare_tui.domain.journal.paper.days_in_numbers import DaysInNumbers, in_numbers, told_of, weeks_of
from backcare_tui.domain.journal.trend.baseline import Baseline, baseline_of, week_pain
from backcare_tui.domain.journal.trend.daily_pain import PainByDay, pain_by_day

_FORTNIGHT = timedelta(days=14)
_FEWEST_DAYS = 3
"""Rated days of a fortnight of which a median says something."""
USUAL_WEEKS = 12
"""How far back a report goes unless one says otherwise."""


@dataclass(frozen=True)
class LegPain:
    """Pain in a leg, however it was told of."""

    days: int
    """On how many days."""
    last: date
    strongest: int | None
    """Of the ratings of it; None where it was told of without any."""


@dataclass(frozen=True)
class OwnActivity:
    """How well one thing went at first and at last, that matters to the person; more is better."""

    name: str
    first: OwnActivityEntry
    last: OwnActivityEntry
    count: int


@dataclass(frozen=True)
class Practised:
    """What was done of one exercise."""

    exercise: str
    """Its id."""
    sessions: int
    """In how many sessions any of it was done."""
    minutes: float
    easier: int
    """How many times in its easier form."""
    unfinished: int
    """How many times it was cut short or left out."""


@dataclass(frozen=True)
class Report:
    """The days from `whole.first` to `whole.last`, both counted."""

    days: Days
    whole: DaysInNumbers
    baseline: Baseline | None
    """The first week with ratings of the whole journal."""
    now: float | None
    """Pain at rest in the last seven days, as that of the baseline; None where too few of them were rated."""
    goal: WeeklyGoal
    """As it is set today."""
    score: WeeksScore
    """How the last four weeks stand to it."""
    fortnights: tuple[DaysInNumbers, DaysInNumbers] | None
    """The first two weeks, and the last two; None where these are not four weeks."""
    weeks: tuple[DaysInNumbers, ...]
    """From Monday to Sunday, as far as they are in it."""
    leg: LegPain | None
    practised: tuple[Practised, ...]
    """The exercise that was done in the most sessions first."""
    pegs: tuple[PegEntry, ...]
    """Earliest first."""
    own: tuple[OwnActivity, ...]
    """What was rated last first."""
    hurt: tuple[Hurt, ...]
    closings: tuple[Closing, ...]
    medicines: tuple[Chosen, ...]
    """The notes that tell of medicines: those of its days, and what was told last before; earliest first."""
    chosen: tuple[Chosen, ...]
    """The notes that the person marked for it, earliest first."""
    noted: tuple[Entry, ...]
    """The entries that have a note, earliest first."""


def usual_start(today: date) -> date:
    """The Monday on which a report begins that ends TODAY."""
    return monday_of(today) - timedelta(weeks=USUAL_WEEKS - 1)


def make_report(
    entries: Iterable[Entry],
    since: date,
    today: date,
    exercises: Mapping[str, Exercise],
    *,
    pains: PainByDay,
    goal: WeeklyGoal,
    score: WeeksScore,
    closings: Iterable[Closing],
    medicine_before: Iterable[Entry],
    days: Days,
) -> Report | None:
    """What ENTRIES, in any order, say of the days from SINCE to TODAY; None if they say nothing.

    It begins with the first entry if that is later than SINCE. PAINS are the ratings of the whole journal up to
    TODAY; SCORE is how the last weeks stand to GOAL; CLOSINGS are all there were,
    earliest first. MEDICINE_BEFORE is what of the time before it still tells of medicines.
    """
    told = sorted((one for one in entries if since <= days.of(one.at) <= today), key=lambda entry: entry.at)
    if not told:
        return None
    first = min(days.of(entry.at) for entry in told)
    sessions = [entry for entry in told if isinstance(entry, SessionEntry)]
    rated = pain_by_day(told, first, today, days)
    by_day = told_of(told, rated, exercises, days)
    fortnight = _FORTNIGHT - timedelta(days=1)
    compares = today - first >= 2 * _FORTNIGHT - timedelta(days=1)
    return Report(
        days=days,
        whole=in_numbers(by_day, first, today),
        baseline=baseline_of(pains),
        now=week_pain(pains, today),
        goal=goal,
        score=score,
        fortnights=(
            in_numbers(by_day, first, first + fortnight, _FEWEST_DAYS),
            in_numbers(by_day, today - fortnight, today, _FEWEST_DAYS),
        )
        if compares
        else None,
        weeks=weeks_of(by_day, first, today),
        leg=_leg_pain(told, days),
        practised=_practised(sessions),
        pegs=tuple(one for one in told if isinstance(one, PegEntry)),
        own=_own_activities(told),
        hurt=hurt_in(sessions, days),
        closings=tuple(one for one in closings if one.first <= today and (one.last or today) >= first),
        medicines=chosen([*medicine_before, *told], Mark.MEDICINE, days),
        chosen=chosen(told, Mark.REPORT, days),
        noted=tuple(entry for entry in told if entry.note.strip()),
    )


def _leg_pain(entries: Iterable[Entry], days: Days) -> LegPain | None:
    told = [entry for entry in entries if entry.tells_of_leg]
    if not told:
        return None
    on = {days.of(entry.at) for entry in told}
    return LegPain(len(on), max(on), max((pain for entry in told for pain in _leg_pains(entry)), default=None))


def _leg_pains(entry: Entry) -> Iterator[int]:
    """The ratings of pain in a leg in ENTRY, which tells of it."""
    rated = leg_pain_of(entry)
    if rated is not None:
        yield rated
    if isinstance(entry, SessionEntry):
        yield from (one.pain for one in entry.complaints if one.what is PainKind.SPREADS and one.pain is not None)


def _own_activities(told: Iterable[Entry]) -> tuple[OwnActivity, ...]:
    by_name: dict[str, list[OwnActivityEntry]] = {}
    for entry in told:
        if isinstance(entry, OwnActivityEntry):
            by_name.setdefault(entry.name, []).append(entry)
    found = [OwnActivity(name, of[0], of[-1], len(of)) for name, of in by_name.items()]
    return tuple(sorted(found, key=lambda one: one.last.at, reverse=True))


def _practised(sessions: Iterable[SessionEntry]) -> tuple[Practised, ...]:
    records: dict[str, list[tuple[int, ExerciseRecord]]] = {}
    for number, session in enumerate(sessions):
        for record in session.exercises:
            records.setdefault(record.exercise, []).append((number, record))
    made = [
        Practised(
            exercise=exercise,
            sessions=len({number for number, record in found if record.was_done}),
            minutes=sum(record.done_s for _, record in found) / 60,
            easier=sum(record.variation is Variation.EASIER and record.was_done for _, record in found),
            unfinished=sum(record.outcome is not Outcome.COMPLETED for _, record in found),
        )
        for exercise, found in records.items()
    ]
    return tuple(sorted(made, key=lambda one: (-one.sessions, one.exercise)))
