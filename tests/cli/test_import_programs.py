"""Exports of other programs, as they write them: what becomes an entry is what the person says it is."""

import io
import json
import zipfile
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from backcare_tui.storage.exchange import archive
from backcare_tui.storage.written.shipped import catalogue_folder
from tests.command_line import Program, Result
from tests.fake_clock import FakeClock

UNDO = " To take them all back: backcare-tui undo\n"


BERLIN = ZoneInfo("Europe/Berlin")
WINTER = datetime(2026, 11, 26, 9, 15, tzinfo=BERLIN)

LOOP = "Date,Stretching,Walk 30 min,Reading,\n2026-11-20,YES_MANUAL,30000,NO,\n2026-11-19,YES_AUTO,0,YES_MANUAL,\n"
TRACKED = """FeatureName,Timestamp,Value,Label,Note
Back pain,2026-11-20T08:30:00.123+01:00,4.0,,after driving
Back pain,2026-11-21T08:30:00.123+01:00,3.0:better,,
Walk,2026-11-20T18:00:00+01:00,0:25:30,,by the river
Pain medication,2026-11-20T08:31:00+01:00,1.0,,
"""
DAYLIO = """\ufefffull_date,date,weekday,time,mood,activities,scales,note_title,note
2026-11-20,November 20,Friday,8:30 pm,good,"walk | stretching","Pain:\u00a06 | Sleep:\u00a03","","sore"
2026-11-19,November 19,Thursday,20:30,meh,"","","","slept badly"
"""
PAIN_DIARY = """"Date","Conditions","Pain Level (0-10)","Body Regions","Pain nature","Drug Intakes","Comment"
"20.11.26","GOOD","4","[LOWER_BACK]","[DULL]","[]","after a drive"
"21.11.26","BAD","","","","[]","only a note"
"""
MIGRAINE_BUDDY = """"Date","Time Period","Description","Notes"
"No ongoing events recorded during this period.","","",""

"#","Started","Lasted","Start UTC Offset (min)","Geohash","Attack Types","Pain Level","Notes"
"1","11/20/26 08:30","01h 00m","60","","Tension","4","at work"
"""


LABEL = "Left out: the column “Label”, which a journal does not have.\n"


