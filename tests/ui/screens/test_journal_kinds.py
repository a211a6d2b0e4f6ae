"""Entries of every kind in the journal screen; what is kept in mind of a person is none of them."""

from uuid import UUID

import pytest
from textual.widgets import Input, Select

from backcare_tui.domain.journal.entry import (
    ENTRY_MODELS,
    Compared,
    Entry,
    MorningEntry,
    OwnActivityEntry,
    PegEntry,
)
from backcare_tui.domain.journal.memo import MemoEntry, Subject
from backcare_tui.storage.journal.store import JournalStore
from backcare_tui.ui.dialogs.forms.entry_form import EntryForm
from backcare_tui.ui.screens.journal.screen import JournalScreen
from backcare_tui.ui.widgets.pain_scale import PainScale
from tests.ui import sample
from tests.ui.running_app import OpenApp, RunningApp
from tests.ui.screens.test_journal import choose, lines, open_journal

MORNING = MorningEntry(id=UUID(int=1), at=sample.ago(hours=1), pain=5, compared=Compared.WORSE, leg_pain=2)
OWN = OwnActivityEntry(id=UUID(int=2), at=sample.ago(hours=1), name="tie my shoes", ability=4)
ALL: list[Entry] = [
    MORNING,
    OWN,
    sample.a_session(3, sample.ago(1)),
    sample.a_rating(4, sample.ago(1), 3).model_copy(update={"leg_pain": 6}),
    PegEntry(id=UUID(int=5), at=sample.ago(2), pain=4, enjoyment=3, activity=5),
    sample.a_walk(6, sample.ago(2)),
]


def a_memo(number: int, says: str = "began") -> MemoEntry:
    return MemoEntry(id=UUID(int=number), at=sample.ago(hours=2), about=Subject.FLARE, says=says)


async def edit(stage: RunningApp) -> EntryForm:
    await open_journal(stage)
    await stage.press("e")
    return await stage.on(EntryForm)


def test_all_kinds_are_tried() -> None:
    assert {type(entry) for entry in ALL} == set(ENTRY_MODELS.values())


async def test_every_kind_is_listed_and_can_be_changed(open_app: OpenApp) -> None:
    expected = {entry.id: entry for entry in ALL}
    async with open_app(size=(100, 50), entries=ALL) as stage:
        screen = await open_journal(stage)
        for entry in ALL:
            await choose(stage, screen, entry)
            await stage.press("e")
            form = await stage.on(EntryForm)
            form.query_one("#note").focus()
            await stage.paste("as it was, and")
            await stage.press("ctrl+s")
            await stage.on(JournalScreen)
            await stage.told("Saved. Press u to take it back.")
            stage.app.clear_notifications()
            expected[entry.id] = entry.model_copy(update={"note": f"as it was, and{entry.note}"})
            assert {kept.id: kept for kept in await stage.entries()} == expected, entry.kind


async def test_a_morning_is_put_right(open_app: OpenApp) -> None:
    async with open_app(size=(100, 50), entries=[MORNING]) as stage:
        form = await edit(stage)
        scales = {scale.id: scale for scale in form.query(PainScale)}
        assert {id_: scale.value for id_, scale in scales.items()} == {"pain": 5, "leg_pain": 2}
        form.query_one("#compared", Select).value = "better"
        scales["pain"].value = None
        await stage.press("ctrl+s")
        screen = await stage.on(JournalScreen)
        (entry,) = await stage.entries()
        assert entry == MORNING.model_copy(update={"pain": None, "compared": Compared.BETTER})
        await stage.until(lambda: "07:30  Morning after  better than before the session" in lines(screen))


async def test_a_morning_says_something(open_app: OpenApp) -> None:
    async with open_app(size=(100, 50), entries=[MORNING]) as stage:
        form = await edit(stage)
        form.query_one("#compared", Select).value = ""
        form.query_one("#pain", PainScale).value = None
        await stage.press("ctrl+s")
        await stage.see("neither a number yet, nor how it compares")
        assert await stage.entries() == (MORNING,)


@pytest.mark.parametrize(
    ("name", "words"), [("  ", "It has no name yet."), ("x" * 81, "The name has 81 characters, and 80 fit.")]
)
async def test_what_is_rated_has_a_name(open_app: OpenApp, name: str, words: str) -> None:
    async with open_app(size=(100, 50), entries=[OWN]) as stage:
        form = await edit(stage)
        form.query_one("#name", Input).value = name
        await stage.press("ctrl+s")
        await stage.see(words)
        form.query_one("#name", Input).value = "tie  both shoes"
        await stage.press("ctrl+s")
        screen = await stage.on(JournalScreen)
        await stage.until(lambda: "07:30  tie both shoes  goes 4 of 10" in lines(screen))


async def test_what_is_kept_in_mind_is_in_no_list(open_app: OpenApp) -> None:
    async with open_app(entries=[a_memo(9), sample.a_rating(1, sample.ago(hours=1), 6)]) as stage:
        screen = await open_journal(stage)
        assert [line for line in lines(screen) if ":" in line] == ["07:30  Pain 6  moderate"]


async def test_a_journal_with_nothing_but_what_is_kept_in_mind_is_empty(open_app: OpenApp) -> None:
    async with open_app(entries=[a_memo(9)]) as stage:
        await open_journal(stage)
        assert "Nothing here yet." in stage.text()


async def test_undo_passes_over_what_is_kept_in_mind(open_app: OpenApp) -> None:
    async with open_app() as stage:
        await open_journal(stage)
        await stage.press("a", "r", "4", "ctrl+s")
        await stage.on(JournalScreen)
        await stage.ask(lambda store: store.add(a_memo(9)))
        await stage.press("u")
        await stage.told("Took back the addition")
        assert await stage.entries() == ()
        await stage.until(lambda: "u undo" not in stage.text())
        await stage.press("u")
        assert a_memo(9) in await stage.ask(JournalStore.memos)
