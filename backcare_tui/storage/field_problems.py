"""What is wrong in a file that somebody wrote, named by file and field."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, get_args

from backcare_tui.domain.light_model import LightValue
from backcare_tui.domain.words.text import shown_line

if TYPE_CHECKING:
    from pydantic import ValidationError
    from pydantic_core import ErrorDetails

WHOLE_FILE = "file"
"""The field of a problem that no single field has."""

MOST_SAID = 20
"""Of the problems of one file, so many are said one by one."""

_LONGEST_GUESSED = 40
"""Characters of a field's name that is compared with the known ones."""

MOMENT_SENTENCE = "must be a date and time such as 2026-11-22T08:30:00+01:00"

_VALUE_NOT_TOLD = {"extra_forbidden", "unexpected_keyword_argument", "value_error", "string_too_long"}
_UNKNOWN = {"extra_forbidden", "unexpected_keyword_argument"}
_ENUM_MEMBER = re.compile(r"<\w+\.\w+: ('[^']*')>")
"""As pydantic names what a Literal of enum members allows."""


class Problem(NamedTuple):
    """What is wrong in a file, fit for a screen: `FILE: FIELD: what is wrong`."""

    file: str
    field: str
    """Such as `phases[1].lasts` (counted from 0), or `line 7` where the text itself is not TOML."""
    what: str

    def __str__(self) -> str:
        return f"{self.file}: {self.field}: {self.what}"


def model_problems(
    file: str,
    document: dict[str, Any],
    error: ValidationError,
    model: type[LightValue] | None = None,
    written: Mapping[str, str] | None = None,
) -> tuple[Problem, ...]:
    """One problem for each field of DOCUMENT that ERROR complains about.

    With the MODEL that it was to become, an unknown field is told what it may have been meant for. WRITTEN is how
    fields stand in the file, where that is not how DOCUMENT has them.
    """
    written = written or {}
    found: dict[str, list[ErrorDetails]] = {}
    details = error.errors(include_url=False)
    # A list that lost a bad item is also said to be too short: only the item is worth telling.
    outer = {detail["loc"][:length] for detail in details for length in range(len(detail["loc"]))}
    for detail in details:
        if detail["loc"] not in outer:
            found.setdefault(_field(document, detail["loc"]), []).append(detail)
    meant = {field: _meant(model, group[0]) for field, group in list(found.items())[:MOST_SAID] if model}
    return tuple(
        Problem(file, field, _what(group, written.get(field)) + meant.get(field, ""))
        for field, group in found.items()
    )


def most_telling(problems: Sequence[Problem]) -> tuple[Problem, ...]:
    """PROBLEMS of one file: the first `MOST_SAID`, and how many more there are."""
    left = len(problems) - MOST_SAID
    if left <= 1:
        return tuple(problems)
    return (*problems[:MOST_SAID], Problem(problems[0].file, WHOLE_FILE, f"has {left:,} more mistakes"))


def _meant(model: type[LightValue], detail: ErrorDetails) -> str:
    """The end of a sentence on an unknown field: which of MODEL, or of a model inside it, is spelt like it."""
    if detail["type"] not in _UNKNOWN:
        return ""
    *way, name = detail["loc"]
    models = {model}
    for part in way:
        fields = [one.annotations[part] for one in models if isinstance(part, str) and part in one.annotations]
        models = {inner for field in fields for inner in _models_in(field)} or models
    known = {field for one in models for field in one.annotations}
    from difflib import get_close_matches

    near = get_close_matches(str(name).lower()[:_LONGEST_GUESSED], known, n=1)
    return f"; did you mean {near[0]}?" if near else ""


def _models_in(annotation: object) -> set[type[LightValue]]:
    if isinstance(annotation, type) and issubclass(annotation, LightValue):
        return {annotation}
    return set().union(*map(_models_in, get_args(annotation)))


def _field(document: object, location: tuple[int | str, ...]) -> str:
    """LOCATION as one writes it, without the marks pydantic adds for the members of a union."""
    return shown_line("".join(_field_parts(document, location)).removeprefix("."), limit=80) or WHOLE_FILE


def _field_parts(node: object, location: tuple[int | str, ...]) -> Iterator[str]:
    for part in location:
        if isinstance(part, int):
            yield f"[{part}]"
            node = node[part] if isinstance(node, list) and part < len(node) else None
        elif isinstance(node, dict):
            yield f".{part}"
            node = node.get(part)
        else:
            return


def value_words(written: str) -> str:
    """What stands in a file for a value, as it is added to what is wrong with it: " (it is '4.5')"."""
    quoted = f"'{written}'"
    return f" (it is {shown_line(quoted, limit=40)})"


def _what(group: list[ErrorDetails], written: str | None) -> str:
    """One sentence for all that pydantic says of one field, which is WRITTEN so if it is not as it was read.

    A union complains once for each member.
    """
    sentences = list(dict.fromkeys(_sentence(detail) for detail in group))
    first, *others = sentences
    what = first + "".join(f", or {other.removeprefix('must be ')}" for other in others)
    value = group[0]["input"]
    if isinstance(value, (str, int, float)) and group[0]["type"] not in _VALUE_NOT_TOLD:
        text = written if written is not None else value if isinstance(value, str) else str(value).lower()
        what += value_words(text) if isinstance(value, str) else f" (it is {shown_line(text, 40)})"
    return what


def _sentence(detail: ErrorDetails) -> str:
    limits = detail.get("ctx", {})
    match detail["type"]:
        case "missing":
            return "is missing"
        case "extra_forbidden" | "unexpected_keyword_argument":
            return "is not known here"
        case "enum" | "literal_error":
            return "must be " + _ENUM_MEMBER.sub(r"\1", limits["expected"])
        case "greater_than_equal":
            return f"must be at least {limits['ge']:g}"
        case "greater_than":
            return f"must be more than {limits['gt']:g}"
        case "less_than_equal":
            return f"must be at most {limits['le']:g}"
        case "string_too_short":
            return "must not be empty"
        case "string_too_long" | "too_long" if isinstance(detail["input"], str):
            return f"must have at most {limits['max_length']} characters"
        case "too_short":
            return f"must be a list of at least {limits['min_length']}"
        case "too_long":
            return f"must be a list of at most {limits['max_length']}"
        case "string_type":
            return 'must be text in "quotes"'
        case "string_pattern_mismatch" if "https" in limits["pattern"]:
            return "must be an address that begins with https://"
        case "string_pattern_mismatch":
            return "must be lower-case letters, digits and hyphens, 64 at most"
        case "int_type" | "int_parsing" | "int_from_float":
            return "must be a whole number"
        case "float_type" | "float_parsing" | "finite_number":
            return "must be a number"
        case "bool_type" | "bool_parsing":
            return "must be true or false"
        case "tuple_type" | "list_type":
            return "must be a list in [brackets]"
        case "model_type" | "model_attributes_type" | "dict_type" | "dataclass_type":
            return "must be a table of its own"
        case "uuid_type" | "uuid_parsing":
            return "must be an id such as 6f1c2e7a-0b5d-4c3e-9a41-2f8d7c6b5a49"
        case "datetime_type" | "datetime_parsing" | "datetime_from_date_parsing":
            return MOMENT_SENTENCE
        case "timezone_aware":
            return "must end with the offset from UTC, such as +01:00"
        case "value_error":
            return shown_line(str(limits["error"]))
    return shown_line(detail["msg"])
