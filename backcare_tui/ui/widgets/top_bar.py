"""The three lines at the top of each place: the name, the places, the day."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from textual.app import ComposeResult
from textual.content import Content
from textual.events import Resize
from textual.style import Style
from textual.widget import Widget

from backcare_tui.domain.words.wording import day_words
from backcare_tui.ui.widgets.literal_text import MUTED, LiteralText

PLACES = (("today", "1 Today"), ("catalogue", "2 Catalogue"), ("journal", "3 Journal"), ("plan", "4 Plan"))
_NAME = "backcare"
_ROOM_FOR_NAME = 66
"""Columns of a screen on which the name and the day stand beside the places."""
_ROOM_FOR_ALL = 92
"""Columns that have room for the whole day, and for more space in between."""
_ROOM_FOR_GAPS = 44
_WAYS = 3
"""In how many ways it is said what waits."""
_LOOK_S = 20
"""Real seconds between two looks at the date."""


def key_of(place: str) -> str:
    """The key that leads to PLACE."""
    return dict(PLACES)[place][0]


class TopBar(Widget):
    """Where one is, and where else one can go."""

    DEFAULT_CSS = """
    TopBar { dock: top; height: 3; padding: 1 3 0 3; layout: horizontal; }
    TopBar > #places { width: 1fr; }
    TopBar > #date { width: auto; color: $text-muted; }
    """

    def __init__(self, place: str, today: Callable[[], date | None]) -> None:
        """TODAY gives the person's day; None while it is not known when that begins."""
        super().__init__()
        self._place = place
        self._today = today
        self._waiting: Mapping[str, Sequence[str]] = {}
        """What waits at other places, each in fewer and fewer words."""

    def compose(self) -> ComposeResult:
        places = LiteralText(id="places")
        places.auto_links = False  # a place is not underlined for being clickable
        yield places
        yield LiteralText(id="date")

    def on_mount(self) -> None:
        self.set_interval(_LOOK_S, self.show_date)

    def show_date(self) -> None:
        """Say which day it is; it becomes another while one looks."""
        self.query_one("#date", LiteralText).say(self._date_words())

    def show_waiting(self, waiting: Mapping[str, Sequence[str]]) -> None:
        """Say what is WAITING at other places, beside the key that leads back to it, in fewer and fewer words."""
        if waiting != self._waiting:
            self._waiting = waiting
            self._show_places()

    def on_resize(self, _: Resize) -> None:
        self._show_places()
        self.show_date()

    def _date_words(self) -> str:
        day, width = self._today(), self.size.width
        if day is None or width < _ROOM_FOR_NAME:
            return ""
        return day_words(day) if width >= _ROOM_FOR_ALL else f"{day:%a} {day.day} {day:%b}"

    def _show_places(self) -> None:
        if not self.size.width or self.query_one_optional("#places") is None:
            return  # it is shown once it has its size
        taken = len(self._date_words())
        room = self.size.width - taken - bool(taken)
        ways = [self._places(shorter) for shorter in range(_WAYS)]
        fitting = next((names for names in ways if names.cell_length <= room), ways[-1])
        self.query_one("#places", LiteralText).say(fitting)

    def _places(self, shorter: int) -> Content:
        """The places by their names; what waits at one in that many steps SHORTER."""
        width = self.size.width
        names = [Content.styled(_NAME, "bold")] if width >= _ROOM_FOR_NAME else []
        for place, name in PLACES:
            style = "bold $accent" if place == self._place else MUTED
            if waiting := self._waiting.get(place):
                style = "$warning"
                name = [f"{name}: {waiting[0]}", f"{name}: {waiting[-1]}", f"{name[0]} waits"][shorter]
            goes_there = Style.from_meta({"@click": f"app.visit({place!r})"})
            names.append(Content.styled(name, style).stylize(goes_there))
        gap = 4 if width >= _ROOM_FOR_ALL else 2 if width >= _ROOM_FOR_GAPS else 1
        return Content(" " * gap).join(names)
