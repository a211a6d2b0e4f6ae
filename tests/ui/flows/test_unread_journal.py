"""A journal that cannot be read: the signs are shown all the same, and what is answered holds in this window."""

from pathlib import Path

import pytest

from backcare_tui.errors import BackcareError
from backcare_tui.storage.journal.file import JOURNAL_NAME
from backcare_tui.storage.journal.store import JournalStore
from backcare_tui.ui.dialogs.asking.interruption import InterruptionScreen
from backcare_tui.ui.dialogs.asking.page import QuestionPage
from backcare_tui.ui.dialogs.asking.question import QuestionScreen
from backcare_tui.ui.dialogs.asking.rating import RatingScreen
from backcare_tui.ui.messages import Practise
from backcare_tui.ui.screens.today import TodayScreen
from tests.ui.running_app import OpenApp, RunningApp


@pytest.fixture
def unreadable(folder: Path) -> None:
    """Something else is where the journal should be."""
    (folder / JOURNAL_NAME).mkdir(parents=True)


async def asked_for_signs(stage: RunningApp) -> None:
    await stage.asks("signs")
    await stage.on(QuestionPage)
    await stage.see("Your journal cannot be read")


@pytest.mark.usefixtures("unreadable")
async def test_who_has_none_of_the_signs_is_asked_once_and_may_practise(open_app: OpenApp) -> None:
    async with open_app(welcomed=False) as stage:
        await asked_for_signs(stage)
        await stage.press("n", "n")
        await stage.on(TodayScreen)
        stage.app.post_message(Practise(stage.catalogue.to_practise(["bridge"])))
        await stage.on(RatingScreen)


@pytest.mark.usefixtures("unreadable")
async def test_a_sign_closes_the_exercises_though_it_cannot_be_kept(open_app: OpenApp) -> None:
    async with open_app(welcomed=False) as stage:
        await asked_for_signs(stage)
        await stage.press("y")
        await stage.on(InterruptionScreen)
        await stage.press("g")
        await stage.on(TodayScreen)
        stage.app.post_message(Practise(stage.catalogue.to_practise(["bridge"])))
        assert (await stage.on(QuestionScreen)).question.name == "closed"
        await stage.press("y")
        await stage.on(RatingScreen)


async def test_a_sign_that_a_full_disk_does_not_keep_closes_them_too(
    open_app: OpenApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise BackcareError("The disk is full.", "Make room.")

    async with open_app(welcomed=False) as stage:
        await stage.press("enter")
        await stage.asks("signs")
        monkeypatch.setattr(JournalStore, "add", full)
        await stage.press("y")
        await stage.on(InterruptionScreen)
        await stage.press("g")
        await stage.on(TodayScreen)
        stage.app.post_message(Practise(stage.catalogue.to_practise(["bridge"])))
        assert (await stage.on(QuestionScreen)).question.name == "closed"
