"""The rules that say which exercises may be in a session."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from backcare_tui.domain.guidance.person import Person
from backcare_tui.domain.plan.rule import About, Found, Numbers, Rule
from backcare_tui.domain.words.wording import counted

if TYPE_CHECKING:
    from backcare_tui.domain.catalogue.exercise import Exercise

SessionRule = Rule["Candidate", "Choice"]


class Candidate(NamedTuple):
    """An exercise that might be in a session."""

    exercise: "Exercise"
    person: Person
    chosen: int = 0
    """How many there are in it already."""
    seconds: float = 0
    """How long the session would be with it."""
    new: bool = False
    """Whether it was not done before, though others were."""
    since_new: int | None = None
    """Days since another one was new."""


class Choice(NamedTuple):
    """Whether it may be."""

    suits: bool = True
    fits: bool = True


def _circumstances(candidate: Candidate, choice: Choice, numbers: Numbers) -> Found | None:  # noqa: ARG001
    from backcare_tui.domain.guidance.cautions.concerns import is_left_out, leaving_out

    exercise, person = candidate.exercise, candidate.person
    if not is_left_out(exercise, person):
        return None
    return {"name": exercise.name.lower(), "tag": leaving_out(exercise, person)[0].tag.words}


CIRCUMSTANCES = SessionRule(
    name="circumstances",
    about=About.SESSION,
    condition="one of your circumstances says to leave the exercise out",
    looks_at="what you told of yourself, and the cautions of the exercises",
    effect="it is not chosen; one that your circumstances ask to be done in another form is done so",
    says="For {tag}: no {name}.",
    finds=_circumstances,
    makes=lambda choice, _numbers, _found: choice._replace(suits=False),
)


def _minutes(candidate: Candidate, choice: Choice, numbers: Numbers) -> Found | None:  # noqa: ARG001
    if candidate.chosen < numbers["least"] or candidate.seconds <= candidate.person.minutes * 60:
        return None
    room = counted(candidate.chosen, "exercise")
    return {"room": room, "minutes": counted(candidate.person.minutes, "minute")}


MINUTES = SessionRule(
    name="minutes",
    about=About.SESSION,
    condition="with the exercise the session would be longer than you have minutes",
    looks_at="the minutes for a session in your settings",
    effect="it is not chosen; {least} there is always",
    says="{minutes} have room for {room}.",
    finds=_minutes,
    makes=lambda choice, _numbers, _found: choice._replace(fits=False),
    numbers={"least": 1},
)


def _one_new(candidate: Candidate, choice: Choice, numbers: Numbers) -> Found | None:  # noqa: ARG001
    if not candidate.new or candidate.since_new is None or candidate.since_new >= numbers["days"]:
        return None
    return {"name": candidate.exercise.name}


ONE_NEW = SessionRule(
    name="one-new",
    about=About.SESSION,
    condition="another exercise was new to you within {days} days, and there is one that you know instead",
    looks_at="when you did each exercise for the first time",
    effect="the new one waits",
    says="{name} waits: one new exercise at a time.",
    finds=_one_new,
    makes=lambda choice, _numbers, _found: choice._replace(suits=False),
    numbers={"days": 4},
    source="Few exercises are easiest to keep up: Bachmann 2018",
)

SESSION_RULES: Sequence[SessionRule] = (CIRCUMSTANCES, MINUTES, ONE_NEW)
