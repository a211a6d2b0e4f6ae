"""What is half-way through: sessions under way and entries being written, kept until they are saved."""

import hashlib
import json
from typing import TypeVar
from uuid import UUID

from pydantic import ValidationError

from backcare_tui.domain.session.draft import Draft, EntryDraft, SessionDraft
from backcare_tui.storage.journal.database import JournalDatabase
from backcare_tui.storage.journal.draft_locks import WindowLocks

D = TypeVar("D", SessionDraft, EntryDraft)

_SESSION, _ENTRY = "draft", "entry-draft"
"""Begin the names that drafts are kept under: "draft:" and the id. An old journal has one named "draft"."""

_NOT_UNFINISHED = {"device", "welcome-seen"}
"""What else has a value under a name. Whatever rots of these, another value serves as well."""


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
            self._database.set_state(*_sealed(f"{name}:{draft.id}", draft.model_dump_json()))
        self._locks.take(draft.id)

    def latest_session(self) -> SessionDraft | None:
        """The session that was kept last; None if there is none, or none that can be read."""
        return max(self._sessions(), key=lambda draft: draft.saved_at, default=None)

    def abandoned(self) -> tuple[Draft, ...]:
        """What no window has in hand, oldest first. What cannot be read stays where it is."""
        found: list[Draft] = [*self._sessions(), *self._kept(EntryDraft, f"{_ENTRY}:")]
        return tuple(sorted(filter(self._is_free, found), key=lambda draft: draft.saved_at))

    def rotten(self) -> int:
        """How many are no longer as they were kept; nothing of them is offered again."""
        with self._database.reading():
            return sum(not is_as_kept(name, value) for name, value in self._database.states().items())

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
        if old is not None and (draft := _readable(SessionDraft, _SESSION, old)) and draft.id == id:
            self._database.drop_state(_SESSION)

    def _sessions(self) -> list[SessionDraft]:
        return self._kept(SessionDraft, _SESSION)

    def _kept(self, kind: type[D], prefix: str) -> list[D]:
        with self._database.reading():
            kept = self._database.states()
        drafts = [_readable(kind, name, value) for name, value in kept.items() if name.startswith(prefix)]
        return [draft for draft in drafts if draft is not None]

    def _is_free(self, draft: Draft) -> bool:
        return self._locks.is_free(draft.id)


def is_as_kept(name: str, value: str) -> bool:
    """Whether VALUE, which a journal has under NAME, is still what was written under that name."""
    if name in _NOT_UNFINISHED:
        return True
    body, _, seal = value.rpartition("\n")
    if not seal or not body:
        return name.partition(":")[0] in (_SESSION, _ENTRY) and _is_json(value)
    return seal == _seal(name, body)


def _is_json(value: str) -> bool:
    """Whether VALUE is what an older program kept, which knew no seals."""
    try:
        json.loads(value.encode())
    except ValueError:
        return False
    return True


def _sealed(name: str, body: str) -> tuple[str, str]:
    """What to keep of BODY under NAME, so that a rotten disk is noticed."""
    return name, f"{body}\n{_seal(name, body)}"


def _seal(name: str, body: str) -> str:
    return hashlib.sha256(f"{name}\n{body}".encode(errors="surrogateescape")).hexdigest()


def _readable(kind: type[D], name: str, value: str) -> D | None:
    if not is_as_kept(name, value):
        return None
    try:
        return kind.model_validate_json(value.partition("\n")[0])
    except ValidationError:
        return None
