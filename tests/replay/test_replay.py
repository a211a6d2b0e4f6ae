"""Every answer of a long and irregular journal, beside a replay of its revisions by other code."""

import csv
import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from backcare_tui.domain.journal.days import MIDNIGHT, Days
from backcare_tui.domain.journal.entry import Entry
from backcare_tui.domain.journal.helps.changes import FEWEST
from backcare_tui.domain.journal.helps.helps import Of
from backcare_tui.domain.journal.memo import MemoEntry
from backcare_tui.domain.journal.wanted import Wanted
from backcare_tui.storage.journal.store import JournalStore
from tests.command_line import MORNING, Program
from tests.domain.journal.helps.other_code import Person, day_of, did
from tests.fake_clock import FakeClock
from tests.replay.life import Life, some_ids
from tests.replay.other_code import Replay
from tests.storage.entries import a_memo, a_session

_WORDS = (
    "garden",
    "GARDEN  weeding",
    "пос",
    "Πονάει",
    "半小时",
    "5é",
    "bold]",
    "%",
    "_under_",
    "row 1",
    "nowhere",
)
_NIGHT = timedelta(hours=3, minutes=15)
"""What somebody who is up late has their days begin with."""
_LIST_OF_WHAT_IS = "latest"
"""The table that says what each entry is by now."""


