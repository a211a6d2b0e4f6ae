"""How each question of the program comes up, to be left with escape."""

import os
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import asynccontextmanager, closing, contextmanager, suppress
from datetime import timedelta
from pathlib import Path
from unittest.mock import patch
from uuid import UUID

from backcare_tui.domain.journal.backup import Reason
from backcare_tui.domain.journal.days import MIDNIGHT
from backcare_tui.domain.journal.entry import Entry, OwnActivityEntry, PegEntry
from backcare_tui.domain.journal.memo import MemoEntry, Subject
from backcare_tui.errors import BackcareError
from backcare_tui.storage.journal.file import JOURNAL_NAME
from backcare_tui.storage.journal.store import JournalStore
from backcare_tui.storage.written.settings_file import Settings
from backcare_tui.ui.dialogs.asking.question import QuestionScreen
from backcare_tui.ui.dialogs.asking.rating import RatingScreen
from backcare_tui.ui.screens.journal.screen import JournalScreen
from backcare_tui.ui.screens.session import SessionScreen
from tests.fake_clock import FakeClock
from tests.storage.entries import a_rating
from tests.storage.taken_in import taken_in
from tests.storage.welcomed import welcome
from tests.ui import sample
from tests.ui.changed_scenes import CHANGED
from tests.ui.flows.entry_forms import is_kept, rate, write_note
from tests.ui.running_app import QUIET, OpenApp, RunningApp, show_backups

UNSET = Settings(sound=False, bell=False, flash=False, peg_day="never")
"""Of somebody who has not said yet what is to be spoken."""


@contextmanager
def a_voice(folder: Path, script: str = "exit 0") -> Iterator[None]:
    """While this lasts, the only program is a voice in FOLDER: SCRIPT, which takes no time to say anything."""
    folder.mkdir()
    program = folder / "espeak-ng"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)
    with patch.dict(os.environ, {"PATH": str(folder)}):
        yield


SCENES = dict(CHANGED)
"""How each question comes up, by its name."""


def scene(name: str) -> Callable[[Callable[[OpenApp, Path], AsyncIterator[RunningApp]]], None]:
    """The decorated function brings the question called NAME up and yields the running app with it on top."""

    def keep(bring_up: Callable[[OpenApp, Path], AsyncIterator[RunningApp]]) -> None:
        SCENES[name] = asynccontextmanager(bring_up)

    return keep


async def on_top(stage: RunningApp, name: str) -> None:
    """Wait for the question called NAME, and for all that was asked of the journal until then."""
    await stage.asks(name)
    await rest(stage)


async def rest(stage: RunningApp) -> None:
    await stage.pilot.pause()
    with suppress(BackcareError):  # a damaged one
        await stage.ask(lambda _: None)


# A session


@scene("rate-before")
async def _(open_app: OpenApp, folder: Path) -> AsyncIterator[RunningApp]:
    async with open_app() as stage:
        await stage.press("enter")
        await stage.on(RatingScreen)
        yield stage


BEFORE: dict[str, tuple[Sequence[Entry], tuple[str, ...], int]] = {
    "rate-leg": ((sample.a_leg(),), (), 6),
    "unusual": ((), (), 6),
    "usual-high": (sample.a_week_of(6), ("n",), 6),
    "gentle-day": ((), ("n",), 9),
}
"""The journal, what is answered after the rating, and the rating, until the question of that name comes up."""


def before(name: str) -> None:
    @scene(name)
    async def _(open_app: OpenApp, folder: Path) -> AsyncIterator[RunningApp]:
        entries, keys, pain = BEFORE[name]
        async with open_app(entries=entries) as stage:
            await stage.press("enter")
            await stage.on(RatingScreen)
            await stage.press(str(pain), "enter")
            await stage.until(lambda: not keys or stage.asked() == "unusual")
            await stage.press(*keys)
            yield stage


for each in BEFORE:
    before(each)


@scene("voice")
async def _(open_app: OpenApp, folder: Path) -> AsyncIterator[RunningApp]:
    with a_voice(folder.with_name("programs")):
        async with open_app(settings=UNSET) as stage:
            await stage.press("enter")
            await stage.on(RatingScreen)
            await stage.press("4", "enter")
            await stage.until(lambda: stage.asked() == "unusual")
            await stage.press("n")
            yield stage


