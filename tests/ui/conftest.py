"""A running app for each test, with a journal of its own."""

import os
import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet

from backcare_tui.ui.terminal import typing_order
from tests.ui import host
from tests.ui.host import OpenSession
from tests.ui.running_app import OpenApp, run_app


@pytest.fixture(scope="session", autouse=True)
def styles_are_read_once() -> Iterator[None]:
    """Each app would parse the same style sheets again. What they come to depends on nothing but their text, where
    they stand and the colours of the theme.
    """
    parse, parsed = Stylesheet._parse_rules, dict[Any, list[RuleSet]]()

    def remembered(sheet: Stylesheet, *what: Any, **more: Any) -> list[RuleSet]:
        key = (frozenset(sheet._variables.items()), what, tuple(more.items()))
        if key not in parsed:
            parsed[key] = parse(sheet, *what, **more)
        return parsed[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Stylesheet, "_parse_rules", remembered)
        yield


@pytest.fixture
def folder(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Where the journal of `open_app` lies: in memory where that can be had, for no test here pulls the plug.

    Home is beside it, for a test that has no other folder.
    """
    memory = Path("/dev/shm")  # noqa: S108
    place = memory if memory.is_dir() and os.access(memory, os.W_OK) else None
    with tempfile.TemporaryDirectory(dir=place) as folder:
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
