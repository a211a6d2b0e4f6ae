"""The digits stand in the middle of their boxes, and a click chooses the box it falls on."""

import pytest
from textual.app import App, ComposeResult

from backcare_tui.ui.widgets.pain_scale import PainScale


class _Host(App[None]):
    def compose(self) -> ComposeResult:
        yield PainScale()


def drawn(scale: PainScale, row: int) -> str:
    return "".join(segment.text for segment in scale.render_line(row)).rstrip()


@pytest.mark.parametrize("columns", [22, 28, 34, 40, 60, 80, 100, 120])
async def test_every_box_has_its_digits_in_the_middle_and_takes_its_clicks(columns: int) -> None:
    app = _Host()
    async with app.run_test(size=(columns, 6)) as pilot:
        scale = app.query_one(PainScale)
        for number in range(11):
            scale.value = number
            await pilot.pause()
            # The chosen box is the only one with a ground above it.
            line = scale.render_line(0)
            ground = scale.rich_style.bgcolor
            start = end = x = 0
            for segment in line:
                if segment.style and segment.style.bgcolor != ground:
                    start, end = x, x + segment.cell_length
                x += segment.cell_length
            box = drawn(scale, 1)[start:end].ljust(end - start)
            assert box == str(number).center(end - start)
            assert (end - start - len(str(number))) % 2 == 0
            scale.value = None
            for column in (start, end - 1):
                await pilot.click(PainScale, offset=(column, 1))
                assert scale.value == number


async def test_the_words_at_the_ends_stand_below_the_first_and_the_last_box() -> None:
    app = _Host()
    async with app.run_test(size=(80, 6)):
        scale = app.query_one(PainScale)
        assert len(drawn(scale, 3)) == 66
        assert drawn(scale, 3).startswith("no pain ")
        assert drawn(scale, 4).strip() == "nothing chosen yet"
        before = len(drawn(scale, 4)) - len("nothing chosen yet")
        assert abs(66 - len(drawn(scale, 4)) - before) <= 1


@pytest.mark.parametrize("columns", [22, 28, 34])
async def test_nothing_of_it_wraps_however_little_room_there_is(columns: int) -> None:
    app = _Host()
    async with app.run_test(size=(columns, 6)):
        scale = app.query_one(PainScale)
        words = [drawn(scale, row) for row in range(5)]
        assert words[1].split() == [str(number) for number in range(11)]
        ends = [line.strip() for line in words[2:4]]
        assert " ".join(" ".join(ends).split()) == "no pain worst imaginable"
        assert words[4].strip() == "nothing chosen yet"
