"""How it is today, before a session begins: ten seconds, each question left with one key. Nothing here forbids."""

from collections.abc import Iterator
from typing import NamedTuple

from backcare_tui.domain.catalogue.routine import Routine
from backcare_tui.domain.catalogue.terms import GENTLE_DAYS
from backcare_tui.domain.guidance.gentle_day import gentle_day_reason
from backcare_tui.domain.guidance.signs.safety import SafetyText
from backcare_tui.domain.guidance.usual_high import usual_that_is_high
from backcare_tui.domain.interview.before.questions import (
    NOT_TODAY,
    RATE_BEFORE,
    RATE_LEG,
    gentle_question,
    unusual_question,
    usual_high_question,
)
from backcare_tui.domain.interview.before.signs_again import signs_if_due
from backcare_tui.domain.interview.means import Means
from backcare_tui.domain.interview.question import Choice
from backcare_tui.domain.interview.signs_interview import look_for_signs
from backcare_tui.domain.interview.steps import (
    Ask,
    Begun,
    ChangeSetting,
    Hold,
    Interrupt,
    Interview,
    Rate,
    Recall,
    Remember,
)
from backcare_tui.domain.journal.entry import RatingEntry
from backcare_tui.domain.journal.memo import Subject
from backcare_tui.domain.journal.overview import Overview
from backcare_tui.domain.journal.trend.daily_pain import usual_pain


class CheckedIn(NamedTuple):
    """How it is, and what is done about it."""

    overview: Overview
    pain: int | None
    leg_pain: int | None
    routine: Routine


def check_in(routine: Routine, begun: Begun, means: Means) -> Interview[CheckedIn | None]:
    """How it is before ROUTINE, and whether to do a gentler one; None if nothing is to be practised now.

    BEGUN is what the rating is entered with where no session follows.
    """
    pain: int | None = yield Rate(RATE_BEFORE)
    overview: Overview = yield Recall()
    leg: int | None = None
    if pain is not None:
        yield Hold(RatingEntry(id=begun.id, at=begun.at, pain=pain))
        if overview.leg_ever:
            leg = yield Rate(RATE_LEG)
            if leg is not None:
                yield Hold(RatingEntry(id=begun.id, at=begun.at, pain=pain, leg_pain=leg))
    unusual: Choice = yield Ask(unusual_question())
    if unusual is Choice.YES and not (yield from _may_begin_all_the_same(means.safety())):
        return None
    if unusual is not Choice.YES and not (yield from signs_if_due(overview, means, pain, leg=bool(leg))):
        return None
    if pain is not None:
        yield from _offer_to_go_by_the_usual(overview, means)
        routine = yield from _gentler(routine, pain, overview, means)
    return CheckedIn(overview, pain, leg, routine)


def _may_begin_all_the_same(safety: SafetyText) -> Interview[bool]:
    """What to do where something is unlike other days; whether to begin."""
    are_open: bool = yield from look_for_signs(safety, "Because something is unusual today.")
    if not are_open:
        return False
    answer: Choice = yield Interrupt(
        "Perhaps not today", "Leave it for another day if:", tuple(_not_today(safety)), NOT_TODAY
    )
    return answer is Choice.GO_ON


def _not_today(safety: SafetyText) -> Iterator[str]:
    yield from safety.not_today
    yield "You fell, and something hurts that did not before: ask a doctor or physiotherapist first."


def _offer_to_go_by_the_usual(overview: Overview, means: Means) -> Interview[None]:
    """Offer once to go by a usual pain that is high."""
    usual = usual_that_is_high(overview)
    if usual is None or means.usual_is_high:
        return
    answer: Choice = yield Ask(usual_high_question(usual))
    if answer is Choice.NO:
        yield Remember(Subject.USUAL_HIGH, "no")
    elif answer is Choice.YES:
        written: bool = yield ChangeSetting("usual_pain_is_high", True)
        if written:
            yield Remember(Subject.USUAL_HIGH, "yes")


def _gentler(routine: Routine, pain: int, overview: Overview, means: Means) -> Interview[Routine]:
    """ROUTINE, or the gentle day if PAIN is high today and the person chooses it."""
    gentle = means.catalogue.gentle_for(routine)
    usual = usual_pain(overview.pains, overview.today)
    reason = gentle_day_reason(pain, usual, usual_is_high=means.usual_is_high)
    if gentle is None or reason is None or routine.id in GENTLE_DAYS:
        return routine
    answer: Choice = yield Ask(gentle_question(reason, gentle.name, routine.name))
    return gentle if answer is Choice.YES else routine
