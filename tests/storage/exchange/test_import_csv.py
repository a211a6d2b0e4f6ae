"""Tables: our own, and those that people and spreadsheets make."""

import csv
import io
import re
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from backcare_tui.domain.journal.entry import ActivityEntry, RatingEntry
from backcare_tui.domain.words.dates import Order
from backcare_tui.domain.words.text import shown_line
from backcare_tui.errors import BackcareError
from backcare_tui.storage.exchange import reading
from backcare_tui.storage.exchange.preview import Preview
from backcare_tui.storage.exchange.reading import Reading
from backcare_tui.storage.exchange.tables.choices import Choices, Meaning
from backcare_tui.storage.exchange.tables.shapes import ALL_NAMES
from tests.storage.entries import a_rating, a_session
from tests.storage.exchange.reader import read_csv
from tests.storage.exchange.writer import write_csv


def only(read: Reading) -> Any:
    """The one entry of READ."""
    assert read.problems == []
    (entry,) = read.entries.values()
    return entry


def said(text: str) -> list[str]:
    read = read_csv(text, "j")
    assert bool(read.bad) == bool(read.problems)
    return [str(problem).removeprefix("j: ") for problem in read.problems]


# Tables of other programs


def test_a_moment_that_cannot_be_read_is_refused_for_that_alone() -> None:
    """Not also for when it would be, if it counted seconds."""
    assert len(said("at,pain\n20261120083000,4\n")) == 1


@pytest.mark.parametrize(
    "day", ["2026-11-20", "2026-11-20 00:00:00", "20.11.2026 0:00", "2026-11-20T00:00:00.000"]
)
@pytest.mark.parametrize("clock", ["08:30", "8:30 am", "1899-12-30 08:30:00", "1900-01-00 08:30"])
def test_a_day_and_a_time_in_cells_of_their_own_are_one_moment(day: str, clock: str) -> None:
    """Also where a program wrote midnight behind the day, or its first day before the time."""
    entry = only(read_csv(f"date,time,pain\n{day},{clock},4\n", "j"))
    assert entry.at.isoformat() == "2026-11-20T08:30:00+01:00"


def test_a_time_with_a_day_of_its_own_is_refused_as_it_is_written() -> None:
    (sentence,) = said("date,time,pain\n2026-11-20 00:00:00,2026-11-19 08:30,4\n")
    assert sentence.endswith("(it is '2026-11-20 00:00:00 2026-11-19 08:30')")


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_delimiters_and_line_ends_are_noticed(delimiter: str, end: str) -> None:
    text = f'"at",Pain ,note{end}2026-11-22 08:30,4,"a, ""b""; c"{end}{end},,{end}'.replace(",", delimiter)
    entry = only(read_csv(text, "j"))
    assert isinstance(entry, RatingEntry)
    assert (entry.pain, entry.note) == (4, 'a, "b"; c'.replace(",", delimiter))
    assert entry.at.isoformat() == "2026-11-22T08:30:00+01:00"


@pytest.mark.parametrize(
    ("cell", "at"),
    [
        ("2026-11-22T08:30:15+05:30", "2026-11-22T08:30:15+05:30"),
        ("2026-11-22T08:30:15.250Z", "2026-11-22T08:30:15.250000+00:00"),
        ("2026-11-22 08:30", "2026-11-22T08:30:00+01:00"),
        ("2026-07-01 08:30:15", "2026-07-01T08:30:15+02:00"),
        ("2026-07-01", "2026-07-01T12:00:00+02:00"),
        ("20260701", "2026-07-01T12:00:00+02:00"),
        ("20260701T083015", "2026-07-01T08:30:15+02:00"),
        ("2026-07-01 0830Z", "2026-07-01T08:30:00+00:00"),
        ("2026-W27-3", "2026-07-01T12:00:00+02:00"),
    ],
)
def test_a_moment_may_leave_out_what_the_computer_knows(cell: str, at: str) -> None:
    assert only(read_csv(f"pain,at\n4,{cell}\n", "j")).at.isoformat() == at


NUMBERS = ("20261122083000", "202611220830", "1763800200", "1763800200000", "45983.354", "20261322", "2026-W54-1")
"""What counts seconds, days or nothing, and what only looks like a date of digits alone."""


