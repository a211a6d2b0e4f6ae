"""What is taken in is whole, is ours, and is bounded; what is not is refused in one sentence."""

import json
import os
import re
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from backcare_tui.domain.journal.entry import Entry
from backcare_tui.domain.words.text import NOTE_LIMIT, shown_in_place, shown_line
from backcare_tui.errors import BackcareError, UsageError
from backcare_tui.storage import text_file
from backcare_tui.storage.exchange import json_stream, reading
from backcare_tui.storage.exchange.files import export_file
from backcare_tui.storage.exchange.reading import Reading
from backcare_tui.storage.journal.revision_row import storable
from tests.storage.conftest import RunAsNobody
from tests.storage.entries import a_rating, a_session, entries
from tests.storage.exchange.reader import import_file, read_csv, read_json
from tests.storage.exchange.writer import export_document, write_csv, write_json

ENTRY_LISTS = st.lists(entries(), max_size=4, unique_by=lambda entry: entry.id)


def same(read: Reading, given_entries: list[Entry]) -> bool:
    """Whether READ is GIVEN_ENTRIES, in every field and the offsets too, and lies on the disk so."""
    assert_lies_on_the_disk_as_it_is_read(read)
    return (read.problems, read.repeated) == ([], 0) and write_json(read.entries.values()) == write_json(
        given_entries
    )


def assert_lies_on_the_disk_as_it_is_read(read: Reading) -> None:
    for entry_id, entry in read.entries.items():
        assert read.entries.storable(entry_id) == storable(entry)
    for memo_id, memo in read.memos.items():
        assert read.memos.storable(memo_id) == storable(memo)


def document(**changes: Any) -> str:
    """A journal with one rating that has CHANGES; what is ... is left out."""
    values = export_document([a_rating(4, note="fine")])["entries"][0] | changes
    kept = {name: value for name, value in values.items() if value is not ...}
    return json.dumps({"format": "backcare-journal", "version": 1, "entries": [kept]})


def said(read: Reading) -> list[str]:
    """What is wrong, without the name of the file."""
    assert read.entries == {}
    return [str(problem).removeprefix("j: ") for problem in read.problems]


# There and back


@given(ENTRY_LISTS)
def test_json_comes_back_as_it_was(given_entries: list[Entry]) -> None:
    assert same(read_json(write_json(given_entries), "j"), given_entries)


@given(ENTRY_LISTS)
@example([a_rating(note="\n")])
@example([a_rating(note=" ")])
def test_csv_comes_back_as_it_was(given_entries: list[Entry]) -> None:
    shown = [entry.model_copy(update={"note": shown_in_place(entry.note)}) for entry in given_entries]
    assert same(read_csv(write_csv(given_entries), "j"), shown)


@pytest.mark.parametrize("name", ["j.json", "j.csv"])
def test_a_file_comes_back_as_it_was(tmp_path: Path, name: str) -> None:
    given_entries: list[Entry] = [a_session(note="=1+1\n\"a\", 'b'; čaj\t\N{GRINNING FACE}"), a_rating(0)]
    export_file(given_entries, tmp_path / name)
    assert same(import_file(tmp_path / name), given_entries)


def test_a_file_that_may_not_be_read_is_told_before_the_format(run_as_nobody: RunAsNobody) -> None:
    said = run_as_nobody(
        """
from backcare_tui.storage.exchange.files import import_file
clock = FakeClock()
(folder / "mine").touch(mode=0o200)
try:
    import_file(folder / "mine", None, clock.now(), clock.zone)
except BackcareError as error:
    print(error)
"""
    )
    assert said.endswith("mine cannot be read: permission is denied. Choose another file.")


def test_the_argument_says_the_format(tmp_path: Path) -> None:
    path = tmp_path / "mine.log"
    path.write_text(write_csv([a_rating()]))
    assert len(import_file(path, "CSV").entries) == 1
    with pytest.raises(UsageError, match=r"“log” is not a format a journal can be read from. Use json or csv"):
        import_file(path)


# The file


