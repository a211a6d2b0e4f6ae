"""No private name of Textual is used but those that are listed, and each of these is what it was taken for."""

import ast
import inspect
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path
from textwrap import dedent

import pytest
import textual

from backcare_tui.ui.terminal.textual_names import PRIVATE_NAMES, PrivateName
from tests.layers import PACKAGE, modules_of, name_of, tree_of

TERMINAL = PACKAGE / "ui" / "terminal"
OF_TUPLES = {"_replace", "_asdict", "_fields", "_make"}
LISTED = {(entry.owner, entry.name) for entry in PRIVATE_NAMES if entry.name}


def is_private(name: str) -> bool:
    return name.startswith("_") and not name.startswith("__")


@cache
def own_private_names(kind: type) -> frozenset[str]:
    """The private methods and attributes that the source of KIND gives it."""
    tree = ast.parse(dedent(inspect.getsource(kind)))
    body = tree.body[0]
    assert isinstance(body, ast.ClassDef)
    names = {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)}
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Attribute)
            and isinstance(node.ctx, ast.Store)
            and ast.unparse(node.value) == "self"
        ):
            names.add(node.attr)
    for node in body.body:
        targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
        names |= {target.id for target in targets if isinstance(target, ast.Name)}
    return frozenset(filter(is_private, names))


def owner_of(kind: type, name: str) -> str | None:
    """The lowest class of Textual among those KIND derives from that has NAME; None if none has."""
    owners = [
        one.__name__
        for one in kind.__mro__
        if one.__module__.split(".")[0] == "textual" and name in own_private_names(one)
    ]
    return owners[-1] if owners else None


@cache
def all_private_names() -> frozenset[str]:
    """Every private name that anything in Textual is given."""
    names: set[str] = set()
    for path in Path(textual.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
                names.add(node.name)
            elif isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store):
                names.add(node.attr)
    return frozenset(filter(is_private, names))


def private_uses(tree: ast.Module, scope: dict[str, object]) -> Iterator[tuple[str, str]]:
    """The private names of Textual that TREE uses, whose names mean what they do in SCOPE: owner and name.

    The owner is a module where something is imported, and unknown, "?", where another object than `self` is asked.
    """
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            names = [*(node.module or "").split("."), *(name.name for name in node.names)]
            if names[0] == "textual" and any(map(is_private, names)):
                yield (node.module or "", "")
        elif isinstance(node, ast.Import):
            for imported in node.names:
                if imported.name.startswith("textual.") and any(map(is_private, imported.name.split("."))):
                    yield (imported.name, "")
        elif (
            isinstance(node, ast.Attribute)
            and node.attr in all_private_names() - OF_TUPLES
            and ast.unparse(node.value) not in ("self", "cls", "super()")
        ):
            yield ("?", node.attr)
    for body in tree.body:
        kind = scope.get(body.name) if isinstance(body, ast.ClassDef) else None
        if isinstance(kind, type):
            for node in ast.walk(body):
                name = node.attr if isinstance(node, ast.Attribute) else getattr(node, "name", None)
                if isinstance(name, str) and is_private(name) and (owner := owner_of(kind, name)):
                    yield (owner, name)


def uses_in(path: Path) -> set[tuple[str, str]]:
    tree = tree_of(path)
    own = {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)}
    own |= {
        node.attr
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute)
        and isinstance(node.ctx, ast.Store)
        and ast.unparse(node.value) == "self"
    }
    found = private_uses(tree, vars(import_module(name_of(path))))
    return {(owner, name) for owner, name in found if owner != "?" or name not in own}


def test_no_other_room_uses_a_private_name_of_textual() -> None:
    others = [path for path in modules_of("ui") if path.parent != TERMINAL]
    assert len(others) > 30
    assert {path.name: uses for path in others if (uses := uses_in(path))} == {}


def test_this_room_uses_those_that_are_listed_and_no_others() -> None:
    used = set().union(*(uses_in(path) for path in TERMINAL.glob("*.py")))
    modules = {(entry.module, "") for entry in PRIVATE_NAMES if not entry.name}
    assert used == LISTED | modules


@pytest.mark.parametrize("entry", PRIVATE_NAMES, ids=lambda entry: f"{entry.owner}.{entry.name}".rstrip("."))
def test_what_is_listed_is_there_as_it_is_used(entry: PrivateName) -> None:
    if entry.owner == "LinuxDriver":
        pytest.importorskip("termios", reason="there is no such driver on Windows")
    owner = getattr(import_module(entry.module), entry.owner)
    if entry.takes is None:
        assert entry.name in own_private_names(owner)
    else:
        asked = getattr(owner, entry.name) if entry.name else owner.__init__
        assert tuple(inspect.signature(asked).parameters) == entry.takes
    assert len(entry.why.split()) > 4


def test_what_the_parser_learns_about_the_terminal_is_there() -> None:
    from textual._xterm_parser import XTermParser

    from backcare_tui.ui.terminal.input import _LEARNT

    assert vars(XTermParser()).keys() >= set(_LEARNT)


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("from textual._context import active_app", ("textual._context", "")),
        ("import textual._compositor", ("textual._compositor", "")),
        ("from textual.app import _NullFile", ("textual.app", "")),
        ("class One(App):\n def seen(self): return self._driver", ("App", "_driver")),
        ("class One(App):\n def _fatal_error(self): pass", ("App", "_fatal_error")),
        ("class One(Screen):\n def seen(self): return super()._binding_chain", ("Screen", "_binding_chain")),
        ("class One(Screen):\n def seen(self): self._bindings.bind('a', 'b')", ("DOMNode", "_bindings")),
        ("def seen(screen): return screen._compositor", ("?", "_compositor")),
    ],
)
def test_a_private_name_is_found(source: str, found: tuple[str, str]) -> None:
    scope: dict[str, object] = {}
    exec("from textual.app import App\nfrom textual.screen import Screen\n" + source, scope)  # noqa: S102
    assert found in set(private_uses(ast.parse(source), scope))


@pytest.mark.parametrize(
    "source",
    [
        "from textual.app import App",
        "class One(App):\n def seen(self): return self.screen",
        "class One(App):\n def seen(self): self._of_the_program = 1",
        "def seen(pair): return pair._replace(x=1)",
    ],
)
def test_what_is_public_or_the_programs_own_passes(source: str) -> None:
    scope: dict[str, object] = {}
    exec("from textual.app import App\n" + source, scope)  # noqa: S102
    assert set(private_uses(ast.parse(source), scope)) == set()
