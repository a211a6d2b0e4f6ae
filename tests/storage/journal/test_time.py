"""Clocks that go wrong and people who travel: nothing is lost, and each entry keeps the time it was told."""

from contextlib import closing
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from backcare_tui.domain.journal.backup import Reason
from backcare_tui.domain.journal.calendar.mark import Mark
from backcare_tui.domain.journal.calendar.week import week_of
from backcare_tui.domain.journal.days import MIDNIGHT
from backcare_tui.domain.journal.revision import ChangeKind, Undoable
from backcare_tui.domain.journal.trend.daily_pain import daily_pain, pain_by_day
from backcare_tui.storage.journal.store import JournalStore
from tests.fake_clock import FakeClock
from tests.storage.entries import MORNING, a_draft, a_rating, a_session
from tests.storage.exchange.writer import export_document
from tests.storage.kept import kept_session

HOUR = timedelta(hours=1)
BERLIN = ZoneInfo("Europe/Berlin")


class WrongClock(FakeClock):
    """A clock whose date and time somebody sets, while seconds pass as they do."""

    off = timedelta()

    def now(self) -> datetime:
        return super().now() + self.off


def test_a_clock_that_is_set_back_mixes_up_no_changes(folder: Path) -> None:
    clock = WrongClock()
    with closing(JournalStore.open(folder, clock, MIDNIGHT)) as store:
        entry = a_rating(4, at=clock.now())
        store.add(entry)
        clock.off = -3 * HOUR
        changed = entry.model_copy(update={"pain": 6})
        store.change(changed)
        assert store.revisions()[-1].written_at == clock.now()
    with closing(JournalStore.open(folder, clock, MIDNIGHT)) as store:
        assert store.entries() == (changed,)
        assert [written.seq for written in store.revisions()] == [1, 2]
        undone = store.undo()
        assert isinstance(undone, Undoable)
        assert (undone.change, undone.before) == (ChangeKind.EDITED, entry)
        assert store.entries() == (entry,)


def test_entries_stand_where_their_stamps_say_and_then_in_the_order_of_writing(folder: Path) -> None:
    clock = WrongClock()
    with closing(JournalStore.open(folder, clock, MIDNIGHT)) as store:
        first, second = a_rating(1, at=clock.now()), a_rating(2, at=clock.now())
        store.add(first)
        store.add(second)
        clock.off = -3 * HOUR
        earlier = a_rating(3, at=clock.now())
        store.add(earlier)
        assert store.entries() == (second, first, earlier)


@pytest.mark.parametrize("off", [-3 * HOUR, 48 * HOUR], ids=["back", "forward"])
def test_a_clock_that_is_set_during_a_session_leaves_its_time_alone(store: JournalStore, off: timedelta) -> None:
    clock = WrongClock()
    started = clock.now()
    draft = a_draft().model_copy(update={"started_at": started})
    clock.off = off
    saved = draft.model_copy(update={"saved_at": clock.now()})
    store.save_draft(saved)
    assert kept_session(store) == saved
    store.add(saved.entry())
    (entry,) = store.entries()
    assert entry.at == started
    assert entry.ended_at == started + off  # type: ignore[union-attr]
    assert entry.exercises == draft.records  # type: ignore[union-attr]


def test_both_half_past_two_of_the_night_the_clocks_go_back_are_kept(folder: Path, clock: FakeClock) -> None:
    summer, winter = (datetime(2026, 10, 25, 2, 30, tzinfo=BERLIN, fold=fold) for fold in (0, 1))
    with closing(JournalStore.open(folder, clock, MIDNIGHT)) as store:
        store.add(a_rating(1, at=summer))
        store.add(a_rating(2, at=winter))
    with closing(JournalStore.open(folder, clock, MIDNIGHT)) as store:
        late, early = store.entries()
        stamps = [entry["at"] for entry in export_document((early, late))["entries"]]
    assert stamps == ["2026-10-25T02:30:00+02:00", "2026-10-25T02:30:00+01:00"]
    assert late.at - early.at == HOUR


def test_who_travels_finds_old_entries_at_the_time_and_day_they_were_written(store: JournalStore) -> None:
    tokyo, lisbon = timezone(9 * HOUR), timezone(0 * HOUR)
    store.add(a_rating(3, at=datetime(2026, 11, 22, 7, 0, tzinfo=tokyo)))  # in Lisbon it is the evening before
    store.add(a_rating(5, at=datetime(2026, 11, 22, 23, 30, tzinfo=lisbon)))  # in Tokyo it is the morning after
    entries = store.entries()
    assert [f"{entry.at:%d %H:%M}" for entry in entries] == ["22 23:30", "22 07:00"]
    pains = pain_by_day(entries, date(2026, 11, 21), date(2026, 11, 23), days=MIDNIGHT)
    assert daily_pain(pains, date(2026, 11, 23), 3) == (None, 4, None)
    assert daily_pain(pains, date(2026, 11, 22), 1) == (4,)


def test_a_backup_is_of_the_day_it_was_made_on_whatever_the_season_it_is_looked_at(folder: Path) -> None:
    summer = FakeClock(datetime(2026, 7, 21, 0, 30, tzinfo=BERLIN), BERLIN)
    with closing(JournalStore.open(folder, summer, MIDNIGHT)) as store:
        store.add(a_rating(3, at=summer.now()))
        store.back_up(Reason.ASKED)
    winter = FakeClock(datetime(2026, 11, 26, 9, 15, tzinfo=BERLIN), BERLIN)
    with closing(JournalStore.open(folder, winter, MIDNIGHT)) as store:
        assert [backup.made_at.isoformat() for backup in store.backups.named()] == ["2026-07-21T00:30:00+02:00"]


def test_a_session_over_midnight_is_one_of_the_day_it_began(store: JournalStore) -> None:
    sunday = datetime(2026, 11, 22, 23, 58, tzinfo=UTC)
    store.add(a_session(at=sunday, ended_at=sunday + timedelta(minutes=6)))
    entries = store.entries()
    assert week_of(entries, date(2026, 11, 22), {}, days=MIDNIGHT).marks == (Mark.RESTED,) * 6 + (Mark.TRAINED,)
    assert week_of(entries, date(2026, 11, 23), {}, days=MIDNIGHT).sessions == 0


@pytest.mark.parametrize(
    "now",
    [
        datetime(1970, 1, 1, tzinfo=UTC),
        datetime(1969, 12, 31, 23, 59, tzinfo=timezone(-HOUR)),
        datetime(2038, 1, 19, 3, 14, 8, tzinfo=UTC),
        datetime(2106, 2, 7, 6, 28, 16, tzinfo=UTC),
        datetime(9999, 12, 31, 23, 59, tzinfo=UTC),
    ],
    ids=lambda now: f"{now:%Y}",
)
def test_a_clock_far_off_saves_and_shows_all_the_same(folder: Path, now: datetime) -> None:
    clock = FakeClock(now)
    entry = a_rating(at=now)
    with closing(JournalStore.open(folder, clock, MIDNIGHT)) as store:
        store.add(entry)
        store.start_day()
    with closing(JournalStore.open(folder, FakeClock(), MIDNIGHT)) as store:
        later = a_rating(at=MORNING)
        store.add(later)
        assert set(store.entries()) == {entry, later}
        assert [backup.whole for backup in store.backups.all()] == [True]
