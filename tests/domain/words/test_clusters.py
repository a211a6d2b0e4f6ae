"""Where the characters that people see begin and end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcare_tui.domain.words.clusters import clusters, whole_after, whole_before

FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467"
WAVE = "\U0001f44b\U0001f3fd"
FLAG = "\U0001f1e9\U0001f1ea"
ENGLAND = "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f"
HEART = "\u2764\ufe0f"
KEYCAP = "1\ufe0f\u20e3"
ACCENTED = "e\u0301"
PILED = "o\u0323\u0302\u0301"
HANGUL = "\u1112\u1161\u11ab"
CONJUNCT = "\u0915\u094d\u0937\u093f"
THAI = "\u0e01\u0e33"
ONE_EACH = [FAMILY, WAVE, FLAG, ENGLAND, HEART, KEYCAP, ACCENTED, PILED, HANGUL, CONJUNCT, THAI]
PIECES = [*ONE_EACH, *"ab 1\u200d\u0301\u094d\u0915\U0001f1e9\U0001f467\u1161\u0600\t", "\r\n"]

texts = st.lists(st.sampled_from(PIECES) | st.characters(codec="utf-8"), max_size=12).map("".join)


@pytest.mark.parametrize("character", ONE_EACH)
def test_what_is_seen_as_one_is_one(character: str) -> None:
    assert list(clusters(f"a{character}b")) == ["a", character, "b"]
    text = f"a{character}{character}b"
    for within in range(2, 1 + len(character)):
        assert whole_before(text, within) == 1
        assert whole_after(text, within) == 1 + len(character)


@given(texts)
def test_all_characters_together_are_the_text(text: str) -> None:
    assert "".join(clusters(text)) == text


@given(texts, st.integers(-2, 40))
def test_every_place_is_between_two_characters_or_is_moved_there(text: str, index: int) -> None:
    ends = {0}
    for cluster in clusters(text):
        ends.add(max(ends) + len(cluster))
    before, after = whole_before(text, index), whole_after(text, index)
    if 0 <= index <= len(text):
        assert before == max(end for end in ends if end <= index)
        assert after == min(end for end in ends if end >= index)
    else:
        assert before == after == index
