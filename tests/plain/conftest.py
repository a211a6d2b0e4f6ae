from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.plain.line_by_line import LineByLine
from tests.storage.welcomed import welcome


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[LineByLine]:
    """Of somebody whose first start was before."""
    stage = LineByLine(tmp_path)
    welcome(stage.store)
    yield stage
    stage.store.close()
