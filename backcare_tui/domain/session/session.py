"""A session is arithmetic: where it stood, since when it runs, and what follows from that at any time.

A Session is a frozen value. Every action takes NOW, a clock reading in seconds, and gives a new Session; `at`
gives the Moment to show. Nothing is counted up by ticks, so late or repeated ticks change nothing.
"""

from collections.abc import Sequence
from typing import NamedTuple

from backcare_tui.domain.catalogue.form import Position, Side
from backcare_tui.domain.journal.complaint import Complaint, Remedy
from backcare_tui.domain.journal.entry import ExerciseRecord, Outcome
from backcare_tui.domain.session.getting_ready import READY_S
from backcare_tui.domain.session.steps import Step, StepKind
from backcare_tui.domain.session.timeline import Moment, Timeline

MORE_S = 10.0
"""What one press of `+` adds."""

NOTHING_S = 5.0
"""Seconds of practice below which nothing was done, where no exercise was done to its end."""

_LEAST_LEFT_S = 60.0
"""Of open-ended minutes, what the easier form leaves of what was left, though its own are over."""

AWAY_S = 2.0
"""Real seconds between two looks at the clock that mean the person was away: a laptop asleep, Ctrl-Z."""
AGAIN_S = 2.0
"""Within this time after the start of an exercise, going back goes to the one before."""


