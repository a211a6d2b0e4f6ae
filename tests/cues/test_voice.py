"""The voice speaks one phrase at a time, holds up nobody, and gives up without a word."""

import os
import select
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from backcare_tui.cues.player import FAILURES
from backcare_tui.cues.speakers import speakers
from backcare_tui.cues.voice import LONGEST, Priority, Voice, limit_s
from tests.cues.fake_players import (
    AT_ONCE,
    FAILING,
    HANGING,
    HANGING_WITH_CHILD,
    PATIENCE_S,
    SHELL,
    TELL,
    WHEN_TOLD,
    FakePrograms,
    Started,
)
from tests.fake_clock import FakeClock

RECORDING = SHELL + 'printf "%s\\n" "$@" > {note}\n' + TELL
"""Notes its arguments, one a line, then plays in no time."""


@pytest.fixture
def voice(stage: FakePrograms, clock: FakeClock) -> Iterator[Voice]:
    voice = Voice(clock.monotonic, speakers("linux"))
    yield voice
    voice.close()


def said(stage: FakePrograms, voice: Voice, phrase: str) -> None:
    """PHRASE is spoken from beginning to end."""
    assert voice.say(phrase)
    player = stage.started()
    player.end()
    voice.tend()
    assert player.reaped()


# What speaks


@pytest.mark.parametrize(
    ("installed", "used"),
    [
        (["spd-say", "espeak-ng", "espeak"], "spd-say"),
        (["espeak-ng", "espeak"], "espeak-ng"),
        (["espeak"], "espeak"),
    ],
)
def test_the_best_program_speaks(stage: FakePrograms, voice: Voice, installed: list[str], used: str) -> None:
    for name in installed:
        stage.install(name, SHELL + f"echo {name} > {{note}}\n" + TELL)
    said(stage, voice, "Lift.")
    assert stage.note() == f"{used}\n"


def test_a_program_is_looked_for_when_first_needed(stage: FakePrograms, voice: Voice) -> None:
    stage.install("espeak-ng", AT_ONCE)
    said(stage, voice, "Lift.")


def test_without_a_program_nothing_is_said_and_the_reason_names_what_would_do(voice: Voice) -> None:
    assert not voice.say("Lift.", Priority.INSTRUCTION)
    assert voice.why_not == "not installed: spd-say, espeak-ng, espeak"


@pytest.mark.parametrize(
    ("platform", "name", "arguments"),
    [
        ("linux", "spd-say", ["--wait", "--language", "en", "--", "-w Lift."]),
        ("linux", "espeak-ng", ["--", "-w Lift."]),
        ("darwin", "say", ["--", "-w Lift."]),
    ],
)
def test_a_phrase_is_one_argument_and_never_an_option(
    stage: FakePrograms, clock: FakeClock, platform: str, name: str, arguments: list[str]
) -> None:
    stage.install(name, RECORDING)
    voice = Voice(clock.monotonic, speakers(platform))
    said(stage, voice, "-w Lift.")
    assert stage.note().splitlines() == arguments


@pytest.mark.parametrize(
    ("phrase", "spoken"),
    [
        ("Lift; touch $(pwned) `x` 'y' \"z\"", "Lift; touch $(pwned) `x` 'y' \"z\""),
        ("Lift\nand\tlower", "Lift and lower"),
        ("\x1b[2J\x00Lift \ud800", "␛[2J␀Lift \N{REPLACEMENT CHARACTER}"),
        ("x" * 100_000, "x" * (LONGEST - 1) + "…"),
    ],
)
def test_foreign_text_is_spoken_as_harmless_text(
    stage: FakePrograms, voice: Voice, phrase: str, spoken: str
) -> None:
    stage.install("espeak-ng", RECORDING)
    said(stage, voice, phrase)
    assert stage.note() == f"--\n{spoken}\n"
    assert [file.name for file in stage.bin.iterdir()] == ["espeak-ng"]


@pytest.mark.parametrize("phrase", ["", "  \n"])
def test_an_empty_phrase_starts_nothing(stage: FakePrograms, voice: Voice, phrase: str) -> None:
    stage.install("espeak-ng", AT_ONCE)
    assert not voice.say(phrase, Priority.INSTRUCTION)
    assert stage.nothing_told()


def test_the_locale_is_kept_and_decides_the_encoding(
    stage: FakePrograms, voice: Voice, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "de_AT.ISO-8859-1")
    monkeypatch.setattr("sys.getfilesystemencoding", lambda: "latin-1")
    stage.install("espeak-ng", SHELL + 'printf "%s " "$LC_ALL" "$2" > {note}\n' + TELL)
    assert voice.say("Übung → lift")
    stage.started()
    assert (stage.folder / "note").read_bytes() == b"de_AT.ISO-8859-1 \xdcbung ? lift "


