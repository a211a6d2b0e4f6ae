"""How long the voice takes is found out beside what goes on, without a sound, and kept."""

import shutil
import tempfile
import wave
from collections.abc import Callable
from pathlib import Path

import pytest

from backcare_tui.cues import measuring, player
from backcare_tui.cues.measuring import Measuring, Voices
from backcare_tui.cues.player import FAILURES, Program
from backcare_tui.cues.speakers import Speaking, speakers
from backcare_tui.cues.voice import Voice
from tests.cues.fake_players import AT_ONCE, FAILING, HANGING, SHELL, FakePrograms
from tests.fake_clock import FakeClock

ESPEAK = shutil.which("espeak-ng")
PATIENCE_S = 20.0
PHRASES = ("Lift your hips.", "Left, reach.", "Lower.", "Stay up and keep breathing.", "Halfway.", "3")

WRITING = SHELL + 'echo "$@" >> {note}\nwhile [ "$1" != -w ]; do shift; done\ncp {alive} "$2"\n'
"""Notes its arguments, and writes the sound that lies in `{alive}` where it is told to."""


@pytest.fixture(autouse=True)
def programs(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the stand-ins, which are scripts, pass for programs."""
    monkeypatch.setattr(measuring, "is_script", lambda _: False)


def a_sound(file: Path, seconds: float) -> None:
    with wave.open(str(file), "wb") as writer:
        writer.setnchannels(1)
        writer.setsampwidth(2)
        writer.setframerate(8000)
        writer.writeframes(b"\0\0" * int(8000 * seconds))


class Shelf:
    """What was kept, and how often."""

    def __init__(self, kept: Voices | None = None) -> None:
        self.kept = kept or {}
        self.times = 0

    def write(self, voices: Voices) -> None:
        self.kept, self.times = voices, self.times + 1


def measured(voice: Voice, shelf: Shelf, *phrases: str) -> None:
    worker = Measuring(voice, lambda: shelf.kept, shelf.write)
    worker.begin(phrases)
    assert worker.idle(PATIENCE_S)


def a_voice(clock: FakeClock, wpm: int | None = 120) -> Voice:
    return Voice(clock.monotonic, speakers("linux", Speaking(wpm)))


def test_each_phrase_lasts_as_long_as_the_sound_that_is_written(stage: FakePrograms, clock: FakeClock) -> None:
    stage.install("espeak-ng", WRITING)
    a_sound(stage.folder / "alive", 1.5)
    voice, shelf = a_voice(clock), Shelf()
    measured(voice, shelf, *PHRASES, *PHRASES)
    assert voice.lengths.known == dict.fromkeys(PHRASES, 1.5)
    assert shelf.kept == {"espeak-ng -s 120 --": dict.fromkeys(PHRASES, 1.5)}
    lines = stage.note().splitlines()
    assert len(lines) == len(PHRASES)
    assert lines[0].endswith(" -- 3")
    assert lines[2].startswith("-w ")
    assert lines[2].endswith(".wav -s 120 -- Left, reach.")
    assert not Path(lines[1].split()[1]).parent.exists()


def test_what_is_known_already_is_not_measured_again(stage: FakePrograms, clock: FakeClock) -> None:
    stage.install("espeak-ng", WRITING)
    a_sound(stage.folder / "alive", 1.5)
    voice, shelf = a_voice(clock), Shelf({"espeak-ng -s 120 --": {"Lower.": 0.75}, "say --": {"Lift.": 0.5}})
    measured(voice, shelf, "Lower.", "Lift your hips.")
    assert voice.lengths.known == {"Lower.": 0.75, "Lift your hips.": 1.5}
    assert voice.lengths_of("say --").known == {"Lift.": 0.5}
    assert len(stage.note().splitlines()) == 1


def test_another_speed_is_another_voice(stage: FakePrograms, clock: FakeClock) -> None:
    stage.install("espeak-ng", WRITING)
    a_sound(stage.folder / "alive", 1.5)
    voice, shelf = a_voice(clock, 200), Shelf({"espeak-ng -s 120 --": {"Lower.": 0.75}})
    measured(voice, shelf, "Lower.")
    assert voice.lengths.known == {"Lower.": 1.5}


def test_what_was_heard_is_kept_at_the_end(stage: FakePrograms, clock: FakeClock) -> None:
    stage.install("spd-say", AT_ONCE)
    voice, shelf = a_voice(clock, None), Shelf()
    worker = Measuring(voice, lambda: shelf.kept, shelf.write)
    worker.begin(PHRASES)  # it writes no sound files
    voice.lengths.learn("Lift your hips.", 1.5)
    assert worker.idle(PATIENCE_S)
    assert shelf.kept == {"spd-say --wait --language en --": {"Lift your hips.": 1.5}}
    assert stage.nothing_told()


def test_nothing_new_is_not_written(stage: FakePrograms, clock: FakeClock) -> None:
    stage.install("spd-say", AT_ONCE)
    shelf = Shelf()
    measured(a_voice(clock), shelf, *PHRASES)
    assert shelf.times == 0


@pytest.mark.parametrize("script", [FAILING, AT_ONCE, "not a program"])
def test_a_program_that_writes_nothing_is_soon_left_alone(
    stage: FakePrograms, clock: FakeClock, script: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage.install("espeak-ng", script)
    tries: list[str] = []

    def start(program: Program, path: str, what: str | None) -> object:
        tries.append(what or "")
        return player.start(program, path, what)

    monkeypatch.setattr(measuring, "start", start)
    voice, shelf = a_voice(clock), Shelf()
    measured(voice, shelf, *PHRASES)
    assert tries == ["3"]  # the shortest
    assert voice.lengths.known == {}
    assert voice.why_not is None


def test_one_that_writes_no_more_is_left_alone(
    stage: FakePrograms, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage.install("espeak-ng", WRITING.replace("cp", '[ -e {alive} ] && cp -- {alive} "$2" && rm {alive} #'))
    a_sound(stage.folder / "alive", 0.75)
    voice, shelf = a_voice(clock), Shelf()
    measured(voice, shelf, *PHRASES)
    assert voice.lengths.known == {"3": 0.75}
    assert len(stage.note().splitlines()) == 1 + FAILURES


def test_one_that_hangs_is_ended_and_closing_waits_for_nobody(
    stage: FakePrograms, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("backcare_tui.cues.measuring._PATIENCE_S", 0.1)
    stage.install("espeak-ng", HANGING)
    voice, shelf = a_voice(clock), Shelf()
    measured(voice, shelf, *PHRASES)
    assert stage.started().killed()
    assert voice.lengths.known == {}


def test_closing_ends_what_writes_and_leaves_no_file_behind(
    stage: FakePrograms, clock: FakeClock, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(measuring, "_PATIENCE_S", 3 * PATIENCE_S)
    monkeypatch.setattr(measuring, "_AT_THE_END_S", PATIENCE_S)
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    stage.install("espeak-ng", HANGING)
    worker = Measuring(a_voice(clock), dict, lambda _: None)
    worker.begin(PHRASES)
    started = stage.started()
    worker.close()
    assert started.killed()
    assert list(folder.iterdir()) == []


def test_a_script_is_not_asked_to_write_for_it_may_speak(
    stage: FakePrograms, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.undo()
    monkeypatch.setenv("PATH", str(stage.bin))
    stage.install("espeak-ng", AT_ONCE)
    measured(a_voice(clock), Shelf(), *PHRASES)
    assert stage.nothing_told()


def test_without_a_voice_there_is_nothing_to_measure(stage: FakePrograms, clock: FakeClock) -> None:
    shelf = Shelf()
    measured(a_voice(clock), shelf, *PHRASES)
    assert shelf.times == 0


@pytest.mark.skipif(ESPEAK is None, reason="espeak-ng is not installed")
@pytest.mark.parametrize(("speed", "faster"), [(120, 160), (160, 220)])
def test_the_real_program_is_measured_at_its_speed(clock: FakeClock, speed: int, faster: int) -> None:
    def words_a_minute(wpm: int) -> tuple[float, float]:
        (program,) = [one for one in speakers("linux", Speaking(wpm)) if one.name == "espeak-ng"]
        voice = Voice(clock.monotonic, (program,), wpm)
        long = [f"{phrase} {phrase} And so on for a while, until all of this is over." for phrase in PHRASES]
        measured(voice, Shelf(), *PHRASES, *long)
        assert voice.lengths.measured
        return voice.lengths.words_a_minute, voice.lengths.seconds("Lift your hips.")

    (slow, long), (quick, short) = words_a_minute(speed), words_a_minute(faster)
    assert slow < quick
    assert long > short
    assert speed * 0.6 < slow < speed * 1.2


def test_it_is_all_the_same_where_nothing_can_be_read(stage: FakePrograms, clock: FakeClock) -> None:
    stage.install("espeak-ng", WRITING)
    a_sound(stage.folder / "alive", 1.5)
    voice = a_voice(clock)
    kept: list[Voices] = []
    nothing: Callable[[], Voices] = dict
    worker = Measuring(voice, nothing, kept.append)
    worker.begin(PHRASES)
    worker.close()
    worker.begin(PHRASES)  # after the end
    assert worker.idle(PATIENCE_S)
