"""The journal written to a file, from the form to the written file."""

from backcare_tui.domain.journal.paper.journal_page import Reader
from backcare_tui.domain.words.text import shown_line
from backcare_tui.storage.exchange.files import export_file
from backcare_tui.storage.progress import Tell, along
from backcare_tui.ui.dialogs.forms.export_form import ExportForm
from backcare_tui.ui.dialogs.long_work import with_progress
from backcare_tui.ui.flows.files.typed_path import path_of
from backcare_tui.ui.flows.flow import Flow

LONGEST = 240
"""Characters of the path that are shown."""


class ExportFlow(Flow):
    """Asks where to, and writes."""

    async def export(self) -> None:
        """Ask for a file until the journal is written to it, or the person leaves."""
        suggestion = f"~/backcare-journal-{self._clock.now():%Y-%m-%d}.json"
        written = await self._app.push_screen_wait(ExportForm(suggestion, self._write))
        if written:
            self._app.notify(f"Written to {shown_line(written, LONGEST)}.", markup=False)

    async def _write(self, typed: str) -> None:
        path = path_of(typed)
        name_of = self._catalogue.name_of

        async def export(tell: Tell) -> None:
            await self._journal.call(
                lambda store: export_file(
                    along(store.each(), store.count(), tell),
                    path,
                    name_of=name_of,
                    memos=store.memos(),
                    reader=Reader(store.days, self._clock.zone),
                )
            )

        await with_progress(self._app, self._clock, "Writing the journal", "Nothing was written.", export)
