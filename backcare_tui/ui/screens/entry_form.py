"""Writing and changing an entry of the journal."""

from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Button, Input, Select, TextArea

from backcare_tui.domain.journal import ActivityEntry, Entry, PegEntry, RatingEntry, SessionEntry
from backcare_tui.domain.text import NOTE_LIMIT, shown_line
from backcare_tui.domain.when import parse_when, when_words
from backcare_tui.domain.wording import number_words
from backcare_tui.errors import BackcareError, UsageError
from backcare_tui.ui.screens.question import Answer, Question
from backcare_tui.ui.widgets.key_bar import KeyBar
from backcare_tui.ui.widgets.note_field import NoteField
from backcare_tui.ui.widgets.pain_scale import PainScale
from backcare_tui.ui.widgets.words import Words

_SCORES: dict[type, tuple[tuple[str, str, str, str], ...]] = {
    SessionEntry: (
        ("pain_before", "Pain before", "no pain", "worst imaginable"),
        ("pain_after", "Pain after", "no pain", "worst imaginable"),
        ("pain_worst", "Worst pain during", "no pain", "worst imaginable"),
        ("effort", "Effort", "none", "all I had"),
    ),
    RatingEntry: (("pain", "Pain", "no pain", "worst imaginable"),),
    ActivityEntry: (("effort", "Effort", "none", "all I had"),),
    PegEntry: (
        ("pain", "Average pain", "no pain", "worst imaginable"),
        ("enjoyment", "In the way of enjoying life", "not at all", "completely"),
        ("activity", "In the way of activity", "not at all", "completely"),
    ),
}
"""The scales of each kind of entry: field, question, and the words at the ends."""


