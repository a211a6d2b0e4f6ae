from datetime import timedelta

from textual.widgets import Input, TextArea

from backcare_tui.domain.journal.entry import ActivityEntry, Entry, RatingEntry, SessionEntry
from backcare_tui.domain.words.text import clean
from backcare_tui.ui.dialogs.asking.question import QuestionScreen
from backcare_tui.ui.dialogs.forms.entry_form import EntryForm
from backcare_tui.ui.screens.details import DetailsScreen
from backcare_tui.ui.screens.journal.entry_list import EntryList
from backcare_tui.ui.screens.journal.screen import JournalScreen
from backcare_tui.ui.widgets.choice_list import ChoiceList
from backcare_tui.ui.widgets.literal_text import LiteralText
from backcare_tui.ui.widgets.pain_scale import PainScale
from tests.ui import sample
from tests.ui.running_app import OpenApp, RunningApp


async def open_journal(stage: RunningApp) -> JournalScreen:
    await stage.press("3")
    screen = await stage.on(JournalScreen)
    await stage.pilot.pause()
    return screen


async def choose(stage: RunningApp, screen: JournalScreen, entry: Entry) -> None:
    """Highlight ENTRY in the list of SCREEN."""
    entries = screen.query_one(EntryList)
    entries.highlighted = entries.get_option_index(str(entry.id))
    await stage.until(lambda: screen.chosen() == entry)


def lines(screen: JournalScreen) -> list[str]:
    """The list as it reads."""
    return [str(option.prompt) for option in screen.query_one(ChoiceList).options]


async def ratings(stage: RunningApp) -> list[int]:
    return [entry.pain for entry in await stage.entries() if isinstance(entry, RatingEntry)]


# What it shows


async def test_an_empty_journal_says_what_to_do(open_app: OpenApp) -> None:
    async with open_app() as stage:
        screen = await open_journal(stage)
        assert "Nothing here yet." in stage.text()
        assert "Press a to add a rating or a walk, or 1 to start." in stage.words("#journal-empty")
        for key in ("e", "d", "enter"):
            await stage.press(key)
        assert stage.screen is screen


async def test_an_empty_journal_names_no_key_that_needs_an_entry(open_app: OpenApp) -> None:
    async with open_app(size=(200, 40)) as stage:
        await open_journal(stage)
        bar = stage.screen.query_one("KeyBar LiteralText", LiteralText)
        needs_one = ("e edit", "d delete", "enter open", "/ search", "u undo")
        await stage.until(lambda: not any(key in bar.said for key in needs_one))
        assert "a add" in bar.said
        await stage.press("a", "r", "4", "ctrl+s")
        await stage.on(JournalScreen)
        await stage.until(lambda: all(key in bar.said for key in needs_one))
        await stage.press("d")
        await stage.see("Nothing here yet.")
        await stage.until(lambda: "u undo" in bar.said and "/ search" not in bar.said)


async def test_days_are_listed_latest_first_with_what_was_felt(open_app: OpenApp) -> None:
    entries = [
        sample.a_session(1, sample.ago(2), 3, 2, "Slept well.\nAnd more."),
        sample.a_walk(2, sample.ago(1)),
        sample.a_rating(3, sample.ago(hours=1), 6),
        sample.a_session(4, sample.ago(400), None, None),
        sample.a_rating(5, sample.ago(-3), 1),
    ]
    async with open_app(entries=entries) as stage:
        assert lines(await open_journal(stage)) == [
            "Today, Sunday 22 November",
            "07:30  Pain 6  moderate",
            "Yesterday, Saturday 21 November",
            "08:30  Walk  25 minutes",
            "Friday 20 November",
            "08:30  Starter three  3 → 2\n       Slept well.",
            "Saturday 18 October 2025",
            "08:30  Starter three  not rated",
            "Still to come: is the date right?",
            "Wednesday 25 November",
            "08:30  Pain 1  mild",
        ]


async def test_the_highlighted_entry_is_told_in_full(open_app: OpenApp) -> None:
    async with open_app(entries=sample.a_fortnight()) as stage:
        await open_journal(stage)
        assert "Pain 3 of 10\nmild" in stage.words("#entry")
        await stage.press("j")
        told = stage.words("#entry")
        for text in (
            "Friday 20 November 2026, 08:30",
            "pain before: 3, after: 2",
            "● Pelvic tilt",
            "The bridge felt easy.",
        ):
            assert text in told
        assert "Meaningfully better than in the first week: from 5 to 3." in stage.words("#change")


