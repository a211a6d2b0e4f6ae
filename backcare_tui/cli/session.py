"""Sessions from the command line."""

from __future__ import annotations

import click

from backcare_tui.cli.call import Call, complain, pass_call, say_of_files
from backcare_tui.cli.options import parse_pace


@click.command()
@click.argument("names", nargs=-1, metavar="[ROUTINE|EXERCISE ...]")
@click.option("--plain", is_flag=True, help="Line by line, for screen readers and pipes.")
@click.option("--pace", callback=parse_pace, metavar="0.5..2.0", help="How fast the movements go.")
@pass_call
def start(call: Call, names: tuple[str, ...], plain: bool, pace: float | None) -> int:
    """Go straight into a session.

    Without a name it is the one suggested for today.
    """
    if not plain:
        call.need_terminal()
    loaded = call.loaded()
    try:
        if names:
            routine = loaded.catalogue.to_practise([call.find(loaded.catalogue, name).id for name in names])
        else:
            suggestion = call.suggestion()
            routine = loaded.catalogue.to_practise([suggestion.routine])
            if plain:
                click.echo(suggestion.why)
    finally:
        if plain:
            say_of_files(loaded.files)
            complain(loaded.problems)
    if plain:
        with call.journal() as journal:
            return call.parts.run_plain(loaded, journal, routine, pace)
    return call.parts.run_app(lambda: loaded, routine, pace)
