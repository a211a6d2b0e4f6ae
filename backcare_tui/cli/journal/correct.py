"""Deleting an entry, and taking back what was done last."""

from __future__ import annotations

import click

from backcare_tui.cli.call import Call
from backcare_tui.cli.commands import pass_call
from backcare_tui.cli.opening import journal_to_read
from backcare_tui.cli.saying import command, say_done


@click.command(short_help="Delete the entry with this id; “undo” brings it back.")
@click.argument("entry_id", metavar="ID")
@pass_call
def delete(call: Call, entry_id: str) -> None:
    """Delete the entry with this id, or the beginning of it; “undo” brings it back."""
    from backcare_tui.cli.journal.meant import find_entry, told_words

    now, names = call.parts.clock.now(), call.names()
    with journal_to_read(call) as journal:
        entry = find_entry(journal, entry_id, now, names)
        if journal is not None:
            journal.delete(entry.id)
    told = told_words(entry, now, names, call.parts.clock.zone)
    say_done(f"Deleted: {told}. To bring it back: {command('undo')}")


@click.command()
@pass_call
def undo(call: Call) -> None:
    """Take back what was done last to the journal.

    Changes and deletions of any age, the latest first; what was added only if that came last,
    and within twelve hours.
    """
    from backcare_tui.domain.journal.correct.undo_words import undone_words

    with journal_to_read(call) as journal:
        undone = None
        if journal is not None:
            with call.long_work("Nothing was taken back.") as progress, progress.telling("Taking back") as tell:
                undone = journal.undo(others=True, tell=tell)
    say_done(undone_words(undone, call.parts.clock.now()))
