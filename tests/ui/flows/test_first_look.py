"""The first look of a day at all of the journal goes on behind the screens."""

import threading
from pathlib import Path

import pytest

from backcare_tui.storage.journal.copy import NewCopy
from backcare_tui.storage.journal.file import JOURNAL_NAME
from backcare_tui.storage.journal.store import JournalStore
from backcare_tui.storage.written.catalogue_on_demand import CatalogueFiles
from backcare_tui.ui.dialogs.asking.question import QuestionScreen
from backcare_tui.ui.dialogs.asking.rating import RatingScreen
from backcare_tui.ui.terminal import typing_order
from tests.storage.conftest import rot_the_index
from tests.ui import sample
from tests.ui.running_app import OpenApp


async def test_nobody_waits_while_the_backup_is_verified(
    open_app: OpenApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on, verify = threading.Event(), NewCopy.verify

    def slowly(copy: NewCopy) -> None:
        assert go_on.wait(20)
        verify(copy)

    monkeypatch.setattr(NewCopy, "verify", slowly)
    monkeypatch.setattr(typing_order, "_LONGEST_S", 60.0)  # else a key would be given on after a while
    async with open_app(entries=sample.a_fortnight()) as stage:
        try:
            before = len(await stage.entries())
            stage.type_ahead("r")
            await stage.see("How was Saturday morning?")
            stage.type_ahead("escape")
            await stage.see("How is your back?")
            stage.type_ahead("4", "enter", "ctrl+s")
            await stage.until(lambda: "How is your back?" not in stage.text())
            assert len(await stage.entries()) == before + 1
            assert stage.journal.backups.named() == ()
        finally:
            go_on.set()
        await stage.settle()
        (backup,) = stage.journal.backups.all()
        assert (backup.whole, backup.entries) == (True, before)


async def test_no_key_waits_while_own_files_are_read(open_app: OpenApp, monkeypatch: pytest.MonkeyPatch) -> None:
    go_on = threading.Event()

    def slowly(files: CatalogueFiles, count: int) -> bool:
        assert count
        assert go_on.wait(20)
        return False

    monkeypatch.setattr(CatalogueFiles, "read_more", slowly)
    monkeypatch.setattr(typing_order, "_LONGEST_S", 60.0)
    async with open_app() as stage:
        try:
            await stage.see("enter starts it")
            stage.type_ahead("enter")
            await stage.until(lambda: isinstance(stage.screen, RatingScreen))
        finally:
            go_on.set()


async def test_damage_that_is_found_behind_the_screens_is_asked_about(open_app: OpenApp, folder: Path) -> None:
    async with open_app(entries=sample.a_fortnight()) as stage:
        await stage.settle()
        entry, *_ = await stage.ask(JournalStore.entries)
    rot_the_index(folder / JOURNAL_NAME, entry)
    async with open_app(welcomed=False) as stage:
        await stage.on(QuestionScreen)
        await stage.see("rebuild it from what can be read")


async def test_a_row_that_has_rotted_is_told_behind_the_screens(open_app: OpenApp, folder: Path) -> None:
    note = "a note that rots"
    async with open_app(entries=[sample.a_rating(1, sample.ago(hours=1), 4).model_copy(update={"note": note})]):
        pass
    path = folder / JOURNAL_NAME
    path.write_bytes(path.read_bytes().replace(b'"a note that rots"', b'"a note that rats"'))
    async with open_app(welcomed=False) as stage:
        await stage.told("1 change in the journal is no longer as it was written")
