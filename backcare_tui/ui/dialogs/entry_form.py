"""Writing and changing an entry of the journal."""

from collections.abc import Mapping
from datetime import datetime, tzinfo
from functools import partial

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Button, Input, Select, TextArea

from backcare_tui.clock import Clock
from backcare_tui.domain.journal.entry import (
    ActivityEntry,
    Compared,
    Entry,
    MorningEntry,
    OwnActivityEntry,
    PegEntry,
    RatingEntry,
    SessionEntry,
)
from backcare_tui.domain.journal.entry_words import compared_words
from backcare_tui.domain.journal.memo import MemoEntry
from backcare_tui.domain.journal.rating import LEAST_WORDS, MOST_WORDS
from backcare_tui.domain.session.draft import EntryDraft, Typed
from backcare_tui.domain.words.numbers import parse_minutes
from backcare_tui.domain.words.text import fitting_name, fitting_note, shown_line
from backcare_tui.domain.words.when import LocalTime, parse_when, when_words
from backcare_tui.domain.words.wording import number_words
from backcare_tui.errors import BackcareError, UsageError
from backcare_tui.storage.journal.errors import SaidAgainError
from backcare_tui.storage.journal.store import JournalStore
from backcare_tui.storage.journal.thread import JournalThread
from backcare_tui.ui.dialogs.saving_form import SavingForm, Write
from backcare_tui.ui.widgets.choice_list import ChoiceField
from backcare_tui.ui.widgets.key_bar import KeyBar
from backcare_tui.ui.widgets.literal_text import LiteralText
from backcare_tui.ui.widgets.pain_scale import PainScale
from backcare_tui.ui.widgets.text_fields import LineField, NoteField

_SCORES: dict[type, tuple[tuple[str, str, str, str], ...]] = {
    SessionEntry: (
        ("pain_before", "Pain before", LEAST_WORDS, MOST_WORDS),
        ("pain_after", "Pain after", LEAST_WORDS, MOST_WORDS),
        ("pain_worst", "Worst pain during", LEAST_WORDS, MOST_WORDS),
        ("effort", "Effort", "none", "all I had"),
    ),
    RatingEntry: (("pain", "Pain", LEAST_WORDS, MOST_WORDS),),
    MorningEntry: (("pain", "Pain that morning", LEAST_WORDS, MOST_WORDS),),
    OwnActivityEntry: (("ability", "How well it goes", "cannot do it", "as well as ever"),),
    ActivityEntry: (("effort", "Effort", "none", "all I had"),),
    PegEntry: (
        ("pain", "Average pain", LEAST_WORDS, MOST_WORDS),
        ("enjoyment", "In the way of enjoying life", "not at all", "completely"),
        ("activity", "In the way of activity", "not at all", "completely"),
    ),
}
"""The scales of each kind of entry: field, question, and the words at the ends."""
_LEG = ("leg_pain", "Pain in the leg", LEAST_WORDS, MOST_WORDS)
"""Of an entry that says something about it."""
_ALL_NEEDED = RatingEntry | PegEntry | OwnActivityEntry
_NOT_COMPARED = ""
_COMPARED = {_NOT_COMPARED: "not said"} | {compared.value: compared_words(compared) for compared in Compared}

_NEW = {RatingEntry: "How is your back?", ActivityEntry: "A walk, a ride or a swim"}
"""The titles of forms for a new entry."""


