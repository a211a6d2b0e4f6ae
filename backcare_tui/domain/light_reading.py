"""Values made from tables that are known to be right, such as those of the shipped files, without pydantic.

What a field is made from, its annotation says, for pydantic and for this. Only that is done which a right table
needs: its lists become tuples, and its words the members of an enum. `tests/test_catalogue_light.py` reads all
shipped files both ways.
"""

from collections.abc import Callable, Mapping
from enum import StrEnum
from functools import cache, partial
from types import UnionType
from typing import Annotated, Any, Literal, TypeVar, Union, get_args, get_origin

from backcare_tui.domain.light_model import LightValue

V = TypeVar("V", bound=LightValue)

Read = Callable[[Any], Any]
"""Makes the value of a field from what stands in the table."""


class UnfitError(Exception):
    """A table that was taken to be right is not."""


def read_light(kind: type[V], table: Mapping[str, object]) -> V:
    """What TABLE says as a KIND, which it fits; UnfitError where it plainly does not."""
    try:
        value: V = _made(kind, table)
    except (LookupError, TypeError, ValueError, AttributeError) as error:
        raise UnfitError from error
    return value


def _made(kind: Any, written: object) -> Any:
    table = kind.written_out(written)
    reads = _reads(kind)
    return kind.unchecked({name: reads[name](value) for name, value in table.items()})


@cache
def _reads(kind: Any) -> dict[str, Read]:
    return {name: _read(annotation) for name, annotation in kind.annotations.items()}


def _read(annotation: Any) -> Read:
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _read(inner[0])
    if origin in (Union, UnionType):
        return _one_of([part for part in inner if part is not type(None)])
    if origin is tuple:
        return _many(*inner)
    if origin is dict:
        return _by_name(_read(inner[1]))
    if isinstance(annotation, type) and issubclass(annotation, LightValue):
        return partial(_made, annotation)
    if isinstance(annotation, type) and issubclass(annotation, StrEnum):
        return {member.value: member for member in annotation}.__getitem__
    return float if annotation is float else _as_it_is


def _as_it_is(value: object) -> object:
    return value


def _many(*parts: Any) -> Read:
    if parts[1:] == (...,):
        read = _read(parts[0])
        return tuple if read is _as_it_is else lambda values: tuple(map(read, values))
    reads = [_read(part) for part in parts]
    return lambda values: tuple(read(value) for read, value in zip(reads, values, strict=True))


def _by_name(read: Read) -> Read:
    return lambda table: {name: read(value) for name, value in table.items()}


def _one_of(parts: list[Any]) -> Read:
    """Of several kinds the one that is written as the value is: a number, a text, a list or a table."""
    if len(parts) == 1:
        return _read(parts[0])
    reads = {way: _read(part) for part in parts for way in _ways_to_write(part)}
    return lambda value: reads[type(value)](value)


def _ways_to_write(annotation: Any) -> tuple[type, ...]:
    origin = get_origin(annotation)
    if origin is Annotated:
        return _ways_to_write(get_args(annotation)[0])
    if origin is tuple:
        return (list,)
    if annotation is float:
        return (int, float)
    if origin is Literal or issubclass(annotation, str):
        return (str,)
    raise TypeError(f"{annotation} cannot be told from others by how it is written")
