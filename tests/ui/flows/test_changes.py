"""What is changed for the person, told in the app before a session and when one is taken up again."""

from pathlib import Path

from backcare_tui.domain.catalogue.terms import CautionTag
from backcare_tui.ui.dialogs.asking.rating import RatingScreen
from backcare_tui.ui.messages import Practise
from backcare_tui.ui.screens.session import SessionScreen
from tests.ui import sample
from tests.ui.running_app import QUIET, OpenApp, RunningApp

THIN = QUIET.model_copy(update={"about_me": (CautionTag.OSTEOPOROSIS,)})


async def begin(stage: RunningApp, name: str) -> None:
    """Practise NAME up to what was changed of it."""
    stage.app.post_message(Practise(stage.catalogue.to_practise([name])))
    await stage.on(RatingScreen)
    await stage.press("4", "enter")
    await stage.see("Anything unusual today?")
    await stage.press("n")


async def test_the_reasons_are_shown_and_it_begins_with_what_suits(open_app: OpenApp) -> None:
    async with open_app(settings=THIN) as stage:
        await begin(stage, "knee-to-chest")
        await stage.see("Changed for you")
        assert "For thin bones: pelvic tilt instead of knee-to-chest stretch." in stage.text()
        await stage.press("g")
        screen = await stage.on(SessionScreen)
        screen.tick()
        assert (stage.words("#session-exercise"), stage.words("#phase")) == ("1 of 1   Get ready", "Pelvic tilt")
        assert "pelvic tilt instead of knee-to-chest stretch" in stage.words("#sentence")


async def test_one_is_overruled_and_that_is_written_into_the_settings(open_app: OpenApp, folder: Path) -> None:
    async with open_app(settings=THIN) as stage:
        await begin(stage, "knee-to-chest")
        await stage.see("Changed for you")
        await stage.press("n")
        await stage.see("as it is written?")
        await stage.press("y")
        await stage.see("as written, as you chose")
        await stage.press("g")
        screen = await stage.on(SessionScreen)
        screen.tick()
        assert stage.words("#phase") == "Knee-to-chest stretch"
    settings = folder.with_name("config") / "settings.toml"
    assert 'do_anyway = ["knee-to-chest"]' in settings.read_text("utf-8")


async def test_what_is_taken_up_again_is_adapted_from_there_on(open_app: OpenApp) -> None:
    async with open_app() as stage:
        draft = sample.a_draft(stage.catalogue, 1)
        await stage.ask(lambda store: store.save_draft(draft))
    async with open_app(settings=THIN) as stage:
        await stage.see("A session was interrupted")
        await stage.press("g")
        await stage.see("Changed for you meanwhile")
        assert "knee rolls another way" in stage.text()
        await stage.press("enter")
        screen = await stage.on(SessionScreen)
        screen.tick()
        assert (stage.words("#session-exercise"), stage.words("#phase")) == ("2 of 3   Get ready", "Bridge")
        assert screen.session.timeline.items[2].form is not None
        assert screen.session.practised_s[0] == 60
