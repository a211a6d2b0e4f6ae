"""What people type into a search, tried on the shipped catalogue; and the words of the search themselves.

Each of them: what comes first, what else must be found, and what must not be.
"""

import re
import tomllib
from pathlib import Path

import pytest

from backcare_tui.domain.catalogue.catalogue import Filter
from backcare_tui.domain.catalogue.exercise import Exercise
from backcare_tui.domain.catalogue.routine import Routine
from backcare_tui.domain.catalogue.vocabulary import Symptom, Vocabulary
from backcare_tui.domain.guidance.adapt import timeline_for
from backcare_tui.domain.guidance.person import Person
from backcare_tui.domain.words.text import folded
from backcare_tui.storage.written.catalogue_files import check_files
from tests.shipped import shipped

FILE = Path(__file__).parents[1] / "catalogue" / "search.toml"
CATALOGUE = shipped()
VOCABULARY = Vocabulary.model_validate(tomllib.loads(FILE.read_text(encoding="utf-8")))
ANY = "anything"

NAMES = """
    bridge           -> bridge
    brigde           -> bridge
    briddge          -> bridge
    glute bridge     -> bridge
    plank            -> side-plank-knees
    plnak            -> side-plank-knees
    side plank       -> side-plank-knees
    sideplank        -> side-plank-knees
    cat cow          -> cat-cow + seated-cat-cow
    catcow           -> cat-cow + seated-cat-cow
    cat cwo          -> cat-cow
    cat camel        -> cat-cow
    childs pose      -> childs-pose
    child pose       -> childs-pose
    childspose       -> childs-pose
    bird dog         -> bird-dog
    birddog          -> bird-dog
    deadbug          -> dead-bug
    dead bugs        -> dead-bug
    knee to chest    -> knee-to-chest
    kneetochest      -> knee-to-chest
    pelvic tilts     -> pelvic-tilt
    pelvic tlit      -> pelvic-tilt
    piriformus       -> piriformis-stretch
    wall sits        -> wall-sit
    wallsit          -> wall-sit
    swiming          -> swim + prone-swimmer
    walkng           -> walk
    cobra            -> press-up
    hamsting stretch -> hamstring-stretch
    starter          -> starter-three
    cobra pose       -> press-up
    cobra stretch    -> press-up
    pigeon pose      -> piriformis-stretch
    push ups         -> press-up
    pushups          -> press-up
    sit up           -> curl-up - sit-to-stand bird-dog
    sit-up           -> curl-up - sit-to-stand
    situp            -> curl-up
"""
FACTS = """
    strech           -> anything + childs-pose hamstring-stretch knee-to-chest - bridge
    stretches        -> hamstring-stretch + childs-pose wind-down
    stretching       -> anything + childs-pose hamstring-stretch
    hip stretches    -> hip-flexor-stretch + piriformis-stretch
    low back         -> anything + cat-cow pelvic-tilt knee-rolls - wall-sit
    lower back       -> anything + cat-cow pelvic-tilt knee-rolls - wall-sit
    lumbar           -> anything + cat-cow pelvic-tilt knee-rolls - wall-sit
    upper back       -> thoracic-extension
    thoracic         -> thoracic-extension
    morning          -> morning-mobility
    mornings         -> morning-mobility
    desk             -> desk-break + standing-back-bend
    office           -> anything + desk-break chair-twist
    beginner         -> starter-three
    workout          -> core-glutes + full-daily
    yoga             -> anything + childs-pose
    evening          -> anything + wind-down
    warm up          -> anything + march
    squats           -> anything + wall-sit sit-to-stand
    quick            -> anything + desk-break starter-three
    dek break        -> anything
    bed              -> wind-down
    abs              -> anything + curl-up dead-bug - wall-sit
    sit ups          -> curl-up
    situps           -> curl-up
    tummy            -> anything + curl-up dead-bug
    glutes           -> core-glutes + bridge
    bum              -> anything + bridge piriformis-stretch
    hamstrings       -> hamstring-stretch + bridge
    quads            -> anything + wall-sit sit-to-stand
    core             -> core-glutes
    hips             -> hip-flexor-stretch + piriformis-stretch
    hip              -> hip-flexor-stretch + bridge
    knees            -> knee-rolls + side-plank-knees
    all fours        -> anything + cat-cow bird-dog
    chair            -> chair-twist + seated-cat-cow sit-to-stand
    standing         -> standing-back-bend + wall-sit
    breathing        -> paced-breathing
    breathe          -> anything + paced-breathing
    relax            -> anything + paced-breathing
    cardio           -> anything + walk cycle swim - bridge
    bike             -> cycle
    strengthening    -> anything + bridge wall-sit
    twist            -> chair-twist + seated-spinal-twist
    excercise        -> anything + bridge walk
    exersise         -> anything + bridge walk
    exercize         -> anything + bridge walk
    excersize        -> anything + bridge walk
    exercices        -> anything + bridge walk
    back excercises  -> anything + bird-dog pelvic-tilt
    core excercises  -> anything + bird-dog dead-bug
    5 minutes        -> anything + desk-break starter-three - full-daily core-glutes
    5 min            -> anything + desk-break starter-three - full-daily core-glutes
    5min             -> anything + desk-break starter-three
    five minutes     -> anything + desk-break starter-three
    two minutes      -> anything + desk-break starter-three - core-glutes
    1 minute         -> anything + desk-break - original-nine core-glutes
    10 min           -> anything + morning-mobility - starter-three full-daily
    10 minutes       -> anything + morning-mobility
    ten minutes      -> anything + morning-mobility
    15 min           -> wind-down
    20 minutes       -> original-nine
    half an hour     -> anything + full-daily core-glutes
    quick session    -> anything + desk-break starter-three
    short session    -> anything + starter-three core-short
    morning routine  -> morning-mobility
    strength training -> full-daily + core-glutes bridge
    core stability   -> anything + bird-dog dead-bug core-short
    stabilisation    -> anything + bird-dog dead-bug core-short
    isometric        -> anything + wall-sit side-plank-knees
    deep breathing   -> paced-breathing
    breath           -> anything + paced-breathing
    cool down        -> wind-down
    cooldown         -> wind-down
    advanced         -> anything + core-glutes full-daily
    harder           -> anything + core-glutes full-daily
    flexible         -> anything + hamstring-stretch
    spine            -> anything + cat-cow knee-rolls thoracic-extension
    spine mobility   -> anything + cat-cow knee-rolls
    no equipment     -> starter-three
    no floor         -> anything + desk-break gentle-day-upright - starter-three
    stretch break    -> desk-break
    plane            -> desk-break - march side-plank-knees
    hiking           -> walk - cycle
    jogging          -> walk
    running          -> walk
    run              -> walk - curl-up chair-twist knee-rolls
    treadmill        -> walk
    lose weight      -> anything + walk swim
    stationary bike  -> cycle
    against the wall -> wall-sit
"""
HURTS = """
    sciatica                      -> !leg-pain + walk
    siatica                       -> !leg-pain + walk
    sciatic nerve stretches       -> !leg-pain
    pain down my leg              -> !leg-pain
    numb foot                     -> !leg-pain
    disc                          -> !disc + walk press-up
    herniated disk                -> !disc
    slipd disc                    -> !disc
    neck                          -> !neck - press-up
    posture                       -> !sitting + desk-break
    posutre                       -> !sitting + desk-break
    sitting all day               -> !sitting + desk-break
    tight                         -> !stiffness
    stiff                         -> !stiffness + morning-mobility
    tight hips                    -> !hip-or-buttock + hip-flexor-stretch
    lower back pain               -> !back-pain + starter-three walk
    exercises for low back pain   -> !back-pain + starter-three walk
    my back hurts                 -> !back-pain
    backache                      -> !back-pain
    flare up                      -> !flare-up + gentle-day
    back spasm                    -> !flare-up + gentle-day
    stenosis                      -> !narrow-canal + cycle
    osteoporosis                  -> !thin-bones + sit-to-stand
    pregnant                      -> !pregnancy
    stress                        -> !stress + paced-breathing
    cant sleep                    -> !stress + wind-down
    knee pain                     -> !sore-knees
    arthritis                     -> !age
    scoliosis                     -> !curved-back + walk
    after baby                    -> !after-a-birth + pelvic-tilt
    postpartum                    -> !after-a-birth
    c section                     -> !after-surgery
    chest pain                    -> !chest-pain
    bladder                       -> !signs-that-need-help
    numb saddle                   -> !signs-that-need-help
    pain between shoulder blades  -> !signs-that-need-help
    pain                          -> !back-pain + starter-three walk
    hurts                         -> !back-pain
    ache                          -> !back-pain
    aching                        -> !back-pain
    sore                          -> !back-pain + gentle-day
    pain relief                   -> !back-pain
    my back is killing me         -> !back-pain
    low bak pain                  -> !back-pain
    kidney pain                   -> !signs-that-need-help
    pain when sitting             -> !sitting
    hurts when i sit              -> !sitting
    long drive                    -> !sitting
    car                           -> !sitting
    stand straight                -> !sitting
    pain when bending             -> !disc
    hurts when bending over       -> !disc
    hurts to get up               -> !stiffness
    getting out of bed            -> !stiffness
    muscle knots                  -> !stiffness
    put my back out               -> !flare-up
    cant get up                   -> !flare-up
    can't stand up straight       -> !flare-up
    stuck                         -> !flare-up
    sij                           -> !hip-or-buttock
    3rd trimester                 -> !pregnancy
    gave birth                    -> !after-a-birth
    no kneeling                   -> !sore-knees
    wrist                         -> !wrist-or-shoulder
    elderly                       -> !age
    for seniors                   -> !age
    over 60                       -> !age
"""
NOTHING = """
    xyzzy asdf qwerty qqq zzz foo bar baz pizza banana guitar blah hello horse knit music taxi piano window coffee
    12345 q1s lorem sudoku elephant kubernetes ice hanging intense
"""


