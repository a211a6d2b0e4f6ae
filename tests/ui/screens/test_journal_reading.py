"""What the journal's screen reads: its views say the same of the same days."""

from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

from backcare_tui.domain.journal.calendar.weeks import WeeklyGoal
from backcare_tui.domain.journal.days import MIDNIGHT
from backcare_tui.domain.journal.memo import Subject
from backcare_tui.storage.journal.store import JournalStore
from backcare_tui.ui.screens.journal.reading import read_for
from backcare_tui.ui.screens.journal.shown import Shown, View
from tests.fake_clock import FakeClock
from tests.storage.entries import a_memo, a_rating

FIRST = datetime(2025, 12, 1, 9, tzinfo=UTC)
"""The first day of the calendar, on the clock's day."""


def test_the_calendar_knows_what_was_usual_before_its_first_day(tmp_path: Path) -> None:
    clock = FakeClock()
    with closing(JournalStore.open(tmp_path, clock, MIDNIGHT)) as store:
        for number, pain in enumerate([*[1] * 7, 6, 6, 6, 6, 6, 1], -7):
            store.add(a_rating(pain, at=FIRST + timedelta(days=number)))
        store.add(a_memo(Subject.FLARE, "began", at=FIRST))
        read = read_for(Shown(view=View.CALENDAR), WeeklyGoal(4), clock.now(), store)
    assert [(span.first, span.last) for span in read.spans] == [(FIRST.date(), FIRST.date() + timedelta(days=3))]
    assert min(read.told) == FIRST.date()
