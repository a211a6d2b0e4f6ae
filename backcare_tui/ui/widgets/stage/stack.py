"""Instruction, side and count, each in letters as large as there is room for: they are what is read from afar."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from textwrap import wrap

from backcare_tui.ui.widgets.stage.letters import heights
from backcare_tui.ui.widgets.stage.scene import Part, Place, Scene

_FIRST = (Part.PHASE, Part.COUNT, Part.SIDE)
"""Which of those in letters of the same size grows first."""
_LARGE_ENOUGH, _LARGE_SHARE = 5, 5
"""Rows of a letter with which nothing has to be said shorter, or share a row, to become larger: so many, or where
there are more rows, one of so many of them. What is read first has about one size.
"""
_WIDEST_GAP = 2
"""Blank rows between them at most."""
_COUNT_BESIDE, _WORDS_BESIDE = 12, 28
"""Columns of a count that shares its row, beside the gap before it: of two figures, or of more."""
_ALL_LARGE = 3
"""Rows of a letter with which the side never shares the row of the count: "left 1" would be what is left."""
_LEAST_DISC = 4
"""Rows below which a disc cannot be told from a dot."""
_BREATH_WORDS = 14
"""Columns of what is said below it: "breathe easily"."""
_COUNT_AND_NOTES = 36
"""Columns that hold the count and notes beside each other."""


@dataclass(frozen=True)
class Stack:
    """Where instruction, side and count stand, and what goes with them."""

    letter: int
    """Rows of the smallest letters of the three: 1 for text."""
    places: dict[Part, Place]


@dataclass(frozen=True, slots=True)
class _Said:
    """What a part says, one at a time, on WIDTH columns."""

    part: Part
    words: tuple[str, ...]
    width: int


_Row = tuple[_Said, ...]
"""What stands beside each other."""


@dataclass(frozen=True, slots=True)
class _Step:
    """How high a row may be: ROWS for letters of LETTER rows, or for lines of text where that is 1."""

    rows: int
    letter: int


def stack(area: Place, scene: Scene, letters: int, notes: int, disc: int) -> Stack:
    """The instruction, the side and the count of SCENE in AREA; below them repetition and breath in NOTES rows.

    The state has a row below those. Where NOTES is 0 they are beside the count, if anywhere. The disc has DISC
    rows at most.

    A side is called as fully as it can be, and has rows of its own, while everything is large enough. Blank rows
    between them come before larger letters, but not before letters at all. LETTERS are the rows of a letter
    at most; where they are 0 all is text.
    """
    rows = area.height - notes - bool(notes)
    enough = max(_LARGE_ENOUGH, area.height // _LARGE_SHARE)
    best: list[tuple[_Row, _Step]] = []
    for arranged in _arrangements(area.width, scene, half=scene.breath and not scene.still and notes > 0):
        if best and _least(best) >= _ALL_LARGE and _side_by_count(arranged):
            break
        ladders = [_ladder(row, letters) for row in arranged]
        for room in (rows - len(arranged) + 1, rows):
            grown = list(zip(arranged, _grown(arranged, ladders, room), strict=True))
            if not best or _least(grown) > _least(best):
                best = grown
            if _least(best) >= enough or not letters:
                return _placed(area, scene, best, notes, disc)
    return _placed(area, scene, best, notes, disc)


def _arrangements(width: int, scene: Scene, half: bool) -> Iterator[list[_Row]]:
    """The ways to put them on WIDTH columns, the best first. The count has HALF of it beside the breath."""
    phase = _Said(Part.PHASE, scene.phases, width)
    count = _Said(Part.COUNT, scene.counts, width // 2 if half else width)
    ways = list(zip(*scene.sides, strict=True))
    if not ways:
        yield [(phase,), (count,)]
    for names in ways:
        yield [(phase,), (_Said(Part.SIDE, names, width),), (count,)]
    right = min((width + 2) // 2, _COUNT_BESIDE if len(scene.counts[0]) <= 2 else _WORDS_BESIDE)
    beside = _Said(Part.COUNT, scene.counts, right)
    for names in ways:
        yield [(_Said(Part.PHASE, scene.phases, width - right - 2), beside), (_Said(Part.SIDE, names, width),)]
    for names in ways:  # the side before the count, for "4 left" would be what is left
        yield [(phase,), (_Said(Part.SIDE, names, width - right - 2), beside)]


def _side_by_count(arranged: Sequence[_Row]) -> bool:
    return any({said.part for said in row} == {Part.SIDE, Part.COUNT} for row in arranged)


def _ladder(row: _Row, letters: int) -> list[_Step]:
    """How high ROW may be so that all that is said in it fits, the lowest first."""
    said = [(words, one.width) for one in row for words in one.words]
    steps = [_Step(max(len(wrap(words, max(1, width))) or 1 for words, width in said), 1)]
    drawn = [heights(words, width) for words, width in said] if letters else [{}]
    for letter in sorted(one for one in set.intersection(*map(set, drawn)) if one <= letters):
        step = _Step(max(each[letter] for each in drawn), letter)
        steps = [smaller for smaller in steps if smaller.letter == 1 or smaller.rows < step.rows]  # some are wider
        steps.append(step)
    return steps


def _grown(arranged: Sequence[_Row], ladders: Sequence[list[_Step]], rows: int) -> list[_Step]:
    """A step of each of LADDERS: what has the smallest letters grows first, as long as all fit into ROWS."""
    found = [ladder[0] for ladder in ladders]
    growing = list(range(len(ladders)))
    while growing:
        index = min(growing, key=lambda one: (found[one].letter, _FIRST.index(arranged[one][0].part)))
        higher = [step for step in ladders[index] if step.letter > found[index].letter]
        if higher and sum(step.rows for step in found) - found[index].rows + higher[0].rows <= rows:
            found[index] = higher[0]
        else:
            growing.remove(index)
    return found


def _least(grown: Sequence[tuple[_Row, _Step]]) -> int:
    return min(step.letter for _, step in grown)


def _placed(area: Place, scene: Scene, grown: Sequence[tuple[_Row, _Step]], notes: int, disc: int) -> Stack:
    """Everything in its place in AREA, below each other with equal gaps."""
    room = area.height - notes - bool(notes)
    rows = [step.rows for _, step in grown]
    while sum(rows) > room and max(rows) > 1:  # what is longer than all the room is cut
        rows[rows.index(max(rows))] -= 1
    left = max(0, room - sum(rows))
    gap = min(_WIDEST_GAP, left // (len(rows) - 1))
    y = area.y + (left - gap * (len(rows) - 1)) // 2
    places = {}
    for (row, step), height in zip(grown, rows, strict=True):
        x = area.x
        for one in row:
            width = one.width if len(row) > 1 else area.width
            places[one.part] = Place(x, y, width, height, step.letter)
            x += width + 2
        y += height + gap
    if notes and scene.breath and not scene.still:
        places |= _breath(places[Part.COUNT], disc)
    return Stack(_least(grown), places | _notes(area, places, notes, min(gap, 1)))


def _breath(count: Place, rows: int) -> dict[Part, Place]:
    """The disc of the breath at the right of COUNT, where there is room for it, of at most so many ROWS."""
    rows = min(rows, count.height)
    width = min(2 * rows, count.width // 2)
    room = max(width, _BREATH_WORDS)
    if rows < _LEAST_DISC or room > count.width // 2:
        return {}
    x, y = count.right - room + (room - width) // 2, count.y + (count.height - rows) // 2
    disc = Place(x, y, width, rows)
    left = Place(count.x, count.y, count.width - room - 1, count.height, count.letter)
    return {Part.COUNT: left, Part.DISC: disc}


def _notes(area: Place, found: dict[Part, Place], rows: int, gap: int) -> dict[Part, Place]:
    """Repetition and breath in ROWS rows below all that, and the state below them; or at the count's right."""
    count, bottom = found[Part.COUNT], max(place.bottom for place in found.values())
    if rows:
        y = min(bottom + gap, area.bottom - rows - 1)
        if y == bottom and rows > 1:  # else its letters would run into those of the count
            y, rows = y + 1, rows - 1
        left = count.right + 1 if Part.DISC in found else area.right
        breath = {Part.BREATH: Place(left, y, area.right - left, rows)} if Part.DISC in found else {}
        return breath | {
            Part.REP: Place(area.x, y, left - area.x, rows),
            Part.STATE: Place(area.x, y + rows, area.width, 1),
        }
    if count.height >= 3 and count.width >= _COUNT_AND_NOTES:
        half = count.width // 2
        return {
            Part.COUNT: Place(count.x, count.y, half, count.height, count.letter),
            Part.REP: Place(count.x + half, count.y, count.width - half, 1),
            Part.STATE: Place(count.x + half, count.y + 1, count.width - half, count.height - 1),
        }
    return {}
