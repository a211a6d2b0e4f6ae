"""The plan from the command line: today and the days after it, each with its reasons."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Any

import click

from backcare_tui.cli.call import Call
from backcare_tui.cli.commands import pass_call
from backcare_tui.cli.opening import journal_to_look_at, overview_of
from backcare_tui.cli.options import as_json
from backcare_tui.cli.saying import PROGRAM, complain, say_json, say_of_files
from backcare_tui.domain.plan.shape import DayKind

if TYPE_CHECKING:
    from backcare_tui.domain.catalogue.routine import Routine
    from backcare_tui.domain.guidance.person import Person
    from backcare_tui.domain.plan.plan import Plan, PlannedDay
    from backcare_tui.domain.plan.rule import Decision
    from backcare_tui.domain.session.timeline import Timeline
    from backcare_tui.storage.loaded import Loaded

_DAYS = 7
"""Today and six more."""


@click.command()
@as_json
@pass_call
def plan(call: Call, as_json: bool) -> None:
    """What today and the days of a week are to bring, each with its reasons.

    Days are changed in the app, at 4 Plan.
    """
    loaded = call.loaded()
    complain(loaded.problems)
    with journal_to_look_at(call) as journal:
        overview = overview_of(call, journal)
    found = loaded.plan(overview)
    say_of_files(loaded.files)
    to_show = partial(_timeline, loaded, loaded.settings.person)
    if as_json:
        days = [_row(day, to_show) for day in _week(found)]
        today = {name: days[0][name] for name in ("exercises", "gentle", "reasons")}
        say_json({"today": today, "week": days})
    else:
        click.echo("\n".join(_lines(found, to_show)))


def _timeline(loaded: Loaded, person: Person, routine: Routine) -> Timeline:
    """ROUTINE in time, as PERSON does it."""
    from backcare_tui.domain.guidance.adapt import to_show

    return to_show(routine, person, loaded.catalogue).timeline(loaded.catalogue, loaded.settings.pace)


def _week(plan: Plan) -> list[PlannedDay]:
    return [day for day in plan.days if day.date >= plan.today.date][:_DAYS]


def _row(day: PlannedDay, to_show: Callable[[Routine], Timeline]) -> dict[str, Any]:
    from backcare_tui.cli.listing import practice_rows

    return {
        "date": f"{day.date}",
        "exercises": practice_rows(to_show(day.routine)) if day.routine else [],
        "gentle": day.gentle,
        "walk_minutes": day.walk_minutes,
        "reasons": [{"rule": decision.rule, "says": decision.says} for decision in _reasons(day)],
    }


def _reasons(day: PlannedDay) -> tuple[Decision, ...]:
    return *day.decisions, *day.walk.decisions


def _lines(plan: Plan, to_show: Callable[[Routine], Timeline]) -> Iterator[str]:
    from backcare_tui.cli.journal.entry_lines import paragraph
    from backcare_tui.domain.words.wording import day_words

    if plan.see_someone:
        yield from paragraph(plan.see_someone.says)
        yield ""
    for day in _week(plan):
        today = day.date == plan.today.date
        if not today:
            yield ""
        name = day_words(day.date)
        yield from paragraph(f"Today, {name}" if today else name)
        yield from _what(day, to_show, in_full=today)
        for decision in _reasons(day):
            yield from paragraph(decision.says, "  - ", "    ")


def _what(day: PlannedDay, to_show: Callable[[Routine], Timeline], *, in_full: bool) -> Iterator[str]:
    """What DAY brings, IN_FULL with how much of each exercise."""
    from backcare_tui.cli.journal.entry_lines import paragraph
    from backcare_tui.domain.words.wording import counted, minutes_words

    if day.routine:
        timeline = to_show(day.routine)
        names = [planned.exercise.name for planned in timeline.items]
        what = f"  {day.kind.session_words}, {minutes_words(timeline.seconds)}: "
        yield from paragraph(", ".join(names), what, " " * 4)
        if in_full:
            for planned in timeline.items:
                yield from paragraph(f"{planned.called}: {planned.dose_words}", " " * 4)
    if day.walk_minutes:
        yield f"  walk {counted(day.walk_minutes, 'minute')}"
    if day.kind is DayKind.CLOSED:
        yield f"  exercises are closed for now; see: {PROGRAM} signs"
    elif not day.routine and not day.walk_minutes:
        yield "  nothing; rest is part of the plan"
