"""When to get help, and when to stop. These models are the schema of `catalogue/safety.toml`.

Nothing here is scored: no single sign is accurate, so signs are grouped by what to do about them.
"""

from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated, Self

from backcare_tui.domain.catalogue.exercise import Source
from backcare_tui.domain.file_fields import OneLine, line_of
from backcare_tui.domain.light_model import LightValue, limits

_PLACE = "{emergency_number}"
_SOME_NUMBER = "your local emergency number"


class HelpLevel(StrEnum):
    """How soon somebody should be asked."""

    EMERGENCY = "emergency"
    URGENT = "urgent"
    ASK_FIRST = "ask-first"


class HelpCard(LightValue):
    """One level of help: what to do, and for which signs."""

    level: HelpLevel
    symbol: Annotated[str, line_of(3)]
    """Carries the level where colour cannot: "!!"."""
    title: OneLine
    action: OneLine
    """What to do, before the list."""
    lead: OneLine
    """Introduces the list: "if you have back pain and any of these:"."""
    signs: Annotated[tuple[OneLine, ...], limits(min_length=1)]


class SignList(LightValue):
    """Signs without a level of help: what they speak for, and what to do."""

    title: OneLine
    lines: tuple[OneLine, ...]
    action: str


class SafetyText(LightValue):
    """Everything the program says about safety.

    `{emergency_number}` stands in it for the number to call: see `with_number`.
    """

    disclaimer: Annotated[tuple[OneLine, ...], limits(min_length=1)]
    """Paragraphs shown once, at the first start."""
    not_today: Annotated[tuple[OneLine, ...], limits(min_length=1)]
    """When to leave exercise for another day."""
    call_now: Annotated[tuple[OneLine, ...], limits(min_length=1)]
    """For which there is no waiting whether it passes."""
    call_now_action: OneLine
    stop_session: Annotated[tuple[OneLine, ...], limits(min_length=1)]
    stop_session_action: OneLine
    stop_exercise: Annotated[tuple[OneLine, ...], limits(min_length=1)]
    stop_exercise_action: OneLine
    number_unknown: OneLine
    """What helps somebody who does not know the number to call, wherever they are."""
    expected: Annotated[tuple[OneLine, ...], limits(min_length=1)]
    """What is normal to feel."""
    cards: Annotated[tuple[HelpCard, ...], limits(min_length=3, max_length=3)]
    sources: Annotated[tuple[Source, ...], limits(min_length=1)]

    def __post_init__(self) -> None:
        if [card.level for card in self.cards] != list(HelpLevel):
            raise ValueError("cards must be emergency, urgent, ask-first, in this order")

    def card(self, level: str) -> HelpCard:
        """The card of LEVEL, which is the value of one."""
        return next(card for card in self.cards if card.level.value == level)

    @property
    def lists(self) -> tuple[SignList, ...]:
        """What is said besides the cards, the most pressing first."""
        return (
            SignList(title="Call now if you notice", lines=self.call_now, action=self.call_now_action),
            SignList(
                title="Stop the session if you notice", lines=self.stop_session, action=self.stop_session_action
            ),
            SignList(
                title="Stop the exercise if you notice", lines=self.stop_exercise, action=self.stop_exercise_action
            ),
            SignList(title="What is normal to feel", lines=self.expected, action=""),
            SignList(title="Leave it for another day if", lines=self.not_today, action=""),
        )

    def with_number(self, emergency_number: str) -> Self:
        """The same with EMERGENCY_NUMBER in its actions. Where that is empty they say in words which number, and
        what helps who does not know it: where a person is, no setting of a computer says for sure.
        """

        def put_in(action: str) -> str:
            if emergency_number or _PLACE not in action:
                return action.replace(_PLACE, emergency_number)
            return f"{action.replace(_PLACE, _SOME_NUMBER)} {self.number_unknown}"

        cards = tuple(card.model_copy(update={"action": put_in(card.action)}) for card in self.cards)
        actions = {
            name: put_in(getattr(self, name))
            for name in ("call_now_action", "stop_session_action", "stop_exercise_action")
        }
        return self.model_copy(update={"cards": cards, **actions})


def safety_lines(safety: SafetyText) -> Iterator[str]:
    """All of SAFETY but the disclaimer, line by line, what cannot wait first: what is for now stands after the
    card for an emergency.
    """
    emergency, *cards = safety.cards
    for_now, *lists = safety.lists
    yield from _card_lines(emergency)
    yield from _list_lines(for_now)
    for card in cards:
        yield from _card_lines(card)
    for listed in lists:
        yield from _list_lines(listed)


def _card_lines(card: HelpCard) -> Iterator[str]:
    yield f"{card.symbol} {card.title}. {card.action} {card.lead}"
    yield from (f"- {sign}" for sign in card.signs)


def _list_lines(listed: SignList) -> Iterator[str]:
    yield f"{listed.title}: {listed.action}".rstrip()
    yield from (f"- {line}" for line in listed.lines)
