"""The first start without a mouth: what is asked, in which order, what is kept, and how many keys it takes."""

from uuid import uuid4

import pytest

from backcare_tui.domain.catalogue.terms import CautionTag
from backcare_tui.domain.guidance.circumstances import Circumstances, Holds
from backcare_tui.domain.guidance.signs.safety import HelpLevel, SafetyText
from backcare_tui.domain.guidance.signs.signs_said import SignsSaid, closed_by
from backcare_tui.domain.interview.circumstances_interview import change_circumstances
from backcare_tui.domain.interview.first_start import first_start
from backcare_tui.domain.interview.first_start_due import first_start_due
from backcare_tui.domain.interview.question import Choice
from backcare_tui.domain.interview.signs_interview import look_for_signs, open_again
from backcare_tui.domain.interview.steps import (
    Ask,
    Describe,
    Heed,
    Interrupt,
    Interview,
    Recall,
    Remember,
    Step,
    Tell,
    Welcomed,
    run,
)
from backcare_tui.domain.journal.days import MIDNIGHT
from backcare_tui.domain.journal.memo import MemoEntry, Subject
from backcare_tui.domain.journal.overview import Overview
from tests.domain.builders import when
from tests.domain.guidance.signs.test_safety import a_safety_text

SAFETY: SafetyText = a_safety_text(*HelpLevel).with_number("112")
NOTHING = Circumstances()
NONE, ONE, LATER = Choice.NO, Choice.YES, Choice.LATER
OF_SIGNS, OF_CIRCUMSTANCES = Subject.SIGNS, Subject.CIRCUMSTANCES


class Person:
    """Gives REPLIES to what is asked, one after the other, and has a journal that remembers."""

    def __init__(self, *replies: object, memos: tuple[tuple[Subject, str], ...] = (), writes: bool = True) -> None:
        self.replies = list(replies)
        self.memos = list(memos)
        self.writes = writes
        self.heeded: list[Circumstances] = []
        self.steps: list[Step] = []
        self.keys = 0
        """Pressed so far, each answer with one."""

    def do(self, step: Step) -> object:
        self.steps.append(step)
        match step:
            case Recall():
                return Overview(when(22), memos=self.kept(), days=MIDNIGHT)
            case Remember(about, says):
                self.memos.insert(0, (about, says))
            case Heed(circumstances):
                self.heeded += [circumstances] if self.writes else []
                return self.writes
            case Tell():
                self.keys += 1
            case Ask() | Interrupt() | Describe():
                self.keys += 1
                return self.replies.pop(0)
        return None

    def kept(self) -> tuple[MemoEntry, ...]:
        return tuple(MemoEntry(id=uuid4(), at=when(22), about=about, says=says) for about, says in self.memos)

    def hears(self, interview: Interview[object]) -> object:
        outcome = run(interview, self.do)
        assert self.replies == []
        return outcome

    def starts(self, *, welcomed: bool = False, known: Circumstances = NOTHING) -> "Person":
        self.hears(first_start(welcomed, SAFETY, lambda: known))
        return self


def names(person: Person) -> list[str]:
    return [step.question.name for step in person.steps if isinstance(step, Ask)]


def test_a_healthy_person_needs_four_keys() -> None:
    person = Person(NONE, NONE, NONE).starts()
    assert person.keys == 4
    assert names(person) == ["signs", "signs", "circumstances"]
    assert person.memos == [(OF_CIRCUMSTANCES, "none"), (OF_SIGNS, "none")]
    assert person.heeded == [Circumstances()]
    assert not first_start_due(welcomed=True, memos=person.kept())


def test_the_number_to_call_stands_in_what_to_do() -> None:
    person = Person(ONE, Choice.GO_ON).starts()
    (told,) = [step for step in person.steps if isinstance(step, Interrupt)]
    assert told.action == "Call 112."


@pytest.mark.parametrize(("before", "level"), [((), "emergency"), ((NONE,), "urgent")])
def test_one_of_these_is_kept_before_it_is_said_what_to_do_and_ends_it(
    before: tuple[Choice, ...], level: str
) -> None:
    person = Person(*before, ONE, Choice.GO_ON).starts()
    kept, told = person.steps[-2:]
    assert kept == Remember(OF_SIGNS, level)
    assert isinstance(told, Interrupt)
    assert closed_by(person.kept()) == level
    assert "circumstances" not in names(person)
    assert not first_start_due(welcomed=True, memos=person.kept())


def test_the_wrong_key_asks_again_and_opens_them() -> None:
    person = Person(ONE, Choice.BACK, NONE, NONE, NONE).starts()
    assert closed_by(person.kept()) is None
    assert person.memos[-1] == (OF_SIGNS, "emergency")


def test_each_part_can_be_left_for_later_and_is_kept_as_that() -> None:
    person = Person(LATER, LATER).starts()
    assert person.memos == [(OF_CIRCUMSTANCES, "skipped"), (OF_SIGNS, "skipped")]
    assert person.heeded == []
    assert closed_by(person.kept()) is None
    assert not first_start_due(welcomed=True, memos=person.kept())


