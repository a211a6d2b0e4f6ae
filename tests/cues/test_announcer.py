"""Which cue is spoken, sounded, rung or flashed."""

from dataclasses import dataclass, field
from typing import Literal

import pytest

from backcare_tui.cues.announcer import BEAT_S, BREATH_S, LATE_S, Announcer, CueSettings, cue_settings
from backcare_tui.cues.lengths import Lengths
from backcare_tui.cues.sound import Sound
from backcare_tui.cues.tone import Tone
from backcare_tui.cues.voice import Priority, Voice
from backcare_tui.domain.catalogue.form import Breath
from backcare_tui.domain.session.breathing import BreathSpan
from backcare_tui.domain.session.cue import COUNTDOWN, Cue, CueKind
from backcare_tui.domain.session.steps import Step, StepKind
from backcare_tui.storage.written.settings_file import Settings

CHANGES = [CueKind.EXERCISE, CueKind.SWITCH, CueKind.REST, CueKind.WAIT, CueKind.DONE]
EVERYTHING = cue_settings()
INSTRUCTIONS = [*CHANGES, CueKind.ARRANGE, CueKind.PHASE]


@dataclass
class Hall:
    """Hears and sees everything; `works` says which rungs can be relied on."""

    happened: list[str] = field(default_factory=list)
    works: set[str] = field(default_factory=lambda: {"voice", "sound"})
    speaking: bool = False
    """Whether something is being said."""

    def announcer(self, rate: float = 1.0, settings: CueSettings = EVERYTHING) -> Announcer:
        def bell() -> None:
            self.happened.append("bell")

        def flash() -> None:
            self.happened.append("flash")

        return Announcer(HallVoice(self), HallSound(self), bell, flash, settings, rate)

    def over(self, announcer: Announcer, *cues: Cue, now: float = 0.0) -> list[str]:
        """What happens when CUES are announced at NOW."""
        self.happened.clear()
        announcer.announce(cues, now)
        return list(self.happened)


class Slow(Lengths):
    """A second for each word."""

    def seconds(self, phrase: str) -> float:
        return float(len(phrase.split()))

    expected = seconds


class HallVoice(Voice):
    lengths = Slow()

    def __init__(self, hall: Hall) -> None:
        self.hall = hall

    @property
    def busy(self) -> bool:
        return self.hall.speaking

    @property
    def why_not(self) -> str | None:
        return None if "voice" in self.hall.works else "no voice"

    def say(self, phrase: str, priority: Priority = Priority.DETAIL) -> bool:
        self.hall.happened.append(f"{priority.name.lower()}: {phrase}")
        return "voice" in self.hall.works

    def tend(self) -> None:
        pass

    def silence(self) -> None:
        self.hall.happened.append("silence")


class HallSound(Sound):
    def __init__(self, hall: Hall) -> None:
        self.hall = hall

    @property
    def why_not(self) -> str | None:
        return None if "sound" in self.hall.works else "no sound"

    def play(self, tone: Tone) -> bool:
        if "sound" not in self.hall.works:
            return False
        self.hall.happened.append(f"{tone.name.lower()} tone")
        return True

    def tend(self) -> None:
        pass


def cue(kind: CueKind, at: float = 0.0) -> Cue:
    return Cue(kind, at, "3" if kind is CueKind.COUNTDOWN else f"{kind.value.capitalize()}.")


SPOKEN_IN_CHANGES = {
    CueKind.EXERCISE: ["instruction: Exercise.", "flash"],
    CueKind.SWITCH: ["instruction: Switch.", "flash"],
    CueKind.ARRANGE: ["instruction: Arrange."],
    CueKind.REST: ["instruction: Rest.", "flash"],
    CueKind.WAIT: ["instruction: Wait.", "flash"],
    CueKind.DONE: ["instruction: Done.", "flash"],
    CueKind.HALFWAY: ["detail: Halfway."],
    CueKind.UNDER_WAY: [],
    CueKind.NOTICE: ["detail: Notice."],
    CueKind.LEAD: ["detail: Lead."],
    CueKind.COUNTDOWN: ["detail: 3"],
    CueKind.PHASE: ["move tone"],
    CueKind.BREATH: [],
}
MUTE = {
    CueKind.EXERCISE: ["next tone", "flash"],
    CueKind.SWITCH: ["switch tone", "flash"],
    CueKind.ARRANGE: [],
    CueKind.REST: ["rest tone", "flash"],
    CueKind.WAIT: ["next tone", "flash"],
    CueKind.DONE: ["done tone", "flash"],
    CueKind.HALFWAY: ["halfway tone"],
    CueKind.UNDER_WAY: [],
    CueKind.NOTICE: [],
    CueKind.LEAD: [],
    CueKind.COUNTDOWN: ["count tone"],
    CueKind.PHASE: ["move tone"],
    CueKind.BREATH: [],
}


