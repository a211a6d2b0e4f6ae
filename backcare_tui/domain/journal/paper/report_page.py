"""The report for a clinician as a page to be read or printed: what matters most first, and on one sheet of A4."""

from collections.abc import Callable, Iterator
from datetime import date
from itertools import groupby

from backcare_tui.domain.journal.complaint import PainKind, Remedy
from backcare_tui.domain.journal.entry import PegEntry
from backcare_tui.domain.journal.entry_words import ABILITY_WORDS, NameOf, entry_words
from backcare_tui.domain.journal.paper.because_of_pain import Closing, Hurt
from backcare_tui.domain.journal.paper.chosen import Chosen
from backcare_tui.domain.journal.paper.days_in_numbers import DaysInNumbers, Ratings, points_words
from backcare_tui.domain.journal.paper.journal_page import SCALE_WORDS
from backcare_tui.domain.journal.paper.lead import lead_words
from backcare_tui.domain.journal.paper.report import OwnActivity, Practised, Report
from backcare_tui.domain.journal.trend.sentences import days_words
from backcare_tui.domain.words.page import (
    Beside,
    Block,
    Heading,
    Lead,
    Page,
    Paragraph,
    Picture,
    Quotation,
    SmallPrint,
    Table,
)
from backcare_tui.domain.words.text import shown_line
from backcare_tui.domain.words.wording import counted, date_words, number_words, whole_words

_NONE = "–"
_MOST_EMPTY = 3
"""Weeks in a row that have a row each though nothing was told of them; of more it is said how many they are."""
_MOST_PRACTISED, _MOST_HURT = 12, 6
"""Exercises that have a row or a line of their own."""
_LONGEST_NAME = 27
"""Cells of the name of one in a table."""
_KINDS = {
    PainKind.STAYS: "in place",
    PainKind.SPREADS: "down the leg",
    PainKind.SHARP: "sharp",
    PainKind.CHEST: "chest, dizzy or short of breath",
    PainKind.JOINT: "another joint",
}
_REMEDIES = {
    Remedy.EASIER: "eased",
    Remedy.LEAVE_OUT: "left out",
    Remedy.END: "session ended",
    Remedy.GO_ON: "went on",
}
"""What it was like, and what was done, in as few words as there is room for."""
_WHOSE = "From what the person entered. How to read it stands at the end."
_WHAT_IT_IS = (
    "Written by backcare-tui, a trainer and journal for ordinary back pain, from what the person entered. It "
    "is not a medical device. It holds no diagnosis and no advice; it asks about signs that need help, and "
    "examines nobody."
)
_HOW_TO_READ = (
    f"{SCALE_WORDS} Ratings are medians: of a day, then of the days; – is not rated. Two single ratings can be "
    "about 2 points apart by chance; a change is called meaningful from 2 points and 30 % of the first week "
    "with ratings. PEG is the mean of three answers about the past week, 0 to 10: average pain, and what it "
    "took from enjoyment of life and from general activity. A session counts from half of its planned time or "
    "five minutes. Walking is with cycling and swimming. What was not recorded is not counted."
)


def report_page(report: Report, name_of: NameOf, *, with_notes: bool, picture: Picture | None = None) -> Page:
    """REPORT in words, with a PICTURE of its pain."""
    days = days_words(report.whole.first, report.whole.last)
    blocks = _blocks(report, name_of, picture, with_notes=with_notes)
    return Page(f"Back pain and exercise, {days}", tuple(blocks))


def _blocks(
    report: Report, name_of: NameOf, picture: Picture | None, *, with_notes: bool
) -> Iterator[Block | Beside]:
    yield SmallPrint(_WHOSE)
    yield Lead(lead_words(report))
    if picture is not None:
        yield picture
    done = (*_practised(report, name_of), *_chosen(report, with_notes=with_notes))
    went = (*_function(report), *_because_of_pain(report, name_of))
    yield Beside(
        (Heading("In numbers"), _numbers(report), *done), (Heading("Week by week"), _weeks(report), *went)
    )
    yield SmallPrint(_WHAT_IT_IS)
    yield SmallPrint(_HOW_TO_READ)
    if with_notes and report.noted:
        yield Heading("Notes, in the person's own words")
        yield from _quoted(report, name_of)


