"""What is written from the command line: the journal, and the report for a clinician."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from backcare_tui.cli.call import Call
from backcare_tui.cli.commands import pass_call
from backcare_tui.cli.opening import journal_to_read
from backcare_tui.cli.options import parse_day
from backcare_tui.cli.saying import mention_left_out, say_done, say_pieces
from backcare_tui.domain.words.text import shown_line
from backcare_tui.domain.words.wording import counted


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
    from backcare_tui.domain.journal.paper.journal_page import Reader
    from backcare_tui.storage.exchange.files import export_file

    with call.long_work("Nothing was written.") as progress, journal_to_read(call) as journal:
        count = journal.count() if journal else 0
        entries = journal.each() if journal else iter(())
        counted_on = progress.along("Writing", entries, count)
        memos = journal.memos() if journal else ()
        reader = Reader(call.days, call.parts.clock.zone)
        export_file(counted_on, file, file_format, call.catalogue().name_of, memos, reader)
        mention_left_out(journal)
    say_done(f"Written: {counted(count, 'entry', 'entries')} to {shown_line(str(file))}.")


@click.command()
@click.argument("file", type=click.Path(path_type=Path), metavar="[FILE]", required=False)
@click.option("--format", "file_format", metavar="html|md", help="If the file's name does not say it.")
@click.option(
    "--since", callback=parse_day, metavar="DATE", help="From that day on; otherwise the last twelve weeks."
)
@click.option("--notes", is_flag=True, help="With your notes.")
@pass_call
def report(call: Call, file: Path | None, file_format: str | None, since: date | None, notes: bool) -> None:
    """One page for a clinician: how pain went, function, sessions and exercises, as numbers.

    Without FILE it is printed as Markdown. Your notes stay out of it unless you ask for them, or mark some: a note
    with #report is in it, and one with #medicine among your medicines, in your words.
    """
    from backcare_tui.storage.exchange.files import export_page, make_sure_of_page, page_text
    from backcare_tui.storage.exchange.report import page_of_report

    if file is not None:
        make_sure_of_page(file, file_format)
    catalogue, now = call.catalogue(), call.parts.clock.now()
    goal = call.settings().weekly_goal
    with call.long_work("Nothing was written.") as progress, journal_to_read(call) as journal:
        with progress.telling("Reading") as tell:
            page = page_of_report(
                journal,
                catalogue.exercises,
                catalogue.name_of,
                goal,
                now,
                call.days,
                since,
                tell,
                with_notes=notes,
            )
        mention_left_out(journal)
    if file is None:
        say_pieces(page_text(page, Path(), file_format or "md"))
    else:
        export_page(page, file, file_format)
        say_done(f"Written: {shown_line(str(file))}.")
