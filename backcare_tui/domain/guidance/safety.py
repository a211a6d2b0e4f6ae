"""When to get help, and when to stop. These models are the schema of `catalogue/safety.toml`.

Nothing here is scored: no single sign is accurate, so signs are grouped by what to do about them.
"""

from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field, model_validator

from backcare_tui.domain.catalogue.exercise import Source
from backcare_tui.domain.model import OneLine, Value


class HelpLevel(StrEnum):
    """How soon somebody should be asked."""

    EMERGENCY = "emergency"
    URGENT = "urgent"
    ASK_FIRST = "ask-first"


class HelpCard(Value):
    """One level of help: what to do, and for which signs."""

    level: HelpLevel
    symbol: Annotated[OneLine, Field(max_length=3)]
    """Carries the level where colour cannot: "!!"."""
    title: OneLine
    action: OneLine
    """What to do, before the list; `{emergency_number}` stands for the number to call."""
    lead: OneLine
    """Introduces the list: "if you have back pain and any of these:"."""
    signs: Annotated[tuple[OneLine, ...], Field(min_length=1)]


class SafetyText(Value):
    """Everything the program says about safety."""

    disclaimer: Annotated[tuple[OneLine, ...], Field(min_length=1)]
    """Paragraphs shown once, at the first start."""
    not_today: Annotated[tuple[OneLine, ...], Field(min_length=1)]
    """When to leave exercise for another day."""
    stop_session: Annotated[tuple[OneLine, ...], Field(min_length=1)]
    stop_session_action: OneLine
    stop_exercise: Annotated[tuple[OneLine, ...], Field(min_length=1)]
    stop_exercise_action: OneLine
    expected: Annotated[tuple[OneLine, ...], Field(min_length=1)]
    """What is normal to feel."""
    cards: Annotated[tuple[HelpCard, ...], Field(min_length=3, max_length=3)]
    sources: Annotated[tuple[Source, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _one_card_a_level(self) -> Self:
        if [card.level for card in self.cards] != list(HelpLevel):
            raise ValueError("cards must be emergency, urgent, ask-first, in this order")
        return self
