"""All cues of whole routines through real programs: nothing waits, nothing overlaps, nothing breaks."""

import os
import shutil
import subprocess
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from backcare_tui.cues.announcer import BEAT_S, MARKS, Announcer, CueSettings, cue_settings
from backcare_tui.cues.lengths import Lengths
from backcare_tui.cues.player import FAILURES
from backcare_tui.cues.sound import Sound
from backcare_tui.cues.speakers import speakers
from backcare_tui.cues.voice import Voice, limit_s
from backcare_tui.domain.guidance.adapt import timeline_for
from backcare_tui.domain.guidance.person import Person
from backcare_tui.domain.session.cue import CHANGES, INSTRUCTIONS, Cue, CueKind, cues_between
from backcare_tui.domain.session.saying import CARE_WORDS
from backcare_tui.domain.session.timeline import Timeline
from backcare_tui.domain.words.wording import speaking_seconds
from tests.cues.fake_players import AT_ONCE, FAILING, HANGING, SHELL, WHEN_TOLD, FakePrograms, Started
from tests.cues.test_phrase import cues_of, said
from tests.fake_clock import FakeClock
from tests.shipped import shipped

TICK_S = 0.1
ESPEAK = shutil.which("espeak-ng")

needs_espeak = pytest.mark.skipif(ESPEAK is None, reason="espeak-ng is not installed")
needs_flock = pytest.mark.skipif(shutil.which("flock") is None, reason="flock is not installed")

everything_spoken = pytest.mark.parametrize("settings", [cue_settings("all")], ids=["all"])


@pytest.fixture
def settings() -> CueSettings:
    return cue_settings()


@dataclass
class Hearing:
    """An announcer under a fake clock, and when it rang and flashed."""

    clock: FakeClock
    announcer: Announcer
    lights: list[float] = field(default_factory=list)
    bells: list[float] = field(default_factory=list)

    def ticks(self, timeline: Timeline) -> Iterator[tuple[Cue, ...]]:
        """Tick through TIMELINE as a screen does; gives the cues of each tick once they are announced."""
        before = None
        while before is None or not before.finished:
            moment = timeline.at(self.clock.seconds)
            cues = cues_between(timeline, before, moment)
            self.announcer.announce(cues, moment.seconds)
            yield cues
            before = moment
            self.clock.advance(TICK_S)


@pytest.fixture
def hearing(stage: FakePrograms, clock: FakeClock, settings: CueSettings) -> Iterator[Hearing]:
    voice, sound = Voice(clock.monotonic, speakers("linux")), Sound(clock.monotonic, "linux")
    lights: list[float] = []
    bells: list[float] = []
    announcer = Announcer(
        voice,
        sound,
        lambda: bells.append(clock.seconds),
        lambda: lights.append(clock.seconds),
        settings,
    )
    yield Hearing(clock, announcer, lights, bells)
    announcer.close()


@pytest.fixture
def timeline() -> Timeline:
    return timeline_for(shipped(), shipped().routines["starter-three"], Person())


def times(timeline: Timeline, kinds: frozenset[CueKind]) -> list[float]:
    """When something of KINDS is due."""
    return [cue.at for cue in cues_of(timeline) if cue.kind in kinds]


def at_the_next_tick(times: list[float]) -> object:
    """What TIMES are when each is rounded up to a tick."""
    return pytest.approx(times, abs=TICK_S)


def there_is_time_for(cue: Cue) -> bool:
    """Whether CUE is to be spoken: a breath of a hold is not, nor a number of a countdown without time for it."""
    if cue.kind is CueKind.BREATH:
        return False
    shortest_s = min(map(Lengths().seconds, cue.sayings))
    return cue.kind in INSTRUCTIONS or shortest_s < cue.until - cue.at - BEAT_S - TICK_S


def spoken_into_silence(timeline: Timeline, wanted: Collection[CueKind] = frozenset(CueKind)) -> list[Cue]:
    """The cues of TIMELINE, of those kinds that are WANTED, that a voice speaks which is over at once."""
    return [cue for cue in cues_of(timeline) if cue.kind in wanted and there_is_time_for(cue)]


# Speaking


