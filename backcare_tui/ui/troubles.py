"""Where every error that a person should know of is said, each once."""

from textual.app import App

from backcare_tui.clock import Clock, real_seconds
from backcare_tui.domain.words.text import shown_line
from backcare_tui.errors import BackcareError

_SHOWN_S = 10
_LONGEST = 240
"""Characters of a sentence: where notices do not all fit on the screen, none is seen."""


class Troubles:
    """Shows an error as a notice. What fails again and again, as with each key of a note, is said once."""

    def __init__(self, app: App[None], clock: Clock) -> None:
        self._app = app
        self._clock = clock
        self._met: dict[str, float] = {}
        """When each was met last, in real seconds."""

    def say(self, error: BackcareError) -> None:
        """Say ERROR, unless it was met less than ten seconds ago: then it is still to be read, or known."""
        now = real_seconds(self._clock)
        last = self._met.get(str(error))
        self._met[str(error)] = now
        if last is not None and now - last < _SHOWN_S:
            return
        title, advice = shown_line(error.title, _LONGEST), shown_line(error.advice, _LONGEST)
        self._app.notify(advice, title=title, severity="warning", timeout=_SHOWN_S, markup=False)
