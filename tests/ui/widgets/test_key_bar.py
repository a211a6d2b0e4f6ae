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
        (90, "a first key   b second key   c third   esc back   ! get help   ? keys"),
        (64, "a first key   b second key   esc back   ! get help   ? keys"),
        (50, "a first key   esc back   ! get help   ? keys"),
        (40, "a first key   esc back   ! get help"),
        (28, "esc back   ! get help"),
        (24, "esc back  ! get help"),
        (16, "! get help"),
        (10, "! get help"),
    ],
)
async def test_help_stays_where_not_all_fits_and_then_the_way_out(width: int, words: str) -> None:
    app = ManyKeys()
    async with app.run_test(size=(width, 10)) as pilot:
        await pilot.pause()
        assert str(app.query_one("KeyBar LiteralText").render()) == words


class Switched(ManyKeys):
    """Whose third key works at times."""

    works = True

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return self.works or parameters != (4,)


async def test_it_follows_what_works_and_how_much_room_there_is() -> None:
    app = Switched()
    async with app.run_test(size=(90, 10)) as pilot:

        async def words() -> str:
            app.screen.refresh_bindings()
            await pilot.pause()
            return str(app.query_one("KeyBar LiteralText").render())

        whole = "a first key   b second key   c third   esc back   ! get help   ? keys"
        assert await words() == whole
        app.works = False
        assert await words() == whole.replace("c third   ", "")
        app.works = True
        assert await words() == whole
        await pilot.resize_terminal(64, 10)
        assert await words() == whole.replace("c third   ", "")
        await pilot.resize_terminal(90, 10)
        assert await words() == whole


class Hurting(App[None]):
    """A session's keys, of which two are there at every width."""

    BINDINGS = [
        Binding("space", "beep(1)", "pause", id="session.pause"),
        Binding("escape", "beep(2)", "end", key_display="esc", id="session.end"),
        Binding("p", "beep(3)", "it hurts", id="session.hurts"),
        Binding("l", "beep(4)", "large", id="session.large"),
        Binding("exclamation_mark", "beep(5)", "get help", key_display="!", id="app.get-help"),
        Binding("question_mark", "beep(6)", "keys", key_display="?", id="keys"),
    ]

    def compose(self) -> ComposeResult:
        yield KeyBar()


@pytest.mark.parametrize(
    ("width", "words"),
    [
        (80, "space pause   p it hurts   l large   esc end   ! get help   ? keys"),
        (60, "space pause   p it hurts   esc end   ! get help   ? keys"),
        (44, "p it hurts   esc end   ! get help"),
        (36, "p it hurts  esc end  ! get help"),
        (28, "p it hurts   ! get help"),
        (20, "p   !"),
        (9, "p   !"),
    ],
)
async def test_it_hurts_and_help_stay_at_every_width(width: int, words: str) -> None:
    app = Hurting()
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


class Scale(App[None]):
    """As a rating has it: numbers to choose, and enter to go on."""

    BINDINGS = [
        Binding("0", "beep(1)", "choose", key_display="0-9", id="numbers"),
        Binding("t", "beep(2)", "ten", id="ten"),
        Binding("enter", "beep(3)", "accept", key_display="enter", id="accept"),
        Binding("escape", "beep(4)", "leave unrated", key_display="esc", id="way-out"),
        Binding("question_mark", "beep(5)", "keys", key_display="?", id="keys"),
    ]

    def compose(self) -> ComposeResult:
        yield KeyBar()


@pytest.mark.parametrize(
    ("width", "words"),
    [
        (80, "0-9 choose   t ten   enter accept   esc leave unrated   ? keys"),
        (50, "0-9 choose   enter accept   esc leave unrated"),
        (40, "enter accept   esc leave unrated"),
        (35, "enter accept  esc leave unrated"),
    ],
)
async def test_what_goes_on_stays_where_no_form_is_saved(width: int, words: str) -> None:
    app = Scale()
    async with app.run_test(size=(width, 10)) as pilot:
        await pilot.pause()
        assert str(app.query_one("KeyBar LiteralText").render()) == words
