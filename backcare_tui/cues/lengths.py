"""How long one voice takes to say a phrase: as measured where it was, as reckoned where it was not."""

import re
from threading import Lock

from backcare_tui.domain.words.wording import WORDS_PER_MINUTE, speaking_seconds

MOST_KNOWN = 4000
"""Phrases that are kept of one voice; the oldest are forgotten."""

_LETTER_S, _SENTENCE_S, _COMMA_S = 0.063, 0.48, 0.31
"""What espeak-ng takes at 160 words a minute; of the phrases of sessions nine in ten take at most a tenth more."""
_LETTERS_OF_A_DIGIT = 3.5
_RATHER_LONG, _UNKNOWN = 1.1, 1.42
"""A phrase that was not measured is taken to last so many times as long as it should; the second where nothing is
known of the voice.
"""

_NEARLY = 1.25
_SURE = 5
"""So many phrases have to be known before the voice counts as measured."""
_LONG = 12
"""Words from which on a phrase tells how fast whole sentences are spoken."""
_LEAST, _MOST, _TO_BEGIN_S = 0.3, 3.0, 3.0
"""What took less than so many times what is reckoned, or more with so many seconds to begin, was not spoken, or
something else went on beside it.
"""


class Lengths:
    """The seconds that one voice takes. Whoever measures may do so in another thread.

    WORDS_A_MINUTE is how fast it is told to speak. What is not known is reckoned by its letters and pauses, at the
    speed of what is.
    """

    def __init__(self, words_a_minute: float = WORDS_PER_MINUTE) -> None:
        self._told = words_a_minute
        self._known: dict[str, float] = {}
        self._more_than: dict[str, float] = {}
        """What was cut short, and how long it had lasted by then."""
        self._doubted: set[str] = set()
        """What is known, and was cut short once since it was spoken to its end."""
        self._speeds: tuple[float, float] | None = None
        """What `_speed` gives; None until it is asked for."""
        self._lock = Lock()

    @property
    def measured(self) -> bool:
        """Whether enough is known to go by that."""
        return len(self._known) >= _SURE

    @property
    def known(self) -> dict[str, float]:
        """The seconds of each phrase that was measured."""
        with self._lock:
            return dict(self._known)

    def knows(self, phrase: str) -> bool:
        """Whether PHRASE was measured."""
        return phrase in self._known

    @property
    def words_a_minute(self) -> float:
        """How fast whole sentences are spoken, their pauses counted: nine of ten are spoken at least so fast, and
        where only a few are known, all of them.
        """
        from statistics import quantiles

        long = [speaking_seconds(words) / s for words, s in self.known.items() if len(words.split()) >= _LONG]
        if len(long) >= _SURE:
            return WORDS_PER_MINUTE * quantiles(long, n=10)[0]
        if long:
            return WORDS_PER_MINUTE * min(long)
        return self._told / max(1.0, self._speed()[0]) if self._known else self._told

    def seconds(self, phrase: str) -> float:
        """How long PHRASE is taken to last: rather too long than too short."""
        known = self._known.get(phrase)
        if known is None:
            known = self._by_its_form(phrase) * self._speed()[1] * (_RATHER_LONG if self._known else _UNKNOWN)
        return max(known, self._more_than.get(phrase, 0.0) * 1.5)

    def expected(self, phrase: str) -> float:
        """How long PHRASE should take, whatever was cut short."""
        known = self._known.get(phrase)
        return self._by_its_form(phrase) * self._speed()[0] * _RATHER_LONG if known is None else known

    def learn(self, phrase: str, seconds: float) -> None:
        """PHRASE took SECONDS from its beginning to its end. What cannot be is not believed.

        An end is noticed a little late: of several that are nearly the same, the shortest is right.
        """
        should = self._by_its_form(phrase)
        if not should * _LEAST <= seconds <= should * _MOST + _TO_BEGIN_S:
            return
        with self._lock:
            self._more_than.pop(phrase, None)
            self._doubted.discard(phrase)
            before = self._known.pop(phrase, seconds)
            self._known[phrase] = before if before < seconds <= before * _NEARLY else seconds
            if len(self._known) > MOST_KNOWN:
                del self._known[next(iter(self._known))]
            self._speeds = None

    def learn_more_than(self, phrase: str, seconds: float) -> None:
        """PHRASE had not ended after SECONDS: in this run it is taken for half as long again, where its length is
        known only the second time in a row.
        """
        if seconds <= self.seconds(phrase):
            return
        if phrase in self._known and phrase not in self._doubted:
            self._doubted.add(phrase)  # a computer that was busy for once
            return
        with self._lock:
            self._more_than[phrase] = seconds
            self._speeds = None

    def _speed(self) -> tuple[float, float]:
        """How many times as long as it should a phrase takes: by those that are known, and by those that were cut
        short too.
        """
        from statistics import median

        if self._speeds is None:
            with self._lock:
                known = [seconds / self._by_its_form(phrase) for phrase, seconds in self._known.items()]
                cut = [seconds / self._by_its_form(phrase) for phrase, seconds in self._more_than.items()]
                self._speeds = median(known or [1.0]), median([*known, *cut] or [1.0])
        return self._speeds

    def _by_its_form(self, phrase: str) -> float:
        """How long PHRASE should take at the speed that the voice was told."""
        letters = sum(map(str.isalpha, phrase)) + _LETTERS_OF_A_DIGIT * sum(map(str.isdigit, phrase))
        sentences = len(re.findall(r"[.!?:](?= |$)", phrase)) or 1
        seconds = letters * _LETTER_S + sentences * _SENTENCE_S + phrase.count(",") * _COMMA_S
        return seconds * WORDS_PER_MINUTE / self._told