@pytest.mark.parametrize("kind", CueKind)
def test_only_changes_are_spoken_if_wished(kind: CueKind) -> None:
    hall = Hall()
    assert hall.over(hall.announcer(settings=cue_settings("changes")), cue(kind)) == SPOKEN_IN_CHANGES[kind]


@pytest.mark.parametrize("kind", CueKind)
def test_everything_is_spoken_by_default(kind: CueKind) -> None:
    hall = Hall()
    said = "detail: 3" if kind is CueKind.COUNTDOWN else f"detail: {kind.value.capitalize()}."
    heard = hall.over(hall.announcer(), cue(kind))
    assert heard == [
        *(
            []
            if kind is CueKind.BREATH
            else [said.replace("detail", "instruction") if kind in INSTRUCTIONS else said]
        ),
        *(["flash"] if kind in CHANGES else []),
    ]


@pytest.mark.parametrize("kind", CueKind)
def test_without_the_voice_there_are_tones(kind: CueKind) -> None:
    hall = Hall()
    assert hall.over(hall.announcer(settings=cue_settings("none")), cue(kind)) == MUTE[kind]


@pytest.mark.parametrize("kind", CueKind)
def test_where_the_voice_fails_there_are_the_same_tones(kind: CueKind) -> None:
    hall = Hall(works={"sound"})
    heard = hall.over(hall.announcer(), cue(kind))
    assert [each for each in heard if ":" not in each] == MUTE[kind]


@pytest.mark.parametrize("kind", CueKind)
@pytest.mark.parametrize("sound", [False, True])
def test_where_no_tone_is_heard_the_bell_marks_what_matters(kind: CueKind, sound: bool) -> None:
    hall = Hall(works={"voice"} if sound else {"voice", "sound"})
    settings = cue_settings(voice="none", sound=sound)
    rung = ["bell"] if kind in CHANGES or kind is CueKind.HALFWAY else []
    flashed = ["flash"] if kind in CHANGES else []
    assert hall.over(hall.announcer(settings=settings), cue(kind)) == rung + flashed


@pytest.mark.parametrize("kind", CueKind)
def test_every_rung_can_be_switched_off(kind: CueKind) -> None:
    hall = Hall()
    assert (
        hall.over(hall.announcer(settings=cue_settings("none", sound=False, bell=False, flash=False)), cue(kind))
        == []
    )


def test_a_screen_that_comes_up_does_not_flash_too() -> None:
    hall = Hall()
    announcer = hall.announcer()
    announcer.announce([cue(CueKind.EXERCISE)], 0.0, appears=True)
    assert hall.happened == ["instruction: Exercise."]
    assert hall.over(announcer, cue(CueKind.REST)) == ["instruction: Rest.", "flash"]


def test_the_settings_file_has_the_same_defaults() -> None:
    settings = Settings()
    assert cue_settings() == cue_settings(settings.voice, settings.sound, settings.bell, settings.flash)


# Late, and several at once


@pytest.mark.parametrize("rate", [1.0, 60.0])
def test_a_late_cue_is_let_go(rate: float) -> None:
    hall = Hall()
    announcer = hall.announcer(rate)
    assert hall.over(announcer, cue(CueKind.SWITCH, 10), now=10 + rate * (LATE_S - 0.01)) != []
    assert hall.over(announcer, cue(CueKind.SWITCH, 10), now=10 + rate * (LATE_S + 0.01)) == []


@pytest.mark.parametrize(
    ("cues", "announced"),
    [
        ([cue(CueKind.BREATH, 1), cue(CueKind.HALFWAY, 1)], "detail: Halfway."),
        ([cue(CueKind.HALFWAY, 1), cue(CueKind.BREATH, 1.05)], "detail: Halfway."),
        ([cue(CueKind.COUNTDOWN, 1), cue(CueKind.PHASE, 1.05)], "instruction: Phase."),
        ([cue(CueKind.SWITCH, 1), cue(CueKind.PHASE, 1.05)], "instruction: Switch."),
        ([cue(CueKind.EXERCISE, 1), cue(CueKind.REST, 1.05)], "instruction: Rest."),
        ([cue(CueKind.COUNTDOWN, 1), cue(CueKind.DONE, 1.05)], "instruction: Done."),
    ],
)
def test_of_several_cues_the_weightiest_is_announced(cues: list[Cue], announced: str) -> None:
    hall = Hall()
    heard = hall.over(hall.announcer(settings=cue_settings("all")), *cues, now=1.1)
    assert [each for each in heard if ":" in each] == [announced]


