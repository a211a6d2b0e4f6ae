"""Finding what can be done, by name, by words and by what one has."""

import pytest

from backcare_tui.domain.catalogue.catalogue import Catalogue, Filter
from backcare_tui.domain.catalogue.exercise import Area, Dose, Equipment, Exercise, Kind, Position
from backcare_tui.domain.catalogue.routine import DoseChange, RoutineItem
from backcare_tui.domain.guidance.adapt import timeline_for
from backcare_tui.domain.guidance.person import Person
from backcare_tui.errors import BackcareError
from tests.domain.builders import a_routine, an_exercise, by_id, walking

POSE = an_exercise(
    "childs-pose",
    name="Child’s pose",
    aliases=["prayer stretch"],
    kind=Kind.STRETCH,
    position=Position.HANDS_AND_KNEES,
    equipment=[Equipment.MAT],
    areas=[Area.LOW_BACK, Area.SHOULDERS],
)
TWIST = an_exercise(
    "chair-twist",
    name="Chair twist",
    kind=Kind.STRETCH,
    position=Position.SEATED,
    equipment=[Equipment.CHAIR],
    areas=[Area.WAIST],
)
WALK = an_exercise("walk", [walking()], Dose(minutes=10), name="Walk", areas=[Area.WHOLE_BODY])
DESK = a_routine("chair-twist", "walk", identifier="desk-break", name="Desk break")
FLOOR = a_routine("chair-twist", "childs-pose", identifier="floor-work", name="A floor routine")
SEATED_POSE = RoutineItem(exercise="childs-pose", position=Position.SEATED)
CHAIR = a_routine(SEATED_POSE, identifier="chair-work", name="Chair work")
CATALOGUE = Catalogue(by_id([WALK, POSE, TWIST]), {each.id: each for each in (FLOOR, DESK, CHAIR)})


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (Filter(), [TWIST, POSE, WALK]),
        (Filter(kind=Kind.STRETCH), [TWIST, POSE]),
        (Filter(kind=Kind.RELAXATION), []),
        (Filter(position=Position.SEATED), [TWIST]),
        (Filter(area=Area.SHOULDERS), [POSE]),
        (Filter(equipment=Equipment.MAT), [POSE]),
        (Filter(no_floor=True), [TWIST, WALK]),
        (Filter(kind=Kind.STRETCH, no_floor=True), [TWIST]),
        (Filter(text="childs pose"), [POSE]),
        (Filter(text="Child's"), [POSE]),
        (Filter(text="CHILD’S-POSE"), [POSE]),
        (Filter(text="stretch chair"), [TWIST]),
        (Filter(text="prayer"), [POSE]),
        (Filter(text="hands and knees"), [POSE]),
        (Filter(text="low back"), [POSE]),
        (Filter(text="  "), [TWIST, POSE, WALK]),
        (Filter(text="chair mat"), []),
    ],
    ids=str,
)
def test_exercises_that_a_filter_lets_through(wanted: Filter, found: list[Exercise]) -> None:
    assert list(CATALOGUE.select(wanted)) == found


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (Filter(), ["floor-work", "chair-work", "desk-break"]),
        (Filter(text="desk"), ["desk-break"]),
        (Filter(text="desk-break"), ["desk-break"]),
        (Filter(no_floor=True), ["chair-work", "desk-break"]),
        (Filter(kind=Kind.STRETCH), []),
        (Filter(equipment=Equipment.MAT), []),
    ],
    ids=str,
)
def test_routines_that_a_filter_lets_through(wanted: Filter, found: list[str]) -> None:
    assert [routine.id for routine in CATALOGUE.select_routines(wanted)] == found


def test_a_filter_in_words() -> None:
    assert Filter().describe() == ""
    assert Filter(text=" ").describe() == ""
    both = Filter(text="hip\x1b", kind=Kind.STRETCH, position=Position.SEATED)
    assert both.describe() == "stretch · sitting on a chair · “hip␛”"
    rest = Filter(area=Area.LOW_BACK, equipment=Equipment.TOWEL, no_floor=True)
    assert rest.describe() == "low back · with towel · no floor needed"


def test_a_routine_needs_the_floor_by_where_its_exercises_are_done() -> None:
    assert CATALOGUE.needs_floor(FLOOR)
    assert not CATALOGUE.needs_floor(CHAIR)
    assert not CATALOGUE.needs_floor(DESK)


