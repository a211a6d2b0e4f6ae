"""The journal from the command line: writing, reading, taking it elsewhere."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from backcare_tui.cli.call import PROGRAM, Call, pass_call
from backcare_tui.cli.options import as_json, parse_day, say_json
from backcare_tui.domain.text import shown_line
from backcare_tui.errors import UsageError


@click.command()
@click.argument("pain")
@click.option("--at", "when", metavar="WHEN", help="If it was not now: 08:30, yesterday 21:15, 2026-11-22T08:30.")
@click.option("--note", default="", metavar="TEXT", help="Words to keep with it.")
@pass_call
def log(call: Call, pain: str, when: str | None, note: str) -> None:
    """Record how strong your pain is: a whole number from 0 to 10."""
    from uuid import uuid4

    from backcare_tui.domain.journal import RatingEntry
    from backcare_tui.domain.rating import parse_pain
    from backcare_tui.domain.text import NOTE_LIMIT
    from backcare_tui.domain.when import parse_when
    from backcare_tui.domain.wording import moment_words

    score = parse_pain(pain)
    now = call.parts.clock.now()
    at = now if when is None else parse_when(when, now)
    if len(note) > NOTE_LIMIT:
        raise UsageError(
            f"The note has {len(note):,} characters, and {NOTE_LIMIT:,} fit.",
            "Shorten it, or log the rest of it with a second rating.",
        )
    with call.journal() as journal:
        journal.add(RatingEntry(id=uuid4(), at=at, pain=score, note=note))
    click.echo(f"Saved: pain {score}, {moment_words(at, now)}.")


@click.command()
@as_json
@click.option("--since", callback=parse_day, metavar="DATE", help="Only what was on that day or later.")
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="At most so many entries.")
@pass_call
def journal(call: Call, as_json: bool, since: date | None, limit: int | None) -> None:
    """What was recorded, latest first."""
    entries = [entry for entry in call.entries() if since is None or entry.at.date() >= since][:limit]
    if as_json:
        from backcare_tui.storage.exchange import export_document

        say_json(export_document(entries))
    elif entries:
        from backcare_tui.listing import entry_lines

        name_of = call.catalogue().name_of
        click.echo("\n".join(line for entry in entries for line in entry_lines(entry, name_of)))
    elif since:
        click.echo(f"Nothing was recorded since {since:%Y-%m-%d}.")
    else:
        click.echo(f"The journal is empty. Record how it is now, for example: {PROGRAM} log 4")


@click.command()
@click.argument("file", type=click.Path(path_type=Path), metavar="FILE")
@click.option("--format", "file_format", metavar="csv|json", help="If the file's name does not say it.")
@pass_call
def export(call: Call, file: Path, file_format: str | None) -> None:
    """Write the journal to a new file, as its name says: .json or .csv."""
    from backcare_tui.storage.exchange import export_file

    entries = call.entries()
    export_file(entries, file, file_format)
    count = f"{len(entries)} {'entry' if len(entries) == 1 else 'entries'}"
    click.echo(f"Written: {count} to {shown_line(str(file))}.")
