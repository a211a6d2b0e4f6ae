"""Exercises and routines in the command palette."""

from functools import partial
from typing import Protocol, runtime_checkable

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from backcare_tui.domain.catalogue.catalogue import Catalogue, Filter
from backcare_tui.domain.catalogue.search import folded
from backcare_tui.ui.flows.flows import Flows
from backcare_tui.ui.messages import Practise
from backcare_tui.ui.widgets.literal_text import MUTED

_VERB = "start "
"""What each of these commands begins with, and what may be typed or left out."""


@runtime_checkable
class HasFlows(Protocol):
    """An app with flows."""

    async def flows(self) -> Flows: ...


class CatalogueCommands(Provider):
    """Start any exercise or routine by typing what the catalogue finds it by; what fits best comes first."""

    async def _catalogue(self) -> Catalogue:
        app = self.app
        return (await app.flows()).loaded.catalogue if isinstance(app, HasFlows) else Catalogue()

    def _start(self, catalogue: Catalogue, id: str) -> None:
        self.app.post_message(Practise(catalogue.to_practise([id])))

    async def discover(self) -> Hits:
        catalogue = await self._catalogue()
        for routine in catalogue.routines.values():
            name = f"Start {routine.name}"
            yield DiscoveryHit(Content(name), partial(self._start, catalogue, routine.id), name)

    async def search(self, query: str) -> Hits:
        catalogue = await self._catalogue()
        matcher = self.matcher(query)
        found = catalogue.select_all(Filter(text=folded(query).removeprefix(_VERB)))
        for place, one in enumerate(found):
            name = f"Start {one.name}"
            # The palette takes `help`, and names given as `str`, for markup.
            line = Content(name)
            for index in matcher.fuzzy_search.match(query, name)[1]:
                line = line.stylize(matcher.match_style, index, index + 1)
            shown = Content.assemble(line, "\n", (one.summary, MUTED))
            yield Hit(1 - place / len(found), shown, partial(self._start, catalogue, one.id), name)
