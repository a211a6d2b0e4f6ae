"""Writing down what helps in a flare-up, best on a good day."""

from textual.app import ComposeResult
from textual.binding import Binding
from textual.widgets import Button, TextArea

from backcare_tui.clock import Clock
from backcare_tui.domain.journal.memo import MemoEntry
from backcare_tui.domain.session.draft import EntryDraft, Typed
from backcare_tui.domain.words.text import fitting_note
from backcare_tui.storage.journal.store import JournalStore
from backcare_tui.storage.journal.thread import JournalThread
from backcare_tui.ui.dialogs.forms.saving_form import SavingForm, Write
from backcare_tui.ui.widgets.key_bar import KeyBar
from backcare_tui.ui.widgets.literal_text import LiteralText, TextPage
from backcare_tui.ui.widgets.text_fields import NoteField, TroubleLine

_ABOUT = (
    "What has helped you before, what you can leave for later, whom you can ask for help, and what you want to "
    "keep doing all the same. You see it again when you press f."
)


class FlarePlanForm(SavingForm):
    """Nothing typed is thrown away without asking."""

    CSS_PATH = "../dialogs.tcss"

    BINDINGS = [
        Binding("ctrl+s", "save", "save", key_display="ctrl+s", id="flare-plan.save"),
        Binding("escape", "leave", "back", key_display="esc", id="flare-plan.back"),
    ]
    AUTO_FOCUS = "#words"

    def __init__(self, draft: EntryDraft, before: str, journal: JournalThread, clock: Clock) -> None:
        """DRAFT is the memo to write, and what is typed of it so far; BEFORE are the words that hold now."""
        super().__init__(journal)
        self._draft = draft
        self._before = before
        self._clock = clock

    def compose(self) -> ComposeResult:
        with TextPage(id="entry-form", can_focus=False):
            yield LiteralText("Your flare-up plan", classes="form-title")
            yield LiteralText(_ABOUT, classes="paragraph")
            yield NoteField(str(self._draft.typed.get("words", self._before)), id="words")
            yield TroubleLine()
            yield Button("Save  (ctrl+s)", id="save", compact=True)
        yield KeyBar()

    def typed(self) -> Typed:
        return {"words": self.query_one("#words", TextArea).text}

    def draft(self, typed: Typed) -> EntryDraft:
        return EntryDraft(entry=self._draft.entry, new=True, typed=typed, saved_at=self._clock.now())

    def is_blank(self, typed: Typed) -> bool:
        return typed == {"words": self._before}

    def write(self, typed: Typed) -> Write:
        entry = self._draft.entry
        assert isinstance(entry, MemoEntry)  # noqa: S101
        memo = MemoEntry(
            id=entry.id, at=self._clock.now(), about=entry.about, says=fitting_note(str(typed["words"]))
        )

        def save(store: JournalStore) -> str:
            store.add(memo)
            return "Saved. f shows it on the day you need it."

        return save
