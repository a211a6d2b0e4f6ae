"""What waits for a silence, and what leaves one."""

from backcare_tui.cues.announcer import Announcer
from backcare_tui.domain.session.cue import COUNTDOWN, Cue, CueKind
from tests.cues.test_announcer import Hall


def test_a_count_leaves_a_silence_after_what_was_told_of_the_hold() -> None:
    """Which repetition it is comes last of that, and would be taken for the first number."""
    for told_s, first in ((6, "2"), (5, "3")):
        hall = Hall()
        announcer = hall.announcer()
        words = " ".join(["Stay"] * told_s)
        hall.over(announcer, Cue(CueKind.PHASE, 0.0, words, None, (words,), until=9))
        counted = [Cue(CueKind.COUNTDOWN, at, number, until=at + 2) for at, number in enumerate(COUNTDOWN, 6)]
        heard = [one for cue in counted for one in hall.over(announcer, cue, now=cue.at)]
        assert heard[0] == f"detail: {first}"


CARE = Cue(CueKind.CARE, 0.0, "Stop with pain.", until=20, calm_until=5)


def test_what_has_to_be_heard_once_waits_for_a_silence_that_is_long_enough() -> None:
    hall = Hall(speaking=True)
    announcer = hall.announcer()
    assert hall.over(announcer, CARE) == []
    assert hall.over(announcer, now=1.0) == []
    hall.speaking = False
    assert hall.over(announcer, now=2.5) == []  # what comes next would cut it short
    arranged = Cue(CueKind.ARRANGE, 5.0, "Knees bent.", until=20)
    assert hall.over(announcer, arranged, now=5.0) == ["instruction: Knees bent."]
    assert hall.over(announcer, now=9.0) == ["detail: Stop with pain."]
    assert hall.over(announcer, now=15.0) == []


def test_what_has_to_be_heard_comes_before_the_notice_of_a_count() -> None:
    hall = Hall(speaking=True)
    announcer = hall.announcer()
    hall.over(announcer, CARE)
    hall.speaking = False
    notice = Cue(CueKind.NOTICE, 9.0, "Wait.", until=14)
    assert hall.over(announcer, notice, now=9.0)[0] == "detail: Stop with pain."


def test_what_is_owed_waits_through_a_pause_and_is_let_go_once_it_is_too_late() -> None:
    hall = Hall(speaking=True)
    announcer = hall.announcer()
    hall.over(announcer, CARE, now=1.0)
    announcer.silence()
    hall.speaking = False
    assert hall.over(announcer, now=1.0) == []  # no time passes in a pause
    assert hall.over(announcer, now=1.1) == ["detail: Stop with pain."]
    hall.over(announcer, CARE._replace(at=2.0), now=18.0)
    assert hall.over(announcer, now=21.0) == []


def test_what_has_to_be_heard_is_said_again_where_it_was_cut_short() -> None:
    arranged = Cue(CueKind.ARRANGE, 3.0, "Knees bent.", until=20)
    for heard_s, again in ((4.5, False), (0.5, True)):
        for cut in (Announcer.silence, None):
            hall = Hall()
            announcer = hall.announcer()
            assert hall.over(announcer, CARE) == ["detail: Stop with pain."]
            hall.speaking = heard_s < 3
            hall.over(announcer, now=heard_s)
            if cut:
                cut(announcer)
            else:
                hall.over(announcer, arranged, now=heard_s)
            hall.speaking = False
            assert (hall.over(announcer, now=heard_s + 1) == ["detail: Stop with pain."]) == again


def test_where_no_way_leaves_a_silence_the_breath_is_told_rather_than_nothing_but_the_name() -> None:
    ways = ("Hold level and keep breathing.", "Hold, keep breathing.", "Hold.")
    held = Cue(CueKind.PHASE, 0.0, ways[0], None, ways, until=5, calm_until=2)
    hall = Hall()
    assert hall.over(hall.announcer(), held) == ["instruction: Hold, keep breathing."]
    assert hall.over(hall.announcer(), held._replace(until=2)) == ["instruction: Hold."]
    mute = held._replace(words="Hold level for now.", ways=("Hold level for now.", "Hold still.", "Hold."))
    assert hall.over(hall.announcer(), mute._replace(calm_until=0.5)) == ["instruction: Hold."]


def test_tones_count_also_right_after_what_was_told() -> None:
    hall = Hall()
    announcer = hall.announcer()
    hall.over(announcer, Cue(CueKind.PHASE, 0.0, "Stay.", None, ("Stay.",), until=9))
    count = Cue(CueKind.COUNTDOWN, 1.0, "3", until=1.5)  # there is no time for a word
    assert hall.over(announcer, count, now=1.0) == ["count tone"]
