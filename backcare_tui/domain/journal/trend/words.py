"""What is said of a change: careful, and nothing of few days."""

from datetime import date, timedelta

from backcare_tui.domain.journal.trend.baseline import (
    CLEAR_CHANGE,
    FEWEST_DAYS,
    WEEK_DAYS,
    Baseline,
    is_meaningfully_better,
    stays_low,
    week_pain,
)
from backcare_tui.domain.journal.trend.daily_pain import PainByDay
from backcare_tui.domain.words.wording import counted, number_words

_A_WEEK = timedelta(days=WEEK_DAYS)


def change_words(pains: PainByDay, baseline: Baseline | None, last: date) -> str:
    """One or two careful sentences: the seven days up to LAST beside the first week, and beside the week before.

    PAINS are those of the fourteen days up to LAST, or more.
    """
    now, before = week_pain(pains, last), week_pain(pains, last - _A_WEEK)
    if now is None:
        return _too_few(pains, last)
    first = baseline if baseline and baseline.last <= last - _A_WEEK else None
    said = []
    if first:
        said.append(since_first_words(first, now))
    if before is not None and (first is None or first.last != last - _A_WEEK):
        said.append(_since_last_words(before, now))
    if said:
        return " ".join(said)
    middle = f"{number_words(now)} in the middle of the last seven days"
    return f"{middle}. A week from the first rating on there is something to compare it with."


def since_first_words(baseline: Baseline, now: float) -> str:
    """One sentence: the pain of a week, NOW, beside that of BASELINE."""
    if stays_low(baseline.pain, now):
        return f"Low, as in the first week: {_then_and_now(baseline.pain, now)}."
    if is_meaningfully_better(baseline, now):
        return f"Meaningfully better than in the first week: {_from_to(baseline.pain, now)}."
    return f"{_beside(baseline.pain, now)} in the first week: {_from_to(baseline.pain, now)}."


def _since_last_words(was: float, now: float) -> str:
    if stays_low(was, now):
        return f"Low, as in the week before: {_then_and_now(was, now)}."
    return f"{_beside(was, now)} the week before: {_from_to(was, now)}."


def _from_to(was: float, now: float) -> str:
    first, last = number_words(was), number_words(now)
    return f"from {first} to {last}" if first != last else f"still {last}"


def _then_and_now(was: float, now: float) -> str:
    """Of what stays low: there is no way from one to the other that would mean anything."""
    first, last = number_words(was), number_words(now)
    return f"{first} then, {last} now" if first != last else f"{last} then and now"


def _beside(was: float, now: float) -> str:
    if was - now >= CLEAR_CHANGE:
        return "Lower than"
    return "Higher than" if now - was >= CLEAR_CHANGE else "About the same as"


def _too_few(pains: PainByDay, last: date) -> str:
    """What is missing for a median of the seven days up to LAST."""
    rated = sum(last - timedelta(days=back) in pains for back in range(WEEK_DAYS))
    if not rated:
        return "No ratings in the last seven days."
    missing = counted(FEWEST_DAYS - rated, "more day")
    return f"{counted(rated, 'day')} of the last seven rated; {missing} of ratings may show a direction."
