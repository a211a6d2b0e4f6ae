"""What the journal holds, printed, and the commands that put one entry right."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from itertools import chain
from typing import TYPE_CHECKING

import click

from backcare_tui.cli.call import Call
from backcare_tui.cli.commands import OnDemand
from backcare_tui.cli.opening import journal_to_read
from backcare_tui.cli.options import as_json, parse_count, parse_day
from backcare_tui.cli.saying import PROGRAM, command, mention_left_out, say_pieces
from backcare_tui.domain.words.wording import one_of
from backcare_tui.errors import UsageError

if TYPE_CHECKING:
    from backcare_tui.domain.journal.entry import Entry
    from backcare_tui.domain.journal.wanted import Wanted
    from backcare_tui.storage.journal.store import JournalStore

KINDS = ("session", "rating", "morning", "activity", "peg", "own-activity")
"""As `ENTRY_MODELS` has them, which `--help` does not wait for."""
_ONE_OF = f"Only entries of that kind: {one_of(KINDS)}."
PERIODS = ("week", "month", "quarter", "year", "all")
"""As `Period` has them, which no list waits for."""


@click.group(
    invoke_without_command=True,
    commands=OnDemand("backcare_tui.cli.journal", {"edit": ("edit", "edit"), "delete": ("correct", "delete")}),
    subcommand_metavar="[edit|delete ID]",
)
@as_json
@click.option(
    "--search", default="", metavar="WORDS", help="Only entries whose note has these words, all of them."
)
@click.option("--kind", type=click.Choice(KINDS, case_sensitive=False), metavar="KIND", help=_ONE_OF)
@click.option("--exercise", metavar="NAME", help="Only sessions in which it was done, and walks, rides or swims.")
@click.option("--routine", metavar="NAME", help="Only sessions of it.")
@click.option("--since", callback=parse_day, metavar="DATE", help="Only entries from that day on.")
@click.option("--until", callback=parse_day, metavar="DATE", help="Only entries up to that day.")
@click.option("--limit", callback=parse_count, metavar="N", help="At most this many entries.")
@click.option("--trend", is_flag=True, help="How pain went instead, in sentences.")
@click.option(
    "--period",
    type=click.Choice(PERIODS),
    metavar="|".join(PERIODS),
    help="With --trend: the days up to today that it tells of; a month, unless you say --since.",
)
@click.option("--picture", is_flag=True, help="With --trend: draw it too, in characters.")
@click.pass_context
def journal(
    context: click.Context,
    as_json: bool,
    search: str,
    kind: str | None,
    exercise: str | None,
    routine: str | None,
    since: date | None,
    until: date | None,
    limit: int | None,
    trend: bool,
    period: str | None,
    picture: bool,
) -> None:
    """What was recorded, latest first, each entry with its id at the end of the line.

    Entries that are dated after today come last. “journal edit ID” changes an entry, “journal delete ID” deletes
    it; the first characters of the id are enough.
    """
    call = context.find_object(Call)
    if call is None or context.invoked_subcommand is not None:
        if any((as_json, search, kind, exercise, routine, since, until, limit, trend, period, picture)):
            raise UsageError(
                "What is listed can be chosen only where there is a list.", f"See: {PROGRAM} journal --help"
            )
        return
    from backcare_tui.domain.journal.wanted import Wanted

    if since and until and until < since:
        raise UsageError(
            f"{since.isoformat()} is later than {until.isoformat()}.",
            "Give the earlier day to --since, and the later one to --until.",
        )
    if trend and limit:
        raise UsageError(
            "--limit is about a list, and a trend has all of its days.",
            f"Try for example: {PROGRAM} journal --trend --period week",
        )
    if (period or picture) and not trend:
        raise UsageError(
            "--period and --picture are about a trend, and this is a list.",
            f"Try for example: {PROGRAM} journal --trend --period year",
        )
    now = call.parts.clock.now()
    with journal_to_read(call) as journal:
        wanted = Wanted(search, kind, None, None, since, until)
        if exercise or routine:
            from backcare_tui.cli.journal.meant import with_names

            wanted = with_names(call, journal, wanted, exercise, routine)
        if trend:
            _say_trend(call, journal, wanted, period, as_json=as_json, drawn=picture)
            return
        entries = iter(()) if journal is None else journal.each(now, wanted, limit)
        if as_json:
            from backcare_tui.storage.exchange.json import write_json

            say_pieces(write_json(entries, ascii_only=True))
        else:
            _say(call, journal, entries, wanted, now)
        mention_left_out(journal)


def _say_trend(
    call: Call, journal: JournalStore | None, wanted: Wanted, period: str | None, *, as_json: bool, drawn: bool
) -> None:
    """Print how it went over PERIOD; without one, since the day that is WANTED, or over a month."""
    from backcare_tui.cli.journal.trend import say_trends, trends_in
    from backcare_tui.domain.journal.correct.wanted_words import wanted_words
    from backcare_tui.domain.journal.trend.period import Period
    from backcare_tui.domain.journal.wanted import EVERYTHING

    today = call.days.of(call.parts.clock.now())
    length = Period(period) if period else Period.ALL if wanted.since else Period.MONTH
    only = wanted_words(wanted._replace(since=None, until=None), call.names()) if wanted != EVERYTHING else ""
    say_trends(trends_in(journal, length, today, wanted), only, as_json=as_json, drawn=drawn)
    mention_left_out(journal)


def _say(
    call: Call, journal: JournalStore | None, entries: Iterator[Entry], wanted: Wanted, now: datetime
) -> None:
    """Print ENTRIES of JOURNAL as they come, those still to come at NOW last; or why there are none."""
    from backcare_tui.domain.journal.wanted import EVERYTHING

    first = next(entries, None)
    if journal is not None and first:
        from backcare_tui.cli.journal.entry_lines import journal_lines
        from backcare_tui.cli.journal.meant import with_short_ids

        lines = journal_lines(
            with_short_ids(journal, chain([first], entries)), now, call.names(), call.parts.clock.zone
        )
        say_pieces(f"{line}\n" for line in lines)
    elif journal is None or wanted == EVERYTHING:
        click.echo(f"The journal is empty. Record how it is now, for example: {command('log 4')}")
    else:
        from backcare_tui.domain.journal.correct.wanted_words import nothing_words

        click.echo(nothing_words(wanted, call.names()))
