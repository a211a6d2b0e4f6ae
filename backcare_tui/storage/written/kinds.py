"""What exercises train, for a prompt: the line of each file that says so is read, and nothing is checked."""

import re
from pathlib import Path
from typing import TYPE_CHECKING

from backcare_tui.domain.catalogue.terms import Kind
from backcare_tui.storage.written.shipped import EXERCISES, catalogue_folder

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

_ENOUGH = 8_000
"""Characters in which a file says what kind it is."""
_KIND = re.compile(r"""^kind[ \t]*=[ \t]*["']([a-z]+)["']""", re.MULTILINE)


class Kinds:
    """Gives the kind of an exercise by its id: "strength"; None where no file says it. Each is read once.

    The person's own files come first. A file that cannot be used has a kind here all the same: it was usable when
    its exercise was done.
    """

    def __init__(self, personal: Path) -> None:
        """PERSONAL is where the person's own files would be."""
        self._folders = [personal / EXERCISES, catalogue_folder() / EXERCISES]
        self._known: dict[str, str | None] = {}

    def __call__(self, id: str) -> str | None:
        if id not in self._known:
            found = (_kind_in(folder / f"{id}.toml") for folder in self._folders)
            self._known[id] = next(filter(None, found), None)
        return self._known[id]

    def is_aerobic(self, id: str) -> bool:
        return self(id) == Kind.AEROBIC


def _kind_in(file: "Traversable") -> str | None:
    try:
        if not file.is_file():
            return None
        with file.open(encoding="utf-8", errors="replace") as text:
            found = _KIND.search(text.read(_ENOUGH))
    except OSError:
        return None
    return found[1] if found else None
