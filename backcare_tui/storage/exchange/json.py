"""The journal as one JSON document, from which nothing is missing; there and back."""

import json
import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, tzinfo
from typing import Any

from backcare_tui.domain.journal.entry import ENTRY_MODELS, Entry
from backcare_tui.domain.journal.memo import MEMO_MODELS, Kept, MemoEntry
from backcare_tui.domain.words.text import shown_line
from backcare_tui.errors import BackcareError
from backcare_tui.storage.entry_body import plain_values
from backcare_tui.storage.exchange.json_stream import JsonStream
from backcare_tui.storage.exchange.reading import PlaceInFile, Reading
from backcare_tui.storage.field_problems import Problem
from backcare_tui.storage.progress import Tell, untold
from backcare_tui.storage.text_file import TextFile

FORMAT_NAME = "backcare-journal"
FORMAT_VERSION = 1

_ENTRIES, _MEMOS = "entries", "memos"
_MODELS: Mapping[str, Mapping[str, type[Kept]]] = {_ENTRIES: ENTRY_MODELS, _MEMOS: MEMO_MODELS}
"""What is listed, by name."""
_FIRST = ("id", "kind", "at", "note")
_MOST_DIGITS = 18
_AGAIN = "Export it again where it comes from."
_IF_A_TABLE = "If it is a table, let its name end in .csv, then import it again."
_AS_A_TABLE = "Let that program save a table, and import it as a CSV file that begins with: at,pain,note"


def entry_object(entry: Kept) -> dict[str, Any]:
    """ENTRY as it stands in the document."""
    values = plain_values(entry)
    return {name: values.pop(name) for name in _FIRST} | values


def write_json(
    entries: Iterable[Entry], memos: Iterable[MemoEntry] = (), *, ascii_only: bool = False
) -> Iterator[str]:
    """ENTRIES as the JSON document that other programs rely on; nothing of them is lost.

    `{"format": "backcare-journal", "version": 1, "entries": [...]}`; every entry has id, kind, at (RFC 3339
    with the offset of where the person was) and note, and what belongs to its kind; None where unrated. If there
    are MEMOS, these stand beside them under "memos". The text comes piece by piece: each entry is asked for when
    those before it are written.
    """
    document: dict[str, Any] = {"format": FORMAT_NAME, "version": FORMAT_VERSION}
    kept_in_mind = list(map(entry_object, memos))
    if kept_in_mind:
        document[_MEMOS] = kept_in_mind
    yield from write_document(document, _ENTRIES, map(entry_object, entries), ascii_only=ascii_only)
    yield "\n"


def write_document(
    document: dict[str, Any], name: str, items: Iterable[dict[str, Any]], *, ascii_only: bool = False
) -> Iterator[str]:
    """DOCUMENT as JSON, indented by two blanks, with the list of ITEMS under NAME as its last value. Only one of
    them at a time is held.
    """
    write = json.JSONEncoder(ensure_ascii=ascii_only, indent=2).encode
    before, after = write(document | {name: []}).rsplit("[]", 1)
    yield f"{before}["
    end = "]"
    for number, item in enumerate(items):
        yield f"{',' if number else ''}\n    " + write(item).replace(
            "\n", "\n    "
        )  # no text of JSON has a line end
        end = "\n  ]"
    yield end + after


def read_json(
    text: TextFile,
    file: str,
    now: datetime,
    zone: tzinfo,  # noqa: ARG001 (it has offsets)
    tell: Tell = untold,
) -> Reading:
    """The entries of the document TEXT, which the file called FILE holds, read at NOW. TELL is told of bytes.

    BackcareError if it is no such document, or one of a newer version.
    """
    reading = Reading(file, now)
    stream = JsonStream(text, _DECODER)
    beginning = ""
    try:
        if stream.is_empty():
            raise BackcareError(f"{file} is empty.", _AGAIN)
        if not stream.begins_object():
            if not stream.begins_list():
                raise _not_ours(file, "it does not begin with {", _IF_A_TABLE)
            stream.value()
            raise _not_ours(file, f"it does not say that its format is {FORMAT_NAME}", _AS_A_TABLE)
        document: list[tuple[str, Any]] = []
        for name, value in stream.members(_MODELS.__contains__):
            beginning = beginning or (value if name == "format" else "")
            if isinstance(value, Iterator):
                for index, values in enumerate(value):
                    _take(reading, values, f"{name}[{index}]", _MODELS[name])
                    tell(min(stream.read, text.size), text.size)
                document.append((name, []))
            else:
                document.append((name, value))
        stream.end()
    except json.JSONDecodeError as error:
        wrong = error.msg.removesuffix(" at").removesuffix(" starting")  # the column that would follow is not said
        why = f"line {error.lineno} is not JSON: {shown_line(wrong).lower()}"
        raise _not_ours(file, why, _advice(beginning)) from error
    except RecursionError as error:
        raise _not_ours(file, "it is nested too deeply", _advice(beginning)) from error
    _refuse_other(_object(document), file)
    return reading


