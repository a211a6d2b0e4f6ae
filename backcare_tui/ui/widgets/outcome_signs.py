"""The signs of exercises by how they ended, the same in a session under way and in the journal."""

from backcare_tui.domain.journal.entry import Outcome

OUTCOME_SIGNS = {Outcome.COMPLETED: "●", Outcome.ENDED_EARLY: "◔", Outcome.SKIPPED: "–"}
