"""A soft tone, or none at all: never a wait, never an error, never a file left behind."""

import io
import wave
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise
from math import copysign, cos, log2, log10, pi, sin, sqrt
from pathlib import Path

import pytest

from backcare_tui.cues.announcer import BREATH_S
from backcare_tui.cues.player import FAILURES
from backcare_tui.cues.sound import LIMIT_S, Sound
from backcare_tui.cues.tone import RATE, Tone, wav
from backcare_tui.domain.session.pace import FASTEST
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


def samples_of(tone: Tone) -> "array[int]":
    with wave.open(io.BytesIO(wav(tone))) as reader:
        assert (reader.getnchannels(), reader.getsampwidth(), reader.getframerate()) == (1, 2, RATE)
        return array("h", reader.readframes(reader.getnframes()))


@pytest.mark.parametrize("tone", Tone)
def test_a_tone_is_short_and_soft_and_does_not_click(tone: Tone) -> None:
    samples = samples_of(tone)
    assert len(samples) / RATE == pytest.approx(tone.seconds, abs=0.001)
    assert 0.05 < len(samples) / RATE < 0.5
    assert 3_000 < max(map(abs, samples)) < 9_000
    assert abs(samples[0]) < 50
    assert abs(samples[-1]) < 50
    assert max(abs(after - before) for before, after in pairwise(samples)) < 2_500
    edge = round(0.005 * RATE)
    for end in (samples[:edge], samples[-edge:]):
        assert loudness(end) < loudness(samples) / 4  # it swells, and dies away


def test_all_tones_are_about_as_loud_as_one_another() -> None:
    levels = [20 * log10(loudness(samples_of(tone))) for tone in Tone]
    assert max(levels) - min(levels) < 3  # decibels


def test_each_is_over_before_anything_else_can_be_due() -> None:
    shortest_s = 1 / FASTEST  # of a movement, at the quickest pace
    assert all(tone.seconds <= shortest_s for tone in Tone)
    assert Tone.COUNT.seconds <= BREATH_S


# What it sounds like


def loudness(samples: Sequence[float]) -> float:
    """The effective value of SAMPLES."""
    return sqrt(sum(sample * sample for sample in samples) / len(samples))


def swelling(tone: Tone) -> float:
    """How many times as loud the last third of TONE is as its first."""
    samples = samples_of(tone)
    third = len(samples) // 3
    return loudness(samples[-third:]) / loudness(samples[:third])


def test_in_out_and_hold_are_told_apart_without_an_ear_for_pitch() -> None:
    assert swelling(Tone.IN) > 1.5
    assert 0.8 < swelling(Tone.HOLD) < 1.25
    assert swelling(Tone.OUT) < 0.67


@dataclass(frozen=True)
class Note:
    """A stretch of a tone without a silence in it, as it is heard."""

    begins: float
    """Hertz."""
    ends: float
    seconds: float

    @property
    def glide(self) -> int:
        """1 where it rises by more than two semitones, -1 where it falls, 0 where it stays."""
        moved = 12 * log2(self.ends / self.begins)
        return 0 if abs(moved) < 2 else int(copysign(1, moved))


def notes_of(tone: Tone) -> list[Note]:
    """The notes of TONE, found in its samples: parted by silence, each as often across zero as its hertz."""
    samples = samples_of(tone)
    ups = [i for i, (before, after) in enumerate(pairwise(samples)) if before < 0 <= after]
    loud = [i for i in ups if max(samples[i : i + 40], default=0) > 250]
    groups: list[list[int]] = [[]]
    for up in loud:
        if groups[-1] and up - groups[-1][-1] > RATE / 150:
            groups.append([])
        groups[-1].append(up)

    def hertz(part: list[int]) -> float:
        return RATE * (len(part) - 1) / (part[-1] - part[0])

    return [Note(hertz(each[:8]), hertz(each[-8:]), (each[-1] - each[0]) / RATE) for each in groups]


def contour(notes: list[Note]) -> tuple[int, ...]:
    """How it goes up and down, within its notes and from one to the next."""
    steps = [
        0 if abs(12 * log2(b.begins / a.ends)) < 1 else int(copysign(1, b.begins - a.ends))
        for a, b in pairwise(notes)
    ]
    return (*(note.glide for note in notes), *steps)


