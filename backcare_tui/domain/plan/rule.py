"""A rule of the plan is a value: when it holds, what it looks at, what it changes, and the sentence it says.

The engine runs a list of them in order over something that is being decided, each time with what the rules before
made of it. To change a rule is to change one value; without a rule, what it decided is decided otherwise.

What a rule goes by is in its numbers. What several of them may ask for is no number of any: how large a session, a
gentle day and a step less are stands in `shape.py`, over how many days of a week walking is spread in
`WalkingWeek`; and what is usual is the median of seven days for the whole program.
"""

from collections.abc import Callable, Iterable, Mapping
from enum import Enum, IntEnum
from types import MappingProxyType
from typing import Any, Generic, NamedTuple, TypeVar

from backcare_tui.domain.words.wording import number_words, share_words, span_words, spelled

Facts = TypeVar("Facts")
State = TypeVar("State", bound=NamedTuple)

Numbers = Mapping[str, float]
Found = Mapping[str, Any]
"""What a rule saw, by the names that stand in its sentence."""
SILENT = "silent"
"""Among what a rule found: true where what it decides is as it was, so that there is nothing to say."""


class Number(float):
    """A number of a rule, as it stands in its sentences: `{days}` is "14", `{days:span}` "two weeks".

    `words` spells it, `share` says what part it is; with a capital each begins a sentence.
    """

    def __format__(self, how: str) -> str:
        words = {"": "{:g}".format, "words": spelled, "span": span_words, "share": share_words}
        told = words[how.lower()](float(self))
        return told[:1].upper() + told[1:] if how[:1].isupper() else told


class About(Enum):
    """What a rule decides."""

    PERSON = "who should be seen by somebody"
    DAY = "what kind of day it is"
    SESSION = "which exercises there are"
    DOSE = "how much of an exercise"
    WALKING = "how much walking in a week"
    WALK = "how long a walk on a day"


class News(IntEnum):
    """How seldom a rule speaks: of several reasons for a day, the rarest is read first."""

    OTHERWISE = 0
    """The day is no usual one."""
    SMALLER = 1
    """There is less than usual."""
    GROWN = 2
    LENGTH = 3
    PURPOSE = 4
    CONTENTS = 5


class Decision(NamedTuple):
    """What one rule decided."""

    rule: str
    """Its name."""
    says: str
    """The reason, in a sentence that names what was seen."""
    news: News = News.CONTENTS


class Rule(NamedTuple, Generic[Facts, State]):
    """One rule. All numbers that it goes by are in `numbers`, and all of these in its words."""

    name: str
    about: About
    condition: str
    """When it holds, in words, with its numbers in braces, as `Number` says them."""
    looks_at: str
    effect: str
    """What it changes, in words, with its numbers in braces."""
    says: str
    """The sentence for the person, with what was found and numbers in braces."""
    finds: Callable[[Facts, State, Numbers], Found | None]
    """What it sees; None where it does not hold."""
    makes: Callable[[State, Numbers, Found], State]
    """What becomes of what is being decided."""
    numbers: Numbers = MappingProxyType({})
    news: News = News.CONTENTS
    source: str = ""
    """Where the numbers come from."""

    @property
    def when(self) -> str:
        """When it holds, in words."""
        return self.condition.format(**_in_sentences(self.numbers))

    @property
    def changes(self) -> str:
        """What it changes, in words."""
        return self.effect.format(**_in_sentences(self.numbers))

    def reason(self, found: Found) -> Decision:
        return self.decision(self.says.format(**{**_in_sentences(self.numbers), **_told(found)}))

    def decision(self, says: str) -> Decision:
        """Its decision, with this reason."""
        return Decision(self.name, says, self.news)


AnyRule = Rule[Any, Any]


def decide(
    rules: Iterable[AnyRule], about: About, facts: Facts, state: State
) -> tuple[State, tuple[Decision, ...]]:
    """What those of RULES that are ABOUT this make of STATE, and the decisions that are left of it in the end.

    A decision all of whose changes were changed again by later rules is none.
    """
    state, kept = weigh(rules, about, facts, state)
    return state, tuple(rule.reason(found) for rule, found in kept)


def weigh(
    rules: Iterable[AnyRule], about: About, facts: Facts, state: State
) -> tuple[State, list[tuple[AnyRule, Found]]]:
    """As `decide`, with the rules and what they found in place of sentences."""
    kept: list[tuple[set[str], AnyRule, Found]] = []
    for rule in rules:
        if rule.about is not about:
            continue
        found = rule.finds(facts, state, rule.numbers)
        if found is None:
            continue
        made = rule.makes(state, rule.numbers, found)
        changed = _changed(state, made)
        if not changed:
            continue
        for earlier, *_ in kept:
            earlier -= changed
        kept = [each for each in kept if each[0]]
        kept.append((changed, rule, found))
        state = made
    return state, [(rule, found) for _, rule, found in kept if not found.get(SILENT)]


def about(rules: Iterable[AnyRule], what: About) -> tuple[AnyRule, ...]:
    """Those of RULES that decide WHAT."""
    return tuple(rule for rule in rules if rule.about is what)


def numbers_of(rules: Iterable[AnyRule], name: str) -> Numbers | None:
    """The numbers of the rule called NAME; None without it."""
    return next((rule.numbers for rule in rules if rule.name == name), None)


def _changed(before: State, after: State) -> set[str]:
    """The fields that differ between two values of one class."""
    both = zip(before._fields, before, after, strict=True)
    return {name for name, value, becomes in both if value != becomes}


def _in_sentences(numbers: Numbers) -> dict[str, object]:
    return {name: Number(value) for name, value in numbers.items()}


def _told(found: Found) -> dict[str, object]:
    """What was FOUND as it stands in a sentence: a median to a tenth at most, as everywhere."""
    return {name: number_words(value) if isinstance(value, float) else value for name, value in found.items()}
