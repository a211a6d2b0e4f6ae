"""Whether to offer, once, to go by a usual pain that is high."""

from backcare_tui.domain.journal.memo import Subject, newest_about
from backcare_tui.domain.journal.overview import Overview
from backcare_tui.domain.journal.trend.daily_pain import usual_pain

_HIGH = 6
_DAYS = 7
_FEWEST_DAYS = 3
"""Days with a rating, of the week, whose median says something about it."""


def usual_that_is_high(overview: Overview) -> float | None:
    """The median of the last seven days before today, if it is 6 or more and that was not asked about before."""
    if newest_about(overview.memos, Subject.USUAL_HIGH) is not None:
        return None
    usual = usual_pain(overview.pains, overview.today, _DAYS, _FEWEST_DAYS)
    return usual if usual is not None and usual >= _HIGH else None
