"""What the keys of a session do."""

from pathlib import Path

import pytest
from textual.widgets import TextArea

from backcare_tui.cues import player
from backcare_tui.domain.catalogue.terms import Variation
from backcare_tui.domain.journal.complaint import Complaint, PainKind, Remedy
from backcare_tui.domain.journal.entry import Outcome, SessionEntry
from backcare_tui.domain.words.wording import clock_words
from backcare_tui.ui.dialogs.asking.question import QuestionScreen
from backcare_tui.ui.dialogs.asking.rating import RatingScreen
from backcare_tui.ui.dialogs.forms.summary import SummaryScreen
from backcare_tui.ui.screens.session import SessionScreen
from backcare_tui.ui.screens.today import TodayScreen
from backcare_tui.ui.widgets.pain_scale import PainScale
from backcare_tui.ui.widgets.session_view import SessionView
from backcare_tui.ui.widgets.stage.letters import drawn
from tests.storage.kept import kept_session
from tests.ui.host import OpenSession
from tests.ui.running_app import QUIET, OpenApp, RunningApp, ready_s


def position(stage: RunningApp, screen: SessionScreen) -> float:
    return screen.session.position(stage.clock.seconds)


def item(stage: RunningApp, screen: SessionScreen) -> int:
    return screen.session.at(stage.clock.seconds).step.item


async def test_space_pauses_and_goes_on(open_session: OpenSession) -> None:
    async with open_session("starter-three") as (stage, screen):
        stage.run(screen, 5)
        await stage.press("space")
        assert (stage.words("#count"), stage.words("#state")) == ("Paused", "Press space to go on.")
        await stage.see("space go on")
        stage.run(screen, 60)
        assert position(stage, screen) == 5
        await stage.press("space")
        stage.run(screen, 2)
        assert position(stage, screen) == 7
        await stage.see("space pause")
        assert stage.words("#state") == ""


async def test_n_goes_on_to_the_next_and_after_the_last_to_the_end(open_app: OpenApp) -> None:
    async with open_app() as stage:
        screen = await stage.begin("starter-three")
        stage.run(screen, ready_s(screen) + 10)
        await stage.press("n")
        assert (stage.words("#session-exercise"), stage.words("#phase")) == ("2 of 3   Get ready", "Bridge")
        await stage.press("n")
        assert (stage.words("#session-exercise"), stage.words("#phase")) == ("3 of 3   Get ready", "Knee rolls")
        assert stage.words("#following").split(maxsplit=1) == ["next", "the end"]
        await stage.press("n")
        await stage.on(RatingScreen)
        outcomes = [record.outcome for record in screen.session.records(0)]
        assert outcomes == [Outcome.ENDED_EARLY, Outcome.SKIPPED, Outcome.SKIPPED]


async def test_b_begins_the_exercise_again_and_twice_the_one_before(open_session: OpenSession) -> None:
    async with open_session("starter-three") as (stage, screen):
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
async def test_plus_gives_ten_seconds_more(open_session: OpenSession, key: str) -> None:
    async with open_session("starter-three") as (stage, screen):
        before = screen.session.timeline.seconds
        await stage.press(key)
        assert screen.session.timeline.seconds == before + 10
        assert stage.words("#bar-session .words") == f"{clock_words(before + 10)} to go"


@pytest.mark.parametrize(
    ("slower", "faster"), [("left_square_bracket", "right_square_bracket"), ("left", "right")]
)
async def test_brackets_and_arrows_change_the_pace(open_session: OpenSession, slower: str, faster: str) -> None:
    async with open_session("starter-three") as (stage, screen):
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


async def test_the_pace_stays_between_half_and_double(open_session: OpenSession) -> None:
    async with open_session("starter-three") as (_, screen):
        for _ in range(12):
            screen.action_pace(-1)
        assert screen.session.timeline.pace == 0.5
        for _ in range(20):
            screen.action_pace(1)
        assert screen.session.timeline.pace == 2.0


