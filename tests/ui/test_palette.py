from functools import partial
from pathlib import Path

import pytest
from textual.binding import Binding
from textual.command import CommandList, CommandPalette

from backcare_tui.storage.written.settings_file import Settings
from backcare_tui.ui.dialogs.asking.choosing import ChoosingScreen
from backcare_tui.ui.dialogs.asking.question import QuestionScreen
from backcare_tui.ui.dialogs.asking.rating import RatingScreen
from backcare_tui.ui.dialogs.forms.entry_form import EntryForm
from backcare_tui.ui.dialogs.key_help import KeyHelp
from backcare_tui.ui.screens.catalogue import CatalogueScreen
from backcare_tui.ui.screens.flare import FlareScreen
from backcare_tui.ui.screens.journal.screen import JournalScreen
from backcare_tui.ui.screens.session import SessionScreen
from backcare_tui.ui.screens.today import TodayScreen
from backcare_tui.ui.widgets.key_bar import key_words
from backcare_tui.ui.widgets.session_view import SessionView
from tests.ui import sample
from tests.ui.running_app import OpenApp, RunningApp


def _offers_first(stage: RunningApp, words: str) -> bool:
    return any(offer.startswith(words) for offer in offers(stage)[:1])


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


@pytest.mark.parametrize("key", ["pagedown", "pageup"])
async def test_a_page_of_what_is_found_is_asked_for_before_it_is_seen(open_app: OpenApp, key: str) -> None:
    async with open_app() as stage:
        await open_palette(stage)
        await stage.press(*"wall")
        await stage.until(lambda: any("Start Wall sit" in offer for offer in offers(stage)))
        found = stage.screen.query_one(CommandList)
        found.styles.display = "none"  # as long as it is not laid out
        await stage.until(lambda: not found.scrollable_content_region)
        found.clear_options().add_options(["one", "two"])
        found.highlighted = 0
        await stage.press(key, "escape")
        await stage.on(TodayScreen)


async def test_routines_are_offered_before_anything_is_typed_and_then_what_fits_best(open_app: OpenApp) -> None:
    async with open_app() as stage:
        await open_palette(stage)
        await stage.until(lambda: any("Start Starter three" in offer for offer in offers(stage)))
        assert any("Start Gentle day" in offer for offer in offers(stage))
        await stage.press("escape")
        best_of = {"swim": "Start Swim\n", "start bridge": "Start Bridge\n", "pelvic": "Start Pelvic tilt\n"}
        for typed, best in best_of.items():
            await open_palette(stage)
            await stage.press(*(key if key != " " else "space" for key in typed))
            await stage.until(partial(_offers_first, stage, best))
            await stage.press("escape")


async def test_a_name_is_shown_to_the_letter(open_app: OpenApp, tmp_path: Path) -> None:
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
        above = stage.screen
        assert isinstance(above, KeyHelp)
        await stage.press("escape")
        assert stage.screen is palette
        palette.dismiss()
        stage.app.action_command_palette()
        await stage.on(CommandPalette)
        assert stage.app.failure is None


async def test_before_a_session_the_palette_offers_what_the_program_can_do_each_once_and_other_places(
    open_app: OpenApp,
) -> None:
    places = {"1": "Today", "2": "The catalogue", "3": "The journal"}
    async with open_app() as stage:
        for place in places:
            await stage.press(place)
            await open_palette(stage)
            await stage.until(lambda: any("Start Starter three" in offer for offer in offers(stage)))
            found = "\n".join(offers(stage))
            assert found.index("Leave the program") < found.index("Start Core and glutes"), place
            for deed in ("Record a rating:", "Record a walk", "Write the journal to a file", "See the backups"):
                assert found.count(deed) == 1, (place, deed)
            for others in ("Maximize", "Screenshot", "Theme", "focused widget"):
                assert others not in found, (place, others)
            elsewhere = {f"{name}  {key}" for key, name in places.items() if key != place}
            assert {f"{name}  {key}" for key, name in places.items()} & set(offers(stage)) == elsewhere
            await stage.press("escape")


async def test_a_rating_is_found_from_the_catalogue_by_any_of_its_words(open_app: OpenApp) -> None:
    async with open_app() as stage:
        for typed in ("rating", "record ra", "how back", "write a rating"):
            await stage.press("2")
            await open_palette(stage)
            await stage.press(*(key if key != " " else "space" for key in typed))
            await stage.until(lambda: offers(stage)[:1] and offers(stage)[0].startswith("Record a rating"))
            await stage.press("enter")
            await stage.on(EntryForm)
            await stage.press("escape")


