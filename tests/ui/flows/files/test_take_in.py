"""A file taken into the journal from its screen: seen first, then all of it or nothing."""

from pathlib import Path

from textual.widgets import Input

from backcare_tui.domain.journal.backup import Reason
from backcare_tui.domain.journal.entry import ActivityEntry, RatingEntry
from backcare_tui.ui.dialogs.asking.choosing import ChoosingScreen
from backcare_tui.ui.dialogs.taking_in.import_form import ImportForm
from backcare_tui.ui.dialogs.taking_in.meaning_form import MeaningForm
from backcare_tui.ui.dialogs.taking_in.preview_screen import PreviewScreen
from backcare_tui.ui.screens.journal.screen import JournalScreen
from tests.ui import sample
from tests.ui.dialogs.forms.test_export import open_journal
from tests.ui.running_app import OpenApp, RunningApp

TABLE = "at,pain,note\n2026-11-20 08:30,4,sore\n2026-11-21 08:30,5,\n"
LOOP = "Date,Stretching,Walk 30 min,\n2026-11-20,YES_MANUAL,30000,\n2026-11-19,NO,NO,\n"
TRACKED = (
    "FeatureName,Timestamp,Value,Label,Note\n"
    "Back pain,2026-11-20T08:30:00+01:00,4.0,,\nWalk,2026-11-20T18:00:00+01:00,0:25:30,,by the river\n"
)


async def name_file(stage: RunningApp, path: Path) -> ImportForm:
    """Open the journal, and type PATH behind its key."""
    await open_journal(stage)
    await stage.press("i")
    form = await stage.on(ImportForm)
    form.query_one("#path", Input).value = str(path)
    await stage.press("enter")
    return form


def put(folder: Path, text: str, name: str = "j.csv") -> Path:
    path = folder / name
    path.write_text(text)
    return path


async def reads(stage: RunningApp, words: str) -> None:
    """Wait for WORDS, which stand behind the path of a file: how long that is says where their lines end."""
    await stage.until(lambda: words in " ".join(stage.text().split()))


async def test_a_file_is_seen_before_it_is_taken_in(open_app: OpenApp, tmp_path: Path) -> None:
    async with open_app(entries=[sample.yesterday()]) as stage:
        await name_file(stage, put(tmp_path, TABLE))
        await stage.on(PreviewScreen)
        await stage.see("2 new, 0 already there.", "2 ratings, from 2026-11-20 to 2026-11-21.", "sore", "Pain 4")
        assert len(await stage.entries()) == 1
        await stage.press("enter")
        await stage.told("Taken in: 2 entries.")
        await stage.on(JournalScreen)
        await stage.see("sore")
        assert {entry.note for entry in await stage.entries()} >= {"sore"}
        reasons = [backup.reason for backup in await stage.ask(lambda store: store.backups.named())]
        assert Reason.IMPORT in reasons


async def test_escape_changes_nothing_and_leads_back_to_the_path(open_app: OpenApp, tmp_path: Path) -> None:
    async with open_app(entries=[sample.yesterday()]) as stage:
        path = put(tmp_path, TABLE)
        await name_file(stage, path)
        await stage.on(PreviewScreen)
        await stage.press("escape")
        form = await stage.on(ImportForm)
        assert form.query_one("#path", Input).value == str(path)
        await stage.press("escape")
        await stage.on(JournalScreen)
        assert len(await stage.entries()) == 1


async def test_what_is_bad_is_named_by_its_line_and_nothing_can_be_taken_in(
    open_app: OpenApp, tmp_path: Path
) -> None:
    async with open_app() as stage:
        await name_file(stage, put(tmp_path, f"{TABLE}2026-11-22,11,\n" + "soon,4,\n" * 30))
        await stage.on(PreviewScreen)
        words = stage.words("#import-preview")
        assert "2 new, 0 already there, 31 bad (lines 4, 5, " in words
        assert "\nline 4, pain: must be at most 10 (it is 11)\n" in words
        assert "\nAnd 11 more of that kind.\n" in words
        await stage.press("enter")
        await stage.pilot.pause()
        assert isinstance(stage.screen, PreviewScreen)
        assert await stage.entries() == ()


async def test_what_cannot_be_read_is_said_below_the_path(open_app: OpenApp, tmp_path: Path) -> None:
    async with open_app() as stage:
        await name_file(stage, tmp_path / "nowhere.csv")
        await stage.until(
            lambda: "cannot be read: it is not there. Choose another" in stage.words("#form-trouble")
        )
        stage.screen.query_one("#path", Input).value = str(put(tmp_path, "a,b\n", "k.pdf"))
        await stage.press("enter")
        await stage.until(lambda: "“pdf” is not a format" in stage.words("#form-trouble"))


