"""The first start on screens, the exercises that are closed for now, and the screen about oneself."""

from pathlib import Path

import pytest

from backcare_tui.domain.catalogue.terms import CautionTag
from backcare_tui.domain.journal.memo import Subject
from backcare_tui.storage.journal.store import JournalStore
from backcare_tui.storage.written.settings_file import Settings, load_settings
from backcare_tui.ui.dialogs.asking.answer_list import AnswerList
from backcare_tui.ui.dialogs.asking.circumstances import CircumstancesScreen
from backcare_tui.ui.dialogs.asking.interruption import InterruptionScreen
from backcare_tui.ui.dialogs.asking.page import QuestionPage
from backcare_tui.ui.dialogs.asking.question import QuestionScreen
from backcare_tui.ui.dialogs.asking.rating import RatingScreen
from backcare_tui.ui.dialogs.asking.welcome import WelcomeScreen
from backcare_tui.ui.screens.catalogue import CatalogueScreen
from backcare_tui.ui.screens.journal.screen import JournalScreen
from backcare_tui.ui.screens.session import SessionScreen
from backcare_tui.ui.screens.today import TodayScreen
from tests.ui.running_app import QUIET, OpenApp, RunningApp
from tests.ui.test_palette import offers, open_palette

SIZES = [(120, 40), (80, 24), (60, 20), (40, 15)]


async def kept(stage: RunningApp) -> dict[Subject, str]:
    """What the journal has in mind, latest answers only."""
    memos = await stage.ask(JournalStore.memos)
    return {memo.about: memo.says for memo in reversed(memos)}


async def asked(stage: RunningApp, name: str) -> QuestionPage:
    await stage.asks(name)
    return await stage.on(QuestionPage)


async def test_a_healthy_person_presses_four_keys(open_app: OpenApp, folder: Path) -> None:
    keys = 0
    async with open_app(welcomed=False) as stage:
        await stage.on(WelcomeScreen)
        for key, name in (("enter", "signs"), ("n", "signs"), ("n", "circumstances")):
            await stage.press(key)
            await asked(stage, name)
            keys += 1
        await stage.press("n")
        keys += 1
        await stage.on(TodayScreen)
        await stage.see("enter starts it")
        assert await kept(stage) == {Subject.SIGNS: "none", Subject.CIRCUMSTANCES: "none"}
        assert keys <= 6
        assert not folder.with_name("config").exists()


async def test_nothing_is_answered_by_enter_until_it_was_chosen(open_app: OpenApp) -> None:
    """A key that was pressed too often says of nobody that they have no sign."""
    async with open_app(welcomed=False) as stage:
        await stage.press(*["enter"] * 4)
        first = await asked(stage, "signs")
        assert first.query_one(AnswerList).highlighted is None
        assert "enter" not in stage.text()
        await stage.press("down", "enter", "enter")
        second = await asked(stage, "signs")
        assert second is not first
        await stage.press("n", "enter")
        await asked(stage, "circumstances")
        assert (await kept(stage)) == {Subject.SIGNS: "none"}


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_every_sign_can_be_read_beside_the_answers(open_app: OpenApp, size: tuple[int, int]) -> None:
    async with open_app(welcomed=False, size=size) as stage:
        await stage.press("enter")
        page = await asked(stage, "signs")
        beginnings = {sign[:12] for sign in page.question.points}
        seen: set[str] = set()
        for _ in range(20):
            text = stage.text()
            assert "n  none of these" in text
            assert "! get help" in text
            seen |= {beginning for beginning in beginnings if f"– {beginning}" in text}
            if "pgdn" not in text:
                break
            await stage.press("pagedown")
        assert seen == beginnings
        assert "pgdn" not in stage.text()


async def test_a_sign_closes_the_exercises_until_somebody_has_looked_at_it(open_app: OpenApp) -> None:
    quiet = QUIET.model_copy(update={"emergency_number": "112"})
    async with open_app(welcomed=False, settings=quiet, size=(120, 40)) as stage:
        await stage.press("enter")
        await asked(stage, "signs")
        await stage.press("y")
        await stage.on(InterruptionScreen)
        await stage.see("Call 112 or go to an emergency department now.", "The exercises are closed for now.")
        assert (await kept(stage))[Subject.SIGNS] == "emergency"
        await stage.press("g")
        await stage.on(TodayScreen)
        await stage.see("The exercises are closed for now. Call 112")
        assert "enter starts it" not in stage.text()
        await stage.see("enter open them again", "w log a walk")
        assert "enter start " not in stage.text()
        assert "g gentle day" not in stage.text()
        await stage.press("3")
        await stage.on(JournalScreen)
        await stage.press("2")
        await stage.on(CatalogueScreen)
        await stage.press("s")
        question = await stage.on(QuestionScreen)
        assert question.question.name == "closed"
        await stage.press("enter")
        await stage.on(CatalogueScreen)
        await stage.press("1")
        await stage.on(TodayScreen)
        await stage.press("enter")
        await stage.on(QuestionScreen)
        await stage.press("y")
        await stage.on(TodayScreen)
        await stage.see("enter starts it")
        assert (await kept(stage))[Subject.SIGNS] == "none"
        await stage.press("enter")
        await stage.on(RatingScreen)


