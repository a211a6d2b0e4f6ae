"""One call of the program: what the commands are given, what they read with it, and the folders it names.

The app alone is called without click, which is therefore imported here and in `saying` where it is used.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from backcare_tui.cli.saying import PROGRAM, complain, is_agreed, say_of_files
from backcare_tui.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path

    from backcare_tui.cli.progress import Progress
    from backcare_tui.clock import Clock
    from backcare_tui.domain.catalogue.catalogue import Catalogue
    from backcare_tui.domain.catalogue.exercise import Exercise
    from backcare_tui.domain.catalogue.routine import Routine
    from backcare_tui.domain.journal.days import Days
    from backcare_tui.storage.folders import Folders
    from backcare_tui.storage.journal.store import JournalStore
    from backcare_tui.storage.loaded import Loaded
    from backcare_tui.storage.written.catalogue_on_demand import CatalogueFiles
    from backcare_tui.storage.written.names import Names
    from backcare_tui.storage.written.settings_file import Settings


class Parts(NamedTuple):
    """What the commands are given from outside."""

    clock: Clock
    environ: Mapping[str, str]
    can_draw: Callable[[], bool]
    """Whether there is a terminal to draw on and to type into."""
    can_ask: Callable[[], bool]
    """Whether a person is there to answer a question that is put on stderr."""
    run_app: Callable[[Callable[[], Loaded], Routine | None, float | None], int]
    """The app, which reads what it needs itself, perhaps with a routine to begin at once and a pace; gives the
    exit status."""
    run_plain: Callable[[Loaded, JournalStore, Routine, float | None, bool, Sequence[str]], int]
    """A session line by line, before which is said why it is what it is; gives the exit status."""


class Call:
    """One call of the program: its parts, and the folders that were asked for."""

    def __init__(self, parts: Parts, data_dir: Path | None, config_dir: Path | None) -> None:
        self.parts = parts
        self.data_dir = data_dir
        self.config_dir = config_dir

    def folders(self) -> Folders:
        from backcare_tui.storage.folders import find_folders

        return find_folders(self.data_dir, self.config_dir, self.parts.environ)

    def catalogue(self, *, whole: bool = False) -> Catalogue:
        """The catalogue, each file of which is read when it is first asked for.

        What was read and had to be left out is said on stderr when the command ends. Where somebody looks at the
        catalogue as a WHOLE, the files that were not asked for are read then, too.
        """
        files, catalogue = self._catalogue
        if whole:
            import click

            click.get_current_context().call_on_close(files.read_all)  # done before that is said
        return catalogue

    @cached_property
    def _catalogue(self) -> tuple[CatalogueFiles, Catalogue]:
        """The catalogue and its files, of which is said what is left out when the command ends."""
        import click

        from backcare_tui.domain.catalogue.catalogue import Catalogue
        from backcare_tui.storage.written.catalogue_on_demand import CatalogueFiles

        files = CatalogueFiles(self.folders().catalogue)
        click.get_current_context().call_on_close(lambda: say_of_files(files))
        return files, Catalogue(files.exercises, files.routines, files.vocabulary)

    def names(self) -> Names:
        """What exercises and routines are called."""
        from backcare_tui.storage.written.names import Names

        return Names(self.folders().catalogue, lambda: self.catalogue().name_of)

    def find(self, catalogue: Catalogue, name: str) -> Exercise | Routine:
        """What NAME is meant for; a person who is there is asked about one that is nearly right."""
        from backcare_tui.domain.catalogue.catalogue import UnknownNameError

        try:
            return catalogue.find(name)
        except UnknownNameError as error:
            if error.near and self.parts.can_ask():
                likeliest, *_ = error.near
                if is_agreed(f"{error.title} Did you mean {likeliest.id}?"):
                    return likeliest
            raise

    def settings(self) -> Settings:
        """The settings, with the default where something is wrong; that is said on stderr."""
        from backcare_tui.storage.written.settings_file import load_settings

        settings, problems = load_settings(self.folders().config)
        complain(problems)
        return settings

    def written_settings(self) -> Settings | None:
        """As `settings`; None where nothing is written, and so every one has its default."""
        from backcare_tui.storage.folders import settings_file

        return None if settings_file(self.folders().config) is None else self.settings()

    @cached_property
    def days(self) -> Days:
        """When the person's days begin, read without the schema of all settings; a mistake there is said."""
        from backcare_tui.domain.journal.days import MIDNIGHT, days_that_start
        from backcare_tui.storage.folders import settings_file

        file = settings_file(self.folders().config)
        if file is None:
            return MIDNIGHT
        from backcare_tui.storage.field_problems import Problem
        from backcare_tui.storage.written.toml_file import read_toml

        document = read_toml(file)
        written = "" if isinstance(document, Problem) else document.get("day_starts", "00:00")
        try:
            return days_that_start(written)
        except (TypeError, ValueError):
            return self.settings().days

    def loaded(self) -> Loaded:
        from backcare_tui.storage.loaded import Loaded
        from backcare_tui.storage.written.catalogue_on_demand import CatalogueFiles
        from backcare_tui.storage.written.settings_file import load_settings

        folders = self.folders()
        settings, problems = load_settings(folders.config)
        return Loaded(CatalogueFiles(folders.catalogue), settings, folders, problems)

    @contextmanager
    def long_work(self, so_now: str) -> Iterator[Progress]:
        """Work that may take long: says how far it is, and SO_NOW, what is true then, if ctrl+c stops it."""
        from backcare_tui.cli.progress import Progress

        with Progress(self.parts.clock, sys.stderr, so_now).heard() as progress:
            yield progress

    def open_app(self) -> int:
        """The app; its exit status."""
        self.need_terminal()
        return self.parts.run_app(self.loaded, None, None)

    def need_terminal(self) -> None:
        if not self.parts.can_draw():
            raise UsageError(
                "There is no terminal here that can be drawn on.",
                f"Use “{PROGRAM} start --plain” for a session line by line, or “{PROGRAM} list”.",
            )