async def test_at_my_own_pace_each_repetition_waits_for_space(open_session: OpenSession) -> None:
    async with open_session("starter-three") as (stage, screen):
        await stage.press("o")
        assert stage.words("#state") == "own pace"
        first = [step for step in screen.session.timeline.steps if step.rep == 1 and step.item == 0]
        stage.run(screen, first[-1].end + 100)
        assert position(stage, screen) == first[-1].end
        assert (stage.words("#count"), stage.words("#state")) == ("Press space", "In your own time.")
        assert stage.words("#rep") == "rep 1 of 8"
        await stage.press("space")
        stage.run(screen, 1)
        assert stage.words("#rep") == "rep 2 of 8"
        await stage.press("o")
        stage.run(screen, 100)
        assert position(stage, screen) == first[-1].end + 101


@pytest.mark.parametrize("key", ["space", "enter"])
async def test_up_from_the_floor_it_waits_for_a_key_as_long_as_needed(open_session: OpenSession, key: str) -> None:
    async with open_session("original-nine") as (stage, screen):
        (up,) = (step for step in screen.session.timeline.steps if step.waits)
        stage.run(screen, up.end - 1)
        assert "Press space" not in stage.words("#state")
        stage.run(screen, 600)
        assert position(stage, screen) == up.end
        assert stage.words("#state") == "Take your time."
        done = screen.session.records(stage.clock.seconds)
        stage.run(screen, 60)
        assert screen.session.records(stage.clock.seconds) == done
        await stage.press("plus")
        stage.run(screen, 5)
        assert position(stage, screen) == up.end + 5
        stage.run(screen, 100)
        assert position(stage, screen) == up.end + 10
        await stage.press(key)
        stage.run(screen, 1)
        assert position(stage, screen) == up.end + 11
        assert stage.words("#state") == ""


@pytest.mark.parametrize("key", ["escape", "q"])
async def test_the_end_asks_and_going_on_goes_on(open_session: OpenSession, key: str) -> None:
    async with open_session("starter-three") as (stage, screen):
        stage.run(screen, 30)
        await stage.press(key)
        await stage.on(QuestionScreen)
        assert "End the session?" in stage.text()
        stage.run(screen, 60)
        await stage.press("g")
        assert await stage.on(SessionScreen) is screen
        assert position(stage, screen) == 30
        stage.run(screen, 1)
        assert position(stage, screen) == 31


async def test_escape_on_the_question_goes_on_too(open_session: OpenSession) -> None:
    async with open_session("starter-three") as (stage, screen):
        await stage.press("escape")
        await stage.on(QuestionScreen)
        await stage.press("escape")
        assert await stage.on(SessionScreen) is screen
        assert not screen.session.paused


async def test_ending_early_saves_what_was_done(open_app: OpenApp) -> None:
    async with open_app() as stage:
        screen = await stage.begin("starter-three", "5", "enter")
        stage.run(screen, ready_s(screen) + 10)
        await stage.press("escape")
        await stage.on(QuestionScreen)
        await stage.press("s")
        await stage.on(RatingScreen)
        await stage.press("3", "enter")
        await stage.on(SummaryScreen)
        assert "Ended early." in stage.text()
        assert "not done: Bridge, Knee rolls" in stage.text()
        await stage.press("enter")
        await stage.on(TodayScreen)
        (entry,) = await stage.entries()
        assert isinstance(entry, SessionEntry)
        assert (entry.outcome, entry.pain_before, entry.pain_after) == (Outcome.ENDED_EARLY, 5, 3)
        assert [record.done_s for record in entry.exercises] == [10, 0, 0]
        assert await stage.ask(kept_session) is None


