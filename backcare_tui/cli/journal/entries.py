"""What the journal holds, printed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from itertools import chain
from typing import TYPE_CHECKING

import click

from backcare_tui.cli.call import PROGRAM, Call, mention_left_out, pass_call
from backcare_tui.cli.options import as_json, parse_day, say_pieces

if TYPE_CHECKING:
    from backcare_tui.domain.journal.entry import Entry


@click.command()
@as_json
@click.option("--since", callback=parse_day, metavar="DATE", help="Only entries from that day on.")
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="At most this many entries.")
@pass_call
def journal(call: Call, as_json: bool, since: date | None, limit: int | None) -> None:
    """What was recorded, latest first. Entries that are dated after today come last."""
    from backcare_tui.domain.journal.wanted import Wanted

    now = call.parts.clock.now()
    with call.journal_to_read() as journal:
        entries = iter(()) if journal is None else journal.each(now, Wanted(since=since), limit)
        if as_json:
            from backcare_tui.storage.exchange.json import write_json

            say_pieces(write_json(entries, ascii_only=True))
        else:
            _say(call, entries, since, now)
        mention_left_out(journal)


def _say(call: Call, entries: Iterator[Entry], since: date | None, now: datetime) -> None:
    """Print ENTRIES as they come, those still to come at NOW last; or why there are none."""
    first = next(entries, None)
    if first:
        from backcare_tui.cli.entry_lines import journal_lines

        lines = journal_lines(chain([first], entries), now, call.names())
        say_pieces(f"{line}\n" for line in lines)
    elif since:
        click.echo(f"Nothing has been recorded since {since:%Y-%m-%d}.")
    else:
        click.echo(f"The journal is empty. Record how it is now, for example: {PROGRAM} log 4")
