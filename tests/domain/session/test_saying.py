"""What is left out as there is less time to say it, and what stays."""

import pytest

from backcare_tui.domain.catalogue.form import Side
from backcare_tui.domain.session.saying import Movement, by_sentences, switch_ways, verb_of

REACH = Movement(
    name="Reach out",
    instruction="Reach long.",
    side=Side.LEFT,
    side_words="left arm, right leg",
    breath="Breathe out",
    repetition="3 of 6.",
)


KNOWN = REACH._replace(side=Side.RIGHT, side_words="right arm, left leg", known=True)


def test_a_movement_that_is_new_keeps_its_breath_longer_than_all_the_words_of_its_side() -> None:
    assert REACH.ways == (
        "Breathe out. Reach long. Left arm, right leg. 3 of 6.",
        "Breathe out. Reach long. Left arm, right leg.",
        "Breathe out. Reach out, left arm, right leg. 3 of 6.",
        "Breathe out. Reach out, left arm, right leg.",
        "Breathe out. Reach long. Left arm.",
        "Breathe out. Reach out, left arm.",
        "Breathe out. Reach long. Left.",
        "Breathe out. Reach out, left.",
        "Reach long. Left arm, right leg.",
        "Reach long. Left arm.",
        "Reach long. Left.",
        "Reach out, left arm, right leg.",
        "Reach out, left arm.",
        "Reach out, left.",
    )
    assert all("left" in words.lower() for words in REACH.ways)


def test_a_side_that_nobody_has_named_yet_leads_whole_and_with_its_breath() -> None:
    turned = REACH._replace(in_turn=True)
    assert turned.ways[:6] == (
        "Left arm, right leg. Breathe out. Reach long. 3 of 6.",
        "Left arm, right leg. Breathe out. Reach long.",
        "Left arm, right leg. Breathe out, reach out. 3 of 6.",
        "Left arm, right leg. Breathe out, reach out.",
        "Left arm. Breathe out. Reach long.",
        "Left arm. Breathe out, reach out.",
    )
    assert turned.ways[-1] == "Left. Reach out."
    assert turned._replace(known=True, repetition="").ways == (
        "Left arm, right leg. Breathe out, reach out.",
        "Left arm. Breathe out, reach out.",
        "Left. Breathe out, reach out.",
        "Left arm, right leg. Reach out.",
        "Left arm. Reach out.",
        "Left. Reach out.",
    )


def test_who_comes_back_from_a_side_is_told_the_next_one_whatever_else_there_is_time_for() -> None:
    lower = Movement(
        name="Lower",
        instruction="Lower them slowly.",
        breath="Breathe in",
        known=True,
        coming=("right leg", "right"),
    )
    assert lower.ways == ("Breathe in, lower. Next, right leg.", "Lower. Next, right leg.", "Lower. Next, right.")
    new = lower._replace(known=False, repetition="1 of 6.")
    assert new.ways[:2] == (
        "Breathe in. Lower them slowly. 1 of 6. Next, right leg.",
        "Breathe in. Lower them slowly. Next, right leg.",
    )
    assert all("Next, right" in words for words in new.ways)


def test_that_one_breathes_easily_goes_first() -> None:
    lower = Movement(
        name="Lower", instruction="Lower it.", breath="Breathe in", repetition="1 of 6 done.", easily=True
    )
    assert lower.ways[:2] == (
        "Breathe in. Lower it. Breathe easily. 1 of 6 done.",
        "Breathe in. Lower it. 1 of 6 done.",
    )
    assert lower._replace(known=True).ways[:2] == (
        "Breathe in, lower. Breathe easily. 1 of 6 done.",
        "Breathe in, lower. 1 of 6 done.",
    )
    assert lower.ways[1:] == lower._replace(easily=False).ways


def test_without_a_side_the_breath_leads_and_stays_longer_than_the_words() -> None:
    assert REACH._replace(side=None).ways == (
        "Breathe out. Reach long. 3 of 6.",
        "Breathe out. Reach long.",
        "Breathe out, reach out. 3 of 6.",
        "Breathe out, reach out.",
        "Reach long.",
        "Reach out.",
    )


def test_a_hold_tells_its_breathing_and_where_it_is_to_be_counted_its_number_before_that() -> None:
    hold = Movement(name="Hold", instruction="Stay up and breathe.", repetition="3 of 8.", known=True, held=True)
    assert hold.ways == (
        "Stay up and breathe. 3 of 8.",
        "Stay up and breathe.",
        "Hold, keep breathing.",
        "Stay up. 3 of 8.",
        "Hold.",
    )
    assert hold._replace(counting=True).ways == (
        "Stay up and breathe. 3 of 8.",
        "Stay up. 3 of 8.",
        "Stay up and breathe.",
        "Hold, keep breathing.",
        "Hold.",
    )