async def test_each_exercise_has_the_mark_of_how_it_ended(open_session: OpenSession) -> None:
    async with open_session("starter-three", moving=True) as (stage, screen):

        def marked() -> str:
            return stage.words("#session-routine")

        await stage.until(lambda: marked().endswith("◉ ○ ○"))
        await stage.press("n")
        await stage.until(lambda: marked().endswith("– ◉ ○"))
        timeline = screen.session.timeline
        stage.run(screen, timeline.steps[timeline.first_step(1)].end - position(stage, screen) + 5)
        await stage.press("n")
        await stage.until(lambda: marked().endswith("– ◔ ◉"))
        await stage.press("b")
        await stage.until(lambda: marked().endswith("– ◉ ○"))
        stage.run(screen, screen.session.timeline.item_end(1) - position(stage, screen) + 1)
        await stage.until(lambda: marked().endswith("– ● ◉"))


async def test_discarding_leaves_no_trace(open_app: OpenApp) -> None:
    async with open_app() as stage:
        screen = await stage.begin("starter-three", "5", "enter")
        stage.run(screen, ready_s(screen) + 10)
        await stage.press("escape")
        await stage.on(QuestionScreen)
        await stage.press("d")
        await stage.told("Discarded. The journal is as it was before.")
        assert await stage.entries() == ()
        assert await stage.ask(kept_session) is None


async def test_l_leaves_out_the_small_print_is_remembered_and_gives_it_back(open_session: OpenSession) -> None:
    small_print = ("#session-exercise", "#session-routine", "#bar-exercise", "#following", "#sentence")

    def shown(stage: RunningApp) -> list[str]:
        return [part for part in small_print if stage.screen.query_one(part).region.area]

    async with open_session("starter-three", moving=True) as (stage, screen):
        begins = ready_s(screen)
        stage.run(screen, begins + 1)
        await stage.until(lambda: shown(stage) == list(small_print))
        await stage.press("l")
        await stage.until(lambda: shown(stage) == [])
        await stage.see("l normal")
        assert stage.app.changed == {"large": True}
        assert stage.screen.query_one("#figure").region.area
        stage.run(screen, 1)
        assert drawn_in(stage, "#phase", screen.session.at(stage.clock.seconds).step.name)
        assert position(stage, screen) == begins + 2
        await stage.press("space")
        await stage.until(lambda: drawn_in(stage, "#count", "Paused"))
        await stage.see("Press space to go on.")
        await stage.press("l")
        await stage.until(lambda: shown(stage) == list(small_print))
        assert stage.app.changed == {"large": False}
        await stage.see("Press space to go on.", "l large")


async def test_what_was_large_last_begins_large(open_app: OpenApp, folder: Path) -> None:
    async with open_app(settings=QUIET.model_copy(update={"large": True})) as stage:
        screen = await stage.begin("starter-three")
        stage.run(screen, 21)
        assert screen.query_one(SessionView).large
        file = folder.with_name("config") / "settings.toml"
        await stage.press("l", "l")
        await stage.until(file.exists)
        await stage.until(lambda: file.read_text() == "large = true\n")


def drawn_in(stage: RunningApp, part: str, words: str) -> bool:
    """Whether WORDS stand in PART in drawn letters."""
    size = stage.screen.query_one(part).size
    said = stage.words(part)
    return "\n" in said and said == drawn(words, size.width, size.height)


class Spoken:
    """What a speech program was given, which it has said at once."""

    returncode = 0

    def __init__(self, text: str | None) -> None:
        self.text = text

    def poll(self) -> int:
        return self.returncode


@pytest.fixture
def spoken(monkeypatch: pytest.MonkeyPatch) -> list[Spoken]:
    """All that is said from now on, on a machine where a program speaks."""
    spoken: list[Spoken] = []

    def start(program: player.Program, path: str, what: str | None) -> Spoken:
        spoken.append(Spoken(what))
        return spoken[-1]

    monkeypatch.setattr(player, "find", lambda program: program.name)
    monkeypatch.setattr(player, "start", start)
    return spoken


