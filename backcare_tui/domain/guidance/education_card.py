"""A short card about backs: the schema of `catalogue/education/*.toml`. It names no cause and promises nothing."""

from typing import Annotated

from pydantic import Field

from backcare_tui.domain.catalogue.exercise import Source
from backcare_tui.domain.model import Identifier, OneLine, Value


class EducationCard(Value):
    """One thing worth knowing, read in a rest."""

    id: Identifier
    name: Annotated[OneLine, Field(max_length=40)]
    says: Annotated[tuple[Annotated[OneLine, Field(max_length=200)], ...], Field(min_length=2, max_length=4)]
    """A sentence each."""
    sources: Annotated[tuple[Source, ...], Field(min_length=1)]
