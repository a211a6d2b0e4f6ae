"""What is said of a moment: the side always, and nothing twice."""

import re
from functools import partial
from itertools import pairwise

import pytest

from backcare_tui.domain.catalogue.exercise import Exercise
from backcare_tui.domain.catalogue.form import Breath, Form, Side, Sides, SideWords
from backcare_tui.domain.guidance.adapt import timeline_for
from backcare_tui.domain.guidance.person import Person
from backcare_tui.domain.session.steps import StepKind
from backcare_tui.domain.session.timeline import Moment, Timeline
from backcare_tui.domain.words.wording import clock_words
from backcare_tui.ui.widgets.stage.words import (
    breath_choices,
    breath_word,
    count_choices,
    following_words,
    is_one_side,
    phase_words,
    repetition_choices,
    scene_of,
    sentence_words,
    side_choices,
    side_names,
    title_words,
    told_in,
)
from tests.shipped import shipped


def timeline(*ids: str) -> Timeline:
    catalogue = shipped()
    return timeline_for(catalogue, catalogue.to_practise(list(ids)), Person(), 1.0)


def moment(kind: StepKind, id_: str, index: int = 0) -> Moment:
    laid = timeline(id_)
    return laid.at([step for step in laid.steps if step.kind is kind][index].start + 0.5)


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("left arm, right leg", ("left arm\nright leg", "left arm", "left")),
        ("knees left", ("knees left", "knees left", "left")),
        ("right knee bent, turning right", ("right knee bent\nturning right", "right knee bent", "right")),
        ("the sore one", ("the sore one", "the sore one", "the sore one")),
    ],
)
def test_a_side_is_said_shorter_and_shorter_and_never_the_other_one(words: str, names: tuple[str, ...]) -> None:
    assert side_names(words) == names


def test_every_step_with_a_side_says_it_but_a_way_back_from_there() -> None:
    ways_back = set()
    for exercise in shipped().exercises.values():
        laid = timeline(exercise.id)
        for step in laid.steps:
            if step.phase is not None and not exercise.parts[step.phase].sided:
                ways_back.add((exercise.id, step.name))
                assert side_choices(laid.at(step.start)) == ()
            elif step.side is not None:
                names = side_choices(laid.at(step.start))
                assert names == side_names(exercise.side_words.of(step.side))
                assert names in scene_of(laid.at(step.start), card=False).sides
    assert ways_back >= {("knee-rolls", "Back to the middle"), ("chair-twist", "Turn back")}


def test_no_way_back_is_told_together_with_the_way_out() -> None:
    told = [one for exercise in shipped().exercises.values() for one in _told_together(exercise)]
    assert told == []
    chair, words = shipped().exercises["chair-twist"], SideWords(left="turning left", right="turning right")
    back = chair.phases[-1].model_copy(update={"sided": True})
    assert _told_together(chair.model_copy(update={"phases": (back,), "side_words": words}))


def _told_together(exercise: Exercise) -> list[str]:
    """What names a way out in a phase that leads back, in any form: "Turn back, to the left"."""
    ways: list[Exercise | Form] = [exercise, *exercise.forms]
    return [
        f"{exercise.id}: {part.name}, {words.left}"
        for way in ways
        for words in [way.side_words or exercise.side_words]
        for part in way.parts
        if exercise.sides is not Sides.BOTH and part.sided
        if re.search("^(to the|turning|knees) left|, turning left", words.left)
        if re.search("(?i)^back|back$", part.name)
    ]


def test_on_getting_ready_the_side_to_begin_with_is_said() -> None:
    ready = moment(StepKind.POSITION, "knee-to-chest")
    assert phase_words(ready) == "Knee-to-chest stretch"
    assert side_choices(ready)[0] == "left knee"
    assert side_choices(moment(StepKind.POSITION, "bridge")) == ()


def test_getting_ready_anew_in_the_middle_promises_no_side() -> None:
    laid = timeline("side-plank-knees")
    right = next(index for index, step in enumerate(laid.steps) if step.side is Side.RIGHT and step.rep)
    again = laid.prepared(right)
    ready = again.steps[right]
    assert ready.kind is StepKind.POSITION
    assert side_choices(again.at(ready.start + 0.5)) == ()


def test_a_rest_says_which_set_comes_next() -> None:
    rest = moment(StepKind.REST, "wall-sit")
    assert side_choices(rest)[0].startswith("next\nset 2 of ")
    assert all("next" in words for words in side_choices(rest))
    assert repetition_choices(rest) == ()


def test_in_a_rest_the_set_is_said_once() -> None:
    rest = moment(StepKind.REST, "wall-sit")
    whole, shorter, least = (words.replace("\n", ", ") for words in side_choices(rest))
    assert (
        sentence_words(rest, whole)
        == sentence_words(rest, shorter)
        == "Stand against the wall, feet where they are, and breathe easily."
    )
    assert sentence_words(rest, least) == rest.step.instruction
    move = moment(StepKind.MOVE, "wall-sit")
    assert sentence_words(move, "set 1") == move.step.instruction


