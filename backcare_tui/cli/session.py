"""Sessions from the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from backcare_tui.cli.call import Call
from backcare_tui.cli.commands import pass_call
from backcare_tui.cli.opening import journal_to_look_at, journal_to_read, journal_to_write, overview_of
from backcare_tui.cli.options import parse_pace
from backcare_tui.cli.saying import PROGRAM, complain, say_json, say_of_files
from backcare_tui.domain.words.text import shown_line
from backcare_tui.errors import BackcareError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from backcare_tui.domain.catalogue.routine import Routine
    from backcare_tui.domain.journal.overview import Overview
    from backcare_tui.domain.plan.plan import Plan
    from backcare_tui.storage.loaded import Loaded


@click.command()
@click.argument("names", nargs=-1, metavar="[ROUTINE|EXERCISE ...]")
@click.option("--plain", is_flag=True, help="Line by line, for screen readers and pipes.")
@click.option("--pace", callback=parse_pace, metavar="0.5..2.0", help="How fast the movements go.")
@click.option("--about-me", is_flag=True, help="With --plain: first show what you told of yourself, to change it.")
@click.option("--dry-run", is_flag=True, help="Only print, as JSON, what would be done.")
@pass_call
def start(
    call: Call, names: tuple[str, ...], plain: bool, pace: float | None, about_me: bool, dry_run: bool
) -> int:
    """Go straight into a session.

    Without a name it is what the plan has for today.
    """
    if about_me and not plain:
        raise UsageError(
            "--about-me asks line by line, and needs --plain.",
            f"Try {PROGRAM} start --plain --about-me; in the app, press ctrl+p and type “about me”.",
        )
    if dry_run:
        return _say_what_would_be_done(call, names, pace)
    loaded = call.loaded()
    try:
        routine = _named(call, loaded, names) if names else None
        if not plain:
            call.need_terminal()
        why: tuple[str, ...] = ()
        if routine is None:
            routine, why = _planned(call, loaded)
    finally:
        if plain:
            say_of_files(loaded.files)
            complain(loaded.problems)
    if plain:
        with journal_to_write(call) as journal:
            return call.parts.run_plain(loaded, journal, routine, pace, about_me, why)
    return call.parts.run_app(lambda: loaded, routine, pace)


def _named(call: Call, loaded: Loaded, names: tuple[str, ...]) -> Routine:
    """What NAMES are meant for, as one routine."""
    return loaded.catalogue.to_practise([call.find(loaded.catalogue, name).id for name in names])


def _planned(call: Call, loaded: Loaded) -> tuple[Routine, tuple[str, ...]]:
    """What the plan has for today, and the reasons, unless the exercises are closed."""
    with journal_to_read(call) as journal:
        overview = overview_of(call, journal)
    open_ = _as_if_open(overview)
    plan = loaded.plan(open_)
    return _of_today(plan), tuple(_why(plan, overview)) if open_ is overview else ()


def _as_if_open(overview: Overview) -> Overview:
    """OVERVIEW without the sign that closed the exercises: the session asks about it before it begins."""
    from backcare_tui.domain.guidance.signs.signs_said import closed_by
    from backcare_tui.domain.journal.memo import Subject

    if closed_by(overview.memos) is None:
        return overview
    return overview._replace(memos=tuple(memo for memo in overview.memos if memo.about is not Subject.SIGNS))


def _of_today(plan: Plan) -> Routine:
    """What PLAN has for today; BackcareError where that is nothing."""
    from backcare_tui.domain.plan.shape import DayKind

    routine = plan.today.written
    if plan.today.routine is None or routine is None:
        says = plan.today.decisions[0].says if plan.today.decisions else "Nothing is planned for today."
        smaller = f"“{PROGRAM} plan” says more; “{PROGRAM} start gentle-day” begins a small one."
        closed = f"“{PROGRAM} signs” says what to do; “{PROGRAM} start” asks whether somebody has looked at it."
        raise BackcareError(says, closed if plan.today.kind is DayKind.CLOSED else smaller)
    return routine


def _why(plan: Plan, overview: Overview) -> Iterator[str]:
    """Why today is what it is, line by line; in a flare-up the person's own words for one, too."""
    from backcare_tui.domain.journal.memo import Subject, newest_about

    if plan.see_someone:
        yield shown_line(plan.see_someone.says)
    for decision in plan.today.decisions:
        yield shown_line(decision.says)
    words = newest_about(overview.memos, Subject.FLARE_PLAN)
    if plan.soreness.day and words:
        yield "Your own words for a flare-up:"
        yield from map(shown_line, words.splitlines())


def _say_what_would_be_done(call: Call, names: tuple[str, ...], pace: float | None) -> int:
    """Print the session that would be begun, from settings and journal as they are; nothing is made or changed."""
    from backcare_tui.cli.listing import change_rows, practice_rows
    from backcare_tui.domain.guidance.adapt import NothingLeftError, adapted

    loaded = call.loaded()
    complain(loaded.problems)
    with journal_to_look_at(call) as journal:
        overview = overview_of(call, journal)
    try:
        routine = _named(call, loaded, names) if names else _of_today(loaded.plan(overview))
    finally:
        say_of_files(loaded.files)
    try:
        done = adapted(routine, loaded.settings.person, loaded.catalogue)
    except NothingLeftError as error:
        say_json({"exercises": [], "changes": change_rows(error.changes)})
        click.echo(shown_line(str(error)), err=True)
        return 0
    timeline = done.timeline(loaded.catalogue, pace or loaded.settings.pace)
    say_json({"exercises": practice_rows(timeline), "changes": change_rows(done.changes)})
    return 0
