"""What the harnesses share: a source of chance that can be repeated, and processes that write."""

import os
import random
import sys
from collections.abc import Iterator

import pytest

if sys.platform != "linux":
    collect_ignore_glob = ["test_*.py"]

from tests.faults.strace import CannotTraceError, run
from tests.faults.writer import Order, Writers


@pytest.fixture
def chance() -> random.Random:
    """A source of chance, another in each run. A failed test shows its seed: FAULTS_SEED=... repeats it."""
    seed = int(os.environ.get("FAULTS_SEED", random.SystemRandom().randrange(2**32)))
    print(f"FAULTS_SEED={seed}")
    return random.Random(seed)  # noqa: S311


@pytest.fixture(scope="module")
def writers() -> Iterator[Writers]:
    with Writers() as writers:
        yield writers


@pytest.fixture(scope="module")
def traced_writers(writers: Writers, tmp_path_factory: pytest.TempPathFactory) -> Writers:
    """`writers` on a machine where strace may trace them."""
    folder = tmp_path_factory.mktemp("traced")
    order = Order("adding", str(folder / "data"), str(folder / "acks"), 0, 1)
    try:
        run(writers, order, folder / "log")
    except CannotTraceError as error:
        pytest.skip(str(error))
    return writers
