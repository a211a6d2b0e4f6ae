"""A session that was cut off: gone on with, started again, saved, discarded or left for later."""

import pytest

from backcare_tui.domain.catalogue.terms import Variation
from backcare_tui.domain.journal.entry import Outcome, RatingEntry
from backcare_tui.domain.session.draft import SessionDraft
from backcare_tui.storage.journal.store import JournalStore
from backcare_tui.ui.dialogs.asking.question import QuestionScreen
from backcare_tui.ui.dialogs.forms.summary import SummaryScreen
from backcare_tui.ui.screens.session import SessionScreen
from backcare_tui.ui.screens.today import TodayScreen
from tests.storage.kept import kept_session
from tests.ui import sample
from tests.ui.flows.sessions import rate, saved, to_summary
from tests.ui.running_app import OpenApp, RunningApp, ready_s


async def interrupted(stage: RunningApp, item: int = 1) -> SessionDraft:
    draft = sample.a_draft(stage.catalogue, item)
    await stage.ask(lambda store: store.save_draft(draft))
    return draft


async def test_going_on_lands_on_the_right_exercise_and_makes_one_entry(open_app: OpenApp) -> None:
    async with open_app() as stage:
        draft = await interrupted(stage)
    async with open_app() as stage:
        await stage.on(QuestionScreen)
        assert "A session was interrupted" in stage.text()
        assert "Starter three, Sunday 22 November 07:30: it stopped at exercise 2 of 3." in stage.words(
            "#question-body"
        )
        await stage.press("g")
        screen = await stage.on(SessionScreen)
        screen.tick()
        assert (stage.words("#session-exercise"), stage.words("#phase")) == ("2 of 3   Get ready", "Bridge")
        stage.run_to_end(screen)
        await rate(stage, "2", "enter")
        await stage.on(SummaryScreen)
        await stage.press("enter")
        entry = await saved(stage)
        assert (entry.id, entry.at, entry.pain_before) == (draft.id, draft.started_at, 4)
        assert [record.outcome for record in entry.exercises] == [Outcome.COMPLETED] * 3
        assert entry.exercises[0].done_s == 60


async def test_going_on_keeps_the_easier_form_the_pace_and_the_very_second(open_app: OpenApp) -> None:
    async with open_app() as stage:
        screen = await stage.begin("starter-three", "4", "enter")
        stage.run(screen, 30)
        await stage.press("p")
        await stage.on(QuestionScreen)
        await stage.press("i")
        await rate(stage, "4", "enter")
        await stage.see("What now?")
        await stage.press("e")
        await stage.on(SessionScreen)
        await stage.press("right", "plus", "o")
        await stage.pilot.pause()
        left = screen.session.pause(stage.clock.seconds)
    async with open_app() as stage:
        await stage.on(QuestionScreen)
        await stage.press("g")
        screen = await stage.on(SessionScreen)
        assert screen.session.pause(stage.clock.seconds) == left.from_anywhere()
        assert screen.session.own_pace
        assert screen.session.at(stage.clock.seconds).planned.item.variation is Variation.EASIER


async def test_the_exercise_can_be_started_again_instead(open_app: OpenApp) -> None:
    async with open_app() as stage:
        screen = await stage.begin("starter-three", "4", "enter")
        stage.run(screen, ready_s(screen) + 10)
        await stage.press("n")
        stage.run(screen, 25)
        second = screen.session.timeline.item_start(1)
    async with open_app() as stage:
        await stage.on(QuestionScreen)
        await stage.press("a")
        screen = await stage.on(SessionScreen)
        assert screen.session.position(stage.clock.seconds) == second


async def test_a_session_gone_on_with_takes_the_place_of_the_one_asked_for(open_app: OpenApp) -> None:
    async with open_app() as stage:
        await interrupted(stage)
        bridge = stage.catalogue.to_practise(["bridge"])
    async with open_app(start=bridge) as stage:
        await stage.on(QuestionScreen)
        await stage.press("g")
        stage.run_to_end(await stage.on(SessionScreen))
        await rate(stage, "escape")
        await stage.on(SummaryScreen)
        await stage.press("enter")
        await saved(stage)
        await stage.on(TodayScreen)


async def test_saving_what_was_done_makes_the_entry(open_app: OpenApp) -> None:
    async with open_app() as stage:
        draft = await interrupted(stage)
    async with open_app() as stage:
        await stage.on(QuestionScreen)
        await stage.press("s")
        await rate(stage, "3", "enter")
        await stage.on(SummaryScreen)
        assert "1 of 3 exercises" in stage.text()
        await stage.press("enter")
        entry = await saved(stage)
        assert (entry.id, entry.outcome, entry.pain_after) == (draft.id, Outcome.ENDED_EARLY, 3)
        assert entry.exercises == draft.records
        assert await stage.ask(kept_session) is None


