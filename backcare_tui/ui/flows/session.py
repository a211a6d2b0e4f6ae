"""A session from the first question to the saved entry."""

from asyncio import Future, gather, to_thread
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from textual.app import App
from textual.content import Content
from textual.signal import Signal

from backcare_tui.clock import Clock
from backcare_tui.cues.announcer import Announcer
from backcare_tui.domain.catalogue.routine import Routine
from backcare_tui.domain.guidance.adapt import to_show
from backcare_tui.domain.interview.means import Means
from backcare_tui.domain.interview.session_interview import practise, take_up
from backcare_tui.domain.interview.session_questions import undone_words
from backcare_tui.domain.interview.steps import (
    Begin,
    Begun,
    ChangeSetting,
    Drop,
    Guide,
    Guided,
    Hold,
    Keep,
    LeaveUndone,
    PutBack,
    Speak,
    Step,
    SumUp,
    TakeInHand,
)
from backcare_tui.domain.journal.entry import RatingEntry
from backcare_tui.domain.session.course import Course
from backcare_tui.domain.session.cue import all_ways
from backcare_tui.domain.session.draft import SessionDraft
from backcare_tui.errors import BackcareError
from backcare_tui.storage.journal.store import JournalStore
from backcare_tui.storage.journal.thread import JournalThread
from backcare_tui.storage.journal.unfinished.undone import leave_undone
from backcare_tui.storage.loaded import Loaded
from backcare_tui.ui.dialogs.asking.answering import follow
from backcare_tui.ui.flows.flow import Flow
from backcare_tui.ui.flows.interviews import Interviews
from backcare_tui.ui.prose.today import card_prose

if TYPE_CHECKING:
    from backcare_tui.ui.dialogs.forms.summary import SummaryScreen
    from backcare_tui.ui.screens.session import SessionScreen

_TEND_S = 0.5
"""Real seconds between two looks at what is being said; a session that is guided looks at each tick besides."""


