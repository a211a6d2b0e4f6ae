"""The signs that need help, when they come back by themselves."""

from backcare_tui.domain.guidance.signs.signs_due import signs_due
from backcare_tui.domain.interview.means import Means
from backcare_tui.domain.interview.signs_interview import look_for_signs
from backcare_tui.domain.interview.steps import Interview, Remember
from backcare_tui.domain.journal.memo import Subject
from backcare_tui.domain.journal.overview import Overview


def signs_if_due(
    overview: Overview, means: Means, pain: int | None = None, *, leg: bool = False
) -> Interview[bool]:
    """Ask for them if that is due, see `signs_due`; whether the exercises stay open."""
    reason = signs_due(overview, pain, leg)
    if reason is None:
        return True
    yield Remember(Subject.SIGNS_SHOWN, reason.value)  # first: once asked they are not asked again, come what may
    return (yield from look_for_signs(means.safety(), reason.words))
