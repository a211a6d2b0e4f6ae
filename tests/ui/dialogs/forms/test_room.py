"""Forms stand in the middle of a window with room for them, and the button that saves below what it saves."""

import pytest

from backcare_tui.ui.dialogs.forms.entry_form import EntryForm
from tests.ui.flows.sessions import to_summary
from tests.ui.running_app import OpenApp, RunningApp

SIZES = [(80, 24), (120, 40), (200, 60)]


async def in_the_middle(stage: RunningApp, form: str) -> None:
    region, screen = stage.screen.query_one(form).region, stage.screen.size
    assert abs(region.x - (screen.width - region.right)) <= 1


@pytest.mark.parametrize("size", SIZES)
async def test_a_form_for_an_entry_stands_in_the_middle(open_app: OpenApp, size: tuple[int, int]) -> None:
    async with open_app(size=size) as stage:
        await stage.press("w")
        await stage.on(EntryForm)
        await in_the_middle(stage, "#entry-form")


async def test_in_the_note_of_a_summary_the_line_of_keys_says_that_escape_saves_too(open_app: OpenApp) -> None:
    async with open_app(size=(60, 20)) as stage:
        await to_summary(stage)
        await stage.see("enter save")
        await stage.press("n")
        await stage.see("ctrl+s esc save")


@pytest.mark.parametrize("size", SIZES)
async def test_the_summary_stands_in_the_middle_with_its_button_below_it(
    open_app: OpenApp, size: tuple[int, int]
) -> None:
    async with open_app(size=size) as stage:
        await to_summary(stage)
        await in_the_middle(stage, "#summary")
        form, note, save = (stage.screen.query_one(part).region for part in ("#summary", "#note", "#save"))
        assert save.y == form.bottom
        assert save.bottom < size[1]
        if size[1] >= 36:
            assert note.bottom < save.y < note.bottom + 6
