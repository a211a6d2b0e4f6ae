"""What `doctor` says of what can be heard, and of the display."""

from pathlib import Path

import pytest

from backcare_tui.cues import probe
from backcare_tui.cues.announcer import CueSettings, cue_settings
from backcare_tui.cues.probe import cue_lines
from backcare_tui.cues.speakers import Speaking, speakers
from backcare_tui.cues.voice import Voice, voice_as_wished
from tests.cues.fake_players import AT_ONCE, FAILING, HANGING, SHELL, TELL, FakePrograms, Started
from tests.fake_clock import FakeClock


@pytest.fixture(autouse=True)
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Linux, with no patience and a desktop that keeps the display on."""
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.setenv("WAKEPY_FAKE_SUCCESS", "yes")


EVERYTHING = cue_settings()


def lines(settings: CueSettings = EVERYTHING) -> list[str]:
    clock = FakeClock()
    return list(cue_lines(settings, clock.monotonic, voice_as_wished(Speaking(), clock.monotonic)))


def test_what_works_is_named_and_tried(stage: FakePrograms) -> None:
    stage.install("espeak-ng", AT_ONCE)
    stage.install("aplay", AT_ONCE)
    assert lines() == [
        "Voice: espeak-ng works; you should have heard “Ready”; how fast it speaks is measured in a session.",
        "Sound: aplay works; you should have heard two soft notes.",
        "Display: stays on during a session.",
    ]
    assert stage.started().played == "Ready"
    assert stage.started().played.endswith("next.wav")


def test_a_voice_that_was_measured_is_told_with_its_speed(stage: FakePrograms) -> None:
    stage.install("espeak-ng", AT_ONCE)
    clock = FakeClock()
    voice = Voice(clock.monotonic, speakers("linux", Speaking(120)), 120)
    long = [f"{number} words are said here one after the other until there are twelve." for number in range(5)]
    voice.recall({"espeak-ng -s 120 --": dict.fromkeys(long, 7.8), "espeak-ng --": dict.fromkeys(long, 4.0)})
    first, *_ = cue_lines(cue_settings(sound=False), clock.monotonic, voice)
    assert first == (
        "Voice: espeak-ng works; you should have heard “Ready”; it speaks about 100 words a minute, as measured."
    )


def test_what_is_missing_is_named(stage: FakePrograms, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WAKEPY_FORCE_FAILURE", "yes")
    voice, sound, display = lines()
    assert voice == (
        "Voice: not installed: spd-say, espeak-ng, espeak; so nothing is spoken; "
        "install espeak-ng to hear the voice."
    )
    assert sound == "Sound: not installed: paplay, pw-play, aplay; so the terminal's bell rings instead."
    assert display.startswith("Display: no desktop answered (")
    assert display.endswith("; so the screen may go dark during a session.")


def test_a_voice_of_the_persons_own_that_is_missing_is_named(
    stage: FakePrograms, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", "/home/anna")
    stage.install("espeak-ng", AT_ONCE)
    clock = FakeClock()
    voice = Voice(clock.monotonic, speakers("linux", Speaking(command=("~/speak.sh",))))
    first, *_ = cue_lines(cue_settings(sound=False), clock.monotonic, voice)
    assert first.startswith("Voice: /home/anna/speak.sh was not found, or may not be run; espeak-ng works; ")


def test_where_nothing_speaks_a_voice_of_ones_own_is_named_once(stage: FakePrograms) -> None:
    clock = FakeClock()
    voice = Voice(clock.monotonic, speakers("linux", Speaking(command=("speak.sh",))))
    first, *_ = cue_lines(cue_settings(sound=False), clock.monotonic, voice)
    assert first.startswith("Voice: not installed: speak.sh, spd-say, espeak-ng, espeak; so nothing is spoken; ")


def test_what_fails_is_named_with_what_takes_its_place(stage: FakePrograms) -> None:
    stage.install("spd-say", SHELL + TELL + "exit 3\n")
    stage.install("espeak", AT_ONCE)
    stage.install("paplay", FAILING)
    stage.install("pw-play", "not a program")
    voice, sound, _ = lines()
    assert voice == (
        "Voice: spd-say ends with status 3; espeak works; you should have heard “Ready”;"
        " how fast it speaks is measured in a session."
    )
    assert sound == (
        "Sound: paplay ends with status 1; pw-play cannot be started (exec format error);"
        " so the terminal's bell rings instead."
    )


def test_a_program_that_hangs_is_waited_for_only_so_long(
    stage: FakePrograms, launches: list[Started], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(probe, "_TRIAL_S", 0.2)
    stage.install("spd-say", HANGING)
    voice, _, _ = lines(cue_settings(sound=False))
    assert voice.startswith("Voice: spd-say does not finish; so nothing is spoken")
    assert [launch.reaped() for launch in launches] == [True]


def test_what_was_switched_off_is_not_tried(stage: FakePrograms) -> None:
    stage.install("espeak-ng", AT_ONCE)
    stage.install("paplay", AT_ONCE)
    voice, sound, _ = lines(cue_settings("none", sound=False))
    assert (voice, sound) == ("Voice: off, as you set it.", "Sound: off, as you set it.")
    assert stage.nothing_told()


def test_a_full_disk_is_named(stage: FakePrograms, monkeypatch: pytest.MonkeyPatch) -> None:
    stage.install("paplay", AT_ONCE)
    monkeypatch.setattr("tempfile.tempdir", "/nowhere/at/all")
    _, sound, _ = lines(cue_settings("none"))
    assert sound.startswith("Sound: no tone could be made (")


def test_nothing_is_left_behind(stage: FakePrograms, tmp_path: Path) -> None:
    stage.install("paplay", AT_ONCE)
    lines()
    assert [file.name for file in tmp_path.iterdir()] == ["stage"]
