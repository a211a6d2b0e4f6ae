"""The signs of days, the same wherever a day stands: on Today, in the plan, in the calendar."""

from backcare_tui.domain.journal.calendar.mark import Mark

SIGNS = {Mark.TRAINED: "●", Mark.GENTLE: "◐", Mark.WALKED: "▲", Mark.RESTED: "–", Mark.SILENT: "·"}
TO_COME = "○"
"""Of a day that has something planned."""
IDLE = frozenset({Mark.RESTED, Mark.SILENT})
"""The marks of days on which nothing was done."""
