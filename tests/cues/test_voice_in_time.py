"""The voice learns how long it takes, and is found out where it never ends."""

from collections.abc import Iterator

import pytest

from backcare_tui.cues.player import FAILURES
from backcare_tui.cues.speakers import speakers
from backcare_tui.cues.voice import Priority, Voice
from tests.cues.fake_players import AT_ONCE, HANGING, WHEN_TOLD, FakePrograms
from tests.fake_clock import FakeClock


@pytest.fixture
def voice(stage: FakePrograms, clock: FakeClock) -> Iterator[Voice]:
    voice = Voice(clock.monotonic, speakers("linux"))
    yield voice
    voice.close()


def test_one_that_hangs_is_found_out_where_an_instruction_cuts_it_short_each_time(
    stage: FakePrograms, voice: Voice, clock: FakeClock
) -> None:
    stage.install("spd-say", HANGING)
    stage.install("espeak-ng", AT_ONCE)
    for _ in range(FAILURES + 1):
        voice.say("Lift.", Priority.INSTRUCTION)
        clock.advance(3.5)  # far from its limit
        voice.tend()
    assert voice.program is not None
    assert voice.program.name == "espeak-ng"


def test_what_a_key_cuts_short_is_no_failure(stage: FakePrograms, voice: Voice, clock: FakeClock) -> None:
    stage.install("espeak-ng", HANGING)
    for _ in range(2 * FAILURES):
        assert voice.say("Lift slowly, and stay there for a while.", Priority.INSTRUCTION)
        clock.advance(0.5)
    assert voice.why_not is None


def test_it_learns_how_long_a_phrase_takes(stage: FakePrograms, voice: Voice, clock: FakeClock) -> None:
    stage.install("espeak-ng", WHEN_TOLD)
    assert voice.say("Lift slowly.")
    clock.advance(1.25)
    stage.let_go()
    stage.started().end()
    voice.tend()
    assert voice.lengths.known == {"Lift slowly.": 1.25}
    assert voice.say("Lower.")
    clock.advance(2.0)
    voice.say("Rest.", Priority.INSTRUCTION)
    assert voice.lengths.seconds("Lower.") == 3.0
    assert voice.lengths_of("espeak --").known == {}


def test_where_the_best_voice_is_not_known_yet_the_next_best_tells_how_fast_it_speaks(
    stage: FakePrograms, voice: Voice
) -> None:
    assert voice.words_a_minute == 160
    long = [f"{number} words are said here one after the other until there are twelve." for number in range(5)]
    voice.recall({"espeak-ng --": dict.fromkeys(long, 9.75)})
    stage.install("spd-say", AT_ONCE)
    assert voice.words_a_minute == pytest.approx(80)
    voice.recall({"spd-say --wait --language en --": dict.fromkeys(long, 4.875)})
    assert voice.words_a_minute == pytest.approx(160)
