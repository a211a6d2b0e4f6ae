"""Finding what can be done, by name, by words and by what one has."""

from collections.abc import Iterable

import pytest

from backcare_tui.domain.catalogue.catalogue import Catalogue, Filter, UnknownNameError, advice_for, names_by_id
from backcare_tui.domain.catalogue.caution import Caution
from backcare_tui.domain.catalogue.dose import Dose, DoseChange
from backcare_tui.domain.catalogue.exercise import Area, Exercise
from backcare_tui.domain.catalogue.form import Equipment, Position
from backcare_tui.domain.catalogue.routine import Routine, RoutineItem
from backcare_tui.domain.catalogue.terms import GENTLE, GENTLE_UPRIGHT, CautionTag, Does, Kind
from backcare_tui.domain.catalogue.vocabulary import Symptom, Vocabulary
from backcare_tui.domain.guidance.adapt import timeline_for
from backcare_tui.domain.guidance.person import Person
from backcare_tui.errors import BackcareError
from tests.domain.builders import SOURCES, a_routine, an_exercise, by_id, walking

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


def test_names_stand_in_the_order_of_the_alphabet_whatever_is_large_in_them() -> None:
    bridge, cat = an_exercise("b", name="bridge"), an_exercise("a", name="Cat")
    assert list(names_by_id([cat, bridge, an_exercise("c", name="Arch")]).items()) == [
        ("c", "Arch"),
        ("b", "bridge"),
        ("a", "Cat"),
    ]


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


@pytest.mark.parametrize(
    ("id_", "name"), [("today", "Session of the plan"), ("own-choice", "Your own choice"), ("gone", "gone")]
)
def test_what_no_file_holds_has_a_name_if_the_program_made_it(id_: str, name: str) -> None:
    assert Catalogue().name_of(id_) == name


def test_finding_by_id() -> None:
    assert CATALOGUE.find("walk") is WALK
    assert CATALOGUE.find("desk-break") is DESK
    assert CATALOGUE.name_of("desk-break") == "Desk break"
    assert CATALOGUE.name_of("childs-pose") == "Child’s pose"
    assert CATALOGUE.name_of("gone") == "gone"
    assert CATALOGUE.id_of("desk break") == "desk-break"
    assert CATALOGUE.id_of("gone") == "gone"


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
    assert [one.id for one in CATALOGUE.search(Filter(text="chair")).items] == ["chair-twist", "chair-work"]
    assert [one.id for one in CATALOGUE.search(Filter(text="work")).items] == ["floor-work", "chair-work"]


def test_a_strange_name_is_shown_harmlessly() -> None:
    with pytest.raises(BackcareError) as caught:
        CATALOGUE.find("\x1b]52;c;" + "x" * 500)
    assert "\x1b" not in str(caught.value)
    assert len(str(caught.value)) < 200


def test_one_exercise_is_practised_as_a_routine_of_its_name() -> None:
    routine = CATALOGUE.to_practise(["walk"])
    assert (routine.id, routine.name) == ("walk", "Walk")
    assert [item.exercise for item in routine.items] == ["walk"]
    assert timeline_for(CATALOGUE, routine, Person()).seconds == 13 + 600


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


# What hurts

SORE = Symptom(
    id="sore",
    name="Sore",
    found_by=("sore", "ache"),
    says=("It settles.",),
    ask="If not.",
    suits=("desk-break", "walk", "childs-pose", "gone"),
    tags=(CautionTag.LEG_SYMPTOMS,),
    sources=SOURCES,
)
NOT_WITH_LEGS = Caution(tag=CautionTag.LEG_SYMPTOMS, advice="Not now.", does=Does.LEAVE_OUT)
NOT_PREGNANT = Caution(tag=CautionTag.PREGNANT, advice="Later.", does=Does.LEAVE_OUT)
MIND_LEGS = Caution(tag=CautionTag.LEG_SYMPTOMS, advice="Mind the leg.")


def with_cautions(**cautions: Caution) -> Catalogue:
    """The catalogue with such a caution at each exercise, and a vocabulary."""
    named = {name.replace("_", "-"): caution for name, caution in cautions.items()}
    known = {
        id_: one.model_copy(update={"cautions": (named[id_],) if id_ in named else ()})
        for id_, one in CATALOGUE.exercises.items()
    }
    return Catalogue(known, CATALOGUE.routines, lambda: Vocabulary(symptoms=(SORE,)))