async def test_of_habits_it_is_asked_what_they_are(open_app: OpenApp, tmp_path: Path) -> None:
    async with open_app() as stage:
        await name_file(stage, put(tmp_path, LOOP))
        form = await stage.on(MeaningForm)
        await stage.see("What is “Stretching”?")
        await reads(stage, "this is a table of Loop Habit")
        await stage.press(*"flying", "enter")
        await stage.until(lambda: "“flying” is no exercise and no routine." in stage.words("#form-trouble"))
        form.query_one("#meaning", Input).value = ""
        await stage.press("enter")
        await stage.see("What is “Walk 30 min”?")
        await stage.press(*"walk", "enter")
        await stage.on(PreviewScreen)
        await stage.see("1 walk, ride or swim, on 2026-11-20.", "Left out: 1 time “Stretching”.")
        await stage.press("enter")
        await stage.told("Taken in: 1 entry.")
        (entry,) = await stage.entries()
        assert isinstance(entry, ActivityEntry)
        assert (entry.exercise, entry.minutes) == ("walk", 30)


async def test_whoever_leaves_the_question_is_back_at_the_path(open_app: OpenApp, tmp_path: Path) -> None:
    async with open_app() as stage:
        await name_file(stage, put(tmp_path, LOOP))
        await stage.on(MeaningForm)
        await stage.press("escape")
        await stage.on(ImportForm)
        assert await stage.entries() == ()


async def test_what_is_left_out_can_be_said_later(open_app: OpenApp, tmp_path: Path) -> None:
    async with open_app() as stage:
        await name_file(stage, put(tmp_path, TRACKED))
        await stage.on(PreviewScreen)
        await stage.see("1 new, 0 already there.", "Left out: 1 time “Walk”.")
        await stage.press("c")
        await stage.on(ChoosingScreen)
        await stage.press("1")
        await stage.on(MeaningForm)
        await stage.press(*"walk", "enter")
        await stage.on(PreviewScreen)
        await stage.see("2 new, 0 already there.", "by the river")
        await stage.press("enter")
        await stage.told("Taken in: 2 entries.")
        assert {type(entry) for entry in await stage.entries()} == {ActivityEntry, RatingEntry}


async def test_the_order_of_dates_is_asked(open_app: OpenApp, tmp_path: Path) -> None:
    async with open_app() as stage:
        await name_file(stage, put(tmp_path, "at,pain\n10/11/2026,4\n"))
        await stage.on(ChoosingScreen)
        await reads(stage, "or 10 November, and nothing in the file")
        await stage.press("2")
        await stage.on(PreviewScreen)
        await stage.see("1 rating, on 2026-10-11.")


async def test_a_second_time_there_is_nothing_to_take_in(open_app: OpenApp, tmp_path: Path) -> None:
    async with open_app() as stage:
        for _ in range(2):
            await name_file(stage, put(tmp_path, TABLE))
            await stage.on(PreviewScreen)
            await stage.press("enter")
            await stage.pilot.pause()
        await stage.see("0 new, 2 already there.", "so there is nothing to take in.")
        assert isinstance(stage.screen, PreviewScreen)


async def test_tab_goes_on_with_a_path(open_app: OpenApp, tmp_path: Path) -> None:
    async with open_app() as stage:
        await open_journal(stage)
        put(tmp_path, TABLE, "my pain.csv")
        await stage.press("i")
        form = await stage.on(ImportForm)
        field = form.query_one("#path", Input)
        field.value = f"{tmp_path}/my"
        await stage.press("tab")
        await stage.until(lambda: field.value == f"{tmp_path}/my pain.csv")


async def test_the_journal_stands_on_what_came_in(open_app: OpenApp, tmp_path: Path) -> None:
    async with open_app(entries=sample.a_fortnight()) as stage:
        await name_file(stage, put(tmp_path, "at,pain,note\n2026-11-10 08:30,4,x\n2026-11-12 08:31,7,by table\n"))
        await stage.on(PreviewScreen)
        await stage.press("enter")
        screen = await stage.on(JournalScreen)
        await stage.until(lambda: (entry := screen.chosen()) and entry.note == "by table")


async def test_all_that_came_in_is_taken_back_at_once(open_app: OpenApp, tmp_path: Path) -> None:
    async with open_app(entries=[sample.yesterday()]) as stage:
        await name_file(stage, put(tmp_path, TABLE))
        await stage.on(PreviewScreen)
        await stage.press("enter")
        await stage.told("Taken in: 2 entries. Press u to take them all back.")
        await stage.on(JournalScreen)
        await stage.press("u")
        await stage.see("Yesterday")
        await stage.until(lambda: "sore" not in stage.text())
        assert len(await stage.entries()) == 1
        await name_file(stage, tmp_path / "j.csv")
        await stage.on(PreviewScreen)
        await stage.see("2 new, 0 already there.")
