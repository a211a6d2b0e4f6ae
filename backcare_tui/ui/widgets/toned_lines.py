"""Lines of text in tones, whose colours follow the theme. Only what changes is drawn again."""

from abc import abstractmethod
from collections.abc import Mapping, Sequence
from typing import ClassVar

from rich.color import Color as RichColor
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.geometry import Region, Size
from textual.strip import Strip
from textual.style import Style as ToneStyle
from textual.widget import Widget

from backcare_tui.figure.canvas import Run, tone_and_share

Line = Sequence[Run]
Lines = Sequence[Line]


class TonedLines(Widget):
    """Shows `lines()`, in every size that it gets.

    Tones are no component classes: Textual would match each of them against all styles whenever those of the
    widget are looked at.
    """

    TONES: ClassVar[Mapping[str, str]]
    """How each tone looks, in Textual's words for a style; `$names` are the theme's colours."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._lines: Lines = ()
        self._room: Size | None = None
        """The size that they were made for."""
        self._ground: Style | None = None
        """What the tones are drawn on; it changes while the screen flashes."""
        self._styles: dict[tuple[str, str, Style], Style] = {}
        """Of what is written in one tone before another, on a ground."""
        self._looks: dict[str, ToneStyle] = {}
        """`TONES` in the theme in use."""

    @abstractmethod
    def lines(self) -> Lines:
        """What is to be seen in the size that it has, from the top on."""

    def draw(self) -> None:
        """Put `lines()` on the screen, where they differ from what is there."""
        if self.size != self._room:  # all of it is drawn with its next picture
            if self.size:
                self.refresh()
            return
        before, self._lines = self._lines, self.lines()
        if len(before) != len(self._lines):
            self.refresh()
            return
        rows = enumerate(zip(before, self._lines, strict=True))
        changed = [_difference(row, old, new) for row, (old, new) in rows if old != new]
        if changed:
            self.refresh(*changed)

    def notify_style_update(self) -> None:
        self._ground, self._styles = None, {}
        looks = {name: ToneStyle.parse(words) for name, words in self.TONES.items()}
        if looks != self._looks:  # in another theme they are others
            self._looks = looks
            self.refresh()
        super().notify_style_update()

    def render_lines(self, crop: Region) -> list[Strip]:
        self._ground = None  # it is looked at again if a line is drawn
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        if self.size != self._room:
            self._lines, self._room = self.lines(), self.size
        if self._ground is None:
            self._ground = self.rich_style
        ground = self._ground
        if y >= len(self._lines):
            return Strip.blank(self.size.width, ground)
        segments = [Segment(text, self._style(tone, behind, ground)) for text, tone, behind in self._lines[y]]
        return Strip(segments).adjust_cell_length(self.size.width, ground)

    def _style(self, tone: str, behind: str, ground: Style) -> Style:
        key = (tone, behind, ground)
        if key not in self._styles:
            self._styles[key] = self.mixed(*key)
        return self._styles[key]

    def look(self, tone: str) -> ToneStyle:
        """How TONE looks in the theme in use."""
        return self._looks[tone]

    def mixed(self, tone: str, behind: str, ground: Style) -> Style:
        """How TONE looks before the tone BEHIND, or a share of it, if there is one, on GROUND."""
        under = self.background_colors[1]
        written, back = (self._colour(one, under) if one else None for one in (tone, behind))
        return ground + Style(color=written, bgcolor=back)

    def _colour(self, told: str, under: Color) -> RichColor:
        """That of a tone, or of a share of one, as TOLD, on what is UNDER it."""
        tone, share = tone_and_share(told)
        colour = self.look(tone).foreground or under
        return (under + colour.multiply_alpha(share)).rich_color


def _difference(row: int, old: Line, new: Line) -> Region:
    """The cells of ROW between the first and the last one in which OLD and NEW differ."""
    before, after = ([(char, *tones) for text, *tones in line for char in text] for line in (old, new))
    differing = [column for column, (one, other) in enumerate(zip(before, after, strict=False)) if one != other]
    first = differing[0] if differing else 0
    last = differing[-1] if differing and len(before) == len(after) else max(len(before), len(after)) - 1
    return Region(first, row, last - first + 1, 1)
