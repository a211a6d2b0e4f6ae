import pytest

from backcare_tui.domain.journal.memo import Subject
from backcare_tui.ui.screens.today_figure import BELOW, BESIDE, SHAPE, place_of
from backcare_tui.ui.widgets.figure.figure_view import SMALLEST_HEIGHT, SMALLEST_WIDTH
from backcare_tui.ui.widgets.figure.preview import Preview
from tests.ui import sample
from tests.ui.running_app import OpenApp
from tests.ui.screens.test_plan import a_memo, a_month, wednesday


@pytest.mark.parametrize("size", [(71, 60), (200, 23), (30, 10)])
def test_words_come_first(size: tuple[int, int]) -> None:
    assert place_of(*size).slot == ""


@pytest.mark.parametrize(
    ("size", "slot", "alone"),
    [
        ((80, 24), BESIDE, False),
        ((139, 35), BESIDE, False),
        ((80, 36), BELOW, False),
        ((139, 60), BELOW, False),
        ((140, 24), BESIDE, False),
        ((140, 43), BESIDE, False),
        ((140, 44), BESIDE, True),
        ((200, 60), BESIDE, True),
    ],
)
def test_where_it_stands_goes_by_the_size_of_the_screen(size: tuple[int, int], slot: str, alone: bool) -> None:
    place = place_of(*size)
    assert (place.slot, place.has_the_rest) == (slot, alone)


def test_it_is_never_too_small_to_be_seen_and_leaves_room_below_it() -> None:
    for columns in range(72, 260, 3):
        for rows in range(24, 100):
            place = place_of(columns, rows)
            if place.slot == BESIDE:
                assert SMALLEST_HEIGHT <= place.rows <= rows - 15
                assert not place.has_the_rest or place.rows * SHAPE <= columns


@pytest.mark.parametrize("rows", [36, 38, 40])
async def test_no_part_of_the_figure_stands_at_the_edge(open_app: OpenApp, rows: int) -> None:
    async with open_app(size=(80, rows), entries=a_month(), clock=wednesday()) as stage:
        await stage.until(lambda: stage.screen.query(Preview))
        figure, page = stage.screen.query_one(Preview), stage.screen.query_one("#today")
        await stage.until(lambda: figure.region.height > 0)
        await stage.until(
            lambda: figure.region.y >= page.region.bottom or figure.region.bottom <= page.region.bottom
        )


@pytest.mark.parametrize("size", [(72, 24), (80, 24), (100, 30), (120, 40), (160, 30), (200, 60)])
async def test_the_first_exercise_is_in_sight(open_app: OpenApp, size: tuple[int, int]) -> None:
    async with open_app(size=size, entries=sample.a_fortnight()) as stage:
        await stage.until(lambda: stage.screen.query(Preview))
        figure, page = stage.screen.query_one(Preview), stage.screen.query_one("#today")
        await stage.until(lambda: figure.region.height >= SMALLEST_HEIGHT)
        await stage.until(lambda: page.content_region.contains_region(figure.region))
        assert figure.region.width >= SMALLEST_WIDTH


async def test_words_stay_where_they_are_when_the_figure_comes(open_app: OpenApp) -> None:
    async with open_app(size=(80, 24)) as stage:
        await stage.see("This week")
        week = stage.screen.query_one("#so-far")
        await stage.until(lambda: week.region.height > 1)  # its words have their place, too
        before = week.region
        await stage.until(lambda: stage.screen.query(Preview))
        await stage.until(lambda: stage.screen.query_one(Preview).region.height)
        assert week.region == before
        assert before.y == stage.screen.query_one(Preview).region.bottom + 1


async def test_where_there_is_no_figure_no_room_is_kept_for_one(open_app: OpenApp) -> None:
    memo = a_memo(Subject.PAUSE, "away", 2)
    async with open_app(size=(80, 24), entries=[*a_month(), memo], clock=wednesday()) as stage:
        await stage.see("Nothing to practise for now")
        week, today = stage.screen.query_one("#so-far"), stage.screen.query_one("#suggestion")
        await stage.until(lambda: week.region.y == today.region.y)


async def test_the_largest_screens_have_all_words_of_today_beside_a_large_figure(open_app: OpenApp) -> None:
    async with open_app(size=(200, 60), entries=sample.a_fortnight()) as stage:
        await stage.until(lambda: stage.words("#card"))
        await stage.until(lambda: stage.screen.query(Preview))
        today, week = stage.screen.query_one("#suggestion"), stage.screen.query_one("#so-far-below")
        figure, card = stage.screen.query_one(Preview), stage.screen.query_one("#card")
        await stage.until(lambda: figure.region.height > 35)
        assert today.region.bottom < week.region.y
        assert week.region.right <= figure.region.x
        assert figure.region.bottom < card.region.y
        await stage.pilot.resize_terminal(80, 24)
        await stage.until(lambda: stage.words("#so-far"))
        assert not stage.words("#so-far-below")


@pytest.mark.parametrize("columns", [80, 140, 150, 179])
async def test_each_of_the_next_days_has_a_line_of_its_own_where_they_are_shown(
    open_app: OpenApp, columns: int
) -> None:
    async with open_app(size=(columns, 40), entries=a_month(), clock=wednesday()) as stage:
        await stage.until(lambda: stage.words("#next-days"))
        days = stage.screen.query_one("#next-days")
        await stage.until(lambda: days.size.height == len(stage.words("#next-days").splitlines()) > 1)
