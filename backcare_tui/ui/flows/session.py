"""A session from the first question to the saved entry."""

from asyncio import Future
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from uuid import UUID, uuid4

from textual.app import App

from backcare_tui.clock import Clock
from backcare_tui.cues.announcer import Announcer
from backcare_tui.domain.catalogue.catalogue import Catalogue
from backcare_tui.domain.catalogue.routine import Routine
from backcare_tui.domain.guidance.plan import GENTLE, gentle_day_reason
from backcare_tui.domain.journal.entry import Entry
from backcare_tui.domain.journal.trends import usual_pain
from backcare_tui.domain.session.draft import SessionDraft, SessionStart
from backcare_tui.domain.session.session import Session
from backcare_tui.domain.words.wording import day_words
from backcare_tui.storage.journal.store import JournalStore
from backcare_tui.storage.journal.thread import JournalThread
from backcare_tui.ui.dialogs.question import Answer, Question
from backcare_tui.ui.dialogs.rating import RatingScreen
from backcare_tui.ui.dialogs.summary import SummaryScreen
from backcare_tui.ui.flows.flow import Flow
from backcare_tui.ui.screens.session import SessionScreen


class SessionFlow(Flow):
    """Asks, guides, asks again and saves."""

    def __init__(
        self,
        app: App[None],
        catalogue: Catalogue,
        journal: JournalThread,
        clock: Clock,
        announcer: Announcer,
        pace: float,
    ) -> None:
        super().__init__(app, catalogue, journal, clock)
        self._announcer = announcer
        self._pace = pace
        self._busy = False
        """Whether a session is asked about, under way or summed up."""
        self._screen: SessionScreen | None = None
        self._summary: SummaryScreen | None = None
        self._unsaved = False
        self._draft: Callable[[], SessionDraft] | None = None
        """What is to be kept if the program ends now."""

    @property
    def under_way(self) -> bool:
        """Whether quitting now would break something off: a session that runs or waits, or its summary."""
        return self._unsaved or (self._screen is not None and not self._screen.ended)

    def put_away(self) -> list[Future[None]]:
        """Begin to keep the session as it is now, if there is one; what to wait for."""
        if self._draft is not None:
            draft = self._draft()
            return [self._journal.soon(lambda store: store.save_draft(draft))]
        return [] if self._summary is None else self._summary.put_away()

    async def keep_now(self) -> None:
        """Have what is typed on the summary in the journal when this returns."""
        if self._summary is not None:
            await self._summary.keep_now()

    def close(self) -> None:
        self._announcer.close()

    async def begin(self, routine: Routine) -> None:
        """Practise ROUTINE, from the rating before it on; one session at a time."""
        if self._busy:
            self._app.notify("A session is under way. Press 1 to go back to it.", markup=False)
            return
        with self._alone():
            await self._practise(routine)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        self._busy = True
        try:
            yield
        finally:
            self._busy = False

    async def _practise(self, routine: Routine) -> None:
        before = await self._app.push_screen_wait(
            RatingScreen("How is your back now?", "So that later you can see what helps.")
        )
        if before is not None and routine.id != GENTLE:
            routine = await self._gentler(before, routine)
        session = Session.of(self._catalogue.timeline(routine, self._pace))
        await self._guide(SessionStart(uuid4(), self._clock.now(), before, session))

    async def take_up(self, draft: SessionDraft) -> None:
        """Offer to go on with an interrupted session, to keep what was done of it, or to discard it."""
        with self._alone():
            if await self._journal.call(lambda store: store.take_in_hand(draft)):  # else another window is quicker
                await self._offer(draft)

    async def _offer(self, draft: SessionDraft) -> None:
        ended = draft.item >= len(draft.records)
        known = all(item.exercise in self._catalogue.exercises for item in draft.routine.items)
        answers = [
            Answer("s", "keep", "save what was done"),
            Answer("d", "discard", "discard it"),
            Answer("l", "later", "ask me later"),
        ]
        if known and not ended:
            answers.insert(0, Answer("g", "go-on", "go on with it"))
        where = (
            "it was done, and not saved yet"
            if ended
            else f"it stopped at exercise {draft.item + 1} of {len(draft.records)}"
        )
        started = f"{day_words(draft.started_at)} at {draft.started_at:%H:%M}"
        body = f"{draft.routine.name}, {started}: {where}."
        answer = await self._app.push_screen_wait(Question("A session was interrupted", body, answers))
        if answer == "go-on":
            timeline = self._catalogue.timeline(draft.routine, draft.pace)
            session = Session.again(timeline, draft.records, draft.item)
            await self._guide(SessionStart.again(draft, session))
        elif answer == "keep":
            await self._sum_up(draft)
        elif answer == "discard":
            await self._drop(draft.id)
        else:
            await self._journal.call(lambda store: store.put_back(draft))

    async def _gentler(self, pain: int, routine: Routine) -> Routine:
        """ROUTINE, or the gentle day if pain is high today and the person chooses it."""
        gentle = self._catalogue.routines.get(GENTLE)
        entries: Sequence[Entry] = ()
        with self._going_on():
            entries = await self._journal.call(JournalStore.entries)
        reason = gentle_day_reason(pain, usual_pain(entries, self._clock.now().date()))
        if gentle is None or reason is None:
            return routine
        answers = [
            Answer("g", "gentle", f"{gentle.name}: small movements and quiet breathing"),
            Answer("o", "own", f"{routine.name} as planned"),
        ]
        answer = await self._app.push_screen_wait(Question("A gentle day?", f"{reason} You decide.", answers))
        return gentle if answer == "gentle" else routine

    async def _guide(self, start: SessionStart) -> None:
        moving = self._app.animation_level != "none"
        self._screen = SessionScreen(start, self._journal, self._clock, self._announcer, moving)
        self._draft = self._screen.so_far
        end = await self._app.push_screen_wait(self._screen)
        if end.save:
            await self._sum_up(end.draft)
        else:
            self._draft = None
            await self._drop(start.id)
            self._app.notify("Discarded. The journal is as it was before.", markup=False)

    async def _sum_up(self, draft: SessionDraft) -> None:
        """Ask for the rating after, show what was done, and save. Until then the draft stays."""
        self._unsaved = True
        self._draft = lambda: draft
        await self._save(draft)
        rated = draft
        if draft.pain_after is None:
            after = await self._app.push_screen_wait(
                RatingScreen("And how is your back now?", "Whatever it is, it is worth knowing.")
            )
            rated = draft.model_copy(update={"pain_after": after})
            self._draft = lambda: rated
            await self._save(rated)
        self._summary = SummaryScreen(rated, self._catalogue.name_of, self._journal)
        self._draft = None
        await self._app.push_screen_wait(self._summary)
        self._unsaved = False

    async def _save(self, draft: SessionDraft) -> None:
        """Keep DRAFT, if the journal takes it: the session is there all the same."""
        with self._going_on():
            await self._journal.call(lambda store: store.save_draft(draft))

    async def _drop(self, id: UUID) -> None:
        await self._journal.call(lambda store: store.drop_draft(id))
