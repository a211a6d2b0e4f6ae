import pytest
from textual.app import App, ComposeResult

from backcare_tui.ui.terminal.waiting import until_refreshed
from backcare_tui.ui.widgets.literal_text import LiteralText, TextPage

_REST = 4
"""As many refreshes as Textual may still have to do for what was changed before."""


class _Page(App[None]):
    def compose(self) -> ComposeResult:
        with TextPage():
            yield LiteralText("line\n" * 30)


async def _at_rest(app: App[None]) -> None:
    for _ in range(_REST):
        await until_refreshed(app.screen)


async def test_a_page_that_grows_is_laid_out_once() -> None:
    app = _Page()
    async with app.run_test(size=(40, 10)):
        await _at_rest(app)
        layouts: list[int] = []
        page, words = app.query_one(TextPage), app.query_one(LiteralText)
        app.screen.screen_layout_refresh_signal.subscribe(
            app, lambda _: layouts.append(page.virtual_size.height), immediate=True
        )
        words.say("line\n" * 49 + "the last")
        await _at_rest(app)
        assert layouts == [50]
        page.scroll_lines(100)
        await _at_rest(app)
        assert page.scroll_offset.y == 40
        assert page.vertical_scrollbar.window_virtual_size == 50


@pytest.mark.parametrize(
    ("key", "line"), [("down", 13), ("up", 11), ("pagedown", 21), ("pageup", 3), ("home", 0), ("end", 20)]
)
async def test_a_key_scrolls_before_anything_else_is_drawn(key: str, line: int) -> None:
    app = _Page()
    async with app.run_test(size=(40, 10)):
        await _at_rest(app)
        page = app.query_one(TextPage)
        app.query_one(LiteralText).say("line\n" * (29 if key == "end" else 99) + "the last")
        await _at_rest(app)
        page.scroll_lines(12)
        (binding,) = page._bindings.get_bindings_for_key(key)
        with app.batch_update():  # nothing is
            await page.run_action(binding.action)
            assert page.scroll_offset.y == line


async def test_a_key_is_for_what_is_around_a_page_without_more() -> None:
    class Around(_Page):
        taken = 0

        BINDINGS = [("pagedown", "take", "")]

        def action_take(self) -> None:
            self.taken += 1

    app = Around()
    async with app.run_test(size=(40, 40)) as pilot:
        await pilot.press("pagedown")
        assert app.taken == 1
