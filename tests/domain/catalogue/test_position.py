"""Getting from one starting position into the next is given time, most of all to and from the floor."""

import re
from itertools import product

import pytest

from backcare_tui.domain.catalogue.form import Equipment, Position, Side
from backcare_tui.domain.catalogue.position import (
    UPRIGHT,
    gets_up,
    lain_on,
    position_words,
    settle_seconds,
    settle_words,
    turn_moves,
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
        (Position.STANDING, Position.SUPINE, True, 25),
        (Position.SUPINE, Position.STANDING, False, 20),
        (Position.SUPINE, Position.PRONE, False, 15),
        (Position.HANDS_AND_KNEES, Position.SIDE_LYING, True, 20),
        (Position.HALF_KNEELING, Position.SEATED, False, 20),
    ],
)
def test_seconds_to_settle(before: Position | None, after: Position, fetch: bool, seconds: float) -> None:
    assert settle_seconds(before, after, fetch) == seconds


FLOOR = sorted(set(Position) - UPRIGHT)
CHANGES = list(product([None, *Position], Position))
"""From which position to which; from none, before the first."""


def least_seconds(before: Position | None, after: Position) -> float:
    if before is after:
        return 5
    if (before is None or before in UPRIGHT) != (after in UPRIGHT):
        return 8 if before is None and after in UPRIGHT else 20
    return 8 if after in UPRIGHT else 15


def test_there_is_a_least_time_for_each_kind_of_change_and_more_where_something_is_fetched() -> None:
    for before, after in CHANGES:
        plain, fetching = (settle_seconds(before, after, fetch) for fetch in (False, True))
        assert plain >= least_seconds(before, after), (before, after)
        assert fetching >= max(10, plain + (0 if before is None else 5)), (before, after)


def test_it_is_known_who_gets_up() -> None:
    known = [(before, after) for before, after in CHANGES if gets_up(before, after)]
    assert known == [(before, after) for before, after in CHANGES if before in FLOOR and after in UPRIGHT]


@pytest.mark.parametrize("bed", [False, True])
def test_there_is_a_way_from_everywhere_to_everywhere(bed: bool) -> None:
    for before, after in CHANGES:
        words = settle_words(before, after, bed)
        assert re.fullmatch(r"[A-Z][a-z ,]+\.", words), (before, after)
        assert len(words.split()) <= 24, (before, after)
        if before in FLOOR and after in UPRIGHT and not bed:
            over_a_foot = "knee" in words or "one foot" in words or before is Position.HALF_KNEELING
            assert over_a_foot, (before, after)
        if bed:
            assert "go down on one knee" not in words.lower(), (before, after)


@pytest.mark.parametrize("after", FLOOR)
def test_one_goes_down_over_one_knee(after: Position) -> None:
    for before in (None, Position.STANDING, Position.SADDLE, Position.POOL, Position.SEATED):
        assert "go down on one knee" in settle_words(before, after).lower()


@pytest.mark.parametrize("upright", [Position.STANDING, Position.SEATED])
def test_from_the_back_one_gets_up_over_the_side(upright: Position) -> None:
    words = settle_words(Position.SUPINE, upright)
    assert words.startswith("Roll onto your side, turn over onto hands and knees, bring one foot forward, then ")


