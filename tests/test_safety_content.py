"""What `catalogue/safety.toml` says, sign by sign: each with the words that carry it, where it belongs."""

import re
import textwrap
import tomllib
from pathlib import Path

import pytest

from backcare_tui.domain.guidance.signs.safety import SafetyText
from backcare_tui.domain.journal.rating import Band, band_of

FILE = Path(__file__).parents[1] / "catalogue" / "safety.toml"

SAID: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    # Stroke: each sign alone, and called for at once.
    ("call_now", "face", ("face", "one side")),
    ("call_now", "arm or leg", ("arm", "leg", "weak")),
    ("call_now", "speech", ("speak", "understand")),
    ("call_now", "sight", ("sight",)),
    # The nerves at the lower end of the spine.
    ("emergency", "the saddle", ("numb", "saddle", "genitals", "inner thighs")),
    ("emergency", "the bladder", ("bladder", "leaking")),
    ("emergency", "the bowel", ("bowel",)),
    ("emergency", "both legs", ("pain", "tingling", "both legs")),
    ("emergency", "sex, as a sign of its own", ("erection", "ejaculation", "feeling")),
    # Other emergencies.
    ("emergency", "an accident", ("serious accident",)),
    (
        "emergency",
        "an aneurysm that bursts",
        ("severe", "faint", "sweaty", "clammy", "breathless", "racing heart"),
    ),
    ("urgent", "an aneurysm that may", ("belly", "aneurysm", "constant", "over 65")),
    ("urgent", "a fracture: new pain and a reason", ("new pain", "fall", "thin bones", "steroids", "over 65")),
    ("urgent", "one leg", ("one leg", "foot that drags")),
    # Inflammation.
    ("ask-first", "how it began and goes", ("before you were 45", "3 months", "night", "eases as you move")),
    ("ask-first", "what goes with it", ("psoriasis", "bowel", "eye")),
    # After a session.
    ("expected", "the morning after, as it is asked", ("better", "the same", "worse", "2 points")),
)
"""Where, what, and the words that one line there has, all of them."""

UNSAID: tuple[tuple[str, str], ...] = (
    ("stop_session", "face"),
    ("stop_session", "speak"),
    ("stop_session", "sight"),
    ("stop_session", "weak"),
    ("emergency", "together with"),
    ("emergency", "fall"),
    ("emergency", "thin bones"),
    ("urgent", "strain"),
)
"""What no line there says: it is said elsewhere, or led people to the wrong place."""


@pytest.fixture(scope="module")
def safety() -> SafetyText:
    return SafetyText.model_validate(tomllib.loads(FILE.read_text(encoding="utf-8")))


def lines_at(safety: SafetyText, place: str) -> tuple[str, ...]:
    cards = {card.level.value: card.signs for card in safety.cards}
    lines: tuple[str, ...] = cards[place] if place in cards else getattr(safety, place)
    return lines


def says(line: str, words: tuple[str, ...]) -> bool:
    return all(re.search(rf"\b{re.escape(word)}\b", line, re.IGNORECASE) for word in words)


@pytest.mark.parametrize(
    ("place", "words"), [(place, words) for place, _, words in SAID], ids=[s[1] for s in SAID]
)
def test_a_sign_stands_in_one_line_of_its_place(safety: SafetyText, place: str, words: tuple[str, ...]) -> None:
    assert sum(says(line, words) for line in lines_at(safety, place)) == 1


@pytest.mark.parametrize(("place", "words"), UNSAID)
def test_what_belongs_elsewhere_is_not_said_here(safety: SafetyText, place: str, words: str) -> None:
    assert [line for line in lines_at(safety, place) if says(line, (words,))] == []


def test_a_line_without_one_of_the_words_is_no_such_line() -> None:
    assert says("Sudden severe pain, and faint.", ("severe", "faint"))
    assert not says("Sudden severe pain.", ("severe", "faint"))
    assert not says("Faintly severe.", ("severe", "faint"))


def test_what_cannot_wait_is_called_for_even_if_it_passes(safety: SafetyText) -> None:
    call = safety.call_now_action.casefold()
    assert "{emergency_number}" in call
    assert "even if it passes" in call
    assert "{emergency_number} at once for the chest" in safety.stop_session_action


def test_who_has_set_no_number_is_told_what_works_wherever_they_are(safety: SafetyText) -> None:
    told = safety.with_number("")
    for action in (told.cards[0].action, told.call_now_action, told.stop_session_action):
        assert "your local emergency number" in action
        assert action.endswith("from a mobile phone, 112 is answered in most countries.")
    assert "112" not in safety.with_number("999").cards[0].action


def test_whoever_only_has_to_ask_keeps_moving(safety: SafetyText) -> None:
    action = safety.cards[2].action.casefold()
    assert action.startswith("book a talk")
    assert "keep moving" in action
    assert "before you start" not in action


def test_what_is_normal_says_the_bands_as_they_are_used(safety: SafetyText) -> None:
    (words,) = [line for line in safety.expected if line.startswith("Pain of 0")]
    green, amber, red = (
        [int(number) for number in re.findall(r"\d+", words[words.index(begin) : words.index(end)])]
        for begin, end in (("0 to", " out of"), ("From 3", "go on in the easier"), ("From 6", "leave that"))
    )
    assert [band_of(pain) for pain in green + amber + red] == [Band.GREEN] * 2 + [Band.AMBER] * 2 + [Band.RED]
    assert band_of(red[0] - 1) is Band.AMBER
    assert band_of(amber[0] - 1) is Band.GREEN


@pytest.mark.parametrize(("level", "rows"), [("emergency", 13), ("urgent", 14)])
def test_all_signs_are_in_sight_on_60x20(safety: SafetyText, level: str, rows: int) -> None:
    """Beside the question, its answers and the keys: nobody has to scroll for what cannot wait."""
    wrapped = [line for sign in safety.card(level).signs for line in textwrap.wrap(sign, 55)]
    assert len(wrapped) <= rows, wrapped


def test_what_cannot_wait_for_an_hour_comes_first(safety: SafetyText) -> None:
    first = safety.card("emergency").signs[:3]
    assert [words in sign for words, sign in zip(("Chest", "Sudden severe", "accident"), first, strict=True)] == [
        True
    ] * 3
