"""The session screen over time: what it shows is what the clock says, and nothing else."""

from math import ceil

import pytest
from textual._compositor import Compositor

from backcare_tui.domain.catalogue.terms import CautionTag
from backcare_tui.domain.journal.entry import Outcome
from backcare_tui.domain.session.draft import SessionDraft
from backcare_tui.domain.session.steps import StepKind
from backcare_tui.storage.written.catalogue_files import load_safety
from backcare_tui.ui.dialogs.asking.question import QuestionScreen
from backcare_tui.ui.dialogs.asking.rating import RatingScreen
from backcare_tui.ui.dialogs.help_cards import HelpCardsScreen
from backcare_tui.ui.flows import announcing
from backcare_tui.ui.screens.session import SessionScreen
from backcare_tui.ui.screens.today import TodayScreen
from backcare_tui.ui.widgets.figure.figure_view import FigureView
from backcare_tui.ui.widgets.figure.preview import Preview
from backcare_tui.ui.widgets.session_view import SessionView
from backcare_tui.ui.widgets.time_bar import TimeBar
from tests.storage.kept import kept_session
from tests.ui import host
from tests.ui.host import OpenSession
from tests.ui.running_app import QUIET, OpenApp, RunningApp, ready_s

TINY = ((20, 5), (35, 30), (100, 7))


def position(stage: RunningApp, screen: SessionScreen) -> float:
    return screen.session.position(stage.clock.seconds)


def digits(stage: RunningApp) -> str:
    return stage.words("#count")


def filled(stage: RunningApp, bar: str) -> float:
    return stage.screen.query_one(f"#bar-{bar}", TimeBar).fraction


async def draft(stage: RunningApp) -> SessionDraft | None:
    return await stage.ask(kept_session)


@pytest.mark.parametrize("size", [(80, 24), (100, 30), (60, 20)], ids=str)
async def test_what_is_said_to_get_ready_is_there_whole_however_much_is_changed(
    open_app: OpenApp, size: tuple[int, int]
) -> None:
    tags = (CautionTag.OSTEOPOROSIS, CautionTag.KNEE_PAIN, CautionTag.HIP_REPLACEMENT)
    async with open_app(size=size, settings=QUIET.model_copy(update={"about_me": tags})) as stage:
        screen = await stage.begin("original-nine", "4", "enter")
        instruction = screen.session.at(stage.clock.seconds).step.instruction
        await stage.until(lambda: not missing(stage, instruction))


def missing(stage: RunningApp, words: str) -> list[str]:
    """Those of WORDS that are not on the screen, in their order."""
    left = words.split()
    for seen in stage.text().split():
        if left and seen == left[0]:
            left.pop(0)
    return left


async def test_a_tick_shows_what_the_clock_says_and_again_changes_nothing(open_session: OpenSession) -> None:
    async with open_session("starter-three") as (stage, screen):
        stage.clock.advance(1.5)
        screen.tick()
        shown, session = stage.text(), screen.session
        screen.tick()
        assert (stage.text(), screen.session) == (shown, session)
        assert int(digits(stage)) == ceil(ready_s(screen) - 1.5)  # to lie down
        assert filled(stage, "session") == pytest.approx(1.5 / session.timeline.seconds)


async def test_ticks_that_come_late_are_made_up_for_by_the_next(open_session: OpenSession) -> None:
    async with open_session("starter-three") as (stage, screen):
        for gap in (0.1, 1.9, 0.5, 1.7, 0.0, 2.0):
            stage.clock.advance(gap)
            screen.tick()
        assert screen.session.position(stage.clock.seconds) == pytest.approx(6.2)
        assert int(digits(stage)) == ceil(ready_s(screen) - 6.2)


