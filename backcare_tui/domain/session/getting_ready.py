"""Getting into position before an exercise: what to have at hand, the way there, and how long that takes."""

from collections.abc import Sequence
from math import ceil
from typing import NamedTuple

from backcare_tui.domain.catalogue.form import Equipment, Position, Side, Sides
from backcare_tui.domain.catalogue.position import (
    LYING,
    UPRIGHT,
    enter_seconds,
    gets_up,
    goes_by_floor,
    lay_ready_words,
    settle_moves,
    settle_seconds,
    settle_words,
    switch_seconds,
    to_fetch,
    turn_moves,
)
from backcare_tui.domain.catalogue.routine import Routine
from backcare_tui.domain.catalogue.things import (
    fetch_more_seconds,
    lay_out_seconds,
    leave_words,
    named_in,
    reach_words,
    ready_words,
    take_words,
)
from backcare_tui.domain.session.planned_item import (
    Arrivals,
    PlannedItem,
    Start,
    fetched,
    near,
    place_before,
    to_lay_out,
)
from backcare_tui.domain.session.saying import (
    EASILY_WORDS,
    Stage,
    Told,
    Topic,
    laying_words,
    opening_words,
    sentences_apart,
    stop_words,
)
from backcare_tui.domain.words.wording import sentence, speaking_seconds

ARRANGE_S, _UPRIGHT_S = 6.0, 5.0
"""To put arms and legs where they belong once it is said where, and to hear it begin; upright there is less."""

_SETTLED_S = 1.0
"""So much more of it where a voice then asks to wait for its count, or one had to turn over."""

_CHANGE_S = 7.0
"""To change legs or hands for the other side, where one stays in place, once it is said how."""

_TURN_S = 10.0
"""After the way to the other side is said, where nobody has said where arms and legs belong there."""

_SILENT, _SILENT_A_MOVE_S = 1 / 3, 2.25
"""The share of the time on the way for which a voice says nothing more of it, so that nobody is told where to put
their hands while they still lean on them; and how long that is at least for each move of the way.
"""

_PLACE_S = 4.0
"""To put each thing where it belongs on the mat, once it is at hand."""

_WALK_S = 7.0
"""To walk to the wall, or away from it; to put a chair to it."""

_MUCH_TO_PLACE, _MUCH_BEHIND_THE_WAY, _MUCH_TO_HEAR, _PLACED_S, _HEARD_S = 15, 50, 60, 4.0, 1.0
"""In so many words it is told where arms and legs belong, or that and what will be done, or all of it to who stays
as they are, that there are so many seconds more before it is told what will be done; after it, before what tires.
"""

COUNT_WORDS = "Wait for the count."
"""What a voice that counts says before it does so for the first time."""
NOTICE_BEFORE_S = 6.75
"""It says so with so many seconds left."""
READY_S = 5.0
"""So many seconds are left once somebody says that they are ready: to hear how to breathe, and the count."""

MORE_TIME_WORDS = "Press space to pause, if you need longer."
"""What a voice says while things are laid out."""
_BEFORE_MORE_TIME_S, _AFTER_MORE_TIME_S = 1.5, 0.5
"""Silence around it."""

SWITCH_WORDS = "Switch sides."
"""What announces the other side."""

_BEGUN_ON = {Position.SEATED: Equipment.CHAIR, Position.POOL: Equipment.POOL}
"""What is named by how to begin there."""


class GettingReady(NamedTuple):
    """What is said before an exercise, for how long one gets ready, and whether that ends only when one is."""

    words: str
    seconds: float
    waits: bool = False
    stages: tuple[Stage, ...] = ()
    """How `words` begin: one after the other, what is told before the rest; none where it is told at once."""
    parts: tuple[Told, ...] = ()
    """The words by what they are about, in the order in which it is done."""


def more_time_after(words: str, words_a_minute: float) -> float:
    """How many seconds after WORDS, which name what to lay out, began it is said how to have more time."""
    return speaking_seconds(words, words_a_minute) + _BEFORE_MORE_TIME_S


