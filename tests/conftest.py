"""What every test starts from: nothing of the machine it runs on, nor of the person who runs it."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

_NAMES = {"NO_COLOR", "FORCE_COLOR", "COLUMNS", "LINES", "XDG_CONFIG_HOME", "XDG_DATA_HOME"}
_PREFIXES = ("TEXTUAL_", "BACKCARE_")


def pytest_configure() -> None:
    """Textual reads most of its variables when it is imported, which is before any fixture runs."""
    for name in _foreign_names():
        if name.startswith("TEXTUAL_"):
            del os.environ[name]


@pytest.fixture(autouse=True)
def nobodys_machine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """NO_COLOR alone greys every picture, TEXTUAL_THEME recolours it, COLUMNS and LINES resize programs, and
    BACKCARE_DATA_DIR or a real home would let a test write into somebody's journal.
    """
    for name in _foreign_names():
        monkeypatch.delenv(name)
    monkeypatch.setenv("HOME", str(tmp_path))


def _foreign_names() -> list[str]:
    return [name for name in os.environ if name in _NAMES or name.startswith(_PREFIXES)]


@pytest.fixture(autouse=True)
def signals_are_heard() -> Iterator[None]:
    """A shell lets what it runs in the background ignore signals, and children inherit that."""
    usual = {signal.SIGINT: signal.default_int_handler, signal.SIGTERM: signal.SIG_DFL}
    for name in ("SIGHUP", "SIGQUIT"):
        if hasattr(signal, name):
            usual[getattr(signal, name)] = signal.SIG_DFL
    before = {number: signal.signal(number, handler) for number, handler in usual.items()}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)
