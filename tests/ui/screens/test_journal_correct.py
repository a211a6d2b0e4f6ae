"""Everything that an entry says can be put right in its form, and a session can be written down by hand."""

from contextlib import closing
from pathlib import Path

import pytest
from textual.widgets import Input, Select

from backcare_tui.domain.journal.complaint import Complaint, PainKind, Remedy
from backcare_tui.domain.journal.days import MIDNIGHT
from backcare_tui.domain.journal.entry import ExerciseRecord, Outcome, RatingEntry, SessionEntry
from backcare_tui.storage.journal.store import JournalStore
from backcare_tui.ui.dialogs.asking.question import QuestionScreen
from backcare_tui.ui.dialogs.forms.entry_form import EntryForm
from backcare_tui.ui.screens.journal.screen import JournalScreen
from backcare_tui.ui.widgets.pain_scale import PainScale
from tests.storage.taken_in import taken_in
from tests.ui import sample
from tests.ui.running_app import OpenApp, RunningApp
from tests.ui.screens.test_journal import lines, open_journal

HURT = (Complaint(pain=7, what=PainKind.SHARP, remedy=Remedy.LEAVE_OUT),)


def a_long_ago_session() -> SessionEntry:
    records = (
        ExerciseRecord(exercise="bridge", planned_s=60, done_s=10, outcome=Outcome.ENDED_EARLY, complaints=HURT),
        ExerciseRecord(exercise="cat-cow", planned_s=40, done_s=40, outcome=Outcome.COMPLETED, sets=1),
    )
    return sample.a_session(1, sample.ago(400), 5, 3).model_copy(update={"exercises": records})


async def edited(stage: RunningApp) -> EntryForm:
    await open_journal(stage)
    await stage.press("e")
    return await stage.on(EntryForm)


async def save(stage: RunningApp) -> None:
    await stage.press("ctrl+s")
    await stage.on(JournalScreen)


async def test_each_exercise_of_a_session_and_what_hurt_in_it(open_app: OpenApp) -> None:
    session = a_long_ago_session()
    async with open_app(size=(100, 60), entries=[session]) as stage:
        form = await edited(stage)
        assert form.query_one("#did-0", Select).value == "ended-early"
        assert form.query_one("#hurt-0-0", PainScale).value == 7
        form.query_one("#did-0", Select).value = "completed"
        form.query_one("#did-1", Select).value = "skipped"
        form.query_one("#hurt-0-0", PainScale).value = 2
        await save(stage)
        (entry,) = await stage.entries()
        assert isinstance(entry, SessionEntry)
        bridge, cat_cow = entry.exercises
        assert (bridge.outcome, bridge.done_s, bridge.complaints[0].pain) == (Outcome.COMPLETED, 60, 2)
        assert (cat_cow.outcome, cat_cow.done_s) == (Outcome.SKIPPED, 0)
        assert (entry.at, entry.pain_before, entry.pain_after) == (session.at, 5, 3)
        await stage.press("u")
        await stage.told("Took back the change of the entry from Saturday 18 October 2025, 08:30.")
        assert await stage.entries() == (session,)


async def test_a_form_in_which_nothing_is_changed_changes_nothing_and_offers_nothing_to_take_back(
    open_app: OpenApp,
) -> None:
    """Else it would be the change before it that is taken back."""
    session = a_long_ago_session()
    async with open_app(size=(100, 60), entries=[session]) as stage:
        written = await stage.ask(JournalStore.revisions)
        await edited(stage)
        await save(stage)
        await stage.told("Nothing was changed.")
        assert await stage.ask(JournalStore.revisions) == written


async def test_pain_in_the_leg_is_asked_of_those_who_ever_told_of_it(open_app: OpenApp) -> None:
    ratings = [sample.a_rating(1, sample.ago(hours=1), 4), sample.a_rating(2, sample.ago(3), 4)]
    async with open_app(size=(100, 50), entries=ratings) as stage:
        form = await edited(stage)
        assert not form.query("#leg_pain")
    with_leg = ratings[1].model_copy(update={"id": sample.a_rating(3, sample.NOW, 1).id, "leg_pain": 5})
    async with open_app(size=(100, 50), entries=[with_leg]) as stage:
        form = await edited(stage)
        form.query_one("#leg_pain", PainScale).value = 2
        await save(stage)
        newest, *_ = await stage.entries()
        assert isinstance(newest, RatingEntry)
        assert (newest.pain, newest.leg_pain) == (4, 2)


