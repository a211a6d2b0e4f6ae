"""What the exercises and routines of the catalogue are called, for lists that show nothing else of them."""

from collections.abc import Callable
from pathlib import Path

from backcare_tui.domain.catalogue.terms import MADE_NAMES
from backcare_tui.domain.words.text import shown_line
from backcare_tui.storage.written.shipped import EXERCISES, ROUTINES, catalogue_folder
from backcare_tui.storage.written.toml_file import read_toml


class Names:
    """Reads the names of shipped files without checking the rest of them, which their own tests do.

    Where the person has files, too, it depends on which of them can be used, and the catalogue knows that.
    """

    def __init__(self, personal: Path, name_of: Callable[[], Callable[[str], str]]) -> None:
        """PERSONAL is where the person's own files would be; NAME_OF opens the catalogue."""
        self._name_of = None if not personal.exists() else name_of()
        self._open = name_of
        self._known: dict[str, str] = {}

    def __call__(self, id: str) -> str:
        """What to call ID, also when it is no longer in the catalogue."""
        if self._name_of:
            return self._name_of(id)
        if id not in self._known:
            self._known[id] = self._shipped(id)
        return self._known[id]

    def _shipped(self, id: str) -> str:
        for kind in (ROUTINES, EXERCISES):
            file = catalogue_folder() / kind / f"{id}.toml"
            if file.is_file():
                document = read_toml(file)
                name = document.get("name") if isinstance(document, dict) else None
                # What is wrong in a shipped file, the catalogue says.
                return shown_line(name) if isinstance(name, str) else self._open()(id)
        return MADE_NAMES.get(id, id)
