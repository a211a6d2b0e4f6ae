"""Long work in the screens says how far it is, can be stopped, and freezes nothing."""

import asyncio
import sqlite3
import threading
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from textual.widgets import Input, ProgressBar

from backcare_tui.domain.journal.entry import Entry
from backcare_tui.domain.journal.revision import LeftAlone, Undone
from backcare_tui.storage.journal import copy
from backcare_tui.storage.journal.revision_row import Storable
from backcare_tui.storage.journal.store import JournalStore
from backcare_tui.storage.progress import Tell
from backcare_tui.ui.dialogs.forms.export_form import ExportForm
from backcare_tui.ui.dialogs.long_work import ProgressScreen
from backcare_tui.ui.dialogs.taking_in.import_form import ImportForm
from backcare_tui.ui.dialogs.taking_in.preview_screen import PreviewScreen
from backcare_tui.ui.screens.backups import BackupsScreen
from backcare_tui.ui.screens.journal.screen import JournalScreen
from tests.storage.taken_in import taken_in
from tests.ui import sample
from tests.ui.running_app import OpenApp, RunningApp, show_backups

_BOUND_S = 60.0


class Gate:
    """Where work waits in the middle until a test lets it go on."""

    def __init__(self) -> None:
        self.reached = threading.Event()
        self.open = threading.Event()

    def close(self) -> None:
        """Let the next work that comes wait again."""
        self.open.clear()
        self.reached.clear()

    def wait(self) -> None:
        self.reached.set()
        assert self.open.wait(_BOUND_S)


@pytest.fixture
def gate() -> Iterator[Gate]:
    gate = Gate()
    yield gate
    gate.open.set()


@pytest.fixture
def slow_reading(gate: Gate, monkeypatch: pytest.MonkeyPatch) -> None:
    """The journal gives half of its entries, and waits at the gate before the others."""
    each = JournalStore.each

    def slowly(store: JournalStore) -> Iterator[Entry]:
        half = store.count() // 2
        for number, entry in enumerate(each(store)):
            if number == half:
                gate.wait()
            yield entry

    monkeypatch.setattr(JournalStore, "each", slowly)


@pytest.fixture
def slow_copying(gate: Gate, monkeypatch: pytest.MonkeyPatch) -> None:
    """A copy of the journal waits at the gate before it is told of."""
    fill = copy._fill

    def slowly(connection: sqlite3.Connection, filled: sqlite3.Connection, tell: Tell) -> None:
        def told(done: int, of: int) -> None:
            gate.wait()
            tell(done, of)

        fill(connection, filled, told)

    monkeypatch.setattr(copy, "_fill", slowly)


async def lasts(stage: RunningApp, gate: Gate) -> ProgressScreen:
    """The screen that is shown once the work at GATE has lasted over a second."""
    await stage.until(gate.reached.is_set)
    stage.clock.advance(1.5)
    return await stage.on(ProgressScreen)


async def begin_to_export(stage: RunningApp, path: Path) -> None:
    await stage.press("3")
    await stage.on(JournalScreen)
    await stage.press("x")
    form = await stage.on(ExportForm)
    form.query_one("#path", Input).value = str(path)
    stage.type_ahead("enter")


