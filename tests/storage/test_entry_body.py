"""An entry as it lies in the journal is what the schema of entries says it is, and refused where that refuses."""

import json
from typing import Annotated, Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pydantic import Field, TypeAdapter

from backcare_tui.domain.journal.memo import Kept
from backcare_tui.storage.entry_body import body_in_json, entry_in
from tests.storage.entries import a_memo, a_rating, a_session, kept

KEPT_ADAPTER: TypeAdapter[Kept] = TypeAdapter(Annotated[Kept, Field(discriminator="kind")])

STRANGE: st.SearchStrategy[Any] = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(allow_nan=False, allow_infinity=False),
    st.text(max_size=5),
    st.sampled_from(["Upper", "a b", "a\n", "", "skipped", "2026-11-22T08:30:00", "x" * 65, "x" * 20_001]),
    st.lists(st.none(), max_size=2),
    st.just({}),
)


@given(kept())
def test_a_body_is_read_as_the_schema_reads_it(entry: Kept) -> None:
    body = body_in_json(entry)
    assert entry_in(body) == KEPT_ADAPTER.validate_json(body) == entry
    assert json.loads(body) == json.loads(entry.model_dump_json())
    assert list(json.loads(body)) == list(json.loads(entry.model_dump_json()))


@given(kept(), st.data(), STRANGE)
@example(a_session(), None, "skipped")
@example(a_rating(), None, True)
@example(a_memo(), None, "other")
def test_what_the_schema_refuses_is_no_body(entry: Kept, data: st.DataObject | None, strange: Any) -> None:
    for name in [data.draw(st.sampled_from(sorted(entry.values())))] if data else sorted(entry.values()):
        body = json.dumps({**json.loads(body_in_json(entry)), name: strange})
        try:
            read = entry_in(body)
        except ValueError:
            continue
        assert read == KEPT_ADAPTER.validate_json(body)


@given(
    st.sampled_from(
        ["exercise", "planned_s", "outcome", "complaints", "variation", "sets", "reps", "hold_s", "more"]
    ),
    STRANGE,
)
def test_a_strange_record_is_refused_as_the_schema_refuses_it(name: str, strange: Any) -> None:
    values = json.loads(body_in_json(a_session()))
    values["exercises"][0][name] = strange
    body = json.dumps(values)
    try:
        read = entry_in(body)
    except ValueError:
        return
    assert read == KEPT_ADAPTER.validate_json(body)


@pytest.mark.parametrize(
    "body",
    [
        "",
        "[]",
        "3",
        "null",
        '"rating"',
        "{}",
        '{"kind": []}',
        '{"kind": "other"}',
        '{"kind": "rating"}',
        "[" * 10**5,
    ],
)
def test_what_is_no_entry_is_refused(body: str) -> None:
    with pytest.raises(ValueError, match=r"no entry|Expecting value"):
        entry_in(body)


@pytest.mark.parametrize("left_out", ["id", "at", "pain", "kind"])
def test_what_lacks_a_field_is_refused(left_out: str) -> None:
    values = json.loads(body_in_json(a_rating()))
    del values[left_out]
    with pytest.raises(ValueError, match="no entry"):
        entry_in(json.dumps(values))
