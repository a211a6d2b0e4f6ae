"""What is asked before a session and in the morning, on the screen; no rating that was given is lost."""

from datetime import timedelta

from backcare_tui.domain.journal.entry import Compared, MorningEntry, RatingEntry
from backcare_tui.domain.journal.memo import Subject
from backcare_tui.storage.journal.store import JournalStore
from backcare_tui.storage.written.settings_file import load_settings
from backcare_tui.ui.dialogs.asking.rating import RatingScreen
from backcare_tui.ui.dialogs.forms.entry_form import EntryForm
from backcare_tui.ui.screens.session import SessionScreen
from backcare_tui.ui.screens.today import TodayScreen
from tests.ui import sample
from tests.ui.flows.sessions import rate
from tests.ui.running_app import OpenApp, RunningApp

YESTERDAY = sample.yesterday()
A_LOW_WEEK = sample.a_week_of(2)


async def mornings(stage: RunningApp) -> list[MorningEntry]:
    return [entry for entry in await stage.entries() if isinstance(entry, MorningEntry)]


async def memos(stage: RunningApp, about: Subject) -> list[str]:
    return [memo.says for memo in await stage.ask(JournalStore.memos) if memo.about is about]


# The morning after


async def test_the_first_start_of_the_day_asks_how_the_morning_was(open_app: OpenApp) -> None:
    async with open_app(entries=[YESTERDAY], morning=True) as stage:
        await stage.asks("morning-after")
        await stage.press("enter")  # a key too many is no answer
        await stage.asks("morning-after")
        assert not await mornings(stage)
        await stage.press("m")
        await rate(stage, "5", "enter")
        await stage.on(TodayScreen)
        (morning,) = await mornings(stage)
        assert (morning.compared, morning.pain, morning.session) == (Compared.WORSE, 5, YESTERDAY.id)
        assert "The morning after yesterday?" not in stage.text()


async def test_who_leaves_it_is_not_asked_again_that_day_but_may_tell_it(open_app: OpenApp) -> None:
    async with open_app(entries=[YESTERDAY], morning=True) as stage:
        await stage.asks("morning-after")
        await stage.press("escape")
        await stage.see("The morning after yesterday?", "Press r.")
    async with open_app(morning=True) as stage:
        await stage.see("The morning after yesterday?")
        await stage.settle()
        assert isinstance(stage.screen, TodayScreen)
        await stage.press("r")
        await stage.asks("morning-after")
        await stage.press("e")
        await rate(stage, "enter")
        await stage.until(lambda: "The morning after yesterday?" not in stage.text())
        (morning,) = await mornings(stage)
        assert (morning.compared, morning.pain) == (Compared.BETTER, None)


async def test_who_only_wants_to_rate_leaves_the_morning_with_one_key(open_app: OpenApp) -> None:
    async with open_app(entries=[YESTERDAY]) as stage:
        await stage.press("r")
        await stage.asks("morning-after")
        await stage.press("escape")
        await stage.on(EntryForm)
        assert await mornings(stage) == []


async def test_who_wants_to_rate_does_so_after_telling_of_a_morning_that_is_past(open_app: OpenApp) -> None:
    before = YESTERDAY.model_copy(
        update={"at": YESTERDAY.at - timedelta(days=1), "ended_at": YESTERDAY.ended_at - timedelta(days=1)}
    )
    async with open_app(entries=[before]) as stage:
        await stage.press("r")
        await stage.asks("morning-after")
        await stage.press("e")
        await stage.on(EntryForm)
        (morning,) = await mornings(stage)
        assert (morning.compared, morning.pain) == (Compared.BETTER, None)


# The signs come back by themselves


async def test_a_rating_of_seven_that_is_new_shows_the_signs_once(open_app: OpenApp) -> None:
    async with open_app(entries=A_LOW_WEEK) as stage:
        for pain, shown in (("8", True), ("9", False)):
            await stage.press("r")
            await stage.on(EntryForm)
            await stage.press(pain, "ctrl+s")
            if shown:
                await stage.see("Because so much pain is new.")
                await stage.press("n", "n")
            await stage.on(TodayScreen)
            await stage.settle()
        assert await memos(stage, Subject.SIGNS_SHOWN) == ["new-high"]


# No rating is lost


async def test_who_leaves_it_for_another_day_keeps_the_rating(open_app: OpenApp) -> None:
    async with open_app() as stage:
        await stage.press("enter")
        await rate(stage, "4", "enter")
        await stage.asks("unusual")
        await stage.press("y")
        await stage.see("Because something is unusual today.")
        await stage.press("n", "n")
        await stage.see("Perhaps not today", "You have a fever or feel ill.", "! get help   q quit   ? keys")
        await stage.press("l")
        await stage.told("Saved: pain 4.")
        (entry,) = await stage.entries()
        assert isinstance(entry, RatingEntry)
        assert entry.pain == 4


async def test_quitting_while_it_is_asked_keeps_the_rating(open_app: OpenApp) -> None:
    async with open_app(entries=[sample.a_leg()]) as stage:
        await stage.press("enter")
        await rate(stage, "7", "enter")
        await stage.see("And your leg?")
        await stage.press("q")
        await stage.until(lambda: not stage.app.is_running)
    async with open_app() as stage:
        assert [entry.pains for entry in await stage.entries()] == [(7,), (3,)]


async def test_what_was_kept_on_the_way_becomes_the_session_that_follows(open_app: OpenApp) -> None:
    async with open_app() as stage:
        await stage.press("enter")
        await rate(stage, "4", "enter")
        await stage.asks("unusual")
        flows = await stage.app.flows()
        await flows.idle()
        assert [entry.kind for entry in await stage.entries()] == ["rating"]
        await stage.press("n")
        stage.run_to_end(await stage.on(SessionScreen))
        await stage.on(RatingScreen)
        await stage.press("2", "enter")
        await stage.see("enter save")
        await stage.press("enter")
        await stage.told("Saved in your journal.")
        assert [(entry.kind, entry.pains) for entry in await stage.entries()] == [("session", (4, 2))]


# A usual pain that is high


async def test_it_is_written_into_the_settings_once_it_is_chosen(open_app: OpenApp) -> None:
    async with open_app(entries=sample.a_week_of(6)) as stage:
        await stage.press("enter")
        await rate(stage, "6", "enter")
        await stage.asks("unusual")
        await stage.press("n")
        await stage.asks("usual-high")
        await stage.press("y")
        await stage.on(SessionScreen)
        flows = await stage.app.flows()
        settings, _ = load_settings(flows.loaded.folders.config)
        assert settings.usual_pain_is_high
        assert flows.loaded.settings.usual_pain_is_high
        assert await memos(stage, Subject.USUAL_HIGH) == ["yes"]
