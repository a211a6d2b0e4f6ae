"""Which entries of the journal to show."""

from collections.abc import Mapping
from datetime import date, datetime

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.screen import ModalScreen
from textual.widgets import Input, Select

from backcare_tui.domain.catalogue.catalogue import Catalogue, names_by_id
from backcare_tui.domain.catalogue.terms import MADE_NAMES
from backcare_tui.domain.journal.correct.wanted_words import KIND_WORDS
from backcare_tui.domain.journal.wanted import Wanted
from backcare_tui.domain.words.when import parse_day
from backcare_tui.errors import BackcareError
from backcare_tui.ui.terminal.held_picture import HeldScreen
from backcare_tui.ui.widgets.choice_list import FilterField
from backcare_tui.ui.widgets.key_bar import KeyBar
from backcare_tui.ui.widgets.literal_text import LiteralText, TextPage
from backcare_tui.ui.widgets.text_fields import LineField, TroubleLine


class WantedForm(ModalScreen[Wanted | None], HeldScreen[Wanted | None]):
    """Gives what is wanted then, with the words that were searched for; None when left as it was."""

    CSS_PATH = "../dialogs.tcss"

    BINDINGS = [
        Binding("ctrl+s,f", "apply", "show these", key_display="f", id="wanted.apply"),
        Binding("c", "clear", "clear", id="wanted.clear"),
        Binding("exclamation_mark", "app.get_help", "get help", key_display="!", id="wanted.get-help"),
        Binding("escape", "dismiss(None)", "back", key_display="esc", id="wanted.back"),
    ]

    def __init__(
        self, wanted: Wanted, exercises: Mapping[str, str], routines: Mapping[str, str], now: datetime
    ) -> None:
        """EXERCISES and ROUTINES are names by id, of what there is to choose from."""
        super().__init__()
        self._wanted = wanted
        self._exercises = exercises
        self._routines = routines
        self._now = now

    def compose(self) -> ComposeResult:
        wanted = self._wanted
        with TextPage(id="form", can_focus=False):
            yield LiteralText("Show only", classes="form-title")
            yield from _row("kind", _choice("kind", KIND_WORDS, wanted.kind))
            yield from _row("exercise", _choice("exercise", self._exercises, wanted.exercise))
            yield from _row("routine", _choice("routine", self._routines, wanted.routine))
            yield from _row("from", _day("since", wanted.since))
            yield from _row("until", _day("until", wanted.until))
            yield TroubleLine()
            yield KeyBar()

    def on_mount(self) -> None:
        self.query_one("#kind").focus()

    def on_input_submitted(self) -> None:
        self.action_apply()

    def action_apply(self) -> None:
        kind, exercise, routine = (
            self.query_one(f"#{name}", Select).selection for name in ("kind", "exercise", "routine")
        )
        try:
            since, until = (self._typed(f"#{name}") for name in ("since", "until"))
        except BackcareError as error:
            self.query_one(TroubleLine).tell(error)
        else:
            self.dismiss(Wanted(self._wanted.text, kind, exercise, routine, since, until))

    def action_clear(self) -> None:
        self.dismiss(Wanted(self._wanted.text))

    def _typed(self, selector: str) -> date | None:
        text = self.query_one(selector, Input).value.strip()
        return parse_day(text, self._now) if text else None


def names_to_filter_by(catalogue: Catalogue) -> tuple[dict[str, str], dict[str, str]]:
    """Names by id: of the exercises of CATALOGUE, and of its routines and those that are made of it."""
    return names_by_id(catalogue.exercises.values()), {**names_by_id(catalogue.routines.values()), **MADE_NAMES}


def _row(label: str, field: FilterField[str] | LineField) -> ComposeResult:
    with Horizontal(classes="form-row"):
        yield LiteralText(label, classes="form-label")
        yield field


def _choice(name: str, names: Mapping[str, str], chosen: str | None) -> FilterField[str]:
    known = names if chosen is None or chosen in names else {chosen: chosen, **names}
    return FilterField(((words, id_) for id_, words in known.items()), chosen, id=name)


def _day(name: str, chosen: date | None) -> LineField:
    return LineField(chosen.isoformat() if chosen else "", id=name, placeholder="any day, such as 2026-11-01")
