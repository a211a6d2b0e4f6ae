"""Every circumstance is asked once, in plain words, and kept so that it can be read."""

import pytest

from backcare_tui.domain.catalogue.terms import CautionTag
from backcare_tui.domain.guidance.circumstances import (
    CIRCUMSTANCES,
    Circumstance,
    Circumstances,
    Group,
    Holds,
    group_lines,
    in_order,
)


def test_every_tag_of_the_catalogue_is_asked_once() -> None:
    assert sorted(one.tag for one in CIRCUMSTANCES) == sorted(CautionTag)


@pytest.mark.parametrize("one", CIRCUMSTANCES, ids=lambda one: one.tag)
def test_each_is_a_short_question_and_says_whom_to_ask(one: Circumstance) -> None:
    assert one.question.endswith("?")
    assert len(one.question) <= 80
    assert one.whom_to_ask.endswith(".")
    assert one.tag.value not in one.question or "-" not in one.tag.value


def test_somebody_with_none_of_them_reads_four_lines_that_leave_none_out() -> None:
    lines = group_lines()
    assert len(lines) == len(Group) == 4
    assert all(any(one.short in line for line in lines) for one in CIRCUMSTANCES)


@pytest.mark.parametrize("holds", Holds)
@pytest.mark.parametrize("before", Holds)
def test_an_answer_takes_the_place_of_the_one_before(before: Holds, holds: Holds) -> None:
    known = Circumstances(tags=frozenset({CautionTag.HEART})).with_answer(CautionTag.BALANCE, before)
    told = known.with_answer(CautionTag.BALANCE, holds)
    assert told.holds(CautionTag.BALANCE) is holds
    assert told.holds(CautionTag.HEART) is Holds.YES
    assert not told.tags & told.not_sure


@pytest.mark.parametrize(
    ("told", "says"),
    [
        (Circumstances(), "none"),
        (Circumstances(tags=frozenset({CautionTag.KNEE_PAIN, CautionTag.OSTEOPOROSIS})), "osteoporosis knee-pain"),
        (Circumstances(not_sure=frozenset({CautionTag.HEART})), "not sure: heart"),
        (
            Circumstances(
                frozenset({CautionTag.OSTEOPOROSIS}),
                frozenset({CautionTag.HEART}),
                frozenset({"curl-up", "bridge"}),
            ),
            "osteoporosis; not sure: heart; anyway: bridge curl-up",
        ),
    ],
)
def test_what_the_journal_keeps(told: Circumstances, says: str) -> None:
    assert told.says == says


def test_what_is_done_anyway_can_be_taken_back() -> None:
    known = Circumstances(anyway=frozenset({"bridge"}))
    assert known.with_anyway("bridge", done=False) == Circumstances()
    assert Circumstances().with_anyway("bridge", done=True) == known


def test_they_are_listed_in_the_order_in_which_they_are_asked() -> None:
    assert in_order({CautionTag.PREGNANT, CautionTag.OSTEOPOROSIS}) == (
        CautionTag.OSTEOPOROSIS,
        CautionTag.PREGNANT,
    )
