"""SIGKILL at any moment of writing as fast as it goes: one journal survives many of them in a row."""

import os
import random
import signal
from pathlib import Path
from time import monotonic, sleep

import pytest

from tests.faults.subjects import read, subjects
from tests.faults.writer import ACKS, Order, Writers, said

_KILLS_OF_ONE_JOURNAL = 50
_MOST_WORDS = 8
_A_SAVING_S = 0.01
"""About as long as it takes to save once."""
_BOUND_S = 20.0


def losses(writers: Writers, subject: str, kills: int, folder: Path, chance: random.Random) -> list[str]:
    """What is wrong after each of KILLS, as far as something is; a store with something wrong is given up."""
    wrong = []
    saved: list[int] = []
    in_all = 0
    store = folder / "0"
    for kill in range(kills):
        if kill % _KILLS_OF_ONE_JOURNAL == 0:
            store, saved = folder / str(kill), []
        order = Order(subject, str(store), str(folder / ACKS), max(saved, default=0) + 1, 10**9)
        writer = writers.make(order)
        writers.go(writer)
        _wait_for_words(Path(order.acks), chance.randrange(_MOST_WORDS))
        sleep(chance.uniform(0, _A_SAVING_S))
        os.kill(writer, signal.SIGKILL)
        assert writers.wait() == -signal.SIGKILL, said(order).crashed
        saved += said(order).saved
        in_all += len(said(order).saved)
        try:
            found = read(subjects()[subject], store)
        except Exception as error:  # noqa: BLE001 - a bad store may fail in any way
            found = repr(error)
        in_flight = [max(saved, default=0) + 1]
        if found not in (tuple(saved), tuple(saved + in_flight)):
            wrong.append(f"kill {kill}: {len(saved)} were saved, and then: {found}")
            store, saved = folder / f"{kill}-again", []
        elif found == tuple(saved + in_flight):
            saved += in_flight
    assert in_all > kills, "they were killed before they could save anything"
    return wrong


def _wait_for_words(acks: Path, words: int) -> None:
    """Let a writer live until it has said so much."""
    end = monotonic() + _BOUND_S
    while acks.read_bytes().count(b"\n") < words:
        assert monotonic() < end, "the writer has nothing to say"
        sleep(0.0005)


@pytest.mark.parametrize("kills", [30, pytest.param(1000, marks=pytest.mark.thorough)])
def test_no_kill_takes_what_was_saved(writers: Writers, tmp_path: Path, chance: random.Random, kills: int) -> None:
    assert losses(writers, "adding", kills, tmp_path, chance) == []


def test_the_loss_of_a_bad_store_is_found(writers: Writers, tmp_path: Path, chance: random.Random) -> None:
    assert losses(writers, "rewritten-file", 30, tmp_path, chance) != []
