"""What others may send to end the program, and what only the processor sends."""

import signal
import subprocess
import sys

import pytest

from backcare_tui.signals import asking_to_end

if sys.platform == "win32":
    pytest.skip("Windows has other signals", allow_module_level=True)

TOLD = """
import ctypes, os, signal, sys, time
from backcare_tui.signals import tell_of_sent_faults

def told(number):
    print(number, flush=True)
    os._exit(0)

tell_of_sent_faults(told)
if sys.argv[1] == "sent":
    os.kill(os.getpid(), signal.SIGSEGV)
else:
    ctypes.string_at(0)
time.sleep(60)
"""


def told(how: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", TOLD, how], capture_output=True, text=True, timeout=50, check=False
    )


def test_what_stops_continues_or_tells_of_a_window_does_not_ask_to_end() -> None:
    heard = set(asking_to_end())
    assert {signal.SIGTERM, signal.SIGINT, signal.SIGHUP, signal.SIGQUIT, signal.SIGUSR1, signal.SIGALRM} <= heard
    assert heard.isdisjoint(
        {signal.SIGKILL, signal.SIGSTOP, signal.SIGTSTP, signal.SIGCONT, signal.SIGCHLD, signal.SIGWINCH}
    )
    assert heard.isdisjoint({signal.SIGURG, signal.SIGTTIN, signal.SIGTTOU, signal.SIGSEGV, signal.SIGPIPE})


def test_what_is_ignored_is_not_listened_to() -> None:
    before = signal.signal(signal.SIGUSR1, signal.SIG_IGN)
    try:
        assert signal.SIGUSR1 not in asking_to_end()
    finally:
        signal.signal(signal.SIGUSR1, before)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux lets them wait for a thread")
def test_a_fault_that_was_sent_is_told() -> None:
    done = told("sent")
    assert (done.returncode, done.stdout.split()) == (0, [str(int(signal.SIGSEGV))])


def test_a_fault_of_the_processor_ends_the_program_and_prints_nothing() -> None:
    done = told("met")
    assert (done.returncode, done.stdout, done.stderr) == (-signal.SIGSEGV, "", "")
