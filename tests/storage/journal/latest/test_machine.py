"""Whatever was done to a journal, each answer is the one that a replay of every change gives."""

import sqlite3
import tempfile
from collections.abc import Iterable
from contextlib import closing
from datetime import date, datetime, timedelta, timezone
from functools import partial
from itertools import islice
from pathlib import Path
from uuid import UUID, uuid4

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from backcare_tui.domain.catalogue.terms import GENTLE
from backcare_tui.domain.journal.backup import Reason
from backcare_tui.domain.journal.day_told import days_told
from backcare_tui.domain.journal.days import MIDNIGHT, Days
from backcare_tui.domain.journal.entry import ExerciseRecord, Outcome
from backcare_tui.domain.journal.memo import Kept, MemoEntry, memos_in
from backcare_tui.domain.journal.overview import memos_that_matter, overview_of, practice_of
from backcare_tui.domain.journal.revision import (
    ImportUndone,
    Revision,
    currently_kept,
    histories,
    is_fresh,
    is_of_memos,
    last_undoable,
)
from backcare_tui.domain.journal.trend.baseline import baseline_of
from backcare_tui.domain.journal.trend.daily_pain import pain_by_day
from backcare_tui.domain.journal.wanted import EVERYTHING, Wanted, in_turn, page_of
from backcare_tui.storage.journal.copy import read_copy
from backcare_tui.storage.journal.file import JOURNAL_NAME
from backcare_tui.storage.journal.revision_row import READ_ROWS_AFTER, revision_of
from backcare_tui.storage.journal.store import JournalStore
from tests.fake_clock import FakeClock
from tests.storage.entries import MORNING, kept
from tests.storage.taken_in import taken_in

_UPDATES = "SELECT sql FROM sqlite_schema WHERE name = 'revision_never_updated'"

_ROTS = (
    "UPDATE revision SET body = replace(body, '\"at\"', '\"at \"') WHERE seq = :seq",
    "UPDATE revision SET sum = 'rotten' WHERE seq = :seq",
)
_ROTS_OF_THE_LIST = ("UPDATE latest SET sum = 'rotten' WHERE seq = :seq",)

_DAYS = (MIDNIGHT, Days(timedelta(hours=3)))
_WANTED = (
    Wanted("back"),
    Wanted("BACK a", kind="rating"),
    Wanted("to back a desk stiff"),
    Wanted("nowhere"),
    Wanted(exercise="bridge"),
    Wanted(exercise="walk", until=MORNING.date()),
    Wanted(routine=GENTLE, kind="session"),
)
_DONE = (ExerciseRecord(exercise="bridge", planned_s=60, done_s=60, outcome=Outcome.COMPLETED),)

_ZONES = st.integers(-14, 14).map(lambda hours: timezone(timedelta(hours=hours)))
_AWAY = st.one_of(
    st.sampled_from(
        [timedelta(0), timedelta(microseconds=1), timedelta(days=1), timedelta(days=1, microseconds=1)]
    ),
    st.timedeltas(timedelta(days=-40), timedelta(days=10)),
)


@st.composite
def near_entries(draw: st.DrawFn) -> Kept:
    """Entries and memos at and about one moment: often at the same one, on the same day elsewhere, or to come."""
    entry = draw(kept())
    at = (MORNING + draw(_AWAY)).astimezone(draw(_ZONES))
    ended = {"ended_at": at + draw(_AWAY)} if hasattr(entry, "ended_at") else {}
    note = draw(st.sampled_from(["", "a stiff BACK", "back to a desk", entry.note]))
    known = {"routine": GENTLE, "exercises": _DONE} if draw(st.booleans()) and entry.kind == "session" else {}
    return entry.model_copy(update={"id": uuid4(), "at": at, "note": note, **ended, **known})


class WrongClock(FakeClock):
    """A clock whose date and time somebody sets."""

    off = timedelta()

    def now(self) -> datetime:
        return super().now() + self.off


