"""What it takes to get from one starting position to the next."""

from collections.abc import Sequence

from backcare_tui.domain.catalogue.form import Equipment, Position
from backcare_tui.domain.words.wording import all_of

UPRIGHT = frozenset({Position.SEATED, Position.STANDING, Position.SADDLE, Position.POOL})
"""The positions that need no floor."""

SOFT = frozenset({Equipment.MAT, Equipment.CUSHION})
"""What is only there to lie or kneel on."""

_SUPPORTS = dict.fromkeys(set(Position) - UPRIGHT, Equipment.MAT) | {Position.SEATED: Equipment.CHAIR}
_TURNED_OVER = frozenset({Position.SIDE_LYING, Position.HALF_KNEELING})
_SWITCH_S, _TURN_OVER_S = 5.0, 10.0
_SAME_S, _UPRIGHT_S, _FETCH_S, _ON_FLOOR_S, _TO_OR_FROM_FLOOR_S = 5.0, 8.0, 10.0, 15.0, 20.0

_POSITION_WORDS = {
    Position.SUPINE: "lying on your back",
    Position.PRONE: "lying face down",
    Position.SIDE_LYING: "lying on your side",
    Position.HANDS_AND_KNEES: "on hands and knees",
    Position.HALF_KNEELING: "kneeling on one knee",
    Position.SEATED_FLOOR: "sitting on the floor",
    Position.SEATED: "sitting on a chair",
    Position.STANDING: "standing",
    Position.SADDLE: "on the bicycle",
    Position.POOL: "in the pool",
}

_SETTLE_WORDS = {
    Position.SUPINE: "Lie on your back.",
    Position.PRONE: "Lie face down.",
    Position.SIDE_LYING: "Lie on your side.",
    Position.HANDS_AND_KNEES: "Come onto hands and knees.",
    Position.HALF_KNEELING: "Kneel on one knee.",
    Position.SEATED_FLOOR: "Sit on the floor.",
    Position.SEATED: "Sit on a chair.",
    Position.STANDING: "Stand up.",
    Position.SADDLE: "Get on the bicycle.",
    Position.POOL: "Get into the pool.",
}

_FETCH_WORDS = {
    Equipment.MAT: "a mat",
    Equipment.CUSHION: "a cushion",
    Equipment.TOWEL: "a towel",
    Equipment.CHAIR: "a steady chair",
    Equipment.WALL: "a free stretch of wall",
    Equipment.SHOES: "comfortable shoes",
    Equipment.BICYCLE: "your bicycle",
    Equipment.POOL: "a pool",
}


def position_words(position: Position) -> str:
    """As one says it: "lying on your back"."""
    return _POSITION_WORDS[position]


def settle_words(before: Position | None, after: Position) -> str:
    """How to get from BEFORE into AFTER, as a sentence."""
    return f"Stay {position_words(after)}." if before is after else _SETTLE_WORDS[after]


def fetch_words(equipment: Sequence[Equipment]) -> str:
    """A sentence that says what to have at hand."""
    return f"You need {all_of(_FETCH_WORDS[thing] for thing in equipment)}."


def to_fetch(before: Position | None, after: Position, needed: Sequence[Equipment]) -> tuple[Equipment, ...]:
    """What of NEEDED has to be fetched: a person who stays in place already has what they lie or sit on."""
    return tuple(thing for thing in needed if before is not after or thing is not _SUPPORTS.get(after))


def switch_seconds(position: Position) -> float:
    """Seconds to change from the left side to the right: some positions have to be taken up anew."""
    return _TURN_OVER_S if position in _TURNED_OVER else _SWITCH_S


def settle_seconds(before: Position | None, after: Position, fetch: bool) -> float:
    """Seconds to get from BEFORE (None: from anywhere) into AFTER; FETCH if something has to be brought.

    Getting down to the floor or up from it goes over one knee and takes longest.
    """
    least = _FETCH_S if fetch else 0.0
    if before is after:
        return max(_SAME_S, least)
    if after in UPRIGHT:
        from_floor = before is not None and before not in UPRIGHT
        return max(_TO_OR_FROM_FLOOR_S if from_floor else _UPRIGHT_S, least)
    on_floor = before is not None and before not in UPRIGHT
    return max(_ON_FLOOR_S if on_floor else _TO_OR_FROM_FLOOR_S, least)
