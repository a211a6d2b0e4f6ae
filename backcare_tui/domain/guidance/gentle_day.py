"""When a gentle day is offered before a session. It is an offer: nothing here forbids."""

from backcare_tui.domain.journal.rating import Band, band_of

_A_LOT = 7
_NOTEWORTHY = 4
_ABOVE_USUAL = 2


def gentle_day_reason(pain: int, usual: float | None, *, usual_is_high: bool = False) -> str | None:
    """Why a rating of PAIN before a session speaks for a gentle day; None if it does not.

    It does from 7 up, and from 4 up where it is two points or more above USUAL, the median of the week before. For
    whom chose that their USUAL pain IS HIGH it does where that rating, beside the usual one, would be red.
    """
    above = usual is not None and pain >= _NOTEWORTHY and pain - usual >= _ABOVE_USUAL
    speaks_for_it = pain >= _A_LOT or above
    if usual_is_high and usual is not None:
        speaks_for_it = band_of(pain, usual, usual_is_high=True) is Band.RED
    if not speaks_for_it:
        return None
    if pain >= _A_LOT:
        return f"{pain} of 10 is a lot today."
    return f"{pain} of 10 is well above your usual pain of the last week."
