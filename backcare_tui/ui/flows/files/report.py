"""The report for a clinician, from the form to the written file."""

from backcare_tui.domain.words.text import shown_line
from backcare_tui.storage.exchange.files import export_page, make_sure_of_page
from backcare_tui.storage.exchange.report import page_of_report
from backcare_tui.storage.journal.store import JournalStore
from backcare_tui.storage.progress import Tell
from backcare_tui.ui.dialogs.forms.export_form import ExportForm
from backcare_tui.ui.dialogs.long_work import with_progress
from backcare_tui.ui.flows.files.export import LONGEST
from backcare_tui.ui.flows.files.typed_path import path_of
from backcare_tui.ui.flows.flow import Flow

_SAYS = (
    "How pain went over the last twelve weeks, and what you did, on one sheet. A name that ends in .html opens in "
    "a browser, which prints it. Of your notes it has those with #report or #medicine in them."
)

_IF_NONE = "Record a rating or a session first."


class ReportFlow(Flow):
    """Asks where to, and writes."""

    async def write(self) -> None:
        """Ask for a file until the report is written to it, or the person leaves."""
        suggestion = f"~/backcare-report-{self._clock.now():%Y-%m-%d}.html"
        form = ExportForm(suggestion, self._write, "Write a report for a clinician", _SAYS)
        written = await self._app.push_screen_wait(form)
        if written:
            self._app.notify(f"Written to {shown_line(written, LONGEST)}.", markup=False)

    async def _write(self, typed: str) -> None:
        path, now = path_of(typed), self._clock.now()
        catalogue, goal, days = self._catalogue, self._loaded.settings.weekly_goal, self._journal.days

        async def write(tell: Tell) -> None:
            def made(store: JournalStore) -> None:
                make_sure_of_page(path)
                page = page_of_report(
                    store, catalogue.exercises, catalogue.name_of, goal, now, days, tell=tell, if_none=_IF_NONE
                )
                export_page(page, path)

            await self._journal.call(made)

        await with_progress(self._app, self._clock, "Writing the report", "Nothing was written.", write)
