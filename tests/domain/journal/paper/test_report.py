"""The report counts what was recorded, takes medians, and leaves out what it was not asked for."""

from datetime import date, datetime, timedelta, timezone
from typing import Any
from uuid import uuid4

import pytest

from backcare_tui.domain.catalogue.terms import Variation
from backcare_tui.domain.journal.complaint import Complaint, PainKind, Remedy
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
from backcare_tui.domain.journal.paper.report import (
    Practised,
    Ratings,
    Report,
    Strongest,
    make_report,
    usual_start,
)
from backcare_tui.domain.journal.paper.report_page import report_page
from backcare_tui.domain.words.page import Heading, Page, Paragraph, Quotation, Table
from tests.domain.builders import an_exercise, walking

TODAY = date(2026, 11, 22)
"""A Sunday."""

_ZONE = timezone(timedelta(hours=2))


def at(day: date, hour: int = 9) -> datetime:
    return datetime(day.year, day.month, day.day, hour, tzinfo=_ZONE)


def rating(day: date, pain: int, note: str = "") -> RatingEntry:
    return RatingEntry(id=uuid4(), at=at(day), pain=pain, note=note)


def session(day: date, before: int | None = None, after: int | None = None, **changes: Any) -> SessionEntry:
    fields: dict[str, Any] = {
        "id": uuid4(),
        "at": at(day),
        "ended_at": at(day, 10),
        "routine": "mine",
        "outcome": Outcome.COMPLETED,
        "pain_before": before,
        "pain_after": after,
    }
    return SessionEntry(**(fields | changes))


def done(exercise: str, seconds: float, outcome: Outcome = Outcome.COMPLETED, **changes: Any) -> ExerciseRecord:
    return ExerciseRecord(exercise=exercise, planned_s=60, done_s=seconds, outcome=outcome, **changes)


def made(*entries: Entry, since: date = date(2026, 1, 1)) -> Report:
    report = make_report(entries, since, TODAY, {})
    assert report is not None
    return report


def test_it_goes_back_to_a_monday() -> None:
    assert usual_start(TODAY) == date(2026, 8, 31)
    assert usual_start(date(2026, 11, 23)) == date(2026, 9, 7)


def test_nothing_recorded_gives_no_report() -> None:
    assert make_report([], date(2026, 1, 1), TODAY, {}) is None
    assert make_report([rating(date(2026, 10, 31), 3)], date(2026, 11, 1), TODAY, {}) is None


def test_only_the_days_asked_for_count() -> None:
    entries = [rating(date(2026, 11, day), day % 10) for day in (4, 5, 21)] + [rating(date(2026, 11, 23), 9)]
    report = made(*entries, since=date(2026, 11, 5))
    assert (report.first, report.last, report.days, report.days_rated) == (date(2026, 11, 5), TODAY, 18, 2)
    assert report.strongest == Strongest(5, date(2026, 11, 5))


def test_pain_before_and_after_are_medians_of_what_was_rated() -> None:
    days = [TODAY - timedelta(days=back) for back in range(4)]
    report = made(*map(session, days, (4, 5, None, 8), (3, None, None, 6)))
    assert (report.before, report.after) == (Ratings(5, 3), Ratings(4.5, 2))
    assert made(session(TODAY)).before is None


@pytest.mark.parametrize(
    "entry",
    [
        rating(TODAY, 8),
        session(TODAY, before=8, after=3),
        session(TODAY, before=2, pain_worst=8),
        PegEntry(id=uuid4(), at=at(TODAY), pain=8, enjoyment=9, activity=10),
    ],
    ids=["rating", "before", "worst", "peg"],
)
def test_the_strongest_pain_is_found_everywhere(entry: Entry) -> None:
    assert made(rating(TODAY - timedelta(days=9), 7), entry).strongest == Strongest(8, TODAY)


def test_the_strongest_pain_has_its_last_day() -> None:
    report = made(rating(TODAY, 8), rating(TODAY - timedelta(days=3), 8))
    assert report.strongest == Strongest(8, TODAY)
    assert made(session(TODAY)).strongest is None


def test_sessions_are_counted_by_how_they_ended() -> None:
    report = made(
        session(TODAY),
        session(TODAY, outcome=Outcome.ENDED_EARLY),
        session(TODAY, routine="gentle-day"),
        session(TODAY, routine="gentle-day-upright"),
    )
    assert (report.sessions, report.completed, report.gentle) == (4, 3, 2)


def test_a_session_that_was_broken_off_at_once_is_not_counted() -> None:
    report = made(session(TODAY), session(TODAY, outcome=Outcome.ENDED_EARLY, exercises=(done("bridge", 29),)))
    assert (report.sessions, report.completed) == (1, 1)
    assert report.weeks[-1].done.sessions == 1
    assert report.practised[0].sessions == 1