def getting_ready(
    routine: Routine, items: Sequence[PlannedItem], index: int, words_a_minute: float, arrivals: Arrivals
) -> GettingReady:
    """Before the exercise at INDEX of ITEMS, as which ROUTINE is done, for one who comes as ARRIVALS have it.

    It lasts until that is done, and until it is said, so many WORDS_A_MINUTE, after what opens it all. Who comes
    from anywhere is told first of all what has to be at hand from here on, with time for each thing; later it is
    taken up. The way to, from or on the floor, and to the wall, is told before how to begin, with time to go it;
    else, who is told the way while going it is half of it behind the words. Where there is much to place, there is
    time for that before it is told what will be done; what tires is taken up last of all.
    """
    beginning = _Beginning(routine, items, index, arrivals)
    planned, place, told = beginning.planned, beginning.place, beginning.told
    begins, things = planned.start_on(Side.LEFT) is not None, beginning.things

    def saying(words: str) -> float:
        opening = f"{stop_words(items, index)}{opening_words(items, index, arrivals)}"
        return speaking_seconds(f"{opening} {words}", words_a_minute)

    stages: list[Stage] = []
    if told.ready:
        said = laying_words(items, index, arrivals, told.ready)
        laid_s = _laying_out_seconds(said, items[index:], words_a_minute)
        laid_s += _PLACE_S * len(named_in(beginning.readying, planned.equipment))
        stages.append(Stage(Topic.FETCH, told.ready, laid_s))
    laid_s = stages[0].seconds if stages else 0.0
    going_s = max(beginning.going_seconds if begins else 0.0, enter_seconds(place, planned.position))
    settled_s = (_UPRIGHT_S if planned.position in UPRIGHT else ARRANGE_S) if begins or going_s else 0.0
    settled_s += _counting_seconds(words_a_minute) if place is None else 0.0
    least_s = laid_s + settle_seconds(place, planned.position, bool(things) and not stages)
    more_s = fetch_more_seconds(things) if told.fetching and not stages else 0.0
    if going_s:
        stages.append(Stage(Topic.WAY, told.way, laid_s + ceil(saying(told.way) + more_s + going_s)))
        said_s = stages[-1].seconds + speaking_seconds(told.behind_the_way, words_a_minute)
    else:
        change_s = settle_seconds(place, planned.position, fetch=False) if place is not planned.position else 0.0
        walk_s = _WALK_S if beginning.leaving or beginning.coming else 0.0
        settled_s = max(settled_s, change_s / 2) + more_s + walk_s
        said_s = laid_s + saying(_joined(told.way, told.behind_the_way))
    if told.pauses(place is planned.position and Equipment.WALL not in planned.equipment):
        doing_s, last_s = (speaking_seconds(one, words_a_minute) for one in (told.doing, told.last))
        placed_s = ceil(said_s - doing_s - last_s + _PLACED_S)
        stages.append(Stage(Topic.START, _joined("" if going_s else told.way, told.placed), float(placed_s)))
        said_s = placed_s + doing_s
        if told.last:
            stages.append(Stage(Topic.MOVE, told.doing, float(ceil(said_s + _HEARD_S))))
            said_s = stages[-1].seconds + last_s
    seconds, waits = max(least_s, float(ceil(said_s + settled_s))), gets_up(place, planned.position)
    return GettingReady(told.words, seconds, waits, tuple(stages), told.parts)


class _Told(NamedTuple):
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
    last: str
    """Where they belong that tire there, once all else is told."""

    @property
    def way(self) -> str:
        """All that comes before where arms and legs belong, but what to lay out."""
        return _joined("" if self.ready else self.fetching, self.reasons, self.going)

    @property
    def words(self) -> str:
        return _joined(self.ready, self.way, self.behind_the_way)

    @property
    def behind_the_way(self) -> str:
        return _joined(self.placed, self.doing, self.last)

    def pauses(self, stays: bool) -> bool:
        """Whether there is time to settle before it is told what will be done; STAYS who has not to move much."""
        placed, behind, heard = (len(told.split()) for told in (self.placed, self.behind_the_way, self.words))
        much = heard >= _MUCH_TO_HEAR if stays else placed >= _MUCH_TO_PLACE or behind >= _MUCH_BEHIND_THE_WAY
        return bool(self.doing) and (much or bool(self.last))

    @property
    def parts(self) -> tuple[Told, ...]:
        return _parts(
            (Topic.FETCH, self.fetching),
            (Topic.REASON, self.reasons),
            (Topic.WAY, self.going),
            (Topic.START, self.placed),
            (Topic.MOVE, self.doing),
            (Topic.LAST, self.last),
        )


