"""Entries of the journal, from the open form to the saved entry."""

from asyncio import Future
from datetime import datetime
from typing import NamedTuple
from uuid import UUID, uuid4

from textual.app import App
from textual.signal import Signal

from backcare_tui.clock import Clock
from backcare_tui.domain.catalogue.catalogue import names_by_id
from backcare_tui.domain.catalogue.terms import Kind
from backcare_tui.domain.guidance.adapt import to_show
from backcare_tui.domain.interview.journal_questions import unsaved_entry_question
from backcare_tui.domain.interview.question import Choice
from backcare_tui.domain.journal.entry import ActivityEntry, Entry, Outcome, RatingEntry, SessionEntry
from backcare_tui.domain.journal.entry_words import kind_words
from backcare_tui.domain.journal.memo import MemoEntry, Subject, newest_about
from backcare_tui.domain.journal.overview import Overview
from backcare_tui.domain.plan.composing import STARTER_ROUTINE
from backcare_tui.domain.session.by_hand import session_by_hand
from backcare_tui.domain.session.draft import EntryDraft
from backcare_tui.domain.words.text import first_line
from backcare_tui.domain.words.wording import moment_words
from backcare_tui.storage.journal.store import JournalStore
from backcare_tui.storage.journal.thread import JournalThread
from backcare_tui.storage.loaded import Loaded
from backcare_tui.ui.dialogs.asking.question import QuestionScreen
from backcare_tui.ui.dialogs.forms.entry_form import EntryForm, FormChoices
from backcare_tui.ui.dialogs.forms.flare_plan_form import FlarePlanForm
from backcare_tui.ui.dialogs.forms.saving_form import SavingForm
from backcare_tui.ui.flows.flow import Flow

_WALK_MINUTES = 10.0
_FIRST_WORDS = 100
"""Characters of a note that tell which one it is."""


class _Open(NamedTuple):
    form: SavingForm
    place: str
    """Where it lies."""


