"""Values of the journal: plain dataclasses, which cost a start nothing, with pydantic as the schema of files.

Importing pydantic takes longer than all that a prompt's `status` has to do. So it is met only where such a value
is read from a file that somebody else may have written, and there it checks every field.
"""

from collections.abc import Callable
from dataclasses import dataclass, fields
from functools import cache
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Literal, Self

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler, SerializerFunctionWrapHandler, TypeAdapter
    from pydantic_core import CoreSchema


class Checked:
    """In the annotation of a field: what pydantic checks of it besides its type."""

    def __init__(self, checks: Callable[[], tuple[object, ...]]) -> None:
        """CHECKS gives what would stand in the annotation if pydantic were imported: `Field(ge=0)`."""
        self._checks = checks

    def __get_pydantic_core_schema__(self, source: object, handler: "GetCoreSchemaHandler") -> "CoreSchema":
        return handler.generate_schema(Annotated[(source, *self._checks())])


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class LightValue:
    """Never changes, and refuses values that its fields cannot have; whoever makes one gives each its type.

    What is read from outside comes through `model_validate` or `model_validate_json`, which check that, too, and
    name each field that is wrong.

    Two are equal that are of one kind and hold the same. Each kind has that from here: making it for each, as
    dataclasses do, would be half of what all of them cost a start.
    """

    __pydantic_config__: ClassVar[dict[str, object]] = {"extra": "forbid", "hide_input_in_errors": True}

    ONLY_IF_TOLD: ClassVar[tuple[str, ...]] = ()
    """Fields that are written only where they hold something, neither None nor an empty list: what is written
    without any of them is the same as what versions wrote that did not know them."""

    def __eq__(self, other: object) -> bool:
        return vars(self) == vars(other) if type(self) is type(other) else NotImplemented

    def __hash__(self) -> int:
        return hash(tuple(self.values().values()))

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in self.values().items())})"

    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: "GetCoreSchemaHandler") -> "CoreSchema":
        if not cls.ONLY_IF_TOLD:
            return handler(source)
        from pydantic_core.core_schema import wrap_serializer_function_ser_schema

        return {**handler(source), "serialization": wrap_serializer_function_ser_schema(_what_is_told)}

    @classmethod
    def model_validate(cls, values: object) -> Self:
        """VALUES checked; ValidationError if they are not such a value."""
        checked: Self = cls._adapter().validate_python(values)
        return checked

    @classmethod
    def model_validate_json(cls, text: str | bytes, *, strict: bool | None = None) -> Self:
        """As `model_validate`, of JSON."""
        checked: Self = cls._adapter().validate_json(text, strict=strict)
        return checked

    def model_dump(self, *, mode: Literal["json", "python"] = "python") -> dict[str, Any]:
        values: dict[str, Any] = self._adapter().dump_python(self, mode=mode)
        return values

    def model_dump_json(self) -> str:
        return self._adapter().dump_json(self).decode()

    def model_copy(self, *, update: dict[str, Any]) -> Self:
        """The same with the fields in UPDATE, unchecked."""
        changed = object.__new__(type(self))
        vars(changed).update(vars(self) | update)
        return changed

    def values(self) -> dict[str, Any]:
        """Each field by name, in their order."""
        told = vars(self)
        return {name: told[name] for name in self._names()}

    def told_values(self) -> dict[str, Any]:
        """As `values`, of the fields that are written."""
        values = self.values()
        for name in self.ONLY_IF_TOLD:
            if values[name] in _UNTOLD:
                del values[name]
        return values

    @classmethod
    @cache
    def _names(cls) -> tuple[str, ...]:
        return tuple(field.name for field in fields(cls))

    @classmethod
    @cache
    def _adapter(cls) -> "TypeAdapter[Any]":
        from pydantic import TypeAdapter

        return TypeAdapter(cls)


_UNTOLD: tuple[object, ...] = (None, ())


def _what_is_told(value: LightValue, write: "SerializerFunctionWrapHandler") -> dict[str, Any]:
    values: dict[str, Any] = write(value)
    told = value.told_values()
    return {name: written for name, written in values.items() if name in told}
