"""What goes on in the next line stands below the words, not below the mark."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.app import App, ComposeResult
from textual.content import Content
from textual.geometry import Offset
from textual.selection import Selection

from backcare_tui.ui.widgets.hanging_text import folded, hangs
from backcare_tui.ui.widgets.literal_text import LiteralText, _lines


@pytest.mark.parametrize(
    ("words", "lines"),
    [
        ("– lift the hips slowly and evenly", ["– lift the hips", "  slowly and", "  evenly"]),
        ("12  lift the hips slowly", ["12  lift the hips", "    slowly"]),
        ("    eight times, holding", ["    eight times,", "    holding"]),
        ("● Bridge, easier form", ["● Bridge, easier", "  form"]),
        ("– 日本語の長いノートは折り返", ["– 日本語の長いノ", "  ートは折り返"]),
        ("12 times is enough", ["12 times is enough"]),
        ("– lift\n\n– lower", ["– lift", "", "– lower"]),
        ("– 3 times, for 15 s, 2 sets", ["– 3 times, for", "  15 s, 2 sets"]),
        ("It is better by 30 % or more", ["It is better by", "30 % or more"]),
        ("Walk it for 120 min a week", ["Walk it for", "120 min a week"]),
        ("Do this with 15 sore backs", ["Do this with 15 sore backs"]),
    ],
)
def test_an_item_goes_on_below_its_words(words: str, lines: list[str]) -> None:
    assert folded(Content(words), 17).plain.split("\n") == lines


def test_where_there_is_no_room_nothing_is_folded() -> None:
    assert folded(Content("– lift the hips"), 10).plain == "– lift the hips"


def test_styles_stay_on_their_words() -> None:
    styled = Content.assemble("– lift the ", ("hips slowly", "bold"))
    told = folded(styled, 15)
    assert [told.plain[span.start : span.end] for span in told.spans] == ["hips", "slowly"]


_PARTS = [
    "a",
    "b ",
    "  ",
    "\n",
    "é",
    "漢",
    "👩\u200d👩\u200d👧",
    "– ",
    "10  ",
    "6 s",
    "word ",
    "longer",
    "\t",
    "\u200b",
    "\x1b",
]


@given(st.lists(st.sampled_from(_PARTS), max_size=14).map("".join), st.integers(1, 40))
def test_lines_are_as_many_as_the_text_is_folded_into(words: str, room: int) -> None:
    assert _lines(words, room) == (folded(Content(words), room).get_height({}, room) if words else 0)


@pytest.mark.parametrize(
    ("words", "hanging"),
    [
        ("– a", True),
        ("a  b", True),
        ("a b", False),
        ("a\n  b", True),
        ("a – b\nc", False),
        ("", False),
        ("for 6 s", True),
    ],
)
def test_only_indents_and_marks_hang(words: str, hanging: bool) -> None:
    assert hangs(words) == hanging


class _Host(App[None]):
    CSS = "LiteralText { width: 17; height: auto; }"

    def compose(self) -> ComposeResult:
        yield LiteralText("– lift the hips slowly and evenly", id="words")


async def test_a_widget_takes_the_room_of_its_folded_lines_and_gives_what_is_selected() -> None:
    app = _Host()
    async with app.run_test(size=(40, 10)):
        words = app.query_one(LiteralText)
        assert words.size.height == 3
        drawn = ["".join(segment.text for segment in words.render_line(y)).rstrip() for y in range(3)]
        assert drawn == ["– lift the hips", "  slowly and", "  evenly"]
        assert words.get_selection(Selection(Offset(2, 1), Offset(8, 1))) == ("slowly", "\n")
