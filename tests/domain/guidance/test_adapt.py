"""The one place for what depends on the person, and the one way from a routine to its time."""

import ast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcare_tui.domain.catalogue.catalogue import Catalogue
from backcare_tui.domain.catalogue.caution import Caution
from backcare_tui.domain.catalogue.dose import Dose, DoseChange, PrintedRange
from backcare_tui.domain.catalogue.exercise import Exercise
from backcare_tui.domain.catalogue.form import Form
from backcare_tui.domain.catalogue.position import UPRIGHT
from backcare_tui.domain.catalogue.routine import Routine, RoutineItem
from backcare_tui.domain.catalogue.terms import CautionTag, Does, Variation
from backcare_tui.domain.guidance.adapt import Adapted, NothingLeftError, adapted, timeline_for
from backcare_tui.domain.guidance.person import Person
from backcare_tui.domain.session.planned_item import PlannedItem
from backcare_tui.domain.session.timeline import lay_out
from backcare_tui.domain.words.wording import speaking_seconds
from tests.cues.test_by_ear import speech_problems
from tests.domain.builders import Programme, a_routine, an_exercise, by_id, hold, move, paces, programmes
from tests.layers import MODULES, name_of, tree_of
from tests.shipped import shipped

THIN, KNEE, HEART = CautionTag.OSTEOPOROSIS, CautionTag.KNEE_PAIN, CautionTag.HEART


def person(*tags: CautionTag, anyway: str = "") -> Person:
    return Person(tags=frozenset(tags), anyway=frozenset(anyway.split()))


def caution(
    tag: CautionTag = THIN, does: Does = Does.LEAVE_OUT, advice: str = "Choose another.", **more: object
) -> Caution:
    return Caution.model_validate({"tag": tag, "does": does, "advice": advice} | more)


def catalogue(*exercises: Exercise) -> Catalogue:
    return Catalogue(by_id(exercises))


@st.composite
def people(draw: st.DrawFn) -> Person:
    tags = st.frozensets(st.sampled_from(CautionTag), max_size=5)
    anyway = st.frozensets(st.sampled_from(sorted(shipped().exercises)), max_size=3)
    return Person(tags=draw(tags), not_sure=draw(tags), anyway=draw(anyway))


@st.composite
def practised(draw: st.DrawFn) -> Routine:
    """Any routine or exercise that is shipped, or some of them strung together."""
    ids = st.sampled_from(sorted({**shipped().exercises, **shipped().routines}))
    return shipped().to_practise(draw(st.lists(ids, min_size=1, max_size=3)))


def tried(routine: Routine, someone: Person) -> Adapted | None:
    """ROUTINE as SOMEONE does it; None where there is nothing of it for them."""
    try:
        return adapted(routine, someone, shipped())
    except NothingLeftError as error:
        left_out = {(change.exercise, change.does, change.instead) for change in error.changes}
    assert left_out == {(item.exercise, Does.LEAVE_OUT, None) for item in routine.items}
    return None


# Whoever it is, and whatever they do


@given(practised(), people())
def test_nothing_is_done_that_a_circumstance_leaves_out(routine: Routine, someone: Person) -> None:
    done = tried(routine, someone)
    for item in done.routine.items if done else ():
        exercise = shipped().exercises[item.exercise]
        against = [one for one in exercise.cautions if one.does is Does.LEAVE_OUT and one.tag in someone.tags]
        assert not against or exercise.id in someone.anyway


@given(practised(), people())
def test_whatever_is_changed_has_its_reason_and_nothing_else_is(routine: Routine, someone: Person) -> None:
    done = tried(routine, someone)
    if done is None:
        return
    about = {change.exercise for change in done.changes}
    out = [change for change in done.changes if change.does is Does.LEAVE_OUT]
    instead = {change.instead for change in out}
    for change in done.changes:
        assert change.tag in someone.tags | someone.not_sure
        assert change.does is Does.MIND or change.tag in someone.tags
        assert change.says.endswith((".", "?", "!"))
    done_now = {item.exercise for item in done.routine.items}
    gone = {item.exercise for item in routine.items} - done_now
    assert gone == {change.exercise for change in out}
    assert instead - {None} <= done_now
    for item in done.routine.items:
        if item not in routine.items:
            assert item.exercise in about | instead
    for item in routine.items:
        if item.exercise not in about:
            assert item in done.routine.items
        if item.exercise in someone.anyway:
            as_written = {"note": item.note}
            assert item in [one.model_copy(update=as_written) for one in done.routine.items]


