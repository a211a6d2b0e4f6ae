"""The end of a session: what was done, and a place for a note."""

from collections.abc import Awaitable, Callable, Mapping

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Button, TextArea

from backcare_tui.domain.journal import Outcome, SessionEntry
from backcare_tui.domain.text import NOTE_LIMIT
from backcare_tui.domain.wording import minutes_words
from backcare_tui.errors import BackcareError
from backcare_tui.ui.widgets.key_bar import KeyBar
from backcare_tui.ui.widgets.note_field import NoteField
from backcare_tui.ui.widgets.pain_scale import PainScale
from backcare_tui.ui.widgets.words import Words


class SummaryScreen(Screen[SessionEntry]):
    """Every way out saves; it closes only when the journal has said that it is saved."""

    CSS_PATH = "forms.tcss"

    BINDINGS = [
        Binding("ctrl+s", "save", "save", key_display="ctrl+s", id="summary.save"),
        Binding("n", "note", "write a note", id="summary.note"),
        Binding("w", "worst", "worst pain during", id="summary.worst"),
        Binding("escape,q", "save", "save", show=False, id="summary.save-and-leave"),
    ]

    def __init__(
        self, entry: SessionEntry, names: Mapping[str, str], save: Callable[[SessionEntry], Awaitable[object]]
    ) -> None:
        super().__init__()
        self._entry = entry
        self._names = names
        self._save = save
        self._kept: SessionEntry | None = None

    def compose(self) -> ComposeResult:
        with VerticalScroll(id="summary", can_focus=False):
            yield Words(self._summary(), id="summary-words")
            yield Words("Worst pain during the session, if you want to keep it", classes="form-label")
            yield PainScale(self._entry.pain_worst, id="worst")
            yield Words("Note", classes="form-label")
            yield NoteField(self._entry.note, id="note", placeholder="What helped, what did not, how you slept")
            yield Words(id="summary-trouble")
            yield Button("Save  (enter)", id="save", compact=True)
        yield KeyBar()

    def on_mount(self) -> None:
        self.query_one("#save").focus(scroll_visible=False)  # what was done stays in sight

    def _summary(self) -> Content:
        entry = self._entry
        done = [record for record in entry.exercises if record.outcome is not Outcome.SKIPPED]
        skipped = [record for record in entry.exercises if record.outcome is Outcome.SKIPPED]
        title = (
            "Done. Well practised." if entry.outcome is Outcome.COMPLETED else "Ended early. What you did counts."
        )
        minutes = minutes_words(sum(record.done_s for record in entry.exercises))
        name = self._names.get(entry.routine, entry.routine)
        lines = [f"{name}: {len(done)} of {len(entry.exercises)} exercises, {minutes}"]
        if skipped:
            lines.append(
                "left out: " + ", ".join(self._names.get(record.exercise, record.exercise) for record in skipped)
            )
        before, after = (
            "not rated" if pain is None else str(pain) for pain in (entry.pain_before, entry.pain_after)
        )
        lines.append(f"pain before: {before}, after: {after}")
        return Content.assemble((title, "bold $accent"), "\n\n", "\n".join(lines))

    @on(PainScale.Accepted, "#worst")
    def action_note(self) -> None:
        self.set_focus(self.query_one("#note"))  # at once, or a waiting letter would be a command

    def action_worst(self) -> None:
        self.query_one("#worst").focus()

    @on(Button.Pressed, "#save")
    def _pressed(self) -> None:
        self.action_save()

    def typed(self) -> dict[str, int | str | None]:
        """What is asked for here as it stands now, the note as far as it can be kept."""
        if not self.query("#note"):  # not laid out yet, or no longer
            return {}
        note = self.query_one("#note", TextArea).text[:NOTE_LIMIT]
        return {"pain_worst": self.query_one("#worst", PainScale).value, "note": note}

    def action_save(self) -> None:
        note = self.query_one("#note", TextArea).text
        if len(note) > NOTE_LIMIT:
            self._say(f"The note has {len(note)} characters; {NOTE_LIMIT} fit. Shorten it and save again.")
            return
        worst = self.query_one("#worst", PainScale).value
        self._keep(SessionEntry.model_validate({**self._entry.model_dump(), "pain_worst": worst, "note": note}))

    @work(exclusive=True, group="save")
    async def _keep(self, entry: SessionEntry) -> None:
        try:
            await self._save(entry)
        except BackcareError as error:
            self._say(f"{error} Your text is still here; save again with enter.")
        else:
            self._kept = entry
            self._close()

    def on_screen_resume(self) -> None:
        self._close()

    def _close(self) -> None:
        """Leave once it is saved; what lies on top meanwhile would be closed instead."""
        if self._kept is not None and self.is_active:
            self.dismiss(self._kept)

    def _say(self, trouble: str) -> None:
        self.query_one("#summary-trouble", Words).say(Content.styled(trouble, "$warning"))
        self.query_one("#save").focus()
