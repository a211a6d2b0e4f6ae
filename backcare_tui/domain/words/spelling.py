"""Words as people type them: one stem for the forms of a word, and what a mistyped one was meant for."""

from collections.abc import Iterable, Sequence

_ENDINGS = (
    ("iness", "y", 3),
    ("ness", "", 4),
    ("ies", "y", 2),
    ("s", "", 3),
    ("ation", "", 4),
    ("ility", "le", 3),
    ("ing", "", 3),
    ("ed", "", 4),
    ("er", "", 3),
    ("en", "", 5),
)
"""What a word may end in, what stands there instead, and how many letters have to be left of it."""
_VOWELS = set("aeiouy")
_UNDOUBLED = "bdgmnprt"
"""Consonants that are doubled before an ending: swimming, sitting."""

_LONGEST = 30
"""Letters; nobody means a longer word."""
_WHOLE_FROM, _TWO_FROM, _ANY_FIRST_FROM, _BEGINNING_FROM = 4, 7, 6, 5
"""Letters from which a word may have one slip, two slips, and a slip in its first letter; and from which it may
be the beginning of a word, typed with a slip.
"""
_SEVERAL_FROM = 9
"""Letters from which a word is likely another one with several slips, and no third."""


def stem(word: str) -> str:
    """What the forms of WORD have in common: stretches, stretching and stretch give the same."""
    for ending, instead, least in _ENDINGS:
        rest = word.removesuffix(ending)
        is_no_plural = ending == "s" and rest.endswith("s")
        if least <= len(rest) < len(word) and _VOWELS & set(rest) and not is_no_plural:
            word = rest + instead
    if len(word) > 3 and word[-1] == word[-2] and word[-1] in _UNDOUBLED:
        word = word[:-1]
    return word.removesuffix("e") if len(word) > 3 else word


def stems(words: Iterable[str]) -> frozenset[str]:
    return frozenset(map(stem, words))


def meant_by(word: str, known: Sequence[str], patient: bool = False) -> tuple[str, ...]:
    """Those of KNOWN that WORD, which is none of them, is nearest to: letters left out, added, changed or swapped.

    Short words are taken at their word, for another one is always near; longer ones may have one slip or two, and
    one more if PATIENT, which is for asking back.
    """
    if not _WHOLE_FROM <= len(word) <= _LONGEST:
        return ()
    from rapidfuzz import process  # most of what is typed is found without
    from rapidfuzz.distance import OSA

    slips = (2 if len(word) >= _TWO_FROM else 1) + patient
    likely = known if len(word) >= _ANY_FIRST_FROM else [one for one in known if one[:1] == word[:1]]
    nearest = process.extract(word, likely, scorer=OSA.distance, score_cutoff=slips, limit=None)
    found = [hit for hit in nearest if _is_likely(word, hit[0], int(hit[1]) - patient)]
    if not found and len(word) >= _BEGINNING_FROM:
        beginnings = [one[: len(word)] if one[:1] == word[:1] else "" for one in likely]
        hits = process.extract(word, beginnings, scorer=OSA.distance, score_cutoff=1, limit=None)
        found = [(likely[place], distance, place) for _, distance, place in hits]
    least = min((distance for _, distance, _ in found), default=0)
    return tuple(sorted(one for one, distance, _ in found if distance == least))


def is_slip_of(word: str, known: str) -> bool:
    """Whether WORD is likely KNOWN with a slip, and no other word, where it matters: a short one with letters left
    out, added or swapped, a longer one also with a changed letter, and with several slips only a long one.
    """
    if not _WHOLE_FROM <= len(word) <= _LONGEST or (word[:1] != known[:1] and len(word) < _ANY_FIRST_FROM):
        return False
    from rapidfuzz.distance import OSA

    slips = OSA.distance(word, known)
    if len(word) < _ANY_FIRST_FROM:
        is_changed = len(word) == len(known) and sorted(word) != sorted(known)
        return slips <= 1 and not is_changed
    return slips <= (2 if len(word) >= _SEVERAL_FROM else 1)


def _is_likely(word: str, known: str, slips: int) -> bool:
    """Whether WORD may be KNOWN with so many SLIPS: not with several where it begins otherwise, for then it is
    likelier another word.
    """
    return slips < 2 or known[:1] == word[:1]
