"""What followed what, on its screen: the honest words always, and one thing in full."""

import re

import pytest
from textual.pilot import Pilot
from textual.signal import Signal
from textual.widgets import OptionList

from backcare_tui.domain.journal.days import MIDNIGHT
from backcare_tui.domain.journal.entry import Entry
from backcare_tui.domain.journal.helps.helps import Helps, helps_of
from backcare_tui.domain.journal.helps.words import HONEST
from backcare_tui.storage.journal.errors import JournalError
from backcare_tui.storage.journal.store import JournalStore
from backcare_tui.ui.screens.details import DetailsScreen
from backcare_tui.ui.screens.journal.helps import HelpsScreen
from backcare_tui.ui.screens.journal.screen import JournalScreen
from backcare_tui.ui.widgets.literal_text import LiteralText
from tests.domain.journal.helps.lives import day, rating, session, sessions, walk
from tests.ui import sample
from tests.ui.host import HostApp
from tests.ui.idle import paint
from tests.ui.running_app import OpenApp

_ODD = "[/red] [b]Row[/b]"


def some_weeks() -> list[Entry]:
    """Eight sessions with two exercises, one more with one of them, and walks every second day."""
    both = sessions([-2, -1, -1, 0, -1, -1, 1, -1], "bridge", "cat-cow")
    walks: list[Entry] = [walk(day(number, 20)) for number in range(0, 24, 2)]
    ratings: list[Entry] = [rating(day(number, 7), 3) for number in range(24)]
    return [*both, session(day(9), 4, 4, "bridge"), *walks, *ratings]


def helps(entries: list[Entry], whole: bool = False) -> Helps:
    return helps_of(entries, None if whole else day(0).date(), day(40).date(), days=MIDNIGHT)


class Stage:
    """The screen alone, on what `entries` say."""

    def __init__(self) -> None:
        self.app = HostApp()
        self.entries = some_weeks()
        self.asked: list[bool] = []
        self.changed: Signal[None] = Signal(self.app, "changed")

    async def read(self, whole: bool) -> Helps:
        self.asked.append(whole)
        return helps(self.entries, whole)

    async def show(self, pilot: Pilot[None]) -> HelpsScreen:
        screen = HelpsScreen(lambda one: _ODD if one == "cat-cow" else one.capitalize(), self.read, self.changed)
        await self.app.show(screen)
        await pilot.pause()
        await self.app.workers.wait_for_complete()
        await pilot.pause()
        return screen

    def words(self, selector: str) -> str:
        return self.app.screen.query_one(selector, LiteralText).said

    def listed(self) -> list[str]:
        return [str(option.prompt) for option in self.app.screen.query_one(OptionList).options]


@pytest.fixture
def stage() -> Stage:
    return Stage()


async def test_the_list_and_the_highlighted_one(stage: Stage) -> None:
    async with stage.app.run_test(size=(100, 40)) as pilot:
        await stage.show(pilot)
        assert stage.listed() == [
            "All sessions",
            "Any session\n  less pain after 6 of only 9",
            "Exercises, the surest first",
            f"{_ODD}\n  less pain after 6 of only 8",
            "Bridge\n  less pain after 6 of only 9",
            "Routines",
            "Mine\n  less pain after 6 of only 9",
            "Time of day",
            "In the evening\n  less pain after 6 of only 9",
            "Walking",
            "A walk the day before\n  12 days after one, 11 after none",
        ]
        assert stage.words("#finding").startswith(
            "Any session\n\nAfter your sessions your back hurt less than before"
        )
        await pilot.press("j")
        await pilot.pause()
        said = stage.words("#finding")
        assert said.startswith(f"{_ODD}\n\nAfter sessions with {_ODD} your back hurt less than before 6 of only 8")
        assert "\n 5 ○ ○ ○ ◐ ○ ○ ○ ○" in said
        assert "– Right after: less 6, the same 1, more 1." in said
        await pilot.press("end")
        await pilot.pause()
        assert stage.words("#finding").startswith("Walking\n\nThe day after a walk typically began with pain 3")


async def test_the_honest_words_are_seen_at_all_sizes(stage: Stage) -> None:
    async with stage.app.run_test() as pilot:
        for size in [(60, 20), (80, 24), (120, 40), (200, 60)]:
            await pilot.resize_terminal(*size)
            screen = await stage.show(pilot)
            assert screen.size == size
            for _ in range(7):
                await pilot.press("j")
                await pilot.pause()
                seen = " ".join(paint(screen).split())
                assert " ".join(HONEST) in seen, size
                assert "esc back" in seen, size
            await stage.app.pop_screen()


async def test_a_small_window_has_the_list_whole_and_no_half_of_what_enter_opens(stage: Stage) -> None:
    async with stage.app.run_test(size=(60, 20)) as pilot:
        screen = await stage.show(pilot)
        assert not screen.query_one("#finding-details").size
        assert screen.query_one(OptionList).size.height >= 14
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert screen.query_one("#finding-details").size


