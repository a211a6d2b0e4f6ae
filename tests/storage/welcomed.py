"""Somebody who has started the program before, and was asked all that is asked once."""

from datetime import timedelta
from uuid import UUID

from backcare_tui.domain.journal.memo import MemoEntry, Subject
from backcare_tui.storage.journal.store import JournalStore
from tests.storage.taken_in import taken_in

ANSWERED = {Subject.SIGNS: UUID(int=0xA1 << 64), Subject.CIRCUMSTANCES: UUID(int=0xA2 << 64)}
"""The ids of their answers: it is the same person however often they are met."""


def welcome(store: JournalStore) -> None:
    """Let the journal of STORE be that of somebody who said weeks ago that they have no sign that needs help, and
    nothing to take care of.
    """
    store.mark_welcome_seen()
    before = store._clock.now() - timedelta(days=20)
    taken_in(
        store, [MemoEntry(id=known, at=before, about=about, says="none") for about, known in ANSWERED.items()]
    )
