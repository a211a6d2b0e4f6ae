"""At every size everything has its own place, and what is read from the floor is there and is the largest."""

import math
from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from textual.content import Content

from backcare_tui.domain.catalogue.exercise import Exercise
from backcare_tui.domain.guidance.adapt import timeline_for
from backcare_tui.domain.guidance.person import Person
from backcare_tui.domain.session.steps import StepKind
from backcare_tui.ui.widgets.figure.figure_view import SMALLEST_HEIGHT, SMALLEST_WIDTH, FigureView
from backcare_tui.ui.widgets.stage.letters import largest
from backcare_tui.ui.widgets.stage.places import places
from backcare_tui.ui.widgets.stage.scene import Part, Place, Scene
from backcare_tui.ui.widgets.stage.words import scene_of, side_choices, side_names
from tests.shipped import shipped

SIDES = (side_names("left arm, right leg"), side_names("right arm, left leg"))
READ_FROM_AFAR = {Part.PHASE, Part.SIDE, Part.COUNT}
THREE_BARS = {Part.BREATH_BAR, Part.EXERCISE_BAR, Part.SESSION_BAR}

words = st.text(st.sampled_from("abcdefgh éü'-"), min_size=1, max_size=40)
scenes = st.builds(
    Scene,
    phases=st.lists(words, min_size=1, max_size=3).map(tuple),
    counts=st.sampled_from([("88",), ("88:88",)]),
    sides=st.sampled_from([(), SIDES, SIDES[:1]]),
    sentence=st.integers(0, 120).map(lambda count: " ".join(["breathe"] * count)),
    breath=st.booleans(),
    figure=st.booleans(),
    shape=st.sampled_from([0.6, 1.6, 3.0, math.inf]),
    told=st.booleans(),
    still=st.booleans(),
    title=words,
)


@given(
    columns=st.integers(8, 260),
    rows=st.integers(2, 90),
    scene=scenes,
    large=st.booleans(),
    letters=st.booleans(),
)
@example(columns=36, rows=11, scene=Scene(("Hold",), sides=SIDES), large=False, letters=True)
def test_nothing_overlaps_nothing_is_outside_and_what_matters_is_there(
    columns: int, rows: int, scene: Scene, large: bool, letters: bool
) -> None:
    found = places(columns, rows, scene, large, letters)
    for part, place in found.items():
        assert 0 <= place.x < place.right <= columns, (part, place)
        assert 0 <= place.y < place.bottom <= rows, (part, place)
    for one, other in combinations(found, 2):
        assert not _overlap(found[one], found[other]), (one, found[one], other, found[other])
    assert READ_FROM_AFAR - ({Part.SIDE} if not scene.sides else set()) <= found.keys()


@given(columns=st.integers(0, 12), rows=st.integers(0, 12), scene=scenes, large=st.booleans())
def test_a_screen_that_shrinks_to_nothing_does_no_harm(columns: int, rows: int, scene: Scene, large: bool) -> None:
    for place in places(columns, rows, scene, large).values():
        assert place.right <= columns
        assert place.bottom <= rows


def _overlap(one: Place, other: Place) -> bool:
    beside = one.right <= other.x or other.right <= one.x
    return not (beside or one.bottom <= other.y or other.bottom <= one.y)


@pytest.mark.parametrize("large", [False, True], ids=["usual", "large"])
@pytest.mark.parametrize("size", [(60, 19), (80, 23), (100, 29), (120, 39), (200, 59)], ids=str)
def test_what_to_do_how_long_and_which_side_are_drawn_large_in_every_exercise(
    size: tuple[int, int], large: bool
) -> None:
    for scene in _scenes():
        found = places(*size, scene, large)
        for part, said in (
            (Part.PHASE, [(phase,) for phase in scene.phases]),
            (Part.COUNT, [scene.counts]),
            (Part.SIDE, scene.sides),
        ):
            for choices in said:
                assert largest(choices, found[part].width, found[part].height), (part, choices, found[part])


