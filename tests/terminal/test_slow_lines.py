"""Over a line of 10,000 bytes a second every screen is there within three seconds: the bytes are counted."""

import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median
from uuid import UUID

import pytest

if sys.platform == "win32":
    pytest.skip("there are no pseudo-terminals like these on Windows", allow_module_level=True)

from backcare_tui.domain.journal.days import MIDNIGHT
from backcare_tui.domain.journal.entry import RatingEntry
from backcare_tui.storage.journal.store import JournalStore
from tests.fake_clock import FakeClock
from tests.storage.taken_in import taken_in
from tests.terminal.conftest import OpenTerminal
from tests.terminal.terminal_harness import Terminal

A_SCREEN, A_KEY = 28_000, 15_000
"""Bytes of 2.8 seconds, the time that is left when the line takes a fifth of one; and of half of it."""

SCREENS = (
    ("2", "/ to search"),
    ("3", "Slept well."),
    ("t", "meaningfully better"),
    ("h", "What followed what"),
    ("\x1b", "meaningfully better"),
    ("4", "This week"),
    ("f", "Your flare-up plan"),
    ("\x1b", "This week"),
    ("1", "enter starts it", "This week"),
    ("2", "/ to search"),
    ("!", "Get help now"),
    ("\x1b", "/ to search"),
    ("?", "Keys"),
    ("\x1b", "/ to search"),
    ("1", "enter starts it", "This week"),
    ("\r", "How is your back now?"),
    ("4", "How is your back now?"),
    ("\r", "Anything unusual today?"),
    ("n", "Get ready"),
    ("l", "to go"),
)
"""Keys, and what is seen after them."""


@pytest.fixture
def filled(welcomed: Path) -> None:
    now = datetime.now(UTC).replace(microsecond=0)
    store = JournalStore.open(welcomed, FakeClock(), MIDNIGHT)
    days = [now - timedelta(days=day, hours=1) for day in range(60)]
    taken_in(
        store, [RatingEntry(id=UUID(int=n), at=at, pain=n % 8, note="Slept well.") for n, at in enumerate(days, 1)]
    )
    store.close()


def cost(terminal: Terminal, keys: str, *seen: str) -> int:
    """Bytes that are written until what KEYS lead to is SEEN and nothing more comes for a moment."""
    before = len(terminal.written)
    terminal.send(*keys)
    terminal.see(*seen)
    terminal.quiet()
    return len(terminal.written) - before


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize(("columns", "rows"), [(80, 24), (120, 40)])
def test_every_screen_is_whole_after_few_enough_bytes(
    open_terminal: OpenTerminal, columns: int, rows: int
) -> None:
    still = {"TEXTUAL_ANIMATIONS": "none"}
    with open_terminal(columns=columns, rows=rows, variables=still) as terminal:
        costs = {"start": cost(terminal, "", "enter starts it", "This week")}
        for keys, *seen in SCREENS:
            costs[keys] = max(costs.get(keys, 0), cost(terminal, keys, *seen))
        assert {keys: spent for keys, spent in costs.items() if spent > A_SCREEN} == {}


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize(("place", "seen"), [("2", "/ to search"), ("3", "Slept well.")])
def test_a_key_in_a_list_writes_little(open_terminal: OpenTerminal, place: str, seen: str) -> None:
    with open_terminal(columns=120, rows=40, variables={"TEXTUAL_ANIMATIONS": "none"}) as terminal:
        cost(terminal, "", "enter starts it", "This week")
        cost(terminal, place, seen)
        # On a busy machine the first may still have to do with what the place itself brings.
        assert median(cost(terminal, key, seen) for key in "jjjkj") <= A_KEY
