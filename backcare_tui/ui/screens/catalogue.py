"""The catalogue: routines and exercises, searched and filtered, with everything about the chosen one."""

from dataclasses import replace

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Input
from textual.widgets.option_list import Option

from backcare_tui.clock import Clock
from backcare_tui.domain.catalogue.catalogue import Catalogue, Filter
from backcare_tui.domain.catalogue.exercise import Exercise
from backcare_tui.domain.catalogue.position import position_words
from backcare_tui.domain.catalogue.routine import Routine
from backcare_tui.domain.words.wording import minutes_words
from backcare_tui.ui.dialogs.filter_form import FilterForm
from backcare_tui.ui.messages import Practise
from backcare_tui.ui.screens.catalogue_prose import exercise_prose, routine_prose
from backcare_tui.ui.screens.details import DetailsScreen
from backcare_tui.ui.widgets.choice_list import ChoiceList, heading
from backcare_tui.ui.widgets.key_bar import KeyBar
from backcare_tui.ui.widgets.literal_text import MUTED, LiteralText
from backcare_tui.ui.widgets.preview import Preview
from backcare_tui.ui.widgets.top_bar import TopBar


class CatalogueScreen(Screen[None]):
    """A list on the left, the chosen one on the right; on a narrow screen the list, and details on enter."""

    CSS_PATH = "catalogue.tcss"

    BINDINGS = [
        Binding("s", "start", "start", id="catalogue.start", tooltip="Start the highlighted one"),
        Binding(
            "slash",
            "search",
            "search",
            key_display="/",
            id="catalogue.search",
            tooltip="Search by name, area or position",
        ),
        Binding(
            "f",
            "filter",
            "filter",
            id="catalogue.filter",
            tooltip="Only some kinds, positions, areas or equipment",
        ),
        Binding("c", "clear", "clear filter", id="catalogue.clear", tooltip="Show everything again"),
        Binding("escape", "leave_search", "back", show=False, id="catalogue.back"),
    ]

    def __init__(self, catalogue: Catalogue, clock: Clock, moving: bool) -> None:
        super().__init__()
        self._catalogue = catalogue
        self._clock = clock
        self._moving = moving
        self.wanted = Filter()
        """What is shown of the catalogue."""

    def compose(self) -> ComposeResult:
        yield TopBar("catalogue", self._clock.now)
        with Horizontal(id="catalogue"):
            with Vertical(id="catalogue-list"):
                yield Input(placeholder="/ to search", id="search", compact=True)
                yield LiteralText(id="filter-words")
                yield ChoiceList(id="items")
            with VerticalScroll(id="catalogue-details"):
                yield Preview(self._clock, self._moving, id="preview")
                yield LiteralText(id="details")
        yield KeyBar()

    def on_mount(self) -> None:
        self._fill()
        self.query_one("#items").focus()

    def _fill(self) -> None:
        """List what the filter lets through; keep the highlighted one if it is still there."""
        routines = self._catalogue.select_routines(self.wanted)
        exercises = self._catalogue.select(self.wanted)
        options: list[Option] = []
        if routines:
            options.append(heading("Routines"))
            options += [Option(self._routine_line(routine), id=f"routine:{routine.id}") for routine in routines]
        if exercises:
            options.append(heading("Exercises"))
            options += [Option(_exercise_line(exercise), id=f"exercise:{exercise.id}") for exercise in exercises]
        self.query_one(ChoiceList).refill(options)
        self.query_one("#filter-words", LiteralText).say(self._filter_words(len(routines), len(exercises)))
        self._show_details()

    def _filter_words(self, routines: int, exercises: int) -> Content:
        described = self.wanted.describe()
        if not routines and not exercises:
            return Content.styled(f"Nothing matches {described}. Press c to show everything again.", "$warning")
        counted = f"{exercises} exercise{'s' * (exercises != 1)}"
        return Content.styled(
            f"{counted} · {described}" if described else f"{routines} routines, {counted}", MUTED
        )

    def _routine_line(self, routine: Routine) -> Content:
        minutes = minutes_words(self._catalogue.timeline(routine).seconds).replace("minute", "min").rstrip("s")
        return Content.assemble(routine.name, (f"  {minutes}", MUTED))

    def chosen(self) -> Exercise | Routine | None:
        """The highlighted exercise or routine."""
        kind, _, name = (self.query_one(ChoiceList).chosen_id or "").partition(":")
        return self._catalogue.routines.get(name) if kind == "routine" else self._catalogue.exercises.get(name)

    def _prose(self) -> Content:
        chosen = self.chosen()
        if chosen is None:
            return Content("")
        return exercise_prose(chosen) if isinstance(chosen, Exercise) else routine_prose(chosen, self._catalogue)

    @on(ChoiceList.OptionHighlighted, "#items")
    def _show_details(self) -> None:
        chosen = self.chosen()
        self.query_one(Preview).show(chosen if isinstance(chosen, Exercise) else None)
        self.query_one("#details", LiteralText).say(self._prose())
        self.query_one("#catalogue-details").scroll_home(animate=False)

    @on(ChoiceList.OptionSelected, "#items")
    def _chosen(self) -> None:
        chosen = self.chosen()
        if chosen is not None:
            self._open(chosen)

    @work
    async def _open(self, chosen: Exercise | Routine) -> None:
        preview = Preview(self._clock, self._moving, id="preview")
        preview.show(chosen if isinstance(chosen, Exercise) else None)
        if await self.app.push_screen_wait(DetailsScreen(self._prose(), preview)):
            self._practise(chosen)

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
            self.wanted = replace(self.wanted, text=event.value)
            self._fill()

    @on(Input.Submitted, "#search")
    def action_leave_search(self) -> None:
        self.query_one("#items").focus()

    def action_search(self) -> None:
        self.set_focus(self.query_one("#search"))  # at once, or a waiting letter would be a command

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


def _exercise_line(exercise: Exercise) -> Content:
    return Content.assemble(exercise.name, (f"  {position_words(exercise.position)}", MUTED))
