"""Where each part of the stage stands: a function of the size of the screen and of what there is to show.

Whoever trains lies two metres away: what to do, how long and on which side come first at every size, then the
figure and the breath; the small print takes what is left. `SIZES` says how the screen is shared out.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from rich.cells import cell_len

from backcare_tui.ui.widgets.figure.figure_view import SMALLEST_HEIGHT, SMALLEST_WIDTH
from backcare_tui.ui.widgets.stage.scene import Part, Place, Scene
from backcare_tui.ui.widgets.stage.stack import Stack, stack
from backcare_tui.ui.widgets.stage.telling import LONGEST_LINE, Lines, tellings
from backcare_tui.ui.widgets.time_bar import TimeBar


@dataclass(frozen=True, slots=True)
class SizeClass:
    """How a screen from COLUMNS x ROWS on is shared out."""

    columns: int
    rows: int
    words: int
    """Columns of the words beside the figure; 0 where there is no room beside them."""
    margin: int = 1
    """Blank columns left and right."""
    letter: int = 21
    """Rows of a letter at most..."""
    disc: int = 21
    """...and of the disc of the breath: what is larger is more to write, each time that it changes."""
    air: int = 0
    """Blank rows above and below the stage."""
    bars: bool = True
    """Whether all three bars are there, or that of the breath alone."""
    following: bool = True


SIZES = (
    SizeClass(180, 48, words=80, margin=5, air=1),
    SizeClass(140, 40, words=62, margin=4, air=1),
    SizeClass(112, 34, words=50, margin=3, air=1),
    SizeClass(96, 28, words=42, margin=2, letter=7, disc=5, air=1),
    SizeClass(72, 21, words=36, margin=2, letter=7, disc=5),
    SizeClass(54, 17, words=28),
    SizeClass(40, 14, words=0),
    SizeClass(40, 8, words=0, bars=False, following=False),
)
"""The first that is not larger than the screen holds. On what is smaller than all there is room for instruction,
count and side alone.
"""

_GAP = 2
"""Columns between figure and words."""
_NUMBERED = len("10 of 10   ")
"""Columns before the title of an exercise."""
_WIDEST_FIGURE = 4.5
"""Columns of a figure for each of its rows at most: on a screen that is low and wide the words have the rest."""
_ARROW = 10
"""Columns beside an upright figure, for its arrow: what is left is room for the words."""
_BY_FAR = 1.25
"""How many times as large an upright figure is, at least, that may cost a little of the size of letters."""
_LARGEST = 21
"""Rows of a letter at most, where nothing else says how large."""
_NOTES = {26: 4, 9: 1}
"""Rows of words from which on repetition and breath stand below them, and the rows that these have."""
_NOTES_LARGE = {20: 4, 9: 1}
"""The same on the large display."""
_WIDER = (1.0, 1.15, 1.25)
"""Shares of their columns that the words beside a figure get, until what matters most is drawn large..."""
_WIDER_LARGE = (1.25, 1.5)
"""...and on the large display."""
_LARGE_FIGURE = (72, 20)
"""Columns and rows from which the large display has the figure, too."""
_BESIDE_BAND = 22
"""Columns beside a figure that stands above the words, where the large display has no room for it beside them."""
_BAND = 0.45
"""Share of the rows that such a figure has."""
_FIGURE_STAYS = 36
"""Columns of words from which on a figure never makes way for large letters."""
_TALL = 0.55
"""Rows for each column from which on the figure stands above the words."""


def places(columns: int, rows: int, scene: Scene, large: bool = False, letters: bool = True) -> dict[Part, Place]:
    """Where each part of SCENE stands on COLUMNS x ROWS; what is not in it has no room.

    LARGE leaves out the small print. Without LETTERS words are as high as a line of text.
    """
    size = next((one for one in SIZES if one.columns <= columns and one.rows <= rows), None)
    if size is None:
        return _alone(Place(0, 0, columns, rows), scene, letters)
    bare = _Screen(columns, rows, size, scene, large, letters)
    tried = [_best(replace(bare, telling=telling)) for telling in range(len(bare.tellings))]
    return next(way for way in tried if way.shows >= tried[-1].shows).laid_out()


def _best(bare: "_Screen") -> "_Screen":
    """The best way to share out the screen that tells how to get ready as BARE does."""
    columns, rows, size, scene, large = bare.columns, bare.rows, bare.size, bare.scene, bare.large
    ways = [bare, replace(bare, small_print=False)]
    if scene.figure and size.words and (not large or _holds(columns, rows, _LARGE_FIGURE)):
        shared = [replace(bare, words=round(size.words * by)) for by in (_WIDER_LARGE if large else _WIDER)]
        if not large and (size.words < _FIGURE_STAYS or len(bare.tellings) > 1):
            shared += [replace(way, brief=True) for way in shared]
        stays = size.words >= _FIGURE_STAYS and any(way.fits for way in shared)
        ways = shared if stays else [*shared, *ways]
    if large and scene.figure and size.words and not _holds(columns, rows, _LARGE_FIGURE):
        tall = rows > columns * _TALL
        ways = [replace(bare, words=size.words) if tall else replace(bare, band=True), *ways]
    whole = [way for way in ways if way.fits] or ways[-1:]
    best = next((way for way in whole if way.is_large), whole[0])
    if scene.figure and size.words and not large:
        upright = replace(bare, words=size.words, upright=True, brief=best.brief)
        return upright if upright.is_better_than(best) else best
    return best


def _holds(columns: int, rows: int, least: tuple[int, int]) -> bool:
    return columns >= least[0] and rows >= least[1]


def _alone(area: Place, scene: Scene, letters: bool) -> dict[Part, Place]:
    """Instruction, side and count on a screen that is too small for anything else."""
    if area.height < 2 + bool(scene.sides):
        count = min(area.width, max(6, area.width // 4))
        side = (area.width - count) // 2 if scene.sides else 0
        phase = area.width - count - side
        found = {
            Part.PHASE: Place(area.x, area.y, phase, area.height),
            Part.SIDE: Place(area.x + phase, area.y, side, area.height),
            Part.COUNT: Place(area.x + phase + side, area.y, count, area.height),
        }
    else:
        found = stack(area, scene, letters * _LARGEST, notes=0, disc=0).places
    return {part: place for part, place in found.items() if place.width > 0 and place.height > 0}


@dataclass(frozen=True)
class _Screen:
    """One way to share out a screen."""

    columns: int
    rows: int
    size: SizeClass
    scene: Scene
    large: bool
    letters: bool
    words: int = 0
    """Columns of the words beside the figure; 0 without one."""
    small_print: bool = True
    band: bool = False
    """Whether the figure stands above the words, with breath and repetition beside it."""
    upright: bool = False
    """Whether the figure has all rows, and the sentence stands below the words beside it."""
    brief: bool = False
    """Whether one bar has to do, and what comes next is not said."""
    telling: int = 0
    """Which of the ways to tell the sentence that is."""

    @property
    def tellings(self) -> Sequence[Lines]:
        """The ways to tell the sentence in lines of text, the clearest first."""
        return tellings(self.scene.sentence, self.scene.parts, self._sentence_width)

    @property
    def shows(self) -> tuple[bool, bool, bool]:
        """Whether it fits, is large, and has a figure."""
        figure, _ = self._areas
        return self.fits, self.is_large, figure is not None

    @property
    def fits(self) -> bool:
        """Whether the sentence is there whole, and what is there beside it has its room."""
        figure, words = self._areas
        seen = figure is None or (figure.width >= SMALLEST_WIDTH and figure.height >= SMALLEST_HEIGHT)
        return seen and words.height >= 3 + bool(self.scene.sides)

    @property
    def is_large(self) -> bool:
        """Whether instruction, side and count are all larger than text."""
        return self._stack.letter > 1

    def is_better_than(self, other: "_Screen") -> bool:
        """Whether its figure is larger than that of OTHER, at no cost for what is read from afar, or by far."""
        letter, grown = self._stack.letter, self._figure_rows / max(1.0, other._figure_rows)
        dear = letter < other._stack.letter
        return self.fits and letter > 1 and grown > (_BY_FAR if dear else 1.0)

    def laid_out(self) -> dict[Part, Place]:
        body = self._body
        if body.height < 2 + bool(self.scene.sides):  # nothing is left for it beside the sentence
            rows = body.bottom + self._sentence
            return _alone(Place(self._left, 0, self._width, rows), self.scene, self.letters)
        figure, words = self._areas
        found = self._stack.places | ({} if figure is None else {Part.FIGURE: figure})
        if self.band and figure is not None:
            found |= self._beside(figure)
        if self._sentence:
            left = words.x if self.upright else self._left
            found[Part.SENTENCE] = Place(left, body.bottom, self._sentence_width, self._sentence)
        return found | self._small_print()

    @property
    def _left(self) -> int:
        return self.size.margin

    @property
    def _width(self) -> int:
        return self.columns - 2 * self.size.margin

    @property
    def _headed(self) -> bool:
        return self.small_print and not self.large

    @property
    def _tells_next(self) -> bool:
        return self._headed and self.size.following and not self.brief

    @property
    def _bars(self) -> int:
        """Rows of bars."""
        if not self.small_print:
            return 0
        return 1 if self.large or self.brief or not self.size.bars else 3

    @property
    def _below(self) -> int:
        """Rows of bars and of what comes next, with the blank one above them."""
        return self._bars + self._tells_next + self.size.air * bool(self._bars)

    @property
    def _sentence_width(self) -> int:
        """Columns of the sentence."""
        width = self._width
        if self.upright:
            width -= self._figure_columns(self._rows) + _GAP
        return min(width, LONGEST_LINE + bool(self.scene.parts) * TimeBar.LABEL_WIDTH)

    @property
    def _sentence(self) -> int:
        """Rows of the sentence, which is always text: in letters it would be capitals, which nobody reads fast."""
        return 0 if self.large and not self.scene.told else len(self._told)

    @property
    def _told(self) -> Lines:
        """The lines of the sentence; on few columns there are fewer ways to tell it."""
        ways = self.tellings
        return ways[min(self.telling, len(ways) - 1)]

    @property
    def _top(self) -> int:
        return self._headed + self.size.air

    @property
    def _rows(self) -> int:
        """Rows of figure, words and sentence together."""
        return self.rows - self._top - self._below

    @property
    def _body(self) -> Place:
        """What is left for figure and words above the sentence."""
        return Place(self._left, self._top, self._width, self._rows - self._sentence)

    def _figure_columns(self, rows: int) -> int:
        """Columns of a figure of so many ROWS beside the words: as many as it needs, and as they leave."""
        needed = min(rows * _WIDEST_FIGURE, rows * min(_WIDEST_FIGURE, self.scene.shape) + _ARROW)
        return min(self._width - self.words - _GAP, max(SMALLEST_WIDTH, round(needed)))

    @property
    def _areas(self) -> tuple[Place | None, Place]:
        """Where the figure is, if there is one, and the words: beside it, or on a tall screen below it."""
        body = self._body
        if self.band:
            rows = round(body.height * _BAND)
            width = min(body.width - _BESIDE_BAND - _GAP, round(rows * _WIDEST_FIGURE))
            below = Place(body.x, body.y + rows, body.width, body.height - rows)
            return Place(body.x, body.y, width, rows), below
        if not self.words:
            return None, body
        if body.height > body.width * _TALL:
            rows = body.height * 2 // 5
            above = Place(body.x, body.y, body.width, rows)
            return above, Place(body.x, above.bottom, body.width, body.height - rows)
        rows = self._rows if self.upright else body.height
        beside = Place(body.x, body.y, self._figure_columns(rows), rows)
        return beside, Place(beside.right + _GAP, body.y, body.right - beside.right - _GAP, body.height)

    @property
    def _figure_rows(self) -> float:
        """Rows in which its figure is drawn."""
        figure, _ = self._areas
        return 0.0 if figure is None else min(figure.height, figure.width / self.scene.shape)

    @property
    def _stack(self) -> Stack:
        _, words = self._areas
        of = _NOTES_LARGE if self.large else _NOTES
        notes = 0 if self.band else next((rows for least, rows in of.items() if least <= words.height), 0)
        letters = self.letters * (_LARGEST if self.large else self.size.letter)
        return stack(words, self.scene, letters, notes, self.size.disc)

    @property
    def _only_bar(self) -> Part:
        """The bar that stays where there is but one: that of the breath, unless a disc shows it or nothing does.

        While the session stands still, which takes the disc away, it is the same one.
        """
        scene = replace(self.scene, still=False, counts=("88",)) if self.scene.still else self.scene
        disc = self.band or Part.DISC in replace(self, scene=scene)._stack.places
        return Part.SESSION_BAR if disc or not scene.breath else Part.BREATH_BAR

    def _beside(self, figure: Place) -> dict[Part, Place]:
        """Breath and repetition in what is left beside FIGURE, and the state below them."""
        x, width = figure.right + _GAP, self._left + self._width - figure.right - _GAP
        notes = {
            Part.REP: Place(x, figure.bottom - 2, width, 1),
            Part.STATE: Place(x, figure.bottom - 1, width, 1),
        }
        if not self.scene.breath or self.scene.still:
            return notes
        rows = min(figure.height - len(notes) - 1, width // 2, self.size.disc)
        disc = Place(x + (width - 2 * rows) // 2, figure.y, 2 * rows, rows)
        return notes | {Part.DISC: disc, Part.BREATH: Place(x, disc.bottom, width, 1)}

    def _small_print(self) -> dict[Part, Place]:
        """The heading, the bars and what comes next."""
        found = {}
        if self._headed:
            named = min(self._width, max(self._width // 2, _NUMBERED + cell_len(self.scene.title)))
            found[Part.EXERCISE] = Place(self._left, 0, named, 1)
            if named + _GAP < self._width:
                rest = self._width - named - _GAP
                found[Part.ROUTINE] = Place(self._left + self._width - rest, 0, rest, 1)
        bars: tuple[Part, ...] = (Part.BREATH_BAR, Part.EXERCISE_BAR, Part.SESSION_BAR)
        if self._bars == 1:
            bars = (self._only_bar,)
        rows = [*bars[: self._bars], *([Part.FOLLOWING] if self._tells_next else ())]
        y = self._body.bottom + self._sentence + self.size.air
        for row, part in enumerate(rows):
            found[part] = Place(self._left, y + row, self._width, 1)
        return found
