"""Whoever practises, as far as they have told. Without the models of the catalogue: a prompt asks for it, too."""

from typing import NamedTuple

from backcare_tui.domain.catalogue.terms import CautionTag

USUAL_MINUTES = 10.0
"""Minutes for a session, where nothing else was said."""


class Person(NamedTuple):
    """What is known of whoever practises."""

    tags: frozenset[CautionTag] = frozenset()
    """Their circumstances."""
    not_sure: frozenset[CautionTag] = frozenset()
    """Circumstances of which they do not know whether they are theirs."""
    anyway: frozenset[str] = frozenset()
    """The exercises that they do as written in spite of their circumstances, by id."""
    usual_is_high: bool = False
    """Whether they said that their usual pain is high."""
    minutes: float = USUAL_MINUTES
    """Minutes that they have for a session."""
