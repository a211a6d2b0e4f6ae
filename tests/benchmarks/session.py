"""What a session costs while it is left alone: processor, and bytes to the terminal."""

import time
from collections.abc import Iterator

from tests.benchmarks.people import People
from tests.benchmarks.program import OURS, Program
from tests.benchmarks.row import Row, bounded

EXERCISES = ("cat-cow", "bridge", "knee-rolls", "dead-bug", "walk", "childs-pose")
"""Figures that move much, some of them without a pause; and one that rests."""
SECONDS = 15.0
_GET_READY = "Get ready"
_READY = "enter ready"
"""What the line of keys says while nobody need wait to the end of that."""
_CORE, _BYTES = 4.0, 2000.0


def session(people: People) -> Iterator[Row]:
    """Per cent of one core and bytes a second of the session screen in six exercises, beside each other."""
    for exercise in EXERCISES:
        with Program([*OURS, "start", exercise], people.person(100)) as program:
            program.until(lambda text: "How is your back now?" in text)
            program.rest(0.5)
            program.type("4\r")
            _answer(program)
            while _READY in program.text():
                program.type("\r")
                program.rest(0.5)
            program.until(lambda text: _GET_READY not in text)
            core, written = _running(program)
        yield bounded(f"session screen, {exercise}: core", core, _CORE, "{:.1f} %".format)
        yield bounded(f"session screen, {exercise}: bytes", written, _BYTES, "{:.0f} B/s".format)


def _answer(program: Program) -> None:
    """Answer what is asked before a session, whatever it is, until PROGRAM says to get ready."""
    asked = {
        "And your leg?": "\x1b",
        "Is any of these true of you now?": "n",
        "And any of these?": "n",
        "Anything unusual today?": "n",
        "Shall a voice lead you?": "n",
    }
    while True:
        program.until(lambda text: _GET_READY in text or any(question in text for question in asked))
        for question in list(asked):
            if question in program.text():
                program.rest(0.5)
                program.type(asked.pop(question))
                break
        else:
            return


def _running(program: Program) -> tuple[float, float]:
    """Per cent of one core, and bytes a second, while PROGRAM is left alone."""
    written, processor_s, begun = program.written, program.processor_seconds(), time.perf_counter()
    program.rest(SECONDS)
    seconds = time.perf_counter() - begun
    return (program.processor_seconds() - processor_s) / seconds * 100, (program.written - written) / seconds
