"""Of the last weeks, how many reached the goal: a number that nothing sets back to its beginning.

Gentle sessions count like all others. Days of rest take nothing away, for the goal is one of the week; nor does a
week with a pause or a flare-up in it, one before the person began, or the present one. What is put in for a week
that is over counts as if it had been there from the beginning.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from backcare_tui.domain.journal.day_told import DaysTold, days_told
from backcare_tui.domain.journal.days import Days, monday_of
from backcare_tui.domain.journal.overview import Overview, Practice, recent_days
from backcare_tui.domain.journal.trend.spans import Span, spans_of
from backcare_tui.domain.words.wording import all_of, counted

WEEKS = 4
"""That are looked at."""
_WEEK = timedelta(days=7)
_TO_SUNDAY = timedelta(days=6)


class WeeklyGoal(NamedTuple):
    """What a person aims for in a week."""

    sessions: int
    minutes: int = 0
    """Of walking, cycling or swimming; 0 where they set no aim for it."""


class WeekDone(NamedTuple):
    """What was done from a Monday to its Sunday."""

    sessions: int
    """That count."""
    minutes: float
    """Of walking, cycling or swimming away from the program."""

    def reaches(self, goal: WeeklyGoal) -> bool:
        return self.sessions >= goal.sessions and self.minutes >= goal.minutes


class WeeksScore(NamedTuple):
    """How the last weeks stand to a goal."""

    reached: int
    """Weeks that reached it."""
    counted: int
    """Weeks that are looked at, those among them."""
    set_aside: int = 0
    """Others, which had a pause or a flare-up in them."""
    sessions: int = 0
    minutes: float = 0.0
    """What was done in all of these weeks."""


def first_day_of_weeks(today: date) -> date:
    """The first day that the score on TODAY looks at."""
    return monday_of(today) - WEEKS * _WEEK


def began_on(told: DaysTold, practice: Practice, days: Days) -> date | None:
    """The first day on which a person with PRACTICE did something, or with TOLD, which need not go back so far."""
    done = [day for day, one in told.items() if one.sessions or one.minutes]
    if practice.began:
        done.append(days.of(practice.began))
    return min(done, default=None)


def week_done(told: DaysTold, monday: date) -> WeekDone:
    """What TOLD comes to in the week from MONDAY on."""
    week = [told[day] for ahead in range(7) if (day := monday + timedelta(days=ahead)) in told]
    return WeekDone(sum(day.sessions for day in week), sum(day.minutes for day in week))


def weeks_score(
    told: DaysTold, spans: Iterable[Span], goal: WeeklyGoal, today: date, began: date | None
) -> WeeksScore:
    """How the last four full weeks stand to GOAL on TODAY; the present one is the last of them once it reached it.

    TOLD is all from `first_day_of_weeks` on, SPANS are pauses and flare-ups in that time. The person BEGAN to
    practise on a day; None if they have not yet.
    """
    pauses = tuple(spans)
    last_monday = monday_of(today)
    if not week_done(told, last_monday).reaches(goal):
        last_monday -= _WEEK
    mondays = [last_monday - back * _WEEK for back in range(WEEKS)]
    begun = [monday for monday in mondays if began is not None and monday + _TO_SUNDAY >= began]
    done = {monday: week_done(told, monday) for monday in begun}
    reached = [monday for monday in begun if done[monday].reaches(goal)]
    others = [monday for monday in begun if monday not in reached]
    set_aside = [monday for monday in others if any(span.within(monday, monday + _TO_SUNDAY) for span in pauses)]
    whole = [monday for monday in others if monday not in set_aside and began is not None and monday >= began]
    return WeeksScore(
        reached=len(reached),
        counted=len(reached) + len(whole),
        set_aside=len(set_aside),
        sessions=sum(week.sessions for week in done.values()),
        minutes=sum(week.minutes for week in done.values()),
    )


def score_of(overview: Overview, goal: WeeklyGoal) -> WeeksScore:
    """How the last weeks of whoever has OVERVIEW stand to GOAL."""
    today, first = overview.today, first_day_of_weeks(overview.today)
    told = days_told(overview.recent, recent_days(today)[0], today, overview.days)
    spans = spans_of(overview.memos, first, today, overview.pains, days=overview.days)
    return weeks_score(told, spans, goal, today, began_on(told, overview.practice, overview.days))


def weeks_words(score: WeeksScore) -> str:
    """SCORE in one or two sentences; empty where there is no full week to tell of yet."""
    said = _of_the_goal(score)
    if score.set_aside:
        verb = "is" if score.set_aside == 1 else "are"
        said.append(f"{counted(score.set_aside, 'week')} with a pause or a flare-up {verb} not counted")
    return " ".join(f"{sentence}." for sentence in said)


def _of_the_goal(score: WeeksScore) -> list[str]:
    if score.reached:
        last = "" if score.set_aside else "the last "
        if score.counted == 1:
            return ["1 week reached your goal"]
        number = "All" if score.reached == score.counted else f"{score.reached}"
        return [f"{number} of {last}{score.counted} weeks reached your goal"]
    if not score.counted:
        return []
    done = [counted(score.sessions, "session")] if score.sessions else []
    if score.minutes:
        done.append(f"{counted(round(score.minutes), 'minute')} of walking, cycling or swimming")
    told = [f"In the last {WEEKS} weeks: {all_of(done)}"] if done else []
    return [*told, "Each week is a new one"]
