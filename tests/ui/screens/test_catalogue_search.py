"""Searching for what hurts, and with slips."""

from backcare_tui.ui.dialogs.asking.rating import RatingScreen
from backcare_tui.ui.dialogs.help_cards import HelpCardsScreen
from backcare_tui.ui.screens.catalogue import CatalogueScreen
from backcare_tui.ui.screens.details import DetailsScreen
from tests.ui.running_app import OpenApp
from tests.ui.screens.test_catalogue import bar, open_catalogue, search


async def test_what_hurts_brings_first_what_to_know_and_then_what_suits(open_app: OpenApp) -> None:
    async with open_app() as stage:
        screen = await open_catalogue(stage)
        await search(stage, "sciatica")
        symptom = next(one for one in stage.catalogue.vocabulary().symptoms if one.id == "leg-pain")
        await stage.see("Pain down a leg", "see what helps, and when to ask")
        assert screen.chosen() is None
        words = stage.words("#details")
        for text in (symptom.name, *symptom.says, symptom.ask, "Press !", symptom.sources[0].organisation):
            assert text in words
        press_up = stage.catalogue.exercises["press-up"]
        (care,) = (caution.advice for caution in press_up.cautions if caution.tag == "leg-symptoms")
        assert care in words
        found = stage.catalogue.search(screen.wanted).items
        assert [item.id for item in found[: len(symptom.suits)]] == list(symptom.suits)
        assert stage.words("#filter-words") == f"{len(found)} exercises · “sciatica”"
        await stage.press("enter")
        assert "s start" not in bar(stage)
        await stage.press("s")
        assert await stage.on(CatalogueScreen) is screen
        await stage.press("enter")
        await stage.on(DetailsScreen)
        assert symptom.ask[:30] in stage.text()
        await stage.press("s", "escape")
        assert await stage.on(CatalogueScreen) is screen
        await stage.press("j")
        await stage.until(lambda: screen.chosen() is stage.catalogue.exercises["walk"])
        await stage.until(lambda: "s start" in bar(stage))
        await stage.press("s")
        await stage.on(RatingScreen)


async def test_the_signs_that_need_help_are_a_key_away_while_one_types_what_hurts(open_app: OpenApp) -> None:
    async with open_app() as stage:
        screen = await open_catalogue(stage)
        await stage.press("slash", *"chest")
        await stage.until(lambda: "! get help" in bar(stage))
        await stage.press("exclamation_mark")
        await stage.on(HelpCardsScreen)
        await stage.press("escape")
        await stage.on(CatalogueScreen)
        assert screen.wanted.text == "chest"
        await stage.press("enter", "exclamation_mark")
        await stage.on(HelpCardsScreen)


async def test_a_slip_is_told_as_what_it_was_read_as(open_app: OpenApp) -> None:
    async with open_app() as stage:
        screen = await open_catalogue(stage)
        await search(stage, "side plnak")
        assert screen.chosen() is stage.catalogue.exercises["side-plank-knees"]
        assert stage.words("#filter-words") == "1 exercise · “side plnak”, read as “side plank”"


async def test_what_is_found_is_counted(open_app: OpenApp) -> None:
    async with open_app() as stage:
        await open_catalogue(stage)
        for typed, words in [
            ("starter", "1 routine · “starter”"),
            ("wall sit", "1 routine, 1 exercise · “wall sit”"),
        ]:
            await search(stage, typed)
            assert stage.words("#filter-words") == words
            await stage.press("enter", "c")
