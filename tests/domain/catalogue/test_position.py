"""Getting from one starting position into the next is given time, most of all to and from the floor."""

import pytest

from backcare_tui.domain.catalogue.form import Equipment, Position
from backcare_tui.domain.catalogue.position import (
    UPRIGHT,
    fetch_words,
    position_words,
    settle_seconds,
    settle_words,
)


@pytest.mark.parametrize(
    ("before", "after", "fetch", "seconds"),
    [
        (Position.SUPINE, Position.SUPINE, False, 5),
        (Position.STANDING, Position.STANDING, False, 5),
        (Position.SUPINE, Position.SUPINE, True, 10),
        (None, Position.STANDING, False, 8),
        (None, Position.STANDING, True, 10),
        (None, Position.SUPINE, False, 20),
        (Position.SEATED, Position.STANDING, False, 8),
        (Position.STANDING, Position.SUPINE, False, 20),
        (Position.STANDING, Position.SUPINE, True, 20),
        (Position.SUPINE, Position.STANDING, False, 20),
        (Position.SUPINE, Position.PRONE, False, 15),
        (Position.HANDS_AND_KNEES, Position.SIDE_LYING, True, 15),
        (Position.HALF_KNEELING, Position.SEATED, False, 20),
    ],
)
def test_seconds_to_settle(before: Position | None, after: Position, fetch: bool, seconds: float) -> None:
    assert settle_seconds(before, after, fetch) == seconds


@pytest.mark.parametrize("after", Position)
@pytest.mark.parametrize("before", [None, *Position])
def test_settling_takes_5_to_20_seconds_and_fetching_never_shortens_it(
    before: Position | None, after: Position
) -> None:
    plain, fetching = (settle_seconds(before, after, fetch) for fetch in (False, True))
    assert 5 <= plain <= fetching <= 20
    assert fetching >= 10
    if before is not None and (before in UPRIGHT) != (after in UPRIGHT):
        assert plain == 20


def test_every_position_has_words_of_its_own() -> None:
    assert len({position_words(position) for position in Position}) == len(Position)
    assert position_words(Position.SUPINE) == "lying on your back"


def test_getting_into_position_is_asked_for_in_a_sentence() -> None:
    assert settle_words(None, Position.SUPINE) == "Lie on your back."
    assert settle_words(Position.STANDING, Position.SUPINE) == "Lie on your back."
    assert settle_words(Position.SUPINE, Position.SUPINE) == "Stay lying on your back."
    assert len({settle_words(None, position) for position in Position}) == len(Position)


def test_what_to_fetch_is_a_sentence() -> None:
    assert fetch_words([Equipment.MAT]) == "You need a mat."
    assert fetch_words([Equipment.MAT, Equipment.CUSHION]) == "You need a mat and a cushion."
    three = [Equipment.MAT, Equipment.CUSHION, Equipment.TOWEL]
    assert fetch_words(three) == "You need a mat, a cushion and a towel."


@pytest.mark.parametrize("thing", Equipment)
def test_every_thing_can_be_asked_for(thing: Equipment) -> None:
    assert fetch_words([thing]).startswith("You need ")