@pytest.mark.parametrize(
    "cell", ["2026-02-30", "30.2.2026", "08:30", "0830", "2026-11-22 25:00", "now", "٢", *NUMBERS]
)
def test_another_moment_is_refused(cell: str) -> None:
    (sentence,) = said(f"at,pain\n{cell},4\n")
    assert sentence.startswith("line 2, at: must be a date and time such as 2026-11-22T08:30:00+01:00 (it is ")


@pytest.mark.parametrize("cell", ["22.11.26", "11/22/26 8:30", "26-11-22"])
def test_a_year_of_two_digits_is_refused_with_that_reason(cell: str) -> None:
    assert said(f"at,pain\n{cell},4\n") == [f"line 2, at: needs a year of four digits (it is '{cell}')"]


def test_minutes_make_an_activity() -> None:
    entry = only(read_csv("at;exercise;minutes\n2026-11-22;walk;12,5\n", "j"))
    assert isinstance(entry, ActivityEntry)
    assert (entry.exercise, entry.minutes) == ("walk", 12.5)


def test_a_number_that_could_be_two_is_refused_with_both() -> None:
    assert said('at,exercise,minutes\n2026-11-22,walk,"1,000"\n') == [
        "line 2, minutes: could be 1 or 1000 (it is '1,000')"
    ]


def test_columns_that_are_not_known_are_named() -> None:
    read = read_csv("at,Mood,pain,\x1b[2J,\n2026-11-22,good,4,x,\n", "j")
    assert only(read).pain == 4
    assert read.unknown_columns.first == ["Mood", "␛[2J"]


def test_an_apostrophe_against_formulas_comes_off() -> None:
    assert only(read_csv("at,pain,note\n2026-11-22,4,'=1+1\n", "j")).note == "=1+1"
    assert only(read_csv("at,pain,note\n2026-11-22,4,'tis so\n", "j")).note == "'tis so"


# Whatever a table holds

_names = st.sampled_from([*sorted(ALL_NAMES), "Mood", "", "\x1b[2J", "#"])
_cells = st.sampled_from(
    [
        *(
            "",
            " ",
            "4",
            "4.0",
            "4,5",
            "11",
            "-1",
            "12,5",
            "1,000",
            "1.000",
            "x" * 50,
            "=1+1",
            "'",
            "Back pain",
            "Weight",
        ),
        *("2026-11-20", "20.11.2026 8:30", "11/20/2026 8:30 PM", "20/11/2026", "11/12/2026", "8:30", "2036-01-01"),
        *(
            "0026-01-01",
            "2026-03-29 02:30",
            "0001-01-01",
            "9999-12-31 23:59",
            "2026-11-20T08:30+0100",
            "60",
            "-9999",
        ),
        *("rating", "activity", "session", "walk", "bridge standard 60 60 completed", "\u202e", "\x1b[2J"),
    ]
) | st.text(max_size=5)


@st.composite
def _tables(draw: st.DrawFn) -> str:
    names = draw(st.lists(_names, min_size=1, max_size=6)) + draw(
        st.sampled_from([["at", "pain"], ["date", "pain"], []])
    )
    rows = draw(st.lists(st.lists(_cells, min_size=len(names), max_size=len(names)), max_size=5))
    made = io.StringIO()
    csv.writer(made, delimiter=draw(st.sampled_from(",;\t"))).writerows([names, *rows])
    return draw(st.sampled_from(["", "", "sep=;\n", "words above\n\n"])) + made.getvalue()


@given(_tables())
def test_any_table_is_entries_or_sentences_and_the_same_again(text: str) -> None:
    try:
        read = read_csv(text)
    except BackcareError as error:
        said_of_it = [str(error)]
    else:
        assert bool(read.bad) == bool(read.problems)
        assert list(read_csv(text).entries) == list(read.entries)
        told = (read.unknown_columns, read.moved, read.out_of_reach)
        said_of_it = [
            *map(str, read.problems),
            *map(shown_line, read.left_out),
            *(words for one in told for words in one.first),
        ]
    assert said_of_it == [shown_line(sentence) for sentence in said_of_it]


