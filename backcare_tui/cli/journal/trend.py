"""How pain and what else is rated went, printed: in sentences, drawn in characters, or as one JSON document."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

from backcare_tui.cli.journal.entry_lines import WIDTH, paragraph
from backcare_tui.cli.saying import say_json
from backcare_tui.domain.journal.trend.sentences import trend_sentences
from backcare_tui.domain.journal.trend.trend import pain_trend

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from backcare_tui.domain.journal.trend.period import Period
    from backcare_tui.domain.journal.trend.trend import Trend
    from backcare_tui.domain.journal.wanted import Wanted
    from backcare_tui.storage.journal.store import JournalStore

_HEIGHT = 20
"""Rows of a picture."""


def trends_in(journal: JournalStore | None, period: Period, today: date, wanted: Wanted) -> tuple[Trend, ...]:
    """Pain over the PERIOD up to TODAY, and whatever else was rated in it; nothing where there is no JOURNAL."""
    if journal is None:
        return (pain_trend({}, *period.up_to(today, wanted.since)),)
    from backcare_tui.storage.journal.latest.trend import read_trends

    return read_trends(journal, period, today, wanted)


def say_trends(trends: Sequence[Trend], only: str, *, as_json: bool, drawn: bool) -> None:
    """Print TRENDS, DRAWN in characters too if asked for; ONLY says of which entries they are, if not of all."""
    if as_json:
        say_json({"trends": [_document(trend) for trend in trends]})
        return
    if only:
        click.echo(f"Of {only} alone.")
    for number, trend in enumerate(trends):
        for line in (*[""] * (number > 0), *_lines(trend, drawn=drawn)):
            click.echo(line)


def _lines(trend: Trend, *, drawn: bool) -> Iterator[str]:
    first, *others = trend_sentences(trend)
    yield from paragraph(first)
    if drawn:
        from backcare_tui.figure.trend.characters import trend_characters

        ascii_only = not _has_marks(sys.stdout.encoding)
        yield from trend_characters(trend, WIDTH, _HEIGHT, ascii_only=ascii_only).split("\n")
    for told in others:
        yield from paragraph(told)


def _has_marks(encoding: str | None) -> bool:
    """Whether ENCODING has all characters of a picture."""
    from backcare_tui.figure.trend.marks import UNICODE

    try:
        f"⠿{UNICODE}".encode(encoding or "ascii")
    except (LookupError, UnicodeEncodeError):
        return False
    return True


def _document(trend: Trend) -> dict[str, Any]:
    days = sorted({*trend.days, *trend.line, *trend.pairs, *trend.leg, *trend.leg_line})
    baseline = trend.baseline
    return {
        "measure": trend.measure.value,
        "name": trend.name or None,
        "first": trend.first.isoformat(),
        "last": trend.last.isoformat(),
        "says": list(trend_sentences(trend)),
        "baseline": baseline
        and {"first": baseline.first.isoformat(), "last": baseline.last.isoformat(), "pain": baseline.pain},
        "meaningfully_better": trend.better,
        "spans": [
            {
                "kind": span.kind.value,
                "says": span.says or None,
                "first": span.first.isoformat(),
                "last": span.last and span.last.isoformat(),
            }
            for span in trend.spans
        ],
        "days": [_day(trend, day) for day in days],
    }


def _day(trend: Trend, day: date) -> dict[str, Any]:
    """What TREND has of DAY; numbers that it does not have are null."""
    rated = trend.days.get(day)
    return {
        "day": day.isoformat(),
        "median": rated and rated.middle,
        "lowest": rated and rated.lowest,
        "highest": rated and rated.highest,
        "seven_days": trend.line.get(day),
        "sessions": [{"before": before, "after": after} for before, after in trend.pairs.get(day, ())],
        "leg": trend.leg.get(day),
        "leg_seven_days": trend.leg_line.get(day),
    }
