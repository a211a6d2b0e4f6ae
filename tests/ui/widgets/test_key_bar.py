import pytest
from textual.app import App, ComposeResult
from textual.binding import Binding

from backcare_tui.ui.widgets.key_bar import KeyBar


class ManyKeys(App[None]):
    BINDINGS = [
        Binding("a", "beep(1)", "first key", id="first"),
        Binding("b", "beep(2)", "second key", id="second"),
        Binding("escape", "beep(3)", "back", key_display="esc", id="way-out"),
        Binding("c", "beep(4)", "third", id="third"),
        Binding("exclamation_mark", "beep(6)", "get help", key_display="!", id="help"),
        Binding("question_mark", "beep(5)", "keys", key_display="?", id="keys"),
    ]

    def compose(self) -> ComposeResult:
        yield KeyBar()


@pytest.mark.parametrize(
    ("width", "words"),
    [
        (90, "a first key   b second key   esc back   c third   ! get help   ? keys"),
        (64, "a first key   b second key   esc back   ! get help   ? keys"),
        (50, "a first key   esc back   ! get help   ? keys"),
        (40, "a first key   esc back   ! get help"),
        (28, "esc back   ! get help"),
        (16, "! get help"),
        (10, "! get help"),
    ],
)
async def test_help_stays_where_not_all_fits_and_then_the_way_out(width: int, words: str) -> None:
    app = ManyKeys()
    async with app.run_test(size=(width, 10)) as pilot:
        await pilot.pause()
        assert str(app.query_one("KeyBar LiteralText").render()) == words
