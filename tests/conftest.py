"""What every test starts from: nothing of the machine it runs on, nor of the person who runs it."""

import gc
import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from types import FrameType

import pytest
from hypothesis import HealthCheck, settings

import backcare_tui

_NAMES = {"NO_COLOR", "FORCE_COLOR", "COLUMNS", "LINES", "XDG_CONFIG_HOME", "XDG_DATA_HOME"}
_PREFIXES = ("TEXTUAL_", "BACKCARE_")


def pytest_xdist_auto_num_workers() -> int:
    """Twice as many as there are processors: much of a worker's time passes in waiting, for programs on a
    terminal, for the disk, for what was killed.
    """
    processors = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return 2 * processors


_LONG = (
    "tests/faults/test_kill_terminal.py",
    "tests/replay/",
    "tests/terminal/test_hostile_",
    "tests/terminal/test_program.py",
    "tests/ui/test_monkey.py",
    "tests/ui/terminal/test_typing_ahead.py",
    "tests/faults/",
    "tests/ui/test_screenshots.py",
    "tests/test_packaging.py",
)
"""Where single tests take many seconds."""

_EXAMPLES = {"daily": 30, "thorough": 300}
"""How often each property is tried; no number of its own stands beside a test.

By day each run tries the same examples, so that what fails was broken by the change at hand; a thorough run looks
for new ones.
"""

for _profile, _examples in _EXAMPLES.items():
    settings.register_profile(
        _profile,
        max_examples=_examples,
        derandomize=_profile == "daily",
        deadline=None,  # however busy the machine is
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
    )
settings.load_profile("daily")


_MADE_BEFORE_GARBAGE = 100_000
"""Objects more than there were, before garbage is looked for."""


def pytest_configure(config: pytest.Config) -> None:
    """Textual reads most of its variables when it is imported, which is before any fixture runs.

    Garbage is looked for seldom: usually Python would go through what a test has in use a hundred times, and find
    nothing.
    """
    gc.set_threshold(_MADE_BEFORE_GARBAGE, *gc.get_threshold()[1:])
    for name in _foreign_names():
        if name.startswith("TEXTUAL_"):
            del os.environ[name]
    # Hundreds of programs are started, and each would compile all it imports.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    sys.dont_write_bytecode = False
    if _is_thorough(config):
        settings.load_profile("thorough")


@pytest.hookimpl(tryfirst=True)
def pytest_collection(session: pytest.Session) -> None:
    """Let each of several workers, which all read the same modules at the same time, begin with others: in a fresh
    checkout all have to be compiled, which takes twice as long as all the rest, and whoever comes first does it.
    """
    worker = getattr(session.config, "workerinput", None)
    if worker is None:
        return
    root = session.config.rootpath
    folders = [Path(argument) for argument in session.config.args]
    modules = sorted({module for folder in folders if folder.is_dir() for module in folder.rglob("test_*.py")})
    number, of = int(worker["workerid"].removeprefix("gw")), worker["workercount"]
    first = number * len(modules) // of
    for module in modules[first:] + modules[:first]:
        with suppress(Exception, pytest.skip.Exception):  # which is said when it is collected
            import_module(".".join(module.resolve().relative_to(root).with_suffix("").parts))


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """`-m thorough` tries all properties, too. What takes long comes first: nobody waits for it at the end."""
    if _is_thorough(config):
        for item in items:
            if isinstance(item, pytest.Function) and getattr(item.obj, "is_hypothesis_test", False):
                item.add_marker("thorough")
    items.sort(key=lambda item: not item.nodeid.startswith(_LONG))


def _is_thorough(config: pytest.Config) -> bool:
    marked: str = config.getoption("-m")
    return marked == "thorough"


def pytest_collection_finish() -> None:
    """Import the whole program, since hypothesis draws some of its examples from the constants of what has been
    imported: they would be others in each run, depending on which tests came before in a worker.

    What has been imported stays, and need not be gone through at each collection of garbage.
    """
    for module in walk_packages(backcare_tui.__path__, f"{backcare_tui.__name__}."):
        if not module.name.endswith("__main__"):
            import_module(module.name)
    gc.collect()
    gc.freeze()


_NO_HOME = f"{os.devnull}/home"
"""Nobody can write there, nor make it."""


@pytest.fixture(autouse=True)
def nobodys_machine(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """NO_COLOR alone greys every picture, TEXTUAL_THEME recolours it, COLUMNS and LINES resize programs, and
    BACKCARE_DATA_DIR or a real home would let a test write into somebody's journal.

    Home is the folder of the test, and nowhere for the thousands that need none: to make and remove one for each
    takes longer than most of them.
    """
    for name in _foreign_names():
        monkeypatch.delenv(name)
    has_folder = "tmp_path" in request.fixturenames
    monkeypatch.setenv("HOME", str(request.getfixturevalue("tmp_path")) if has_folder else _NO_HOME)


def _foreign_names() -> list[str]:
    return [name for name in os.environ if name in _NAMES or name.startswith(_PREFIXES)]


@pytest.fixture(autouse=True)
def signals_are_heard() -> Iterator[None]:
    """A shell lets what it runs in the background ignore signals, and children inherit that."""
    usual: dict[int, Callable[[int, FrameType | None], object] | signal.Handlers] = {
        signal.SIGINT: signal.default_int_handler,
        signal.SIGTERM: signal.SIG_DFL,
    }
    for name in ("SIGHUP", "SIGQUIT"):
        if hasattr(signal, name):
            usual[getattr(signal, name)] = signal.SIG_DFL
    before = {number: signal.signal(number, handler) for number, handler in usual.items()}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)
