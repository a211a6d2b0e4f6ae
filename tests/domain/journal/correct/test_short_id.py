"""The first characters of an id."""

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcare_tui.domain.journal.correct.short_id import LEAST, beginning_of, short_id
from backcare_tui.errors import UsageError

_alike = st.integers(0, 16**6 - 1).map(lambda number: UUID(f"{number:06x}{'0' * 26}"))


@given(ids=st.sets(st.uuids() | _alike, min_size=1))
def test_of_the_two_beside_it_it_is_as_short_as_can_be_and_names_one_alone(ids: set[UUID]) -> None:
    in_order = sorted(map(str, ids))
    for place, whole in enumerate(in_order):
        beside = [in_order[other] for other in (place - 1, place + 1) if 0 <= other < len(in_order)]
        short = short_id(UUID(whole), beside)
        assert [one for one in in_order if one.startswith(short)] == [whole]
        assert len(short) == LEAST or sum(one.startswith(short[:-1]) for one in in_order) > 1


@given(entry_id=st.uuids(), length=st.integers(1, 36), data=st.data())
def test_a_beginning_is_understood_however_it_is_typed(entry_id: UUID, length: int, data: st.DataObject) -> None:
    beginning = str(entry_id)[:length].rstrip("-")
    typed = data.draw(
        st.sampled_from([beginning, beginning.upper(), f"({beginning})", f" {beginning.replace('-', '')}."])
    )
    assert beginning_of(typed) == beginning


@pytest.mark.parametrize("typed", ["", "  ", "xyz", "3f2a 3f2b", "0" * 33, "٣", "3f2a;"[::-1] + "q"])
def test_what_is_no_beginning_is_refused(typed: str) -> None:
    with pytest.raises(UsageError, match="is not the id of an entry"):
        beginning_of(typed)
