"""A file of the catalogue is read when something in it is asked for, and only then."""

import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from backcare_tui.domain.catalogue.catalogue import Catalogue, UnknownNameError
from backcare_tui.storage.written import one_file
from backcare_tui.storage.written.catalogue_files import check_files
from backcare_tui.storage.written.catalogue_on_demand import CatalogueFiles
from backcare_tui.storage.written.toml_file import read_toml
from tests.storage.written.test_catalogue_files import EXERCISE, ROUTINE, a_catalogue


class Reading:
    """Which files were read, by their names."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.names: list[str] = []
        monkeypatch.setattr(one_file, "read_toml", self._read)

    def _read(self, file: Path) -> object:
        self.names.append(file.name)
        return read_toml(file)


@pytest.fixture
def reading(monkeypatch: pytest.MonkeyPatch) -> Reading:
    return Reading(monkeypatch)


@pytest.fixture
def files(tmp_path: Path) -> CatalogueFiles:
    """Two exercises and two routines that are shipped; own files: one in the place of a shipped one, one that is
    wrong, and many more.
    """
    other = ROUTINE.replace("lift", "press")
    shipped = a_catalogue(
        tmp_path / "shipped", {"lift": EXERCISE, "press": EXERCISE}, {"basic": ROUTINE, "other": other}
    )
    many = {f"mine-{number}": EXERCISE.replace("Lift", f"Mine {number}") for number in range(50)}
    own = {"lift": EXERCISE.replace("Lift", "My lift"), "press": "name = ", **many}
    return CatalogueFiles(a_catalogue(tmp_path / "own", own, {}), shipped)


def test_nothing_is_read_before_it_is_asked_for(reading: Reading, files: CatalogueFiles) -> None:
    assert (reading.names, files.problems, files.notices, files.own) == ([], (), (), frozenset())


def test_a_routine_is_read_with_its_exercises_and_once(reading: Reading, files: CatalogueFiles) -> None:
    catalogue = Catalogue(files.exercises, files.routines)
    assert catalogue.find("basic").name == "Mine"
    assert catalogue.exercises["lift"].name == "My lift"
    assert reading.names == ["basic.toml", "lift.toml"]
    assert [notice.field for notice in files.notices] == ["id"]


def test_a_bad_own_file_is_named_when_it_is_asked_for(reading: Reading, files: CatalogueFiles) -> None:
    assert files.exercises["press"].name == "Lift"
    assert reading.names == ["press.toml", "press.toml"]  # the own one, and the shipped one in its place
    assert [problem.field for problem in files.problems] == ["last line"]
    assert files.notices == ()


def test_what_is_not_there_is_not_looked_for_in_files(reading: Reading, files: CatalogueFiles) -> None:
    assert "gone" not in files.exercises
    assert files.routines.get("mine-1") is None
    assert reading.names == []


def test_of_the_own_files_only_those_that_are_named_are_listed_and_read(
    reading: Reading, files: CatalogueFiles
) -> None:
    some = files.shipped_and(["mine-7", "gone"])
    assert list(some) == ["lift", "press", "mine-7"]
    assert (some["lift"].name, some["mine-7"].name) == ("My lift", "Mine 7")
    assert sorted(reading.names) == ["lift.toml", "mine-7.toml", "press.toml", "press.toml"]


def test_a_name_is_looked_for_in_all_of_them(files: CatalogueFiles) -> None:
    catalogue = Catalogue(files.exercises, files.routines)
    assert catalogue.find("mine 49").id == "mine-49"
    with pytest.raises(UnknownNameError, match="There is no exercise or routine called “nothing”"):
        catalogue.find("nothing")
    assert len(files.exercises) == 52


def test_reading_on_ends_with_every_file_read_once(reading: Reading, files: CatalogueFiles) -> None:
    assert "lift" in files.exercises
    steps = 1
    while files.read_more(10):
        steps += 1
    assert steps == 6  # 55 files in tens
    assert len(reading.names) == len(list(files.exercises)) + len(list(files.routines)) + 2  # of two, own ones too
    assert len(files.problems) == len(files.notices) == 1
    assert files.own == {"lift", *(f"mine-{number}" for number in range(50))}


def test_a_routine_that_does_not_fit_is_named_once(tmp_path: Path) -> None:
    gone = a_catalogue(tmp_path / "shipped", {}, {"basic": ROUTINE})
    files = CatalogueFiles(None, gone)
    assert files.routines.get("basic") is files.routines.get("basic") is None
    files.read_all()
    assert [str(problem).partition(": ")[2] for problem in files.problems] == [
        "items[0].exercise: there is no exercise “lift”"
    ]


def test_threads_that_ask_at_once_read_each_file_once(reading: Reading, files: CatalogueFiles) -> None:
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-5)
    try:
        with ThreadPoolExecutor(8) as threads:
            for found in [threads.submit(lambda: list(files.exercises)) for _ in range(8)]:
                assert len(found.result()) == 52
    finally:
        sys.setswitchinterval(interval)
    assert len(reading.names) == len(set(reading.names)) + 1  # the own `press.toml`, and the shipped one


# An id means one thing


def test_an_own_file_cannot_have_the_id_of_what_is_of_another_kind(tmp_path: Path) -> None:
    shipped = a_catalogue(tmp_path / "shipped", {"lift": EXERCISE}, {"basic": ROUTINE})
    exercises = {"basic": EXERCISE, "both": EXERCISE, "today": EXERCISE, "mine": EXERCISE}
    routines = {"lift": ROUTINE, "both": ROUTINE, "own-choice": ROUTINE, "basic": ROUTINE}
    own = a_catalogue(tmp_path / "own", exercises, routines)
    files = CatalogueFiles(own, shipped)
    assert (set(files.exercises), set(files.routines)) == ({"lift", "both", "mine"}, {"basic"})
    files.read_all()
    assert files.own == {"both", "mine", "basic"}
    assert sorted(str(problem).removeprefix(f"{own}/") for problem in files.problems) == [
        "exercises/basic.toml: id: means a routine already; give the file another name",
        "exercises/today.toml: id: means “Session of the plan” already; give the file another name",
        "routines/both.toml: id: means an exercise already; give the file another name",
        "routines/lift.toml: id: means an exercise already; give the file another name",
        "routines/own-choice.toml: id: means “Your own choice” already; give the file another name",
    ]


def test_check_names_the_file_that_has_the_id_of_something_else(tmp_path: Path) -> None:
    bridge = ROUTINE.replace("lift", "cat-cow")
    own = a_catalogue(
        tmp_path / "own", {"desk-break": EXERCISE, "new": EXERCISE}, {"bridge": bridge, "new": bridge}
    )
    assert [str(problem).removeprefix(f"{own}/") for problem in check_files([own], own)] == [
        "exercises/desk-break.toml: id: means a routine already; give the file another name",
        "routines/bridge.toml: id: means an exercise already; give the file another name",
        "routines/new.toml: id: means an exercise already; give the file another name",
    ]
