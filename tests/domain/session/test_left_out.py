"""What was left out is not done: neither in the bar of the session, nor in what is said at its end."""

import pytest

from backcare_tui.domain.catalogue.dose import Dose
from backcare_tui.domain.catalogue.form import Position
from backcare_tui.domain.session.cue import Cue, CueKind, all_ways, cues_between
from backcare_tui.domain.session.session import Session
from tests.domain.builders import a_timeline, an_exercise, walking

TWO = a_timeline(an_exercise("lift"), an_exercise("roll"))
WALK = a_timeline(an_exercise("walk", [walking()], Dose(minutes=5), position=Position.STANDING))
END = "That is the end of the session."


def said_at_the_end(session: Session, now: float) -> str:
    """What is said when SESSION, which runs, comes to its end."""
    end = session.at(now + 1e4)
    assert end.finished
    return done(cues_between(session.timeline, session.at(now), end))


def done(cues: tuple[Cue, ...]) -> str:
    (words,) = [cue.words for cue in cues if cue.kind is CueKind.DONE]
    return words


def test_all_of_it_is_done() -> None:
    session = Session.of(TWO).run(0.0)
    assert said_at_the_end(session, 1.0).startswith(f"Done. {END}")
    assert session.at(TWO.seconds / 4).session_fraction == 0.25


def test_a_skip_fills_no_bar_and_is_not_called_done() -> None:
    session = Session.of(TWO).run(0.0).skip(0.0)
    assert session.at(0.0).session_fraction == 0.0
    left_s = session.timeline.item_end(1) - session.timeline.item_start(1)
    assert session.at(5.0).session_fraction == pytest.approx(5.0 / left_s)
    assert said_at_the_end(session, 5.0).startswith(END)


def test_what_was_skipped_halfway_counts_as_far_as_it_was_done() -> None:
    half = TWO.steps[0].end + TWO.practice_seconds(0) / 2
    before = Session.of(TWO).run(0.0)
    session = before.skip(half)
    done_s = half  # getting ready, and half of the exercise
    left_s = session.timeline.seconds - session.position(half)
    assert session.at(half).session_fraction == pytest.approx(done_s / (done_s + left_s))
    assert said_at_the_end(session, half).startswith(END)


def test_the_last_one_skipped_is_not_called_done() -> None:
    session = Session.of(TWO).run(0.0)
    now = TWO.item_start(1) + 1
    skipped = session.skip(now)
    assert skipped.at(now).finished
    assert skipped.at(now).session_fraction == 1.0
    assert done(cues_between(skipped.timeline, session.at(now), skipped.at(now))).startswith(END)


def test_minutes_of_walking_are_what_they_were() -> None:
    session = Session.of(WALK).run(0.0)
    now = WALK.steps[-1].start + 30
    skipped = session.skip(now)
    assert done(cues_between(skipped.timeline, session.at(now), skipped.at(now))).startswith("Done.")


def test_gone_back_to_and_done_it_is_done() -> None:
    session = Session.of(TWO).run(0.0).skip(0.0).back(1.0)
    assert session.at(1.0).step.item == 0
    assert session.at(1.0).session_fraction == 0.0
    assert said_at_the_end(session, 1.0).startswith("Done.")


def test_how_long_both_endings_take_to_say_is_known_beforehand() -> None:
    ways = all_ways(TWO)
    assert any(words.startswith("Done.") for words in ways)
    assert any(words.startswith(END) for words in ways)