def _day_of(report: Report) -> Callable[[date], str]:
    """What gives the words for a day, with its year where that is not the last of the report."""
    return lambda day: date_words(day, report.whole.last)


# Tables


def _numbers(report: Report) -> Table:
    whole = report.whole
    all_days = f"All {counted(whole.length, 'day')}"
    fortnights = report.fortnights or ()
    columns = ("", *(("First 2 weeks", "Last 2 weeks") if fortnights else ()), all_days)
    stretches = (*fortnights, whole)
    told = ((name, tuple(map(say, stretches))) for name, say in _NUMBERS)
    rows = [(name, *cells) for name, cells in told if set(cells) - {_NONE, "0"}]
    if fortnights and (change := _change_between(*fortnights)):
        rows.insert(1, ("Change from the first", "", change, ""))
    return Table(columns, tuple(rows))


def _change_between(first: DaysInNumbers, last: DaysInNumbers) -> str:
    """How pain changed from FIRST to LAST; empty where it is not known in both."""
    return "" if first.pain is None or last.pain is None else points_words(first.pain, last.pain)


_NUMBERS: tuple[tuple[str, Callable[[DaysInNumbers], str]], ...] = (
    ("Pain at rest, median", lambda one: _number(one.pain)),
    ("Days with a rating", lambda one: str(one.rated)),
    ("Before sessions, median", lambda one: _ratings_words(one.before)),
    ("After sessions, median", lambda one: _ratings_words(one.after)),
    ("Mornings better, same, worse", lambda one: _mornings_words(one)),
    ("Strongest pain", lambda one: str(one.strongest.pain) if one.strongest else _NONE),
    ("Days with pain in a leg", lambda one: str(one.leg_days)),
    ("PEG", lambda one: _number(one.peg)),
    ("Sessions", lambda one: str(one.sessions)),
    ("Sessions a week", lambda one: number_words(one.sessions / one.weeks)),
    ("Sessions completed", lambda one: str(one.completed)),
    ("Gentle sessions", lambda one: str(one.gentle)),
    ("Exercise, min a week", lambda one: whole_words(one.exercise_minutes / one.weeks)),
    ("Walking, min a week", lambda one: whole_words(one.aerobic_minutes / one.weeks)),
)
"""What is counted, and how a stretch says it. What says nothing in any is left out."""


def _number(value: float | None) -> str:
    return _NONE if value is None else number_words(value)


def _ratings_words(ratings: Ratings | None) -> str:
    return f"{number_words(ratings.median)} (n {ratings.count})" if ratings else _NONE


def _mornings_words(stretch: DaysInNumbers) -> str:
    told = stretch.mornings
    return f"{told.lower}, {told.same}, {told.higher}" if told else _NONE


def _weeks(report: Report) -> Table:
    columns = ("From", "Sessions", "Exercise, min", "Walk, min", "Pain", "Strongest", "PEG")
    rows: list[tuple[str, ...]] = []
    for is_empty, group in groupby(report.weeks, lambda week: week.is_empty):
        weeks = tuple(group)
        if is_empty and len(weeks) > _MOST_EMPTY:
            rows.append((f"{len(weeks)} weeks without", *[_NONE] * (len(columns) - 1)))
        else:
            rows += [_week_row(week, report.whole.last) for week in weeks]
    return Table(columns, tuple(rows))


def _week_row(week: DaysInNumbers, last: date) -> tuple[str, ...]:
    return (
        date_words(week.first, last, short=True),
        str(week.sessions),
        whole_words(week.exercise_minutes),
        whole_words(week.aerobic_minutes),
        _number(week.pain),
        str(week.strongest.pain) if week.strongest else _NONE,
        _number(week.peg),
    )


def _practised(report: Report, name_of: NameOf) -> Iterator[Block]:
    if not report.practised:
        return
    rows = [_practised_row(one, name_of(one.exercise)) for one in report.practised[:_MOST_PRACTISED]]
    others = report.practised[_MOST_PRACTISED:]
    if len(others) == 1:
        rows.append(_practised_row(others[0], name_of(others[0].exercise)))
    elif others:
        together = Practised(
            exercise="",
            sessions=sum(one.sessions for one in others),
            minutes=sum(one.minutes for one in others),
            easier=sum(one.easier for one in others),
            unfinished=sum(one.unfinished for one in others),
        )
        rows.append(_practised_row(together, f"{len(others)} others"))
    yield Heading("Exercises")
    yield Table(("Exercise", "Times", "Min", "Easier", "Unfinished"), tuple(rows))


