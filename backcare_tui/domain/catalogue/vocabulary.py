"""What people type who look for something: the schema of `catalogue/search.toml`."""

from typing import Annotated

from backcare_tui.domain.catalogue.exercise import Source
from backcare_tui.domain.catalogue.terms import CautionTag
from backcare_tui.domain.file_fields import Identifier, Name, OneLine
from backcare_tui.domain.light_model import LightValue, limits


class Symptom(LightValue):
    """What somebody says is wrong, and what to know first. It names no cause and promises nothing."""

    id: Identifier
    name: Name
    found_by: Annotated[tuple[OneLine, ...], limits(min_length=1)]
    """Words for it; all words of one of them have to be typed, in any order and form."""
    alone: tuple[OneLine, ...] = ()
    """Words for it where nothing else is typed: with more, they may be about something else."""
    says: Annotated[tuple[OneLine, ...], limits(min_length=1, max_length=3)]
    """What to know, a paragraph each."""
    ask: OneLine
    """When to ask somebody, or which signs need help."""
    suits: tuple[Identifier, ...] = ()
    """Exercises and routines that suit most people who say so, the best one first."""
    tags: tuple[CautionTag, ...] = ()
    """The cautions that concern them."""
    sources: Annotated[tuple[Source, ...], limits(min_length=1)]


class Vocabulary(LightValue):
    """Words that mean the same, and symptoms."""

    same: tuple[Annotated[tuple[OneLine, ...], limits(min_length=2)], ...] = ()
    """Words or phrases of which each stands for all in its group; the first is what the catalogue says."""
    symptoms: tuple[Symptom, ...] = ()
    no_slips: tuple[OneLine, ...] = ()
    """Words that are taken at their word, though another one is near."""
