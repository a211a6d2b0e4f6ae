"""Keys that come faster than screens, as over a slow line, break nothing."""

import asyncio
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from textual.events import Key, Paste
from textual.screen import Screen
from textual.widgets import Input, OptionList, TextArea

from backcare_tui.domain.interview.question import Answer, Choice, Question
from backcare_tui.domain.journal.entry import RatingEntry
from backcare_tui.domain.session.draft import EntryDraft
from backcare_tui.ui.app import BackcareApp
from backcare_tui.ui.dialogs.asking.question import QuestionScreen
from backcare_tui.ui.dialogs.forms.entry_form import EntryForm, FormChoices
from backcare_tui.ui.dialogs.help_cards import HelpCardsScreen
from backcare_tui.ui.dialogs.key_help import KeyHelp
from backcare_tui.ui.screens.catalogue import CatalogueScreen
from backcare_tui.ui.screens.today import TodayScreen
from backcare_tui.ui.terminal import typing_order
from backcare_tui.ui.widgets.choice_list import ChoiceList
from tests.storage.kept import kept_session
from tests.ui import sample
from tests.ui.running_app import OpenApp, RunningApp, run_app


async def test_a_key_for_a_screen_that_is_being_opened_breaks_nothing(open_app: OpenApp) -> None:
    rating = sample.a_rating(1, sample.NOW, 3)
    async with open_app(entries=[rating]) as stage:
        draft = EntryDraft(entry=rating, new=False, typed={}, saved_at=sample.NOW)
        form = EntryForm(draft, FormChoices(str, {}, lambda blank, *_: blank), stage.journal, stage.clock)
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
        await stage.app.on_event(Key("u", "u"))
        await stage.on(QuestionScreen)
        await stage.press("u")
        await stage.until(lambda: answers)
        assert answers == [Choice.SHARP]


async def test_opening_and_leaving_in_one_breath_breaks_nothing(open_app: OpenApp) -> None:
    async with open_app() as stage:
        for key in ("exclamation_mark", "question_mark"):
            stage.type_ahead(key, "escape", key, "escape")
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
        stage.type_ahead("4", way_on, way_on, *"notes", "ctrl+s")
        await stage.told("Saved")
        (entry,) = await stage.entries()
        assert isinstance(entry, RatingEntry)
        assert (entry.pain, entry.note) == (4, "notes")


async def test_a_paste_comes_between_the_keys_before_and_after_it(open_app: OpenApp) -> None:
    async with open_app() as stage:
        await stage.on(TodayScreen)
        await stage.press("r")
        await stage.on(EntryForm)
        stage.type_ahead("4", "tab", "tab", "a")
        stage.app.post_message(Paste("pasted"))
        stage.type_ahead("z", "ctrl+s")
        await stage.told("Saved")
        assert [entry.note for entry in await stage.entries()] == ["apastedz"]


async def test_what_is_typed_before_the_program_is_there_goes_where_it_was_meant(open_app: OpenApp) -> None:
    async with open_app(ahead=["2", "j", "j", "j"]) as stage:
        screen = await stage.on(CatalogueScreen)
        assert screen.query_one("#search", Input).value == ""
        assert screen.query_one("#items", ChoiceList).highlighted == 4  # from the first below its heading


async def test_a_first_question_is_not_answered_by_what_was_typed_before_it(open_app: OpenApp) -> None:
    async with open_app() as stage:
        await stage.ask(lambda store: store.save_draft(sample.a_draft(stage.catalogue, 1)))
    async with open_app(ahead=["2", "d", "enter"]) as stage:
        await stage.on(QuestionScreen)
        assert await stage.ask(kept_session)


class SlowToCome(QuestionScreen):
    """A question on a machine so slow that it takes a while until there is anything to see of it."""

    CSS_PATH = None  # type: ignore[assignment]  # Textual takes none, too

    def __init__(self, question: Question, come: asyncio.Event) -> None:
        super().__init__(question)
        self._come = come

    async def on_mount(self) -> None:
        await self._come.wait()


@pytest.mark.parametrize("slow", ["the work between", "the screen"])
async def test_a_key_typed_ahead_waits_for_the_question_it_was_meant_for(
    open_app: OpenApp, monkeypatch: pytest.MonkeyPatch, slow: str
) -> None:
    monkeypatch.setattr(typing_order, "_LONGEST_S", 0.05)
    go_on, answers = asyncio.Event(), []

    async def ask_twice(app: BackcareApp) -> None:
        answers.append(await app.push_screen_wait(QuestionScreen(SHARP)))
        if slow == "the work between":
            await go_on.wait()
        second = SlowToCome(SHARP, go_on) if slow == "the screen" else QuestionScreen(SHARP)
        answers.append(await app.push_screen_wait(second))

    async with open_app() as stage:
        stage.app.run_worker(ask_twice(stage.app))
        await stage.on(QuestionScreen)
        stage.type_ahead("u", "u")
        await stage.until(lambda: answers)
        await asyncio.sleep(0.3)  # longer than keys are held back without a reason
        go_on.set()
        await stage.until(lambda: len(answers) == 2)
        assert answers == [Choice.SHARP] * 2


