"""Looking for what is wrong, and repairing a damaged journal."""

from __future__ import annotations

import sys

import click

from backcare_tui.cli.call import Call
from backcare_tui.cli.commands import pass_call
from backcare_tui.cli.saying import PROGRAM, about_this_journal, say_done
from backcare_tui.domain.words.text import shown_line
from backcare_tui.errors import BackcareError


@click.command()
@click.option("--repair", "mend", is_flag=True, help="Repair a damaged journal; the damaged one is kept.")
@pass_call
def doctor(call: Call, mend: bool) -> int:
    """Look at data, terminal, sound and folders, and say what is found.

    Nothing is changed without --repair. Something may be heard.
    """
    from backcare_tui.cli.care.findings import findings

    if mend:
        _repair(call)
    parts = call.parts
    found = findings(call.folders(), parts.clock, parts.environ, parts.can_draw(), sys.stdout.encoding)
    well = True
    for finding in found:
        click.echo(("  " if finding.well else "! ") + about_this_journal(finding.words))
        well = well and finding.well
    return 0 if well else 1


def _repair(call: Call) -> None:
    """Repair what is damaged, and say what came of it."""
    from backcare_tui.domain.words.wording import counted
    from backcare_tui.storage.journal.file import make_sure_of_journal
    from backcare_tui.storage.journal.restore import ListMade, repair

    data = call.folders().data
    if not make_sure_of_journal(data):
        raise BackcareError("There is no journal to repair.", f"See what there is with: {PROGRAM} backup --list")
    with call.long_work("Nothing was repaired.") as progress, progress.telling("Repairing") as tell:
        done = repair(data, call.parts.clock, tell)
    if done is None:
        click.echo("The journal is whole; nothing was repaired.")
        return
    if isinstance(done, ListMade):
        count = counted(done.entries, "entry", "entries")
        say_done(
            f"Repaired: the journal's list differed from what was written in {count} and was made anew. "
            "Nothing was lost."
        )
        return
    more = f", {done.from_backups} more from backups" if done.from_backups else ""
    lost = f"; {counted(done.lost, 'change')} could not be found anywhere" if done.lost else ""
    if done.unread:
        unread = counted(done.unread, "unfinished session or form", "unfinished sessions or forms")
        lost += f"; {unread} could not be read"
    kept = f"The damaged journal is kept as {shown_line(str(done.kept))}."
    say_done(f"Repaired: {counted(done.read, 'change')} read{more}{lost}.\n{kept}")
