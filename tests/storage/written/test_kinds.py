"""What exercises train, read without checking the rest of their files."""

from pathlib import Path

from backcare_tui.storage.written.kinds import Kinds
from tests.shipped import shipped


def own(folder: Path, name: str, text: str) -> Kinds:
    (folder / "exercises").mkdir(exist_ok=True)
    (folder / "exercises" / f"{name}.toml").write_text(text, encoding="utf-8")
    return Kinds(folder)


def test_all_shipped_exercises_have_the_kind_that_the_catalogue_gives_them(tmp_path: Path) -> None:
    exercises = shipped().exercises
    kinds = Kinds(tmp_path)
    assert {id_: kinds(id_) for id_ in exercises} == {id_: one.kind.value for id_, one in exercises.items()}


def test_an_own_file_takes_the_place_of_a_shipped_one(tmp_path: Path) -> None:
    assert own(tmp_path, "bridge", "name = 'Mine'\nkind='mobility'\n")("bridge") == "mobility"


def test_what_is_not_there_or_does_not_say_it_has_none(tmp_path: Path) -> None:
    kinds = own(tmp_path, "odd", 'summary = "a kind = strange thing"\n')
    assert (kinds("odd"), kinds("missing"), kinds("../settings")) == (None, None, None)


def test_a_file_that_cannot_be_read_leaves_the_shipped_one(tmp_path: Path) -> None:
    (tmp_path / "exercises" / "bridge.toml").mkdir(parents=True)
    assert Kinds(tmp_path)("bridge") == "strength"
