"""Writing the journal to a file from its screen."""

import json
from functools import partial
from pathlib import Path

from textual.widgets import Input

from backcare_tui.storage.journal.store import JournalStore
from backcare_tui.ui.dialogs.forms.export_form import ExportForm
from backcare_tui.ui.screens.journal.screen import JournalScreen
from tests.storage.exchange.writer import export_document
from tests.ui import sample
from tests.ui.running_app import OpenApp, RunningApp


def _troubles(stage: RunningApp, words: str) -> bool:
    return words in stage.words("#form-trouble")


async def open_journal(stage: RunningApp) -> JournalScreen:
    await stage.press("3")
    screen = await stage.on(JournalScreen)
    await stage.pilot.pause()
    return screen


async def export(stage: RunningApp, path: str) -> ExportForm:
    await stage.press("x")
    form = await stage.on(ExportForm)
    form.query_one("#path", Input).value = path
    await stage.press("enter")
    return form


async def test_the_journal_is_written_to_a_file(open_app: OpenApp, tmp_path: Path) -> None:
    async with open_app(entries=sample.a_fortnight()) as stage:
        await open_journal(stage)
        path = tmp_path / "mine.json"
        await export(stage, f" {path} ")
        await stage.told(f"{path}")
        entries, memos = await stage.entries(), await stage.ask(JournalStore.memos)
        assert json.loads(path.read_text("utf-8")) == export_document(entries, memos)


async def test_a_file_that_is_there_is_not_written_over(open_app: OpenApp, tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_text("precious")
    async with open_app(entries=sample.a_fortnight()) as stage:
        await open_journal(stage)
        await export(stage, str(path))
        await stage.until(lambda: "already exists, so nothing was written." in stage.words("#form-trouble"))
        assert path.read_text() == "precious"
        other = tmp_path / "other.csv"
        stage.screen.query_one("#path", Input).value = str(other)
        await stage.press("enter")
        await stage.on(JournalScreen)
        assert other.read_text("utf-8").startswith("id,kind,at")


async def test_the_suggested_name_lies_at_home(open_app: OpenApp, tmp_path: Path) -> None:
    async with open_app(entries=sample.a_fortnight()) as stage:
        await open_journal(stage)
        await stage.press("x")
        form = await stage.on(ExportForm)
        assert form.query_one("#path", Input).value == "~/backcare-journal-2026-11-22.json"
        await stage.press("enter")
        await stage.on(JournalScreen)
        assert (tmp_path / "backcare-journal-2026-11-22.json").is_file()


NOWHERE = [
    ("", "There is no name yet. Type that of a file."),
    ("journal.docx", "“docx” is not a format the journal can be written in."),
    ("~nobody-of-that-name/j.json", "begins with a home folder that is not there."),
    ("/nowhere/at/all/j.json", "There is no folder /nowhere/at/all, so nothing was written."),
    ("/nowhere/\x00/j.json", "There is no folder /nowhere/␀, so nothing was written."),
]
"""What somebody types as a path, and what is said to that."""


async def test_a_place_that_cannot_be_written_to_is_said(open_app: OpenApp) -> None:
    async with open_app(entries=sample.a_fortnight()) as stage:
        await open_journal(stage)
        form = await export(stage, "nothing")
        for typed, trouble in NOWHERE:
            form.query_one("#path", Input).value = typed
            await stage.press("enter")
            await stage.until(partial(_troubles, stage, trouble))
        await stage.press("escape")
        await stage.on(JournalScreen)