async def test_a_key_typed_between_two_questions_answers_the_second(open_app: OpenApp) -> None:
    """The first key of all came to a question that was there already; the next, while nothing stood on top."""
    go_on, answers = asyncio.Event(), []

    async def ask_twice(app: BackcareApp) -> None:
        answers.append(await app.push_screen_wait(QuestionScreen(SHARP)))
        await go_on.wait()
        answers.append(await app.push_screen_wait(QuestionScreen(SHARP)))

    async with open_app() as stage:
        stage.app.run_worker(ask_twice(stage.app))
        await stage.on(QuestionScreen)
        stage.type_ahead("u")
        await stage.until(lambda: answers and len(stage.app.screen_stack) == 1)
        stage.type_ahead("u")
        await stage.pilot.pause()
        go_on.set()
        await stage.until(lambda: len(answers) == 2)
        assert answers == [Choice.SHARP] * 2


async def test_a_key_that_is_typed_while_nothing_moves_gives_on_all_that_waited(
    open_app: OpenApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever types again after a while has seen what is there: nothing is stuck behind work that never ends."""
    monkeypatch.setattr(typing_order, "_LONGEST_S", 0.05)
    never = asyncio.Event()

    async def ask_and_hang(app: BackcareApp) -> None:
        await app.push_screen_wait(QuestionScreen(SHARP))
        await never.wait()

    async with open_app() as stage:
        worker = stage.app.run_worker(ask_and_hang(stage.app))
        await stage.on(QuestionScreen)
        stage.type_ahead("u", "exclamation_mark")
        await stage.until(lambda: not isinstance(stage.screen, QuestionScreen))
        await asyncio.sleep(0.3)
        assert not isinstance(stage.screen, HelpCardsScreen)
        stage.type_ahead("question_mark")
        await stage.on(KeyHelp)
        assert [type(screen) for screen in stage.app.screen_stack[1:]] == [HelpCardsScreen, KeyHelp]
        worker.cancel()


async def test_work_that_was_waited_for_in_vain_holds_no_later_key_back(
    open_app: OpenApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Today waits for the journal while a damaged one is asked about: the answers are not held up by it."""
    never = asyncio.Event()
    async with open_app() as stage:
        await stage.press("j")  # the first key of all waits for the program itself
        with monkeypatch.context() as soon:
            soon.setattr(typing_order, "_LONGEST_S", 0.5)
            worker = stage.app.run_worker(never.wait(), group="read")
            await stage.press("question_mark")
            await stage.on(KeyHelp)
        monkeypatch.setattr(typing_order, "_LONGEST_S", 3600.0)
        stage.type_ahead("escape", "exclamation_mark")
        await stage.on(HelpCardsScreen)
        worker.cancel()


KEYS = [
    *(
        "1",
        "2",
        "3",
        "j",
        "k",
        "down",
        "up",
        "enter",
        "escape",
        "tab",
        "s",
        "r",
        "w",
        "a",
        "e",
        "d",
        "u",
        "x",
        "g",
    ),
    *("4", "n", "slash", "space", "c", "question_mark", "exclamation_mark", "ctrl+s", "b", "backspace"),
]


@settings(
    max_examples=6,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow],
)
@given(
    st.lists(
        st.tuples(st.lists(st.sampled_from(KEYS), min_size=1, max_size=8), st.sampled_from([0.0, 0.004, 0.03])),
        min_size=1,
        max_size=4,
    )
)
def test_keys_do_the_same_however_fast_they_come(bursts: list[tuple[list[str], float]]) -> None:
    keys = [key for burst, _ in bursts for key in burst]

    async def slowly() -> object:
        with tempfile.TemporaryDirectory() as folder:
            async with run_app(Path(folder, "data"), entries=sample.a_fortnight()) as stage:
                for key in keys:
                    await stage.press(key)
                    await stage.pilot.pause(0.02)
                return await what_is_there(stage)

    async def fast() -> object:
        with tempfile.TemporaryDirectory() as folder:
            async with run_app(Path(folder, "data"), entries=sample.a_fortnight(), ahead=bursts[0][0]) as stage:
                for burst, pause in bursts[1:]:
                    await asyncio.sleep(pause)
                    stage.type_ahead(*burst)
                await stage.at_rest()
                return await what_is_there(stage)

    assert asyncio.run(fast()) == asyncio.run(slowly())


def fields_of(screen: Screen[object]) -> list[Input | TextArea]:
    return [field for field in screen.query("*") if isinstance(field, Input | TextArea)]


async def what_is_there(stage: RunningApp) -> object:
    """The screens, the focus, what is written and highlighted, and the journal."""
    screen = stage.screen
    fields = [field.value if isinstance(field, Input) else field.text for field in fields_of(screen)]
    lists = [choices.highlighted for choices in screen.query(OptionList)]
    return (
        stage.app.current_mode,
        [type(screen).__name__ for screen in stage.app.screen_stack],
        stage.app.focused and stage.app.focused.id,
        fields,
        lists,
        [entry.model_copy(update={"id": None}) for entry in await stage.entries()],
    )