@given(practised(), people())
def test_nothing_is_done_twice_because_something_else_was_left_out(routine: Routine, someone: Person) -> None:
    done = tried(routine, someone)
    written = [item.exercise for item in routine.items]
    for exercise in {item.exercise for item in done.routine.items} if done else ():
        times = [item.exercise for item in done.routine.items].count(exercise) if done else 0
        assert times <= max(1, written.count(exercise))


@st.composite
def items(draw: st.DrawFn) -> RoutineItem:
    """Any exercise in any form, with a dose that is printed, as a plan or a file of one's own may ask for it."""
    exercise = shipped().exercises[draw(st.sampled_from(sorted(shipped().exercises)))]
    printed, variation = exercise.printed, draw(st.sampled_from(Variation))
    dose = {
        "sets": draw(st.integers(*printed.sets)) if printed.sets else None,
        "reps": draw(st.integers(*printed.reps)) if printed.reps else None,
        "hold_s": draw(st.floats(*printed.hold_s)) if printed.hold_s and exercise.dose.hold_s else None,
    }
    try:
        item = RoutineItem.model_validate({"exercise": exercise.id, "variation": variation, "dose": dose})
        PlannedItem.of(item, exercise)
    except ValueError:  # a dose that takes hours
        return RoutineItem(exercise=exercise.id, variation=variation)
    return item


@given(items(), st.frozensets(st.sampled_from(CautionTag), min_size=1, max_size=4))
def test_every_circumstance_has_its_limit_at_once(item: RoutineItem, tags: frozenset[CautionTag]) -> None:
    done = tried(a_routine(item), Person(tags=tags))
    for planned in done.timeline(shipped()).items if done else ():
        for one in planned.written.cautions:
            form = one.form or planned.written.easier[0]
            if one.does is not Does.ADAPT or one.tag not in tags or form.dose is None:
                continue
            limits = {name: most for name, most in form.dose.asked.items() if name != "rest_s"}
            printed = {
                name: span for name, span in planned.written.printed.values().items() if span and name != "words"
            }
            for name, limit in limits.items():
                least = 0 if one.form else (printed.get(name) or (0,))[0]
                assert getattr(planned.dose, name) <= max(limit, least), (planned.written.id, one.tag, name)


@given(practised(), people())
def test_every_dose_is_one_that_is_printed(routine: Routine, someone: Person) -> None:
    done = tried(routine, someone)
    timeline = lay_out(done.routine, shipped().exercises) if done else None
    for planned in timeline.items if timeline else ():
        printed, dose = planned.written.printed, planned.dose
        spans = ((printed.sets, dose.sets), (printed.reps, dose.reps), (printed.minutes, dose.minutes))
        for span, amount in (*spans, (printed.hold_s, dose.hold_s or (printed.hold_s or (0,))[0])):
            assert span is None or span[0] <= amount <= span[1], (planned.written.id, planned.form, dose)


@given(practised(), people(), paces())
def test_what_is_adapted_can_be_laid_out_and_is_adapted_to_the_end(
    routine: Routine, someone: Person, pace: float
) -> None:
    done = tried(routine, someone)
    if done is not None:
        assert adapted(done.routine, someone, shipped()).routine == done.routine
        assert timeline_for(shipped(), routine, someone, pace) == lay_out(done.routine, shipped().exercises, pace)


@given(practised(), people())
def test_what_needs_no_floor_still_needs_none(routine: Routine, someone: Person) -> None:
    done = tried(routine, someone)
    if done and not shipped().needs_floor(routine):
        assert all((planned.position in UPRIGHT) for planned in lay_out(done.routine, shipped().exercises).items)


@given(practised())
def test_who_told_nothing_does_it_as_it_is_written(routine: Routine) -> None:
    assert adapted(routine, Person(), shipped()) == Adapted(routine)


@pytest.mark.parametrize("tag", CautionTag)
def test_each_circumstance_leaves_something_of_everything(tag: CautionTag) -> None:
    for name in (*shipped().routines, *shipped().exercises):
        timeline = timeline_for(shipped(), shipped().to_practise([name]), person(tag))
        assert speech_problems(timeline) == []


# Each rule


LIFT = an_exercise("lift", cautions=[caution(instead="bend")])
BEND, TURN = an_exercise("bend"), an_exercise("turn")


def test_what_is_left_out_gives_its_place_to_what_its_caution_names() -> None:
    done = adapted(a_routine("lift", "turn"), person(THIN), catalogue(LIFT, BEND, TURN))
    assert [item.exercise for item in done.routine.items] == ["bend", "turn"]
    (change,) = done.changes
    assert (change.exercise, change.instead, change.tag, change.does) == ("lift", "bend", THIN, Does.LEAVE_OUT)
    assert change.says == "For thin bones: bend instead of lift. Choose another."