class EntryFlow(Flow):
    """Opens the form for new entries, for changes, and for what was typed when the program ended."""

    def __init__(
        self, app: App[None], loaded: Loaded, journal: JournalThread, clock: Clock, changed: Signal[None]
    ) -> None:
        super().__init__(app, loaded, journal, clock, changed)
        self._open: dict[UUID, _Open] = {}
        """The forms that are open, by the entries they write."""

    @property
    def unsaved(self) -> bool:
        """Whether something is written that the journal does not have as an entry."""
        return any(form.unsaved for form in self._forms())

    @property
    def places(self) -> list[str]:
        """Where that lies."""
        return sorted({one.place for one in self._open.values() if one.form.unsaved})

    async def add(self, kind: str) -> UUID:
        """Write down how the back is ("rating"), what was done elsewhere ("activity") or without the program
        ("session"); the id of that.
        """
        now = self._clock.now()
        blank: Entry
        if kind == "rating":
            blank = RatingEntry(id=uuid4(), at=now, pain=0)
        elif kind == "session":
            blank = SessionEntry(
                id=uuid4(), at=now, routine=STARTER_ROUTINE, ended_at=now, outcome=Outcome.COMPLETED
            )
        else:
            blank = ActivityEntry(id=uuid4(), at=now, exercise="walk", minutes=_WALK_MINUTES)
        await self._write(EntryDraft(entry=blank, new=True, typed={}, saved_at=now))
        return blank.id

    async def write_flare_plan(self) -> None:
        """Write down what helps in a flare-up, or go on with what was put off."""
        if any(isinstance(form, FlarePlanForm) for form in self._forms()):
            return
        for draft in await self._journal.call(JournalStore.abandoned):
            if not isinstance(draft, EntryDraft) or not isinstance(draft.entry, MemoEntry):
                continue
            if not await self.take_up(draft):
                return
        now = self._clock.now()
        overview = await self._journal.call(lambda store: store.overview(now))
        words = newest_about(overview.memos, Subject.FLARE_PLAN) or ""
        memo = MemoEntry(id=uuid4(), at=now, about=Subject.FLARE_PLAN, says=words)
        await self._write(EntryDraft(entry=memo, new=True, typed={}, saved_at=now))

    async def edit(self, entry: Entry) -> None:
        """Change ENTRY; if a change of it was begun before and put off, that is offered first."""
        if entry.id in self._open:
            self._app.notify("This entry is open already.", markup=False)
            return
        for draft in await self._journal.call(JournalStore.abandoned):
            if draft.id == entry.id and isinstance(draft, EntryDraft) and not await self.take_up(draft):
                return
        await self._write(EntryDraft(entry=entry, new=False, typed={}, saved_at=self._clock.now()))

    async def take_up(self, draft: EntryDraft) -> bool:
        """Offer to go on writing DRAFT, to throw it away or to put it off. Whether it was thrown away."""
        if not await self._journal.call(lambda store: store.take_in_hand(draft)):
            return False  # another window is quicker
        answer = await self._app.push_screen_wait(QuestionScreen(unsaved_entry_question(self._told(draft))))
        if answer is Choice.GO_ON:
            await self._write(draft)
        elif answer is Choice.DISCARD:
            await self._journal.call(lambda store: store.drop_draft(draft.id))
        else:
            await self._journal.call(lambda store: store.put_back(draft))
        return answer is Choice.DISCARD

    def put_away(self) -> list[Future[None]]:
        """Begin to keep what is typed; what to wait for."""
        return [future for form in self._forms() for future in form.put_away()]

    async def keep_now(self) -> bool:
        return all([await form.keep_now() for form in self._forms()])

    def _forms(self) -> list[SavingForm]:
        return [one.form for one in self._open.values()]

    def _told(self, draft: EntryDraft) -> str:
        """When DRAFT was typed and what it is, with the first words of its note."""
        what = "your flare-up plan" if isinstance(draft.entry, MemoEntry) else kind_words(draft.entry)
        change = "" if draft.new else "a change of "
        told = f"{moment_words(draft.saved_at, self._clock.now())}, {change}{what}"
        note = first_line(str(draft.typed.get("note") or draft.typed.get("words") or ""), _FIRST_WORDS)
        return f"{told}:\n“{note}”" if note else f"{told}."

    async def _write(self, draft: EntryDraft) -> None:
        form: SavingForm
        if isinstance(draft.entry, MemoEntry):
            form = FlarePlanForm(draft, draft.entry.says, self._journal, self._clock)
        else:
            overview = await self._journal.call(lambda store: store.overview(self._clock.now()))
            form = EntryForm(draft, self._choices(draft.entry, overview), self._journal, self._clock)
        self._open[draft.id] = _Open(form, self._app.current_mode)
        try:
            await self._app.push_screen_wait(form)
        finally:
            del self._open[draft.id]

    def _choices(self, entry: Entry, overview: Overview) -> FormChoices:
        """What the form of ENTRY offers somebody with OVERVIEW."""
        person = self._loaded.settings.person

        def by_hand(blank: SessionEntry, routine: str, at: datetime | None, minutes: float | None) -> SessionEntry:
            done = to_show(self._catalogue.to_practise([routine]), person, self._catalogue)
            return session_by_hand(blank.id, done.timeline(self._catalogue), self._clock.now(), at, minutes)

        done = self._routines() if isinstance(entry, SessionEntry) else self._activities()
        return FormChoices(self._catalogue.name_of, done, by_hand, overview.leg_ever)

    def _activities(self) -> dict[str, str]:
        """The aerobic exercises by id."""
        aerobic = (exercise for exercise in self._catalogue.exercises.values() if exercise.kind is Kind.AEROBIC)
        return {exercise.id: exercise.name for exercise in aerobic} or {"walk": "Walk"}

    def _routines(self) -> dict[str, str]:
        """Routines and exercises by id, those that are done for minutes aside."""
        exercises = (one for one in self._catalogue.exercises.values() if one.kind is not Kind.AEROBIC)
        return {**names_by_id(self._catalogue.routines.values()), **names_by_id(exercises)}