async def test_in_a_session_what_its_keys_do_is_offered_with_them_and_nothing_else(open_app: OpenApp) -> None:
    async with open_app() as stage:
        await stage.press("enter", "escape")
        screen = await stage.on(SessionScreen)
        await open_palette(stage)
        await stage.until(lambda: any("Pause, or go on" in offer for offer in offers(stage)))
        found = "\n".join(offers(stage))
        for deed in ("Start", "Record", "Write the journal", "See the backups"):
            assert deed not in found
        for binding in screen.BINDINGS:
            assert isinstance(binding, Binding)
            what = binding.tooltip or binding.description.capitalize()
            assert f"{what}  {key_words(binding)}" in offers(stage)
        await stage.press(*"large")
        await stage.until(lambda: len(offers(stage)) == 1 and offers(stage)[0].startswith("Large display"))
        await stage.press("enter")
        await stage.on(SessionScreen)
        await stage.until(lambda: screen.query_one(SessionView).large)


async def choose(stage: RunningApp, typed: str, best: str) -> None:
    """Type TYPED into the palette, see BEST lead what it offers, and choose that."""
    await open_palette(stage)
    await stage.press(*(key if key != " " else "space" for key in typed))
    await stage.until(lambda: offers(stage)[:1] and offers(stage)[0].startswith(best))
    await stage.press("enter")


async def test_the_last_change_is_taken_back_from_any_place(open_app: OpenApp) -> None:
    async with open_app() as stage:
        await stage.press("r", "3")
        await stage.press("ctrl+s")
        await stage.told("Saved")
        assert len(await stage.entries()) == 1
        await choose(stage, "undo", "Take back the last change")
        await stage.on(JournalScreen)
        await stage.told("Took back")
        assert await stage.entries() == ()


async def test_a_walk_is_logged_from_the_catalogue(open_app: OpenApp) -> None:
    async with open_app() as stage:
        await stage.press("2")
        await choose(stage, "log a walk", "Record a walk")
        await stage.on(EntryForm)


async def leave_a_session_waiting(stage: RunningApp) -> None:
    """Begin what is planned for today, and go to the catalogue meanwhile."""
    await stage.press("enter", "escape")
    await stage.on(SessionScreen)
    await stage.press("2")
    await stage.on(CatalogueScreen)


async def test_while_a_session_waits_nothing_else_is_started_from_another_place(open_app: OpenApp) -> None:
    async with open_app() as stage:
        await leave_a_session_waiting(stage)
        await open_palette(stage)
        await stage.until(lambda: offers(stage))
        assert any(offer.startswith("Record a rating") for offer in offers(stage))
        assert [offer for offer in offers(stage) if offer.startswith("Start ")] == ["Start the highlighted one  s"]


async def test_what_hurts_leads_to_what_to_know_in_the_catalogue(open_app: OpenApp) -> None:
    async with open_app() as stage:
        await choose(stage, "sciatica", "Pain down a leg: see what helps, and when to ask")
        screen = await stage.on(CatalogueScreen)
        await stage.until(lambda: screen.wanted.text == "sciatica")
        await stage.see("Watch the leg")
        assert screen.focused is screen.query_one("#items")


async def test_a_mistyped_name_is_offered_and_started(open_app: OpenApp) -> None:
    async with open_app() as stage:
        await choose(stage, "brigde", "Start Bridge\n")
        await stage.on(RatingScreen)


SETTINGS = {
    "voice": "Voice: what is spoken in a session",
    "sound": "Sound: whether a soft tone marks what is not spoken",
    "speed": "Speed: how fast movements go",
    "theme": "Colours: dark or light",
    "large": "Large display: sessions without small print",
    "figure": "Figure: what it is drawn with",
    "settings": "Voice: what is spoken in a session",
}


@pytest.mark.parametrize(("typed", "offered"), SETTINGS.items())
async def test_a_setting_is_found_by_what_it_is_called(open_app: OpenApp, typed: str, offered: str) -> None:
    async with open_app() as stage:
        await open_palette(stage)
        await stage.press(*typed)
        if offered.casefold().startswith(typed):
            await stage.until(lambda: offers(stage) and offers(stage)[0].startswith(offered))
        else:
            await stage.until(lambda: any(offer.startswith(offered) for offer in offers(stage)))


async def choose_setting(stage: RunningApp, typed: str, number: str) -> None:
    """Choose what has this NUMBER, of the setting that the palette finds first for what is TYPED."""
    await open_palette(stage)
    await stage.press(*(key if key != " " else "space" for key in typed))
    await stage.until(lambda: offers(stage) and typed in offers(stage)[0].casefold())
    await stage.press("enter")
    await stage.on(ChoosingScreen)
    await stage.press(number)


async def test_a_setting_is_changed_kept_and_gone_by(open_app: OpenApp) -> None:
    async with open_app() as stage:
        flows = await stage.app.flows()
        before = flows.session
        await choose_setting(stage, "large", "1")
        await stage.told("Large display: large, to be read from the floor. It is kept in your settings.")
        await choose_setting(stage, "voice", "2")
        await stage.told("Voice: only what changes. It is kept in your settings.")
        await choose_setting(stage, "movements go", "2")
        await stage.told("Speed: calmly, a third longer. It is kept in your settings.")
        settings = flows.loaded.settings
        assert (settings.large, settings.voice, settings.pace) == (True, "changes", 0.75)
        written = (flows.loaded.folders.config / "settings.toml").read_text(encoding="utf-8")
        assert [line for line in ("large = true", 'voice = "changes"', "pace = 0.75") if line not in written] == []
        assert flows.session is not before
        screen = await stage.begin("bridge")
        assert screen.session.timeline.pace == 0.75