def test_every_position_has_words_of_its_own() -> None:
    assert len({position_words(position) for position in Position}) == len(Position)
    assert position_words(Position.SUPINE) == "lying on your back"


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        (None, Position.STANDING, "Stand up."),
        (None, Position.SEATED, "Sit on a steady chair."),
        (Position.SUPINE, Position.SUPINE, "Stay lying on your back."),
        (
            None,
            Position.SUPINE,
            "From standing, go down on one knee, sit to one side, lie down on your side, "
            "then roll onto your back.",
        ),
        (Position.SUPINE, Position.PRONE, "Roll onto your side, then roll onto your front."),
        (Position.PRONE, Position.HANDS_AND_KNEES, "Push up onto hands and knees."),
        (Position.HANDS_AND_KNEES, Position.HALF_KNEELING, "Bring one foot forward."),
        (
            Position.HANDS_AND_KNEES,
            Position.SUPINE,
            "Sit to one side, lie down on your side, then roll onto your back.",
        ),
        (Position.HALF_KNEELING, Position.STANDING, "Stand up."),
        (Position.SEATED, Position.STANDING, "Stand up."),
    ],
)
def test_the_way_into_a_position_is_told_move_by_move(
    before: Position | None, after: Position, words: str
) -> None:
    assert settle_words(before, after) == words


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        (
            None,
            Position.SIDE_LYING,
            "From standing, go down on one knee, sit down on your left hip, then lie down on your left side.",
        ),
        (Position.SUPINE, Position.SIDE_LYING, "Roll onto your left side."),
        (None, Position.HALF_KNEELING, "From standing, go down on your left knee."),
        (Position.HANDS_AND_KNEES, Position.HALF_KNEELING, "Bring your right foot forward."),
        (Position.SUPINE, Position.PRONE, "Roll onto your side, then roll onto your front."),
    ],
)
def test_the_side_to_lie_or_kneel_on_is_told_where_it_is_known(
    before: Position | None, after: Position, words: str
) -> None:
    assert settle_words(before, after, side=Side.LEFT) == words
    assert Side.LEFT.value not in settle_words(before, after).split()


@pytest.mark.parametrize(
    ("position", "words", "known"),
    [
        (Position.SIDE_LYING, "on your left side", True),
        (Position.SIDE_LYING, "left leg on top", False),
        (Position.HALF_KNEELING, "left leg behind", True),
        (Position.HALF_KNEELING, "left knee down", True),
        (Position.HALF_KNEELING, "left leg in front", False),
        (Position.SUPINE, "left side", False),
    ],
)
def test_the_words_of_a_side_tell_on_which_one_lies_or_kneels(position: Position, words: str, known: bool) -> None:
    assert lain_on(position, Side.LEFT, words) == (Side.LEFT if known else None)
    assert lain_on(position, Side.RIGHT, words) is None


def test_on_a_bed_one_sits_down_first() -> None:
    words = settle_words(None, Position.SUPINE, bed=True)
    assert words == "From standing, sit down, lie down on your side, then roll onto your back."
    words = settle_words(Position.SUPINE, Position.STANDING, bed=True)
    assert words == "Roll onto your side, push up to sitting, then stand up."


MAT, CUSHION, CHAIR = Equipment.MAT, Equipment.CUSHION, Equipment.CHAIR
LYING, KNEELING = Position.SIDE_LYING, Position.HALF_KNEELING


@pytest.mark.parametrize(
    ("position", "things", "words"),
    [
        (LYING, [], ["Lie down, and roll over your back onto your right side."]),
        (
            LYING,
            [MAT],
            ["Lie down, and roll over your back onto your right side.", "Shuffle to the middle of the mat."],
        ),
        (
            KNEELING,
            [],
            ["Come onto hands and knees.", "Bring your left foot a big step forward and come upright."],
        ),
        (
            KNEELING,
            [MAT, CUSHION, CHAIR],
            [
                "Draw your right foot back, and put that knee down, too.",
                "Turn to the chair, both hands on its seat.",
                "One hand stays on the chair. Lift your left knee, and take the cushion.",
                "Then lift your right knee, and put the cushion under it.",
                "Turn back, the chair on your right again. Bring your left foot a big step forward and come "
                "upright.",
            ],
        ),
        (KNEELING, [CUSHION], None),
        (Position.SUPINE, [MAT], []),
    ],
)
def test_the_way_to_the_other_side_is_told_one_thing_after_the_other(
    position: Position, things: list[Equipment], words: list[str] | None
) -> None:
    moves = turn_moves(position, Side.RIGHT, things)
    if words is None:
        words = ["Come onto hands and knees.", "Move the cushion under your right knee."]
        words.append("Bring your left foot a big step forward and come upright.")
    assert [move.words for move in moves] == words
    assert all(move.seconds >= 4 for move in moves)
