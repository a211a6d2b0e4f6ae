"""What CONTRIBUTING.md tells to do can be done."""

import inspect
import re
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest

from backcare_tui.domain.catalogue.terms import CautionTag
from backcare_tui.domain.guidance import adapt
from backcare_tui.domain.guidance.person import Person
from backcare_tui.domain.session.steps import StepKind
from tests.documentation import CHECKOUT
from tests.layers import PACKAGE, WINGS
from tests.shipped import shipped

PLACES = {
    "before adapted()": "def adapted(",
    "first in adapted()": "    if not person.tags and",
}
"""Where the parts of the example go, and what stands there in the module."""


def examples() -> dict[str, str]:
    """The pieces of Python in CONTRIBUTING.md, by the place in their first line."""
    text = (CHECKOUT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    return dict(re.findall(r"^```python\n# adapt\.py, ([^\n]+)\n(.*?)^```", text, re.DOTALL | re.MULTILINE))


def rooms_in_the_plan() -> dict[str, set[str]]:
    """What "How the house is laid out" lists of each part of the package; of the package itself under ""."""
    text = (CHECKOUT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    (plan,) = re.findall(r"^backcare_tui/\n(.*?)\n\n", text, re.DOTALL | re.MULTILINE)
    rooms: dict[str, set[str]] = {"": set()}
    part = ""
    for depth, name in re.findall(r"^( +)([\w.]+/?)", plan, re.MULTILINE):
        if len(depth) == 2:
            part = name.rstrip("/")
            rooms[""].add(name)
        elif name.endswith("/"):
            rooms.setdefault(part, set()).add(name)
    return rooms


def test_the_plan_of_the_house_has_every_room() -> None:
    rooms = rooms_in_the_plan()
    parts = {f"{path.name}/" for path in PACKAGE.iterdir() if (path / "__init__.py").exists()}
    modules = {path.stem for path in PACKAGE.glob("*.py")} - {"__init__", "__main__"}

    assert rooms.pop("") == parts | modules | {"__main__.py"}
    assert rooms.keys() == WINGS.keys()
    for part, names in rooms.items():
        assert names == {f"{path.name}/" for path in (PACKAGE / part).iterdir() if (path / "__init__.py").exists()}


@pytest.fixture
def changed(tmp_path: Path) -> ModuleType:
    """`adapt.py` with the example in it."""
    source = inspect.getsource(adapt)
    assert examples().keys() == PLACES.keys()
    for place, there in PLACES.items():
        assert source.count(there) == 1
        source = source.replace(there, f"{examples()[place]}\n\n{there}")
    file = tmp_path / "changed.py"
    file.write_text(source, encoding="utf-8")
    spec = spec_from_file_location("changed", file)
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("tags", [frozenset(), frozenset({CautionTag.KNEE_PAIN})], ids=["none", "knee pain"])
def test_a_rule_that_depends_on_the_person_does_what_it_is_said_to_do(
    changed: ModuleType, tags: frozenset[CautionTag]
) -> None:
    catalogue, person = shipped(), Person(usual_is_high=True, tags=tags)
    routine = catalogue.single(catalogue.exercises["wall-sit"])

    before = adapt.adapted(routine, person, catalogue).timeline(catalogue)
    after = changed.adapted(routine, person, catalogue)

    rests = [step.seconds for step in before.steps if step.kind is StepKind.REST]
    longer = [step.seconds for step in after.timeline(catalogue).steps if step.kind is StepKind.REST]
    assert rests == [15, 15]
    assert longer == [20, 20]
    assert changed.adapted(after.routine, person, catalogue).routine == after.routine
    assert changed.adapted(routine, Person(), catalogue).routine == routine
