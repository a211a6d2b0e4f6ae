"""What of the first start is still to be said and asked.

Without the models of the safety text: the app asks it before it has drawn anything.
"""

from collections.abc import Iterable

from backcare_tui.domain.guidance.signs.signs_said import closed_by
from backcare_tui.domain.journal.memo import MemoEntry, Subject, newest_about


def first_start_due(welcomed: bool, memos: Iterable[MemoEntry]) -> bool:
    """Whether what is asked once is still to be asked of somebody WELCOMED or not, with MEMOS, latest first."""
    known = tuple(memos)
    return not welcomed or are_signs_due(known) or are_circumstances_due(known)


def are_signs_due(memos: Iterable[MemoEntry]) -> bool:
    """Whether the cards of signs were never shown, as of MEMOS."""
    return newest_about(memos, Subject.SIGNS) is None


def are_circumstances_due(memos: Iterable[MemoEntry]) -> bool:
    """Whether circumstances were never asked for, as of MEMOS; whoever needs help first is left in peace."""
    known = tuple(memos)
    return closed_by(known) is None and newest_about(known, Subject.CIRCUMSTANCES) is None
