"""What is kept in mind goes to files and comes back beside the entries, and is never mistaken for one."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcare_tui.domain.journal.entry import Entry
from backcare_tui.domain.journal.memo import MemoEntry
from backcare_tui.errors import BackcareError
from tests.storage.entries import a_memo, a_rating, memos
from tests.storage.exchange.reader import read_json
from tests.storage.exchange.test_import import ENTRY_LISTS, said, same
from tests.storage.exchange.writer import export_document, write_json


@given(ENTRY_LISTS, st.lists(memos(), max_size=3, unique_by=lambda memo: memo.id))
def test_what_is_kept_in_mind_comes_back_beside_the_entries(
    given_entries: list[Entry], given_memos: list[MemoEntry]
) -> None:
    text = write_json(given_entries, given_memos)
    assert ("memos" in json.loads(text)) is bool(given_memos)
    assert len(json.loads(text)["entries"]) == len(given_entries)
    read = read_json(text, "j")
    assert same(read, given_entries)
    assert write_json((), read.memos.values()) == write_json((), given_memos)


def test_a_memo_is_no_entry_and_an_entry_no_memo() -> None:
    memo, rating = a_memo(), a_rating()
    values = export_document([rating])
    told = json.loads(write_json([rating], [memo]))
    swapped = values | {"entries": told["memos"], "memos": told["entries"]}
    assert said(read_json(json.dumps(swapped), "j")) == [
        "entries[0].kind: must be session, rating, morning, peg, activity, own-activity",
        "memos[0].kind: must be memo",
    ]


def test_an_entry_and_a_memo_have_ids_of_their_own() -> None:
    rating = a_rating()
    read = read_json(write_json([rating], [a_memo(id=rating.id)]), "j")
    assert [str(problem) for problem in read.problems] == [
        "j: entries[0].id: is that of another entry in this file"
    ]


@pytest.mark.parametrize("memos", ["{}", "3", "null"])
def test_memos_are_a_list(memos: str) -> None:
    text = f'{{"format": "backcare-journal", "version": 1, "memos": {memos}, "entries": []}}'
    with pytest.raises(BackcareError, match="memos are not a list"):
        read_json(text, "j")
