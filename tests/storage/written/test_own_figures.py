"""An exercise can do without a figure; one that is wrong is named, and the exercise still runs."""

import re
from pathlib import Path

import pytest

from backcare_tui.storage.written.catalogue_files import check_files, load_catalogue
from backcare_tui.storage.written.shipped import catalogue_folder

WRONG = {
    "figure.poses.up.heading": ("heading = 203", 'heading = "up"'),
    "figure.view": ('view = "profile"', 'view = "behind"'),
    "figure": ("[figure.poses.rest]", "[figure.poses.elsewhere]"),
    "figure.poses.up.bears": ('bears = ["near_foot", "far_foot", "shoulders"]', 'bears = ["tail"]'),
}


def own_bridge(folder: Path, old: str, new: str) -> Path:
    """The shipped bridge with OLD replaced by NEW, as a file of one's own."""
    text = (catalogue_folder() / "exercises" / "bridge.toml").read_text(encoding="utf-8")
    assert old in text
    file = folder / "exercises" / "my-bridge.toml"
    file.parent.mkdir(exist_ok=True)
    changed = text.replace('name = "Bridge"', 'name = "My bridge"').replace(
        'aliases = ["glute bridge", "hip', 'aliases = ["my hip'
    )
    file.write_text(changed.replace(old, new), encoding="utf-8")
    return file


@pytest.mark.parametrize("field", WRONG)
def test_a_wrong_figure_is_named_by_file_and_field_and_left_out(tmp_path: Path, field: str) -> None:
    file = own_bridge(tmp_path, *WRONG[field])
    loaded = load_catalogue(tmp_path)
    exercise = loaded.exercises["my-bridge"]
    assert exercise.figure is None
    assert all(phase.pose is None for phase in exercise.phases)
    assert any(problem.file == str(file) and problem.field.startswith(field) for problem in loaded.problems)
    assert check_files([file])


def test_a_pose_that_is_not_there_is_named(tmp_path: Path) -> None:
    own_bridge(tmp_path, 'pose = "up"', 'pose = "higher"')
    loaded = load_catalogue(tmp_path)
    assert loaded.exercises["my-bridge"].figure is None
    assert any("higher" in problem.what for problem in loaded.problems)


def test_a_figure_may_be_left_out(tmp_path: Path) -> None:
    file = own_bridge(tmp_path, "[figure]", "[figure]")
    text = file.read_text(encoding="utf-8")
    without = re.sub(r"(?m)^pose = .*\n", "", text[: text.index("[figure]")])
    file.write_text(without, encoding="utf-8")
    loaded = load_catalogue(tmp_path)
    assert loaded.problems == ()
    assert loaded.exercises["my-bridge"].figure is None


def test_a_figure_of_ones_own_is_shown(tmp_path: Path) -> None:
    own_bridge(tmp_path, "heading = 203", "heading = 206")
    loaded = load_catalogue(tmp_path)
    assert loaded.problems == ()
    figure = loaded.exercises["my-bridge"].figure
    assert figure is not None
    assert figure.poses["up"].heading == 206
