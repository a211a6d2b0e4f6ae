"""Draws every exercise's figure, its key poses and what lies between them, into screenshots/figures.svg.

Run: python screenshots/contact_sheet.py
Or, to see some of them and their forms in the terminal, and write nothing:
python screenshots/contact_sheet.py ID ...
Or, to have them named by somebody who gets to see nothing else, numbered sheets without a name, in an order that
SEED decides, and which number is what in a file that is not shown, all into FOLDER (blind-SEED):
python screenshots/contact_sheet.py --blind SEED [--size 44x13] [--cells octants] [FOLDER]
"""

import argparse
import hashlib
import sys
from collections.abc import Sequence
from math import dist
from pathlib import Path
from xml.sax.saxutils import escape

from drawn import cells, document

from backcare_tui.domain.catalogue.catalogue import Catalogue
from backcare_tui.domain.catalogue.exercise import Exercise
from backcare_tui.domain.catalogue.form import Sides
from backcare_tui.domain.catalogue.pose import Figure
from backcare_tui.figure.canvas import CELL_HEIGHT, CELL_WIDTH, Line
from backcare_tui.figure.cells.kind import Cells, cells_for, written
from backcare_tui.figure.motion import (
    Movement,
    between,
    phase_poses,
    round_told,
    shown_stances,
    stances_of,
    swapped_figure,
)
from backcare_tui.figure.picture import draw, frame_around, tell
from backcare_tui.figure.skeleton import solve
from backcare_tui.figure.stance import Stance, swapped
from backcare_tui.storage.written.catalogue_files import load_catalogue

COLUMNS, ROWS, ACROSS = 44, 13, 3
GAP, TITLE = 12, 22
BLIND_SIZES = ((44, 13), (80, 24))
ON_A_SHEET = 4
"""Exercises on a blind sheet, below each other, so that each is large enough to be seen."""
WIDE = 1500
"""Pixels of a blind sheet from left to right."""


def frames_of(
    exercise: Exercise, columns: int, rows: int, kind: Cells = Cells.BRAILLE, *, grounds: bool = False
) -> list[list[Line]]:
    """Up to three pictures of EXERCISE: where it starts, half way, and where it leads.

    Where sides that alternate lie beside each other: where it starts, and where it leads on either side.
    """
    figure = exercise.figure
    if figure is None:
        return []
    stances = stances_of(exercise)
    frame = frame_around([solve(one) for one in shown_stances(exercise, stances)], figure.view, figure.props)

    def drawn(movement: Movement | None, chosen: Sequence[Stance], figure: Figure) -> list[list[Line]]:
        telling = tell(movement, figure, frame, columns, rows) if movement else None
        pictures = [draw(solve(one), figure, frame, columns, rows, telling=telling) for one in chosen]
        return [written(picture, kind, grounds=grounds) for picture in pictures]

    if figure.cycle:
        return drawn(round_told(figure, stances), _unlike([stances[name] for name in figure.cycle]), figure)
    start, end = (stances[name] for name in told_movement(exercise, figure))
    movement = Movement(start, start, end)
    if exercise.sides is not Sides.ALTERNATING or frame.camera.has_far_side:
        return drawn(movement, [start, between(start, end, 0.5), end], figure)
    back, other = swapped(start), swapped(end)
    return drawn(movement, [start, end], figure) + drawn(
        Movement(back, back, other), [other], swapped_figure(figure)
    )


def _unlike(round_: Sequence[Stance]) -> list[Stance]:
    """Of the stances of a ROUND_ its first, the one half a round later, and between what is most unlike both."""
    joints = [solve(one).joints for one in round_]

    def apart(one: int, other: int) -> float:
        return max(dist(place, joints[other][name]) for name, place in joints[one].items())

    half = len(round_) // 2
    way = max(range(half + 1), key=lambda one: min(apart(0, one), apart(one, half)))
    return [round_[one] for one in (0, way, half)]


def told_movement(exercise: Exercise, figure: Figure) -> tuple[str, str]:
    """The poses between which EXERCISE moves most, on the way out where it comes back to rest."""
    joints = {name: solve(one).joints for name, one in stances_of(exercise).items()}

    def way(pair: tuple[str, str]) -> tuple[bool, float]:
        start, end = (joints[name] for name in pair)
        return pair[1] != figure.rest, max(dist(start[name], end[name]) for name in start)

    repeated = phase_poses(exercise, figure)[: len(exercise.phases)]
    return max((pair for pair in repeated if pair[0] != pair[1]), key=way)


def strip(exercise: Exercise, size: tuple[int, int], kind: Cells, left: float, top: float) -> str:
    """The pictures of EXERCISE beside each other, each of SIZE in cells."""
    width = size[0] * CELL_WIDTH + GAP
    frames = enumerate(frames_of(exercise, *size, kind, grounds=True))
    return "".join(cells(lines, left + place * width, top) for place, lines in frames)


