"""Finding exercises and routines by what somebody types: how well each is meant, and what may have been meant."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property
from itertools import chain
from typing import NamedTuple

from backcare_tui.domain.catalogue.exercise import Exercise
from backcare_tui.domain.catalogue.position import position_words
from backcare_tui.domain.catalogue.routine import Routine
from backcare_tui.domain.catalogue.same_words import SameWords, Wanted
from backcare_tui.domain.catalogue.vocabulary import Symptom, Vocabulary
from backcare_tui.domain.words.spelling import is_slip_of, meant_by, stems
from backcare_tui.domain.words.text import folded

Item = Exercise | Routine

NEAR = 3
"""Of what may have been meant, at most so many are worth telling."""

MOST_SYMPTOMS = 2
"""Of what is to be known about what somebody says hurts."""

_LONGEST = 100
"""Characters; of what is longer, the beginning is looked for."""
_UNFINISHED_FROM, _BEGUN_FROM = 4, 5
"""Characters from which what is typed may be a word that is not finished, or several in one; and from which it may
be the beginning of what brings a symptom up, though something else is found by it.
"""
_MOST_GUESSES = 4
"""Words that one word may have been meant for, and phrases that all of them may have been."""
_LITTLE = """
    a all am an and are at best can do for from good have help helping helps how i if in is it me my of on or some
    that the them to what when where which while with exercise exercises
    pose poses routine routines session sessions training
