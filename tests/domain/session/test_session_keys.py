"""A session under any keys and any clock: pressed in any order, for as long as one likes."""

from collections.abc import Callable
from itertools import pairwise

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from backcare_tui.domain.catalogue.form import Breath
from backcare_tui.domain.catalogue.terms import Variation
from backcare_tui.domain.session.cue import Cue, CueKind, before_landing, cues_between
from backcare_tui.domain.session.getting_ready import READY_S
from backcare_tui.domain.session.pace import SLOWEST
from backcare_tui.domain.session.saying import Topic
from backcare_tui.domain.session.session import MORE_S, Session
from backcare_tui.domain.session.steps import StepKind
from backcare_tui.domain.session.timeline import Moment, Timeline
from tests.domain.builders import paces, timelines
from tests.fake_clock import FakeClock

ROUNDING_S = 1e-6
LONGEST_MOVEMENT_S = 15
"""Seconds that a phase of the catalogue may last at most."""


class SessionKeys(RuleBasedStateMachine):
    """Presses keys on one session and looks at it as the screen does: at every tick."""

    @initialize(timeline=timelines())
    def begin(self, timeline: Timeline) -> None:
        self.clock = FakeClock()
        self.session = Session.of(timeline)
        self.shown_at = self.clock.monotonic()
        self.practised = sum(self.session.practised_s)
        self.finished: set[int] = set()
        self.still_at: float | None = 0.0

    def moment(self) -> Moment:
        return self.session.at(self.clock.monotonic())

    def press(self, session: Session, moved: bool = False) -> None:
        """SESSION is what a key made of it; MOVED if the key is allowed to move a paused session."""
        self.session = session
        self.shown_at = self.clock.monotonic()
        if not session.paused:
            self.still_at = None
        elif self.still_at is None or moved:
            self.still_at = session.position_s

    @rule(seconds=st.floats(0, 2))
    def tick(self, seconds: float) -> None:
        self.watch(seconds)

    @rule(part=st.one_of(st.floats(0, 1), st.just(1.0)))
    def see_the_exercise_through(self, part: float) -> None:
        """PART of what is left of it, and at its end a little more."""
        self.watch(part * self.moment().exercise_remaining + 0.01)

    def watch(self, seconds: float) -> None:
        """Look on for SECONDS, and listen."""
        before = self.moment()
        self.clock.advance(seconds)
        self.shown_at = self.clock.monotonic()
        after = self.moment()
        assert after.seconds - before.seconds <= seconds + ROUNDING_S
        cues = cues_between(self.session.timeline, before, after)
        assert [cue.at for cue in cues] == sorted(cue.at for cue in cues)
        assert all(before.seconds <= cue.at <= after.seconds for cue in cues)
        announced = [(cue.step.item, cue.at) for cue in cues if cue.kind is CueKind.EXERCISE and cue.step]
        begun = [(item, at) for item, at in announced if at == self.session.timeline.item_start(item)]
        assert [item for item, _ in begun] == list(range(before.step.item + 1, after.step.item + 1))
        # Within an exercise one is told of it again only where its easier form was taken.
        assert all(
            self.session.timeline.items[item].item.variation is Variation.EASIER
            for item, at in announced
            if (item, at) not in begun
        )

    @rule(hours=st.floats(0.01, 100))
    def be_away(self, hours: float) -> None:
        """The computer slept: the screen pauses at the last moment that it showed."""
        seen = self.session.position(self.shown_at)
        self.clock.advance(hours * 3600)
        self.press(self.session.pause(self.shown_at))
        assert self.moment().seconds == seen

    @rule()
    def run(self) -> None:
        before = self.moment()
        self.press(self.session.run(self.clock.monotonic()))
        after = self.moment()
        assert after.seconds == before.seconds
        assert not after.waiting
        assert not after.paused

    @rule()
    def pause(self) -> None:
        before = self.moment()
        self.press(self.session.pause(self.clock.monotonic()))
        assert self.moment().seconds == before.seconds
        assert self.moment().step == before.step

    @rule()
    def skip(self) -> None:
        before = self.moment()
        self.press(self.session.skip(self.clock.monotonic()), moved=True)
        assert self.moment().seconds == self.session.timeline.item_end(before.step.item)

    @rule()
    def back(self) -> None:
        before = self.moment()
        self.press(self.session.back(self.clock.monotonic()), moved=True)
        after = self.moment()
        assert after.seconds == self.session.timeline.item_start(after.step.item)
        assert before.step.item - after.step.item in (0, 1)
        assert after.step.kind is StepKind.POSITION

    @rule()
    def be_ready(self) -> None:
        """It leads from laying things out to the way, else to the count at the end of getting ready, or past where
        that waits; nowhere else.
        """
        before, practised = self.moment(), self.session.pause(self.clock.monotonic()).practised_s
        self.press(self.session.ready(self.clock.monotonic()))
        after = self.moment()
        assert self.session.practised_s == practised
        assert after.seconds >= before.seconds
        if after.seconds > before.seconds:
            assert before.step.kind in (StepKind.POSITION, StepKind.SWITCH)
            assert not before.paused
            laid_out_s = max((one.seconds for one in before.step.stages if one.topic is Topic.FETCH), default=0.0)
            to_way = before.step_elapsed < laid_out_s
            left = before.step.seconds - laid_out_s if to_way else 0.0 if before.step.waits else READY_S
            assert abs(before.step.end - after.seconds - left) < ROUNDING_S
            assert to_way or not after.may_be_ready or after.step is not before.step

    @rule()
    def more(self) -> None:
        before = self.moment()
        self.press(self.session.more(self.clock.monotonic()))
        after = self.moment()
        assert abs(after.session_seconds - before.session_seconds - MORE_S) < ROUNDING_S
        assert after.seconds == before.seconds
        assert after.step.item == before.step.item

    @rule(pace=paces())
    def change_pace(self, pace: float) -> None:
        before = self.moment()
        index = self.session.timeline.steps.index(before.step)
        self.press(self.session.with_pace(self.clock.monotonic(), pace), moved=True)
        after = self.moment()
        steps = self.session.timeline.steps
        assert (after.waiting, after.finished) == (before.waiting, before.finished)
        assert abs(after.seconds - steps[index].start - part_of(before) * steps[index].seconds) < ROUNDING_S

    @rule(own_pace=st.booleans())
    def choose_own_pace(self, own_pace: bool) -> None:
        position = self.moment().seconds
        self.press(self.session.with_own_pace(self.clock.monotonic(), own_pace))
        assert self.moment().seconds == position

    @rule()
    def take_the_easier_form(self) -> None:
        before = self.moment()
        self.press(self.session.easier(self.clock.monotonic()), moved=True)
        after = self.moment()
        assert after.planned.item.variation is Variation.EASIER
        if before.step.finishes and not before.finished and after.planned.exercise.finish is None:
            return  # it was coming back, and the easier form is over without that
        assert (after.step.item, after.finished) == (before.step.item, before.finished)

    @rule(seconds=st.floats(0, 1e6))
    def ask_for_an_earlier_time(self, seconds: float) -> None:
        """A clock that goes back takes back nothing that a key has written down, and reaches no other place."""
        earlier = self.clock.monotonic() - seconds
        assert self.session.position_s <= self.session.position(earlier) <= self.moment().seconds
        banked = self.session.pause(earlier)
        assert all(now >= was for now, was in zip(banked.practised_s, self.session.practised_s, strict=True))
        assert banked.passed >= self.session.passed

    @precondition(lambda self: self.session.gate_s is not None and not self.session.paused)
    @rule()
    def wait_for_the_end_of_the_step(self) -> None:
        self.clock.advance(self.session.timeline.seconds + 1)
        self.shown_at = self.clock.monotonic()
        moment = self.moment()
        assert moment.waiting or moment.finished
        assert moment.step.end == moment.seconds

    @invariant()
    def it_is_on_the_timeline(self) -> None:
        moment = self.moment()
        assert 0 <= moment.seconds <= self.session.timeline.seconds
        assert moment.step.start <= moment.seconds <= moment.step.end
        assert 0 <= moment.exercise_fraction <= 1

    @invariant()
    def what_was_done_is_never_lost(self) -> None:
        now = self.clock.monotonic()
        practised = sum(self.session.pause(now).practised_s)
        assert practised >= self.practised - ROUNDING_S
        self.practised = practised
        records = self.session.records(now)
        finished = {item for item, record in enumerate(records) if record.outcome == "completed"}
        assert finished >= self.finished
        self.finished = finished
        assert all(record.done_s > 0 for record in records if record.outcome == "completed")

    @invariant()
    def asking_twice_changes_nothing(self) -> None:
        now = self.clock.monotonic()
        assert self.session.at(now) == self.session.at(now)
        assert self.session.pause(now).pause(now) == self.session.pause(now)
        assert self.session.run(now).run(now) == self.session.run(now)
        kept = self.session.pause(now)
        assert kept.position_s == self.session.position(now)
        assert kept.records(now) == self.session.records(now)

    @invariant()
    def what_passed_and_what_is_left_make_the_whole(self) -> None:
        moment = self.moment()
        assert abs(moment.seconds + moment.session_remaining - self.session.timeline.seconds) < ROUNDING_S
        assert abs(moment.step_elapsed + moment.step_remaining - moment.step.seconds) < ROUNDING_S
        assert min(moment.session_remaining, moment.exercise_remaining, moment.step_remaining) > -ROUNDING_S

    @invariant()
    def the_breath_flows(self) -> None:
        """In or out for no longer than the catalogue lets a movement last, or else free: never held."""
        moment = self.moment()
        breath, spans = moment.breath, moment.step.breaths
        assert breath.breath in [span.breath for span in spans]
        assert 0 <= breath.fraction <= 1
        assert 0 <= breath.fullness <= 1
        longest = LONGEST_MOVEMENT_S / SLOWEST
        assert all(span.end - span.start <= longest for span in spans if span.breath is not Breath.FREE)
        assert (spans[0].start, spans[-1].end) == (0, moment.step.seconds)
        assert all(one.end == other.start for one, other in pairwise(spans))
        assert all(one.breath is not other.breath for one, other in pairwise(spans))

    @invariant()
    def a_paused_session_stands_still(self) -> None:
        if self.session.paused:
            later = self.clock.monotonic() + 1000
            assert self.still_at == self.session.position(later)
            assert self.session.records(later) == self.session.records(self.clock.monotonic())

    @invariant()
    def nobody_is_hurried_up_from_the_floor(self) -> None:
        """However long it runs from here, it does not go on by itself while one gets up."""
        if not self.session.paused:
            later = self.session.at(self.clock.monotonic() + 1e6)
            getting_up = [step.end for step in self.session.timeline.steps if step.waits]
            ahead = [end for end in getting_up if end > self.session.position_s]
            assert later.waiting or not ahead
            assert all(later.seconds <= end for end in ahead)

    @invariant()
    def it_never_passes_a_gate(self) -> None:
        if self.session.gate_s is not None:
            ends = [step.end for step in self.session.timeline.steps if step.waits]
            assert self.session.own_pace or self.session.gate_s in ends
            assert self.session.position(self.clock.monotonic() + 1e6) <= self.session.gate_s


