"""The house has one way through it: imports point one way, and only one room reads a clock.

Each rule is a function that lists what is wrong in a module's source; below the tests of the package stand tests
of the rules.
"""

import ast
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "backcare_tui"
MODULES = sorted(PACKAGE.rglob("*.py"))
TESTS = sorted((ROOT / "tests").rglob("*.py"))
LONGEST = 400
"""Lines of a file."""
FULLEST = 14
"""Files of a folder, hidden ones and caches aside."""

LAYERS = (
    {"", "errors", "clock"},
    {"domain"},
    {"figure"},
    {"storage", "cues"},
    {"ui", "plain", "cli"},
    {"__main__"},
)
"""The parts of the package, lowest first; "" is its front door. A part imports from lower layers and itself."""

TERMINAL = {"textual", "rich"}
OUTSIDE = TERMINAL | {"sqlite3", "click", "platformdirs"}
FILES = {"os", "io", "pathlib", "shutil", "tempfile", "glob", "socket", "subprocess", "threading", "asyncio"}
NOT_IN_THE_CORE = OUTSIDE | FILES | {"backcare_tui.clock"}

SAYS_NOTHING = {"util", "utils", "helper", "helpers", "manager", "managers"}
READS_THE_TIME = {"now", "utcnow", "today"}
DATES = {"datetime", "date"}


# What a module is and does


def name_of(path: Path) -> str:
    """The dotted name of the module at PATH."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def part_of(module: str) -> str:
    """The part of the package that MODULE belongs to: "domain" for backcare_tui.domain.words.text."""
    return [*module.split("."), ""][1]


def layer_of(part: str) -> int:
    return next(number for number, parts in enumerate(LAYERS) if part in parts)


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def imports(tree: ast.AST, module: str, package: bool = False) -> Iterator[str]:
    """The full names that TREE, the source of MODULE, imports anywhere, also for type checking only."""
    home = module.split(".") if package else module.split(".")[:-1]
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = home[: len(home) - node.level + 1] if node.level else []
            source = ".".join([*base, *([node.module] if node.module else [])])
            # `from backcare_tui import cli` imports a module, `from backcare_tui.cli import run` a name of one.
            yield from (f"{source}.{name.name}" for name in node.names)


def belongs_to(name: str, modules: set[str]) -> bool:
    return any(name == module or name.startswith(f"{module}.") for module in modules)


# The rules. Each returns what is wrong, as words.


def wrong_arrows(tree: ast.AST, module: str, package: bool = False) -> list[str]:
    own = part_of(module)
    own_parts = {part for parts in LAYERS for part in parts}
    wrong = []
    for name in imports(tree, module, package):
        if not belongs_to(name, {"backcare_tui"}):
            continue
        part = part_of(name) if part_of(name) in own_parts else ""
        if part != own and layer_of(part) >= layer_of(own):
            wrong.append(f"{module} imports {name}")
    return wrong


def forbidden(tree: ast.AST, module: str, names: set[str]) -> list[str]:
    return [f"{module} imports {name}" for name in imports(tree, module) if belongs_to(name, names)]


def clock_reads(tree: ast.AST) -> list[str]:
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found += [f"line {node.lineno}: import time" for name in node.names if name.name == "time"]
        elif isinstance(node, ast.ImportFrom) and node.module == "time" and not node.level:
            found.append(f"line {node.lineno}: from time import")
        elif isinstance(node, ast.Attribute) and node.attr in READS_THE_TIME:
            owner = node.value
            called = owner.attr if isinstance(owner, ast.Attribute) else getattr(owner, "id", "")
            if called in DATES:
                found.append(f"line {node.lineno}: {called}.{node.attr}")
    return found


def broad_excepts(tree: ast.AST) -> list[str]:
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.ExceptHandler):
            caught = node.type.elts if isinstance(node.type, ast.Tuple) else [node.type]
            if any(one is None or ast.unparse(one) in {"Exception", "BaseException"} for one in caught):
                found.append(f"line {node.lineno}: except {ast.unparse(node.type) if node.type else ''}".strip())
    return found


def reaches_for_the_app(tree: ast.AST) -> list[str]:
    return [
        f"line {node.lineno}: {ast.unparse(node)}"
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and ast.unparse(node.value) == "self.app"
    ]


def wordless_names(path: Path) -> list[str]:
    words = {word for part in path.with_suffix("").parts for word in part.split("_")}
    return sorted(words & SAYS_NOTHING)


def too_many_lines(text: str) -> list[str]:
    count = len(text.splitlines())
    return [f"{count} lines"] if count > LONGEST else []


def too_many_files(folder: Path) -> list[str]:
    count = sum(1 for path in folder.iterdir() if path.is_file() and not path.name.startswith("."))
    return [f"{count} files"] if count > FULLEST else []


# The package: each rule lists all that breaks it.

Rule = Callable[[Path], list[str]]


def broken(rule: Rule, paths: Iterable[Path]) -> list[str]:
    """What RULE says of PATHS, each line with the file's name."""
    return [f"{path.relative_to(ROOT).as_posix()}: {wrong}" for path in paths for wrong in rule(path)]


