"""The rules that say how much of an exercise there is: small steps up, larger ones down."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from backcare_tui.domain.guidance.coming_back import LONG_BREAK_DAYS
from backcare_tui.domain.plan.rule import About, Found, News, Numbers, Rule
from backcare_tui.domain.plan.shape import A_STEP
from backcare_tui.domain.plan.story import PastSession

if TYPE_CHECKING:
    from backcare_tui.domain.plan.ladder import Amount, Ladder

DoseRule = Rule["DoseFacts", "Level"]


class Level(NamedTuple):
    """How far one exercise has grown."""

    amount: "Amount"
    settled: int = 0
    """Settled sessions with it since it last changed."""
    in_form: int = 0
    """Settled sessions with it in the form that it has."""


class DoseFacts(NamedTuple):
    """What the rules look at for one exercise: what it is called, and one session that it was in.

    Before a session that follows a long gap they are asked with the gap and without a session.
    """

    name: str
    ladder: "Ladder"
    session: PastSession | None = None
    gap: int = 0
    """Days since the session before."""
    cautious: bool = False
    """Whether a circumstance of the person concerns it: then there is no harder form."""
    exercise: str = ""
    waiting: bool = False
    """Whether it grew already, and was not done since with more: another one came first."""


def _after_gap(facts: DoseFacts, level: Level, numbers: Numbers) -> Found | None:
    if facts.gap < numbers["gap"]:
        return None
    again = facts.ladder.down(facts.ladder.start, numbers["share"])
    return {"name": facts.name, "amount": level.amount.at_most(again)}


AFTER_GAP = DoseRule(
    name="restart-dose",
    about=About.DOSE,
    condition="you had no session for {gap} days or more",
    looks_at="the days between your sessions",
    effect=(
        "each exercise begins again below where one starts, by {share:share} of the repetitions, else of the "
        "hold; and so does what comes in anew in the {sessions} sessions after that"
    ),
    says="After {gap} days or more without a session, each exercise begins a step below its starting dose.",
    finds=_after_gap,
    makes=lambda _level, _numbers, found: Level(found["amount"]),
    numbers={"gap": LONG_BREAK_DAYS, "share": A_STEP, "sessions": 6},
    source="Restart much lower, at an amount for every day: Sherwood Forest",
    news=News.GROWN,
)


def _a_step_down(level: Level, numbers: Numbers, found: Found) -> Level:
    return level._replace(amount=found["ladder"].down(level.amount, numbers["share"]), settled=0)


def _red(facts: DoseFacts, level: Level, numbers: Numbers) -> Found | None:  # noqa: ARG001
    session = facts.session
    if session is None or not (session.red or session.sharp):
        return None
    usual = session.baseline
    raised = session.is_raised(numbers["rise"]) or (usual is not None and usual < numbers["red"] and session.red)
    if not raised or (session.hurt and facts.exercise not in session.hurt):
        return None
    what, it = (facts.name, "it is") if session.hurt else ("The session", "what was in it is")
    return {"what": what, "it": it, "ladder": facts.ladder}


RED = DoseRule(
    name="red",
    about=About.DOSE,
    condition=(
        "a session was in the red band, and pain before it was below {red} or rose by {rise}; or something "
        "was sharp or went down a leg"
    ),
    looks_at="the worst pain of a session beside the pain before it, and which exercise it was",
    effect=(
        "what hurt, or else all of the session, becomes smaller, by {share:share} of the repetitions, else of"
        " the hold"
    ),
    says="{what} hurt last time, so {it} a step smaller.",
    finds=_red,
    makes=_a_step_down,
    numbers={"red": 6, "rise": 2, "share": A_STEP},
    source="20 to 30 % less: our own choice",
    news=News.GROWN,
)


def _worse_morning(facts: DoseFacts, level: Level, numbers: Numbers) -> Found | None:  # noqa: ARG001
    session = facts.session
    if session is None or not session.worse_by(numbers["points"]):
        return None
    return {"name": facts.name, "ladder": facts.ladder}


WORSE_MORNING = DoseRule(
    name="worse-morning",
    about=About.DOSE,
    condition=(
        "the morning after a session was {points} points worse than before it, or you said that it was worse"
    ),
    looks_at="how the morning after a session was",
    effect=(
        "each exercise of that session becomes smaller, by {share:share} of the repetitions, else of the hold"
    ),
    says="The morning after was worse, so what you did the day before is a step smaller.",
    finds=_worse_morning,
    makes=_a_step_down,
    numbers={"points": 2, "share": A_STEP},
    source="Silbernagel 2007; two points: Childs 2005; 20 to 30 % less: our own choice",
    news=News.GROWN,
)


def _settled(facts: DoseFacts, level: Level, numbers: Numbers) -> Found | None:
    session = facts.session
    if session is None or facts.waiting or not session.settled(numbers["points"], numbers["effort"]):
        return None
    if level.settled + 1 < numbers["sessions"]:
        return {"name": facts.name, "how": "", "amount": level.amount, "settled": level.settled + 1}
    of_form = level.in_form + 1 >= numbers["of_form"]
    ladder = facts.ladder
    grown = ladder.up(
        level.amount,
        reps=int(numbers["reps"]),
        wide_reps=int(numbers["wide_reps"]),
        wide=int(numbers["wide"]),
        hold_s=numbers["hold_s"],
        long_hold_s=numbers["long_hold_s"],
        long=numbers["long"],
        longest_s=numbers["longest_s" if ladder.strengthens else "longest_other_s"],
        harder=of_form and not facts.cautious,
    )
    return {"name": facts.name, "how": ladder.change_words(level.amount, grown), "amount": grown, "settled": 0}


SETTLED = DoseRule(
    name="three-settled",
    about=About.DOSE,
    condition=(
        "{sessions} sessions with the exercise went well since it last changed: none in the red band, none in"
        " the amber one with a morning {points} points worse after it, and an effort of {effort} of 10 at "
        "most"
    ),
    looks_at="the worst pain of these sessions, the mornings after them, and the effort",
    effect=(
        "it grows by one step: {reps} repetition more ({wide_reps} where the printed range goes {wide} beyond"
        " the start), then {hold_s} s of hold ({long_hold_s} from {long} s up), each to the middle of the "
        "printed range, then, after {of_form} such sessions, the harder form. Strength work lasts {longest_s}"
        " s at most, other exercises {longest_other_s} s; on one day one exercise grows, strength work first"
    ),
    says="{sessions:Words} sessions with {name} settled well, so: {how}.",
    finds=_settled,
    makes=lambda level, _numbers, found: Level(
        found["amount"],
        found["settled"],
        level.in_form + 1 if found["amount"].harder == level.amount.harder else 0,
    ),
    numbers={
        "sessions": 3,
        "points": 2,
        "effort": 4,
        "reps": 1,
        "wide_reps": 2,
        "wide": 12,
        "hold_s": 2,
        "long_hold_s": 5,
        "long": 10,
        "longest_s": 200,
        "longest_other_s": 150,
        "of_form": 18,
    },
    source="One or two repetitions more every few days: NHS inform; one thing at a time: our own choice",
    news=News.GROWN,
)

DOSE_RULES: Sequence[DoseRule] = (AFTER_GAP, RED, WORSE_MORNING, SETTLED)
