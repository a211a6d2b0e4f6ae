"""What an exercise needs: what it is called, how it is laid out and taken up, and how long that takes."""

from collections.abc import Collection, Sequence

from backcare_tui.domain.catalogue.form import Equipment
from backcare_tui.domain.words.wording import all_of

_LAY_OUT_S, _LAY_OUT_AT_LEAST_S, _SHOES_AT_LEAST_S, _FETCH_AT_LEAST_S = 5.0, 8.0, 15.0, 12.0
"""To put one thing where it is at hand, or on; for all of them, or to reach the key that pauses, at least; for
shoes alone, whose laces may be tied while it is told what comes; and for what has to be brought: that takes longer
than the chair on which one may sit already.
"""
_FETCH_MORE_S = 3.0
"""To bring what lies ready, for each thing beyond the first."""
_FIXED = frozenset({Equipment.WALL, Equipment.POOL})
"""What one goes to, for it cannot be brought."""
_IN_PLACE = _FIXED | {Equipment.MAT, Equipment.SHOES, Equipment.BICYCLE}
"""What one goes to or has on, once all is laid out: the rest is taken up as it is needed."""

_FETCH_WORDS = {
    Equipment.MAT: "a mat",
    Equipment.CUSHION: "a cushion",
    Equipment.TOWEL: "a towel",
    Equipment.CHAIR: "a steady chair",
    Equipment.WALL: "a clear wall",
    Equipment.SHOES: "shoes",
    Equipment.BICYCLE: "your bicycle",
    Equipment.POOL: "a pool",
}
_BACKED = "a steady chair with a back"
_SUPPORT = "a wall or a heavy table"
_AT_THE_POOL = "Be at the pool, ready to get in."


def ready_words(
    equipment: Sequence[Equipment], sits: bool = False, walks: bool = False, holds: bool = False
) -> str:
    """What of EQUIPMENT to have on, laid out and near: "Shoes on. Have a mat ready, by a clear wall.".

    The chair belongs where it cannot slide, which is said before one trusts it; with SITS, one sits on it and may
    lean or hold on to its back. With WALKS, one walks to the wall later: nothing may lie in the way. With HOLDS,
    one holds on to something firm, as which a wall or a chair will do.
    """
    brought = [thing for thing in equipment if thing not in _FIXED and thing is not Equipment.SHOES]
    near = [_FETCH_WORDS[thing] for thing in equipment if thing in _FIXED]
    if holds and not {Equipment.WALL, Equipment.CHAIR} & set(equipment):
        near.append(_SUPPORT)
    shoes = ["Shoes on."] if Equipment.SHOES in equipment else []
    if brought:
        things = all_of(_BACKED if sits and thing is Equipment.CHAIR else _FETCH_WORDS[thing] for thing in brought)
        by = f", {'to one side of' if walks else 'by'} {all_of(near)}" if near else ""
        chair = "" if brought[-1] is Equipment.CHAIR and not near else "the chair "
        steady = f", {chair}where it cannot slide" if Equipment.CHAIR in brought else ""
        return " ".join([*shoes, f"Have {things} ready{by}{steady}."])
    if near == [_FETCH_WORDS[Equipment.POOL]]:
        return " ".join([*shoes, _AT_THE_POOL])
    return " ".join([*shoes, *([f"Be near {all_of(near)}."] if near else [])])


def take_words(equipment: Sequence[Equipment]) -> str:
    """What of EQUIPMENT to take up, where all of it is laid out: "Take the cushion and the towel."; or nothing."""
    taken = [thing for thing in equipment if thing not in _IN_PLACE]
    return f"Take {all_of(f'the {thing.value}' for thing in taken)}." if taken else ""


def things_words(equipment: Sequence[Equipment]) -> str:
    """EQUIPMENT as one says it: "a mat and a steady chair"."""
    return all_of(_FETCH_WORDS[thing] for thing in equipment)


def named_in(words: str, things: Sequence[Equipment]) -> tuple[Equipment, ...]:
    """Those of THINGS that WORDS name."""
    return tuple(thing for thing in things if thing.value in words.lower())


def leave_words(before: Collection[Equipment], after: Collection[Equipment]) -> str:
    """How to get away from the wall that was at hand BEFORE, where it is not AFTER; or nothing."""
    if Equipment.WALL not in before or Equipment.WALL in after:
        return ""
    return f"Step away from the wall{', to your mat' if Equipment.MAT in after else ''}."


def reach_words(before: Collection[Equipment], after: Collection[Equipment]) -> str:
    """How to get to the wall that is to be at hand AFTER, where it was not BEFORE; or nothing."""
    return "A hand out, walk to the wall." if Equipment.WALL in after and Equipment.WALL not in before else ""


def support_words(near: Collection[Equipment]) -> str:
    """What to hold on to, of what is NEAR: "the wall"."""
    if Equipment.WALL in near:
        return "the wall"
    return "the chair's back" if Equipment.CHAIR in near else "something firm"


def lay_out_seconds(things: Sequence[Equipment]) -> float:
    """Seconds to put THINGS on or where they are at hand, each of them; also to go to what cannot be brought."""
    here, put = {Equipment.CHAIR, Equipment.SHOES, *_FIXED}, [thing for thing in things if thing not in _FIXED]
    least = _LAY_OUT_AT_LEAST_S if here.issuperset(things) else _FETCH_AT_LEAST_S
    return max(_SHOES_AT_LEAST_S if put == [Equipment.SHOES] else least, len(put) * _LAY_OUT_S)


def fetch_more_seconds(things: Sequence[Equipment]) -> float:
    """Seconds to bring THINGS, beyond those for one of them."""
    return max(0, sum(thing not in _FIXED for thing in things) - 1) * _FETCH_MORE_S
