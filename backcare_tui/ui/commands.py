"""What the palette offers: what can be done where one is, and exercises and routines to start."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Protocol, runtime_checkable

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content
from textual.message import Message

from backcare_tui.domain.catalogue.catalogue import Catalogue, Filter
from backcare_tui.domain.catalogue.search import Found
from backcare_tui.domain.guidance.person import Person
from backcare_tui.domain.interview.question import Choice
from backcare_tui.domain.words.text import folded
from backcare_tui.ui.dialogs.asking.asking_screen import AskingScreen
from backcare_tui.ui.flows.flows import Flows
from backcare_tui.ui.flows.preferences import PREFERENCES
from backcare_tui.ui.messages import (
    AddEntry,
    ChoosePreference,
    ExportJournal,
    ImportFile,
    LookBack,
    Practise,
    ShowAboutMe,
    ShowBackups,
    ShowFlare,
    ShowHelps,
    WriteFlarePlan,
    WriteReport,
)
from backcare_tui.ui.widgets.key_bar import key_words
from backcare_tui.ui.widgets.literal_text import MUTED

_VERB = "start "
"""What each of these commands begins with, and what may be typed or left out."""
_OF_LISTS = ("list.", "answers.", "rating.", "app.palette")
"""The beginnings of the ids of keys that mean nothing away from what they act on."""
_FLARE = "A flare-up: what to do, in your own words too"
_OF_FLARE = ".flare"
"""How the ids of keys end that open the same page: where there is one, what that does is said once."""
_FLARE_SYMPTOM = "flare-up"
"""What the catalogue's search knows of it; the page says more."""
_AT_A_PLACE: dict[str, Callable[[], Message]] = {
    "Record a rating: how your back is now": partial(AddEntry, "rating"),
    "Record a walk, a ride or a swim": partial(AddEntry, "activity"),
    "Record a session that you did without the program": partial(AddEntry, "session"),
    "The past week, in three questions": partial(LookBack, "week"),
    "What matters to you: name it, and how well it goes": partial(LookBack, "own-activity"),
    _FLARE: partial(ShowFlare, False),
    "Write what helps you on a bad day": WriteFlarePlan,
    "About me: circumstances that exercises heed": ShowAboutMe,
    "What helps: how pain was after sessions and walks": ShowHelps,
    "Write the journal to a file": ExportJournal,
    "Write a report for a clinician, to print": WriteReport,
    "Take a file into the journal": partial(ImportFile, lambda _: None),
    "See the backups, and restore one": ShowBackups,
}
"""What can be asked for wherever nothing is under way, named like the keys that ask for it."""
_UNDO = "Take back the last change"
"""What the journal's key for it says; from another place it is done there."""
_NOT_NOW = "Not while this is open. What you can do here:"
"""What is said where nothing fits what is typed over a session, a form or a question."""
_QUIT = "Leave the program"
_RECORD = ("write", "log", "add", "note")
"""What else people call it to record something."""
_BEGINS, _HOLDS = 0.97, 0.95
"""How well an action fits whose name begins with what is typed, and how well what can be practised that has it
elsewhere in its name: who types all of "figure" means the setting of that name.
"""
_BELOW_THE_BEST = 0.9
"""How well an action fits that was found; the exercise that is meant fits as well as can be, 1."""
_BELOW_THE_ACTIONS = 0.8
"""How well at most what is found by other words than those typed."""


@dataclass(frozen=True)
class _Deed:
    """Something to do: what it is called, where else its words are looked for, and how it is done."""

    name: str
    also: str
    key: str
    do: Callable[[], object]
    of_flare: bool = False
    """Whether it opens the page of a flare-up."""

    @property
    def line(self) -> Content:
        return Content.assemble(self.name, (f"  {self.key}", MUTED)) if self.key else Content(self.name)

    def is_meant_by(self, query: str) -> bool:
        """Whether each word of QUERY begins one of its words."""
        words = folded(f"{self.name} {self.also}").replace(":", " ").replace(",", " ").split()
        if "record" in words:
            words += _RECORD
        return all(any(word.startswith(typed) for word in words) for typed in folded(query).split())


@runtime_checkable
class HasFlows(Protocol):
    """An app with flows."""

    async def flows(self) -> Flows: ...


