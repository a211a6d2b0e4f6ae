"""The display stays on if the desktop can be asked; if not, there is a reason and nothing else."""

import shutil
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from queue import Queue

import pytest

from backcare_tui.cues.awake import KeepAwake

PATIENCE_S = 10.0
DBUS_DAEMON = shutil.which("dbus-daemon")


@pytest.fixture
def awake() -> Iterator[KeepAwake]:
    awake = KeepAwake()
    yield awake
    awake.stop()
    for thread in threading.enumerate():
        if thread.name == "keep-awake":
            thread.join(PATIENCE_S)


@pytest.fixture
def no_desktop(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DBUS_SESSION_BUS_ADDRESS", "WAKEPY_FAKE_SUCCESS", "WAKEPY_FORCE_FAILURE"):
        monkeypatch.delenv(name, raising=False)


def keepers() -> list[threading.Thread]:
    return [thread for thread in threading.enumerate() if thread.name == "keep-awake"]


def test_it_keeps_awake_until_it_is_stopped(awake: KeepAwake, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WAKEPY_FAKE_SUCCESS", "yes")
    awake.start()
    awake.start()
    assert awake.answered(PATIENCE_S)
    assert awake.why_not is None
    (keeper,) = keepers()
    awake.stop()
    awake.stop()
    keeper.join(PATIENCE_S)
    assert not keeper.is_alive()


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the desktop is not asked over D-Bus")
def test_without_a_desktop_there_is_a_reason(awake: KeepAwake, no_desktop: None) -> None:
    awake.start()
    assert awake.answered(PATIENCE_S)
    assert awake.why_not is not None
    assert awake.why_not.startswith("no desktop answered (org.freedesktop.ScreenSaver")


def test_without_the_library_there_is_a_reason(awake: KeepAwake, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "wakepy", None)
    awake.start()
    assert awake.answered(PATIENCE_S)
    assert awake.why_not == "the library wakepy is missing"


def test_without_threads_there_is_a_reason(awake: KeepAwake, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(thread: threading.Thread) -> None:
        raise RuntimeError("can't start new thread")

    monkeypatch.setattr(threading.Thread, "start", refuse)
    awake.start()
    assert awake.why_not == "can't start new thread"


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the desktop is not asked over D-Bus")
def test_a_desktop_that_does_not_answer_holds_up_nobody(
    awake: KeepAwake, no_desktop: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "bus"))
        server.listen()
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={tmp_path / 'bus'}")
        awake.start()
        waiting, _ = server.accept()
        assert keepers()
        assert not awake.answered(0)
        awake.stop()
        waiting.close()
    assert awake.answered(PATIENCE_S)


# A real session bus, with a desktop that can be asked


@pytest.fixture
def desktop(no_desktop: None, monkeypatch: pytest.MonkeyPatch) -> Iterator["Queue[str]"]:
    """A screen saver on a session bus of its own; gives what it was asked."""
    if DBUS_DAEMON is None or sys.platform != "linux":
        pytest.skip("dbus-daemon is not installed")
    from jeepney import HeaderFields, MessageType, new_method_return
    from jeepney.bus_messages import message_bus
    from jeepney.io.blocking import DBusConnection, open_dbus_connection

    def answer(connection: DBusConnection, asked: "Queue[str]") -> None:
        while True:
            message = connection.receive()
            if message.header.message_type is not MessageType.method_call:
                continue
            member = message.header.fields[HeaderFields.member]
            body = (42,) if member == "Inhibit" else ()
            connection.send(new_method_return(message, "u" if body else None, body))
            asked.put(f"{member} {message.body[-1]}")
            if member == "UnInhibit":
                return

    command = [DBUS_DAEMON, "--session", "--nofork", "--print-address"]
    asked: Queue[str] = Queue()
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as bus:
        assert bus.stdout is not None
        address = bus.stdout.readline().strip()
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        with open_dbus_connection(address) as connection:
            connection.send_and_get_reply(message_bus.RequestName("org.freedesktop.ScreenSaver"))
            saver = threading.Thread(target=answer, args=(connection, asked))
            saver.start()
            yield asked
            saver.join(PATIENCE_S)
        bus.terminate()


def test_the_desktop_is_asked_and_released(awake: KeepAwake, desktop: "Queue[str]") -> None:
    awake.start()
    assert awake.answered(PATIENCE_S)
    assert awake.why_not is None
    assert desktop.get(timeout=PATIENCE_S) == "Inhibit wakelock active"
    assert desktop.empty()
    awake.stop()
    assert desktop.get(timeout=PATIENCE_S) == "UnInhibit 42"
