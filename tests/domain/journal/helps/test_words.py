"""What is said of it: plain sentences that count, promise nothing and frighten nobody."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

import pytest
from hypothesis import given

from backcare_tui.domain.journal.days import MIDNIGHT
from backcare_tui.domain.journal.entry import Compared, Entry
from backcare_tui.domain.journal.helps.changes import changes_of
from backcare_tui.domain.journal.helps.helps import Finding, Helps, Of, helps_of
from backcare_tui.domain.journal.helps.words import (
    HONEST,
    SECTIONS,
    TITLE,
    chance_words,
    finding_facts,
    finding_name,
    finding_says,
    left_out_words,
    less_or_more,
    short_words,
    silent_words,
    span_words,
    walking_facts,
    walking_says,
)
from tests.domain.journal.helps.lives import day, lives, rating, session, sessions, walk
from tests.domain.journal.helps.test_helps import helps
from tests.test_catalogue_words import unwanted_words

_NAMES = {"bridge": "Bridge", "cat-cow": "Cat-cow", "mine": "Starter three"}
_TOO_MUCH = re.compile(
    r"(?i)\b(?:help(?:s|ed)?|works?|effective|best|cause[sd]?|because|improve\w*|recover\w*|danger\w*|harm\w*|warn\w*"
    r"|score|streak|risk|should|must)\b"
)
"""What would promise, score, diagnose or frighten."""


def name_of(one: str) -> str:
    return _NAMES.get(one, one)


def a_finding(
    changes: Sequence[int | Compared],
    morning: Sequence[int | Compared] | None = None,
    of: Of = Of.EXERCISE,
    *ids: str,
) -> Finding:
    return Finding(
        of=of,
        ids=ids or ("bridge",),
        after=changes_of(changes) if changes else None,
        morning=changes_of(morning) if morning else None,
        pairs=(),
        before=None,
        easier=0,
        hurt=0,
        leg=0,
        ended_early=0,
    )


def says(*changes: int | Compared) -> str:
    said = finding_says(a_finding([*changes]), name_of)
    return said.removeprefix("After sessions with Bridge your back hurt ").removesuffix(".")


def test_the_sentence_of_an_exercise() -> None:
    finding = a_finding([-1] * 14 + [0, 0, 0, 1, 2], [0] * 9 + [-1] * 4 + [1, 3])
    assert finding_says(finding, name_of) == (
        "After sessions with Bridge your back hurt less than before 14 of 19 times, typically by 1 point; "
        "the morning after as much as before 9 of 15 times."
    )


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ([-2] * 7 + [1] * 4, "less than before 7 of 11 times, typically by 2 points"),
        ([-1] * 6 + [-2] * 6, "less than before all 12 times, typically by 1.5 points"),
        ([1] * 10, "more than before all 10 times, typically by 1 point"),
        ([0] * 8 + [-1, 1], "as much as before 8 of 10 times"),
        ([-1] * 5, "less than before 5 of only 5 times, typically by 1 point"),
        ([-1, -1, -1, 0, 1], "less than before 3 of only 5 times, typically by 1 point"),
        ([-1, -1, 0, 0, 1, 1], "less 2 of only 6 times, as much 2, more 2"),
        ([-1] * 5 + [0] * 5, "less 5 of 10 times, as much 5"),
        ([Compared.BETTER] * 10, "less than before all 10 times"),
        ([Compared.BETTER] * 7 + [1] * 5, "less than before 7 of 12 times"),
        ([Compared.WORSE] * 6 + [0, 0, 0, 0, 0], "more than before 6 of 11 times"),
    ],
)
def test_changes_in_words(changes: list[int | Compared], words: str) -> None:
    assert says(*changes) == words


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ([-2] * 7 + [1] * 4, "less pain after 7 of 11"),
        ([1] * 6, "more pain after 6 of only 6"),
        ([0] * 8 + [-1, 1], "no change after 8 of 10"),
        ([-1] * 5 + [0] * 5, "less pain after 5, no change 5, more 0"),
        ([Compared.BETTER] * 10, "less pain after 10 of 10"),
    ],
)
def test_the_gist(changes: list[int | Compared], words: str) -> None:
    assert short_words(a_finding(changes)) == words
    assert short_words(a_finding([], changes)) == words.replace(" after ", " the morning after ")


def test_the_other_sentences() -> None:
    def sentence(of: Of, *ids: str) -> str:
        return finding_says(a_finding([-1] * 10, None, of, *ids), name_of)

    assert sentence(Of.SESSIONS).startswith("After your sessions your back hurt ")
    assert sentence(Of.ROUTINE, "mine").startswith("After Starter three your")
    assert sentence(Of.PART_OF_DAY, "night").startswith("After sessions at night your")
    assert sentence(Of.EXERCISE, "bridge", "cat-cow").startswith("After sessions with Bridge and Cat-cow your")
    assert sentence(Of.EXERCISE, "gone").startswith("After sessions with gone your")
    of_mornings = a_finding([], [Compared.BETTER] * 10)
    assert finding_says(of_mornings, name_of) == (
        "The morning after sessions with Bridge your back hurt less than before all 10 times."
    )


def test_the_numbers_are_told_in_full() -> None:
    facts = list(finding_facts(a_finding([-3, -2, -1, -1, 0, 0, 2], [Compared.SAME] * 6)))
    assert facts == [
        "Right after: less 4, the same 2, more 1. Typically 1 less, and half of the times from 1.5 less to the "
        "same. 7 times cannot say it closer than: less in 2 to 9 of 10.",
        "The morning after: less 0, the same 6, more 0. 6 times cannot say it closer than: less in 0 to 4 of 10.",
    ]


def test_what_is_to_be_known_of_the_sessions_is_told() -> None:
    finding = replace(a_finding([-1] * 9, None), before=4.5, easier=2, hurt=1, leg=3, ended_early=1)
    first, _, *others = finding_facts(finding)
    assert first == "Before: typically pain 4.5 of 10."
    assert others == [
        "2 sessions had it in the easier form.",
        "1 session had something that hurt while it was done.",
        "1 session ended early, and counted all the same.",
        "3 sessions had pain in a leg too; the numbers are those of the back alone.",
    ]
    together = replace(a_finding([-1] * 9, None, Of.EXERCISE, "bridge", "cat-cow"), easier=2)
    assert list(finding_facts(together))[1:] == [
        "They were only ever done together, so nobody can tell which of them it was.",
        "2 sessions had some of it in the easier form.",
    ]


@pytest.mark.parametrize(
    ("points", "words"), [(-2, "2 less"), (0, "the same"), (0.5, "0.5 more"), (-1.25, "1.2 less")]
)
def test_a_change_in_words(points: float, words: str) -> None:
    assert less_or_more(points) == words


def test_walking_in_words() -> None:
    entries: list[Entry] = [walk(day(number)) for number in range(0, 12, 2)]
    entries += [rating(day(number, 8), 2 if number % 2 else 6) for number in range(12)]
    found = helps_of(entries, day(0).date(), day(12).date(), days=MIDNIGHT).walking
    assert found is not None
    assert walking_says(found) == (
        "The day after a walk typically began with pain 2 (6 days); the day after none with 6 (5 days). "
        "People also walk more when it hurts less."
    )
    assert next(walking_facts(found)) == "From the first such day, 2 March 2026, to the last, 12 March 2026."
    swims = [walk(day(4, 12), "swim"), *entries]
    other = helps_of(swims, day(0).date(), day(12).date(), days=MIDNIGHT).walking
    assert other is not None
    assert "a walk, a ride or a swim" in walking_says(other)


def test_what_is_missing_is_said_once() -> None:
    assert silent_words(helps([])).endswith("exercise by exercise.")
    assert silent_words(helps([session(day(0), 5, 4)])).endswith("There is 1 so far.")
    assert left_out_words(helps([])) == ""
    some = helps([*sessions([-1] * 5), *sessions([-1] * 4, "cat-cow", first=6)])
    assert left_out_words(some) == "With fewer than 5 ratings, and so not told: 1 exercise or routine."


def test_of_several_things_it_is_said_that_one_may_stand_out_by_chance() -> None:
    entries = [one for name in "abcd" for one in sessions([-1] * 5, name, first=5 * "abcd".index(name))]
    assert chance_words(helps(entries[:15]), Of.EXERCISE) == ""
    found = helps(entries[:18]), helps_of(entries, day(0).date(), day(30).date(), days=MIDNIGHT)
    assert [chance_words(one, Of.EXERCISE) for one in found] == [
        "",
        "4 exercises are compared here: some come out well or badly by chance alone.",
    ]
    assert chance_words(found[1], Of.ROUTINE) == ""


def every_word(found: Helps) -> Iterator[str]:
    for of in Of:
        yield chance_words(found, of)
    for finding in found.findings:
        yield SECTIONS[finding.of]
        yield finding_name(finding, name_of)
        yield short_words(finding)
        yield finding_says(finding, name_of)
        yield from finding_facts(finding)
    if found.walking:
        yield walking_says(found.walking)
        yield from walking_facts(found.walking)
    yield span_words(found)
    yield from (TITLE, *HONEST, left_out_words(found), silent_words(found))


@given(lives())
def test_nothing_promises_scores_diagnoses_or_frightens(entries: list[Entry]) -> None:
    for words in every_word(helps(entries)):
        assert unwanted_words(words) == []
        assert _TOO_MUCH.findall(words) == []
        assert "  " not in words
        assert "nan" not in words.split()


def test_what_promises_would_be_found() -> None:
    assert _TOO_MUCH.findall("Bridge helps because it works, your score is the best") == [
        "helps",
        "because",
        "works",
        "score",
        "best",
    ]