async def add_a_session(stage: RunningApp) -> EntryForm:
    await open_journal(stage)
    await stage.press("a")
    await stage.on(QuestionScreen)
    await stage.press("s")
    return await stage.on(EntryForm)


async def test_a_session_without_the_program_is_written_down_by_hand(open_app: OpenApp) -> None:
    async with open_app(size=(100, 50)) as stage:
        form = await add_a_session(stage)
        assert "A session without the program" in stage.text()
        form.query_one("#at", Input).value = "yesterday 20:00"
        form.query_one("#pain_before", PainScale).value = 5
        form.query_one("#pain_after", PainScale).value = 3
        form.query_one("#note").focus()
        await stage.paste("at home")
        await save(stage)
        screen = stage.screen
        assert isinstance(screen, JournalScreen)
        await stage.until(lambda: "20:00  Starter three  5 → 3\n       at home" in lines(screen))
        (entry,) = await stage.entries()
        assert isinstance(entry, SessionEntry)
        assert (entry.routine, entry.outcome, entry.counts) == ("starter-three", Outcome.COMPLETED, True)
        assert [record.exercise for record in entry.exercises] == ["pelvic-tilt", "bridge", "knee-rolls"]
        assert entry.at == sample.NOW.replace(day=21, hour=20, minute=0)
        await stage.press("u")
        await stage.told("Took back the addition of the entry from Saturday 21 November, 20:00.")
        assert await stage.entries() == ()


async def test_such_a_session_has_just_ended_unless_it_is_said_when_it_was(open_app: OpenApp) -> None:
    async with open_app(size=(100, 50)) as stage:
        form = await add_a_session(stage)
        form.query_one("#routine", Select).value = "bridge"
        form.query_one("#minutes", Input).value = "12"
        await save(stage)
        (entry,) = await stage.entries()
        assert isinstance(entry, SessionEntry)
        assert (entry.routine, entry.ended_at, entry.done_s) == ("bridge", sample.NOW, 720)
        form = await edited(stage)
        assert form.query_one("#minutes", Input).value == "12"
        form.query_one("#minutes", Input).value = "6"
        await save(stage)
        (entry,) = await stage.entries()
        assert isinstance(entry, SessionEntry)
        assert (entry.done_s, (entry.ended_at - entry.at).total_seconds()) == (360, 360)


@pytest.mark.parametrize(("selector", "typed"), [("#minutes", "a while"), ("#at", "tomorrow")])
async def test_what_cannot_be_meant_of_a_session_stays_to_be_put_right(
    open_app: OpenApp, selector: str, typed: str
) -> None:
    async with open_app(size=(100, 50)) as stage:
        form = await add_a_session(stage)
        form.query_one(selector, Input).value = typed
        await stage.press("ctrl+s")
        await stage.see(f"“{typed}” is not a")
        assert form.query_one(selector, Input).value == typed
        assert await stage.entries() == ()


async def test_what_is_half_typed_of_a_session_is_offered_again(open_app: OpenApp) -> None:
    async with open_app(size=(100, 50)) as stage:
        form = await add_a_session(stage)
        form.query_one("#routine", Select).value = "wind-down"
        form.query_one("#pain_after", PainScale).value = 2
        assert await form.keep_now()
    async with open_app(size=(100, 50)) as stage:
        await stage.on(QuestionScreen)
        assert "a session." in stage.text()
        await stage.press("g")
        form = await stage.on(EntryForm)
        assert form.query_one("#routine", Select).value == "wind-down"
        await stage.press("ctrl+s")
        await stage.told("Saved in your journal.")
        (entry,) = await stage.entries()
        assert isinstance(entry, SessionEntry)
        assert (entry.routine, entry.pain_after) == ("wind-down", 2)


async def test_undo_says_how_to_take_back_what_a_command_wrote_last(open_app: OpenApp, folder: Path) -> None:
    async with open_app(entries=[sample.a_rating(1, sample.ago(1), 6)]) as stage:
        await open_journal(stage)
        with closing(JournalStore.open(folder, stage.clock, MIDNIGHT)) as command:
            taken_in(command, [sample.a_rating(2, sample.ago(3), 4), sample.a_rating(3, sample.ago(4), 5)])
        await stage.press("u")
        await stage.told(f"type in a shell: backcare-tui --data-dir {folder} undo")
        assert len(await stage.entries()) == 3
        await stage.press("d", "u")
        await stage.told("Took back the deletion of the entry from Saturday 21 November, 08:30.")
        assert len(await stage.entries()) == 3
