"""What is asked when one looks back, and what comes of each answer."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcare_tui.domain.interview.look_back import (
    look_at_own_activity,
    look_back,
    look_back_if_due,
    look_back_on_week,
)
from backcare_tui.domain.interview.noted import noted
from backcare_tui.domain.interview.question import Choice
from backcare_tui.domain.interview.steps import (
    Ask,
    Interview,
    Name,
    Rate,
    Recall,
    Remember,
    Rename,
    Step,
    TellOwnActivity,
    TellWeek,
    run,
)
from backcare_tui.domain.journal.days import MIDNIGHT
from backcare_tui.domain.journal.entry import Entry, OwnActivityEntry, PegEntry
from backcare_tui.domain.journal.memo import MemoEntry, Subject
from backcare_tui.domain.journal.overview import overview_of
from tests.domain.builders import a_rating, when

NOW = when(22, 9)
"""A Sunday."""
BEFORE = a_rating(NOW - timedelta(days=9))
TOLD = PegEntry(id=UUID(int=1), at=when(22, 8), pain=4, enjoyment=3, activity=5)
NAMED = MemoEntry(id=UUID(int=2), at=when(1), about=Subject.OWN_ACTIVITY, says="tie my shoes")
RATED = OwnActivityEntry(id=UUID(int=3), at=when(21), name="tie my shoes", ability=3)


class Person:
    """Gives ANSWERS, by the names of the questions, and takes down what is asked and written."""

    def __init__(
        self, entries: Sequence[Entry], memos: Sequence[MemoEntry] = (), keeps: bool = True, **answers: object
    ) -> None:
        self.overview = overview_of(entries, NOW, memos, days=MIDNIGHT)
        self.answers = {name.replace("_", "-"): answer for name, answer in answers.items()}
        self.keeps = keeps
        self.asked: list[str] = []
        self.written: list[Step] = []

    def does(self, step: Step) -> object:
        match step:
            case Recall():
                return self.overview
            case Ask(question):
                self.asked.append(question.name)
                return self.answers.get(question.name, question.escape)
            case Rate(question):
                self.asked.append(question.name)
                return self.answers.get(question.name, question.escape)
            case Name(question):
                self.asked.append(question.name)
                return self.answers.get(question.name)
        self.written.append(step)
        return self.keeps

    def goes_through(self, interview: Interview[str]) -> str:
        return run(interview, self.does)


WEEK: dict[str, Any] = {"week": Choice.YES, "week_pain": 6, "week_enjoyment": 4, "week_activity": 3}
RATINGS = ("week-pain", "week-enjoyment", "week-activity")


def test_three_numbers_are_written_at_once() -> None:
    person = Person([BEFORE], [NAMED], own_activity_due=Choice.NO, **WEEK)
    assert person.goes_through(look_back_if_due("sunday")) == "Saved: the past week, overall 4.3 of 10."
    assert person.asked == ["week", *RATINGS, "own-activity-due"]
    assert person.written == [TellWeek(6, 4, 3), Remember(Subject.NOT_NOW, "own-activity")]


@pytest.mark.parametrize("missing", range(3))
def test_nothing_is_written_if_one_is_missing(missing: int) -> None:
    left = {RATINGS[missing].replace("-", "_"): None}
    person = Person([BEFORE], **WEEK | left)
    assert "nothing was written" in person.goes_through(look_back_if_due("sunday"))
    assert person.asked == ["week", *RATINGS[: missing + 1]]
    assert person.written == []


@pytest.mark.parametrize("left", range(3))
def test_who_goes_back_has_changed_nothing(left: int) -> None:
    person = Person([BEFORE], **WEEK | {RATINGS[left].replace("-", "_"): Choice.BACK})
    assert person.goes_through(look_back_if_due("sunday")) == ""
    assert person.written == []


@pytest.mark.parametrize(
    ("choice", "written"),
    [(Choice.LATER, []), (Choice.NO, [Remember(Subject.NOT_NOW, "peg")])],
    ids=["later", "not this week"],
)
def test_it_can_be_put_off(choice: Choice, written: list[Step]) -> None:
    person = Person([BEFORE], week=choice)
    assert person.goes_through(look_back_if_due("sunday")) == ""
    assert (person.asked, person.written) == (["week"], written)


def test_what_is_not_due_is_not_asked() -> None:
    cases: list[tuple[str, list[Entry]]] = [("never", [BEFORE]), ("sunday", [TOLD, BEFORE]), ("sunday", [])]
    for day, entries in cases:
        person = Person(entries)
        assert person.goes_through(look_back_if_due(day)) == ""  # type: ignore[arg-type]
        assert (person.asked, person.written) == ([], [])


def test_a_journal_that_took_nothing_is_not_called_saved() -> None:
    person = Person([BEFORE], keeps=False, **WEEK)
    assert person.goes_through(look_back_if_due("sunday")) == ""
    assert person.asked == ["week", *RATINGS]


# An activity of one's own


def test_it_is_offered_once_after_a_week_was_told() -> None:
    person = Person([BEFORE], own_activity_offer=Choice.NO, **WEEK)
    person.goes_through(look_back_if_due("sunday"))
    assert person.asked == ["week", *RATINGS, "own-activity-offer"]
    assert person.written == [TellWeek(6, 4, 3), Remember(Subject.OWN_ACTIVITY, "")]
    declined = MemoEntry(id=UUID(int=4), at=when(1), about=Subject.OWN_ACTIVITY, says="")
    again = Person([BEFORE], [declined], **WEEK)
    again.goes_through(look_back_if_due("sunday"))
    assert again.asked == ["week", *RATINGS]


def test_it_is_named_once_and_rated() -> None:
    named: dict[str, Any] = {"own_activity_offer": Choice.YES, "name_activity": "tie my shoes", "own_activity": 4}
    person = Person([BEFORE], **WEEK | named)
    said = person.goes_through(look_back_if_due("sunday"))
    assert said == "Saved: the past week, overall 4.3 of 10. Saved: “tie my shoes” goes 4 of 10."
    assert person.written[1:] == [
        Remember(Subject.OWN_ACTIVITY, "tie my shoes"),
        TellOwnActivity("tie my shoes", 4),
    ]


def test_each_month_only_the_number_is_asked() -> None:
    person = Person([TOLD, BEFORE], [NAMED], own_activity_due=Choice.YES, own_activity=0)
    assert person.goes_through(look_back_if_due("sunday")) == "Saved: “tie my shoes” goes 0 of 10."
    assert person.asked == ["own-activity-due", "own-activity"]
    assert person.written == [TellOwnActivity("tie my shoes", 0)]


@pytest.mark.parametrize("rated", [None, Choice.BACK])
def test_without_a_number_nothing_is_written(rated: object) -> None:
    person = Person([TOLD, BEFORE], [NAMED], own_activity_due=Choice.YES, own_activity=rated)
    assert person.goes_through(look_back_if_due("sunday")) == ""
    assert person.written == []


@pytest.mark.parametrize(
    ("choice", "written"),
    [
        (
            Choice.YES,
            [
                Rename("tie my shoes", "tie laces"),
                Remember(Subject.OWN_ACTIVITY, "tie laces"),
                TellOwnActivity("tie laces", 5),
            ],
        ),
        (Choice.NO, [Remember(Subject.OWN_ACTIVITY, "tie laces"), TellOwnActivity("tie laces", 5)]),
        (Choice.BACK, []),
    ],
    ids=["the same", "another one", "neither"],
)
def test_another_name_is_the_same_or_something_else(choice: Choice, written: list[Step]) -> None:
    person = Person([RATED], [NAMED], name_activity="tie laces", same_activity=choice, own_activity=5)
    person.goes_through(look_at_own_activity())
    assert person.written == written


def test_whoever_keeps_the_name_is_asked_nothing_more_about_it() -> None:
    person = Person([RATED], [NAMED], name_activity="tie my shoes", own_activity=5)
    person.goes_through(look_at_own_activity())
    assert person.asked == ["name-activity", "own-activity"]
    assert person.written == [TellOwnActivity("tie my shoes", 5)]


# When it is asked for


def test_asked_for_it_needs_no_day() -> None:
    person = Person([], **WEEK)
    assert person.goes_through(look_back_on_week("never")).startswith("Saved")
    assert person.asked == list(RATINGS)


def test_asked_for_it_is_still_once_a_week() -> None:
    person = Person([TOLD])
    assert "already" in person.goes_through(look_back_on_week("sunday"))
    assert (person.asked, person.written) == ([], [])
    both = Person([TOLD], name_activity="garden", own_activity=2)
    said = both.goes_through(look_back("sunday"))
    assert said.endswith("Saved: “garden” goes 2 of 10.")
    assert both.asked == ["name-activity", "own-activity"]


def test_whoever_leaves_the_week_leaves_what_would_come_after_it_too() -> None:
    person = Person([BEFORE], week_pain=Choice.BACK)
    assert person.goes_through(look_back("sunday")) == ""
    assert (person.asked, person.written) == (["week-pain"], [])


# Whatever is answered


_RATED = st.none() | st.integers(0, 10) | st.just(Choice.BACK)


@given(st.data(), st.booleans(), st.booleans(), st.booleans(), st.booleans())
def test_all_that_is_written_is_an_entry_and_a_week_is_whole_or_not_there(
    data: st.DataObject, told: bool, named: bool, keeps: bool, due: bool
) -> None:
    class Anybody(Person):
        def does(self, step: Step) -> object:
            match step:
                case Ask(question):
                    return data.draw(st.sampled_from([answer.choice for answer in question.answers]))
                case Rate():
                    return data.draw(_RATED)
                case Name(question):
                    return data.draw(st.none() | st.sampled_from(["garden", "tie my shoes"]))
            return super().does(step)

    person = Anybody([*([TOLD] if told else []), BEFORE], [NAMED] if named else [], keeps)
    said = person.goes_through(look_back_if_due("sunday") if due else look_back("sunday"))
    weeks = [step for step in person.written if isinstance(step, TellWeek)]
    assert len(weeks) <= (0 if told else 1)
    for step in person.written:
        if isinstance(step, Remember | TellWeek | TellOwnActivity):
            assert noted(step, UUID(int=9), NOW).at == NOW
    assert ("Saved" in said) is (keeps and any(isinstance(s, TellWeek | TellOwnActivity) for s in person.written))
