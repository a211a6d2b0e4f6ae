"""What the keys of a session do."""

import pytest

from backcare_tui.domain.journal import Outcome, SessionEntry
from backcare_tui.storage.journal_store import JournalStore
from backcare_tui.ui.screens.question import Question
from backcare_tui.ui.screens.rating import RatingScreen
from backcare_tui.ui.screens.session import SessionScreen
from backcare_tui.ui.screens.summary import SummaryScreen
from backcare_tui.ui.screens.today import TodayScreen
from tests.ui.stage import OpenApp, Stage


def position(stage: Stage, screen: SessionScreen) -> float:
    return screen.session.position(stage.clock.seconds)


def item(stage: Stage, screen: SessionScreen) -> int:
    return screen.session.at(stage.clock.seconds).step.item


async def test_space_pauses_and_goes_on(open_app: OpenApp) -> None:
    async with open_app() as stage:
        screen = await stage.begin("starter-three")
        stage.run(screen, 5)
        await stage.press("space")
        assert stage.words("#state") == "Paused. Space goes on."
        stage.run(screen, 60)
        assert position(stage, screen) == 5
        await stage.press("space")
        stage.run(screen, 2)
        assert position(stage, screen) == 7
        assert stage.words("#state") == ""


async def test_n_goes_on_to_the_next_and_after_the_last_to_the_end(open_app: OpenApp) -> None:
    async with open_app() as stage:
        screen = await stage.begin("starter-three")
        await stage.press("n")
        assert stage.words("#session-exercise") == "2 of 3   Bridge"
        await stage.press("n")
        assert stage.words("#session-exercise") == "3 of 3   Knee rolls"
        assert stage.words("#following").split(maxsplit=1) == ["next", "the end, and well done"]
        await stage.press("n")
        await stage.on(RatingScreen)
        assert [record.outcome for record in screen.session.records(0)] == [Outcome.SKIPPED] * 3


async def test_b_begins_the_exercise_again_and_twice_the_one_before(open_app: OpenApp) -> None:
    async with open_app() as stage:
        screen = await stage.begin("starter-three")
        await stage.press("n")
        start = position(stage, screen)
        stage.run(screen, 10)
        await stage.press("b")
        assert position(stage, screen) == start
        stage.run(screen, 1)
        await stage.press("b")
        assert item(stage, screen) == 0
        assert position(stage, screen) == 0


@pytest.mark.parametrize("key", ["plus", "equals_sign"])
async def test_plus_gives_ten_seconds_more(open_app: OpenApp, key: str) -> None:
    async with open_app() as stage:
        screen = await stage.begin("starter-three")
        before = screen.session.timeline.seconds
        await stage.press(key)
        assert screen.session.timeline.seconds == before + 10
        assert stage.words("#session-left") == "4:36 left"


@pytest.mark.parametrize(
    ("slower", "faster"), [("left_square_bracket", "right_square_bracket"), ("left", "right")]
)
async def test_brackets_and_arrows_change_the_pace(open_app: OpenApp, slower: str, faster: str) -> None:
    async with open_app() as stage:
        screen = await stage.begin("starter-three")
        as_written = screen.session.timeline.seconds
        await stage.press(slower, slower)
        assert screen.session.timeline.pace == 0.8
        assert screen.session.timeline.seconds > as_written
        assert stage.words("#state") == "pace 0.8"
        await stage.press(faster, faster, faster)
        assert screen.session.timeline.pace == 1.1
        await stage.press(slower)
        assert screen.session.timeline.seconds == pytest.approx(as_written)
        assert stage.words("#state") == ""


async def test_the_pace_stays_between_half_and_double(open_app: OpenApp) -> None:
    async with open_app() as stage:
        screen = await stage.begin("starter-three")
        for _ in range(12):
            screen.action_pace(-1)
        assert screen.session.timeline.pace == 0.5
        for _ in range(20):
            screen.action_pace(1)
        assert screen.session.timeline.pace == 2.0


async def test_at_my_own_pace_each_repetition_waits_for_space(open_app: OpenApp) -> None:
    async with open_app() as stage:
        screen = await stage.begin("starter-three")
        await stage.press("o")
        assert stage.words("#state") == "own pace"
        first = [step for step in screen.session.timeline.steps if step.rep == 1 and step.item == 0]
        stage.run(screen, first[-1].end + 100)
        assert position(stage, screen) == first[-1].end
        assert stage.words("#state") == "In your own time. Space for the next one."
        assert stage.words("#rep") == "rep 1 of 8"
        await stage.press("space")
        stage.run(screen, 1)
        assert stage.words("#rep") == "rep 2 of 8"
        await stage.press("o")
        stage.run(screen, 100)
        assert position(stage, screen) == first[-1].end + 101


@pytest.mark.parametrize("key", ["escape", "q"])
async def test_the_end_asks_and_going_on_goes_on(open_app: OpenApp, key: str) -> None:
    async with open_app() as stage:
        screen = await stage.begin("starter-three")
        stage.run(screen, 30)
        await stage.press(key)
        await stage.on(Question)
        assert "End the session?" in stage.text()
        stage.run(screen, 60)
        await stage.press("g")
        assert await stage.on(SessionScreen) is screen
        assert position(stage, screen) == 30
        stage.run(screen, 1)
        assert position(stage, screen) == 31


async def test_escape_on_the_question_goes_on_too(open_app: OpenApp) -> None:
    async with open_app() as stage:
        screen = await stage.begin("starter-three")
        await stage.press("escape")
        await stage.on(Question)
        await stage.press("escape")
        assert await stage.on(SessionScreen) is screen
        assert not screen.session.paused


async def test_ending_early_saves_what_was_done(open_app: OpenApp) -> None:
    async with open_app() as stage:
        screen = await stage.begin("starter-three", "5", "enter")
        stage.run(screen, 30)
        await stage.press("escape")
        await stage.on(Question)
        await stage.press("f")
        await stage.on(RatingScreen)
        await stage.press("3", "enter")
        await stage.on(SummaryScreen)
        assert "Ended early. What you did counts." in stage.text()
        assert "left out: Bridge, Knee rolls" in stage.text()
        await stage.press("enter")
        await stage.on(TodayScreen)
        (entry,) = await stage.entries()
        assert isinstance(entry, SessionEntry)
        assert (entry.outcome, entry.pain_before, entry.pain_after) == (Outcome.ENDED_EARLY, 5, 3)
        assert [record.done_s for record in entry.exercises] == [10, 0, 0]
        assert await stage.ask(JournalStore.draft) is None


async def test_discarding_leaves_no_trace(open_app: OpenApp) -> None:
    async with open_app() as stage:
        screen = await stage.begin("starter-three", "5", "enter")
        stage.run(screen, 30)
        await stage.press("escape")
        await stage.on(Question)
        await stage.press("d")
        await stage.told("Discarded. The journal is as it was before.")
        assert await stage.entries() == ()
        assert await stage.ask(JournalStore.draft) is None


async def test_absence_is_said_once(open_app: OpenApp) -> None:
    async with open_app() as stage:
        screen = await stage.begin("starter-three")
        stage.clock.advance(60)
        screen.tick()
        assert stage.words("#state").startswith("You were away for 1:00.")
        await stage.press("escape")
        await stage.on(Question)
        await stage.press("g")
        await stage.on(SessionScreen)
        await stage.press("space")
        assert stage.words("#state") == "Paused. Space goes on."
