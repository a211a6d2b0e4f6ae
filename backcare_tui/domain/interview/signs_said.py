"""What somebody answered to the cards of signs, and whether the exercises are closed for now because of it.

Without the models of the safety text: what draws nothing asks for it, too.
"""

from collections.abc import Iterable
from enum import StrEnum

from backcare_tui.domain.journal.memo import MemoEntry, Subject, newest_about


class SignsSaid(StrEnum):
    """The answer, as the journal keeps it."""

    NONE = "none"
    EMERGENCY = "emergency"
    URGENT = "urgent"
    SKIPPED = "skipped"


def closed_by(memos: Iterable[MemoEntry]) -> SignsSaid | None:
    """The level of the signs for which the exercises are closed as of MEMOS, latest first; None if they are open.

    Cards that were left for later open nothing and close nothing.
    """
    answers = (memo.says for memo in memos if memo.about is Subject.SIGNS and memo.says != SignsSaid.SKIPPED)
    latest = next(answers, None)
    return SignsSaid(latest) if latest in (SignsSaid.EMERGENCY, SignsSaid.URGENT) else None


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