def part_of(moment: Moment) -> float:
    return min(moment.step_elapsed / moment.step.seconds, 1)


TestSessionKeys = SessionKeys.TestCase
TestSessionKeys.settings = settings(stateful_step_count=40)


class SessionCues(RuleBasedStateMachine):
    """Hears what the screens announce: at every tick, and anew from where a key led."""

    @initialize(timeline=timelines())
    def begin(self, timeline: Timeline) -> None:
        self.clock = FakeClock()
        self.session = Session.of(timeline).run(0)
        self.announced: Moment | None = None
        self.landed = 0.0
        self.heard: list[Cue] = []

    def press(self, session: Session) -> None:
        self.session = session
        moment = session.at(self.clock.monotonic())
        self.announced = before_landing(moment)
        self.landed = moment.seconds
        self.heard = []

    @rule(seconds=st.one_of(st.floats(0, 2), st.just(0.0), st.floats(0, 60)))
    def tick(self, seconds: float) -> None:
        self.clock.advance(seconds)
        moment = self.session.at(self.clock.monotonic())
        if moment.paused:
            return
        due = cues_between(self.session.timeline, self.announced, moment)
        self.announced = moment
        self.heard += due
        assert all(self.landed <= cue.at <= moment.seconds for cue in due)
        assert cues_between(self.session.timeline, moment, moment) == ()

    @rule(change=st.sampled_from([Session.run, Session.pause, Session.skip, Session.back, Session.more]))
    def press_a_key(self, change: Callable[[Session, float], Session]) -> None:
        self.press(change(self.session, self.clock.monotonic()))

    @rule(pace=paces())
    def change_pace(self, pace: float) -> None:
        self.press(self.session.with_pace(self.clock.monotonic(), pace))

    @rule(own_pace=st.booleans())
    def choose_own_pace(self, own_pace: bool) -> None:
        self.press(self.session.with_own_pace(self.clock.monotonic(), own_pace))

    @invariant()
    def cues_come_in_order_and_none_twice(self) -> None:
        assert [cue.at for cue in self.heard] == sorted(cue.at for cue in self.heard)
        assert len({(cue.kind, cue.at) for cue in self.heard}) == len(self.heard)

    @invariant()
    def all_that_was_passed_was_heard(self) -> None:
        """As if the whole stretch had been one tick."""
        if self.announced is None:
            return
        moment = self.session.at(self.clock.monotonic())
        if not moment.paused and self.announced == moment:
            start = before_landing(moment._replace(seconds=self.landed, waiting=False))
            first = None if self.landed == 0 else start
            assert tuple(self.heard) == cues_between(self.session.timeline, first, moment)


TestSessionCues = SessionCues.TestCase
TestSessionCues.settings = settings(stateful_step_count=30)