def sheet(exercises: Sequence[Exercise]) -> str:
    """The whole contact sheet as SVG, two exercises in a row, each under its name."""
    width, height = (COLUMNS * CELL_WIDTH + GAP) * ACROSS + GAP, ROWS * CELL_HEIGHT + TITLE
    pieces = []
    for index, exercise in enumerate(exercises):
        left, top = GAP + index % 2 * width, GAP + index // 2 * height
        pieces.append(f'<text x="{left}" y="{top + 8}">{escape(exercise.name)}</text>')
        pieces.append(strip(exercise, (COLUMNS, ROWS), Cells.BRAILLE, left, top + 12))
    return document(2 * width + GAP, GAP + -(-len(exercises) // 2) * height, pieces, zoom=3, words=8)


def blind_sheets(exercises: Sequence[Exercise], size: tuple[int, int], kind: Cells) -> list[str]:
    """EXERCISES in their order, numbered from 1 on, as sheets from which no name can be learnt."""
    columns, rows = size
    width, height = (columns * CELL_WIDTH + GAP) * ACROSS + 2 * GAP, rows * CELL_HEIGHT + GAP
    sheets = []
    for first in range(0, len(exercises), ON_A_SHEET):
        pieces = []
        for place, exercise in enumerate(exercises[first : first + ON_A_SHEET]):
            top = GAP + place * height
            pieces.append(f'<text x="{GAP / 2:g}" y="{top + 10}">{first + place + 1}</text>')
            pieces.append(strip(exercise, size, kind, 2 * GAP, top))
        tall = GAP + height * min(ON_A_SHEET, len(exercises) - first)
        sheets.append(document(width, tall, pieces, zoom=WIDE / width, words=10))
    return sheets


def shuffled(exercises: Sequence[Exercise], seed: str) -> list[Exercise]:
    """EXERCISES in an order that SEED decides, the same everywhere."""
    return sorted(exercises, key=lambda one: hashlib.sha256(f"{seed} {one.id}".encode()).digest())


def write_blind(
    exercises: Sequence[Exercise], seed: str, sizes: Sequence[tuple[int, int]], kind: Cells, folder: Path
) -> None:
    """Into FOLDER the sheets of each of SIZES, in an order of its own, and which number is what, in key.txt."""
    folder.mkdir(parents=True, exist_ok=True)
    key = []
    for size in sizes:
        words = f"{size[0]}x{size[1]}"
        order = shuffled([one for one in exercises if one.figure], f"{seed} {words}")
        key += [f"{words} {number} {exercise.id}" for number, exercise in enumerate(order, 1)]
        for number, svg in enumerate(blind_sheets(order, size, kind), 1):
            (folder / f"{words}-{number}.svg").write_text(svg, encoding="utf-8")
    (folder / "key.txt").write_text("\n".join(key) + "\n", encoding="utf-8")


def text_of(exercise: Exercise, kind: Cells) -> str:
    """The pictures of EXERCISE below each other, for a terminal, and those of each form that moves otherwise."""
    moving = {(form.phases, tuple((form.pose or {}).items())): form for form in reversed(exercise.forms)}
    shown = [(exercise.name, exercise)]
    shown += [
        (form.words, exercise.in_form(form)) for form in exercise.forms if form in moving.values() and form.poses
    ]
    return "\n\n".join(f"{name}\n\n{_pictures(one, kind)}" for name, one in shown)


def _pictures(exercise: Exercise, kind: Cells) -> str:
    return "\n\n".join(
        "\n".join("".join(text for text, *_ in line) for line in lines)
        for lines in frames_of(exercise, COLUMNS, ROWS, kind)
    )


def _size(text: str) -> tuple[int, int]:
    columns, rows = text.split("x")
    return int(columns), int(rows)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("named", nargs="*", metavar="ID", help="exercises; with --blind the folder to write into")
    parser.add_argument("--blind", metavar="SEED")
    parser.add_argument("--size", type=_size, action="append", metavar="COLUMNSxROWS", help="44x13 and 80x24")
    parser.add_argument("--cells", type=Cells, default=Cells.BRAILLE, choices=tuple(Cells), metavar="KIND")
    asked = parser.parse_args()
    loaded = load_catalogue(None)
    exercises = sorted(loaded.exercises.values(), key=lambda exercise: exercise.name)
    if asked.blind is not None:
        (folder,) = asked.named or [f"blind-{asked.blind}"]
        write_blind(exercises, asked.blind, asked.size or BLIND_SIZES, asked.cells, Path(folder))
    elif asked.named:
        catalogue = Catalogue(loaded.exercises, loaded.routines)
        kind = cells_for(asked.cells, sys.stdout.encoding)
        print(*(text_of(catalogue.exercises[one], kind) for one in asked.named), sep="\n\n")
    else:
        Path(__file__).with_name("figures.svg").write_text(sheet(exercises), encoding="utf-8")


if __name__ == "__main__":
    main()