class SessionFlow(Flow):
    """Does each step of the interview on a screen."""

    def __init__(
        self,
        app: App[None],
        loaded: Loaded,
        journal: JournalThread,
        clock: Clock,
        changed: Signal[None],
        means: Means,
        interviews: Interviews,
        announcer: Announcer,
        pace: float,
        may_exercise: Callable[[], Awaitable[bool]],
    ) -> None:
        """MAY_EXERCISE gives whether the exercises are open, by now or after a question."""
        super().__init__(app, loaded, journal, clock, changed)
        self._means = means
        self._interviews = interviews
        self._announcer = announcer
        self._pace = pace
        self._may_exercise = may_exercise
        self.busy = False
        """Whether a session is asked about, under way or summed up."""
        self.place = self._app.current_mode
        """Where the last one was begun, and lies while one is somewhere else."""
        self._screen: SessionScreen | None = None
        self._summary: SummaryScreen | None = None
        self._unsaved = False
        self._draft: Callable[[], SessionDraft] | None = None
        """What is to be kept if the program ends now."""
        self._held: RatingEntry | None = None
        """A rating that belongs to a session which has not begun."""
        self._is_kept = False
        """Whether the journal has what was to be kept last."""

    @property
    def under_way(self) -> bool:
        """Whether quitting now would break something off: a session that runs or waits, or its summary."""
        return self.unsaved or (self._screen is not None and not self._screen.ended)

    @property
    def unsaved(self) -> bool:
        """Whether a session is done, and only has to be rated, looked back on and saved."""
        return self._unsaved

    @property
    def words_a_minute(self) -> float:
        """How fast the voice speaks, as far as that is known by now."""
        return self._announcer.words_a_minute

    @property
    def why_no_tones(self) -> str | None:
        """Why no tone is played here; None as long as one may be."""
        return self._announcer.why_no_tones

    def put_away(self) -> list[Future[None]]:
        """Begin to keep the session as it is now, or what was rated before it; what to wait for."""
        if self._held is not None:
            rating = self._held
            return [self._journal.soon(lambda store: _enter(store, rating))]
        if self._draft is not None:
            draft = self._draft()
            return [self._journal.soon(lambda store: store.save_draft(draft))]
        return [] if self._summary is None else self._summary.put_away()

    async def keep_now(self) -> bool:
        if self._held is not None:
            return await self._enter(self._held)
        if self._draft is not None:
            return await self._save(self._draft())
        return self._summary is None or await self._summary.keep_now()

    def close(self) -> None:
        self._announcer.close()

    async def begin(self, routine: Routine) -> None:
        """Practise ROUTINE, from the rating before it on; one session at a time."""
        if self.busy:
            self._app.notify("A session is under way.", markup=False)
            await self._app.switch_mode(self.place)
            return
        with self._alone():
            if not await self._may_exercise():
                return
            self._get_voice_ready(routine)
            try:
                await follow(practise(routine, self._pace, self._means), self._do)
            finally:
                rating, self._held = self._held, None
                if rating is not None and await self._enter(rating):
                    self._app.notify(f"Saved: pain {rating.pain}.", markup=False)

    async def take_up(self, draft: SessionDraft) -> bool:
        """Offer to go on with an interrupted session; whether it was gone on with."""
        with self._alone():
            return await follow(take_up(draft, self._clock.now(), self._means), self._do)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        self.busy, self.place = True, self._app.current_mode
        tending = self._app.set_interval(_TEND_S, self._announcer.tend)
        try:
            yield
        finally:
            tending.stop()
            self.busy = False

    # The steps of the interview

    async def _do(self, step: Step) -> object:
        match step:
            case Hold(rating):
                self._held = rating
            case Speak(words):
                return self._lets_choose_voice and self._announcer.sample(words)
            case ChangeSetting("voice", str(voice)):
                self._announcer.speak(voice)  # in this session, even where it cannot be kept
                return await self._interviews.do(step)
            case Begin():
                return Begun(uuid4(), self._clock.now())
            case TakeInHand(draft):
                return await self._journal.call(lambda store: store.take_in_hand(draft))
            case Guide(course):
                return await self._guide(course)
            case Keep(draft):
                await self._keep(draft)
            case Drop(id):
                await self._drop(id)
            case LeaveUndone(draft):
                await self._leave_undone(draft)
            case PutBack(draft):
                await self._journal.call(lambda store: store.put_back(draft))
            case SumUp(draft):
                await self._sum_up(draft)
            case _:
                return await self._interviews.do(step)
        return None

    async def _guide(self, course: Course) -> Guided:
        from backcare_tui.ui.screens.session import SessionScreen
        from backcare_tui.ui.widgets.stage.letters import read_faces

        self._announcer.prepare(all_ways(course.session.timeline))
        moving = self._app.animation_level != "none"
        card, _ = await gather(self._card_words(), to_thread(read_faces))
        self._screen = SessionScreen(
            course,
            self._journal,
            self._clock,
            self._announcer,
            self._means,
            self._interviews.do,
            moving,
            card,
            self._loaded.settings.large,
        )
        self._draft, self._held = self._screen.so_far, None
        return await self._app.push_screen_wait(self._screen)

    @property
    def _lets_choose_voice(self) -> bool:
        """Whether nobody has set yet what the voice says."""
        return "voice" not in self._loaded.settings.written

    def _get_voice_ready(self, routine: Routine) -> None:
        """Find out how long the voice takes for ROUTINE, while the person is asked how they are."""
        person = self._means.person()
        timeline = to_show(routine, person, self._catalogue).timeline(self._catalogue)
        self._announcer.prepare(all_ways(timeline))

    async def _card_words(self) -> Content | None:
        """What may be read in a rest; a journal that fails is told of elsewhere."""
        now = self._clock.now()
        try:
            card = self._loaded.card(await self._journal.call(lambda store: store.overview(now)))
        except BackcareError:
            return None
        return card_prose(card) if card else None

    async def _enter(self, rating: RatingEntry) -> bool:
        """Enter RATING, for no session may follow; whether the journal took it. One that does takes its place."""
        return await self._interviews.told(lambda store: _enter(store, rating))

    async def _keep(self, draft: SessionDraft) -> None:
        self._unsaved = True
        self._draft = lambda: draft
        self._is_kept = await self._save(draft)

    async def _save(self, draft: SessionDraft) -> bool:
        """Keep DRAFT; whether the journal took it. If not that is said, and the session goes on all the same."""
        return await self._interviews.told(lambda store: store.save_draft(draft))

    async def _sum_up(self, draft: SessionDraft) -> None:
        from backcare_tui.ui.dialogs.forms.summary import SummaryScreen

        self._summary = SummaryScreen(draft, self._catalogue.name_of, self._journal, kept=self._is_kept)
        self._draft = None
        await self._app.push_screen_wait(self._summary)
        self._unsaved = False

    async def _leave_undone(self, draft: SessionDraft) -> None:
        if await self._interviews.told(lambda store: leave_undone(store, draft)):  # else it is kept for next time
            self._draft = None
            self._app.notify(undone_words(draft), markup=False)

    async def _drop(self, id: UUID) -> None:
        self._draft = None
        await self._journal.call(lambda store: store.drop_draft(id))
        self._app.notify("Discarded. The journal is as it was before.", markup=False)


def _enter(store: JournalStore, rating: RatingEntry) -> None:
    """Enter RATING, unless the session that it belongs to is there by now."""
    if not store.knows(rating.id):
        store.add(rating)
