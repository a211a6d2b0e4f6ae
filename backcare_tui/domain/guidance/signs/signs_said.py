"""What somebody answered to the cards of signs, and whether the exercises are closed for now because of it.

Without the models of the safety text: what draws nothing asks for it, too.
"""

from collections.abc import Iterable, Sequence
from enum import StrEnum

from backcare_tui.domain.journal.memo import MemoEntry, Subject


class SignsSaid(StrEnum):
    """The answer, as the journal keeps it."""

    NONE = "none"
    EMERGENCY = "emergency"
    URGENT = "urgent"
    SKIPPED = "skipped"


def with_answers(memos: Iterable[MemoEntry], given: Sequence[MemoEntry]) -> tuple[MemoEntry, ...]:
    """MEMOS, latest first, with what was GIVEN as an answer, oldest first, and could perhaps not be kept."""
    return tuple(sorted((*reversed(given), *memos), key=lambda memo: memo.at, reverse=True))


def closed_by(memos: Iterable[MemoEntry]) -> SignsSaid | None:
    """The level of the signs for which the exercises are closed as of MEMOS, latest first; None if they are open.

    Cards that were left for later open nothing and close nothing: whoever had a sign has it until they answer.
    """
    answers = (memo.says for memo in memos if memo.about is Subject.SIGNS and memo.says != SignsSaid.SKIPPED)
    latest = next(answers, None)
    return SignsSaid(latest) if latest in (SignsSaid.EMERGENCY, SignsSaid.URGENT) else None
