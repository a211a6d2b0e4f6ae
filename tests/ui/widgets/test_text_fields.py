"""Fields in which the keys go by characters as people see them."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.app import App, ComposeResult
from textual.containers import VerticalScroll
from textual.pilot import Pilot
from textual.widgets import Static

from backcare_tui.domain.words.clusters import clusters, whole_before
from backcare_tui.errors import UsageError
from backcare_tui.ui.widgets.text_fields import LineField, NoteField, TroubleLine
from tests.domain.words.test_clusters import ACCENTED, CONJUNCT, FAMILY, FLAG, HANGUL, ONE_EACH, PIECES, WAVE

Field = LineField | NoteField
written = st.lists(st.sampled_from([piece for piece in PIECES if piece not in "\t\r\n"]), max_size=10).map("".join)


class Fields(App[None]):
    def compose(self) -> ComposeResult:
        yield LineField(id="line")
        yield NoteField(id="note")


@asynccontextmanager
async def fields() -> AsyncIterator[tuple[Pilot[None], tuple[LineField, NoteField]]]:
    app = Fields()
    async with app.run_test() as pilot:
        yield pilot, (app.query_one(LineField), app.query_one(NoteField))


def hold(field: Field, text: str) -> None:
    """Let FIELD hold TEXT, with the cursor at its end."""
    field.focus()
    if isinstance(field, LineField):
        field.value = text
        field.cursor_position = len(text)
    else:
        field.text = text
        field.move_cursor(field.document.end)


def held(field: Field) -> str:
    return field.value if isinstance(field, LineField) else field.text


def places(field: Field) -> list[tuple[str, int]]:
    """Both ends of what is selected, each as its line and an index in that."""
    if isinstance(field, LineField):
        return [(field.value, index) for index in field.selection]
    return [(field.document[row], column) for row, column in field.selection]


def place(field: Field) -> int:
    return places(field)[1][1]


async def test_backspace_takes_a_whole_character() -> None:
    async with fields() as (pilot, both):
        for field in both:
            for character in ONE_EACH:
                hold(field, f"x{character}")
                await pilot.press("backspace")
                assert held(field) == "x"


async def test_delete_takes_a_whole_character() -> None:
    async with fields() as (pilot, both):
        for field in both:
            for character in ONE_EACH:
                hold(field, f"{character}x")
                await pilot.press("home", "delete")
                assert held(field) == "x"


async def test_left_and_right_pass_a_whole_character() -> None:
    async with fields() as (pilot, both):
        for field in both:
            hold(field, f"a{FAMILY}b")
            await pilot.press("left", "left")
            assert place(field) == 1
            await pilot.press("right")
            assert place(field) == 1 + len(FAMILY)
            await pilot.press("shift+left")
            assert [index for _, index in places(field)] == [1 + len(FAMILY), 1]
            await pilot.press("backspace")
            assert held(field) == "ab"


@pytest.mark.parametrize("text", [f"{FLAG}{FLAG}", f"{HANGUL}{CONJUNCT} {CONJUNCT}", f"{ACCENTED}{WAVE}"])
async def test_words_go_whole(text: str) -> None:
    async with fields() as (pilot, both):
        for field in both:
            hold(field, text)
            await pilot.press("ctrl+left")
            before = place(field)
            assert before == whole_before(text, before)
            await pilot.press("end", "ctrl+w")
            assert text.startswith(held(field))
            assert list(clusters(held(field))) == list(clusters(text))[: len(list(clusters(held(field))))]


async def test_a_line_break_goes_as_one() -> None:
    async with fields() as (pilot, (_, note)):
        hold(note, f"a{FAMILY}\n{FAMILY}b")
        await pilot.press("left", "left", "backspace")
        assert note.text == f"a{FAMILY}{FAMILY}b"


async def test_the_end_of_a_folded_line_is_on_it() -> None:
    async with fields() as (pilot, (_, note)):
        hold(note, ACCENTED * 200)
        await pilot.press(*["up"] * 9)
        top = note.cursor_screen_offset
        await pilot.press("end")
        assert note.cursor_screen_offset.y == top.y
        assert note.cursor_screen_offset.x > top.x


async def test_a_click_within_a_character_goes_beside_it() -> None:
    async with fields() as (pilot, both):
        for field in both:
            hold(field, f"{CONJUNCT}{CONJUNCT}{FAMILY}")
            for column in range(8):
                await pilot.click(field, offset=(column + field.gutter.left, field.gutter.top))
                assert all(index == whole_before(line, index) for line, index in places(field))


async def test_the_cursor_is_drawn_over_a_whole_character() -> None:
    async with fields() as (pilot, both):
        for field in both:
            hold(field, f"a{FAMILY}b")
            await pilot.press("left", "left")
            await pilot.pause()
            assert any(FAMILY in segment.text for segment in field.render_line(0))


def test_backspace_n_times_leaves_all_but_the_last_n_characters() -> None:
    async def try_all() -> None:
        async with fields() as (_, both):

            @given(written)
            def try_one(text: str) -> None:
                for field in both:
                    hold(field, text)
                    left = list(clusters(text))
                    while left:
                        left.pop()
                        field.action_delete_left()
                        assert held(field) == "".join(left)

            try_one()

    asyncio.run(try_all())


def test_the_cursor_never_stands_within_a_character() -> None:
    acts = [
        *("cursor_left", "cursor_right", "delete_left", "delete_right"),
        *("delete_word_left", "delete_word_right", "delete_left_word", "delete_right_word"),
        *("cursor_left_word", "cursor_right_word", "cursor_word_left", "cursor_word_right"),
        *("cursor_up", "cursor_down", "cursor_line_end", "cursor_line_start", "home", "end"),
        *(
            "undo",
            "redo",
            "delete_to_end_of_line",
            "delete_to_start_of_line",
            "delete_left_all",
            "delete_right_all",
        ),
    ]

    async def try_all() -> None:
        async with fields() as (_, both):

            @given(
                written, written, st.lists(st.sampled_from([*acts, *PIECES]) | st.tuples(st.sampled_from(acts)))
            )
            def try_one(first: str, second: str, done: list[str | tuple[str]]) -> None:
                for field in both:
                    hold(field, first if isinstance(field, LineField) else f"{first}\n{second}")
                    for what in done:
                        name = what if isinstance(what, str) else what[0]
                        act = getattr(field, f"action_{name}", None)
                        if name in acts and act is not None:
                            selects = isinstance(what, tuple) and "cursor" in name
                            act(True) if selects else act()
                        elif name not in acts:
                            if isinstance(field, LineField):
                                field.insert(name, place(field))
                            else:
                                field.insert(name)
                        for line, index in places(field):
                            assert index == whole_before(line, index)

            try_one()

    asyncio.run(try_all())


class Form(App[None]):
    def compose(self) -> ComposeResult:
        with VerticalScroll():
            yield Static("\n".join(map(str, range(40))))
            yield TroubleLine()


async def test_what_is_said_is_only_words_and_is_scrolled_to() -> None:
    app = Form()
    async with app.run_test(size=(40, 10)) as pilot:
        line = app.query_one(TroubleLine)
        assert not line.said
        line.tell(UsageError("“[b]\x1b[31m” is no day.", "Type one."))
        await pilot.pause()
        assert "[b]" in line.said
        assert "\x1b" not in line.said
        assert app.query_one(VerticalScroll).scroll_y > 0
