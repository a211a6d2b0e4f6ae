"""How many notices are shown at once, and where none is."""

from textual.notifications import Notification

MOST = 2
"""Notices that are shown at once, of which one at most is no warning: more would cover what they are about,
and what a key did a moment ago is no longer so.
"""


class SaysBelow:
    """A screen that says below its fields what is wrong with them, so that no old notice may cover that."""


class Notices:
    """Takes away what a new notice leaves no room for or says again, and what was about another screen."""

    def __init__(self) -> None:
        self._shown: list[Notification] = []
        """Oldest first."""

    def leave_behind(self) -> None:
        """Let expire what is no warning, for something else is shown that it is not about."""
        for one in self._shown:
            if one.severity == "information":
                one.timeout = 0

    def make_room(self, new: Notification) -> None:
        """Let expire what cannot stay beside NEW: the same words, what is no warning where NEW is none, then what
        is no warning anyway, then the oldest.
        """
        shown = [one for one in self._shown if not one.has_expired]
        replaced = [
            one
            for one in shown
            if (one.title, one.message) == (new.title, new.message)
            or one.severity == new.severity == "information"
        ]
        others = [one for one in shown if one not in replaced]
        others.sort(key=lambda one: (one.severity == "information", -one.raised_at))
        for one in (*replaced, *others[MOST - 1 :]):
            one.timeout = 0
        self._shown = [*(one for one in shown if not one.has_expired), new]
