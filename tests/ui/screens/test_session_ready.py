"""Who is ready says so by a key, which the line of keys names while it works."""

import pytest

from backcare_tui.domain.session.getting_ready import READY_S
from backcare_tui.domain.session.saying import Topic
from backcare_tui.ui.screens.session import SessionScreen
from tests.ui.host import OpenSession
from tests.ui.running_app import RunningApp, ready_s


def position(stage: RunningApp, screen: SessionScreen) -> float:
    return screen.session.position(stage.clock.seconds)


async def test_enter_ends_the_time_to_get_ready_and_is_named_while_it_does(open_session: OpenSession) -> None:
    async with open_session("starter-three") as (stage, screen):
        stage.run(screen, 5)
        await stage.see("enter ready")
        laid_out_s = max(
            part.seconds for part in screen.session.timeline.steps[0].stages if part.topic is Topic.FETCH
        )
        await stage.press("enter")
        await stage.until(lambda: position(stage, screen) == laid_out_s)
        await stage.see("enter ready")
        await stage.press("enter")
        await stage.until(lambda: position(stage, screen) == ready_s(screen) - READY_S)
        await stage.until(lambda: "enter ready" not in stage.text())
        assert stage.words("#count") == "5"
        assert not screen.session.paused
        stage.run(screen, READY_S + 1)
        assert stage.words("#session-exercise").startswith("1 of 3   Pelvic tilt")
        await stage.press("enter")
        assert screen.session.paused


async def test_enter_goes_on_where_one_paused_while_getting_ready(open_session: OpenSession) -> None:
    async with open_session("starter-three") as (stage, screen):
        stage.run(screen, 5)
        await stage.press("space")
        await stage.until(lambda: "enter ready" not in stage.text())
        await stage.press("enter")
        assert not screen.session.paused
        assert position(stage, screen) == 5


@pytest.mark.parametrize("size", [(60, 20), (50, 14)], ids=str)
async def test_how_to_get_ready_stays_while_one_pauses_to_read_it(
    open_session: OpenSession, size: tuple[int, int]
) -> None:
    async with open_session("wall-sit", size=size) as (stage, screen):
        stage.run(screen, 5)
        await stage.see("back and bottom on")
        await stage.press("]", "o", "space")
        await stage.until(lambda: screen.session.paused)
        await stage.see("space go on", "back and bottom on")
