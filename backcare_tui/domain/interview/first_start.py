"""The first start: what this program is, the signs that need help, and who should take care.

Each part is asked once. One that was cut off is asked at the next start; one that was left out is not.
"""

from collections.abc import Callable

from backcare_tui.domain.guidance.circumstances import Circumstances
from backcare_tui.domain.guidance.signs.safety import SafetyText
from backcare_tui.domain.interview.circumstances_interview import ask_circumstances
from backcare_tui.domain.interview.first_start_due import are_circumstances_due, are_signs_due
from backcare_tui.domain.interview.signs_interview import look_for_signs
from backcare_tui.domain.interview.steps import Interview, Recall, Tell, Welcomed
from backcare_tui.domain.journal.overview import Overview

_WHY = "These are rare, and need help soon."
_UNREAD = "Your journal cannot be read, so nobody knows what you answered before."


def first_start(welcomed: bool, safety: SafetyText, known: Callable[[], Circumstances]) -> Interview[None]:
    """What is still to be said and asked; KNOWN gives the circumstances as the settings have them by then.

    Before each part it looks whether another window has asked for it meanwhile.
    """
    if not welcomed:
        yield Tell("Welcome.", safety.disclaimer)
        yield Welcomed()
    overview: Overview = yield Recall()
    if are_signs_due(overview.memos):
        open_: bool = yield from look_for_signs(safety, _WHY)
        if not open_:
            return
        overview = yield Recall()
    if are_circumstances_due(overview.memos):
        yield from ask_circumstances(known())


def signs_unread(safety: SafetyText) -> Interview[bool]:
    """Ask for the signs of somebody whose journal cannot be read; whether the exercises are open."""
    return (yield from look_for_signs(safety, _UNREAD))