def modules_of(*parts: str) -> list[Path]:
    return [path for path in MODULES if part_of(name_of(path)) in parts]


def modules_without(*paths: Path) -> list[Path]:
    return [path for path in MODULES if path not in paths]


def test_every_part_has_its_layer() -> None:
    known = {part for parts in LAYERS for part in parts}
    assert {part_of(name_of(path)) for path in MODULES} <= known


def test_imports_point_down() -> None:
    def wrong(path: Path) -> list[str]:
        return wrong_arrows(tree_of(path), name_of(path), path.name == "__init__.py")

    assert broken(wrong, MODULES) == []


def test_the_core_knows_no_screen_no_disk_and_no_clock() -> None:
    core = modules_of("domain", "figure")
    assert core
    assert broken(lambda path: forbidden(tree_of(path), name_of(path), NOT_IN_THE_CORE), core) == []


def test_only_the_screens_know_textual() -> None:
    others = modules_without(*modules_of("ui"))
    assert broken(lambda path: forbidden(tree_of(path), name_of(path), TERMINAL), others) == []


def test_only_storage_knows_the_database_and_the_doctor_its_version() -> None:
    others = modules_without(*modules_of("storage"), PACKAGE / "cli" / "doctor.py")
    assert broken(lambda path: forbidden(tree_of(path), name_of(path), {"sqlite3"}), others) == []


def test_nobody_but_the_clock_reads_the_time() -> None:
    assert broken(lambda path: clock_reads(tree_of(path)), modules_without(PACKAGE / "clock.py")) == []


def test_errors_are_caught_by_name() -> None:
    assert broken(lambda path: broad_excepts(tree_of(path)), modules_without(PACKAGE / "__main__.py")) == []


def test_what_nobody_foresaw_is_caught_in_one_place() -> None:
    assert len(broad_excepts(tree_of(PACKAGE / "__main__.py"))) == 1


def test_a_widget_does_not_reach_for_the_app() -> None:
    widgets = [path for path in MODULES if PACKAGE / "ui" / "widgets" in path.parents]
    assert widgets
    assert broken(lambda path: reaches_for_the_app(tree_of(path)), widgets) == []


def test_a_file_is_short_and_says_what_it_is() -> None:
    assert broken(lambda path: too_many_lines(path.read_text(encoding="utf-8")), [*MODULES, *TESTS]) == []
    assert broken(lambda path: wordless_names(path.relative_to(ROOT)), [*MODULES, *TESTS]) == []


def test_a_folder_is_seen_at_a_glance() -> None:
    assert broken(too_many_files, sorted({path.parent for path in MODULES})) == []


LOADS = """
import importlib, sys
banned, modules = set(sys.argv[1].split()), sys.argv[2].split()
for module in modules:
    importlib.import_module(module)
    loaded = banned & set(sys.modules)
    if loaded:
        sys.exit(f"{module} loads {', '.join(sorted(loaded))}")
"""


@pytest.mark.parametrize(
    ("parts", "banned"),
    [
        (("domain",), OUTSIDE),
        (("figure",), OUTSIDE),
        (("", "errors", "clock"), OUTSIDE),
        (("storage", "cues"), TERMINAL),
        (("plain", "cli", "__main__"), TERMINAL),
    ],
    ids=["domain", "figure", "leaves", "storage", "lines"],
)
def test_a_fresh_interpreter_loads_no_more_than_a_part_needs(parts: tuple[str, ...], banned: set[str]) -> None:
    modules = [name_of(path) for path in modules_of(*parts)]
    assert modules
    assert loading(modules, banned) == ""


def loading(modules: list[str], banned: set[str]) -> str:
    """The first of MODULES that loads one of BANNED in a new interpreter, and which; empty if none does."""
    command = [sys.executable, "-c", LOADS, " ".join(banned), " ".join(modules)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    return done.stderr.strip()


# The rules themselves


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
