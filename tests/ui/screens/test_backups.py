"""Backups on the screen, a damaged or lost journal at the start, and what another window writes."""

import os
import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from threading import Event
from typing import Any

import pytest

from backcare_tui.domain.journal.backup import Reason
from backcare_tui.domain.journal.days import MIDNIGHT
from backcare_tui.storage.journal.file import JOURNAL_NAME
from backcare_tui.storage.journal.store import JournalStore
from backcare_tui.ui.dialogs.asking.question import QuestionScreen
from backcare_tui.ui.screens.backups import BackupsScreen
from backcare_tui.ui.screens.journal.screen import JournalScreen
from backcare_tui.ui.screens.today import TodayScreen
from tests.fake_clock import FakeClock
from tests.storage.conftest import rot_the_index
from tests.storage.entries import a_rating
from tests.storage.taken_in import taken_in
from tests.storage.welcomed import welcome
from tests.ui.running_app import OpenApp, show_backups


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the journal of `open_app` lies."""
    return tmp_path / "journal"


@pytest.fixture
def yesterday(folder: Path) -> Path:
    """A backup of yesterday, of six ratings; there is one more since."""
    clock = FakeClock()
    with closing(JournalStore.open(folder, clock, MIDNIGHT)) as store:
        welcome(store)
        taken_in(store, [a_rating(at=clock.now() - timedelta(days=2)) for _ in range(6)])
        path = store.back_up(Reason.DAY)
        renamed = path.with_name(path.name.replace("11-22", "11-21"))
        path.rename(renamed)
        store.add(a_rating(at=clock.now(), note="since then"))
    return renamed


async def test_the_start_of_a_day_makes_one_and_the_journal_says_so(open_app: OpenApp, yesterday: Path) -> None:
    async with open_app() as stage:
        await stage.press("3")
        await stage.on(JournalScreen)
        await stage.see("Last backup: Sunday 22 November 08:30")
        assert [backup.entries for backup in stage.journal.backups.all()] == [7, 6]


@pytest.fixture
def may_go_on(monkeypatch: pytest.MonkeyPatch) -> Event:
    """What the look at all of the journal waits for, and so the backup of the day."""
    may_go_on, look_on = Event(), JournalStore.look_on
    monkeypatch.setattr(
        JournalStore, "look_on", lambda store: look_on(store) if may_go_on.is_set() else may_go_on.wait
    )
    return may_go_on


async def test_the_journal_says_so_too_where_it_was_seen_before_the_backup_was_made(
    open_app: OpenApp, yesterday: Path, may_go_on: Event
) -> None:
    async with open_app() as stage:
        try:
            await stage.press("3")
            await stage.see("Last backup: Saturday 21 November 08:30")
        finally:
            may_go_on.set()
        await stage.see("Last backup: Sunday 22 November 08:30")


async def test_no_screen_reads_the_journal_again_because_it_was_backed_up(
    open_app: OpenApp, yesterday: Path, may_go_on: Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []
    ask = JournalStore._ask

    def noted(store: JournalStore, *question: Any) -> Any:
        asked.append(question)
        return ask(store, *question)

    async with open_app() as stage:
        try:
            await stage.press("3")
            await stage.see("Last backup: Saturday 21 November 08:30")
            monkeypatch.setattr(JournalStore, "_ask", noted)
        finally:
            may_go_on.set()
        await stage.see("Last backup: Sunday 22 November 08:30")
        await stage.settle()
        assert asked == []


async def test_screens_read_the_journal_again_where_its_list_is_found_to_be_wrong(
    open_app: OpenApp, folder: Path, may_go_on: Event
) -> None:
    with closing(JournalStore.open(folder, FakeClock(), MIDNIGHT)) as store:
        welcome(store)
        store.add(a_rating(at=FakeClock().now(), note="in the list"))
        lacking = store.add(a_rating(at=FakeClock().now(), note="not in the list"))
    with closing(sqlite3.connect(folder / JOURNAL_NAME)) as connection, connection:
        connection.execute("DELETE FROM latest WHERE seq = ?", (lacking.seq,))
    async with open_app() as stage:
        try:
            await stage.press("3")
            await stage.see("in the list")
            assert "not in the list" not in stage.text()
        finally:
            may_go_on.set()
        await stage.see("not in the list")


async def test_the_keys_say_that_enter_restores(open_app: OpenApp, yesterday: Path) -> None:
    async with open_app() as stage:
        await show_backups(stage)
        await stage.see("enter restore", "esc back")


async def test_the_list_says_what_each_holds(open_app: OpenApp, yesterday: Path) -> None:
    os.truncate(yesterday, 4096)
    async with open_app() as stage:
        await show_backups(stage)
        await stage.see("Sunday 22 November 08:30, at the start of a day", "7 entries, up to Sunday")
        await stage.see("Saturday 21 November 08:30", "damaged, so it cannot be used")


async def test_one_is_restored_only_after_a_question(open_app: OpenApp, yesterday: Path) -> None:
    async with open_app() as stage:
        await show_backups(stage)
        await stage.see("6 entries")
        await stage.press("j", "enter")
        await stage.on(QuestionScreen)
        assert "so you can come back to it" in stage.words("#question-body")
        await stage.press("escape")
        assert len(await stage.entries()) == 7
        await stage.on(BackupsScreen)
        await stage.press("enter")
        await stage.on(QuestionScreen)
        await stage.press("y")
        await stage.told("Restored. 1 entry changed. To come back, restore the backup that was made just before")
        assert len(await stage.entries()) == 6
        await stage.see("before a restore")
        await stage.press("escape")
        await stage.on(JournalScreen)
        await stage.until(lambda: "since then" not in stage.text())


async def test_a_damaged_one_is_refused_in_words(open_app: OpenApp, yesterday: Path) -> None:
    os.truncate(yesterday, 4096)
    async with open_app() as stage:
        await show_backups(stage)
        await stage.see("damaged")
        await stage.press("j", "enter", "y")
        await stage.told("is damaged")
        assert len(await stage.entries()) == 7


async def test_one_can_be_made_at_once(open_app: OpenApp) -> None:
    async with open_app() as stage:
        await stage.ask(lambda store: store.add(a_rating()))
        await show_backups(stage)
        await stage.see("at the start of a day")
        assert "when you asked for it" not in stage.text()
        await stage.press("b")
        await stage.see("when you asked for it", "1 entry")


# At the start


async def test_a_damaged_journal_is_repaired_on_request(open_app: OpenApp, folder: Path, yesterday: Path) -> None:
    path = folder / JOURNAL_NAME
    os.truncate(path, path.stat().st_size - 4096)
    damaged = path.read_bytes()
    async with open_app(welcomed=False) as stage:
        await stage.on(QuestionScreen)
        assert "is damaged" in stage.text()
        assert path.read_bytes() == damaged
        await stage.press("y")
        await stage.told("Repaired. The damaged file is kept as journal.db.damaged-2026-11-22T083000Z.")
        await stage.on(TodayScreen)
        assert len(await stage.entries()) >= 6
        await stage.see("Pain, last 14 days")


async def test_a_backup_can_take_the_place_of_a_damaged_journal(
    open_app: OpenApp, folder: Path, yesterday: Path
) -> None:
    (folder / JOURNAL_NAME).write_bytes(b"")
    async with open_app(welcomed=False) as stage:
        await stage.on(QuestionScreen)
        await stage.press("v")
        await stage.on(BackupsScreen)
        await stage.see("6 entries")
        await stage.press("enter", "y")
        await stage.told("Restored.")
        await stage.press("escape")
        await stage.on(TodayScreen)
        assert len(await stage.entries()) == 6


async def test_without_the_journal_the_rest_works_and_nothing_is_changed(
    open_app: OpenApp, folder: Path, yesterday: Path
) -> None:
    (folder / JOURNAL_NAME).write_bytes(bytes(10))
    async with open_app(welcomed=False) as stage:
        await stage.on(QuestionScreen)
        await stage.press("g")
        await stage.asks("signs")
        await stage.press("n", "n")
        await stage.on(TodayScreen)
        await stage.see("enter starts it")
        await stage.until(lambda: "what can be read and what is in backups." in stage.words("#so-far"))
        assert stage.toasts() == []
        await stage.press("2")
        await stage.see("/ to search")
    assert (folder / JOURNAL_NAME).read_bytes() == bytes(10)


async def test_a_journal_with_a_rotten_index_is_asked_about_and_repaired(open_app: OpenApp, folder: Path) -> None:
    with closing(JournalStore.open(folder, FakeClock(), MIDNIGHT)) as store:
        welcome(store)
        store.add(a_rating())
        rotten = store.entries()[0]
    rot_the_index(folder / JOURNAL_NAME, rotten)
    async with open_app(welcomed=False) as stage:
        await stage.on(QuestionScreen)
        assert "is damaged" in stage.text()
        await stage.press("y")
        await stage.on(TodayScreen)
        assert await stage.entries() == (rotten,)


async def test_a_journal_that_vanished_is_asked_about(open_app: OpenApp, folder: Path, yesterday: Path) -> None:
    (folder / JOURNAL_NAME).unlink()
    async with open_app(welcomed=False) as stage:
        await stage.on(QuestionScreen)
        assert "Is something missing?" in stage.text()
        assert "6 entries" in stage.words("#question-body")
        await stage.press("v")
        await stage.on(BackupsScreen)
        await stage.see("6 entries")
        await stage.press("enter", "y")
        await stage.told("Restored.")
        assert len(await stage.entries()) == 6


async def test_without_a_place_for_backups_it_is_said_and_the_rest_works(
    open_app: OpenApp, folder: Path, yesterday: Path
) -> None:
    for file in yesterday.parent.iterdir():
        file.unlink()
    yesterday.parent.rmdir()
    yesterday.parent.write_text("in the way")
    async with open_app() as stage:
        await stage.told("is a file, and a folder is needed.")
        await stage.see("enter starts it")
        assert len(await stage.entries()) == 7


# Another window


@pytest.mark.parametrize(("key", "words"), [("1", "Pain, last 14 days"), ("3", "from the other window")])
async def test_what_another_window_writes_appears(open_app: OpenApp, folder: Path, key: str, words: str) -> None:
    async with open_app() as stage:
        await stage.press(key)
        await stage.until(lambda: "empty" in stage.text() or "Nothing here yet." in stage.text())
        with closing(JournalStore.open(folder, stage.clock, MIDNIGHT)) as other:
            other.add(a_rating(note="from the other window", at=stage.clock.now()))
        await stage.see(words)


async def test_a_new_day_shows_and_is_backed_up(open_app: OpenApp) -> None:
    async with open_app() as stage:
        await stage.ask(lambda store: store.add(a_rating(at=stage.clock.now())))
        stage.clock.advance(86_400)
        await stage.until(lambda: len(stage.journal.backups.named()) == 1)
