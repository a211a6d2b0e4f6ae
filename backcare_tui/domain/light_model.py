"""Values that cost a start nothing, with pydantic as the schema of files.

Importing pydantic takes longer than all that a prompt's `status` has to do. So it is met only where such a value
is read from a file that somebody else may have written, and there it checks every field.
"""

from collections.abc import Callable, Mapping
from functools import cache
from typing import (
    TYPE_CHECKING,
    Annotated,
    Any,
    ClassVar,
    Literal,
    NoReturn,
    Self,
    dataclass_transform,
    get_origin,
)

if TYPE_CHECKING:
    from dataclasses import Field

    from pydantic import GetCoreSchemaHandler, SerializerFunctionWrapHandler, TypeAdapter
    from pydantic_core import CoreSchema


class Checked:
    """In the annotation of a field: what pydantic checks of it besides its type."""

    def __init__(self, checks: Callable[[], tuple[object, ...]]) -> None:
        """CHECKS gives what would stand in the annotation if pydantic were imported: `Field(ge=0)`."""
        self._checks = checks

    def __get_pydantic_core_schema__(self, source: object, handler: "GetCoreSchemaHandler") -> "CoreSchema":
        return handler.generate_schema(Annotated[(source, *self._checks())])


def limits(**bounds: Any) -> Checked:
    """`Field(**BOUNDS)` of pydantic, such as `ge=0`, in the annotation of a field."""

    def field() -> tuple[object, ...]:
        from pydantic import Field

        return (Field(**bounds),)

    return Checked(field)


class _DataclassFields:
    """The fields of a kind of values, as `dataclasses` keeps them: made for whoever asks, such as pydantic.

    Making them for all kinds at each start would take half of what `status` does.
    """

    def __get__(self, value: object, kind: type["LightValue"]) -> dict[str, "Field[Any]"]:
        from dataclasses import dataclass

        dataclass(init=False, repr=False, eq=False, kw_only=True)(kind)
        made: dict[str, Field[Any]] = vars(kind)["__dataclass_fields__"]
        return made


@dataclass_transform(kw_only_default=True, frozen_default=True, eq_default=False)
class LightValue:
    """Never changes, and refuses values that its fields cannot have; whoever makes one gives each its type.

    The fields of a kind are what its class annotates, as in a dataclass; each is given by its name. What is read
    from outside comes through `model_validate` or `model_validate_json`, which check the types, too, and name each
    field that is wrong.

    Two are equal that are of one kind and hold the same.
    """

    __pydantic_config__: ClassVar[dict[str, object]] = {"extra": "forbid", "hide_input_in_errors": True}
    if TYPE_CHECKING:
        __dataclass_fields__: ClassVar[dict[str, Field[Any]]]

    ONLY_IF_TOLD: ClassVar[tuple[str, ...]] = ()
    """Fields that are written only where they hold something, neither None nor an empty list: what is written
    without any of them is the same as what versions wrote that did not know them."""

    annotations: ClassVar[Mapping[str, object]] = {}
    """The fields, each with what it is annotated with."""
    _defaults: ClassVar[Mapping[str, object]] = {}

    def __init_subclass__(cls) -> None:
        cls.__dataclass_fields__ = _DataclassFields()  # type: ignore[assignment]  # until somebody asks
        own = {name: kind for name, kind in cls.__annotations__.items() if not _is_of_class(kind)}
        cls.annotations = {**cls.annotations, **own}
        cls._defaults = {**cls._defaults, **{name: vars(cls)[name] for name in own if name in vars(cls)}}

    def __init__(self, **values: Any) -> None:
        """TypeError for a field that is missing or not known, ValueError for what a field cannot have."""
        self._hold(values)
        self.__post_init__()

    @classmethod
    def unchecked(cls, values: Mapping[str, object]) -> Self:
        """One with VALUES, which are what its fields can have; TypeError for one that is missing or not known."""
        made = object.__new__(cls)
        made._hold(values)
        return made

    def _hold(self, values: Mapping[str, object]) -> None:
        held = vars(self)
        held.update(self._defaults)
        held.update(values)
        if held.keys() != self.annotations.keys():
            wrong = ", ".join(sorted(held.keys() ^ self.annotations.keys()))
            raise TypeError(f"{type(self).__name__} has other fields: {wrong}")

    def __post_init__(self) -> None:
        """Check what the fields hold, and put it right in `vars(self)`; ValueError for what they cannot have."""

    def __setattr__(self, name: str, value: object) -> NoReturn:
        _refuse_change(self, name)

    def __delattr__(self, name: str) -> NoReturn:
        _refuse_change(self, name)

    def __eq__(self, other: object) -> bool:
        return vars(self) == vars(other) if type(self) is type(other) else NotImplemented

    def __hash__(self) -> int:
        return hash(tuple(self.values().values()))

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in self.values().items())})"

    @classmethod
    def written_out(cls, written: object) -> object:
        """The table that WRITTEN stands for in a file: a kind may have a shorter way to write it."""
        return written

    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: "GetCoreSchemaHandler") -> "CoreSchema":
        from pydantic_core.core_schema import (
            no_info_before_validator_function,
            wrap_serializer_function_ser_schema,
        )

        schema = handler(source)
        whole: Any = handler.resolve_ref_schema(schema)  # changed where it lies, for all fields that refer to it
        if whole["type"] == "dataclass":
            whole["strict"] = False  # a table will do, however strict its fields are
            if cls.ONLY_IF_TOLD:
                whole["serialization"] = wrap_serializer_function_ser_schema(_what_is_told)
            if cls.written_out.__func__ is not LightValue.written_out.__func__:  # type: ignore[attr-defined]
                inner = dict(whole)
                whole.clear()
                whole |= no_info_before_validator_function(cls.written_out, inner, ref=inner.pop("ref"))
        return schema

    @classmethod
    def model_json_schema(cls) -> dict[str, Any]:
        """What a file may say, as a JSON schema."""
        return cls._adapter().json_schema()

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
        held = vars(self)
        return {name: held[name] for name in self.annotations}

    def told_values(self) -> dict[str, Any]:
        """As `values`, of the fields that are written."""
        values = self.values()
        for name in self.ONLY_IF_TOLD:
            if values[name] in _UNTOLD:
                del values[name]
        return values

    @classmethod
    @cache
    def _adapter(cls) -> "TypeAdapter[Any]":
        from pydantic import TypeAdapter

        return TypeAdapter(cls)


def _refuse_change(value: LightValue, name: str) -> NoReturn:
    from dataclasses import FrozenInstanceError

    raise FrozenInstanceError(f"{name} of {type(value).__name__} never changes")


def _is_of_class(annotation: object) -> bool:
    return annotation is ClassVar or get_origin(annotation) is ClassVar


_UNTOLD: tuple[object, ...] = (None, ())


def _what_is_told(value: LightValue, write: "SerializerFunctionWrapHandler") -> dict[str, Any]:
    values: dict[str, Any] = write(value)
    told = value.told_values()
    return {name: written for name, written in values.items() if name in told}
