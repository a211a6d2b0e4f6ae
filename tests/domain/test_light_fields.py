"""The two forms of each rule say the same: the one for values in the program, and the one for those in files."""

import math
from collections.abc import Callable
from datetime import UTC
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from backcare_tui.domain import light_fields as fields
from backcare_tui.domain.light_fields import MOST_PAIN, MOST_SECONDS, MOST_TIMES
from backcare_tui.domain.words.numbers import MOST_MINUTES
from backcare_tui.domain.words.text import NAME_LIMIT, NOTE_LIMIT

_REFUSED = "refused"
Check = Callable[[Any], object]


def _kept(check: Callable[..., object]) -> Check:
    """CHECK, which gives nothing, so that what it lets pass stays as it is."""

    def checked(value: object) -> object:
        check(value)
        return value

    return checked


def _named(check: Callable[..., object]) -> Check:
    return _kept(lambda value: check(given=value))


def outcome(check: Check, value: object) -> object:
    """What CHECK makes of VALUE."""
    try:
        return check(value)
    except (ValueError, TypeError):  # pydantic's own is a ValueError
        return _REFUSED


def near(*limits: float) -> st.SearchStrategy[float]:
    steps = [math.nextafter(limit, to) for limit in limits for to in (-math.inf, limit, math.inf)]
    return st.sampled_from(steps) | st.floats()


WHOLE = st.one_of(
    st.integers(-2, MOST_PAIN + 2), st.integers(MOST_TIMES - 2, MOST_TIMES + 2), st.integers(), st.booleans()
)
WORDS = st.text() | st.text("ab-09_ .\n\x1b\u202e", max_size=70)
CHECKS: dict[str, tuple[Any, Check, st.SearchStrategy[Any]]] = {
    "score": (fields.Score, _named(fields.check_scores), WHOLE),
    "score that may be left out": (fields.Score, _named(fields.check_given_scores), WHOLE),
    "times": (fields.Times, _named(fields.check_given_times), WHOLE),
    "seconds": (fields.Seconds, fields.checked_seconds, near(0, MOST_SECONDS)),
    "minutes": (fields.Minutes, fields.checked_minutes, near(0, MOST_MINUTES)),
    "moment": (fields.Moment, _kept(fields.check_moment), st.datetimes(timezones=st.none() | st.just(UTC))),
    "id": (fields.CatalogueId, _kept(fields.check_id), WORDS),
    "note": (fields.Note, fields.cleaned_note, WORDS),
    "name": (fields.OwnName, fields.cleaned_name, WORDS),
}


@pytest.mark.parametrize("name", CHECKS)
def test_files_and_the_program_know_the_same_values(name: str) -> None:
    field, check, values = CHECKS[name]
    read: TypeAdapter[Any] = TypeAdapter(field)

    @given(values)
    def agree(value: object) -> None:
        assert outcome(read.validate_python, value) == outcome(check, value)

    agree()


@pytest.mark.parametrize(
    ("name", "least", "most"),
    [("note", "", "x" * NOTE_LIMIT), ("name", "x", "x" * NAME_LIMIT), ("id", "a", "a" + "-" * 63)],
)
def test_so_they_do_at_the_longest(name: str, least: str, most: str) -> None:
    field, check, _ = CHECKS[name]
    read: TypeAdapter[Any] = TypeAdapter(field)
    for text in (least, most):
        assert outcome(read.validate_python, text) == outcome(check, text) == text
    longer = most + "x"
    assert outcome(check, longer) == outcome(read.validate_python, longer)
    assert name == "name" or outcome(check, longer) == _REFUSED


def test_what_is_no_text_is_refused() -> None:
    for name in ("note", "name"):
        field, check, _ = CHECKS[name]
        with pytest.raises(ValidationError):
            TypeAdapter(field).validate_python(5)
        with pytest.raises(TypeError):
            check(5)
