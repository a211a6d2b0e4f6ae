"""What the rules of the house find, and what they let pass."""

import ast
from pathlib import Path

import pytest

from tests.layers import (
    FULLEST,
    LONGEST,
    PACKAGE,
    broad_excepts,
    clock_reads,
    days_by_default,
    days_of_the_calendar,
    forbidden,
    holds_the_whole_journal,
    imports,
    layer_of,
    loading,
    name_of,
    part_of,
    reaches_for_the_app,
    too_many_files,
    too_many_lines,
    wordless_names,
    works_before_the_worker,
    wrong_arrows,
    wrong_wings,
)


def test_modules_are_named_and_placed() -> None:
    assert name_of(PACKAGE / "domain" / "words" / "text.py") == "backcare_tui.domain.words.text"
    assert name_of(PACKAGE / "domain" / "__init__.py") == "backcare_tui.domain"
    assert part_of("backcare_tui.domain.words.text") == "domain"
    assert part_of("backcare_tui") == ""
    assert layer_of("domain") < layer_of("storage") < layer_of("ui") < layer_of("__main__")


@pytest.mark.parametrize(
    ("module", "source", "wrong"),
    [
        ("domain.text", "from backcare_tui.errors import BackcareError", False),
        ("domain.text", "from backcare_tui.storage.journal.store import JournalStore", True),
        ("domain.text", "import backcare_tui.ui.app", True),
        ("domain.text", "from backcare_tui import storage", True),
        ("domain.text", "from ..ui import app", True),
        ("domain.text", "from .. import cli", True),
        ("domain.text", "from . import exercise", False),
        ("domain.text", "def late():\n    from backcare_tui.figure import canvas", True),
        ("figure.canvas", "from backcare_tui.domain.catalogue.pose import Pose", False),
        ("storage.folders", "from backcare_tui import __version__", False),
        ("storage.folders", "from backcare_tui.cues import voice", True),
        ("ui.app", "from backcare_tui.storage.folders import Folders", False),
        ("ui.app", "from backcare_tui.cli import cli", True),
        ("cli", "if TYPE_CHECKING:\n    from backcare_tui.ui.app import BackcareApp", True),
        ("plain.session", "from backcare_tui.plain.guide import Guide", False),
        ("plain.session", "from backcare_tui.cli.listing import catalogue_lines", True),
        ("__main__", "from backcare_tui.ui.app import BackcareApp", False),
        ("errors", "import backcare_tui.clock", True),
        ("domain.text", "import re\nimport backcare_tui_extras", False),
    ],
)
def test_an_arrow_that_points_up_is_found(module: str, source: str, wrong: bool) -> None:
    assert bool(wrong_arrows(ast.parse(source), f"backcare_tui.{module}")) == wrong


@pytest.mark.parametrize(
    ("module", "source", "wrong"),
    [
        ("storage.journal.store", "from backcare_tui.storage.folders import Folders", False),
        ("storage.journal.store", "from backcare_tui.storage.journal.schema import TABLES", False),
        ("storage.journal.store", "from backcare_tui.storage.exchange.csv import columns", True),
        ("storage.journal.store", "from backcare_tui.storage.written.toml_file import read", True),
        ("storage.folders", "from backcare_tui.storage.journal.file import JOURNAL_NAME", True),
        ("ui.dialogs.rating", "from backcare_tui.ui.widgets.pain_scale import PainScale", False),
        ("ui.dialogs.rating", "from backcare_tui.ui.screens.today import TodayScreen", True),
        ("ui.screens.today", "if TYPE_CHECKING:\n    from backcare_tui.ui.flows.flows import Flows", True),
    ],
)
def test_an_arrow_that_points_up_between_wings_is_found(module: str, source: str, wrong: bool) -> None:
    assert bool(wrong_wings(ast.parse(source), f"backcare_tui.{module}")) == wrong


def test_a_package_is_its_own_home() -> None:
    tree = ast.parse("from .text import clean")
    assert list(imports(tree, "backcare_tui.domain", package=True)) == ["backcare_tui.domain.text.clean"]
    assert list(imports(tree, "backcare_tui.domain.cue")) == ["backcare_tui.domain.text.clean"]


def test_a_forbidden_import_is_found() -> None:
    tree = ast.parse("import sqlite3 as db\nfrom textual.app import App\nimport textualise, datetime")
    assert forbidden(tree, "m", {"sqlite3", "textual"}) == ["m imports sqlite3", "m imports textual.app.App"]