@pytest.fixture
def life(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Iterator[Life]:
    program = Program(tmp_path, capsys, FakeClock(MORNING))
    life = Life(program, seed=9)
    yield life
    life.close()


def lives(life: Life, steps: int, rows: int) -> None:
    """A life of about STEPS + ROWS changes; everything is asked now and then, and at the end."""
    program = life.program
    life.goes_on(steps // 2)
    agree(life)
    life.takes_in(rows)
    copy = program.folder / "copy.db"
    assert program("backup", str(copy)).status == 0
    imported, expected = life.undoes(life.windows[0])
    assert imported == expected
    assert len(imported) > 1
    agree(life)
    life.goes_on(steps - steps // 2)
    for window in life.windows * 2:
        undone, expected = life.undoes(window)
        assert undone == expected
    agree(life)
    assert program("restore", str(copy)).status == 0
    agree(life)
    restored, copied = Replay(life.journal), Replay(copy)
    assert by_id(restored.entries) == by_id(copied.entries)
    assert by_id(restored.memos) == by_id(copied.memos)
    life.goes_on(20)
    rot(life.journal, _LIST_OF_WHAT_IS, "kind = 'walk'")
    agree(life)
    rot(life.journal, "revision", 'body = replace(body, \'"note":"\', \'"note":"x\')')
    life.close()
    life.begins_anew(seed=10)  # who had read it goes on with what it was
    agree(life)
    life.close()
    assert "in order" in program("doctor", "--repair").out
    life.begins_anew(seed=11)
    life.goes_on(20)
    agree(life)
    assert "Journal: in order" in program("doctor").out


def agree(life: Life) -> None:
    """Ask both windows, a program that has just begun, and the commands; compare all answers with the replay's."""
    replay, now = Replay(life.journal), life.program.clock.now()
    for window in life.windows:
        answers_agree(window.store, replay, now)
    fresh = JournalStore.open(life.program.data, life.program.clock, MIDNIGHT)
    try:
        answers_agree(fresh, replay, now)
        answers_agree(fresh, replay, now - timedelta(days=200))
    finally:
        fresh.close()
    nightly = JournalStore.open(life.program.data, life.program.clock, days=Days(_NIGHT))
    try:
        answers_agree(nightly, Replay(life.journal, _NIGHT), now)
        answers_agree(nightly, Replay(life.journal, _NIGHT), datetime.combine(now, time(1, 30), now.tzinfo))
    finally:
        nightly.close()
    commands_agree(life.program, replay, now)


def answers_agree(store: JournalStore, replay: Replay, now: datetime) -> None:
    for agrees in QUESTIONS:
        agrees(store, replay, now)


def lists_agree(store: JournalStore, replay: Replay, now: datetime) -> None:
    told, ahead = replay.listed(now)
    assert objects(store.entries()) == replay.entries
    assert objects(store.each()) == replay.entries
    assert objects(store.each(now)) == told + ahead
    assert store.count() == len(replay.entries)  # the last: what has rotted is met where it is read, not counted


def pages_agree(store: JournalStore, replay: Replay, now: datetime) -> None:
    for days in (0, 1, 30, 4000):
        since = now.date() - timedelta(days=days)
        told, ahead = replay.listed(now, since)
        assert objects(store.each(now, Wanted(since=since), limit=37)) == (told + ahead)[:37]
        for count in (1, 20, 400):
            page = store.page(count, now, Wanted(since=since))
            assert objects(page.told) == told[:count]
            assert page.older == max(0, len(told) - count)
            assert objects(page.ahead) == ahead


def pains_agree(store: JournalStore, replay: Replay, now: datetime) -> None:
    for first, last in ((0, 0), (13, 0), (364, 0), (30_000, -9000), (400, 300)):
        span = now.date() - timedelta(days=first), now.date() - timedelta(days=last)
        assert store.pain_by_day(*span) == replay.pain_by_day(*span)
        found = store.baseline(span[1])
        assert (found and (found.first, found.pain)) == replay.first_week(span[1])
    assert store.first_day() == min(map(replay.day, replay.entries), default=None)


def searches_agree(store: JournalStore, replay: Replay, now: datetime) -> None:
    for words in _WORDS:
        told, ahead = replay.wanted(now, words=words)
        page = store.page(7, now, Wanted(words))
        assert (objects(page.told), page.older, objects(page.ahead)) == (told[:7], max(0, len(told) - 7), ahead)
        assert objects(store.each(now, Wanted(words))) == told + ahead


def filters_agree(store: JournalStore, replay: Replay, now: datetime) -> None:
    today = now.date()
    some: list[dict[str, Any]] = [
        {"kind": "session"},
        {"kind": "peg", "since": today - timedelta(days=9000)},
        {"routine": "starter-three", "until": today},
        {"exercise": "walk"},
        {"exercise": "bridge", "since": today - timedelta(days=60), "until": today - timedelta(days=3)},
        {"exercise": "bird-dog", "kind": "session", "words": "garden"},
        {"until": today - timedelta(days=1)},
        {"kind": "rating", "words": "the in garden weeding back"},
    ]
    for asked in some:
        told, ahead = replay.wanted(now, **asked)
        wanted = Wanted(asked.get("words", ""), **{name: it for name, it in asked.items() if name != "words"})
        page = store.page(9, now, wanted)
        assert (objects(page.told), page.older, objects(page.ahead)) == (told[:9], max(0, len(told) - 9), ahead)
        assert objects(store.each(now, wanted)) == told + ahead


def days_agree(store: JournalStore, replay: Replay, now: datetime) -> None:
    today = now.date()
    for first, last in ((0, 0), (364, 0), (30_000, -9000)):
        span = today - timedelta(days=first), today - timedelta(days=last)
        found, told = store.days_told(*span), replay.days_told(*span)
        assert {day: tuple(one) for day, one in found.items()} == {
            day: tuple(one._replace(pairs=tuple(one.pairs))) for day, one in told.items()
        }


def helps_agree(store: JournalStore, replay: Replay, now: datetime) -> None:
    """What followed the sessions of each exercise in the last year."""
    found = store.helps(now, lambda exercise: exercise == "walk")
    assert found.first is not None
    recent = [entry for entry in replay.entries if found.first <= day_of(entry["at"], store.days.starts)]
    person = Person(recent, store.days.starts)
    assert found.rated == len(person.changes(lambda _: True, found.first, found.last)[0])
    findings = {exercise: one for one in found.of(Of.EXERCISE) for exercise in one.ids}
    exercises = {record["exercise"] for entry in recent for record in entry.get("exercises", ())}
    for exercise in exercises:
        one = findings.get(exercise)
        told_of = (one.after, one.morning) if one else (None, None)
        for told, some in zip(told_of, person.changes(did(exercise), found.first, found.last), strict=True):
            points = sorted(change for change in some if isinstance(change, int))
            expected = (len(some), points) if len(some) >= FEWEST else None
            assert (told and (told.times, list(told.points))) == expected


def single_entries_agree(store: JournalStore, replay: Replay, now: datetime) -> None:
    living = by_id(replay.entries)
    for entry_id in (*some_ids(replay), *(entry.id for entry in store.page(3, now).told)):
        entry = store.entry(entry_id)
        assert (entry and json.loads(entry.model_dump_json())) == living.get(str(entry_id))
        assert store.knows(entry_id) is (str(entry_id) in replay.known)


def short_ids_agree(store: JournalStore, replay: Replay, now: datetime) -> None:
    """Each is the shortest of four characters or more that no other id begins with."""
    ever = sorted(replay.ids)
    for known, short in store.short_ids(map(UUID, ever[:: max(1, len(ever) // 40)])).items():
        assert [one for one in ever if one.startswith(short)] == [str(known)]
        assert len(short) == 4 or sum(one.startswith(short[:-1]) for one in ever) > 1
    for digit in "0123456789abcdef":
        found = [str(one.entry_id) for one in store.beginning_with(digit, len(ever) + 1) if one.entry]
        assert found == sorted(known for known in by_id(replay.entries) if known.startswith(digit))


def overviews_agree(store: JournalStore, replay: Replay, now: datetime) -> None:
    today = replay.day_of(now)
    overview = store.overview(now)
    assert overview.today == today
    assert objects(overview.recent) == replay.between(today - timedelta(days=83), today + timedelta(days=6))
    assert overview.pains == replay.pain_by_day(today - timedelta(days=83), today)
    year = today - timedelta(days=83 + 365), today - timedelta(days=84)
    assert overview.walked_before == replay.walked_by_day(*year)
    rated = overview.rated and (overview.rated.pain, overview.rated.at)
    assert rated == replay.latest_rating(now)
    assert overview.practice == store.practice(now)
    assert objects(overview.memos) == replay.memos_at(now, today - timedelta(days=83))
    assert overview.leg_days == replay.leg_days(now, today - timedelta(days=34))
    assert overview.leg_ever is replay.leg_ever()
    assert overview.empty is not bool(replay.entries)
    glance = store.glance(now)
    assert [_as_listed(one) for one in glance.told] == [_as_listed(one) for one in overview.recent]
    whole = [one for one in overview.recent if one.kind in ("session", "morning")]
    assert [one for one in glance.recent if one.kind in ("session", "morning")] == whole
    assert glance._replace(recent=(), glanced=()) == overview._replace(recent=())


def _as_listed(entry: Any) -> tuple[object, ...]:
    at = entry.at.isoformat()
    return at, [(rating.pain, rating.at.isoformat()) for rating in entry.rest_ratings], entry.aerobic_minutes


def practice_agrees(store: JournalStore, replay: Replay, now: datetime) -> None:
    practice = store.practice(now)
    found = (practice.sessions, practice.counting, practice.began, practice.last)
    assert found == replay.practice(now)


def memos_agree(store: JournalStore, replay: Replay, now: datetime) -> None:
    assert objects(store.memos()) == replay.memos
    assert objects(store.memos_at(now)) == replay.memos_at(now, replay.day_of(now) - timedelta(days=83))


QUESTIONS = (
    lists_agree,
    pages_agree,
    pains_agree,
    searches_agree,
    filters_agree,
    days_agree,
    helps_agree,
    single_entries_agree,
    short_ids_agree,
    overviews_agree,
    practice_agrees,
    memos_agree,
)


def commands_agree(program: Program, replay: Replay, now: datetime) -> None:
    told, ahead = replay.listed(now)
    assert said(program, "journal", "--json")["entries"] == written(told + ahead)
    assert said(program, "journal", "--json", "--limit", "20")["entries"] == written(told + ahead)[:20]
    since = now.date() - timedelta(days=30)
    told, ahead = replay.listed(now, since)
    assert said(program, "journal", "--json", "--since", f"{since}")["entries"] == written(told + ahead)
    status = said(program, "status", "--json")
    assert status["sessions"] == replay.sessions_of_the_week(now.date())
    pain = status["pain"] and (status["pain"]["pain"], datetime.fromisoformat(status["pain"]["at"]))
    assert pain == replay.latest_rating(now)
    exports_agree(program, replay)


def exports_agree(program: Program, replay: Replay) -> None:
    document, table = program.folder / "out.json", program.folder / "out.csv"
    for path in (document, table):
        path.unlink(missing_ok=True)
        assert program("export", str(path)).status == 0
    exported = json.loads(document.read_text(encoding="utf-8"))
    assert exported["entries"] == written(replay.entries)
    assert exported.get("memos", []) == written(replay.memos)
    with table.open(encoding="utf-8-sig", newline="") as file:
        ids = [row["id"] for row in csv.DictReader(file)]
    assert ids == [entry["id"] for entry in replay.entries]


def objects(entries: Iterable[Entry | MemoEntry]) -> list[dict[str, Any]]:
    return [entry.model_dump(mode="json") for entry in entries]


def written(entries: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """ENTRIES as documents spell their moments."""
    moments = ("at", "ended_at")
    return [
        entry | {name: datetime.fromisoformat(entry[name]).isoformat() for name in moments if name in entry}
        for entry in entries
    ]


def by_id(entries: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """ENTRIES, whatever their order: of two at one moment, what was restored is the later."""
    return {entry["id"]: entry for entry in entries}


def said(program: Program, *arguments: str) -> Any:
    result = program(*arguments)
    assert result.status == 0, result.err
    return json.loads(result.out)


# What a disk does


def rot(path: Path, table: str, change: str) -> None:
    """Make a CHANGE in TABLE, in the row of the newest revision of an entry, as a disk may, and nothing else."""
    with closing(sqlite3.connect(path)) as connection, connection:
        guards = connection.execute(
            "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = ?", (table,)
        ).fetchall()
        for name, _ in guards:
            connection.execute(f"DROP TRIGGER {name}")
        newest = "SELECT max(seq) FROM revision WHERE body IS NOT NULL"
        changed = connection.execute(f"UPDATE {table} SET {change} WHERE seq = ({newest})")  # noqa: S608
        assert changed.rowcount == 1
        for _, guard in guards:
            connection.execute(guard)


# The tests


def test_every_answer_is_that_of_a_replay_by_other_code(life: Life) -> None:
    lives(life, steps=350, rows=1000)


@pytest.mark.parametrize("agrees", QUESTIONS)
def test_an_answer_that_knows_an_entry_more_or_less_is_found_out(
    life: Life, agrees: Callable[[JournalStore, Replay, datetime], None]
) -> None:
    life.goes_on(40)
    now, before = life.program.clock.now(), Replay(life.journal)
    store = life.windows[0].store
    agrees(store, before, now)
    at = now - timedelta(minutes=9)
    memo, session = a_memo(at=at), a_session(at=at, ended_at=now, note="In the garden.")
    store.add(memo if agrees is memos_agree else session)
    with pytest.raises(AssertionError):
        agrees(store, before, now)
    agrees(store, Replay(life.journal), now)


@pytest.mark.thorough
def test_every_answer_about_a_hundred_thousand_entries(life: Life) -> None:
    lives(life, steps=3000, rows=97_000)