class _Beginning(NamedTuple):
    """An exercise of a routine, and how one comes to it."""

    routine: Routine
    items: Sequence[PlannedItem]
    at: int
    """Which of the items it is."""
    arrivals: Arrivals

    @property
    def planned(self) -> PlannedItem:
        return self.items[self.at]

    @property
    def place(self) -> Position | None:
        return place_before(self.items, self.at, self.arrivals)

    @property
    def things(self) -> tuple[Equipment, ...]:
        """What has to be brought; what was left out on the way was not taken up either."""
        if self.at in self.arrivals:
            return to_fetch(self.place, self.planned.position, self.planned.equipment)
        return fetched(self.items, self.at)

    @property
    def readying(self) -> str:
        """Where what one will kneel or lie on belongs before one goes down; or nothing."""
        place, position = self.place, self.planned.position
        away = place is not position and not (place in LYING and position in LYING)
        return lay_ready_words(position, self.planned.equipment) if away else ""

    @property
    def bed(self) -> bool:
        return self.routine.bed or self.planned.on_bed

    @property
    def leaving(self) -> str:
        """How to get away from the wall."""
        return leave_words(self._near_before, near(self.items, self.at))

    @property
    def coming(self) -> str:
        """How to get to the wall; who has just laid out all things beside it has it at hand to hold on to."""
        here = near(self.items, self.at) if self.place else self.planned.equipment
        return reach_words(self._near_before, here)

    @property
    def going_seconds(self) -> float:
        """Silence on the way that is told before the rest; 0 where it is told with it."""
        place, position = self.place, self.planned.position
        if goes_by_floor(place, position):
            moves = settle_moves(place, position, self.bed)
            fetches = bool(self.things) and not self._lays_out
            return max(settle_seconds(place, position, fetches) * _SILENT, moves * _SILENT_A_MOVE_S)
        return _WALK_S if self.coming or (place and self.start and self.start.laid) else 0.0

    @property
    def start(self) -> Start | None:
        return self.planned.start_on(Side.LEFT, near(self.items, self.at))

    @property
    def told(self) -> _Told:
        planned, exercise, place, start = self.planned, self.planned.exercise, self.place, self.start
        readying = _joined(start.laid if start else "", self.readying)
        first = f"First: {exercise.side_words.left}."
        names_side = start is not None and exercise.side_words.left in start.words
        ready = _joined(self._lays_out, readying) if place is None else ""
        return _Told(
            ready=ready,
            fetching=ready or _taking(self.things, planned.position, readying),
            reasons=_joined(*(() if self.at else self.routine.opening)),
            going=_joined(
                first if exercise.sides is Sides.EACH and not names_side else None,  # before one turns onto it
                None if place is None else readying,
                self.leaving,
                self._settling if start is None or not self._begins_in_place else None,
                self.coming,
            ),
            placed=start.placed if start else "",
            doing=_joined(
                start.move if start else None,
                planned.form.words if planned.form else None,
                planned.told_dose,
                sentence(planned.item.note) if planned.item.note else None,
                first if exercise.sides is Sides.ALTERNATING else None,
            ),
            last=start.tiring if start else "",
        )

    @property
    def _near_before(self) -> frozenset[Equipment]:
        """What is at hand where one comes from."""
        known = self.at and self.at not in self.arrivals
        return near(self.items, self.at - 1) if known else frozenset()

    @property
    def _lays_out(self) -> str:
        """What who comes from anywhere lays out first of all."""
        if self.place is not None:
            return ""
        ahead = self.items[self.at :]
        sat_on = any(each.position is Position.SEATED for each in ahead)
        holds = any(each.holds_on for each in ahead)
        return ready_words(to_lay_out(ahead), sat_on, Equipment.WALL not in self.planned.equipment, holds)

    @property
    def _begins_in_place(self) -> bool:
        """Whether how to begin tells all: how to sit on the chair at hand, or to stand at the wall."""
        place, position = self.place, self.planned.position
        if position is Position.SEATED:
            return place is Position.SEATED or bool(self._lays_out)
        at_wall = Equipment.WALL in near(self.items, self.at)
        return at_wall and place is position is Position.STANDING

    @property
    def _settling(self) -> str:
        """The way into the position."""
        planned, place = self.planned, self.place
        if self.coming and place is planned.position is Position.STANDING:
            return ""
        if self._lays_out and planned.position is Position.SEATED:
            place = Position.STANDING  # to the chair that was laid out
        side = planned.lain_on(Side.LEFT) if planned.exercise.sides is Sides.EACH else None
        return settle_words(place, planned.position, self.bed, side, planned.equipment)


