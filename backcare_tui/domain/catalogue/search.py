"""Finding exercises and routines by what somebody types: how well each is meant, and what may have been meant."""

from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from enum import IntEnum
from typing import TypeVar

from backcare_tui.domain.catalogue.exercise import Exercise
from backcare_tui.domain.catalogue.position import position_words
from backcare_tui.domain.catalogue.routine import Routine
from backcare_tui.domain.words.text import folded

Item = TypeVar("Item", Exercise, Routine, Exercise | Routine)

NEAR = 3
"""Of what may have been meant, at most so many are worth telling."""

_LONGEST_GUESSED = 60
"""Characters that are compared with all names."""
_ALIKE = 0.65
"""From this share of equal characters on, of 1, two names may have been mistaken for each other."""


class Found(IntEnum):
    """How what was typed was found, best first."""

    NAME = 0
    """It is the whole name, or the id."""
    BEGINNING = 1
    """The name begins so."""
    IN_NAME = 2
    """All of its words are in the name."""
    ALIAS = 3
    """It is another name."""
    IN_ALIAS = 4
    """Some of its words are only in another name."""
    FACT = 5
    """Some are only in the kind, the position or the areas."""
    SUMMARY = 6
    """Some are only in the summary."""


def how_found(text: str, item: Exercise | Routine) -> Found | None:
    """How ITEM is found by TEXT, all of whose words must be somewhere in it; None if it is not."""
    wanted = folded(text)
    names, others = _names(item), _other_names(item)
    if wanted in names:
        return Found.NAME
    if any(name.startswith(wanted) for name in names):
        return Found.BEGINNING
    places = {
        Found.IN_NAME: " ".join(names),
        Found.IN_ALIAS: " ".join(others),
        Found.FACT: _facts(item),
        Found.SUMMARY: folded(item.summary),
    }
    found = [_place_of(word, places) for word in wanted.split()]
    worst = None if None in found else max(place for place in found if place is not None)
    return Found.ALIAS if wanted in others and worst is Found.IN_ALIAS else worst


def best_first(text: str, items: Iterable[Item]) -> tuple[Item, ...]:
    """Those of ITEMS that TEXT finds, the best one first and equals by name; all of them if TEXT is empty."""
    by_name = sorted(items, key=lambda item: item.name.casefold())
    if not folded(text):
        return tuple(by_name)
    found = [(how, item) for item in by_name if (how := how_found(text, item)) is not None]
    return tuple(item for _, item in sorted(found, key=lambda one: one[0]))


def called(text: str, items: Sequence[Item]) -> tuple[Item, ...]:
    """Those of ITEMS whose id or name is TEXT, however that is written; else those that have it as an alias."""
    wanted = folded(text)
    by_name = tuple(item for item in items if wanted in _names(item))
    return by_name or tuple(item for item in items if wanted in _other_names(item))


def near(text: str, items: Iterable[Item]) -> tuple[Item, ...]:
    """What may have been meant by TEXT, which is no name: at most `NEAR` of ITEMS, the likeliest first."""
    wanted = folded(text)[:_LONGEST_GUESSED]
    likely = ((_unlikeness(wanted, item), item) for item in items)
    meant = sorted((one for one in likely if one[0] is not None), key=lambda one: one[0] or ())
    return tuple({item.id: item for _, item in meant}.values())[:NEAR]


def _unlikeness(wanted: str, item: Exercise | Routine) -> tuple[int, float] | None:
    """How far WANTED is from the names of ITEM, the least first; None if it is another word."""
    alike = max(SequenceMatcher(None, name, wanted).ratio() for name in (*_names(item), *_other_names(item)))
    how = how_found(wanted, item)
    if wanted and how is not None and how <= Found.IN_ALIAS:
        return how, -alike
    return (len(Found), -alike) if alike >= _ALIKE else None


def _names(item: Exercise | Routine) -> tuple[str, ...]:
    return folded(item.name), folded(item.id)


def _other_names(item: Exercise | Routine) -> tuple[str, ...]:
    return tuple(map(folded, item.aliases)) if isinstance(item, Exercise) else ()


def _facts(item: Exercise | Routine) -> str:
    if isinstance(item, Routine):
        return "routine"
    return folded(" ".join((item.kind, "exercise", position_words(item.position), *item.areas)))


def _place_of(word: str, places: dict[Found, str]) -> Found | None:
    return next((place for place, words in places.items() if _is_in(word, words)), None)


def _is_in(word: str, words: str) -> bool:
    """Whether WORD, or what it is the plural of, is in WORDS."""
    return word in words or (len(word) > 3 and word.removesuffix("s") in words)
