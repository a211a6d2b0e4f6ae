"""What is typed finds what is meant: exact name, then beginning, then word, then alias, then summary."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcare_tui.domain.catalogue.exercise import Area, Exercise, Kind, Position
from backcare_tui.domain.catalogue.routine import Routine
from backcare_tui.domain.catalogue.search import NEAR, Found, best_first, called, how_found, near
from backcare_tui.domain.words.text import folded
from tests.domain.builders import a_routine, an_exercise

SWIM = an_exercise("swim", name="Swim", aliases=["pool swimming"], kind=Kind.STRETCH, summary="In water.")
SWIMMER = an_exercise("prone-swimmer", name="Prone swimmer", aliases=["swimming"], position=Position.PRONE)
COW = an_exercise("cat-cow", name="Cat–cow", aliases=["angry cat"], areas=[Area.LOW_BACK])
SEATED = an_exercise("seated-cat-cow", name="Seated cat-cow", position=Position.SEATED)
POSE = an_exercise("childs-pose", name="Child’s pose", summary="Rest as a cat would.")
ORIGINAL = a_routine("swim", identifier="original", name="Core work")
ITEMS: tuple[Exercise | Routine, ...] = (SWIMMER, SWIM, SEATED, POSE, COW, ORIGINAL)


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
        ("face down", SWIMMER, Found.FACT),
        ("chair", SEATED, Found.FACT),
        ("routine", ORIGINAL, Found.FACT),
        ("water", SWIM, Found.SUMMARY),
        ("swim water", SWIM, Found.SUMMARY),
        ("swim xyz", SWIM, None),
        ("cow", SWIM, None),
    ],
)
def test_how_something_is_found(text: str, item: Exercise | Routine, how: Found | None) -> None:
    assert how_found(text, item) == how


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("swim", ["swim", "prone-swimmer"]),
        ("swimming", ["prone-swimmer", "swim"]),
        ("cat", ["cat-cow", "seated-cat-cow", "childs-pose"]),
        ("rest", ["childs-pose"]),
        ("zzz", []),
        ("", ["cat-cow", "childs-pose", "original", "prone-swimmer", "seated-cat-cow", "swim"]),
        (" - ’ ", ["cat-cow", "childs-pose", "original", "prone-swimmer", "seated-cat-cow", "swim"]),
    ],
)
def test_the_best_comes_first_and_equals_by_name(text: str, ids: list[str]) -> None:
    assert [item.id for item in best_first(text, ITEMS)] == ids


TYPED = st.sampled_from(["swim", "cat", "cow", "pose", "prone", "seated", "angry", "s", "-", "’", "", "zz"])


@given(st.lists(TYPED, max_size=3).map(" ".join), st.permutations(ITEMS))
def test_the_order_is_that_of_the_kinds_of_find_whatever_it_was_before(
    text: str, items: list[Exercise | Routine]
) -> None:
    found = best_first(text, items)
    assert found == best_first(text, ITEMS)
    assert set(found) == {item for item in items if how_found(text, item) is not None}
    if folded(text):
        hows = [how_found(text, item) for item in found]
        assert hows == sorted(hows, key=lambda how: -1 if how is None else how)


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
        ("catcow", ["cat-cow"]),
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
    assert [item.id for item in near(text, ITEMS)] == ids


def test_no_more_is_guessed_than_is_worth_telling() -> None:
    many = [an_exercise(f"swim-{number}") for number in range(9)]
    assert len(near("swim", many)) == NEAR
