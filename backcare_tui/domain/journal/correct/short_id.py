"""The first characters of an entry's id, by which a person names it: printed beside it, and typed again."""

import re
from collections.abc import Iterable, Mapping
from uuid import UUID

from backcare_tui.domain.words.numbers import plain_digits
from backcare_tui.domain.words.text import shown_line
from backcare_tui.errors import UsageError

LEAST = 4
"""Characters that a short id has at least."""

_WHERE = "Each line of “backcare-tui journal” ends with the id of its entry."
_AROUND = " ()[]{}.,:;\"'“”"
"""What may stand around an id that is copied from a sentence."""
_BEGINNING = r"[0-9a-f]{1,32}"
_GROUPS = (8, 12, 16, 20)
"""Digits of an id before which a hyphen stands."""


def short_id(entry_id: UUID, others: Iterable[str]) -> str:
    """As many of the first characters of ENTRY_ID as tell it from OTHERS, ids as they are kept; `LEAST` at least.

    Of all ids in a journal the one before and the one after it, in their order, are enough for OTHERS.
    """
    whole = str(entry_id)
    shared = max((_shared(whole, other) for other in others), default=0)
    return whole[: max(LEAST, shared + 1)]


def _shared(one: str, other: str) -> int:
    """How many of their first characters are the same."""
    return next(
        (at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )


def beginning_of(typed: str) -> str:
    """The beginning of an id as it is kept that TYPED is, in any case and with or without its hyphens.

    UsageError if it is none.
    """
    digits = plain_digits(typed).strip(_AROUND).lower().replace("-", "")
    if not re.fullmatch(_BEGINNING, digits):
        raise UsageError(f"“{shown_line(typed, 40)}” is not the id of an entry.", _WHERE)
    ends = [end for end in (*_GROUPS, len(digits)) if end <= len(digits)]
    starts = [0, *ends]
    return "-".join(digits[start:end] for start, end in zip(starts, ends, strict=False) if start < end)


def nearly(beginning: str, known: Mapping[UUID, str]) -> tuple[UUID, ...]:
    """Those of KNOWN, entries with their short ids, that BEGINNING was perhaps meant for."""
    from backcare_tui.domain.words.spelling import meant_by

    meant = meant_by(beginning, list(known.values()))
    return tuple(entry_id for entry_id, short in known.items() if short in meant)
