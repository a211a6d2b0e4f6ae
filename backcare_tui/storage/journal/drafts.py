"""What is half-way through: sessions under way and entries being written, kept until they are saved."""

from typing import TypeVar
from uuid import UUID

from pydantic import ValidationError

from backcare_tui.domain.session.draft import Draft, EntryDraft, SessionDraft
from backcare_tui.storage.journal.database import JournalDatabase
from backcare_tui.storage.journal.window_locks import WindowLocks

D = TypeVar("D", SessionDraft, EntryDraft)

_SESSION, _ENTRY = "draft", "entry-draft"
"""Begin the names that drafts are kept under: "draft:" and the id. An old journal has one named "draft"."""


class UnfinishedWork:
    """The drafts of one journal. What this window saves is in its hand until it is dropped or the window ends."""

    def __init__(self, database: JournalDatabase, locks: WindowLocks) -> None:
        self._database = database
        self._locks = locks

    def close(self) -> None:
        self._locks.close()

    def save(self, draft: Draft) -> None:
        """Keep DRAFT, in the place of an earlier one with its id."""
        name = _SESSION if isinstance(draft, SessionDraft) else _ENTRY
        with self._database.writing():
            self._database.set_state(f"{name}:{draft.id}", draft.model_dump_json())
        self._locks.take(draft.id)

    def latest_session(self) -> SessionDraft | None:
        """The session that was kept last; None if there is none, or none that can be read."""
        return max(self._sessions(), key=lambda draft: draft.saved_at, default=None)

    def abandoned(self) -> tuple[Draft, ...]:
        """What no window has in hand, oldest first. What cannot be read stays where it is."""
        with self._database.reading():
            bodies = self._database.states(f"{_ENTRY}:")
        entries = [draft for body in bodies if (draft := _readable(EntryDraft, body))]
        found: list[Draft] = [*self._sessions(), *entries]
        return tuple(sorted(filter(self._is_free, found), key=lambda draft: draft.saved_at))

    def take_in_hand(self, id: UUID) -> bool:
        """Have what is unfinished under ID in hand here from now on; False if another window has."""
        return self._locks.take(id)

    def put_back(self, id: UUID) -> None:
        """Leave what is unfinished under ID as it is for later, or for another window."""
        self._locks.let_go(id)

    def drop(self, id: UUID) -> None:
        """Forget what is unfinished under ID."""
        with self._database.writing():
            self.forget(id)
        self._locks.let_go(id)

    def forget(self, id: UUID) -> None:
        """Inside a transaction: drop the drafts under ID. After it, `put_back` what is no longer there."""
        self._database.drop_state(f"{_SESSION}:{id}")
        self._database.drop_state(f"{_ENTRY}:{id}")
        old = self._database.state(_SESSION)
        if old is not None and (draft := _readable(SessionDraft, old)) and draft.id == id:
            self._database.drop_state(_SESSION)

    def _sessions(self) -> list[SessionDraft]:
        with self._database.reading():
            bodies = self._database.states(_SESSION)
        return [draft for body in bodies if (draft := _readable(SessionDraft, body))]

    def _is_free(self, draft: Draft) -> bool:
        return self._locks.is_free(draft.id)


def _readable(kind: type[D], body: str) -> D | None:
    try:
        return kind.model_validate_json(body)
    except ValidationError:
        return None
