"""Sessions from the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from backcare_tui.cli.call import Call, complain, pass_call, say_of_files
from backcare_tui.cli.options import parse_pace, say_json
from backcare_tui.domain.words.text import shown_line

if TYPE_CHECKING:
    from backcare_tui.domain.catalogue.routine import Routine
    from backcare_tui.domain.journal.overview import Overview
    from backcare_tui.storage.loaded import Loaded


@click.command()
@click.argument("names", nargs=-1, metavar="[ROUTINE|EXERCISE ...]")
@click.option("--plain", is_flag=True, help="Line by line, for screen readers and pipes.")
@click.option("--pace", callback=parse_pace, metavar="0.5..2.0", help="How fast the movements go.")
@click.option("--dry-run", is_flag=True, help="Only print, as JSON, what would be done.")
@pass_call
def start(call: Call, names: tuple[str, ...], plain: bool, pace: float | None, dry_run: bool) -> int:
    """Go straight into a session.

    Without a name it is the one suggested for today.
    """
    if dry_run:
        return _say_what_would_be_done(call, names, pace)
    if not plain:
        call.need_terminal()
    loaded = call.loaded()
    try:
        if names:
            routine = _named(call, loaded, names)
        else:
            with call.journal_to_read() as journal:
                routine, why = _of_today(loaded, call.overview(journal))
            if plain:
                click.echo(why)
    finally:
        if plain:
            say_of_files(loaded.files)
            complain(loaded.problems)
    if plain:
        with call.journal() as journal:
            return call.parts.run_plain(loaded, journal, routine, pace)
    return call.parts.run_app(lambda: loaded, routine, pace)


def _named(call: Call, loaded: Loaded, names: tuple[str, ...]) -> Routine:
    """What NAMES are meant for, as one routine."""
    return loaded.catalogue.to_practise([call.find(loaded.catalogue, name).id for name in names])


def _of_today(loaded: Loaded, overview: Overview) -> tuple[Routine, str]:
    """The routine that OVERVIEW leads to, and why it is that one."""
    from backcare_tui.domain.guidance.plan import suggest

    suggestion = suggest(overview)
    return loaded.catalogue.to_practise([suggestion.routine]), suggestion.why


def _say_what_would_be_done(call: Call, names: tuple[str, ...], pace: float | None) -> int:
    """Print the session that would be begun, from settings and journal as they are; nothing is made or changed."""
    from backcare_tui.cli.listing import change_rows, practice_rows
    from backcare_tui.domain.guidance.adapt import NothingLeftError, adapted

    loaded = call.loaded()
    complain(loaded.problems)
    with call.journal_to_look_at() as journal:
        overview = call.overview(journal)
    try:
        routine = _named(call, loaded, names) if names else _of_today(loaded, overview)[0]
    finally:
        say_of_files(loaded.files)
    try:
        done = adapted(routine, loaded.settings.person(overview.practice), loaded.catalogue)
    except NothingLeftError as error:
        say_json({"exercises": [], "changes": change_rows(error.changes)})
        click.echo(shown_line(str(error)), err=True)
        return 0
    timeline = done.timeline(loaded.catalogue, pace or loaded.settings.pace)
    say_json({"exercises": practice_rows(timeline), "changes": change_rows(done.changes)})
    return 0