# One at a time


def test_a_lesser_phrase_that_comes_meanwhile_is_dropped_for_good(stage: FakePrograms, voice: Voice) -> None:
    stage.install("espeak-ng", WHEN_TOLD)
    assert voice.say("Switch sides.", Priority.INSTRUCTION)
    player = stage.started()
    assert not voice.say("Breathe in.")
    assert player.running()
    stage.let_go()
    player.end()
    assert voice.say("Breathe out.")
    assert stage.log == [f"start {player.pid} Switch sides."]
    assert stage.event() == f"stop {player.pid}"
    assert stage.started().played == "Breathe out."


@pytest.mark.parametrize("before", Priority)
def test_an_instruction_cuts_short_what_is_being_spoken(
    stage: FakePrograms, voice: Voice, before: Priority
) -> None:
    stage.install("espeak-ng", WHEN_TOLD)
    assert voice.say("Lift slowly.", before)
    lifting = stage.started()
    assert voice.say("Switch sides.", Priority.INSTRUCTION)
    assert lifting.killed()
    switching = stage.started()
    assert switching.played == "Switch sides."
    assert switching.running()
    voice.tend()
    assert lifting.reaped()


def test_silence_ends_the_phrase_and_lets_the_next_one_be_spoken(stage: FakePrograms, voice: Voice) -> None:
    stage.install("espeak-ng", WHEN_TOLD)
    voice.silence()
    assert voice.say("Lift slowly.")
    player = stage.started()
    voice.silence()
    assert player.killed()
    assert voice.say("Lower.")
    assert stage.started().played == "Lower."


# A service that speaks on when its client is dead

SERVED = WHEN_TOLD.replace(TELL, 'if [ "$1" = --cancel ]; then echo cancel > {events}; exit; fi\n' + TELL)


def test_a_service_is_given_the_newer_text_and_ends_the_older_by_itself(stage: FakePrograms, voice: Voice) -> None:
    stage.install("spd-say", SERVED)
    assert voice.say("Lift slowly.")
    lifting = stage.started()
    assert voice.say("Switch sides.", Priority.INSTRUCTION)
    assert stage.started().played == "Switch sides."
    assert lifting.running()


def test_a_service_is_asked_for_silence(stage: FakePrograms, voice: Voice) -> None:
    stage.install("spd-say", SERVED)
    assert voice.say("Lift slowly.")
    stage.started()
    voice.silence()
    assert stage.event() == "cancel"


def test_silence_does_not_reach_what_is_said_after_it(
    stage: FakePrograms, voice: Voice, launches: list[Started]
) -> None:
    stage.install("spd-say", SERVED.replace("echo cancel", "read go < {go}; echo cancel"))
    assert voice.say("Lift slowly.")
    stage.started()
    voice.silence()
    assert voice.say("Switch sides.", Priority.INSTRUCTION)
    _, hushing, switching = launches
    assert hushing.killed()
    assert switching.running()


def test_a_client_that_its_service_leaves_waiting_is_killed(
    stage: FakePrograms, voice: Voice, clock: FakeClock
) -> None:
    stage.install("spd-say", SERVED)
    assert voice.say("Lift slowly.")
    player = stage.started()
    voice.silence()
    clock.advance(2)
    voice.tend()
    assert player.killed()
    voice.tend()
    assert player.reaped()


# What fails


def test_a_program_that_hangs_is_killed_with_its_children_and_given_up(
    stage: FakePrograms, voice: Voice, clock: FakeClock
) -> None:
    stage.install("espeak-ng", HANGING_WITH_CHILD)
    for number in range(FAILURES):
        os.mkfifo(stage.folder / "alive")
        alive = os.open(stage.folder / "alive", os.O_RDONLY | os.O_NONBLOCK)
        assert voice.say("Lift.") == (number == 0)
        player = stage.started()
        clock.advance(limit_s("Lift.") - 0.1)
        voice.tend()
        assert player.running()
        clock.advance(0.2)
        voice.tend()
        assert player.killed()
        voice.tend()
        assert player.reaped()
        gone = select.poll()
        gone.register(alive, select.POLLHUP)
        assert gone.poll(PATIENCE_S * 1000), "its child lives on"
        os.close(alive)
        (stage.folder / "alive").unlink()
    assert voice.why_not == "espeak-ng does not finish"
    assert not voice.say("Lift.", Priority.INSTRUCTION)
    assert stage.nothing_told()


