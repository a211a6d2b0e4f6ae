"""An entry says the same of itself in a list, on a screen and on paper."""

from typing import Any
from uuid import UUID

import pytest

from backcare_tui.domain.catalogue.terms import Variation
from backcare_tui.domain.journal.entry import (
    ENTRY_MODELS,
    ActivityEntry,
    Compared,
    Entry,
    ExerciseRecord,
    MorningEntry,
    Outcome,
    OwnActivityEntry,
    PegEntry,
)
from backcare_tui.domain.journal.entry_words import (
    before_and_after_words,
    done_words,
    entry_details,
    entry_words,
    kind_words,
)
from tests.domain.builders import a_rating, a_record, a_session, when

WALK = ActivityEntry(id=UUID(int=1), at=when(22), exercise="walk", minutes=25)
PEG = PegEntry(id=UUID(int=1), at=when(22), pain=5, enjoyment=4, activity=4)
CUT_SHORT = ExerciseRecord(exercise="bridge", planned_s=60, done_s=20, outcome=Outcome.ENDED_EARLY)
LEFT_OUT = ExerciseRecord(exercise="plank", planned_s=60, done_s=0, outcome=Outcome.SKIPPED)
MORNING = MorningEntry(id=UUID(int=1), at=when(22), pain=5, compared=Compared.WORSE, leg_pain=2)
OWN = OwnActivityEntry(id=UUID(int=1), at=when(22), name="tie my shoes", ability=7)
ALL: tuple[Entry, ...] = (a_session(when(22)), a_rating(when(22)), MORNING, WALK, PEG, OWN)


def name_of(id: str) -> str:
    return id.replace("-", " ").capitalize()


def line(entry: Entry) -> str:
    return entry_words(entry, name_of).line


def a_broken_session(**changes: Any) -> Entry:
    exercises = (CUT_SHORT, LEFT_OUT, LEFT_OUT)
    return a_session(when(22), **({"exercises": exercises, "outcome": Outcome.ENDED_EARLY} | changes))


@pytest.mark.parametrize(
    ("pain", "words"),
    [
        (0, "pain 0, none"),
        (1, "pain 1, mild"),
        (3, "pain 3, mild"),
        (4, "pain 4, moderate"),
        (6, "pain 6, moderate"),
        (7, "pain 7, severe"),
        (10, "pain 10, severe"),
    ],
)
def test_a_rating_has_the_word_of_its_severity(pain: int, words: str) -> None:
    assert line(a_rating(when(22), pain)) == words
    assert entry_details(a_rating(when(22), pain), name_of).facts == (words.partition(", ")[2],)


@pytest.mark.parametrize(
    ("minutes", "words"), [(25, "Walk, 25 minutes"), (1, "Walk, 1 minute"), (12.3456, "Walk, 12.3 minutes")]
)
def test_minutes_have_at_most_one_decimal(minutes: float, words: str) -> None:
    entry = WALK.model_copy(update={"minutes": minutes})
    assert line(entry) == words
    assert entry_details(entry, name_of).facts[0] == words.partition(", ")[2]


@pytest.mark.parametrize(
    ("before", "after", "short", "long"),
    [
        (5, 3, "5 -> 3", "pain before: 5, after: 3"),
        (5, None, "5 before", "pain before: 5, after: not rated"),
        (None, 0, "0 after", "pain before: not rated, after: 0"),
        (None, None, "not rated", "pain before: not rated, after: not rated"),
    ],
)
def test_pain_before_and_after(before: int | None, after: int | None, short: str, long: str) -> None:
    session = a_session(when(22), pain_before=before, pain_after=after)
    assert entry_words(session, name_of).pain == short
    assert before_and_after_words(session) == long
    assert long in entry_details(session, name_of).facts


def test_a_session_that_was_broken_off_tells_what_was_begun_as_a_part() -> None:
    session = a_broken_session(pain_before=5)
    assert line(session) == "pain 5 before, Starter three, ended early, part of 1 of 3 exercises, 0:20"
    details = entry_details(session, name_of)
    assert details.facts[:3] == ("under a minute of exercise", "part of 1 of 3 exercises", "ended early")
    assert [words for _, words in details.exercises] == [
        "Bridge, done in part",
        "Plank, not done",
        "Plank, not done",
    ]


def test_one_exercise_is_one() -> None:
    assert done_words((a_record(),)) == "1 of 1 exercise"
    assert done_words(()) == ""


