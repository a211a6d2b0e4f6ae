"""A card is read in a rest that is long enough, where there is room, and never over the count."""

import pytest

from backcare_tui.domain.session.steps import StepKind
from backcare_tui.domain.words.wording import speaking_seconds
from backcare_tui.storage.written.settings_file import Settings
from backcare_tui.ui.screens.session import SessionScreen
from tests.ui.running_app import OpenApp, RunningApp

_LONG, _SHORT = "core-glutes", "wall-sit"
"""Rests last up to 30 seconds in the one, and 15 in the other."""


async def in_a_rest(stage: RunningApp, id_: str) -> SessionScreen:
    """The routine or exercise ID_, in its longest rest."""
    screen = await stage.begin(id_)
    rests = [step for step in screen.session.timeline.steps if step.kind is StepKind.REST]
    rest = max(rests, key=lambda step: step.seconds)
    stage.run(screen, rest.start + 2)
    await stage.pilot.pause()
    screen.tick()
    await stage.pilot.pause()
    return screen


async def test_it_stands_in_place_of_the_figure_and_beside_the_count(open_app: OpenApp) -> None:
    async with open_app(size=(120, 40), settings=Settings(voice="none", sound=False)) as stage:
        screen = await in_a_rest(stage, _LONG)
        card = stage.words("#rest-card")
        assert card.startswith("Sore is not harmed\n")
        assert speaking_seconds(card) <= 30
        await stage.see("Sore is not harmed", "Rest")
        assert screen.query_one("#rest-card").display
        assert not screen.query_one("#figure").display
        assert screen.query_one("#count").region.width > 0
        assert not screen.query_one("#count").region.overlaps(screen.query_one("#rest-card").region)
        stage.run(screen, 29)
        await stage.pilot.pause()
        assert screen.query_one("#figure").display
        assert not screen.query_one("#rest-card").display


@pytest.mark.parametrize(
    ("size", "id_", "wanted"),
    [((120, 40), _SHORT, True), ((50, 20), _LONG, True), ((120, 40), _LONG, False), ((80, 14), _LONG, True)],
    ids=["too-short", "narrow", "not-wanted", "low"],
)
async def test_it_is_not_shown_otherwise(open_app: OpenApp, size: tuple[int, int], id_: str, wanted: bool) -> None:
    settings = Settings(voice="none", sound=False, education=wanted)
    async with open_app(size=size, settings=settings) as stage:
        screen = await in_a_rest(stage, id_)
        assert not screen.query_one("#rest-card").display
        assert "Sore is not harmed" not in stage.text()
