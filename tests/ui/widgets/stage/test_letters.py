from itertools import combinations, product
from string import ascii_uppercase, digits

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcare_tui.ui.widgets.stage.letters import FACES, drawn, heights, largest


def test_the_largest_letters_that_fit_are_drawn() -> None:
    rows = [len(block.split("\n")) for width in (12, 20, 30, 60, 90) if (block := drawn("Lift", width, 60))]
    assert rows == sorted(rows)
    assert len(set(rows)) >= 3


@given(
    words=st.text(st.sampled_from("abcXYZ0123456789 :.,'-"), max_size=30),
    width=st.integers(1, 200),
    height=st.integers(1, 60),
)
def test_what_is_drawn_fits_and_is_a_rectangle(words: str, width: int, height: int) -> None:
    block = drawn(words, width, height)
    if block is not None:
        lines = block.split("\n")
        assert len(lines) <= height
        assert len({len(line) for line in lines}) == 1
        assert len(lines[0]) <= width


def test_words_are_wrapped_between_words_and_after_hyphens_and_never_within() -> None:
    assert drawn("Sit-to-stand", 60, 4)
    whole = drawn("Reach out", 60, 4)
    assert whole is not None
    wrapped = drawn("Reach out", len(whole.split("\n")[0]) - 1, 8)
    assert wrapped is not None
    assert len(wrapped.split("\n")) == 8
    assert drawn("Straighten", 30, 60) is None
    two = drawn("Sit-to-stand", 36, 8)
    assert two is not None
    assert len(two.split("\n")) > 4


@pytest.mark.parametrize(
    ("words", "lines"), [("Flatten a little", ["Flatten", "a little"]), ("Lift a b c", ["Lift", "a b c"])]
)
def test_no_line_ends_with_a_single_letter_that_has_room_before_the_next_word(
    words: str, lines: list[str]
) -> None:
    first = drawn(" ".join([*lines[0].split(), "a"]), 200, 4)
    assert first is not None
    width = max(len(first.split("\n")[0]), *(len(str(drawn(line, 200, 4)).split("\n")[0]) for line in lines))
    assert drawn(words, width, 10) == drawn("\n".join(lines), width, 10)


def test_a_single_letter_stands_alone_where_there_is_no_room_for_it_and_the_next_word() -> None:
    whole = drawn("extraordinary", 200, 4)
    assert whole is not None
    assert drawn("a extraordinary", len(whole.split("\n")[0]), 10)


def test_lines_stay_lines() -> None:
    one, two = drawn("left arm right leg", 90, 4), drawn("left arm\nright leg", 90, 8)
    assert one is not None
    assert two is not None
    assert len(two.split("\n")) == 2 * len(one.split("\n"))


def test_the_apostrophe_of_the_childs_pose_is_kept() -> None:
    typed, curly = drawn("Child's pose", 60, 8), drawn("Child’s pose", 60, 8)
    assert typed == curly
    assert typed not in (None, drawn("Childs pose", 60, 8))


@pytest.mark.parametrize("words", ["Rücken", "Étirement", "腰"])
def test_a_letter_that_cannot_be_drawn_is_not_left_out(words: str) -> None:
    assert drawn(words, 200, 60) is None
    assert heights(words, 200) == {}


def test_figures_are_equally_wide_so_that_a_count_does_not_jump() -> None:
    for rows in heights("8", 60):
        widths = {len((drawn(str(number), 60, rows) or "").split("\n")[0]) for number in range(10)}
        assert len(widths) == 1, rows


def test_figures_differ_from_each_other_and_from_letters_like_them_in_every_face() -> None:
    for rows in heights("8", 60):
        assert len({drawn(sign, 60, rows) for sign in "0123456789ABGZ"}) == 14


def test_no_two_letters_of_the_smallest_face_differ_by_a_dot_alone() -> None:
    drawn_so = {letter: _halves(str(drawn(letter, 60, 3))) for letter in ascii_uppercase + digits}
    for one, other in combinations(ascii_uppercase, 2):
        assert len(drawn_so[one] ^ drawn_so[other]) > 1, (one, other)
    for letter, figure in product("BGIOSZ", digits):
        assert len(drawn_so[letter] ^ drawn_so[figure]) > 2, (letter, figure)


def _halves(block: str) -> set[tuple[int, int]]:
    """The halves of cells of BLOCK, upper and lower, that have ink."""
    return {
        (x, 2 * y + lower)
        for y, line in enumerate(block.split("\n"))
        for x, sign in enumerate(line)
        for lower in (0, 1)
        if sign in ("▀█", "▄█")[lower]
    }


def test_every_face_draws_what_the_catalogue_says() -> None:
    assert len(heights("Lift 12:48, child's pose.", 2000)) == len(FACES)


def test_what_says_most_is_drawn_if_it_can_be() -> None:
    choices = ("left arm\nright leg", "left arm", "left")
    assert largest(choices, 60, 8) == choices[0]
    assert largest(choices, 40, 4) == choices[1]
    assert largest(choices, 18, 4) == choices[2]
    assert largest(choices, 5, 4) is None


@pytest.mark.parametrize("height", sorted(set(heights("E", 60))))
def test_a_comma_is_no_accent_on_the_letter_below_it_and_no_full_stop(height: int) -> None:
    letter, stop, comma = (drawn(words, 60, height) for words in ("E", "E.", "E,"))
    assert letter
    assert stop
    assert comma
    assert comma != stop
    lower_half = set("▖▗▄▌▐█▙▟▛▜▚▞")
    if not lower_half & set(letter.split("\n")[-1]):  # what is left free between lines
        assert not lower_half & set(comma.split("\n")[-1])
