"""A soft tone, or none at all: never a wait, never an error, never a file left behind."""

import io
import wave
from array import array
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from backcare_tui.cues.player import FAILURES
from backcare_tui.cues.sound import LIMIT_S, Sound
from backcare_tui.cues.tone import RATE, Tone, wav
from tests.cues.fake_players import AT_ONCE, FAILING, HANGING, SHELL, TELL, WHEN_TOLD, FakePrograms
from tests.fake_clock import FakeClock

COPYING = SHELL + 'for played; do :; done\ncp "$played" {note}\n' + TELL


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that temporary files go to."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(folder))
    return folder


@pytest.fixture
def sound(stage: FakePrograms, clock: FakeClock) -> Iterator[Sound]:
    sound = Sound(clock.monotonic, "linux")
    yield sound
    sound.close()


@pytest.mark.parametrize("tone", Tone)
def test_a_tone_is_short_and_soft_and_does_not_click(tone: Tone) -> None:
    with wave.open(io.BytesIO(wav(tone))) as reader:
        assert (reader.getnchannels(), reader.getsampwidth(), reader.getframerate()) == (1, 2, RATE)
        samples = array("h", reader.readframes(reader.getnframes()))
    assert 0.05 < len(samples) / RATE < 0.5
    assert 3_000 < max(map(abs, samples)) < 9_000
    assert abs(samples[0]) < 50
    assert abs(samples[-1]) < 50
    assert max(abs(after - before) for before, after in pairwise(samples)) < 2_500


@pytest.mark.parametrize(
    ("platform", "name"), [("linux", "paplay"), ("linux", "pw-play"), ("linux", "aplay"), ("darwin", "afplay")]
)
@pytest.mark.parametrize("tone", Tone)
def test_a_tone_is_played_by_what_is_there(
    stage: FakePrograms, clock: FakeClock, temporary: Path, platform: str, name: str, tone: Tone
) -> None:
    stage.install(name, COPYING)
    sound = Sound(clock.monotonic, platform)
    assert sound.play(tone)
    player = stage.started()
    assert (stage.folder / "note").read_bytes() == wav(tone)
    assert Path(player.played).parent.parent == temporary
    sound.close()
    assert player.reaped()
    assert list(temporary.iterdir()) == []


def test_a_tone_that_comes_while_one_is_heard_is_dropped(stage: FakePrograms, sound: Sound) -> None:
    stage.install("paplay", WHEN_TOLD)
    assert sound.play(Tone.STEP)
    player = stage.started()
    assert sound.play(Tone.CHANGE)
    assert player.running()
    stage.let_go()
    player.end()
    assert stage.event() == f"stop {player.pid}"
    assert stage.nothing_told()


@pytest.mark.parametrize("script", [FAILING, HANGING])
def test_after_a_failure_no_tone_is_counted_on(
    stage: FakePrograms, sound: Sound, clock: FakeClock, script: str
) -> None:
    stage.install("aplay", script)
    for number in range(FAILURES):
        assert sound.why_not is None
        assert sound.play(Tone.STEP) == (number == 0)
        player = stage.started()
        if script is HANGING:
            clock.advance(LIMIT_S)
            sound.tend()
        assert player.end() == (-9 if script is HANGING else 1)
        sound.tend()
    assert sound.why_not in ("aplay ends with status 1", "aplay does not finish")
    assert not sound.play(Tone.STEP)
    assert stage.nothing_told()


def test_without_a_program_no_tone_is_made(stage: FakePrograms, sound: Sound, temporary: Path) -> None:
    assert not sound.play(Tone.STEP)
    assert sound.why_not == "not installed: paplay, pw-play, aplay"
    assert list(temporary.iterdir()) == []


def test_where_no_file_can_be_written_there_is_no_tone(stage: FakePrograms, sound: Sound, temporary: Path) -> None:
    stage.install("paplay", AT_ONCE)
    temporary.rmdir()
    assert not sound.play(Tone.STEP)
    assert sound.why_not is not None
    assert sound.why_not.startswith("no tone could be made (")
    assert not sound.play(Tone.STEP)
    assert stage.nothing_told()


def test_a_closed_sound_plays_nothing(stage: FakePrograms, sound: Sound, temporary: Path) -> None:
    stage.install("paplay", AT_ONCE)
    sound.close()
    assert not sound.play(Tone.STEP)
    assert stage.nothing_told()
    assert list(temporary.iterdir()) == []
