"""When an entry was, in the form: local time has the offset of its own day, and what was not touched stays."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from textual.widgets import Input, TextArea

from backcare_tui.domain.journal.entry import ActivityEntry, SessionEntry
from backcare_tui.ui.dialogs.entry_form import EntryForm
from backcare_tui.ui.screens.journal.screen import JournalScreen
from tests.fake_clock import FakeClock
from tests.ui import sample
from tests.ui.flows.entry_forms import edit
from tests.ui.running_app import OpenApp

BERLIN = ZoneInfo("Europe/Berlin")
WINTER = datetime(2026, 11, 26, 9, 15, tzinfo=BERLIN)


@pytest.mark.parametrize(
    ("at", "shown", "typed", "saved"),
    [
        ("2026-07-20T08:30:42+02:00", "2026-07-20 08:30", "2026-07-20 08:35", "2026-07-20T08:35:00+02:00"),
        ("2026-10-25T02:30:00+01:00", "2026-10-25 02:30 +01:00", "2026-10-25 02:35", "2026-10-25T02:35:00+01:00"),
        ("2026-10-25T02:30:00+02:00", "2026-10-25 02:30", "2026-10-25 02:35", "2026-10-25T02:35:00+02:00"),
        (
            "2026-07-20T08:30:00+09:00",
            "2026-07-20 08:30 +09:00",
            "2026-07-20 08:35 +09:00",
            "2026-07-20T08:35:00+09:00",
        ),
        ("2026-07-20T08:30:00+02:00", "2026-07-20 08:30", "2026-01-20 08:30", "2026-01-20T08:30:00+01:00"),
    ],
    ids=["summer", "the second of two", "the first of two", "elsewhere", "another season"],
)
async def test_changing_the_minutes_moves_nothing_else(
    open_app: OpenApp, at: str, shown: str, typed: str, saved: str
) -> None:
    moment = datetime.fromisoformat(at)
    session = sample.a_session(1, moment)
    async with open_app(size=(100, 40), clock=FakeClock(WINTER, BERLIN), entries=[session]) as stage:
        form = await edit(stage)
        field = form.query_one("#at", Input)
        assert field.value == shown
        field.value = typed
        await stage.press("ctrl+s")
        await stage.on(JournalScreen)
        (entry,) = await stage.entries()
        assert isinstance(entry, SessionEntry)
        assert entry.at.isoformat() == saved
        assert entry.ended_at.isoformat() == (entry.at + timedelta(minutes=4)).isoformat()


async def test_a_time_that_did_not_exist_goes_forward_and_is_said(open_app: OpenApp) -> None:
    async with open_app(size=(100, 40), clock=FakeClock(WINTER, BERLIN)) as stage:
        await stage.press("w")
        form = await stage.on(EntryForm)
        form.query_one("#at", Input).value = "2026-03-29 02:30"
        form.query_one("#minutes", Input).value = "12,5"
        await stage.press("ctrl+s")
        await stage.told("Clocks went forward then and left out 2026-03-29 02:30, so it became 2026-03-29 03:30.")
        (entry,) = await stage.entries()
        assert isinstance(entry, ActivityEntry)
        assert (entry.at.isoformat(), entry.minutes) == ("2026-03-29T03:30:00+02:00", 12.5)


@pytest.mark.parametrize("minutes", [12.3456, 0.04])
async def test_minutes_that_nobody_touched_stay_as_they_are(open_app: OpenApp, minutes: float) -> None:
    """The form shows them with one decimal."""
    walk = sample.a_walk(1, WINTER).model_copy(update={"minutes": minutes})
    async with open_app(size=(100, 40), clock=FakeClock(WINTER, BERLIN), entries=[walk]) as stage:
        form = await edit(stage)
        form.query_one("#note", TextArea).text = "uphill"
        await stage.press("ctrl+s")
        await stage.on(JournalScreen)
        (entry,) = await stage.entries()
        assert isinstance(entry, ActivityEntry)
        assert (entry.note, entry.minutes) == ("uphill", minutes)