def ids(items: Iterable[Exercise | Routine]) -> list[str]:
    return [item.id for item in items]


def test_what_suits_comes_first_for_what_hurts_and_what_its_cautions_leave_out_does_not() -> None:
    catalogue = with_cautions()
    assert ids(catalogue.search(Filter(text="ache")).items) == ["desk-break", "walk", "childs-pose"]
    assert catalogue.search(Filter(text="ache")).symptoms == (SORE,)
    assert ids(with_cautions(walk=NOT_WITH_LEGS).suited(SORE)) == ["desk-break", "childs-pose"]
    assert ids(with_cautions(walk=MIND_LEGS).suited(SORE)) == ["desk-break", "walk", "childs-pose"]


def test_what_a_person_leaves_out_does_not_suit_them_and_is_found_by_its_name() -> None:
    catalogue = with_cautions(walk=NOT_PREGNANT)
    pregnant = frozenset({CautionTag.PREGNANT})
    assert ids(catalogue.suited(SORE, frozenset({CautionTag.HEART}))) == ["desk-break", "walk", "childs-pose"]
    assert ids(catalogue.search(Filter(text="sore"), pregnant).items) == ["desk-break", "childs-pose"]
    anyway = {"walk"}
    assert ids(catalogue.suited(SORE, pregnant, anyway)) == ["desk-break", "walk", "childs-pose"]
    assert "walk" in ids(catalogue.search(Filter(text="sore"), pregnant, anyway).items)
    assert ids(catalogue.search(Filter(text="walk"), pregnant).items) == ["walk"]


def test_what_is_found_by_what_hurts_and_left_out_for_it_is_not_offered() -> None:
    walk = WALK.model_copy(update={"found_by": ("sore",), "cautions": (NOT_WITH_LEGS,)})
    catalogue = Catalogue({**CATALOGUE.exercises, "walk": walk}, CATALOGUE.routines, with_cautions().vocabulary)
    assert ids(catalogue.search(Filter(text="sore")).items) == ["desk-break", "childs-pose"]
    assert ids(catalogue.search(Filter(text="walk")).items) == ["walk"]


def test_what_suits_is_filtered_too() -> None:
    assert ids(with_cautions().search(Filter(text="sore", kind=Kind.STRETCH)).items) == ["childs-pose"]


def test_what_to_take_care_of_is_that_of_ones_own_circumstances() -> None:
    walk = with_cautions(walk=MIND_LEGS).exercises["walk"]
    assert advice_for(walk, {CautionTag.LEG_SYMPTOMS}) == ("Mind the leg.",)
    assert advice_for(walk, {CautionTag.HEART}) == advice_for(DESK, {CautionTag.HEART}) == ()


def test_who_asks_to_start_what_hurts_is_told_where_to_read_of_it_and_nothing_is_guessed() -> None:
    with pytest.raises(UnknownNameError) as caught:
        with_cautions().find("aches")
    assert (caught.value.near, caught.value.symptoms) == ((), (SORE,))
    assert caught.value.advice.endswith("backcare-tui show sore")


def test_no_words_of_searches_are_read_where_a_name_is_known() -> None:
    def vocabulary() -> Vocabulary:
        raise AssertionError("read for nothing")

    catalogue = Catalogue(CATALOGUE.exercises, CATALOGUE.routines, vocabulary)
    assert catalogue.find("walk") is WALK
    assert catalogue.find("Prayer stretch") is POSE
    assert catalogue.select(Filter()) == (TWIST, POSE, WALK)
    with pytest.raises(AssertionError, match="read for nothing"):
        catalogue.find("wlak")


def test_the_gentle_day_is_upright_where_no_floor_was_needed() -> None:
    gentle, upright = (a_routine("walk", identifier=id_) for id_ in (GENTLE, GENTLE_UPRIGHT))
    both = CATALOGUE._replace(routines={**CATALOGUE.routines, GENTLE: gentle, GENTLE_UPRIGHT: upright})
    assert both.gentle_for(FLOOR) is gentle
    assert both.gentle_for(DESK) is upright
    assert both._replace(routines={GENTLE: gentle}).gentle_for(DESK) is gentle
    assert CATALOGUE.gentle_for(DESK) is None