def turning(planned: PlannedItem, side: Side, words_a_minute: float) -> GettingReady:
    """Between the sides of PLANNED, for a voice that speaks so many WORDS_A_MINUTE and announces the change.

    SIDE is the one to come. Where the position has to be taken up anew, it is said how, one thing after the other
    with silence to do it in, and where arms and legs belong; else, what of that and of what is done there goes to
    the other side, and until then one breathes as one likes.
    """
    moves = turn_moves(planned.position, planned.lain_on(side), planned.equipment)
    way = _joined(*(move.words for move in moves))
    now = f"Now {planned.exercise.side_words.of(side)}."
    least = switch_seconds(planned.position)
    start, before = planned.start_on(side), planned.start_on(side.other)
    placed = start.taken_up if start else ""
    if not way:
        sided = sentences_apart(start.told_again, before.words) if start and before else ""
        if not sided:
            return GettingReady(now, least)
        words = _joined(EASILY_WORDS, sided)
        said_s = ceil(speaking_seconds(f"{SWITCH_WORDS} {words}", words_a_minute) + _CHANGE_S)
        return GettingReady(words, max(least, float(said_s)), parts=_parts((Topic.START, words)))
    rest = _joined(now, placed)
    words, parts = _joined(way, rest), _parts((Topic.WAY, way), (Topic.START, rest))
    if not placed:
        turned_s = ceil(speaking_seconds(f"{SWITCH_WORDS} {words}", words_a_minute)) + _TURN_S
        return GettingReady(words, max(least, turned_s), parts=parts)
    stages: list[Stage] = []
    turned_s = speaking_seconds(SWITCH_WORDS, words_a_minute)
    for move in moves:
        turned_s = float(ceil(turned_s + speaking_seconds(move.words, words_a_minute) + move.seconds))
        stages.append(Stage(Topic.WAY, move.words, turned_s))
    behind_s = speaking_seconds(rest, words_a_minute) + ARRANGE_S + _SETTLED_S
    return GettingReady(words, max(least, turned_s + ceil(behind_s)), stages=tuple(stages), parts=parts)


def _laying_out_seconds(words: str, items: Sequence[PlannedItem], words_a_minute: float) -> float:
    """To say in WORDS what to have ready for ITEMS, and how to have more time, and to lay it all out."""
    more_s = _BEFORE_MORE_TIME_S + speaking_seconds(MORE_TIME_WORDS, words_a_minute) + _AFTER_MORE_TIME_S
    laying_s = max(lay_out_seconds(to_lay_out(items)), more_s)
    return float(ceil(speaking_seconds(words, words_a_minute) + laying_s))


def _counting_seconds(words_a_minute: float) -> float:
    """To settle in silence, and to be asked at so many WORDS_A_MINUTE to wait for the count."""
    return _SETTLED_S + speaking_seconds(COUNT_WORDS, words_a_minute)


def _parts(*parts: tuple[Topic, str | None]) -> tuple[Told, ...]:
    """Those of PARTS that say something."""
    return tuple(Told(topic, words) for topic, words in parts if words)


def _joined(*sentences: str | None) -> str:
    return " ".join(sentence for sentence in sentences if sentence)


def _taking(things: Sequence[Equipment], position: Position, readying: str) -> str:
    """That THINGS, which lie ready, are taken up for an exercise in POSITION. What READYING tells of them, and the
    chair to sit down on, are named there.
    """
    named = {_BEGUN_ON.get(position), *named_in(readying, things)}
    return take_words([one for one in things if one not in named])
