"""A stage for each test, with a journal of its own."""

from functools import partial
from pathlib import Path

import pytest

from tests.ui.stage import OpenApp, open_stage


@pytest.fixture
def open_app(tmp_path: Path) -> OpenApp:
    """`async with open_app() as stage` runs the app; doing it again opens the same journal."""
    return partial(open_stage, tmp_path / "journal")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the journal of `open_app` lies."""
    return tmp_path / "journal"
