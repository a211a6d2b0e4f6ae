"""What is needed is asked for in words, and laid out with time for each thing."""

import pytest

from backcare_tui.domain.catalogue.form import Equipment
from backcare_tui.domain.catalogue.things import lay_out_seconds, ready_words, take_words

MAT, CUSHION, TOWEL, CHAIR = Equipment.MAT, Equipment.CUSHION, Equipment.TOWEL, Equipment.CHAIR
WALL, SHOES = Equipment.WALL, Equipment.SHOES


@pytest.mark.parametrize(
    ("things", "words"),
    [
        ([MAT], "Have a mat ready."),
        (
            [MAT, CUSHION, CHAIR],
            "Have a mat, a cushion and a steady chair ready, where it cannot slide.",
        ),
        ([WALL, SHOES, MAT, CUSHION], "Shoes on. Have a mat and a cushion ready, by a clear wall."),
        ([WALL, SHOES], "Shoes on. Be near a clear wall."),
        ([SHOES], "Shoes on."),
        ([], ""),
    ],
)
def test_what_to_have_on_and_ready_is_told_in_sentences(things: list[Equipment], words: str) -> None:
    assert ready_words(things) == words


def test_a_chair_to_sit_on_belongs_where_it_cannot_slide() -> None:
    assert ready_words([CHAIR], sits=True) == "Have a steady chair with a back ready, where it cannot slide."
    both = "Have a mat and a steady chair with a back ready, by a clear wall, the chair where it cannot slide."
    assert ready_words([MAT, CHAIR, WALL], sits=True) == both
    assert ready_words([MAT], sits=True) == "Have a mat ready."
    assert ready_words([CHAIR]) == "Have a steady chair ready, where it cannot slide."


def test_who_walks_to_the_wall_later_has_nothing_in_the_way() -> None:
    words = "Have a mat and a towel ready, to one side of a clear wall."
    assert ready_words([MAT, TOWEL, WALL], walks=True) == words
    assert ready_words([MAT, TOWEL], walks=True) == "Have a mat and a towel ready."
    assert ready_words([WALL], walks=True) == "Be near a clear wall."


@pytest.mark.parametrize(
    ("things", "words"),
    [
        ([MAT, CUSHION, TOWEL], "Take the cushion and the towel."),
        ([CHAIR], "Take the chair."),
        ([MAT, WALL, SHOES], ""),
    ],
)
def test_what_lies_ready_is_taken_and_what_one_stands_in_or_goes_to_is_not(
    things: list[Equipment], words: str
) -> None:
    assert take_words(things) == words


def test_each_thing_that_is_laid_out_or_put_on_takes_its_time() -> None:
    assert lay_out_seconds([MAT, CUSHION, SHOES, CHAIR]) == 20
    assert lay_out_seconds([MAT, CUSHION, SHOES, TOWEL, WALL]) == 20


@pytest.mark.parametrize(
    ("things", "seconds"),
    [
        ([CHAIR], 8),
        ([WALL], 8),
        ([SHOES], 15),
        ([WALL, SHOES], 15),
        ([MAT], 12),
        ([MAT, CUSHION], 12),
        ([CHAIR, TOWEL], 12),
    ],
)
def test_there_are_eight_seconds_at_least_and_more_for_shoes_and_for_what_has_to_be_brought(
    things: list[Equipment], seconds: float
) -> None:
    assert lay_out_seconds(things) == seconds


def test_who_holds_on_to_something_is_near_it_unless_there_is_a_wall_or_a_chair() -> None:
    assert ready_words([], holds=True) == "Be near a wall or a heavy table."
    assert ready_words([MAT], holds=True) == "Have a mat ready, by a wall or a heavy table."
    assert ready_words([MAT, WALL], holds=True) == "Have a mat ready, by a clear wall."
    assert ready_words([CHAIR], holds=True) == "Have a steady chair ready, where it cannot slide."


@pytest.mark.parametrize("thing", Equipment)
def test_every_thing_can_be_asked_for(thing: Equipment) -> None:
    asked = (
        " ready.",
        " on.",
        "Be near a clear wall.",
        "Be at the pool, ready to get in.",
        " ready, where it cannot slide.",
    )
    assert ready_words([thing]).endswith(asked)
