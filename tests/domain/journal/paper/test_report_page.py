"""The page says first what matters most, and leaves out what it was not asked for."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest

from backcare_tui.domain.journal.calendar.weeks import WeeklyGoal, WeeksScore
from backcare_tui.domain.journal.complaint import Complaint, PainKind, Remedy
from backcare_tui.domain.journal.entry import (
    ActivityEntry,
    Compared,
    Entry,
    MorningEntry,
    Outcome,
    OwnActivityEntry,
)
from backcare_tui.domain.journal.paper.because_of_pain import Closing
from backcare_tui.domain.journal.paper.report_page import report_page
from backcare_tui.domain.words.page import (
    Beside,
    Block,
    Heading,
    Lead,
    Page,
    Paragraph,
    Picture,
    Quotation,
    Table,
)
from tests.domain.journal.paper.told import TODAY, at, complaint, done, made, over_weeks, peg, rating, session


def page(*entries: Entry, with_notes: bool = False, picture: Picture | None = None, **asked: Any) -> Page:
    report = made(*entries, **asked)
    return report_page(report, lambda id_: id_.upper(), with_notes=with_notes, picture=picture)


def blocks(page: Page) -> list[Block]:
    """All of PAGE, one after the other."""
    apart = ((*one.left, *one.right) if isinstance(one, Beside) else (one,) for one in page.blocks)
    return [block for some in apart for block in some]


def cells(page: Page) -> dict[str, tuple[str, ...]]:
    """The rows of all tables by their first cell."""
    return {row[0]: row[1:] for table in blocks(page) if isinstance(table, Table) for row in table.rows}


def headings(page: Page) -> list[str]:
    return [block.text for block in blocks(page) if isinstance(block, Heading)]


def below(page: Page, heading: str) -> str:
    """What stands below HEADING up to the next one, if it is text."""
    told = blocks(page)
    rest = told[told.index(Heading(heading)) + 1 :]
    ends = next((number for number, one in enumerate(rest) if isinstance(one, Heading)), len(rest))
    return "\n".join(one.text for one in rest[:ends] if isinstance(one, Paragraph))


def lead(page: Page) -> str:
    (told,) = (block.text for block in blocks(page) if isinstance(block, Lead))
    return told


def test_the_page_says_what_was_counted() -> None:
    said = page(
        session(TODAY, 5, 3, exercises=(done("bridge", 90),)),
        session(TODAY - timedelta(days=13), 6, 4, pain_worst=9, outcome=Outcome.ENDED_EARLY),
    )
    assert said.title == "Back pain and exercise, 9 to 22 November 2026"
    assert headings(said) == ["In numbers", "Exercises", "Week by week"]
    assert {name: said_of[0] for name, said_of in cells(said).items() if len(said_of) == 1} == {
        "Pain at rest, median": "4.5",
        "Days with a rating": "2",
        "Before sessions, median": "5.5 (n 2)",
        "After sessions, median": "3.5 (n 2)",
        "Strongest pain": "9",
        "Sessions": "2",
        "Sessions a week": "1",
        "Sessions completed": "1",
        "Exercise, min a week": "1",
    }
    assert cells(said)["9 Nov"] == ("1", "0", "0", "5", "9", "–")
    assert cells(said)["BRIDGE"] == ("1", "2", "0", "0")


def test_the_page_says_what_is_missing() -> None:
    said = page(ActivityEntry(id=uuid4(), at=at(TODAY), exercise="walk", minutes=20))
    assert set(cells(said)) == {"Walking, min a week", "22 Nov"}
    assert cells(said)["22 Nov"] == ("0", "0", "20", "–", "–", "–")


def test_many_weeks_without_anything_are_one_row() -> None:
    """They are counted between the first entry and the last, and after it; a few have a row each."""
    far = rating(TODAY - timedelta(weeks=5000), 4)
    said = cells(page(far, rating(TODAY - timedelta(weeks=3), 3), since=date(1900, 1, 1)))
    assert said["4996 weeks without"] == ("–",) * 6
    assert [name for name in said if name.endswith((" Nov", " Oct"))] == ["26 Oct", "2 Nov", "9 Nov", "16 Nov"]


def test_first_and_last_weeks_have_columns_of_their_own() -> None:
    said = page(*over_weeks(7, 3), session(TODAY))
    (numbers, *_) = (block for block in blocks(said) if isinstance(block, Table))
    assert numbers.columns == ("", "First 2 weeks", "Last 2 weeks", "All 84 days")
    assert cells(said)["Pain at rest, median"] == ("7", "3", "5")
    assert cells(said)["Change from the first"] == ("", "4 lower, 57 %", "")
    assert cells(said)["Sessions a week"] == ("0", "0.5", "0.1")


@pytest.mark.parametrize(
    ("first", "last", "words"), [(4, 5, "1 higher, 25 %"), (0, 2, "2 higher"), (3, 3, "the same")]
)
def test_the_last_weeks_are_told_beside_the_first(first: int, last: int, words: str) -> None:
    assert cells(page(*over_weeks(first, last)))["Change from the first"] == ("", words, "")
    assert "Change from the first" not in cells(page(*over_weeks(first, last)[:-13]))
    assert "Change from the first" not in cells(page(rating(TODAY, 3)))


def test_the_peg_scale_at_first_stands_beside_that_at_last() -> None:
    said = page(peg(TODAY, 2), peg(TODAY - timedelta(days=7), 9), peg(TODAY - timedelta(days=14), 8))
    assert below(said, "Function") == (
        "PEG: 5.3 on 8 November (pain 8, enjoyment 4, activity 4); 3.3 on 22 November (pain 2, enjoyment 4, "
        "activity 4)."
    )
    assert cells(said)["16 Nov"][-1] == "3.3"
    once = page(peg(TODAY, 2))
    assert below(once, "Function") == "PEG: 3.3 on 22 November (pain 2, enjoyment 4, activity 4)."


def morning(day: date, compared: Compared | None, **changes: Any) -> MorningEntry:
    fields: dict[str, Any] = {"id": uuid4(), "at": at(day), "pain": 3, "compared": compared}
    return MorningEntry(**(fields | changes))


def test_the_mornings_after_are_counted_by_points_or_as_they_were_told() -> None:
    days = [TODAY - timedelta(days=back) for back in (9, 7, 5, 3)]
    rated, told, unrated, alone = (
        session(day, before) for day, before in zip(days, (4, None, None, 4), strict=True)
    )
    one = timedelta(days=1)
    entries = [
        morning(days[0] + one, Compared.SAME, session=rated.id, pain=2),
        morning(days[1] + one, Compared.WORSE, session=told.id),
        morning(days[2] + one, None, session=unrated.id),
    ]
    name = "Mornings better, same, worse"
    assert cells(page(rated, told, unrated, alone, *entries))[name] == ("1, 0, 1",)
    assert name not in cells(page(alone, morning(days[2], Compared.BETTER)))


def test_days_with_pain_in_a_leg_are_counted_however_it_was_told() -> None:
    spread = Complaint(pain=6, what=PainKind.SPREADS, remedy=Remedy.LEAVE_OUT)
    stayed = Complaint(pain=9, what=PainKind.STAYS, remedy=Remedy.LEAVE_OUT)
    entries: list[Entry] = [
        rating(TODAY, 8).model_copy(update={"leg_pain": 2}),
        morning(TODAY, None, leg_pain=3),
        session(TODAY - timedelta(days=2), exercises=(done("bridge", 60, complaints=(stayed, spread)),)),
        rating(TODAY - timedelta(days=3), 9).model_copy(update={"leg_pain": 0}),
    ]
    said = page(*entries)
    assert cells(said)["Days with pain in a leg"] == ("2",)
    assert "Pain in a leg on 2 days, last on 22 November, 6 at most." in lead(said)
    said = page(rating(TODAY, 3))
    assert "Days with pain in a leg" not in cells(said)
    assert "No pain in a leg was told of." in lead(said)


def own(day: date, ability: int, name: str = "tie my shoes") -> OwnActivityEntry:
    return OwnActivityEntry(id=uuid4(), at=at(day), name=name, ability=ability)


def test_an_activity_of_ones_own_at_first_stands_beside_that_at_last() -> None:
    days = [TODAY - timedelta(days=back) for back in (60, 30, 0)]
    entries = [own(days[2], 7), own(days[0], 3), own(days[1], 5), own(days[0], 1, "garden")]
    scale = "0: cannot do it at all, 10: as well as ever."
    assert below(page(*entries), "Function") == (
        f"“tie my shoes” goes 3 on 23 September, 7 on 22 November; rated 3 times. {scale}\n"
        f"“garden” goes 1 on 23 September. {scale}"
    )


def test_how_well_something_goes_is_no_pain() -> None:
    said = cells(page(own(TODAY, 9)))
    assert "Strongest pain" not in said
    assert said["22 Nov"] == ("0", "0", "0", "–", "–", "–")


def test_what_hurt_stands_with_what_was_done_about_it() -> None:
    sharp = complaint(6, PainKind.SHARP, Remedy.LEAVE_OUT)
    unrated = complaint(None, PainKind.SPREADS, Remedy.END)
    said = page(
        session(TODAY, exercises=(done("bridge", 60, complaints=(sharp, sharp, unrated)),)),
        session(TODAY, exercises=(done("cat-cow", 60, complaints=(unrated,)),)),
        closings=[
            Closing("urgent", date(2026, 11, 3), TODAY),
            Closing("urgent", TODAY, TODAY),
            Closing("emergency", TODAY, None),
        ],
    )
    assert below(said, "Left out or eased because of pain").split("\n") == [
        "No exercises from 3 November to 22 November: a sign that needs help (urgent).",
        "No exercises on 22 November: a sign that needs help (urgent).",
        "No exercises since 22 November: a sign that needs help (emergency).",
        "BRIDGE hurt 3 times, up to 6, last on 22 Nov: down the leg 1, sharp 2; left out 2, session ended 1.",
        "CAT-COW hurt 1 time, last on 22 Nov: down the leg 1; session ended 1.",
    ]
    assert "Left out or eased because of pain" not in headings(page(session(TODAY)))


def test_a_long_list_of_exercises_ends_in_a_line_for_the_others() -> None:
    hurt = complaint(3, PainKind.STAYS, Remedy.GO_ON)
    records = [done(f"e-{number:02}", 60, complaints=(hurt,)) for number in range(15)]
    said = page(session(TODAY, exercises=tuple(records)), session(TODAY, exercises=tuple(records)))
    assert cells(said)["3 others"] == ("6", "6", "0", "0")
    assert "E-12" not in cells(said)
    assert (
        below(said, "Left out or eased because of pain").split("\n")[-1] == "9 other exercises, 18 times together."
    )
    said = page(session(TODAY, exercises=tuple(records[:13])))
    assert cells(said)["E-12"] == ("1", "1", "0", "0")


# What it says first


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (7, 3, "7 in the first week (from 31 August), 3 in the last: 4 points lower, 57 %, meaningfully better."),
        (4, 5, "4 in the first week (from 31 August), 5 in the last: 1 point higher, 25 %."),
        (6, 5, "6 in the first week (from 31 August), 5 in the last: 1 point lower, 17 %."),
        (0, 2, "0 in the first week (from 31 August), 2 in the last: 2 points higher, staying low."),
        (3, 3, "3 in the first week (from 31 August), 3 in the last: the same."),
    ],
)
def test_it_begins_with_the_first_week_beside_the_last(first: int, last: int, words: str) -> None:
    assert lead(page(*over_weeks(first, last))).startswith(f"Pain at rest {words} ")


@pytest.mark.parametrize(
    ("back", "words"),
    [
        (range(2), "was rated on 2 days, too few to compare."),
        (range(13), "4 in the first week (from 10 November); no later week yet to compare it with."),
        (range(8, 20), "4 in the first week (from 3 November); too few ratings in the last seven days."),
    ],
)
def test_it_says_why_it_compares_nothing(back: range, words: str) -> None:
    entries = [rating(TODAY - timedelta(days=one), 4) for one in back]
    assert lead(page(*entries)).startswith(f"Pain at rest {words} ")


def test_then_function_practice_and_the_worst_of_it() -> None:
    early = TODAY - timedelta(days=27)
    entries: list[Entry] = [peg(TODAY, 2), peg(early, 8), own(early, 3), own(TODAY, 7), session(TODAY, 6, 2)]
    assert lead(page(*entries, goal=WeeklyGoal(3))).endswith(
        "PEG 5.3 to 3.3. “tie my shoes” goes 3 to 7 of 10 (more is better). 1 session, 0.2 a week, goal 3. "
        "Worst pain 8, last on 26 October. No pain in a leg was told of."
    )
    assert "PEG 3.3, told once. “tie my shoes” goes 7 of 10" in lead(page(peg(TODAY, 2), own(TODAY, 7)))
    assert "Function was not rated. 1 session, 1 a week, goal 4." in lead(page(session(TODAY)))


@pytest.mark.parametrize(
    ("goal", "score", "words"),
    [
        (WeeklyGoal(4), WeeksScore(0, 0), "goal 4."),
        (WeeklyGoal(4), WeeksScore(3, 4), "goal 4, reached in 3 of the last 4 weeks."),
        (WeeklyGoal(4), WeeksScore(0, 1), "goal 4, not reached in the last full week."),
        (WeeklyGoal(4), WeeksScore(1, 1), "goal 4, reached in the last full week."),
        (
            WeeklyGoal(3, 60),
            WeeksScore(2, 2, set_aside=2),
            "goal 3 and 60 min of walking, reached in 2 of the last 2 weeks, 2 with a pause or a flare-up aside.",
        ),
    ],
)
def test_the_goal_stands_beside_how_often_it_was_reached(goal: WeeklyGoal, score: WeeksScore, words: str) -> None:
    assert f"1 session, 1 a week, {words} No pain" in lead(page(session(TODAY), goal=goal, score=score))


# The person's own words


def test_notes_are_there_only_when_asked_for() -> None:
    entries = [rating(TODAY, 3, "secret"), rating(TODAY, 3, "  ")]
    assert "secret" not in repr(page(*entries))
    said = page(*entries, with_notes=True)
    assert [block.text for block in blocks(said) if isinstance(block, Quotation)] == ["secret"]


def test_notes_with_a_mark_are_there_as_the_person_chose() -> None:
    yesterday = TODAY - timedelta(days=1)
    said = page(
        rating(TODAY, 3, "slept\nbadly #Report, again"),
        rating(yesterday, 3, "#medicine ibuprofen 400, twice"),
        rating(TODAY, 3, "#reported secret"),
        rating(TODAY, 3, "a#report secret"),
        rating(TODAY, 3, "#report"),
        session(TODAY, note="#medicines none #report since then"),
    )
    assert below(said, "Notes that the person chose") == (
        "22 November: slept badly, again\n22 November: none since then"
    )
    assert below(said, "Medicines, in the person's own words") == (
        "21 November: ibuprofen 400, twice\n22 November: none since then"
    )
    assert "secret" not in repr(said)


def test_what_was_told_of_medicines_last_before_it_is_there_too() -> None:
    before = rating(date(2025, 5, 12), 3, "naproxen 500 #medicine")
    said = page(rating(TODAY, 3), rating(TODAY, 3, "none #medicine"), medicine_before=[before])
    assert below(said, "Medicines, in the person's own words") == ("12 May 2025: naproxen 500\n22 November: none")


def test_a_picture_stands_above_the_numbers() -> None:
    picture = Picture("<svg></svg>", "Pain", "...")
    kinds = [type(block) for block in page(rating(TODAY, 3), picture=picture).blocks]
    assert kinds[1:4] == [Lead, Picture, Beside]


def test_the_page_says_what_it_is_not() -> None:
    said = repr(page(rating(TODAY, 3)))
    assert "It is not a medical device." in said
    assert "no diagnosis and no advice" in said
