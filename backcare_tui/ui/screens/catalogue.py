"""The catalogue: routines and exercises, searched and filtered, with everything about the chosen one."""

from collections.abc import Callable

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.signal import Signal
from textual.widgets import Input
from textual.widgets.option_list import Option

from backcare_tui.clock import Clock
from backcare_tui.domain.catalogue.catalogue import Catalogue, Filter
from backcare_tui.domain.catalogue.exercise import Exercise
from backcare_tui.domain.catalogue.position import position_words
from backcare_tui.domain.catalogue.routine import Routine
from backcare_tui.domain.catalogue.search import Findings
from backcare_tui.domain.catalogue.vocabulary import Symptom
from backcare_tui.domain.guidance.adapt import to_show
from backcare_tui.domain.guidance.cautions.concerns import tellable
from backcare_tui.domain.guidance.cautions.for_you import for_you
from backcare_tui.domain.guidance.person import Person
from backcare_tui.domain.words.wording import counted
from backcare_tui.storage.journal.thread import JournalThread
from backcare_tui.ui.dialogs.forms.filter_form import FilterForm
from backcare_tui.ui.messages import Practise, ShowAboutMe
from backcare_tui.ui.prose.catalogue import exercise_prose, routine_prose, symptom_prose
from backcare_tui.ui.screens.details import DetailsScreen
from backcare_tui.ui.terminal.held_picture import HeldScreen
from backcare_tui.ui.widgets.choice_list import ChoiceList, heading
from backcare_tui.ui.widgets.figure.preview import Preview
from backcare_tui.ui.widgets.key_bar import KeyBar
from backcare_tui.ui.widgets.literal_text import MUTED, LiteralText, TextPage
from backcare_tui.ui.widgets.text_fields import SearchField
from backcare_tui.ui.widgets.top_bar import TopBar

_ROOM_FOR_THREE = 180
"""Cells across from which on list, words and figure stand side by side."""


