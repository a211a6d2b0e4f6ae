"""The trend on the screen: in all the room it has, in colours, and in words where there is too little of it."""

import pytest
from textual.app import App, ComposeResult
from textual.color import Color

from backcare_tui.domain.journal.trend.period import Period
from backcare_tui.domain.journal.trend.trend import Trend
from backcare_tui.figure.trend.characters import trend_characters
from backcare_tui.ui.theme import DARK, LIGHT
from backcare_tui.ui.widgets.journal.trend_view import TrendView
from tests.domain.journal.trend.trends import trend_of_days, trend_of_year


class _Host(App[None]):
    def compose(self) -> ComposeResult:
        yield TrendView(id="trend")

    def on_mount(self) -> None:
        for theme in (DARK, LIGHT):
            self.register_theme(theme)
        self.theme = DARK.name

    @property
    def view(self) -> TrendView:
        return self.query_one(TrendView)

    def drawn(self) -> str:
        lines = (self.view.render_line(y).text.rstrip() for y in range(self.view.size.height))
        return "\n".join(lines).rstrip()

    def colours(self) -> set[tuple[Color, Color]]:
        """Those of characters with those behind them."""
        strips = [self.view.render_line(y) for y in range(self.view.size.height)]
        styles = [segment.style for strip in strips for segment in strip if segment.style and segment.text.strip()]
        return {
            (Color.from_rich_color(style.color), Color.from_rich_color(style.bgcolor))
            for style in styles
            if style.color and style.bgcolor
        }


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)])
async def test_it_takes_the_room_it_has(size: tuple[int, int]) -> None:
    app, trend = _Host(), trend_of_year(Period.YEAR)
    async with app.run_test(size=size):
        app.view.show(trend)
        assert app.drawn() == trend_characters(trend, *size)


async def test_it_is_drawn_anew_for_another_trend_and_another_size() -> None:
    app, year, month = _Host(), trend_of_year(Period.YEAR), trend_of_year(Period.MONTH)
    async with app.run_test(size=(80, 24)) as pilot:
        assert app.drawn() == ""
        for trend in (year, month):
            app.view.show(trend)
            assert app.drawn() == trend_characters(trend, 80, 24)
        await pilot.resize_terminal(60, 20)
        assert app.drawn() == trend_characters(month, 60, 20)


@pytest.mark.parametrize("trend", [trend_of_days(), trend_of_days(4), trend_of_days(4, 5, 6)])
async def test_a_few_ratings_or_none_are_drawn_too(trend: Trend) -> None:
    app = _Host()
    async with app.run_test(size=(60, 20)):
        app.view.show(trend)
        assert app.drawn() == trend_characters(trend, 60, 20)


async def test_where_it_has_no_room_it_is_told_in_words() -> None:
    app = _Host()
    async with app.run_test(size=(40, 8)):
        app.view.show(trend_of_days(4, 5, 6))
        assert app.drawn().splitlines()[3:5] == [
            "Rated on 3 of 7 days; from 4 to 6, 5 in",
            "the middle; highest on 3 January 2026.",
        ]


async def test_a_theme_changes_its_colours_and_no_character() -> None:
    app = _Host()
    async with app.run_test(size=(80, 24)) as pilot:
        app.view.show(trend_of_year(Period.YEAR))
        drawn, dark = app.drawn(), app.colours()
        app.theme = LIGHT.name
        await pilot.pause()
        assert app.drawn() == drawn
        assert not app.colours() & dark


async def test_what_is_shaded_is_shaded_behind_what_is_drawn_there() -> None:
    app = _Host()
    async with app.run_test(size=(80, 24)):
        app.view.show(trend_of_year(Period.YEAR))
        behind = {ground for _, ground in app.colours()}
        assert len(behind) == 3
