"""What a start reads and imports: a command waits for nothing that it does not use."""

import json
import os
import shutil
import subprocess
import sys
from compileall import compile_dir
from functools import cache
from pathlib import Path

import pytest

import backcare_tui
from backcare_tui.storage.written.shipped import catalogue_folder
from tests.storage.written.test_catalogue_files import EXERCISE

_SESSION = {
    "id": "6f1c2e7a-0b5d-4c3e-9a41-2f8d7c6b5a49",
    "kind": "session",
    "at": "2026-11-20T08:30:00+01:00",
    "ended_at": "2026-11-20T08:36:00+01:00",
    "routine": "starter-three",
    "outcome": "completed",
}

_PROGRAM = """
import json, os, sys
opened = []
sys.addaudithook(lambda event, arguments: event == "open" and opened.append(str(arguments[0])))
from backcare_tui.__main__ import real_parts, run

def show(load, routine, pace):
    "The app as far as it goes before its first picture is filled: what begins, in time."
    from backcare_tui.domain.guidance.adapt import timeline_for
    from backcare_tui.domain.guidance.person import Person

    loaded = load()
    routine = routine or loaded.catalogue.routines["starter-three"]
    timeline_for(loaded.catalogue, routine, Person())
    return 0

parts = lambda: real_parts(os.environ)._replace(run_app=show, can_draw=lambda: True)
status = run(sys.argv[1:], parts)
toml = [name for name in opened if name.endswith(".toml")]
print(json.dumps({"status": status, "modules": sorted(sys.modules), "toml": toml}), file=sys.stderr)
"""


_GARBAGE = """
import gc, json, sys
from backcare_tui.__main__ import main

def looked():
    return sum(generation["collections"] for generation in gc.get_stats())

before = looked()
main()
print(json.dumps({"looked": looked() - before, "frozen": gc.get_freeze_count()}), file=sys.stderr)
"""


class Started:
    """A command in a process of its own, with the folders in FOLDER."""

    def __init__(self, folder: Path, *arguments: str) -> None:
        folders = ["--data-dir", str(folder / "data"), "--config-dir", str(folder / "config")]
        done = subprocess.run(
            [sys.executable, "-c", _PROGRAM, *folders, *arguments],
            capture_output=True,
            text=True,
            check=True,
            cwd=folder,
        )
        told = json.loads(done.stderr.splitlines()[-1])
        assert told["status"] == 0, done.stderr
        self.modules = set(told["modules"])
        self.opened = [Path(name).name for name in told["toml"]]


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """With a journal that holds a session, and no settings; each test has a copy."""
    folder = tmp_path_factory.mktemp("prepared")
    file = folder / "j.json"
    file.write_text(json.dumps({"format": "backcare-journal", "version": 1, "entries": [_SESSION]}))
    (folder / "config").mkdir()
    Started(folder, "log", "4")
    Started(folder, "import", str(file))
    return folder


@pytest.fixture
def folder(prepared: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(prepared, tmp_path / "person"))


@cache
def known_before() -> set[str]:
    """The modules that `python -c` has before the program begins."""
    told = subprocess.check_output([sys.executable, "-c", "import sys; print(*sys.modules)"], text=True)
    return set(told.split())


_SCREENS = {"textual", "rich"}
_SCHEMAS = {"pydantic", "backcare_tui.domain.catalogue.exercise", "backcare_tui.domain.session.draft"}
_SCHEMA = {"pydantic"}
_SEARCH = {"rapidfuzz"}
_WORDS = {"backcare_tui.domain.catalogue.search"}
_TOML = {"tomli", "tomllib"}
_JOURNAL = {"sqlite3", "backcare_tui.storage.journal.store"}
_WHOLE_PLAN = {"backcare_tui.domain.plan.rules.every", "backcare_tui.domain.plan.walking"}
_PLACES = {"platformdirs", "zoneinfo"}
"""Where files are, and where the person is."""


