"""Every call that the journal makes on its folder fails once, or is the last: nothing that was saved is lost.

After SQLite's own way of testing: a first run is written down, then it is run again for each call N, in which
call N is answered with an error or the process is killed in its place.
"""

import errno
import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import pytest

from backcare_tui.storage.os_words import os_cause
from tests.faults.strace import Call, run
from tests.faults.subjects import LIFE, State, read, states, subjects
from tests.faults.writer import Order, Said, Writers, said

_WRITING = {
    "openat",
    "mkdir",
    "pwrite64",
    "write",
    "fsync",
    "fdatasync",
    "ftruncate",
    "chmod",
    "unlink",
    "unlinkat",
}
_WRITING |= {"link", "linkat", "rename", "renameat", "renameat2"}
_TAKING_ROOM = {"mkdir", "pwrite64", "write", "link", "rename"}
_KILL, _FULL, _BROKEN = "signal=KILL", "error=ENOSPC", "error=EIO"

_READ_ONLY, _DISK_FULL = "could only be read just now", "disk is full"
_TRUE_OF_WRITING = [_READ_ONLY, "could not be opened just now", _DISK_FULL, "disk reported an error"]
"""SQLite opens for reading what it fails to open for writing, and cannot say why; by the time that it is looked
for, what was wrong for one call only is over.
"""
_TRUE_OF_READING = [*_TRUE_OF_WRITING, "is damaged", "was moved or deleted", "permission is denied"]
"""What SQLite says of a page or a name that cannot be read, and Python of a folder that cannot be asked."""

_NO_HARD_LINKS = "link,linkat:error=EPERM"


@dataclass(frozen=True)
class Harm:
    """What is done to one call."""

    call: Call
    fault: str

    def __str__(self) -> str:
        return f"{self.call.name}:{self.fault}:when={self.call.number}"


class Sweep:
    """Runs of one subject, each in a folder of its own."""

    def __init__(
        self, writers: Writers, subject: str, steps: int, folder: Path, always: Sequence[str] = ()
    ) -> None:
        self._subject = subjects()[subject]
        self._name, self._steps, self._folder = subject, steps, folder
        self._writers, self._always = writers, tuple(always)
        self._runs = 0
        self._states = states(self._subject, steps, folder / "states")

    def calls(self) -> list[Call]:
        """The calls of a run in which nothing fails."""
        order, calls = self._run()
        assert said(order).saved == tuple(range(self._steps))
        return [call for call in calls if call.touches(Path(order.folder))]

    def harms(self) -> list[Harm]:
        """All that can be done to the calls of a run in which nothing fails."""
        return [
            Harm(call, fault)
            for call in self.calls()
            for fault in ((_KILL, _FULL, _BROKEN) if call.name in _WRITING else (_BROKEN,))
            if not any(call.name in fault.split(":")[0].split(",") for fault in self._always)
        ]

    def wrong(self, harm: Harm) -> str:
        """What is wrong after a run with HARM; empty if nothing is."""
        order, _ = self._run(str(harm))
        words = said(order)
        told = f"{harm.fault} in {harm.call}, after which it said {words}: "
        try:
            found = read(self._subject, Path(order.folder))
            again = read(self._subject, Path(order.folder))
        except Exception as error:  # noqa: BLE001 - a bad store may fail in any way
            return f"{told}the next start fails with {error!r}"
        if found not in self._allowed(words):
            return f"{told}it then holds {found}"
        if again != found:
            return f"{told}it holds {found} and at the next start {again}"
        misled = self._misled(harm, words)
        return misled and told + misled

    def unnamed(self, call: Call, error: str) -> list[str]:
        """What is said if CALL and all after it of its kind are answered with ERROR and that is not named."""
        order, _ = self._run(f"{call.name}:error={error}:when={call.number}+")
        words = said(order)
        cause = os_cause(OSError(getattr(errno, error), ""))
        ended = [words.crashed] if words.crashed else []  # nothing can be read while no change can be taken back
        if any(cause not in why.lower() for why in [*words.refused, *ended]):
            return [f"{error} from {call} on: {words}"]
        if not (words.refused or ended) and words.saved != tuple(range(self._steps)):
            return [f"{error} from {call} on: not a word"]
        return []

    def _allowed(self, words: Said) -> list[State]:
        """What may be there: all that was saved, and at most the step after it."""
        if words.gave_up:
            return self._states[words.gave_up[0] : words.gave_up[0] + 1]
        return self._states[len(words.saved) : len(words.saved) + 2]

    def _misled(self, harm: Harm, words: Said) -> str:
        """What a person would not have understood; empty if all was said."""
        if words.crashed:
            return "it did not say what was wrong"
        if harm.fault == _KILL:
            return ""
        if not words.refused and len(words.saved) < self._steps:
            return "it stopped without a word"
        if words.gave_up and _READ_ONLY not in words.refused[0]:
            return "it never recovered"
        if words.gave_up:
            return ""  # it stays so until the next start, and does not hide it
        causes = _TRUE_OF_WRITING if harm.call.name in _WRITING - {"openat"} else _TRUE_OF_READING
        if harm.fault == _FULL and harm.call.name in _TAKING_ROOM:
            causes = [_DISK_FULL]
        wrong = [why for why in words.refused if not any(cause in why for cause in causes)]
        return f"that is not the cause: {wrong}" if wrong else ""

    def _run(self, *faults: str) -> tuple[Order, list[Call]]:
        folder = self._new_folder()
        order = Order(self._name, str(folder / "data"), str(folder / "acks"), 0, self._steps)
        return order, run(self._writers, order, folder / "log", (*self._always, *faults))

    def _new_folder(self) -> Path:
        self._runs += 1
        folder = self._folder / str(self._runs)
        folder.mkdir()
        return folder