@pytest.mark.parametrize(
    "source",
    [
        "import time",
        "def f():\n    from time import monotonic",
        "datetime.now()",
        "datetime.datetime.now(UTC)",
        "date.today()",
        "datetime.utcnow()",
        "make(factory=datetime.now)",
    ],
)
def test_a_look_at_the_clock_is_found(source: str) -> None:
    assert len(clock_reads(ast.parse(source))) == 1


def test_being_told_the_time_is_fine() -> None:
    assert clock_reads(ast.parse("from datetime import time\nclock.now()\nself._clock.now()\ntoday = day")) == []


@pytest.mark.parametrize(
    ("caught", "broad"),
    [
        ("except:", True),
        ("except Exception:", True),
        ("except BaseException as error:", True),
        ("except (OSError, Exception):", True),
        ("except (OSError, ValueError):", False),
        ("except BackcareError as error:", False),
    ],
)
def test_a_broad_except_is_found(caught: str, broad: bool) -> None:
    assert bool(broad_excepts(ast.parse(f"try:\n    act()\n{caught}\n    pass"))) == broad


def test_reaching_for_the_app_is_found() -> None:
    assert reaches_for_the_app(ast.parse("def f(self):\n    self.app.exit()")) == ["line 2: self.app.exit"]
    assert reaches_for_the_app(ast.parse("self.post_message(self.apply.now)")) == []


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("self.run_worker(self._look())", True),
        ("self._app.run_worker(look(app), group=BEHIND)", True),
        ("self.run_worker(self._look)", False),
        ("self.run_worker(partial(look, app))", False),
    ],
)
def test_what_a_worker_may_never_await_is_found(source: str, found: bool) -> None:
    assert bool(works_before_the_worker(ast.parse(source))) is found


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("day = entry.at.date()", True),
        ("monday = now.date() - timedelta(days=now.weekday())", True),
        ("row = (entry.at.toordinal(), memo.at.isocalendar())", True),
        ("days.of(entry.at); today.weekday(); date(2026, 1, 2); stack.date(3)", False),
    ],
)
def test_the_date_of_a_moment_is_found(source: str, found: bool) -> None:
    assert bool(days_of_the_calendar(ast.parse(source))) is found


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("def week(entries, days=MIDNIGHT): ...", True),
        ("def week(entries, *, days: Days = MIDNIGHT): ...", True),
        ("class Read:\n    def of(self, days=MIDNIGHT): ...", True),
        ("class Read:\n    days: Days = MIDNIGHT", True),
        ("class Read:\n    days: Days\ndef week(entries, days, goal=3, *, shown): week(entries, MIDNIGHT)", False),
    ],
)
def test_days_by_default_are_found(source: str, found: bool) -> None:
    assert bool(days_by_default(ast.parse(source))) is found


def test_asking_for_the_whole_journal_is_found() -> None:
    assert holds_the_whole_journal(ast.parse("x = self._journal.entries()")) == ["line 1: self._journal.entries"]
    assert holds_the_whole_journal(ast.parse("call(JournalStore.revisions)")) == ["line 1: JournalStore.revisions"]
    assert holds_the_whole_journal(ast.parse("journal.each(); reading.entries; store.entry(1)")) == []


def test_long_files_and_empty_words_are_found() -> None:
    assert too_many_lines("x\n" * (LONGEST + 1)) == [f"{LONGEST + 1} lines"]
    assert too_many_lines("x\n" * LONGEST) == []
    assert wordless_names(Path("ui/text_utils.py")) == ["utils"]
    assert wordless_names(Path("helpers/a.py")) == ["helpers"]
    assert wordless_names(Path("ui/helpful.py")) == []


def test_a_folder_that_is_too_full_is_found(tmp_path: Path) -> None:
    for number in range(FULLEST):
        (tmp_path / f"{number}.py").touch()
    assert too_many_files(tmp_path) == []
    (tmp_path / "one_more.py").touch()
    assert too_many_files(tmp_path) == [f"{FULLEST + 1} files"]


def test_loading_too_much_is_found() -> None:
    assert loading(["backcare_tui.errors", "sqlite3"], {"sqlite3"}) == "sqlite3 loads sqlite3"
    assert "no_such_module" in loading(["no_such_module"], {"sqlite3"})


def test_the_first_picture_waits_for_no_models_and_no_database() -> None:
    heavy = {"pydantic", "sqlite3", "backcare_tui.figure", "backcare_tui.ui.flows"}
    assert loading(["backcare_tui.ui.app"], heavy) == ""
