"""What can be asked for from anywhere: places, sessions, entries, help.

Screens are imported when they are shown, so that the first one is not kept waiting for the others.
"""

import asyncio
from collections.abc import Awaitable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import App
from textual.screen import Screen

from backcare_tui.domain.catalogue.routine import Routine
from backcare_tui.domain.journal.entry import Entry
from backcare_tui.domain.session.draft import SessionDraft
from backcare_tui.domain.words.text import clean, shown_line
from backcare_tui.domain.words.wording import counted
from backcare_tui.errors import BackcareError, UsageError
from backcare_tui.storage.journal.store import JournalStore
from backcare_tui.ui.flows.journal_care import JournalCare
from backcare_tui.ui.loaded import Loaded
from backcare_tui.ui.screens.today_page import TodayPage

if TYPE_CHECKING:
    from backcare_tui.cues.announcer import Announcer
    from backcare_tui.ui.flows.entry import EntryFlow
    from backcare_tui.ui.flows.session import SessionFlow

_FLASH_S = 0.25
_TROUBLE_S = 10
_PROBLEMS_SAID = 2
"""Of what is wrong in files, so much is said at the start: where words in passing do not all fit, none is seen."""
_LONGEST = 240
"""Characters of one word in passing, for the same reason."""


class Desk:
    """Answers what screens ask the app for. Its methods wait for people: call them from a worker."""

    def __init__(self, app: App[None], workplace: Loaded) -> None:
        self._app = app
        self._workplace = workplace
        self._journal = workplace.journal
        self._clock = workplace.clock
        self.catalogue = workplace.catalogue
        self.care = JournalCare(app, workplace.journal, workplace.clock)
        self._pace = workplace.pace or workplace.settings.pace
        self._announcer: Announcer | None = None
        self._practising = False
        self._begun = asyncio.Event()
        self._asked_first = False
        self._said: tuple[str, str] | None = None
        self._said_at = 0.0
        self._latest: SessionFlow | None = None
        self._written: EntryFlow | None = None

    @property
    def _moving(self) -> bool:
        """Whether figures may move."""
        return self._app.animation_level != "none"

    def put_away(self) -> list[asyncio.Future[None]]:
        """Begin to keep whatever is under way, for the program is about to end; what to wait for.

        All is asked of the journal already when this returns, and closing the journal waits for it too.
        """
        return [future for work in self._works() for future in work.put_away()]

    async def idle(self) -> None:
        """Wait until what is typed is kept, and the journal has done all it was asked for and holds no lock."""
        await self.keep_now()
        with suppress(BackcareError):  # it could not be opened
            await self._journal.call(lambda _: None)

    def close(self) -> None:
        if self._announcer is not None:
            self._announcer.close()

    async def begin(self) -> None:
        """What has to be said or asked before anything else."""
        problems = self._workplace.problems
        for problem in problems[:_PROBLEMS_SAID]:
            self.say_trouble(str(problem), "The rest works.")
        if len(problems) > _PROBLEMS_SAID:
            more = counted(len(problems) - _PROBLEMS_SAID, "more mistake")
            self.say_trouble(f"{more} in your own files.", "backcare-tui check names each of them.")
        if await self.care.begin():
            await self._welcome_and_take_up()
        self._begun.set()
        if self._workplace.start is not None:
            await self.practise(self._workplace.start)

    async def _welcome_and_take_up(self) -> None:
        try:
            if not await self._journal.call(JournalStore.welcome_seen):
                from backcare_tui.ui.dialogs.welcome import WelcomeScreen

                self._asked_first = True
                await self._app.push_screen_wait(WelcomeScreen(self._workplace.safety))
                await self._journal.call(JournalStore.mark_welcome_seen)
            unfinished = await self._journal.call(JournalStore.abandoned)
        except BackcareError as error:
            self.say_trouble(error.title, error.advice)
            unfinished = ()
        self._asked_first = self._asked_first or bool(unfinished)
        self._begun.set()
        for draft in unfinished:
            if isinstance(draft, SessionDraft):
                await self._alone(self._practice().take_up(draft))
            else:
                await self._writing().take_up(draft)

    # Places

    def today_page(self) -> TodayPage:
        place = self._workplace
        return TodayPage(
            place.catalogue, place.settings, place.journal, place.clock, self.care.changed, self._moving
        )

    def place(self, name: str) -> Screen[None]:
        """The screen of the catalogue or the journal."""
        if name == "catalogue":
            from backcare_tui.ui.screens.catalogue import CatalogueScreen

            return CatalogueScreen(self.catalogue, self._clock, self._moving)
        from backcare_tui.ui.screens.journal import JournalScreen

        return JournalScreen(self.catalogue, self._journal, self._clock, self.care.changed)

    def help_cards(self) -> Screen[None]:
        from backcare_tui.ui.dialogs.help_cards import HelpCardsScreen

        return HelpCardsScreen(self._workplace.safety, self._workplace.settings.emergency_number)

    # What screens ask for

    async def _may_begin(self) -> bool:
        """Whether to begin what a key asked for: not if a first question came up only after that key."""
        if self._begun.is_set():
            return True
        await self._begun.wait()
        return not self._asked_first

    async def practise(self, routine: Routine) -> None:
        if not await self._may_begin():
            return
        if self._practising:
            self._app.notify("A session is under way. Press 1 to go back to it.", markup=False)
            return
        await self._alone(self._practice().begin(routine, self._pace))

    async def _alone(self, practice: Awaitable[None]) -> None:
        """One session at a time: another place can be visited while it waits, but no second one begun."""
        self._practising = True
        try:
            await practice
        finally:
            self._practising = False

    async def keep_now(self) -> None:
        """Have whatever is being typed in the journal when this returns."""
        for work in self._works():
            await work.keep_now()

    def _works(self) -> list["SessionFlow | EntryFlow"]:
        return [work for work in (self._latest, self._written) if work is not None]

    async def may_leave(self) -> bool:
        """Whether to quit now: all is kept, and whoever practises or has written something unsaved is asked."""
        await self.keep_now()
        if self._written is not None and self._written.unsaved:
            title = "What you wrote is not saved"
            body = "It is kept, and offered at the next start. If you stay, 1 or 3 lead back to it."
        elif self._latest is not None and self._latest.under_way:
            title = "A session is under way"
            body = "It is kept from the beginning of this exercise, and offered at the next start."
        else:
            return True
        from backcare_tui.ui.dialogs.question import Answer, Question

        answers = [Answer("l", "leave", "leave the program"), Answer("s", "stay", "stay")]
        return await self._app.push_screen_wait(Question(title, body, answers)) == "leave"

    async def add_entry(self, kind: str) -> None:
        if await self._may_begin():
            await self._writing().add(kind)

    async def edit_entry(self, entry: Entry) -> None:
        await self._writing().edit(entry)

    async def export(self) -> None:
        from backcare_tui.storage.exchange.files import export_file
        from backcare_tui.ui.dialogs.export_form import ExportForm

        async def write(typed: str) -> None:
            path = _path(typed)
            await self._journal.call(
                lambda store: export_file(store.entries(), path, name_of=self.catalogue.name_of)
            )

        suggestion = f"~/backcare-journal-{self._clock.now():%Y-%m-%d}.json"
        written = await self._app.push_screen_wait(ExportForm(suggestion, write))
        if written:
            self._app.notify(f"Written to {shown_line(written, _LONGEST)}.", markup=False)

    def say_trouble(self, title: str, advice: str) -> None:
        """Say what went wrong and what to do, once while it is to be read there."""
        now = self._clock.monotonic() / self._clock.rate
        if (title, advice) == self._said and now - self._said_at < _TROUBLE_S:
            return
        self._said, self._said_at = (title, advice), now
        said, advice = shown_line(title, _LONGEST), shown_line(advice, _LONGEST)
        self._app.notify(advice, title=said, severity="warning", timeout=_TROUBLE_S, markup=False)

    def _writing(self) -> "EntryFlow":
        from backcare_tui.ui.flows.entry import EntryFlow

        self._written = self._written or EntryFlow(self._app, self.catalogue, self._journal, self._clock)
        return self._written

    def _practice(self) -> "SessionFlow":
        from backcare_tui.ui.flows.session import SessionFlow

        self._announcer = self._announcer or self._make_announcer()
        self._latest = SessionFlow(self._app, self.catalogue, self._journal, self._clock, self._announcer)
        return self._latest

    def _make_announcer(self) -> "Announcer":
        from backcare_tui.cues.announcer import Announcer, cue_settings
        from backcare_tui.cues.sound import Sound
        from backcare_tui.cues.voice import Voice

        clock, settings = self._clock, self._workplace.settings

        def real_seconds() -> float:
            return clock.monotonic() / clock.rate

        wanted = cue_settings(settings.voice, settings.sound, settings.bell, settings.flash)
        voice, sound = Voice(real_seconds), Sound(real_seconds)
        return Announcer(voice, sound, self._app.bell, self._flash, wanted, clock.rate)

    def _flash(self) -> None:
        """Let the whole screen light up for a moment."""
        screen = self._app.screen
        screen.add_class("-flash")
        screen.set_timer(_FLASH_S, partial(screen.remove_class, "-flash"))


def _path(typed: str) -> Path:
    """The file that TYPED names; UsageError for the home of somebody who is not known here."""
    try:
        return Path(clean(typed).strip()).expanduser()
    except RuntimeError as error:
        raise UsageError(
            f"“{shown_line(typed, 40)}” begins with a home folder that is not there.",
            "Write ~/ for your own, or the whole path.",
        ) from error
