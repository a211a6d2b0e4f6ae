"""Looking back in the app: at the start, from the journal and from the palette; and once a week only."""

from datetime import timedelta
from uuid import UUID

import pytest
from textual.widgets import Input

from backcare_tui.domain.journal.entry import OwnActivityEntry, PegEntry
from backcare_tui.domain.journal.memo import MemoEntry, Subject
from backcare_tui.storage.journal.store import JournalStore
from backcare_tui.ui.dialogs.asking.question import QuestionScreen
from backcare_tui.ui.screens.journal.screen import JournalScreen
from backcare_tui.ui.screens.today import TodayScreen
from tests.fake_clock import FakeClock
from tests.shipped import shipped
from tests.ui import sample
from tests.ui.running_app import QUIET, OpenApp, RunningApp

SUNDAY = QUIET.model_copy(update={"peg_day": "sunday"})
BEFORE = sample.a_rating(1, sample.ago(9), 3)
NAMED = MemoEntry(id=UUID(int=2), at=sample.ago(40), about=Subject.OWN_ACTIVITY, says="tie my shoes")
TOLD = PegEntry(id=UUID(int=3), at=sample.ago(hours=1), pain=4, enjoyment=3, activity=5)
RATED = OwnActivityEntry(id=UUID(int=4), at=sample.ago(3), name="tie my shoes", ability=3)


async def answer(stage: RunningApp, **keys: str) -> None:
    """Press KEYS at each question that is asked, by its name."""
    for name, pressed in keys.items():
        await stage.asks(name.replace("_", "-"))
        await stage.press(*pressed.split())


WEEK = {"week_pain": "6 enter", "week_enjoyment": "4 enter", "week_activity": "3 enter"}


async def test_the_first_start_of_the_day_asks_and_the_next_does_not(open_app: OpenApp) -> None:
    async with open_app(entries=[BEFORE], settings=SUNDAY) as stage:
        await answer(stage, week="y", **WEEK, own_activity_offer="n")
        await stage.told("Saved: the past week, overall 4.3 of 10.")
        (entry, _) = await stage.entries()
        assert isinstance(entry, PegEntry)
        assert (entry.pain, entry.enjoyment, entry.activity) == (6, 4, 3)
    async with open_app(settings=SUNDAY) as stage:
        await stage.on(TodayScreen)
        await stage.settle()
        assert isinstance(stage.screen, TodayScreen)


@pytest.mark.parametrize(("key", "again"), [("n", False), ("l", True), ("escape", True)])
async def test_it_is_put_off_for_the_week_or_until_the_next_start(
    open_app: OpenApp, key: str, again: bool
) -> None:
    async with open_app(entries=[BEFORE], settings=SUNDAY) as stage:
        await answer(stage, week=key)
        await stage.on(TodayScreen)
        assert len(await stage.entries()) == 1
    async with open_app(settings=SUNDAY) as stage:
        await stage.on(QuestionScreen if again else TodayScreen)


async def test_who_starts_with_a_session_in_mind_is_not_kept_from_it(open_app: OpenApp) -> None:
    async with open_app(entries=[BEFORE], settings=SUNDAY, start=shipped().routines["starter-three"]) as stage:
        await stage.asks("rate-before")


async def test_an_activity_is_named_once_and_rated_where_more_is_better(open_app: OpenApp) -> None:
    async with open_app(entries=[BEFORE], settings=SUNDAY) as stage:
        await answer(stage, week="y", **WEEK, own_activity_offer="y")
        await stage.asks("name-activity")
        await stage.press("enter")
        await stage.see("It has no name yet.")
        await stage.paste("tie my shoes")
        await stage.press("enter")
        await stage.asks("own-activity")
        await stage.see("“tie my shoes”", "cannot do it", "as well as ever")
        await stage.press("4", "enter")
        await stage.told("Saved: “tie my shoes” goes 4 of 10.")
        (own,) = [entry for entry in await stage.entries() if isinstance(entry, OwnActivityEntry)]
        assert (own.name, own.ability) == ("tie my shoes", 4)


async def test_each_month_the_number_alone_is_asked(open_app: OpenApp) -> None:
    async with open_app(entries=[BEFORE, NAMED]) as stage:
        await answer(stage, own_activity_due="y", own_activity="7 enter")
        await stage.told("goes 7 of 10")
    async with open_app() as stage:
        await stage.on(TodayScreen)


async def look_back(stage: RunningApp) -> None:
    await stage.press("3")
    await stage.on(JournalScreen)
    await stage.press("a")
    await stage.asks("add-entry")
    await stage.press("p")


async def test_the_journal_asks_for_both_and_shows_them(open_app: OpenApp) -> None:
    async with open_app() as stage:
        await look_back(stage)
        await answer(stage, **WEEK)
        await stage.asks("name-activity")
        await stage.paste("carry the shopping")
        await stage.press("enter")
        await answer(stage, own_activity="2 enter")
        await stage.on(JournalScreen)
        await stage.see("The week", "overall 4.3", "carry the shopping", "goes 2 of 10")


async def test_another_name_for_the_same_goes_back_to_the_first_number(open_app: OpenApp) -> None:
    async with open_app(entries=[TOLD, RATED, NAMED]) as stage:
        await look_back(stage)
        await stage.asks("name-activity")
        field = stage.screen.query_one("#name", Input)
        assert field.value == "tie my shoes"
        field.value = "tie laces"
        await stage.press("enter")
        await answer(stage, same_activity="y", own_activity="5 enter")
        await stage.told("already")
        names = [entry.name for entry in await stage.entries() if isinstance(entry, OwnActivityEntry)]
        assert names == ["tie laces", "tie laces"]
        before = await stage.ask(lambda store: [one.entry for one in store.revisions() if one.entry == RATED])
        assert before == [RATED]  # what was said stays in the history
        memos = await stage.ask(JournalStore.memos)
        named = [memo.says for memo in memos if memo.about is Subject.OWN_ACTIVITY]
        assert named == ["tie laces", "tie my shoes"]


async def test_a_week_later_it_is_asked_again(open_app: OpenApp) -> None:
    week_ago = TOLD.model_copy(update={"at": FakeClock().now() - timedelta(days=7)})
    async with open_app(entries=[week_ago, BEFORE], settings=SUNDAY) as stage:
        await stage.asks("week")


@pytest.mark.parametrize(("typed", "question"), [("past week", "week-pain"), ("what matters", "name-activity")])
async def test_the_palette_offers_both(open_app: OpenApp, typed: str, question: str) -> None:
    async with open_app() as stage:
        await stage.on(TodayScreen)
        await stage.press("ctrl+p")
        await stage.paste(typed)
        await stage.see("in three questions" if question == "week-pain" else "how well it goes")
        await stage.press("enter")
        await stage.asks(question)