def test_finding_by_id() -> None:
    assert CATALOGUE.exercise("walk") is WALK
    assert CATALOGUE.find("walk") is WALK
    assert CATALOGUE.find("desk-break") is DESK
    assert CATALOGUE.name_of("desk-break") == "Desk break"
    assert CATALOGUE.name_of("childs-pose") == "Child’s pose"
    assert CATALOGUE.name_of("gone") == "gone"


@pytest.mark.parametrize(
    ("asked", "advice"),
    [
        ("chair-twst", "Did you mean chair-twist"),
        ("wlak", "Did you mean walk"),
        ("desk", "desk-break"),
        ("zzzzzzz", "See all of them with: backcare-tui list"),
    ],
)
def test_what_is_not_there_is_refused_with_a_suggestion(asked: str, advice: str) -> None:
    with pytest.raises(BackcareError, match=f"There is no exercise or routine called “{asked}”") as caught:
        CATALOGUE.find(asked)
    assert advice in caught.value.advice


@pytest.mark.parametrize("name", ["Walk", "WALK", "desk break", "Desk-Break", "Child's pose", "PRAYER-STRETCH"])
def test_finding_by_name_and_alias_in_any_writing(name: str) -> None:
    found = CATALOGUE.find(name)
    assert found in (WALK, DESK, POSE)
    assert found.name[:2].lower() == name[:2].lower() or found is POSE
    assert CATALOGUE.to_practise([name]).name == found.name


def test_a_name_of_several_is_refused_with_their_ids_and_each_is_found_by_its_own() -> None:
    twin = an_exercise("my-walk", [walking()], Dose(minutes=10), name="Walk")
    catalogue = Catalogue(by_id([WALK, twin]), {})
    with pytest.raises(BackcareError, match="Several are called “WALK”") as caught:
        catalogue.find("WALK")
    assert caught.value.advice == "Say which by its id: my-walk or walk."
    assert (catalogue.find("walk"), catalogue.find("my-walk")) == (WALK, twin)


def test_a_routine_goes_before_an_exercise_of_its_id() -> None:
    routine = a_routine("walk", identifier="walk", name="Walk")
    catalogue = Catalogue(by_id([WALK]), {"walk": routine})
    assert catalogue.find("walk") is catalogue.find("Walk") is routine


def test_search_finds_routines_and_exercises_best_first() -> None:
    assert [one.id for one in CATALOGUE.select_all(Filter(text="chair"))] == ["chair-twist", "chair-work"]
    assert [one.id for one in CATALOGUE.select_all(Filter(text="work"))] == ["floor-work", "chair-work"]


def test_a_routine_is_no_exercise() -> None:
    with pytest.raises(BackcareError, match="There is no exercise called"):
        CATALOGUE.exercise("desk-break")


def test_a_strange_name_is_shown_harmlessly() -> None:
    with pytest.raises(BackcareError) as caught:
        CATALOGUE.find("\x1b]52;c;" + "x" * 500)
    assert "\x1b" not in str(caught.value)
    assert len(str(caught.value)) < 200


def test_one_exercise_is_practised_as_a_routine_of_its_name() -> None:
    routine = CATALOGUE.to_practise(["walk"])
    assert (routine.id, routine.name) == ("walk", "Walk")
    assert [item.exercise for item in routine.items] == ["walk"]
    assert timeline_for(CATALOGUE, routine, Person()).seconds == 8 + 600


def test_one_routine_is_practised_as_it_is() -> None:
    assert CATALOGUE.to_practise(["desk-break"]) is DESK


def test_several_are_strung_together_in_order() -> None:
    routine = CATALOGUE.to_practise(["walk", "chair-work", "chair-twist"])
    assert [item.exercise for item in routine.items] == ["walk", "childs-pose", "chair-twist"]
    assert routine.items[1] == SEATED_POSE
    assert routine.summary == "Walk, Chair work, Chair twist"
    assert len(timeline_for(CATALOGUE, routine, Person()).items) == 3


def test_an_unknown_one_among_several_is_refused() -> None:
    with pytest.raises(BackcareError, match="“jump”"):
        CATALOGUE.to_practise(["walk", "jump"])


def test_a_routine_changes_only_what_it_names_of_a_dose() -> None:
    exercise = an_exercise(dose=Dose(sets=2, reps=8, rest_s=30))
    item = RoutineItem(exercise="lift", dose=DoseChange(reps=4, rest_s=0))
    assert item.dose_of(exercise) == Dose(sets=2, reps=4, rest_s=0)
    assert RoutineItem(exercise="lift").dose_of(exercise) == exercise.dose
