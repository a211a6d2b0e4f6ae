"""A file taken into the journal from the command line."""

from __future__ import annotations

from functools import cache
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING

import click

from backcare_tui.cli.call import Call
from backcare_tui.cli.commands import pass_call
from backcare_tui.cli.opening import journal_to_look_at, journal_to_write
from backcare_tui.cli.saying import answer_to, command, is_agreed, say_done
from backcare_tui.domain.words.text import shown_line
from backcare_tui.errors import BackcareError, UsageError

if TYPE_CHECKING:
    from datetime import tzinfo

    from backcare_tui.cli.progress import Progress
    from backcare_tui.storage.exchange.preview import Preview
    from backcare_tui.storage.exchange.reading import Reading
    from backcare_tui.storage.exchange.tables.choices import Choices, UnclearTableError

_PREVIEWED = 3
"""Entries of another program's table that are shown."""


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path), metavar="FILE")
@click.option("--format", "file_format", metavar="csv|json", help="If the file's name does not say it.")
@click.option(
    "--as",
    "named",
    multiple=True,
    metavar="NAME=WHAT",
    help="What a name in a table is: pain, at, note, leave-out, or such as “walk 30”. Once for each.",
)
@click.option(
    "--day-first/--month-first", default=None, help="What 11/12/2026 means, if nothing in the file tells it."
)
@click.option("--dry-run", is_flag=True, help="Only say what would be taken in.")
@click.option("--yes", is_flag=True, help="Take it in without asking.")
@pass_call
def import_(
    call: Call,
    file: Path,
    file_format: str | None,
    named: tuple[str, ...],
    day_first: bool | None,
    dry_run: bool,
    yes: bool,
) -> None:
    """Take in the entries of a file that export wrote, of a table of your own, or of another program.

    All of them or none: if one is bad, each is named with its line and its field, and the journal stays as it
    is. Entries that the journal has are left as they are, so a file can be taken in twice.

    A table needs a first line that names its columns: at, with a date and time, and pain; note and the other
    columns of an exported table if you like. Tables of Track & Graph, Pain Diary, Migraine Buddy, Daylio and Loop
    Habit Tracker are known, too, also in a .zip; what in them belongs in this journal, --as says. Before such a
    table is taken in, you are asked if you are there to answer.
    """
    with call.long_work("Nothing was taken in.") as progress:
        # Read before the journal is opened: it could be the journal's own file.
        reading = _read(call, file, file_format, _choices(call, named, day_first), progress)
        _import(call, reading, progress, dry_run=dry_run, yes=yes)


def _import(call: Call, reading: Reading, progress: Progress, *, dry_run: bool, yes: bool) -> None:
    preview, begun = _beside_the_journal(call, reading, progress)
    say_done(preview.count_words, otherwise="Nothing was taken in.")
    _say_more(preview, call.parts.clock.zone)
    if reading.bad:
        for sentence in preview.problems():
            click.echo(shown_line(sentence), err=True)
        raise BackcareError(
            "Nothing was taken in, because not everything in the file can be.",
            "Correct or remove what is named, then import the file again.",
        )
    if dry_run:
        click.echo("Nothing was taken in: this was a dry run.")
    elif preview.new or preview.new_memos:
        if reading.program and not yes and call.parts.can_ask() and not is_agreed("Take these in?"):
            click.echo("Nothing was taken in.")
            return
        _take_in(call, preview, progress, begun=begun)


def _take_in(call: Call, preview: Preview, progress: Progress, *, begun: bool) -> None:
    from backcare_tui.domain.journal.backup import Reason

    memos = len(preview.new_memos)
    with journal_to_write(call) as journal:
        if begun:
            with progress.telling("Backing up") as tell:
                journal.back_up(Reason.IMPORT, tell)
        added = journal.take_in(progress.along("Taking in", preview.storable(), len(preview.new) + memos))
    say_done(f"Taken in: {_entries(added - memos)}{_memos(memos)}. To take them all back: {command('undo')}")