@pytest.mark.parametrize(
    ("arguments", "unwanted"),
    [
        (["--version"], _SCREENS | _SCHEMAS | _JOURNAL | _PLACES | {"pathlib", "backcare_tui.cli.journal"}),
        (["--help"], _SCREENS | _SCHEMAS | _JOURNAL | _PLACES),
        (["log", "3"], _SCREENS | _SCHEMAS | _TOML),
        (["log", "--walk", "20", "--effort", "3"], _SCREENS | _SCHEMAS),
        (["undo"], _SCREENS | _SCHEMAS | _TOML),
        (["journal", "delete", "6f1c2e7a"], _SCREENS | _SCHEMAS),
        (["status"], _SCREENS | _SCHEMAS | _TOML | _WHOLE_PLAN),
        (["status", "--json"], _SCREENS | _SCHEMAS | _TOML | _WHOLE_PLAN),
        (["journal", "--limit", "20"], _SCREENS | _SCHEMAS),
        (["journal", "--json"], _SCREENS | _TOML),
        (["journal", "--trend"], _SCREENS | _SCHEMAS | _TOML),
        (["helps"], _SCREENS | _SCHEMAS),
        (["helps", "--json"], _SCREENS | _SCHEMAS),
        (["list"], _SCREENS | _SCHEMA | _SEARCH | _JOURNAL),
        (["show", "bridge"], _SCREENS | _SCHEMA | _SEARCH | _JOURNAL),
        (["show", "Glute bridge"], _SCREENS | _SCHEMA | _SEARCH | _JOURNAL),
        (["show", "sciatica"], _SCREENS | _SEARCH | _JOURNAL),
        (["signs"], _SCREENS | _JOURNAL),
        (["check"], _SCREENS | _JOURNAL),
        (["export", "out.csv"], _SCREENS),
        (["start", "bridge"], _SCREENS | _SCHEMA | _SEARCH | _WORDS),
        (["plan"], _SCREENS | _SCHEMA | _SEARCH | _WORDS),
        (["plan", "--json"], _SCREENS | _SCHEMA | _SEARCH | _WORDS),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_a_command_imports_only_what_it_uses(folder: Path, arguments: list[str], unwanted: set[str]) -> None:
    modules = Started(folder, *arguments).modules
    assert "click" in modules
    # `python -c` has pathlib wherever a package is installed to be edited.
    assert modules & (unwanted - known_before()) == set()


def test_the_app_alone_is_opened_without_what_reads_a_command_line(folder: Path) -> None:
    folders = {"BACKCARE_DATA_DIR": str(folder / "data"), "BACKCARE_CONFIG_DIR": str(folder / "config")}
    done = subprocess.run(
        [sys.executable, "-c", _PROGRAM],
        capture_output=True,
        text=True,
        check=True,
        cwd=folder,
        env=os.environ | folders,
    )
    told = json.loads(done.stderr.splitlines()[-1])
    assert told["status"] == 0
    assert "starter-three.toml" in [Path(name).name for name in told["toml"]]
    assert "click" not in told["modules"]


def test_what_is_not_to_be_imported_would_be_seen(folder: Path) -> None:
    (folder / "config" / "settings.toml").write_text("weekly_sessions = 3\n")
    modules = Started(folder, "status").modules
    assert "pydantic" in modules
    assert modules & _TOML


def test_the_first_question_of_a_session_waits_for_no_form() -> None:
    """What the key that starts a session imports, up to the first number that is asked for."""
    from backcare_tui.ui.ahead import UP_TO_THE_FIRST_QUESTION

    program = f"""
from importlib import import_module
import sys
for module in ("backcare_tui.ui.app", "backcare_tui.ui.flows.flows", *{UP_TO_THE_FIRST_QUESTION!r}):
    import_module(module)
print(*sys.modules)
"""
    modules = set(subprocess.check_output([sys.executable, "-c", program], text=True).split())
    assert "textual.widgets._text_area" not in modules
    assert not [module for module in modules if module.startswith("backcare_tui.ui.dialogs.forms")]
    assert "pydantic" not in modules


def test_what_is_mistyped_is_compared_with_all_there_is(folder: Path) -> None:
    assert "rapidfuzz" in Started(folder, "show", "siatica").modules


def test_a_start_reads_the_routine_and_its_exercises_alone(folder: Path) -> None:
    own = folder / "config" / "catalogue" / "exercises"
    own.mkdir(parents=True)
    for number in range(1_000):
        (own / f"mine-{number}.toml").write_text(EXERCISE)
    (own / "bridge.toml").write_text(EXERCISE)
    started = Started(folder, "start", "starter-three")
    routine = ["bridge.toml", "knee-rolls.toml", "pelvic-tilt.toml", "starter-three.toml"]
    assert sorted(started.opened) == routine
    assert sorted(Started(folder).opened) == routine
    assert sorted(Started(folder, "start", "mine-7").opened) == ["mine-7.toml"]


def test_a_list_of_entries_reads_what_they_are_called(folder: Path) -> None:
    assert Started(folder, "journal").opened == ["starter-three.toml"]
    assert Started(folder, "status").opened == Started(folder, "log", "3").opened == []


def test_a_list_of_the_catalogue_reads_all_of_it_once(folder: Path) -> None:
    shipped = [file.name for kind in ("exercises", "routines") for file in (catalogue_folder() / kind).iterdir()]
    opened = Started(folder, "list").opened
    assert sorted(opened) == sorted(name for name in shipped if name.endswith(".toml"))


def test_a_command_looks_for_no_garbage_in_what_it_imported(folder: Path) -> None:
    arguments = ["--data-dir", str(folder / "data"), "--config-dir", str(folder / "config"), "status"]
    compile_dir(backcare_tui.__path__[0], quiet=1)  # compiling makes garbage, on the first run of all
    done = subprocess.run([sys.executable, "-c", _GARBAGE, *arguments], capture_output=True, text=True, check=True)
    told = json.loads(done.stderr)
    assert told["looked"] == 0
    assert told["frozen"] > 10_000  # nor when it ends