@pytest.mark.parametrize(
    ("records", "words"),
    [
        ((CUT_SHORT,), "part of 1 exercise"),
        ((CUT_SHORT, CUT_SHORT), "part of 2 exercises"),
        ((CUT_SHORT, LEFT_OUT), "part of 1 of 2 exercises"),
        ((a_record(), CUT_SHORT, LEFT_OUT), "1 of 3 exercises, part of 1 more"),
        ((a_record(), LEFT_OUT), "1 of 2 exercises"),
        ((LEFT_OUT,), "0 of 1 exercise"),
    ],
)
def test_what_was_done_in_part_is_not_counted_as_done(records: tuple[ExerciseRecord, ...], words: str) -> None:
    assert done_words(records) == words


@pytest.mark.parametrize(
    ("outcome", "exercises", "early"),
    [
        (Outcome.COMPLETED, (a_record(), a_record()), False),
        (Outcome.COMPLETED, (LEFT_OUT, a_record()), False),
        (Outcome.COMPLETED, (CUT_SHORT, a_record()), False),
        (Outcome.COMPLETED, (a_record(), LEFT_OUT), True),
        (Outcome.COMPLETED, (CUT_SHORT,), True),
        (Outcome.COMPLETED, (), False),
        (Outcome.ENDED_EARLY, (), True),
        (Outcome.ENDED_EARLY, (a_record(),), True),
    ],
)
def test_a_session_whose_last_exercise_was_not_done_is_told_as_ended_early(
    outcome: Outcome, exercises: tuple[ExerciseRecord, ...], early: bool
) -> None:
    session = a_session(when(22), outcome=outcome, exercises=exercises)
    assert session.was_ended_early is early
    assert ("ended early" in line(session)) is early
    assert ("ended early" in entry_details(session, name_of).facts) is early


def test_a_session_without_its_exercises_says_only_how_long_it_was() -> None:
    session = a_session(when(22, 8), ended_at=when(22, 9), exercises=())
    assert line(session) == "pain not rated, Starter three, 60:00"


def test_the_form_of_an_exercise_is_named_where_it_is_not_the_usual_one() -> None:
    easier = a_record("bridge").model_copy(update={"variation": Variation.EASIER})
    details = entry_details(a_session(when(22), exercises=(easier, a_record("plank"))), name_of)
    assert [words for _, words in details.exercises] == ["Bridge, easier form", "Plank"]


def test_scores_are_named_where_they_were_given() -> None:
    session = a_session(when(22), pain_worst=6, effort=4)
    assert entry_details(session, name_of).facts[-2:] == ("worst pain during: 6", "effort: 4")
    assert entry_details(WALK.model_copy(update={"effort": 0}), name_of).facts[-1] == "effort: 0"


def test_the_week_in_three_questions() -> None:
    assert line(PEG) == "pain 5, The week, overall 4.3, enjoyment 4, activity 4"
    assert entry_details(PEG, name_of).facts[-1] == "overall: 4.3"


def test_the_morning_after_says_how_it_compares() -> None:
    assert line(MORNING) == "pain 5, Morning after, worse than before the session, pain in the leg: 2"
    facts = ("pain 5 of 10, moderate", "worse than before the session", "pain in the leg: 2")
    assert entry_details(MORNING, name_of).facts == facts
    compared = MORNING.model_copy(update={"pain": None, "leg_pain": None, "compared": Compared.SAME})
    assert line(compared) == "Morning after, the same as before the session"
    assert line(MORNING.model_copy(update={"compared": None, "leg_pain": None})) == "pain 5, Morning after"


def test_pain_in_the_leg_is_told_where_it_was_asked() -> None:
    for leg_pain in (0, 6):
        words = f"pain in the leg: {leg_pain}"
        for entry in (a_rating(when(22), leg_pain=leg_pain), a_session(when(22), leg_pain=leg_pain)):
            assert line(entry).endswith(words)
            assert words in entry_details(entry, name_of).facts


def test_something_of_ones_own_says_how_it_goes_and_which_way_is_better() -> None:
    assert line(OWN) == "tie my shoes, goes 7 of 10"
    assert "10: as well as ever" in entry_details(OWN, name_of).facts[-1]


def test_every_kind_of_entry_has_words() -> None:
    assert {type(entry) for entry in ALL} == set(ENTRY_MODELS.values())
    for entry in ALL:
        assert kind_words(entry)
        assert entry_words(entry, name_of).line
        assert entry_details(entry, name_of).title