"""
_SAYS_LITTLE = frozenset(_LITTLE.split())
"""Words that somebody who asks in a sentence puts between those that count."""


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
    FOUND_BY = 5
    """Some are only among the words by which it is to be found."""
    FACT = 6
    """Some are only in the kind, the position or the areas."""
    FORM = 7
    """Some are there in another form only, or were not looked for, as they say little; where no name is found
    as it is typed.
    """
    SUMMARY = 8
    """Some are only in the summary, in any form."""
    MISTYPED = 9
    """Some were taken for others that they are like."""


class Hit(NamedTuple):
    """An exercise or a routine that was found."""

    how: Found
    place: Found
    """The worst place that one of its words is in, be it in another form or read as another word."""
    item: Item


def once_each(hits: Iterable[Hit]) -> tuple[Hit, ...]:
    """Of HITS the first of each exercise and routine."""
    by_item: dict[tuple[type[Item], str], Hit] = {}
    for hit in hits:
        by_item.setdefault((type(hit.item), hit.item.id), hit)
    return tuple(by_item.values())


class Findings(NamedTuple):
    """What was found, the best first, and what is to be known before."""

    hits: tuple[Hit, ...] = ()
    symptoms: tuple[Symptom, ...] = ()
    read_as: str = ""
    """What was looked for in the place of what nothing is called; empty if it was found as typed."""

    @property
    def items(self) -> tuple[Item, ...]:
        return tuple(hit.item for hit in self.hits)

    def __bool__(self) -> bool:
        return bool(self.hits or self.symptoms)


@dataclass(frozen=True)
class _Words:
    """The words of ITEM, folded, and the same in those of the catalogue where it says otherwise."""

    item: Item
    names: frozenset[str]
    aliases: frozenset[str]
    places: dict[Found, str]
    """The words in each place, the best place first."""
    same_places: dict[Found, str]
    """The same in the words of the catalogue."""

    @cached_property
    def forms(self) -> dict[Found, frozenset[str]]:
        """The stems of the words in each place."""
        return {place: stems(words.split()) for place, words in self.same_places.items()}

    @cached_property
    def name_forms(self) -> set[frozenset[str]]:
        return {stems(name.split()) for name in self.names}

    def how_found(self, wanted: Wanted) -> Found | None:
        """How WANTED is found as it is typed, all of whose terms must be somewhere; None if it is not."""
        if wanted.typed in self.names:
            return Found.NAME
        if any(name.startswith(wanted.typed) for name in self.names):
            return Found.BEGINNING
        worst = _worst(self._place_of(term, wanted) for term in wanted.terms)
        return Found.ALIAS if worst is Found.IN_ALIAS and wanted.typed in self.aliases else worst

    def where_in_another_form(self, wanted: Wanted) -> Found | None:
        """The worst of the places where what counts of WANTED is found in any form."""
        telling = [term for term in wanted.terms if term not in _SAYS_LITTLE] or wanted.terms
        if stems(telling) in self.name_forms:
            return Found.NAME
        return _worst(self._place_of(term, wanted) or _form_of(term, self.forms) for term in telling)

    def _place_of(self, term: str, wanted: Wanted) -> Found | None:
        """Where TERM of WANTED is: as it was typed, or, if something else was, in the words of the catalogue."""
        found = _place_of(term, self.places)
        if found is None or term not in wanted.typed:
            return _place_of(term, self.same_places)
        return found


@dataclass(frozen=True, eq=False)
class _Said:
    """What people type who have SYMPTOM."""

    symptom: Symptom
    names: frozenset[str]
    phrases: dict[str, frozenset[str]]
    """The stems of each."""

    def size_in(self, wanted: str, typed: frozenset[str]) -> int | None:
        """How many words of a phrase are among those TYPED; 0 if WANTED begins one, None if it says none."""
        if wanted in self.names:
            return len(typed)
        sizes = [len(words) for words in self.phrases.values() if words <= typed]
        return max(sizes, default=0 if any(_begins(wanted, phrase) for phrase in self.phrases) else None)


class Search:
    """Looks for what is typed among ITEMS, with a VOCABULARY of what people say."""

    def __init__(self, items: Iterable[Item], vocabulary: Vocabulary) -> None:
        self._same = SameWords(vocabulary)
        by_name = sorted(items, key=lambda item: item.name.casefold())
        self._all = [self._words_of(item) for item in by_name]
        self._symptoms = [self._said_of(symptom) for symptom in vocabulary.symptoms]
        self._own_words = frozenset(map(folded, vocabulary.no_slips))

    def find(self, text: str, patient: bool = False) -> Findings:
        """What TEXT finds, equals by name; if it finds nothing as it is typed, what it is nearest to.

        PATIENT forgives one slip more. Nothing is found by no words.
        """
        wanted = folded(text)[:_LONGEST].strip()
        if not wanted:
            return Findings()
        return self._find(wanted) or self._find_mistyped(wanted, patient)

    def near(self, text: str) -> tuple[Item, ...]:
        """What may have been meant by TEXT, which is no name: at most `NEAR`, the likeliest first."""
        hits = self.find(text, patient=True).hits
        best = [hit for hit in hits if hit.place <= Found.IN_NAME] or hits
        return tuple(hit.item for hit in best if hit.place is not Found.SUMMARY)[:NEAR]

    def _find(self, typed: str) -> Findings:
        """What TYPED, folded, finds as it is, or else in another form."""
        wanted = self._same.wanted(typed)
        hits = [Hit(how, how, one.item) for one in self._all if (how := one.how_found(wanted)) is not None]
        if all(hit.how > Found.IN_ALIAS for hit in hits):
            known = {id(hit.item) for hit in hits}
            hits += [
                Hit(max(Found.FORM, place), place, one.item)
                for one in self._all
                if id(one.item) not in known and (place := one.where_in_another_form(wanted)) is not None
            ]
        return Findings(tuple(sorted(hits, key=lambda hit: hit[:2])), self._symptoms_of(wanted.same))

    def _symptoms_of(self, wanted: str) -> tuple[Symptom, ...]:
        """Those of whose words WANTED has most; or those that it begins to say, unless it is a word of its own."""
        typed = stems(wanted.split())
        sizes = {said: said.size_in(wanted, typed) for said in self._symptoms}
        most = max((size for size in sizes.values() if size is not None), default=0)
        if most == 0 and wanted in self._called:
            return ()
        return tuple(said.symptom for said, size in sizes.items() if size == most)[:MOST_SYMPTOMS]

    # What was mistyped

    def _find_mistyped(self, wanted: str, patient: bool) -> Findings:
        """What the first of the readings of WANTED finds that finds anything.

        What is to be known about a symptom is told only where its words are likely what was meant.
        """
        for guesses in self._readings(wanted, patient):
            found = [findings for guess in guesses if (findings := self._find_meant(wanted, guess))]
            if found:
                hits = once_each(chain.from_iterable(findings.hits for findings in found))
                said = {symptom.id: symptom for findings in found for symptom in findings.symptoms}
                told = tuple(said.values())[:MOST_SYMPTOMS]
                begun = "".join(guesses[0].split()).startswith("".join(wanted.split()))
                by_place = sorted(hits, key=lambda hit: hit.place)
                mistyped = tuple(hit._replace(how=Found.MISTYPED) for hit in by_place)
                return Findings(mistyped, told, "" if begun else guesses[0])
        return Findings()

    def _find_meant(self, typed: str, guess: str) -> Findings:
        """What GUESS finds, with symptoms where TYPED is likely a slip of it."""
        findings = self._find(guess)
        return findings if _is_slip(typed, guess) else Findings(findings.hits)

    def _readings(self, wanted: str, patient: bool) -> Iterator[list[str]]:
        """What WANTED may have been meant for, the likeliest first: several words written as one, words of which
        only the last is not finished, each word with a slip, or all of them together with some.
        """
        joined = wanted.replace(" ", "")
        if len(joined) >= _UNFINISHED_FROM:
            yield [phrase for one, phrase in self._joined.items() if _runs_on(joined, one, phrase)][:_MOST_GUESSES]
        words = wanted.split()
        yield _with_words(words, {words[-1]: self._begun_by(words[-1])})
        slips = {word: self._slips(word, patient) for word in words}
        yield _with_words(words, slips)
        if not self._own_words.issuperset(words):
            yield [self._joined[one] for one in meant_by(joined, list(self._joined), patient)][:_MOST_GUESSES]

    def _begun_by(self, word: str) -> list[str]:
        if len(word) < _UNFINISHED_FROM:
            return []
        return [known for known in self._known if known.startswith(word)][:_MOST_GUESSES]

    def _slips(self, word: str, patient: bool) -> list[str]:
        if word in self._own_words or word in self._known or word in _SAYS_LITTLE:
            return []
        if any(_place_of(word, one.places) for one in self._all):
            return []
        return list(meant_by(word, self._known, patient)[:_MOST_GUESSES])

    @cached_property
    def _called(self) -> set[str]:
        """All words that an exercise or a routine is called."""
        texts = (words for one in self._all for place, words in one.places.items() if place is not Found.SUMMARY)
        return set(" ".join(texts).split())

    @cached_property
    def _known(self) -> list[str]:
        """All words that something is called."""
        called = " ".join(
            [*self._called]
            + [phrase for said in self._symptoms for phrase in said.phrases]
            + [*self._same.phrases]
        )
        return sorted(
            word for word in set(called.split()) if word not in _SAYS_LITTLE or len(word) >= _UNFINISHED_FROM
        )

    @cached_property
    def _joined(self) -> dict[str, str]:
        """All names and phrases by how they would be written as one word."""
        phrases = [name for one in self._all for name in (*sorted(one.names), *sorted(one.aliases))]
        phrases += [phrase for said in self._symptoms for phrase in said.phrases]
        return {phrase.replace(" ", ""): phrase for phrase in (*phrases, *self._same.phrases)}

    # What can be found

    def _words_of(self, item: Item) -> _Words:
        names, others = names_of(item), other_names_of(item)
        texts = {
            Found.IN_NAME: " ".join(names),
            Found.IN_ALIAS: " ".join(others),
            Found.FOUND_BY: " ".join(map(folded, item.found_by)),
            Found.FACT: _facts(item),
            Found.SUMMARY: folded(item.summary),
        }
        places = {place: text for place, text in texts.items() if text}
        same = {place: self._same.of(text) for place, text in places.items()}
        return _Words(item, frozenset(names), frozenset(others), places, same)

    def _said_of(self, symptom: Symptom) -> _Said:
        phrases = [self._same.of(folded(words)) for words in symptom.found_by]
        whole = (symptom.name, symptom.id, *symptom.alone)
        names = frozenset(self._same.of(folded(words)) for words in whole)
        return _Said(symptom, names, {phrase: stems(phrase.split()) for phrase in phrases})


def names_of(item: Item) -> tuple[str, ...]:
    return folded(item.name), folded(item.id)


def other_names_of(item: Item) -> tuple[str, ...]:
    return tuple(map(folded, item.aliases)) if isinstance(item, Exercise) else ()


def called(text: str, items: Sequence[Item]) -> tuple[Item, ...]:
    """Those of ITEMS whose id or name is TEXT, however that is written; else those that have it as an alias."""
    wanted = folded(text)
    by_name = tuple(item for item in items if wanted in names_of(item))
    return by_name or tuple(item for item in items if wanted in other_names_of(item))


def _with_words(words: Sequence[str], instead: dict[str, list[str]]) -> list[str]:
    """WORDS with what may stand INSTEAD of some; where there is a choice, one of them after the other."""
    most = max(map(len, instead.values()), default=0)
    changed = [
        " ".join(choice[min(turn, len(choice) - 1)] if (choice := instead.get(word)) else word for word in words)
        for turn in range(most)
    ]
    return list(dict.fromkeys(changed))


def _is_slip(typed: str, guess: str) -> bool:
    """Whether TYPED begins GUESS, or each of its words, or all of them as one, is a likely slip of it."""
    joined, meant = typed.replace(" ", ""), guess.replace(" ", "")
    if meant.startswith(joined) or is_slip_of(joined, meant):
        return True
    words, others = typed.split(), guess.split()
    alike = len(words) == len(others)
    return alike and all(one == other or is_slip_of(one, other) for one, other in zip(words, others, strict=True))


def _facts(item: Item) -> str:
    if isinstance(item, Routine):
        return "routine"
    return folded(" ".join((item.kind, "exercise", position_words(item.position), *item.areas)))


def _worst(places: Iterable[Found | None]) -> Found | None:
    """The worst of PLACES; None if there is one that is none."""
    found = list(places)
    return None if None in found else max(place for place in found if place is not None)


def _place_of(word: str, places: dict[Found, str]) -> Found | None:
    return next((place for place, words in places.items() if _is_in(word, words)), None)


def _is_in(word: str, words: str) -> bool:
    """Whether one of WORDS, or what it is the plural of, begins with WORD, or is WORD if that is a number."""
    if word.isdigit():
        return word in words.split()
    return _begins_one(word, words) or (len(word) > 3 and _begins_one(word.removesuffix("s"), words))


def _begins_one(word: str, words: str) -> bool:
    """Whether one of WORDS begins with WORD; a bracket or a quotation mark may stand before it."""
    return re.search(rf"(?<!\w){re.escape(word)}", words) is not None


def _form_of(word: str, forms: dict[Found, frozenset[str]]) -> Found | None:
    (form,) = stems([word])
    return next((place for place, words in forms.items() if form in words), None)


def _begins(wanted: str, phrase: str) -> bool:
    """Whether WANTED is PHRASE but for the end of its last word."""
    long_enough = len(wanted) >= _BEGUN_FROM and wanted.count(" ") == phrase.count(" ")
    return long_enough and phrase.startswith(wanted)


def _runs_on(joined: str, whole: str, phrase: str) -> bool:
    """Whether JOINED is the beginning of WHOLE, which is PHRASE without blanks, beyond its first word."""
    return len(phrase.split()[0]) < len(joined) and whole.startswith(joined)
