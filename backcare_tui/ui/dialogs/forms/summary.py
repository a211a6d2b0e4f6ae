"""The end of a session: what was done, and a place for a note."""

from textual import on
from textual.app import ComposeResult
from textual.binding import ActiveBinding, Binding
from textual.content import Content
from textual.widgets import Button, TextArea

from backcare_tui.domain.journal.entry import Outcome
from backcare_tui.domain.journal.entry_words import (
    OUTCOME_WORDS,
    NameOf,
    before_and_after_words,
    complaint_lines,
    done_words,
)
from backcare_tui.domain.session.draft import SessionDraft, Typed
from backcare_tui.domain.words.wording import minutes_words
from backcare_tui.storage.journal.store import JournalStore
from backcare_tui.storage.journal.thread import JournalThread
from backcare_tui.ui.dialogs.forms.saving_form import SavingForm, Write
from backcare_tui.ui.widgets.key_bar import KeyBar, told_otherwise
from backcare_tui.ui.widgets.literal_text import LiteralText, TextPage
from backcare_tui.ui.widgets.pain_scale import PainScale
from backcare_tui.ui.widgets.text_fields import NoteField, TroubleLine


class SummaryScreen(SavingForm):
    """Every way out saves."""

    BINDINGS = [
        Binding("ctrl+s", "save", "save", key_display="ctrl+s", id="summary.save"),
        Binding("n", "note", "write a note", id="summary.note"),
        Binding("w", "worst", "worst pain during", id="summary.worst"),
        Binding("escape,q", "save", "save", show=False, id="summary.save-and-leave"),
    ]

    AUTO_FOCUS = ""

    def __init__(self, draft: SessionDraft, name_of: NameOf, journal: JournalThread, kept: bool = True) -> None:
        """KEPT says that the journal has DRAFT."""
        super().__init__(journal, kept)
        self._draft = draft
        self._name_of = name_of

    def compose(self) -> ComposeResult:
        with TextPage(id="summary", can_focus=False):
            yield LiteralText(self._summary(), id="summary-words")
            yield LiteralText("Worst pain during the session, if you want to record it", classes="form-label")
            yield PainScale(self._draft.pain_worst, id="worst")
            yield LiteralText("Note", classes="form-label")
            yield NoteField(self._draft.note, id="note", placeholder="What helped, what did not, how you slept")
            yield TroubleLine()
        yield Button("Save", id="save", compact=True)
        yield KeyBar()

    def on_mount(self) -> None:
        self.query_one("#save").focus()

    @property
    def active_bindings(self) -> dict[str, ActiveBinding]:
        """The keys that work here; on its button enter saves, in its note escape too: the line of keys says so."""
        active = super().active_bindings
        at = self.focused.id if self.focused is not None else None
        if at in ("save", "note"):
            told_otherwise(active, "ctrl+s", key_display="enter" if at == "save" else "ctrl+s esc")
        return active

    def _summary(self) -> Content:
        entry = self._draft.model_copy(update={"note": ""}).entry()
        title = "Ended early." if entry.was_ended_early else "Done."
        lines = [f"{self._name_of(entry.routine)}: {done_words(entry.exercises)}, {minutes_words(entry.done_s)}"]
        for outcome in (Outcome.ENDED_EARLY, Outcome.SKIPPED) if len(entry.exercises) > 1 else ():
            names = [self._name_of(record.exercise) for record in entry.exercises if record.outcome is outcome]
            lines += [f"{OUTCOME_WORDS[outcome]}: {', '.join(names)}"] if names else []
        lines.append(before_and_after_words(entry))
        lines += complaint_lines(entry, self._name_of)
        return Content.assemble((title, "bold $accent"), "\n\n", "\n".join(lines))

    @on(PainScale.Accepted, "#worst")
    def action_note(self) -> None:
        self.set_focus(self.query_one("#note"))  # at once, or a waiting letter would be a command

    def action_worst(self) -> None:
        self.query_one("#worst").focus()

    def typed(self) -> Typed:
        return {
            "pain_worst": self.query_one("#worst", PainScale).value,
            "note": self.query_one("#note", TextArea).text,
        }

    def draft(self, typed: Typed) -> SessionDraft:
        return SessionDraft.model_validate(self._draft.values() | typed)

    def write(self, typed: Typed) -> Write:
        entry = self.draft(typed).entry()

        def finish(store: JournalStore) -> str:
            store.add(entry)
            return "Saved in your journal."

        return finish
