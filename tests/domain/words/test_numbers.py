"""One reader of numbers: what has one reading is read, what could be two is refused with both."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcare_tui.domain.words.numbers import (
    UnclearNumberError,
    decimal_mark,
    parse_minutes,
    plain_digits,
    read_number,
    read_score,
)
from backcare_tui.errors import UsageError


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("7", 7),
        (" 7\n", 7),
        ("07", 7),
        ("12.5", 12.5),
        ("12,5", 12.5),
        ("12.", 12),
        (",5", 0.5),
        ("0.125", 0.125),
        ("0,125", 0.125),
        ("1234.125", 1234.125),
        ("12.3456", 12.3456),
        ("1.234,5", 1234.5),
        ("1,234.5", 1234.5),
        ("1,234,567", 1_234_567),
        ("1.234.567", 1_234_567),
        ("５", 5),
        ("１２．５", 12.5),
        ("5e-324", 5e-324),
        ("1.5e+2", 150),
    ],
)
def test_one_reading_is_read(text: str, number: float) -> None:
    assert read_number(text) == number


@pytest.mark.parametrize(
    ("text", "readings"), [("1,000", "1 or 1000"), ("1.000", "1 or 1000"), ("12,500", "12.5 or 12500")]
)
def test_two_readings_are_refused_with_both(text: str, readings: str) -> None:
    with pytest.raises(UnclearNumberError, match=f"^could be {readings}$"):
        read_number(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        ".",
        ",",
        "-1",
        "+1",
        "1 0",
        "1_0",
        "1,2,3",
        "1.2,3.4",
        "nan",
        "inf",
        "1e999",
        "²",
        "٣",
        "½",
        "1" * 41,
    ],
)
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(UnclearNumberError, match=r"^must be a number$"):
        read_number(text)


@pytest.mark.parametrize(
    ("texts", "mark"),
    [
        (["12,5", "1.000"], ","),
        (["12.5", "1,000"], "."),
        (["1.234,5"], ","),
        (["1,234,567"], "."),
        (["1.125", "7"], "."),
        ([], "."),
        (["1,000"], ""),
        (["12,5", "12.5"], ""),
        (["x", "nan", "1.2.3"], "."),
    ],
)
def test_a_file_tells_its_own_mark(texts: list[str], mark: str) -> None:
    assert decimal_mark(texts) == mark


@pytest.mark.parametrize(
    ("text", "mark", "number"),
    [("1.000", ",", 1000), ("1,000", ".", 1000), ("1,000", ",", 1), ("1.125", ".", 1.125), ("12,5", ",", 12.5)],
)
def test_with_the_mark_known_there_is_one_reading(text: str, mark: str, number: float) -> None:
    assert read_number(text, mark) == number


@pytest.mark.parametrize(("text", "mark"), [("12.5", ","), ("12,5", "."), ("1.234,5", "."), ("1.5e2", ",")])
def test_another_mark_than_the_known_one_is_no_number(text: str, mark: str) -> None:
    with pytest.raises(UnclearNumberError, match="must be a number"):
        read_number(text, mark)


@given(st.floats(0, 1e15))
def test_what_a_program_writes_is_read_as_it_was(number: float) -> None:
    assert read_number(str(number), decimal_mark([str(number)])) == number


@given(st.floats(0, 1e9), st.sampled_from(["{:,.2f}", "{:,.1f}"]))
def test_thousands_are_read_either_way_round(number: float, form: str) -> None:
    english = form.format(number)
    german = english.translate(str.maketrans(".,", ",."))
    assert read_number(english) == read_number(german) == float(english.replace(",", ""))


@given(st.text(max_size=60), st.sampled_from(["", ".", ","]))
def test_any_text_is_a_number_or_refused_in_words(text: str, mark: str) -> None:
    with suppress(UnclearNumberError):
        assert 0 <= read_number(text, mark) < float("inf")


@pytest.mark.parametrize(("text", "score"), [("7", 7), ("7.0", 7), ("7,0", 7), ("7.", 7), ("７", 7), (" 10 ", 10)])
def test_a_score_is_a_whole_number(text: str, score: int) -> None:
    assert read_score(text) == score


@pytest.mark.parametrize("text", ["4.5", "4,5", "1e1", "four", "", "-1", "1.000", "4/10", "٤"])
def test_a_score_is_nothing_else(text: str) -> None:
    with pytest.raises(UnclearNumberError, match=r"^must be a whole number$"):
        read_score(text)


@pytest.mark.parametrize(("text", "minutes"), [("25", 25), (" 12,5", 12.5), ("12.5", 12.5), ("1440", 1440)])
def test_minutes_are_read(text: str, minutes: float) -> None:
    assert parse_minutes(text) == minutes


@pytest.mark.parametrize("text", ["", "0", "0,0", "1441", "a while", "-5", "²", "inf"])
def test_other_minutes_are_refused(text: str) -> None:
    with pytest.raises(UsageError, match=r"is not a number of minutes\."):
        parse_minutes(text)


def test_minutes_that_could_be_two_numbers_are_refused_with_both() -> None:
    with pytest.raises(UsageError, match=r"“1.000” could be 1 or 1000 minutes\."):
        parse_minutes("1.000")


def test_full_width_forms_are_what_they_look_like() -> None:
    assert plain_digits("０９：３０") == "09:30"
    assert plain_digits("čaj ٣ ²") == "čaj ٣ ²"
