"""What of Today has room on which screen, and that all of it comes in its place at once."""

import pytest
from textual.containers import VerticalScroll
from textual.content import Content

from backcare_tui.domain.journal.entry import Entry, EntryBase
from backcare_tui.ui.screens.today import TodayScreen
from backcare_tui.ui.widgets.figure.preview import Preview
from backcare_tui.ui.widgets.literal_text import LiteralText
from tests.ui import sample
from tests.ui.running_app import OpenApp


async def test_words_keep_their_room_where_they_come_not_to_fit(open_app: OpenApp) -> None:
    """All of them would have to be laid out once more, just when enter is pressed."""
    async with open_app(size=(100, 40)) as stage:
        await stage.see("enter starts it")
        page, words = stage.screen.query_one("#today", VerticalScroll), stage.screen.query_one("#suggestion")
        assert not page.show_vertical_scrollbar
        width = words.size.width
        await stage.pilot.resize_terminal(100, 14)
        await stage.until(lambda: page.show_vertical_scrollbar)
        await stage.settle()
        assert words.size.width == width


async def test_its_exercises_and_its_bar_come_with_its_words(
    open_app: OpenApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Exercises that come later push down what is being read; a bar that does has all laid out once more."""
    said: list[tuple[str, bool]] = []
    say = LiteralText.say

    def heard(words: LiteralText, content: Content | str) -> None:
        say(words, content)
        if words.id == "suggestion":
            said.append((words.said, words.screen.query_one("#today", VerticalScroll).show_vertical_scrollbar))

    monkeypatch.setattr(LiteralText, "say", heard)
    async with open_app(size=(100, 30), entries=sample.a_fortnight()) as stage:
        await stage.see("enter starts it")
        assert said[0] == (stage.words("#suggestion"), True)
        assert "3 exercises" in stage.words("#suggestion")


async def test_where_there_is_room_each_exercise_has_its_dose_and_the_figure_the_rest(open_app: OpenApp) -> None:
    async with open_app(size=(120, 40)) as stage:
        await stage.see(
            "Pelvic tilt  8 times, holding 5 s", "Knee rolls   4 times on each side", "Have at hand: a mat"
        )
        await stage.until(lambda: stage.screen.query(Preview))
        figure = stage.screen.query_one(Preview)
        page = stage.screen.query_one("#today")
        await stage.until(lambda: figure.region.height > 15)
        assert figure.region.bottom <= page.content_region.bottom
        await stage.pilot.resize_terminal(80, 24)
        await stage.see("Knee rolls · Pelvic tilt")
        await stage.until(lambda: [one.region.height for one in stage.screen.query(Preview)] == [0, 9])


async def test_a_wide_window_draws_pain_as_bars_with_their_figures(open_app: OpenApp) -> None:
    async with open_app(size=(200, 60), entries=sample.a_fortnight()) as stage:
        await stage.until(lambda: "██" in stage.words("#so-far-below"))
        figures = next(line for line in stage.words("#so-far-below").splitlines() if line.startswith("5"))
        assert figures.split() == ["5", "·", "5", "·", "5", "5", "·", "·", "·", "4", "·", "3", "3", "·"]


async def test_what_does_not_fit_is_scrolled_to_by_keys(open_app: OpenApp) -> None:
    async with open_app(size=(60, 20), entries=sample.a_fortnight()) as stage:
        page = stage.screen.query_one("#today", VerticalScroll)
        await stage.until(lambda: page.max_scroll_y > 20)
        await stage.press("down", "j", "up")
        await stage.until(lambda: page.scroll_y == 2)
        await stage.press("pagedown", "pagedown", "pagedown", "pagedown")
        await stage.until(lambda: page.scroll_y == page.max_scroll_y)
        await stage.press("pageup", "k")
        await stage.until(lambda: page.scroll_y < page.max_scroll_y - 5)


async def test_what_was_read_is_not_written_out_for_nobody(
    open_app: OpenApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Textual does so with all that a worker is given, each time that Today is shown."""
    written: list[str] = []

    def noted(entry: Entry) -> str:
        written.append(str(entry.id))
        return "entry"

    monkeypatch.setattr(EntryBase, "__repr__", noted)
    async with open_app(entries=sample.a_fortnight()) as stage:
        await stage.until(lambda: stage.screen.query(Preview))
        assert written == []


async def test_who_waits_for_all_that_works_waits_for_what_took_the_place_of_something(open_app: OpenApp) -> None:
    async with open_app() as stage:
        screen = await stage.on(TodayScreen)
        for _ in range(2):
            screen._show_rest()
        await stage.settle()
        assert not stage.app.workers
