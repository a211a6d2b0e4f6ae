"""The command line.

Each command imports what it needs when it runs, so that `--version` and `--help` are quick and what draws
nothing never loads Textual.
"""

from typing import TYPE_CHECKING

import click

from backcare_tui import __version__
from backcare_tui.cli.call import Call, Parts, folder_options
from backcare_tui.cli.on_demand import OnDemand
from backcare_tui.cli.saying import PROGRAM, UnsaidError

if TYPE_CHECKING:
    from pathlib import Path

_WHOLE = 200
"""Characters that no first sentence has."""

__all__ = ["PROGRAM", "Parts", "UnsaidError", "cli"]


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


class _Commands(click.Group):
    """Commands whose list says the first sentence of each, to its end."""

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        rows = [(name, command.get_short_help_str(_WHOLE)) for name, command in sorted(self.commands.items())]
        with formatter.section("Commands"):
            formatter.write_dl(rows)


@click.group(
    cls=_Commands,
    commands=OnDemand(__name__, _PLACES),
    params=folder_options(),
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(__version__, prog_name=PROGRAM, message="%(prog)s %(version)s")
@click.pass_context
def cli(context: click.Context, data_dir: "Path | None", config_dir: "Path | None") -> int:
    """A trainer for ordinary back pain: guided exercises, breath, and a private journal.

    Without a command it opens the app.
    """
    call = Call(context.obj(), data_dir, config_dir)
    context.obj = call
    if context.invoked_subcommand is not None:
        return 0
    call.need_terminal()
    return call.parts.run_app(call.loaded, None, None)