def rows(table: str) -> list[tuple[str, str, list[str], list[str]]]:
    """What is typed, what comes first, what else is found, and what is not."""
    found = []
    for line in table.strip().splitlines():
        typed, _, rest = line.partition("->")
        rest, _, without = rest.partition(" - ")
        first, _, also = rest.partition("+")
        found.append((typed.strip(), first.strip(), also.split(), without.split()))
    return found


def first_and_all(typed: str) -> tuple[str, set[str]]:
    """What the catalogue shows first for TYPED, with ! before a symptom; and all that it finds."""
    findings = CATALOGUE.search(Filter(text=typed))
    shown = [*(f"!{symptom.id}" for symptom in findings.symptoms), *(item.id for item in findings.items)]
    return next(iter(shown), ""), {item.id for item in findings.items}


@pytest.mark.parametrize(
    ("typed", "first", "also", "without"),
    [pytest.param(*row, id=row[0]) for row in (*rows(NAMES), *rows(FACTS), *rows(HURTS))],
)
def test_what_people_type_finds_what_they_mean(
    typed: str, first: str, also: list[str], without: list[str]
) -> None:
    top, found = first_and_all(typed)
    assert top == first or (first == ANY and top and not top.startswith("!"))
    assert found >= set(also)
    assert not found & set(without)


