"""What hurt in a session reaches every file that can hold it, and comes back from those that are read."""

import json
from datetime import UTC, date

import pytest

from backcare_tui.cli.journal.entry_lines import entry_lines
from backcare_tui.domain.journal.complaint import Complaint, PainKind, Remedy
from backcare_tui.domain.journal.days import MIDNIGHT
from backcare_tui.domain.journal.entry import ExerciseRecord, Outcome
from backcare_tui.domain.journal.paper.journal_page import ANYBODY
from backcare_tui.domain.journal.paper.report_page import report_page
from backcare_tui.storage.exchange.files import READERS, WRITERS
from tests.domain.journal.paper.told import report_of
from tests.storage.entries import MORNING, a_session
from tests.storage.exchange.reader import BERLIN, NOW, read_csv, text_of
from tests.storage.exchange.writer import write_markdown

HURT = ExerciseRecord(
    exercise="bridge",
    planned_s=60,
    done_s=45.5,
    outcome=Outcome.ENDED_EARLY,
    complaints=(
        Complaint(pain=6, what=PainKind.SPREADS, remedy=Remedy.LEAVE_OUT),
        Complaint(pain=None, what=PainKind.STAYS, remedy=Remedy.GO_ON),
    ),
)
FINE = ExerciseRecord(exercise="cat-cow", planned_s=40, done_s=40, outcome=Outcome.COMPLETED)
SESSION = a_session(exercises=(HURT, FINE), note="")
LINES = (
    "Bridge: pain 6, spreading down the leg; left it out.",
    "Bridge: pain not rated, staying where it is; went on.",
)


def name_of(id: str) -> str:
    return id.capitalize()


def written(format: str) -> str:
    return "".join(WRITERS[format]([SESSION], name_of, (), ANYBODY))


def test_the_document_has_them_where_there_are_any() -> None:
    (entry,) = json.loads(written("json"))["entries"]
    assert entry["exercises"][0]["complaints"] == [
        {"pain": 6, "what": "spreads", "remedy": "leave-out"},
        {"pain": None, "what": "stays", "remedy": "go-on"},
    ]
    assert "complaints" not in entry["exercises"][1]


def test_the_table_has_them_behind_their_exercise() -> None:
    text = written("csv")
    assert (
        "bridge standard 60 45.5 ended-early hurt 6 spreads leave-out hurt - stays go-on; "
        "cat-cow standard 40 40 completed"
    ) in text


@pytest.mark.parametrize("format", READERS)
def test_what_is_written_is_read_back(format: str) -> None:
    reading = READERS[format](text_of(written(format)), f"journal.{format}", NOW, BERLIN)
    assert list(reading.entries.values()) == [SESSION]


@pytest.mark.parametrize("words", ["hurt 6 spreads", "hurt 6 spreads leave-out hurt", "hurts 6 spreads leave-out"])
def test_half_of_one_is_refused_and_named(words: str) -> None:
    text = written("csv").replace("hurt 6 spreads leave-out hurt - stays go-on", words)
    reading = read_csv(text, "journal.csv")
    assert reading.entries == {}
    assert "line 2, exercises" in str(reading.problems[0])


@pytest.mark.parametrize("format", ["md", "html", "fhir"])
def test_pages_and_health_records_have_them_in_words(format: str) -> None:
    text = written(format)
    assert all(line in text for line in LINES)


def test_in_a_health_record_they_stand_beside_the_last_rating_only() -> None:
    bundle = json.loads(written("fhir"))
    before, after = (one["resource"] for one in bundle["entry"])
    assert "note" not in before
    assert after["note"] == [{"text": line} for line in LINES]


def test_the_report_has_them_without_notes_too() -> None:
    report = report_of([SESSION], date(2026, 11, 1), MORNING.date(), {}, days=MIDNIGHT)
    assert report is not None
    page = write_markdown(report_page(report, name_of, with_notes=False))
    hurt = "Bridge hurt 2 times, up to 6, last on 22 Nov: in place 1, down the leg 1; left out 1, went on 1."
    assert hurt in page


def test_the_list_has_them_below_the_session() -> None:
    assert [line.strip() for line in entry_lines(SESSION, name_of, UTC)][-len(LINES) :] == list(LINES)
