"""Changing an entry: field by field in one line, or asked for line by line."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, TypeVar

import click

from backcare_tui.cli.call import Call
from backcare_tui.cli.commands import pass_call
from backcare_tui.cli.opening import journal_to_read
from backcare_tui.cli.saying import command, say_done
from backcare_tui.domain.words.text import folded, shown_line
from backcare_tui.domain.words.wording import all_of, one_of
from backcare_tui.errors import BackcareError, StoppedError, UsageError

if TYPE_CHECKING:
    from datetime import datetime

    from backcare_tui.domain.journal.correct.fields import EntryField, Value
    from backcare_tui.domain.journal.entry import Entry, SessionEntry
    from backcare_tui.domain.journal.entry_words import NameOf
    from backcare_tui.domain.words.local_time import LocalTime

F = TypeVar("F", bound=Callable[..., object])

_OPTIONS = {
    "pain": ("N", "Pain of a rating, a morning or a week."),
    "before": ("N", "Pain before a session."),
    "after": ("N", "Pain after it."),
    "worst": ("N", "Worst pain during it."),
    "effort": ("N", "Effort of a session, or of a walk, a ride or a swim."),
    "leg": ("N", "Pain in the leg."),
    "compared": ("better|same|worse", "How a morning was, beside the time before the session."),
    "exercise": ("NAME", "What was done: walk, cycle, swim."),
    "minutes": ("N", "How long it was."),
    "enjoyment": ("N", "How much pain was in the way of enjoying life."),
    "activity": ("N", "How much it was in the way of activity."),
    "name": ("TEXT", "What is to go well again."),
    "ability": ("N", "How well that goes."),
    "at": ("WHEN", "When it was: 08:30, yesterday 21:15, 2026-11-22T08:30."),
    "note": ("TEXT", "Words to keep with it."),
}
"""Of each option what stands behind it, and what it is."""
_OUTCOMES = {
    "done": ("completed", "An exercise of a session that was done; may be given more than once."),
    "partly": ("ended-early", "An exercise that was done in part."),
    "left-out": ("skipped", "An exercise that was left out."),
}
"""Options that say how an exercise came to its end: the value of the outcome, and what it is."""

_SAID_ALSO = {"left out": "skipped", "skipped": "skipped", "partly": "ended-early", "ended early": "ended-early"}
"""What people type of that besides the words on the screen: those of the options, and of a session."""
_NOTHING = ("-", "none")
"""What empties a field that may be empty."""


def _field_options(command: F) -> F:
    for option, (metavar, words) in reversed(_OPTIONS.items()):
        command = click.option(f"--{option}", metavar=metavar, help=words)(command)
    return command


@click.command(short_help="Change the entry with this id; “undo” takes that back.")
@click.argument("entry_id", metavar="ID")
@_field_options
@click.option("--done", multiple=True, metavar="NAME", help=_OUTCOMES["done"][1])
@click.option("--partly", multiple=True, metavar="NAME", help=_OUTCOMES["partly"][1])
@click.option("--left-out", multiple=True, metavar="NAME", help=_OUTCOMES["left-out"][1])
@click.option("--hurt", multiple=True, nargs=2, metavar="NAME N", help="How strong the pain in an exercise was.")
@pass_call
def edit(
    call: Call, /, entry_id: str, **typed: str | tuple[str, ...] | tuple[tuple[str, str], ...] | None
) -> None:
    """Change the entry with this id, or the beginning of it; “undo” takes that back.

    Each kind of entry has some of these options. “-” leaves a number out, or empties a note. Without options each
    field is asked for.
    """
    from backcare_tui.cli.journal.meant import find_entry, told_words
    from backcare_tui.domain.journal.correct.corrected import corrected

    now, names = call.parts.clock.now(), call.names()
    given = {option.replace("_", "-"): words for option, words in typed.items() if words not in (None, ())}
    with journal_to_read(call) as journal:
        entry = find_entry(journal, entry_id, now, names)
        reading = _Reading(call, entry, now, names)
        if given:
            reading.read_options(given)
        elif call.parts.can_ask():
            reading.ask()
        else:
            raise UsageError("There is nothing to change yet.", f"This entry has: {reading.options()}.")
        changed = corrected(entry, reading.values, None if reading.at is None else reading.at.moment)
        if journal is not None and changed != entry:
            journal.change(changed)
    told = told_words(changed, now, names, call.parts.clock.zone)
    notice = reading.at.notice if reading.at else ""
    if changed == entry:
        say_done(f"Nothing was changed: {told}.")
    else:
        say_done(" ".join(filter(None, (f"Changed: {told}.", notice, f"To take it back: {command('undo')}"))))


class _Reading:
    """What somebody types of ENTRY, read field by field."""

    def __init__(self, call: Call, entry: Entry, now: datetime, name_of: NameOf) -> None:
        from backcare_tui.domain.journal.correct.fields import fields_of

        self._call = call
        self._entry = entry
        self._now = now
        self._name_of = name_of
        self._fields = fields_of(entry, name_of)
        self.values: dict[str, Value] = {}
        self.at: LocalTime | None = None
        """When it was, if that is told anew."""

    def options(self) -> str:
        """The options that an entry of this kind has."""
        found = dict.fromkeys(field.option for field in self._fields)
        named = [f"--{option}" for option in found if option != "did"]
        return all_of([*named, *(f"--{option}" for option in _OUTCOMES if "did" in found)])

    def read_options(self, given: Mapping[str, object]) -> None:
        """Take in what is GIVEN, by option; UsageError for what this entry does not have, or cannot be."""
        known = {field.option: field for field in self._fields if not field.field.startswith(("did-", "hurt-"))}
        for option, words in given.items():
            if option in known:
                self._read(known[option], str(words))
            elif option in _OUTCOMES and isinstance(words, tuple):
                self._read_outcomes(_OUTCOMES[option][0], words)
            elif option == "hurt" and isinstance(words, tuple):
                self._read_pains(words)
            else:
                raise self._lacks(f"--{option}")

    def ask(self) -> None:
        """Ask for each field, with what it is now; StoppedError where no more lines come."""
        from backcare_tui.domain.journal.correct.fields import value_words

        _say("An empty line keeps what is there, “-” leaves it out, ctrl+c changes nothing.")
        for field in self._fields:
            now_words = shown_line(value_words(self._entry, field, self._name_of), 60) or "not told"
            while True:
                _say(f"{field.asks}{_choices(field)} [{now_words}]: ", end="")
                line = sys.stdin.readline()
                if not line.endswith("\n"):
                    raise StoppedError("Nothing was changed.", "The lines ended before all was asked.")
                if not line.strip():
                    break
                try:
                    self._read(field, line.strip())
                except BackcareError as error:
                    _say(str(error))
                else:
                    break

    def _read(self, field: EntryField, typed: str) -> None:
        from backcare_tui.domain.journal.correct.fields import Holds

        if field.holds is Holds.MOMENT:
            from backcare_tui.domain.words.when import parse_when

            self.at = parse_when(typed, self._now, self._call.parts.clock.zone, was=self._entry.at)
        elif field.holds is Holds.ACTIVITY:
            self.values[field.field] = self._call.find(self._call.catalogue(), typed).id
        else:
            self.values[field.field] = _value(field, typed)

    def _read_outcomes(self, outcome: str, names: Iterable[object]) -> None:
        from backcare_tui.domain.journal.correct.fields import did_field

        for name in names:
            for number in self._numbers(str(name)):
                self.values[did_field(number)] = outcome

    def _read_pains(self, told: Iterable[object]) -> None:
        """Take in how strong the pain was, each with the name of the exercise."""
        from backcare_tui.domain.journal.correct.fields import hurt_field

        for pair in told:
            name, pain = map(str, pair) if isinstance(pair, tuple) else ("", "")
            session = self._session()
            hurt = [
                (number, len(session.exercises[number].complaints) - 1)
                for number in self._numbers(name)
                if session.exercises[number].complaints
            ]
            if not hurt:
                raise UsageError(
                    f"Nothing that hurt in “{shown_line(name, 40)}” was told of.", "Write it into the note."
                )
            number, last = hurt[-1]
            field = next(one for one in self._fields if one.field == hurt_field(number, last))
            self.values[field.field] = _value(field, pain)

    def _numbers(self, name: str) -> list[int]:
        """The places in the session of the exercise called NAME."""
        exercises = [record.exercise for record in self._session().exercises]
        meant = {one for one in exercises if folded(name) in (folded(one), folded(self._name_of(one)))}
        if not meant and exercises:
            meant = {self._call.find(self._call.catalogue(), name).id}
        numbers = [number for number, one in enumerate(exercises) if one in meant]
        if not numbers:
            there = dict.fromkeys(self._name_of(one) for one in exercises)
            advice = f"In it were: {', '.join(there)}." if there else "It does not say which exercises it had."
            raise UsageError(f"“{shown_line(name, 40)}” was not in this session.", advice)
        return numbers

    def _session(self) -> SessionEntry:
        from backcare_tui.domain.journal.entry import SessionEntry

        if not isinstance(self._entry, SessionEntry):
            raise self._lacks("exercises")
        return self._entry

    def _lacks(self, what: str) -> UsageError:
        """That no entry of this kind has WHAT was typed of it."""
        from backcare_tui.domain.journal.entry_words import kind_words

        return UsageError(
            f"This entry is {kind_words(self._entry)}, which has no {what}.", f"It has: {self.options()}."
        )


def _value(field: EntryField, typed: str) -> Value:
    """What TYPED means in FIELD; UsageError if that cannot be."""
    from backcare_tui.domain.journal.correct.fields import Holds, parse_value
    from backcare_tui.domain.journal.entry_words import OUTCOME_WORDS

    given = typed.strip()
    if given.lower() in _NOTHING or not given:
        if field.needed:
            raise UsageError(f"“{field.asks}” cannot be left out.", "Give what it was, or leave it as it is.")
        return "" if field.holds is Holds.WORDS else None
    match field.holds:
        case Holds.COMPARED:
            return _one_of(given, {"better": "better", "same": "same", "worse": "worse"})
        case Holds.DID:
            words = {words: outcome.value for outcome, words in OUTCOME_WORDS.items()}
            return _SAID_ALSO.get(folded(given)) or _one_of(given, words)
    return parse_value(field, typed)


def _one_of(typed: str, known: dict[str, str]) -> str:
    """What TYPED, the beginning of one of the words KNOWN, stands for."""
    begun = [value for words, value in known.items() if folded(words).startswith(folded(typed))]
    exact = [value for words, value in known.items() if folded(words) == folded(typed)]
    found = exact or begun
    if len(found) != 1:
        raise UsageError(f"“{shown_line(typed, 40)}” is not one of the answers.", f"They are: {one_of(known)}.")
    return found[0]


def _choices(field: EntryField) -> str:
    """What may be answered, where that is not plain."""
    from backcare_tui.domain.journal.correct.fields import Holds
    from backcare_tui.domain.journal.entry_words import OUTCOME_WORDS

    match field.holds:
        case Holds.SCORE:
            return f" (0 {field.least}, 10 {field.most})"
        case Holds.COMPARED:
            return " (better, same or worse)"
        case Holds.DID:
            return f" ({one_of(OUTCOME_WORDS.values())})"
    return ""


def _say(words: str, end: str = "\n") -> None:
    click.echo(shown_line(words) + (" " if end == "" else end), err=True, nl=False)
