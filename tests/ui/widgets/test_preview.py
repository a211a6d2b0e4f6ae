"""A preview goes on by itself, and wakes nobody up while something else is shown."""

import asyncio
from collections.abc import Callable

from textual.app import App, ComposeResult
from textual.pilot import Pilot
from textual.screen import Screen

from backcare_tui.figure.cells.kind import Cells
from backcare_tui.ui.messages import FigureAppears
from backcare_tui.ui.widgets.figure_view import FigureView
from backcare_tui.ui.widgets.preview import Preview
from tests.fake_clock import FakeClock
from tests.shipped import shipped


class Previews(App[None]):
    def __init__(self) -> None:
        super().__init__()
        self.clock = FakeClock()

    def compose(self) -> ComposeResult:
        yield Preview(self.clock, True, id="preview")

    def on_figure_appears(self, message: FigureAppears) -> None:
        message.write_in(Cells.BRAILLE)


async def until(pilot: Pilot[None], condition: Callable[[], bool]) -> None:
    async with asyncio.timeout(20):
        while not condition():
            await pilot.pause()


async def test_it_rests_unseen_and_goes_on_where_it_is_seen_again() -> None:
    app = Previews()
    async with app.run_test(size=(60, 20)) as pilot:
        preview, view = app.query_one(Preview), app.query_one(FigureView)

        def picture() -> list[str]:
            return [view.render_line(row).text for row in range(view.size.height)]

        preview.show(shipped().exercises["bridge"])
        await until(pilot, lambda: any(row.strip() for row in picture()))
        await app.push_screen(Screen())
        await until(pilot, lambda: preview.rests)
        app.pop_screen()
        await until(pilot, lambda: not preview.rests)
        before = picture()
        app.clock.seconds += 1.5
        await until(pilot, lambda: picture() != before)
