"""The course of a session: the session, and what whoever guides it has told and kept of it so far.

A Course is a frozen value, like the session in it. `looked` is given a reading of the clock, and says what is to
be told, asked and kept; whatever a key does, it does as of that last look. So a mouth only reads the clock, tells
what `looked` gives it, and turns what is typed into one of the acts.
"""

from datetime import datetime
from typing import NamedTuple

from backcare_tui.domain.journal.complaint import Complaint, Remedy
from backcare_tui.domain.journal.entry import ExerciseRecord
from backcare_tui.domain.session.cue import Cue, CueKind, before_landing, cues_between, heard_before
from backcare_tui.domain.session.draft import SessionDraft, nothing_done
from backcare_tui.domain.session.session import AGAIN_S, AWAY_S, Session
from backcare_tui.domain.session.steps import StepKind
from backcare_tui.domain.session.timeline import Moment


class Course(NamedTuple):
    """A session being guided."""

    session: Session
    last_draft: SessionDraft
    """What was known when it was begun or taken up: its id, when it began, the ratings."""
    heard: Moment | None
    """The moment up to which cues were given; None before the start."""
    looked_at: float = 0.0
    """The clock reading of the last look: nobody is known to have practised since."""
    kept_item: int | None = None
    """The exercise at which it was kept last; None where it has to be kept again."""
    kept_done: bool = False
    """Whether something had been done by then: what ends without a warning has kept that, too."""
    also: str = ""
    """What is to be told with the next look at which it runs, besides what falls due then."""

    @staticmethod
    def of(session: Session, draft: SessionDraft) -> "Course":
        """SESSION, paused, before it is begun or taken up; DRAFT is the same as it was kept."""
        return Course(session, draft, heard_before(session, 0.0))

    @property
    def moment(self) -> Moment:
        """What holds as of the last look."""
        return self.session.at(self.looked_at)

    @property
    def records(self) -> tuple[ExerciseRecord, ...]:
        """What was done as of the last look."""
        return self.session.records(self.looked_at)

    def draft(self, saved_at: datetime) -> SessionDraft:
        """The session as of the last look, to go on with it, or to enter it into the journal."""
        return self.last_draft.after(self.session, self.looked_at, saved_at)

    # Looking at the clock

    def begun(self, now: float) -> "Course":
        """The same, running from NOW on; one that was left where it waits for a key waits for it again."""
        waits = self.session.at(now).waiting
        session = self.session.unpaused(now) if waits else self.session.run(now)
        return self._replace(session=session, looked_at=now)

    def looked(self, now: float, rate: float = 1.0) -> "Look":
        """What there is to tell and to do at NOW; RATE is how many seconds of the clock are a real one.

        Looking twice tells nothing twice. After an absence it is paused where it was seen last.
        """
        away_s = self._away_s(now, rate)
        session = self.session if away_s is None else self.session.pause(self.looked_at)
        moment = session.at(now)
        due = () if moment.paused else cues_between(session.timeline, self.heard, moment)
        if self.also and not moment.paused:
            due = (Cue(CueKind.EXERCISE, moment.seconds, self.also, moment.step), *due)
        done = self.kept_done or session.something_done(now)
        course = self._replace(
            session=session,
            heard=self.heard if moment.paused else moment,
            looked_at=now,
            kept_item=moment.step.item,
            kept_done=done,
            also=self.also if moment.paused else "",
        )
        keep = moment.step.item != self.kept_item or done is not self.kept_done
        return Look(course, moment, due, away_s, keep)

    def due_within(self, seconds: float) -> float | None:
        """Seconds of the clock from the last look until the next cue falls due; None if it stands still, or if
        none does within SECONDS.
        """
        session = self.session
        if session.paused:
            return None
        due = cues_between(session.timeline, self.heard, session.at(self.looked_at + seconds))
        return max(0.0, due[0].at - session.position(self.looked_at)) if due else None

    def hidden(self, now: float, rate: float = 1.0) -> "Course":
        """Paused at NOW without a look, while something is asked or something else is shown.

        What was due since the last look is told when it goes on.
        """
        seen = now if self._away_s(now, rate) is None else self.looked_at
        return self._replace(session=self.session.pause(seen), looked_at=now)

    def resumed(self, now: float) -> "Course":
        """As at the last look, at NOW: the time that a question took since is no absence."""
        session = self.session
        if not session.paused:
            session = session.pause(self.looked_at).unpaused(now)
        return self._replace(session=session, looked_at=now)

    def _away_s(self, now: float, rate: float) -> float | None:
        """Seconds of an absence that ends at NOW; None if there was none, or if nothing ran on meanwhile."""
        gap = now - self.looked_at
        if gap <= AWAY_S * rate:
            return None
        last = self.moment
        return None if last.paused or last.waiting else gap

    # What can be done, as of the last look

    def paused(self) -> "Course":
        return self._changed(self.session.pause(self.looked_at))

    def running(self) -> "Course":
        """Going on after a pause; where it waits, on to what comes next."""
        return self._changed(self.session.run(self.looked_at))

    def paused_or_running(self) -> "Course":
        """Going if it stands still, and the other way round."""
        moment = self.moment
        return self.running() if moment.paused or moment.waiting else self.paused()

    def ready(self) -> "Course":
        """As `Session.ready` has it; what was to be said until there is not said any more."""
        return self._landed(self.session.ready(self.looked_at)) if self.moment.may_be_ready else self

    def by_itself(self) -> "Course":
        """Going on where nobody can press a key: timed by the clock."""
        return self._changed(self.session.with_own_pace(self.looked_at, False).run(self.looked_at))

    @property
    def leaves_out_all(self) -> bool:
        """Whether to skip now would end the session, and nothing was done of it."""
        return nothing_done(self.records) and self.skipped().moment.finished

    def skipped(self) -> "Course":
        """At the next exercise."""
        return self._landed(self.session.skip(self.looked_at))

    def back(self, rate: float = 1.0) -> "Course":
        """At the start of this exercise; just after that, of the one before."""
        return self._landed(self.session.back(self.looked_at, AGAIN_S * rate))

    def again(self) -> "Course":
        """At the start of this exercise, whenever it began."""
        return self._landed(self.session.back(self.looked_at, again_s=0.0))

    def longer(self) -> "Course":
        """With a few more seconds of what is being done now."""
        return self._changed(self.session.more(self.looked_at))

    def faster(self, by: float) -> "Course":
        """With the pace BY more than it is; less where that is negative."""
        pace = round(self.session.timeline.pace + by, 1)
        return self._landed(self.session.with_pace(self.looked_at, pace))._replace(also=self.also)

    def own_pace_or_timed(self) -> "Course":
        """At one's own pace if it is timed by the clock, and the other way round."""
        return self._changed(self.session.with_own_pace(self.looked_at, not self.session.own_pace))

    def hurt(self, complaint: Complaint) -> "Course":
        """With COMPLAINT about this exercise, and what it says was done about it. Ending is up to the caller."""
        session = self.session.hurt(self.looked_at, complaint)
        if complaint.remedy not in (Remedy.EASIER, Remedy.LEAVE_OUT):
            return self._changed(session)
        landed = self._landed(session)
        step = landed.moment.step
        if complaint.remedy is Remedy.EASIER and step.kind is StepKind.AEROBIC and not landed.moment.waiting:
            return landed._replace(also=step.instruction)  # it goes on where it was
        return landed

    def _changed(self, session: Session) -> "Course":
        """SESSION, which stands where it stood, and has to be kept."""
        return self._replace(session=session, kept_item=None)

    def _landed(self, session: Session) -> "Course":
        """SESSION, which stands elsewhere: what begins there is told with the next look at which it runs."""
        return self._changed(session)._replace(heard=before_landing(session.at(self.looked_at)), also="")


class Look(NamedTuple):
    """What one look at the clock comes to."""

    course: Course
    """The course from here on."""
    moment: Moment
    """What is to be shown."""
    due: tuple[Cue, ...]
    """What is to be told; nothing while it is paused."""
    away_s: float | None
    """Seconds during which nobody can have been there, which are to be asked about; None if there were none."""
    keep: bool
    """Whether it is to be kept now: at each exercise, and after whatever was done."""
