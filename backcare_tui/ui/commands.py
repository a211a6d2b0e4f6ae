"""Exercises and routines in the command palette."""

from functools import partial
from typing import Protocol, runtime_checkable

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from backcare_tui.domain.catalogue.catalogue import Catalogue
from backcare_tui.domain.catalogue.exercise import Exercise
from backcare_tui.domain.catalogue.routine import Routine
from backcare_tui.ui.flows.flows import Flows
from backcare_tui.ui.messages import Practise
from backcare_tui.ui.widgets.literal_text import MUTED


@runtime_checkable
class HasFlows(Protocol):
    """An app with flows."""

    async def flows(self) -> Flows: ...


class CatalogueCommands(Provider):
    """Start any exercise or routine by typing a few letters of its name."""

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
        everything: list[Routine | Exercise] = [*catalogue.routines.values(), *catalogue.exercises.values()]
        for one in everything:
            name = f"Start {one.name}"
            score, matched = matcher.fuzzy_search.match(query, name)
            if score > 0:
                # The palette takes `help`, and names given as `str`, for markup.
                line = Content(name)
                for index in matched:
                    line = line.stylize(matcher.match_style, index, index + 1)
                shown = Content.assemble(line, "\n", (one.summary, MUTED))
                yield Hit(score, shown, partial(self._start, catalogue, one.id), name)
