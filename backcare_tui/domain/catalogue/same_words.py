"""What is typed, said in the words of the catalogue."""

import re
from typing import NamedTuple

from backcare_tui.domain.catalogue.vocabulary import Vocabulary
from backcare_tui.domain.words.text import folded


class Wanted(NamedTuple):
    """What somebody types, folded."""

    typed: str
    same: str
    """The same in the words of the catalogue."""
    terms: tuple[str, ...]
    """What of that has to be found: words, and what means one thing in several words."""


class SameWords:
    """Says what several words mean with the first of them."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.phrases = {folded(phrase): folded(group[0]) for group in vocabulary.same for phrase in group}
        longest_first = sorted(self.phrases, key=len, reverse=True)
        self._any = re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b") if longest_first else None
        self._term = re.compile(
            "|".join([*map(re.escape, sorted(self.phrases.values(), key=len, reverse=True)), r"\S+"])
        )

    def of(self, text: str) -> str:
        """TEXT, folded, with what the catalogue says in the place of what means the same."""
        return self._any.sub(lambda found: self.phrases[found[0]], text) if self._any else text

    def wanted(self, typed: str) -> Wanted:
        same = self.of(typed)
        return Wanted(typed, same, tuple(self._term.findall(same)))
