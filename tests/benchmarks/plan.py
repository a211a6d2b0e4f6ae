"""What two weeks of the plan cost somebody with years in their journal."""

import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from backcare_tui.clock import SystemClock
from backcare_tui.domain.catalogue.catalogue import Catalogue
from backcare_tui.domain.guidance.person import Person
from backcare_tui.domain.journal.days import MIDNIGHT
from backcare_tui.domain.journal.overview import Overview
from backcare_tui.storage.journal.store import JournalStore
from backcare_tui.storage.written.catalogue_files import load_catalogue
from tests.benchmarks.people import People
from tests.benchmarks.row import Row, beside, bounded, in_turn, time_words
from tests.domain.plan.people import plan_for

ROUNDS = 15
_MOST_S = 0.05


def plan(people: People) -> Iterator[Row]:
    """Processor seconds of two weeks of the plan, made of the overview of 10,000 entries; beside those of none."""
    loaded = load_catalogue(None)
    catalogue = Catalogue(loaded.exercises, loaded.routines)
    many = partial(_planning_s, _overview_of(people, 10_000), catalogue)
    none = partial(_planning_s, Overview(people.now, days=MIDNIGHT), catalogue)
    with_many, with_none = in_turn(ROUNDS, many, none)
    yield bounded("two weeks of the plan, 10,000 entries", sorted(with_many)[ROUNDS // 2], _MOST_S, time_words)
    yield beside("  the same, against no entries", with_many, with_none, None)


def _overview_of(people: People, entries: int) -> Overview:
    store = JournalStore.open(Path(people.person(entries)["BACKCARE_DATA_DIR"]), SystemClock(), MIDNIGHT)
    try:
        return store.overview(people.now)
    finally:
        store.close()


def _planning_s(overview: Overview, catalogue: Catalogue) -> float:
    begun = time.process_time()
    plan_for(overview, Person(), catalogue)
    return time.process_time() - begun
