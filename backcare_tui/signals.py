"""The signals by which others ask the program to end."""

import faulthandler
import signal
import sys
import threading
from collections.abc import Callable

_NO_QUESTION = ("CHLD", "CONT", "INFO", "KILL", "STOP", "TSTP", "TTIN", "TTOU", "URG", "WINCH")
"""They end no program, or ask none."""
_FAULTS = ("BUS", "FPE", "ILL", "SEGV")
"""What the processor sends. After a handler of Python it would try again what it could not do, for ever."""


def asking_to_end() -> list[int]:
    """The numbers of those that end a program which does not listen, and to which Python can.

    What is ignored stays so: `nohup` and background jobs count on it.
    """
    deaf = _numbers((*_NO_QUESTION, *_FAULTS))
    return [number for number in sorted(signal.valid_signals() - deaf) if _is_heard(number)]


def tell_of_sent_faults(tell: Callable[[int], None]) -> None:
    """Call TELL, in another thread, with the number of a fault that comes from another program; once, on Linux.

    They wait for that thread instead of ending the program. One that the processor itself sends still does, for
    Linux lets none of those wait. Programs that are started from here inherit that.
    """
    if sys.platform != "linux" or faulthandler.is_enabled():  # it wants to see them
        return
    numbers = {number for number in _numbers(_FAULTS) if _is_heard(number)}
    signal.pthread_sigmask(signal.SIG_BLOCK, numbers)
    threading.Thread(target=lambda: tell(signal.sigwait(numbers)), name="faults", daemon=True).start()


def _numbers(names: tuple[str, ...]) -> set[int]:
    return {number for name in names if (number := getattr(signal, f"SIG{name}", None)) is not None}


def _is_heard(number: int) -> bool:
    return signal.getsignal(number) is not signal.SIG_IGN