@pytest.mark.parametrize(
    ("bend", "routine", "tags"),
    [
        (an_exercise("bend", cautions=[caution(KNEE)]), ("lift",), (THIN, KNEE)),
        (BEND, ("lift", "bend"), (THIN,)),
    ],
    ids=["nothing for the person either", "there already"],
)
def test_else_to_the_next_best_of_its_kind(
    bend: Exercise, routine: tuple[str, ...], tags: tuple[CautionTag, ...]
) -> None:
    elsewhere = an_exercise("away", position="standing")
    stretch = an_exercise("stretch", kind="stretch")
    known = catalogue(LIFT, bend, elsewhere, stretch, TURN)
    assert adapted(a_routine(*routine), person(*tags), known).routine.items[0].exercise == "turn"
    known = catalogue(LIFT, bend, elsewhere, stretch)
    assert adapted(a_routine(*routine), person(*tags), known).routine.items[0].exercise == "away"


def test_else_to_nothing() -> None:
    known = catalogue(LIFT, an_exercise("stretch", kind="stretch"))
    done = adapted(a_routine("lift", "stretch"), person(THIN), known)
    assert [item.exercise for item in done.routine.items] == ["stretch"]
    assert done.changes[0].instead is None
    assert done.changes[0].says == "For thin bones: no lift. Choose another."


def test_where_nothing_is_left_that_is_said_with_what_to_do() -> None:
    with pytest.raises(NothingLeftError) as caught:
        adapted(a_routine("lift"), person(THIN), catalogue(LIFT, an_exercise("rest", kind="relaxation")))
    said = str(caught.value)
    assert said.startswith("“Mine” has nothing for you. For thin bones: no lift.")
    assert said.endswith("Choose Rest instead.")


def test_what_takes_the_place_is_adapted_too() -> None:
    bend = an_exercise("bend", cautions=[caution(KNEE, Does.ADAPT, form={"words": "Bend a little."})])
    done = adapted(a_routine("lift"), person(THIN, KNEE), catalogue(LIFT, bend))
    (item,) = done.routine.items
    assert (item.exercise, item.form and item.form.words) == ("bend", "Bend a little.")
    assert [(one.exercise, one.tag) for one in done.changes] == [("lift", THIN), ("bend", KNEE)]


def test_what_has_to_be_at_hand_is_said_by_whichever_form_says_it() -> None:
    on_bed = caution(KNEE, Does.ADAPT, form=Form(words="On a bed.", equipment=()))
    less = caution(THIN, Does.ADAPT, form=Form(words="Less.", phases=(move(3),)))
    lift = an_exercise("lift", cautions=[less, on_bed], equipment=["mat"])
    (item,) = adapted(a_routine("lift"), person(THIN, KNEE), catalogue(lift)).routine.items
    assert PlannedItem.of(item, lift).equipment == ()


def test_where_the_floor_is_out_of_reach_it_is_said_that_a_bed_will_do() -> None:
    no_floor = person(CautionTag.CANNOT_FLOOR)
    assert timeline_for(shipped(), shipped().routines["starter-three"], no_floor).place == "on a bed"
    assert timeline_for(shipped(), shipped().routines["starter-three"], person()).place == "on the floor"


def test_what_is_without_strength_work_stays_so() -> None:
    lift = an_exercise("lift", kind="mobility", cautions=[caution(instead="bend")])
    turn = an_exercise("turn", kind="mobility", dose=Dose(reps=6))
    rest = an_exercise("rest", kind="relaxation")
    done = adapted(a_routine("lift", "rest"), person(THIN), catalogue(lift, BEND, turn, rest))
    planned, _ = done.timeline(catalogue(turn, rest)).items
    assert (planned.exercise.id, planned.item.variation, planned.dose.reps) == ("turn", Variation.EASIER, 4)


HELD = an_exercise(
    "hold",
    [move(), hold()],
    Dose(reps=8, hold_s=10),
    printed=PrintedRange(reps=(6, 10), hold_s=(3, 20), words="So."),
    cautions=[
        caution(HEART, Does.ADAPT, "Hold it for a short time.", form={"words": "Short.", "dose": {"hold_s": 4}}),
        caution(KNEE, Does.ADAPT, "Go half as far."),
        caution(THIN, Does.MIND, "Stay straight."),
    ],
)