def _advice(format: object) -> str:
    return _AGAIN if format == FORMAT_NAME else _AS_A_TABLE


def _take(reading: Reading, values: object, place: str, models: Mapping[str, type[Kept]]) -> None:
    twice = [Problem(reading.file, f"{place}{path}", "stands there twice") for path in _twice(values)]
    if twice:
        reading.refuse(place, twice)
    else:
        reading.take(values, PlaceInFile(place, "."), models)


class _Ambiguous(dict[str, Any]):
    """A JSON object in which names stand twice."""

    def __init__(self, pairs: list[tuple[str, Any]]) -> None:
        super().__init__(pairs)
        counts = Counter(name for name, _ in pairs)
        self.twice = sorted(name for name, count in counts.items() if count > 1)


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    values = dict(pairs)
    return values if len(values) == len(pairs) else _Ambiguous(pairs)


def _whole(digits: str) -> int | float:
    """No number of ours is longer, and reading a million digits would take minutes."""
    return int(digits) if len(digits) <= _MOST_DIGITS else math.inf


def _number(digits: str) -> int | float:
    """4.0 is 4, as some programs write whole numbers."""
    whole, _, fraction = digits.partition(".")
    return _whole(whole) if fraction and not fraction.strip("0") else float(digits)


_DECODER = json.JSONDecoder(object_pairs_hook=_object, parse_int=_whole, parse_float=_number)


def _refuse_other(document: dict[str, Any], file: str) -> None:
    """BackcareError unless DOCUMENT, in which what was listed is left out, is one of ours; exports of earlier
    versions have no memos.
    """
    if document.get("format") != FORMAT_NAME:
        raise _not_ours(file, f"it does not say that its format is {FORMAT_NAME}", _AS_A_TABLE)
    version = document.get("version")
    if isinstance(version, int | float) and version > FORMAT_VERSION:
        raise BackcareError(
            f"{file} was written by a newer version of backcare-tui.", "Install the newer version to read it."
        )
    if type(version) is not int or version != FORMAT_VERSION:
        raise _not_ours(file, f"its version is not {FORMAT_VERSION}")
    if isinstance(document, _Ambiguous):
        raise _not_ours(file, f"“{shown_line(document.twice[0], 40)}” stands there twice")
    unknown = sorted(document.keys() - {"format", "version", *_MODELS})
    if unknown:
        raise _not_ours(file, f"“{shown_line(unknown[0], 40)}” is not known here")
    if not isinstance(document.get(_ENTRIES), list):
        raise _not_ours(file, "its entries are not a list")
    if not isinstance(document.get(_MEMOS, []), list):
        raise _not_ours(file, "its memos are not a list")


def _twice(node: Any) -> Iterator[str]:
    """The paths in NODE of what stands twice."""
    if isinstance(node, _Ambiguous):
        yield from (f".{shown_line(name, 40)}" for name in node.twice)
    if isinstance(node, dict):
        for name, value in node.items():
            yield from (f".{shown_line(name, 40)}{path}" for path in _twice(value))
    elif isinstance(node, list):
        for index, value in enumerate(node):
            yield from (f"[{index}]{path}" for path in _twice(value))


def _not_ours(file: str, why: str, advice: str = _AGAIN) -> BackcareError:
    return BackcareError(f"{file} is not a journal as export writes it: {why}.", advice)
