"""Forms that somebody types into, and what the disk holds of that."""

import sqlite3
from contextlib import closing
from pathlib import Path

from backcare_tui.domain.session.draft import EntryDraft
from backcare_tui.domain.words.text import clean
from backcare_tui.storage.journal.errors import JournalError
from backcare_tui.storage.journal.file import JOURNAL_NAME
from backcare_tui.ui.dialogs.forms.entry_form import EntryForm
from backcare_tui.ui.screens.journal.screen import JournalScreen
from tests.ui import sample
from tests.ui.running_app import OpenApp, RunningApp

OFFERED = "Something you wrote was not saved"
RATING = sample.a_rating(1, sample.ago(hours=1), 6, "stiff")


def kept(folder: Path) -> list[EntryDraft]:
    """What is typed, as it lies on the disk, whoever has it in hand."""
    with closing(sqlite3.connect(f"file:{folder / JOURNAL_NAME}?mode=ro", uri=True)) as database:
        rows = database.execute("SELECT body FROM state WHERE name LIKE 'entry-draft:%'").fetchall()
    return [EntryDraft.model_validate_json(body.partition("\n")[0]) for (body,) in rows]


async def is_kept(stage: RunningApp, folder: Path, **typed: str | int | None) -> None:
    """Wait until a draft on the disk holds TYPED."""
    await stage.until(lambda: any(draft.typed.items() >= typed.items() for draft in kept(folder)))


async def rate(stage: RunningApp) -> EntryForm:
    await stage.press("r")
    return await stage.on(EntryForm)


async def write_note(stage: RunningApp, note: str) -> None:
    stage.screen.query_one("#note").focus()
    await stage.paste(note)


async def edit(stage: RunningApp) -> EntryForm:
    """The form of the latest entry."""
    await stage.press("3")
    await stage.on(JournalScreen)
    await stage.see("Pain")
    await stage.press("e")
    return await stage.on(EntryForm)


async def left_half_typed(open_app: OpenApp, folder: Path, note: str = "Stiff until") -> None:
    """An app that ended while a rating was written."""
    async with open_app() as stage:
        await rate(stage)
        await stage.press("7")
        await write_note(stage, note)
        await is_kept(stage, folder, pain=7, note=clean(note))


def failing(*_: object) -> None:
    raise JournalError("The disk is full, so nothing was saved.", "Make room on it, then try again.")
