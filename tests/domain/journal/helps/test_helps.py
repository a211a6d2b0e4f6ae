"""What followed what: grouped, silent where it is too little, and in an order that favours nothing."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from backcare_tui.domain.catalogue.terms import GENTLE, Variation
from backcare_tui.domain.journal.complaint import Complaint, PainKind, Remedy
from backcare_tui.domain.journal.days import MIDNIGHT, Days
from backcare_tui.domain.journal.entry import Entry, Outcome, OwnActivityEntry, PegEntry, SessionEntry
from backcare_tui.domain.journal.helps.changes import Changes
from backcare_tui.domain.journal.helps.helps import Finding, Helps, Of, helps_of
from tests.domain.journal.helps.lives import day, lives, morning, new_id, record, session, sessions, walk
from tests.domain.journal.helps.other_code import Person, did, told

FIRST, LAST = date(2026, 3, 1), date(2026, 3, 20)


def helps(entries: Iterable[Entry], days: Days = MIDNIGHT) -> Helps:
    return helps_of(entries, FIRST, LAST, lambda exercise: exercise == "walk", days=days)


def ids(found: Helps, of: Of) -> list[tuple[str, ...]]:
    return [finding.ids for finding in found.of(of)]


def only(found: Helps, of: Of) -> Finding:
    [finding] = found.of(of)
    return finding


# What is grouped


def test_sessions_are_told_of_by_exercise_routine_and_part_of_the_day() -> None:
    found = helps(sessions([-2, -1, -1, 0, 1]))
    assert [(one.of, one.ids) for one in found.findings] == [
        (Of.SESSIONS, ()),
        (Of.EXERCISE, ("bridge",)),
        (Of.ROUTINE, ("mine",)),
        (Of.PART_OF_DAY, ("evening",)),
    ]
    for finding in found.findings:
        assert finding.after == Changes(3, 1, 1, (-2, -1, -1, 0, 1))
        assert finding.morning is None
        assert finding.before == 5
        assert finding.pairs == ((5, 3), (5, 4), (5, 4), (5, 5), (5, 6))
    assert (found.rated, found.too_few, found.walking, found.silent) == (5, 0, None, False)


def test_exercises_that_were_only_done_together_are_told_of_together() -> None:
    together = sessions([-1] * 5, "cat-cow", "bridge")
    assert ids(helps(together), Of.EXERCISE) == [("bridge", "cat-cow")]
    apart = [*together, session(day(9), 5, 5, "bridge")]
    assert sorted(ids(helps(apart), Of.EXERCISE)) == [("bridge",), ("cat-cow",)]
    unrated = [*together, session(day(9), 5, None, "bridge")]
    assert helps(unrated) == helps(together)


def test_an_exercise_by_itself_is_no_routine() -> None:
    alone = [one.model_copy(update={"routine": "bridge"}) for one in sessions([-1] * 5)]
    assert ids(helps(alone), Of.ROUTINE) == []
    imported = [one.model_copy(update={"exercises": ()}) for one in alone]
    assert ids(helps(imported), Of.ROUTINE) == [("bridge",)]
    assert ids(helps(imported), Of.EXERCISE) == []


def test_what_no_catalogue_knows_is_told_of_by_its_id() -> None:
    assert ids(helps(sessions([-1] * 5, "gone-since")), Of.EXERCISE) == [("gone-since",)]


def test_several_sessions_of_a_day_count_each() -> None:
    found = helps([session(day(1, hour), 5, 4) for hour in (6, 8, 12, 18, 23)])
    assert only(found, Of.EXERCISE).after == Changes(5, 0, 0, (-1,) * 5)
    assert ids(found, Of.PART_OF_DAY) == []


def test_sessions_of_a_day_that_hurts_and_broken_off_ones_count_like_all_others() -> None:
    gentle = [one.model_copy(update={"routine": GENTLE}) for one in sessions([1] * 5)]
    assert ids(helps(gentle), Of.ROUTINE) == [(GENTLE,)]
    broken = [one.model_copy(update={"outcome": Outcome.ENDED_EARLY}) for one in sessions([2] * 5, first=6)]
    assert only(helps([*gentle, *broken]), Of.EXERCISE).after == Changes(0, 0, 10, (1,) * 5 + (2,) * 5)


def test_forms_complaints_legs_and_ends_are_counted_beside_the_changes() -> None:
    sharp = Complaint(pain=6, what=PainKind.SHARP, remedy=Remedy.END)
    easier = record("bridge", variation=Variation.EASIER)
    hurt = record("bridge", 9, complaints=(sharp,))
    odd = [
        session(day(11), 5, 5, exercises=(easier,), leg_pain=3),
        session(day(12), 5, 8, exercises=(hurt,), outcome=Outcome.ENDED_EARLY),
        session(day(13), 5, 5, exercises=(record("bridge"), record("cat-cow", complaints=(sharp,)))),
    ]
    found = helps([*sessions([-1] * 5), *odd])
    bridge, every = only(found, Of.EXERCISE), only(found, Of.SESSIONS)
    assert (bridge.easier, bridge.hurt, bridge.leg, bridge.ended_early) == (1, 1, 1, 1)
    assert every.hurt == 2
    assert bridge.after == Changes(5, 2, 1, (-1, -1, -1, -1, -1, 0, 0, 3))


# What is silent


def test_fewer_than_five_times_are_silent_and_counted() -> None:
    found = helps([*sessions([-1] * 5), *sessions([-5] * 4, "cat-cow", first=6)])
    assert ids(found, Of.EXERCISE) == [("bridge",)]
    assert found.too_few == 1
    few = helps(sessions([-5] * 4))
    assert (few.silent, few.rated, few.findings) == (True, 4, ())
    assert helps([]).silent


def test_mornings_are_silent_by_themselves() -> None:
    practised = sessions([-1] * 6)
    told_of: list[Entry] = [
        morning(day(number + 1, 8), 5, session=new_id("session", day(number))) for number in range(5)
    ]
    assert only(helps(practised + told_of[:4]), Of.EXERCISE).morning is None
    assert only(helps(practised + told_of), Of.EXERCISE).morning == Changes(0, 5, 0, (0,) * 5)
    unrated: list[Entry] = [session(day(number), 5, None) for number in range(5)]
    finding = only(helps(unrated + told_of), Of.EXERCISE)
    assert (finding.after, finding.pairs) == (None, ())
    assert finding.morning == Changes(0, 5, 0, (0,) * 5)


def test_only_the_days_asked_for_are_told_of() -> None:
    def within(first: int, last: int) -> int:
        return helps_of(sessions([-1] * 12), day(first).date(), day(last).date(), days=MIDNIGHT).rated

    assert (within(0, 11), within(3, 8), within(12, 20)) == (12, 6, 0)


# The order


def test_the_surest_is_first_be_it_less_pain_or_more() -> None:
    found = helps(
        [
            *sessions([1] * 7, "worse"),
            *sessions([-9] * 5, "much", first=7, before=9),
            *sessions([-1, 1, -1, 1, -1], "either", first=12),
        ]
    )
    assert ids(found, Of.EXERCISE) == [("worse",), ("much",), ("either",)]


# Any person


def as_json(entries: Iterable[Entry]) -> list[dict[str, Any]]:
    return [entry.model_dump(mode="json") for entry in entries]


def as_told(changes: Changes | None) -> dict[str, Any] | None:
    if changes is None:
        return None
    return {
        "times": changes.times,
        "less": changes.lower,
        "same": changes.same,
        "more": changes.higher,
        "in_points": len(changes.points),
        "median": changes.median,
        "middle_half": changes.middle_half and [*changes.middle_half],
    }


@given(lives(), st.sampled_from([0, 3, 12]))
def test_other_code_finds_the_same_numbers(entries: list[Entry], hours: int) -> None:
    starts = timedelta(hours=hours)
    found = helps(entries, Days(starts))
    person = Person(as_json(entries), starts)
    for exercise in ("bridge", "cat-cow", "walk"):
        after, mornings = map(told, person.changes(did(exercise), FIRST, LAST))
        of_it = [finding for finding in found.of(Of.EXERCISE) if exercise in finding.ids]
        told_of = [(as_told(finding.after), as_told(finding.morning)) for finding in of_it]
        assert told_of == ([] if after is None and mornings is None else [(after, mornings)])
    after, mornings = map(told, person.changes(lambda one: one["routine"] == "mine", FIRST, LAST))
    of_it = [finding for finding in found.of(Of.ROUTINE) if finding.ids == ("mine",)]
    told_of = [(as_told(finding.after), as_told(finding.morning)) for finding in of_it]
    assert told_of == ([] if after is None and mornings is None else [(after, mornings)])
    walked = person.next_days(FIRST, LAST, {"walk"})
    assert (walked is None) is (found.walking is None)
    if walked and found.walking:
        assert (list(found.walking.walked.pains), list(found.walking.rested.pains)) == walked


@given(lives(), st.randoms(use_true_random=False))
def test_the_order_of_entries_changes_nothing(entries: list[Entry], random: Any) -> None:
    shuffled = list(entries)
    random.shuffle(shuffled)
    assert helps(shuffled) == helps(entries)


@given(lives(), st.integers(-400, 400))
def test_other_days_change_nothing_but_the_days(entries: list[Entry], number: int) -> None:
    later = timedelta(days=number)
    moved = [moved_by(later, entry) for entry in entries]
    there = helps_of(moved, FIRST + later, LAST + later, lambda exercise: exercise == "walk", days=MIDNIGHT)
    here = helps(entries)
    assert (there.findings, there.rated, there.too_few) == (here.findings, here.rated, here.too_few)
    assert (there.walking and there.walking.walked) == (here.walking and here.walking.walked)


def moved_by(later: timedelta, entry: Entry) -> Entry:
    update: dict[str, Any] = {"at": entry.at + later}
    if isinstance(entry, SessionEntry):
        update["ended_at"] = entry.ended_at + later
    return entry.model_copy(update=update)


@given(lives())
def test_what_says_nothing_of_it_changes_nothing(entries: list[Entry]) -> None:
    more: list[Entry] = [
        PegEntry(id=UUID(int=1), at=day(2), pain=9, enjoyment=9, activity=9),
        OwnActivityEntry(id=UUID(int=2), at=day(3), name="Shoes", ability=9),
        session(day(4), None, None, id=UUID(int=3)),
        session(day(5), None, None, id=UUID(int=4), exercises=()),
        walk(day(90)),
        session(day(90), 9, 9),
        session(day(-90), 9, 9),
    ]
    assert helps([*entries, *more]) == helps(entries)


@given(lives())
def test_what_is_told_adds_up(entries: list[Entry]) -> None:
    found = helps(entries)
    for finding in found.findings:
        changes = [one for one in (finding.after, finding.morning) if one is not None]
        assert changes
        assert all(one.times >= 5 for one in changes)
        assert len(finding.pairs) == (finding.after.times if finding.after else 0)
        assert 0 < finding.vagueness < 1
    for of in Of:
        vague = [finding.vagueness for finding in found.of(of)]
        assert vague == sorted(vague)
    told_exercises = [exercise for one in found.of(Of.EXERCISE) for exercise in one.ids]
    assert len(told_exercises) == len(set(told_exercises))
