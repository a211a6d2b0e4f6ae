"""The one place that puts the parts together."""

import gc
import math
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack, suppress
from functools import partial
from io import BufferedReader, TextIOWrapper
from typing import TYPE_CHECKING, TextIO

from backcare_tui.cli.call import Call, Parts
from backcare_tui.cli.saying import PROGRAM, UnsaidError
from backcare_tui.domain.words.text import shown_line
from backcare_tui.errors import BackcareError, StoppedError, UsageError
from backcare_tui.storage.os_words import os_advice, os_cause

if TYPE_CHECKING:
    from pathlib import Path

    from click import ClickException, Context

    from backcare_tui.clock import Clock
    from backcare_tui.domain.catalogue.routine import Routine
    from backcare_tui.storage.journal.store import JournalStore
    from backcare_tui.storage.journal.thread import JournalThread
    from backcare_tui.storage.loaded import Loaded

_DONE, _COULD_NOT, _WRONG_USAGE, _INTERRUPTED = 0, 1, 2, 130

_MADE_BEFORE_GARBAGE, _MADE_BY_A_START = 50_000, 500_000
"""Objects made before garbage is looked for: a command makes more than Python's 700, the app until it has started
more than the first, and nearly all of it stays.
"""

_SAFE = "Everything that was saved is safe."

_RATE = "BACKCARE_CLOCK_RATE"
_FASTEST_CLOCK = 10_000.0


class _AppCrashedError(Exception):
    """The app met what nobody foresaw; its cause is that."""


def main() -> int:
    """The program as a shell calls it; its exit status."""
    _leave_no_core()
    gc.set_threshold(_MADE_BEFORE_GARBAGE)
    # What else is installed could look into the journal, and looking for that takes a tenth of a start.
    os.environ["PYDANTIC_DISABLE_PLUGINS"] = "__all__"
    try:
        return run(sys.argv[1:], partial(real_parts, os.environ))
    finally:
        gc.freeze()  # Python, as it ends, would go through all that was imported in search of garbage


def real_parts(environ: Mapping[str, str]) -> Parts:
    """What the commands work with outside of tests; UsageError if ENVIRON asks for an impossible clock."""
    from backcare_tui.clock import SystemClock

    clock = SystemClock(_clock_rate(environ))
    return Parts(
        clock=clock,
        environ=environ,
        can_draw=partial(_can_draw, environ),
        can_ask=_can_ask,
        run_app=partial(_run_app, clock),
        run_plain=partial(_run_plain, clock),
    )


def run(arguments: Sequence[str], make_parts: Callable[[], Parts]) -> int:
    """Do what ARGUMENTS ask for, and say on stderr what could not be done; the exit status."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")  # an encoding that lacks a character must not stop a command
    try:
        status = _status(arguments, make_parts)
        if sys.stdout is not None:
            sys.stdout.flush()
        _let_go_of_what_is_gone(sys.stderr)
    except KeyboardInterrupt:
        return _INTERRUPTED
    except BrokenPipeError:
        _let_go(sys.stdout, sys.stderr)
        return _DONE
    except OSError as error:
        _let_go(sys.stdout)
        _complain(_unforeseen(error))
        _let_go_of_what_is_gone(sys.stderr)
        return _COULD_NOT
    return status


def _unforeseen(error: OSError) -> BackcareError:
    """ERROR of the system in words; where it is the output that failed, with what was done before."""
    if isinstance(error, UnsaidError):
        return BackcareError(error.done, f"The output could not be written: {os_cause(error)}.")
    if isinstance(error.filename, str):
        return BackcareError(f"{shown_line(error.filename)} cannot be used: {os_cause(error)}.", os_advice(error))
    return BackcareError(f"The output could not be written: {os_cause(error)}.")


def _status(arguments: Sequence[str], make_parts: Callable[[], Parts]) -> int:
    parts: Parts | None = None
    context: Context | None = None

    def made() -> Parts:
        """The parts, which --version and --help do without."""
        nonlocal parts
        parts = parts or make_parts()
        return parts

    def named() -> "Path | None":
        """The folder that was named for the journal."""
        return context.params.get("data_dir") if context else None

    try:
        if not arguments:  # without click the app starts by a thirtieth sooner
            return Call(made(), None, None).open_app()
        import click

        from backcare_tui.cli.commands import cli

        try:
            with cli.make_context(PROGRAM, list(arguments), obj=made) as context:
                return cli.invoke(context) or _DONE
        except click.exceptions.Exit as ended:
            return ended.exit_code
        except click.ClickException as error:
            _complain(_in_our_words(error), named())
            return error.exit_code
    except StoppedError as error:
        _complain(error, named())
        return _INTERRUPTED
    except BackcareError as error:
        _complain(error, named())
        return _WRONG_USAGE if isinstance(error, UsageError) else _COULD_NOT
    except OSError:
        raise
    except Exception as error:  # noqa: BLE001 (whatever it is, a traceback may quote the journal)
        _complain(_crash(error, parts, named()))
        return _COULD_NOT


def _crash(error: Exception, parts: Parts | None, data_dir: "Path | None") -> BackcareError:
    """What to tell of ERROR, which nobody foresaw. Nothing here asks for what may have failed."""
    environ = os.environ if parts is None else parts.environ
    try:
        from backcare_tui.clock import universal_now
        from backcare_tui.storage.crash_log import note_crash
    except (ImportError, OSError):  # too many files open, or half of an installation
        return BackcareError("Something in the program itself went wrong, and it had to stop.", _SAFE)
    return note_crash(error, data_dir, environ, universal_now())


def _in_our_words(error: "ClickException") -> BackcareError:
    import click

    context = error.ctx if isinstance(error, click.UsageError) else None
    command = context.command_path if context else PROGRAM
    said = error.format_message()
    if isinstance(error, click.BadParameter) and error.message and not isinstance(error, click.MissingParameter):
        option = next((name for name in (error.param.opts if error.param else ()) if name.startswith("-")), "")
        said = f"{option}: {error.message}".removeprefix(": ")
    ended = said if said.endswith((".", "?", "!", "?)")) else f"{said}."
    return BackcareError(ended, f"See: {command} --help")


def _complain(error: BackcareError, data_dir: "Path | None" = None) -> None:
    """Say ERROR; the commands that it names are about the folder DATA_DIR where that was named for this one."""
    import click

    said = str(error)
    if data_dir is not None:
        from backcare_tui.storage.folders import naming_folder

        said = naming_folder(said, data_dir)
    with suppress(OSError):  # where a terminal went away, there is nobody to tell
        click.echo(shown_line(said), err=True)


def _let_go(*streams: TextIO | None) -> None:
    """Let STREAMS lead nowhere, so that what they still hold is not written when Python ends."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in streams:
        if stream is not None:
            os.dup2(nowhere, stream.fileno())
    os.close(nowhere)


