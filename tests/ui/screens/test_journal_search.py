"""`/` searches the words of notes and `f` chooses kinds, exercises, routines or days, in each view."""

import asyncio
import threading
from datetime import date, datetime

import pytest
from textual.widgets import Input, Select

from backcare_tui.domain.journal.backup import Backup
from backcare_tui.domain.journal.wanted import EVERYTHING, EntryPage, Wanted
from backcare_tui.storage.journal.backups import Backups
from backcare_tui.storage.journal.store import JournalStore
from backcare_tui.ui.dialogs.forms.wanted_form import WantedForm
from backcare_tui.ui.screens.journal.screen import JournalScreen
from backcare_tui.ui.screens.journal.shown import View
from tests.ui import sample
from tests.ui.running_app import OpenApp, RunningApp
from tests.ui.screens.test_journal import lines, open_journal

ENTRIES = [
    sample.a_rating(1, sample.ago(hours=1), 6, "Stiff after the garden."),
    sample.a_session(2, sample.ago(1), 4, 2, "Garden path in the evening"),
    sample.a_walk(3, sample.ago(2)),
    sample.a_rating(4, sample.ago(40), 3, "rain"),
]
RATED, PRACTISED = "07:30  Pain 6  moderate\n       Stiff after the garden.", "08:30  Starter three  4 → 2"


def listed(screen: JournalScreen) -> list[str]:
    """The first line of each entry."""
    return [line.partition("\n")[0] for line in lines(screen) if line[:2].isdigit()]


async def filter_by(stage: RunningApp, **fields: str) -> None:
    """Choose FIELDS in the form, by the ids of where they are chosen."""
    await stage.press("f")
    form = await stage.on(WantedForm)
    for name, value in fields.items():
        if name in ("since", "until"):
            form.query_one(f"#{name}", Input).value = value
        else:
            form.query_one(f"#{name}", Select).value = value
    await stage.press("ctrl+s")
    await stage.on(JournalScreen)


