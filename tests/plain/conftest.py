"""A session line by line, and its journal in memory: no test here pulls the plug."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.in_memory import tmp_path
from tests.plain.line_by_line import LineByLine
from tests.storage.welcomed import welcome

__all__ = ["stage", "tmp_path"]


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[LineByLine]:
    """Of somebody whose first start was before."""
    stage = LineByLine(tmp_path)
    welcome(stage.store)
    yield stage
    stage.store.close()