async def test_v_turns_the_voice_on_and_off(open_app: OpenApp, spoken: list[Spoken]) -> None:
    async with open_app() as stage:
        screen = await stage.begin("starter-three")
        stage.run(screen, 1)
        assert not spoken
        await stage.press("v")
        await stage.told("Voice on.")
        await stage.press("n")
        stage.run(screen, 1)
        assert str(spoken[-1].text).startswith("Exercise 2 of 3: Bridge.")
        await stage.press("v")
        await stage.told("Voice off.")
        said = len(spoken)
        await stage.press("n")
        stage.run(screen, 1)
        assert len(spoken) == said


async def test_v_says_why_nothing_can_be_spoken(open_app: OpenApp, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(player, "find", lambda _program: None)
    async with open_app() as stage:
        await stage.begin("starter-three")
        await stage.press("v")
        await stage.told("not installed: ")


# It hurts


async def hurting(stage: RunningApp, *keys: str) -> SessionScreen:
    """Ten seconds into starter three's movement, `p` was pressed and KEYS answered until it is asked what now."""
    screen = await stage.begin("starter-three", "4", "enter")
    stage.run(screen, ready_s(screen) + 10)
    await stage.press("p")
    await stage.see("Where is it, and how?")
    await stage.press(*keys)
    await stage.see("What now?")
    return screen


async def test_while_it_is_asked_what_hurts_nothing_runs_on(open_app: OpenApp) -> None:
    async with open_app() as stage:
        screen = await hurting(stage, "i", "2", "enter")
        stage.run(screen, 60)
        assert position(stage, screen) == ready_s(screen) + 10


async def test_mild_pain_goes_on_as_it_was_and_is_remembered(open_app: OpenApp) -> None:
    async with open_app() as stage:
        screen = await hurting(stage, "i", "2", "enter")
        await stage.see("What now?", "Familiar pain that settles by tomorrow is fine.")
        await stage.press("g")
        await stage.on(SessionScreen)
        assert position(stage, screen) == ready_s(screen) + 10
        assert not screen.session.paused
        kept = screen.so_far()
        assert kept.pain_worst == 2
        assert kept.records[0].complaints == (Complaint(pain=2, what=PainKind.STAYS, remedy=Remedy.GO_ON),)
        assert kept.note == ""


async def test_pain_down_the_leg_leaves_the_exercise_out(open_app: OpenApp) -> None:
    async with open_app() as stage:
        screen = await hurting(stage, "f", "n", "5", "enter")
        await stage.see("What now?")
        assert "not this exercise today" in stage.words("#question-body")
        await stage.press("o")
        await stage.on(SessionScreen)
        assert item(stage, screen) == 1
        assert screen.session.records(stage.clock.seconds)[0].outcome is Outcome.ENDED_EARLY


async def test_the_easier_form_is_said_instead(open_app: OpenApp) -> None:
    async with open_app() as stage:
        screen = await hurting(stage, "i", "4", "enter")
        await stage.see("What now?")
        await stage.press("e")
        await stage.on(SessionScreen)
        stage.run(screen, 1)
        easier = stage.catalogue.exercises["pelvic-tilt"].easier[0].words
        await stage.until(lambda: stage.words("#sentence") == easier)
        assert screen.session.records(stage.clock.seconds)[0].variation is Variation.EASIER


async def test_strong_pain_may_end_it_and_the_summary_knows(open_app: OpenApp) -> None:
    async with open_app(size=(100, 40)) as stage:
        await hurting(stage, "u", "8", "enter")
        await stage.see("What now?")
        await stage.press("s")
        await stage.until(lambda: "And how is your back now?" in stage.text())
        await stage.press("6", "enter")
        screen = await stage.on(SummaryScreen)
        assert screen.query_one("#worst", PainScale).value == 8
        assert screen.query_one("#note", TextArea).text == ""
        assert "Pelvic tilt: pain 8, sharp; ended the session." in stage.words("#summary-words")
