"""A running app for each test, with a journal of its own."""

import tempfile
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from types import CodeType, FunctionType
from typing import Any
from weakref import WeakKeyDictionary

import pytest
from textual import _callback, strip
from textual._styles_cache import StylesCache
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet
from textual.message import Message
from textual.message_pump import MessagePump

from backcare_tui.ui.terminal import typing_order
from backcare_tui.ui.widgets.figure import figure_view
from tests.in_memory import memory
from tests.ui import host
from tests.ui.figures_once import remembering
from tests.ui.host import OpenSession
from tests.ui.idle import asking_instead
from tests.ui.running_app import OpenApp, run_app


@pytest.fixture(scope="session", autouse=True)
def styles_are_read_once() -> Iterator[None]:
    """Each app would parse the same style sheets again. What they come to depends on nothing but their text, where
    they stand and the colours of the theme.
    """
    parse, parsed = Stylesheet._parse_rules, dict[Any, list[RuleSet]]()
    frozen = WeakKeyDictionary[Stylesheet, tuple[dict[str, str], frozenset[tuple[str, str]]]]()
    the_same = dict[frozenset[tuple[str, str]], frozenset[tuple[str, str]]]()

    def remembered(sheet: Stylesheet, *what: Any, **more: Any) -> list[RuleSet]:
        if sheet not in frozen or frozen[sheet][0] is not sheet._variables:
            variables = frozenset(sheet._variables.items())
            # One of all that are equal, or each look-up would compare them, variable by variable.
            frozen[sheet] = (sheet._variables, the_same.setdefault(variables, variables))
        key = (frozen[sheet][1], what, tuple(more.items()))
        if key not in parsed:
            parsed[key] = parse(sheet, *what, **more)
        return parsed[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Stylesheet, "_parse_rules", remembered)
        patch.setattr(RuleSet, "__hash__", object.__hash__)  # of its identity, as its own, in a tenth of the time
        yield


@pytest.fixture(scope="session", autouse=True)
def parameters_are_counted_once() -> Iterator[None]:
    """Textual inspects the signature of whatever it calls, and of what is made for one call, a lambda or a partial
    function, each time anew. How many parameters there are depends on nothing but the code.
    """
    count, counted = _callback._count_parameters, dict[tuple[CodeType, bool], int]()

    def remembered(call: Callable[..., Any]) -> int:
        function = getattr(call, "__func__", call)
        if not isinstance(function, FunctionType) or vars(function).keys() & {"__wrapped__", "__signature__"}:
            return count(call)
        key = function.__code__, function is call
        if key not in counted:
            counted[key] = count(call)
        return counted[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(_callback, "_count_parameters", remembered)
        yield


def _kept(most: int) -> dict[Any, Any]:
    """A cache that keeps more than the MOST that it was asked to keep."""
    return {}


@pytest.fixture(scope="session", autouse=True)
def strips_are_made_quickly() -> Iterator[None]:
    """Each line of each widget gets seven small caches for what is made of it, which take longer to make than all
    the rest of it. Here they are dictionaries, which keep all of that, and do not count how often it is asked for.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(strip, "FIFOCache", _kept)
        yield


@pytest.fixture(scope="session", autouse=True)
def handlers_are_looked_for_once() -> Iterator[None]:
    """Textual goes through all classes of whatever gets a message for methods of two names, a hundred thousand
    times. Which of them have one depends on nothing but the classes; what it is, is looked up each time. Where
    handlers are told by `@on`, Textual looks itself.
    """
    look = MessagePump._get_dispatch_methods
    found = dict[tuple[type, type, str], list[tuple[type, str]] | None]()

    def by_name(pump: MessagePump, message: Message, places: list[tuple[type, str]]) -> Iterator[tuple[type, Any]]:
        for kind, name in places:
            if message._no_default_action:
                break
            if not getattr(method := kind.__dict__[name], "_textual_on", None):
                yield kind, method.__get__(pump, kind)

    def remembered(pump: MessagePump, name: str, message: Message) -> Iterable[tuple[type, Any]]:
        key = (type(pump), type(message), name)
        if key not in found:
            kinds = type(pump).__mro__
            told = {of for kind in kinds for of in kind.__dict__.get("_decorated_handlers") or ()}
            named = [(kind, next((n for n in (f"_{name}", name) if kind.__dict__.get(n)), "")) for kind in kinds]
            found[key] = [one for one in named if one[1]] if told.isdisjoint(type(message).__mro__) else None
        places = found[key]
        return look(pump, name, message) if places is None else by_name(pump, message, places)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(MessagePump, "_get_dispatch_methods", remembered)
        yield


@pytest.fixture(scope="session", autouse=True)
def apps_are_asked_whether_they_are_at_rest() -> Iterator[None]:
    """Textual would wait until nobody has used the processor for a while, and twice or thrice for each key."""
    with asking_instead():
        yield


@pytest.fixture(scope="session", autouse=True)
def figures_are_drawn_once() -> Iterator[None]:
    """Most tests show the same few, and look at the words beside them."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("draw", "tell", "written"):
            patch.setattr(figure_view, name, remembering(getattr(figure_view, name)))
        yield


@pytest.fixture(autouse=True)
def what_was_drawn_is_let_go() -> Iterator[None]:
    """Textual keeps the widgets of the last thousand borders that it drew, with all their lines."""
    yield
    StylesCache.get_inner_outer.cache_clear()


@pytest.fixture
def folder(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Where the journal of `open_app` lies: in memory where that can be had, for no test here pulls the plug.

    Home is beside it, for a test that has no other folder.
    """
    with tempfile.TemporaryDirectory(dir=memory()) as folder:
        if "tmp_path" not in request.fixturenames:
            monkeypatch.setenv("HOME", folder)
        yield Path(folder) / "journal"


@pytest.fixture
def keys_wait_for_no_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a test holds the disk up, nobody waits for seconds until the next key is given on all the same."""
    for name in ("_LONGEST_S", "_PATIENCE_S"):
        monkeypatch.setattr(typing_order, name, 0.05)


@pytest.fixture
def open_app(folder: Path) -> OpenApp:
    """`async with open_app() as stage` runs the app; doing it again opens the same journal."""
    return partial(run_app, folder)


@pytest.fixture
def open_session(folder: Path) -> OpenSession:
    """`async with open_session(id) as (stage, screen)` shows the screen of a session without the program."""
    return partial(host.open_session, folder)
