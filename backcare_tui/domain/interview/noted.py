"""What a step writes into the journal."""

from datetime import datetime
from uuid import UUID

from backcare_tui.domain.interview.steps import Remember
from backcare_tui.domain.journal.memo import Kept, MemoEntry

Noting = Remember
"""The steps that write something of their own."""


def noted(step: Noting, id: UUID, at: datetime) -> Kept:
    """What STEP writes, with that ID and moment."""
    match step:
        case Remember(about, says):
            return MemoEntry(id=id, at=at, about=about, says=says)