async def test_enter_shows_the_whole_of_it(stage: Stage) -> None:
    async with stage.app.run_test(size=(60, 20)) as pilot:
        screen = await stage.show(pilot)
        await pilot.press("enter")
        await pilot.pause()
        above = stage.app.screen
        assert isinstance(above, DetailsScreen)
        assert "– Right after: less 6, the same 2, more 1." in stage.words("#details")
        await pilot.press("escape")
        await pilot.pause()
        assert stage.app.screen is screen


async def test_a_drawing_is_as_wide_as_its_room(stage: Stage) -> None:
    stage.entries = [session(day(number // 5, 8 + number % 5), 5, 4 + number % 3) for number in range(200)]
    async with stage.app.run_test() as pilot:
        for size in [(80, 24), (100, 24), *((width, 60) for width in (60, 71, 72, 80, 100, 139, 140, 200))]:
            await pilot.resize_terminal(*size)
            screen = await stage.show(pilot)
            assert screen.size == size
            for where in ("beside the list", "by itself"):
                rows = paint(stage.app.screen).split("\n")
                top = next(number for number, row in enumerate(rows) if re.search(r" 6 [ ○●◐│]*$", row))
                scale = [re.search(r" ([45]) [ ○●◐│]*$|○ before", row) for row in rows[top + 1 : top + 4]]
                assert [found and found[1] for found in scale] == ["5", "4", None], (size, where)
                assert scale[2], (size, where)
                await pilot.press("enter")
                await pilot.pause()
            assert stage.app.screen is not screen
            while stage.app.screen_stack[1:]:
                await stage.app.pop_screen()


async def test_all_of_the_journal_and_back(stage: Stage) -> None:
    stage.entries += sessions([1] * 6, first=-20)
    async with stage.app.run_test(size=(80, 24)) as pilot:
        await stage.show(pilot)
        assert stage.words("#helps-title") == "What followed what, 2 March 2026 to 11 April 2026"
        for title, gist in (
            ("What followed what, all of the journal, to 11 April 2026", "less pain after 6, no change 2, more 7"),
            ("What followed what, 2 March 2026 to 11 April 2026", "less pain after 6 of only 9"),
        ):
            await pilot.press("a")
            await stage.app.workers.wait_for_complete()
            await pilot.pause()
            assert stage.words("#helps-title") == title
            assert stage.listed()[1].endswith(gist)
        assert stage.asked == [False, True, False]


async def test_nothing_yet_says_what_to_do(stage: Stage) -> None:
    stage.entries = sessions([-1, -1])
    async with stage.app.run_test(size=(80, 24)) as pilot:
        screen = await stage.show(pilot)
        assert "Nothing can be told yet." in stage.words("#helps-empty")
        assert "There are 2 so far.\n\nRate how it is before and after a session" in stage.words("#helps-empty")
        await pilot.press("enter")
        assert stage.app.screen is screen
        stage.entries = some_weeks()
        stage.changed.publish(None)
        await pilot.pause()
        await stage.app.workers.wait_for_complete()
        await pilot.pause()
        assert not screen.query_one("#helps-empty").display
        assert stage.words("#finding").startswith("Any session")


async def test_what_changed_is_shown_and_one_stays_where_one_was(stage: Stage) -> None:
    async with stage.app.run_test(size=(80, 24)) as pilot:
        await stage.show(pilot)
        await pilot.press("j")
        stage.entries += [session(day(11), 5, 4, "cat-cow")]
        stage.changed.publish(None)
        await pilot.pause()
        await stage.app.workers.wait_for_complete()
        await pilot.pause()
        assert f"After sessions with {_ODD} your back hurt less than before 7 of only 9" in stage.words("#finding")


async def test_from_the_journal_and_back_to_it(open_app: OpenApp) -> None:
    entries = [sample.a_session(number, sample.ago(number)) for number in range(1, 7)]
    async with open_app(entries=entries) as stage:
        await stage.press("3")
        await stage.on(JournalScreen)
        await stage.press("h")
        await stage.on(HelpsScreen)
        await stage.see("less pain after 6 of only 6")
        assert "After your sessions your back hurt less than before" in stage.words("#finding")
        await stage.press("escape")
        await stage.on(JournalScreen)


async def test_a_journal_that_cannot_be_read_is_said(open_app: OpenApp, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object, **__: object) -> Helps:
        raise JournalError("The disk has gone.", "Look for it.")

    monkeypatch.setattr(JournalStore, "helps", fails)
    async with open_app() as stage:
        await stage.press("3", "h")
        await stage.on(HelpsScreen)
        await stage.told("The disk has gone.")
        await stage.see("Your journal was not read.", HONEST[0])