async def test_getting_into_position_then_moving_then_holding(open_session: OpenSession) -> None:
    async with open_session("starter-three") as (stage, screen):
        screen.tick()
        assert "Get ready" in stage.text()
        assert stage.words("#sentence").splitlines() == [
            "fetch     Have a mat ready.",
            "way in    From standing, go down on one knee, sit to one side, lie down on your side,",
            "          then roll onto your back.",
            "start     Knees bent, feet flat, hip-width.",
            "then      You will press the small of your back gently into the floor. 8 times,",
            "          holding 5 seconds.",
        ]
        assert stage.words("#session-exercise") == "1 of 3   Get ready"
        assert stage.words("#phase") == "Pelvic tilt"
        assert stage.words("#following").split() == ["next", "Bridge"]
        kinds = set()
        for step in screen.session.timeline.steps[:4]:
            stage.run(screen, step.start + step.seconds / 2 - stage.clock.seconds)
            assert stage.words("#phase") == step.name
            assert missing(stage, step.instruction) == []
            kinds.add(step.kind)
        assert kinds == {StepKind.POSITION, StepKind.MOVE, StepKind.HOLD}
        assert stage.words("#rep") == "rep 1 of 8"


async def test_the_bars_fill_and_their_words_count_down(open_session: OpenSession) -> None:
    async with open_session("starter-three") as (stage, screen):
        seconds = screen.session.timeline.seconds
        before = -1.0
        for share in (0.25, 0.5, 0.75):
            stage.run(screen, seconds * share // 1 - stage.clock.seconds)  # a bar is drawn at most at each tick
            assert filled(stage, "session") == pytest.approx(stage.clock.seconds / seconds)
            assert filled(stage, "session") > before
            before = filled(stage, "session")
            left = -(-(seconds - stage.clock.seconds) // 1)
            assert stage.words("#bar-session .words") == f"{left // 60:.0f}:{left % 60:02.0f} to go"


async def test_starter_three_goes_to_its_end_without_a_key(open_app: OpenApp) -> None:
    async with open_app() as stage:
        screen = await stage.begin("starter-three")
        seen = set()
        while not screen.session.finished(stage.clock.seconds):
            stage.run(screen, 1)
            seen.add(stage.words("#session-exercise"))
        await stage.on(RatingScreen)
        assert "And how is your back now?" in stage.text()
        assert {"1 of 3   Pelvic tilt", "2 of 3   Bridge", "3 of 3   Knee rolls"} <= seen
        ended = await draft(stage)
        assert ended is not None
        assert [record.outcome for record in ended.records] == [Outcome.COMPLETED] * 3
        assert [record.done_s for record in ended.records] == list(screen.session.planned_s)
        assert ended.saved_at == stage.clock.now()


async def test_at_each_exercise_a_draft_is_written(open_app: OpenApp) -> None:
    async with open_app() as stage:
        screen = await stage.begin("starter-three", "4", "enter")
        for item in range(3):
            stage.run(screen, screen.session.timeline.item_start(item) + 0.5 - stage.clock.seconds)
            await stage.pilot.pause()
            kept = await draft(stage)
            assert kept is not None
            assert kept.item == item
            assert kept.pain_before == 4
            assert [record.outcome for record in kept.records] == (
                [Outcome.COMPLETED] * item + [Outcome.SKIPPED] * (3 - item)
            )


@pytest.mark.parametrize(("away_s", "said"), [(30, "0:30"), (3600, "60:00")])
async def test_absence_pauses_at_the_last_moment_that_was_shown_and_asks(
    open_session: OpenSession, away_s: float, said: str
) -> None:
    async with open_session("starter-three") as (stage, screen):
        stage.run(screen, 30)
        shown = digits(stage)
        stage.clock.advance(away_s)
        screen.tick()
        await stage.on(QuestionScreen)
        assert f"You were away for {said}." in stage.text()
        await stage.press("b")
        await stage.on(SessionScreen)
        assert screen.session.paused
        assert screen.session.position(stage.clock.seconds) == 30
        assert digits(stage) == "Paused"
        assert stage.words("#state") == "Press space to go on."
        await stage.press("space")
        screen.tick()
        assert digits(stage) == shown


@pytest.mark.parametrize(("key", "position"), [("g", 30), ("a", 0)])
async def test_after_an_absence_one_goes_on_or_begins_the_exercise_again(
    open_session: OpenSession, key: str, position: float
) -> None:
    async with open_session("starter-three") as (stage, screen):
        stage.run(screen, 30)
        stage.clock.advance(60)
        screen.tick()
        await stage.on(QuestionScreen)
        stage.run(screen, 60)
        await stage.press(key)
        await stage.on(SessionScreen)
        assert screen.session.position(stage.clock.seconds) == position
        stage.run(screen, 2)
        assert screen.session.position(stage.clock.seconds) == position + 2


async def test_after_an_absence_one_may_end(open_app: OpenApp) -> None:
    async with open_app() as stage:
        screen = await stage.begin("starter-three")
        stage.run(screen, ready_s(screen) + 10)
        stage.clock.advance(60)
        screen.tick()
        await stage.on(QuestionScreen)
        await stage.press("s")
        await stage.on(RatingScreen)
        draft_ = await draft(stage)
        assert draft_ is not None
        assert draft_.records[0].done_s == 10


async def test_two_seconds_between_ticks_are_no_absence(open_session: OpenSession) -> None:
    async with open_session("starter-three") as (stage, screen):
        stage.clock.advance(2)
        screen.tick()
        assert not screen.session.paused
        stage.clock.advance(2.01)
        screen.tick()
        assert screen.session.paused
        await stage.on(QuestionScreen)


async def test_a_clock_that_runs_faster_may_leap_further(open_session: OpenSession) -> None:
    async with open_session("starter-three", rate=60) as (stage, screen):
        stage.clock.advance(119)
        screen.tick()
        assert screen.session.position(stage.clock.seconds) == 119
        assert not screen.session.paused


async def test_a_key_pressed_on_coming_back_only_brings_the_question(open_session: OpenSession) -> None:
    async with open_session("starter-three") as (stage, screen):
        stage.run(screen, 30)
        for key in ("space", "n", "b", "plus", "right", "o", "p", "escape"):
            before = screen.session
            stage.clock.advance(600)
            # The key comes before any tick could notice.
            binding = screen.active_bindings[key].binding
            await screen.run_action(binding.action)
            await stage.on(QuestionScreen)
            assert "You were away for 10:00." in stage.text(), key
            assert screen.session == before.pause(stage.clock.seconds - 600), key
            assert position(stage, screen) == 30, key
            await stage.press("b")
            assert await stage.on(SessionScreen) is screen
            await stage.press("space")
            assert not screen.session.paused


async def test_another_screen_opened_on_coming_back_counts_nothing_unseen(open_session: OpenSession) -> None:
    async with open_session("starter-three") as (stage, screen):
        stage.run(screen, 30)
        stage.clock.advance(600)
        screen.on_screen_suspend()
        assert screen.session.position(stage.clock.seconds) == 30


async def test_nothing_runs_on_under_another_screen(open_app: OpenApp) -> None:
    async with open_app() as stage:
        screen = await stage.begin("starter-three")
        stage.run(screen, 25)
        await stage.press("exclamation_mark")
        await stage.on(HelpCardsScreen)
        stage.run(screen, 60)
        await stage.press("escape")
        await stage.on(SessionScreen)
        screen.tick()
        assert screen.session.position(stage.clock.seconds) == 25
        assert digits(stage) == "Paused"
        assert stage.words("#state") == "Press space to go on."


async def test_another_place_pauses_and_coming_back_finds_the_session(open_app: OpenApp) -> None:
    async with open_app() as stage:
        screen = await stage.begin("starter-three")
        stage.run(screen, 25)
        await stage.press("3")
        await stage.see("Nothing here yet.")
        stage.run(screen, 60)
        await stage.press("1")
        assert await stage.on(SessionScreen) is screen
        assert screen.session.paused
        assert screen.session.position(stage.clock.seconds) == 25


async def test_an_end_reached_under_another_screen_waits_for_it_to_go(open_app: OpenApp) -> None:
    async with open_app() as stage:
        screen = await stage.begin("pelvic-tilt")
        stage.run(screen, screen.session.timeline.seconds - 1)
        await stage.app.push_screen(HelpCardsScreen(load_safety()))
        screen.course = screen.course.running()
        stage.run(screen, 2)
        await stage.pilot.pause()
        assert isinstance(stage.screen, HelpCardsScreen)
        await stage.press("escape")
        await stage.on(RatingScreen)
        assert [type(other) for other in stage.app.screen_stack] == [TodayScreen, RatingScreen]


def shown(stage: RunningApp) -> set[str | None]:
    """The parts of the session that have room on the screen."""
    return {part.id for part in stage.screen.query_one(SessionView).children if part.region.area}


@pytest.mark.parametrize("moving", [False, True], ids=["words", "letters"])
async def test_a_tiny_terminal_says_what_to_do_and_how_long(open_session: OpenSession, moving: bool) -> None:
    async with open_session("knee-rolls", moving=moving) as (stage, screen):
        move = next(step for step in screen.session.timeline.steps if step.rep)
        stage.run(screen, move.start + 0.5)
        for size in TINY:
            await stage.pilot.resize_terminal(*size)
            screen.tick()
            await stage.until(lambda: shown(stage) == {"phase", "count", "side"})
        await stage.pilot.resize_terminal(*TINY[0])
        screen.tick()
        await stage.see(move.name, "knees left")
        await stage.press("space")
        await stage.see("Paused")


async def test_what_matters_is_in_sight_at_every_size(open_session: OpenSession) -> None:
    async with open_session("starter-three") as (stage, screen):
        stage.run(screen, ready_s(screen) + 1)
        for size in ((40, 15), (60, 20), (80, 24), (120, 40), (200, 60)):
            await stage.pilot.resize_terminal(*size)
            screen.tick()
            await stage.see(
                "1 of 3", "to go", "Flatten", "breath ", "exercise ", "session ", "next ", "Bridge", " out"
            )


async def test_a_flash_lights_up_all_of_the_screen_and_leaves_nothing_lit(open_session: OpenSession) -> None:
    def grounds(stage: RunningApp) -> set[object]:
        """The colours behind the words, the figure and the bars."""
        strips = stage.screen._compositor.render_strips()
        return {segment.style.bgcolor for strip in strips for segment in strip if segment.style}

    async with open_session("cat-cow") as (stage, screen):
        stage.run(screen, 1)
        await stage.pilot.pause()
        dark = grounds(stage)
        screen.add_class("-flash")
        await stage.pilot.pause()
        lit = grounds(stage)
        stage.run(screen, 1)
        screen.remove_class("-flash")
        await stage.pilot.pause()
        assert dark.isdisjoint(lit)
        assert dark == grounds(stage)


async def test_what_changes_flashes_and_not_the_session_that_comes_up(
    open_session: OpenSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    flashes: list[object] = []
    monkeypatch.setattr(announcing, "_flash", flashes.append)
    monkeypatch.setattr(host, "QUIET", QUIET.model_copy(update={"flash": True}))
    async with open_session("starter-three") as (stage, screen):
        stage.run(screen, 1)
        assert (digits(stage), flashes) == (f"{ready_s(screen) - 1:.0f}", [])
        screen.action_skip()
        await stage.see("2 of 3")
        assert len(flashes) == 1


async def test_no_step_of_an_exercise_draws_the_whole_screen_again(
    open_session: OpenSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_session("cat-cow") as (stage, screen):
        stage.run(screen, ready_s(screen) + 1)  # in position
        await stage.pilot.pause()
        laid_out: list[str] = []
        monkeypatch.setattr(Compositor, "render_full_update", lambda *_, **__: laid_out.append("whole"))
        monkeypatch.setattr(Compositor, "reflow", lambda *_, **__: laid_out.append("layout"))
        for _ in range(8):
            stage.run(screen, 0.9)
            await stage.pilot.pause()
        assert laid_out == []


async def test_the_figure_of_today_rests_while_a_session_lies_on_top(
    open_app: OpenApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[str | None] = []
    async with open_app() as stage:
        await stage.see_all_of_today()
        preview = stage.screen.query_one(Preview)
        for show in ("show", "show_still"):
            monkeypatch.setattr(FigureView, show, lambda view, *_: drawn.append(view.id))
        preview.tick()
        assert drawn == ["preview-figure"]
        screen = await stage.begin("cat-cow")
        stage.run(screen, 1)
        drawn.clear()
        preview.tick()
        screen.tick()
        assert "preview-figure" not in drawn
