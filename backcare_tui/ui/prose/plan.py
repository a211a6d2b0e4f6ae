"""What the Plan says: each day in a line, one day in full, and the rules that decide."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from textual.content import Content

from backcare_tui.domain.catalogue.catalogue import Catalogue
from backcare_tui.domain.catalogue.exercise import Exercise
from backcare_tui.domain.catalogue.routine import Routine
from backcare_tui.domain.catalogue.terms import Variation
from backcare_tui.domain.catalogue.things import things_words
from backcare_tui.domain.guidance.adapt import to_show
from backcare_tui.domain.guidance.person import Person
from backcare_tui.domain.guidance.signs.signs_said import closed_by
from backcare_tui.domain.journal.calendar.mark import Mark, mark_of_day
from backcare_tui.domain.journal.days import Days
from backcare_tui.domain.journal.entry import ActivityEntry, Entry, SessionEntry, sessions_that_count
from backcare_tui.domain.journal.entry_words import entry_words
from backcare_tui.domain.journal.memo import DayChange, FlareSaid, MemoEntry, PauseSaid, Subject, newest_memo
from backcare_tui.domain.journal.overview import Overview
from backcare_tui.domain.plan.plan import PlannedDay
from backcare_tui.domain.plan.rule import Decision
from backcare_tui.domain.plan.rules.every import RULES
from backcare_tui.domain.plan.shape import DayKind
from backcare_tui.domain.plan.walking import WalkingQuota
from backcare_tui.domain.session.planned_item import PlannedItem
from backcare_tui.domain.session.timeline import Timeline
from backcare_tui.domain.words.text import cells, filled
from backcare_tui.domain.words.wording import counted, day_words, minutes_words, whole_words
from backcare_tui.ui.prose.marks import IDLE, SIGNS, TO_COME
from backcare_tui.ui.widgets.literal_text import MUTED

_FREE = SIGNS[Mark.RESTED]
_LABEL = 7
_NOTHING = {
    DayKind.CLOSED: "closed for now",
    DayKind.PAUSED: "paused",
    DayKind.DROPPED: "left free by you",
}
"""Why a day has nothing, in a word or two."""
_NOTHING_YET = "Nothing is planned for this day. Rest is part of the plan."
_NEW = "The plan follows what you do and how it feels, and any day of it can be changed."
_PAUSED: Mapping[str, str] = {
    PauseSaid.ILL: ", because you are ill",
    PauseSaid.AWAY: ", because you are away",
}
_NOTHING_WAS = "Nothing was written down on this day."


class DayDone(NamedTuple):
    """What the journal holds of one day."""

    entries: tuple[Entry, ...] = ()
    """Oldest first."""

    @property
    def sessions(self) -> tuple[SessionEntry, ...]:
        """Those that count."""
        return sessions_that_count(self.entries)

    @property
    def minutes(self) -> float:
        """Of walking, cycling or swimming."""
        return sum(entry.aerobic_minutes for entry in self.entries)

    @property
    def mark(self) -> Mark:
        return mark_of_day(self.entries)

    @property
    def only_in_part(self) -> bool:
        """Whether there were sessions that count, and all of them were ended early."""
        return bool(self.sessions) and all(session.was_ended_early for session in self.sessions)

    @property
    def anything(self) -> bool:
        return self.mark not in IDLE


def done_on(day: date, entries: Iterable[Entry], days: Days) -> DayDone:
    """What was done on DAY, of ENTRIES latest first, by somebody with DAYS."""
    return DayDone(tuple(entry for entry in reversed(tuple(entries)) if days.of(entry.at) == day))


class PlanProse:
    """Puts days of the plan into words, for one person and their catalogue."""

    def __init__(self, catalogue: Catalogue, person: Person, today: date) -> None:
        self._catalogue = catalogue
        self._person = person
        self._today = today
        self._name_of = catalogue.name_of
        self._timelines: dict[str, Timeline] = {}
        """Each by its routine, written down: one with another form of an exercise cannot be hashed."""

    def made_for(self, catalogue: Catalogue, person: Person, today: date) -> "PlanProse":
        """Itself, with what it has laid out, if it is for these; otherwise another one that is."""
        same = self._catalogue is catalogue and (self._person, self._today) == (person, today)
        return self if same else PlanProse(catalogue, person, today)

    # A day in a line

    def line(self, planned: PlannedDay, done: DayDone) -> Content:
        """One line: the day, a mark, and what was done or is planned."""
        today = planned.date == self._today
        label = "Today" if today else f"{planned.date:%a} {planned.date.day}"
        sign, words = self._signed(planned, done)
        style = "bold $accent" if today else MUTED if sign is _FREE else ""
        sign_style = "$accent" if done.anything else MUTED
        return Content.assemble((label.ljust(_LABEL), style), " ", (sign, sign_style), "  ", (words, style))

    def _signed(self, planned: PlannedDay, done: DayDone) -> tuple[str, str]:
        if done.anything:
            return SIGNS[done.mark], self.done_words(done)
        if planned.date < self._today:
            return _FREE, ""
        parts = self._planned_words(planned)
        return (TO_COME, parts) if parts else (_FREE, _NOTHING.get(planned.kind, "rest"))

    def _done_parts(self, done: DayDone) -> list[str]:
        minutes: dict[str, float] = {}
        for entry in done.entries:
            if isinstance(entry, ActivityEntry):
                minutes[entry.exercise] = minutes.get(entry.exercise, 0.0) + entry.minutes
        early: dict[str, bool] = {}
        for session in done.sessions:
            early[session.routine] = early.get(session.routine, True) and session.was_ended_early
        names = (f"{self._name_of(what)}{', ended early' if cut else ''}" for what, cut in early.items())
        return [*names, *(f"{self._name_of(what)} {whole_words(lasted)} min" for what, lasted in minutes.items())]

    def _planned_words(self, planned: PlannedDay) -> str:
        """What is PLANNED, with the minutes of each: "strength 14 min, walk 15"; nothing for nothing."""
        parts = []
        if planned.routine:
            minutes = max(1, round(self._timeline(planned.routine).seconds / 60))
            parts.append(f"{planned.kind.session_words} {minutes}")
        if planned.walk_minutes:
            parts.append(f"walk {planned.walk_minutes}")
        return ", ".join((f"{parts[0]} min", *parts[1:])) if parts else ""

    def day_name(self, day: date) -> str:
        """DAY within a sentence: "today", "Thursday 26"."""
        return "today" if day == self._today else f"{day:%A} {day.day}"

    def offer(self, planned: PlannedDay) -> str:
        """PLANNED in a line, where it can be chosen: "Thursday 26: rest"."""
        name = self.day_name(planned.date)
        return f"{name[0].upper()}{name[1:]}: {self._planned_words(planned) or 'rest'}"

    def done_exercises(self, routine: Routine) -> tuple[Exercise, ...]:
        """Those of ROUTINE in their order, each in the form in which it is done there."""
        return tuple(planned.exercise for planned in self._timeline(routine).items)

    def _timeline(self, routine: Routine) -> Timeline:
        """ROUTINE in time, laid out once."""
        key = repr(routine)
        if key not in self._timelines:
            self._timelines[key] = to_show(routine, self._person, self._catalogue).timeline(self._catalogue)
        return self._timelines[key]

    # A day in full

    def page(
        self, planned: PlannedDay, done: DayDone, walking: WalkingQuota | None = None, *, brief: bool = False
    ) -> Content:
        """What was done that day, what is planned, why, and how much of it; BRIEF where its line is seen above.

        WALKING is given for today: how far the week is, and why its quota is what it is.
        """
        day = planned.date
        name = day_words(day)
        blocks = [Content.styled(f"{name} · today" if day == self._today else name, "bold")] * (not brief)
        gap = Content("\n" if brief else "\n\n")
        if done.entries:
            blocks.append(
                _listed("Written down", [entry_words(entry, self._name_of, "→").line for entry in done.entries])
            )
        if day < self._today:
            return gap.join(blocks if done.entries else [*blocks, Content.styled(_NOTHING_WAS, MUTED)])
        if planned.routine:
            blocks.append(self.title(planned, planned.routine))
        elif not planned.walk_minutes and planned.kind not in _NOTHING:
            blocks.append(Content.styled(_NOTHING_YET, MUTED))
        if planned.decisions:
            blocks.append(reasons(planned.decisions))
        if planned.routine:
            blocks.append(self.exercises(planned.routine))
        if planned.walk_minutes:
            lines = [f"{counted(planned.walk_minutes, 'minute')}, whenever it suits"]
            lines += [decision.says for decision in planned.walk.decisions]
            if walking and day == self._today:
                less = f", of a quota of {walking.minutes}" if walking.goal < walking.minutes else ""
                lines.append(f"This week: {walking_words(walking)}{less}.")
                lines += [decision.says for decision in walking.decisions]
            blocks.append(Content.assemble(("A walk", "bold"), "\n", "\n".join(lines)))
        return gap.join(blocks)

    def title(self, planned: PlannedDay, routine: Routine) -> Content:
        """What ROUTINE, that of PLANNED, is called, and how long and where it is."""
        kind = planned.kind.session_words
        name = f"If you would like more: {kind}" if planned.done else f"{kind[:1].upper()}{kind[1:]}"
        facts = "\n".join(filter(None, [self.facts(routine), self.at_hand(routine)]))
        return Content.assemble((name, "bold $accent"), "\n", (facts, MUTED))

    def facts(self, routine: Routine) -> str:
        """How long ROUTINE takes, how many exercises it has, and where there has to be room."""
        timeline = self._timeline(routine)
        facts = (minutes_words(timeline.seconds), counted(len(timeline.items), "exercise"), timeline.place)
        return " · ".join(facts)

    def names(self, routine: Routine) -> str:
        """The exercises of ROUTINE in a line."""
        timeline = self._timeline(routine)
        return " · ".join(planned.exercise.name for planned in timeline.items)

    def listed(self, routine: Routine) -> Content:
        """The exercises of ROUTINE below each other, with how much of each beside them."""
        items = self._timeline(routine).items
        widest = max(cells(planned.exercise.name) for planned in items)
        lines = [
            Content.assemble(
                filled(planned.exercise.name, widest),
                (f"  {planned.dose_words}{_form(planned)}", MUTED),
            )
            for planned in items
        ]
        return Content("\n").join(lines)

    def at_hand(self, routine: Routine) -> str:
        """What to have at hand for ROUTINE, as a line; nothing where it needs nothing."""
        equipment = self._timeline(routine).equipment
        return f"Have at hand: {things_words(equipment)}" if equipment else ""

    def done_words(self, done: DayDone) -> str:
        """What was DONE, in a line."""
        return " · ".join(self._done_parts(done))

    def exercises(self, routine: Routine) -> Content:
        """The exercises of ROUTINE, and how much of each."""
        timeline = self._timeline(routine)
        lines = [
            Content.assemble(planned.called, "\n  ", (planned.dose_words, MUTED)) for planned in timeline.items
        ]
        return Content("\n").join([Content.styled("How much", "bold"), *lines])


def walking_words(walking: WalkingQuota) -> str:
    """How far this week is with what is planned: "20 of 55 min", "60 min, 55 were planned"."""
    if walking.done > walking.minutes:
        return f"{walking.done} min, {walking.minutes} were planned"
    return f"{walking.done} of {walking.goal} min"


def reasons(decisions: Sequence[Decision]) -> Content:
    """Why it is so."""
    return _listed("Why", [decision.says for decision in decisions])


def rules_prose(spoke: Sequence[Decision] = (), day: str = "") -> Content:
    """Every rule of the plan, in the order in which they are asked, those first and marked that SPOKE for DAY."""
    blocks = []
    if spoke:
        said = [f"{_rule_words(decision.rule)}: {decision.says}" for decision in spoke]
        blocks.append(_listed(f"The rules that spoke for {day}", said))
    blocks += [
        Content.styled("How the plan decides", "bold"),
        Content(
            "It looks at what your journal holds, asks these rules from the first to the last, and says which of "
            "them spoke. It proposes; you decide. Pain of 3 to 5 is in the amber band, of 6 and more in the red "
            "one, unless you chose to go by your usual pain."
        ),
    ]
    names = {decision.rule for decision in spoke}
    for number, rule in enumerate(RULES, start=1):
        mark = f"  {SIGNS[Mark.TRAINED]} spoke for {day}" if rule.name in names else ""
        blocks.append(
            Content.assemble(
                (f"{number:>2}  {_rule_words(rule.name)}{mark}", "bold $accent"),
                ("\n    when  ", MUTED),
                rule.when,
                ("\n    then  ", MUTED),
                rule.changes,
                (f"\n    It looks at {rule.looks_at}.", MUTED),
            )
        )
    return Content("\n\n").join(blocks)


def _rule_words(name: str) -> str:
    """The NAME of a rule as one reads it."""
    return name.replace("-", " ")


def state_prose(overview: Overview, see_someone: Decision | None) -> Content:
    """What stands above all days: closed for now, someone to be seen, a pause; mostly nothing."""
    lines = state_lines(overview, see_someone, comes_back="p comes back.")
    if not lines and overview.empty:
        lines.append(Content.styled(_NEW, MUTED))
    return Content("\n").join(lines)


def state_lines(overview: Overview, see_someone: Decision | None, comes_back: str) -> list[Content]:
    """What matters more than any day; COMES_BACK says how a pause is ended."""
    lines = []
    if closed_by(overview.memos):
        lines.append(
            Content.assemble(("Exercises are closed for now.", "bold"), " ! shows what to do, and the way back.")
        )
    if see_someone:
        lines.append(Content(see_someone.says))
    pause = newest_memo(overview.memos, Subject.PAUSE)
    if pause and pause.says != PauseSaid.OVER:
        since = f"Paused since {day_words(overview.days.of(pause.at))}{_PAUSED.get(pause.says, '')}."
        lines.append(Content.assemble((since, "bold"), f" It counts as rest. {comes_back}"))
    return lines


def taken_back_words(memo: MemoEntry) -> str:
    """What is said when MEMO, a change of the plan, is taken back."""
    change = DayChange.read(memo.says) if memo.about is Subject.DAY else None
    if change:
        return f"Took back: {change.day:%A} {change.made.replace('-', ' ')}."
    match memo.about, memo.says:
        case Subject.PAUSE, PauseSaid.OVER:
            return "Took back: the plan is paused again."
        case Subject.PAUSE, _:
            return "Took back: the plan is not paused."
        case Subject.FLARE, FlareSaid.OVER:
            return "Took back: the flare-up goes on."
        case _:
            return "Took back: no flare-up began."


def _listed(title: str, lines: Iterable[str]) -> Content:
    return Content.assemble((title, "bold"), "\n", "\n".join(f"– {line}" for line in lines))


def _form(planned: PlannedItem) -> str:
    """In a word after its dose, the form that PLANNED is chosen in."""
    return "" if planned.item.variation is Variation.STANDARD else f", {planned.item.variation.value}"