def test_a_late_change_does_not_hide_what_is_in_time() -> None:
    hall = Hall()
    heard = hall.over(
        hall.announcer(settings=cue_settings("all")), cue(CueKind.SWITCH, 1), cue(CueKind.PHASE, 6), now=6
    )
    assert heard == ["instruction: Phase."]


# The key for the voice


@pytest.mark.parametrize("voice", ["all", "changes"])
def test_the_key_turns_the_voice_off_at_once_and_on_as_it_was(voice: Literal["all", "changes"]) -> None:
    hall = Hall()
    announcer = hall.announcer(settings=cue_settings(voice))
    assert announcer.toggle_voice() is False
    assert hall.happened == ["silence"]
    assert hall.over(announcer, cue(CueKind.REST)) == ["rest tone", "flash"]
    assert announcer.toggle_voice() is True
    assert hall.over(announcer, cue(CueKind.REST)) == ["instruction: Rest.", "flash"]
    assert hall.over(announcer, cue(CueKind.PHASE)) == ["instruction: Phase." if voice == "all" else "move tone"]


def test_the_key_turns_on_a_voice_that_was_not_set() -> None:
    hall = Hall()
    announcer = hall.announcer(settings=cue_settings("none"))
    assert announcer.toggle_voice() is True
    assert hall.over(announcer, cue(CueKind.REST)) == ["instruction: Rest.", "flash"]
    assert hall.over(announcer, cue(CueKind.PHASE)) == ["instruction: Phase."]


# As much as there is time for


def a_movement(rep: int, room: float, kind: StepKind = StepKind.MOVE, breath: Breath = Breath.OUT) -> Cue:
    """Repetition REP of a movement, with ROOM for its words."""
    span = (BreathSpan(breath, 0.0, room),)
    step = Step(kind, 0, 0.0, room, "Lift", "Lift your hips.", span, phase=0, rep=rep)
    return Cue(CueKind.PHASE, 0.0, "Lift your hips.", step, ("Lift your hips.", "Lift."), until=room)


def test_it_is_said_in_as_many_words_as_there_is_time_for_and_a_breath_between() -> None:
    hall = Hall()
    announcer = hall.announcer()
    assert hall.over(announcer, a_movement(1, 3.01 + BREATH_S)) == ["instruction: Lift your hips."]
    assert hall.over(announcer, a_movement(1, 3)) == ["instruction: Lift."]
    assert hall.over(announcer, a_movement(1, 3.01 + BREATH_S), now=0.1) == ["instruction: Lift."]


def test_at_a_faster_clock_there_is_less_time() -> None:
    hall = Hall()
    assert hall.over(hall.announcer(rate=2.0), a_movement(1, 3.01 + BREATH_S)) == ["instruction: Lift."]


@pytest.mark.parametrize(
    ("kind", "breath", "tone"),
    [
        (StepKind.MOVE, Breath.OUT, "out tone"),
        (StepKind.MOVE, Breath.IN, "in tone"),
        (StepKind.MOVE, Breath.FREE, "move tone"),
        (StepKind.HOLD, Breath.IN, "hold tone"),
    ],
)
def test_without_time_for_a_word_a_movement_that_is_known_goes_by_its_own_tone(
    kind: StepKind, breath: Breath, tone: str
) -> None:
    hall = Hall()
    announcer = hall.announcer()
    for rep in (1, 2):
        assert hall.over(announcer, a_movement(rep, 1, kind, breath)) == ["instruction: Lift."]
    assert hall.over(announcer, a_movement(3, 1, kind, breath)) == [tone]


def test_where_no_tone_would_be_heard_the_shortest_is_said_all_the_same() -> None:
    hall = Hall(works={"voice"})
    assert hall.over(hall.announcer(), a_movement(3, 1)) == ["instruction: Lift."]
    hall = Hall()
    assert hall.over(hall.announcer(settings=cue_settings(sound=False)), a_movement(3, 1)) == [
        "instruction: Lift."
    ]


