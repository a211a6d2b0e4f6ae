"""What is half-way through: sessions under way and entries being written, kept until they are saved.

Most journals hold nothing unfinished: the models of drafts are imported where one is met.
"""

from __future__ import annotations

import hashlib
import json
from contextlib import suppress
from typing import TYPE_CHECKING, TypeVar
from uuid import UUID

from backcare_tui.storage.journal.database import JournalDatabase
from backcare_tui.storage.journal.unfinished.draft_locks import WindowLocks

if TYPE_CHECKING:
    from backcare_tui.domain.session.draft import Draft, EntryDraft, SessionDraft

D = TypeVar("D", "SessionDraft", "EntryDraft")

_SESSION, _ENTRY = "draft", "entry-draft"
"""Begin the names that drafts are kept under: "draft:" and the id. An old journal has one named "draft"."""

_NOT_UNFINISHED = {"device", "welcome-seen", "morning-asked", "taken-in"}
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
        from backcare_tui.domain.session.draft import SessionDraft

        name = _SESSION if isinstance(draft, SessionDraft) else _ENTRY
        with self._database.writing():
            self._database.set_state(*_sealed(f"{name}:{draft.id}", draft.model_dump_json()))
        self._locks.take(draft.id)

    def abandoned(self) -> tuple[Draft, ...]:
        """What no window has in hand, oldest first, but for `undone`. What cannot be read stays where it is."""
        sessions = (draft for draft in self._sessions() if not draft.is_empty)
        found: list[Draft] = [*sessions, *self._entries()]
        return tuple(sorted(filter(self._is_free, found), key=lambda draft: draft.saved_at))

    def undone(self) -> tuple[SessionDraft, ...]:
        """The sessions in no window's hand that were cut off before anything was done of them."""
        return tuple(draft for draft in self._sessions() if draft.is_empty and self._is_free(draft))

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
        if old is not None and any(draft.id == id for draft in _sessions_in({_SESSION: old})):
            self._database.drop_state(_SESSION)

    def _sessions(self) -> list[SessionDraft]:
        return _sessions_in(self._kept(_SESSION))

    def _entries(self) -> list[EntryDraft]:
        kept = self._kept(f"{_ENTRY}:")
        if not kept:
            return []
        from backcare_tui.domain.session.draft import EntryDraft

        return _readable(EntryDraft, kept)

    def _kept(self, prefix: str) -> dict[str, str]:
        """What is kept under names that begin with PREFIX."""
        with self._database.reading():
            kept = self._database.states()
        return {name: value for name, value in kept.items() if name.startswith(prefix)}

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


def _sessions_in(kept: dict[str, str]) -> list[SessionDraft]:
    """The sessions that can be read among what is KEPT, by name."""
    if not kept:
        return []
    from backcare_tui.domain.session.draft import SessionDraft

    return _readable(SessionDraft, kept)


def _readable(kind: type[D], kept: dict[str, str]) -> list[D]:
    found = []
    for name, value in kept.items():
        if is_as_kept(name, value):
            with suppress(ValueError):  # as the ValidationError of pydantic is one
                found.append(kind.model_validate_json(value.partition("\n")[0]))
    return found
