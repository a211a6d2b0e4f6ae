"""Escape changes nothing: tried on every question of the program, and read from the journal's bytes."""

from pathlib import Path

import pytest

from backcare_tui.storage.journal.file import JOURNAL_NAME
from backcare_tui.storage.journal.store import JournalStore
from backcare_tui.ui.dialogs.forms.summary import SummaryScreen
from backcare_tui.ui.screens.session import SessionScreen
from tests.domain.interview.questions import NAMES
from tests.storage.kept import kept_session
from tests.ui.escape_scenes import BEFORE, HURTS, SCENES, on_top, rest
from tests.ui.running_app import OpenApp, RunningApp


def test_every_question_of_the_program_has_its_scene() -> None:
    """`save-again` is asked line by line only: see `tests/plain/test_escape.py`."""
    assert SCENES.keys() == NAMES - {"save-again"}


# Escape


async def leave(stage: RunningApp, name: str) -> None:
    """Escape from the question called NAME."""
    await stage.press("escape")
    await stage.until(lambda: stage.asked() != name)
    await rest(stage)


WRITTEN_LATER = {
    "rate-before",
    *BEFORE,
    "voice",
    "changes-for-you",
    "nothing-left",
    "rate-after",
    "signs",
    "circumstances",
}


@pytest.mark.parametrize("name", sorted(SCENES.keys() - WRITTEN_LATER))
async def test_escape_leaves_every_byte_of_the_journal_as_it_was(
    open_app: OpenApp, folder: Path, name: str
) -> None:
    async with SCENES[name](open_app, folder) as stage:
        await on_top(stage, name)
        before = (folder / JOURNAL_NAME).read_bytes()
        await leave(stage, name)
        assert (folder / JOURNAL_NAME).read_bytes() == before


@pytest.mark.parametrize("name", ["rate-before", *BEFORE, "voice"])
async def test_escape_before_a_session_adds_no_rating_and_changes_no_plan(
    open_app: OpenApp, folder: Path, name: str
) -> None:
    async with SCENES[name](open_app, folder) as stage:
        await on_top(stage, name)
        entries, memos = await stage.entries(), await stage.ask(JournalStore.memos)
        await leave(stage, name)
        screen = await stage.on(SessionScreen)
        draft = screen.so_far()
        pain = BEFORE[name][2] if name in BEFORE else 4 if name == "voice" else None
        assert (draft.routine.id, draft.pain_before, draft.leg_pain) == ("today", pain, None)
        assert (await stage.entries(), await stage.ask(JournalStore.memos)) == (entries, memos)


async def test_escape_where_nothing_is_left_enters_the_rating_that_was_given_and_no_more(
    open_app: OpenApp, folder: Path
) -> None:
    async with SCENES["nothing-left"](open_app, folder) as stage:
        await on_top(stage, "nothing-left")
        memos = await stage.ask(JournalStore.memos)
        await leave(stage, "nothing-left")
        await stage.told("Saved: pain 4.")
        assert [entry.pains for entry in await stage.entries()] == [(4,)]
        assert await stage.ask(JournalStore.memos) == memos


async def test_escape_after_a_session_adds_no_rating(open_app: OpenApp, folder: Path) -> None:
    async with SCENES["rate-after"](open_app, folder) as stage:
        await on_top(stage, "rate-after")
        before = await stage.ask(kept_session)
        await leave(stage, "rate-after")
        await stage.on(SummaryScreen)
        await rest(stage)
        assert await stage.ask(kept_session) == before
        assert before is not None
        assert before.pain_after is None


@pytest.mark.parametrize("state", ["going", "paused", "waiting"])
async def test_escape_in_a_session_restores_what_was(open_app: OpenApp, folder: Path, state: str) -> None:
    async with open_app() as stage:
        screen = await stage.begin("starter-three", "4", "enter")
        stage.run(screen, 30)
        if state == "paused":
            await stage.press("space")
        if state == "waiting":
            await stage.press("o")
            stage.run(screen, 60)
            assert screen.session.at(stage.clock.seconds).waiting
        for name in ("end-session", *HURTS):
            await asks_and_leaves(stage, folder, screen, name, state)


async def asks_and_leaves(stage: RunningApp, folder: Path, screen: SessionScreen, name: str, state: str) -> None:
    """Bring up the question called NAME in the session on SCREEN, leave it by escape, and go on for a second."""
    before = screen.session.pause(stage.clock.seconds)
    await rest(stage)
    written = (folder / JOURNAL_NAME).read_bytes()
    await stage.press(*(["escape"] if name == "end-session" else ["p", *HURTS[name]]))
    await on_top(stage, name)
    stage.run(screen, 20)
    await leave(stage, name)
    assert await stage.on(SessionScreen) is screen
    assert screen.session.pause(stage.clock.seconds) == before
    assert screen.session.paused is (state == "paused")
    assert screen.session.at(stage.clock.seconds).waiting is (state == "waiting")
    assert (folder / JOURNAL_NAME).read_bytes() == written
    stage.run(screen, 1)
    expected = before.position_s + (1 if state == "going" else 0)
    assert screen.session.position(stage.clock.seconds) == expected