class EntryForm(SavingForm):
    """Nothing typed is thrown away without asking."""

    BINDINGS = [
        Binding("ctrl+s", "save", "save", key_display="ctrl+s", id="form.save"),
        Binding("escape", "leave", "back", key_display="esc", id="form.back"),
        Binding("q", "leave", "back", show=False, id="form.quit"),
    ]

    def __init__(
        self, draft: EntryDraft, activities: Mapping[str, str], journal: JournalThread, clock: Clock
    ) -> None:
        """DRAFT is what to write, and what is typed of it so far. ACTIVITIES are names by id."""
        super().__init__(journal)
        if isinstance(draft.entry, MemoEntry):
            raise TypeError("a memo is not written in this form")
        self._draft = draft
        self._entry: Entry = draft.entry
        self._activities = activities
        self._clock = clock
        self._meant_twice: Typed | None = None
        self._opened = _fields(self._entry, clock.zone, unrated=draft.new)
        """What the form holds as long as nothing is typed."""

    def compose(self) -> ComposeResult:
        entry = self._entry
        typed = {field: self._draft.typed.get(field, opened) for field, opened in self._opened.items()}
        with VerticalScroll(id="entry-form", can_focus=False):
            yield LiteralText(_NEW[type(entry)] if self._draft.new else "Change this entry", classes="form-title")
            if isinstance(entry, ActivityEntry):
                yield LiteralText("What", classes="form-label")
                exercise = str(typed["exercise"])
                names = {entry.exercise: entry.exercise, exercise: shown_line(exercise, 60), **self._activities}
                options = [(Content(name), id_) for id_, name in names.items()]
                yield ChoiceField(options, value=exercise, allow_blank=False, id="exercise", compact=True)
                yield LiteralText("Minutes", classes="form-label")
                yield LineField(str(typed["minutes"]), id="minutes")
            if isinstance(entry, OwnActivityEntry):
                yield LiteralText("What", classes="form-label")
                yield LineField(str(typed["name"]), id="name")
            if isinstance(entry, MorningEntry):
                yield LiteralText("Compared", classes="form-label")
                options = [(Content(words), value) for value, words in _COMPARED.items()]
                compared = str(typed["compared"])
                yield ChoiceField(options, value=compared, allow_blank=False, id="compared", compact=True)
            for field, question, least, most in _scales(entry):
                yield LiteralText(question, classes="form-label")
                value = typed[field]
                yield PainScale(value if isinstance(value, int) else None, least=least, most=most, id=field)
            yield LiteralText("When", classes="form-label")
            yield LineField(str(typed["at"]), id="at")
            yield LiteralText("Note", classes="form-label")
            yield NoteField(str(typed["note"]), id="note")
            yield LiteralText(id="form-trouble")
            yield Button("Save  (ctrl+s)", id="save", compact=True)
        yield KeyBar()

    def on_mount(self) -> None:
        first = "#minutes" if isinstance(self._entry, ActivityEntry) else PainScale
        self.set_focus(self.query(first).first())  # at once, or it would undo a tab that waits already

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
        at, notice = self._when(str(typed["at"]))
        entry = self._filled(typed, at)
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

    def _filled(self, typed: Typed, at: datetime) -> Entry:
        """The entry as TYPED has it, and at AT; UsageError says what is missing."""
        entry = self._entry
        fields: dict[str, object] = {**typed, "note": fitting_note(str(typed["note"]))}
        if isinstance(entry, ActivityEntry):
            as_it_was = typed["minutes"] == self._opened["minutes"] and not self._draft.new
            fields["minutes"] = entry.minutes if as_it_was else parse_minutes(str(typed["minutes"]))
        if isinstance(entry, OwnActivityEntry):
            fields["name"] = fitting_name(str(typed["name"]))
        if isinstance(entry, MorningEntry):
            fields["compared"] = typed["compared"] or None
            if fields["compared"] is None and typed["pain"] is None:
                raise UsageError(
                    "There is neither a number yet, nor how it compares.", "Choose one, or leave with escape."
                )
        if isinstance(entry, _ALL_NEEDED) and any(typed[field] is None for field, *_ in _SCORES[type(entry)]):
            raise UsageError("There is no number yet.", "Choose one with 0 to 9 or t, or leave with escape.")
        if isinstance(entry, SessionEntry):
            moved = entry.ended_at + (at - entry.at)
            fields["ended_at"] = moved if at.utcoffset() == entry.at.utcoffset() else moved.astimezone(at.tzinfo)
        return type(entry).model_validate({**entry.model_dump(), **fields, "at": at})


def _fields(entry: Entry, zone: tzinfo, unrated: bool) -> Typed:
    """What the form holds for ENTRY in ZONE; with UNRATED its scales are empty."""
    fields: Typed = {field: None if unrated else getattr(entry, field) for field, *_ in _scales(entry)}
    if isinstance(entry, OwnActivityEntry):
        fields["name"] = entry.name
    if isinstance(entry, MorningEntry):
        fields["compared"] = entry.compared.value if entry.compared else _NOT_COMPARED
    if isinstance(entry, ActivityEntry):
        fields |= {"exercise": entry.exercise, "minutes": number_words(entry.minutes)}
    return fields | {"at": when_words(entry.at, zone), "note": entry.note}


def _scales(entry: Entry) -> tuple[tuple[str, str, str, str], ...]:
    """The scales of the form for ENTRY."""
    return (*_SCORES[type(entry)], *([_LEG] if getattr(entry, "leg_pain", None) is not None else []))


def _add(entry: Entry, again: bool, store: JournalStore) -> str:
    store.add(entry, again=again)
    return "Saved in your journal."


def _change(opened: Entry, entry: Entry, store: JournalStore) -> str:
    """Save ENTRY, which was OPENED when the form was opened with it."""
    before = store.change(entry)
    if before is None:
        return "Another window deleted this entry meanwhile; yours brings it back."
    if before not in (opened, entry):
        return "Another window changed this entry meanwhile; yours is kept, press u to see the other."
    return "Saved. Press u to take it back."