def test_every_week_from_the_first_entry_has_its_row() -> None:
    walk = an_exercise("walk", (walking(),))
    entries = [
        rating(date(2026, 11, 4), 6),
        rating(date(2026, 11, 4), 2),
        rating(date(2026, 11, 6), 3),
        session(date(2026, 11, 21), before=4, exercises=(done("bridge", 90), done("walk", 600))),
        ActivityEntry(id=uuid4(), at=at(TODAY), exercise="walk", minutes=20),
    ]
    report = make_report(entries, date(2026, 10, 1), TODAY, {"walk": walk})
    assert report is not None
    assert [week.first for week in report.weeks] == [date(2026, 11, day) for day in (4, 9, 16)]
    assert [week.pain for week in report.weeks] == [3.5, None, 4]
    assert [week.strongest for week in report.weeks] == [6, None, 4]
    assert [week.done.sessions for week in report.weeks] == [0, 0, 1]
    assert (report.exercise_minutes, report.aerobic_minutes) == (1.5, 30)


def test_exercises_come_by_how_often_they_were_done() -> None:
    report = made(
        session(TODAY, exercises=(done("bridge", 60), done("bridge", 30, Outcome.ENDED_EARLY))),
        session(
            TODAY, exercises=(done("cat-cow", 60, variation=Variation.EASIER), done("bridge", 0, Outcome.SKIPPED))
        ),
        session(TODAY, exercises=(done("cat-cow", 30),)),
        session(TODAY, exercises=(done("plank", 0, Outcome.SKIPPED, variation=Variation.EASIER),)),
    )
    assert report.practised == (
        Practised("cat-cow", sessions=2, minutes=1.5, easier=1, unfinished=0),
        Practised("bridge", sessions=1, minutes=1.5, easier=0, unfinished=2),
        Practised("plank", sessions=0, minutes=0, easier=0, unfinished=1),
    )


# In words


def page(*entries: Entry, with_notes: bool = False) -> Page:
    return report_page(made(*entries), lambda id_: id_.upper(), with_notes=with_notes)


def cells(page: Page) -> dict[str, tuple[str, ...]]:
    """The rows of all tables by their first cell."""
    return {row[0]: row[1:] for table in page.blocks if isinstance(table, Table) for row in table.rows}


def headings(page: Page) -> list[str]:
    return [block.text for block in page.blocks if isinstance(block, Heading)]


def test_the_page_says_what_was_counted() -> None:
    said = page(
        session(TODAY, 5, 3, exercises=(done("bridge", 90),)),
        session(TODAY - timedelta(days=13), 6, 4, pain_worst=9, outcome=Outcome.ENDED_EARLY),
    )
    assert said.title == "Back pain and exercise, 9 November 2026 to 22 November 2026"
    assert headings(said) == ["Pain", "Practice", "Week by week", "Exercises"]
    assert {name: said_of[0] for name, said_of in cells(said).items() if len(said_of) == 1} == {
        "Days with a rating": "2",
        "Before sessions, median": "5.5 (2 ratings)",
        "After sessions, median": "3.5 (2 ratings)",
        "Strongest recorded": "9, last on 9 November 2026",
        "The last seven days": "A few more days of ratings may show a direction.",
        "Sessions": "2, 1 of them completed",
        "Sessions a week": "1",
        "Gentle sessions, for days that hurt": "0",
        "Minutes of exercise": "2",
        "Minutes of walking, cycling or swimming": "0",
    }
    assert cells(said)["9 November 2026"] == ("1", "0", "0", "5", "9")
    assert cells(said)["BRIDGE"] == ("1", "2", "0", "0")


def test_the_page_says_what_is_missing() -> None:
    said = cells(page(ActivityEntry(id=uuid4(), at=at(TODAY), exercise="walk", minutes=20)))
    assert said["Before sessions, median"] == said["Strongest recorded"] == ("none recorded",)
    assert said["Sessions"] == ("0",)
    assert said["22 November 2026"] == ("0", "0", "20", "not rated", "not rated")


def test_the_peg_scale_has_its_mean() -> None:
    said = page(PegEntry(id=uuid4(), at=at(TODAY), pain=5, enjoyment=4, activity=4))
    assert headings(said)[-1] == "The week as a whole (PEG)"
    assert cells(said)["22 November 2026"] == ("5", "4", "4", "4.3")


def peg(day: date, pain: int) -> PegEntry:
    return PegEntry(id=uuid4(), at=at(day), pain=pain, enjoyment=4, activity=4)


def test_the_peg_scale_at_first_stands_beside_that_at_last() -> None:
    said = page(peg(TODAY, 2), peg(TODAY - timedelta(days=14), 8))
    words = [block.text for block in said.blocks if isinstance(block, Paragraph)]
    assert "Mean at first 5.3, at last 3.3: from 8 November 2026 to 22 November 2026." in words


