"""What catalogue files may call things."""

import pytest
from pydantic import TypeAdapter, ValidationError

from backcare_tui.domain.file_fields import Identifier, OneLine

WORDS: TypeAdapter[str] = TypeAdapter(OneLine)
IDENTIFIER: TypeAdapter[str] = TypeAdapter(Identifier)


@pytest.mark.parametrize(
    ("text", "kept"), [("Lift.", "Lift."), ("  Lift \n slowly. ", "Lift slowly."), ("a\x1bb", "a␛b")]
)
def test_words_become_one_clean_line(text: str, kept: str) -> None:
    assert WORDS.validate_python(text) == kept


@pytest.mark.parametrize("text", ["", " ", "\t\n", "\u3000", "x" * 601, 3, None])
def test_what_says_nothing_or_too_much_is_refused(text: object) -> None:
    with pytest.raises(ValidationError):
        WORDS.validate_python(text)


@pytest.mark.parametrize("text", ["cat-cow", "a", "2-step", "x" * 64])
def test_an_identifier_is_a_file_name(text: str) -> None:
    assert IDENTIFIER.validate_python(text) == text


@pytest.mark.parametrize("text", ["", "-a", "Cat", "cat cow", "../cat", "cat\n", "é", "x" * 65, "a.toml"])
def test_other_names_are_refused(text: str) -> None:
    with pytest.raises(ValidationError):
        IDENTIFIER.validate_python(text)
