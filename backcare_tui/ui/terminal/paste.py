"""What is pasted, made fit for where it goes."""

from backcare_tui.domain.words.text import NOTE_LIMIT, clean, shown
from backcare_tui.errors import BackcareError


def fitted(text: str, *, one_line: bool) -> str:
    """TEXT as a field takes it, with ONE_LINE as one of a single line; BackcareError if it is too long for any."""
    if len(text) > NOTE_LIMIT:
        raise BackcareError(
            "Nothing was pasted.",
            f"It has {len(text):,} characters, and {NOTE_LIMIT:,} fit. Paste less at a time.",
        )
    # A field of one line shows what it holds, and the terminal obeys. Of several lines it would keep the first.
    return " ".join(shown(text).split("\n")) if one_line else clean(text)
