"""What a step writes into the journal."""

from datetime import datetime
from uuid import UUID

from backcare_tui.domain.interview.steps import Remember, TellMorning, TellOwnActivity, TellWeek
from backcare_tui.domain.journal.entry import MorningEntry, OwnActivityEntry, PegEntry
from backcare_tui.domain.journal.memo import Kept, MemoEntry

Noting = Remember | TellMorning | TellWeek | TellOwnActivity
"""The steps that write something of their own. The reply to each is whether it is in the journal."""


def noted(step: Noting, id: UUID, at: datetime) -> Kept:
    """What STEP writes, with that ID and moment."""
    match step:
        case Remember(about, says):
            return MemoEntry(id=id, at=at, about=about, says=says)
        case TellWeek(pain, enjoyment, activity):
            return PegEntry(id=id, at=at, pain=pain, enjoyment=enjoyment, activity=activity)
        case TellOwnActivity(name, ability):
            return OwnActivityEntry(id=id, at=at, name=name, ability=ability)
        case TellMorning(session, compared, pain):
            return MorningEntry(id=id, at=at, session=session, compared=compared, pain=pain)