@scene("morning-after")
async def _(open_app: OpenApp, folder: Path) -> AsyncIterator[RunningApp]:
    async with open_app(entries=[sample.yesterday()], morning=True) as stage:
        yield stage


@scene("rate-morning")
async def _(open_app: OpenApp, folder: Path) -> AsyncIterator[RunningApp]:
    async with open_app(entries=[sample.yesterday()], morning=True) as stage:
        await stage.asks("morning-after")
        await stage.press("l")
        yield stage


@scene("rate-after")
async def _(open_app: OpenApp, folder: Path) -> AsyncIterator[RunningApp]:
    async with open_app() as stage:
        stage.run_to_end(await stage.begin("starter-three", "4", "enter"))
        await stage.on(RatingScreen)
        yield stage


@asynccontextmanager
async def in_session(open_app: OpenApp, *keys: str) -> AsyncIterator[RunningApp]:
    """Thirty seconds into a session, KEYS were pressed."""
    async with open_app() as stage:
        screen = await stage.begin("starter-three", "4", "enter")
        stage.run(screen, 30)
        await stage.press(*keys)
        yield stage


@scene("end-session")
async def _(open_app: OpenApp, folder: Path) -> AsyncIterator[RunningApp]:
    async with in_session(open_app, "escape") as stage:
        yield stage


HURTS = {
    "pain-kind": (),
    "leg-signs": ("f",),
    "interruption": ("c",),
    "rate-hurt": ("i",),
    "remedy": ("f", "n", "8", "enter"),
}
"""What is answered from `p` on until the question of that name comes up."""


def hurts(name: str) -> None:
    @scene(name)
    async def _(open_app: OpenApp, folder: Path) -> AsyncIterator[RunningApp]:
        async with in_session(open_app, "p", *HURTS[name]) as stage:
            yield stage


for each in HURTS:
    hurts(each)


@scene("time-away")
async def _(open_app: OpenApp, folder: Path) -> AsyncIterator[RunningApp]:
    async with in_session(open_app) as stage:
        stage.clock.advance(600)
        screen = stage.screen
        assert isinstance(screen, SessionScreen)
        screen.tick()
        yield stage


@scene("interrupted-session")
async def _(open_app: OpenApp, folder: Path) -> AsyncIterator[RunningApp]:
    async with open_app() as stage:
        await stage.ask(lambda store: store.save_draft(sample.a_draft(stage.catalogue)))
    async with open_app() as stage:
        await stage.on(QuestionScreen)
        yield stage


@scene("leave")
async def _(open_app: OpenApp, folder: Path) -> AsyncIterator[RunningApp]:
    async with in_session(open_app, "2", "q") as stage:
        yield stage


# The first start


@scene("signs")
async def _(open_app: OpenApp, folder: Path) -> AsyncIterator[RunningApp]:
    async with open_app(welcomed=False) as stage:
        await stage.press("enter")
        yield stage


@scene("circumstances")
async def _(open_app: OpenApp, folder: Path) -> AsyncIterator[RunningApp]:
    async with open_app(welcomed=False) as stage:
        await stage.pass_first_cards()
        yield stage


@scene("closed")
async def _(open_app: OpenApp, folder: Path) -> AsyncIterator[RunningApp]:
    async with open_app(welcomed=False) as stage:
        await stage.press("enter")
        await stage.see("Is any of these true of you now?")
        await stage.press("y")
        await stage.see("I have read it")
        await stage.press("g")
        await stage.see("The exercises are closed for now.")
        await stage.press("enter")
        yield stage


# Entries


@scene("add-entry")
async def _(open_app: OpenApp, folder: Path) -> AsyncIterator[RunningApp]:
    async with open_app() as stage:
        await stage.press("3")
        await stage.on(JournalScreen)
        await stage.press("a")
        yield stage


async def half_typed(stage: RunningApp, folder: Path) -> None:
    await rate(stage)
    await stage.press("7")
    await write_note(stage, "half")
    await is_kept(stage, folder, pain=7, note="half")


