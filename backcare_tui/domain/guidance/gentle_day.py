"""When a gentle day is offered before a session. It is an offer: nothing here forbids."""

from backcare_tui.domain.journal.rating import SEVERE, Band, band_of
from backcare_tui.domain.journal.trend.flare_up import is_sore


def gentle_day_reason(pain: int, usual: float | None, *, usual_is_high: bool) -> str | None:
    """Why a rating of PAIN before a session speaks for a gentle day; None if it does not.

    It does from 7 up, and where it would make a day of a flare-up beside USUAL, the median of the week before. For
    whom chose that their USUAL pain IS HIGH it does where that rating, beside the usual one, would be red.
    """
    speaks_for_it = pain >= SEVERE or is_sore(pain, usual)
    if usual_is_high and usual is not None:
        speaks_for_it = band_of(pain, usual, usual_is_high=True) is Band.RED
    if not speaks_for_it:
        return None
    if pain >= SEVERE:
        return f"{pain} of 10 is a lot today."
    return f"{pain} of 10 is well above your usual pain of the last week."