def test_the_breath_is_not_said_twice() -> None:
    assert breath_choices(moment(StepKind.MOVE, "paced-breathing")) == ()
    assert breath_choices(moment(StepKind.MOVE, "bridge")) == ("breathe out", "out")


def test_a_breath_has_one_name_whether_it_is_told_whole_or_in_a_word() -> None:
    assert [breath_word(breath) for breath in Breath] == ["in", "out", "easily"]
    assert all(breath.words.endswith(breath_word(breath)) for breath in Breath)


def test_what_stands_still_says_how_to_go_on_where_the_count_was() -> None:
    moving = moment(StepKind.MOVE, "bridge")
    assert count_choices(moving)[0].isdecimal()
    assert count_choices(moving._replace(paused=True)) == ("Paused",)
    assert count_choices(moving._replace(waiting=True)) == ("Press space", "Space")
    assert scene_of(moving._replace(waiting=True), card=False).still


def test_what_is_counted_on_getting_ready_has_a_word_until_it_stands_still() -> None:
    ready = moment(StepKind.POSITION, "bridge")
    assert repetition_choices(ready)[0] == "it starts at 0"
    assert (
        repetition_choices(ready._replace(paused=True)) == repetition_choices(ready._replace(waiting=True)) == ()
    )


def test_who_gets_up_from_the_floor_is_told_that_it_waits_for_a_key() -> None:
    laid = timeline("bridge", "wall-sit")
    ready = laid.at(laid.item_start(1))
    assert ready.step.waits
    assert all("space" in words for words in repetition_choices(ready))


def test_a_repetition_is_always_said_with_how_many_there_are() -> None:
    laid = timeline("bird-dog")
    step = next(step for step in laid.steps if step.rep == 2)
    assert repetition_choices(laid.at(step.start)) == ("rep 2 of 4", "rep 2/4")


def test_a_repetition_is_called_one_however_short_it_is_said() -> None:
    for exercise in shipped().exercises.values():
        laid = timeline(exercise.id)
        for step in laid.steps:
            if step.rep and laid.at(step.start).planned.dose.reps > 1:
                assert all(words.startswith("rep ") for words in repetition_choices(laid.at(step.start))), (
                    exercise.id
                )


def test_one_word_says_one_side_and_not_two() -> None:
    assert is_one_side("knees left")
    assert is_one_side("right knee bent, turning right")
    assert not is_one_side("left arm, right leg")


def test_what_comes_next_says_how_it_is_started() -> None:
    catalogue = shipped()
    laid = timeline_for(catalogue, catalogue.to_practise(["original-nine"]), Person(), 1.0)
    for item, planned in enumerate(laid.items):
        words = following_words(laid.at(laid.item_start(item)), ())
        following = laid.items[item + 1] if item + 1 < len(laid.items) else None
        if following is None:
            assert words == "the end"
        else:
            stays = following.position is planned.position
            assert (words == following.exercise.name) is stays
            assert words.startswith(following.exercise.name)


def test_what_comes_next_says_what_to_fetch() -> None:
    laid = timeline("bridge", "wall-sit")
    words = following_words(laid.at(0), laid.fetched(1))
    assert words == "Wall sit, standing: fetch a clear wall and shoes"


def test_one_exercise_keeps_its_scene_from_movement_to_movement() -> None:
    for exercise in shipped().exercises.values():
        laid = timeline(exercise.id)
        kinds = (StepKind.MOVE, StepKind.HOLD)
        scenes = {scene_of(laid.at(step.start), card=False) for step in laid.steps if step.kind in kinds}
        assert len(scenes) <= 1, exercise.id


@pytest.mark.parametrize(("paused", "waiting"), [(False, False), (True, False), (False, True)])
def test_words_change_only_where_what_they_go_by_does(paused: bool, waiting: bool) -> None:
    laid = timeline("pelvic-tilt", "knee-to-chest", "bird-dog", "paced-breathing", "wall-sit")
    standing = partial(Moment._replace, paused=paused, waiting=waiting)
    moments = [standing(laid.at(tenth / 10)) for tenth in range(int(laid.seconds * 10))]
    changes = 0
    for before, now in pairwise(moments):
        if told_in(now) == told_in(before):
            assert words_of(now) == words_of(before)
        else:
            changes += 1
    assert 0 < changes < len(moments) / 4


def words_of(now: Moment) -> tuple[object, ...]:
    return (
        scene_of(now, card=False),
        title_words(now),
        phase_words(now),
        side_choices(now),
        count_choices(now),
        breath_choices(now),
        repetition_choices(now),
        sentence_words(now, ""),
        following_words(now, ()),
        clock_words(now.exercise_remaining),
        clock_words(now.session_remaining),
    )
