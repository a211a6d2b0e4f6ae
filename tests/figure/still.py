"""A body that stands still, as its parts are seen."""

from dataclasses import dataclass

from backcare_tui.figure.camera import Frame, Lens
from backcare_tui.figure.canvas import CELL_HEIGHT, CELL_WIDTH
from backcare_tui.figure.drawing.body import Shown, shown_body
from backcare_tui.figure.skeleton import Skeleton, solve
from backcare_tui.figure.stance import Stance


@dataclass(frozen=True)
class Still:
    """A body alone in its picture: what of each of its parts is seen through the lens."""

    skeleton: Skeleton
    lens: Lens
    shown: list[Shown]

    @classmethod
    def of(cls, stance: Stance, frame: Frame, size: tuple[int, int]) -> "Still":
        """STANCE within FRAME, in a picture of SIZE, in columns and rows."""
        skeleton = solve(stance)
        lens = Lens.onto(frame, size[0] * CELL_WIDTH, size[1] * CELL_HEIGHT, False)
        return cls(skeleton, lens, shown_body(skeleton, lens, False)[0])
