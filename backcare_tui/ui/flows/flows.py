"""Everything that can be begun, once catalogue and journal are there."""

import asyncio
from collections.abc import Mapping
from contextlib import suppress
from functools import cached_property
from typing import TYPE_CHECKING

from textual.app import App
from textual.signal import Signal

from backcare_tui.clock import Clock
from backcare_tui.domain.guidance.signs.signs_said import closed_by
from backcare_tui.domain.journal.due.look_back import is_anything_due
from backcare_tui.domain.journal.due.morning import morning_due
from backcare_tui.errors import BackcareError
from backcare_tui.storage.journal.store import JournalStore
from backcare_tui.storage.journal.thread import JournalThread
from backcare_tui.storage.loaded import Loaded
from backcare_tui.ui.flows.journal_care import JournalCare
from backcare_tui.ui.flows.start import StartFlow
from backcare_tui.ui.messages import (
    EditEntry,
    ExportJournal,
    ImportFile,
    OfJournal,
    ShowBackups,
    ShowHelps,
    WriteReport,
)
from backcare_tui.ui.theme import THEMES
from backcare_tui.ui.widgets.top_bar import key_of

if TYPE_CHECKING:
    from backcare_tui.domain.interview.means import Means
    from backcare_tui.domain.journal.overview import Overview
    from backcare_tui.domain.session.draft import Draft
    from backcare_tui.storage.written.settings_writing import Setting
    from backcare_tui.ui.flows.asking.checkin import CheckinFlow
    from backcare_tui.ui.flows.asking.look_back import LookBackFlow
    from backcare_tui.ui.flows.entry import EntryFlow
    from backcare_tui.ui.flows.files.export import ExportFlow
    from backcare_tui.ui.flows.files.report import ReportFlow
    from backcare_tui.ui.flows.files.take_in import ImportFlow
    from backcare_tui.ui.flows.flare import FlareFlow
    from backcare_tui.ui.flows.flow import Flow
    from backcare_tui.ui.flows.helps import HelpsFlow
    from backcare_tui.ui.flows.interviews import Interviews
    from backcare_tui.ui.flows.preferences import PreferencesFlow
    from backcare_tui.ui.flows.safety import SafetyFlow
    from backcare_tui.ui.flows.session import SessionFlow


