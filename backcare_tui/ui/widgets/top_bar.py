"""The three lines at the top of the three places: the name, the places, the day."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from textual.app import ComposeResult
from textual.content import Content
from textual.events import Click, Resize
from textual.message import Message
from textual.widget import Widget

from backcare_tui.domain.words.wording import day_words
from backcare_tui.ui.widgets.literal_text import LiteralText

PLACES = (("today", "1 Today"), ("catalogue", "2 Catalogue"), ("journal", "3 Journal"))
_NAME = "backcare"
_ROOM_FOR_DATE = 64
_LOOK_S = 20
"""Real seconds between two looks at the date."""


class TopBar(Widget):
    """Where one is, and where else one can go."""

    DEFAULT_CSS = """
    TopBar { dock: top; height: 3; padding: 1 3 0 3; layout: horizontal; }
    TopBar > #places { width: 1fr; }
    TopBar > #date { width: auto; color: $text-muted; }
    """

    @dataclass
    class Chosen(Message):
        """A place was clicked."""

        place: str

    def __init__(self, place: str, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._place = place
        self._now = now
        self._gap = "    "

    def compose(self) -> ComposeResult:
        yield LiteralText(id="places")
        yield LiteralText(id="date")

    def on_mount(self) -> None:
        self.set_interval(_LOOK_S, self.show_date)

    def show_date(self) -> None:
        """Say which day it is; at midnight it becomes another."""
        wide = self.size.width >= _ROOM_FOR_DATE
        self.query_one("#date", LiteralText).say(day_words(self._now()) if wide else "")

    def on_resize(self, event: Resize) -> None:
        wide = event.size.width >= _ROOM_FOR_DATE
        self._gap = "    " if wide else "  "
        names = [Content.styled(_NAME if wide else "", "bold")]
        for place, name in PLACES:
            names.append(Content.styled(name, "bold $accent" if place == self._place else "$foreground 65%"))
        self.query_one("#places", LiteralText).say(Content(self._gap).join(name for name in names if name))
        self.show_date()

    def on_click(self, event: Click) -> None:
        wide = self.size.width >= _ROOM_FOR_DATE
        end = len(_NAME + self._gap) if wide else 0
        column = event.screen_x - self.content_region.x  # the event may come from the words inside
        for place, name in PLACES:
            start, end = end, end + len(name + self._gap)
            if start <= column < end - len(self._gap):
                self.post_message(self.Chosen(place))
