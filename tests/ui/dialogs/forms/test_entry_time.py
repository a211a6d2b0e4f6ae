"""When an entry was, in the form: local time has the offset of its own day, and what was not touched stays."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from textual.widgets import Input, TextArea

from backcare_tui.domain.journal.entry import ActivityEntry, SessionEntry
from backcare_tui.ui.dialogs.forms.entry_form import EntryForm
from backcare_tui.ui.screens.journal.screen import JournalScreen
from tests.fake_clock import FakeClock
from tests.ui import sample
from tests.ui.flows.entry_forms import edit
from tests.ui.running_app import OpenApp
from tests.ui.screens.test_journal import choose, open_journal

BERLIN = ZoneInfo("Europe/Berlin")
WINTER = datetime(2026, 11, 26, 9, 15, tzinfo=BERLIN)


MOVED = {
    "summer": (
        "2026-07-20T08:30:42+02:00",
        "2026-07-20 08:30",
        "2026-07-20 08:35",
        "2026-07-20T08:35:00+02:00",
    ),
    "the second of two": (
        "2026-10-25T02:30:00+01:00",
        "2026-10-25 02:30 +01:00",
        "2026-10-25 02:35",
        "2026-10-25T02:35:00+01:00",
    ),
    "the first of two": (
        "2026-10-25T02:30:00+02:00",
        "2026-10-25 02:30",
        "2026-10-25 02:35",
        "2026-10-25T02:35:00+02:00",
    ),
    "elsewhere": (
        "2026-07-20T08:30:00+09:00",
        "2026-07-20 08:30 +09:00",
        "2026-07-20 08:35 +09:00",
        "2026-07-20T08:35:00+09:00",
    ),
    "another season": (
        "2026-07-20T08:30:00+02:00",
        "2026-07-20 08:30",
        "2026-01-20 08:30",
        "2026-01-20T08:30:00+01:00",
    ),
}
"""When each session began, how the form shows that, what is typed instead, and what is saved then."""


async def test_changing_the_minutes_moves_nothing_else(open_app: OpenApp) -> None:
    sessions = [
        sample.a_session(number, datetime.fromisoformat(at)) for number, (at, *_) in enumerate(MOVED.values(), 1)
    ]
    async with open_app(size=(100, 40), clock=FakeClock(WINTER, BERLIN), entries=sessions) as stage:
        screen = await open_journal(stage)
        for session, (name, (_, shown, typed, saved)) in zip(sessions, MOVED.items(), strict=True):
            before = {entry.id: entry for entry in await stage.entries()}
            await choose(stage, screen, session)
            await stage.press("e")
            form = await stage.on(EntryForm)
            field = form.query_one("#at", Input)
            assert field.value == shown, name
            field.value = typed
            await stage.press("ctrl+s")
            await stage.on(JournalScreen)
            after = {entry.id: entry for entry in await stage.entries()}
            entry = after.pop(session.id)
            del before[session.id]
            assert after == before, name
            assert isinstance(entry, SessionEntry)
            assert entry.at.isoformat() == saved, name
            assert entry.ended_at.isoformat() == (entry.at + timedelta(minutes=4)).isoformat(), name


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
