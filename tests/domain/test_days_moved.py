"""Whose days begin so long after midnight is told what they would be if all they did had been so much earlier, and
their days began at midnight.
"""

from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

from hypothesis import given, settings
from hypothesis import strategies as st

from backcare_tui.domain.catalogue.terms import GENTLE, TODAY
from backcare_tui.domain.guidance.education import card_due
from backcare_tui.domain.guidance.kept_up import kept_words
from backcare_tui.domain.guidance.person import Person
from backcare_tui.domain.guidance.signs.signs_due import signs_due
from backcare_tui.domain.interview.before.questions import morning_question
from backcare_tui.domain.journal.calendar.week import week_of
from backcare_tui.domain.journal.calendar.weeks import WeeklyGoal, score_of
from backcare_tui.domain.journal.day_told import days_told
from backcare_tui.domain.journal.days import MIDNIGHT, Days
from backcare_tui.domain.journal.due.look_back import is_own_activity_due, is_week_due, is_week_told
from backcare_tui.domain.journal.due.morning import morning_due
from backcare_tui.domain.journal.entry import (
    ActivityEntry,
    Compared,
    Entry,
    ExerciseRecord,
    MorningEntry,
    Outcome,
    OwnActivityEntry,
    PegEntry,
    RatingEntry,
    SessionEntry,
)
from backcare_tui.domain.journal.helps.helps import Of, helps_of
from backcare_tui.domain.journal.memo import Kept, MemoEntry, Subject, listed, memos_in
from backcare_tui.domain.journal.overview import Overview, overview_of, recent_days
from backcare_tui.domain.journal.paper.report import usual_start
from backcare_tui.domain.journal.paper.report_page import report_page
from backcare_tui.domain.journal.trend.baseline import baseline_of
from backcare_tui.domain.journal.trend.spans import spans_of
from backcare_tui.domain.journal.trend.trend import Measure, look_back_trend, pain_trend
from backcare_tui.domain.journal.wanted import Wanted, page_of
from backcare_tui.domain.plan.outline import outline_of
from backcare_tui.domain.plan.rules.every import RULES
from backcare_tui.domain.plan.story import story_of
from tests.domain.journal.paper.told import report_of

SUNDAY = datetime(2026, 11, 22, tzinfo=UTC)
PERSON = Person()
SOME = 10 * settings.default.max_examples  # type: ignore[union-attr]
OF_THE_DAY = [rule for rule in RULES if rule.name not in ("morning", "evening")]
"""The rules but those that look at the hour, which is another one."""

STARTS = st.integers(1, 12 * 60).map(lambda minutes: timedelta(minutes=minutes))
DAYS_AGO = st.one_of(
    st.integers(0, 3),
    st.sampled_from([6, 7, 8, 13, 14, 15, 27, 28, 29, 30, 31, 33, 34, 82, 83, 84, 85, 99, 447, 448, 449]),
    st.integers(0, 84),
)

_SAYS = {
    Subject.FLARE: ("began", "over"),
    Subject.PAUSE: ("ill", "away", "over"),
    Subject.SIGNS: ("none", "skipped"),
    Subject.SIGNS_SHOWN: ("leg", "new-high", "worse"),
    Subject.NOT_NOW: ("peg", "own-activity"),
    Subject.OWN_ACTIVITY: ("tie my shoes",),
    Subject.DAY: ("2026-11-23 gentle", "2026-11-24 dropped", "2026-11-25 moved 2026-11-26"),
}


def kind_of(exercise: str) -> str | None:
    return {"bridge": "strength", "walk": "aerobic"}.get(exercise)


@st.composite
def about_midnight(draw: st.DrawFn, day: datetime, starts: timedelta) -> datetime:
    """A moment before or after the midnight with which DAY begins, or after the hour at which the day of somebody
    STARTS.
    """
    minutes = timedelta(minutes=draw(st.integers(0, 20)))
    return day + draw(st.sampled_from([-minutes, min(minutes, starts - timedelta(seconds=1)), starts + minutes]))


@st.composite
def kept_before(draw: st.DrawFn, now: datetime, starts: timedelta) -> Kept:
    """Something told in the weeks before NOW, often about the end of a day that STARTS so late."""
    day = now.replace(hour=0, minute=0) - timedelta(days=draw(DAYS_AGO))
    at = min(now, draw(about_midnight(day, starts)))
    common: dict[str, Any] = {"id": draw(st.uuids()), "at": at}
    score = st.integers(0, 10)
    match draw(st.integers(0, 13)):
        case 0 | 1 | 2:
            record = ExerciseRecord(
                exercise=draw(st.sampled_from(["bridge", "walk", "cat-cow"])),
                planned_s=600,
                done_s=draw(st.sampled_from([20, 600])),
                outcome=Outcome.COMPLETED,
            )
            return SessionEntry(
                **common,
                ended_at=common["at"] + timedelta(minutes=draw(st.integers(1, 90))),
                routine=draw(st.sampled_from([TODAY, GENTLE])),
                outcome=Outcome.COMPLETED,
                pain_before=draw(st.none() | score),
                pain_after=draw(st.none() | score),
                leg_pain=draw(st.none() | score),
                exercises=(record,),
            )
        case 3 | 4:
            return RatingEntry(**common, pain=draw(score))
        case 5:
            return MorningEntry(**common, pain=draw(score), compared=draw(st.none() | st.sampled_from(Compared)))
        case 6:
            return ActivityEntry(**common, exercise="walk", minutes=draw(st.integers(1, 60)))
        case 7:
            return PegEntry(**common, pain=3, enjoyment=3, activity=3)
        case 8:
            return OwnActivityEntry(**common, name="tie my shoes", ability=4)
    about = draw(st.sampled_from(sorted(_SAYS)))
    return MemoEntry(**common, about=about, says=draw(st.sampled_from(_SAYS[about])))