def test_at_sixty_columns_the_large_display_has_the_figure_above_the_words_of_every_movement() -> None:
    moving = [scene for scene in _scenes() if scene.figure and not scene.told]
    assert len(moving) > 30
    for scene in moving:
        found = places(60, 19, scene, large=True)
        figure = found[Part.FIGURE]
        assert figure.height >= SMALLEST_HEIGHT
        assert figure.width >= SMALLEST_WIDTH
        assert found[Part.STATE].width >= len("Press space to go on.")
        for part in READ_FROM_AFAR & found.keys():
            assert found[part].y >= figure.bottom
            assert found[part].letter > 1, (scene, part)


def test_a_side_is_said_in_letters_as_large_as_all_else_that_is_read_from_afar() -> None:
    laid = timeline_for(shipped(), shipped().to_practise(["side-plank-knees"]), Person(), 1.0)
    held = next(step for step in laid.steps if step.kind is StepKind.HOLD)
    moment = laid.at(held.start + 1)
    side = places(120, 39, scene_of(moment, card=False), large=True)[Part.SIDE]
    assert side.letter >= 7
    assert largest(side_choices(moment), side.width, side.height, side.letter) == "left"


def test_on_the_largest_screen_a_long_way_into_the_position_leaves_name_and_count_the_room() -> None:
    ready = {scene for scene in _scenes() if scene.told}
    assert len(ready) > 20
    for scene in ready:
        found = places(200, 59, scene, large=True)
        assert min(found[part].letter for part in (Part.PHASE, Part.COUNT)) >= 7, scene


@pytest.mark.parametrize(("size", "large"), [((80, 23), False), ((80, 23), True), ((72, 21), False)], ids=str)
def test_from_eighty_columns_on_every_exercise_is_seen(size: tuple[int, int], large: bool) -> None:
    for scene in _scenes():
        figure = places(*size, scene, large)[Part.FIGURE]
        assert figure.width >= SMALLEST_WIDTH
        assert figure.height >= SMALLEST_HEIGHT


def test_at_sixty_columns_most_exercises_are_seen_and_the_others_have_the_words_alone() -> None:
    seen = [Part.FIGURE in places(60, 19, scene) for scene in _scenes()]
    assert 0.7 * len(seen) < sum(seen) < len(seen)


def test_where_a_figure_needs_the_room_one_bar_has_to_do() -> None:
    scene = next(scene for scene in _scenes() if "Tip slowly" in scene.phases)
    found = places(60, 19, scene)
    assert found.keys() >= {Part.FIGURE, Part.EXERCISE, Part.BREATH_BAR, Part.SENTENCE}
    assert not {Part.SESSION_BAR, Part.FOLLOWING} & found.keys()
    assert places(80, 23, scene).keys() >= {Part.FIGURE, Part.FOLLOWING, *THREE_BARS}


@pytest.mark.parametrize("size", [(40, 14), (60, 19), (80, 23)], ids=str)
def test_the_name_of_no_exercise_is_cut(size: tuple[int, int]) -> None:
    headed = [(scene, found) for scene in _scenes() if Part.EXERCISE in (found := places(*size, scene))]
    assert len(headed) > 20
    for scene, found in headed:
        assert found[Part.EXERCISE].width >= min(size[0] - 4, len(f"10 of 10   {scene.title}"))
        if Part.ROUTINE in found:
            assert found[Part.EXERCISE].right < found[Part.ROUTINE].x


@pytest.mark.parametrize("large", [False, True], ids=["usual", "large"])
@pytest.mark.parametrize("size", [(80, 23), (100, 29), (120, 39), (200, 59)], ids=str)
def test_from_eighty_columns_on_no_movement_has_its_side_beside_the_count(
    size: tuple[int, int], large: bool
) -> None:
    moving = [scene for scene in _scenes() if scene.sides and not scene.parts]
    assert moving
    assert not [scene for scene in moving if _share_a_row(places(*size, scene, large))]