def test_a_change_is_said_however_little_time_there_is() -> None:
    hall = Hall()
    change = Cue(
        CueKind.SWITCH, 0.0, "Switch sides. Now left.", None, ("Switch sides. Now left.", "Left."), until=0.2
    )
    assert hall.over(hall.announcer(), change) == ["instruction: Left.", "flash"]


@pytest.mark.parametrize(("kind", "instead"), [(CueKind.LEAD, []), (CueKind.HALFWAY, ["halfway tone"])])
def test_what_is_no_instruction_is_said_only_if_it_is_over_in_time(kind: CueKind, instead: list[str]) -> None:
    hall = Hall()
    announcer = hall.announcer()
    late, early = Cue(kind, 0.0, "3", until=1.0), Cue(kind, 0.0, "3", until=1.01 + BEAT_S)
    assert hall.over(announcer, late) == instead
    assert hall.over(announcer, early) == ["detail: 3"]


def count(hall: Hall, announcer: Announcer, *, room: float = 2, silent_from: str = "3") -> list[str]:
    """What becomes of a count whose numbers have ROOM each, where it is SILENT_FROM one of them on."""
    heard = hall.over(announcer, a_movement(1, 3))[1:]
    hall.speaking = True
    for at, number in enumerate(COUNTDOWN, start=20):
        hall.speaking = hall.speaking and number != silent_from
        heard += hall.over(announcer, Cue(CueKind.COUNTDOWN, at, number, until=at + room), now=at)
    return heard


def test_a_count_is_spoken_from_three_or_two_on_or_not_at_all() -> None:
    hall = Hall()
    announcer = hall.announcer()
    for _ in range(2):
        assert count(hall, announcer) == ["detail: 3", "detail: 2", "detail: 1"]
    assert count(hall, announcer, silent_from="2") == ["detail: 2", "detail: 1"]
    assert count(hall, announcer, silent_from="1") == []


def test_a_count_that_cannot_be_spoken_goes_by_its_tones_whole_or_not_at_all() -> None:
    for hall, settings in ((Hall(), cue_settings("none")), (Hall(works={"sound"}), EVERYTHING)):
        announcer = hall.announcer(settings=settings)
        for silent_from, tones in (("3", 3), ("2", 0), ("1", 0)):
            heard = count(hall, announcer, silent_from=silent_from)
            assert [each for each in heard if each == "count tone"] == ["count tone"] * tones
    hall = Hall()
    assert count(hall, hall.announcer(), room=1.0) == ["count tone"] * 3


def test_a_count_that_was_interrupted_is_not_taken_up() -> None:
    hall = Hall()
    announcer = hall.announcer()
    assert hall.over(announcer, Cue(CueKind.COUNTDOWN, 0, "3", until=2)) == ["detail: 3"]
    announcer.silence()
    assert hall.over(announcer, Cue(CueKind.COUNTDOWN, 0, "1", until=2)) == []


def test_a_hold_is_said_in_fewer_words_so_that_it_can_be_counted_down_and_is_silent_before_that() -> None:
    hall = Hall()
    ways = ("Stay there for long.", "Stay there.", "Stay.")
    held = Cue(CueKind.PHASE, 0.0, "Stay there for long.", None, ways, until=9)
    announcer = hall.announcer()
    assert hall.over(announcer, held) == ["instruction: Stay there for long."]
    assert hall.over(announcer, held._replace(calm_until=2.2)) == ["instruction: Stay there."]
    assert hall.over(announcer, held._replace(calm_until=0.2)) == ["instruction: Stay."]


@pytest.mark.parametrize("kind", [CueKind.COUNTDOWN, CueKind.HALFWAY, CueKind.BREATH])
def test_what_is_no_instruction_neither_speaks_nor_sounds_into_what_is_being_said(kind: CueKind) -> None:
    hall = Hall(speaking=True)
    assert hall.over(hall.announcer(), cue(kind)) == []


def test_a_tone_in_place_of_an_instruction_ends_what_is_being_said() -> None:
    hall = Hall(speaking=True)
    assert hall.over(hall.announcer(), a_movement(3, 1)) == ["silence", "out tone"]
    assert hall.over(hall.announcer(settings=cue_settings("changes")), a_movement(1, 5)) == ["silence", "out tone"]


def test_a_voice_that_cannot_speak_is_not_turned_on() -> None:
    hall = Hall(works={"sound"})
    announcer = hall.announcer()
    assert announcer.toggle_voice() is False
    assert announcer.toggle_voice() is False
    assert announcer.voice.why_not == "no voice"
