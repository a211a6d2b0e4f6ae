"""Where one thing that a terminal sends ends and the next begins, told from the bytes alone.

A terminal sends characters, keys as escape sequences, reports of the mouse and answers to questions. What is no
key must never act as one, so every sequence is taken off whole, whether anybody understands it or not.
ECMA-48 (fifth edition) 5.4 and 5.6 for control sequences and strings, xterm's "Control Sequences" for the mouse.
"""

import re

_CSI = rb"(?:\x1b\[|\x9b|\xc2\x9b)"
_SS3 = rb"(?:\x1bO|\x8f|\xc2\x8f)"
_OSC = rb"(?:\x1b\]|\x9d|\xc2\x9d)"
_OTHER_STRING = rb"(?:\x1b[PX^_]|[\x90\x98\x9e\x9f]|\xc2[\x90\x98\x9e\x9f])"
"""Device control strings, starts of strings, private messages, application commands."""
_CHARACTER = (
    rb"(?:[\x00-\x1a\x1c-\x7f]|\xc2[\xa0-\xbf]|[\xc3-\xdf][\x80-\xbf]"
    rb"|\xe0[\xa0-\xbf][\x80-\xbf]|\xed[\x80-\x9f][\x80-\xbf]|[\xe1-\xec\xee\xef][\x80-\xbf]{2}"
    rb"|\xf0[\x90-\xbf][\x80-\xbf]{2}|[\xf1-\xf3][\x80-\xbf]{3}|\xf4[\x80-\x8f][\x80-\xbf]{2})"
)
"""One in UTF-8, not escape and none of the eight-bit controls."""

_CELL = rb"(?:[\x20-\x7f]|[\xc2-\xdf][\x80-\xbf])"
"""A button, a column or a row in a report of the mouse in UTF-8 (mode 1005)."""

_STRING_START = rb"(?:%b|%b)" % (_OSC, _OTHER_STRING)
_STRING = rb"(?:%b%b|%b%b)" % (
    _OSC,
    rb"(?:[\xc3-\xf4][\x80-\xbf]+|\xc2[\xa0-\xbf]|\xc2(?!\x9c)|[^\x07\x1b\x9c\xc2])*+",
    _OTHER_STRING,
    rb"(?:[\xc3-\xf4][\x80-\xbf]+|\xc2[\xa0-\xbf]|\xc2(?!\x9c)|[^\x1b\x9c\xc2])*+",
)
"""One as far as its end; a byte that would end it may be part of a character in it."""

_UNFINISHED = re.compile(
    rb"\x1b?(?:[\xc2-\xf4]|[\xe0-\xf4][\x80-\xbf]|[\xf0-\xf4][\x80-\xbf]{2})"
    rb"|\x1b"
    rb"|%(CSI)b(?:M[\x00-\xff]{0,2}|M%(CELL)b{0,2}[\xc2-\xdf]?|t[\x00-\xff]?|T[\x00-\xff]{0,5}|\[|(?!\d+\$)[ -?]*)"
    rb"|%(SS3)b[\d;]*"
    rb"|%(STRING)b\x1b?" % {b"CSI": _CSI, b"SS3": _SS3, b"STRING": _STRING, b"CELL": _CELL}
)
_FIRST = re.compile(
    rb"%(CSI)bM%(CELL)b{3}"
    rb"|%(CSI)bM[\x00-\xff]{3}"  # a report of the mouse in the old form: button, column, row, each of any value
    rb"|%(CSI)b(?:t[\x00-\xff]{2}|T[\x00-\xff]{6})"  # of where a text that was highlighted is (mode 1001)
    rb"|%(CSI)b(?P<control>\[[ -~]|\d+\$|[ -?]*[@-~])"  # keys of Linux and of rxvt break the rules
    rb"|%(SS3)b(?P<function>[\d;]*[@-~])"
    rb"|%(STRING)b(?:\x07|\x1b\\|\x9c|\xc2\x9c)"
    rb"|%(CSI)b[ -?]*|%(SS3)b[\d;]*|%(STRING)b"  # broken off by what cannot belong to it
    rb"|(?P<plain>\x1b?%(CHARACTER)b|\x1b)"
    rb"|[\xe0-\xef][\x80-\xbf]?|[\xf0-\xf4][\x80-\xbf]{0,2}|[\x00-\xff]"  # no character
    % {b"CSI": _CSI, b"SS3": _SS3, b"STRING": _STRING, b"CHARACTER": _CHARACTER, b"CELL": _CELL}
)
_LONGEST = 64
"""Bytes of the longest sequence that means anything."""
_MEANS_NOTHING = b"\x1b[<"
"""The beginning of a sequence that is taken off when it ends, and is none that anybody knows."""


def first_of(data: bytes) -> tuple[str, bytes] | None:
    """What comes first in DATA (not empty), and what is left of it; None if the first is not finished.

    The first is a character, "\\x1b" for the escape key, that and a character for a key with alt, or a sequence
    that begins with "\\x1b[" or "\\x1bO". It is empty for what means nothing.
    """
    if _UNFINISHED.fullmatch(data):
        return None
    first = _FIRST.match(data)
    assert first is not None, "the last alternative takes any byte"  # noqa: S101
    kind, left = first.lastgroup, data[first.end() :]
    if kind == "control":
        return "\x1b[" + first["control"].decode("ascii"), left
    if kind == "function":
        return "\x1bO" + first["function"].decode("ascii"), left
    return first["plain"].decode() if kind == "plain" else "", left


def shortened(unfinished: bytes) -> bytes:
    """UNFINISHED, or if it is too long to mean anything, as much of it as is needed to know where it ends."""
    if len(unfinished) <= _LONGEST:
        return unfinished
    string = re.match(_STRING_START, unfinished)
    if string is None:
        return _MEANS_NOTHING
    return string[0] + (b"\x1b" if unfinished.endswith(b"\x1b") else b"")