@scene("keep-entry")
async def _(open_app: OpenApp, folder: Path) -> AsyncIterator[RunningApp]:
    async with open_app() as stage:
        await half_typed(stage, folder)
        await stage.press("escape")
        yield stage


@scene("unsaved-entry")
async def _(open_app: OpenApp, folder: Path) -> AsyncIterator[RunningApp]:
    async with open_app() as stage:
        await half_typed(stage, folder)
    async with open_app() as stage:
        yield stage


# Looking back


SUNDAY = QUIET.model_copy(update={"peg_day": "sunday"})
_OF_BEFORE = sample.a_rating(1, sample.ago(9), 3)
_NAMED = MemoEntry(id=UUID(int=2), at=sample.ago(40), about=Subject.OWN_ACTIVITY, says="tie my shoes")

LOOKS_BACK: dict[str, tuple[str, ...]] = {
    "week": (),
    "week-pain": ("y",),
    "week-enjoyment": ("y", "4", "enter"),
    "week-activity": ("y", "4", "enter", "3", "enter"),
    "own-activity-offer": ("y", "4", "enter", "3", "enter", "5", "enter"),
    "name-activity": ("y", "4", "enter", "3", "enter", "5", "enter", "y"),
}
"""What is answered on a Sunday until the question of that name comes up."""


def looks_back(name: str) -> None:
    @scene(name)
    async def _(open_app: OpenApp, folder: Path) -> AsyncIterator[RunningApp]:
        async with open_app(entries=[_OF_BEFORE], settings=SUNDAY) as stage:
            await on_top(stage, "week")
            await stage.press(*LOOKS_BACK[name])
            yield stage


for each in LOOKS_BACK:
    looks_back(each)


@scene("own-activity-due")
async def _(open_app: OpenApp, folder: Path) -> AsyncIterator[RunningApp]:
    async with open_app(entries=[_OF_BEFORE, _NAMED]) as stage:
        yield stage


@scene("own-activity")
async def _(open_app: OpenApp, folder: Path) -> AsyncIterator[RunningApp]:
    async with open_app(entries=[_OF_BEFORE, _NAMED]) as stage:
        await on_top(stage, "own-activity-due")
        await stage.press("y")
        yield stage


@scene("same-activity")
async def _(open_app: OpenApp, folder: Path) -> AsyncIterator[RunningApp]:
    told = OwnActivityEntry(id=UUID(int=3), at=sample.ago(3), name="tie my shoes", ability=3)
    week = PegEntry(id=UUID(int=4), at=sample.ago(0), pain=3, enjoyment=3, activity=3)
    async with open_app(entries=[week, told, _NAMED]) as stage:
        await stage.press("3")
        await stage.on(JournalScreen)
        await stage.press("a", "p")
        await on_top(stage, "name-activity")
        await stage.press("s", "enter")
        yield stage


# The journal


def with_a_backup(folder: Path) -> None:
    clock = FakeClock()
    with closing(JournalStore.open(folder, clock, MIDNIGHT)) as store:
        welcome(store)
        taken_in(store, [a_rating(at=clock.now() - timedelta(days=2)) for _ in range(6)])
        path = store.back_up(Reason.DAY)
        path.rename(path.with_name(path.name.replace("11-22", "11-21")))


@scene("restore-backup")
async def _(open_app: OpenApp, folder: Path) -> AsyncIterator[RunningApp]:
    with_a_backup(folder)
    async with open_app() as stage:
        await show_backups(stage)
        await stage.see("6 entries")
        await stage.press("enter")
        yield stage


@scene("missing-entries")
async def _(open_app: OpenApp, folder: Path) -> AsyncIterator[RunningApp]:
    with_a_backup(folder)
    (folder / JOURNAL_NAME).unlink()
    async with open_app() as stage:
        yield stage


@scene("damaged-journal")
async def _(open_app: OpenApp, folder: Path) -> AsyncIterator[RunningApp]:
    with_a_backup(folder)
    path = folder / JOURNAL_NAME
    os.truncate(path, path.stat().st_size - 4096)
    async with open_app(welcomed=False) as stage:
        yield stage
