"""The command line.

Each command imports what it needs when it runs, so that `--version` and `--help` are quick and what draws
nothing never loads Textual.
"""

from pathlib import Path

import click

from backcare_tui import __version__
from backcare_tui.cli.backups import backup, doctor, restore
from backcare_tui.cli.call import PROGRAM, Call, Parts, UnsaidError
from backcare_tui.cli.catalogue import check, list_, show
from backcare_tui.cli.import_export import export, import_, report
from backcare_tui.cli.journal import journal, log, status
from backcare_tui.cli.session import start

_WHOLE = 200
"""Characters that no first sentence has."""

__all__ = ["PROGRAM", "Parts", "UnsaidError", "cli"]


class _Commands(click.Group):
    """Commands whose list says the first sentence of each, to its end."""

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        rows = [(name, command.get_short_help_str(_WHOLE)) for name, command in sorted(self.commands.items())]
        with formatter.section("Commands"):
            formatter.write_dl(rows)


@click.group(cls=_Commands, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--data-dir", type=click.Path(path_type=Path), metavar="DIR", help="Where the journal is kept.")
@click.option(
    "--config-dir",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Where your settings and own files are.",
)
@click.version_option(__version__, prog_name=PROGRAM, message="%(prog)s %(version)s")
@click.pass_context
def cli(context: click.Context, data_dir: Path | None, config_dir: Path | None) -> int:
    """A trainer for ordinary back pain: guided exercises, breath, and a private journal.

    Without a command it opens the app.
    """
    call = Call(context.obj, data_dir, config_dir)
    context.obj = call
    if context.invoked_subcommand is not None:
        return 0
    call.need_terminal()
    return call.parts.run_app(call.loaded, None, None)


_COMMANDS = (start, list_, show, check, log, journal, status, report, export, import_, backup, restore, doctor)

for command in _COMMANDS:
    cli.add_command(command)
