"""How to get ready is told part by part, each word once and in its order, in what room there is."""

import pytest

from backcare_tui.domain.guidance.adapt import timeline_for
from backcare_tui.domain.guidance.person import Person
from backcare_tui.domain.session.saying import Told, Topic
from backcare_tui.domain.session.steps import Step
from backcare_tui.ui.widgets.stage.places import places
from backcare_tui.ui.widgets.stage.scene import Part, Scene
from backcare_tui.ui.widgets.stage.telling import Lines, content_of, tellings
from backcare_tui.ui.widgets.stage.words import scene_of
from tests.shipped import shipped

PARTS = (
    Told(Topic.FETCH, "You need a mat."),
    Told(Topic.WAY, "Go down on one knee, then lie down on your side, then roll onto your back."),
)
SENTENCE = " ".join(part.words for part in PARTS)


def steps_with_parts() -> list[tuple[Step, Scene]]:
    catalogue = shipped()
    timelines = [
        timeline_for(catalogue, catalogue.to_practise([id_]), Person(), 1.0)
        for id_ in (*catalogue.exercises, *catalogue.routines)
    ]
    return [
        (step, scene_of(timeline.at(step.start), card=False))
        for timeline in timelines
        for step in timeline.steps
        if step.parts
    ]


def words_of(lines: Lines) -> list[str]:
    return [word for line in lines for word in line.words.split()]


def test_the_clearest_way_names_what_each_part_is_about() -> None:
    labelled, apart, block = tellings(SENTENCE, PARTS, 50)
    assert content_of(labelled).plain.splitlines() == [
        "fetch     You need a mat.",
        "way in    Go down on one knee, then lie down on",
        "          your side, then roll onto your back.",
    ]
    assert apart[0].words == "You need a mat."
    assert len(block) == 2


def test_what_has_no_parts_is_told_in_one_way() -> None:
    (only,) = tellings("Lift your hips.", (), 40)
    assert content_of(only).plain == "Lift your hips."


def test_no_room_for_labels_is_no_labels() -> None:
    assert all(not line.label for lines in tellings(SENTENCE, PARTS, 24) for line in lines)


@pytest.mark.parametrize("width", [24, 38, 58, 76, 190])
def test_every_way_says_each_word_once_and_in_its_order_within_its_width(width: int) -> None:
    for step, _ in steps_with_parts():
        ways = tellings(step.instruction, step.parts, width)
        assert [len(lines) for lines in ways] == sorted((len(lines) for lines in ways), reverse=True)
        for lines in ways:
            assert words_of(lines) == step.instruction.split()
            assert all(len(line.label) + len(line.words) <= width for line in lines)


@pytest.mark.parametrize("size", [(80, 23), (100, 29), (120, 39), (200, 59)], ids=str)
def test_from_eighty_columns_on_every_exercise_has_its_parts_apart_and_named(size: tuple[int, int]) -> None:
    for step, scene in steps_with_parts():
        place = places(*size, scene)[Part.SENTENCE]
        labelled, *_ = tellings(step.instruction, step.parts, place.width)
        drawn = place.height > len(labelled)
        assert drawn or len(labelled) == place.height, step.instruction
