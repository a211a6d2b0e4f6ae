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


class Form(App[None]):
    """A form of which the field that is chosen has keys of its own."""

    BINDINGS = [
        Binding("0", "beep(1)", "choose", key_display="0-9", id="choose"),
        Binding("enter", "beep(2)", "accept", key_display="enter", id="accept"),
        Binding("ctrl+s", "beep(3)", "save", key_display="ctrl+s", id="save"),
        Binding("escape", "beep(4)", "back", key_display="esc", id="way-out"),
        Binding("question_mark", "beep(5)", "keys", key_display="?", id="keys"),
    ]

    def compose(self) -> ComposeResult:
        yield KeyBar()


@pytest.mark.parametrize(
    ("width", "words"),
    [
        (80, "0-9 choose   enter accept   ctrl+s save   esc back   ? keys"),
        (60, "0-9 choose   ctrl+s save   esc back   ? keys"),
        (30, "ctrl+s save   esc back"),
    ],
)
async def test_what_saves_a_form_stays_where_its_fields_have_keys(width: int, words: str) -> None:
    app = Form()
    async with app.run_test(size=(width, 10)) as pilot:
        await pilot.pause()
        assert str(app.query_one("KeyBar LiteralText").render()) == words
