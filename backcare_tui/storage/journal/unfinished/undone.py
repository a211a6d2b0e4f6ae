"""Sessions that were cut off before anything was done of them: there is nothing to go on with, nor to keep."""

from typing import TYPE_CHECKING

from backcare_tui.storage.journal.store import JournalStore

if TYPE_CHECKING:
    from backcare_tui.domain.session.draft import SessionDraft


def leave_undone(store: JournalStore, draft: "SessionDraft") -> bool:
    """Forget DRAFT, of which nothing was done; whether what was rated before it was recorded in its place."""
    rating = draft.rating_before()
    if rating is None or store.knows(rating.id):
        store.drop_draft(draft.id)
        return False
    store.add(rating)
    return True


def settle_undone(store: JournalStore) -> bool:
    """Leave those in no window's hand, as if they had been ended; whether a rating was recorded."""
    recorded = [leave_undone(store, draft) for draft in store.undone() if store.take_in_hand(draft)]
    return any(recorded)
