"""A short card about backs: the schema of `catalogue/education/*.toml`. It names no cause and promises nothing."""

from typing import Annotated

from backcare_tui.domain.catalogue.exercise import Source
from backcare_tui.domain.file_fields import Identifier, Name, line_of
from backcare_tui.domain.light_model import LightValue, limits


class EducationCard(LightValue):
    """One thing worth knowing, read in a rest."""

    id: Identifier
    name: Name
    says: Annotated[tuple[Annotated[str, line_of(200)], ...], limits(min_length=2, max_length=4)]
    """A sentence each."""
    sources: Annotated[tuple[Source, ...], limits(min_length=1)]
