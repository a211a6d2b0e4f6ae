"""No text can make a terminal do anything, and ordinary writing of any language comes through."""

import sys
import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcare_tui.domain.words.text import cells, clean, filled, quoted_names, shown, shown_in_place, shown_line

C0 = {chr(code) for code in range(0x20)}
C1_AND_DELETE = {chr(code) for code in range(0x7F, 0xA0)}
SURROGATES = {chr(code) for code in range(0xD800, 0xE000)}
BIDI_OVERRIDES = set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c")

DANGEROUS = st.sampled_from(
    [*sorted(C0 | C1_AND_DELETE | BIDI_OVERRIDES), "\ud800", "\udfff", "\x1b[2J", "\x1b]52;c;aGk=\x07", "\r\n"]
)
ANY_TEXT = st.lists(st.one_of(st.characters(exclude_categories=()), DANGEROUS, st.text(max_size=5))).map("".join)

ORDINARY = {
    "plain": "Better after the walk; 3 of 10.",
    "accents": "Rückenübung à côté, naïve façade — “gut”…",
    "combined accents": "e\u0301 n\u0303 a\u0323\u0302",
    "emoji": "🙂 👍🏽 ❤️ 1️⃣",
    "emoji joined": "👩\u200d⚕️ 👨\u200d👩\u200d👧\u200d👦 🏃🏽\u200d♀️",
    "flag": "🇳🇿",
    "Arabic": "ظهري أفضل اليوم، الحمد لله",
    "Persian with non-joiner": "می\u200cروم",
    "Hebrew with points": "שָׁלוֹם",
    "Chinese": "今天腰好多了。",
    "Japanese": "腰が楽になりました",
    "Korean": "허리가 나아졌어요",
    "Hindi": "पीठ दर्द कम है",
    "Thai": "วันนี้ดีขึ้น",
    "markup": "[b]not bold[/] [/ [@click=app.quit]x[/]",
    "lines": "one\ntwo\n\nthree",
}


@given(ANY_TEXT)
def test_cleaned_text_holds_no_control(text: str) -> None:
    assert not set(clean(text)) & ((C0 - {"\n", "\t"}) | C1_AND_DELETE | SURROGATES)


@given(ANY_TEXT)
def test_shown_text_holds_no_control_and_turns_no_direction(text: str) -> None:
    assert not set(shown(text)) & ((C0 - {"\n"}) | C1_AND_DELETE | SURROGATES | BIDI_OVERRIDES)


@pytest.mark.parametrize("safe", [clean, shown])
def test_no_single_control_comes_through(safe: Callable[[str], str]) -> None:
    made = {code: safe(chr(code)) for code in (*range(0xA0), 0xD800, 0xDBFF, 0xDC80, 0xDFFF, 0x2028, 0x2029)}
    others = {code: text for code, text in made.items() if text not in ("\n", "\t", "    ", " ")}
    assert {code: text for code, text in others.items() if len(text) != 1 or not text.isprintable()} == {}


def test_what_can_be_printed_is_stored_as_it_is() -> None:
    """`clean` looks no closer at a text without anything else in it."""
    printable = [char for char in map(chr, range(sys.maxunicode + 1)) if char.isprintable()]
    assert clean("".join(printable) + "\n") == "".join(printable) + "\n"


@given(ANY_TEXT)
def test_every_safe_form_can_be_written_as_utf_8(text: str) -> None:
    for safe in (clean, shown, shown_line):
        safe(text).encode("utf-8")


@given(ANY_TEXT)
def test_cleaning_or_showing_twice_changes_nothing(text: str) -> None:
    for safe in (clean, shown, shown_line):
        once = safe(text)
        assert safe(once) == once


@given(ANY_TEXT)
def test_what_was_stored_is_shown_as_if_it_had_not_been_stored(text: str) -> None:
    assert shown(clean(text)) == shown(text)


@given(ANY_TEXT, st.integers(0, 30))
def test_one_line_stays_one_line_and_within_its_limit(text: str, limit: int) -> None:
    line = shown_line(text, limit)
    assert len(line.splitlines()) <= 1
    assert line == line.strip()
    assert limit == 0 or cells(shown_line(text, limit)) <= limit


@given(ANY_TEXT)
def test_what_is_shown_in_place_is_as_long_and_as_harmless(text: str) -> None:
    line = " ".join(text.splitlines())
    made = shown_in_place(line)
    assert len(made) == len(line)
    assert made.replace("\t", " ") == shown(made.replace("\t", " "))


@given(ANY_TEXT)
def test_marks_do_not_pile_up(text: str) -> None:
    assert longest_run_of_marks(shown(f"x{text}")) <= 4


@pytest.mark.parametrize("mark", ["\u0301", "\u0489", "\u20dd", "\u0e47"])
def test_a_tower_of_marks_is_cut(mark: str) -> None:
    assert longest_run_of_marks(shown("a" + mark * 50 + "b")) == 4
    assert shown("a" + mark * 50 + "b").endswith("b")


def longest_run_of_marks(text: str) -> int:
    longest = run = 0
    for char in text:
        run = run + 1 if unicodedata.category(char) in ("Mn", "Me") else 0
        longest = max(longest, run)
    return longest


@pytest.mark.parametrize("text", ORDINARY.values(), ids=ORDINARY)
def test_ordinary_writing_comes_through_whole(text: str) -> None:
    assert clean(text) == text
    assert shown(text) == text
    assert shown_in_place(text) == text
    assert shown_line(text) == " ".join(text.split())


@pytest.mark.parametrize(
    ("text", "stored"),
    [
        ("a\r\nb\rc\nd", "a\nb\nc\nd"),
        ("a\tb", "a\tb"),
        ("\x1b[31mred", "␛[31mred"),
        ("nul\x00", "nul␀"),
        ("del\x7f", "del␡"),
        ("\x9b31m", "\ufffd31m"),
        ("\udc80", "\ufffd"),
    ],
)
def test_what_is_stored_instead(text: str, stored: str) -> None:
    assert clean(text) == stored


def test_what_is_shown_instead() -> None:
    assert shown("a\tb") == "a   b"
    assert shown("user\u202egnp.exe") == "user\ufffdgnp.exe"
    assert shown("zero\u200bwidth\ufeff") == "zero\ufffdwidth\ufffd"


def test_a_long_line_ends_in_an_ellipsis() -> None:
    assert shown_line("one two three", limit=13) == "one two three"
    assert shown_line("one two three", limit=9) == "one two…"
    assert shown_line("one\ntwo", limit=0) == "one two"


@pytest.mark.parametrize(
    ("text", "wide"), [("abc", 3), ("椅子", 4), ("e\N{COMBINING ACUTE ACCENT}", 1), ("", 0), ("ｗ", 2)]
)
def test_wide_characters_take_two_cells_and_marks_none(text: str, wide: int) -> None:
    assert cells(text) == wide
    assert cells(filled(text, 9)) == 9


@given(st.text(max_size=40), st.integers(1, 30))
def test_a_line_is_never_wider_than_its_limit(text: str, limit: int) -> None:
    assert cells(shown_line(text, limit)) <= limit


@pytest.mark.parametrize(
    ("most", "words"),
    [(3, "“Walk”, “two lines”, “Sleep”"), (2, "“Walk”, “two lines” and 1 more"), (1, "“Walk” and 2 more")],
)
def test_of_many_names_the_first_are_said_and_the_others_counted(most: int, words: str) -> None:
    assert quoted_names(["Walk", "two\nlines", "Sleep"], most) == words
    assert quoted_names([], most) == ""