async def test_no_letter_of_a_search_looks_through_the_backups(
    open_app: OpenApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_app(entries=ENTRIES) as stage:
        screen = await open_journal(stage)
        await stage.until(lambda: "ackup" in stage.words("#last-backup"))
        looks: list[Backups] = []
        look = Backups.all

        def noted(backups: Backups) -> tuple[Backup, ...]:
            looks.append(backups)
            return look(backups)

        monkeypatch.setattr(Backups, "all", noted)
        await stage.press("slash", *"garden path")
        await stage.until(lambda: listed(screen) == [PRACTISED])
        assert looks == []
        await stage.press("enter", "exclamation_mark", "escape")
        await stage.until(lambda: looks)


@pytest.mark.usefixtures("keys_wait_for_no_disk")
async def test_words_that_are_others_by_the_time_the_disk_answers_are_not_looked_for(
    open_app: OpenApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_app(entries=ENTRIES) as stage:
        screen = await open_journal(stage)
        await stage.at_rest()
        searched: list[str] = []
        page = JournalStore.page

        def noted(store: JournalStore, count: int, now: datetime, wanted: Wanted = EVERYTHING) -> EntryPage:
            searched.append(wanted.text)
            return page(store, count, now, wanted)

        monkeypatch.setattr(JournalStore, "page", noted)
        disk = threading.Event()
        held_up = asyncio.ensure_future(stage.ask(lambda _: disk.wait()))
        await stage.pilot.pause()
        await stage.press("slash", *"garden path")
        disk.set()
        await held_up
        await stage.until(lambda: listed(screen) == [PRACTISED])
        assert searched == ["garden path"]


async def test_the_list_narrows_as_one_types_and_escape_empties_the_search(open_app: OpenApp) -> None:
    async with open_app(entries=ENTRIES) as stage:
        screen = await open_journal(stage)
        assert not screen.query_one("#journal-search").display
        await stage.press("slash", "g", "a", "r", "d")
        await stage.until(lambda: listed(screen) == ["07:30  Pain 6  moderate", PRACTISED])
        await stage.press("e", "n", "space", "p", "a", "t", "h")
        await stage.until(lambda: listed(screen) == [PRACTISED])
        await stage.until(lambda: stage.words("#journal-shown").startswith("Only entries that say “garden path”"))
        await stage.press("x")
        await stage.until(lambda: lines(screen) == ["There are none."])
        await stage.press("escape")
        await stage.until(lambda: len(listed(screen)) == 4)
        assert screen.focused is screen.query_one("#journal-search")
        await stage.press("escape")
        await stage.until(lambda: screen.focused is screen.query_one("#entries"))
        assert not screen.query_one("#journal-search").display
        assert screen.shown.wanted == EVERYTHING


async def test_what_was_found_is_moved_through_and_changed(open_app: OpenApp) -> None:
    async with open_app(entries=ENTRIES) as stage:
        screen = await open_journal(stage)
        await stage.press("slash", *"path", "enter")
        await stage.until(lambda: screen.focused is screen.query_one("#entries") and len(listed(screen)) == 1)
        entry = screen.chosen()
        assert entry is not None
        assert entry.note == "Garden path in the evening"
        await stage.press("d")
        await stage.until(lambda: listed(screen) == [])
        await stage.press("u")
        await stage.until(lambda: listed(screen) == [PRACTISED])
        await stage.press("escape")
        await stage.until(lambda: len(listed(screen)) == 4 and stage.words("#journal-shown") == "")


async def test_a_filter_and_a_search_hold_together_and_in_every_view(open_app: OpenApp) -> None:
    async with open_app(size=(100, 40), entries=ENTRIES) as stage:
        screen = await open_journal(stage)
        await filter_by(stage, kind="session")
        await stage.until(lambda: listed(screen) == [PRACTISED])
        await stage.until(lambda: stage.words("#journal-shown").startswith("Only sessions"))
        await stage.press("slash", *"garden", "enter")
        await stage.until(lambda: screen.shown.wanted == Wanted("garden", "session"))
        await stage.press("c")
        await stage.until(lambda: screen.shown.view is View.CALENDAR)
        await stage.until(lambda: stage.words("#journal-shown").startswith("Only sessions that say “garden”"))
        await stage.press("t")
        await stage.until(lambda: screen.shown.view is View.TREND)
        assert screen.shown.wanted == Wanted("garden", "session")
        await stage.press("t", "f")
        form = await stage.on(WantedForm)
        assert form.query_one("#kind", Select).value == "session"
        await stage.press("c")
        await stage.on(JournalScreen)
        await stage.until(lambda: screen.shown.wanted == Wanted("garden"))


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 60)])
async def test_numbers_beside_the_list_say_whose_they_are(open_app: OpenApp, size: tuple[int, int]) -> None:
    async with open_app(size=size, entries=ENTRIES) as stage:
        await open_journal(stage)
        await stage.see("Pain")
        assert "alone" not in stage.text()
        await stage.press("slash", *"rain")
        await stage.see("Of these entries alone:")
        if size == (200, 60):
            await stage.press("enter", "c")
            await stage.until(lambda: stage.screen.has_class("-calendar"))
            await stage.see("Of these entries alone:")
            await stage.press("escape")
        await stage.press("escape")
        await stage.until(lambda: "alone" not in stage.text())


async def test_each_part_of_the_filter(open_app: OpenApp) -> None:
    async with open_app(size=(100, 40), entries=ENTRIES) as stage:
        screen = await open_journal(stage)
        await filter_by(stage, exercise="walk")
        await stage.until(lambda: listed(screen) == ["08:30  Walk  25 minutes"])
        await stage.press("escape")
        await filter_by(stage, routine="starter-three")
        await stage.until(lambda: listed(screen) == [PRACTISED])
        await stage.press("escape")
        await filter_by(stage, since="2026-10-01", until="31 Oct 2026")
        await stage.until(lambda: listed(screen) == ["08:30  Pain 3  mild"])
        assert screen.shown.wanted == Wanted(since=date(2026, 10, 1), until=date(2026, 10, 31))


async def test_a_day_that_is_none_is_said_and_stays_to_be_put_right(open_app: OpenApp) -> None:
    async with open_app(size=(100, 40), entries=ENTRIES) as stage:
        screen = await open_journal(stage)
        await stage.press("f")
        form = await stage.on(WantedForm)
        form.query_one("#since", Input).value = "last spring"
        await stage.press("ctrl+s")
        await stage.see("“last spring” is not a date.")
        assert form.query_one("#since", Input).value == "last spring"
        await stage.press("escape")
        await stage.on(JournalScreen)
        assert screen.shown.wanted == EVERYTHING


async def test_foreign_words_are_looked_for_as_text(open_app: OpenApp) -> None:
    async with open_app(size=(60, 20), entries=ENTRIES) as stage:
        screen = await open_journal(stage)
        await stage.press("slash")
        await stage.paste("[/red] \x1b[2J %' OR 1=1 --")
        await stage.until(lambda: lines(screen) == ["There are none."])
        assert "\x1b" not in stage.text()
        assert "! get help" in stage.text()
        await stage.press("exclamation_mark")
        await stage.until(lambda: stage.screen is not screen)
