"""The ways to say one thing, the fullest first: what goes as there is less time for it, and what stays.

| what is said | goes first | stays to the last |
|---|---|---|
| a way back that is longer than a breath in | that one breathes easily, then as it is below | as below |
| a movement, the first time | the repetition, its words for its name, both, all but a word of the side, then \
the breath | "Reach, left." |
| the same, known | most of its name, the repetition, a limb of the side, the breath | "Reach, left." |
| a movement whose turn it is to be counted | the same, but the breath before the repetition | "Reach, left." |
| a hold, the first time | the repetition, then all but the first sentence | its name |
| a hold, known | the repetition, then its words for its name with the breathing | its name |
| a hold whose turn it is to be counted | how to breathe, then the repetition | its name |
| a hold that tells of no breath, known | all but its first sentence, then the repetition | its name |
| one that leads to the other side | the same, and all but one word of that side | "Lower. Next, right." |
| switch sides | that sides are switched, then all but the side | "Left." |
| all else | its sentences, from the last on | its first sentence |

The words of a side go one limb after the other: "left leg, right arm", "left leg", "left"; what is known gives
up its repetition before each of them, for "Lift, left" leaves open what. The breath leads, so that nobody lifts
with it held; what to do comes before the side, so that there is time to do it. Where sides alternate, the one
to come is named as one comes back from the other: "Breathe in, lower. Next, right leg."; where there is no time
for that, it is the side that one waits for: "Left leg, right arm. Breathe out, lift."
"""

import re
from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import NamedTuple

from backcare_tui.domain.catalogue.form import Side
from backcare_tui.domain.session.planned_item import Arrivals, PlannedItem, place_before
from backcare_tui.domain.words.wording import sentence

CARE_WORDS = "Only as far as is comfortable. If pain gets sharp or moves down a leg, stop."
"""What a voice says once, before it tells how to begin the first exercise."""

EASILY_WORDS = "Breathe easily."
"""What a voice says where one need not mind how to breathe."""

NAMED_FROM = 2
"""The repetition from which on a movement goes by its name, so that there is silence to do it in."""
KNOWN_FROM = 3
"""The one from which on a tone is enough where there is no time for a word."""

_END_OF_SENTENCE = re.compile(r"(?<=[.!?]) +")
_BEFORE_BREATH = re.compile(r"(?:,| and|, and) (?=keep breathing|breathe)")


class Topic(StrEnum):
    """What a part of how to get ready is about; the value is what the screen calls it."""

    REASON = "for you"
    """What is done otherwise than it is written, and why."""
    FETCH = "fetch"
    WAY = "way in"
    """How to come into the position."""
    START = "start"
    """Where arms and legs belong there."""
    MOVE = "then"
    """What will be done, how often and how long."""
    LAST = ""  # its sentence begins with that word


class Told(NamedTuple):
    """A part of how to get ready, in one sentence or some."""

    topic: Topic
    words: str


class Stage(NamedTuple):
    """What is told of how to get ready before the rest, because it is done first, with time to do it."""

    topic: Topic
    words: str
    """They follow those of the stage before."""
    seconds: float
    """From the start until a voice tells what follows: to say these words, and to do it in silence."""


def announced(index: int, items: int, name: str) -> str:
    """The exercise called NAME, which comes at INDEX of ITEMS, as a sentence."""
    return f"Exercise {index + 1} of {items}: {name}." if items > 1 else f"{name}."


def announced_of(items: Sequence[PlannedItem], index: int) -> str:
    """The exercise at INDEX of ITEMS, as a sentence."""
    return announced(index, len(items), items[index].exercise.name)


def stop_words(items: Sequence[PlannedItem], index: int) -> str:
    """What a voice says ahead of the exercise at INDEX of ITEMS to who has been on the move; else nothing."""
    return "Stop. " if index and items[index - 1].exercise.aerobic else ""


def opening_words(items: Sequence[PlannedItem], index: int, arrivals: Arrivals) -> str:
    """What a voice says before it tells how to begin the exercise at INDEX of ITEMS: which it is, and to who comes
    from anywhere and has time to settle, how far to go and when to stop.
    """
    planned = items[index]
    settles = planned.exercise.aerobic or planned.start_on(Side.LEFT) is not None
    cares = settles and place_before(items, index, arrivals) is None
    return _joined(announced_of(items, index), CARE_WORDS if cares else "")


def laying_words(items: Sequence[PlannedItem], index: int, arrivals: Arrivals, ready: str) -> str:
    """What a voice says first of all, where READY tells what to lay out; who skipped to it hears for what."""
    return _joined(announced_of(items, index) if index in arrivals else "", ready)


def sentences_of(words: str) -> list[str]:
    """WORDS, sentence by sentence."""
    return _END_OF_SENTENCE.split(words)


def sentences_apart(words: str, others: str) -> str:
    """The sentences of WORDS that are not among those of OTHERS."""
    return _joined(*(one for one in sentences_of(words) if one not in sentences_of(others)))


def by_sentences(words: str) -> tuple[str, ...]:
    """WORDS, and the same with one sentence after the other left off at its end."""
    sentences = sentences_of(words)
    return tuple(" ".join(sentences[:count]) for count in range(len(sentences), 0, -1))


def verb_of(name: str) -> str:
    """The first word of a movement's NAME, or both of two; of what one lets be, also the last: "let sink"."""
    words = name.split()
    if len(words) <= 2:
        return name
    return f"{words[0]} {words[-1]}" if words[0] == "Let" else words[0].rstrip(",")


def switch_ways(words: str, side: Side | None, side_words: str) -> tuple[str, ...]:
    """How to say that it goes on at SIDE, which is called SIDE_WORDS; WORDS say all of it."""
    if side is None:
        return by_sentences(words)
    return _without_repeats((words, f"Now {side_words}.", sentence(side_words), sentence(side.value)))