class Session(NamedTuple):
    """A routine being practised."""

    timeline: Timeline
    planned_s: tuple[float, ...]
    """Seconds of exercise planned at the start, one for each item."""
    practised_s: tuple[float, ...]
    """Seconds of exercise done until `position_s`, one for each item."""
    passed: frozenset[int] = frozenset()
    """The items whose end was reached by doing them."""
    position_s: float = 0.0
    """Where on the timeline it stood when it last changed."""
    running_since: float | None = None
    """The clock reading at that time; None while paused."""
    own_pace: bool = False
    gate_s: float | None = None
    """Where it waits next: the end of a repetition at one's own pace, or of getting up from the floor."""
    complaints: tuple[tuple[Complaint, ...], ...] = ()
    """Each time that something hurt, for each item; empty while nothing did."""
    place: Position | None = None
    """The position that was reached last; None at the very start, and where one comes back to it from anywhere."""

    @staticmethod
    def of(timeline: Timeline) -> "Session":
        """A session at its very start, not yet running."""
        count = len(timeline.items)
        planned = tuple(timeline.practice_seconds(item) for item in range(count))
        return Session(timeline, planned, (0.0,) * count)

    @staticmethod
    def again(timeline: Timeline, records: Sequence[ExerciseRecord], item: int) -> "Session":
        """A session that was interrupted with RECORDS, paused at the start of ITEM."""
        session = Session(
            timeline,
            planned_s=tuple(record.planned_s for record in records),
            practised_s=tuple(record.done_s for record in records),
            passed=frozenset(i for i, record in enumerate(records) if record.outcome is Outcome.COMPLETED),
            complaints=complaints_of(records),
        )
        return session._at_start_of(item)

    # What holds

    def position(self, now: float) -> float:
        """Seconds on the timeline at NOW."""
        if self.running_since is None:
            return self.position_s
        limit = self.timeline.seconds if self.gate_s is None else self.gate_s
        return min(self.position_s + max(0.0, now - self.running_since), max(limit, self.position_s))

    def at(self, now: float) -> Moment:
        position = self.position(now)
        waiting = self.gate_s is not None and position >= self.gate_s
        moment = self.timeline.just_before(position) if waiting else self.timeline.at(position)
        waiting = waiting and not moment.finished
        missed_s = self._missed_s(moment)
        if not (self.paused or waiting or missed_s):
            return moment
        return moment._replace(paused=self.paused, waiting=waiting, missed_s=missed_s)

    def _missed_s(self, moment: Moment) -> float:
        """The seconds of the timeline before MOMENT that were left out: of an exercise that was left early
        what was not practised of it, and all of one of which nothing was. Aerobic minutes are what they were.
        """
        left = (item for item in range(moment.step.item + moment.finished) if item not in self.passed)
        return sum(self._left_of(item) for item in left if self.timeline.item_end(item) <= self.position_s)

    def _left_of(self, item: int) -> float:
        """The seconds that were left out of ITEM, which is left behind."""
        timeline, done_s = self.timeline, self.practised_s[item]
        if done_s <= 0:
            return timeline.item_end(item) - timeline.item_start(item)
        aerobic = timeline.items[item].exercise.aerobic
        return 0.0 if aerobic else max(0.0, timeline.practice_seconds(item) - done_s)

    @property
    def paused(self) -> bool:
        return self.running_since is None

    def finished(self, now: float) -> bool:
        return self.position(now) >= self.timeline.seconds

    def something_done(self, now: float) -> bool:
        """Whether there is anything of it to lose: some seconds of practice, or an exercise done to its end."""
        banked = self._banked(now)
        return bool(banked.passed) or sum(banked.practised_s) >= NOTHING_S

    def records(self, now: float) -> tuple[ExerciseRecord, ...]:
        """What was done of each exercise until NOW."""
        banked = self._banked(now)
        return tuple(
            ExerciseRecord(
                exercise=planned.exercise.id,
                variation=planned.item.variation,
                planned_s=round(banked.planned_s[item], 1),
                done_s=banked._done_s(item),
                outcome=banked._outcome(item),
                complaints=self.complaints[item] if self.complaints else (),
                **planned.repeated,
            )
            for item, planned in enumerate(self.timeline.items)
        )

    def outcomes(self, now: float) -> tuple[Outcome, ...]:
        """How far each exercise has come until NOW."""
        banked = self._banked(now)
        return tuple(map(banked._outcome, range(len(banked.practised_s))))

    def _outcome(self, item: int) -> Outcome:
        """Aerobic minutes count as what they were, however they ended."""
        aerobic = self.timeline.items[item].exercise.aerobic
        if item in self.passed or (aerobic and self._done_s(item) > 0):
            return Outcome.COMPLETED
        return Outcome.ENDED_EARLY if self._done_s(item) > 0 else Outcome.SKIPPED

    def _done_s(self, item: int) -> float:
        """As it is recorded: less than a twentieth of a second is nothing."""
        return round(self.practised_s[item], 1)

    # What can be done

    def run(self, now: float) -> "Session":
        """Start, or go on after a pause; where it waits, on to what comes next."""
        banked = self._banked(now)
        return banked._replace(running_since=now)._gated()

    def pause(self, now: float) -> "Session":
        return self._banked(now)._replace(running_since=None)

    def unpaused(self, now: float) -> "Session":
        """As if there had been no pause: unlike `run`, it leads past no gate."""
        return self._banked(now)._replace(running_since=now)

    def skip(self, now: float) -> "Session":
        """On to the next exercise."""
        banked = self._banked(now)
        return banked._at_start_of(banked.at(now).step.item + 1)

    def back(self, now: float, again_s: float = AGAIN_S) -> "Session":
        """To the start of this exercise; if it began less than AGAIN_S ago, to the one before."""
        banked = self._banked(now)
        item = banked.at(now).step.item
        start = self.timeline.item_start(item)
        just_begun = banked.position_s - start < again_s
        return banked._at_start_of(item - 1 if item and just_begun else item)

    def from_anywhere(self) -> "Session":
        """For one who comes back to it: somebody who was getting into position begins with that, from wherever.

        Where it waits for who gets up from the floor, it still does.
        """
        moment, session = self.at(0.0), self._replace(place=None)
        item = moment.step.item
        arriving = moment.step is self.timeline.steps[self.timeline.first_step(item)]
        return session._at_start_of(item) if arriving and not moment.waiting else session

    def ready(self, now: float) -> "Session":
        """On from laying things out to the way into the position; else from getting ready to the count at its end,
        and where it would wait for a key there, past that.

        The same where there is no time to be saved: see `Moment.may_be_ready`.
        """
        banked = self._banked(now)
        moment = banked.at(now)
        if not moment.may_be_ready:
            return banked
        step = moment.step
        if moment.step_elapsed < step.laid_out_s:
            return banked._replace(position_s=step.start + step.laid_out_s)
        return banked._replace(position_s=step.end if step.waits else step.end - READY_S)._gated()

    def more(self, now: float, seconds: float = MORE_S) -> "Session":
        """SECONDS more of what is being done now."""
        banked = self._banked(now)
        index = self.timeline.steps.index(banked.at(now).step)
        return banked._replace(timeline=self.timeline.extended(index, seconds))._gated()

    def with_pace(self, now: float, pace: float) -> "Session":
        """Movements PACE times as fast as written, from the same point of the same step."""
        banked = self._banked(now)
        moment = banked.at(now)
        timeline = self.timeline.with_pace(pace)
        step = timeline.steps[self.timeline.steps.index(moment.step)]
        position = min(step.start + moment.step_elapsed / moment.step.seconds * step.seconds, step.end)
        if moment.waiting or moment.finished:
            position = step.end
        moved = banked._replace(timeline=timeline, position_s=position)
        return moved._replace(gate_s=moved.position_s) if moment.waiting else moved._gated()

    def with_own_pace(self, now: float, own_pace: bool) -> "Session":
        """Whether to wait for a key after each repetition. For who gets up from the floor it waits in any case."""
        banked = self._banked(now)
        moment = banked.at(now)
        changed = banked._replace(own_pace=own_pace)
        return changed if moment.waiting and moment.step.waits else changed._gated()

    def easier(self, now: float) -> "Session":
        """The exercise of NOW in its easier form from here on, with what that has left to do.

        Where it has begun, one gets ready anew, is told what the easier form is, and begins the repetition again,
        or the next one if this one was over; if more was done than the easier form asks for, it is one more. Where
        the easier form has another position, one gets into that and begins with the first repetition.
        Open-ended minutes go on where they are, for a minute more at least.
        """
        banked = self._banked(now)
        moment = banked.at(now)
        item, steps = moment.step.item, self.timeline.steps
        at = steps.index(moment.step)
        over = (moment.waiting and not moment.step.waits) or moment.finished or moment.step.finishes
        timeline = self.timeline.easier(item)
        elsewhere = timeline.items[item].position is not self.timeline.items[item].position
        if elsewhere and not over and moment.step.kind is not StepKind.AEROBIC:
            return banked._replace(timeline=timeline)._at_start_of(item)
        if over and (at + 1 == len(steps) or steps[at + 1].item != item):
            position = timeline.item_end(item)  # there is none of it left
            last = timeline.just_before(position).step
            if last.finishes and not moment.waiting and not moment.finished:  # but to come back, which has begun
                position = last.start + moment.step_elapsed / moment.step.seconds * last.seconds
            moved = banked._replace(timeline=timeline, position_s=position)
            return moved._replace(gate_s=position) if moment.waiting else moved._gated()
        if moment.step.kind is StepKind.AEROBIC:
            at = timeline.repetition(moment.step)
            least = moment.step_elapsed + min(_LEAST_LEFT_S, moment.step_remaining)
            if timeline.steps[at].seconds < least:
                timeline = timeline.extended(at, least - timeline.steps[at].seconds)
            position = timeline.steps[at].start + moment.step_elapsed
        elif at == self.timeline.first_step(item) and not over:
            position = timeline.item_start(item)  # what was said there is no longer all
        else:
            ahead = over or moment.step.kind is StepKind.POSITION
            begin = timeline.repetition(steps[at + 1 if ahead else at])
            timeline = timeline.prepared(begin)
            position = timeline.steps[begin].start
        return banked._replace(timeline=timeline, position_s=position)._gated()

    def hurt(self, now: float, complaint: Complaint) -> "Session":
        """COMPLAINT about the exercise of NOW, and what it says was done about it. Ending is up to the caller."""
        at = self.at(now).step.item
        before = self.complaints or ((),) * len(self.timeline.items)
        complaints = (*before[:at], (*before[at], complaint), *before[at + 1 :])
        told = self._banked(now)._replace(complaints=complaints)
        if complaint.remedy is Remedy.EASIER:
            return told.easier(now)
        return told.skip(now) if complaint.remedy is Remedy.LEAVE_OUT else told

    def ended(self) -> "Session":
        """At its end, with nothing more done; paused as it must be."""
        return self._replace(position_s=self.timeline.seconds, gate_s=None)

    def on(self, timeline: Timeline, known: int, item: int, position: float | None) -> "Session":
        """The same on TIMELINE, whose first KNOWN exercises are those of this one; paused as it must be.

        It stands at POSITION, or where that is None at the start of ITEM, or at the end where that is not there.
        """
        count = len(timeline.items)
        new = range(known, count)
        complaints = (*self.complaints[:known], *(() for _ in new)) if self.complaints else ()
        moved = self._replace(
            timeline=timeline,
            planned_s=(*self.planned_s[:known], *(timeline.practice_seconds(one) for one in new)),
            practised_s=(*self.practised_s[:known], *(0.0 for _ in new)),
            passed=frozenset(one for one in self.passed if one < known),
            position_s=self.position_s if position is None else position,
            complaints=complaints if any(complaints) else (),
        )
        if position is None:
            return moved._at_start_of(item)
        waits = self.gate_s is not None and self.gate_s == position == self.position_s
        return moved if waits else moved._gated()

    # How it is kept

    def _banked(self, now: float) -> "Session":
        """The same session with everything up to NOW written into its fields."""
        if self.running_since is None:
            return self
        position = self.position(now)
        practised = tuple(
            done + self.timeline.practice_seconds(item, self.position_s, position)
            for item, done in enumerate(self.practised_s)
        )
        ends = ((item, self.timeline.item_end(item)) for item in range(len(practised)))
        passed = {item for item, end in ends if self.position_s < end <= position}
        return self._replace(
            practised_s=practised,
            passed=self.passed | passed,
            position_s=position,
            running_since=now,
            place=self._place_at(position),
        )

    def _at_start_of(self, item: int) -> "Session":
        """At the start of ITEM, or at the end where there is none; one comes there from where one is."""
        if item >= len(self.timeline.items):
            return self._replace(position_s=self.timeline.seconds)._gated()
        timeline = self.timeline.arriving(item, self.place)
        return self._replace(timeline=timeline, position_s=timeline.item_start(item))._gated()

    def _place_at(self, position: float) -> Position | None:
        """The position that was reached last when one has gone on to POSITION."""
        if position <= self.position_s:
            return self.place
        timeline = self.timeline
        step = timeline.just_before(position).step
        if step is not timeline.steps[timeline.first_step(step.item)]:
            return timeline.items[step.item].position
        return timeline.items[step.item - 1].position if step.start > self.position_s else self.place

    def _gated(self) -> "Session":
        """With the gate at the end of the step where it waits next, or none."""
        steps = self.timeline.steps
        pairs = zip(steps, (*steps[1:], None), strict=True)
        ends = (
            step.end for step, after in pairs if step.waits or (self.own_pace and _ends_repetition(step, after))
        )
        return self._replace(gate_s=next((end for end in ends if end > self.position_s), None))


def _ends_repetition(step: Step, after: Step | None) -> bool:
    """Whether a repetition is over with STEP, and what is done once after the last one too; AFTER comes next."""
    if after is not None and after.finishes:
        return False
    return step.finishes or (bool(step.rep) and (after is None or _repetition(after) != _repetition(step)))


def _repetition(step: Step) -> tuple[int, int, Side | None, int]:
    """What tells one repetition of a session from all others."""
    return (step.item, step.set, step.side, step.rep)


def complaints_of(records: Sequence[ExerciseRecord]) -> tuple[tuple[Complaint, ...], ...]:
    """What RECORDS say that hurt, as a session keeps it."""
    return tuple(record.complaints for record in records) if any(record.complaints for record in records) else ()