@pytest.mark.usefixtures("slow_reading")
async def test_a_long_export_says_how_far_it_is(open_app: OpenApp, tmp_path: Path, gate: Gate) -> None:
    async with open_app(entries=sample.a_fortnight()) as stage:
        await begin_to_export(stage, tmp_path / "j.json")
        screen = await lasts(stage, gate)
        count = len(sample.a_fortnight())
        bar = screen.query_one(ProgressBar)
        await stage.until(lambda: bar.percentage == pytest.approx((count // 2) / count))
        await stage.see("Writing the journal", "esc stop; nothing is half done then")
        gate.open.set()
        await stage.on(JournalScreen)
        await stage.told("Written to")
        assert (tmp_path / "j.json").exists()


@pytest.mark.usefixtures("slow_reading")
async def test_escape_stops_an_export_and_leaves_no_file(open_app: OpenApp, tmp_path: Path, gate: Gate) -> None:
    async with open_app(entries=sample.a_fortnight()) as stage:
        await begin_to_export(stage, tmp_path / "j.csv")
        await lasts(stage, gate)
        stage.type_ahead("escape")
        await stage.see("Stopping")
        gate.open.set()
        await stage.on(ExportForm)
        await stage.see("Nothing was written.")
        assert not list(tmp_path.glob("*j.csv*")) + list(tmp_path.glob(".backcare*"))
        await stage.press("enter")  # what was typed is still there
        await stage.on(JournalScreen)
        assert (tmp_path / "j.csv").exists()


@pytest.mark.usefixtures("slow_reading")
async def test_leaving_the_program_stops_it(open_app: OpenApp, tmp_path: Path, gate: Gate) -> None:
    async with open_app(entries=sample.a_fortnight()) as stage:
        await begin_to_export(stage, tmp_path / "j.csv")
        screen = await lasts(stage, gate)

        async def let_it_go_on() -> None:
            while not screen.work.stopping:
                await asyncio.sleep(0.002)
            gate.open.set()

        going_on = asyncio.create_task(let_it_go_on())
        stage.app.leave(143)  # as a signal does
    await going_on
    assert not list(tmp_path.glob("*j.csv*")) + list(tmp_path.glob(".backcare*"))


@pytest.mark.usefixtures("slow_copying")
async def test_ctrl_c_stops_a_backup(open_app: OpenApp, gate: Gate) -> None:
    gate.open.set()
    async with open_app(entries=sample.a_fortnight()) as stage:
        await show_backups(stage)
        before = stage.journal.backups.named()
        gate.close()
        stage.type_ahead("b")
        await lasts(stage, gate)
        stage.type_ahead("ctrl+c")
        await stage.see("Stopping")
        gate.open.set()
        await stage.on(BackupsScreen)
        await stage.told("No backup was made.")
        assert stage.journal.backups.named() == before


@pytest.mark.usefixtures("slow_copying")
async def test_escape_stops_a_restore(open_app: OpenApp, gate: Gate) -> None:
    gate.open.set()
    async with open_app(entries=sample.a_fortnight()) as stage:
        before = await stage.entries()
        await stage.ask(lambda store: store.delete(before[0].id))
        await show_backups(stage)
        await stage.see("entries, up to")
        gate.close()
        await stage.press("enter")
        stage.type_ahead("y")
        await lasts(stage, gate)
        stage.type_ahead("escape")
        await stage.see("Stopping")
        gate.open.set()
        await stage.on(BackupsScreen)
        await stage.told("Nothing was restored.")
        assert await stage.entries() == before[1:]


async def test_quick_work_shows_nothing(
    open_app: OpenApp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[ProgressScreen] = []
    monkeypatch.setattr(ProgressScreen, "on_mount", shown.append)
    async with open_app(entries=sample.a_fortnight()) as stage:
        await begin_to_export(stage, tmp_path / "j.json")
        await stage.told("Written to")
    assert shown == []


@pytest.fixture
def slow_taking_in(gate: Gate, monkeypatch: pytest.MonkeyPatch) -> None:
    """The journal takes one rating in, and waits at the gate before the others."""
    take_in = JournalStore.take_in

    def slowly(store: JournalStore, entries: Iterable[Storable]) -> int:
        def one_by_one() -> Iterator[Storable]:
            for number, entry in enumerate(entries):
                if number == 1 and entry.entry.kind == "rating":
                    gate.wait()
                yield entry

        return take_in(store, one_by_one())

    monkeypatch.setattr(JournalStore, "take_in", slowly)


@pytest.mark.usefixtures("slow_taking_in")
async def test_taking_a_file_in_can_be_stopped_with_nothing_half_done(
    open_app: OpenApp, tmp_path: Path, gate: Gate
) -> None:
    path = tmp_path / "j.csv"
    path.write_text("at,pain\n2026-11-20,4\n2026-11-21,5\n2026-11-22,6\n")
    async with open_app() as stage:
        await stage.press("3")
        await stage.on(JournalScreen)
        await stage.press("i")
        form = await stage.on(ImportForm)
        form.query_one("#path", Input).value = str(path)
        await stage.press("enter")
        await stage.on(PreviewScreen)
        await stage.press("enter")
        await lasts(stage, gate)
        await stage.press("escape")
        gate.open.set()
        await stage.told("Nothing was taken in.")
        await stage.on(PreviewScreen)
        assert await stage.entries() == ()
        await stage.press("enter")
        await stage.told("Taken in: 3 entries.")
        assert len(await stage.entries()) == 3


@pytest.fixture
def slow_undo(gate: Gate, monkeypatch: pytest.MonkeyPatch) -> None:
    """What takes something back waits at the gate before it tells of the second."""
    undo = JournalStore.undo_here

    def slowly(store: JournalStore, tell: Tell) -> Undone | LeftAlone | None:
        def told(done: int, of: int) -> None:
            if done == 2:
                gate.wait()
            tell(done, of)

        return undo(store, told)

    monkeypatch.setattr(JournalStore, "undo_here", slowly)


@pytest.mark.usefixtures("slow_undo")
async def test_taking_an_import_back_can_be_stopped_with_nothing_half_done(open_app: OpenApp, gate: Gate) -> None:
    async with open_app() as stage:
        await stage.ask(lambda store: taken_in(store, sample.a_fortnight()))
        before = await stage.entries()
        await stage.press("3")
        await stage.on(JournalScreen)
        stage.type_ahead("u")
        await lasts(stage, gate)
        await stage.see("Taking it back")
        stage.type_ahead("escape")
        await stage.see("Stopping")
        gate.open.set()
        await stage.on(JournalScreen)
        await stage.told("Nothing was taken back.")
        assert await stage.entries() == before
        await stage.press("u")
        await stage.told("Took back the import")
        assert await stage.entries() == ()
