"""What it takes to get from one starting position to the next."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from backcare_tui.domain.catalogue.form import Equipment, Position, Side
from backcare_tui.domain.words.wording import sentence

UPRIGHT = frozenset({Position.SEATED, Position.STANDING, Position.SADDLE, Position.POOL})
"""The positions that need no floor."""

LYING = frozenset({Position.SUPINE, Position.PRONE, Position.SIDE_LYING})

SOFT = frozenset({Equipment.MAT, Equipment.CUSHION})
"""What is only there to lie or kneel on."""

_SUPPORTS = dict.fromkeys(set(Position) - UPRIGHT, Equipment.MAT) | {Position.SEATED: Equipment.CHAIR}
_ROLL_OVER, _SHUFFLE = (
    "Lie down, and roll over your back onto the other side.",
    "Shuffle to the middle of the mat.",
)
_ON_ALL_FOURS = "Come onto hands and knees."
_FRONT_KNEE_DOWN = "Draw the front foot back, and put that knee down, too."
_ON_THE_CHAIR = "Turn to the chair, both hands on its seat."
_CUSHION_OVER = "Move the cushion under the other knee."
_TAKE_THE_CUSHION = "One hand stays on the chair. Lift the first knee, and take the cushion."
_PUT_THE_CUSHION = "Then lift the other knee, and put the cushion under it."
_STEP_UP, _TURN_AND_STEP_UP = (
    "Bring the other foot a big step forward and come upright.",
    "Turn back, the chair on your right again. Bring the other foot a big step forward and come upright.",
)
_ROLL_S, _SHUFFLE_S, _KNEES_S, _CUSHION_S = 5.0, 4.0, 4.0, 6.0
"""To do each of them in silence before the next; the last one there is always time for."""
_KNEEL = "go down on one knee"
_LIE_DOWN = "lie down on your side"
_READY_FOR = {
    Position.HALF_KNEELING: {
        Equipment.CUSHION: "cushion in front of you",
        Equipment.CHAIR: "chair's seat close on your right",
    },
    Position.PRONE: {
        Equipment.CUSHION: "cushion in the middle of the mat",
        Equipment.TOWEL: "folded towel a forearm in front of it",
    },
}
"""Where things belong that one kneels or lies on, before one goes down."""
_TO_KNEEL_BY_THE_CHAIR = "Cushion in front of you, chair's seat close to its right."
_TURN_OVER_S = {Position.SIDE_LYING: 18.0, Position.HALF_KNEELING: 24.0}
"""To take the same position up anew on the other side."""
_SWITCH_S = 5.0
_SAME_S, _UPRIGHT_S, _ON_FLOOR_S, _TO_OR_FROM_FLOOR_S = 5.0, 8.0, 15.0, 20.0
_FETCH_S = 5.0
"""To bring what lies ready."""
_ENTER_S = {Position.SADDLE: 8.0, Position.POOL: 30.0}
"""To get onto the bicycle or into the pool, once that is said."""
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

_FIRST_WORDS = {
    Position.SEATED: "Sit on a steady chair.",
    Position.STANDING: "Stand up.",
    Position.SADDLE: "Get on the bicycle.",
    Position.POOL: "Get into the pool.",
}
"""How to begin upright, wherever one is."""

_MOVES = {
    Position.SUPINE: {Position.SIDE_LYING: "roll onto your side"},
    Position.PRONE: {
        Position.HANDS_AND_KNEES: "push up onto hands and knees",
        Position.SIDE_LYING: "roll onto your side",
    },
    Position.SIDE_LYING: {
        Position.SUPINE: "roll onto your back",
        Position.PRONE: "roll onto your front",
        Position.HANDS_AND_KNEES: "turn over onto hands and knees",
        Position.SEATED_FLOOR: "push up to sitting",
    },
    Position.SEATED_FLOOR: {
        Position.SIDE_LYING: _LIE_DOWN,
        Position.HANDS_AND_KNEES: "bend your knees and turn onto hands and knees",
    },
    Position.HANDS_AND_KNEES: {
        Position.SEATED_FLOOR: "sit to one side",
        Position.PRONE: "lower yourself onto your front",
        Position.HALF_KNEELING: "bring one foot forward",
    },
    Position.HALF_KNEELING: {
        Position.STANDING: "stand up",
        Position.SEATED: "push up on the chair and sit down",
        Position.SEATED_FLOOR: "sit to one side",
        Position.HANDS_AND_KNEES: "come onto hands and knees",
    },
    Position.STANDING: {
        Position.HALF_KNEELING: _KNEEL,
        Position.SEATED: "sit down on the chair",
        Position.SADDLE: "get on the bicycle",
        Position.POOL: "get into the pool",
    },
    Position.SEATED: {
        Position.STANDING: "stand up",
        Position.HALF_KNEELING: "lean on the chair and go down on one knee",
    },
    Position.SADDLE: {Position.STANDING: "get off the bicycle"},
    Position.POOL: {Position.STANDING: "get out of the pool"},
}
"""Single moves from each position into the next, those that ask least of the back first. The way between any two
positions is made of these: it goes over the side, and to and from the floor over one knee."""

_MOVES_ON_BED = _MOVES | {
    Position.SEATED_FLOOR: {
        Position.STANDING: "stand up",
        Position.SIDE_LYING: _LIE_DOWN,
        Position.HANDS_AND_KNEES: "turn onto hands and knees",
    },
    Position.STANDING: {
        Position.SEATED_FLOOR: "sit down",
        Position.SEATED: "sit down on the chair",
        Position.SADDLE: "get on the bicycle",
        Position.POOL: "get into the pool",
    },
    Position.SEATED: {Position.STANDING: "stand up"},
}
"""The same where a bed may be what one lies on: one sits down on it."""

_TELL_SIDE = {
    Position.SIDE_LYING: ("{side} side",),
    Position.HALF_KNEELING: ("{side} leg behind", "{side} knee"),
}
"""Words of a side that tell on which one lies or kneels; "left leg" alone may be the upper one."""
_SIDED = {
    Position.SIDE_LYING: {
        "sit to one side": "sit down on your {side} hip",
        "your side": "your {side} side",
        "the other side": "your {side} side",
    },
    Position.HALF_KNEELING: {
        "one knee": "your {side} knee",
        "one foot": "your {other} foot",
        "the other foot": "your {other} foot",
        "the other knee": "your {side} knee",
        "the first knee": "your {other} knee",
        "the front foot": "your {side} foot",
    },
}
"""What the ways into these positions leave open, and how it is said of one side."""


class Action(NamedTuple):
    """One thing to do on the way, and the seconds of silence to do it in once it is said."""

    words: str
    seconds: float


def position_words(position: Position) -> str:
    """As one says it: "lying on your back"."""
    return _POSITION_WORDS[position]


def lain_on(position: Position, side: Side, side_words: str) -> Side | None:
    """The side on which one lies in POSITION, or the knee to kneel on, where SIDE_WORDS of SIDE tell that."""
    told = any(side.named_in(words) in side_words for words in _TELL_SIDE.get(position, ()))
    return side if told else None


def settle_words(
    before: Position | None,
    after: Position,
    bed: bool = False,
    side: Side | None = None,
    equipment: Sequence[Equipment] = (),
) -> str:
    """How to get from BEFORE (None: from anywhere) into AFTER, move by move; with BED, so that a bed will do.

    SIDE is the one to lie on, or the knee to kneel on, where that is known. Who kneels down on one knee holds on
    to the chair in the EQUIPMENT, and that knee goes onto the cushion in it.
    """
    if before is after:
        return "Stay seated." if after is Position.SEATED else f"Stay {position_words(after)}."
    if before is None and after in UPRIGHT:
        return _FIRST_WORDS[after]
    *moves, last = _way(before or Position.STANDING, after, _MOVES_ON_BED if bed else _MOVES)
    holding = after is Position.HALF_KNEELING and Equipment.CHAIR in equipment and last == _KNEEL
    if holding:
        last = f"hold on to the chair, {last}"
    if after is Position.HALF_KNEELING and Equipment.CUSHION in equipment and last.endswith(" knee"):
        last = f"{last}, onto the cushion"
    way = f"{', '.join(moves)}, then {last}" if moves else last
    return sentence(_sided(way if before or holding else f"from standing, {way}", after, side))


def _sided(words: str, position: Position, side: Side | None) -> str:
    """WORDS that lead into POSITION, with SIDE where they leave it open."""
    if side is not None:
        for left_open, told in _SIDED.get(position, {}).items():
            words = words.replace(left_open, side.named_in(told))
    return words


def _way(before: Position, after: Position, moves: Mapping[Position, Mapping[Position, str]]) -> tuple[str, ...]:
    """The fewest of MOVES that lead from BEFORE to AFTER; of equally many, those that are named first."""
    ways: dict[Position, tuple[str, ...]] = {before: ()}
    reached = [before]
    for place in reached:
        for following, words in moves[place].items():
            if following not in ways:
                ways[following] = (*ways[place], words)
                reached.append(following)
    return ways[after]


def gets_up(before: Position | None, after: Position) -> bool:
    """Whether one has to get up from the floor, or from a bed: that takes as long as it takes."""
    return _is_down(before) and after in UPRIGHT


def goes_by_floor(before: Position | None, after: Position) -> bool:
    """Whether one goes down to the floor or a bed, gets up from it, or takes up another position there."""
    return before is not after and (_is_down(before) or _is_down(after))


def _is_down(position: Position | None) -> bool:
    return position is not None and position not in UPRIGHT


def to_fetch(before: Position | None, after: Position, needed: Sequence[Equipment]) -> tuple[Equipment, ...]:
    """What of NEEDED has to be fetched: a person who stays in place already has what they lie or sit on."""
    return tuple(thing for thing in needed if before is not after or thing is not _SUPPORTS.get(after))


def turn_moves(
    position: Position, side: Side | None = None, equipment: Sequence[Equipment] = ()
) -> tuple[Action, ...]:
    """How to turn to the other side where the position has to be taken up anew, one thing after the other; or
    nothing.

    SIDE is the one to lie on then, or the knee to kneel on, where that is known. A cushion in the EQUIPMENT goes
    under that knee; on a chair one leans, with one hand all the while, but nobody turns to it in a long step: both
    knees are down first. On a mat one rolls so that one stays on it.
    """
    moves: list[Action] = []
    if position is Position.SIDE_LYING:
        moves.append(Action(_ROLL_OVER, _ROLL_S))
        if Equipment.MAT in equipment:
            moves.append(Action(_SHUFFLE, _SHUFFLE_S))
    if position is Position.HALF_KNEELING:
        chair, cushion = Equipment.CHAIR in equipment, Equipment.CUSHION in equipment
        moves += [
            Action(words, _KNEES_S) for words in ((_FRONT_KNEE_DOWN, _ON_THE_CHAIR) if chair else (_ON_ALL_FOURS,))
        ]
        if cushion and chair:
            moves += [Action(_TAKE_THE_CUSHION, _CUSHION_S), Action(_PUT_THE_CUSHION, _CUSHION_S)]
        elif cushion:
            moves.append(Action(_CUSHION_OVER, _CUSHION_S))
        moves.append(Action(_TURN_AND_STEP_UP if chair else _STEP_UP, _KNEES_S))
    return tuple(move._replace(words=_sided(move.words, position, side)) for move in moves)


def lay_ready_words(position: Position, equipment: Sequence[Equipment]) -> str:
    """Where EQUIPMENT belongs before one gets into POSITION, where it is of use on the way there; or nothing."""
    ready = _READY_FOR.get(position, {})
    places = [place for thing, place in ready.items() if thing in equipment]
    if position is Position.HALF_KNEELING and len(places) > 1:
        return _TO_KNEEL_BY_THE_CHAIR
    return sentence(", ".join(places))


def rise_words(position: Position, equipment: Sequence[Equipment]) -> str:
    """How to get up from POSITION to standing, with a chair to hold where that is among EQUIPMENT."""
    if position is Position.HALF_KNEELING and Equipment.CHAIR in equipment:
        return "Hold on to the chair and stand up."
    return settle_words(position, Position.STANDING)


def settle_moves(before: Position | None, after: Position, bed: bool = False) -> int:
    """In how many moves one gets from BEFORE (None: from standing) into AFTER, with BED, so that a bed will do."""
    return len(_way(before or Position.STANDING, after, _MOVES_ON_BED if bed else _MOVES))


def enter_seconds(before: Position | None, after: Position) -> float:
    """Seconds of silence to get from BEFORE onto the bicycle or into the pool, if it is one of these; else 0."""
    return 0.0 if before is after else _ENTER_S.get(after, 0.0)


def switch_seconds(position: Position) -> float:
    """Seconds to change from the left side to the right: some positions have to be taken up anew."""
    return _TURN_OVER_S.get(position, _SWITCH_S)


def settle_seconds(before: Position | None, after: Position, fetch: bool) -> float:
    """Seconds to get from BEFORE (None: from anywhere) into AFTER; FETCH if something has to be brought.

    Getting down to the floor or up from it goes over one knee and takes longest. What one needs to begin with is
    fetched while one is still on one's feet.
    """
    change = _change_seconds(before, after)
    if before is None:
        return max(change, 2 * _FETCH_S) if fetch else change
    return change + (_FETCH_S if fetch else 0.0)


def _change_seconds(before: Position | None, after: Position) -> float:
    if before is after:
        return _SAME_S
    if after in UPRIGHT:
        return _TO_OR_FROM_FLOOR_S if _is_down(before) else _UPRIGHT_S
    return _ON_FLOOR_S if _is_down(before) else _TO_OR_FROM_FLOOR_S
