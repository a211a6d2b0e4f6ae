"""Keys that come faster than screens, as over a slow line, break nothing."""

import asyncio

import pytest
from textual.events import Key, Paste

from backcare_tui.domain.interview.question import Answer, Choice, Question
from backcare_tui.domain.journal.entry import RatingEntry
from backcare_tui.domain.session.draft import EntryDraft
from backcare_tui.ui.dialogs.entry_form import EntryForm
from backcare_tui.ui.dialogs.question import QuestionScreen
from backcare_tui.ui.screens.today import TodayScreen
from tests.ui import sample
from tests.ui.stage import OpenApp, Stage


def type_ahead(stage: Stage, *keys: str) -> None:
    """KEYS all at once, before the app has done anything about the first."""
    for key in keys:
        stage.app.post_message(Key(key, key if len(key) == 1 else None))


async def test_a_key_for_a_screen_that_is_being_opened_breaks_nothing(open_app: OpenApp) -> None:
    rating = sample.a_rating(1, sample.NOW, 3)
    async with open_app(entries=[rating]) as stage:
        draft = EntryDraft(entry=rating, new=False, typed={}, saved_at=sample.NOW)
        form = EntryForm(draft, {}, stage.journal, stage.clock)
        stage.app.push_screen(form)
        await stage.app.on_event(Key("ctrl+s", None))
        await stage.on(EntryForm)
        await stage.press("5", "ctrl+s")
        await stage.told("Saved.")
        assert await stage.entries() == (rating.model_copy(update={"pain": 5}),)


SHARP = Question(
    name="well",
    title="Well?",
    answers=(Answer(Choice.SHARP, "it is sharp"),),
    escape=Choice.BACK,
)


async def test_a_question_answered_before_it_is_there_stays_to_be_answered(open_app: OpenApp) -> None:
    async with open_app() as stage:
        answers: list[object] = []
        stage.app.push_screen(QuestionScreen(SHARP), answers.append)
        await stage.app.on_event(Key("x", "x"))
        await stage.on(QuestionScreen)
        await stage.press("x")
        await stage.until(lambda: answers)
        assert answers == [Choice.SHARP]


async def test_opening_and_leaving_in_one_breath_breaks_nothing(open_app: OpenApp) -> None:
    async with open_app() as stage:
        for key in ("exclamation_mark", "question_mark"):
            type_ahead(stage, key, "escape", key, "escape")
            await stage.press("escape")
            await stage.on(TodayScreen)


async def test_a_start_that_came_before_the_first_question_is_forgotten(open_app: OpenApp) -> None:
    async with open_app() as stage:
        await stage.ask(lambda store: store.save_draft(sample.a_draft(stage.catalogue, 1)))
    async with open_app() as stage:
        await stage.on(QuestionScreen)
        await stage.press("l")
        await stage.on(TodayScreen)
        start = stage.app._make_flows().start
        early = asyncio.create_task(start.may_begin())
        asking = stage.app.run_worker(start.begin())
        await stage.on(QuestionScreen)
        assert not await early
        await stage.press("l")
        await asking.wait()
        assert isinstance(stage.screen, TodayScreen)


@pytest.mark.parametrize("way_on", ["enter", "tab"])
async def test_what_is_typed_in_one_breath_goes_where_it_was_meant(open_app: OpenApp, way_on: str) -> None:
    async with open_app() as stage:
        await stage.on(TodayScreen)
        await stage.press("r")
        await stage.on(EntryForm)
        type_ahead(stage, "4", way_on, way_on, *"notes", "ctrl+s")
        await stage.told("Saved")
        (entry,) = await stage.entries()
        assert isinstance(entry, RatingEntry)
        assert (entry.pain, entry.note) == (4, "notes")


async def test_a_paste_comes_between_the_keys_before_and_after_it(open_app: OpenApp) -> None:
    async with open_app() as stage:
        await stage.on(TodayScreen)
        await stage.press("r")
        await stage.on(EntryForm)
        type_ahead(stage, "4", "tab", "tab", "a")
        stage.app.post_message(Paste("pasted"))
        type_ahead(stage, "z", "ctrl+s")
        await stage.told("Saved")
        assert [entry.note for entry in await stage.entries()] == ["apastedz"]
