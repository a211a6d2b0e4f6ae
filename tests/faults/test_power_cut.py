"""The power goes at any moment: what was said to be saved is on the disk, and the journal opens."""

import random
import shutil
from pathlib import Path

import pytest

from tests.faults.disk_model import Disk
from tests.faults.strace import escaped, run
from tests.faults.subjects import LIFE, State, read, states, subjects
from tests.faults.writer import ACKS, Order, Writers, said

_STEPS = 20


class PowerCuts:
    """The calls of one writer, cut short again and again."""

    def __init__(self, writers: Writers, subject: str, steps: int, folder: Path) -> None:
        self._subject = subjects()[subject]
        self._folder = folder
        self._acks = escaped(folder / ACKS)
        (folder / "disk").mkdir()
        order = Order(subject, str(folder / "disk" / "data"), str(folder / ACKS), 0, steps)
        self._calls = run(writers, order, folder / "log")
        assert said(order).saved == tuple(range(steps))
        self._states = states(self._subject, steps, folder / "states")

    def losses(self, cuts: int, chance: random.Random) -> list[str]:
        """What is wrong after each of so many cuts at random moments, as far as something is."""
        moments = sorted(chance.randrange(len(self._calls) + 1) for _ in range(cuts))
        disk, done, said_so_far = Disk(self._folder / "disk"), 0, 0
        wrong = []
        for moment in moments:
            for call in self._calls[done:moment]:
                disk.take(call)
                said_so_far += call.name == "write" and self._acks in call.arguments
            done = moment
            saved = max(0, said_so_far - 1)  # the first thing said is that it is open
            found = self._found_after_a_cut(disk, chance)
            if found not in self._states[saved : saved + 2]:
                wrong.append(f"before call {moment}, {saved} steps were saved, and then: {found}")
        return wrong

    def _found_after_a_cut(self, disk: Disk, chance: random.Random) -> State:
        into = self._folder / "after"
        disk.cut(into, chance)
        try:
            return read(self._subject, into / "data")
        except Exception as error:  # noqa: BLE001 - a bad store may fail in any way
            return repr(error)
        finally:
            shutil.rmtree(into)


@pytest.mark.parametrize("cuts", [100, pytest.param(1000, marks=pytest.mark.thorough)])
@pytest.mark.parametrize(("subject", "steps"), [("adding", _STEPS), ("lived-in", len(LIFE))])
def test_a_power_cut_takes_nothing_that_was_saved(
    traced_writers: Writers, tmp_path: Path, chance: random.Random, subject: str, steps: int, cuts: int
) -> None:
    assert PowerCuts(traced_writers, subject, steps, tmp_path).losses(cuts, chance) == []


@pytest.mark.parametrize("bad", ["renamed-file", "unsynced-database", "default-database"])
def test_the_loss_of_a_bad_store_is_found(
    traced_writers: Writers, tmp_path: Path, chance: random.Random, bad: str
) -> None:
    assert len(PowerCuts(traced_writers, bad, _STEPS, tmp_path).losses(200, chance)) > 5