async def test_discarding_drops_it(open_app: OpenApp) -> None:
    async with open_app() as stage:
        await interrupted(stage)
    async with open_app() as stage:
        await stage.on(QuestionScreen)
        await stage.press("d")
        await stage.settle()
        assert await stage.ask(kept_session) is None
        assert await stage.entries() == ()


async def test_later_asks_again_at_the_next_start(open_app: OpenApp) -> None:
    async with open_app() as stage:
        draft = await interrupted(stage)
    for key in ("l", "escape"):
        async with open_app() as stage:
            await stage.on(QuestionScreen)
            await stage.press(key)
            await stage.on(TodayScreen)
            assert await stage.ask(kept_session) == draft, key
    async with open_app() as stage:
        await stage.on(QuestionScreen)


@pytest.mark.parametrize("pain", ["4", "escape"])
async def test_one_that_was_closed_before_anything_was_done_is_not_offered(open_app: OpenApp, pain: str) -> None:
    async with open_app() as stage:
        screen = await stage.begin("starter-three", pain, *(["enter"] if pain == "4" else []))
        stage.run(screen, 5)
        await stage.press("n")
    async with open_app() as stage:
        await stage.on(TodayScreen)
        await stage.settle()
        assert await stage.ask(kept_session) is None
        rated = [entry.pain for entry in await stage.entries() if isinstance(entry, RatingEntry)]
        assert rated == ([4] if pain == "4" else [])
        assert isinstance(stage.app.screen, TodayScreen)


async def test_one_that_was_done_but_not_saved_cannot_be_gone_on_with(open_app: OpenApp) -> None:
    async with open_app() as stage:
        await interrupted(stage, item=3)
    async with open_app() as stage:
        await stage.on(QuestionScreen)
        assert "it was finished, but not saved yet" in stage.words("#question-body")
        assert "go on where it stopped" not in stage.text()
        await stage.press("s")
        await rate(stage, "escape")
        await stage.on(SummaryScreen)
        await stage.press("enter")
        assert (await saved(stage)).outcome is Outcome.COMPLETED


async def test_one_with_an_exercise_that_is_gone_can_still_be_saved(open_app: OpenApp) -> None:
    async with open_app() as stage:
        draft = await interrupted(stage)
        items = [draft.routine.items[0].model_copy(update={"exercise": "gone"}), *draft.routine.items[1:]]
        records = [draft.records[0].model_copy(update={"exercise": "gone"}), *draft.records[1:]]
        routine = draft.routine.model_copy(update={"items": tuple(items)})
        gone = draft.model_copy(update={"routine": routine, "records": tuple(records)})
        await stage.ask(lambda store: store.save_draft(gone))
    async with open_app() as stage:
        await stage.on(QuestionScreen)
        assert "go on where it stopped" not in stage.text()
        await stage.press("s")
        await rate(stage, "escape")
        await stage.on(SummaryScreen)
        await stage.press("enter")
        assert (await saved(stage)).exercises[0].exercise == "gone"


async def test_a_closed_app_is_asked_about_at_the_next_start(open_app: OpenApp) -> None:
    async with open_app() as stage:
        screen = await stage.begin("starter-three", "4", "enter")
        stage.run(screen, screen.session.timeline.item_start(1) + 1)
        await stage.pilot.pause()
    async with open_app() as stage:
        await stage.on(QuestionScreen)
        assert "it stopped at exercise 2 of 3" in stage.words("#question-body")


async def test_the_rating_after_is_kept_though_the_summary_was_never_saved(open_app: OpenApp) -> None:
    async with open_app() as stage:
        await to_summary(stage)
        draft = await stage.ask(kept_session)
        assert draft is not None
        assert draft.pain_after == 2


async def test_a_session_put_off_is_still_offered_when_another_was_interrupted_too(open_app: OpenApp) -> None:
    async with open_app() as stage:
        draft = await interrupted(stage, item=1)
    async with open_app() as stage:
        await stage.on(QuestionScreen)
        await stage.press("l")
        await stage.on(TodayScreen)
        screen = await stage.begin("bridge")
        stage.run(screen, ready_s(screen) + 10)
        await stage.press("plus")
        await stage.pilot.pause()
    async with open_app() as stage:
        for routine in ("Starter three", "Bridge"):
            await stage.see("A session was interrupted", routine)
            await stage.press("s")
            await rate(stage, "escape")
            await stage.on(SummaryScreen)
            await stage.press("enter")
            await stage.told("Saved in your journal.")
        assert {entry.id for entry in await stage.entries()} > {draft.id}
        assert await stage.ask(JournalStore.abandoned) == ()