async def test_the_wrong_key_shows_the_signs_again(open_app: OpenApp) -> None:
    async with open_app(welcomed=False) as stage:
        await stage.press("enter")
        await asked(stage, "signs")
        await stage.press("y")
        await stage.on(InterruptionScreen)
        await stage.press("b")
        await asked(stage, "signs")
        await stage.press("n", "n")
        await asked(stage, "circumstances")
        assert (await kept(stage))[Subject.SIGNS] == "none"


@pytest.mark.parametrize("key", ["enter", "g"])
async def test_closed_exercises_stay_closed_at_the_next_start(open_app: OpenApp, key: str) -> None:
    async with open_app(welcomed=False) as stage:
        await stage.press("enter")
        await asked(stage, "signs")
        await stage.press("y")
        await stage.on(InterruptionScreen)
    async with open_app(welcomed=False) as stage:
        await stage.see("The exercises are closed for now.")
        await stage.press(key)
        assert (await stage.on(QuestionScreen)).question.name == "closed"


async def test_a_routine_named_at_the_start_asks_while_they_are_closed(open_app: OpenApp) -> None:
    async with open_app(welcomed=False) as stage:
        routine = stage.catalogue.routines["desk-break"]
        await stage.press("enter")
        await asked(stage, "signs")
        await stage.press("y")
        await stage.on(InterruptionScreen)
    async with open_app(welcomed=False, start=routine) as stage:
        assert (await stage.on(QuestionScreen)).question.name == "closed"
        await stage.press("y")
        await stage.on(RatingScreen)


async def test_somebody_welcomed_by_an_older_program_gets_the_cards_once(open_app: OpenApp) -> None:
    async with open_app(welcomed=False) as stage:
        await stage.ask(JournalStore.mark_welcome_seen)
    async with open_app(welcomed=False) as stage:
        await asked(stage, "signs")
        await stage.press("escape")
        await asked(stage, "circumstances")
        await stage.press("escape")
        await stage.on(TodayScreen)
    async with open_app(welcomed=False) as stage:
        await stage.see("enter starts it")


async def test_cut_off_in_the_middle_it_goes_on_where_it_stopped(open_app: OpenApp) -> None:
    async with open_app(welcomed=False) as stage:
        await stage.pass_first_cards()
        await asked(stage, "circumstances")
    async with open_app(welcomed=False) as stage:
        await asked(stage, "circumstances")
        await stage.press("n")
        await stage.on(TodayScreen)


async def test_what_is_chosen_is_written_and_heeded_at_once(open_app: OpenApp, folder: Path) -> None:
    async with open_app(welcomed=False, size=(100, 40)) as stage:
        await stage.pass_first_cards()
        await asked(stage, "circumstances")
        await stage.press("y")
        await stage.on(CircumstancesScreen)
        await stage.press("y", "d", "enter")
        await stage.see("Whom to ask", "Do you have a new hip? Whoever operated on you")
        await stage.press("enter")
        await stage.on(TodayScreen)
        settings, problems = load_settings(folder.with_name("config"))
        assert settings == Settings(
            about_me=(CautionTag.OSTEOPOROSIS,), not_sure_about=(CautionTag.HIP_REPLACEMENT,)
        )
        assert problems == ()
        assert (await kept(stage))[Subject.CIRCUMSTANCES] == "osteoporosis; not sure: hip-replacement"
        screen = await stage.begin("wind-down")
        assert isinstance(screen, SessionScreen)
        exercises = [item.exercise for item in screen.session.timeline.routine.items]
        assert "knee-to-chest" not in exercises


