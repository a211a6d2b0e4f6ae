"""Writing the report for a clinician to a file, from the palette."""

from pathlib import Path

from textual.command import CommandList, CommandPalette
from textual.widgets import Input

from backcare_tui.domain.journal.entry import Entry
from backcare_tui.ui.dialogs.forms.export_form import ExportForm
from backcare_tui.ui.messages import WriteReport
from backcare_tui.ui.screens.today import TodayScreen
from tests.ui import sample
from tests.ui.running_app import OpenApp, RunningApp


async def report_to(stage: RunningApp, path: Path) -> None:
    stage.app.post_message(WriteReport())
    form = await stage.on(ExportForm)
    assert "Write a report for a clinician" in stage.words(".form-title")
    form.query_one("#path", Input).value = str(path)
    await stage.press("enter")


async def test_the_report_is_written_to_a_file(open_app: OpenApp, tmp_path: Path) -> None:
    noted: list[Entry] = [sample.a_rating(99, sample.ago(1), 7, note="ibuprofen #medicine")]
    async with open_app(entries=[*sample.a_fortnight(), *noted]) as stage:
        await stage.on(TodayScreen)
        path = tmp_path / "mine.html"
        await report_to(stage, path)
        await stage.told(str(path))
        text = path.read_text("utf-8")
        assert "<h1>Back pain and exercise, " in text
        assert "ibuprofen" in text
        assert text.count("<svg") == 1


async def test_without_anything_to_report_it_says_what_to_do(open_app: OpenApp, tmp_path: Path) -> None:
    async with open_app() as stage:
        await stage.on(TodayScreen)
        path = tmp_path / "mine.html"
        await report_to(stage, path)
        await stage.until(lambda: "Record a rating or a session first." in stage.words("#form-trouble"))
        assert not path.exists()


async def test_the_palette_offers_it(open_app: OpenApp) -> None:
    async with open_app(entries=sample.a_fortnight()) as stage:
        await stage.on(TodayScreen)
        await stage.press("ctrl+p")
        palette = await stage.on(CommandPalette)
        await stage.press(*"clinician")
        offers = palette.query_one(CommandList)
        await stage.until(lambda: len(offers.options) == 1 and "report" in str(offers.options[0].prompt))
        await stage.press("enter")
        await stage.on(ExportForm)
        assert "Write a report for a clinician" in stage.words(".form-title")