@st.composite
def lives(draw: st.DrawFn) -> tuple[list[Kept], datetime, timedelta]:
    """What somebody told by a moment, latest first, that moment, and when their days begin."""
    starts = draw(STARTS)
    now = draw(about_midnight(SUNDAY + timedelta(days=draw(st.integers(0, 8))), starts))
    told = draw(st.lists(kept_before(now, starts), max_size=12))
    return sorted(told, key=lambda one: one.at, reverse=True), now, starts


def earlier(kept: Iterable[Kept], by: timedelta) -> list[Kept]:
    moments = ("at", "ended_at")
    return [
        one.model_copy(update={name: getattr(one, name) - by for name in moments if hasattr(one, name)})
        for one in kept
    ]


def plan(overview: Overview) -> object:
    outline = outline_of(story_of(overview, kind_of, PERSON.usual_is_high), OF_THE_DAY)
    days = [(day.date, day.kind, day.shape, day.walk, day.decisions) for day in outline.days]
    return days, outline.soreness, outline.walking, outline.see_someone


def story(overview: Overview) -> object:
    told = story_of(overview, kind_of)
    sessions = [session._replace(at=SUNDAY) for session in told.sessions]
    return (
        sessions,
        told.pain,
        told.usual,
        told.first_rated,
        told.latest,
        told.walked,
        overview.walked_before,
        told.today,
    )


def morning(overview: Overview) -> object:
    session = morning_due(overview)
    return session and (session.id, morning_question(session, "Mine", overview.now, overview.days))


def since_monday(overview: Overview) -> object:
    """The ids of what a list has of the week, and of the days up to yesterday."""
    monday = overview.today - timedelta(days=overview.today.weekday())
    some = Wanted(since=monday), Wanted(until=overview.today - timedelta(days=1))
    pages = [page_of(overview.recent, 99, overview.now, wanted, days=overview.days) for wanted in some]
    return [[entry.id for entry in page.told] for page in pages]


def report(overview: Overview) -> object:
    """The page for a clinician, of which only the hour of an entry could differ; it has none."""
    made = report_of(overview.recent, usual_start(overview.today), overview.today, {}, days=overview.days)
    return made and report_page(made, str, with_notes=True)


def trends(overview: Overview) -> object:
    first, last = recent_days(overview.today)[0], overview.today
    spans = spans_of(overview.memos, first, last, overview.pains, days=overview.days)
    told = days_told(overview.recent, first, last, overview.days)
    pain = pain_trend(told, first, last, spans, baseline_of(overview.pains))
    return pain, [
        look_back_trend(measure, overview.recent, first, last, spans, days=overview.days)
        for measure in (Measure.PEG, Measure.OWN_ACTIVITY)
    ]


def helps(overview: Overview) -> object:
    """What followed what, but for the time of day, which is another one."""
    found = helps_of(
        overview.recent, None, overview.today, lambda exercise: exercise == "walk", days=overview.days
    )
    return found.rated, found.walking, [one for one in found.findings if one.of is not Of.PART_OF_DAY]


TOLD: dict[str, Callable[[Overview], object]] = {
    "today": lambda overview: overview.today,
    "pain": lambda overview: overview.pains,
    "leg": lambda overview: overview.leg_days,
    "recent": lambda overview: [entry.id for entry in overview.recent],
    "week": lambda overview: week_of(overview.recent, overview.today, {}, overview.days),
    "days": lambda overview: days_told(overview.recent, date.min, date.max, overview.days),
    "list": since_monday,
    "story": story,
    "plan": plan,
    "morning": morning,
    "trends": trends,
    "weeks": lambda overview: score_of(overview, WeeklyGoal(2, 60)),
    "report": report,
    "helps": helps,
    "kept": lambda overview: kept_words(overview.recent, overview.now, None, days=overview.days),
    "card": card_due,
    "signs": lambda overview: [signs_due(overview), signs_due(overview, 8), signs_due(overview, leg=True)],
    "look back": lambda overview: [
        is_week_told(overview, "sunday"),
        is_week_due(overview, "sunday"),
        is_own_activity_due(overview),
    ],
}


@settings(max_examples=SOME)
@given(lives())
def test_it_is_told_as_if_all_had_been_earlier(life: tuple[list[Kept], datetime, timedelta]) -> None:
    kept, now, starts = life
    before = earlier(kept, starts)
    night_owl = overview_of(listed(kept), now, memos_in(kept), days=Days(starts))
    early_riser = overview_of(listed(before), now - starts, memos_in(before), days=MIDNIGHT)
    differing = [name for name, told in TOLD.items() if told(night_owl) != told(early_riser)]
    assert differing == []


def test_it_is_something_else_than_with_days_that_begin_at_midnight() -> None:
    """Or the property above would say nothing."""
    now = SUNDAY + timedelta(hours=1, minutes=30)
    evening: list[Entry] = [
        SessionEntry(
            id=UUID(int=number),
            at=at,
            ended_at=at + timedelta(minutes=20),
            routine=TODAY,
            outcome=Outcome.COMPLETED,
            pain_before=4,
            leg_pain=3,
        )
        for number, at in enumerate((now - timedelta(minutes=30), now - timedelta(hours=3)))
    ]
    owl, calendar = (
        overview_of(evening, now, days=Days(timedelta(hours=3))),
        overview_of(evening, now, days=MIDNIGHT),
    )
    same = {name for name, told in TOLD.items() if told(owl) == told(calendar)}
    assert same <= {"recent", "card", "signs", "look back", "kept", "weeks", "helps"}
