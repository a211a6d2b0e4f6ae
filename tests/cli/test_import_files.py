"""Files as spreadsheets and other programs write them, each the smallest of its kind, and what is said to it."""

import json
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from tests.command_line import Program
from tests.fake_clock import FakeClock

BERLIN = ZoneInfo("Europe/Berlin")
WINTER = datetime(2026, 11, 26, 9, 15, tzinfo=BERLIN)
DRY = "Nothing was taken in: this was a dry run.\n"


@pytest.fixture
def program(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Program:
    return Program(tmp_path, capsys, FakeClock(WINTER, BERLIN))


def put(program: Program, text: str, name: str, encoding: str = "utf-8") -> str:
    path = program.folder / name
    path.write_bytes(text.encode(encoding))
    return str(path)


def entries(program: Program) -> list[dict[str, Any]]:
    """What the journal holds, latest first."""
    found: list[dict[str, Any]] = json.loads(program("journal", "--json").out)["entries"]
    return found


READ = {
    "local time of its own day": (
        "at,pain,note\n2026-07-20 08:30,4,by table\n2026-07-21 08:30,5,\n",
        [("2026-07-21T08:30:00+02:00", 5, ""), ("2026-07-20T08:30:00+02:00", 4, "by table")],
    ),
    "a line that says what divides": (
        "sep=;\nat;pain;note\n2026-11-20;4;after a drive\n",
        [("2026-11-20T12:00:00+01:00", 4, "after a drive")],
    ),
    "such a line filled up": (
        '"sep=;";;\r\nat;pain;note\r\n2026-11-20;4;x\r\n',
        [("2026-11-20T12:00:00+01:00", 4, "x")],
    ),
    "saved by a German spreadsheet": (
        "at;pain;note\n20.11.2026 08:30;4;after a long drive\n21.11.2026;3;\n",
        [("2026-11-21T12:00:00+01:00", 3, ""), ("2026-11-20T08:30:00+01:00", 4, "after a long drive")],
    ),
    "saved by an American spreadsheet": (
        "at,pain,note\n11/20/2026 8:30,4,after a long drive\n11/1/2026 8:30 PM,3,\n",
        [("2026-11-20T08:30:00+01:00", 4, "after a long drive"), ("2026-11-01T20:30:00+01:00", 3, "")],
    ),
    "saved by a British spreadsheet": (
        "at,pain,note\n20/11/2026 08:30,4,x\n01/11/2026 20:30,3,\n",
        [("2026-11-20T08:30:00+01:00", 4, "x"), ("2026-11-01T20:30:00+01:00", 3, "")],
    ),
    "ratings with decimals": (
        "at,pain,note\n2026-11-20,4.0,\n2026-11-21,10.0,x\n",
        [("2026-11-21T12:00:00+01:00", 10, "x"), ("2026-11-20T12:00:00+01:00", 4, "")],
    ),
    "a day in one column and a time in another": (
        "at,time,pain,notes\n20.11.2026,8:30,4,stiff\n2026-11-21,,3,\n",
        [("2026-11-21T12:00:00+01:00", 3, ""), ("2026-11-20T08:30:00+01:00", 4, "stiff")],
    ),
    "offsets without a colon": (
        "at,pain,note\n2026-11-20 08:30+0100,4,x\n",
        [("2026-11-20T08:30:00+01:00", 4, "x")],
    ),
}


@pytest.mark.parametrize("case", READ)
def test_a_table_with_one_reading_is_read(program: Program, case: str) -> None:
    text, expected = READ[case]
    result = program("import", put(program, text, "j.csv"))
    assert (result.status, result.err) == (0, "")
    assert [(one["at"], one["pain"], one["note"]) for one in entries(program)] == expected


def test_a_spreadsheets_copy_of_a_table_adds_nothing(program: Program) -> None:
    program("import", put(program, "at,pain,note\n2026-11-20 08:30,4,sore\n2026-11-21,3,\n", "j.csv"))
    for text in (
        "at;pain;note\n20.11.2026 08:30;4;sore\n21.11.2026;3;\n",
        "at,pain,note\n11/20/2026 8:30,4.0,sore\n11/21/2026,3,\n",
        "date,time,pain,note\n2026-11-20,8:30,4,sore\n2026-11-21,,3,\n",
    ):
        result = program("import", put(program, text, "again.csv"))
        assert result.out.startswith("0 new, 2 already there.\n")


@pytest.mark.parametrize("name", ["j.txt", "j.tsv", "j.csv"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_table_with_tabs_is_a_table_whatever_it_is_called(program: Program, name: str, encoding: str) -> None:
    text = "at\tpain\tnote\r\n2026-11-20\t4\tafter a drive\r\n"
    assert program("import", put(program, text, name, encoding)).status == 0
    assert [one["note"] for one in entries(program)] == ["after a drive"]


@pytest.mark.parametrize("rows", ["2026-11-20\t12,5\twalking\tx\n", '2026-11-20\t"12.5"\twalking\tx\n'])
def test_twelve_and_a_half_is_that_whatever_divides_the_cells(program: Program, rows: str) -> None:
    assert program("import", put(program, f"at\tminutes\texercise\tnote\n{rows}", "j.csv")).status == 0
    program("import", put(program, 'at,minutes,exercise,note\n2026-11-21,"12,5",walking,y\n', "k.csv"))
    assert [(one["minutes"], one["note"]) for one in entries(program)] == [(12.5, "y"), (12.5, "x")]


def test_a_file_tells_what_stands_before_its_fractions(program: Program) -> None:
    text = 'at,exercise,minutes\n2026-11-20,walking,"12,5"\n2026-11-21,walking,"1,000"\n'
    program("import", put(program, text, "j.csv"))
    assert [one["minutes"] for one in entries(program)] == [1.0, 12.5]


def test_a_rating_that_is_no_whole_number_stays_refused(program: Program) -> None:
    result = program("import", put(program, "at,pain\n2026-11-20,4.5\n", "j.csv"))
    assert (result.status, "line 2, pain: must be a whole number (it is '4.5')" in result.err) == (1, True)


UNCLEAR = {
    "either order": (
        "at,pain\n2026-11-20,4\n11/12/2026,4\n",
        "“11/12/2026” in line 3 could be 12 November or 11 December, and nothing in the file tells which. "
        "Say it with --day-first or --month-first, or write its dates with the year first",
    ),
    "both orders": (
        "at,pain\n20/11/2026,4\n11/20/2026,4\n05/06/2026,4\n",
        "line 2 has the day first and line 3 the month first, so its dates cannot be read. Write its dates",
    ),
    "ids of another program": (
        "id,at,pain\n1,2026-11-20,4\n2,2026-11-21,4\n",
        "the column “id” holds ids of another program, such as “1” in line 2. Give that column another name, then "
        "import the file again: each row gets an id of its own.",
    ),
    "habits": (
        "Date,Stretching,Walk 30 min,\n2026-11-20,YES_MANUAL,30000,\n2026-11-19,UNKNOWN,NO,\n",
        "this is a table of Loop Habit Tracker, and nobody but you knows what in it belongs in this journal: "
        '“Stretching”, “Walk 30 min”. Say what each of them is, such as --as "Stretching=leave-out". It may be '
        "pain, leave-out, or an exercise or routine and its minutes, such as walk 30.",
    ),
    "moods": (
        "full_date,date,weekday,time,mood,activities,note_title,note\n"
        '2026-11-20,November 20,Friday,8:30 pm,good,"walk | stretching","",""\n',
        "this is a table of Daylio, and nobody but you knows what in it belongs in this journal: “walk”, "
        "“stretching”. Say what each of them is, such as ",
    ),
    "nothing of ours": (
        "a,b\n1,2\n",
        "line 1 names no column “at”, so no entry has a time; its columns are “a”, “b”. Begin the file with",
    ),
}


@pytest.mark.parametrize("case", UNCLEAR)
def test_a_table_with_two_readings_or_none_is_refused_with_the_next_step(program: Program, case: str) -> None:
    text, words = UNCLEAR[case]
    path = put(program, text, "j.csv")
    result = program("import", path)
    assert (result.status, result.out, result.err.count("\n")) == (1, "", 1)
    assert result.err.startswith(f"{path}: {words}")
    assert not program.data.exists()


def test_the_way_round_a_foreign_id_leads_on(program: Program) -> None:
    text = "id,at,pain\n1,2026-11-20,4\n2,2026-11-21,4\n"
    result = program("import", put(program, text.replace("id", "number"), "j.csv"))
    assert (result.status, result.err) == (0, "Left out: the column “number”, which a journal does not have.\n")


def test_one_foreign_id_among_ours_is_named_by_its_line(program: Program) -> None:
    text = "id,at,pain\nd472487d-9737-4f21-a67e-bea3ed8c4a4d,2026-11-20,4\n2,2026-11-21,4\n"
    result = program("import", put(program, text, "j.csv"))
    assert "j.csv: line 3, id: must be an id such as" in result.err


KNOWN = {
    "date and time apart": (
        "date,time,pain\n2026-11-20,08:30,4\n",
        "a table with the date in a column of its own",
        "2026-11-20T08:30:00+01:00",
        "",
    ),
    "Migraine Buddy": (
        '"Date","Time Period","Description","Notes"\n"No ongoing events recorded during this period.","","",""\n\n'
        '"#","Started","Lasted","Start UTC Offset (min)","Pain Level"\n'
        '"1","2026-11-20 08:30:00","02:00","330","4"\n',
        "a table of Migraine Buddy, whose attacks become ratings",
        "2026-11-20T08:30:00+05:30",
        "",
    ),
    "west of Greenwich": (
        '"Started","Start UTC Offset (min)","Pain Level","Notes"\n"2026-11-20 08:30:00","-210","4","neck"\n',
        "a table of Migraine Buddy, whose attacks become ratings",
        "2026-11-20T08:30:00-03:30",
        "neck",
    ),
    "Track & Graph": (
        "FeatureName,Timestamp,Value,Note\nBack pain,2026-11-20T08:30:00.123+01:00,4.0,after driving\n",
        "a table of Track & Graph",
        "2026-11-20T08:30:00.123000+01:00",
        "after driving",
    ),
    "other names": (
        "Timestamp,Pain level,Comments\n2026-11-20 08:30,4,stiff\n",
        "a table whose columns go by other names",
        "2026-11-20T08:30:00+01:00",
        "stiff",
    ),
}


@pytest.mark.parametrize("case", KNOWN)
def test_a_table_of_another_program_is_shown_before_and_taken_in(program: Program, case: str) -> None:
    text, says, at, note = KNOWN[case]
    path = put(program, text, "j.csv")
    shown = f"1 new, 0 already there.\n1 rating, on 2026-11-20.\nTaken for {says}.\n2026-11-20 08:30  pain 4"
    dry = program("import", path, "--dry-run")
    assert dry.status == 0
    assert dry.out.startswith(shown)
    assert note in dry.out
    assert dry.out.endswith(DRY)
    assert not program.data.exists()
    assert program("import", path).out.startswith(shown)
    (entry,) = entries(program)
    assert (entry["kind"], entry["at"], entry["pain"], entry["note"]) == ("rating", at, 4, note)
    assert program("import", path).out.startswith("0 new, 1 already there.\n")


def test_what_is_no_pain_in_a_table_of_many_things_is_left_out_and_said(program: Program) -> None:
    rows = "".join(f"Weight,2026-11-{day:02} 08:30,82,\n" for day in range(1, 26))
    text = f"FeatureName,Timestamp,Value,Note\nPain in the back,2026-11-20 08:30,4,\n{rows}"
    result = program("import", put(program, text, "j.csv"))
    assert result.out.startswith("1 new, 0 already there.\n")
    assert result.err == "Left out: 25 times “Weight”.\n"


def test_rows_that_say_nothing_are_left_out_and_counted(program: Program) -> None:
    result = program("import", put(program, "at,pain,note\n2026-11-20,4,\n2026-11-21,,\n,,\nsoon,, \n", "j.csv"))
    assert (result.status, result.err) == (0, "Left out: 2 rows with neither a rating nor a note.\n")
    assert len(entries(program)) == 1


def test_a_note_without_a_rating_is_not_lost_in_silence(program: Program) -> None:
    text = "at,pain,note\n2026-11-20,4,\n2026-11-21,,\n2026-11-22,,slept well\n"
    result = program("import", put(program, text, "j.csv"))
    assert (result.status, result.out) == (
        1,
        "1 new, 0 already there, 1 bad (line 4).\n1 rating, on 2026-11-20.\n",
    )
    assert "line 4, pain: is missing, and a note needs one beside it" in result.err


@pytest.mark.parametrize(("year", "why"), [("2036", "is still to come"), ("0026", "is before 1900")])
def test_a_year_that_nobody_lived_is_refused_of_a_row_and_told_of_an_entry(
    program: Program, year: str, why: str
) -> None:
    row = f"{year}-11-20 08:30,4,year mistyped\n"
    for options in ((), ("--dry-run",)):
        result = program("import", put(program, f"at,pain,note\n{row}", "j.csv"), *options)
        assert (result.status, result.out) == (1, "0 new, 0 already there, 1 bad (line 2).\n")
        assert f"line 2, at: {why} (it is '{year}-11-20 08:30')" in result.err
    entry = {"id": "d472487d-9737-4f21-a67e-bea3ed8c4a4d", "kind": "rating", "at": f"{year}-11-20T08:30:00Z"}
    document = {"format": "backcare-journal", "version": 1, "entries": [entry | {"pain": 4, "note": ""}]}
    path = put(program, json.dumps(document), "j.json")
    for options in (("--dry-run",), ()):
        result = program("import", path, *options)
        assert (result.status, result.err) == (0, f"Note: entries[0]: {year}-11-20 08:30 {why}.\n")
        assert f"1 rating, on {year}-11-20.\n" in result.out
    assert len(entries(program)) == 1
    assert f"{year}-11-20 08:30  pain 4 " in program("journal").out


def test_a_time_that_clocks_left_out_goes_forward_and_is_told(program: Program) -> None:
    result = program("import", put(program, "at,pain\n2026-03-29 02:30,4\n2026-10-25 02:30,5\n", "j.csv"))
    assert result.err == (
        "Note: line 2: Clocks went forward then and left out 2026-03-29 02:30, so it became 2026-03-29 03:30.\n"
    )
    assert [one["at"][10:] for one in entries(program)] == ["T02:30:00+02:00", "T03:30:00+02:00"]


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("j.json", " \n", "j.json is empty. Export it again"),
        (
            "j.json",
            "at,pain\n2026-11-20,4\n",
            "it does not begin with {. If it is a table, let its name end in .csv,",
        ),
        (
            "j.csv",
            '{"format": "backcare-journal"}',
            "is no table, but looks like JSON. Let its name end in .json,",
        ),
        ("j.csv", "\n[\n1,2]", "is no table, but looks like JSON. Let its name end in .json,"),
    ],
)
def test_a_file_with_the_wrong_ending_is_told_the_right_one(
    program: Program, name: str, text: str, words: str
) -> None:
    result = program("import", put(program, text, name))
    assert (result.status, words in result.err) == (1, True)


def test_many_columns_are_named_up_to_twenty_and_counted(program: Program) -> None:
    names = ",".join(f"c{number}" for number in range(200_000))
    result = program("import", put(program, f"at,pain,{names}\n2026-11-20,4\n", "j.csv"))
    lines = result.err.splitlines()
    assert result.status == 0
    assert lines[0] == "Left out: the column “c0”, which a journal does not have."
    assert (len(lines), lines[-1]) == (21, "And 199,980 more columns.")


def test_many_columns_that_cannot_be_taken_in_are_ten_and_a_count(program: Program) -> None:
    names = ",".join(f"c{number}" for number in range(200_000))
    result = program("import", put(program, f"{names}\n1\n", "j.csv"))
    assert "“c8”, “c9” and 199,990 more. Begin the file" in result.err


def test_what_is_quoted_is_what_stands_in_the_file(program: Program) -> None:
    text = 'at;exercise;minutes\nat \\ "noon";it\'s;12,5x\n2026-11-20;walking;2000\n'
    result = program("import", put(program, text.replace('"', ""), "j.csv"))
    lines = [line.partition("j.csv: ")[2] for line in result.err.splitlines()]
    assert lines[0].endswith(r"(it is 'at \ noon')")
    assert lines[1].endswith("(it is 'it's')")
    assert lines[2:4] == [
        "line 2, minutes: must be a number (it is '12,5x')",
        "line 3, minutes: must be at most 1440 (it is 2000)",
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            '{"entries":[{"title":"Back stiff","date":"2026-11-20","time":"08:30"}]}',
            "it does not say that its format is backcare-journal. Let that program save a table, and import it",
        ),
        (
            "{",
            "line 1 is not JSON: expecting property name enclosed in double quotes. Let that program save a table",
        ),
        (
            '{"format": "backcare-journal", "ver',
            "line 1 is not JSON: unterminated string. Export it again",
        ),
        ('{"format": "backcare-journal", "version": 7.5}', "was written by a newer version"),
    ],
)
def test_json_of_another_program_is_shown_the_way_by_a_table(program: Program, text: str, words: str) -> None:
    result = program("import", put(program, text, "j.json"))
    assert (result.status, result.err.count("\n")) == (1, 1)
    assert words in result.err