@pytest.mark.parametrize("typed", NOTHING.split())
def test_nonsense_finds_nothing(typed: str) -> None:
    assert first_and_all(typed) == ("", set())


@pytest.mark.parametrize("routine", CATALOGUE.routines.values(), ids=lambda routine: routine.id)
def test_a_routine_is_found_by_the_minutes_that_it_fits_into(routine: Routine) -> None:
    """It may take a minute more, as those who have ten say "about ten"."""
    takes = timeline_for(CATALOGUE, routine, Person()).seconds / 60
    fits = next(minutes for minutes in (5, 10, 15, 20, 30) if takes < minutes + 1.5)
    assert [word for word in routine.found_by if word.endswith(" minutes")] == [f"{fits} minutes"]


def test_at_least_sixty_are_tried() -> None:
    assert len({typed for typed, *_ in (*rows(NAMES), *rows(FACTS), *rows(HURTS))}) >= 60


@pytest.mark.parametrize(
    "several",
    ["low back, lower back, lumbar", "stretches, stretching", "glutes, bum, bottom", "abs, tummy, belly"],
)
def test_what_means_the_same_finds_the_same(several: str) -> None:
    found = [first_and_all(typed)[1] for typed in several.split(", ")]
    assert all(one == found[0] for one in found)


NAMED: list[Exercise | Routine] = [*CATALOGUE.exercises.values(), *CATALOGUE.routines.values()]