class Commands(Provider):
    """What the keys of the screen do; at a place also what is asked for most, and what can be practised.

    One provider for all of it, so that it is offered in this order.
    """

    @property
    def _at_a_place(self) -> bool:
        """Whether the palette was opened over a place, with no session, form or question on top of it."""
        return self.app.screen_stack[0] is self.screen

    def _deeds(self) -> list[_Deed]:
        deeds = {deed.name: deed for deed in (*self._of_answers(), *self._of_keys())}
        if self._at_a_place:
            more = {
                name: _Deed(name, "", "", partial(self._ask, make), of_flare=name == _FLARE)
                for name, make in _AT_A_PLACE.items()
            }
            more[_UNDO] = _Deed(_UNDO, "undo", "", self._undo)
            if any(deed.of_flare for deed in deeds.values()):
                del more[_FLARE]
        else:
            keys = {deed.key for deed in deeds.values()}
            more = {deed.name: deed for deed in self._ways_out() if deed.key not in keys}
        return [*deeds.values(), *(deed for name, deed in more.items() if name not in deeds)]

    def _preferences(self) -> list[_Deed]:
        """The settings that can be chosen here."""
        return [
            _Deed(one.name, one.also, "", partial(self._ask, partial(ChoosePreference, one.field)))
            for one in (PREFERENCES if self._at_a_place else ())
        ]

    def _of_keys(self) -> Iterator[_Deed]:
        already_there = f"visit({self.app.current_mode!r})"
        for node, binding, enabled, tooltip in self.screen.active_bindings.values():
            name = tooltip or (binding.description.capitalize() if binding.show else "")
            if not (enabled and name and binding.id) or binding.id.startswith(_OF_LISTS):
                continue
            if binding.action != already_there:
                do = partial(self.app.run_action, binding.action, node)
                of_flare = binding.id.endswith(_OF_FLARE)
                yield _Deed(name, binding.description, key_words(binding), do, of_flare)

    def _of_answers(self) -> Iterator[_Deed]:
        """The answers of the question that is open; none where no key that was pressed too often may answer it."""
        screen = self.screen
        if isinstance(screen, AskingScreen) and screen.question.preselected:
            for answer in screen.question.answers:
                name = f"{answer.words[:1].upper()}{answer.words[1:]}"
                yield _Deed(name, "answer", answer.letter, partial(_answer, screen, answer.choice))

    def _ways_out(self) -> Iterator[_Deed]:
        """How to leave what is open over a place, and the program."""
        question = self.screen.question if isinstance(self.screen, AskingScreen) else None
        choices = () if question is None else tuple(answer.choice for answer in question.answers)
        is_answer = question is not None and question.escape in choices
        if not is_answer and (found := self.screen.active_bindings.get("escape")):
            node, binding, _, tooltip = found
            name = tooltip or binding.description.capitalize()
            leave = partial(self.app.run_action, binding.action, node)
            yield _Deed(name, "leave close cancel", key_words(binding), leave)
        if Choice.QUIT not in choices:
            yield _Deed(_QUIT, "quit exit", "", partial(self.app.run_action, "app.quit"))

    def _ask(self, make: Callable[[], Message]) -> None:
        self.app.post_message(make())

    async def _undo(self) -> None:
        await self.app.run_action("visit('journal')")
        await self.app.run_action("undo", self.app.screen)

    async def _look_for(self, text: str) -> None:
        from backcare_tui.ui.screens.catalogue import CatalogueScreen

        await self.app.run_action("visit('catalogue')")
        if isinstance(self.app.screen, CatalogueScreen):
            self.app.screen.look_for(text)

    async def _startable(self) -> tuple[Catalogue, Person]:
        """All that can be started here, and by whom: nothing where something else is under way, be it at another
        place.
        """
        app = self.app
        if not self._at_a_place or not isinstance(app, HasFlows):
            return Catalogue(), Person()
        flows = await app.flows()
        await flows.all_read()
        catalogue = Catalogue() if flows.session.busy else flows.loaded.catalogue
        return catalogue, flows.loaded.settings.person

    def _start(self, catalogue: Catalogue, id: str) -> None:
        self.app.post_message(Practise(catalogue.to_practise([id])))

    async def discover(self) -> Hits:
        for deed in self._deeds():
            yield DiscoveryHit(deed.line, deed.do, deed.name)
        catalogue, _ = await self._startable()
        for routine in catalogue.routines.values():
            name = f"Start {routine.name}"
            yield DiscoveryHit(Content(name), partial(self._start, catalogue, routine.id), name)
        for deed in self._preferences():  # last: who looks for one types its name
            yield DiscoveryHit(deed.line, deed.do, deed.name)

    async def search(self, query: str) -> Hits:
        meant = [deed for deed in (*self._deeds(), *self._preferences()) if deed.is_meant_by(query)]
        for deed in meant:
            begins = folded(deed.name).startswith(folded(query))
            yield Hit(_BEGINS if begins else _BELOW_THE_BEST, deed.line, deed.do, deed.name)
        if not meant and not self._at_a_place:
            yield Hit(1, Content.styled(_NOT_NOW, MUTED), _stay, _NOT_NOW)
            for deed in self._deeds():
                yield Hit(_BELOW_THE_BEST, deed.line, deed.do, deed.name)
        catalogue, person = await self._startable()
        matcher = self.matcher(query)
        wanted = Filter(text=folded(query).removeprefix(_VERB))
        found = catalogue.search(wanted, person.tags, person.anyway)
        told = any(deed.of_flare for deed in meant)
        for symptom in (one for one in found.symptoms if not (told and one.id == _FLARE_SYMPTOM)):
            name = f"{symptom.name}: see what helps, and when to ask"
            yield Hit(1, Content(name), partial(self._look_for, wanted.text), name)
        for place, (how, _, one) in enumerate(found.hits, start=len(found.symptoms)):
            name = f"Start {one.name}"
            # The palette takes `help`, and names given as `str`, for markup.
            line = Content(name)
            for index in matcher.fuzzy_search.match(query, name)[1]:
                line = line.stylize(matcher.match_style, index, index + 1)
            shown = Content.assemble(line, "\n", (one.summary, MUTED))
            best = 1 if how < Found.IN_NAME else _HOLDS if how < Found.FORM else _BELOW_THE_ACTIONS
            yield Hit(
                best - best * place / (len(found.hits) + 1), shown, partial(self._start, catalogue, one.id), name
            )


def _answer(screen: AskingScreen, choice: Choice) -> None:
    screen.dismiss(choice)


def _stay() -> None:
    """What is open stays so."""
