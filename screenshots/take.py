"""Takes a picture of every screen, of the running app over a made-up journal, and writes each as an SVG.

Run: python screenshots/take.py [FOLDER]

The clock stands still, so a second run writes the same files.
"""

import asyncio
import os
import re
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta, tzinfo
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID

from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from backcare_tui.domain.journal.days import MIDNIGHT
from backcare_tui.domain.journal.entry import (
    ActivityEntry,
    Entry,
    ExerciseRecord,
    Outcome,
    RatingEntry,
    SessionEntry,
)
from backcare_tui.storage.folders import Folders
from backcare_tui.storage.journal.thread import JournalThread
from backcare_tui.storage.loaded import Loaded
from backcare_tui.storage.written.catalogue_on_demand import CatalogueFiles
from backcare_tui.storage.written.settings_file import Settings
from backcare_tui.ui.app import BackcareApp
from backcare_tui.ui.screens.session import SessionScreen
from tests.storage.taken_in import taken_in

COLUMNS, ROWS = 100, 30
NOW = datetime(2026, 11, 22, 8, 30, tzinfo=UTC)
STARTER_THREE = ("pelvic-tilt", "bridge", "knee-rolls")
QUIET = Settings(voice="none", sound=False, bell=False, flash=False, peg_day="never")

_BOUND_S = 20.0
_TICK_S = 2.0
"""Seconds of a session between two looks at it."""
_RANDOM_ID = re.compile(r"terminal-\d+")
_FONT_FACE = re.compile(r"\s*@font-face \{[^}]*\}")

PAIN = (6, 5, 6, 5, 4, 5, 4, 4, 5, 3, 4, 3, 3, 2)
"""One rating for each of the last fourteen days, the oldest first."""


class StandingClock:
    """Stands at NOW until it is moved on."""

    def __init__(self) -> None:
        self.rate = 1.0
        self.seconds = 0.0
        self.zone: tzinfo = UTC

    def monotonic(self) -> float:
        return self.seconds

    def now(self) -> datetime:
        return NOW + timedelta(seconds=self.seconds)


def journal_entries() -> Iterator[Entry]:
    """Two weeks of somebody who began after a bad weekend and kept at it."""
    for index, pain in enumerate(PAIN):
        at = NOW - timedelta(days=len(PAIN) - index, minutes=37 * index % 50)
        if index % 3 == 0:
            yield RatingEntry(
                id=UUID(int=index), at=at, pain=pain, note="Stiff on getting up." if index == 0 else ""
            )
        else:
            yield _session(UUID(int=index), at, pain, max(pain - 1, 1), "Bridge felt easy." if index == 10 else "")
    walked = {12: 20, 9: 25, 5: 30, 3: 25}
    for days, minutes in walked.items():
        at = NOW.replace(hour=17, minute=45) - timedelta(days=days)
        yield ActivityEntry(id=UUID(int=100 + days), at=at, exercise="walk", minutes=minutes)


def _session(id_: UUID, at: datetime, before: int, after: int, note: str) -> SessionEntry:
    records = [
        ExerciseRecord(exercise=exercise, planned_s=75, done_s=75, outcome=Outcome.COMPLETED)
        for exercise in STARTER_THREE
    ]
    return SessionEntry(
        id=id_,
        at=at,
        note=note,
        routine="starter-three",
        ended_at=at + timedelta(minutes=5),
        outcome=Outcome.COMPLETED,
        pain_before=before,
        pain_after=after,
        exercises=tuple(records),
    )


class Photographer:
    """Leads the app from screen to screen and keeps a picture of each in FOLDER."""

    def __init__(self, app: BackcareApp, pilot: Pilot[None], clock: StandingClock, folder: Path) -> None:
        self._app = app
        self._pilot = pilot
        self._clock = clock
        self._folder = folder

    async def press(self, *keys: str) -> None:
        await self._pilot.press(*keys)

    async def see(self, text: str) -> None:
        """Wait until TEXT is on the screen."""
        await self._until(lambda: text in self._text())

    async def take(self, name: str) -> None:
        """Write the screen to NAME.svg."""
        self._app.clear_notifications()
        fields = (*self._app.screen.query(Input), *self._app.screen.query(TextArea))
        for field in fields:
            field.cursor_blink = False
        await self._pilot.pause()
        svg = _FONT_FACE.sub("", _RANDOM_ID.sub("terminal", self._app.export_screenshot(title="backcare-tui")))
        (self._folder / f"{name}.svg").write_text(svg, encoding="utf-8")

    async def practise(self, seconds: float) -> None:
        """Let SECONDS of the session under way pass, or what is left of it."""
        screen = self._app.screen
        assert isinstance(screen, SessionScreen)  # noqa: S101
        end = self._clock.seconds + seconds
        while self._clock.seconds < end and not screen.session.finished(self._clock.seconds):
            self._clock.seconds = min(end, self._clock.seconds + _TICK_S)
            screen.tick()
        await self._pilot.pause()

    def _text(self) -> str:
        return "\n".join(strip.text for strip in self._app.screen._compositor.render_strips())

    async def _until(self, condition: Callable[[], bool]) -> None:
        try:
            async with asyncio.timeout(_BOUND_S):
                while not condition():
                    await self._pilot.pause()
        except TimeoutError:
            raise AssertionError(f"It did not come about. The screen:\n{self._text()}") from None


