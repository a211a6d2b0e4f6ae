"""Reading numbers as people type them and as programs write them: one reader for every door.

`12.5` and `12,5` are twelve and a half. Where a number could be either of two, as 1,000 could be one or a
thousand, nobody guesses: that is refused, with the two readings.
"""

import math
import re
from collections.abc import Iterable

from backcare_tui.domain.words.text import shown_line
from backcare_tui.errors import UsageError

MOST_MINUTES = 24 * 60
"""Of one walk, ride or swim."""

_LONGEST = 40
"""Characters of a number. Those of ours have at most 24."""
_FULL_WIDTH = {code + 0xFEE0: code for code in range(ord("!"), ord("~") + 1)}
_PLAIN = r"[0-9]+([.,][0-9]*)?|[.,][0-9]+"
_BY_A_PROGRAM = r"[0-9]+(\.[0-9]*)?e[+-]?[0-9]+"
_IN_GROUPS = {
    ",": r"[0-9]{1,3}(\.[0-9]{3})+(,[0-9]*)?",
    ".": r"[0-9]{1,3}(,[0-9]{3})+(\.[0-9]*)?",
}
"""Digits in threes, by the mark of the fraction, which is not the one between the threes."""
_EITHER = r"[1-9][0-9]{0,2}[.,][0-9]{3}"
"""One group of three behind one mark: a fraction or thousands."""


class UnclearNumberError(ValueError):
    """What cannot be read as one number; says why in words that fit behind the name of a field."""


def plain_digits(text: str) -> str:
    """TEXT with the full-width forms of East Asian keyboards as the ASCII characters that they are."""
    return text if text.isascii() else text.translate(_FULL_WIDTH)


def read_number(text: str, mark: str = "") -> float:
    """The number that TEXT is, not negative; MARK stands before fractions, "." or ",", where that is known.

    UnclearNumberError for what is none, is infinite, or could be two.
    """
    word = plain_digits(text).strip()
    if len(word) <= _LONGEST:
        if not mark and re.fullmatch(_EITHER, word):
            whole, fraction = re.split("[.,]", word)
            raise UnclearNumberError(f"could be {float(f'{whole}.{fraction}'):g} or {whole}{fraction}")
        number = _number(word.lower(), mark)
        if math.isfinite(number):
            return number
    raise UnclearNumberError("must be a number")


def _number(word: str, mark: str) -> float:
    """The number that WORD is, not finite if it is none."""
    if re.fullmatch(_BY_A_PROGRAM, word) and mark != ",":
        return float(word)
    if re.fullmatch(_PLAIN, word) and _fits(word, mark):
        return float(word.replace(",", "."))
    for own in (mark,) if mark else (",", "."):
        if re.fullmatch(_IN_GROUPS[own], word):
            whole, _, fraction = word.partition(own)
            return float(f"{re.sub('[.,]', '', whole)}.{fraction}")
    return math.nan


def _fits(word: str, mark: str) -> bool:
    """Whether the mark in WORD, if there is one, is MARK or nobody knows."""
    return not mark or not set(word) & ({".", ","} - {mark})


def decimal_mark(texts: Iterable[str]) -> str:
    """What stands before fractions in TEXTS, the numbers of one file: "." or ","; "" if that cannot be told.

    One number with a single reading tells it for all. Where none does and no comma occurs, it is the point, with
    which programs write numbers.
    """
    words = [plain_digits(text).strip() for text in texts]
    told = {mark for word in words if (mark := _told_by(word))}
    if len(told) == 1:
        return told.pop()
    return "" if told or any("," in word for word in words) else "."


def _told_by(word: str) -> str:
    if len(word) > _LONGEST or re.fullmatch(_EITHER, word):
        return ""
    if re.fullmatch(_PLAIN, word):
        return next((mark for mark in ",." if mark in word), "")
    return next((mark for mark, form in _IN_GROUPS.items() if re.fullmatch(form, word)), "")


def read_score(text: str) -> int:
    """The whole number that TEXT is: "7", "7.0", "７"; whoever asks for it knows its bounds.

    UnclearNumberError for any other.
    """
    try:
        number = read_number(text)
    except UnclearNumberError:
        number = math.nan
    if not number.is_integer() or "e" in text.lower():
        raise UnclearNumberError("must be a whole number")
    return int(number)


def parse_minutes(text: str) -> float:
    """The minutes that somebody typed: more than none, at most a day. UsageError says what is wrong."""
    given = f"“{shown_line(text, 30)}”"
    try:
        minutes = read_number(text)
    except UnclearNumberError as error:
        if (why := str(error)).startswith("could"):
            raise UsageError(f"{given} {why} minutes.", "Type it with no mark, or one digit behind it.") from error
        minutes = math.nan
    if 0 < minutes <= MOST_MINUTES:
        return minutes
    raise UsageError(f"{given} is not a number of minutes.", "Type how many, such as 25.")
