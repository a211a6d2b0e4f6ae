"""How it is before a session: each question once, in its order, left with one key; and no rating is ever lost."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcare_tui.domain.guidance.person import Person
from backcare_tui.domain.interview.question import Choice
from backcare_tui.domain.interview.session_interview import practise
from backcare_tui.domain.interview.steps import Ask, Guide, Interrupt, Rate
from backcare_tui.domain.journal.days import MIDNIGHT
from backcare_tui.domain.journal.entry import Compared, Entry, MorningEntry, RatingEntry
from backcare_tui.domain.journal.memo import MemoEntry, Subject
from backcare_tui.domain.journal.overview import Overview, overview_of
from tests.domain.builders import a_rating, a_session, when
from tests.domain.interview.means import means_for
from tests.domain.interview.mouth import BEGUN, NOW, LivingMouth, Mouth
from tests.domain.interview.test_session_interview import CATALOGUE, PLANNED, SCREENED, begun_with

SESSION = a_session(when(21, 18), id=UUID(int=21), pain_before=4)
LEG = a_rating(when(10), leg_pain=2)


def seen(*entries: Entry, memos: tuple[MemoEntry, ...] = (SCREENED,)) -> Overview:
    return overview_of(sorted(entries, key=lambda entry: entry.at, reverse=True), NOW, memos, days=MIDNIGHT)


def practised(mouth: Mouth, person: Person | None = None) -> Mouth:
    return mouth.hears(practise(PLANNED, 1.0, means_for(CATALOGUE, person)))


def memo(about: Subject, says: str, day: int) -> MemoEntry:
    return MemoEntry(id=UUID(int=90), at=when(day), about=about, says=says)


# The order


def test_all_that_can_be_asked_is_asked_in_its_order() -> None:
    high = {NOW.date() - timedelta(days=back): {8: 1} for back in range(1, 8)}
    overview = seen(SESSION, LEG, memos=())._replace(pains=high)
    mouth = Mouth(Choice.SAME, 5, 9, 3, Choice.NO, Choice.NO, Choice.NO, Choice.YES, 2, overview=overview)
    assert practised(mouth).asked() == [
        *("morning-after", "rate-morning", "rate-before", "rate-leg", "unusual"),
        *("signs", "signs", "usual-high", "gentle-day", "rate-after"),
    ]


def test_on_most_days_it_is_two_questions() -> None:
    assert practised(Mouth(3, 2, overview=seen())).asked() == ["rate-before", "unusual", "rate-after"]


def test_each_is_left_with_one_key() -> None:
    high = {NOW.date() - timedelta(days=back): {8: 1} for back in range(1, 8)}
    overview = seen(SESSION, LEG, memos=())._replace(pains=high)
    escapes = (Choice.BACK, 9, None, Choice.LATER, Choice.NO, None)
    mouth = practised(Mouth(*escapes, overview=overview))
    assert mouth.asked() == [
        *("morning-after", "rate-before", "rate-leg", "unusual", "usual-high", "gentle-day", "rate-after"),
    ]
    assert mouth.written == []
    assert begun_with(mouth.steps).routine == PLANNED


# Pain in a leg


def test_a_leg_is_asked_about_only_if_it_was_ever_said_and_is_kept_with_the_session() -> None:
    mouth = practised(Mouth(3, 2, 1, overview=seen(LEG, memos=(SCREENED, memo(Subject.SIGNS, "none", 22)))))
    assert mouth.asked() == ["rate-before", "rate-leg", "unusual", "rate-after"]
    assert (mouth.last().leg_pain, mouth.last().entry().leg_pain) == (2, 2)


@pytest.mark.parametrize(("leg", "signs"), [(2, True), (0, False), (None, False)])
def test_pain_that_starts_in_the_leg_shows_the_signs_once(leg: int | None, signs: bool) -> None:
    mouth = Mouth(3, leg, *([Choice.NO] * 2 if signs else []), 1, overview=seen(LEG))
    assert ("signs" in practised(mouth).asked()) is signs
    assert mouth.memos() == ([("signs-shown", "leg"), ("signs", "none")] if signs else [])


# Anything unusual


def test_something_unusual_asks_for_the_signs_and_says_what_to_do() -> None:
    mouth = practised(Mouth(3, Choice.NO, Choice.NO, Choice.GO_ON, 2, overview=seen(), unusual=Choice.YES))
    assert mouth.asked() == ["rate-before", "unusual", "signs", "signs", "interruption", "rate-after"]
    step = mouth.question("interruption")
    assert isinstance(step, Interrupt)
    assert {"You have a fever or feel ill.", "You feel dizzy."} <= set(step.points)
    assert step.answers[0].choice is Choice.LATER


def test_it_may_be_left_for_another_day_and_the_rating_is_kept() -> None:
    mouth = practised(Mouth(3, Choice.NO, Choice.NO, Choice.LATER, overview=seen(), unusual=Choice.YES))
    assert not any(isinstance(step, Guide) for step in mouth.steps)
    assert mouth.held == RatingEntry(id=BEGUN.id, at=BEGUN.at, pain=3)


def test_a_sign_lets_no_session_begin_and_the_rating_is_kept() -> None:
    mouth = practised(Mouth(8, Choice.YES, Choice.GO_ON, overview=seen(memos=())))
    assert mouth.memos() == [("signs-shown", "new-high"), ("signs", "emergency")]
    assert not any(isinstance(step, Guide) for step in mouth.steps)
    assert mouth.held is not None
    assert mouth.held.pain == 8


# A usual pain that is high

WEEK = {NOW.date() - timedelta(days=back): {6: 1} for back in range(1, 8)}
HIGH_ALL_WEEK = seen()._replace(pains=WEEK)


@pytest.mark.parametrize(
    ("answer", "memos", "changed"),
    [
        (Choice.YES, [("usual-high", "yes")], {"usual_pain_is_high": True}),
        (Choice.NO, [("usual-high", "no")], {}),
        (Choice.LATER, [], {}),
    ],
)
def test_it_is_offered_and_holds_once_it_is_chosen(
    answer: Choice, memos: list[tuple[str, str]], changed: dict[str, bool]
) -> None:
    mouth = practised(Mouth(6, answer, 5, overview=HIGH_ALL_WEEK))
    assert "usual-high" in mouth.asked()
    assert (mouth.memos(), mouth.changed) == (memos, changed)


def test_it_is_not_offered_again_nor_to_whom_it_holds_already() -> None:
    said = HIGH_ALL_WEEK._replace(memos=(memo(Subject.USUAL_HIGH, "no", 20), SCREENED))
    assert "usual-high" not in practised(Mouth(6, 5, overview=said)).asked()
    assert "usual-high" not in practised(Mouth(6, 5, overview=HIGH_ALL_WEEK), Person(usual_is_high=True)).asked()


def test_where_it_cannot_be_written_it_does_not_count_as_chosen() -> None:
    mouth = practised(Mouth(6, Choice.YES, 5, overview=HIGH_ALL_WEEK, writes=False))
    assert (mouth.memos(), mouth.changed) == ([], {})


def test_it_is_explained_in_two_sentences() -> None:
    step = practised(Mouth(6, Choice.LATER, 5, overview=HIGH_ALL_WEEK)).question("usual-high")
    assert isinstance(step, Ask)
    assert step.question.title.startswith("Your pain was about 6 of 10 all week.")
    assert step.question.body.count(".") == 2


def test_a_steady_six_is_never_led_into_the_gentle_day() -> None:
    said = HIGH_ALL_WEEK._replace(memos=(memo(Subject.USUAL_HIGH, "no", 20), SCREENED))
    assert "gentle-day" not in practised(Mouth(6, 5, overview=said)).asked()


@pytest.mark.parametrize(("pain", "gentle"), [(7, False), (8, True), (6, False)])
def test_for_whom_it_is_usually_high_a_seven_is_no_gentle_day(pain: int, gentle: bool) -> None:
    answers = (Choice.NO, 5) if gentle else (5,)
    mouth = practised(Mouth(pain, *answers, overview=HIGH_ALL_WEEK), Person(usual_is_high=True))
    assert ("gentle-day" in mouth.asked()) is gentle


# The morning after


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        ((Choice.EASIER, 2), (Compared.BETTER, 2)),
        ((Choice.WORSE, None), (Compared.WORSE, None)),
        ((Choice.LATER, 4), (None, 4)),
        ((Choice.LATER, None), None),
        ((Choice.BACK,), None),
    ],
)
def test_the_morning_after_is_told_in_words_points_or_both(
    answers: tuple[object, ...], told: tuple[Compared | None, int | None] | None
) -> None:
    mouth = practised(Mouth(*answers, 3, 2, overview=seen(SESSION)))
    mornings = [entry for entry in mouth.written if isinstance(entry, MorningEntry)]
    assert [(entry.compared, entry.pain, entry.session) for entry in mornings] == (
        [] if told is None else [(*told, SESSION.id)]
    )


def test_it_is_asked_once_a_day() -> None:
    mouth = practised(Mouth(3, 2, overview=seen(SESSION), first=False))
    assert mouth.asked() == ["rate-before", "unusual", "rate-after"]


def test_it_names_the_session() -> None:
    step = practised(Mouth(Choice.BACK, 3, 2, overview=seen(SESSION))).question("morning-after")
    assert isinstance(step, Ask)
    assert step.question.body == "Compared with before your session yesterday: starter-three."
    earlier = replace(SESSION, at=when(19), ended_at=when(19))
    step = practised(Mouth(Choice.BACK, 3, 2, overview=seen(earlier))).question("morning-after")
    assert isinstance(step, Ask)
    assert step.question.title == "How was Friday morning?"
    assert (
        step.question.body
        == "Compared with before your session the day before, Thursday 19 November: starter-three."
    )


def test_a_morning_some_days_ago_is_told_in_words_alone() -> None:
    """How strong this morning was says nothing about a session of three days ago."""
    earlier = replace(SESSION, at=when(19), ended_at=when(19))
    mouth = practised(Mouth(Choice.WORSE, 3, 2, overview=seen(earlier)))
    assert "rate-morning" not in mouth.asked()
    (morning,) = (entry for entry in mouth.written if isinstance(entry, MorningEntry))
    assert (morning.compared, morning.pain, morning.session) == (Compared.WORSE, None, SESSION.id)


def test_a_bad_morning_shows_the_signs_before_all_else() -> None:
    mouth = Mouth(Choice.WORSE, 9, Choice.YES, Choice.GO_ON, overview=seen(SESSION, memos=()))
    assert practised(mouth).asked() == ["morning-after", "rate-morning", "signs", "interruption"]


# Whatever is answered

PAINS = st.dictionaries(
    st.integers(0, 60).map(lambda back: NOW.date() - timedelta(days=back)),
    st.integers(0, 10).map(lambda pain: {pain: 1}),
)


@given(st.data(), PAINS, st.booleans(), st.booleans(), st.booleans(), st.booleans())
def test_whatever_is_answered_no_rating_is_lost(
    data: st.DataObject, pains: dict[date, dict[int, int]], leg: bool, morning: bool, screened: bool, usual: bool
) -> None:
    entries: list[Entry] = [*([LEG] if leg else []), *([SESSION] if morning else [])]
    overview = seen(*entries, memos=(SCREENED,) if screened else ())._replace(pains=pains)
    mouth = LivingMouth(lambda answers: data.draw(st.sampled_from(answers)), overview)
    practised(mouth, Person(usual_is_high=usual))
    draft = mouth.last() if any(isinstance(step, Guide) for step in mouth.steps) else None
    mornings = [entry for entry in mouth.written if isinstance(entry, MorningEntry)]
    kept = {
        "rate-before": draft.pain_before if draft else mouth.held and mouth.held.pain,
        "rate-leg": draft.leg_pain if draft else mouth.held and mouth.held.leg_pain,
        "rate-after": draft.pain_after if draft else None,
        "rate-morning": mornings[0].pain if mornings else None,
    }
    rated = dict(mouth.rated)
    assert {name: kept[name] for name in rated} == rated
    asked = [step.question.name for step in mouth.steps if isinstance(step, Ask | Rate | Interrupt)]
    assert len(asked) <= 14
    assert all(asked.count(name) == 1 for name in asked if name not in ("signs", "interruption"))
