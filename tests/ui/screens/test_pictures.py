"""How the screens look. CONTRIBUTING says how the pictures are made anew after a change that is meant."""

import sys
from importlib.metadata import version

import pytest
from syrupy.assertion import SnapshotAssertion

from backcare_tui.domain.session.steps import StepKind
from backcare_tui.ui.dialogs.asking.rating import RatingScreen
from backcare_tui.ui.dialogs.asking.welcome import WelcomeScreen
from backcare_tui.ui.dialogs.forms.entry_form import EntryForm
from backcare_tui.ui.dialogs.forms.summary import SummaryScreen
from backcare_tui.ui.dialogs.help_cards import HelpCardsScreen
from backcare_tui.ui.screens.catalogue import CatalogueScreen
from backcare_tui.ui.screens.details import DetailsScreen
from backcare_tui.ui.screens.journal.helps import HelpsScreen
from backcare_tui.ui.screens.journal.screen import JournalScreen
from backcare_tui.ui.screens.session import SessionScreen
from tests.ui import sample
from tests.ui.picture import SvgPicture, normalised
from tests.ui.running_app import OpenApp, RunningApp

SMALL, USUAL, LARGE = (40, 15), (80, 24), (120, 40)

pytestmark = [
    pytest.mark.skipif(version("textual") != "8.2.8", reason="each Textual draws a little differently"),
    pytest.mark.skipif(sys.platform == "win32", reason="the pictures are of a Unix terminal"),
]


@pytest.fixture
def pictures(snapshot: SnapshotAssertion) -> SnapshotAssertion:
    return snapshot.use_extension(SvgPicture)


async def looks_like(stage: RunningApp, pictures: SnapshotAssertion) -> None:
    assert normalised(await stage.picture()) == pictures


async def in_a_step(stage: RunningApp, kind: StepKind) -> SessionScreen:
    """Starter three, just before the middle of its first step of KIND, where a hold turns to its next breath."""
    screen = await stage.begin("starter-three", "4", "enter")
    step = next(step for step in screen.session.timeline.steps if step.kind is kind)
    stage.run(screen, step.start + step.seconds * 0.45)
    return screen


async def test_welcome(open_app: OpenApp, pictures: SnapshotAssertion) -> None:
    async with open_app(size=USUAL, welcomed=False) as stage:
        await stage.on(WelcomeScreen)
        await looks_like(stage, pictures)


async def test_today_empty(open_app: OpenApp, pictures: SnapshotAssertion) -> None:
    async with open_app(size=USUAL) as stage:
        await stage.see_all_of_today()
        await looks_like(stage, pictures)


async def test_today_filled(open_app: OpenApp, pictures: SnapshotAssertion) -> None:
    async with open_app(size=LARGE, entries=sample.a_fortnight()) as stage:
        await stage.see_all_of_today()
        await looks_like(stage, pictures)


async def test_catalogue(open_app: OpenApp, pictures: SnapshotAssertion) -> None:
    async with open_app(size=LARGE) as stage:
        await stage.press("2")
        await stage.on(CatalogueScreen)
        await stage.press("slash")
        await stage.paste("figure four")
        await stage.press("enter", "j")
        await looks_like(stage, pictures)


async def test_details_narrow(open_app: OpenApp, pictures: SnapshotAssertion) -> None:
    async with open_app(size=SMALL) as stage:
        await stage.press("2")
        await stage.on(CatalogueScreen)
        await stage.press("enter")
        await stage.on(DetailsScreen)
        await looks_like(stage, pictures)


async def test_rating(open_app: OpenApp, pictures: SnapshotAssertion) -> None:
    async with open_app(size=USUAL) as stage:
        await stage.press("enter")
        await stage.on(RatingScreen)
        await stage.press("4")
        await looks_like(stage, pictures)


async def test_session_getting_ready(open_app: OpenApp, pictures: SnapshotAssertion) -> None:
    async with open_app(size=USUAL) as stage:
        await in_a_step(stage, StepKind.POSITION)
        await looks_like(stage, pictures)


async def test_session_holding(open_app: OpenApp, pictures: SnapshotAssertion) -> None:
    async with open_app(size=LARGE) as stage:
        await in_a_step(stage, StepKind.HOLD)
        await looks_like(stage, pictures)


async def test_session_paused_narrow(open_app: OpenApp, pictures: SnapshotAssertion) -> None:
    async with open_app(size=SMALL) as stage:
        await in_a_step(stage, StepKind.MOVE)
        await stage.press("space")
        await looks_like(stage, pictures)


async def test_summary(open_app: OpenApp, pictures: SnapshotAssertion) -> None:
    async with open_app(size=LARGE) as stage:
        stage.run_to_end(await stage.begin("starter-three", "4", "enter"))
        await stage.on(RatingScreen)
        await stage.press("2", "enter")
        await stage.on(SummaryScreen)
        await looks_like(stage, pictures)


async def test_journal_filled(open_app: OpenApp, pictures: SnapshotAssertion) -> None:
    async with open_app(size=LARGE, entries=sample.a_fortnight()) as stage:
        await stage.press("3")
        await stage.on(JournalScreen)
        await stage.press("j")
        await stage.see("pain before: 3, after: 2")
        await looks_like(stage, pictures)


async def test_journal_empty_narrow(open_app: OpenApp, pictures: SnapshotAssertion) -> None:
    async with open_app(size=SMALL) as stage:
        await stage.press("3")
        await stage.see("Nothing here yet.", "or 1 to start.")
        await looks_like(stage, pictures)


async def test_helps(open_app: OpenApp, pictures: SnapshotAssertion) -> None:
    afters = (3, 4, 3, 2, 4, 5, 3, 3, 2, 4)
    entries = [sample.a_session(day + 1, sample.ago(day + 1), 4, after) for day, after in enumerate(afters)]
    async with open_app(size=USUAL, entries=entries) as stage:
        await stage.press("3", "h")
        await stage.on(HelpsScreen)
        await stage.press("j")
        await stage.see("After sessions with Bridge, Knee", "◐ the same")
        await looks_like(stage, pictures)


async def test_help(open_app: OpenApp, pictures: SnapshotAssertion) -> None:
    async with open_app(size=USUAL) as stage:
        await stage.press("exclamation_mark")
        await stage.on(HelpCardsScreen)
        await looks_like(stage, pictures)


async def test_entry_form(open_app: OpenApp, pictures: SnapshotAssertion) -> None:
    async with open_app(size=LARGE) as stage:
        await stage.press("w")
        await stage.on(EntryForm)
        await looks_like(stage, pictures)


async def test_journal_calendar(open_app: OpenApp, pictures: SnapshotAssertion) -> None:
    async with open_app(size=USUAL, entries=sample.a_fortnight()) as stage:
        await stage.press("3")
        await stage.on(JournalScreen)
        await stage.press("c", "left", "left")
        await stage.see("1 session, pain 2.5")
        await looks_like(stage, pictures)