@pytest.mark.parametrize(
    ("tags", "words", "reps", "hold_s"),
    [((HEART,), "Short.", 8, 4), ((KNEE,), "Less.", 6, 5), ((HEART, KNEE), "Short. Less.", 6, 4)],
    ids=["its own form", "the first easier form, within print", "both"],
)
def test_what_is_adapted_is_done_in_another_form(
    tags: tuple[CautionTag, ...], words: str, reps: int, hold_s: float
) -> None:
    done = adapted(a_routine("hold"), person(*tags), catalogue(HELD))
    (planned,) = lay_out(done.routine, by_id([HELD])).items
    assert planned.form is not None
    assert planned.item.variation is Variation.EASIER
    assert (planned.form.words, planned.dose.reps, planned.dose.hold_s) == (words, reps, hold_s)
    assert [one.does for one in done.changes] == [Does.ADAPT] * len(tags)


def test_a_routine_that_asks_for_less_keeps_that() -> None:
    routine = a_routine(RoutineItem(exercise="hold", dose=DoseChange(reps=2, hold_s=3)))
    done = adapted(routine, person(HEART), catalogue(HELD))
    (planned,) = lay_out(done.routine, by_id([HELD])).items
    assert (planned.dose.reps, planned.dose.hold_s) == (2, 3)


def test_what_is_to_be_minded_is_said_where_it_begins() -> None:
    routine = a_routine(RoutineItem(exercise="hold", note="Small range."))
    done = adapted(routine, person(THIN), catalogue(HELD))
    assert done.routine.items[0].note == "Small range. Stay straight."
    assert done.changes[0].says == "For thin bones, hold: Stay straight."
    assert (done.routine.items[0].form, done.routine.opening) == (None, ())


@pytest.mark.parametrize("tag", [THIN, KNEE, HEART])
def test_a_circumstance_that_is_not_sure_is_only_minded(tag: CautionTag) -> None:
    someone = Person(not_sure=frozenset({tag}))
    lift = LIFT.model_copy(update={"cautions": (*LIFT.cautions, *HELD.cautions)})
    done = adapted(a_routine("lift"), someone, catalogue(lift, BEND))
    assert [item.exercise for item in done.routine.items] == ["lift"]
    assert {change.does for change in done.changes} == {Does.MIND}
    assert all(change.says.startswith("You are not sure about ") for change in done.changes)


def test_what_is_done_anyway_stays_as_it_is_written_with_the_reason() -> None:
    done = adapted(a_routine("lift", "hold"), person(THIN, KNEE, anyway="lift hold"), catalogue(LIFT, BEND, HELD))
    assert [(item.exercise, item.form) for item in done.routine.items] == [("lift", None), ("hold", None)]
    assert [one.overruled for one in done.changes] == [True, True, False]
    assert done.changes[0].says == "Lift as written, as you chose. For thin bones: Choose another."


def test_the_reasons_are_said_before_the_first_exercise() -> None:
    done = adapted(a_routine("lift", "hold"), person(THIN, KNEE), catalogue(LIFT, BEND, HELD))
    assert done.routine.opening == ("For thin bones: bend instead of lift.", "For sore knees: hold another way.")
    first, second = (step for step in lay_out(done.routine, by_id([BEND, HELD])).steps if not step.rep)
    assert first.instruction.startswith(" ".join(done.routine.opening))
    assert "For" not in second.instruction
    assert first.seconds >= speaking_seconds(first.instruction)


def test_a_form_of_an_earlier_choice_that_asks_for_less_keeps_that() -> None:
    less = Form(words="Tiny.", dose=DoseChange(reps=1, hold_s=2))
    routine = a_routine(RoutineItem(exercise="hold", variation=Variation.EASIER, form=less))
    (planned,) = lay_out(adapted(routine, person(HEART), catalogue(HELD)).routine, by_id([HELD])).items
    assert (planned.dose.reps, planned.dose.hold_s) == (1, 2)


# The one way


@given(programmes(), paces())
def test_a_routine_is_laid_out_as_the_person_does_it(programme: Programme, pace: float) -> None:
    someone, known = Person(), Catalogue(programme.exercises)
    routine = adapted(programme.routine, someone, known).routine
    assert timeline_for(known, programme.routine, someone, pace) == lay_out(routine, known.exercises, pace)


def test_nothing_else_leads_from_a_routine_to_its_time() -> None:
    """But for drafts, which keep what a session began with, and the figure of one exercise by itself."""
    calls = {
        name_of(path)
        for path in MODULES
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "lay_out"
    }
    assert calls == {
        "backcare_tui.domain.guidance.adapt",
        "backcare_tui.domain.session.draft",
        "backcare_tui.ui.widgets.figure.portrait",
    }