T = TypeVar("T")


def some(harms: Sequence[T], runs: int, chance: random.Random) -> Sequence[T]:
    """So many of HARMS, spread over the whole run."""
    step = max(1, len(harms) / runs)
    start = chance.random() * step
    return [harms[int(start + number * step)] for number in range(int((len(harms) - start - 1) / step) + 1)]


_RUNS = [20, pytest.param(10**6, marks=pytest.mark.thorough)]


@pytest.mark.parametrize("runs", _RUNS)
def test_no_call_can_fail_so_that_something_is_lost(
    traced_writers: Writers, tmp_path: Path, chance: random.Random, runs: int
) -> None:
    sweep = Sweep(traced_writers, "lived-in", len(LIFE), tmp_path)
    assert [wrong for harm in some(sweep.harms(), runs, chance) if (wrong := sweep.wrong(harm))] == []


@pytest.mark.parametrize("runs", _RUNS)
def test_no_first_start_without_hard_links_is_in_the_way_of_the_next(
    traced_writers: Writers, tmp_path: Path, chance: random.Random, runs: int
) -> None:
    sweep = Sweep(traced_writers, "adding", 1, tmp_path, always=[_NO_HARD_LINKS])
    harms = sweep.harms()
    around = next(number for number, harm in enumerate(harms) if harm.call.name == "rename")
    some_harms = some(harms, runs // 2, chance) if runs < len(harms) else harms
    chosen = {str(harm): harm for harm in [*some_harms, *harms[max(0, around - 10) : around + 10]]}
    assert [wrong for harm in chosen.values() if (wrong := sweep.wrong(harm))] == []


_LASTING = {
    "openat": ("EACCES", "EROFS", "ENOSPC", "EDQUOT", "EMFILE", "ENAMETOOLONG", "ELOOP", "EIO"),
    "pwrite64": ("ENOSPC", "EDQUOT", "EFBIG", "EIO"),
    "fdatasync": ("ENOSPC", "EDQUOT", "EIO"),
    "unlink": ("EACCES", "EROFS", "EIO"),
    "link": ("ENOSPC", "EDQUOT", "EROFS", "EIO"),
    "mkdir": ("EACCES", "EROFS", "ENOSPC", "EDQUOT", "EIO"),
}
"""What goes on failing, as it does in life: from one call on each of its kind is answered so."""


@pytest.mark.parametrize("runs", [1, pytest.param(10**6, marks=pytest.mark.thorough)])
def test_a_cause_that_lasts_is_named(
    traced_writers: Writers, tmp_path: Path, chance: random.Random, runs: int
) -> None:
    sweep = Sweep(traced_writers, "adding", 2, tmp_path)
    calls = sweep.calls()
    wrong = []
    for name, errors in _LASTING.items():
        of_name = [call for call in calls if call.name == name]
        assert of_name, f"no {name} is called"
        for error in errors:
            for call in some(of_name, runs, chance):
                wrong += sweep.unnamed(call, error)
    assert wrong == []


@pytest.mark.parametrize("bad", ["rewritten-file", "unsynced-database", "deaf-lines"])
def test_the_loss_of_a_bad_store_is_found(traced_writers: Writers, tmp_path: Path, bad: str) -> None:
    sweep = Sweep(traced_writers, bad, 3, tmp_path)
    assert any("it then holds" in wrong or "next start" in wrong for wrong in map(sweep.wrong, sweep.harms()))