def test_what_hangs_drops_lesser_phrases_and_yields_to_an_instruction(stage: FakePrograms, voice: Voice) -> None:
    stage.install("espeak-ng", HANGING)
    assert voice.say("Lift.")
    player = stage.started()
    assert not voice.say("Lower.")
    assert voice.say("Rest.", Priority.INSTRUCTION)
    assert player.killed()
    assert stage.started().played == "Rest."


def test_one_that_fails_before_it_ever_spoke_is_passed_over_at_once(stage: FakePrograms, voice: Voice) -> None:
    stage.install("spd-say", FAILING)
    stage.install("espeak-ng", AT_ONCE)
    assert voice.say("Lift.")
    stage.started().end()
    voice.tend()
    player = stage.started()
    assert player.played == "Lift."
    player.end()
    voice.tend()
    assert voice.program is not None
    assert voice.program.name == "espeak-ng"
    said(stage, voice, "Lower.")


def test_after_a_program_that_fails_the_next_best_speaks(stage: FakePrograms, voice: Voice) -> None:
    stage.install("spd-say", AT_ONCE)
    stage.install("espeak-ng", AT_ONCE)
    said(stage, voice, "Lift.")
    stage.install("spd-say", FAILING)
    for number in range(FAILURES):
        assert voice.say("Lift.") == (number == 0)
        stage.started().end()
    said(stage, voice, "Lower.")
    assert voice.why_not is None


def test_when_the_last_program_fails_the_reasons_are_kept(stage: FakePrograms, voice: Voice) -> None:
    stage.install("spd-say", FAILING)
    stage.install("espeak", SHELL + TELL + "kill -TERM $$\n")
    for number in range(FAILURES):
        assert voice.why_not is None
        voice.say("Lift.")
        for _ in range(2 if number == 0 else 1):
            stage.started().end()
            voice.tend()
    assert voice.why_not == "spd-say ends with status 1; espeak was ended by signal 15"


def test_a_success_in_between_makes_failures_forgotten(stage: FakePrograms, voice: Voice) -> None:
    for _ in range(FAILURES):
        stage.install("espeak-ng", FAILING)
        voice.say("Lift.")
        stage.started().end()
        voice.tend()
        stage.install("espeak-ng", AT_ONCE)
        voice.say("Lift.")
        stage.started().end()
        voice.tend()
    said(stage, voice, "Lift.")


def remove(file: Path) -> None:
    file.unlink()


def forbid(file: Path) -> None:
    file.chmod(0)


def spoil(file: Path) -> None:
    file.write_bytes(b"\x00\x01 not a program")


@pytest.mark.parametrize("harm", [remove, forbid, spoil])
def test_a_program_that_is_gone_meanwhile_is_given_up_quietly(
    stage: FakePrograms, voice: Voice, harm: Callable[[Path], None]
) -> None:
    file = stage.install("espeak-ng", AT_ONCE)
    said(stage, voice, "Lift.")
    harm(file)
    for _ in range(FAILURES):
        assert voice.why_not is None
        assert not voice.say("Lift.", Priority.INSTRUCTION)
    assert voice.why_not is not None
    assert voice.why_not.startswith("espeak-ng cannot be started (")


def test_a_program_that_is_gone_while_it_speaks_speaks_on(stage: FakePrograms, voice: Voice) -> None:
    file = stage.install("espeak-ng", WHEN_TOLD)
    assert voice.say("Lift.")
    player = stage.started()
    file.unlink()
    assert not voice.say("Lower.")
    stage.let_go()
    assert player.end() == 0
    voice.tend()
    assert voice.why_not is None


# The end


def test_closing_ends_everything_and_leaves_no_zombie(stage: FakePrograms, voice: Voice) -> None:
    stage.install("espeak-ng", WHEN_TOLD)
    voice.say("Lift.")
    first = stage.started()
    voice.say("Rest.", Priority.INSTRUCTION)
    second = stage.started()
    voice.close()
    assert first.reaped()
    assert second.reaped()
    assert not voice.say("Lift.", Priority.INSTRUCTION)
    assert stage.nothing_told()
    voice.close()


def test_closing_silences_a_service_and_ends_its_client(stage: FakePrograms, voice: Voice) -> None:
    stage.install("spd-say", SERVED)
    voice.say("Lift.")
    player = stage.started()
    voice.close()
    assert stage.event() == "cancel"
    assert player.reaped()
