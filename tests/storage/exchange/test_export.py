"""What leaves the journal is whole, is safe to open, and overwrites nothing."""

import csv
import io
import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcare_tui.domain.journal.entry import ActivityEntry, Entry, PegEntry
from backcare_tui.domain.journal.entry_schema import ENTRY_ADAPTER
from backcare_tui.domain.journal.paper.journal_page import ANYBODY
from backcare_tui.domain.words.text import shown_in_place
from backcare_tui.errors import BackcareError, UsageError
from backcare_tui.storage.exchange.csv import CSV_COLUMNS, FIELD_OF, guarded, unguarded
from backcare_tui.storage.exchange.files import WRITERS, export_file
from tests.storage.conftest import RunAsNobody, mode_of
from tests.storage.entries import MORNING, a_rating, a_record, a_session, entries
from tests.storage.exchange.writer import export_document, write_csv, write_json

_ID = UUID(int=7)


def rows_of(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_the_document_is_as_promised() -> None:
    session = a_session(id=_ID, note="čaj\n[/red]")
    utc = a_rating(3, id=_ID, at=datetime(2026, 11, 22, 8, 30, tzinfo=UTC))
    peg = PegEntry(id=_ID, at=MORNING, pain=5, enjoyment=4, activity=3)
    walk = ActivityEntry(id=_ID, at=MORNING, exercise="walk", minutes=12.5)
    at = "2026-11-22T08:30:15.123456+01:00"
    common = {"id": "00000000-0000-0000-0000-000000000007", "at": at, "note": ""}
    assert export_document([session, utc, peg, walk]) == {
        "format": "backcare-journal",
        "version": 1,
        "entries": [
            {
                **common,
                "kind": "session",
                "note": "čaj\n[/red]",
                "routine": "starter-three",
                "ended_at": "2026-11-22T08:34:15.123456+01:00",
                "outcome": "completed",
                "pain_before": 4,
                "pain_after": 2,
                "pain_worst": None,
                "effort": None,
                "exercises": [
                    {
                        "exercise": "bridge",
                        "variation": "standard",
                        "planned_s": 60.0,
                        "done_s": 45.5,
                        "outcome": "ended-early",
                    }
                ],
            },
            {**common, "kind": "rating", "at": "2026-11-22T08:30:00+00:00", "pain": 3},
            {**common, "kind": "peg", "pain": 5, "enjoyment": 4, "activity": 3},
            {**common, "kind": "activity", "exercise": "walk", "minutes": 12.5, "effort": None},
        ],
    }


@given(st.lists(entries(), max_size=4))
def test_json_gives_back_every_entry(given_entries: list[Entry]) -> None:
    document = json.loads(write_json(given_entries))
    back = [ENTRY_ADAPTER.validate_python(item) for item in document["entries"]]
    assert [entry.model_dump_json() for entry in back] == [entry.model_dump_json() for entry in given_entries]


def as_read_from_csv(row: dict[str, str]) -> dict[str, Any]:
    """The fields of an entry in ROW, as somebody would read them who knows only what `write_csv` says."""
    fields: dict[str, Any] = {
        FIELD_OF.get(name, name): unguarded(cell) for name, cell in row.items() if cell != ""
    }
    scores = ("pain", "pain_before", "pain_after", "pain_worst", "leg_pain", "effort", "enjoyment", "activity")
    for name in (*scores, "ability"):
        if name in fields:
            fields[name] = int(fields[name])
    if fields["kind"] == "session":
        names = ("exercise", "variation", "planned_s", "done_s", "outcome")
        records = [words.split(" ") for words in fields.get("exercises", "").split("; ") if words]
        fields["exercises"] = [dict(zip(names, record[:5], strict=True)) for record in records]
        for made, record in zip(fields["exercises"], records, strict=True):
            rest = record[5:]
            for name, number in (("sets", int), ("reps", int), ("hold_s", float)):
                if rest[:1] == [name]:
                    made[name], rest = number(rest[1]), rest[2:]
            hurt = [rest[at + 1 : at + 4] for at in range(0, len(rest), 4)]
            made["complaints"] = [
                {"pain": None if pain == "-" else int(pain), "what": what, "remedy": remedy}
                for pain, what, remedy in hurt
            ]
    return fields


@given(st.lists(entries(), max_size=4))
def test_csv_gives_back_every_entry(given_entries: list[Entry]) -> None:
    back = [ENTRY_ADAPTER.validate_python(as_read_from_csv(row)) for row in rows_of(write_csv(given_entries))]
    shown = [entry.model_copy(update={"note": shown_in_place(entry.note)}) for entry in given_entries]
    assert [entry.model_dump_json() for entry in back] == [entry.model_dump_json() for entry in shown]


def test_no_note_in_a_csv_file_turns_the_direction_of_writing() -> None:
    (row,) = rows_of(write_csv([a_rating(3, note="user\u202egnp.exe\tand\nmore \u2066x")]))
    assert row["note"] == "user\ufffdgnp.exe\tand\nmore \ufffdx"


@given(st.text(st.sampled_from("\u202a\u202e\u2066\u200b\ufeff\u200f＝=＋+－-＠@\t\n' ab")))
def test_a_csv_file_shows_and_runs_nothing_hidden(note: str) -> None:
    text = write_csv([a_rating(3, note=note)])
    assert not set(text) & set("\u202a\u202e\u2066\u200b\ufeff\u200f")
    (row,) = rows_of(text)
    assert not row["note"].strip().startswith(tuple("=+-@＝＋－＠"))
    assert row["note"][:1] not in ("\t", "\r")


def test_csv_has_a_row_for_each_entry_and_a_cell_for_each_column() -> None:
    text = write_csv([a_session(exercises=(a_record(), a_record())), a_rating(0)])
    assert text.splitlines()[0].split(",") == list(CSV_COLUMNS)
    session, rating = rows_of(text)
    assert session["exercises"] == "bridge standard 60 45.5 ended-early; bridge standard 60 45.5 ended-early"
    assert (session["pain"], session["pain_worst"]) == ("", "")
    assert (rating["pain"], rating["routine"]) == ("0", "")


@pytest.mark.parametrize(
    "note",
    [
        "=cmd|' /C calc'!A0",
        "+1",
        "-1",
        "@x",
        "\tx",
        "\rx",
        "  =1",
        " \t x",
        "\n=1",
        "'=1",
        "＝1+1",
        "＋1",
        "－1",
        "＠x",
        " ＝1",
    ],
)
def test_no_spreadsheet_runs_a_note(note: str) -> None:
    cell = guarded(note)
    assert cell == f"'{note}"
    assert unguarded(cell) == note


def test_the_notes_of_a_csv_file_are_guarded() -> None:
    (row,) = rows_of(write_csv([a_rating(3, note="=1+1")]))
    assert (row["note"], row["pain"]) == ("'=1+1", "3")


@pytest.mark.parametrize("note", ["", "fine", "a=b", "'quoted'", "5 - 3", "it's", " "])
def test_other_notes_stay_as_they_are(note: str) -> None:
    assert guarded(note) == note == unguarded(note)


@given(st.text("'=+-@＝＠ \t\r\nab"))
def test_the_guard_comes_off_exactly(text: str) -> None:
    assert unguarded(guarded(text)) == text


# Files


@pytest.mark.parametrize(
    ("name", "format", "first"),
    [("j.json", None, "{"), ("j.CSV", None, "i"), ("j", "json", "{"), ("j.txt", "csv", "i")],
)
def test_the_suffix_or_the_argument_says_the_format(
    tmp_path: Path, name: str, format: str | None, first: str
) -> None:
    path = tmp_path / name
    export_file([a_rating(note="čaj")], path, format)
    assert path.read_text(encoding="utf-8")[0] == first
    assert "čaj" in path.read_text(encoding="utf-8")
    assert mode_of(path) == 0o600
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("name", ["j.xlsx", "j", ".json"])
def test_an_unknown_format_is_wrong_usage(tmp_path: Path, name: str) -> None:
    with pytest.raises(UsageError, match=r"is not a format .* Use json, csv, fhir, md or html"):
        export_file([], tmp_path / name)
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_there_stays(tmp_path: Path) -> None:
    path = tmp_path / "j.json"
    path.write_text("mine")
    with pytest.raises(BackcareError, match="already exists, so nothing was written"):
        export_file([], path)
    assert path.read_text() == "mine"


def test_a_folder_that_may_not_be_written_to_is_told_before_the_format(run_as_nobody: RunAsNobody) -> None:
    said = run_as_nobody(
        """
folder.chmod(0o500)
try:
    export_file([], folder / "mine.odd")
except BackcareError as error:
    print(error)
"""
    )
    assert said.endswith(
        "mine.odd could not be written: permission is denied. Choose another place and try again."
    )


def test_no_link_is_followed(tmp_path: Path) -> None:
    (tmp_path / "j.json").symlink_to(tmp_path / "target")
    with pytest.raises(BackcareError, match="already exists"):
        export_file([], tmp_path / "j.json")
    assert not (tmp_path / "target").exists()


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(BackcareError, match=r"There is no folder .*stick, so nothing was written"):
        export_file([], tmp_path / "stick" / "j.json")


def test_a_folder_that_may_not_be_written_is_named(run_as_nobody: RunAsNobody) -> None:
    said = run_as_nobody(
        """
folder.chmod(0o500)
try:
    export_file([a_rating()], folder / "j.csv")
except BackcareError as error:
    print(error)
print(list(folder.iterdir()))
"""
    )
    assert "could not be written: permission is denied." in said
    assert said.endswith("[]")


def test_every_zone_is_an_offset() -> None:
    at = datetime(2026, 1, 1, tzinfo=timezone(timedelta(hours=-3, minutes=-30)))
    (entry,) = export_document([a_rating(at=at)])["entries"]
    assert entry["at"] == "2026-01-01T00:00:00-03:30"


@pytest.mark.parametrize("format", WRITERS)
def test_no_more_is_asked_for_than_is_written(format: str) -> None:
    asked = 0

    def a_year() -> Iterator[Entry]:
        nonlocal asked
        for asked in range(1, 366):
            yield a_rating(at=MORNING - timedelta(days=asked))

    for written, _ in enumerate(WRITERS[format](a_year(), str, (), ANYBODY), 1):
        assert asked <= written + 1
    assert asked == 365
