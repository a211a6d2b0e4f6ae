"""Tones look as the theme in use says."""

from textual.app import App, ComposeResult
from textual.color import Color
from textual.geometry import Region

from backcare_tui.figure.tone import Tone
from backcare_tui.figure.trend.sheet import Role
from backcare_tui.ui.theme import DARK
from backcare_tui.ui.widgets.figure.figure_view import FigureView
from backcare_tui.ui.widgets.journal.trend_view import TrendView
from backcare_tui.ui.widgets.time_bar import Bar
from tests.ui.idle import paint


class Half(App[None]):
    def compose(self) -> ComposeResult:
        yield Bar()


def test_every_tone_has_its_look() -> None:
    assert FigureView.TONES.keys() == set(Tone)
    assert TrendView.TONES.keys() == set(Role) - {Role.NOTHING}


async def test_another_theme_draws_again_what_is_in_its_tones() -> None:
    app = Half()
    app.register_theme(DARK)
    other = DARK.name + "-other"
    app.register_theme(type(DARK)(**(vars(DARK) | {"name": other, "accent": "#ff0000"})))
    app.theme = DARK.name
    async with app.run_test(size=(20, 3)) as pilot:
        bar = app.query_one(Bar)
        bar.show(0.5)
        await pilot.pause()
        paint(app.screen)

        def full() -> Color:
            style = bar.render_lines(Region(0, 0, 20, 1))[0]._segments[0].style
            assert style is not None
            assert style.color is not None
            return Color.from_rich_color(style.color)

        before = full()
        assert before == Color.parse(app.theme_variables["accent"])
        app.theme = other
        await pilot.pause()
        assert before != full() == Color.parse(app.theme_variables["accent"])
