"""TOML files that people write by hand: read with care, and every problem named by file and field."""

import stat
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from backcare_tui.domain.text import shown_line
from backcare_tui.storage.words import os_cause

SIZE_LIMIT = 1_000_000
"""Bytes a file may have."""

WHOLE_FILE = "file"
"""The field of a problem that no single field has."""

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


@dataclass(frozen=True)
class Problem:
    """What is wrong in a file, fit for a screen: `FILE: FIELD: what is wrong`."""

    file: str
    field: str
    """Such as `phases[1].lasts` (counted from 0), or `line 7` where the text itself is not TOML."""
    what: str

    def __str__(self) -> str:
        return f"{self.file}: {self.field}: {self.what}"


def shown_name(item: Traversable) -> str:
    """The path of ITEM as problems name it."""
    return shown_line(str(item))


def read_toml(item: Traversable) -> dict[str, Any] | Problem:
    """What the file says, or why it cannot be read."""
    file = shown_name(item)
    try:
        refusal = _refusal(item)
        if refusal:
            return Problem(file, WHOLE_FILE, refusal)
        with item.open("rb") as stream:
            data = stream.read(SIZE_LIMIT + 1)
    except OSError as error:
        return Problem(file, WHOLE_FILE, f"cannot be read: {os_cause(error)}")
    if len(data) > SIZE_LIMIT:
        return Problem(file, WHOLE_FILE, _TOO_LARGE)
    if data.startswith(_BYTE_ORDER_MARK):
        return Problem(file, "line 1", "begins with an invisible byte order mark; save it as UTF-8 without one")
    try:
        return tomllib.loads(data.decode())
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        return Problem(file, f"line {line}", "is not UTF-8 text; save the file as UTF-8")
    except tomllib.TOMLDecodeError as error:
        return _syntax_problem(file, str(error))
    except RecursionError:
        return Problem(file, WHOLE_FILE, "is nested too deeply")
    except ValueError:  # such as a number of five thousand digits
        return Problem(file, WHOLE_FILE, "holds a number that is too long")


_TOO_LARGE = f"is too large; a file may have {SIZE_LIMIT // 1_000_000} MB"


def _refusal(item: Traversable) -> str:
    """Why ITEM is not even opened; empty if it may be."""
    if not isinstance(item, Path):  # inside a zipped package
        return "" if item.is_file() else "is not there"
    status = item.stat()
    if stat.S_ISDIR(status.st_mode):
        return "is a folder, and should be a file"
    if not stat.S_ISREG(status.st_mode):  # opening a pipe would wait for ever
        return "is not an ordinary file"
    return _TOO_LARGE if status.st_size > SIZE_LIMIT else ""


def _syntax_problem(file: str, message: str) -> Problem:
    """MESSAGE is "Expected ... (at line 7, column 3)" or "... (at end of document)"."""
    reason, _, place = message.rpartition(" (at ")
    line = place.removeprefix("line ").partition(",")[0]
    field = f"line {line}" if line.isdigit() else "last line"
    reason = shown_line(reason or message)
    return Problem(file, field, f"is not TOML: {reason[:1].lower()}{reason[1:]}")


def model_problems(file: str, document: dict[str, Any], error: ValidationError) -> tuple[Problem, ...]:
    """One problem for each field of DOCUMENT that ERROR complains about."""
    found: dict[str, list[ErrorDetails]] = {}
    details = error.errors(include_url=False)
    for detail in details:
        if not any(_is_inside(other["loc"], detail["loc"]) for other in details):
            found.setdefault(_field(document, detail["loc"]), []).append(detail)
    return tuple(Problem(file, field, _what(group)) for field, group in found.items())


def _is_inside(inner: tuple[int | str, ...], outer: tuple[int | str, ...]) -> bool:
    """A list that lost a bad item is also said to be too short: only the item is worth telling."""
    return len(inner) > len(outer) and inner[: len(outer)] == outer


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


def _what(group: list[ErrorDetails]) -> str:
    """One sentence for all that pydantic says of one field; a union complains once for each member."""
    sentences = list(dict.fromkeys(_sentence(detail) for detail in group))
    first, *others = sentences
    what = first + "".join(f", or {other.removeprefix('must be ')}" for other in others)
    value = group[0]["input"]
    if isinstance(value, (str, int, float)) and group[0]["type"] not in ("extra_forbidden", "value_error"):
        what += f" (it is {shown_line(repr(value) if isinstance(value, str) else str(value).lower(), limit=40)})"
    return what


def _sentence(detail: ErrorDetails) -> str:
    limits = detail.get("ctx", {})
    match detail["type"]:
        case "missing":
            return "is missing"
        case "extra_forbidden":
            return "is not known here"
        case "enum" | "literal_error":
            return f"must be {limits['expected']}"
        case "greater_than_equal":
            return f"must be at least {limits['ge']:g}"
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
        case "model_type" | "model_attributes_type" | "dict_type":
            return "must be a table of its own"
        case "value_error":
            return shown_line(str(limits["error"]))
    return shown_line(detail["msg"])