@pytest.mark.parametrize(
    ("instruction", "told"),
    [
        ("Stay there and keep breathing.", "Stay there."),
        ("Stay, and breathe easily.", "Stay."),
        ("Hold level, keep breathing.", "Hold level."),
        ("Stay there, keep breathing and count aloud.", "Stay there."),
        ("Hand on the chair, breathe easily. Look ahead.", "Hand on the chair."),
        ("Keep breathing.", "Hold."),
        ("Rest your forehead and breathe slowly.", "Rest your forehead."),
        ("Stay up.", "Stay up."),
    ],
)
def test_a_hold_that_is_counted_tells_where_to_stay(instruction: str, told: str) -> None:
    hold = Movement(name="Hold", instruction=instruction, repetition="3 of 8.", known=True, held=True)
    assert f"{told} 3 of 8." in hold._replace(counting=True).ways


def test_a_movement_that_is_known_goes_by_its_name_with_silence_to_breathe() -> None:
    assert KNOWN.ways == (
        "Breathe out. Reach out, right arm, left leg. 3 of 6.",
        "Breathe out. Reach out, right arm, left leg.",
        "Breathe out. Reach out, right arm. 3 of 6.",
        "Breathe out. Reach out, right arm.",
        "Breathe out. Reach out, right. 3 of 6.",
        "Breathe out. Reach out, right.",
        "Reach out, right arm, left leg.",
        "Reach out, right arm.",
        "Reach out, right.",
    )


def test_where_it_is_to_be_counted_its_repetition_says_more_than_its_breath() -> None:
    ways = KNOWN._replace(counting=True).ways
    assert ways[1::3][:3] == (
        "Reach out, right arm, left leg. 3 of 6.",
        "Reach out, right arm. 3 of 6.",
        "Reach out, right. 3 of 6.",
    )
    assert tuple(way for way in ways if way.startswith("Breathe") or "3 of" not in way) == KNOWN.ways
    uncounted = KNOWN._replace(repetition="")
    assert uncounted._replace(counting=True).ways == uncounted.ways


def test_a_long_name_becomes_a_word_before_the_breath_goes() -> None:
    draw = Movement(
        name="Draw the knee in", instruction="Draw it in. Stop there.", breath="Breathe out", known=True
    )
    assert draw.ways == ("Breathe out, draw the knee in.", "Breathe out, draw.", "Draw the knee in.", "Draw.")


def test_what_one_lets_be_keeps_what_it_is_to_do() -> None:
    assert [verb_of(name) for name in ("Let your back sink", "Let go", "Lower hand and knee", "Lift both")] == [
        "Let sink",
        "Let go",
        "Lower",
        "Lift both",
    ]


def test_a_breath_that_is_told_already_is_not_told_twice() -> None:
    lower = Movement(name="Lower", instruction="Breathe in and lower slowly.", breath="Breathe in")
    assert lower.ways == ("Breathe in and lower slowly.", "Breathe in, lower.", "Lower.")
    breathe = Movement(name="Breathe in", instruction="Let the belly rise.", breath="Breathe in", known=True)
    assert breathe.ways == ("Breathe in.",)


def test_a_hold_keeps_its_breathing_and_lets_its_repetition_go() -> None:
    hold = Movement(name="Hold", instruction="Stay up. Keep breathing.", repetition="2 of 3.", held=True)
    assert hold.ways == (
        "Stay up. Keep breathing. 2 of 3.",
        "Stay up. Keep breathing.",
        "Hold, keep breathing.",
        "Stay up.",
        "Hold.",
    )
    known = hold._replace(known=True).ways
    assert known == (*hold.ways[:3], "Stay up. 2 of 3.", *hold.ways[3:])


def test_a_hold_that_tells_of_no_breath_lets_its_words_go_before_its_repetition_once_they_are_known() -> None:
    hold = Movement(name="Hold", instruction="Stay up. Sit tall.", repetition="2 of 3.", held=True)
    assert hold.ways == ("Stay up. Sit tall. 2 of 3.", "Stay up. Sit tall.", "Stay up.", "Hold.")
    assert hold._replace(known=True).ways == (
        "Stay up. Sit tall. 2 of 3.",
        "Stay up. 2 of 3.",
        "Stay up. Sit tall.",
        "Stay up.",
        "Hold.",
    )


def test_nothing_is_said_in_two_ways_that_are_one() -> None:
    assert Movement(name="Lift", instruction="Lift.").ways == ("Lift.",)


def test_a_switch_keeps_the_side_to_the_last() -> None:
    words = "Switch sides. Now right leg crossed."
    assert switch_ways(words, Side.RIGHT, "right leg crossed") == (
        words,
        "Now right leg crossed.",
        "Right leg crossed.",
        "Right.",
    )
    assert switch_ways("Switch sides. Now.", None, "") == ("Switch sides. Now.", "Switch sides.")


def test_all_else_goes_sentence_by_sentence() -> None:
    assert by_sentences("Rest. Breathe easily! More?") == (
        "Rest. Breathe easily! More?",
        "Rest. Breathe easily!",
        "Rest.",
    )
    assert by_sentences("Rest") == ("Rest",)
