"""What followed what, printed: a sentence for each thing, its numbers too, or one document with all of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any

import click

from backcare_tui.cli.call import Call
from backcare_tui.cli.commands import pass_call
from backcare_tui.cli.opening import journal_to_read
from backcare_tui.cli.options import as_json
from backcare_tui.cli.saying import command, mention_left_out, say_json

if TYPE_CHECKING:
    from backcare_tui.domain.journal.entry_words import NameOf
    from backcare_tui.domain.journal.helps.changes import Changes
    from backcare_tui.domain.journal.helps.helps import Finding, Helps
    from backcare_tui.domain.journal.helps.walking import NextDays, Walking

_DIGITS = 4
"""Of shares, behind the point."""


@click.command()
@as_json
@click.option("--all", "whole", is_flag=True, help="Of the whole journal, not only of the last twelve months.")
@click.option("--numbers", is_flag=True, help="With the numbers behind each sentence.")
@pass_call
def helps(call: Call, as_json: bool, whole: bool, numbers: bool) -> None:
    """What followed sessions and walks: how pain was before, after, and on the next morning.

    By exercise, routine and time of day, the surest first. It is what happened, and proves nothing.
    """
    found = _found(call, whole)
    if as_json:
        say_json(_document(found, call.names()))
    else:
        click.echo("\n".join(_lines(found, call.names(), with_numbers=numbers)))


def _found(call: Call, whole: bool) -> Helps:
    from backcare_tui.domain.journal.helps.helps import helps_of, usual_first
    from backcare_tui.storage.written.kinds import Kinds

    now, kinds = call.parts.clock.now(), Kinds(call.folders().catalogue)

    with call.long_work("Nothing was changed.") as progress, journal_to_read(call) as journal:
        if journal is None:
            today = call.days.of(now)
            return helps_of((), None if whole else usual_first(today), today, days=call.days)
        with progress.telling("Reading the journal") as tell:
            found = journal.helps(now, kinds.is_aerobic, whole=whole, tell=tell)
        mention_left_out(journal)
    return found


def _lines(found: Helps, name_of: NameOf, *, with_numbers: bool) -> Iterator[str]:
    from backcare_tui.cli.journal.entry_lines import paragraph
    from backcare_tui.domain.journal.helps import words

    yield from paragraph(f"{words.TITLE}, {words.span_words(found)}")
    yield from paragraph(" ".join(words.HONEST))
    if found.silent:
        yield ""
        yield from paragraph(words.silent_words(found))
        yield from paragraph(f"Begin one with: {command('start')}")
    for of, title in words.SECTIONS.items():
        findings = found.of(of)
        yield from ["", title] if findings else []
        if chance := words.chance_words(found, of):
            yield from paragraph(chance, "  ", "  ")
        for finding in findings:
            together = filter(None, [words.together_words(finding)])
            facts = words.finding_facts(finding) if with_numbers else together
            yield from _item(words.finding_says(finding, name_of), facts)
    if found.walking:
        yield from ["", words.WALKING]
        facts = words.walking_facts(found.walking) if with_numbers else iter(())
        yield from _item(words.walking_says(found.walking), facts)
    if left_out := words.left_out_words(found):
        yield ""
        yield from paragraph(left_out)
    if not (found.silent or with_numbers):
        yield ""
        yield from paragraph(f"The numbers behind it: {command('helps --numbers')}")


def _item(says: str, facts: Iterable[str]) -> Iterator[str]:
    from backcare_tui.cli.journal.entry_lines import paragraph

    yield from paragraph(says, "  - ", "    ")
    for fact in facts:
        yield from paragraph(fact, "    ", "    ")


def _document(found: Helps, name_of: NameOf) -> dict[str, Any]:
    from backcare_tui.domain.journal.helps.changes import FEWEST
    from backcare_tui.domain.journal.helps.words import HONEST

    return {
        "first": None if found.first is None else f"{found.first}",
        "last": f"{found.last}",
        "says": list(HONEST),
        "fewest": FEWEST,
        "rated": found.rated,
        "too_few": found.too_few,
        "findings": [_finding(finding, name_of) for finding in found.findings],
        "walking": _told(found.walking, _walking),
    }


def _finding(finding: Finding, name_of: NameOf) -> dict[str, Any]:
    from backcare_tui.domain.journal.helps.words import finding_name, finding_says

    return {
        "of": finding.of.value,
        "ids": list(finding.ids),
        "name": finding_name(finding, name_of),
        "says": finding_says(finding, name_of),
        "before": finding.before,
        "after": _told(finding.after, _changes),
        "morning": _told(finding.morning, _changes),
        "easier": finding.easier,
        "hurt": finding.hurt,
        "leg": finding.leg,
        "ended_early": finding.ended_early,
    }


def _changes(changes: Changes) -> dict[str, Any]:
    return {
        "times": changes.times,
        "less": changes.lower,
        "same": changes.same,
        "more": changes.higher,
        "in_points": len(changes.points),
        "median": changes.median,
        "middle_half": _told(changes.middle_half, list),
        "less_in_the_long_run": [round(share, _DIGITS) for share in changes.share_lower],
    }


def _walking(walking: Walking) -> dict[str, Any]:
    from backcare_tui.domain.journal.helps.words import walking_says

    return {
        "what": list(walking.what),
        "first": f"{walking.first}",
        "last": f"{walking.last}",
        "says": walking_says(walking),
        "day_after": _next_days(walking.walked),
        "other_days": _next_days(walking.rested),
    }


def _next_days(next_days: NextDays) -> dict[str, Any]:
    return {"days": next_days.days, "median": next_days.median, "middle_half": list(next_days.middle_half)}


def _told(value: Any, of: Callable[[Any], Any]) -> Any:
    return None if value is None else of(value)
