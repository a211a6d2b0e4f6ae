"""What the catalogue says to people: calm, in words that frighten nobody, and without a claim.

The other rules of its files are in `test_catalogue_content.py` and `test_search_words.py`.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from backcare_tui.domain.guidance.education import COMING_BACK, FLARE_UP, IN_TURN
from backcare_tui.domain.guidance.education_card import EducationCard
from backcare_tui.storage.written.catalogue_files import check_files

CATALOGUE = Path(__file__).parents[1] / "catalogue"
FILES = sorted(CATALOGUE.rglob("*.toml"))
CARD_FILES = sorted((CATALOGUE / "education").glob("*.toml"))

NOT_SAID = {"found_by", "alone", "same", "sources", "aliases"}
"""Fields that nobody is told something in: what people type themselves, and what others called their pages."""
CLAIMS = (
    r"treat(?:s|ed|ing|ments?)?|cure[sd]?|curing|reli(?:ef|eve[sd]?|eving)|alleviat\w*|heal(?:s|ed|ing)?"
    r"|guarantee\w*|prevents?|fix(?:es|ed)?|eliminat\w+|get(?:s|ting)?\s+rid\s+of|pain[\s-]free"
)
FRIGHTENS = (
    r"slipp?(?:ed|s)?\s+dis[ck]s?|slipped|worn|wear\s+and\s+tear|crumbl\w+|degenerat\w*|unstable|instability"
    r"|vulnerable|protect(?:s|ing)?\s+your\s+(?:spine|back)|fragile|weak\s+core|damaged?\s+dis[ck]s?"
)
UNWANTED = re.compile(rf"(?i)\b(?:{CLAIMS}|{FRIGHTENS}|posture\s+causes?|arch(?:e[sd]|ing)?)\b")
"""Promises, words that frighten, and "arch", which is read both as rounding and as hollowing."""


def told(data: object) -> Iterator[str]:
    """Every text in DATA that is told to a person."""
    match data:
        case str():
            yield data
        case list():
            for value in data:
                yield from told(value)
        case dict():
            for name, value in data.items():
                if name not in NOT_SAID:
                    yield from told(value)


def unwanted_words(text: str) -> list[str]:
    return UNWANTED.findall(text)


def by_file(files: Iterable[Path]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("path", list(files), ids=lambda path: f"{path.parent.name}/{path.name}")


@by_file(FILES)
def test_nothing_is_claimed_and_nobody_is_frightened(path: Path) -> None:
    found = [word for text in told(tomllib.loads(path.read_text("utf-8"))) for word in unwanted_words(text)]
    assert found == []


BAD_WORDS = """
    treats cures relieves relief heals fixes eliminates slipped worn crumbling degenerative unstable vulnerable
    fragile
"""


@pytest.mark.parametrize("word", BAD_WORDS.split())
def test_an_unwanted_word_would_be_found(word: str) -> None:
    assert unwanted_words(f"It {word} a back.") == [word]


@pytest.mark.parametrize(
    "words", ["protect your spine", "wear and tear", "get rid of", "pain-free", "slipped disc"]
)
def test_unwanted_words_in_a_row_would_be_found(words: str) -> None:
    assert unwanted_words(f"So that you {words} soon.") == [words]


def test_lookalikes_are_left() -> None:
    assert unwanted_words("A retreat, health, heels, a prefix, worncoat; disc trouble settles and adapts.") == []


def test_every_text_but_what_nobody_is_told_is_seen() -> None:
    data = {"a": "1", "b": [{"c": "2", "found_by": ["x"]}], "sources": [{"title": "x"}], "d": 4}
    assert list(told(data)) == ["1", "2"]


# Education cards


def test_there_is_a_file_for_each_card_and_no_other() -> None:
    cards = (*IN_TURN, FLARE_UP, COMING_BACK)
    assert {path.stem for path in CARD_FILES} == set(cards)
    assert len(cards) == len(set(cards)) >= 12


def test_the_cards_are_in_order() -> None:
    assert check_files(CARD_FILES) == ()


@by_file(CARD_FILES)
def test_a_card_is_short_calm_and_says_where_it_is_from(path: Path) -> None:
    card = EducationCard.model_validate({"id": path.stem} | tomllib.loads(path.read_text("utf-8")))
    assert 2 <= len(card.says) <= 4
    assert sum(len(sentence.split()) for sentence in card.says) <= 75
    for sentence in card.says:
        assert re.fullmatch(r"[A-Z].*[.]", sentence), sentence
        assert len(re.findall(r"[.?](?:\s|$)", sentence)) == 1, sentence
    assert all(source.organisation and source.title for source in card.sources)


def test_what_to_expect_has_the_honest_figures() -> None:
    text = (CATALOGUE / "education" / "what-to-expect.toml").read_text("utf-8")
    assert all(words in text for words in ("1.5 points of 10", "modest", "some none", "Cochrane"))
