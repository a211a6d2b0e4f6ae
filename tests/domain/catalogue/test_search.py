"""What is typed finds what is meant: exact name, then beginning, then word, then alias, then slips."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcare_tui.domain.catalogue.exercise import Area, Exercise
from backcare_tui.domain.catalogue.form import Position
from backcare_tui.domain.catalogue.routine import Routine
from backcare_tui.domain.catalogue.search import MOST_SYMPTOMS, NEAR, Found, Search, called
from backcare_tui.domain.catalogue.terms import Kind
from backcare_tui.domain.catalogue.vocabulary import Symptom, Vocabulary
from backcare_tui.domain.words.text import folded
from tests.domain.builders import SOURCES, a_routine, an_exercise

SWIM = an_exercise("swim", name="Swim", aliases=["pool swimming"], kind=Kind.STRETCH, summary="In water.")
SWIMMER = an_exercise("prone-swimmer", name="Prone swimmer", aliases=["swimming"], position=Position.PRONE)
COW = an_exercise("cat-cow", name="Cat–cow", aliases=["angry cat"], areas=[Area.LOW_BACK])
SEATED = an_exercise("seated-cat-cow", name="Seated cat-cow", position=Position.SEATED, found_by=["office"])
POSE = an_exercise("childs-pose", name="Child’s pose", summary="Rest as a cat would.")
ORIGINAL = a_routine("swim", identifier="original", name="Core work", found_by=["tummy"])
ITEMS: tuple[Exercise | Routine, ...] = (SWIMMER, SWIM, SEATED, POSE, COW, ORIGINAL)


def a_symptom(identifier: str, *found_by: str) -> Symptom:
    return Symptom(
        id=identifier,
        name=f"About {identifier}",
        found_by=found_by,
        says=("It settles.",),
        ask="If not.",
        sources=SOURCES,
    )


LEG = a_symptom("leg", "sciatica", "pain down leg", "leg pain", "nerve")
BACK = a_symptom("spine", "backache", "back pain", "posture")
VOCABULARY = Vocabulary(
    same=(("low back", "lower back", "lumbar"), ("abdomen", "belly"), ("seated", "at my desk")),
    symptoms=(BACK, LEG),
)
SEARCH = Search(ITEMS, VOCABULARY)


def how_found(text: str, item: Exercise | Routine) -> Found | None:
    return next((hit.how for hit in SEARCH.find(text).hits if hit.item is item), None)


def found(text: str, search: Search = SEARCH) -> list[str]:
    return [item.id for item in search.find(text).items]


@pytest.mark.parametrize(
    ("text", "item", "how"),
    [
        ("swim", SWIM, Found.NAME),
        ("SWIM ", SWIM, Found.NAME),
        ("prone-swimmer", SWIMMER, Found.NAME),
        ("cat cow", COW, Found.NAME),
        ("Cat-Cow", COW, Found.NAME),
        ("Child's Pose", POSE, Found.NAME),
        ("childs_pose", POSE, Found.NAME),
        ("sw", SWIM, Found.BEGINNING),
        ("swim", SWIMMER, Found.IN_NAME),
        ("cow seated", SEATED, Found.IN_NAME),
        ("poses", POSE, Found.IN_NAME),
        ("swimming", SWIMMER, Found.ALIAS),
        ("swimming", SWIM, Found.IN_ALIAS),
        ("pool swim", SWIM, Found.IN_ALIAS),
        ("angry cow", COW, Found.IN_ALIAS),
        ("stretch swim", SWIM, Found.FACT),
        ("low back", COW, Found.FACT),
        ("lower back", COW, Found.FACT),
        ("Lumbar", COW, Found.FACT),
        ("office", SEATED, Found.FOUND_BY),
        ("cow office", SEATED, Found.FOUND_BY),
        ("tummy", ORIGINAL, Found.FOUND_BY),
        ("face down", SWIMMER, Found.FACT),
        ("chair", SEATED, Found.FACT),
        ("routine", ORIGINAL, Found.FACT),
        ("water", SWIM, Found.SUMMARY),
        ("swim water", SWIM, Found.SUMMARY),
        ("cows", COW, Found.IN_NAME),
        ("posing", POSE, Found.FORM),
        ("stretching", SWIM, Found.FORM),
        ("at my desk", SEATED, Found.IN_NAME),
        ("how can i swim", SWIM, Found.FORM),
        ("catcow", COW, Found.MISTYPED),
        ("cat cwo", COW, Found.MISTYPED),
        ("poes", POSE, Found.MISTYPED),
        ("pso", POSE, None),
        ("strech", SWIM, Found.MISTYPED),
        ("lowerback", COW, Found.MISTYPED),
        ("lumb", COW, Found.MISTYPED),
        ("swim xyz", SWIM, None),
        ("cow", SWIM, None),
    ],
)
def test_how_something_is_found(text: str, item: Exercise | Routine, how: Found | None) -> None:
    assert how_found(text, item) == how


@pytest.mark.parametrize("text", ["boat", "slowly", "(boat", "[slow", "row boat"])
def test_a_word_is_found_behind_whatever_mark_stands_before_it(text: str) -> None:
    row = an_exercise("row", name="Row (boat) [slowly]")
    assert found(text, Search((SWIM, row), VOCABULARY)) == ["row"]
    assert found("oat", Search((SWIM, row), VOCABULARY)) == []


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("swim", ["swim", "prone-swimmer"]),
        ("swimming", ["prone-swimmer", "swim"]),
        ("cat", ["cat-cow", "seated-cat-cow", "childs-pose"]),
        ("rest", ["childs-pose"]),
        ("zzz", []),
        ("", []),
        (" - ’ ", []),
    ],
)
def test_the_best_comes_first_and_equals_by_name(text: str, ids: list[str]) -> None:
    assert found(text) == ids


TYPED = st.sampled_from(["swim", "cat", "cow", "pose", "prone", "seated", "angry", "s", "-", "’", "", "zz"])


@given(st.lists(TYPED, max_size=3).map(" ".join), st.permutations(ITEMS))
def test_the_order_is_that_of_the_kinds_of_find_whatever_it_was_before(
    text: str, items: list[Exercise | Routine]
) -> None:
    findings = Search(items, VOCABULARY).find(text)
    assert findings == SEARCH.find(text)
    hows = [hit.how for hit in findings.hits]
    assert hows == sorted(hows)
    assert len(set(findings.items)) == len(findings.items)


@given(TYPED, st.sampled_from(ITEMS))
def test_what_is_typed_as_it_stands_is_found_as_such_and_not_by_likeness(
    text: str, item: Exercise | Routine
) -> None:
    said = [item.name, item.id, item.summary, *(item.aliases if isinstance(item, Exercise) else ())]
    if folded(text) and any(folded(text) in folded(words) for words in said):
        how = how_found(text, item)
        assert how is not None
        assert how <= Found.SUMMARY


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.id)
@pytest.mark.parametrize("change", [str.upper, str.title, lambda name: f" {name} ".replace("-", " ")])
def test_each_is_called_by_id_name_and_alias_in_any_writing(
    item: Exercise | Routine, change: Callable[[str], str]
) -> None:
    for name in (item.id, item.name, *(item.aliases if isinstance(item, Exercise) else ())):
        assert called(change(name), ITEMS) == (item,)


def test_a_name_goes_before_an_alias_and_two_of_a_name_are_two() -> None:
    other = an_exercise("float", name="Float", aliases=["swim"])
    twin = an_exercise("my-swim", name="SWIM")
    assert called("swim", (other, SWIM)) == (SWIM,)
    assert called("swim", (other,)) == (other,)
    assert called("Swim", (SWIM, twin)) == (SWIM, twin)
    assert called("", ITEMS) == ()


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("swin", ["swim", "prone-swimmer"]),
        ("catcow", ["cat-cow", "seated-cat-cow"]),
        ("swimmin", ["prone-swimmer", "swim"]),
        ("cat", ["cat-cow", "seated-cat-cow"]),
        ("childspose", ["childs-pose"]),
        ("zzzzzz", []),
        ("", []),
        ("--", []),
        ("x" * 100_000, []),
    ],
)
def test_what_may_have_been_meant_the_likeliest_first(text: str, ids: list[str]) -> None:
    assert [item.id for item in SEARCH.near(text)] == ids


def test_no_more_is_guessed_than_is_worth_telling() -> None:
    many = [an_exercise(f"swim-{number}") for number in range(9)]
    assert len(Search(many, VOCABULARY).near("swim")) == NEAR


def test_what_means_the_same_finds_the_same() -> None:
    assert found("low back") == found("lower back") == found("LUMBAR") == ["cat-cow"]
    assert found("lower-back cow") == found("cow lumbar") == ["cat-cow"]


@pytest.mark.parametrize(
    ("text", "read_as"),
    [
        ("strech", "stretch"),
        ("prnoe swimer", "prone swimmer"),
        ("catcow", ""),
        ("lumb", ""),
        ("swim", ""),
        ("zz", ""),
    ],
)
def test_what_a_slip_was_read_as_is_told(text: str, read_as: str) -> None:
    assert SEARCH.find(text).read_as == read_as


@pytest.mark.parametrize(
    ("text", "symptoms"),
    [
        ("sciatica", [LEG]),
        ("Sciatica stretches", [LEG]),
        ("pain in my left leg", [LEG]),
        ("legs pain", [LEG]),
        ("sci", []),
        ("scia", [LEG]),
        ("sciat", [LEG]),
        ("leg", [LEG]),
        ("leg p", [LEG]),
        ("pain", []),
        ("back pain down my leg", [LEG]),
        ("back pain and nerve", [BACK]),
        ("nerve posture", [BACK, LEG]),
        ("sciatcia", [LEG]),
        ("about leg", [LEG]),
        ("about spine", [BACK]),
        ("nerv", [LEG]),
        ("ner", []),
        ("swim", []),
        ("", []),
    ],
)
def test_what_hurts_brings_what_to_know(text: str, symptoms: list[Symptom]) -> None:
    assert list(SEARCH.find(text).symptoms) == symptoms


def test_no_more_is_told_than_can_be_read() -> None:
    many = Vocabulary(symptoms=tuple(a_symptom(f"one-{number}", "ache") for number in range(9)))
    assert len(Search(ITEMS, many).find("ache").symptoms) == MOST_SYMPTOMS


def test_nothing_is_found_where_there_is_nothing() -> None:
    empty = Search((), Vocabulary())
    assert not empty.find("swim")
    assert empty.near("swim") == ()