@pytest.mark.parametrize("settings", [cue_settings("all"), cue_settings("changes")], ids=["all", "changes"])
def test_every_wanted_cue_reaches_a_voice_that_is_free(
    stage: FakePrograms, hearing: Hearing, launches: list[Started], timeline: Timeline, settings: CueSettings
) -> None:
    stage.install("espeak-ng", AT_ONCE)
    for _ in hearing.ticks(timeline):
        for launch in launches:
            assert launch.reaped() or launch.end() == 0
    wanted = settings.spoken
    due = spoken_into_silence(timeline, wanted)
    played = [launch.played for launch in launches]
    assert len([words for words in played if CARE_WORDS in words]) == 1
    assert len(played) == len(due)
    for words, cue in zip(played, due, strict=True):
        assert words in (cue.ways or (cue.words,))


@needs_flock
@everything_spoken
@pytest.mark.parametrize("slowness", [1.0, 2.5])
def test_no_phrase_is_spoken_over_another(
    stage: FakePrograms, hearing: Hearing, launches: list[Started], timeline: Timeline, slowness: float
) -> None:
    """Each phrase holds a lock as long as it lasts; one that waits for it in vain tells of an overlap. Some
    may be slow, which nobody can know.
    """
    lock = "exec 8> {lock}\nflock -w 5 8 || echo overlap > {events}\n"
    stage.install("espeak-ng", SHELL + lock + WHEN_TOLD.removeprefix(SHELL))
    speaking, until = None, 0.0
    spoken = cut = 0
    for cues in hearing.ticks(timeline):
        if len(launches) > spoken:
            (launch,) = launches[spoken:]
            if speaking:
                assert any(cue.kind in INSTRUCTIONS for cue in cues)
                assert speaking.killed()
                cut += 1
            assert stage.started() == launch
            assert launch.running()
            spoken, speaking = spoken + 1, launch
            times = slowness if spoken % 4 == 0 else 1.0
            until = hearing.clock.seconds + times * Lengths().expected(launch.played)
        elif speaking and hearing.clock.seconds >= until:
            stage.let_go()
            assert stage.event() == f"stop {speaking.pid}"
            assert speaking.end() == 0
            speaking = None
    assert "overlap" not in stage.log
    assert spoken > 50
    assert bool(cut) == (slowness > 1)


@everything_spoken
def test_a_screen_that_stood_still_for_a_while_speaks_only_of_now(
    stage: FakePrograms, hearing: Hearing, launches: list[Started], timeline: Timeline
) -> None:
    stage.install("espeak-ng", AT_ONCE)
    now = timeline.item_start(1) + 1.5
    cues = cues_between(timeline, timeline.at(0), timeline.at(now))
    assert CueKind.EXERCISE in {cue.kind for cue in cues}
    hearing.announcer.announce(cues, now)
    assert launches == []
    assert hearing.lights == []


# Failing


def test_a_voice_that_hangs_holds_up_nobody_and_tones_take_its_place(
    stage: FakePrograms, hearing: Hearing, launches: list[Started], timeline: Timeline
) -> None:
    stage.install("spd-say", HANGING)
    stage.install("aplay", AT_ONCE)
    hung_on = 0
    for cues in hearing.ticks(timeline):
        for launch in launches:
            if launch.reaped():
                continue
            if launch.played.endswith(".wav"):
                assert launch.end() == 0
            elif cues and launch.running():
                hung_on += 1  # the call is over, and the program is not
    phrases = [launch.played for launch in launches if not launch.played.endswith(".wav")]
    assert len(phrases) >= FAILURES
    assert hung_on >= len(phrases)
    assert hearing.announcer.voice.why_not == "spd-say does not finish"
    assert launches[-1].played.endswith("done.wav")
    assert hearing.lights == at_the_next_tick(times(timeline, CHANGES))
    assert hearing.bells == []


@pytest.mark.parametrize("voice", [None, FAILING, HANGING, "not a program"])
@pytest.mark.parametrize("player", [None, FAILING, HANGING, "not a program"])
def test_when_nothing_works_bell_and_light_are_left(
    stage: FakePrograms,
    hearing: Hearing,
    launches: list[Started],
    timeline: Timeline,
    voice: str | None,
    player: str | None,
) -> None:
    if voice:
        stage.install("espeak-ng", voice)
    if player:
        stage.install("paplay", player)
    for _ in hearing.ticks(timeline):
        for launch in launches:
            if not launch.reaped() and HANGING not in (voice, player):
                assert launch.end() == 1
    assert hearing.lights == at_the_next_tick(times(timeline, CHANGES))
    marks = times(timeline, MARKS)
    trusted_once = {FAILING, HANGING} & {voice, player}
    assert len(marks) - 2 * len(trusted_once) <= len(hearing.bells) <= len(marks)
    if not trusted_once:
        assert hearing.bells == at_the_next_tick(marks)
    assert hearing.announcer.voice.why_not