async def test_what_is_chosen_changes_what_is_on_the_screen(open_app: OpenApp) -> None:
    async with open_app(welcomed=False, size=(100, 40)) as stage:
        await stage.pass_first_cards()
        await asked(stage, "circumstances")
        await stage.press("y")
        await stage.on(CircumstancesScreen)
        await stage.press("y", "enter")
        await stage.on(TodayScreen)
        await stage.see("For thin bones:")
        await stage.press("2", "a")
        await stage.on(CircumstancesScreen)
        await stage.press("n", "enter")
        await stage.on(CatalogueScreen)
        await stage.until(lambda: "thin bones" not in stage.text())
        await stage.press("1")
        await stage.until(lambda: "enter starts it" in stage.text() and "thin bones" not in stage.text())


async def test_about_me_shows_what_was_said_and_each_can_be_changed(open_app: OpenApp, folder: Path) -> None:
    config = folder.with_name("config")
    config.mkdir()
    (config / "settings.toml").write_text(
        '# mine\nabout_me = ["heart"]  # told in March\ndo_anyway = ["bridge"]\n'
    )
    settings = QUIET.model_copy(update={"about_me": (CautionTag.HEART,), "do_anyway": ("bridge",)})
    async with open_app(settings=settings, size=(100, 50)) as stage:
        await stage.press("2")
        await stage.on(CatalogueScreen)
        await stage.press("a")
        await stage.on(CircumstancesScreen)
        await stage.see("● Do you have a heart condition?  yes", "● Bridge  yes", "· Do you have a new hip?")
        await stage.press("space", "end", "n", "enter")
        await stage.on(CatalogueScreen)
        await stage.settle()
        assert (
            (config / "settings.toml")
            .read_text()
            .startswith('# mine\nabout_me = ["heart", "osteoporosis"]  # told')
        )
        loaded, _ = load_settings(config)
        assert set(loaded.about_me) == {CautionTag.HEART, CautionTag.OSTEOPOROSIS}
        assert loaded.do_anyway == ()
        assert (await kept(stage))[Subject.CIRCUMSTANCES] == "osteoporosis heart"


async def test_leaving_about_me_changes_nothing(open_app: OpenApp, folder: Path) -> None:
    async with open_app() as stage:
        await stage.press("2", "a")
        await stage.on(CircumstancesScreen)
        await stage.press("y", "escape")
        await stage.on(CatalogueScreen)
        assert not folder.with_name("config").exists()
        assert (await kept(stage))[Subject.CIRCUMSTANCES] == "none"


async def test_settings_that_cannot_be_written_are_told_and_stay_as_they_were(
    open_app: OpenApp, folder: Path
) -> None:
    config = folder.with_name("config")
    config.mkdir()
    (config / "settings.toml").write_text("about_me = \n")
    async with open_app() as stage:
        await stage.press("2", "a")
        await stage.on(CircumstancesScreen)
        await stage.press("y", "enter")
        await stage.told("Your settings could not be kept, because of a mistake")
        assert (config / "settings.toml").read_text() == "about_me = \n"
        assert (await kept(stage))[Subject.CIRCUMSTANCES] == "none"


async def test_the_palette_has_it(open_app: OpenApp) -> None:
    async with open_app() as stage:
        await open_palette(stage)
        await stage.press(*"circumst")
        await stage.until(lambda: offers(stage)[:1] and offers(stage)[0].startswith("About me"))
        await stage.press("enter")
        await stage.on(CircumstancesScreen)


async def test_an_answer_is_seen_beside_its_question_at_every_width(open_app: OpenApp) -> None:
    async with open_app() as stage:
        await stage.press("2")
        catalogue = await stage.on(CatalogueScreen)
        for size in SIZES:
            await stage.pilot.resize_terminal(*size)
            await stage.at_rest()
            await stage.press("a")
            page = await stage.on(CircumstancesScreen)
            assert page.size == size
            assert "●" not in stage.text(), size
            await stage.press("y")
            await stage.see("●", "yes")
            assert "! get help" in stage.text(), size
            await stage.press("escape")
            assert await stage.on(CatalogueScreen) is catalogue


@pytest.mark.parametrize("size", SIZES)
async def test_all_of_the_welcome_can_be_read(open_app: OpenApp, size: tuple[int, int]) -> None:
    """In 60x20 at once; where it is smaller, a key that is seen reads on."""
    async with open_app(size=size, welcomed=False) as stage:
        await stage.on(WelcomeScreen)
        last = "shows them and what to do"
        if size == (40, 15):
            assert last not in " ".join(stage.text().split())
            await stage.press("pagedown", "pagedown", "pagedown")
        await stage.until(lambda: last in " ".join(stage.text().split()))
        await stage.until(lambda: "pgdn" not in stage.text())
        await stage.see("enter understood")