async def round_trip(camera: Photographer) -> None:
    """Every screen, in the order in which a person may come to them."""
    await camera.see("not a medical device")
    await camera.take("welcome")
    await camera.press("enter")
    await camera.see("Is any of these true of you now?")
    await camera.take("signs")
    await camera.press("n", "n")
    await camera.see("Then what does not suit you")
    await camera.press("y")
    await camera.see("About me")
    await camera.press("down", "y", "down", "d")
    await camera.see("don't know")
    await camera.take("about-me")
    await camera.press("escape")
    await camera.see("Then what does not suit you")
    await camera.press("n")
    await camera.see("How was this morning?")
    await camera.press("m")
    await camera.see("worst imaginable")
    await camera.press("escape")
    await camera.see("Pain, last 14 days")
    await camera.take("today")
    await camera.press("4")
    await camera.see("Next week")
    await camera.take("plan")
    await camera.press("f")
    await camera.see("Small things")
    await camera.take("flare-up")
    await camera.press("escape")
    await camera.see("Next week")

    await camera.press("2")
    all_of_them = f"{len(CatalogueFiles(None).exercises)} exercises"
    await camera.see(all_of_them)
    await camera.press("slash", *"bird", "enter", "c")
    await camera.see(all_of_them)
    await camera.take("catalogue")
    await camera.press("enter")
    await camera.see("s start")
    await camera.take("details")
    await camera.press("escape")

    await camera.press("slash", *"starter", "enter", "s")
    await camera.see("How is your back now?")
    await camera.press("3")
    await camera.take("rating")
    await camera.press("enter")
    await camera.see("Anything unusual today?")
    await camera.press("n")
    await camera.see("1 of 3")
    await camera.practise(130.5)  # the bridge, on the way up
    await camera.take("session")
    await camera.practise(71)  # the knee rolls, held to one side
    await camera.press("question_mark")
    await camera.see("esc back")
    await camera.take("keys")
    await camera.press("escape")
    await camera.see("Press space to go on.")
    await camera.take("paused")
    await camera.press("space")
    await camera.practise(600)

    await camera.see("And how is your back now?")
    await camera.press("2", "enter")
    await camera.see("pain before:")
    await camera.take("summary")
    await camera.press("enter", "3")
    await camera.see("Pain, last four weeks")
    await camera.see("Last backup")
    await camera.take("journal")
    await camera.press("c", "left", "left")
    await camera.see("gentle session")
    await camera.take("calendar")
    await camera.press("t")
    await camera.see("middle of 7 days")
    await camera.take("trend")
    await camera.press("t")
    await camera.see("Last backup")
    await camera.press("b")
    await camera.see("entries, up to")
    await camera.take("backups")
    await camera.press("escape")
    await camera.see("Pain, last four weeks")
    await camera.press("a", "w")
    await camera.see("Minutes")
    await camera.take("entry")
    await camera.press("escape", "exclamation_mark")
    await camera.see("Get help now")
    await camera.take("help")


async def take_all(folder: Path) -> None:
    """Write all pictures into FOLDER."""
    clock = StandingClock()
    with TemporaryDirectory() as data:
        os.environ["HOME"] = data  # its name, which differs each time, is shown as ~
        journal = JournalThread(Path(data) / "journal", clock, MIDNIGHT)
        try:
            await journal.call(lambda store: taken_in(store, journal_entries()))
            everything = Loaded(CatalogueFiles(None), QUIET, Folders(Path(data), Path(data)))
            app = BackcareApp(clock, lambda: (everything, journal))
            app.animation_level = "basic"
            async with app.run_test(size=(COLUMNS, ROWS), notifications=True) as pilot:
                await round_trip(Photographer(app, pilot, clock, folder))
        finally:
            journal.close()


if __name__ == "__main__":
    asyncio.run(take_all(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent))
