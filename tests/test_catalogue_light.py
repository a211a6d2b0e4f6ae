"""Files of the catalogue read without their schema are what that makes of them."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from backcare_tui.domain.catalogue.exercise import Exercise
from backcare_tui.domain.catalogue.routine import Routine, RoutineItem
from backcare_tui.domain.light_model import LightValue
from backcare_tui.domain.light_reading import UnfitError, read_light
from backcare_tui.storage.written.catalogue_on_demand import CatalogueFiles
from backcare_tui.storage.written.one_file import load_file, load_shipped
from backcare_tui.storage.written.shipped import EXERCISES, ROUTINES, catalogue_folder
from tests.domain.builders import Programme, programmes

SHIPPED = Path(str(catalogue_folder()))
FILES = [
    (path, model)
    for folder, model in ((EXERCISES, Exercise), (ROUTINES, Routine))
    for path in sorted((SHIPPED / folder).glob("*.toml"))
]


@pytest.mark.parametrize(("path", "model"), FILES, ids=lambda value: getattr(value, "stem", ""))
def test_a_shipped_file_is_the_same_both_ways(path: Path, model: type[Exercise] | type[Routine]) -> None:
    checked, problems = load_file(path, model)
    read = load_shipped(path, model)
    assert not problems
    assert read == (checked, ())
    assert repr(read[0]) == repr(checked)  # 5 and 5.0 are equal, and said otherwise


def as_written(value: LightValue) -> Any:
    """VALUE as a file has it: what is None is left out."""

    def without_none(part: Any) -> Any:
        if isinstance(part, dict):
            return {name: without_none(inner) for name, inner in part.items() if inner is not None}
        return list(map(without_none, part)) if isinstance(part, list) else part

    return without_none(json.loads(value.model_dump_json()))


@given(programmes())
def test_so_is_whatever_else_may_be_written(programme: Programme) -> None:
    for value in (programme.routine, *programme.exercises.values()):
        table = as_written(value)
        read, checked = read_light(type(value), table), type(value).model_validate(table)
        assert read == checked == value
        assert repr(read) == repr(checked)


BRIDGE = (SHIPPED / EXERCISES / "bridge.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "text",
    [
        "kind = ",
        BRIDGE.replace('kind = "strength"', 'kind = "strong"'),
        BRIDGE.replace("summary = ", "sumary = "),
        BRIDGE.replace("[dose]", "[doses]"),
        "name = 5",
        "",
    ],
)
def test_what_was_damaged_is_named_as_in_any_other_file(tmp_path: Path, text: str) -> None:
    assert text != BRIDGE
    file = tmp_path / "bridge.toml"
    file.write_text(text, encoding="utf-8")
    assert load_shipped(file, Exercise) == load_file(file, Exercise)
    assert load_shipped(file, Exercise)[1]


def test_what_plainly_does_not_fit_is_not_taken_for_right() -> None:
    for table in ({}, {"exercise": "bridge", "pose": "up"}, {"exercise": "bridge", "dose": [3]}):
        with pytest.raises(UnfitError):
            read_light(RoutineItem, table)


def test_the_own_files_of_a_person_are_checked_and_those_that_came_with_the_program_are_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    checked: list[object] = []

    def validated(kind: type[LightValue], values: dict[str, object]) -> LightValue:
        checked.append(values["id"])
        return read_light(kind, values)

    monkeypatch.setattr(LightValue, "model_validate", classmethod(validated))
    (tmp_path / EXERCISES).mkdir()
    (tmp_path / EXERCISES / "mine.toml").write_text(BRIDGE, encoding="utf-8")
    files = CatalogueFiles(tmp_path)
    assert files.exercises["bridge"].steps == files.exercises["mine"].steps
    assert checked == ["mine"]
    assert CatalogueFiles(tmp_path, SHIPPED).exercises["bridge"] == files.exercises["bridge"]
    assert checked == ["mine", "bridge"]
