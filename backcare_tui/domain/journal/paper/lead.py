"""What a report says first: how pain went, function, practice, the worst of it, and the leg."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta

from backcare_tui.domain.journal.calendar.weeks import WeeklyGoal, WeeksScore
from backcare_tui.domain.journal.paper.days_in_numbers import points_words
from backcare_tui.domain.journal.paper.report import Report
from backcare_tui.domain.journal.trend.baseline import WEEK_DAYS, Baseline, is_meaningfully_better, stays_low
from backcare_tui.domain.words.wording import counted, date_words, number_words


def lead_words(report: Report) -> str:
    """The whole REPORT in a few sentences, for whoever reads no more of it."""
    return " ".join(_sentences(report))


def _sentences(report: Report) -> Iterator[str]:
    whole = report.whole

    def day(one: date) -> str:
        return date_words(one, whole.last)

    yield _pain_words(report, day)
    yield from _function_words(report)
    a_week = number_words(whole.sessions / whole.weeks)
    yield f"{counted(whole.sessions, 'session')}, {a_week} a week, {_goal_words(report.goal, report.score)}."
    if whole.strongest:
        yield f"Worst pain {whole.strongest.pain}, last on {day(whole.strongest.day)}."
    yield _leg_words(report, day)


def _pain_words(report: Report, day: Callable[[date], str]) -> str:
    baseline, now = report.baseline, report.now
    if baseline is None:
        rated = counted(report.whole.rated, "day")
        return f"Pain at rest was rated on {rated}, too few to compare."
    week = f"Pain at rest {number_words(baseline.pain)} in the first week (from {day(baseline.first)})"
    if now is None:
        return f"{week}; too few ratings in the last seven days."
    if baseline.last > report.whole.last - timedelta(days=WEEK_DAYS):
        return f"{week}; no later week yet to compare it with."
    return f"{week}, {number_words(now)} in the last: {_change_words(baseline, now)}."


def _change_words(baseline: Baseline, now: float) -> str:
    """How far NOW is from BASELINE: "4 points lower, 57 %, meaningfully better"."""
    change = points_words(baseline.pain, now, "point")
    if is_meaningfully_better(baseline, now):
        return f"{change}, meaningfully better"
    return f"{change}, staying low" if now != baseline.pain and stays_low(baseline.pain, now) else change


def _function_words(report: Report) -> Iterator[str]:
    if report.pegs:
        first, last = report.pegs[0], report.pegs[-1]
        to = f" to {number_words(last.mean)}" if len(report.pegs) > 1 else ", told once"
        yield f"PEG {number_words(first.mean)}{to}."
    if report.own:
        own = report.own[0]
        to = f" to {own.last.ability}" if own.count > 1 else ""
        yield f"“{own.name}” goes {own.first.ability}{to} of 10 (more is better)."
    if not (report.pegs or report.own):
        yield "Function was not rated."


def _goal_words(goal: WeeklyGoal, score: WeeksScore) -> str:
    """As "goal 4 and 60 min of walking, reached in 2 of 3 weeks, 1 with a pause or a flare-up aside"."""
    words = f"goal {goal.sessions}"
    if goal.minutes:
        words += f" and {goal.minutes} min of walking"
    if score.counted == 1:
        words += f", {'' if score.reached else 'not '}reached in the last full week"
    elif score.counted:
        words += f", reached in {score.reached} of the last {score.counted} weeks"
    if score.set_aside:
        words += f", {score.set_aside} with a pause or a flare-up aside"
    return words


def _leg_words(report: Report, day: Callable[[date], str]) -> str:
    leg = report.leg
    if leg is None:
        return "No pain in a leg was told of."
    strongest = "" if leg.strongest is None else f", {leg.strongest} at most"
    return f"Pain in a leg on {counted(leg.days, 'day')}, last on {day(leg.last)}{strongest}."
