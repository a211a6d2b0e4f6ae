"""Many entries at once in a journal, as a file brings them."""

from collections.abc import Iterable

from backcare_tui.domain.journal.memo import Kept
from backcare_tui.storage.journal.revision_row import storable
from backcare_tui.storage.journal.store import JournalStore


def taken_in(store: JournalStore, entries: Iterable[Kept]) -> int:
    """How many of ENTRIES, which STORE takes in as `import` does, it never held."""
    return store.take_in({entry.id: storable(entry) for entry in entries}.values())
