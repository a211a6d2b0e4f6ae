from textual.command import CommandList, CommandPalette

from backcare_tui.ui.dialogs.key_help import KeyHelp
from backcare_tui.ui.dialogs.rating import RatingScreen
from backcare_tui.ui.screens.session import SessionScreen
from tests.ui import sample
from tests.ui.running_app import OpenApp, RunningApp


async def open_palette(stage: RunningApp) -> CommandPalette:
    await stage.press("ctrl+p")
    return await stage.on(CommandPalette)


def offers(stage: RunningApp) -> list[str]:
    """The lines that the palette offers."""
    return [str(option.prompt) for option in stage.screen.query_one(CommandList).options]


async def test_an_exercise_is_found_by_its_name_and_started(open_app: OpenApp) -> None:
    async with open_app() as stage:
        await open_palette(stage)
        await stage.press(*"wall")
        await stage.until(lambda: any("Start Wall sit" in offer for offer in offers(stage)))
        await stage.press("enter")
        await stage.on(RatingScreen)
        await stage.press("escape")
        screen = await stage.on(SessionScreen)
        assert screen.session.timeline.routine.id == "wall-sit"


async def test_what_fits_best_comes_first(open_app: OpenApp) -> None:
    async with open_app() as stage:
        best_of = {"swim": "Start Swim\n", "start bridge": "Start Bridge\n", "pelvic": "Start Pelvic tilt\n"}
        for typed, best in best_of.items():
            await open_palette(stage)
            await stage.press(*(key if key != " " else "space" for key in typed))
            await stage.until(lambda best=best: offers(stage)[:1] and offers(stage)[0].startswith(best))
            await stage.press("escape")


async def test_routines_are_offered_before_anything_is_typed(open_app: OpenApp) -> None:
    async with open_app() as stage:
        await open_palette(stage)
        await stage.until(lambda: any("Start Starter three" in offer for offer in offers(stage)))
        assert any("Start Gentle day" in offer for offer in offers(stage))


async def test_a_name_is_shown_to_the_letter(open_app: OpenApp, tmp_path: sample.Path) -> None:
    async with open_app(personal=sample.an_odd_catalogue(tmp_path / "own")) as stage:
        await open_palette(stage)
        await stage.press(*"row")
        await stage.see(f"Start {sample.ODD_SHOWN}")
        assert "\x1b" not in stage.text()


async def test_opening_it_again_under_something_else_or_while_it_closes_breaks_nothing(open_app: OpenApp) -> None:
    async with open_app() as stage:
        palette = await open_palette(stage)
        stage.app.push_screen(KeyHelp(()))
        await stage.on(KeyHelp)
        stage.app.action_command_palette()
        assert isinstance(stage.screen, KeyHelp)
        await stage.press("escape")
        assert stage.screen is palette
        palette.dismiss()
        stage.app.action_command_palette()
        await stage.on(CommandPalette)
        assert stage.app.failure is None
