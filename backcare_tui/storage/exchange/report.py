"""The report for a clinician, made of all that the journal has to say for it."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from backcare_tui.domain.catalogue.exercise import Exercise
from backcare_tui.domain.guidance.signs.closings import closings_in
from backcare_tui.domain.journal.calendar.weeks import WeeklyGoal, began_on, first_day_of_weeks, weeks_score
from backcare_tui.domain.journal.day_told import pains_told
from backcare_tui.domain.journal.days import Days
from backcare_tui.domain.journal.entry import is_ahead
from backcare_tui.domain.journal.entry_words import NameOf
from backcare_tui.domain.journal.paper.chosen import Mark
from backcare_tui.domain.journal.paper.report import make_report, usual_start
from backcare_tui.domain.journal.paper.report_page import report_page
from backcare_tui.domain.journal.trend.spans import spans_of
from backcare_tui.domain.journal.trend.trend import pain_trend
from backcare_tui.domain.journal.wanted import Wanted
from backcare_tui.domain.words.page import Page
from backcare_tui.errors import BackcareError
from backcare_tui.figure.trend.printed import printed
from backcare_tui.storage.journal.store import JournalStore
from backcare_tui.storage.progress import Tell, along, untold


def page_of_report(
    journal: JournalStore | None,
    exercises: Mapping[str, Exercise],
    name_of: NameOf,
    goal: WeeklyGoal,
    now: datetime,
    days: Days,
    since: date | None = None,
    tell: Tell = untold,
    *,
    with_notes: bool = False,
    if_none: str = "Name an earlier day with --since.",
) -> Page:
    """The report that JOURNAL, which is of somebody with DAYS, gives at NOW: from SINCE on or of the usual weeks.

    GOAL is theirs for a week. TELL is told of entries. BackcareError, which advises what IF_NONE says, if nothing
    was recorded on these days, or there is no journal yet.
    """
    first = since or usual_start(days.of(now))
    page = None if journal is None else _page(journal, exercises, name_of, goal, now, first, tell, with_notes)
    if page is None:
        raise BackcareError(
            f"Nothing has been recorded since {first.isoformat()}, so there is nothing to report.",
            if_none,
        )
    return page


def _page(
    journal: JournalStore,
    exercises: Mapping[str, Exercise],
    name_of: NameOf,
    goal: WeeklyGoal,
    now: datetime,
    first: date,
    tell: Tell,
    with_notes: bool,
) -> Page | None:
    days, memos = journal.days, tuple(memo for memo in journal.memos() if not is_ahead(memo, now))
    today = days.of(now)
    told = journal.days_told(date.min, today)
    pains = pains_told(told)
    lately = spans_of(memos, first_day_of_weeks(today), today, pains, days=days)
    medicine_before = Wanted(text=Mark.MEDICINE.value, until=first - timedelta(days=1))
    report = make_report(
        along(journal.each(wanted=Wanted(since=first)), journal.count(), tell),
        first,
        today,
        exercises,
        pains=pains,
        goal=goal,
        score=weeks_score(told, lately, goal, today, began_on(told, journal.practice(now), days)),
        closings=closings_in(memos, days),
        medicine_before=journal.page(1, now, medicine_before).told,
        days=days,
    )
    if report is None:
        return None
    shown = report.whole.first, report.whole.last
    trend = pain_trend(told, *shown, spans_of(memos, *shown, pains, days=days), report.baseline)
    picture = printed(trend) if trend.days else None
    return report_page(report, name_of, with_notes=with_notes, picture=picture)
