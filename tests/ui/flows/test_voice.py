"""The voice before a session: it is heard, asked about once, and gets the time that it needs."""

import os
from collections.abc import Iterator
from pathlib import Path
from unittest.mock import patch

import pytest

from backcare_tui.domain.interview.before.voice import SAMPLE
from backcare_tui.storage.voice_cache import write_voices
from backcare_tui.ui.dialogs.asking.rating import RatingScreen
from backcare_tui.ui.screens.session import SessionScreen
from tests.ui.escape_scenes import UNSET, a_voice
from tests.ui.running_app import QUIET, OpenApp, RunningApp


@pytest.fixture
def said(tmp_path: Path) -> Iterator[Path]:
    """Where the only voice there is writes, in no time, what it was given to say."""
    said = tmp_path / "said"
    with a_voice(tmp_path / "programs", f'for words; do :; done\necho "$words" >> {said}'):
        yield said


def lines(said: Path) -> list[str]:
    return said.read_text().splitlines() if said.exists() else []


async def come_to_the_question(stage: RunningApp) -> None:
    await stage.press("enter")
    await stage.on(RatingScreen)
    await stage.press("4", "enter")
    await stage.asks("unusual")
    await stage.press("n")
    await stage.asks("voice")


async def test_it_is_heard_with_the_question_and_leads_from_there(open_app: OpenApp, said: Path) -> None:
    async with open_app(settings=UNSET) as stage:
        await come_to_the_question(stage)
        await stage.until(lambda: lines(said) == [SAMPLE])
        await stage.press("a")
        await stage.until(lambda: lines(said) == [SAMPLE, SAMPLE])
        await stage.asks("voice")
        await stage.press("y")
        await stage.on(SessionScreen)
        await stage.until(lambda: lines(said)[-1].startswith("Have a mat ready."))


async def test_whoever_wants_none_is_not_spoken_to_and_that_is_remembered(
    open_app: OpenApp, folder: Path, said: Path
) -> None:
    async with open_app(settings=UNSET) as stage:
        await come_to_the_question(stage)
        await stage.until(lambda: lines(said) == [SAMPLE])  # the answer would cut it short
        await stage.press("n")
        screen = await stage.on(SessionScreen)
        stage.run(screen, 30)
        assert lines(said) == [SAMPLE]
    assert 'voice = "none"' in (folder.with_name("config") / "settings.toml").read_text()


@pytest.mark.parametrize("settings", [QUIET, UNSET.model_copy(update={"voice": "all"})])
async def test_whoever_has_set_it_is_not_asked(open_app: OpenApp, said: Path, settings: object) -> None:
    async with open_app(settings=settings) as stage:
        await stage.begin("bridge")
        assert SAMPLE not in lines(said)


async def test_without_a_voice_nothing_is_asked(open_app: OpenApp, tmp_path: Path) -> None:
    with patch.dict(os.environ, {"PATH": str(tmp_path)}):
        async with open_app(settings=UNSET) as stage:
            await stage.begin("bridge")


@pytest.mark.parametrize(("times", "speed"), [(2.0, 80), (1.0, 160), (0.5, 160)])
async def test_a_slow_voice_has_the_time_that_it_needs(
    open_app: OpenApp, folder: Path, said: Path, times: float, speed: float
) -> None:
    long = {
        f"{number} words are said here one after the other until there are twelve.": 4.875 for number in range(5)
    }
    folder.mkdir(exist_ok=True)
    write_voices(folder / "cache", {"espeak-ng --": {words: seconds * times for words, seconds in long.items()}})
    async with open_app(settings=UNSET.model_copy(update={"voice": "all"})) as stage:
        await stage.press("enter")
        await stage.on(RatingScreen)
        announcer = (await stage.app.flows()).session._announcer
        await stage.until(lambda: announcer.voice.known)
        await stage.press("4", "enter")
        screen = await stage.on(SessionScreen)
        assert screen.session.timeline.words_a_minute == pytest.approx(speed)