def _let_go_of_what_is_gone(stream: TextIO | None) -> None:
    """Let STREAM lead nowhere if it takes nothing any more: over that Python would end with another status."""
    try:
        if stream is not None:
            stream.flush()
    except OSError:
        _let_go(stream)


def _clock_rate(environ: Mapping[str, str]) -> float:
    text = environ.get(_RATE) or "1"
    try:
        rate = float(text)
    except ValueError:
        rate = math.nan
    if 0 < rate <= _FASTEST_CLOCK:
        return rate
    raise UsageError(
        f"{_RATE} is a number above 0, at most {_FASTEST_CLOCK:g}, and not “{shown_line(text, 30)}”.",
        "Leave it unset for real time.",
    )


def _leave_no_core() -> None:
    """A core dump would hold the journal's notes as they lie in memory."""
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _can_ask() -> bool:
    return all(end is not None and end.isatty() for end in (sys.stdin, sys.stderr))


def _can_draw(environ: Mapping[str, str]) -> bool:
    """Without a terminal there is nothing to draw on; a dumb one shows only escape codes. It draws on stderr."""
    ends = (sys.stdin, sys.stdout, sys.stderr)
    return environ.get("TERM") != "dumb" and all(end is not None and end.isatty() for end in ends)


def _run_app(clock: "Clock", load: Callable[[], "Loaded"], start: "Routine | None", pace: float | None) -> int:
    gc.set_threshold(_MADE_BY_A_START)
    from backcare_tui.ui.ahead import PLACES_AHEAD
    from backcare_tui.ui.app import BackcareApp

    def started() -> None:
        gc.freeze()  # nobody need ever look again through what a start has made
        gc.set_threshold(_MADE_BEFORE_GARBAGE)

    with ExitStack() as closing:

        def load_and_open() -> "tuple[Loaded, JournalThread]":
            from backcare_tui.storage.journal.thread import JournalThread

            loaded = load()
            journal = JournalThread(loaded.folders.data, clock, loaded.settings.days)
            closing.callback(journal.close)
            return loaded, journal

        app = BackcareApp(clock, load_and_open, start, pace, started, PLACES_AHEAD)
        app.run_in_terminal()
    if isinstance(app.failure, BackcareError):
        raise app.failure
    if app.failure is not None:
        raise _AppCrashedError from app.failure
    return app.return_code or _DONE


def _run_plain(
    clock: "Clock",
    loaded: "Loaded",
    journal: "JournalStore",
    routine: "Routine",
    pace: float | None,
    about_me: bool,
    why: Sequence[str],
) -> int:
    import click

    from backcare_tui.plain.session import PlainSession
    from backcare_tui.plain.typed_lines import TypedLines

    # Below Python's own buffer, whose lock a thread that waits for a line would still hold at the end.
    buffer = None if sys.stdin is None else sys.stdin.buffer
    source = buffer.raw if isinstance(buffer, BufferedReader) else None
    by_hand = source is not None and source.isatty()
    with TypedLines(source, by_hand=by_hand) as lines:
        session = PlainSession(
            loaded,
            journal,
            clock,
            out=click.echo,
            lines=lines,
            wait=lines.wait,
        )
        return session.practise(routine, pace or loaded.settings.pace, about_me=about_me, why=why)


if __name__ == "__main__":
    sys.exit(main())