class CatalogueScreen(HeldScreen[None]):
    """A list on the left, the chosen one on the right; on a narrow screen the list, and details on enter.

    The figure moves above the words, or beside them where there is room.
    """

    CSS_PATH = "catalogue.tcss"

    BINDINGS = [
        Binding("s", "start", "start", id="catalogue.start", tooltip="Start the highlighted one"),
        Binding(
            "slash",
            "search",
            "search",
            key_display="/",
            id="catalogue.search",
            tooltip="Search by name, area, position or what hurts",
        ),
        Binding(
            "f",
            "filter",
            "filter",
            id="catalogue.filter",
            tooltip="Only some kinds, positions, areas or equipment",
        ),
        Binding(
            "a",
            "about_me",
            "about me",
            id="catalogue.about-me",
            tooltip="About me: circumstances that exercises heed",
        ),
        Binding("c", "clear", "clear filter", id="catalogue.clear", tooltip="Show everything again"),
        Binding(
            "escape",
            "leave_search",
            "clear",
            key_display="esc",
            id="catalogue.back",
            tooltip="Clear what is searched for; again, back to the list; there, show everything again",
        ),
    ]
    AUTO_FOCUS = "#items"

    def __init__(
        self,
        catalogue: Catalogue,
        journal: JournalThread,
        clock: Clock,
        moving: bool,
        person_now: Callable[[], Person],
        changed: Signal[None],
    ) -> None:
        """PERSON_NOW gives whoever practises, as they have set it by now; CHANGED is published when that may have
        become another.
        """
        super().__init__()
        self._catalogue = catalogue
        self._journal = journal
        self._person_now = person_now
        self._changed = changed
        self._person = person_now()
        self._clock = clock
        self._moving = moving
        self.wanted = Filter()
        """What is shown of the catalogue."""
        self._found = Findings()
        self._lines: dict[str, Content] = {}
        """Those that were listed for this person, by the ids of their options."""
        self._look()

    def compose(self) -> ComposeResult:
        yield TopBar("catalogue", lambda: self._journal.days.of(self._clock.now()))
        with Horizontal(id="catalogue"):
            with Vertical(id="catalogue-list"):
                yield SearchField(placeholder="/ to search", id="search")
                yield LiteralText(self._filter_words(in_search=False), id="filter-words")
                yield ChoiceList(*self._options(), id="items")
            with TextPage(id="catalogue-details"):
                yield Preview(self._clock, self._moving, id="preview")
                yield LiteralText(id="details")
        yield KeyBar()

    def on_resize(self, event: events.Resize) -> None:
        self.set_class(event.size.width >= _ROOM_FOR_THREE, "-three")
        if self.query("#items"):
            self._show_figure()

    def on_mount(self) -> None:
        self._changed.subscribe(self, lambda _: self._heed())
        self.query_one(ChoiceList).choose_first()
        self._show_details()

    def on_screen_resume(self) -> None:
        self._heed()

    def _heed(self) -> None:
        """Show what each routine is for whoever practises, as they are now."""
        before, self._person = self._person, self._person_now()
        if self._person != before:
            self._lines.clear()
            if self.query("#items"):
                self._fill()

    def _look(self) -> None:
        self._found = self._catalogue.search(self.wanted, self._person.tags, self._person.anyway)

    def _options(self) -> list[Option]:
        """What was found under its headings: what to know of what hurts, then what the search finds best."""
        routines = [one for one in self._found.items if isinstance(one, Routine)]
        exercises = [one for one in self._found.items if isinstance(one, Exercise)]
        groups = [
            [heading("Routines"), *map(self._option, routines)],
            [heading("Exercises"), *map(self._option, exercises)],
        ]
        if self.wanted.text.strip() and isinstance(next(iter(self._found.items), None), Exercise):
            groups.reverse()
        groups.insert(0, [heading("To know first"), *map(self._option, self._found.symptoms)])
        return [option for group in groups if len(group) > 1 for option in group]

    def _fill(self, best: bool = False) -> None:
        """List what the filter lets through; keep the highlighted one if it is still there, unless the BEST is."""
        self._look()
        chosen_list = self.query_one(ChoiceList)
        chosen_list.refill(self._options())
        if best:
            chosen_list.choose_first()
        self._say_what_is_shown()
        self._show_details()

    @on(events.DescendantFocus)
    @on(events.DescendantBlur)
    def _say_what_is_shown(self) -> None:
        self.query_one("#filter-words", LiteralText).say(self._filter_words(self._in_search()))

    def _in_search(self) -> bool:
        return self.focused is not None and self.focused.id == "search"

    def _filter_words(self, in_search: bool) -> Content:
        """What is shown; where that is nothing, the key that brings everything back where the focus is."""
        exercises = sum(isinstance(one, Exercise) for one in self._found.items)
        routines = len(self._found.items) - exercises
        described = self.wanted.describe()
        if self._found.read_as:
            described += f", read as “{self._found.read_as}”"
        if not self._found:
            way = "Press esc to search again." if in_search else "Press c to show everything again."
            return Content.styled(f"Nothing matches {described}. {way}", "$warning")
        kinds = [(routines, "routine"), (exercises, "exercise")]
        numbers = ", ".join(counted(number, thing) for number, thing in kinds if number)
        return Content.styled(" · ".join(part for part in (numbers, described) if part), MUTED)

    def _option(self, item: Exercise | Routine | Symptom) -> Option:
        """The line of ITEM; it is made once, for each key of a search lists some of them."""
        id_ = _option_id(item)
        if id_ not in self._lines:
            self._lines[id_] = self._line_of(item)
        return Option(self._lines[id_], id=id_)

    def _line_of(self, item: Exercise | Routine | Symptom) -> Content:
        if isinstance(item, Symptom):
            return _symptom_line(item)
        return self._routine_line(item) if isinstance(item, Routine) else self._exercise_line(item)

    def _routine_line(self, routine: Routine) -> Content:
        done = to_show(routine, self._person, self._catalogue)
        minutes = max(1, round(done.timeline(self._catalogue).seconds / 60))
        return _line(routine.name, f"{minutes} min", for_you(tellable(done.changes), self._catalogue))

    def _exercise_line(self, exercise: Exercise) -> Content:
        changes = to_show(self._catalogue.single(exercise), self._person, self._catalogue).changes
        said = for_you(tellable(changes), self._catalogue, exercise.id)
        return _line(exercise.name, position_words(exercise.position), said)

    def chosen(self) -> Exercise | Routine | None:
        """The highlighted exercise or routine."""
        kind, name = self._chosen_name()
        if kind == "symptom":
            return None
        return self._catalogue.routines.get(name) if kind == "routine" else self._catalogue.exercises.get(name)

    def _chosen_name(self) -> tuple[str, str]:
        """The kind and the id of what is highlighted."""
        kind, _, name = (self.query_one(ChoiceList).chosen_id or "").partition(":")
        return kind, name

    def chosen_symptom(self) -> Symptom | None:
        """What is highlighted, if it is something to know."""
        kind, name = self._chosen_name()
        return next((one for one in self._found.symptoms if kind == "symptom" and one.id == name), None)

    def _prose(self) -> Content:
        symptom = self.chosen_symptom()
        if symptom is not None:
            return symptom_prose(symptom, self._catalogue, self._person)
        chosen = self.chosen()
        if chosen is None:
            return Content("")
        if isinstance(chosen, Exercise):
            return exercise_prose(chosen, self._catalogue, self._person)
        return routine_prose(chosen, self._catalogue, self._person)

    @on(ChoiceList.OptionHighlighted, "#items")
    def _highlighted(self) -> None:
        self.call_after_refresh(self._show_details)  # the list answers first

    def _show_details(self) -> None:
        self._show_figure()
        self.query_one("#details", LiteralText).say(self._prose())
        self.query_one("#catalogue-details", TextPage).to_first_line()
        self.refresh_bindings()  # nothing is started where something to know is highlighted

    def _show_figure(self) -> None:
        """Let the chosen exercise move; those of a routine where that takes no room from words."""
        chosen = self.chosen()
        beside = isinstance(chosen, Exercise) or self.has_class("-three")
        self.query_one(Preview).show(self._done_in(chosen) if chosen and beside else ())

    def _done_in(self, chosen: Exercise | Routine) -> tuple[Exercise, ...]:
        """The exercises of CHOSEN as this person does them."""
        if isinstance(chosen, Exercise):
            return (chosen,)
        timeline = to_show(chosen, self._person, self._catalogue).timeline(self._catalogue)
        return tuple(planned.exercise for planned in timeline.items)

    @on(ChoiceList.OptionSelected, "#items")
    def _chosen(self) -> None:
        chosen = self.chosen()
        if chosen is not None:
            self._open(chosen)
        elif self.chosen_symptom() is not None:
            self.app.push_screen(DetailsScreen(self._prose(), can_start=False))

    @work
    async def _open(self, chosen: Exercise | Routine) -> None:
        preview = Preview(self._clock, self._moving, id="preview")
        preview.show(self._done_in(chosen))
        if await self.app.push_screen_wait(DetailsScreen(self._prose(), preview)):
            self._practise(chosen)

    def action_about_me(self) -> None:
        self.post_message(ShowAboutMe())

    def action_start(self) -> None:
        chosen = self.chosen()
        if chosen is not None:
            self._practise(chosen)

    def _practise(self, chosen: Exercise | Routine) -> None:
        routine = chosen if isinstance(chosen, Routine) else self._catalogue.single(chosen)
        self.post_message(Practise(routine))

    @on(Input.Changed, "#search")
    def _search_typed(self, event: Input.Changed) -> None:
        if event.value != self.wanted.text:
            self.wanted = self.wanted._replace(text=event.value)
            self._fill(best=bool(event.value.strip()))

    @on(Input.Submitted, "#search")
    def _leave_search(self) -> None:
        self.set_focus(self.query_one("#items"))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "leave_search":
            return self._in_search() or self.wanted != Filter()
        if action == "clear":
            return self.wanted != Filter()
        if action == "search":
            return not self._in_search()
        if action == "start" and self.query_one_optional("#items") is not None:
            return self.chosen_symptom() is None
        return super().check_action(action, parameters)

    def action_leave_search(self) -> None:
        """Clear the search, or leave it when it is clear; in the list show everything again."""
        search = self.query_one("#search", Input)
        if not self._in_search():
            self.action_clear()
        elif search.value:
            search.value = ""
        else:
            self._leave_search()

    def action_search(self) -> None:
        self.set_focus(self.query_one("#search"))  # at once, or a waiting letter would be a command

    def look_for(self, text: str) -> None:
        """Search for TEXT among everything, as if it had been typed here."""
        self.wanted = Filter()
        self.query_one("#search", Input).value = text
        self.query_one("#items").focus()

    @work
    async def action_filter(self) -> None:
        chosen = await self.app.push_screen_wait(FilterForm(self.wanted))
        if chosen is not None:
            self.wanted = chosen
            self._fill()

    def action_clear(self) -> None:
        self.wanted = Filter()
        self.query_one("#search", Input).value = ""
        self._fill()
        self.query_one("#items").focus()


def _option_id(item: Exercise | Routine | Symptom) -> str:
    return f"{type(item).__name__.lower()}:{item.id}"


def _symptom_line(symptom: Symptom) -> Content:
    return Content.assemble(symptom.name, ("\nsee what helps, and when to ask", MUTED))


def _line(name: str, fact: str, said: str) -> Content:
    """NAME with a FACT beside it; what is SAID to the person stands below."""
    return Content.assemble(name, (f"  {fact}", MUTED), (f"\n  {said}", "$accent") if said else "")