def _beside_the_journal(call: Call, reading: Reading, progress: Progress) -> tuple[Preview, bool]:
    """READING beside the journal, and whether that holds anything."""
    from backcare_tui.storage.exchange.preview import Preview

    with journal_to_look_at(call) as journal:
        if journal is None:
            return Preview(reading, tuple(reading.entries), tuple(reading.memos)), False
        new = journal.never_held(progress.along("Comparing", reading.entries, len(reading.entries)))
        return Preview(reading, new, journal.never_held(reading.memos)), journal.holds_any()


# What the person says of it


def _choices(call: Call, named: tuple[str, ...], day_first: bool | None) -> Choices:
    from backcare_tui.domain.words.dates import Order
    from backcare_tui.storage.exchange.tables.choices import UNSAID, choice_of

    choices = UNSAID
    for text in named:
        choices = choices.with_meaning(*choice_of(text, call.catalogue()))
    if day_first is None:
        return choices
    return choices.with_order(Order.DAY_FIRST if day_first else Order.MONTH_FIRST)


def _read(call: Call, file: Path, file_format: str | None, choices: Choices, progress: Progress) -> Reading:
    """What FILE holds; a person who is there is asked about what it does not tell."""
    from backcare_tui.storage.exchange.files import import_file
    from backcare_tui.storage.exchange.tables.choices import UnclearTableError

    clock = call.parts.clock
    id_of = cache(lambda name: call.catalogue().id_of(name))  # few tables name anything that has to be looked up
    while True:
        try:
            with progress.telling("Reading") as tell:
                return import_file(file, file_format, clock.now(), clock.zone, id_of, tell, choices)
        except UnclearTableError as error:
            said = _asked(call, error, choices) if call.parts.can_ask() else choices
            if said == choices:
                raise
            choices = said


def _asked(call: Call, error: UnclearTableError, choices: Choices) -> Choices:
    """CHOICES with what the person answers to ERROR."""
    from backcare_tui.domain.words.dates import Order
    from backcare_tui.storage.exchange.tables.choices import WHAT, meaning_of

    click.echo(shown_line(error.title), err=True)
    if error.order:
        answer = answer_to("What stands first in them, the day or the month? [day/month] ")
        orders = {"d": Order.DAY_FIRST, "m": Order.MONTH_FIRST}
        order = orders.get((answer or "")[:1])
        return choices.with_order(order) if order else choices
    click.echo(f"Say of each what it is: {WHAT}; enter alone leaves it out.", err=True)
    for name in error.names:
        while (answer := answer_to(f"“{shown_line(name, 40)}” is: ")) is not None:
            try:
                choices = choices.with_meaning(name, meaning_of(answer, call.catalogue()))
                break
            except UsageError as unknown:
                click.echo(shown_line(str(unknown)), err=True)
        else:
            return choices
    return choices


# What is said of it


def _say_more(preview: Preview, zone: tzinfo) -> None:
    """What the file was taken for, the first entries of a table that is not one of ours, and what is left out."""
    from backcare_tui.cli.journal.entry_lines import entry_lines

    reading = preview.reading
    if preview.kind_words:
        click.echo(preview.kind_words)
    if reading.program:
        click.echo(f"Taken for {reading.program}.")
        for entry in islice(reading.entries.values(), _PREVIEWED):
            for line in entry_lines(entry, str, zone):
                click.echo(line)
    for line in chain(preview.left_out(), preview.notices()):
        click.echo(line, err=True)


def _entries(count: int) -> str:
    from backcare_tui.domain.words.wording import counted

    return counted(count, "entry", "entries")


def _memos(count: int) -> str:
    """The end of a sentence that says what was taken in."""
    from backcare_tui.domain.words.wording import counted

    return f", and {counted(count, 'thing')} kept in mind of you and your plan" if count else ""
