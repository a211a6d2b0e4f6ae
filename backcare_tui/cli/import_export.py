"""Files from the command line: the journal written and taken in, and the report for a clinician."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING

import click

from backcare_tui.cli.call import MOST_NAMED, Call, mention_left_out, pass_call, say_done
from backcare_tui.cli.options import parse_day, say_pieces
from backcare_tui.domain.words.text import shown_line
from backcare_tui.domain.words.wording import counted
from backcare_tui.errors import BackcareError

if TYPE_CHECKING:
    from backcare_tui.cli.progress import Progress
    from backcare_tui.storage.exchange.reading import Reading, Told

_OUT_OF_REACH = ("entry that is still to come or too long ago", "entries that are still to come or too long ago")
_PREVIEWED = 3
"""Entries of another program's table that are shown."""


@click.command()
@click.argument("file", type=click.Path(path_type=Path), metavar="FILE")
@click.option(
    "--format", "file_format", metavar="csv|json|fhir|md|html", help="If the file's name does not say it."
)
@pass_call
def export(call: Call, file: Path, file_format: str | None) -> None:
    """Write the journal to a new file, in the format its name ends with.

    json is for other programs and loses nothing, csv for spreadsheets, md and html for reading and printing,
    fhir for health records: the pain ratings and your weeks in three questions, without your name.
    """
    from backcare_tui.storage.exchange.files import export_file

    with call.long_work("Nothing was written.") as progress, call.journal_to_read() as journal:
        count = journal.count() if journal else 0
        entries = journal.each() if journal else iter(())
        counted_on = progress.along("Writing", entries, count)
        memos = journal.memos() if journal else ()
        export_file(counted_on, file, file_format, call.catalogue().name_of, memos)
        mention_left_out(journal)
    say_done(f"Written: {_entries(count)} to {shown_line(str(file))}.")


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path), metavar="FILE")
@click.option("--format", "file_format", metavar="csv|json", help="If the file's name does not say it.")
@click.option("--dry-run", is_flag=True, help="Only say what would be taken in.")
@pass_call
def import_(call: Call, file: Path, file_format: str | None, dry_run: bool) -> None:
    """Take in the entries of a file that export wrote, or of a table of your own.

    All of them or none: if one is bad, each is named with its line and its field, and the journal stays as it
    is. Entries that the journal has are left as they are, so a file can be taken in twice.

    A table needs a first line that names its columns: at, with a date and time, and pain; note and the other
    columns of an exported table if you like. Tables of Migraine Buddy and of Track & Graph are known, too.
    """
    with call.long_work("Nothing was taken in.") as progress:
        _import(call, file, file_format, dry_run, progress)


def _import(call: Call, file: Path, file_format: str | None, dry_run: bool, progress: Progress) -> None:
    from backcare_tui.domain.journal.backup import Reason
    from backcare_tui.storage.exchange.files import import_file

    # Read before the journal is opened: it could be the journal's own file.
    clock = call.parts.clock
    with progress.telling("Reading") as tell:
        reading = import_file(file, file_format, clock.now(), clock.zone, _id_of(call), tell)
    with call.journal_to_look_at() as journal:
        asked = progress.along("Comparing", reading.entries, len(reading.entries))
        new = [entry_id for entry_id in asked if journal is None or not journal.knows(entry_id)]
        new_memos = [memo_id for memo_id in reading.memos if journal is None or not journal.knows(memo_id)]
        begun = journal is not None and journal.holds_any()
    say_done(_count_words(reading, len(new), len(new_memos)), otherwise="Nothing was taken in.")
    for line in _preview(reading):
        click.echo(line)
    for line in _notices(reading):
        click.echo(line, err=True)
    if reading.bad:
        for problem in reading.problems[:MOST_NAMED]:
            click.echo(shown_line(str(problem)), err=True)
        more = len(reading.problems) - MOST_NAMED
        if more > 0:
            click.echo(f"And {more:,} more of that kind.", err=True)
        raise BackcareError(
            "Nothing was taken in, because not everything in the file can be.",
            "Correct or remove what is named, then import the file again.",
        )
    if dry_run:
        click.echo("Nothing was taken in: this was a dry run.")
    elif new or new_memos:
        with call.journal() as journal:
            if begun:
                with progress.telling("Backing up") as tell:
                    journal.back_up(Reason.IMPORT, tell)
            # Files begin with the latest.
            entries = map(reading.entries.storable, reversed(new))
            memos = map(reading.memos.storable, reversed(new_memos))
            count = len(new) + len(new_memos)
            added = journal.take_in(progress.along("Taking in", chain(memos, entries), count))
        say_done(f"Taken in: {_entries(added - len(new_memos))}{_memos(len(new_memos))}.")


