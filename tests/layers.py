"""The rules of the house: each is a function that lists what is wrong in a module's source."""

import ast
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "backcare_tui"
MODULES = sorted(PACKAGE.rglob("*.py"))
TESTS = sorted((ROOT / "tests").rglob("*.py"))
LONGEST = 400
"""Lines of a file."""
FULLEST = 14
"""Files of a folder, hidden ones and caches aside."""

LAYERS = (
    {"", "errors", "signals"},
    {"clock"},
    {"domain"},
    {"figure"},
    {"storage", "cues"},
    {"ui", "plain", "cli"},
    {"__main__"},
)
"""The parts of the package, lowest first; "" is its front door. A part imports from lower layers and itself."""

WINGS = {
    "domain": (
        {"words"},
        {"light_model", "light_fields", "file_fields", "light_reading"},
        {"catalogue"},
        {"journal"},
        {"session"},
        {"guidance"},
        {"plan"},
        {"interview"},
    ),
    "storage": (
        {
            "os_words",
            "progress",
            "folders",
            "new_file",
            "write_probe",
            "text_file",
            "field_problems",
            "crash_log",
            "voice_cache",
            "entry_body",
        },
        {"journal", "written"},
        {"exchange"},
        {"loaded"},
    ),
    "ui": (
        {"ahead", "messages", "theme", "terminal"},
        {"notices", "troubles", "widgets"},
        {"prose"},
        {"dialogs"},
        {"screens"},
        {"flows"},
        {"commands"},
        {"app"},
    ),
}
"""The wings of a part and the modules beside them, lowest first. A wing imports from lower ones and itself;
modules of one line import from each other as they like.
"""

TERMINAL = {"textual", "rich"}
OUTSIDE = TERMINAL | {"sqlite3", "click", "platformdirs"}
FILES = {"os", "io", "pathlib", "shutil", "tempfile", "glob", "socket", "subprocess", "threading", "asyncio"}
NOT_IN_THE_CORE = OUTSIDE | FILES | {"backcare_tui.clock"}

JOURNALS = {"journal", "store", "JournalStore"}
EVERYTHING = {"entries", "revisions", "damaged"}
"""What reads every change there ever was, and holds it."""

SAYS_THE_DAY = {"date", "weekday", "toordinal", "isocalendar"}
"""What a moment is asked by who does not ask `Days`."""

MOMENTS = {"at", "ended_at", "now", "moment", "written_at", "made_at"}
"""What moments are called."""

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


def wing_of(module: str) -> str:
    """The wing of its part that MODULE belongs to, or its own name where it stands beside the wings."""
    return [*module.split("."), "", ""][2]


def is_wing(part: str, wing: str) -> bool:
    return (PACKAGE / part / wing).is_dir()


def line_of(lines: Iterable[set[str]], wing: str) -> int:
    return next(number for number, wings in enumerate(lines) if wing in wings)


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


def wrong_wings(tree: ast.AST, module: str, package: bool = False) -> list[str]:
    """Imports that go up from one wing of a part to another."""
    part = part_of(module)
    lines = WINGS.get(part, ())
    own = wing_of(module)
    wrong = []
    for name in imports(tree, module, package):
        wing = wing_of(name)
        if not belongs_to(name, {"backcare_tui"}) or part_of(name) != part or wing == own:
            continue
        down = line_of(lines, own) - line_of(lines, wing)
        if down < 0 or (down == 0 and is_wing(part, wing)):
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


def works_before_the_worker(tree: ast.AST) -> list[str]:
    """Where a worker is handed what it is to await, instead of what to call: if the program ends before the worker
    begins, nobody awaits it.
    """
    return [
        f"line {node.lineno}: {ast.unparse(node)}"
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == "run_worker"
        and any(isinstance(work, ast.Call) and ast.unparse(work.func) != "partial" for work in node.args[:1])
    ]


def holds_the_whole_journal(tree: ast.AST) -> list[str]:
    """Where a journal is asked for everything at once, by the names that it goes by."""
    return [
        f"line {node.lineno}: {ast.unparse(node)}"
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute)
        and node.attr in EVERYTHING
        and ast.unparse(node.value).removeprefix("self.").lstrip("_") in JOURNALS
    ]


def wordless_names(path: Path) -> list[str]:
    words = {word for part in path.with_suffix("").parts for word in part.split("_")}
    return sorted(words & SAYS_NOTHING)


def days_of_the_calendar(tree: ast.AST) -> list[str]:
    """Where a moment is asked for its date: the day that it counts for begins when the person says, see `Days`."""
    return [
        f"line {node.lineno}: {ast.unparse(node)}"
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and not node.args
        and (
            node.func.attr == "date"
            or (node.func.attr in SAYS_THE_DAY and ast.unparse(node.func.value).rpartition(".")[2] in MOMENTS)
        )
    ]


def days_by_default(tree: ast.AST) -> list[str]:
    """Where the days of the calendar are somebody's who said nothing of theirs."""
    given: list[ast.expr | None] = []
    for node in ast.walk(tree):
        if isinstance(node, ast.arguments):
            given += [*node.defaults, *node.kw_defaults]
        if isinstance(node, ast.AnnAssign):
            given.append(node.value)
    return [f"line {one.lineno}: MIDNIGHT" for one in given if one is not None and ast.unparse(one) == "MIDNIGHT"]


def too_many_lines(text: str) -> list[str]:
    count = len(text.splitlines())
    return [f"{count} lines"] if count > LONGEST else []


def too_many_files(folder: Path) -> list[str]:
    count = sum(1 for path in folder.iterdir() if path.is_file() and not path.name.startswith("."))
    return [f"{count} files"] if count > FULLEST else []


# Looking at the whole package

Rule = Callable[[Path], list[str]]


def broken(rule: Rule, paths: Iterable[Path]) -> list[str]:
    """What RULE says of PATHS, each line with the file's name."""
    return [f"{path.relative_to(ROOT).as_posix()}: {wrong}" for path in paths for wrong in rule(path)]


def modules_of(*parts: str) -> list[Path]:
    return [path for path in MODULES if part_of(name_of(path)) in parts]


def modules_without(*paths: Path) -> list[Path]:
    return [path for path in MODULES if path not in paths]


LOADS = """
import importlib, sys
banned, modules = set(sys.argv[1].split()), sys.argv[2].split()
for module in modules:
    importlib.import_module(module)
    loaded = banned & set(sys.modules)
    if loaded:
        sys.exit(f"{module} loads {', '.join(sorted(loaded))}")
"""


def loading(modules: list[str], banned: set[str]) -> str:
    """The first of MODULES that loads one of BANNED in a new interpreter, and which; empty if none does."""
    command = [sys.executable, "-c", LOADS, " ".join(banned), " ".join(modules)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    return done.stderr.strip()
