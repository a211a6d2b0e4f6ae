"""What was just written is highlighted, and what is opened can be put right there."""

from textual.widgets import Input

from backcare_tui.domain.journal.entry import ActivityEntry, RatingEntry
from backcare_tui.ui.dialogs.asking.question import QuestionScreen
from backcare_tui.ui.dialogs.forms.entry_form import EntryForm
from backcare_tui.ui.screens.journal.screen import JournalScreen
from backcare_tui.ui.screens.opened_entry import OpenedEntry
from tests.ui import sample
from tests.ui.running_app import OpenApp, RunningApp


async def open_journal(stage: RunningApp) -> JournalScreen:
    await stage.press("3")
    return await stage.on(JournalScreen)


async def test_what_was_just_written_is_highlighted(open_app: OpenApp) -> None:
    """Wherever in the list it stands, also what a taken back deletion brings back."""
    entries = [sample.a_rating(n, sample.ago(hours=n), n) for n in (1, 2, 3)]
    async with open_app(entries=entries) as stage:
        screen = await open_journal(stage)
        await stage.until(lambda: screen.chosen() == entries[0])
        await stage.press("a")
        await stage.on(QuestionScreen)
        await stage.press("w")
        form = await stage.on(EntryForm)
        form.query_one("#at", Input).value = "yesterday 21:15"
        await stage.press("ctrl+s")
        await stage.until(lambda: isinstance(screen.chosen(), ActivityEntry))
        await stage.press("d")
        await stage.until(lambda: screen.chosen() == entries[2])
        await stage.press("k", "k")
        assert screen.chosen() == entries[0]
        await stage.press("u")
        await stage.until(lambda: isinstance(screen.chosen(), ActivityEntry))


async def test_an_opened_entry_is_changed_and_deleted_there(open_app: OpenApp) -> None:
    entries = [sample.a_rating(n, sample.ago(hours=n), n) for n in (1, 2)]
    async with open_app(entries=entries) as stage:
        screen = await open_journal(stage)
        await stage.press("j", "enter")
        await stage.on(OpenedEntry)
        await stage.see("e edit", "d delete", "u undo")
        await stage.press("e")
        await stage.on(EntryForm)
        await stage.press("5", "ctrl+s")
        await stage.on(JournalScreen)
        await stage.until(lambda: isinstance(rating := screen.chosen(), RatingEntry) and rating.pain == 5)
        await stage.press("enter")
        await stage.on(OpenedEntry)
        await stage.press("u")
        await stage.on(JournalScreen)
        await stage.until(lambda: screen.chosen() == entries[1])
        await stage.press("enter", "d")
        await stage.on(JournalScreen)
        await stage.until(lambda: screen.chosen() == entries[0])
        assert await stage.entries() == (entries[0],)
