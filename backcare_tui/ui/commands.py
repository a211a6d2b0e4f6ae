"""Exercises and routines in the command palette."""

from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content
from textual.markup import escape

from backcare_tui.domain.catalogue import Catalogue
from backcare_tui.ui.messages import Practise


class CatalogueCommands(Provider):
    """Start any exercise or routine by typing a few letters of its name."""

    def _all(self) -> list[tuple[str, str, str]]:
        """Id, name and summary of everything that can be started."""
        catalogue = self._catalogue()
        routines = [(routine.id, routine.name, routine.summary) for routine in catalogue.routines.values()]
        return routines + [(one.id, one.name, one.summary) for one in catalogue.exercises.values()]

    def _catalogue(self) -> Catalogue:
        catalogue = getattr(self.app, "catalogue", None)
        return catalogue if isinstance(catalogue, Catalogue) else Catalogue()

    def _start(self, id: str) -> None:
        self.app.post_message(Practise(self._catalogue().to_practise([id])))

    async def discover(self) -> Hits:
        for id_ in self._catalogue().routines:
            name = f"Start {self._catalogue().name_of(id_)}"
            yield DiscoveryHit(Content(name), partial(self._start, id_), name)

    async def search(self, query: str) -> Hits:
        matcher = self.matcher(query)
        for id_, name, summary in self._all():
            score = matcher.match(f"Start {name}")
            if score > 0:
                line = matcher.highlight(escape(f"Start {name}"))
                yield Hit(score, line, partial(self._start, id_), help=escape(summary))
