"""A Python that has imported the program, and becomes a new one of it each time it is asked to.

Importing is most of what a start costs, and nothing of the program does anything while it is imported. What is
asked for, and what comes of it, goes through the socket whose number it is given; `forked.py` is at its other end.
"""

import gc
import importlib
import json
import os
import pkgutil
import runpy
import signal
import socket
import sys
import types
from typing import Any

_RUN = "backcare_tui.__main__"
"""What is run, and not imported."""


def main(door: socket.socket) -> None:
    """Make programs for as long as somebody asks; in each of them, be it."""
    read = _import_all()
    gc.collect()
    gc.freeze()
    _say(door, sorted(read))
    with door:
        asked = _serve(door)
    if asked is not None:
        _be(asked)


def _import_all() -> set[str]:
    """Import everything that the program and its app import, at whatever moment; the variables that are read."""
    read = set[str]()
    environment = type(os.environ)
    look_up = environment.__getitem__

    def noted(self: Any, name: str) -> str:
        read.add(name)
        return look_up(self, name)

    os.environ["PYDANTIC_DISABLE_PLUGINS"] = "__all__"  # as the program itself has it before it imports
    environment.__getitem__ = noted  # type: ignore[method-assign]
    try:
        package = importlib.import_module("backcare_tui")
        for module in pkgutil.walk_packages(package.__path__, "backcare_tui."):
            if module.name != _RUN:
                importlib.import_module(module.name)
    finally:
        environment.__getitem__ = look_up  # type: ignore[method-assign]
    return read


def _say(door: socket.socket, answer: object) -> None:
    door.sendall(json.dumps(answer).encode() + b"\n")


def _serve(door: socket.socket) -> dict[str, Any] | None:
    """In a new program what was asked of it; in this one nothing, once nobody can ask any more."""
    while True:
        data, terminals, *_ = socket.recv_fds(door, 65536, 1)
        while data and not data.endswith(b"\n"):
            data += door.recv(65536)
        if not data:
            return None
        asked = json.loads(data)
        if "ended" in asked:
            ended, status = os.waitpid(asked["ended"], os.WNOHANG)
            _say(door, os.waitstatus_to_exitcode(status) if ended else None)
            continue
        pid = os.fork()
        if pid == 0:
            call: dict[str, Any] = asked | {"terminal": terminals[0]}
            return call
        os.close(terminals[0])
        _say(door, pid)


def _be(asked: dict[str, Any]) -> None:
    """Do what Python does at its start, then what it was started for."""
    os.login_tty(asked["terminal"])
    for number in asked["ignored"]:
        signal.signal(number, signal.SIG_IGN)
    os.chdir(asked["folder"])
    os.environ.clear()
    os.environ.update(asked["environment"])
    for number, name, mode, errors in (
        (0, "stdin", "r", "strict"),
        (1, "stdout", "w", "strict"),
        (2, "stderr", "w", "backslashreplace"),
    ):
        stream = open(number, mode, closefd=False, errors=errors)  # noqa: SIM115
        setattr(sys, name, stream)
        setattr(sys, f"__{name}__", stream)
    run(asked["arguments"])


def run(arguments: list[str]) -> None:
    """What Python does when it is given ARGUMENTS: `-m` and a module, or `-c` and code, and more for either."""
    how, what, *more = arguments
    sys.argv = ["-c", *more]
    if how == "-m":
        runpy.run_module(what, run_name="__main__", alter_sys=True)
    else:
        assert how == "-c"
        sys.modules["__main__"] = module = types.ModuleType("__main__")
        exec(compile(what, "<string>", "exec"), vars(module))  # noqa: S102


if __name__ == "__main__":
    main(socket.socket(fileno=int(sys.argv[1])))
