"""Pain is a whole number from 0 to 10, and nothing else becomes one by accident."""

import unicodedata
from collections.abc import Iterable

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from backcare_tui.domain.journal.rating import Band, band_of, parse_pain, severity_of
from backcare_tui.domain.light_fields import Score
from backcare_tui.errors import UsageError

SCORE: TypeAdapter[int] = TypeAdapter(Score)


@pytest.mark.parametrize("pain", range(11))
def test_there_are_eleven_scores(pain: int) -> None:
    assert SCORE.validate_python(pain) == pain
    assert SCORE.validate_json(str(pain)) == pain
    assert parse_pain(str(pain)) == pain


@pytest.mark.parametrize("value", [3.0, "3", True, False, 11, -1, 2**63, -(2**63), None, [3], float("nan")])
def test_nothing_else_is_a_score(value: object) -> None:
    with pytest.raises(ValidationError):
        SCORE.validate_python(value)


@pytest.mark.parametrize("text", ["3.0", '"3"', "true", "11", "-1", "9223372036854775808", "null", "3e0"])
def test_nothing_else_is_a_score_in_json(text: str) -> None:
    with pytest.raises(ValidationError):
        SCORE.validate_json(text)


@pytest.mark.parametrize(
    ("band", "pains"), [(Band.GREEN, range(3)), (Band.AMBER, range(3, 6)), (Band.RED, range(6, 11))]
)
def test_bands_say_what_to_do(band: Band, pains: range) -> None:
    assert {band_of(pain) for pain in pains} == {band}


@pytest.mark.parametrize("pain", range(11))
def test_what_it_was_before_changes_nothing_unless_it_is_usually_high(pain: int) -> None:
    assert [band_of(pain, before) for before in (None, *range(11))] == [band_of(pain)] * 12
    assert band_of(pain, usual_is_high=True) is band_of(pain)


@pytest.mark.parametrize(
    ("before", "green", "red"),
    [(0, {0, 1, 2}, {6, 7, 8, 9, 10}), (3, {0, 1, 2, 3}, {6, 7, 8, 9, 10}), (5, range(6), {7, 8, 9, 10})]
    + [(before, range(6), {8, 9, 10}) for before in (6, 7, 8, 10)],
)
def test_for_whom_it_is_usually_high_the_bands_go_by_what_it_was_before(
    before: int, green: Iterable[int], red: Iterable[int]
) -> None:
    bands = {pain: band_of(pain, before, usual_is_high=True) for pain in range(11)}
    assert {pain for pain, band in bands.items() if band is Band.GREEN} == set(green)
    assert {pain for pain, band in bands.items() if band is Band.RED} == set(red)


@pytest.mark.parametrize(
    ("words", "pains"),
    [("none", range(1)), ("mild", range(1, 4)), ("moderate", range(4, 7)), ("severe", range(7, 11))],
)
def test_severity_is_the_word_for_it(words: str, pains: range) -> None:
    assert {severity_of(pain).value for pain in pains} == {words}


@pytest.mark.parametrize("text", ["", " ", "11", "-1", "3.5", "3,5", "three", "٣", "²", "1 0", "+3", "1e1"])
def test_other_words_are_not_a_rating(text: str) -> None:
    with pytest.raises(UsageError) as caught:
        parse_pain(text)
    assert "from 0 (no pain) to 10" in caught.value.title
    assert caught.value.advice


@pytest.mark.parametrize(
    ("text", "pain"), [(" 4\n", 4), ("4.0", 4), ("4,0", 4), ("４", 4), ("１０", 10), ("t", 10), (" T ", 10)]
)
def test_a_rating_may_be_typed_in_other_ways(text: str, pain: int) -> None:
    assert parse_pain(text) == pain


@given(st.text(st.characters(exclude_categories=())))
@example("\udcff\x1b[2J")
def test_whatever_is_typed_is_a_rating_or_refused_harmlessly(text: str) -> None:
    said = ""
    try:
        assert 0 <= parse_pain(text) <= 10
    except UsageError as error:
        said = str(error)
    assert not {unicodedata.category(char) for char in said} & {"Cc", "Cs"}