async def test_escape_leaves_a_setting_as_it_was(open_app: OpenApp) -> None:
    async with open_app() as stage:
        await choose_setting(stage, "voice", "escape")
        flows = await stage.app.flows()
        assert not (flows.loaded.folders.config / "settings.toml").exists()


async def test_the_colours_change_at_once_and_are_kept(open_app: OpenApp) -> None:
    async with open_app() as stage:
        await choose_setting(stage, "dark or light", "2")
        await stage.until(lambda: stage.app.theme == "backcare-light")
        await stage.told("Colours: light. It is kept in your settings.")
        flows = await stage.app.flows()
        assert flows.loaded.settings.theme == "light"
        assert (flows.loaded.folders.config / "settings.toml").read_text() == 'theme = "light"\n'
        await choose_setting(stage, "dark or light", "1")
        await stage.until(lambda: stage.app.theme == "backcare")


async def test_the_colours_change_while_a_session_is_under_way(open_app: OpenApp) -> None:
    async with open_app() as stage:
        await leave_a_session_waiting(stage)
        await choose_setting(stage, "dark or light", "2")
        await stage.until(lambda: stage.app.theme == "backcare-light")
        flows = await stage.app.flows()
        assert flows.session.busy


@pytest.mark.parametrize(("named", "ours"), [("", True), ("nord", False)])
async def test_the_program_starts_in_the_colours_of_the_settings_unless_the_shell_names_others(
    open_app: OpenApp, monkeypatch: pytest.MonkeyPatch, named: str, ours: bool
) -> None:
    monkeypatch.setenv("TEXTUAL_THEME", named)
    async with open_app(settings=Settings(theme="light")) as stage:
        assert (stage.app.theme == "backcare-light") is ours


async def test_the_voice_speaks_again_as_fast_as_it_does_by_itself(open_app: OpenApp) -> None:
    async with open_app() as stage:
        await choose_setting(stage, "voice speed", "2")
        await stage.told("Voice speed: slowly, 120 words a minute.")
        await choose_setting(stage, "voice speed", "1")
        await stage.told("Voice speed: as the voice does by itself. It is kept in your settings.")
        loaded = (await stage.app.flows()).loaded
        assert loaded.settings.voice_wpm is None
        assert "voice_wpm" not in (loaded.folders.config / "settings.toml").read_text()


async def test_a_setting_that_is_none_of_the_choices_is_told(open_app: OpenApp) -> None:
    async with open_app(settings=Settings(voice_wpm=163)) as stage:
        await choose_setting(stage, "voice speed", "j")
        await stage.see("In your settings it is 163.")


async def test_a_flare_up_is_offered_once_as_it_fits_the_moment(open_app: OpenApp) -> None:
    async with open_app() as stage:
        await stage.see_all_of_today()
        for place, line in (
            ("1", "A flare-up has begun: go easy, and see what helps  f"),
            ("2", "A flare-up: what to do, in your own words too"),
            ("4", "A flare-up: what to do, in your own words too  f"),
        ):
            await stage.press(place)
            await open_palette(stage)
            await stage.press(*"flare")
            await stage.until(lambda: any(offer.startswith("Start ") for offer in offers(stage)))
            assert [offer for offer in offers(stage) if not offer.startswith("Start ")] == [line]
            await stage.press("escape")
        await stage.press("1", "f")
        await stage.on(FlareScreen)
        await stage.press("escape")
        await stage.on(TodayScreen)
        await stage.until(lambda: "A gentle day" in stage.text())
        await open_palette(stage)
        await stage.press(*"flare")
        await stage.until(lambda: any(offer.startswith("Start ") for offer in offers(stage)))
        assert offers(stage)[0] == "The flare-up: what helps, and how it ends  f"


async def test_over_a_question_it_offers_what_fits_the_moment_whatever_is_typed(open_app: OpenApp) -> None:
    async with open_app() as stage:
        session = await stage.begin("bridge")
        await stage.press("escape")
        await stage.on(QuestionScreen)
        await open_palette(stage)
        await stage.press(*"wall")
        moment = ["End; there is nothing to save  s", "Go on  g", "Get help  !", "Leave the program"]
        await stage.until(lambda: offers(stage) == ["Not while this is open. What you can do here:", *moment])
        await stage.press(*["backspace"] * 4, *"go on")
        await stage.until(lambda: offers(stage) == ["Go on  g"])
        await stage.press("enter")
        assert await stage.on(SessionScreen) is session
