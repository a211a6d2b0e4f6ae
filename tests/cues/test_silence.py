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


WAY = Cue(CueKind.ARRANGE, 0.0, "Lie down. Knees bent.", ways=("Lie down. Knees bent.", "Lie down."), until=20)


def test_an_instruction_that_a_pause_cuts_short_is_said_again_after_it() -> None:
    hall = Hall()
    announcer = hall.announcer()
    assert hall.over(announcer, WAY) == ["instruction: Lie down. Knees bent."]
    hall.speaking = True
    hall.over(announcer, now=1.0)
    announcer.silence()
    hall.speaking = False
    assert hall.over(announcer, now=1.0) == []  # no time passes in a pause
    assert hall.over(announcer, now=1.1) == ["instruction: Lie down. Knees bent."]
    assert hall.over(announcer, now=1.2) == []


def cut_short(hall: Hall, now: float, for_good: bool = False) -> Announcer:
    """WAY is being said, and cut short at NOW by a pause, or FOR_GOOD."""
    announcer = hall.announcer()
    hall.over(announcer, WAY)
    hall.speaking = True
    hall.over(announcer, now=now)
    announcer.silence(for_good)
    hall.speaking = False
    return announcer


def test_it_is_said_again_in_as_many_words_as_there_is_time_for() -> None:
    hall = Hall()
    announcer = cut_short(hall, now=17.0)
    assert hall.over(announcer, now=17.1) == ["instruction: Lie down."]
    assert hall.over(cut_short(hall, now=19.0), now=19.1) == []


def test_who_is_ready_and_who_had_heard_all_of_it_do_not_hear_it_again() -> None:
    hall = Hall()
    assert hall.over(cut_short(hall, 1.0, for_good=True), now=1.1) == []
    announcer = hall.announcer()
    hall.over(announcer, WAY)
    hall.over(announcer, now=5.0)
    announcer.silence()
    assert hall.over(announcer, now=5.1) == []


def test_a_number_that_a_pause_cuts_short_is_over_and_so_is_what_came_before_it() -> None:
    hall = Hall()
    announcer = hall.announcer()
    hall.over(announcer, WAY)
    assert hall.over(announcer, Cue(CueKind.COUNTDOWN, 10.0, "3", until=12), now=10.0) == ["detail: 3"]
    hall.speaking = True
    announcer.silence()
    hall.speaking = False
    assert hall.over(announcer, now=10.1) == []


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
