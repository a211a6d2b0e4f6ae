"""A session that is interrupted at any moment and taken up again goes on as if it had not been."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcare_tui.domain.catalogue.catalogue import Catalogue
from backcare_tui.domain.catalogue.dose import Dose
from backcare_tui.domain.catalogue.exercise import Exercise
from backcare_tui.domain.catalogue.routine import RoutineItem
from backcare_tui.domain.catalogue.terms import Variation
from backcare_tui.domain.journal.complaint import Complaint, PainKind, Remedy
from backcare_tui.domain.journal.entry import ExerciseRecord
from backcare_tui.domain.session.cue import Cue, cues_between
from backcare_tui.domain.session.draft import SessionDraft
from backcare_tui.domain.session.session import Session
from backcare_tui.domain.session.timeline import Moment, lay_out
from tests.domain.builders import (
    ACTIONS,
    Programme,
    a_routine,
    a_timeline,
    act,
    an_exercise,
    by_id,
    hold,
    move,
    paces,
    programmes,
    when,
)

COMPLAINTS = st.builds(
    Complaint,
    pain=st.none() | st.integers(0, 10),
    what=st.sampled_from(PainKind),
    remedy=st.sampled_from(Remedy),
)


@dataclass(frozen=True)
class Deed:
    """Something that happens in a session: a key, a complaint, or nothing, after so many seconds."""

    after_s: float
    action: str | Complaint
    pace: float

    def done(self, session: Session, now: float) -> Session:
        if isinstance(self.action, Complaint):
            return session.hurt(now, self.action)
        return session.easier(now) if self.action == "easier" else act(session, self.action, now, self.pace)


DEEDS = st.lists(
    st.builds(
        Deed,
        st.one_of(st.floats(0, 10), st.floats(0, 200)),
        st.one_of(st.sampled_from([*ACTIONS, "easier"]), COMPLAINTS),
        paces(),
    ),
    max_size=6,
)


def from_disk(draft: SessionDraft) -> SessionDraft:
    return SessionDraft.model_validate_json(draft.model_dump_json())


def told(session: Session, now: float, deeds: Sequence[Deed]) -> list[tuple[Moment, tuple[Cue, ...], object]]:
    """What is shown, cued, spoken and recorded at each of DEEDS from NOW on."""
    said: list[tuple[Moment, tuple[Cue, ...], object]] = []
    before = session.at(now)
    for deed in deeds:
        now += deed.after_s
        moment = session.at(now)
        cues = cues_between(session.timeline, before, moment)
        said.append((moment, cues, ([cue.ways for cue in cues], session.records(now))))
        session = deed.done(session, now)
        before = session.at(now)
    return said


@given(
    programmes(),
    paces(),
    DEEDS,
    DEEDS,
    st.none() | st.integers(0, 10),
    st.none() | st.integers(0, 10),
    st.text(max_size=20),
)
def test_it_goes_on_as_it_would_have_without_the_interruption(
    programme: Programme,
    pace: float,
    before: list[Deed],
    afterwards: list[Deed],
    pain: int | None,
    worst: int | None,
    note: str,
) -> None:
    catalogue = Catalogue(programme.exercises)
    session = Session.of(programme.timeline(pace)).run(0.0)
    draft = SessionDraft.begun(UUID(int=7), session, when(22), pain)
    draft = draft.model_copy(update={"pain_worst": worst, "note": from_disk(replaced(draft, note)).note})
    now = 0.0
    for deed in before:
        now += deed.after_s
        session = deed.done(session, now)
        if deed.pace > 1:  # the program ends here, and at the next start the session is gone on with
            draft = from_disk(draft.after(session, now, when(22)))
            taken_up = draft.session(catalogue)
            assert taken_up == session.pause(now)
            session = taken_up if session.paused else taken_up.unpaused(now)
    draft = draft.after(session, now, when(22))
    again = from_disk(draft)
    assert again == draft
    taken_up = again.session(catalogue)
    assert taken_up == session.pause(now)
    assert told(taken_up, now, afterwards) == told(session.pause(now), now, afterwards)
    assert told(taken_up.run(now), now, afterwards) == told(session.run(now), now, afterwards)
    assert told(taken_up.unpaused(now), now, afterwards) == told(session.unpaused(now), now, afterwards)
    assert again.after(taken_up, 0.0, when(22)) == draft
    assert (again.pain_before, again.note) == (pain, draft.note)
    pains = [one.pain for record in again.records for one in record.complaints] + [worst]
    assert again.pain_worst == max((one for one in pains if one is not None), default=None)


def replaced(draft: SessionDraft, note: str) -> SessionDraft:
    return SessionDraft.model_validate(draft.values() | {"note": note})


# What each thing done looks like after an interruption


EXERCISES = by_id(
    (
        an_exercise("lift", dose=Dose(reps=2)),
        an_exercise("stay", (move(2), hold()), Dose(hold_s=10)),
    )
)
CATALOGUE = Catalogue(EXERCISES)
ROUTINE = a_routine(RoutineItem(exercise="lift"), RoutineItem(exercise="stay"))


def under_way(pace: float = 1.0) -> Session:
    return Session.of(lay_out(ROUTINE, EXERCISES, pace)).run(0.0)


def kept(session: Session, now: float) -> SessionDraft:
    begun = SessionDraft.begun(UUID(int=7), session, when(22), 4)
    return from_disk(begun.after(session, now, when(22, 13)))


def test_the_easier_form_is_still_the_easier_form() -> None:
    draft = kept(under_way().easier(1.0), 9.0)
    assert [item.variation for item in draft.routine.items] == [Variation.EASIER, Variation.STANDARD]
    taken_up = draft.session(CATALOGUE)
    assert taken_up.at(0.0).planned.item.variation is Variation.EASIER
    assert [record.variation for record in taken_up.records(0.0)] == [Variation.EASIER, Variation.STANDARD]


def test_own_pace_and_extra_seconds_and_pace_are_still_there() -> None:
    session = under_way().with_pace(1.0, 0.8).more(2.0).with_own_pace(3.0, own_pace=True)
    taken_up = kept(session, 4.0).session(CATALOGUE)
    assert taken_up.own_pace
    assert taken_up.gate_s is not None
    assert taken_up.timeline.pace == 0.8
    assert taken_up.timeline.seconds == lay_out(ROUTINE, EXERCISES, 0.8).seconds + 10


def test_one_that_is_led_by_a_slow_voice_has_as_much_time_as_before() -> None:
    session = Session.of(lay_out(ROUTINE, EXERCISES, 1.0, 40)).run(0.0)
    assert session.timeline.seconds > under_way().timeline.seconds
    taken_up = kept(session, 50.0).session(CATALOGUE)
    assert taken_up.timeline == session.timeline
    assert taken_up.position_s == 50.0


def test_one_that_waits_at_ones_own_pace_still_waits() -> None:
    session = under_way().with_own_pace(0.0, own_pace=True)
    taken_up = kept(session, 500.0).session(CATALOGUE)
    assert taken_up.at(0.0).waiting
    assert taken_up.unpaused(0.0).at(99.0).waiting
    assert not taken_up.run(0.0).at(0.1).waiting


def test_what_hurt_stays_with_its_exercise_and_gives_the_worst_pain() -> None:
    mild, strong = (
        Complaint(pain=3, what=PainKind.STAYS, remedy=Remedy.GO_ON),
        Complaint(pain=7, what=PainKind.SHARP, remedy=Remedy.LEAVE_OUT),
    )
    session = under_way().hurt(10.0, mild).hurt(12.0, strong)
    draft = kept(session, 13.0)
    assert [record.complaints for record in draft.records] == [(mild, strong), ()]
    assert draft.pain_worst == 7
    assert draft.item == 1
    assert draft.session(CATALOGUE).records(0.0) == draft.records
    assert draft.entry().exercises[0].complaints == (mild, strong)
    assert draft.entry().note == ""


def test_a_worst_pain_given_before_is_never_lowered() -> None:
    draft = kept(under_way(), 1.0).model_copy(update={"pain_worst": 8})
    mild = Complaint(pain=3, what=PainKind.STAYS, remedy=Remedy.EASIER)
    assert draft.after(under_way().hurt(1.0, mild), 2.0, when(22)).pain_worst == 8


# Where the catalogue has changed, and drafts of earlier versions


def doses_aside(records: Sequence[ExerciseRecord]) -> list[ExerciseRecord]:
    """RECORDS without what was planned, which is what the catalogue says by now."""
    return [record.model_copy(update={"sets": None, "reps": None, "hold_s": None}) for record in records]


@pytest.mark.parametrize(
    "longer", [an_exercise("lift", dose=Dose(reps=9)), an_exercise("lift", (move(5),), Dose(reps=2))]
)
def test_where_an_exercise_has_changed_it_goes_on_from_the_start_of_the_exercise(longer: Exercise) -> None:
    changed = Catalogue(EXERCISES | {"lift": longer})
    second = lay_out(ROUTINE, EXERCISES).item_start(1)
    draft = kept(under_way().more(1.0).with_own_pace(2.0, own_pace=True), second + 20)
    taken_up = draft.session(changed)
    moment = taken_up.at(0.0)
    assert moment.seconds == taken_up.timeline.item_start(moment.step.item)
    assert moment.step.item == draft.item
    assert taken_up.own_pace
    assert doses_aside(taken_up.records(0.0)) == doses_aside(draft.records)


def test_it_can_go_on_while_something_is_left_and_known() -> None:
    draft = kept(under_way(), 5.0)
    assert draft.can_go_on(CATALOGUE)
    assert not draft.ended
    assert not draft.can_go_on(Catalogue({"lift": EXERCISES["lift"]}))
    end = kept(under_way(), 500.0)
    assert end.ended
    assert not end.can_go_on(CATALOGUE)


OLD_DRAFT = Path(__file__).parent / "draft_of_0_1.json"


def test_a_draft_of_the_first_version_is_gone_on_with_from_the_start_of_its_exercise() -> None:
    draft = SessionDraft.model_validate_json(OLD_DRAFT.read_text("utf-8"))
    routine = {item.exercise: an_exercise(item.exercise) for item in draft.routine.items}
    taken_up = draft.session(Catalogue(routine))
    moment = taken_up.at(0.0)
    assert (draft.pain_before, draft.pain_worst, draft.note) == (4, 6, "Bridge: pain 6, sharp; left it out.")
    assert (moment.step.item, moment.step_elapsed, moment.paused) == (1, 0, True)
    assert taken_up.timeline.pace == 0.8
    assert not taken_up.own_pace
    assert doses_aside(taken_up.records(0.0)) == doses_aside(draft.records)
    assert moment.planned.item.variation is Variation.EASIER
    assert draft.entry().exercises == draft.records


def test_records_without_complaints_are_written_as_they_always_were() -> None:
    record = ExerciseRecord.model_validate(json.loads(OLD_DRAFT.read_text("utf-8"))["records"][0])
    assert set(record.model_dump(mode="json")) == {"exercise", "variation", "planned_s", "done_s", "outcome"}


def test_a_timeline_can_be_told_from_another_by_its_extras() -> None:
    timeline = a_timeline(an_exercise())
    assert timeline.extended(0, 10)._replace(extras=()) != timeline
    assert timeline.extended(1, 10).extras == ((0, 1, 10),)
