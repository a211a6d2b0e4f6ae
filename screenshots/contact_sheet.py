"""Draws every exercise's figure, its key poses and what lies between them, into screenshots/figures.svg.

Run: python screenshots/contact_sheet.py
Or, to see some of them and their forms in the terminal, and write nothing:
python screenshots/contact_sheet.py ID ...
"""

import sys
from pathlib import Path
from xml.sax.saxutils import escape

from backcare_tui.domain.catalogue.catalogue import Catalogue
from backcare_tui.domain.catalogue.exercise import Exercise
from backcare_tui.figure.canvas import Line
from backcare_tui.figure.motion import between, phase_poses, stances_of
from backcare_tui.figure.picture import draw, frame_around
from backcare_tui.figure.skeleton import solve
from backcare_tui.storage.written.catalogue_files import load_catalogue

COLUMNS, ROWS, ACROSS = 44, 13, 3
GAP, TITLE = 12, 22
COLOURS = {"near": "#d9dedb", "far": "#75807b", "works": "#8ec5a8", "prop": "#46504b"}
_DOTS = ((0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (1, 2), (0, 3), (1, 3))
"""Column and row of each bit of a braille character."""


def frames_of(exercise: Exercise) -> list[list[Line]]:
    """Up to three pictures of EXERCISE: where it starts, half way, and where it leads."""
    figure = exercise.figure
    if figure is None:
        return []
    stances = stances_of(exercise)
    if figure.cycle:
        names = figure.cycle[:: max(1, len(figure.cycle) // ACROSS)][:ACROSS]
        chosen = [stances[name] for name in names]
    else:
        start, end = next(pair for pair in phase_poses(exercise, figure) if pair[0] != pair[1])
        chosen = [stances[start], between(stances[start], stances[end], 0.5), stances[end]]
    frame = frame_around([solve(one) for one in stances.values()], figure.view, figure.props)
    return [draw(solve(one), figure, frame, COLUMNS, ROWS) for one in chosen]


def paths_of(lines: list[Line], left: int, top: int) -> str:
    """LINES as one SVG path for each tone."""
    runs: dict[str, list[str]] = {}
    for row, line in enumerate(lines):
        column = 0
        for text, tone in line:
            for char in text:
                bits = ord(char) - 0x2800 if char != " " else 0
                for bit, (x, y) in enumerate(_DOTS):
                    if bits >> bit & 1:
                        runs.setdefault(tone, []).append(f"M{left + column * 2 + x} {top + row * 4 + y}h.8")
                column += 1
    return "".join(f'<path stroke="{COLOURS[tone]}" d="{"".join(dots)}"/>' for tone, dots in runs.items())


def sheet(exercises: list[Exercise]) -> str:
    """The whole contact sheet as SVG, two exercises in a row."""
    width, height = COLUMNS * 2 + GAP, ROWS * 4 + TITLE
    pieces = []
    for index, exercise in enumerate(exercises):
        left, top = GAP + index % 2 * (width * ACROSS + GAP), GAP + index // 2 * height
        pieces.append(f'<text x="{left}" y="{top + 8}">{escape(exercise.name)}</text>')
        pieces += [
            paths_of(lines, left + place * width, top + 12) for place, lines in enumerate(frames_of(exercise))
        ]
    total = (2 * (width * ACROSS + GAP) + GAP, GAP + -(-len(exercises) // 2) * height)
    style = "text{fill:#9aa5a0;font:8px sans-serif}path{stroke-width:.8;fill:none}"
    size = f'width="{total[0] * 2}" height="{total[1] * 2}"'
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {total[0]} {total[1]}" {size}>'
    return (
        f'{head}<style>{style}</style><rect width="100%" height="100%" fill="#141917"/>{"".join(pieces)}</svg>\n'
    )


def text_of(exercise: Exercise) -> str:
    """The pictures of EXERCISE below each other, for a terminal, and those of each form that moves otherwise."""
    moving = {(form.phases, tuple((form.pose or {}).items())): form for form in reversed(exercise.forms)}
    shown = [(exercise.name, exercise)]
    shown += [
        (form.words, exercise.in_form(form)) for form in exercise.forms if form in moving.values() and form.poses
    ]
    return "\n\n".join(f"{name}\n\n{_pictures(one)}" for name, one in shown)


def _pictures(exercise: Exercise) -> str:
    return "\n\n".join(
        "\n".join("".join(text for text, _ in line) for line in lines) for lines in frames_of(exercise)
    )


def main() -> None:
    loaded = load_catalogue(None)
    if sys.argv[1:]:
        catalogue = Catalogue(loaded.exercises, loaded.routines)
        print(*(text_of(catalogue.exercise(one)) for one in sys.argv[1:]), sep="\n\n")
        return
    exercises = sorted(loaded.exercises.values(), key=lambda exercise: exercise.name)
    Path(__file__).with_name("figures.svg").write_text(sheet(exercises), encoding="utf-8")


if __name__ == "__main__":
    main()