def next_words(side_words: str) -> str:
    """That the side called SIDE_WORDS comes next."""
    return f"Next, {side_words}."


class Movement(NamedTuple):
    """What there is to say of a movement or a hold; empty where there is nothing of that kind."""

    name: str
    instruction: str
    side: Side | None = None
    side_words: str = ""
    breath: str = ""
    """What to do with it: "Breathe out"."""
    repetition: str = ""
    """A sentence."""
    known: bool = False
    """Whether it was done before: then its name is enough, and which repetition it is is news."""
    counting: bool = False
    """Whether which repetition it is says more this time than how to breathe with it."""
    held: bool = False
    """Whether one stays where one is."""
    easily: bool = False
    """Whether it takes longer than one breath: then one breathes as one likes after it."""
    in_turn: bool = False
    """Whether sides change from one repetition to the next and nobody has named it yet: then it is said first."""
    coming: tuple[str, ...] = ()
    """The side to come after it, by fewer and fewer words: "right leg", "right"."""

    @property
    def ways(self) -> tuple[str, ...]:
        kind = self._of_a_hold if self.held else self._of_the_known if self.known else self._of_the_new
        ways = [_joined(*parts) for parts in (*kind, *self._bare)]
        if self.coming:
            first, *others = (next_words(side) for side in self.coming)
            ways = [*(f"{way} {first}" for way in ways), *(f"{ways[-1]} {other}" for other in others)]
        return _without_repeats(ways)

    @property
    def _of_a_hold(self) -> list[tuple[str, ...]]:
        named = [(self._stay, self.repetition)] if self.known and self.repetition else []
        if "breath" not in self.instruction.lower():
            return [(self.instruction, self.repetition), *named, (self.instruction,), (self._first,)]
        breathing = [(self.instruction,), (sentence(f"{self.name}, keep breathing"),)]
        brief = [*named, *breathing] if self.counting else [*breathing, *named]
        return [(self.instruction, self.repetition), *brief, (self._first,)]

    @property
    def _stay(self) -> str:
        """What the instruction tells before how to breathe, as a sentence: "Stay there."; else the name."""
        first = _BEFORE_BREATH.split(self._first)[0].rstrip(".")
        return sentence(self.name if "breath" in first.lower() else first)

    @property
    def _of_the_known(self) -> list[tuple[str, ...]]:
        named = [self._named(side) for side in self._sides]
        ways = [(*named[0][0], EASILY_WORDS, self.repetition)] if self.easily else []
        for side, brief in zip(self._sides, named, strict=True):
            ways += [(*parts, self.repetition) for parts in brief]
            if self.counting and self.repetition:
                ways += [(self._aside(name, side), self.repetition) for name in (self.name, self._verb)]
            ways += brief
        return ways

    @property
    def _of_the_new(self) -> list[tuple[str, ...]]:
        fullest, *fewer = self._told(self._sides[0])
        named = [(*words, self.repetition) for words in self._named(self._sides[0])] if self.repetition else []
        others = (told for side in self._sides[1:] for told in self._told(side))
        breathless = (told for side in self._sides for told in self._without_breath(side))
        easily = [(*fullest, EASILY_WORDS, self.repetition)] if self.easily else []
        return [*easily, (*fullest, self.repetition), fullest, *named, *fewer, *others, *breathless]

    @property
    def _bare(self) -> list[tuple[str]]:
        """The least that has to be said: "Reach out, left arm, right leg."; at last "Reach out, left."."""
        return [(self._aside(name, side),) for side in self._sides for name in (self.name, self._verb)]

    def _told(self, side: str) -> list[tuple[str, ...]]:
        """What is done at SIDE, with more words than its name as long as there is time for them."""
        first, told = sentence(side), (self._breath, self.instruction)
        return [(first, *told) if self.in_turn else (*told, first), *self._named(side)]

    def _without_breath(self, side: str) -> list[tuple[str, ...]]:
        """The same without its breath."""
        first, told = sentence(side), (self.instruction, self._first)
        return [(first, words) if self.in_turn else (words, first) for words in told]

    def _named(self, side: str) -> list[tuple[str, ...]]:
        """At SIDE, with its breath, by its name, or by a word or two of that."""
        names = (self.name, self._verb)
        if side and self.in_turn:
            return [(sentence(side), self._breathed(name)) for name in names]
        if side:
            return [(sentence(self.breath), self._aside(name, side)) for name in names]
        return [(self._breathed(name),) for name in names]

    def _aside(self, name: str, side: str) -> str:
        if side and self.in_turn:
            return f"{sentence(side)} {sentence(name)}"
        return sentence(f"{name}, {side}" if side else name)

    @property
    def _sides(self) -> tuple[str, ...]:
        """The side by all its words, by the first limb of them, and by one word."""
        if self.side is None:
            return ("",)
        leading, *_ = self.side_words.split(",")
        return self.side_words, leading, self.side.value

    @property
    def _first(self) -> str:
        """The first sentence of the instruction."""
        return sentences_of(self.instruction)[0]

    @property
    def _breath(self) -> str:
        """The breath as a sentence, unless the instruction tells it."""
        return sentence(self.breath) if self.breath and "breath" not in self.instruction.lower() else ""

    @property
    def _verb(self) -> str:
        return verb_of(self.name)

    def _breathed(self, words: str) -> str:
        """WORDS with the breath before them: "Breathe out, reach out."."""
        told = not self.breath or "breath" in words.lower()
        return sentence(words if told else f"{self.breath}, {words.lower()}")


def _joined(*sentences: str) -> str:
    return " ".join(one for one in sentences if one)


def _without_repeats(ways: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(ways))
