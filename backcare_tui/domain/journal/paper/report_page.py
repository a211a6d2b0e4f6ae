"""The report for a clinician as a page to be read or printed."""

from collections.abc import Iterator
from datetime import date

from backcare_tui.domain.journal.entry_words import UNRATED, NameOf, complaint_lines, entry_words
from backcare_tui.domain.journal.paper.journal_page import SCALE_WORDS
from backcare_tui.domain.journal.paper.report import (
    Course,
    LegPain,
    OwnActivity,
    Practised,
    Ratings,
    Report,
    ReportWeek,
)
from backcare_tui.domain.words.page import Block, Heading, Page, Paragraph, Quotation, Table
from backcare_tui.domain.words.wording import counted, number_words, whole_words

_NONE = "none recorded"
_WHAT_IT_IS = (
    "Written by backcare-tui, a trainer and journal for people with ordinary back pain, from what the person "
    "entered. It is not a medical device. It holds no diagnosis and no advice. The program names signs that need "
    "help, and asks about them; it examines nobody."
)
_HOW_TO_READ = (
    f"{SCALE_WORDS} Ratings are given as medians. Two single ratings can be about 2 points apart by chance; a "
    "change is often called worth having from 2 points and 30 % of where it began. A session counts from half of "
    "its planned time or five minutes. What was not recorded is not counted."
)
_PEG = (
    "Three questions about the past week, each answered from 0 to 10, and their mean: average pain, what pain "
    "took from enjoyment of life, and what it took from general activity."
)


_OWN = (
    "An activity that the person chose, rated once a month: 0 cannot do it at all, 10 as well as ever. Here more "
    "is better."
)


def report_page(report: Report, name_of: NameOf, *, with_notes: bool) -> Page:
    """REPORT in words."""
    title = f"Back pain and exercise, {_day(report.first)} to {_day(report.last)}"
    return Page(title, tuple(_blocks(report, name_of, with_notes=with_notes)))


def _blocks(report: Report, name_of: NameOf, *, with_notes: bool) -> Iterator[Block]:
    yield Paragraph(_WHAT_IT_IS)
    yield Paragraph(_HOW_TO_READ)
    yield Heading("Pain")
    days = f"Over {counted(report.days, 'day')}"
    yield Table(("Pain", days), tuple(_pain_rows(report)))
    yield Heading("Practice")
    yield Table(("Practice", days), tuple(_practice_rows(report)))
    yield Heading("Week by week")
    yield Table(
        ("From", "Sessions", "Exercise, min", "Walk, ride, swim, min", "Pain, median", "Strongest"),
        tuple(_week_row(week) for week in report.weeks),
    )
    if report.practised:
        yield Heading("Exercises")
        yield Table(
            ("Exercise", "Times done", "Minutes", "In its easier form", "Cut short or left out"),
            tuple(_practised_row(one, name_of) for one in report.practised),
        )
    if report.pegs:
        yield Heading("The week as a whole (PEG)")
        yield Paragraph(_PEG)
        yield Table(
            ("Day", "Pain", "Enjoyment", "Activity", "Mean"),
            tuple(
                (
                    _day(peg.at.date()),
                    str(peg.pain),
                    str(peg.enjoyment),
                    str(peg.activity),
                    number_words(peg.mean),
                )
                for peg in report.pegs
            ),
        )
        if len(report.pegs) > 1:
            first, last = report.pegs[0], report.pegs[-1]
            yield Paragraph(
                f"Mean at first {number_words(first.mean)}, at last {number_words(last.mean)}: "
                f"from {_day(first.at.date())} to {_day(last.at.date())}."
            )
    if report.own:
        yield Heading("What matters to the person")
        yield Paragraph(_OWN)
        yield Table(("Activity", "At first", "At last", "Times rated"), tuple(map(_own_row, report.own)))
    if report.hurt:
        yield Heading("Exercises that hurt, and what was done about it")
        rows = ((session, line) for session in report.hurt for line in complaint_lines(session, name_of))
        yield Table(("Day", "What hurt"), tuple((_day(session.at.date()), line) for session, line in rows))
    if with_notes and report.noted:
        yield Heading("Notes, in the person's own words")
        for entry in report.noted:
            yield Paragraph(f"{_day(entry.at.date())}, {entry_words(entry, name_of).line}")
            yield Quotation(entry.note)


def _pain_rows(report: Report) -> Iterator[tuple[str, str]]:
    strongest = report.strongest
    yield "Days with a rating", str(report.days_rated)
    yield "Before sessions, median", _ratings_words(report.before)
    yield "After sessions, median", _ratings_words(report.after)
    yield "Strongest recorded", f"{strongest.pain}, last on {_day(strongest.day)}" if strongest else _NONE
    if report.mornings:
        counts = ", ".join(f"{compared.words} {count}" for compared, count in report.mornings.items())
        yield "Mornings after sessions, beside before them", f"{counts}, of {sum(report.mornings.values())}"
    if report.leg:
        yield "Days with pain in a leg", _leg_words(report.leg)
    if report.course:
        yield "First two weeks, and last two", _course_words(report.course)
    yield "The last seven days", report.trend


def _practice_rows(report: Report) -> Iterator[tuple[str, str]]:
    to_the_end = f", {report.completed} of them completed" if report.sessions else ""
    yield "Sessions", f"{report.sessions}{to_the_end}"
    yield "Sessions a week", number_words(report.sessions * 7 / max(report.days, 7))
    yield "Gentle sessions, for days that hurt", str(report.gentle)
    yield "Minutes of exercise", whole_words(report.exercise_minutes)
    yield "Minutes of walking, cycling or swimming", whole_words(report.aerobic_minutes)


def _week_row(week: ReportWeek) -> tuple[str, ...]:
    return (
        _day(week.first),
        str(week.done.sessions),
        whole_words(week.done.exercise_minutes),
        whole_words(week.done.aerobic_minutes),
        UNRATED if week.pain is None else number_words(week.pain),
        UNRATED if week.strongest is None else str(week.strongest),
    )


def _practised_row(one: Practised, name_of: NameOf) -> tuple[str, ...]:
    minutes = whole_words(one.minutes)
    return name_of(one.exercise), str(one.sessions), minutes, str(one.easier), str(one.unfinished)


def _course_words(course: Course) -> str:
    first, last = number_words(course.first), number_words(course.last)
    if not course.points:
        return f"{first} then, {last} now"
    way = "lower" if course.points > 0 else "higher"
    percent = "" if course.percent is None else f", {abs(course.percent)} %"
    return f"{first} then, {last} now: {counted(abs(course.points), 'point')} {way}{percent}"


def _own_row(own: OwnActivity) -> tuple[str, ...]:
    first, last = (f"{entry.ability}, {_day(entry.at.date())}" for entry in (own.first, own.last))
    return own.name, first, last, str(own.count)


def _leg_words(leg: LegPain) -> str:
    strongest = "" if leg.strongest is None else f", {leg.strongest} at most"
    return f"{leg.days}, last on {_day(leg.last)}{strongest}"


def _ratings_words(ratings: Ratings | None) -> str:
    return f"{number_words(ratings.median)} ({counted(ratings.count, 'rating')})" if ratings else _NONE


def _day(day: date) -> str:
    return f"{day.day} {day:%B} {day.year}"