@pytest.mark.parametrize("name", ["j.xlsx", "j.ods"])
def test_a_workbook_is_shown_the_way_by_csv(program: Program, name: str) -> None:
    result = program("import", put(program, "PK", name))
    assert result.status == 2
    assert "Use json or csv: in the spreadsheet, save the table as CSV" in result.err


def test_one_more_column_is_one(program: Program) -> None:
    names = ",".join(f"c{number}" for number in range(21))
    result = program("import", put(program, f"at,pain,{names}\n2026-11-20,4\n", "j.csv"))
    assert result.err.splitlines()[-1] == "And 1 more column."


@pytest.mark.parametrize("name", ["walk", "Walk", "WALKING", "Brisk walk"])
def test_an_exercise_in_a_table_is_called_by_any_of_its_names(program: Program, name: str) -> None:
    path = put(program, f"at,exercise,minutes\n2026-11-20,{name},25\n", "j.csv")
    assert program("import", path).status == 0
    (entry,) = entries(program)
    assert (entry["exercise"], entry["minutes"]) == ("walk", 25)
    assert program("import", path).out.startswith("0 new, 1 already there.\n")


def test_an_export_keeps_the_ids_it_has(program: Program) -> None:
    id_ = "d472487d-9737-4f21-a67e-bea3ed8c4a4d"
    text = f"id,kind,at,exercise,minutes\n{id_},activity,2026-11-20T08:30:00+01:00,walking,25\n"
    assert program("import", put(program, text, "j.csv")).status == 0
    assert entries(program)[0]["exercise"] == "walking"