def _practised_row(one: Practised, name: str) -> tuple[str, ...]:
    return (
        shown_line(name, _LONGEST_NAME),
        str(one.sessions),
        whole_words(one.minutes),
        str(one.easier),
        str(one.unfinished),
    )


# In sentences


def _because_of_pain(report: Report, name_of: NameOf) -> Iterator[Block]:
    """What hurt, and what was left out or done otherwise because of it."""
    if not (report.hurt or report.closings):
        return
    day = _day_of(report)
    yield Heading("Left out or eased because of pain")
    lines = [_closing_words(closing, day) for closing in report.closings]
    lines += [_hurt_words(one, name_of, report.whole.last) for one in report.hurt[:_MOST_HURT]]
    others = report.hurt[_MOST_HURT:]
    if others:
        times = counted(sum(one.times for one in others), "time")
        lines.append(f"{counted(len(others), 'other exercise')}, {times} together.")
    yield Paragraph("\n".join(lines))


def _closing_words(closing: Closing, day: Callable[[date], str]) -> str:
    """As "No exercises from 3 October to 5 October: a sign that needs help (urgent)."."""
    first = day(closing.first)
    if closing.last is None:
        when = f"since {first}"
    else:
        when = f"on {first}" if closing.first == closing.last else f"from {first} to {day(closing.last)}"
    return f"No exercises {when}: a sign that needs help ({closing.level})."


def _hurt_words(hurt: Hurt, name_of: NameOf, last: date) -> str:
    """As "Bridge hurt 2 times, up to 6, last on 3 Oct: sharp 2; left out 1, went on 1."."""
    strongest = "" if hurt.strongest is None else f", up to {hurt.strongest}"
    kinds = ", ".join(f"{_KINDS[kind]} {count}" for kind, count in hurt.kinds.items())
    done = ", ".join(f"{_REMEDIES[remedy]} {count}" for remedy, count in hurt.remedies.items())
    times = f"hurt {counted(hurt.times, 'time')}{strongest}, last on {date_words(hurt.last, last, short=True)}"
    return f"{name_of(hurt.exercise)} {times}: {kinds}; {done}."


def _function(report: Report) -> Iterator[Block]:
    if not (report.pegs or report.own):
        return
    yield Heading("Function")
    if report.pegs:
        first, last = report.pegs[0], report.pegs[-1]
        told = [first] if first is last else [first, last]
        yield Paragraph(f"PEG: {'; '.join(_peg_words(report, peg) for peg in told)}.")
    for own in report.own:
        yield Paragraph(_own_words(report, own))


def _peg_words(report: Report, peg: PegEntry) -> str:
    day = _day_of(report)(report.days.of(peg.at))
    parts = f"pain {peg.pain}, enjoyment {peg.enjoyment}, activity {peg.activity}"
    return f"{number_words(peg.mean)} on {day} ({parts})"


def _own_words(report: Report, own: OwnActivity) -> str:
    day = _day_of(report)
    first, last = (f"{entry.ability} on {day(report.days.of(entry.at))}" for entry in (own.first, own.last))
    more = f", {last}; rated {counted(own.count, 'time')}" if own.count > 1 else ""
    return f"“{own.name}” goes {first}{more}. {ABILITY_WORDS}."


def _chosen(report: Report, *, with_notes: bool) -> Iterator[Block]:
    yield from _in_their_words("Medicines, in the person's own words", report, report.medicines)
    if not with_notes:
        yield from _in_their_words("Notes that the person chose", report, report.chosen)


def _in_their_words(title: str, report: Report, notes: tuple[Chosen, ...]) -> Iterator[Block]:
    """NOTES below TITLE, a line for each."""
    if notes:
        day = _day_of(report)
        yield Heading(title)
        yield Paragraph("\n".join(f"{day(one.day)}: {' '.join(one.words.split())}" for one in notes))


def _quoted(report: Report, name_of: NameOf) -> Iterator[Block]:
    day = _day_of(report)
    for entry in report.noted:
        yield Paragraph(f"{day(report.days.of(entry.at))}, {entry_words(entry, name_of).line}")
        yield Quotation(entry.note)
