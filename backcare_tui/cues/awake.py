"""Keeps the display on while a session runs, for nobody touches a key for minutes."""

from threading import Event, Thread

from backcare_tui.domain.words.text import shown_line


class KeepAwake:
    """Asks the desktop not to darken the screen; never raises and never waits.

    The asking is done in a thread: a desktop that does not answer takes seconds to be sure of, and whoever asked
    has to be the one who takes it back.
    """

    def __init__(self) -> None:
        self.why_not: str | None = None
        """Why the display may go dark; None while it is kept on, and before the answer has come."""
        self._answered = Event()
        self._stop: Event | None = None

    def start(self) -> None:
        """Keep the display on from now on. Doing it again changes nothing."""
        if self._stop:
            return
        self.why_not = None
        self._answered, self._stop = Event(), Event()
        worker = Thread(target=self._keep, args=(self._answered, self._stop), name="keep-awake", daemon=True)
        try:
            worker.start()
        except RuntimeError as error:
            self._answer(self._answered, str(error))

    def stop(self) -> None:
        """Let the display go dark again, in a moment. Doing it again changes nothing.

        It has to be called on the way out of the program: on Windows the library's own thread waits for it.
        """
        if self._stop:
            self._stop.set()
        self._stop = None

    def answered(self, seconds: float) -> bool:
        """Whether the answer comes within SECONDS. This waits, so it is for `doctor` and not for a screen."""
        return self._answered.wait(seconds)

    def _keep(self, answered: Event, stop: Event) -> None:
        """The life of the thread."""
        try:
            from wakepy import keep

            with keep.presenting(on_fail="pass") as mode:
                if mode.active:
                    self._answer(answered, None)
                    stop.wait()
                    return
                asked = ", ".join(method.method_name for method in mode.result.list_methods())
                self._answer(
                    answered, f"no desktop answered ({asked})" if asked else "not possible on this system"
                )
        except ImportError:
            self._answer(answered, "the library wakepy is missing")
        except (OSError, RuntimeError) as error:
            self._answer(answered, shown_line(str(error), 160))

    def _answer(self, answered: Event, why_not: str | None) -> None:
        if answered is self._answered:
            self.why_not = why_not
        answered.set()
