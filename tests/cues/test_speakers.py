"""Which program speaks, and how it is told the speed and the words."""

from pathlib import Path

import pytest

from backcare_tui.cues.speakers import Speaking, spd_rate, speakers, windows_rate
from backcare_tui.cues.voice import Voice
from tests.cues.fake_players import AT_ONCE, FAILING, SHELL, TELL, FakePrograms
from tests.fake_clock import FakeClock

READING = SHELL + 'read line; printf "%s\\n" "$line" "$@" > {note}\nset -- "$line"\n' + TELL
"""Notes the line it reads and its arguments, and plays in no time."""


@pytest.mark.parametrize(
    ("platform", "name", "said"),
    [
        ("linux", "espeak-ng", ["-s", "120"]),
        ("linux", "spd-say", ["--rate", "-56"]),
        ("darwin", "say", ["-r", "120"]),
        ("darwin", "espeak-ng", ["-s", "120"]),
        ("win32", "espeak-ng", ["-s", "120"]),
    ],
)
def test_the_speed_is_said_in_the_programs_own_way(platform: str, name: str, said: list[str]) -> None:
    (program,) = [one for one in speakers(platform, Speaking(120)) if one.name == name]
    options = list(program.options)
    assert options[-1] == "--"
    place = options.index(said[0])
    assert options[place : place + 2] == said


def test_windows_is_told_the_speed_in_its_script() -> None:
    (powershell, *_) = speakers("win32", Speaking(120))
    assert "$voice.Rate = -4; $voice.Speak($env:BACKCARE_PLAY)" in powershell.options[-1]
    (powershell, *_) = speakers("win32")
    assert "Rate" not in powershell.options[-1]


@pytest.mark.parametrize("platform", ["linux", "darwin", "win32"])
def test_without_a_speed_the_voice_speaks_as_it_does_by_itself(platform: str) -> None:
    options = [option for program in speakers(platform) for option in program.options]
    assert not {"-s", "-r", "--rate"} & set(options)


@pytest.mark.parametrize(("wpm", "rate"), [(80, -100), (125, -50), (170, 0), (310, 50), (400, 82), (1000, 100)])
def test_the_rate_of_spd_say(wpm: int, rate: int) -> None:
    assert spd_rate(wpm) == rate


@pytest.mark.parametrize(("wpm", "rate"), [(60, -10), (180, 0), (311, 5), (540, 10), (1000, 10)])
def test_the_rate_of_windows(wpm: int, rate: int) -> None:
    assert windows_rate(wpm) == rate


def of_ones_own(clock: FakeClock, *command: str) -> Voice:
    return Voice(clock.monotonic, speakers("linux", Speaking(command=command)))


def test_a_program_of_ones_own_reads_the_words(stage: FakePrograms, clock: FakeClock) -> None:
    stage.install("talk", READING)
    voice = of_ones_own(clock, "talk", "--softly", "and clearly")
    assert voice.say("--help; `x` 'y' Lift — slowly.")
    stage.started().end()
    assert stage.note().splitlines() == ["--help; `x` 'y' Lift — slowly.", "--softly", "and clearly"]
    voice.close()


def test_a_tilde_stands_for_the_home_folder_as_in_a_shell(
    stage: FakePrograms, clock: FakeClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    talk = stage.install("talk", READING)
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "talk").symlink_to(talk)
    voice = of_ones_own(clock, "~/bin/talk", "~/voices/alba", "a~/b", "~", "--to=~/x")
    assert voice.say("Lift.")
    stage.started().end()
    assert stage.note().splitlines() == ["Lift.", f"{tmp_path}/voices/alba", "a~/b", "~", "--to=~/x"]
    assert voice.program is not None
    assert voice.program.name == str(tmp_path / "bin" / "talk")
    voice.close()


def test_one_that_does_not_read_harms_nobody(stage: FakePrograms, clock: FakeClock) -> None:
    stage.install("talk", SHELL + "exec 0<&-\n" + TELL)
    voice = of_ones_own(clock, "talk")
    for _ in range(5):
        assert voice.say("Lift.")
        stage.started().end()
        voice.tend()
    assert voice.why_not is None
    voice.close()


@pytest.mark.parametrize("own", [None, FAILING])
def test_where_it_is_missing_or_fails_another_voice_speaks(
    stage: FakePrograms, clock: FakeClock, own: str | None
) -> None:
    stage.install("espeak-ng", AT_ONCE)
    if own:
        stage.install("talk", own)
    voice = of_ones_own(clock, "talk")
    assert voice.say("Lift.")
    for _ in range(2 if own else 1):
        stage.started().end()
        voice.tend()
    assert voice.program is not None
    assert voice.program.name == "espeak-ng"
    voice.close()


def test_english_is_spoken_by_what_would_else_choose_by_the_locale() -> None:
    (spd_say, *_) = speakers("linux")
    assert spd_say.options[1:3] == ("--language", "en")


def test_windows_is_handed_the_phrase_in_the_environment(stage: FakePrograms, clock: FakeClock) -> None:
    stage.install("powershell", SHELL + 'printf "%s\\n" "$BACKCARE_PLAY" "$@" > {note}\n' + TELL)
    voice = Voice(clock.monotonic, speakers("win32"))
    assert voice.say('It\'s "lift"; $(now)')
    stage.started().end()
    words, *arguments = stage.note().splitlines()
    assert words == 'It\'s "lift"; $(now)'
    assert not any("lift" in argument for argument in arguments)
    assert "$env:BACKCARE_PLAY" in arguments[-1]
    voice.close()