@pytest.mark.parametrize(
    ("encoding", "mark"), [("utf-8", ""), ("utf-8-sig", ""), ("utf-16-le", "\ufeff"), ("utf-16-be", "\ufeff")]
)
@pytest.mark.parametrize("write", [write_csv, write_json])
def test_every_usual_encoding_is_read(tmp_path: Path, encoding: str, mark: str, write: Any) -> None:
    path = tmp_path / "j"
    path.write_bytes((mark + write([a_rating(note="čaj")])).encode(encoding))
    (entry,) = import_file(path, write.__name__.removeprefix("write_")).entries.values()
    assert entry.note == "čaj"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"at,pain\n\xff,1\n", "line 2 is not UTF-8 text."),
        ("at,pain\n,1".encode("utf-32"), "line 1 holds a NUL, so it is not UTF-8 text."),
        ("at,pain\n,1".encode("utf-16-be"), "line 1 holds a NUL, so it is not UTF-8 text."),
        (b"at,pain\n\x00,1\n", "line 2 holds a NUL"),
        ("\ufeffat\n".encode("utf-16-le") + b"\x00", "line 2 is not UTF-8 text."),
    ],
)
def test_what_is_no_text_is_refused_by_line(tmp_path: Path, data: bytes, words: str) -> None:
    path = tmp_path / "j.csv"
    path.write_bytes(data)
    with pytest.raises(BackcareError, match=re.escape(words)):
        import_file(path)


@pytest.mark.parametrize("name", ["j.json", "j.csv"])
def test_of_a_file_however_large_only_a_piece_is_held(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    with path.open("wb") as file:
        file.truncate(100_000_000_000)  # takes no room on the disk
    with pytest.raises(BackcareError, match="line 1 holds a NUL"):
        import_file(path)


def test_a_line_without_an_end_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text_file, "LONGEST_LINE", 1_000)
    path = tmp_path / "j.csv"
    path.write_text("at,pain,note\n2026-11-20,4," + "x" * 1_000)
    with pytest.raises(BackcareError, match="line 2 has more than 1,000 characters"):
        import_file(path)


def test_a_value_without_an_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_stream, "LONGEST_VALUE", 100_000)
    with pytest.raises(BackcareError, match="line 1 is not JSON: a value has more than 100,000 characters"):
        read_json(document(note="x" * 1_000_000), "j")


def test_a_file_of_many_pieces_is_read_as_one(monkeypatch: pytest.MonkeyPatch) -> None:
    one = a_session(note='a [1, {2}] \\ "b", čaj\n' * 20)
    whole = write_json([one, a_rating(7)])
    for piece in (1, 2, 3, 7, 64):
        monkeypatch.setattr(text_file, "PIECE", piece)
        assert write_json(read_json(whole, "j").entries.values()) == whole


def test_what_is_no_ordinary_file_is_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.json")
    (tmp_path / "folder.json").mkdir()
    (tmp_path / "zero.json").symlink_to("/dev/zero")
    (tmp_path / "dangling.json").symlink_to("nowhere")
    for name, words in [
        ("pipe", "is not an ordinary file"),
        ("folder", "is a folder"),
        ("zero", "is not an ordinary file"),
        ("dangling", "cannot be read: it is not there"),
        ("missing", "cannot be read: it is not there"),
    ]:
        with pytest.raises(BackcareError, match=words):
            import_file(tmp_path / f"{name}.json")


def test_a_link_to_a_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "real").write_text(document())
    (tmp_path / "j.json").symlink_to("real")
    assert len(import_file(tmp_path / "j.json").entries) == 1


@pytest.mark.parametrize("read", [read_json, read_csv])
def test_there_is_a_most_of_entries(monkeypatch: pytest.MonkeyPatch, read: Any) -> None:
    monkeypatch.setattr(reading, "ENTRY_LIMIT", 3)
    write: Any = {read_json: write_json, read_csv: write_csv}[read]
    assert len(read(write([a_rating() for _ in range(3)]), "j").entries) == 3
    with pytest.raises(BackcareError, match="j has more than 3 entries"):
        read(write([a_rating() for _ in range(4)]), "j")


# What an entry may be. All of it is said of JSON; a table goes the same way.

