"""What was recorded elsewhere has the time it had there, and says so; so does nothing else."""

from collections.abc import Sequence
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from backcare_tui.domain.journal.days import MIDNIGHT
from backcare_tui.domain.journal.entry import Entry
from backcare_tui.storage.journal.store import JournalStore
from tests.command_line import Program
from tests.fake_clock import FakeClock
from tests.storage.entries import a_rating, a_walk
from tests.storage.taken_in import taken_in

BERLIN, TOKYO, NEW_YORK, HOWE = (
    ZoneInfo(name) for name in ("Europe/Berlin", "Asia/Tokyo", "America/New_York", "Australia/Lord_Howe")
)
NOW = datetime(2026, 11, 22, 9, 15, tzinfo=BERLIN)


def at_home(tmp_path: Path, capsys: pytest.CaptureFixture[str], entries: Sequence[Entry]) -> Program:
    """Somebody in Berlin, with ENTRIES."""
    program = Program(tmp_path, capsys, FakeClock(NOW, BERLIN))
    with closing(JournalStore.open(program.data, program.clock, MIDNIGHT)) as store:
        taken_in(store, entries)
    return program


def test_the_list_says_where_a_time_is_from(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    tokyo = datetime(2026, 11, 21, 23, 30, tzinfo=TOKYO)
    summer = datetime(2026, 7, 1, 8, 30, tzinfo=BERLIN)
    program = at_home(tmp_path, capsys, [a_rating(4, at=tokyo), a_walk(summer), a_rating(3, at=NOW)])
    shown = program("journal").out.splitlines()
    assert [line.rpartition(" ")[0].rstrip() for line in shown] == [
        "2026-11-22 09:15  pain 3          mild",
        "2026-11-21 23:30  pain 4          moderate (time there, UTC+9)",
        "2026-07-01 08:30                  Walk, 20 minutes",
    ]


def test_the_hour_that_comes_twice_is_told_apart(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first, second = (datetime(2026, 10, 25, 2, 30, tzinfo=BERLIN, fold=fold) for fold in (0, 1))
    program = at_home(tmp_path, capsys, [a_rating(4, at=first), a_rating(3, at=second)])
    told = program("journal").out
    assert told.index("(time in UTC+1)") < told.index("(time in UTC+2)")
    assert "there" not in told


def test_status_says_it_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    program = at_home(tmp_path, capsys, [a_rating(4, at=datetime(2026, 11, 21, 19, 0, tzinfo=NEW_YORK))])
    assert "pain 4 yesterday 19:00 (there, UTC-5) · " in program("status").out


@pytest.mark.parametrize("ending", ["md", "html"])
def test_a_page_says_it_too(tmp_path: Path, capsys: pytest.CaptureFixture[str], ending: str) -> None:
    rated = a_rating(4, at=datetime(2026, 7, 21, 6, 0, tzinfo=HOWE))
    program = at_home(tmp_path, capsys, [rated, a_rating(3, at=NOW)])
    path = tmp_path / f"journal.{ending}"
    assert program("export", str(path)).status == 0
    page = path.read_text(encoding="utf-8")
    assert "06:00 (there, UTC+10:30)" in page.replace("\\", "")
    assert page.count("there") == 1


def test_what_is_typed_with_an_offset_is_answered_with_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    program = at_home(tmp_path, capsys, [])
    said = program("log", "4", "--at", "2026-11-20T08:30:00+09:00").said
    assert said == "Saved: pain 4, Friday 20 November 08:30 (there, UTC+9).\n"


def test_the_hour_that_comes_twice_is_listed_twice_and_in_its_order(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """On Lord Howe Island clocks go back by half an hour."""
    first, second = (datetime(2026, 4, 5, 1, 45, tzinfo=HOWE, fold=fold) for fold in (0, 1))
    assert second - first.astimezone(second.tzinfo) in (timedelta(), timedelta(minutes=30))
    program = Program(tmp_path, capsys, FakeClock(datetime(2026, 4, 6, 9, 0, tzinfo=HOWE), HOWE))
    with closing(JournalStore.open(program.data, program.clock, MIDNIGHT)) as store:
        taken_in(store, [a_rating(1, at=first), a_rating(2, at=second)])
    shown = program("journal").out.splitlines()
    assert [line.split("  ")[:2] for line in shown] == [
        ["2026-04-05 01:45", "pain 2"],
        ["2026-04-05 01:45", "pain 1"],
    ]
    assert "there" not in "".join(shown)
