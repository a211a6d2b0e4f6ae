"""A flood of bytes, as when a cat walks over the keys or a file is pasted into the wrong window, ends nothing."""

import asyncio
import random
from collections.abc import Awaitable, Callable

import pytest

from backcare_tui.ui.terminal.input import TypedInput
from tests.ui import sample
from tests.ui.running_app import OpenApp, RunningApp

AT_A_TIME, PAUSE_S = 100, 0.03


async def today(stage: RunningApp) -> None:
    pass


async def rating(stage: RunningApp) -> None:
    await stage.press("enter")
    await stage.see("How is your back now?")


async def session(stage: RunningApp) -> None:
    await stage.begin("starter-three")


async def question(stage: RunningApp) -> None:
    await session(stage)
    await stage.press("escape")
    await stage.see("End the session?")


def reached_by(*keys: str) -> Callable[[RunningApp], Awaitable[None]]:
    async def reach(stage: RunningApp) -> None:
        for key in keys:
            await stage.press(key)
            await stage.pilot.pause()

    return reach


SCREENS = {
    "today": today,
    "rating": rating,
    "session": session,
    "question": question,
    "catalogue": reached_by("2"),
    "search": reached_by("2", "slash"),
    "journal": reached_by("3"),
    "form": reached_by("r", "4", "tab", "tab"),
    "export": reached_by("3", "x"),
    "palette": reached_by("ctrl+p"),
}


async def flood(stage: RunningApp, seed: int, size: int) -> None:
    """SIZE random bytes, a hundred every thirty milliseconds, until the app has ended or all were sent."""
    chance = random.Random(seed)  # noqa: S311
    driver, typed = stage.app._driver, TypedInput()
    assert driver is not None
    for _ in range(size // AT_A_TIME):
        if not stage.app.is_running:
            return
        for message in (*typed.arrived(chance.randbytes(AT_A_TIME)), *typed.silence()):
            driver.process_message(message)
        await asyncio.sleep(PAUSE_S)


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("seed", range(1))
async def test_a_flood_of_bytes_ends_nothing(open_app: OpenApp, screen: str, seed: int) -> None:
    await stands_a_flood(open_app, screen, seed, 1_500)


@pytest.mark.thorough
@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("seed", range(1, 23))
async def test_a_long_flood_of_bytes_ends_nothing(open_app: OpenApp, screen: str, seed: int) -> None:
    await stands_a_flood(open_app, screen, seed, 10_000)


async def stands_a_flood(open_app: OpenApp, screen: str, seed: int, size: int) -> None:
    async with open_app(entries=sample.a_fortnight(), painted=True) as stage:
        await SCREENS[screen](stage)
        await flood(stage, seed, size)
        assert stage.app.failure is None
