"""Several windows that write one entry, or offer one draft."""

from contextlib import closing
from pathlib import Path

from backcare_tui.domain.journal.days import MIDNIGHT
from backcare_tui.domain.session.draft import EntryDraft
from backcare_tui.storage.journal.store import JournalStore
from backcare_tui.ui.dialogs.asking.question import QuestionScreen
from backcare_tui.ui.dialogs.forms.entry_form import EntryForm
from backcare_tui.ui.screens.journal.screen import JournalScreen
from backcare_tui.ui.screens.today import TodayScreen
from tests.fake_clock import FakeClock
from tests.ui import sample
from tests.ui.flows.entry_forms import OFFERED, RATING, edit, is_kept, kept, left_half_typed
from tests.ui.running_app import OpenApp


async def test_what_another_window_has_in_hand_is_not_offered(open_app: OpenApp, folder: Path) -> None:
    await left_half_typed(open_app, folder)
    (draft,) = kept(folder)
    with closing(JournalStore.open(folder, FakeClock(), MIDNIGHT)) as other:
        assert other.take_in_hand(draft)
        async with open_app() as stage:
            await stage.settle()
            assert isinstance(stage.screen, TodayScreen)


async def test_when_another_window_is_quicker_nothing_is_asked(open_app: OpenApp, folder: Path) -> None:
    older, newer = (
        EntryDraft(entry=entry, new=True, typed={"pain": 1}, saved_at=entry.at)
        for entry in (sample.a_rating(2, sample.ago(2), 0), sample.a_rating(3, sample.ago(1), 0))
    )
    async with open_app() as stage:
        await stage.ask(lambda store: store.save_draft(older))
        await stage.ask(lambda store: store.save_draft(newer))
    async with open_app() as stage:
        await stage.see(OFFERED, "Friday 20 November 08:30")
        with closing(JournalStore.open(folder, FakeClock(), MIDNIGHT)) as other:
            assert other.take_in_hand(newer)
            await stage.press("d")
            await stage.on(TodayScreen)
            await stage.settle()
            assert isinstance(stage.screen, TodayScreen)
    assert kept(folder) == [newer]


async def test_a_change_in_another_window_is_said_and_can_be_seen(open_app: OpenApp, folder: Path) -> None:
    async with open_app(entries=[RATING]) as stage:
        await edit(stage)
        with closing(JournalStore.open(folder, FakeClock(), MIDNIGHT)) as other:
            other.change(RATING.model_copy(update={"note": "theirs"}))
        await stage.press("2", "ctrl+s")
        await stage.told("Another window changed this entry meanwhile; yours is kept, press u to see the other.")
        await stage.on(JournalScreen)
        await stage.see("Pain 2")
        await stage.press("u")
        await stage.see("Pain 6", "theirs")


async def test_an_entry_deleted_in_another_window_comes_back(open_app: OpenApp, folder: Path) -> None:
    async with open_app(entries=[RATING]) as stage:
        await edit(stage)
        await stage.press("2")
        await is_kept(stage, folder, pain=2)
    with closing(JournalStore.open(folder, FakeClock(), MIDNIGHT)) as other:
        other.delete(RATING.id)
    async with open_app() as stage:
        await stage.on(QuestionScreen)
        await stage.press("g")
        await stage.on(EntryForm)
        await stage.press("ctrl+s")
        await stage.told("Another window deleted this entry meanwhile; yours brings it back.")
        assert await stage.entries() == (RATING.model_copy(update={"pain": 2}),)


async def test_the_same_change_in_two_windows_is_no_news(open_app: OpenApp, folder: Path) -> None:
    changed = RATING.model_copy(update={"pain": 2})
    async with open_app(entries=[RATING]) as stage:
        await edit(stage)
        with closing(JournalStore.open(folder, FakeClock(), MIDNIGHT)) as other:
            other.change(changed)
        await stage.press("2", "ctrl+s")
        await stage.told("Saved. Press u to take it back.")
        assert await stage.entries() == (changed,)


async def test_two_windows_that_write_one_entry_do_not_overwrite_each_others_draft(
    open_app: OpenApp, folder: Path
) -> None:
    async with open_app(entries=[RATING]) as stage:
        theirs = EntryDraft(entry=RATING, new=False, typed={"note": "theirs"}, saved_at=sample.NOW)
        with closing(JournalStore.open(folder, FakeClock(), MIDNIGHT)) as other:
            other.save_draft(theirs)
            await edit(stage)
            await stage.press("2")
            await stage.told(
                "Another window has this entry open too. What you type here is kept only once you save"
            )
            await stage.press("escape")
            await stage.on(QuestionScreen)
            await stage.press("d")
            await stage.on(JournalScreen)
            assert kept(folder) == [theirs]


async def test_an_entry_is_not_opened_twice(open_app: OpenApp, folder: Path) -> None:
    async with open_app(entries=[RATING]) as stage:
        await edit(stage)
        await stage.press("2")
        await is_kept(stage, folder, pain=2)
    async with open_app() as stage:
        await stage.on(QuestionScreen)
        await stage.press("g")
        form = await stage.on(EntryForm)
        form.query_one("#save").focus()
        await stage.press("3")
        await stage.on(JournalScreen)
        await stage.see("Pain 6")
        await stage.press("e")
        await stage.told("This entry is open already.")
        await stage.press("1")
        assert await stage.on(EntryForm) is form
