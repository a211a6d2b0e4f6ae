"""The commands: their names, the folders that each of them takes, and what the program does without one.

Each is imported when it is asked for, so that `--version` and `--help` are quick and what draws nothing never
loads Textual.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, MutableMapping
from importlib import import_module
from typing import TYPE_CHECKING

import click
from click.core import augment_usage_errors

from backcare_tui import __version__
from backcare_tui.cli.call import Call
from backcare_tui.cli.saying import PROGRAM

if TYPE_CHECKING:
    from pathlib import Path

_WHOLE = 200
"""Characters that no first sentence has."""

_PLACES = {
    "start": ("session", "start"),
    "plan": ("plan", "plan"),
    "list": ("catalogue", "list_"),
    "show": ("catalogue", "show"),
    "check": ("catalogue", "check"),
    "signs": ("signs", "signs"),
    "log": ("journal.log", "log"),
    "journal": ("journal.entries", "journal"),
    "helps": ("journal.helps", "helps"),
    "undo": ("journal.correct", "undo"),
    "status": ("journal.status", "status"),
    "report": ("export", "report"),
    "export": ("export", "export"),
    "import": ("taking_in", "import_"),
    "backup": ("care.backups", "backup"),
    "restore": ("care.backups", "restore"),
    "doctor": ("care.doctor", "doctor"),
}
"""Where each command is: a module below this folder, and what it is called there."""

_FOLDERS = {
    "data_dir": "Where the journal is kept; also after a command.",
    "config_dir": "Where your settings and own files are; also after a command.",
}
"""What each names, by its parameter."""

pass_call = click.make_pass_decorator(Call)


def folder_options() -> list[click.Parameter]:
    """What the program takes before a command: each is a path then, or None."""
    return [
        click.Option([_flag(name)], type=click.Path(), metavar="DIR", help=said, callback=_as_path)
        for name, said in _FOLDERS.items()
    ]


def with_folders(command: click.Command) -> click.Command:
    """COMMAND taking the same options; what stands there is used in place of what stood before it.

    They are no parameters of its function, and its help leaves them to that of the program. Whatever is wrong in
    how it was typed is said of it, and not of the program.
    """
    command.params += [
        click.Option(
            [_flag(name)], type=click.Path(), callback=_named_after, hidden=True, expose_value=False, is_eager=True
        )
        for name in _FOLDERS
    ]
    parse = command.parse_args

    def parse_args(ctx: click.Context, args: list[str]) -> list[str]:
        with augment_usage_errors(ctx):  # click forgets it where an option lacks its value
            return parse(ctx, args)

    command.parse_args = parse_args  # type: ignore[method-assign]
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


class OnDemand(MutableMapping[str, click.Command]):
    """Commands by their names; the module of each is imported when it is asked for. Each takes folders, too."""

    def __init__(self, package: str, places: Mapping[str, tuple[str, str]]) -> None:
        """PLACES says where each command is: a module below PACKAGE, and what it is called there."""
        self._package = package
        self._places = places
        self._loaded: dict[str, click.Command] = {}

    def __getitem__(self, name: str) -> click.Command:
        if name not in self._loaded:
            module, attribute = self._places[name]
            command: click.Command = getattr(import_module(f"{self._package}.{module}"), attribute)
            self._loaded[name] = with_folders(command)
        return self._loaded[name]

    def __setitem__(self, name: str, command: click.Command) -> None:
        self._loaded[name] = command

    def __delitem__(self, name: str) -> None:
        del self._loaded[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)


class _Commands(click.Group):
    """Commands whose list says the first sentence of each, to its end."""

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        rows = [(name, command.get_short_help_str(_WHOLE)) for name, command in sorted(self.commands.items())]
        with formatter.section("Commands"):
            formatter.write_dl(rows)


@click.group(
    cls=_Commands,
    commands=OnDemand(__package__, _PLACES),
    params=folder_options(),
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(__version__, prog_name=PROGRAM, message="%(prog)s %(version)s")
@click.pass_context
def cli(context: click.Context, data_dir: Path | None, config_dir: Path | None) -> int:
    """A trainer for ordinary back pain: guided exercises, breath, and a private journal.

    Without a command it opens the app.
    """
    call = Call(context.obj(), data_dir, config_dir)
    context.obj = call
    if context.invoked_subcommand is not None:
        return 0
    return call.open_app()