WRONG = [
    ({"pain": True}, "entries[0].pain: must be a whole number (it is true)"),
    ({"pain": 4.5}, "entries[0].pain: must be a whole number (it is 4.5)"),
    ({"pain": "4"}, "entries[0].pain: must be a whole number (it is '4')"),
    ({"pain": 11}, "entries[0].pain: must be at most 10 (it is 11)"),
    ({"pain": -1}, "entries[0].pain: must be at least 0 (it is -1)"),
    ({"pain": None}, "entries[0].pain: must be a whole number"),
    ({"pain": ...}, "entries[0].pain: is missing"),
    ({"pain": float("nan")}, "entries[0].pain: must be a whole number (it is nan)"),
    ({"pain": float("inf")}, "entries[0].pain: must be a whole number (it is inf)"),
    ({"pain": 10**17}, "entries[0].pain: must be at most 10 (it is 100000000000000000)"),
    ({"pain": 10**18}, "entries[0].pain: must be a whole number (it is inf)"),
    ({"kind": ...}, "entries[0].kind: is missing"),
    ({"kind": "weight"}, "entries[0].kind: must be session, rating, morning, peg, activity, own-activity"),
    ({"kind": ["rating"]}, "entries[0].kind: must be session, rating, morning, peg, activity, own-activity"),
    ({"id": 7}, "entries[0].id: must be an id such as 6f1c2e7a-0b5d-4c3e-9a41-2f8d7c6b5a49 (it is 7)"),
    ({"at": 1700000000}, "entries[0].at: must be a date and time such as 2026-11-22T08:30:00+01:00"),
    ({"at": "1700000000"}, "entries[0].at: must be a date and time such as 2026-11-22T08:30:00+01:00"),
    ({"at": "2026-11-22"}, "entries[0].at: must be a date and time such as 2026-11-22T08:30:00+01:00"),
    ({"at": "2026-02-30T08:30Z"}, "entries[0].at: must be a date and time such as 2026-11-22T08:30:00+01:00"),
    ({"at": "2026-11-22T08:30"}, "entries[0].at: must end with the offset from UTC, such as +01:00"),
    ({"at": "2026-11-22T08:30+14:01"}, "entries[0].at: must be a date and time such as"),
    ({"note": 1}, 'entries[0].note: must be text in "quotes" (it is 1)'),
    ({"note": "x" * (NOTE_LIMIT + 1)}, "entries[0].note: must have at most 20000 characters"),
    ({"mood": 1}, "entries[0].mood: is not known here"),
    ({"\x1b[2J": 1}, "entries[0].␛[2J: is not known here"),
]


@pytest.mark.parametrize(("changes", "words"), WRONG, ids=lambda value: str(value)[:30])
def test_each_wrong_field_is_named(changes: dict[str, Any], words: str) -> None:
    (sentence,) = said(read_json(document(**changes), "j"))
    assert sentence.startswith(words)


def test_a_whole_number_may_be_written_with_a_fraction_of_nothing() -> None:
    text = document().replace('"pain": 4', '"pain": 4.00').replace('"version": 1', '"version": 1.0')
    assert [entry.pain for entry in read_json(text, "j").entries.values()] == [4]  # type: ignore[union-attr]


def test_every_wrong_field_of_a_session_is_named() -> None:
    values = export_document([a_session()])["entries"][0]
    values["exercises"].append(values["exercises"][0] | {"planned_s": "60", "done_s": True, "exercise": "../x"})
    values |= {"outcome": "skipped", "routine": "/etc/passwd", "ended_at": None}
    text = json.dumps({"format": "backcare-journal", "version": 1, "entries": [values]})
    assert said(read_json(text, "j")) == [
        "entries[0].routine: must be lower-case letters, digits and hyphens, 64 at most (it is '/etc/passwd')",
        "entries[0].ended_at: must be a date and time such as 2026-11-22T08:30:00+01:00",
        "entries[0].outcome: must be 'completed' or 'ended-early' (it is 'skipped')",
        "entries[0].exercises[1].exercise: must be lower-case letters, digits and hyphens, 64 at most "
        "(it is '../x')",
        "entries[0].exercises[1].planned_s: must be a number (it is '60')",
        "entries[0].exercises[1].done_s: must be a number (it is true)",
    ]


def test_a_bad_entry_does_not_hide_the_others() -> None:
    values = export_document([a_rating(), a_rating(), a_rating()])
    values["entries"][1] = 7
    read = read_json(json.dumps(values), "j")
    assert (len(read.entries), read.bad) == (2, ["entries[1]"])
    assert [str(problem) for problem in read.problems] == [
        "j: entries[1]: must be an entry with fields of its own"
    ]


def test_an_entry_that_stands_twice_counts_once() -> None:
    one = a_rating(3)
    read = read_json(write_json([one, one]), "j")
    assert (list(read.entries.values()), read.repeated, read.bad) == ([one], 1, [])


def test_two_entries_with_one_id_are_refused() -> None:
    one = a_rating(3)
    read = read_json(write_json([one, one.model_copy(update={"pain": 4})]), "j")
    assert [str(problem) for problem in read.problems] == [
        "j: entries[1].id: is that of another entry in this file"
    ]


def test_controls_and_halves_of_characters_are_replaced() -> None:
    text = document(note="a\x1b[2Jb\x00c\ud800d")
    (entry,) = read_json(text, "j").entries.values()
    assert entry.note == "a␛[2Jb␀c\N{REPLACEMENT CHARACTER}d"


# The JSON document