def test_somebody_welcomed_by_an_older_program_gets_the_cards_and_not_the_first_words() -> None:
    assert first_start_due(welcomed=True, memos=())
    person = Person(NONE, NONE, NONE).starts(welcomed=True)
    assert person.keys == 3
    assert not any(isinstance(step, Tell | Welcomed) for step in person.steps)


@pytest.mark.parametrize("memos", [((OF_SIGNS, "none"),), ((OF_SIGNS, "skipped"),)])
def test_what_was_cut_off_goes_on_where_it_stopped(memos: tuple[tuple[Subject, str], ...]) -> None:
    assert names(Person(NONE, memos=memos).starts(welcomed=True)) == ["circumstances"]


def test_what_another_window_asked_meanwhile_is_not_asked_again() -> None:
    memos = ((OF_CIRCUMSTANCES, "none"), (OF_SIGNS, "none"))
    assert names(Person(memos=memos).starts()) == []


def test_circumstances_wait_while_the_exercises_are_closed() -> None:
    memos = ((OF_SIGNS, "urgent"),)
    assert names(Person(memos=memos).starts(welcomed=True)) == []


def test_circumstances_written_by_hand_are_kept_and_not_asked_for() -> None:
    known = Circumstances(tags=frozenset({CautionTag.HEART}))
    person = Person(NONE, NONE).starts(known=known)
    assert person.memos[0] == (OF_CIRCUMSTANCES, "heart")
    assert person.heeded == []


def test_what_is_chosen_is_written_and_kept_and_what_is_not_known_is_said_whom_to_ask() -> None:
    told = (
        Circumstances()
        .with_answer(CautionTag.OSTEOPOROSIS, Holds.YES)
        .with_answer(CautionTag.HEART, Holds.NOT_SURE)
    )
    person = Person(NONE, NONE, ONE, told).starts()
    assert person.heeded == [told]
    assert person.memos[0] == (OF_CIRCUMSTANCES, "osteoporosis; not sure: heart")
    last = person.steps[-1]
    assert isinstance(last, Tell)
    assert [words.split("?")[0] for words in last.paragraphs] == ["Do you have a heart condition"]


def test_a_list_that_is_left_asks_again() -> None:
    person = Person(NONE, NONE, ONE, None, NONE).starts()
    assert names(person) == ["signs", "signs", "circumstances", "circumstances"]


def test_settings_that_cannot_be_written_are_asked_for_at_the_next_start() -> None:
    person = Person(NONE, NONE, NONE, writes=False).starts()
    assert first_start_due(welcomed=True, memos=person.kept())


def test_whom_to_ask_is_said_once() -> None:
    known = Circumstances(not_sure=frozenset({CautionTag.HEART}))
    told = known.with_answer(CautionTag.KNEE_PAIN, Holds.YES)
    person = Person(told)
    person.hears(change_circumstances(known))
    assert person.memos == [(OF_CIRCUMSTANCES, "knee-pain; not sure: heart")]
    assert not any(isinstance(step, Tell) for step in person.steps)


def test_what_stays_as_it_was_writes_nothing() -> None:
    known = Circumstances(tags=frozenset({CautionTag.HEART}), anyway=frozenset({"bridge"}))
    for reply in (None, known):
        person = Person(reply)
        person.hears(change_circumstances(known))
        assert (person.memos, person.heeded) == ([], [])


# The way back


@pytest.mark.parametrize(
    ("replies", "opened"),
    [
        ((Choice.BACK,), False),
        ((Choice.YES,), True),
        ((Choice.AGAIN, NONE, NONE), True),
        ((Choice.AGAIN, NONE, ONE, Choice.GO_ON), False),
    ],
)
def test_the_way_back(replies: tuple[Choice, ...], opened: bool) -> None:
    person = Person(*replies, memos=((OF_SIGNS, "emergency"),))
    assert person.hears(open_again(SAFETY, SignsSaid.EMERGENCY)) is opened
    assert (closed_by(person.kept()) is None) is opened


def test_leaving_the_cards_for_later_opens_nothing() -> None:
    person = Person(Choice.AGAIN, LATER, memos=((OF_SIGNS, "urgent"),))
    assert person.hears(open_again(SAFETY, SignsSaid.URGENT)) is False
    assert person.memos == [(OF_SIGNS, "urgent")]


@pytest.mark.parametrize("after", [(LATER,), (NONE, LATER)])
def test_the_wrong_key_and_then_later_leaves_them_closed(after: tuple[Choice, ...]) -> None:
    person = Person(ONE, Choice.BACK, *after)
    assert person.hears(look_for_signs(SAFETY)) is False
    assert person.memos == [(OF_SIGNS, "emergency")]


def test_why_they_are_shown_is_said_once() -> None:
    person = Person(NONE, NONE)
    assert person.hears(look_for_signs(SAFETY, "Your pain is new.")) is True
    asked = [step.question.body for step in person.steps if isinstance(step, Ask)]
    assert asked == ["Your pain is new.", ""]
