"""Eleven boxes from 0 to 10 to choose a rating from; nothing is chosen until somebody chooses."""

from typing import NamedTuple

from textual.app import RenderResult
from textual.binding import Binding
from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from backcare_tui.domain.journal.rating import LEAST_WORDS, MOST_WORDS
from backcare_tui.ui.widgets.literal_text import MUTED

_TOP = 10
_ROWS = 5


class Boxes(NamedTuple):
    """How wide the boxes are, in columns; the last one, which has two digits, is wider by one."""

    width: int
    """An odd number, so that one digit stands in the middle."""
    gap: int

    @property
    def step(self) -> int:
        """From the beginning of one box to that of the next."""
        return self.width + self.gap

    @property
    def all(self) -> int:
        """The columns of all boxes together."""
        return self.step * _TOP + self.width + 1

    def width_of(self, number: int) -> int:
        return self.width + (number == _TOP)


_SIZES = (Boxes(5, 1), Boxes(3, 1), Boxes(3, 0), Boxes(1, 1))
"""The widest first."""


class PainScale(Widget, can_focus=True):
    """A rating on the numeric scale, or None while unrated."""

    DEFAULT_CSS = """
    PainScale { height: 5; width: 1fr; max-width: 66; }
    """

    BINDINGS = [
        Binding("0", "pick(0)", "choose", key_display="0-9", id="rating.0"),
        *(Binding(str(n), f"pick({n})", "choose", show=False, id=f"rating.{n}") for n in range(1, _TOP)),
        Binding("t", "pick(10)", "ten", id="rating.ten"),
        Binding("left", "move(-1)", "less", show=False, id="rating.less"),
        Binding("right", "move(1)", "more", show=False, id="rating.more"),
        Binding("backspace,delete", "clear", "leave unrated", show=False, id="rating.clear"),
        Binding("enter", "accept", "accept", key_display="enter", id="rating.accept"),
    ]

    value: reactive[int | None] = reactive(None, init=False)

    class Changed(Message):
        """Another number is chosen, or none any more."""

    class Accepted(Message):
        """Enter was pressed; `value` is None when nothing was chosen."""

        def __init__(self, scale: "PainScale", value: int | None) -> None:
            super().__init__()
            self.scale = scale
            self.value = value

        @property
        def control(self) -> "PainScale":
            return self.scale

    def __init__(
        self,
        value: int | None = None,
        *,
        least: str = LEAST_WORDS,
        most: str = MOST_WORDS,
        id: str | None = None,
    ) -> None:
        super().__init__(id=id)
        self.set_reactive(PainScale.value, value)
        self._ends = (least, most)

    def _boxes(self) -> Boxes:
        """The widest boxes that fit."""
        return next((boxes for boxes in _SIZES if boxes.all <= self.size.width), _SIZES[-1])

    def render(self) -> RenderResult:
        boxes = self._boxes()
        rows = [Content(""), Content(""), Content("")]
        for number in range(_TOP + 1):
            chosen = number == self.value
            style = (
                "bold $background on $accent"
                if chosen
                else "$foreground on $panel"
                if self.has_focus
                else "$text-muted on $surface"
            )
            width = boxes.width_of(number)
            gap = " " * (boxes.gap if number < _TOP else 0)
            above = Content.assemble((" " * width, style if chosen else ""), gap)
            rows[0] += above
            rows[1] += Content.assemble((str(number).center(width), style), gap)
            rows[2] += above
        # in the middle: below the words at an end it would read on from them
        said = "nothing chosen yet" if self.value is None else f"{self.value} of 10"
        return Content("\n").join(
            [
                *rows[: self._box_rows(boxes)],
                *(Content.styled(words, MUTED) for words in self._end_words(boxes)),
                Content.assemble((said.center(boxes.all).rstrip(), "bold" if self.value is not None else MUTED)),
            ]
        )

    def _end_words(self, boxes: Boxes) -> list[str]:
        """What stands below the ends of BOXES: one line, or two where both would not fit into one."""
        least, most = self._ends
        if len(least) + len(most) < boxes.all:
            return [least + most.rjust(boxes.all - len(least))]
        return [least, most.rjust(boxes.all)]

    def _box_rows(self, boxes: Boxes) -> int:
        """Lines of the boxes: what the words below them leave."""
        return _ROWS - 1 - len(self._end_words(boxes))

    def watch_value(self) -> None:
        self.post_message(self.Changed())

    def on_click(self, event: Click) -> None:
        offset = event.get_content_offset(self)
        boxes = self._boxes()
        if offset is not None and offset.y < self._box_rows(boxes) and offset.x < boxes.all:
            self.value = min(offset.x // boxes.step, _TOP)

    def action_pick(self, number: int) -> None:
        self.value = number

    def action_move(self, by: int) -> None:
        if self.value is None:
            self.value = 0 if by > 0 else _TOP
        else:
            self.value = min(max(self.value + by, 0), _TOP)

    def action_clear(self) -> None:
        self.value = None

    def action_accept(self) -> None:
        self.post_message(self.Accepted(self, self.value))
