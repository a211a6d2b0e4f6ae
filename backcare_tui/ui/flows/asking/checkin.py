"""What is asked apart from sessions: how the morning was, and the signs that come back by themselves."""

from uuid import UUID

from textual.signal import Signal

from backcare_tui.clock import Clock
from backcare_tui.domain.interview.before.next_morning import ask_once_about_morning, tell_morning
from backcare_tui.domain.interview.before.signs_again import signs_if_due
from backcare_tui.domain.interview.means import Means
from backcare_tui.domain.journal.due.morning import is_first_morning, morning_due
from backcare_tui.domain.journal.entry import RatingEntry
from backcare_tui.domain.journal.overview import Overview
from backcare_tui.storage.journal.thread import JournalThread
from backcare_tui.ui.flows.interviews import Interviews


class CheckinFlow:
    """Its methods wait for people: call them from a worker."""

    def __init__(
        self, means: Means, journal: JournalThread, clock: Clock, interviews: Interviews, changed: Signal[None]
    ) -> None:
        """CHANGED is published when screens should read the journal again."""
        self._means = means
        self._journal = journal
        self._clock = clock
        self._interviews = interviews
        self._changed = changed

    async def ask_about_morning(self) -> None:
        """Ask about the morning after the last session, once a day."""
        await self._interviews.follow(ask_once_about_morning(self._means))
        self._changed.publish(None)

    async def told_morning(self) -> bool:
        """Ask about the morning after the last session if that is due, however often; whether that was today's, so
        that it has been asked how the back is now.
        """
        overview = await self._overview()
        session = morning_due(overview)
        if session is None:
            return False
        told, _ = await self._interviews.follow(tell_morning(session, overview, self._means))
        self._changed.publish(None)
        return told and is_first_morning(session, overview.now, overview.days)

    async def signs_after(self, id: UUID) -> None:
        """Ask for the signs if the rating that was entered with this ID is a reason."""
        entry = await self._journal.call(lambda store: store.entry(id))
        overview = await self._overview()
        if isinstance(entry, RatingEntry) and overview.days.of(entry.at) == overview.today:
            await self._interviews.follow(
                signs_if_due(overview, self._means, entry.pain, leg=bool(entry.leg_pain))
            )
            self._changed.publish(None)

    async def _overview(self) -> Overview:
        now = self._clock.now()
        return await self._journal.call(lambda store: store.overview(now))
