"""What a journal keeps of sessions that are under way."""

from pydantic import ValidationError

from backcare_tui.domain.session.draft import SessionDraft
from backcare_tui.storage.journal.store import JournalStore
from backcare_tui.storage.journal.unfinished.drafts import is_as_kept


def kept_session(store: JournalStore) -> SessionDraft | None:
    """The session that was kept last, whoever has it in hand; None if there is none, or none that can be read."""
    found = []
    with store.database.reading():
        states = store.database.states()
    for name, value in states.items():
        if name.partition(":")[0] == "draft" and is_as_kept(name, value):
            try:
                found.append(SessionDraft.model_validate_json(value.partition("\n")[0]))
            except ValidationError:
                continue
    return max(found, key=lambda draft: draft.saved_at, default=None)