async def test_enter_shows_an_entry_by_itself_which_cannot_be_started(open_app: OpenApp) -> None:
    async with open_app(size=(40, 15), entries=sample.a_fortnight()) as stage:
        screen = await open_journal(stage)
        await stage.press("j", "enter")
        await stage.on(DetailsScreen)
        assert "Starter three" in stage.text()
        await stage.press("s")
        assert isinstance(stage.screen, DetailsScreen)
        await stage.press("escape")
        assert await stage.on(JournalScreen) is screen


# Adding


async def test_a_rating_is_added(open_app: OpenApp) -> None:
    async with open_app() as stage:
        screen = await open_journal(stage)
        await stage.press("a")
        await stage.on(QuestionScreen)
        await stage.press("r")
        await stage.on(EntryForm)
        await stage.press("7", "ctrl+s")
        await stage.on(JournalScreen)
        await stage.until(lambda: "08:30  Pain 7  severe" in lines(screen))
        (entry,) = await stage.entries()
        assert isinstance(entry, RatingEntry)
        assert (entry.pain, entry.at, entry.note) == (7, sample.NOW, "")


async def test_a_walk_is_added(open_app: OpenApp) -> None:
    async with open_app() as stage:
        screen = await open_journal(stage)
        await stage.press("a")
        await stage.on(QuestionScreen)
        await stage.press("w")
        form = await stage.on(EntryForm)
        form.query_one("#minutes", Input).value = "32,5"
        form.query_one("#at", Input).value = "yesterday 21:15"
        await stage.press("ctrl+s")
        await stage.on(JournalScreen)
        await stage.until(lambda: "21:15  Walk  32.5 minutes" in lines(screen))
        (entry,) = await stage.entries()
        assert isinstance(entry, ActivityEntry)
        assert (entry.minutes, entry.effort) == (32.5, None)
        assert entry.at == sample.NOW.replace(day=21, hour=21, minute=15)


async def test_one_can_think_better_of_it(open_app: OpenApp) -> None:
    async with open_app() as stage:
        screen = await open_journal(stage)
        for key in ("b", "escape"):
            await stage.press("a")
            await stage.on(QuestionScreen)
            await stage.press(key)
            assert await stage.on(JournalScreen) is screen, key


async def test_a_long_and_wild_note_is_kept_and_shown_to_the_letter(open_app: OpenApp) -> None:
    wild = "[/red] [b]bold?[/b] 🙂👩‍⚕️ \x1b[31m\x1b]52;c;eA==\x07 \x9b2J "
    note = wild + "x" * (10_000 - len(wild))
    async with open_app(size=(100, 40)) as stage:
        await open_journal(stage)
        await stage.press("a")
        await stage.on(QuestionScreen)
        await stage.press("r")
        form = await stage.on(EntryForm)
        await stage.press("3")
        form.query_one("#note").focus()
        await stage.paste(note)
        assert form.query_one("#note", TextArea).text == clean(note)  # what a field holds is drawn as it is
        await stage.press("ctrl+s")
        await stage.on(JournalScreen)
        await stage.see("[/red] [b]bold?[/b] 🙂", "␛[31m␛]52;c;eA==␇", "�2J")
        assert "\x1b" not in stage.text()
        (entry,) = await stage.entries()
        assert entry.note == clean(note)
        assert len(entry.note) == 10_000
        await stage.press("enter")
        await stage.on(DetailsScreen)
        assert "[/red] [b]bold?[/b] 🙂" in stage.text()
        await stage.press("escape", "e")
        form = await stage.on(EntryForm)
        assert form.query_one("#note", TextArea).text == entry.note
        assert "\x1b" not in stage.text()


# Changing


