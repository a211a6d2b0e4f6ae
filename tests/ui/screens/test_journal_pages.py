"""The journal lists as much as is asked for, and stays where one was."""

import pytest

from backcare_tui.ui.widgets.choice_list import ChoiceList
from tests.ui import sample
from tests.ui.running_app import OpenApp
from tests.ui.screens.test_journal import lines, open_journal


async def test_older_entries_come_when_they_are_asked_for(open_app: OpenApp) -> None:
    many = [sample.a_rating(n, sample.ago(hours=n), n % 11) for n in range(105)]
    async with open_app(entries=many) as stage:
        screen = await open_journal(stage)
        assert lines(screen)[-1] == "5 older entries: enter shows more"
        screen.query_one(ChoiceList).highlighted = len(lines(screen)) - 1
        await stage.press("enter")
        await stage.until(lambda: "older" not in lines(screen)[-1])
        assert len([line for line in lines(screen) if "Pain" in line]) == 105


async def test_what_is_written_elsewhere_moves_neither_the_highlight_nor_what_is_listed(open_app: OpenApp) -> None:
    many = [sample.a_rating(n, sample.ago(hours=n), n % 11) for n in range(250)]
    async with open_app(entries=many) as stage:
        screen = await open_journal(stage)
        entries = screen.query_one(ChoiceList)
        entries.highlighted = len(lines(screen)) - 1
        await stage.press("enter")
        await stage.until(lambda: lines(screen)[-1] == "50 older entries: enter shows more")
        entries.highlighted = 150
        await stage.pilot.pause()
        chosen, place, listed = entries.chosen_id, entries.scroll_offset.y, len(lines(screen))
        await stage.journal.call(lambda store: store.add(sample.a_rating(999, sample.ago(), 3)))
        screen.read_journal()
        await stage.until(lambda: lines(screen)[-1] == "51 older entries: enter shows more")
        await stage.pilot.pause()
        assert (entries.chosen_id, entries.scroll_offset.y) == (chosen, place)
        assert len(lines(screen)) == listed


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_above_the_first_entry_of_a_long_list_its_day_is_seen(
    open_app: OpenApp, size: tuple[int, int]
) -> None:
    async with open_app(size=size, entries=[sample.a_rating(n, sample.ago(n), 4) for n in range(50)]) as stage:
        await open_journal(stage)
        await stage.see("Today, Sunday 22 November", "Yesterday, Saturday 21 November")
        await stage.press("end")
        await stage.until(lambda: "Today, Sunday 22 November" not in stage.text())
        await stage.press("home")
        await stage.see("Today, Sunday 22 November")
