"""One call of the program: what the commands are given, what they read with it, and the folders it names."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

import click

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

_FOLDERS = {
    "data_dir": "Where the journal is kept; also after a command.",
    "config_dir": "Where your settings and own files are; also after a command.",
}
"""What each names, by its parameter."""


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
    run_plain: Callable[[Loaded, JournalStore, Routine, float | None, bool], int]
    """A session line by line; gives the exit status."""


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
            click.get_current_context().call_on_close(files.read_all)  # done before that is said
        return catalogue

    @cached_property
    def _catalogue(self) -> tuple[CatalogueFiles, Catalogue]:
        """The catalogue and its files, of which is said what is left out when the command ends."""
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

    def need_terminal(self) -> None:
        if not self.parts.can_draw():
            raise UsageError(
                "There is no terminal here that can be drawn on.",
                f"Use “{PROGRAM} start --plain” for a session line by line, or “{PROGRAM} list”.",
            )


pass_call = click.make_pass_decorator(Call)


def folder_options() -> list[click.Parameter]:
    """What the program takes before a command: each is a path then, or None."""
    return [
        click.Option([_flag(name)], type=click.Path(), metavar="DIR", help=said, callback=_as_path)
        for name, said in _FOLDERS.items()
    ]


def with_folders(command: click.Command) -> click.Command:
    """COMMAND taking the same options; what stands there is used in place of what stood before it.

    They are no parameters of its function, and its help leaves them to that of the program.
    """
    command.params += [
        click.Option(
            [_flag(name)], type=click.Path(), callback=_named_after, hidden=True, expose_value=False, is_eager=True
        )
        for name in _FOLDERS
    ]
    return command


def _flag(name: str) -> str:
    return f"--{name.replace('_', '-')}"


def _as_path(context: click.Context, parameter: click.Parameter, value: str | None) -> Path | None:  # noqa: ARG001
    """VALUE as a path; only who names a folder waits for pathlib."""
    if value is None:
        return None
    from pathlib import Path

    return Path(value)


def _named_after(context: click.Context, parameter: click.Parameter, value: str | None) -> None:
    """Let the call use the folder VALUE, which was named after a command, from here on."""
    call = context.find_object(Call)
    path = _as_path(context, parameter, value)
    if path is None or call is None or parameter.name is None:
        return
    context.find_root().params[parameter.name] = path
    is_data = parameter.name == "data_dir"
    data_dir, config_dir = (path, call.config_dir) if is_data else (call.data_dir, path)
    named = Call(call.parts, data_dir, config_dir)
    above: click.Context | None = context
    while above is not None:  # whoever asks for it, in a group or in the command below
        above.obj = named
        above = above.parent
