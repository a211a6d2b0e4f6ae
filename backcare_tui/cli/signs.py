"""When to get help, from the command line."""

from __future__ import annotations

import click

from backcare_tui.cli.call import Call
from backcare_tui.cli.commands import pass_call
from backcare_tui.cli.saying import complain
from backcare_tui.domain.words.text import shown_line


@click.command()
@pass_call
def signs(call: Call) -> None:
    """Signs that need help, and what to do."""
    from backcare_tui.domain.guidance.signs.safety import safety_lines

    loaded = call.loaded()
    for line in safety_lines(loaded.safety):
        click.echo(shown_line(line))
    complain(loaded.problems)
