"""What must never be written: a second way into the open journal, SQL made of text, ways to run what was read."""

import ast
import os
import re
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from backcare_tui.domain.journal.backup import Reason
from backcare_tui.domain.journal.days import MIDNIGHT
from backcare_tui.storage.journal.file import JOURNAL_NAME
from backcare_tui.storage.journal.store import JournalStore
from tests.fake_clock import FakeClock
from tests.layers import MODULES, ROOT, broken, tree_of
from tests.storage.entries import a_rating

_SQL = re.compile(
    r"\b(SELECT\b.*\bFROM|INSERT\s+INTO|UPDATE\b.*\bSET|DELETE\s+FROM|PRAGMA|CREATE|DROP|ATTACH)\b", re.DOTALL
)
_RUNS_SQL = {"execute", "executemany"}
_RUNS_WHAT_WAS_READ = {"pickle", "marshal", "shelve", "dill", "yaml", "code"}
_DANGEROUS_CALLS = {"eval", "exec", "compile", "__import__", "os.system", "os.popen", "subprocess.getoutput"}


def text_as_sql(tree: ast.AST) -> list[str]:
    """SQL that is put together from pieces, and scripts, which run outside of transactions."""
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            text = "".join(str(part.value) for part in node.values if isinstance(part, ast.Constant))
            if _SQL.search(text):
                found.append(f"line {node.lineno}: {ast.unparse(node)}")
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            made = bool(node.args) and isinstance(node.args[0], ast.BinOp | ast.Call | ast.JoinedStr)
            if node.func.attr == "executescript" or (node.func.attr in _RUNS_SQL and made):
                found.append(f"line {node.lineno}: {ast.unparse(node)}")
    return found


def runs_what_was_read(tree: ast.AST) -> list[str]:
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import | ast.ImportFrom):
            names = [name.name for name in node.names] if isinstance(node, ast.Import) else [node.module or ""]
            found += [f"line {node.lineno}: {name}" for name in names if name.split(".")[0] in _RUNS_WHAT_WAS_READ]
        if isinstance(node, ast.Call):
            shell = any(
                word.arg == "shell" and not (isinstance(word.value, ast.Constant) and word.value.value is False)
                for word in node.keywords
            )
            if shell or ast.unparse(node.func) in _DANGEROUS_CALLS:
                found.append(f"line {node.lineno}: {ast.unparse(node)}")
    return found


def test_no_sql_is_made_of_text() -> None:
    assert broken(lambda path: text_as_sql(tree_of(path)), MODULES) == []


def test_nothing_that_was_read_is_run() -> None:
    assert broken(lambda path: runs_what_was_read(tree_of(path)), MODULES) == []


@pytest.mark.parametrize(
    ("rule", "source", "count"),
    [
        (text_as_sql, 'connection.execute(f"SELECT * FROM {table}")', 2),
        (text_as_sql, 'connection.execute("SELECT " + name)', 1),
        (text_as_sql, 'connection.execute("SELECT {}".format(name))', 1),
        (text_as_sql, 'statement = f"DELETE FROM {table}"', 1),
        (text_as_sql, "connection.executescript(script)", 1),
        (text_as_sql, 'connection.execute("SELECT body FROM state WHERE name = ?", (name,))', 0),
        (text_as_sql, 'print(f"Select what to take from {name}")', 0),
        (runs_what_was_read, "import pickle", 1),
        (runs_what_was_read, "from yaml import load", 1),
        (runs_what_was_read, "eval(text)", 1),
        (runs_what_was_read, "os.system(command)", 1),
        (runs_what_was_read, "subprocess.run(command, shell=True)", 1),
        (runs_what_was_read, "subprocess.run([command], shell=False)\nre.compile(pattern)", 0),
    ],
)
def test_the_rules_find_what_they_forbid(rule: Callable[[ast.AST], list[str]], source: str, count: int) -> None:
    assert len(rule(ast.parse(source))) == count


# One way into the open journal: closing any other drops the locks that SQLite holds for the whole process.

_WATCH = """
import os, sqlite3, sys, traceback
journal, *sys.argv[1:] = sys.argv[1:]
connections, wrong = [], []

def is_open(connection):
    try:
        connection.total_changes
    except sqlite3.ProgrammingError:
        return False
    return True

def watch(event, arguments):
    if event == "sqlite3.connect/handle" and connecting[0]:
        connections.append(arguments[0])
    elif event == "sqlite3.connect":
        connecting[0] = f"/{os.path.basename(journal)}?mode=rw" in str(arguments[0])
    elif event == "open" and isinstance(arguments[0], (str, bytes, os.PathLike)):
        if os.path.realpath(os.fsdecode(arguments[0])) == journal and any(map(is_open, connections)):
            wrong.append("".join(traceback.format_stack(limit=6)))

connecting = [False]
sys.addaudithook(watch)
"""
_COMMAND = """
from backcare_tui.__main__ import main
status = main()
print(*wrong, len(connections), file=sys.stderr)
sys.exit(status)
"""
_OPENS_AGAIN = """
from pathlib import Path
from backcare_tui.domain.journal.days import MIDNIGHT
from backcare_tui.storage.journal.store import JournalStore
from tests.fake_clock import FakeClock
store = JournalStore.open(Path(journal).parent, FakeClock(), MIDNIGHT)
Path(journal).read_bytes()
print(*wrong, len(connections), file=sys.stderr)
"""


def watched(journal: Path, lines: str, *arguments: str) -> str:
    """Where LINES of Python open JOURNAL though they are connected to it, then how often they connected."""
    done = subprocess.run(
        [sys.executable, "-c", _WATCH + lines, str(journal), *arguments],
        env={**os.environ, "BACKCARE_DATA_DIR": str(journal.parent), "BACKCARE_CONFIG_DIR": str(journal.parent)},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stderr


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    with closing(JournalStore.open(folder, FakeClock(), MIDNIGHT)) as store:
        store.add(a_rating())
        store.back_up(Reason.ASKED)
    return folder / JOURNAL_NAME


@pytest.mark.parametrize(
    "command",
    [
        ("log", "4"),
        ("journal", "--json"),
        ("export", "journal.json"),
        ("backup", "copy.db"),
        ("restore", "backup"),
        ("doctor",),
        ("doctor", "--repair"),
    ],
    ids=" ".join,
)
def test_a_command_that_is_connected_does_not_open_the_file(journal: Path, command: tuple[str, ...]) -> None:
    (backup,) = (file for folder in journal.parent.parent.glob("*-backups") for file in folder.iterdir())
    names = {"backup": str(backup)} if command[0] == "restore" else {}
    files = [str(journal.parent.parent / word) if "." in word else names.get(word, word) for word in command[1:]]
    said = watched(journal, _COMMAND, command[0], *files)
    assert "File" not in said
    assert int(said.split()[-1]) > 0, "it never connected, so this says nothing"


def test_a_second_way_in_is_found(journal: Path) -> None:
    assert "read_bytes" in watched(journal, _OPENS_AGAIN)