class EntryForm(Screen[Entry | None]):
    """Gives the entry once it is saved, or None. Nothing typed is thrown away without asking."""

    CSS_PATH = "forms.tcss"

    BINDINGS = [
        Binding("ctrl+s", "save", "save", key_display="ctrl+s", id="form.save"),
        Binding("escape", "leave", "back", key_display="esc", id="form.back"),
        Binding("q", "leave", "back", show=False, id="form.quit"),
    ]

    def __init__(
        self,
        title: str,
        entry: Entry,
        activities: Mapping[str, str],
        now: datetime,
        save: Callable[[Entry], Awaitable[object]],
        unrated: bool = False,
    ) -> None:
        """ENTRY fills the form; with UNRATED its scales start empty. ACTIVITIES are names by id."""
        super().__init__()
        self._title = title
        self._entry = entry
        self._activities = activities
        self._now = now
        self._save = save
        self._unrated = unrated
        self._kept: Entry | None = None
        self._opened_with: dict[str, object] = {}

    def compose(self) -> ComposeResult:
        entry = self._entry
        with VerticalScroll(id="entry-form", can_focus=False):
            yield Words(self._title, classes="form-title")
            if isinstance(entry, ActivityEntry):
                yield Words("What", classes="form-label")
                names = {entry.exercise: entry.exercise, **self._activities}
                options = [(Content(name), id_) for id_, name in names.items()]
                yield Select(options, value=entry.exercise, allow_blank=False, id="exercise", compact=True)
                yield Words("Minutes", classes="form-label")
                yield Input(number_words(entry.minutes), id="minutes", compact=True)
            for field, question, least, most in _SCORES[type(entry)]:
                yield Words(question, classes="form-label")
                value = None if self._unrated else getattr(entry, field)
                yield PainScale(value, least=least, most=most, id=field)
            yield Words("When", classes="form-label")
            yield Input(when_words(entry.at), id="at", compact=True)
            yield Words("Note", classes="form-label")
            yield NoteField(entry.note, id="note")
            yield Words(id="form-trouble")
            yield Button("Save  (ctrl+s)", id="save", compact=True)
        yield KeyBar()

    def on_mount(self) -> None:
        self._opened_with = self._typed()
        first = "#minutes" if isinstance(self._entry, ActivityEntry) else PainScale
        self.query(first).first().focus()

    def _typed(self) -> dict[str, object]:
        """What the form holds now, field by field."""
        typed: dict[str, object] = {scale.id or "": scale.value for scale in self.query(PainScale)}
        typed |= {"at": self.query_one("#at", Input).value, "note": self.query_one("#note", TextArea).text}
        if isinstance(self._entry, ActivityEntry):
            typed |= {
                "exercise": self.query_one("#exercise", Select).value,
                "minutes": self.query_one("#minutes", Input).value,
            }
        return typed

    @property
    def unsaved(self) -> bool:
        """Whether something is written here that the journal does not have."""
        return self._kept is None and bool(self._opened_with) and self._typed() != self._opened_with

    @on(PainScale.Accepted)
    @on(Input.Submitted)
    def _on_to_the_next(self) -> None:
        self.focus_next()

    @on(Button.Pressed, "#save")
    def _pressed(self) -> None:
        self.action_save()

    def action_save(self) -> None:
        try:
            self._keep(self._filled())
        except BackcareError as error:
            self._say(str(error))

    def _filled(self) -> Entry:
        """The entry as the form has it; UsageError says what is missing."""
        typed = self._typed()
        note = str(typed["note"])
        if len(note) > NOTE_LIMIT:
            raise UsageError(
                f"The note has {len(note)} characters and {NOTE_LIMIT} fit.", "Shorten it and save again."
            )
        if typed["at"] == self._opened_with["at"]:
            typed["at"] = self._entry.at
        else:
            typed["at"] = parse_when(str(typed["at"]), self._now)
        if isinstance(self._entry, ActivityEntry):
            typed["minutes"] = _minutes(str(typed["minutes"]))
        if not isinstance(self._entry, SessionEntry | ActivityEntry) and any(
            typed[field] is None for field, *_ in _SCORES[type(self._entry)]
        ):
            raise UsageError("There is no number yet.", "Choose one with 0 to 9 or t, or leave with escape.")
        if isinstance(self._entry, SessionEntry):
            shift = typed["at"] - self._entry.at if isinstance(typed["at"], datetime) else None
            typed["ended_at"] = self._entry.ended_at + shift if shift else self._entry.ended_at
        return type(self._entry).model_validate({**self._entry.model_dump(), **typed})

    @work(exclusive=True, group="save")
    async def _keep(self, entry: Entry) -> None:
        try:
            await self._save(entry)
        except BackcareError as error:
            self._say(f"{error} What you typed is still here; save again with ctrl+s.")
        else:
            self._kept = entry
            self._close()

    def on_screen_resume(self) -> None:
        self._close()

    def _close(self) -> None:
        """Leave once it is saved; what lies on top meanwhile would be closed instead."""
        if self._kept is not None and self.is_active:
            self.dismiss(self._kept)

    @work(exclusive=True, group="leave")
    async def action_leave(self) -> None:
        if self._typed() == self._opened_with:
            self.dismiss(None)
            return
        answers = [
            Answer("s", "save", "save it"),
            Answer("d", "discard", "throw it away"),
            Answer("g", "go-on", "go on writing"),
        ]
        answer = await self.app.push_screen_wait(Question("Keep what you wrote?", "", answers))
        if answer == "save":
            self.action_save()
        elif answer == "discard":
            self.dismiss(None)

    def _say(self, trouble: str) -> None:
        self.query_one("#form-trouble", Words).say(Content.styled(trouble, "$warning"))
        self.query_one("#form-trouble").scroll_visible(animate=False)


def _minutes(typed: str) -> float:
    """The minutes that TYPED says, more than none and at most a day."""
    text = typed.strip().replace(",", ".")
    digits = text.replace(".", "", 1)
    if digits.isascii() and digits.isdigit() and len(text) < 8 and 0 < float(text) <= 24 * 60:
        return float(text)
    raise UsageError(f"“{shown_line(typed, 30)}” is not a number of minutes.", "Type how many, such as 25.")
