"""Which unfinished work some window has in hand: known to all, and over when that window is, however it ends."""

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

if TYPE_CHECKING:
    from filelock import BaseFileLock


class WindowLocks:
    """What this window has in hand of a journal's unfinished work."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._held: dict[UUID, BaseFileLock] = {}

    def take(self, id: UUID) -> bool:
        """Have ID in hand from now on; False if another window has it."""
        if id in self._held:
            return True
        if not self._folder.is_dir():
            return True  # it is gone, and would be made anew, open to others, where its disk was perhaps
        from filelock import FileLock, Timeout

        lock = FileLock(self._folder / f".{id}.lock", blocking=False, mode=0o600, thread_local=False)
        try:
            lock.acquire()
        except Timeout:
            return False
        except (OSError, NotImplementedError):
            return True  # a disk that knows no locks: better to offer the same work twice than never
        self._held[id] = lock
        return True

    def let_go(self, id: UUID) -> None:
        lock = self._held.pop(id, None)
        if lock is not None:
            with suppress(OSError):
                Path(lock.lock_file).unlink(missing_ok=True)  # while it is held, so that nobody else's is removed
            with suppress(OSError):
                lock.release()

    def is_free(self, id: UUID) -> bool:
        """Whether no other window has ID in hand, nor this one."""
        if id in self._held:
            return False
        free = self.take(id)
        self.let_go(id)
        return free

    def close(self) -> None:
        for held in tuple(self._held):
            self.let_go(held)
