"""Which cue is spoken, sounded, rung or flashed."""

from dataclasses import dataclass, field

import pytest

from backcare_tui.cues.announcer import LATE_S, Announcer, cue_settings
from backcare_tui.cues.sound import Sound
from backcare_tui.cues.tone import Tone
from backcare_tui.cues.voice import Priority, Voice
from backcare_tui.domain.session.cue import Cue, CueKind
from backcare_tui.storage.written.settings_file import Settings

CHANGES = [CueKind.EXERCISE, CueKind.SWITCH, CueKind.REST, CueKind.DONE]


@dataclass
class Hall:
    """Hears and sees everything; `works` says which rungs can be relied on."""

    happened: list[str] = field(default_factory=list)
    works: set[str] = field(default_factory=lambda: {"voice", "sound"})

    def announcer(self, rate: float = 1.0, **settings) -> Announcer:
        def bell() -> None:
            self.happened.append("bell")

        def flash() -> None:
            self.happened.append("flash")

        return Announcer(HallVoice(self), HallSound(self), bell, flash, cue_settings(**settings), rate)

    def over(self, announcer: Announcer, *cues: Cue, now: float = 0.0) -> list[str]:
        """What happens when CUES are announced at NOW."""
        self.happened.clear()
        announcer.announce(cues, now)
        return list(self.happened)


class HallVoice(Voice):
    def __init__(self, hall: Hall) -> None:
        self.hall = hall

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

    def play(self, tone: Tone) -> bool:
        if "sound" not in self.hall.works:
            return False
        self.hall.happened.append(f"{tone.name.lower()} tone")
        return True

    def tend(self) -> None:
        pass


def cue(kind: CueKind, at: float = 0.0) -> Cue:
    return Cue(kind, at, f"{kind.value.capitalize()}.")


SPOKEN_IN_CHANGES = {
    CueKind.EXERCISE: ["change: Exercise.", "flash"],
    CueKind.SWITCH: ["change: Switch.", "flash"],
    CueKind.REST: ["change: Rest.", "flash"],
    CueKind.DONE: ["change: Done.", "flash"],
    CueKind.HALFWAY: ["detail: Halfway."],
    CueKind.COUNTDOWN: ["detail: Countdown."],
    CueKind.PHASE: ["step tone"],
    CueKind.BREATH: [],
}
MUTE = {
    CueKind.EXERCISE: ["change tone", "flash"],
    CueKind.SWITCH: ["change tone", "flash"],
    CueKind.REST: ["change tone", "flash"],
    CueKind.DONE: ["change tone", "flash"],
    CueKind.HALFWAY: ["step tone"],
    CueKind.COUNTDOWN: ["count tone"],
    CueKind.PHASE: ["step tone"],
    CueKind.BREATH: [],
}


@pytest.mark.parametrize("kind", CueKind)
def test_what_happens_by_default(kind: CueKind) -> None:
    hall = Hall()
    assert hall.over(hall.announcer(), cue(kind)) == SPOKEN_IN_CHANGES[kind]


@pytest.mark.parametrize("kind", CueKind)
def test_everything_is_spoken_if_wished(kind: CueKind) -> None:
    hall = Hall()
    heard = hall.over(hall.announcer(voice="all"), cue(kind))
    assert heard == [
        f"{'change' if kind in CHANGES else 'detail'}: {kind.value.capitalize()}.",
        *(["flash"] if kind in CHANGES else []),
    ]


@pytest.mark.parametrize("kind", CueKind)
def test_without_the_voice_there_are_tones(kind: CueKind) -> None:
    hall = Hall()
    assert hall.over(hall.announcer(voice="none"), cue(kind)) == MUTE[kind]


@pytest.mark.parametrize("kind", CueKind)
def test_where_the_voice_fails_there_are_the_same_tones(kind: CueKind) -> None:
    hall = Hall(works={"sound"})
    heard = hall.over(hall.announcer(), cue(kind))
    assert [each for each in heard if ":" not in each] == MUTE[kind]


@pytest.mark.parametrize("kind", CueKind)
@pytest.mark.parametrize("settings", [{"sound": False}, {}])
def test_where_no_tone_is_heard_the_bell_marks_what_matters(kind: CueKind, settings) -> None:
    hall = Hall(works={"voice"} if not settings else {"voice", "sound"})
    rung = ["bell"] if kind in CHANGES or kind is CueKind.HALFWAY else []
    flashed = ["flash"] if kind in CHANGES else []
    assert hall.over(hall.announcer(voice="none", **settings), cue(kind)) == rung + flashed


@pytest.mark.parametrize("kind", CueKind)
def test_every_rung_can_be_switched_off(kind: CueKind) -> None:
    hall = Hall()
    assert hall.over(hall.announcer(voice="none", sound=False, bell=False, flash=False), cue(kind)) == []


def test_a_screen_that_comes_up_does_not_flash_too() -> None:
    hall = Hall()
    announcer = hall.announcer()
    announcer.announce([cue(CueKind.EXERCISE)], 0.0, appears=True)
    assert hall.happened == ["change: Exercise."]
    assert hall.over(announcer, cue(CueKind.REST)) == ["change: Rest.", "flash"]


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
        ([cue(CueKind.COUNTDOWN, 1), cue(CueKind.PHASE, 1.05)], "detail: Phase."),
        ([cue(CueKind.SWITCH, 1), cue(CueKind.PHASE, 1.05)], "change: Switch."),
        ([cue(CueKind.EXERCISE, 1), cue(CueKind.REST, 1.05)], "change: Rest."),
        ([cue(CueKind.COUNTDOWN, 1), cue(CueKind.DONE, 1.05)], "change: Done."),
    ],
)
def test_of_several_cues_the_weightiest_is_announced(cues: list[Cue], announced: str) -> None:
    hall = Hall()
    heard = hall.over(hall.announcer(voice="all"), *cues, now=1.1)
    assert [each for each in heard if ":" in each] == [announced]


def test_a_late_change_does_not_hide_what_is_in_time() -> None:
    hall = Hall()
    heard = hall.over(hall.announcer(voice="all"), cue(CueKind.SWITCH, 1), cue(CueKind.PHASE, 6), now=6)
    assert heard == ["detail: Phase."]


# The key for the voice


@pytest.mark.parametrize("voice", ["all", "changes"])
def test_the_key_turns_the_voice_off_at_once_and_on_as_it_was(voice: str) -> None:
    hall = Hall()
    announcer = hall.announcer(voice=voice)
    assert announcer.toggle_voice() is False
    assert hall.happened == ["silence"]
    assert hall.over(announcer, cue(CueKind.REST)) == ["change tone", "flash"]
    assert announcer.toggle_voice() is True
    assert hall.over(announcer, cue(CueKind.REST)) == ["change: Rest.", "flash"]
    assert hall.over(announcer, cue(CueKind.BREATH)) == (["detail: Breath."] if voice == "all" else [])


def test_the_key_turns_on_a_voice_that_was_not_set() -> None:
    hall = Hall()
    announcer = hall.announcer(voice="none")
    assert announcer.toggle_voice() is True
    assert hall.over(announcer, cue(CueKind.REST)) == ["change: Rest.", "flash"]
    assert hall.over(announcer, cue(CueKind.BREATH)) == []


def test_a_voice_that_cannot_speak_is_not_turned_on() -> None:
    hall = Hall(works={"sound"})
    announcer = hall.announcer()
    assert announcer.toggle_voice() is False
    assert announcer.toggle_voice() is False
    assert announcer.voice.why_not == "no voice"