class Flows:
    """The flows, each made when it is first needed, so that no screen waits for the others to be imported."""

    def __init__(
        self,
        app: App[None],
        loaded: Loaded,
        journal: JournalThread,
        clock: Clock,
        changed: Signal[None],
        backed_up: Signal[None],
        pace: float | None = None,
    ) -> None:
        """CHANGED is published when screens should read the journal again, BACKED_UP when there is the backup of
        the day; PACE is another one than the settings say.
        """
        self._app = app
        self._clock = clock
        self._common = app, loaded, journal, clock, changed
        """What every `Flow` works with."""
        self._pace = pace or loaded.settings.pace
        self._changed = changed
        self.loaded = loaded
        self.journal = journal
        self.care = JournalCare(app, journal, clock, changed, backed_up)
        self.start = StartFlow(
            app,
            journal,
            self.care,
            loaded,
            clock,
            # each of these makes its flow only when it is called
            lambda welcomed, asked: self.safety.first_start(welcomed, asked),
            lambda asked: self.safety.signs_if_unread(asked),
            self._take_up,
            changed,
            (
                (self._is_morning_due, lambda: self.checkin.ask_about_morning()),
                (self._is_look_back_due, lambda: self.look_back.ask_if_due()),
            ),
        )

    async def all_read(self) -> None:
        """Wait until every file of the catalogue has been read, as lists of all need it."""
        await asyncio.to_thread(self.loaded.files.read_all)

    @cached_property
    def means(self) -> "Means":
        """What interviews work with, as it is when they ask."""
        from backcare_tui.domain.interview.means import Means

        return Means(
            self.loaded.catalogue,
            lambda: self.loaded.safety,
            lambda: self.loaded.settings.person,
            lambda: self.session.words_a_minute,
            lambda: self.session.why_no_tones is None,
        )

    @cached_property
    def interviews(self) -> "Interviews":
        from backcare_tui.ui.flows.interviews import Interviews

        return Interviews(self._app, self.journal, self._clock, self._change_settings)

    @cached_property
    def safety(self) -> "SafetyFlow":
        from backcare_tui.ui.flows.safety import SafetyFlow

        return SafetyFlow(self._app, self.loaded, self.journal, self._clock, self.interviews)

    @cached_property
    def session(self) -> "SessionFlow":
        from backcare_tui.ui.flows.announcing import announcer_for
        from backcare_tui.ui.flows.session import SessionFlow

        announcer = announcer_for(self._app, self.loaded.settings, self._clock, self.loaded.folders.cache)
        return SessionFlow(
            *self._common, self.means, self.interviews, announcer, self._pace, self.safety.may_exercise
        )

    @cached_property
    def checkin(self) -> "CheckinFlow":
        from backcare_tui.ui.flows.asking.checkin import CheckinFlow

        return CheckinFlow(self.means, self.journal, self._clock, self.interviews, self._changed)

    @cached_property
    def entry(self) -> "EntryFlow":
        from backcare_tui.ui.flows.entry import EntryFlow

        return EntryFlow(*self._common)

    @cached_property
    def look_back(self) -> "LookBackFlow":
        from backcare_tui.ui.flows.asking.look_back import LookBackFlow

        return LookBackFlow(self._app, self.loaded, self.interviews, self._changed)

    @cached_property
    def export(self) -> "ExportFlow":
        from backcare_tui.ui.flows.files.export import ExportFlow

        return ExportFlow(*self._common)

    @cached_property
    def report(self) -> "ReportFlow":
        from backcare_tui.ui.flows.files.report import ReportFlow

        return ReportFlow(*self._common)

    @cached_property
    def take_in(self) -> "ImportFlow":
        from backcare_tui.ui.flows.files.take_in import ImportFlow

        return ImportFlow(*self._common)

    @cached_property
    def helps(self) -> "HelpsFlow":
        from backcare_tui.ui.flows.helps import HelpsFlow

        return HelpsFlow(*self._common)

    @cached_property
    def flare(self) -> "FlareFlow":
        from backcare_tui.ui.flows.flare import FlareFlow

        return FlareFlow(*self._common)

    @cached_property
    def preferences(self) -> "PreferencesFlow":
        from backcare_tui.ui.flows.preferences import PreferencesFlow

        return PreferencesFlow(
            self._app, self.loaded, self._is_practising, self._go_by, lambda: self.session.why_no_tones
        )

    async def _change_settings(self, values: "Mapping[str, Setting]") -> None:
        """Write VALUES; what is planned for another person than before is shown anew."""
        before = self.loaded.settings.person
        await asyncio.to_thread(self.loaded.change_settings, values)
        if self.loaded.settings.person != before:
            self._changed.publish(None)

    def _is_practising(self) -> bool:
        return "session" in vars(self) and self.session.busy

    def _go_by(self, setting: str) -> None:
        """Let screens and sessions go by SETTING as it is by now."""
        if setting == "theme":
            self._app.theme = THEMES[self.loaded.settings.theme]
            return
        if setting == "pace":
            self._pace = self.loaded.settings.pace
        if session := vars(self).pop("session", None):  # its voice and tones are those that were set
            session.close()

    async def of_journal(self, message: OfJournal) -> None:
        """Do what MESSAGE asks for."""
        match message:
            case EditEntry():
                await self.entry.edit(message.entry)
            case ExportJournal():
                await self.export.export()
            case WriteReport():
                await self.report.write()
            case ImportFile():
                await self.all_read()
                await self.take_in.take_in(message.then)
            case ShowBackups():
                await self.care.show_backups()
            case ShowHelps():
                await self.helps.show()

    def _is_look_back_due(self, _store: JournalStore, overview: "Overview") -> bool:
        return is_anything_due(overview, self.loaded.settings.peg_day)

    async def add_entry(self, kind: str) -> None:
        """Write something into the journal, see `EntryFlow.add`; first the morning, if it is still to be told."""
        if kind == "rating" and await self.checkin.told_morning():
            return
        await self.checkin.signs_after(await self.entry.add(kind))

    def _is_morning_due(self, store: JournalStore, overview: "Overview") -> bool:
        """Whether how the morning was is still to be asked today."""
        told = morning_due(overview) is None or closed_by(overview.memos) is not None
        return not told and not store.morning_asked()

    async def _take_up(self, draft: "Draft") -> bool:
        """Offer to go on with DRAFT; whether that is a session which was gone on with."""
        from backcare_tui.domain.session.draft import SessionDraft

        if isinstance(draft, SessionDraft):
            return not await self.safety.are_closed() and await self.session.take_up(draft)
        await self.entry.take_up(draft)
        return False

    def waiting_but_at(self, place: str) -> dict[str, tuple[str, ...]]:
        """What waits to be gone on with at which places but PLACE, in fewer and fewer words."""
        found: dict[str, tuple[str, ...]] = {}
        if "entry" in vars(self):
            found |= dict.fromkeys(self.entry.places, ("not saved",))
        if "session" in vars(self) and self.session.under_way:
            paused = ("session not saved", "not saved") if self.session.unsaved else ("session paused", "paused")
            found[self.session.place] = paused
        return {at: words for at, words in found.items() if at != place}

    # The way out

    async def may_leave(self) -> bool:
        """Whether to quit now: all is kept, and whoever practises or has written something unsaved is asked."""
        kept = await self.keep_now()
        if "entry" in vars(self) and self.entry.unsaved:
            title, places = "Something you wrote is not saved", self.entry.places
        elif "session" in vars(self) and self.session.unsaved:
            title, places = "Your session is done, but not saved yet", [self.session.place]
        elif "session" in vars(self) and self.session.under_way:
            title, places = "A session is under way", [self.session.place]
        else:
            return True
        elsewhere = self._app.current_mode not in places
        keys = " or ".join(key_of(place) for place in places)
        back = f" If you stay, press {keys} to go back to it." if elsewhere else ""
        is_kept = "It is kept as it stands, and offered at the next start."
        body = (is_kept if kept else "It could not be kept, so it is lost if you leave now.") + back
        from backcare_tui.domain.interview.journal_questions import leave_question
        from backcare_tui.domain.interview.question import Choice
        from backcare_tui.ui.dialogs.asking.question import QuestionScreen

        answer = await self._app.push_screen_wait(QuestionScreen(leave_question(title, body)))
        return answer is Choice.QUIT

    def put_away(self) -> list[asyncio.Future[None]]:
        """Begin to keep whatever is under way, for the program is about to end; what to wait for.

        All is asked of the journal already when this returns, and closing the journal waits for it too.
        """
        return [future for flow in self._begun() for future in flow.put_away()]

    async def keep_now(self) -> bool:
        """Have whatever is under way in the journal when this returns; whether all of it is."""
        return all([await flow.keep_now() for flow in self._begun()])

    async def idle(self) -> None:
        """Wait until what is typed is kept, and the journal has done all it was asked for and holds no lock."""
        await self.keep_now()
        with suppress(BackcareError):  # it could not be opened
            await self.journal.call(lambda _: None)

    def close(self) -> None:
        if "session" in vars(self):
            self.session.close()

    def _begun(self) -> list["Flow"]:
        """The flows in which something may be under way."""
        return [vars(self)[name] for name in ("session", "entry") if name in vars(self)]
