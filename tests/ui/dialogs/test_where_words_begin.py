"""Titles, answers and the line of keys of a dialog begin in one column."""

import pytest

from backcare_tui.domain.guidance.circumstances import Circumstances
from backcare_tui.ui.dialogs.asking.circumstances import CircumstancesScreen
from backcare_tui.ui.dialogs.asking.question import QuestionScreen
from backcare_tui.ui.dialogs.forms.wanted_form import WantedForm
from tests.ui import sample
from tests.ui.running_app import OpenApp, RunningApp

SIZES = [(60, 20), (80, 24), (120, 40)]


def column(stage: RunningApp, words: str) -> int:
    """The column in which WORDS begin, in the first line that has them."""
    return next(line.index(words) for line in stage.text().splitlines() if words in line)


@pytest.mark.parametrize("size", SIZES)
async def test_about_me_begins_where_its_groups_do(open_app: OpenApp, size: tuple[int, int]) -> None:
    async with open_app(size=size) as stage:
        await stage.app.push_screen(CircumstancesScreen(Circumstances(), str))
        await stage.on(CircumstancesScreen)
        await stage.see("About me", "Bones and joints")
        assert column(stage, "About me") == column(stage, "Bones and joints")


@pytest.mark.parametrize("size", SIZES)
async def test_a_question_begins_where_its_answers_and_keys_do(open_app: OpenApp, size: tuple[int, int]) -> None:
    async with open_app(size=size) as stage:
        await stage.press("3", "a")
        await stage.on(QuestionScreen)
        await stage.see("Add to the journal", "enter choose")
        title = column(stage, "Add to the journal")
        assert column(stage, "r  rate how your back is now") == title
        assert column(stage, "enter choose") == title


@pytest.mark.parametrize("size", SIZES[1:])
async def test_a_filter_begins_where_its_keys_do(open_app: OpenApp, size: tuple[int, int]) -> None:
    async with open_app(size=size, entries=sample.a_fortnight()) as stage:
        await stage.press("3", "f")
        await stage.on(WantedForm)
        await stage.see("Show only", "f show these")
        line = next(line for line in stage.text().splitlines() if "f show these" in line)
        keys = line[column(stage, "Show only") :]
        assert keys.startswith(("enter choose", "f show these"))