@pytest.fixture
def program(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Program:
    return Program(tmp_path, capsys, FakeClock(WINTER, BERLIN))


def take_in(program: Program, data: str | bytes, *options: str, name: str = "j.csv") -> Result:
    path = program.folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return program("import", str(path), *options)


def entries(program: Program) -> list[dict[str, Any]]:
    """What the journal holds, latest first."""
    found: list[dict[str, Any]] = json.loads(program("journal", "--json").out)["entries"]
    return found


def zipped(**files: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name.replace("__", "/").replace("_csv", ".csv"), text)
    return made.getvalue()


# Loop Habit Tracker


def test_habits_become_what_the_person_says_they_are(program: Program) -> None:
    said = ("--as", "stretching=cat-cow 10", "--as", "Walk 30 min=walk")
    result = take_in(program, LOOP, *said)
    assert result.status == 0
    assert result.out.splitlines()[:3] == [
        "2 new, 0 already there.",
        "1 session and 1 walk, ride or swim, on 2026-11-20.",
        "Taken for a table of Loop Habit Tracker.",
    ]
    assert result.err == "Left out: 1 time “Reading”.\n"
    by_kind = {one["kind"]: one for one in entries(program)}
    assert (by_kind["activity"]["exercise"], by_kind["activity"]["minutes"]) == ("walk", 30)
    session = by_kind["session"]
    assert (session["routine"], session["at"]) == ("cat-cow", "2026-11-20T12:00:00+01:00")
    assert (session["ended_at"], session["outcome"]) == ("2026-11-20T12:10:00+01:00", "completed")
    assert [(one["exercise"], one["done_s"]) for one in session["exercises"]] == [("cat-cow", 600)]


def test_a_habit_stays_the_same_entry_whatever_is_said_of_it_next(program: Program) -> None:
    take_in(program, LOOP, "--as", "Stretching=cat-cow 10")
    again = take_in(program, LOOP, "--as", "Stretching=bridge 20", "--as", "Walk 30 min=walk")
    assert again.out.startswith("1 new, 1 already there.\n")


def test_a_habit_that_was_a_routine_is_a_session_of_it(program: Program) -> None:
    take_in(program, LOOP, "--as", "Stretching=starter-three 12")
    (session,) = entries(program)
    assert (session["routine"], session["exercises"]) == ("starter-three", [])
    assert session["ended_at"] == "2026-11-20T12:12:00+01:00"


def test_how_long_it_was_is_never_made_up(program: Program) -> None:
    result = take_in(program, LOOP, "--as", "Stretching=cat-cow")
    assert (result.status, result.err) == (
        1,
        "“Stretching” says only that it was done, and not how long. "
        'Say its minutes, such as --as "Stretching=cat-cow 20".\n',
    )
    assert not program.data.exists()


def test_a_habit_can_be_pain(program: Program) -> None:
    take_in(program, "Date,Pain,Walk,\n2026-11-20,4000,NO,\n2026-11-19,6000,UNKNOWN,\n")
    assert [one["pain"] for one in entries(program)] == [4, 6]


def test_the_archive_that_it_saves_is_read_as_it_is(program: Program) -> None:
    files = {"Habits_csv": "Position,Name\n001,Stretching\n", "Scores_csv": "Date,Stretching,\n2026-11-20,0.1,\n"}
    of_one = {"001 Stretching__Checkmarks_csv": "Date,Value,Notes\n2026-11-20,YES_MANUAL,\n"}
    data = zipped(**files, **of_one, Checkmarks_csv=LOOP)
    assert take_in(program, data, "--as", "Walk 30 min=walk", name="Loop Habits CSV.zip").status == 0
    assert [one["minutes"] for one in entries(program)] == [30]


# Track & Graph


def test_features_are_pain_by_their_name_or_what_is_said(program: Program) -> None:
    result = take_in(program, TRACKED, "--as", "walk=walk")
    assert result.status == 0
    assert result.err == f"{LABEL}Left out: 1 time “Pain medication”.\n"
    told = [(one["kind"], one.get("pain"), one.get("minutes"), one["note"]) for one in entries(program)]
    assert told == [
        ("rating", 3, None, ""),
        ("activity", None, 25.5, "by the river"),
        ("rating", 4, None, "after driving"),
    ]


def test_of_two_pains_a_person_says_which_is_meant(program: Program) -> None:
    text = TRACKED.replace("Walk,", "Knee pain,").replace("0:25:30", "6")
    result = take_in(program, text)
    assert result.status == 1
    assert "“Back pain”, “Knee pain” could each be the pain of your back, and nothing in the file" in result.err
    assert 'Say it, such as --as "Back pain=pain"; the others are left out then.' in result.err
    result = take_in(program, text, "--as", "back pain=pain")
    assert result.err.startswith(f"{LABEL}Left out: 1 time “Knee pain”.\nLeft out: 1 time “Pain medication”.\n")
    assert [one["pain"] for one in entries(program)] == [3, 4]


# Daylio, Pain Diary, Migraine Buddy, Bearable


def test_a_scale_of_daylio_that_is_called_pain_is_one(program: Program) -> None:
    result = take_in(program, DAYLIO, "--as", "walk=walk 20")
    assert result.status == 0
    assert "Left out: 1 time “stretching”." in result.err
    assert "Left out: 1 time “Sleep”." in result.err
    assert result.err.endswith("Left out: 1 note with no rating beside it.\n")
    told = {one["kind"]: (one["at"], one.get("pain"), one["note"]) for one in entries(program)}
    assert told == {
        "rating": ("2026-11-20T20:30:00+01:00", 6, "sore"),
        "activity": ("2026-11-20T20:30:00+01:00", None, ""),
    }


def test_a_note_goes_with_what_was_practised_where_there_is_no_rating(program: Program) -> None:
    take_in(program, DAYLIO.replace("Pain:", "Rain:"), "--as", "walk=walk 20")
    assert [(one["kind"], one["note"]) for one in entries(program)] == [("activity", "sore")]


def test_a_pain_diary_has_short_years_and_days_without_a_rating(program: Program) -> None:
    result = take_in(program, PAIN_DIARY)
    assert result.out.splitlines()[2] == "Taken for a table of Pain Diary."
    assert "Left out: the column “Drug Intakes”, which a journal does not have.\n" in result.err
    assert result.err.endswith("Left out: 1 note with no rating beside it.\n")
    assert [(one["at"], one["pain"], one["note"]) for one in entries(program)] == [
        ("2026-11-20T12:00:00+01:00", 4, "after a drive")
    ]


def test_attacks_are_ratings_with_the_time_there(program: Program) -> None:
    assert take_in(program, MIGRAINE_BUDDY).status == 0
    assert [(one["at"], one["pain"], one["note"]) for one in entries(program)] == [
        ("2026-11-20T08:30:00+01:00", 4, "at work")
    ]


def test_scales_of_another_size_are_not_taken_for_pain(program: Program) -> None:
    text = "date,weekday,time of day,category,rating/amount,detail,notes\n"
    text += '"20th Nov 2026","Friday","mid","Symptom","2","Back pain (Moderate)",""\n'
    result = take_in(program, text)
    assert (result.status, program.data.exists()) == (1, False)
    assert (
        "this is a table of Bearable, and it rates on scales of its own, which are not pain from 0" in result.err
    )


# Tables of one's own


def test_a_person_says_what_columns_are(program: Program) -> None:
    text = "When,How bad,Remarks,Strolled\n2026-11-20 08:30,4,sore,25\n2026-11-21 08:30,5,,\n"
    refused = take_in(program, text)
    assert (refused.status, program.data.exists()) == (1, False)
    assert 'or say which column is which, such as --as "When=at".' in refused.err
    halfway = take_in(program, text, "--as", "When=at")
    assert 'or say which column is which, such as --as "Strolled=pain".' in halfway.err
    said = ("When=at", "how bad=pain", "Remarks=note", "Strolled=walk")
    assert take_in(program, text, *(word for one in said for word in ("--as", one))).status == 0
    told = {(one["kind"], one.get("pain"), one.get("minutes"), one["note"]) for one in entries(program)}
    assert told == {("rating", 4, None, "sore"), ("activity", None, 25, ""), ("rating", 5, None, "")}


def test_two_columns_that_could_be_the_pain_are_asked_about(program: Program) -> None:
    text = "date,pain level,back pain\n2026-11-20,4,6\n"
    result = take_in(program, text)
    assert "line 1 names “pain level” and “back pain”, each of which could be the pain of your back." in result.err
    assert take_in(program, text, "--as", "back pain=pain").status == 0
    assert [one["pain"] for one in entries(program)] == [6]


def test_pain_of_a_leg_has_its_own_place(program: Program) -> None:
    take_in(program, "date,pain,leg pain\n2026-11-20,4,6\n")
    assert [(one["pain"], one["leg_pain"]) for one in entries(program)] == [(4, 6)]


@pytest.mark.parametrize(("option", "day"), [("--day-first", "2026-12-11"), ("--month-first", "2026-11-12")])
def test_a_person_says_what_stands_first(program: Program, option: str, day: str) -> None:
    program.clock.advance(30 * 86_400)
    take_in(program, "at,pain\n11/12/2026,4\n", option)
    assert [one["at"][:10] for one in entries(program)] == [day]


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("Walk", "“Walk” does not say what is what."),
        ("=pain", "“=pain” does not say what is what."),
        ("Walk=flying 30", "“flying 30” is no exercise and no routine. Say pain, leave-out, or an exercise"),
        ("Walk=walk 3000", "“3000” is not a number of minutes."),
    ],
)
def test_what_says_nothing_known_is_wrong_usage(program: Program, said: str, words: str) -> None:
    result = take_in(program, LOOP, "--as", said)
    assert (result.status, result.err.startswith(words)) == (2, True)