def test_programs_that_disappear_halfway_change_nothing_for_the_eye(
    stage: FakePrograms, hearing: Hearing, launches: list[Started], timeline: Timeline
) -> None:
    files = [stage.install(name, AT_ONCE) for name in ("espeak-ng", "paplay")]
    for _ in hearing.ticks(timeline):
        for launch in launches:
            assert launch.reaped() or launch.end() == 0
        if hearing.clock.seconds >= timeline.seconds / 2:
            for file in files:
                file.unlink(missing_ok=True)
    assert hearing.lights == at_the_next_tick(times(timeline, CHANGES))
    assert hearing.bells
    assert min(hearing.bells) > timeline.seconds / 2


@pytest.mark.parametrize("settings", [cue_settings("changes")], ids=["changes"])
def test_a_tick_without_cues_ends_what_hangs_and_reaps_it(
    stage: FakePrograms, hearing: Hearing, launches: list[Started]
) -> None:
    stage.install("espeak-ng", HANGING)
    stage.install("paplay", HANGING)
    for kind in (CueKind.PHASE, CueKind.REST):  # one is a tone, one is spoken
        hearing.announcer.announce([Cue(kind, 0.0, "Rest.")], 0.0)
    assert [launch.running() for launch in launches] == [True, True]
    hearing.clock.advance(60)
    hearing.announcer.announce([], 60)
    assert [launch.killed() for launch in launches] == [True, True]
    hearing.announcer.announce([], 60)
    assert [launch.reaped() for launch in launches] == [True, True]


def test_closing_amid_a_session_leaves_no_process(
    stage: FakePrograms, hearing: Hearing, launches: list[Started], timeline: Timeline
) -> None:
    stage.install("espeak-ng", HANGING)
    stage.install("paplay", HANGING)
    for _ in hearing.ticks(timeline):
        if len(launches) == 3:
            break
    hearing.announcer.close()
    assert all(launch.reaped() for launch in launches)


# The real program


@pytest.fixture
def silent_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """No sound device, whatever this machine has."""
    monkeypatch.setenv("ALSA_CONFIG_PATH", os.devnull)
    monkeypatch.setenv("PULSE_SERVER", "unix:/nowhere/at/all")


def espeak(*options: str, words: str) -> str:
    """What espeak-ng prints when it is given WORDS on its standard input."""
    command = [str(ESPEAK), *options, "--stdin"]
    return subprocess.run(command, input=words, capture_output=True, text=True, check=True).stdout


@needs_espeak
@everything_spoken
@pytest.mark.parametrize("words", ["Lift slowly. Breathe out.", "-v is not an option", "--help"])
def test_espeak_is_given_the_words_as_words(
    stage: FakePrograms, hearing: Hearing, launches: list[Started], words: str
) -> None:
    stage.install("espeak-ng", SHELL + f'{ESPEAK} -q -x "$@" > {{note}} 2>&1\n')
    hearing.announcer.announce([Cue(CueKind.PHASE, 0.0, words)], 0.0)
    (launch,) = launches
    assert launch.end() == 0
    assert stage.note().split() == espeak("-q", "-x", words=words).split() != []


@needs_espeak
def test_espeak_takes_about_the_time_that_is_reckoned_with(timeline: Timeline, tmp_path: Path) -> None:
    """Real speech fits where it is said to fit, and is far from being taken for a program that hangs."""
    file = tmp_path / "speech.wav"
    for words in {said(cue) for cue in cues_of(timeline)}:
        espeak("-w", str(file), words=words)
        seconds = file.stat().st_size / 2 / 22_050
        assert seconds < speaking_seconds(words) + 1.5, words
        assert seconds < limit_s(words) / 2, words


@needs_espeak
@everything_spoken
def test_espeak_without_a_sound_device_gets_through_a_routine(
    stage: FakePrograms, hearing: Hearing, launches: list[Started], timeline: Timeline, silent_machine: None
) -> None:
    (stage.bin / "espeak-ng").symlink_to(str(ESPEAK))
    for _ in hearing.ticks(timeline):
        for launch in launches:
            assert launch.reaped() or launch.end() >= 0  # by itself, whatever it says of the missing device
    assert len(launches) == len(spoken_into_silence(timeline))
    assert hearing.lights == at_the_next_tick(times(timeline, CHANGES))
    hearing.announcer.close()
    assert all(launch.reaped() for launch in launches)
