"""Getting into position before an exercise: what to have at hand, the way there, and how long that takes."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from math import ceil
from typing import NamedTuple

from backcare_tui.domain.catalogue.form import Equipment, Position, Side, Sides
from backcare_tui.domain.catalogue.position import (
    UPRIGHT,
    beside_words,
    fetch_more_seconds,
    gets_up,
    goes_by_floor,
    lay_out_seconds,
    lay_ready_words,
    leave_words,
    onto_words,
    reach_words,
    ready_words,
    settle_moves,
    settle_seconds,
    settle_words,
    switch_seconds,
    take_words,
    to_fetch,
    turn_moves,
)
from backcare_tui.domain.catalogue.routine import Routine
from backcare_tui.domain.session.planned_item import PlannedItem, fetched, to_lay_out, usual_place
from backcare_tui.domain.session.saying import sentences_of
from backcare_tui.domain.words.wording import counted, sentence, speaking_seconds

ARRANGE_S, _UPRIGHT_S = 6.0, 5.0
"""To put arms and legs where they belong once it is said where, and to hear it begin; upright there is less."""

_SETTLED_S = 2.0
"""So much more of it where a voice then asks to wait for its count, after about four seconds of silence."""

_CHANGE_S = 7.0
"""To change legs or hands for the other side, where one stays in place, once it is said how."""

_TURN_S = 10.0
"""After the way to the other side is said, where nobody has said where arms and legs belong there."""

_SILENT, _SILENT_A_MOVE_S = 1 / 3, 2.25
"""The share of the time on the way for which a voice says nothing more of it, so that nobody is told where to put
their hands while they still lean on them; and how long that is at least for each move of the way.
"""

_WALK_S = 7.0
"""To walk to the wall, or away from it."""

_MUCH_TO_PLACE, _PLACED_S = 15, 4.0
"""In so many words it is told where arms and legs belong, that there are so many seconds more before the rest."""

COUNT_WORDS = "Wait for the count."
"""What a voice that counts says before it does so for the first time."""

NOTICE_BEFORE_S = 6.75
"""It says so with so many seconds left."""

CARE_WORDS = "Only as far as is comfortable. If pain gets sharp or moves down a leg, stop."
"""What a voice says once, into the silence before it counts for the first time."""

READY_S = 5.0
"""So many seconds are left once somebody says that they are ready: to hear how to breathe, and the count."""

MORE_TIME_WORDS = "Press space to pause, if you need longer."
"""What a voice says while things are laid out."""

_CARE_BEAT_S, _MORE_TIME_BEAT_S = 0.5, 1.5
"""Silence around them."""

_EASILY = "Breathe easily."

SWITCH_WORDS = "Switch sides."
"""What announces the other side."""

_BEGUN_ON = {Position.SEATED: Equipment.CHAIR, Position.POOL: Equipment.POOL}
"""What is named by how to begin there."""

Arrivals = Mapping[int, Position | None]
"""From where one comes to an exercise, by its index, where that is not the position of the one before it: after a
skip, a step back, an interruption. None is from anywhere."""


class Topic(StrEnum):
    """What a part of how to get ready is about; the value is what the screen calls it."""

    REASON = "for you"
    """What is done otherwise than it is written, and why."""
    FETCH = "fetch"
    WAY = "way in"
    """How to come into the position."""
    START = "start"
    """Where arms and legs belong there."""
    MOVE = "then"
    """What will be done, how often and how long."""


class Told(NamedTuple):
    """A part of how to get ready, in one sentence or some."""

    topic: Topic
    words: str


class Stage(NamedTuple):
    """What is told of how to get ready before the rest, because it is done first, with time to do it."""

    topic: Topic
    words: str
    """They follow those of the stage before."""
    seconds: float
    """From the start until a voice tells what follows: to say these words, and to do it in silence."""


class GettingReady(NamedTuple):
    """What is said before an exercise, for how long one gets ready, and whether that ends only when one is."""

    words: str
    seconds: float
    waits: bool = False
    stages: tuple[Stage, ...] = ()
    """How `words` begin: one after the other, what is told before the rest; none where it is told at once."""
    parts: tuple[Told, ...] = ()
    """The words by what they are about, in the order in which it is done."""


def announced(index: int, items: int, name: str) -> str:
    """The exercise called NAME, which comes at INDEX of ITEMS, as a sentence."""
    return f"Exercise {index + 1} of {items}: {name}." if items > 1 else f"{name}."


def stop_words(items: Sequence[PlannedItem], index: int) -> str:
    """What a voice says ahead of the exercise at INDEX of ITEMS to who has been on the move; else nothing."""
    return "Stop. " if index and items[index - 1].exercise.aerobic else ""


def care_seconds(words_a_minute: float) -> float:
    """How long it takes to say CARE_WORDS, so many a minute, with silence around them."""
    return speaking_seconds(CARE_WORDS, words_a_minute) + _CARE_BEAT_S


def more_time_after(words: str, words_a_minute: float) -> float:
    """How many seconds after WORDS, which name what to lay out, began it is said how to have more time."""
    return speaking_seconds(words, words_a_minute) + _MORE_TIME_BEAT_S


def saying_seconds(items: Sequence[PlannedItem], index: int, words: str, words_a_minute: float) -> float:
    """How long it takes to announce the exercise at INDEX of ITEMS and to say WORDS of it, at so many a minute."""
    opening = f"{stop_words(items, index)}{announced(index, len(items), items[index].exercise.name)}"
    return speaking_seconds(f"{opening} {words}", words_a_minute)


def getting_ready(
    routine: Routine, items: Sequence[PlannedItem], index: int, words_a_minute: float, arrivals: Arrivals
) -> GettingReady:
    """Before the exercise at INDEX of ITEMS, as which ROUTINE is done, for one who comes as ARRIVALS have it.

    It lasts until that is done, and until it is said, so many WORDS_A_MINUTE, after what opens it all. The way to,
    from or on the floor, and to the wall, is told before how to begin, with time to go it; else, who is told the
    way while going it is half of it behind the words. Before the first one it is said first of all what has to be
    at hand for all of them, with time for each thing; later it is taken up.
    """
    planned = items[index]
    place, things = usual_place(items, index), fetched(items, index)
    if index in arrivals:  # what was left out on the way was not taken up either
        place = arrivals[index]
        things = to_fetch(place, planned.position, planned.equipment)
    at_wall = items[index - 1].equipment if index and index not in arrivals else ()
    told = _told_of(routine, items, index, place, things, at_wall)
    waits = gets_up(place, planned.position)
    first, begins = index == 0, planned.start_on(Side.LEFT) is not None
    laid = [Stage(Topic.FETCH, told.ready, _laying_out_seconds(told.ready, items, words_a_minute))]
    stages = laid if told.ready else []
    laid_s = laid[0].seconds if stages else 0.0
    count_s = _counting_seconds(words_a_minute) if first else 0.0
    care_s = care_seconds(words_a_minute) if first and says_care(planned) else 0.0
    arranging = (_UPRIGHT_S if planned.position in UPRIGHT else ARRANGE_S) if begins else 0.0
    least = settle_seconds(place, planned.position, bool(things) and not stages)
    more_s = fetch_more_seconds(things) if told.fetching and not stages else 0.0
    on_foot = leave_words(at_wall, planned.equipment) or reach_words(at_wall, planned.equipment)
    by_floor = goes_by_floor(place, planned.position)
    if not begins or not (by_floor or reach_words(at_wall, planned.equipment)):
        going_s = 0.0 if place is planned.position else settle_seconds(place, planned.position, fetch=False)
        settled_s = max(arranging + count_s, going_s / 2, care_s and care_s + NOTICE_BEFORE_S) + more_s
        settled_s += _WALK_S if on_foot else 0.0
        said_s = ceil(saying_seconds(items, index, _joined(told.way, told.rest), words_a_minute) + settled_s)
        return GettingReady(told.words, laid_s + max(least, said_s), waits, tuple(stages), told.parts)
    there_s = max(_WALK_S, care_s)
    if by_floor:
        moves = settle_moves(place, planned.position, routine.bed or planned.on_bed)
        there_s = max(least * _SILENT, moves * _SILENT_A_MOVE_S, care_s)
    told_s = laid_s + ceil(saying_seconds(items, index, told.way, words_a_minute) + more_s + there_s)
    placing = _placing(told.placed, told.doing, told_s, words_a_minute)
    stages = [*stages, Stage(Topic.WAY, told.way, told_s), *placing]
    behind_s = ceil(speaking_seconds(told.doing if placing else told.rest, words_a_minute) + arranging + count_s)
    seconds = max(laid_s + least, stages[-1].seconds + behind_s)
    return GettingReady(told.words, seconds, waits, tuple(stages), told.parts)


class _ToldOf(NamedTuple):
    """What is said before an exercise, by what it is about; empty where there is nothing of that kind."""

    ready: str
    """What to lay out first of all..."""
    fetching: str
    """...or else to take up; where `ready` is told, the same."""
    reasons: str
    going: str
    placed: str
    """Where arms and legs belong."""
    doing: str

    @property
    def way(self) -> str:
        """All that comes before where arms and legs belong, but what to lay out."""
        return _joined("" if self.ready else self.fetching, self.reasons, self.going)

    @property
    def rest(self) -> str:
        return _joined(self.placed, self.doing)

    @property
    def words(self) -> str:
        return _joined(self.ready, self.way, self.rest)

    @property
    def parts(self) -> tuple[Told, ...]:
        return _parts(
            (Topic.FETCH, self.fetching),
            (Topic.REASON, self.reasons),
            (Topic.WAY, self.going),
            (Topic.START, self.placed),
            (Topic.MOVE, self.doing),
        )


def _told_of(
    routine: Routine,
    items: Sequence[PlannedItem],
    index: int,
    place: Position | None,
    things: Sequence[Equipment],
    at_wall: Sequence[Equipment],
) -> _ToldOf:
    """What is said before the exercise at INDEX of ITEMS to one who comes from PLACE and has to bring THINGS.

    AT_WALL is what the exercise before it uses there.
    """
    planned, exercise = items[index], items[index].exercise
    begins = index == 0 and place is None
    start = planned.start_on(Side.LEFT)
    readying = lay_ready_words(planned.position, planned.equipment) if place is not planned.position else ""
    ready = ""
    if begins:
        sat_on = any(each.position is Position.SEATED for each in items)
        laid_out = ready_words(to_lay_out(items), sat_on, Equipment.WALL not in planned.equipment)
        ready = _joined(laid_out, readying)
    seated = planned.position is Position.SEATED
    coming, settling = reach_words(at_wall, planned.equipment), ""
    if seated and start and (ready or place is Position.SEATED):
        pass  # how to begin tells how to sit
    elif not (coming and place is planned.position is Position.STANDING):
        came = Position.STANDING if ready and seated else place  # to the chair that was laid out
        side = planned.lain_on(Side.LEFT) if exercise.sides is Sides.EACH else None
        settling = settle_words(came, planned.position, routine.bed or planned.on_bed, side)
        settling = onto_words(settling, planned.equipment)
    first = f"First: {exercise.side_words.left}."
    names_side = start is not None and exercise.side_words.left in start
    placed, move = _start_and_move(start)
    return _ToldOf(
        ready=ready,
        fetching=ready or _fetching(things, place, planned.position, readying),
        reasons=_joined(*(() if index else routine.opening)),
        going=_joined(
            first if exercise.sides is Sides.EACH and not names_side else None,  # before one turns onto it
            None if begins else readying,
            leave_words(at_wall, planned.equipment),
            settling,
            coming,
        ),
        placed=placed,
        doing=_joined(
            move,
            planned.form.words if planned.form else None,
            _dose_words(planned),
            sentence(planned.item.note) if planned.item.note else None,
            first if exercise.sides is Sides.ALTERNATING else None,
        ),
    )


def turning(planned: PlannedItem, side: Side, words_a_minute: float) -> GettingReady:
    """Between the sides of PLANNED, for a voice that speaks so many WORDS_A_MINUTE and announces the change.

    SIDE is the one to come. Where the position has to be taken up anew, it is said how, one thing after the other
    with silence to do it in, and where arms and legs belong; else, what of that goes to the other side, and until
    then one breathes as one likes.
    """
    moves = turn_moves(planned.position, planned.lain_on(side), planned.equipment)
    way = _joined(*(move.words for move in moves))
    now = f"Now {planned.exercise.side_words.of(side)}."
    least = switch_seconds(planned.position)
    start, _ = _start_and_move(planned.start_on(side))
    if not way:
        sided = _sentences_apart(start, _start_and_move(planned.start_on(side.other))[0])
        if not sided:
            return GettingReady(now, least)
        words = _joined(_EASILY, sided)
        said_s = ceil(speaking_seconds(f"{SWITCH_WORDS} {words}", words_a_minute) + _CHANGE_S)
        return GettingReady(words, max(least, float(said_s)), parts=_parts((Topic.START, words)))
    rest = _joined(now, start, beside_words(planned.position, planned.equipment))
    words = _joined(way, rest)
    parts = _parts((Topic.WAY, way), (Topic.START, rest))
    if not start:
        turned_s = ceil(speaking_seconds(f"{SWITCH_WORDS} {words}", words_a_minute)) + _TURN_S
        return GettingReady(words, max(least, turned_s), parts=parts)
    stages: list[Stage] = []
    turned_s = speaking_seconds(SWITCH_WORDS, words_a_minute)
    for move in moves:
        turned_s = float(ceil(turned_s + speaking_seconds(move.words, words_a_minute) + move.seconds))
        stages.append(Stage(Topic.WAY, move.words, turned_s))
    behind_s = speaking_seconds(rest, words_a_minute) + ARRANGE_S + _counting_seconds(words_a_minute)
    return GettingReady(words, max(least, turned_s + ceil(behind_s)), stages=tuple(stages), parts=parts)


def says_care(planned: PlannedItem) -> bool:
    """Whether there is a silence before PLANNED, the first of all, to say how far to go and when to stop."""
    return planned.exercise.aerobic or planned.start_on(Side.LEFT) is not None


def _placing(placed: str, doing: str, begins: float, words_a_minute: float) -> list[Stage]:
    """What is PLACED, told from second BEGINS on with time to put it there, where that is much, and DOING is told
    after it; else nothing.
    """
    if not doing or len(placed.split()) < _MUCH_TO_PLACE:
        return []
    placed_s = ceil(speaking_seconds(placed, words_a_minute) + _PLACED_S)
    return [Stage(Topic.START, placed, begins + placed_s)]


def _laying_out_seconds(ready: str, items: Sequence[PlannedItem], words_a_minute: float) -> float:
    """To say what to have READY for ITEMS, and how to have more time, and to lay it all out."""
    more_s = _MORE_TIME_BEAT_S + speaking_seconds(MORE_TIME_WORDS, words_a_minute) + _CARE_BEAT_S
    laying_s = max(lay_out_seconds(to_lay_out(items)), more_s)
    return float(ceil(speaking_seconds(ready, words_a_minute) + laying_s))


def _counting_seconds(words_a_minute: float) -> float:
    """To settle in silence, and to be asked at so many WORDS_A_MINUTE to wait for the count."""
    return _SETTLED_S + speaking_seconds(COUNT_WORDS, words_a_minute)


def _start_and_move(start: str | None) -> tuple[str, str]:
    """START as where arms and legs belong, and what will be done from there."""
    placed, will, move = (start or "").partition(" You will ")
    return placed, f"{will.lstrip()}{move}"


def _sentences_apart(words: str, others: str) -> str:
    """The sentences of WORDS that are not among those of OTHERS."""
    return _joined(*(one for one in sentences_of(words) if one not in sentences_of(others)))


def _parts(*parts: tuple[Topic, str | None]) -> tuple[Told, ...]:
    """Those of PARTS that say something."""
    return tuple(Told(topic, words) for topic, words in parts if words)


def _joined(*sentences: str | None) -> str:
    return " ".join(sentence for sentence in sentences if sentence)


def _dose_words(planned: PlannedItem) -> str | None:
    """How often and how long: "4 on each side, holding 5 seconds."; of what may end at any time, the most."""
    dose, exercise = planned.dose, planned.exercise
    if exercise.aerobic:
        return f"For up to {counted(dose.minutes, 'minute')}."
    number = dose.reps if dose.reps > 1 else dose.sets
    if number == 1 and not exercise.holds:
        return None
    words = {
        Sides.EACH: f"{number} on each side",
        Sides.ALTERNATING: f"{number} to each side, in turn",
        Sides.BOTH: counted(number, "time") if number > 1 else "Once",
    }[exercise.sides]
    sets = f", {dose.sets} sets" if dose.sets > 1 and dose.reps > 1 else ""
    hold = f", holding {counted(dose.hold_s, 'second')}" if exercise.holds else ""
    return f"{words}{hold}{sets}."


def _fetching(things: Sequence[Equipment], place: Position | None, position: Position, readying: str) -> str:
    """That THINGS are taken up for an exercise in POSITION, to which one comes from PLACE; who comes from anywhere
    has to lay them out. What READYING tells of them, and the chair to sit down on, are named there.
    """
    left = [thing for thing in things if thing is not _BEGUN_ON.get(position) and thing.value not in readying]
    return ready_words(left) if place is None else take_words(left)
