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
        Binding("question_mark", "beep(5)", "keys", key_display="?", id="keys"),
    ]

    def compose(self) -> ComposeResult:
        yield KeyBar()


@pytest.mark.parametrize(
    ("width", "words"),
    [
        (70, "a first key   b second key   esc back   c third   ? keys"),
        (50, "a first key   b second key   esc back   ? keys"),
        (40, "a first key   esc back   ? keys"),
        (24, "esc back   ? keys"),
    ],
)
async def test_the_way_out_and_help_stay_where_not_all_fits(width: int, words: str) -> None:
    app = ManyKeys()
    async with app.run_test(size=(width, 10)) as pilot:
        await pilot.pause()
        assert str(app.query_one("KeyBar LiteralText").render()) == words