def morning(day: date, compared: Compared | None, **changes: Any) -> MorningEntry:
    return MorningEntry(**({"id": uuid4(), "at": at(day), "pain": 3, "compared": compared} | changes))


def over_weeks(first: int, last: int, days: int = 84) -> list[Entry]:
    """A rating each day: FIRST in the first two weeks, LAST in the last two, and 5 in between."""
    pains = [first] * 14 + [5] * (days - 28) + [last] * 14
    return [rating(TODAY - timedelta(days=days - 1 - index), pain) for index, pain in enumerate(pains)]


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (7, 3, "7 then, 3 now: 4 points lower, 57 %"),
        (4, 5, "4 then, 5 now: 1 point higher, 25 %"),
        (0, 2, "0 then, 2 now: 2 points higher"),
        (3, 3, "3 then, 3 now"),
    ],
)
def test_the_first_two_weeks_stand_beside_the_last_two(first: int, last: int, words: str) -> None:
    said = cells(page(*over_weeks(first, last)))
    assert said["First two weeks, and last two"] == (words,)


@pytest.mark.parametrize(("days", "told"), [(27, False), (28, True)])
def test_two_fortnights_that_overlap_are_not_compared(days: int, told: bool) -> None:
    entries = [rating(TODAY - timedelta(days=back), 4) for back in range(days)]
    assert ("First two weeks, and last two" in cells(page(*entries))) is told


def test_a_fortnight_with_few_ratings_says_nothing() -> None:
    days = (83, 82, 81, 1, 0)
    entries = [rating(TODAY - timedelta(days=back), 4) for back in days]
    assert "First two weeks, and last two" not in cells(page(*entries))
    assert "First two weeks, and last two" in cells(page(*entries, rating(TODAY - timedelta(days=2), 4)))


def test_the_mornings_after_are_counted() -> None:
    told = [morning(TODAY, Compared.WORSE), morning(TODAY, Compared.SAME), morning(TODAY, Compared.SAME)]
    said = cells(page(*told, morning(TODAY, None)))
    assert said["Mornings after sessions, beside before them"] == ("the same 2, worse 1, of 3",)
    assert "Mornings after sessions, beside before them" not in cells(page(morning(TODAY, None)))


def test_days_with_pain_in_a_leg_are_counted_however_it_was_told() -> None:
    spread = Complaint(pain=6, what=PainKind.SPREADS, remedy=Remedy.LEAVE_OUT)
    stayed = Complaint(pain=9, what=PainKind.STAYS, remedy=Remedy.LEAVE_OUT)
    entries: list[Entry] = [
        rating(TODAY, 8).model_copy(update={"leg_pain": 2}),
        morning(TODAY, None, leg_pain=3),
        session(TODAY - timedelta(days=2), exercises=(done("bridge", 60, complaints=(stayed, spread)),)),
        rating(TODAY - timedelta(days=3), 9).model_copy(update={"leg_pain": 0}),
    ]
    assert cells(page(*entries))["Days with pain in a leg"] == ("2, last on 22 November 2026, 6 at most",)
    assert "Days with pain in a leg" not in cells(page(rating(TODAY, 3)))


def own(day: date, ability: int, name: str = "tie my shoes") -> OwnActivityEntry:
    return OwnActivityEntry(id=uuid4(), at=at(day), name=name, ability=ability)


def test_an_activity_of_ones_own_at_first_stands_beside_that_at_last() -> None:
    days = [TODAY - timedelta(days=back) for back in (60, 30, 0)]
    entries = [own(days[2], 7), own(days[0], 3), own(days[1], 5), own(days[0], 1, "garden")]
    said = page(*entries)
    assert headings(said)[-1] == "What matters to the person"
    table = cells(said)
    assert table["tie my shoes"] == ("3, 23 September 2026", "7, 22 November 2026", "3")
    assert table["garden"] == ("1, 23 September 2026", "1, 23 September 2026", "1")


def test_how_well_something_goes_is_no_pain() -> None:
    said = cells(page(own(TODAY, 9)))
    assert said["Strongest recorded"] == ("none recorded",)
    assert said["Days with a rating"] == ("0",)


def test_notes_are_there_only_when_asked_for() -> None:
    entries = [rating(TODAY, 3, "secret"), rating(TODAY, 3, "  ")]
    assert "secret" not in repr(page(*entries))
    said = page(*entries, with_notes=True)
    assert [block.text for block in said.blocks if isinstance(block, Quotation)] == ["secret"]


def test_the_page_says_what_it_is_not() -> None:
    said = repr(page(rating(TODAY, 3)))
    assert "It is not a medical device." in said
    assert "no diagnosis and no advice" in said
