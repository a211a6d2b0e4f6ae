"""What is written from the command line: the journal, and the report for a clinician."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import click

from backcare_tui.cli.call import Call, mention_left_out, pass_call, say_done
from backcare_tui.cli.options import parse_day, say_pieces
from backcare_tui.domain.words.text import shown_line
from backcare_tui.domain.words.wording import counted
from backcare_tui.errors import BackcareError

if TYPE_CHECKING:
    from backcare_tui.cli.progress import Progress
    from backcare_tui.domain.words.page import Page
    from backcare_tui.storage.journal.store import JournalStore


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
        export_file(counted_on, file, file_format, call.catalogue().name_of, memos, call.days)
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
    from backcare_tui.domain.journal.paper.report import usual_start
    from backcare_tui.storage.exchange.files import export_page, page_text

    with call.long_work("Nothing was written.") as progress, call.journal_to_read() as journal:
        today = call.days.of(call.parts.clock.now())
        first = since or usual_start(today)
        page = None if journal is None else _page(call, journal, first, today, progress, with_notes=notes)
        mention_left_out(journal)
    if page is None:
        raise BackcareError(
            f"Nothing has been recorded since {first:%Y-%m-%d}, so there is nothing to report.",
            "Name an earlier day with --since.",
        )
    if file is None:
        say_pieces(page_text(page, Path(), file_format or "md"))
    else:
        export_page(page, file, file_format)
        say_done(f"Written: {shown_line(str(file))}.")


def _page(
    call: Call, journal: JournalStore, first: date, today: date, progress: Progress, *, with_notes: bool
) -> Page | None:
    """The report of JOURNAL from FIRST to TODAY; None if there is nothing in these days."""
    from backcare_tui.domain.guidance.signs.closings import closings_in
    from backcare_tui.domain.journal.calendar.weeks import began_on, first_day_of_weeks, weeks_score
    from backcare_tui.domain.journal.paper.chosen import Mark
    from backcare_tui.domain.journal.paper.report import make_report
    from backcare_tui.domain.journal.paper.report_page import report_page
    from backcare_tui.domain.journal.trend.spans import spans_of
    from backcare_tui.domain.journal.trend.trend import pain_trend
    from backcare_tui.domain.journal.wanted import Wanted
    from backcare_tui.figure.trend.printed import printed

    now, days = call.parts.clock.now(), call.days
    catalogue, memos = call.catalogue(), journal.memos()
    before = Wanted(text=Mark.MEDICINE.value, until=first - timedelta(days=1))
    told = journal.days_told(date.min, today)
    pains = {day: one.pains for day, one in told.items() if one.pains}
    goal, weeks_began = call.settings().weekly_goal, first_day_of_weeks(today)
    score = weeks_score(
        told,
        spans_of(memos, weeks_began, today, pains, days),
        goal,
        today,
        began_on(told, journal.practice(now), days),
    )
    report = make_report(
        progress.along("Reading", journal.each(wanted=Wanted(since=first)), journal.count()),
        first,
        today,
        catalogue.exercises,
        pains=pains,
        goal=goal,
        score=score,
        closings=closings_in(memos, days),
        medicine_before=journal.page(1, now, before).told,
        days=days,
    )
    if report is None:
        return None
    span = report.whole.first, report.whole.last
    trend = pain_trend(told, *span, spans_of(memos, *span, pains, days), report.baseline)
    picture = printed(trend) if trend.days else None
    return report_page(report, catalogue.name_of, with_notes=with_notes, picture=picture)
