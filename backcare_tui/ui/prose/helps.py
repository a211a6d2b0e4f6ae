"""What followed what, as styled text: a line of the list, and all that is known of one."""

from collections.abc import Iterable, Sequence

from textual.content import Content

from backcare_tui.domain.journal.entry_words import NameOf
from backcare_tui.domain.journal.helps.helps import Finding, Helps
from backcare_tui.domain.journal.helps.walking import Walking
from backcare_tui.domain.journal.helps.words import (
    WALKING,
    chance_words,
    finding_facts,
    finding_name,
    finding_says,
    short_words,
    walking_facts,
    walking_says,
)
from backcare_tui.ui.widgets.literal_text import MUTED

_BEFORE, _AFTER, _SAME, _BETWEEN = "○", "●", "◐", "│"
_STYLES = {_BEFORE: MUTED, _AFTER: "$accent", _SAME: "$accent", _BETWEEN: MUTED}
_LEGEND = f"{_BEFORE} before  {_AFTER} after  {_SAME} the same"
_SCALE = 3
"""Cells of the numbers at the left of a drawing, with a blank behind them."""
_APART = 2
"""Cells from one session to the next, where there is room."""


def finding_line(finding: Finding, name_of: NameOf) -> Content:
    """FINDING in a list, with the gist of it below."""
    return Content.assemble(finding_name(finding, name_of), "\n  ", (short_words(finding), MUTED))


def walking_line(walking: Walking) -> Content:
    """WALKING in a list."""
    days = f"{walking.walked.days} days after one, {walking.rested.days} after none"
    return Content.assemble("A walk the day before", "\n  ", (days, MUTED))


def finding_prose(finding: Finding, helps: Helps, name_of: NameOf, width: int) -> Content:
    """All that is known of FINDING, which is one of HELPS, in lines of WIDTH cells."""
    chance = chance_words(helps, finding.of)
    blocks = [
        Content.styled(finding_name(finding, name_of), "bold"),
        Content(finding_says(finding, name_of)),
        *([changes_drawing(finding.pairs, width)] if finding.pairs else []),
        _facts([*finding_facts(finding), *([chance] if chance else [])]),
    ]
    return Content("\n\n").join(blocks)


def walking_prose(walking: Walking) -> Content:
    """All that is known of WALKING."""
    blocks = [Content.styled(WALKING, "bold"), Content(walking_says(walking)), _facts(walking_facts(walking))]
    return Content("\n\n").join(blocks)


def changes_drawing(pairs: Sequence[tuple[int, int]], width: int) -> Content:
    """PAIRS, at least one, of pain before and after: a column for each of the latest that fit in WIDTH."""
    room = max(1, width - _SCALE)
    apart = _APART if len(pairs) * _APART <= room else 1
    shown = pairs[-(room // apart) :]
    highest, lowest = (end(pain for pair in shown for pain in pair) for end in (max, min))
    lines = [
        Content.assemble((f"{pain:>{_SCALE - 1}} ", MUTED), *_row(pain, shown, apart))
        for pain in range(highest, lowest - 1, -1)
    ]
    which = f", the last {len(shown)} of {len(pairs)}" if len(shown) < len(pairs) else ""
    return Content("\n").join([*lines, Content.styled(f"{_LEGEND}{which}", MUTED)])


def _row(pain: int, pairs: Iterable[tuple[int, int]], apart: int) -> Iterable[tuple[str, str]]:
    for before, after in pairs:
        mark = " "
        if pain == before == after:
            mark = _SAME
        elif pain in (before, after):
            mark = _BEFORE if pain == before else _AFTER
        elif min(before, after) < pain < max(before, after):
            mark = _BETWEEN
        yield mark.ljust(apart), _STYLES.get(mark, "")


def _facts(facts: Iterable[str]) -> Content:
    return Content("\n").join([Content.assemble(("– ", MUTED), fact) for fact in facts])
