"""Writing and changing an entry of the journal."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Protocol

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Button, Input, Select, TextArea

from backcare_tui.clock import Clock
from backcare_tui.domain.journal.correct.corrected import corrected
from backcare_tui.domain.journal.correct.fields import (
    EntryField,
    Holds,
    Value,
    fields_of,
    parse_value,
    value_of,
    value_words,
)
from backcare_tui.domain.journal.entry import ActivityEntry, Compared, Entry, RatingEntry, SessionEntry
from backcare_tui.domain.journal.entry_words import OUTCOME_WORDS, NameOf, compared_words
from backcare_tui.domain.journal.memo import MemoEntry
from backcare_tui.domain.session.draft import EntryDraft, Typed
from backcare_tui.domain.words.local_time import LocalTime, when_words
from backcare_tui.domain.words.text import shown_line
from backcare_tui.domain.words.when import parse_when
from backcare_tui.errors import BackcareError
from backcare_tui.storage.journal.errors import SaidAgainError
from backcare_tui.storage.journal.store import JournalStore
from backcare_tui.storage.journal.thread import JournalThread
from backcare_tui.ui.dialogs.forms.saving_form import SavingForm, Write
from backcare_tui.ui.widgets.choice_list import ChoiceField
from backcare_tui.ui.widgets.key_bar import KeyBar
from backcare_tui.ui.widgets.literal_text import LiteralText, TextPage
from backcare_tui.ui.widgets.pain_scale import PainScale
from backcare_tui.ui.widgets.text_fields import LineField, NoteField, ShortField, TroubleLine

_ROUTINE = EntryField(field="routine", option="session", asks="What", holds=Holds.ACTIVITY, needed=True)
"""Of a session that is new: what it then consists of follows from it."""
_LEG = "leg_pain"
_NOTHING = ""
"""As a choice, and as a text: nothing was told."""
_COMPARED = {_NOTHING: "not said"} | {compared.value: compared_words(compared) for compared in Compared}
_OUTCOMES = {outcome.value: words for outcome, words in OUTCOME_WORDS.items()}
_IT_ENDED_NOW = "it has just ended"
_AS_LONG_AS_IT_IS = "as long as it is"

NEW_TITLES = {
    RatingEntry: "How is your back?",
    ActivityEntry: "A walk, a ride or a swim",
    SessionEntry: "A session without the program",
}
"""The titles of forms for a new entry."""


class ByHand(Protocol):
    """Makes the session of a routine, by its id, that a form was opened for and that began at a moment and took so
    many minutes; None for just now, and for as long as it takes.
    """

    def __call__(
        self, blank: SessionEntry, routine: str, at: datetime | None, minutes: float | None
    ) -> SessionEntry: ...


@dataclass(frozen=True)
class FormChoices:
    """What a form offers besides what an entry says of itself."""

    name_of: NameOf
    done: Mapping[str, str]
    """What can have been done in an entry of the kind, names by id."""
    by_hand: ByHand
    leg: bool = False
    """Whether pain in the leg is asked for, though the entry says nothing of it."""


class EntryForm(SavingForm):
    """Nothing typed is thrown away without asking."""

    BINDINGS = [
        Binding("ctrl+s", "save", "save", key_display="ctrl+s", id="form.save"),
        Binding("escape", "leave", "back", key_display="esc", id="form.back"),
        Binding("q", "leave", "back", show=False, id="form.quit"),
    ]

    def __init__(self, draft: EntryDraft, choices: FormChoices, journal: JournalThread, clock: Clock) -> None:
        """DRAFT is what to write, and what is typed of it so far."""
        super().__init__(journal)
        if isinstance(draft.entry, MemoEntry):
            raise TypeError("a memo is not written in this form")
        self._draft = draft
        self._entry: Entry = draft.entry
        self._choices = choices
        self._clock = clock
        self._meant_twice: Typed | None = None
        self._by_hand = draft.new and isinstance(draft.entry, SessionEntry)
        self._fields = tuple(self._asked())
        self._opened: Typed = {field.field: self._opened_with(field) for field in self._fields}
        """What the form holds as long as nothing is typed."""

    def _asked(self) -> Iterator[EntryField]:
        """The fields of the form; pain in the leg is asked of those who ever told of it."""
        if self._by_hand:
            yield _ROUTINE
        for field in fields_of(self._entry, self._choices.name_of):
            if field.field != _LEG or self._choices.leg or value_of(self._entry, field) is not None:
                yield field

    def _opened_with(self, field: EntryField) -> str | int | None:
        """What FIELD holds before anything is typed: nothing in the scales of a new entry."""
        if field.holds is Holds.SCORE:
            value = value_of(self._entry, field)
            return None if self._draft.new or not isinstance(value, int) else value
        if self._by_hand and field.holds in (Holds.MOMENT, Holds.MINUTES):
            return _NOTHING
        if field.holds is Holds.MOMENT:
            return when_words(self._entry.at, self._clock.zone)
        if field.holds is Holds.MINUTES:
            return value_words(self._entry, field, self._choices.name_of)
        return str(value_of(self._entry, field) or _NOTHING)

    def compose(self) -> ComposeResult:
        with TextPage(id="entry-form", can_focus=False):
            title = NEW_TITLES[type(self._entry)] if self._draft.new else "Change this entry"
            yield LiteralText(title, classes="form-title")
            for field in self._fields:
                yield LiteralText(shown_line(field.asks, 100), classes="form-label")
                yield self._widget(field, self._draft.typed.get(field.field, self._opened[field.field]))
            yield TroubleLine()
            yield Button("Save  (ctrl+s)", id="save", compact=True)
        yield KeyBar()

    def _widget(self, field: EntryField, typed: str | int | None) -> Widget:
        """Where FIELD is filled in, with what is TYPED so far."""
        match field.holds:
            case Holds.SCORE:
                value = typed if isinstance(typed, int) else None
                return PainScale(value, least=field.least, most=field.most, id=field.field)
            case Holds.ACTIVITY:
                opened = str(self._opened[field.field])
                there = {one: shown_line(self._choices.name_of(one), 60) for one in (opened, str(typed))}
                return _choice(field, {**there, **self._choices.done}, str(typed))
            case Holds.COMPARED:
                return _choice(field, _COMPARED, str(typed))
            case Holds.DID:
                return _choice(field, _OUTCOMES, str(typed))
            case Holds.WORDS:
                return NoteField(str(typed), id=field.field)
        hints = {Holds.MOMENT: _IT_ENDED_NOW, Holds.MINUTES: _AS_LONG_AS_IT_IS} if self._by_hand else {}
        of = ShortField if field.holds in (Holds.MOMENT, Holds.MINUTES) else LineField
        return of(str(typed), id=field.field, placeholder=hints.get(field.holds, ""))

    def on_mount(self) -> None:
        first = {ActivityEntry: "#minutes", SessionEntry: "#routine" if self._by_hand else PainScale}
        field = self.query(first.get(type(self._entry), PainScale)).first()
        self.set_focus(field)  # at once, or it would undo a tab that waits already
        self.call_after_refresh(self._show_title, field)

    def _show_title(self, field: Widget) -> None:
        """Let the title be seen above the first FIELD, as long as one is there."""
        form = self.query_one("#entry-form", TextPage)
        if field.has_focus and field.virtual_region.bottom <= form.size.height:
            form.scroll_home(animate=False)

    def typed(self) -> Typed:
        typed: Typed = {scale.id or "": scale.value for scale in self.query(PainScale)}
        typed |= {field.id or "": field.value for field in self.query(Input)}
        typed |= {select.id or "": str(select.value) for select in self.query(Select)}
        return typed | {"note": self.query_one("#note", TextArea).text}

    def draft(self, typed: Typed) -> EntryDraft:
        return EntryDraft(entry=self._entry, new=self._draft.new, typed=typed, saved_at=self._clock.now())

    def is_blank(self, typed: Typed) -> bool:
        return typed == self._opened

    @on(PainScale.Accepted)
    @on(Input.Submitted)
    def _on_to_the_next(self) -> None:
        self.focus_next()

    def write(self, typed: Typed) -> Write:
        entry, notice = self._filled(typed)
        save = (
            partial(_add, entry, typed == self._meant_twice)
            if self._draft.new
            else partial(_change, self._entry, entry)
        )
        return lambda store: " ".join(filter(None, (save(store), notice)))

    def refused(self, typed: Typed, error: BackcareError) -> None:
        """Who saves once more what was saved a moment ago means it."""
        if isinstance(error, SaidAgainError):
            self._meant_twice = typed

    def _when(self, typed: str) -> LocalTime:
        """The moment that TYPED names; as it was if nothing was changed."""
        if typed == self._opened["at"]:
            return LocalTime(self._entry.at)
        from_before = typed == self._draft.typed.get("at")  # "yesterday" meant the day before that day
        now = self._draft.saved_at if from_before else self._clock.now()
        return parse_when(typed, now, self._clock.zone, was=self._entry.at)

    def _filled(self, typed: Typed) -> tuple[Entry, str]:
        """The entry as TYPED has it, and what had to be done with its time; UsageError says what is missing."""
        at, notice = self._when(str(typed["at"]))
        values: dict[str, Value] = {}
        for field in self._fields:
            if field.holds is not Holds.MOMENT and field is not _ROUTINE and self._is_told(field, typed):
                values[field.field] = _value(field, typed[field.field])
        entry = self._entry
        if isinstance(entry, SessionEntry) and self._by_hand:
            minutes = values.pop("minutes", None)
            began = None if typed["at"] == self._opened["at"] else at
            took = None if minutes is None else float(minutes)
            return corrected(self._choices.by_hand(entry, str(typed["routine"]), began, took), values), notice
        return corrected(entry, values, at), notice

    def _is_told(self, field: EntryField, typed: Typed) -> bool:
        """Whether FIELD says something; minutes that nobody touched are shown with one decimal, and stay."""
        untouched = typed[field.field] == self._opened[field.field]
        return not (untouched and field.holds is Holds.MINUTES and (self._by_hand or not self._draft.new))


def _choice(field: EntryField, options: Mapping[str, str], chosen: str) -> ChoiceField[str]:
    shown = [(Content(words), value) for value, words in options.items()]
    return ChoiceField(shown, value=chosen, allow_blank=False, id=field.field, compact=True)


def _value(field: EntryField, typed: str | int | None) -> Value:
    """What TYPED means in FIELD; UsageError if that cannot be."""
    if field.holds in (Holds.MINUTES, Holds.NAME, Holds.WORDS):
        return parse_value(field, str(typed))
    return (typed or None) if field.holds is Holds.COMPARED else typed


def _add(entry: Entry, again: bool, store: JournalStore) -> str:
    store.add(entry, again=again)
    return "Saved in your journal."


def _change(opened: Entry, entry: Entry, store: JournalStore) -> str:
    """Save ENTRY, which was OPENED when the form was opened with it."""
    before = store.change(entry)
    if before == entry == opened:
        return "Nothing was changed."
    if before is None:
        return "Another window deleted this entry meanwhile; yours brings it back."
    if before not in (opened, entry):
        return "Another window changed this entry meanwhile; yours is kept, press u to see the other."
    return "Saved. Press u to take it back."