def test_where_side_and_count_share_a_row_nobody_reads_so_many_left() -> None:
    shared = [found for scene in _scenes() if _share_a_row(found := places(60, 19, scene))]
    assert shared
    for found in shared:
        assert found[Part.SIDE].right < found[Part.COUNT].x


def _share_a_row(found: dict[Part, Place]) -> bool:
    return Part.SIDE in found and found[Part.SIDE].y == found[Part.COUNT].y


@pytest.mark.parametrize("large", [False, True], ids=["usual", "large"])
@pytest.mark.parametrize("size", [(100, 29), (120, 39), (200, 59)], ids=str)
def test_a_sentence_has_the_rows_of_text_and_never_those_of_letters(size: tuple[int, int], large: bool) -> None:
    words = "Lie on your back. Knees bent, feet flat, hip-width apart."
    place = places(*size, Scene(("Bridge",), sentence=words, told=True, breath=False), large)[Part.SENTENCE]
    assert place.height == 1


def test_three_bars_are_there_and_without_the_small_print_one() -> None:
    scene = Scene(("Lift",), sentence="Lift your hips.")
    for size in ((40, 14), (60, 19), (80, 23), (200, 59)):
        assert places(*size, scene).keys() >= THREE_BARS
        bare = places(*size, scene, large=True).keys()
        assert len(THREE_BARS & bare) == 1
        assert not {Part.EXERCISE, Part.ROUTINE, Part.FOLLOWING, Part.SENTENCE} & bare


def test_the_breath_has_a_disc_where_there_is_room_and_else_its_bar() -> None:
    for large in (False, True):
        for size in ((40, 11), (60, 19), (80, 23), (120, 39)):
            found = places(*size, Scene(("Lift",)), large)
            assert Part.DISC in found or Part.BREATH_BAR in found, (size, large)
    assert Part.DISC in places(80, 23, Scene(("Lift",)))
    assert Part.DISC not in places(80, 23, Scene(("Walk",), breath=False))


@pytest.mark.parametrize("size", [(60, 19), (80, 23), (120, 39), (200, 59)], ids=str)
def test_the_one_bar_of_the_large_display_is_the_same_while_the_session_stands_still(
    size: tuple[int, int],
) -> None:
    for scene in _scenes():
        still = replace(scene, still=True, counts=("Paused",))
        moving, paused = places(*size, scene, large=True), places(*size, still, large=True)
        assert moving.keys() & THREE_BARS == paused.keys() & THREE_BARS


def test_a_larger_screen_has_a_larger_figure_and_a_larger_count() -> None:
    scene = Scene(("Reach out", "Hold"), sides=SIDES, sentence="Reach long.")
    sizes = ((80, 23), (100, 29), (120, 39), (200, 59))
    found = [places(*size, scene) for size in sizes]
    figures = [place[Part.FIGURE].width * place[Part.FIGURE].height for place in found]
    counts = [place[Part.COUNT].height for place in found]
    assert figures == sorted(set(figures))
    assert counts == sorted(counts)
    assert counts[-1] > counts[0]
    assert found[-1][Part.FIGURE].width > 200 / 2


@pytest.mark.parametrize("size", [(60, 19), (80, 23), (100, 29), (120, 39), (200, 59)], ids=str)
def test_on_the_large_display_nothing_is_larger_than_the_count(size: tuple[int, int]) -> None:
    found = places(*size, Scene(("Let sink", "Round up")), large=True)
    assert found[Part.COUNT].height > found[Part.REP].height
    assert found[Part.COUNT].height > found[Part.BREATH].height


