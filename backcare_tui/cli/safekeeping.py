"""What keeps the journal well."""

from __future__ import annotations

import sys

import click

from backcare_tui.cli.call import Call, pass_call


@click.command()
@pass_call
def doctor(call: Call) -> int:
    """Look at data, terminal, sound and folders, and say what is found.

    Nothing is changed. Something may be heard.
    """
    from backcare_tui.doctor import findings

    parts = call.parts
    found = findings(call.folders(), parts.clock, parts.environ, parts.can_draw(), sys.stdout.encoding)
    well = True
    for finding in found:
        click.echo(("  " if finding.well else "! ") + finding.words)
        well = well and finding.well
    return 0 if well else 1
