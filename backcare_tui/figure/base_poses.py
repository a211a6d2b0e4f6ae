"""The body in each starting position: what an exercise's poses change from.

Lying people have their head to the left, all others face right. Half-widths of the body keep joints above the
floor: a trunk that lies has its middle at about 4.
"""

from backcare_tui.domain.catalogue.form import Position
from backcare_tui.domain.catalogue.pose import Bearing, Limb, Pose, Touch

_FEET = (Bearing.NEAR_FOOT, Bearing.FAR_FOOT)
_KNEES = (Bearing.NEAR_KNEE, Bearing.FAR_KNEE)
_HANDS = (Bearing.NEAR_HAND, Bearing.FAR_HAND)
_OUT, _IN = (0.0, 0.0, 1.0), (0.0, 0.0, -1.0)

BASE_POSES: dict[Position, Pose] = {
    Position.SUPINE: Pose(
        pelvis=(0, 4.2, 0),
        heading=180,
        curve=0,
        head=8,
        near_hand=Limb(at=(-5, 2, 11), bend=_OUT),
        far_hand=Limb(at=(-5, 2, -11), bend=_IN),
        near_foot=Limb(at=(26, 2, 4.5)),
        far_foot=Limb(at=(26, 2, -4.5)),
        bears=(*_FEET, Bearing.PELVIS, Bearing.SHOULDERS),
    ),
    Position.PRONE: Pose(
        pelvis=(0, 4.2, 0),
        heading=0,
        head=-8,
        near_hand=Limb(at=(55, 2, 9), bend=_OUT),
        far_hand=Limb(at=(55, 2, -9), bend=_IN),
        near_foot=Limb(at=(-43, 2.6, 4.5), pointed=1),
        far_foot=Limb(at=(-43, 2.6, -4.5), pointed=1),
        bears=(Bearing.PELVIS, Bearing.SHOULDERS),
    ),
    Position.SIDE_LYING: Pose(
        pelvis=(0, 4.6, 0),
        heading=162,
        roll=-90,
        near_hand=Limb(at=(-29, 1.8, 13), bend=(0, -1, 0)),
        far_hand=Limb(at=Touch.FAR_HIP, bend=(0, 1, 0.4)),
        near_foot=Limb(at=(23, 3, -17), bend=(1, 0, 0.6), pointed=0.6),
        far_foot=Limb(at=(23, 7, -17), bend=(1, 0.2, 0.6), pointed=0.6),
        bears=(Bearing.NEAR_ELBOW, Bearing.NEAR_KNEE, Bearing.PELVIS),
    ),
    Position.HANDS_AND_KNEES: Pose(
        knees=(0, 2.4, 0),
        thighs=90,
        heading=11,
        head=-14,
        near_hand=Limb(at=(31, 1.8, 6.5)),
        far_hand=Limb(at=(31, 1.8, -6.5)),
        near_foot=Limb(at=(-20.9, 2, 4), pointed=1),
        far_foot=Limb(at=(-20.9, 2, -4), pointed=1),
        bears=(*_HANDS, *_KNEES),
    ),
    Position.HALF_KNEELING: Pose(
        pelvis=(0, 23.4, 0),
        heading=90,
        near_hand=Limb(at=Touch.NEAR_HIP, bend=(-1, 0, 0.6)),
        far_hand=Limb(at=Touch.FAR_KNEE),
        near_foot=Limb(at=(-20.8, 2, 4), pointed=1),
        far_foot=Limb(at=(22, 2, -4)),
        bears=(Bearing.NEAR_KNEE, Bearing.FAR_FOOT),
    ),
    Position.SEATED_FLOOR: Pose(
        pelvis=(0, 4.6, 0),
        heading=92,
        near_hand=Limb(at=(-7, 1.8, 11), bend=(-1, 0, 0)),
        far_hand=Limb(at=(-7, 1.8, -11), bend=(-1, 0, 0)),
        near_foot=Limb(at=(43, 2.6, 4)),
        far_foot=Limb(at=(43, 2.6, -4)),
        bears=(Bearing.PELVIS,),
    ),
    Position.SEATED: Pose(
        pelvis=(0, 23.5, 0),
        heading=90,
        near_hand=Limb(at=(9, 28.5, 6.5), bend=(-1, 0, 0.5)),
        far_hand=Limb(at=(9, 28.5, -6.5), bend=(-1, 0, -0.5)),
        near_foot=Limb(at=(21, 2, 5)),
        far_foot=Limb(at=(21, 2, -5)),
        bears=(*_FEET, Bearing.PELVIS),
    ),
    Position.STANDING: Pose(
        pelvis=(0, 43.8, 0),
        heading=90,
        near_hand=Limb(at=(3, 48.5, 8.5), bend=(-1, 0, 0.4)),
        far_hand=Limb(at=(3, 48.5, -8.5), bend=(-1, 0, -0.4)),
        near_foot=Limb(at=(0, 2, 5)),
        far_foot=Limb(at=(0, 2, -5)),
        bears=_FEET,
    ),
    Position.SADDLE: Pose(
        pelvis=(0, 49, 0),
        heading=62,
        curve=18,
        head=-24,
        near_hand=Limb(at=(34, 55, 6), bend=(0, -1, 0.5)),
        far_hand=Limb(at=(34, 55, -6), bend=(0, -1, -0.5)),
        near_foot=Limb(at=(11, 14, 5)),
        far_foot=Limb(at=(11, 28, -5)),
        bears=_HANDS,
    ),
    Position.POOL: Pose(
        pelvis=(0, 12, 0),
        heading=4,
        head=-8,
        near_hand=Limb(at=(58, 15, 7)),
        far_hand=Limb(at=(58, 15, -7)),
        near_foot=Limb(at=(-43, 9, 4), pointed=1),
        far_foot=Limb(at=(-43, 9, -4), pointed=1),
        bears=(),
    ),
}