@pytest.mark.parametrize("size", [(80, 23), (100, 29), (120, 39), (200, 59)], ids=str)
def test_who_stands_is_as_high_on_getting_ready_as_in_the_movement(size: tuple[int, int]) -> None:
    """Beside the words there is room for what is told, which would take the rows of whoever stands above it."""
    standing = [scene for scene in _scenes() if scene.shape < 1.2 and scene.told]
    assert len(standing) >= 3
    for scene in standing:
        found, moving = places(*size, scene), places(*size, replace(scene, sentence="Lift.", told=False))
        figure, sentence = found[Part.FIGURE], found[Part.SENTENCE]
        assert figure.height >= moving[Part.FIGURE].height
        assert figure.right < sentence.x, (scene.sentence, size)
        assert found[Part.COUNT].bottom <= sentence.y
        assert sentence.bottom <= figure.bottom


def test_a_figure_has_no_more_columns_than_it_needs_and_the_words_have_the_rest() -> None:
    wide, narrow = (places(100, 29, Scene(("Lift",), shape=shape)) for shape in (6.0, 0.7))
    assert narrow[Part.FIGURE].width < 0.6 * wide[Part.FIGURE].width
    assert narrow[Part.PHASE].width > 1.5 * wide[Part.PHASE].width


def test_who_lies_has_the_whole_width_below_for_what_is_told() -> None:
    lying = [scene for scene in _scenes() if scene.shape > 3.0 and scene.told]
    assert len(lying) > 10
    for scene in lying:
        found = places(80, 23, scene)
        assert found[Part.SENTENCE].y >= found[Part.FIGURE].bottom


def test_a_tall_screen_has_the_figure_above_the_words() -> None:
    found = places(60, 60, Scene(("Lift",)))
    assert found[Part.FIGURE].width == found[Part.PHASE].width
    assert found[Part.FIGURE].bottom <= found[Part.PHASE].y


def test_a_sentence_that_is_long_is_there_whole_and_the_figure_makes_way() -> None:
    scene = Scene(("Bridge",), sentence="word " * 200, told=True)
    found = places(80, 23, scene)
    assert Part.FIGURE not in found
    assert found[Part.SENTENCE].height >= 14


def _scenes() -> set[Scene]:
    """What has to be shown in all exercises of the catalogue."""
    return {scene for exercise in shipped().exercises.values() for scene in _scenes_of(exercise)}


def _scenes_of(exercise: Exercise) -> set[Scene]:
    catalogue = shipped()
    timeline = timeline_for(catalogue, catalogue.to_practise([exercise.id]), Person(), 1.0)
    steps = [step for step in timeline.steps if step.kind is not StepKind.REST]
    shape = FigureView(id="figure").shape_of(exercise)
    return {scene_of(timeline.at(step.start), card=False, shape=shape) for step in steps}


@pytest.mark.parametrize("size", [(72, 21), (80, 24), (100, 30), (120, 40), (200, 60)])
@pytest.mark.parametrize("sides", [(), SIDES])
def test_repetition_in_letters_stands_clear_of_the_count(
    size: tuple[int, int], sides: tuple[tuple[str, ...], ...]
) -> None:
    found = places(*size, Scene(("Hold", "Let go"), sides=sides, breath=True), large=True)
    count = found[Part.COUNT]
    below = [found[part] for part in (Part.REP, Part.BREATH) if part in found]
    assert below
    for notes in below:
        assert notes.height == 1 or notes.y > count.bottom


@pytest.mark.parametrize("columns", [40, 60, 80, 100])
def test_a_sentence_has_the_rows_of_words_that_stay_whole_at_their_hyphen(columns: int) -> None:
    width = places(columns, 30, Scene(("Lift",), sentence="Lift."), letters=False)[Part.SENTENCE].width
    told = f"{'x' * (width - 5)} hip-width {'y' * (width - 6)}"  # two rows with the break, three without
    place = places(columns, 30, Scene(("Lift",), sentence=told), letters=False)[Part.SENTENCE]
    assert place.width == width
    assert len(Content(told).wrap(width)) == place.height == 3
