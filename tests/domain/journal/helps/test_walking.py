"""Days after a walk beside days after none."""

from datetime import timedelta

from backcare_tui.domain.journal.days import MIDNIGHT, Days
from backcare_tui.domain.journal.entry import Entry
from backcare_tui.domain.journal.helps.helps import helps_of
from backcare_tui.domain.journal.helps.walking import Walking
from tests.domain.journal.helps.lives import day, morning, rating, session, walk

FIRST, LAST = day(0).date(), day(60).date()


def compared(entries: list[Entry], aerobic: str = "", days: Days = MIDNIGHT) -> Walking | None:
    return helps_of(entries, FIRST, LAST, lambda exercise: exercise == aerobic, days=days).walking


def every_second_day(count: int = 12) -> list[Entry]:
    """Walks on even days, the first at day 0; days after them begin with 2, the others with 6."""
    walks: list[Entry] = [walk(day(number)) for number in range(0, count, 2)]
    return walks + [rating(day(number, 8), 2 if number % 2 else 6) for number in range(count)]


def test_the_day_after_is_compared() -> None:
    found = compared(every_second_day())
    assert found is not None
    assert (found.what, found.first, found.last) == (("walk",), day(0).date(), day(10).date())
    assert found.walked.pains == (2,) * 6
    assert found.rested.pains == (6,) * 5
    assert (found.walked.median, found.rested.middle_half) == (2, (6, 6))


def test_fewer_than_five_days_of_either_sort_say_nothing() -> None:
    assert compared(every_second_day(10)) is None  # after the last walk no day counts as one without
    assert compared([walk(day(number)) for number in range(20)]) is None
    assert compared([rating(day(number), 5) for number in range(20)]) is None


def test_days_before_the_first_walk_and_after_the_last_say_nothing() -> None:
    around: list[Entry] = [rating(day(number, 8), 10) for number in range(12, 60)]
    assert compared(every_second_day() + around) == compared(every_second_day())


def test_a_rating_of_the_same_day_says_nothing_nor_does_one_after_a_session() -> None:
    same_day: list[Entry] = [rating(day(number, 20), 9) for number in range(0, 12, 2)]
    after: list[Entry] = [session(day(number, 6), None, 9) for number in range(12)]
    assert compared(every_second_day() + same_day + after) == compared(every_second_day())


def test_the_first_rating_of_the_next_day_counts_whatever_gave_it() -> None:
    earlier: list[Entry] = [morning(day(number, 7), 1) for number in range(1, 12, 2)]
    before: list[Entry] = [session(day(number, 6), 7, 1) for number in range(2, 12, 2)]
    found = compared(every_second_day() + earlier + before)
    assert found is not None
    assert (found.walked.pains, found.rested.pains) == ((1,) * 6, (7,) * 5)


def test_a_walk_in_a_session_is_a_walk_if_it_was_done() -> None:
    ratings = [entry for entry in every_second_day() if entry.kind == "rating"]
    inside = [session(day(number), None, None, "treadmill") for number in range(0, 12, 2)]
    found = compared([*ratings, *inside], "treadmill")
    assert found is not None
    assert (found.what, found.walked.pains) == (("treadmill",), (2,) * 6)
    assert compared([*ratings, *inside], "other") is None


def test_a_walk_after_midnight_is_of_the_day_before_for_whose_day_begins_later() -> None:
    late: list[Entry] = [
        walk(entry.at + timedelta(hours=7)) if entry.kind == "activity" else entry for entry in every_second_day()
    ]
    on_the_next_day = compared(late)
    assert on_the_next_day is not None
    assert on_the_next_day.walked.median == 6
    assert compared(late, days=Days(timedelta(hours=3))) == compared(every_second_day())