_things = st.sampled_from(
    ["Back pain", "Walk", "Stretching", "FeatureName", "activities", "scales", "\x1b[2J", "a{b}"]
)
_said = st.sampled_from(
    [
        *(Meaning(), Meaning(field="pain"), Meaning(field="at"), Meaning(field="note"), Meaning(field="minutes")),
        *(Meaning(practised="walk", kind="aerobic"), Meaning(practised="walk", kind="aerobic", minutes=30)),
        *(Meaning(practised="bridge", kind="exercise", minutes=0.5), Meaning(practised="bridge", kind="exercise")),
        Meaning(practised="starter-three", kind="routine", minutes=1440),
    ]
)
_cells_of_things = _cells | st.sampled_from(
    [
        *(
            "YES_MANUAL",
            "YES_AUTO",
            "NO",
            "UNKNOWN",
            "30000",
            "0",
            "9e99",
            "1440",
            "1441",
            "0:25:30",
            "99999:00:00",
        ),
        *("Pain:\u00a06 | Sleep: 3", "walk | stretching", "3:mild", "-1:00:00", "yes", "\u2714", "1e3"),
    ]
)


@st.composite
def _tables_of_things(draw: st.DrawFn) -> str:
    head = draw(
        st.sampled_from(
            [
                "Date,Stretching,Walk,Back pain,",
                "FeatureName,Timestamp,Value,Label,Note",
                "full_date,date,weekday,time,mood,activities,scales,note_title,note",
                "date,Walk,Stretching,Back pain,\x1b[2J",
                "When,How bad,a{b},Walk",
            ]
        )
    ).split(",")
    when = st.sampled_from(["2026-11-20", "2026-11-20 08:30", "9999-12-31 23:59", "0001-01-01", "11/12/2026", ""])
    filled = st.builds(lambda cells, at: [at, *cells], st.lists(_cells_of_things, min_size=3, max_size=8), when)
    turned = filled.map(lambda row: [row[1], row[0], *row[2:]])
    rows = draw(st.lists(filled | turned, max_size=5))
    made = io.StringIO()
    csv.writer(made).writerows([head, *(row[: len(head)] for row in rows)])
    return made.getvalue()


@example("Date,Walk,\n2026-11-20,9e99\n", {"Walk": Meaning(practised="bridge", kind="exercise")}, Order.DAY_FIRST)
@example("Date,Walk,\n9999-12-31,YES_MANUAL\n", {"Walk": Meaning("", "bridge", "exercise", 1440)}, Order.DAY_FIRST)
@given(_tables_of_things(), st.dictionaries(_things | st.just("When"), _said, max_size=4), st.sampled_from(Order))
def test_whatever_is_said_of_a_table_it_is_entries_or_sentences(
    text: str, said: dict[str, Meaning], order: Order
) -> None:
    choices = Choices(order=order)
    for name, meaning in said.items():
        choices = choices.with_meaning(name, meaning)
    try:
        read = read_csv(text, choices=choices)
    except BackcareError as error:
        sentences = [str(error)]
    else:
        assert bool(read.bad) == bool(read.problems)
        assert list(read_csv(text, choices=choices).entries) == list(read.entries)
        preview = Preview(read, tuple(read.entries))
        told = (*preview.left_out(), *preview.notices(), *preview.problems())
        sentences = [preview.count_words, preview.kind_words, *told]
        for entry_id in read.entries:
            assert read.entries.storable(entry_id).entry.id == entry_id
    assert sentences == [shown_line(sentence) for sentence in sentences]


# Rows without an id


@given(pain=st.integers(0, 10), note=st.text("ab \n\"',;=", max_size=8))
def test_the_id_follows_from_what_a_row_says(pain: int, note: str) -> None:
    quoted = note.replace('"', '""')
    one = only(read_csv(f'at,pain,note\n2026-11-22,{pain},"{quoted}"\n', "j"))
    again = only(read_csv(f'id;note;mood;at;pain\n;"{quoted}";x; 2026-11-22 ;{pain}\n', "j"))
    other = only(read_csv(f'at,pain,note\n2026-11-22,{(pain + 1) % 11},"{quoted}"\n', "j"))
    assert one.id == again.id != other.id


def test_the_id_is_the_same_in_every_version_and_place() -> None:
    text = "at,pain,note\n2026-11-22 08:30,4,sore\n"
    assert str(only(read_csv(text, "j")).id) == "ccf0e8ec-07dd-5b78-a743-0e9d3271ab16"
    entry = only(read_csv(text, "j", ZoneInfo("Asia/Tokyo")))
    assert (str(entry.id), entry.at.isoformat()) == (
        "ccf0e8ec-07dd-5b78-a743-0e9d3271ab16",
        "2026-11-22T08:30:00+09:00",
    )


def test_a_row_that_stands_twice_counts_once() -> None:
    read = read_csv("at,pain\n2026-11-22,4\n2026-11-22,4\n2026-11-22,5\n", "j")
    assert (len(read.entries), read.repeated, read.bad) == (2, 1, [])


