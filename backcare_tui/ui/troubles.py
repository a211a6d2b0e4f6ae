"""How an error reaches the person: it rises, and here each is said once.

A `BackcareError` that rises out of a worker ends what that worker was about, and becomes a `Trouble`, which the
app lets `Troubles` say. So whoever asks the journal for something catches nothing. What goes on all the same is
done `going_on`; what was found to be wrong without an error is posted as a `Trouble` of its own.

An `except` is only where something is mended or put back, or where there is a better place to say it: a form has
its `TroubleLine` and keeps what was typed; Today, the plan and the journal say where their contents would be that
they were not read; and `__main__` says, once the screen is gone, what kept the app from beginning.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from textual.app import App

from backcare_tui.clock import Clock, real_seconds
from backcare_tui.domain.words.text import shown_line
from backcare_tui.errors import BackcareError
from backcare_tui.ui.messages import Trouble

_SHOWN_S = 10
_LONGEST = 240
"""Characters of a sentence: where notices do not all fit on the screen, none is seen."""


@contextmanager
def going_on(app: App[None]) -> Iterator[None]:
    """Have APP say a BackcareError that is raised in here, and go on behind it."""
    try:
        yield
    except BackcareError as error:
        app.post_message(Trouble(error))


class Troubles:
    """Shows an error as a notice. What fails again and again, as with each key of a note, is said once."""

    def __init__(self, app: App[None], clock: Clock) -> None:
        self._app = app
        self._clock = clock
        self._met: dict[str, float] = {}
        """When each was met last, in real seconds."""
        self.folder: Path | None = None
        """Where the journal is, as soon as that is known: commands that are told of name it."""

    def say(self, error: BackcareError) -> None:
        """Say ERROR, unless it was met less than ten seconds ago: then it is still to be read, or known."""
        now = real_seconds(self._clock)
        last = self._met.get(str(error))
        self._met[str(error)] = now
        if last is not None and now - last < _SHOWN_S:
            return
        title, advice = shown_line(error.title, _LONGEST), shown_line(self._named(error.advice), _LONGEST)
        self._app.notify(advice, title=title, severity="warning", timeout=_SHOWN_S, markup=False)

    def _named(self, advice: str) -> str:
        if self.folder is None:
            return advice
        from backcare_tui.storage.folders import naming_folder

        return naming_folder(advice, self.folder)
