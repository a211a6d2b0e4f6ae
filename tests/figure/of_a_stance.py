"""Pictures of a figure that is no exercise's, in whatever stance a test gives it."""

from backcare_tui.domain.catalogue.form import Position
from backcare_tui.domain.catalogue.pose import Figure, Pose, View
from backcare_tui.figure.base_poses import BASE_POSES
from backcare_tui.figure.canvas import Picture
from backcare_tui.figure.motion import Movement
from backcare_tui.figure.picture import draw, frame_around, tell
from backcare_tui.figure.skeleton import solve
from backcare_tui.figure.stance import Stance, stance


def standing(**pose: object) -> Stance:
    return stance(Pose.model_validate(pose), stance(BASE_POSES[Position.STANDING]))


def picture(
    *stances: Stance, size: tuple[int, int] = (80, 24), view: View = View.PROFILE, **figure: object
) -> Picture:
    """The last of STANCES, in a frame in which all of them fit, telling the movement from the first."""
    drawn = Figure.model_validate({"view": view, "props": ["floor"], "poses": {"rest": {}}} | figure)
    frame = frame_around([solve(one) for one in stances], drawn.view, drawn.props)
    movement = Movement(stances[0], stances[0], stances[-1])
    telling = tell(movement, drawn, frame, *size) if stances[0] != stances[-1] else None
    return draw(solve(stances[-1]), drawn, frame, *size, telling=telling)