# What is wrong


def test_bad_rows_are_named_by_the_line_they_begin_on() -> None:
    text = 'at,pain,note,effort\n2026-11-22,4,"two\nlines",\n,4,,\n2026-11-22,4.5,,\n\n2026-11-22,11,,x\n'
    read = read_csv(text, "j")
    assert read.bad == ["line 4", "line 5", "line 7"]
    assert [str(problem) for problem in read.problems] == [
        "j: line 4, at: is missing",
        "j: line 5, pain: must be a whole number (it is '4.5')",
        "j: line 7, pain: must be at most 10 (it is 11)",
        "j: line 7, effort: is not known here",
    ]


WRONG_CELLS = [
    ("pain", "-1", "line 2, pain: must be a whole number (it is '-1')"),
    ("pain", "٤", "line 2, pain: must be a whole number (it is '٤')"),
    ("pain", "1_0", "line 2, pain: must be a whole number (it is '1_0')"),
    ("pain", "1" * 5000, "line 2, pain: must be a whole number (it is '1111"),
    ("pain", "nan", "line 2, pain: must be a whole number (it is 'nan')"),
    ("minutes", "inf", "line 2, minutes: must be a number (it is 'inf')"),
    ("minutes", "1e999", "line 2, minutes: must be a number (it is '1e999')"),
    ("minutes", "0", "line 2, minutes: must be more than 0 (it is 0)"),
    ("exercises", "bridge standard 60", "line 2, exercises[0]: must be a table of its own (it is 'bridge"),
    ("exercises", "bridge standard x 1 completed", "line 2, exercises[0].planned_s: must be a number (it is 'x')"),
    ("kind", "weight", "line 2, kind: must be session, rating, morning, peg, activity, own-activity"),
    ("note", "x" * 20_001, "line 2, note: must have at most 20000 characters"),
]


@pytest.mark.parametrize(("column", "cell", "words"), WRONG_CELLS, ids=lambda value: str(value)[:20])
def test_a_wrong_cell_is_named(column: str, cell: str, words: str) -> None:
    rows = {
        "minutes": ("at,kind,exercise,minutes", f"2026-11-22,activity,walk,{cell}"),
        "exercises": (
            "at,kind,ended_at,routine,outcome,exercises",
            f"2026-11-22,session,2026-11-22,mine,completed,{cell}",
        ),
        "pain": ("at,pain", f"2026-11-22,{cell}"),
    }
    head, row = rows.get(column, (f"at,pain,{column}", f"2026-11-22,4,{cell}"))
    (sentence,) = said(f"{head}\n{row}\n")
    assert sentence.startswith(words)


def test_a_row_may_be_shorter_than_the_first_but_not_longer() -> None:
    assert only(read_csv("at,pain,note\n2026-11-22,4\n", "j")).note == ""
    assert only(read_csv("at,pain\n2026-11-22,4,,\n", "j")).pain == 4
    assert said("at,pain\n2026-11-22,4,x\n") == ["line 2: has 3 cells, and the first line names 2"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "j is empty."),
        ("\n\n", "j is empty."),
        ("2026-11-22,4\n", "j: line 1 names no column “at”"),
        ("at,pain,At\n", "j: line 1 names the column “at” twice."),
        ('at,pain,note\n2026-11-22,4,"open\n', "j: line 2 cannot be read: a quotation mark is not closed"),
        ('at,pain\n\n2026-11-22,"4"x\n', "j: line 3 cannot be read: a quotation mark is not closed"),
        (
            f"at,pain,note\n2026-11-22,4,{'x' * 200_000}\n",
            "j: line 2 cannot be read: a cell has more than 131,072",
        ),
    ],
)
def test_what_is_no_table_is_refused(text: str, words: str) -> None:
    with pytest.raises(BackcareError, match=re.escape(words)):
        read_csv(text, "j")


def test_rows_that_are_bad_count_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "ENTRY_LIMIT", 3)
    with pytest.raises(BackcareError, match="j has more than 3 entries"):
        read_csv("at,pain\n" + "x,4\n" * 1_000_000, "j")


def test_our_own_table_needs_no_column_left_out() -> None:
    read = read_csv(write_csv([a_session(), a_rating()]), "j")
    assert (len(read.entries), read.unknown_columns.count, read.program) == (2, 0, "")
