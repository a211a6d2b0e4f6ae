"""When the signs that need help are shown again by themselves: once for each reason, not daily.

A reason comes again only when it is new again. The program screens nobody with this: it asks, and says what to do.
"""

from datetime import date, timedelta
from enum import StrEnum

from backcare_tui.domain.journal.memo import Subject
from backcare_tui.domain.journal.overview import Overview
from backcare_tui.domain.journal.rating import A_CHANGE, SEVERE
from backcare_tui.domain.journal.trend.daily_pain import FEWEST_RATED, FORTNIGHT, PainByDay, usual_pain

LOW_UNTIL_NOW = 5
"""The median of the weeks before, below which such a rating is new."""

_BACK_DAYS = 28
_LEG_DAYS = 7
"""Days after which pain in a leg, told of in a session, is no longer a reason of its own."""


class SignsReason(StrEnum):
    """Why the signs are shown. The journal keeps these values: add more, change none."""

    LEG = "leg"
    NEW_HIGH = "new-high"
    WORSE = "worse"

    @property
    def words(self) -> str:
        return {
            SignsReason.LEG: "Because pain goes into a leg.",
            SignsReason.NEW_HIGH: "Because so much pain is new.",
            SignsReason.WORSE: "Because the last two weeks were worse than the two before.",
        }[self]


def signs_due(overview: Overview, pain: int | None = None, leg: bool = False) -> SignsReason | None:
    """Why to show the signs now, the most pressing reason; None if there is none, or none that is new.

    PAIN is what was just rated, LEG says that pain in a leg was just told of; neither need be in OVERVIEW yet, of
    whose entries none is looked at. Who has answered the signs today is not asked again.
    """
    if overview.today in _answered_on(overview):
        return None
    if _goes_into_leg(overview, leg):
        return SignsReason.LEG
    if pain is not None and pain >= SEVERE and _is_new(overview):
        return SignsReason.NEW_HIGH
    return SignsReason.WORSE if _is_worse(overview) else None


def _goes_into_leg(overview: Overview, now: bool) -> bool:
    """Whether pain in a leg was told of, and that is new: there was none in the four weeks before, or it was never
    a reason to show the signs.
    """
    told = overview.leg_days
    latest = overview.today if now else max(told, default=None)
    shown = _shown_on(overview, SignsReason.LEG)
    if latest is None or latest <= overview.today - timedelta(days=_LEG_DAYS):
        return False
    if shown is None:
        return True
    begin = latest - timedelta(days=_BACK_DAYS)
    return shown < begin and not any(begin <= day < latest for day in told)


def _is_new(overview: Overview) -> bool:
    """Whether a high rating now is new: the median of the four weeks before is low, and none of their ratings was
    a reason to show the signs. Where nothing was rated it is new unless the signs were answered in that time.
    """
    begin = overview.today - timedelta(days=_BACK_DAYS)
    usual = usual_pain(overview.pains, overview.today, _BACK_DAYS)
    shown = _shown_on(overview, SignsReason.NEW_HIGH)
    if shown == overview.today:
        return False
    if usual is None:
        return not any(day >= begin for day in _answered_on(overview))
    if usual >= LOW_UNTIL_NOW:
        return False
    if shown is None:
        return True
    high = (day for day, ratings in overview.pains.items() if max(ratings) >= SEVERE)
    return not any(max(shown, begin) <= day < overview.today for day in high)


def _is_worse(overview: Overview) -> bool:
    """Whether the median of the last fortnight's days is two points or more above that of the fortnight before."""
    shown = _shown_on(overview, SignsReason.WORSE)
    if shown is not None and shown > overview.today - timedelta(days=2 * FORTNIGHT):
        return False
    was = _fortnight(overview.pains, overview.today - timedelta(days=FORTNIGHT))
    now = _fortnight(overview.pains, overview.today)
    return was is not None and now is not None and now - was >= A_CHANGE


def _fortnight(pains: PainByDay, last: date) -> float | None:
    """The median of the daily medians of the fortnight that ends with LAST; None where few have any."""
    return usual_pain(pains, last + timedelta(days=1), FORTNIGHT, FEWEST_RATED)


def _shown_on(overview: Overview, reason: SignsReason) -> date | None:
    """The day on which they were last shown for REASON."""
    shown = (memo for memo in overview.memos if memo.about is Subject.SIGNS_SHOWN and memo.says == reason)
    return max((overview.days.of(memo.at) for memo in shown), default=None)


def _answered_on(overview: Overview) -> set[date]:
    """The days on which they were answered, if only with putting it off."""
    return {overview.days.of(memo.at) for memo in overview.memos if memo.about is Subject.SIGNS}
