"""Looking back line by line: before the session, on its day, and never in the way of a pipe."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest

from backcare_tui.domain.journal.entry import OwnActivityEntry, PegEntry
from backcare_tui.domain.journal.memo import MemoEntry, Subject
from backcare_tui.storage.written.settings_file import Settings
from tests.plain.line_by_line import LineByLine
from tests.storage.entries import a_rating
from tests.storage.welcomed import welcome

SUNDAY = Settings()
QUESTION = "Look back on the past week?"


@pytest.fixture
def play(tmp_path: Path) -> Iterator[LineByLine]:
    play = LineByLine(tmp_path / "data")
    welcome(play.store)
    play.store.add(a_rating(at=play.clock.now() - timedelta(days=9)))
    yield play
    play.store.close()


def told(play: LineByLine) -> list[tuple[int, int, int]]:
    pegs = (entry for entry in play.store.entries() if isinstance(entry, PegEntry))
    return [(peg.pain, peg.enjoyment, peg.activity) for peg in pegs]


def named(play: LineByLine) -> list[str]:
    return [memo.says for memo in play.store.memos() if memo.about is Subject.OWN_ACTIVITY]


def test_three_answers_are_saved_before_the_session(play: LineByLine) -> None:
    assert play.play("y", "6", "4", "3", "l", "q", settings=SUNDAY) == 0
    assert told(play) == [(6, 4, 3)]
    said = "\n".join(play.said)
    assert QUESTION in said
    assert "0 (not at all) to 10 (completely)" in said
    assert "Saved: the past week, overall 4.3 of 10." in said


def test_it_is_not_asked_twice(play: LineByLine) -> None:
    play.play("y", "6", "4", "3", "l", "q", settings=SUNDAY)
    play.restart()
    play.play("q", settings=SUNDAY)
    assert QUESTION not in "\n".join(play.said)


@pytest.mark.parametrize("answers", [("y", "6", "", "q"), ("y", "6", "back", "q"), ("l", "q"), ("n", "q"), ("q",)])
def test_what_is_not_answered_is_not_written(play: LineByLine, answers: tuple[str, ...]) -> None:
    assert play.play(*answers, settings=SUNDAY) == 0
    assert told(play) == []


def test_an_activity_is_named_and_rated(play: LineByLine) -> None:
    play.play("y", "6", "4", "3", "y", "x" * 81, "tie my shoes", "4", "q", settings=SUNDAY)
    assert "The name has 81 characters, and 80 fit." in "\n".join(play.said)
    (own,) = [entry for entry in play.store.entries() if isinstance(entry, OwnActivityEntry)]
    assert (own.name, own.ability) == ("tie my shoes", 4)
    assert named(play) == ["tie my shoes"]


@pytest.mark.parametrize("typed", ["back", ""])
def test_a_name_can_be_left(play: LineByLine, typed: str) -> None:
    play.play("y", "6", "4", "3", "y", typed, "q", settings=SUNDAY)
    assert named(play) == []
    assert told(play) == [(6, 4, 3)]


def test_a_month_later_the_number_is_asked(play: LineByLine) -> None:
    at = play.clock.now() - timedelta(days=40)
    play.store.add(MemoEntry(id=UUID(int=5), at=at, about=Subject.OWN_ACTIVITY, says="tie my shoes"))
    play.play("y", "8", "q")
    said = "\n".join(play.said)
    assert "“tie my shoes”" in said
    assert "0 (cannot do it) to 10 (as well as ever)" in said
    assert QUESTION not in said