def test_while_one_types_the_list_never_runs_empty_on_the_way_to_a_name() -> None:
    for item in NAMED:
        name = folded(item.name)
        for end in range(1, len(name) + 1):
            assert item.id in first_and_all(name[:end])[1], name[:end]


def test_no_name_brings_up_what_hurts() -> None:
    for item in NAMED:
        for name in (item.id, item.name, *(item.aliases if isinstance(item, Exercise) else ())):
            assert CATALOGUE.search(Filter(text=name)).symptoms == (), name


# The words themselves


def test_the_file_is_in_order() -> None:
    assert check_files([FILE]) == ()


def test_each_symptom_is_there_once() -> None:
    ids = [symptom.id for symptom in VOCABULARY.symptoms]
    assert sorted(set(ids)) == sorted(ids)


@pytest.mark.parametrize("symptom", VOCABULARY.symptoms, ids=lambda symptom: symptom.id)
class TestEverySymptom:
    def test_names_what_there_is(self, symptom: Symptom) -> None:
        assert [one for one in symptom.suits if one not in {*CATALOGUE.exercises, *CATALOGUE.routines}] == []
        assert len(set(symptom.suits)) == len(symptom.suits)

    def test_offers_something_unless_it_is_no_time_for_exercise(self, symptom: Symptom) -> None:
        assert bool(CATALOGUE.suited(symptom)) is (symptom.id not in ("signs-that-need-help", "chest-pain"))

    def test_offers_nothing_that_its_cautions_leave_out(self, symptom: Symptom) -> None:
        offered = {item.id for item in CATALOGUE.suited(symptom)}
        assert [one for one in symptom.suits if one not in offered] == []

    def test_is_found_by_each_of_its_words(self, symptom: Symptom) -> None:
        for words in (*symptom.found_by, *symptom.alone, symptom.id, symptom.name):
            assert symptom in CATALOGUE.search(Filter(text=words)).symptoms, words

    def test_is_short_and_calm(self, symptom: Symptom) -> None:
        assert len(" ".join((*symptom.says, symptom.ask))) <= 520
        assert len(re.findall(r"[.?!](?:\s|$)", " ".join(symptom.says))) <= 5
        assert "!" not in " ".join((*symptom.says, symptom.ask))


def test_no_word_means_two_things() -> None:
    phrases = [folded(phrase) for group in VOCABULARY.same for phrase in group]
    assert sorted(set(phrases)) == sorted(phrases)
    said = [folded(words) for symptom in VOCABULARY.symptoms for words in (*symptom.found_by, *symptom.alone)]
    assert sorted(set(said)) == sorted(said)


@pytest.mark.parametrize(
    "word",
    ["heat", "hart", "heard", "bowl", "feint", "chess", "num", "fill", "cancel", "injection", "think", "canoe"],
)
def test_another_word_is_no_slip_of_a_symptom(word: str) -> None:
    """Nobody who looks for warmth is told of their heart."""
    found = CATALOGUE.search(Filter(text=word))
    assert "heart" not in found.read_as.split()
    assert [symptom.id for symptom in found.symptoms if symptom.id in WEIGHTY] == []


@pytest.mark.parametrize(
    ("typed", "symptom"),
    [
        ("hert", "heart"),
        ("haert", "heart"),
        ("chets pain", "chest-pain"),
        ("nmub", "leg-pain"),
        ("dizy", "unsteady"),
        ("osteoperosis", "thin-bones"),
        ("siatica", "leg-pain"),
        ("blader", "signs-that-need-help"),
        ("pregnent", "pregnancy"),
        ("high blod pressure", "heart"),
        ("stenossis", "narrow-canal"),
    ],
)
def test_a_slip_of_a_symptom_still_brings_it_up(typed: str, symptom: str) -> None:
    assert symptom in [one.id for one in CATALOGUE.search(Filter(text=typed)).symptoms]


WEIGHTY = {"heart", "chest-pain", "leg-pain", "signs-that-need-help", "unsteady", "thin-bones", "pregnancy"}
"""Symptoms at whose words somebody may take fright."""


def test_a_word_that_is_no_slip_is_no_word_of_a_symptom() -> None:
    said = {word for symptom in VOCABULARY.symptoms for words in symptom.found_by for word in words.split()}
    assert said.isdisjoint(VOCABULARY.no_slips)
