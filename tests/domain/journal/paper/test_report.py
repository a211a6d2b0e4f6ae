"""The report counts what was recorded, and takes medians."""

from datetime import date, datetime, timedelta
from uuid import uuid4

import pytest

from backcare_tui.domain.catalogue.terms import Variation
from backcare_tui.domain.journal.complaint import PainKind, Remedy
from backcare_tui.domain.journal.days import MIDNIGHT, Days
from backcare_tui.domain.journal.entry import (
    ActivityEntry,
    Entry,
    Outcome,
    PegEntry,
)
from backcare_tui.domain.journal.paper.because_of_pain import Closing, Hurt
from backcare_tui.domain.journal.paper.days_in_numbers import Ratings, Strongest
from backcare_tui.domain.journal.paper.report import Practised, usual_start
from tests.domain.builders import an_exercise, walking
from tests.domain.journal.paper.told import (
    TODAY,
    at,
    complaint,
    done,
    made,
    over_weeks,
    peg,
    rating,
    report_of,
    session,
)


def test_it_goes_back_to_a_monday() -> None:
    assert usual_start(TODAY) == date(2026, 8, 31)
    assert usual_start(date(2026, 11, 23)) == date(2026, 9, 7)


def test_nothing_recorded_gives_no_report() -> None:
    assert report_of([], date(2026, 1, 1), TODAY, {}, days=MIDNIGHT) is None
    assert report_of([rating(date(2026, 10, 31), 3)], date(2026, 11, 1), TODAY, {}, days=MIDNIGHT) is None


def test_only_the_days_asked_for_count() -> None:
    entries = [rating(date(2026, 11, day), day % 10) for day in (4, 5, 21)] + [rating(date(2026, 11, 23), 9)]
    report = made(*entries, since=date(2026, 11, 5))
    whole = report.whole
    assert (whole.first, whole.last, whole.length, whole.rated) == (date(2026, 11, 5), TODAY, 18, 2)
    assert whole.strongest == Strongest(5, date(2026, 11, 5))


def test_pain_before_and_after_are_medians_of_what_was_rated() -> None:
    days = [TODAY - timedelta(days=back) for back in range(4)]
    report = made(*map(session, days, (4, 5, None, 8), (3, None, None, 6)))
    assert (report.whole.before, report.whole.after) == (Ratings(5, 3), Ratings(4.5, 2))
    assert made(session(TODAY)).whole.before is None


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
    assert made(rating(TODAY - timedelta(days=9), 7), entry).whole.strongest == Strongest(8, TODAY)


@pytest.mark.parametrize("what", PainKind)
def test_an_exercise_that_hurt_the_back_most_is_the_strongest(what: PainKind) -> None:
    hurt = done("bridge", 60, complaints=(complaint(9, what, Remedy.EASIER), complaint(None, what, Remedy.END)))
    elsewhere = what in (PainKind.CHEST, PainKind.JOINT)
    assert made(session(TODAY, 4, exercises=(hurt,))).whole.strongest == Strongest(4 if elsewhere else 9, TODAY)


def test_the_strongest_pain_has_its_last_day() -> None:
    report = made(rating(TODAY, 8), rating(TODAY - timedelta(days=3), 8))
    assert report.whole.strongest == Strongest(8, TODAY)
    assert made(session(TODAY)).whole.strongest is None


def test_sessions_are_counted_by_how_they_ended() -> None:
    report = made(
        session(TODAY),
        session(TODAY, outcome=Outcome.ENDED_EARLY),
        session(TODAY, routine="gentle-day"),
        session(TODAY, routine="gentle-day-upright"),
    )
    assert (report.whole.sessions, report.whole.completed, report.whole.gentle) == (4, 3, 2)


def test_a_session_that_was_broken_off_at_once_is_not_counted() -> None:
    report = made(session(TODAY), session(TODAY, outcome=Outcome.ENDED_EARLY, exercises=(done("bridge", 29),)))
    assert (report.whole.sessions, report.whole.completed) == (1, 1)
    assert report.weeks[-1].sessions == 1
    assert report.practised[0].sessions == 1


def test_every_week_from_the_first_entry_has_its_row() -> None:
    walk = an_exercise("walk", (walking(),))
    entries: list[Entry] = [
        rating(date(2026, 11, 4), 6),
        rating(date(2026, 11, 4), 2),
        rating(date(2026, 11, 6), 3),
        session(date(2026, 11, 21), before=4, exercises=(done("bridge", 90), done("walk", 600))),
        ActivityEntry(id=uuid4(), at=at(TODAY), exercise="walk", minutes=20),
    ]
    report = report_of(entries, date(2026, 10, 1), TODAY, {"walk": walk}, days=MIDNIGHT)
    assert report is not None
    assert [week.first for week in report.weeks] == [date(2026, 11, day) for day in (4, 9, 16)]
    assert [week.pain for week in report.weeks] == [3.5, None, 4]
    assert [week.strongest and week.strongest.pain for week in report.weeks] == [6, None, 4]
    assert [week.sessions for week in report.weeks] == [0, 0, 1]
    assert (report.whole.exercise_minutes, report.whole.aerobic_minutes) == (1.5, 30)


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


