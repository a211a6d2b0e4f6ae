"""A list whose lines are folded shows all of each, with a scroll bar or without; one without rows has no pages."""

import pytest
from textual.app import App, ComposeResult
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from backcare_tui.ui.widgets.choice_list import ChoiceField, ChoiceList
from backcare_tui.ui.widgets.hanging_text import HangingText

WIDTH, HEIGHT = 40, 10


class ListApp(App[None]):
    CSS = f"ChoiceList {{ width: {WIDTH}; height: {HEIGHT}; text-wrap: wrap; border: none; padding: 0; }}"

    def compose(self) -> ComposeResult:
        yield ChoiceList(Option("nothing yet"), id="choices")


def options(count: int, mark: str) -> list[Option]:
    """COUNT options that just fit into a line as long as there is no scroll bar."""
    lines = [f"{mark}{number:02} ".ljust(WIDTH - 5, ".").replace("..", ". ") + " LAST" for number in range(count)]
    return [Option(HangingText(Content(line)), id=line[:6]) for line in lines]


def seen(choices: ChoiceList) -> str:
    return "\n".join(choices.render_line(line).text for line in range(choices.size.height))


@pytest.mark.parametrize("mark", ["", "– "])
async def test_no_line_is_lost_once_a_scroll_bar_comes_or_goes(mark: str) -> None:
    app = ListApp()
    async with app.run_test(size=(60, 20)) as pilot:
        choices = app.query_one(ChoiceList)
        for count in (3, HEIGHT + 1, 4 * HEIGHT, 3):
            choices.refill(options(count, mark))
            await pilot.pause()
            await pilot.pause()
            choices.scroll_end(animate=False, immediate=True)
            await pilot.pause()
            folded = count > HEIGHT
            assert choices.virtual_size.height == count * (2 if folded else 1)
            assert seen(choices).count("LAST") == (HEIGHT // 2 if folded else count)


class FieldApp(App[None]):
    def compose(self) -> ComposeResult:
        yield ChoiceField([("one", 1), ("two", 2)], value=1, allow_blank=False, id="field")


@pytest.mark.parametrize("page", ["page_down", "page_up"])
async def test_a_page_is_asked_for_before_what_can_be_chosen_from_is_seen(page: str) -> None:
    app = FieldApp()
    async with app.run_test(size=(60, 20)) as pilot:
        choices = app.query_one(ChoiceField).query_one(OptionList)
        choices.highlighted = 1
        assert not choices.scrollable_content_region
        await choices.run_action(page)
        assert choices.highlighted == 1
        await pilot.press("enter", "pagedown", "pageup", "enter")
        assert app.query_one(ChoiceField).value == 1
