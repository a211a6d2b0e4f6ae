"""Sessions that were cut off before anything was done of them: there is nothing to go on with, nor to keep."""

from backcare_tui.storage.journal.store import JournalStore


def settle_undone(store: JournalStore) -> bool:
    """Forget those in STORE that are in no window's hand, but for what was rated before them, as if they had been
    ended; whether such a rating was recorded.
    """
    rated = False
    for draft in store.undone():
        rating = draft.rating_before()
        if not store.take_in_hand(draft):
            continue
        if rating is None or store.knows(rating.id):
            store.drop_draft(draft.id)
        else:
            store.add(rating)
            rated = True
    return rated
