"""What several commands take: a pace, a day, a count, and whether they print one JSON document."""

from __future__ import annotations

from datetime import date

import click

from backcare_tui.cli.call import Call
from backcare_tui.cli.saying import PROGRAM
from backcare_tui.domain.words.text import shown_line
from backcare_tui.errors import UsageError


def parse_pace(context: click.Context, parameter: click.Parameter, text: str | None) -> float | None:  # noqa: ARG001
    if text is None:
        return None
    from backcare_tui.domain.session.pace import FASTEST, SLOWEST
    from backcare_tui.domain.words.numbers import UnclearNumberError, read_number

    try:
        pace = read_number(text)
    except UnclearNumberError:
        pace = 0.0
    if SLOWEST <= pace <= FASTEST:
        return pace
    raise UsageError(
        f"The pace is a number from {SLOWEST} to {FASTEST}, and “{shown_line(text, 40)}” is not.",
        f"Try for example: {PROGRAM} start --pace 0.8",
    )


def parse_day(context: click.Context, parameter: click.Parameter, text: str | None) -> date | None:  # noqa: ARG001
    call = context.find_object(Call)
    if text is None or call is None:
        return None
    from backcare_tui.domain.words.when import parse_day

    return parse_day(text, call.days.of(call.parts.clock.now()))


def parse_count(context: click.Context, parameter: click.Parameter, text: str | None) -> int | None:  # noqa: ARG001
    if text is None:
        return None
    from backcare_tui.domain.words.numbers import UnclearNumberError, read_score

    try:
        count = read_score(text)
    except UnclearNumberError:
        count = 0
    if count >= 1:
        return count
    raise UsageError(
        f"{parameter.opts[0]} is a whole number from 1 on, and “{shown_line(text, 40)}” is not.",
        f"Try for example {parameter.opts[0]} 20.",
    )


as_json = click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
