"""What hangs together in a mask, and what is too small to stay."""

from itertools import count

from backcare_tui.figure.canvas import Mask

SMALLEST = 6
"""Dots below which a piece says nothing."""


def without_crumbs(mask: Mask, smallest: int = SMALLEST) -> Mask:
    """MASK without the pieces that have fewer than SMALLEST dots; dots that touch at a corner hang together."""
    kept = Mask(mask.width, mask.height)
    for piece in pieces(mask):
        if sum(run.bit_count() for _, run in piece) >= smallest:
            for row, run in piece:
                kept.rows[row] |= run
    return kept


def without_holes(body: Mask) -> Mask:
    """BODY with what it encloses filled."""
    full = (1 << body.width) - 1
    around = Mask(body.width, body.height)
    around.rows = [~row & full for row in body.rows]
    edges = 1 | 1 << body.width - 1
    filled = Mask(body.width, body.height)
    filled.rows = [full] * body.height
    for piece in pieces(around):
        if any(run & edges or row in (0, body.height - 1) for row, run in piece):
            filled.without(around.of_runs(piece))
    return filled


def pieces(mask: Mask) -> list[list[tuple[int, int]]]:
    """The pieces of MASK, each as its runs: a row, and the dots of the run in it."""
    numbers = count()
    whole: dict[int, list[tuple[int, int]]] = {}
    above: list[tuple[int, int]] = []
    """Of each run in the row above: its dots and the number of its piece."""
    for row, rest in enumerate(mask.rows):
        here: list[tuple[int, int]] = []
        while rest:
            first = rest & -rest
            run = rest & ~(rest + first)
            rest &= ~run
            beside = run | run << 1 | run >> 1
            touching = {number for other, number in above if other & beside}
            number = min(touching) if touching else next(numbers)
            joined = whole.setdefault(number, [])
            joined.append((row, run))
            for other in touching - {number}:
                joined += whole.pop(other)
                above = [(dots, number if old == other else old) for dots, old in above]
                here = [(dots, number if old == other else old) for dots, old in here]
            here.append((run, number))
        above = here
    return list(whole.values())
