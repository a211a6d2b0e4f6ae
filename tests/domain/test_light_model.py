"""Values of the journal: equal where they are of one kind and hold the same."""

from dataclasses import FrozenInstanceError, fields, replace
from datetime import UTC, datetime
from uuid import UUID

import pytest

from backcare_tui.domain.journal.entry import ActivityEntry, RatingEntry
from backcare_tui.domain.journal.memo import KEPT_MODELS
from backcare_tui.domain.light_model import LightValue

ID, AT = UUID(int=7), datetime(2026, 11, 20, 8, 30, tzinfo=UTC)
RATING = RatingEntry(id=ID, at=AT, pain=3)


def test_two_that_hold_the_same_are_one_in_a_set() -> None:
    again = RatingEntry(pain=3, at=AT, id=ID)
    copied = RATING.model_copy(update={"pain": 4}).model_copy(update={"pain": 3})
    assert RATING == again == copied
    assert {RATING, again, copied} == {RATING}


def test_what_differs_in_one_field_or_in_its_kind_is_another() -> None:
    assert RATING.model_copy(update={"pain": 4}) != RATING
    assert RATING.model_copy(update={"note": "Stairs."}) != RATING
    alike = object.__new__(ActivityEntry)
    vars(alike).update(vars(RATING))
    assert alike != RATING
    assert RATING != "a rating"


def test_a_value_says_what_it_holds_and_never_changes() -> None:
    assert repr(RATING) == (f"RatingEntry(id={ID!r}, at={AT!r}, note='', kind='rating', pain=3, leg_pain=None)")
    with pytest.raises(FrozenInstanceError):
        RATING.pain = 4  # type: ignore[misc]


def test_what_is_missing_or_not_known_is_refused() -> None:
    with pytest.raises(TypeError, match="RatingEntry has other fields: pain"):
        RatingEntry(id=ID, at=AT)  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="mood"):
        RatingEntry(id=ID, at=AT, pain=3, mood="good")  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="pain"):
        RatingEntry.unchecked({"id": ID, "at": AT})


def test_a_value_cannot_lose_a_field() -> None:
    with pytest.raises(FrozenInstanceError):
        del RATING.pain


def test_a_kind_is_a_dataclass_for_whoever_asks() -> None:
    class One(LightValue):
        first: int
        second: str = ""

    class More(One):
        third: float = 0.5

    assert "__dataclass_params__" not in vars(More)
    assert [field.name for field in fields(More)] == ["first", "second", "third"]
    assert [field.name for field in fields(One)] == ["first", "second"]
    changed = replace(More(first=1), third=2.0)
    assert (changed, changed.first) == (More(first=1, third=2.0), 1)


@pytest.mark.parametrize("kind", KEPT_MODELS.values())
def test_no_kind_is_compared_in_a_way_of_its_own_which_each_start_would_have_to_make(
    kind: type[LightValue],
) -> None:
    for name in ("__eq__", "__hash__", "__repr__"):
        assert getattr(kind, name) is getattr(LightValue, name)