@click.command()
@click.argument("file", type=click.Path(path_type=Path), metavar="[FILE]", required=False)
@click.option("--format", "file_format", metavar="html|md", help="If the file's name does not say it.")
@click.option(
    "--since", callback=parse_day, metavar="DATE", help="From that day on; otherwise the last twelve weeks."
)
@click.option("--notes", is_flag=True, help="With your notes.")
@pass_call
def report(call: Call, file: Path | None, file_format: str | None, since: date | None, notes: bool) -> None:
    """One page for a clinician: pain, sessions and exercises, as numbers.

    Without FILE it is printed as Markdown. Your notes stay out of it unless you ask for them.
    """
    from backcare_tui.domain.journal.paper.report import make_report, usual_start
    from backcare_tui.domain.journal.paper.report_page import report_page
    from backcare_tui.domain.journal.wanted import Wanted
    from backcare_tui.storage.exchange.files import export_page, page_text

    today = call.parts.clock.now().date()
    first = since or usual_start(today)
    catalogue = call.catalogue()
    with call.long_work("Nothing was written.") as progress, call.journal_to_read() as journal:
        count = journal.count() if journal else 0
        entries = journal.each(wanted=Wanted(since=first)) if journal else iter(())
        made = make_report(progress.along("Reading", entries, count), first, today, catalogue.exercises)
        mention_left_out(journal)
    if made is None:
        raise BackcareError(
            f"Nothing has been recorded since {first:%Y-%m-%d}, so there is nothing to report.",
            "Name an earlier day with --since.",
        )
    page = report_page(made, catalogue.name_of, with_notes=notes)
    if file is None:
        say_pieces(page_text(page, Path(), file_format or "md"))
    else:
        export_page(page, file, file_format)
        say_done(f"Written: {shown_line(str(file))}.")


def _id_of(call: Call) -> Callable[[str], str]:
    """What gives the id of what is called so, or the same word; the catalogue is loaded when it is first asked."""
    catalogue = cache(call.catalogue)

    @cache
    def id_of(name: str) -> str:
        try:
            return catalogue().find(name).id
        except BackcareError:
            return name

    return id_of


def _entries(count: int) -> str:
    from backcare_tui.domain.words.wording import counted

    return counted(count, "entry", "entries")


def _preview(reading: Reading) -> Iterator[str]:
    """What a table that is not one of our own was taken for, and its first entries as they will stand there."""
    if not reading.program:
        return
    from backcare_tui.cli.entry_lines import entry_lines

    yield f"Taken for {reading.program}."
    for entry in islice(reading.entries.values(), _PREVIEWED):
        yield from entry_lines(entry, str)


def _notices(reading: Reading) -> Iterator[str]:
    """What is left out of the file, and what deserves a second look."""
    yield from _told(
        reading.unknown_columns, "Left out: the column “{}”, which a journal does not have.", "column", "columns"
    )
    if reading.empty_rows:
        rows = counted(reading.empty_rows, "row")
        yield f"Left out: {rows} with neither a rating nor a note."
    yield from _told(reading.other_rows, "Left out: a row of “{}”, which is no rating of pain.", "row", "rows")
    yield from _told(reading.moved, "Note: {}", "time that clocks left out", "times that clocks left out")
    yield from _told(reading.out_of_reach, "Note: {}.", *_OUT_OF_REACH)


def _told(told: Told, sentence: str, thing: str, things: str) -> Iterator[str]:
    yield from (sentence.replace("{}", words) for words in told.first)
    more = told.count - len(told.first)
    if more:
        yield f"And {counted(more, f'more {thing}', f'more {things}')}."


def _memos(count: int) -> str:
    """The end of a sentence that says what was taken in."""
    return f", and {counted(count, 'thing')} kept in mind of you and your plan" if count else ""


def _count_words(reading: Reading, new: int, new_memos: int) -> str:
    """What the file holds: "312 new, 4 already there, 2 bad (lines 7 and 90)."."""
    parts = [f"{new:,} new", f"{len(reading.entries) - new:,} already there"]
    if new_memos:
        parts.append(f"{counted(new_memos, 'new thing')} kept in mind of you and your plan")
    if reading.repeated:
        parts.append(f"{reading.repeated:,} repeated")
    if reading.bad:
        parts.append(f"{len(reading.bad):,} bad ({_places(reading.bad)})")
    return f"{', '.join(parts)}."


def _places(places: list[str]) -> str:
    named = [*places[:MOST_NAMED], *(["others"] if len(places) > MOST_NAMED else [])]
    *others, last = named
    if not others:
        return last
    words = f"{', '.join(others)} and {last}"
    return f"lines {words.replace('line ', '')}" if words.startswith("line ") else words