# Somebody is there


def answers(program: Program, monkeypatch: pytest.MonkeyPatch, *lines: str) -> None:
    program.person = True
    monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in lines)))


def test_whoever_is_there_is_asked_and_agrees(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    answers(program, monkeypatch, "flying 30", "cat-cow 10", "walk", "", "y")
    result = take_in(program, LOOP)
    assert result.status == 0
    assert result.err.splitlines()[1:4] == [
        "Say of each what it is: pain, leave-out, or an exercise or routine and its minutes, such as walk 30; "
        "enter alone leaves it out.",
        "“Stretching” is: “flying 30” is no exercise and no routine. Say pain, leave-out, or an exercise or "
        "routine and its minutes, such as walk 30.",
        "“Stretching” is: “Walk 30 min” is: “Reading” is: Left out: 1 time “Reading”.",
    ]
    assert result.err.endswith("Take these in? [y/N] ")
    assert result.out.endswith("Taken in: 2 entries." + UNDO)


@pytest.mark.parametrize("lines", [("n",), ("",), ()])
def test_without_a_yes_nothing_is_taken_in(
    program: Program, monkeypatch: pytest.MonkeyPatch, lines: tuple[str, ...]
) -> None:
    answers(program, monkeypatch, *lines)
    result = take_in(program, PAIN_DIARY)
    assert (result.status, result.out.endswith("Nothing was taken in.\n")) == (0, True)
    assert not program.data.exists()


def test_nobody_is_asked_about_what_they_wrote_or_said_yes_to(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers(program, monkeypatch)
    assert take_in(program, "at,pain\n2026-11-20,4\n").out.endswith("Taken in: 1 entry." + UNDO)
    assert take_in(program, PAIN_DIARY, "--yes").out.endswith("Taken in: 1 entry." + UNDO)


def test_the_order_of_dates_is_asked_once(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    answers(program, monkeypatch, "month")
    result = take_in(program, "at,pain\n11/12/2026,4\n")
    assert "What stands first in them, the day or the month? [day/month] " in result.err
    assert [one["at"][:10] for one in entries(program)] == ["2026-11-12"]


@pytest.mark.parametrize("lines", [(), ("neither",)])
def test_an_answer_that_does_not_come_leaves_the_sentence(
    program: Program, monkeypatch: pytest.MonkeyPatch, lines: tuple[str, ...]
) -> None:
    answers(program, monkeypatch, *lines)
    result = take_in(program, "at,pain\n11/12/2026,4\n")
    assert (result.status, program.data.exists()) == (1, False)
    assert result.err.count("nothing in the file tells which") == 2


# Archives


def test_the_one_table_of_an_archive_is_read(program: Program) -> None:
    data = zipped(export__mine_csv="at,pain\n2026-11-20,4\n", picture="x")
    assert take_in(program, data, name="j.ZIP").status == 0
    assert [one["pain"] for one in entries(program)] == [4]
    wrong = take_in(program, zipped(a_csv="at,pain\n2026-11-20,11\n"), name="k.zip")
    assert "k.zip: a.csv: line 2, pain: must be at most 10 (it is 11)" in wrong.err


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (zipped(a_csv="x", b_csv="y"), "has 2 tables in it: “a.csv”, “b.csv”. Unpack it"),
        (zipped(a="x"), "has no table in it. Unpack it"),
        (b"PK nothing of that kind", "is not a sound zip archive. Unpack it"),
        (zipped(a_csv="x" * 1_000).replace(b"K\xac", b"K\xff", 1), ""),
    ],
    ids=["several", "none", "no archive", "damaged"],
)
def test_an_archive_that_does_not_serve_is_refused(program: Program, data: bytes, words: str) -> None:
    result = take_in(program, data, name="j.zip")
    assert (result.status, result.err.count("\n"), program.data.exists()) == (1, 1, False)
    assert words in result.err


def test_a_table_that_swells_in_its_archive_is_refused(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MOST_BYTES", 1_000)
    result = take_in(program, zipped(a_csv="x" * 1_001), name="j.zip")
    assert "j.zip: a.csv has more than 1,000 bytes. Unpack it" in result.err


def test_what_is_to_be_known_of_the_catalogue_is_said_once_however_much_is_named(program: Program) -> None:
    shipped = catalogue_folder() / "exercises" / "bridge.toml"
    program.write_own("exercises/bridge.toml", shipped.read_text(encoding="utf-8"))
    result = take_in(program, LOOP, "--as", "Stretching=bridge 10", "--as", "Reading=bridge 5", "--dry-run")
    assert result.err.count("takes the place of the shipped one") == 1
