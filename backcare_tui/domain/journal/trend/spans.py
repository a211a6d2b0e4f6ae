"""Flare-ups and pauses as days from one to another, of what the person said of them."""

from collections.abc import Iterable
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from backcare_tui.domain.journal.days import Days
from backcare_tui.domain.journal.memo import FlareSaid, MemoEntry, PauseSaid, Subject
from backcare_tui.domain.journal.trend.daily_pain import PainByDay, day_median, usual_pain
from backcare_tui.domain.journal.trend.flare_up import LONGEST_DAYS, is_over, is_sore

_NO_PAINS: PainByDay = {}
_A_DAY = timedelta(days=1)


class SpanKind(StrEnum):
    """What the days are."""

    FLARE_UP = "flare-up"
    PAUSE = "pause"


class Span(NamedTuple):
    """Some days in a row."""

    kind: SpanKind
    first: date
    last: date | None
    """None while it goes on."""
    says: str = ""
    """Of a pause what it is for: "away", "ill"."""

    @property
    def name(self) -> str:
        """What to call it: "flare-up", "away", "ill"."""
        return self.says or self.kind.value

    def holds(self, day: date) -> bool:
        """Whether DAY is one of its days."""
        return self.within(day, day) is not None

    def within(self, first: date, last: date) -> tuple[date, date] | None:
        """Those of its days that are from FIRST to LAST; None if there are none."""
        begins, ends = max(self.first, first), last if self.last is None else min(self.last, last)
        return (begins, ends) if begins <= ends else None


def spans_of(
    memos: Iterable[MemoEntry],
    first: date,
    last: date,
    pains: PainByDay = _NO_PAINS,
    *,
    days: Days,
) -> tuple[Span, ...]:
    """The spans that MEMOS, latest first, tell of and that have a day from FIRST to LAST; earliest first.

    A flare-up that was said to be over within two weeks of its beginning lasts until the day before, whatever was
    rated. Any other lasts until the day before `is_over` says so, by PAINS: a day without a rating is as sore as
    the one before, if that has one.
    """
    told = [(days.of(memo.at), memo) for memo in memos][::-1]
    found = [*_flare_ups(told, last, pains), *_pauses(told)]
    shown = [span for span in found if span.within(first, last)]
    return tuple(sorted(shown, key=lambda span: (span.first, span.kind)))


_Told = Iterable[tuple[date, MemoEntry]]
"""Memos with the days they belong to, earliest first."""


def _flare_ups(told: _Told, last: date, pains: PainByDay) -> Iterable[Span]:
    began: date | None = None
    again = date.min
    for day, memo in told:
        if memo.about is not Subject.FLARE:
            continue
        if began:
            said = memo.says == FlareSaid.OVER and (day - began).days <= LONGEST_DAYS
            ended = max(began, day - _A_DAY) if said else _eased(again, day, pains)
            if ended:
                yield Span(SpanKind.FLARE_UP, began, ended)
                began = None
        if memo.says != FlareSaid.OVER:
            began, again = began or day, day
    if began:
        yield Span(SpanKind.FLARE_UP, began, _eased(again, last + _A_DAY, pains))


def _eased(began: date, until: date, pains: PainByDay) -> date | None:
    """The last day of a flare-up that BEGAN on a day, by what was rated before UNTIL; None if it went on."""
    day = began
    while day < until:
        rated = pains.get(day) or pains.get(day - _A_DAY)
        sore = None if rated is None else is_sore(day_median(rated), usual_pain(pains, day))
        if is_over((day - began).days + 1, sore):
            return day - _A_DAY
        day += _A_DAY
    return None


def _pauses(told: _Told) -> Iterable[Span]:
    began: date | None = None
    says = ""
    for day, memo in told:
        if memo.about is not Subject.PAUSE:
            continue
        if began and memo.says != says:
            yield Span(SpanKind.PAUSE, began, max(began, day - _A_DAY), says)
            began = None
        if memo.says != PauseSaid.OVER:
            began, says = began or day, memo.says
    if began:
        yield Span(SpanKind.PAUSE, began, None, says)