@pytest.mark.parametrize(
    ("tone", "shape"),
    [
        (Tone.IN, (1,)),
        (Tone.OUT, (-1,)),
        (Tone.HOLD, (0,)),
        (Tone.MOVE, (0, 0, 0)),
        (Tone.SWITCH, (0, 0, 0, -1, 1)),
        (Tone.REST, (0, 0, -1)),
        (Tone.NEXT, (0, 0, 1)),
        (Tone.DONE, (0, 0, 0, 1, 1)),
    ],
)
def test_a_tone_goes_up_and_down_as_it_is_meant(tone: Tone, shape: tuple[int, ...]) -> None:
    assert contour(notes_of(tone)) == shape


@pytest.mark.parametrize(("one", "other"), list(combinations(Tone, 2)))
def test_no_tone_is_like_another(one: Tone, other: Tone) -> None:
    """They go up and down differently, or lie four semitones apart, or one lasts twice as long as the other."""
    ours, theirs = notes_of(one), notes_of(other)
    apart = abs(12 * log2(ours[0].begins / theirs[0].begins))
    longer = max(ours[0].seconds, theirs[0].seconds) / min(ours[0].seconds, theirs[0].seconds)
    assert contour(ours) != contour(theirs) or apart >= 4 or longer >= 2


def from_a_laptop(samples: Sequence[int]) -> list[float]:
    """SAMPLES as a small loudspeaker gives them: what is under 700 Hz fades, by 12 dB an octave."""
    turn = 2 * pi * 700 / RATE
    slope, cosine = sin(turn) / sqrt(2), cos(turn)
    given = [0.0, 0.0]
    for now, one, two in zip(samples[2:], samples[1:], samples, strict=False):
        through = (1 + cosine) / 2 * (now - 2 * one + two)
        given.append((through + 2 * cosine * given[-1] - (1 - slope) * given[-2]) / (1 + slope))
    return given


def test_a_small_loudspeaker_gives_every_note_of_every_tone() -> None:
    notes = {}
    for tone in Tone:
        given, start = from_a_laptop(samples_of(tone)), 0
        for number, (_, _, seconds, _) in enumerate(tone.value):
            end = start + round(seconds * RATE)
            notes[f"{tone.name} {number}"] = 20 * log10(loudness(given[start:end]))
            start = end
    loudest = max(notes.values())
    assert [name for name, level in notes.items() if level < loudest - 7] == []  # decibels


# What plays it


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
    assert sound.play(Tone.MOVE)
    player = stage.started()
    assert sound.play(Tone.NEXT)
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
        assert sound.play(Tone.MOVE) == (number == 0)
        player = stage.started()
        if script is HANGING:
            clock.advance(LIMIT_S)
            sound.tend()
        assert player.end() == (-9 if script is HANGING else 1)
        sound.tend()
    assert sound.why_not in ("aplay ends with status 1", "aplay does not finish")
    assert not sound.play(Tone.MOVE)
    assert stage.nothing_told()


def test_without_a_program_no_tone_is_made(stage: FakePrograms, sound: Sound, temporary: Path) -> None:
    assert not sound.play(Tone.MOVE)
    assert sound.why_not == "not installed: paplay, pw-play, aplay"
    assert list(temporary.iterdir()) == []


def test_where_no_file_can_be_written_there_is_no_tone(stage: FakePrograms, sound: Sound, temporary: Path) -> None:
    stage.install("paplay", AT_ONCE)
    temporary.rmdir()
    assert not sound.play(Tone.MOVE)
    assert sound.why_not is not None
    assert sound.why_not.startswith("no tone could be made (")
    assert not sound.play(Tone.MOVE)
    assert stage.nothing_told()


def test_a_closed_sound_plays_nothing(stage: FakePrograms, sound: Sound, temporary: Path) -> None:
    stage.install("paplay", AT_ONCE)
    sound.close()
    assert not sound.play(Tone.MOVE)
    assert stage.nothing_told()
    assert list(temporary.iterdir()) == []