class Machine(RuleBasedStateMachine):
    """Two windows on one journal, of people whose days begin at another time."""

    def __init__(self) -> None:
        super().__init__()
        self._room = tempfile.TemporaryDirectory()
        self.folder = Path(self._room.name, "data")
        self.clock = WrongClock()
        self.windows = [self.opened(days) for days in _DAYS]
        self.own: list[set[UUID]] = [set(), set()]
        self.taken_in: list[Revision] = []
        """What was imported last."""
        self.imported: list[UUID | None] = [None, None]
        """The last revision of what each window imported last."""
        self.rotten = False
        self.copies: list[Path] = []

    def opened(self, days: Days) -> JournalStore:
        return JournalStore.open(self.folder, self.clock, days=days)

    def teardown(self) -> None:
        for window in self.windows:
            window.close()
        self._room.cleanup()

    def written(self) -> list[Revision]:
        """Every change that is as it was written, read by a connection of its own."""
        with closing(sqlite3.connect(self.folder / JOURNAL_NAME)) as connection:
            connection.text_factory = lambda raw: raw.decode("utf-8", "surrogateescape")
            return [one for one in map(revision_of, connection.execute(READ_ROWS_AFTER, (0,))) if one]

    def note_own(self, which: int, before: Iterable[Revision]) -> None:
        known = {one.rev for one in before}
        self.own[which] |= {one.rev for one in self.written() if one.rev not in known}

    @rule(which=st.integers(0, 1), entry=near_entries())
    def add(self, which: int, entry: Kept) -> None:
        before = self.written()
        self.windows[which].add(entry)
        self.note_own(which, before)

    @rule(which=st.integers(0, 1), some=st.lists(near_entries(), max_size=4))
    def take_in(self, which: int, some: list[Kept]) -> None:
        before = self.written()
        newest = {one.entry_id: one for one in before}
        known = {id_ for id_, one in newest.items() if one.entry or not one.undoes}
        if not self.rotten:
            some = [*some, *(one.entry for one in before[-1:] if one.entry)]
            assert taken_in(self.windows[which], some) == len({one.id for one in some} - known)
        else:
            taken_in(self.windows[which], some)
        new = self.written()[len(before) :]
        if new:
            self.taken_in = new
            self.imported[which] = new[-1].rev

    @precondition(lambda self: self.written())
    @rule(which=st.integers(0, 1), data=st.data(), entry=near_entries())
    def change(self, which: int, data: st.DataObject, entry: Kept) -> None:
        before = self.written()
        known = data.draw(st.sampled_from(before)).entry_id
        self.windows[which].change(entry.model_copy(update={"id": known}))
        self.note_own(which, before)

    @precondition(lambda self: self.written())
    @rule(which=st.integers(0, 1), data=st.data())
    def delete(self, which: int, data: st.DataObject) -> None:
        before = self.written()
        self.windows[which].delete(data.draw(st.sampled_from(before)).entry_id)
        self.note_own(which, before)

    @rule(which=st.integers(0, 1), others=st.booleans())
    def undo(self, which: int, others: bool) -> None:
        before = self.written()
        window = self.windows[which]
        undo = partial(window.undo, others=others)
        concerned = [one for one in histories(before) if not is_of_memos(one)]
        fresh = self.fresh(concerned)
        imported_here = bool(self.taken_in) and self.taken_in[-1].rev == self.imported[which]
        if fresh in self.taken_in and self.taken_in[-1] in before and (others or imported_here):
            stands = [one for one in self.taken_in if one in {history[-1] for history in histories(before)}]
            count = sum(not isinstance(one.entry, MemoEntry) for one in stands)
            assert undo() == ImportUndone(revision=stands[-1], entries=count)
            undone = [(one.entry_id, one.undoes, one.entry) for one in self.written()[len(before) :]]
            assert undone == [(one.entry_id, one.rev, None) for one in stands]
        else:
            own = self.own[which] | ({fresh.rev} if fresh and others else set())
            assert undo() == last_undoable(concerned, own)
        self.note_own(which, before)

    def fresh(self, concerned: Iterable[list[Revision]]) -> Revision | None:
        """What was written last of all that is CONCERNED, if it can be taken back by whomever."""
        newest = max((history[-1] for history in concerned), key=lambda one: one.seq, default=None)
        return newest if newest and is_fresh(newest, self.clock.now()) else None

    @precondition(lambda self: not self.rotten and self.written())
    @rule(which=st.integers(0, 1))
    def back_up(self, which: int) -> None:
        self.copies.append(self.windows[which].back_up(Reason.ASKED))

    @precondition(lambda self: not self.rotten and self.copies)
    @rule(which=st.integers(0, 1), data=st.data())
    def restore(self, which: int, data: st.DataObject) -> None:
        before = self.written()
        rows = read_copy(data.draw(st.sampled_from(self.copies))).rows
        self.windows[which].restore(rows)
        wanted = {entry.id: entry for entry in currently_kept(filter(None, map(revision_of, rows)))}
        assert {entry.id: entry for entry in currently_kept(self.written())} == wanted
        self.note_own(which, before)

    @rule(off=st.timedeltas(timedelta(days=-50), timedelta(days=50)))
    def set_the_clock(self, off: timedelta) -> None:
        self.clock.off = off

    @rule(which=st.integers(0, 1))
    def start_anew(self, which: int) -> None:
        self.windows[which].close()
        self.windows[which] = self.opened(_DAYS[which])
        self.own[which] = set()
        self.imported[which] = None
        if self.rotten:
            self.windows[which].start_day()  # which finds it, unless a change put the row right

    @precondition(lambda self: self.written())
    @rule(data=st.data(), rot=st.sampled_from([*_ROTS, *_ROTS_OF_THE_LIST]))
    def rot(self, data: st.DataObject, rot: str) -> None:
        with closing(sqlite3.connect(self.folder / JOURNAL_NAME)) as connection:
            listed = [seq for (seq,) in connection.execute("SELECT seq FROM latest ORDER BY seq")]
        seq = data.draw(st.sampled_from(listed))
        with closing(sqlite3.connect(self.folder / JOURNAL_NAME, isolation_level=None)) as connection:
            (trigger,) = connection.execute(_UPDATES).fetchone()
            connection.execute("BEGIN")
            connection.execute("DROP TRIGGER revision_never_updated")
            connection.execute(rot, {"seq": seq})
            connection.execute(trigger)
            connection.execute("COMMIT")
        self.rotten = True
        for which in range(2):  # what a window read before it rotted, it may go on showing
            self.start_anew(which)  # and looks at all of the journal

    @invariant()
    def every_answer_is_that_of_the_replay(self) -> None:
        kept, now = currently_kept(self.written()), self.clock.now()
        known = tuple(one for one in kept if one.kind != "memo")
        for store, days in zip(self.windows, _DAYS, strict=True):
            today = days.of(now)
            assert store.overview(now) == overview_of(known, now, memos_in(kept), days=days)
            assert store.overview(now, 7) == overview_of(known, now, memos_in(kept), days=days, recent=7)
            assert store.memos() == memos_in(kept)
            assert store.memos_at(now) == memos_that_matter(memos_in(kept), now, days)
            assert store.practice(now) == practice_of(known, now)
            assert store.count() == len(known)
            assert tuple(store.each()) == known
            assert {one.id for one in known} == {one.id for one in kept if store.entry(one.id) == one}
            for back, count in ((0, 2), (3, 1), (60, 0)):
                since = today - timedelta(days=back)
                assert store.pain_by_day(since, today) == pain_by_day(known, since, today, days)
                assert store.days_told(since, today) == days_told(known, since, today, days)
                assert store.baseline(since) == baseline_of(pain_by_day(known, date.min, since, days))
                for wanted in (EVERYTHING, Wanted(since=since), Wanted(until=since), *_WANTED):
                    assert store.page(count, now, wanted) == page_of(known, count, now, wanted, days=days)
                    in_order = in_turn(known, now, wanted, days=days)
                    assert list(store.each(now, wanted, count)) == list(islice(in_order, count))

    @invariant()
    def the_list_is_right(self) -> None:
        if not self.rotten:
            assert self.windows[0].differing() == 0
            assert self.windows[1].start_day().misplaced == 0


TestMachine = Machine.TestCase
TestMachine.settings = settings(stateful_step_count=10)
