"""The three help cards come in the order of their urgency."""

from itertools import permutations

import pytest
from pydantic import ValidationError

from backcare_tui.domain.guidance.signs.safety import HelpCard, HelpLevel, SafetyText, safety_lines
from tests.domain.builders import SOURCES

TEXTS = (
    "disclaimer",
    "not_today",
    "call_now",
    "stop_session",
    "stop_exercise",
    "expected",
)


def a_card(level: HelpLevel) -> HelpCard:
    return HelpCard(
        level=level, symbol="!", title="Ask", action="Call {emergency_number}.", lead="If:", signs=("A sign.",)
    )


def a_safety_text(*levels: HelpLevel) -> SafetyText:
    texts = {name: ["Words."] for name in TEXTS}
    actions = {"call_now_action": "Call {emergency_number}.", "stop_session_action": "Stop."}
    actions |= {"stop_exercise_action": "Ease.", "number_unknown": "112, mostly."}
    return SafetyText.model_validate(
        texts | actions | {"cards": [a_card(level) for level in levels], "sources": SOURCES}
    )


def test_emergency_comes_first() -> None:
    text = a_safety_text(*HelpLevel)
    assert [card.level.value for card in text.cards] == ["emergency", "urgent", "ask-first"]


@pytest.mark.parametrize("levels", list(permutations(HelpLevel))[1:])
def test_another_order_is_refused(levels: tuple[HelpLevel, ...]) -> None:
    with pytest.raises(ValidationError, match="in this order"):
        a_safety_text(*levels)


@pytest.mark.parametrize("count", [0, 1, 2])
def test_a_missing_card_is_refused(count: int) -> None:
    with pytest.raises(ValidationError, match="cards"):
        a_safety_text(*list(HelpLevel)[:count])


@pytest.mark.parametrize("missing", [*TEXTS, "sources"])
def test_a_missing_text_is_refused(missing: str) -> None:
    fields = a_safety_text(*HelpLevel).model_dump() | {missing: []}
    with pytest.raises(ValidationError, match=missing):
        SafetyText.model_validate(fields)


@pytest.mark.parametrize(
    ("number", "said"), [("999", "Call 999."), ("", "Call your local emergency number. 112, mostly.")]
)
def test_the_number_to_call_stands_in_every_action(number: str, said: str) -> None:
    text = a_safety_text(*HelpLevel).with_number(number)
    assert [card.action for card in text.cards] == [said] * 3
    assert text.call_now_action == said
    assert text.stop_session_action == "Stop."
    assert text.with_number("000") == text


def test_all_of_it_is_said_line_by_line_the_most_pressing_first() -> None:
    text = a_safety_text(*HelpLevel).with_number("112")
    lines = list(safety_lines(text))
    assert lines == [
        *("! Ask. Call 112. If:", "- A sign."),
        *("Call now if you notice: Call 112.", "- Words."),
        *("! Ask. Call 112. If:", "- A sign.") * 2,
        *("Stop the session if you notice: Stop.", "- Words."),
        *("Stop the exercise if you notice: Ease.", "- Words."),
        *("What is normal to feel:", "- Words."),
        *("Leave it for another day if:", "- Words."),
    ]
