"""What is told before a session of what was changed for the person, and how they overrule it."""

from collections.abc import Sequence

from backcare_tui.domain.catalogue.catalogue import Catalogue
from backcare_tui.domain.catalogue.exercise import Exercise
from backcare_tui.domain.catalogue.terms import CautionTag, Does
from backcare_tui.domain.guidance.adapt import Adapted
from backcare_tui.domain.guidance.person import Person
from backcare_tui.domain.interview.before.changes import changes_told
from backcare_tui.domain.interview.question import Choice
from backcare_tui.domain.interview.steps import Ask, Heed, Remember, Step, run
from backcare_tui.domain.journal.memo import Subject
from tests.domain.builders import a_routine, an_exercise, by_id
from tests.domain.guidance.test_adapt import caution, person

THIN, KNEE = CautionTag.OSTEOPOROSIS, CautionTag.KNEE_PAIN
LIFT = an_exercise("lift", cautions=[caution(instead="bend")])
STAY = an_exercise("stay", cautions=[caution(KNEE, Does.ADAPT), caution(THIN, Does.MIND)])
BEND = an_exercise("bend")


class Answers:
    """Gives ANSWERS to what is asked, and remembers the steps; what is written can be, if HEEDED."""

    def __init__(self, *answers: Choice, heeded: bool = True) -> None:
        self._answers = list(answers)
        self._heeded = heeded
        self.steps: list[Step] = []

    def __call__(self, step: Step) -> object:
        self.steps.append(step)
        match step:
            case Ask():
                return self._answers.pop(0)
            case Heed():
                return self._heeded
        return None

    def asked(self) -> list[str]:
        return [step.question.name for step in self.steps if isinstance(step, Ask)]


def told(
    answers: Answers,
    who: Person,
    ids: Sequence[str] = ("lift", "stay"),
    known: Sequence[Exercise] = (LIFT, STAY, BEND),
) -> Adapted | None:
    return run(changes_told(a_routine(*ids), who, Catalogue(by_id(known))), answers)


def exercises(done: Adapted | None) -> list[str]:
    return [item.exercise for item in done.routine.items] if done else []


def test_without_a_change_nothing_is_asked() -> None:
    answers = Answers()
    assert exercises(told(answers, Person())) == ["lift", "stay"]
    assert exercises(told(answers, person(THIN), ["stay"])) == ["stay"]
    assert answers.steps == []


def test_each_reason_is_shown_before_it_begins() -> None:
    answers = Answers(Choice.GO_ON)
    assert exercises(told(answers, person(THIN, KNEE))) == ["bend", "stay"]
    (step,) = answers.steps
    assert isinstance(step, Ask)
    assert step.question.points == (
        "For thin bones: bend instead of lift. Choose another.",
        "For sore knees: stay another way. Choose another.",
    )
    assert step.question.escape is Choice.GO_ON


def test_what_is_only_to_be_minded_is_counted() -> None:
    answers = Answers(Choice.GO_ON)
    told(answers, person(THIN))
    (step,) = answers.steps
    assert isinstance(step, Ask)
    assert step.question.points[1] == "In 1 more exercise there is something to mind, said where it begins."


def test_one_of_them_is_overruled_and_that_is_remembered() -> None:
    answers = Answers(Choice.NO, Choice.YES, Choice.NO, Choice.GO_ON)
    done = told(answers, person(THIN, KNEE))
    assert exercises(done) == ["lift", "stay"]
    assert done is not None
    assert [item.form is None for item in done.routine.items] == [True, False]
    assert answers.asked() == ["changes-for-you", "do-anyway", "do-anyway", "changes-for-you"]
    (heed,) = (step for step in answers.steps if isinstance(step, Heed))
    assert heed.circumstances.anyway == {"lift"}
    assert heed.circumstances.tags == {THIN, KNEE}
    (remember,) = (step for step in answers.steps if isinstance(step, Remember))
    assert remember.about is Subject.CIRCUMSTANCES
    assert "lift" in remember.says


def test_what_was_overruled_can_be_taken_back() -> None:
    answers = Answers(Choice.NO, Choice.NO, Choice.GO_ON)
    assert exercises(told(answers, person(THIN, anyway="lift"), ["lift"])) == ["bend"]
    assert answers.asked() == ["changes-for-you", "do-anyway-still", "changes-for-you"]


def test_what_cannot_be_written_holds_for_now() -> None:
    answers = Answers(Choice.NO, Choice.YES, Choice.GO_ON, heeded=False)
    assert exercises(told(answers, person(THIN), ["lift"])) == ["lift"]
    assert not any(isinstance(step, Remember) for step in answers.steps)


def test_nothing_overruled_writes_nothing() -> None:
    answers = Answers(Choice.NO, Choice.NO, Choice.GO_ON)
    assert exercises(told(answers, person(THIN), ["lift"])) == ["bend"]
    assert not any(isinstance(step, Heed) for step in answers.steps)


def test_where_nothing_is_left_that_is_said_and_nothing_begins() -> None:
    answers = Answers(Choice.BACK)
    assert told(answers, person(THIN), ["lift"], [LIFT]) is None
    assert answers.asked() == ["nothing-left"]
    answers = Answers(Choice.NO, Choice.YES, Choice.GO_ON)
    assert exercises(told(answers, person(THIN), ["lift"], [LIFT])) == ["lift"]
