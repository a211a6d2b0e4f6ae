"""Where a hand finds hold: on the body itself, and on what stands around it."""

from backcare_tui.domain.catalogue.pose import Touch
from backcare_tui.figure.vector import Vec, along, dot, length, mixed, scaled, sub, unit

BACKREST: Vec = (-10.0, 36.5, 0.0)
"""The middle of the top of the back of a chair."""
HANDLEBAR: Vec = (37.0, 53.5, 0.0)
"""Where the hands hold the handlebar of a bicycle."""
_BEHIND_HEAD, _BELOW_HEAD, BESIDE_HEAD = 5.0, 4.0, 1.5
"""How far behind and below the middle of a head a hand holds it, where it meets the nape, and how far to its own
side of that.
"""
_PALM = 1.5
"""How far the middle of a hand lies above what it holds from above."""
_BEHIND, _DOWN_THIGH = 2.5, 0.45
"""How far behind the middle of a thigh, and at which share of it, two hands hold it."""


def places_to_hold(
    joints: dict[str, Vec], spine: tuple[Vec, ...], front: Vec, face: Vec, belly: float
) -> dict[Touch, Vec]:
    """Where the middle of a hand is that holds each place, by where the JOINTS of hips, legs and head are.

    FRONT is where the front of the pelvis is, FACE that of the head, and BELLY how far the belly is out.
    """
    below_head = along(joints["head"], unit(sub(joints["neck"], joints["head"])), _BELOW_HEAD)
    places = {
        Touch.HEAD: along(below_head, face, -_BEHIND_HEAD),
        Touch.BELLY: along(spine[2], front, 5.1 + belly),
        Touch.LOW_BACK: along(spine[1], front, -4.5),
        Touch.BACKREST: along(BACKREST, (0.0, 1.0, 0.0), _PALM),
        Touch.HANDLEBAR: along(HANDLEBAR, (0.0, 1.0, 0.0), _PALM),
    }
    for side in ("near", "far"):
        hip, knee, ankle = (joints[f"{side}_{name}"] for name in ("hip", "knee", "ankle"))
        middle, backward = mixed(hip, knee, _DOWN_THIGH), back_of_thigh(hip, knee, ankle, front)
        places[Touch(f"{side}_thigh")] = mixed(hip, knee, 0.7)
        places[Touch(f"{side}_back_thigh")] = along(middle, backward, _BEHIND)
        places[Touch(f"{side}_knee")] = knee
        places[Touch(f"{side}_shin")] = mixed(knee, ankle, 0.35)
        places[Touch(f"{side}_hip")] = along(hip, front, 1.0)
    return places


def back_of_thigh(hip: Vec, knee: Vec, ankle: Vec, front: Vec) -> Vec:
    """Which way the back of a thigh is, one unit long: to where the shin folds; of a straight leg, the other way
    than the FRONT of the pelvis.
    """
    thigh, shin = unit(sub(knee, hip)), sub(ankle, knee)
    backward = along(shin, thigh, -dot(shin, thigh))
    return unit(backward) if length(backward) > 1.0 else scaled(front, -1.0)
