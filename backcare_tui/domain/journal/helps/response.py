"""Each session with how it was before, after, and on the next morning."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from backcare_tui.domain.catalogue.terms import Variation
from backcare_tui.domain.journal.days import Days
from backcare_tui.domain.journal.due.morning import LONGEST_AFTER_DAYS
from backcare_tui.domain.journal.entry import Compared, Entry, MorningEntry, Outcome, SessionEntry
from backcare_tui.domain.words.wording import PartOfDay, part_of_day


@dataclass(frozen=True)
class Response:
    """A session in which anything was done, and what followed it."""

    id: UUID
    at: datetime
    day: date
    routine: str
    done: frozenset[str]
    """The exercises of which some was done, by their ids."""
    easier: frozenset[str]
    """Of these, those that were done in their easier form alone."""
    hurt: frozenset[str]
    """Of these, those in which it was said to hurt."""
    leg: bool
    """Whether pain in a leg was told of."""
    ended_early: bool
    before: int | None
    """Pain of the back at rest, and so on."""
    after: int | None
    morning_pain: int | None = None
    compared: Compared | None = None
    """How the morning was, as it was told beside the time before the session."""

    @property
    def part_of_day(self) -> PartOfDay:
        return part_of_day(self.at)

    @property
    def change(self) -> int | None:
        """From before to after; None unless both were rated."""
        return None if self.before is None or self.after is None else self.after - self.before

    @property
    def morning_change(self) -> int | Compared | None:
        """From before to the morning after: in points where both were rated, or else as it was told."""
        if self.before is None or self.morning_pain is None:
            return self.compared
        return self.morning_pain - self.before

    @property
    def tells(self) -> bool:
        """Whether any of the two changes is known."""
        return self.change is not None or self.morning_change is not None


def responses(entries: Iterable[Entry], days: Days) -> tuple[Response, ...]:
    """The sessions among ENTRIES, in any order, in which anything was done; the first one first.

    A morning belongs to one session: to that which it names or, where it names none, to the last one of an earlier
    day that was rated before it began; of several mornings it is the first that counts. As everywhere, it is of at
    most `LONGEST_AFTER_DAYS` days after the session.
    """
    sessions: list[Response] = []
    mornings: list[MorningEntry] = []
    for entry in entries:
        if isinstance(entry, SessionEntry) and entry.done_s > 0:
            sessions.append(_response(entry, days))
        elif isinstance(entry, MorningEntry):
            mornings.append(entry)
    sessions.sort(key=lambda one: (one.at, one.id))
    followed = _followed(sessions, sorted(mornings, key=lambda one: (one.at, one.id)), days)
    return tuple(_with_morning(one, followed.get(one.id)) for one in sessions)


def _response(session: SessionEntry, days: Days) -> Response:
    records = [record for record in session.exercises if record.was_done]
    fuller = {record.exercise for record in records if record.variation is not Variation.EASIER}
    done = frozenset(record.exercise for record in records)
    return Response(
        id=session.id,
        at=session.at,
        day=days.of(session.at),
        routine=session.routine,
        done=done,
        easier=done - fuller,
        hurt=frozenset(record.exercise for record in records if record.complaints),
        leg=session.tells_of_leg,
        ended_early=session.outcome is Outcome.ENDED_EARLY,
        before=session.pain_before,
        after=session.pain_after,
    )


def _followed(sessions: list[Response], mornings: list[MorningEntry], days: Days) -> dict[UUID, MorningEntry]:
    """The morning of each session that has one, by its id; SESSIONS and MORNINGS with the first one first."""
    by_id = {session.id: session for session in sessions}
    last_of_day = {session.day: session for session in sessions if session.before is not None}
    found: dict[UUID, MorningEntry] = {}
    for named in (True, False):  # whoever names a session comes first
        for morning in mornings:
            if (morning.session is not None) is not named:
                continue
            day = days.of(morning.at)
            if morning.session is None:
                earlier = (last_of_day.get(one) for one in _days_before(day))
                session = next((one for one in earlier if one is not None), None)
            else:
                session = by_id.get(morning.session)
            if session is not None and session.day in _days_before(day):
                found.setdefault(session.id, morning)
    return found


def _days_before(day: date) -> Iterator[date]:
    """The days on which a session may have been that a morning of DAY follows, the last one first."""
    first = date.min.toordinal()
    numbers = (day.toordinal() - back for back in range(1, LONGEST_AFTER_DAYS + 1))
    return (date.fromordinal(number) for number in numbers if number >= first)


def _with_morning(response: Response, morning: MorningEntry | None) -> Response:
    if morning is None:
        return response
    return replace(response, morning_pain=morning.pain, compared=morning.compared)
