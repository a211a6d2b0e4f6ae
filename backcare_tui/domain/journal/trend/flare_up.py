"""Flare-ups: which days are sore ones, and how long one lasts of which nobody said that it is over.

The plan is made of these days, a session on one is offered as a gentle one, and pictures and lists of the past
mark them.
"""

from backcare_tui.domain.journal.rating import A_CHANGE, MODERATE, SEVERE

SURE_DAYS = 3
"""Days that a flare-up somebody told of lasts whatever was rated on them: as many as are gentle."""
LONGEST_DAYS = 14
"""Days after which nobody is in a flare-up any more that nobody spoke of again."""


def is_sore(
    pain: float,
    usual: float | None,
    above: float = A_CHANGE,
    least: float = MODERATE,
    high: float = SEVERE,
) -> bool:
    """Whether a day of PAIN is one of a flare-up; the first that is not, after the sure ones, is after its end.

    That is ABOVE points or more over what is USUAL, from LEAST up: mild pain is no flare-up. Where nothing is
    usual yet, it is pain from HIGH up.
    """
    if usual is None:
        return pain >= high
    return pain >= least and pain - usual >= above


def is_over(number: int, sore: bool | None) -> bool:
    """Whether a flare-up that somebody told of is over on the day of this NUMBER, 1 for that on which it began.

    SORE says whether the day is one of a flare-up, beside what was usual in the week before it, and is None where
    neither it nor the evening before was rated: who rates nothing more is no longer in one once the sure days are
    over.
    """
    return number > LONGEST_DAYS or (number > SURE_DAYS and not sore)