async def test_an_entry_is_changed(open_app: OpenApp) -> None:
    async with open_app(entries=[sample.a_rating(1, sample.ago(hours=1), 6, "stiff")]) as stage:
        screen = await open_journal(stage)
        await stage.press("e")
        form = await stage.on(EntryForm)
        assert form.query_one(PainScale).value == 6
        assert form.query_one("#at", Input).value == "2026-11-22 07:30"
        assert form.query_one("#note", TextArea).text == "stiff"
        await stage.press("2", "ctrl+s")
        await stage.on(JournalScreen)
        await stage.told("Saved. Press u to take it back.")
        await stage.until(lambda: "07:30  Pain 2  mild\n       stiff" in lines(screen))
        assert await stage.entries() == (sample.a_rating(1, sample.ago(hours=1), 2, "stiff"),)


async def test_all_of_a_session_can_be_put_right(open_app: OpenApp) -> None:
    session = sample.a_session(1, sample.ago(1), 4, None)
    async with open_app(size=(100, 50), entries=[session]) as stage:
        await open_journal(stage)
        await stage.press("e")
        form = await stage.on(EntryForm)
        scales = {scale.id: scale for scale in form.query(PainScale)}
        assert [scales[id_].value for id_ in ("pain_before", "pain_after", "pain_worst", "effort")] == [
            4,
            None,
            None,
            None,
        ]
        scales["pain_after"].value = 1
        scales["effort"].value = 5
        form.query_one("#at", Input).value = "2026-11-20 20:00"
        await stage.press("ctrl+s")
        await stage.on(JournalScreen)
        (entry,) = await stage.entries()
        assert isinstance(entry, SessionEntry)
        assert (entry.pain_before, entry.pain_after, entry.pain_worst, entry.effort) == (4, 1, None, 5)
        assert entry.at == sample.NOW.replace(day=20, hour=20, minute=0)
        assert entry.ended_at - entry.at == timedelta(minutes=4)
        assert entry.exercises == session.exercises


async def test_a_walk_of_an_exercise_that_is_gone_can_be_changed(open_app: OpenApp) -> None:
    rowing = sample.a_walk(1, sample.ago(1)).model_copy(update={"exercise": "rowing"})
    async with open_app(size=(100, 40), entries=[rowing]) as stage:
        await open_journal(stage)
        await stage.press("e")
        form = await stage.on(EntryForm)
        form.query_one("#minutes", Input).value = "40"
        await stage.press("ctrl+s")
        await stage.on(JournalScreen)
        assert await stage.entries() == (rowing.model_copy(update={"minutes": 40.0}),)


async def test_leaving_a_form_asks_only_if_something_was_typed(open_app: OpenApp) -> None:
    async with open_app(entries=[sample.a_rating(1, sample.ago(hours=1), 6)]) as stage:
        await open_journal(stage)
        await stage.press("e")
        await stage.on(EntryForm)
        await stage.press("escape")
        await stage.on(JournalScreen)
        await stage.press("e")
        form = await stage.on(EntryForm)
        await stage.press("3", "q")
        await stage.on(QuestionScreen)
        assert "Keep what you wrote?" in stage.text()
        await stage.press("escape")
        assert await stage.on(EntryForm) is form
        await stage.press("escape")
        await stage.on(QuestionScreen)
        await stage.press("d")
        await stage.on(JournalScreen)
        assert await ratings(stage) == [6]
        await stage.press("e")
        await stage.on(EntryForm)
        await stage.press("3", "escape")
        await stage.on(QuestionScreen)
        await stage.press("s")
        await stage.on(JournalScreen)
        assert await ratings(stage) == [3]


NOT_MEANT = [
    ("#at", "tomorrow", "“tomorrow” is not a date and time that can be read."),
    ("#at", "2027-01-01 08:00", "2027-01-01 08:00 is still to come."),
    ("#at", "0026-11-20 08:00", "0026-11-20 08:00 is before 1900."),
    ("#at", "11/12/2026", "“11/12/2026” could be 12 November or 11 December."),
    ("#minutes", "1.000", "“1.000” could be 1 or 1000 minutes."),
    ("#minutes", "a while", "“a while” is not a number of minutes."),
    ("#minutes", "0", "“0” is not a number of minutes."),
    ("#minutes", "1441", "“1441” is not a number of minutes."),
    ("#minutes", "²", "“²” is not a number of minutes."),
    ("#minutes", "[/]", "“[/]” is not a number of minutes."),
]
"""Fields of the form, what somebody types into them, and what is said to that."""


