"""Which exercises to show."""

from enum import StrEnum

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.screen import ModalScreen
from textual.widgets import Select

from backcare_tui.domain.catalogue.catalogue import Filter
from backcare_tui.domain.catalogue.exercise import Area
from backcare_tui.domain.catalogue.form import Equipment, Position
from backcare_tui.domain.catalogue.position import position_words
from backcare_tui.domain.catalogue.terms import Kind
from backcare_tui.ui.terminal.held_picture import HeldScreen
from backcare_tui.ui.widgets.choice_list import FilterField
from backcare_tui.ui.widgets.key_bar import KeyBar
from backcare_tui.ui.widgets.literal_text import LiteralText, TextPage


class Floor(StrEnum):
    """Whether one has to get down to the floor."""

    NONE = "no floor needed"


class FilterForm(ModalScreen[Filter | None], HeldScreen[Filter | None]):
    """Gives the chosen filter, or None when left as it was."""

    CSS_PATH = "../dialogs.tcss"

    BINDINGS = [
        Binding("ctrl+s,f", "apply", "show these", key_display="f", id="filter.apply"),
        Binding("c", "clear", "clear", id="filter.clear"),
        Binding("exclamation_mark", "app.get_help", "get help", key_display="!", id="filter.get-help"),
        Binding("escape", "dismiss(None)", "back", key_display="esc", id="filter.back"),
    ]

    def __init__(self, wanted: Filter) -> None:
        super().__init__()
        self._wanted = wanted

    def compose(self) -> ComposeResult:
        wanted = self._wanted
        with TextPage(id="form", can_focus=False):
            yield LiteralText("Show only", classes="form-title")
            yield from _row("kind", Kind, wanted.kind)
            yield from _row("position", Position, wanted.position)
            yield from _row("area", Area, wanted.area)
            yield from _row("equipment", Equipment, wanted.equipment)
            yield from _row("floor", Floor, Floor.NONE if wanted.no_floor else None)
            yield KeyBar()

    def on_mount(self) -> None:
        self.query_one("#kind").focus()

    def action_apply(self) -> None:
        kind, position, area, equipment = (
            self.query_one(f"#{name}", Select).selection for name in ("kind", "position", "area", "equipment")
        )
        no_floor = self.query_one("#floor", Select).selection is Floor.NONE
        self.dismiss(Filter(self._wanted.text, kind, position, area, equipment, no_floor))

    def action_clear(self) -> None:
        self.dismiss(Filter(self._wanted.text))


def _row(name: str, values: type[StrEnum], chosen: StrEnum | None) -> ComposeResult:
    options = (
        (position_words(value) if isinstance(value, Position) else str(value.value), value) for value in values
    )
    with Horizontal(classes="form-row"):
        yield LiteralText(name, classes="form-label")
        yield FilterField(options, chosen, id=name)