NOT_OURS = [
    ("at,pain", "it does not begin with {"),
    ('{\n"a": 1,\n}', "line 3 is not JSON: expecting property name enclosed in double quotes"),
    ("[]", "it does not say that its format is backcare-journal"),
    ('{"format": "backcare-journal"}', "its version is not 1"),
    ('{"format": "backcare-journal", "version": true}', "its version is not 1"),
    ('{"format": "backcare-journal", "version": "2"}', "its version is not 1"),
    ('{"format": "backcare-journal", "version": 1}', "its entries are not a list"),
    ('{"format": "backcare-journal", "version": 1, "entries": [], "x": 1}', "“x” is not known here"),
    (
        '{"format": "backcare-journal", "version": 1, "entries": [], "entries": []}',
        "“entries” stands there twice",
    ),
    ("[" * 100_000, "it is nested too deeply"),
    ('{"a":' * 100_000, "it is nested too deeply"),
]


@pytest.mark.parametrize(("text", "words"), NOT_OURS, ids=[words for _, words in NOT_OURS])
def test_what_is_no_journal_is_refused(text: str, words: str) -> None:
    with pytest.raises(BackcareError, match=f"^{re.escape(f'j is not a journal as export writes it: {words}.')}"):
        read_json(text, "j")


@pytest.mark.parametrize("version", ["2", "1.5", "1" * 5_000_000])
def test_a_newer_version_is_refused_by_name(version: str) -> None:
    text = f'{{"format": "backcare-journal", "version": {version}, "entries": 7}}'
    with pytest.raises(BackcareError, match="j was written by a newer version of backcare-tui"):
        read_json(text, "j")


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ('"pain": 4', '"pain": 4, "pain": 5', "entries[0].pain: stands there twice"),
        ('"note": "fine"', '"note": {"a": [{"b": 1, "b": 2}]}', "entries[0].note.a[0].b: stands there twice"),
        ('"note": "fine"', f'"note": {"[" * 300}{"]" * 300}', "entries[0].fields: are nested too deeply"),
        ('"pain": 4', f'"pain": {"9" * 1_000_000}', "entries[0].pain: must be a whole number (it is inf)"),
        ('"pain": 4', '"pain": 1e999', "entries[0].pain: must be a whole number (it is inf)"),
        ('"pain": 4', '"pain": NaN', "entries[0].pain: must be a whole number (it is nan)"),
    ],
    ids=["twice", "twice inside", "deep", "huge", "infinite", "not a number"],
)
def test_what_only_json_can_do_is_refused(before: str, after: str, words: str) -> None:
    assert before in document()
    assert said(read_json(document().replace(before, after), "j")) == [words]


# Whatever else a file holds

_json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)
_fields = st.sampled_from(sorted({name for one in (a_rating(), a_session()) for name in one.values()}))


@st.composite
def _almost_entries(draw: st.DrawFn) -> dict[str, Any]:
    values: dict[str, Any] = export_document([draw(entries())])["entries"][0]
    return values | draw(st.dictionaries(_fields, _json_values, max_size=2))


@st.composite
def _almost_journals(draw: st.DrawFn) -> bytes:
    """A journal with some bytes changed."""
    writer = draw(st.sampled_from([write_json, write_csv]))
    data = bytearray(writer(draw(st.lists(entries(), max_size=2))).encode())
    for place, byte in draw(st.lists(st.tuples(st.integers(0, len(data) - 1), st.integers(0, 255)), max_size=4)):
        data[place] = byte
    return bytes(data)


def only_sentences(path: Path, data: bytes) -> None:
    """Read DATA as both formats: entries, named problems or one sentence, and nothing else."""
    path.write_bytes(data)
    for name in ("json", "csv"):
        try:
            read = import_file(path, name)
        except BackcareError as error:
            sentences = [str(error)]
        else:
            assert bool(read.bad) == bool(read.problems)
            assert_lies_on_the_disk_as_it_is_read(read)
            sentences = [str(problem) for problem in read.problems]
        assert sentences == [shown_line(sentence) for sentence in sentences]


@pytest.fixture(scope="module")
def a_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("import") / "j"


@given(data=st.binary())
def test_bytes_are_read_or_refused(a_file: Path, data: bytes) -> None:
    only_sentences(a_file, data)


@given(data=_almost_journals())
def test_almost_journals_are_read_or_refused(a_file: Path, data: bytes) -> None:
    only_sentences(a_file, data)


@given(values=_almost_entries() | _json_values)
def test_almost_entries_are_read_or_refused(a_file: Path, values: Any) -> None:
    text = json.dumps({"format": "backcare-journal", "version": 1, "entries": [values]})
    only_sentences(a_file, text.encode())


def test_the_offset_is_kept() -> None:
    one = a_rating()
    (entry,) = read_json(write_json([one]), "j").entries.values()
    assert entry.at.utcoffset() == timedelta(hours=1) == one.at.utcoffset()