# Days


def test_what_was_after_midnight_belongs_to_the_evening_of_whoever_wants_it_so() -> None:
    late = rating(TODAY, 6).model_copy(update={"at": at(TODAY, 1)})
    report = made(late, session(TODAY), days=Days(timedelta(hours=3)))
    assert report.whole.strongest == Strongest(6, TODAY - timedelta(days=1))
    assert [week.sessions for week in report.weeks] == [1]
    tomorrow = rating(TODAY + timedelta(days=1), 9).model_copy(update={"at": at(TODAY + timedelta(days=1), 1)})
    assert made(session(TODAY), tomorrow).whole.strongest is None
    assert made(session(TODAY), tomorrow, days=Days(timedelta(hours=3))).whole.strongest == Strongest(9, TODAY)


class CountingDays(Days):
    """Days that count how often they are asked."""

    asked = 0

    def of(self, moment: datetime) -> date:
        type(self).asked += 1
        return super().of(moment)


def test_a_long_journal_is_not_gone_through_for_each_of_its_weeks() -> None:
    entries = [session(TODAY - timedelta(days=back), 4, 3) for back in range(700)]
    made(*entries, since=date(2024, 1, 1), days=CountingDays())
    assert 700 <= CountingDays.asked <= 10 * 700


# At first, and at last


def test_the_first_two_weeks_stand_beside_the_last_two() -> None:
    walk = ActivityEntry(id=uuid4(), at=at(TODAY), exercise="walk", minutes=50)
    early = TODAY - timedelta(days=80)
    report = made(*over_weeks(7, 3), session(early), session(TODAY), session(TODAY), walk, peg(early, 8))
    assert report.fortnights is not None
    first, last = report.fortnights
    assert (first.first, first.last) == (TODAY - timedelta(days=83), TODAY - timedelta(days=70))
    assert (last.first, last.last) == (TODAY - timedelta(days=13), TODAY)
    assert (first.pain, last.pain, report.whole.pain) == (7, 3, 5)
    assert (first.sessions, last.sessions, report.whole.sessions) == (1, 2, 3)
    assert (first.aerobic_minutes, last.aerobic_minutes) == (0, 50)
    assert (first.peg, last.peg) == (16 / 3, None)


@pytest.mark.parametrize(("days", "told"), [(27, False), (28, True)])
def test_two_fortnights_that_overlap_are_not_compared(days: int, told: bool) -> None:
    entries = [rating(TODAY - timedelta(days=back), 4) for back in range(days)]
    assert (made(*entries).fortnights is not None) is told


def test_a_fortnight_with_few_ratings_says_nothing_of_pain() -> None:
    few = [rating(TODAY - timedelta(days=back), 4) for back in (83, 82, 81, 1, 0)]
    fortnights = made(*few).fortnights
    assert fortnights is not None
    assert [one.pain for one in fortnights] == [4, None]
    fortnights = made(*few, rating(TODAY - timedelta(days=2), 4)).fortnights
    assert fortnights is not None
    assert [one.pain for one in fortnights] == [4, 4]


def test_the_first_week_is_that_of_the_whole_journal() -> None:
    recent = [rating(TODAY - timedelta(days=back), 4) for back in range(20)]
    report = made(*recent)
    assert report.baseline is not None
    assert (report.baseline.first, report.baseline.pain) == (TODAY - timedelta(days=19), 4)
    years_ago = date(2024, 3, 1)
    long_ago = {years_ago + timedelta(days=number): {8: 1} for number in range(9)}
    report = made(*recent, pains=long_ago | {TODAY - timedelta(days=back): {4: 1} for back in range(20)})
    assert report.baseline is not None
    assert (report.baseline.first, report.baseline.pain, report.now) == (years_ago, 8, 4)


# Because of pain


def test_what_hurt_is_counted_by_exercise() -> None:
    yesterday = TODAY - timedelta(days=1)
    sharp, spread = (
        complaint(6, PainKind.SHARP, Remedy.LEAVE_OUT),
        complaint(None, PainKind.SPREADS, Remedy.EASIER),
    )
    report = made(
        session(TODAY, exercises=(done("bridge", 60, complaints=(sharp, spread)), done("plank", 60))),
        session(yesterday, exercises=(done("bridge", 60, complaints=(spread,)),)),
        session(yesterday, exercises=(done("cat-cow", 60, complaints=(spread,)),)),
    )
    kinds = {PainKind.SPREADS: 2, PainKind.SHARP: 1}
    assert report.hurt == (
        Hurt("bridge", 3, 6, kinds, {Remedy.EASIER: 2, Remedy.LEAVE_OUT: 1}, TODAY),
        Hurt("cat-cow", 1, None, {PainKind.SPREADS: 1}, {Remedy.EASIER: 1}, yesterday),
    )


def test_only_closings_of_its_days_are_told() -> None:
    first = TODAY - timedelta(days=5)
    before = Closing("urgent", first - timedelta(days=9), first - timedelta(days=1))
    into = Closing("urgent", first - timedelta(days=9), first)
    still = Closing("emergency", TODAY, None)
    assert made(rating(first, 4), closings=[before, into, still]).closings == (into, still)