async def test_what_cannot_be_meant_is_said_and_stays_to_be_put_right(open_app: OpenApp) -> None:
    async with open_app(size=(100, 40)) as stage:
        await stage.press("w")
        form = await stage.on(EntryForm)
        for selector, typed, trouble in NOT_MEANT:
            field = form.query_one(selector, Input)
            right, field.value = field.value, typed
            await stage.press("ctrl+s")
            await stage.see(trouble)
            assert field.value == typed
            field.value = right
        assert await stage.entries() == ()
        await stage.press("ctrl+s")
        await stage.told("Saved in your journal.")


async def test_a_rating_needs_a_number(open_app: OpenApp) -> None:
    async with open_app(size=(100, 40)) as stage:
        await stage.press("r")
        await stage.on(EntryForm)
        await stage.press("ctrl+s")
        await stage.see("There is no number yet. Choose one with 0 to 9 or t, or leave", "escape.")
        assert await stage.entries() == ()


# Deleting, and taking back


async def test_delete_and_undo(open_app: OpenApp) -> None:
    entry = sample.a_rating(1, sample.ago(hours=1), 6)
    async with open_app(entries=[entry]) as stage:
        screen = await open_journal(stage)
        await stage.press("d")
        await stage.told("Deleted. Press u to bring it back.")
        await stage.see("Nothing here yet.")
        assert await stage.entries() == ()
        await stage.press("u")
        await stage.told("Took back the deletion of the entry from Sunday 22 November, 07:30.")
        await stage.until(lambda: "07:30  Pain 6  moderate" in lines(screen))
        assert await stage.entries() == (entry,)


async def test_undo_twice_takes_back_two_changes_and_no_more(open_app: OpenApp) -> None:
    old: list[Entry] = [sample.a_rating(1, sample.ago(1), 6)]
    async with open_app(entries=old):
        pass
    async with open_app() as stage:
        await open_journal(stage)
        await stage.press("e")
        await stage.on(EntryForm)
        await stage.press("5", "ctrl+s")
        await stage.on(JournalScreen)
        await stage.until(lambda: "Pain 5" in stage.text())
        await stage.press("d")
        await stage.see("Nothing here yet.")
        await stage.press("u")
        await stage.told("Took back the deletion of the entry from Saturday 21 November, 08:30.")
        await stage.see("Pain 5")
        await stage.press("u")
        await stage.told("Took back the change of the entry from Saturday 21 November, 08:30.")
        await stage.see("Pain 6")
        await stage.press("u")
        await stage.told("There is nothing to take back.")
        assert await stage.entries() == tuple(old)


async def test_an_addition_can_be_taken_back(open_app: OpenApp) -> None:
    async with open_app() as stage:
        await stage.press("r")
        await stage.on(EntryForm)
        await stage.press("4", "ctrl+s")
        await stage.told("Saved in your journal.")
        await open_journal(stage)
        await stage.see("Pain 4")
        await stage.press("u")
        await stage.told("Took back the addition of the entry from Sunday 22 November, 08:30.")
        assert await stage.entries() == ()


async def test_after_a_deletion_the_neighbour_is_highlighted(open_app: OpenApp) -> None:
    entries = [sample.a_rating(n, sample.ago(hours=n), n) for n in (1, 2, 3)]
    async with open_app(entries=entries) as stage:
        screen = await open_journal(stage)
        await stage.press("j")
        assert screen.chosen() == entries[1]
        await stage.press("d")
        await stage.until(lambda: screen.chosen() in (entries[0], entries[2]))


async def test_pages_of_a_list_that_has_no_room_are_none(open_app: OpenApp) -> None:
    async with open_app(entries=sample.a_fortnight(), size=(300, 3)) as stage:
        await stage.press("3", "pageup", "pagedown")
        await stage.on(JournalScreen)
        await stage.settle()
        assert stage.app._exception is None


async def test_what_keeps_a_form_from_being_saved_is_seen_to_its_last_line(open_app: OpenApp) -> None:
    async with open_app(size=(80, 24)) as stage:
        await stage.press("r")
        await stage.on(EntryForm)
        await stage.press("ctrl+s")
        await stage.see("There is no number yet.", "escape.")
