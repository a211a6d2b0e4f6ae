"""A flare-up: one key says it, its page helps, and both can be taken back."""

from datetime import timedelta

import pytest
from textual.widgets import TextArea

from backcare_tui.domain.journal.entry import Entry
from backcare_tui.domain.journal.memo import Subject
from backcare_tui.ui.dialogs.asking.question import QuestionScreen
from backcare_tui.ui.dialogs.asking.rating import RatingScreen
from backcare_tui.ui.dialogs.forms.entry_form import EntryForm
from backcare_tui.ui.dialogs.forms.flare_plan_form import FlarePlanForm
from backcare_tui.ui.screens.flare import FlareScreen
from backcare_tui.ui.screens.plan import PlanScreen
from backcare_tui.ui.screens.session import SessionScreen
from tests.ui import sample
from tests.ui.running_app import OpenApp, RunningApp
from tests.ui.screens.test_plan import WEDNESDAY, a_memo, a_month, memos, show_plan, wednesday


async def show_flare(stage: RunningApp) -> FlareScreen:
    """Go to the page by way of the plan, where nothing begins."""
    await show_plan(stage)
    await stage.press("f")
    screen = await stage.on(FlareScreen)
    await stage.until(lambda: "Small things" in stage.words("#flare"))
    return screen


async def test_the_page_can_be_read_while_well(open_app: OpenApp) -> None:
    async with open_app(entries=a_month(), clock=wednesday()) as stage:
        await show_flare(stage)
        assert stage.words("#flare").startswith("Your flare-up plan")
        assert "Nothing is written yet." in stage.words("#flare")
        assert await memos(stage) == []
        await stage.press("escape")
        await stage.on(PlanScreen)


@pytest.mark.parametrize("size", [(80, 24), (60, 20)])
async def test_when_to_look_at_the_signs_is_in_sight_at_once(open_app: OpenApp, size: tuple[int, int]) -> None:
    async with open_app(size=size, entries=a_month(), clock=wednesday()) as stage:
        await show_flare(stage)
        await stage.see("unlike your other flare-ups", "signs that need help.")
        await stage.press("f")
        await stage.until(lambda: stage.words("#flare").startswith("Flare-up, day 1"))
        await stage.see("unlike your other flare-ups", "signs that need help.")


@pytest.mark.parametrize("size", [(80, 24), (60, 20)])
async def test_the_way_out_is_in_the_line_of_keys(open_app: OpenApp, size: tuple[int, int]) -> None:
    async with open_app(size=size, entries=a_month(), clock=wednesday()) as stage:
        await show_flare(stage)
        await stage.until(lambda: "f it has begun" in stage.text().splitlines()[-1])
        await stage.press("f")
        await stage.until(lambda: "o it is over   u undo" in stage.text().splitlines()[-1])
        assert "! get help" in stage.text().splitlines()[-1]


async def test_it_begins_is_taken_back_begins_and_is_over(open_app: OpenApp) -> None:
    async with open_app(size=(100, 40), entries=a_month(), clock=wednesday()) as stage:
        screen = await show_flare(stage)
        await stage.press("f")
        await stage.until(lambda: stage.words("#flare").startswith("Flare-up, day 1"))
        assert "Days back up\nThu 26" in stage.words("#flare")
        assert not screen.check_action("say", ("began",))
        await stage.until(lambda: stage.words("#flare-said").startswith("The plan goes easy"))
        assert not stage.toasts()
        await stage.press("u")
        await stage.told("Took back: no flare-up began.")
        await stage.until(lambda: stage.words("#flare").startswith("Your flare-up plan"))
        assert await memos(stage) == []
        await stage.press("f")
        await stage.until(lambda: stage.words("#flare").startswith("Flare-up, day 1"))
        stage.clock.advance(24 * 3600)
        await stage.press("o")
        await stage.until(lambda: stage.words("#flare").startswith("Your flare-up plan"))
        assert await memos(stage) == ["flare: over", "flare: began"]


@pytest.mark.parametrize(("key", "routine"), [("s", "gentle-day"), ("b", "paced-breathing")])
async def test_small_movements_and_breathing_start_from_it(open_app: OpenApp, key: str, routine: str) -> None:
    async with open_app() as stage:
        await show_flare(stage)
        await stage.press(key)
        await stage.on(RatingScreen)
        await stage.press("escape")
        screen = await stage.on(SessionScreen)
        assert screen.session.timeline.routine.id == routine


async def test_a_short_walk_is_logged_from_it(open_app: OpenApp) -> None:
    async with open_app() as stage:
        await show_flare(stage)
        await stage.press("w")
        await stage.on(EntryForm)


async def test_own_words_are_written_and_shown(open_app: OpenApp) -> None:
    async with open_app() as stage:
        await show_flare(stage)
        await stage.press("e")
        form = await stage.on(FlarePlanForm)
        form.query_one("#words", TextArea).text = "Walk round the pond.\n[b]Ask Kim.[/b]"
        await stage.press("ctrl+s")
        await stage.on(FlareScreen)
        await stage.until(lambda: "Walk round the pond.\n[b]Ask Kim.[/b]" in stage.words("#flare"))
        assert await memos(stage) == ["flare-plan: Walk round the pond.\n[b]Ask Kim.[/b]"]


async def test_words_that_were_changed_replace_those_before(open_app: OpenApp) -> None:
    memo = a_memo(Subject.FLARE_PLAN, "Walk.", 9)
    async with open_app(entries=[*a_month(), memo], clock=wednesday()) as stage:
        await show_flare(stage)
        await stage.press("e")
        form = await stage.on(FlarePlanForm)
        assert form.query_one("#words", TextArea).text == "Walk."
        await stage.press(*" Slowly.", "ctrl+s")
        await stage.on(FlareScreen)
        await stage.until(lambda: "Walk. Slowly." in stage.words("#flare"))


async def test_words_that_were_typed_and_not_saved_are_offered_again(open_app: OpenApp) -> None:
    async with open_app() as stage:
        await show_flare(stage)
        await stage.press("e")
        form = await stage.on(FlarePlanForm)
        await stage.press(*"Rest")
        await form.keep_now()
    async with open_app() as stage:
        question = await stage.on(QuestionScreen)
        assert "your flare-up plan" in question.question.body
        assert "“Rest”" in question.question.body
        await stage.press("g")
        form = await stage.on(FlarePlanForm)
        assert form.query_one("#words", TextArea).text == "Rest"


async def test_leaving_asks_only_about_what_was_changed(open_app: OpenApp) -> None:
    async with open_app() as stage:
        await show_flare(stage)
        await stage.press("e")
        await stage.on(FlarePlanForm)
        await stage.press("escape")
        await stage.on(FlareScreen)
        await stage.press("e")
        await stage.on(FlarePlanForm)
        await stage.press("x", "escape")
        await stage.on(QuestionScreen)
        await stage.press("d")
        await stage.on(FlareScreen)
        assert await memos(stage) == []


async def test_what_was_followed_by_less_pain_last_time_is_counted(open_app: OpenApp) -> None:
    began = WEDNESDAY - timedelta(days=30)
    entries: list[Entry] = [
        sample.a_session(number, began + timedelta(days=number, hours=1), 7, after)
        for number, after in enumerate((5, 6, 7))
    ]
    told = [a_memo(Subject.FLARE, "began", 30), a_memo(Subject.FLARE, "over", 26)]
    async with open_app(entries=[*entries, *told], clock=wednesday()) as stage:
        await show_flare(stage)
        assert "Last time\n– Starter three: less pain afterwards 2 of 3 times" in stage.words("#flare")
