"""The drawing of what followed sessions: a column for each, before and after."""

from hypothesis import given
from hypothesis import strategies as st

from backcare_tui.ui.prose.helps import changes_drawing

_pains = st.integers(0, 10)
_pairs = st.lists(st.tuples(_pains, _pains), min_size=1, max_size=60)


def drawn(pairs: list[tuple[int, int]], width: int) -> list[str]:
    return [line.rstrip() for line in changes_drawing(pairs, width).plain.split("\n")]


def test_each_session_is_a_column() -> None:
    assert drawn([(5, 3), (3, 3), (4, 5), (4, 3)], 20) == [
        " 5 ○   ●",
        " 4 │   ○ ○",
        " 3 ● ◐   ●",
        "○ before  ● after  ◐ the same",
    ]


def test_the_latest_are_drawn_where_not_all_fit() -> None:
    assert drawn([(9, 9), (2, 1), (1, 0), (0, 1)], 6) == [
        " 2 ○",
        " 1 ●○●",
        " 0  ●○",
        "○ before  ● after  ◐ the same, the last 3 of 4",
    ]


@given(_pairs, st.integers(1, 90))
def test_the_pairs_can_be_read_from_it(pairs: list[tuple[int, int]], width: int) -> None:
    *rows, _ = changes_drawing(pairs, width).plain.split("\n")
    assert max(map(len, rows)) <= max(width, 4)
    read: dict[int, dict[str, int]] = {}
    for row in rows:
        for column, mark in enumerate(row[3:]):
            if mark in "○●◐":
                read.setdefault(column, {})[mark] = int(row[:3])
    found = [(one.get("○", one.get("◐")), one.get("●", one.get("◐"))) for _, one in sorted(read.items())]
    assert found == pairs[-len(found) :]
    assert len(found) == len(pairs) or len(found) == max(1, width - 3)
