"""What a stream of bytes would make a terminal do, besides showing text."""

import re
import unicodedata

_TOKENS = re.compile(
    r"\x1b\[(?P<csi>[0-?]*[ -/]*[@-~])"
    r"|\x1b\](?P<osc>[0-9]*)[^\x07\x1b\x9c]*(?:\x07|\x1b\\|\x9c)?"
    r"|\x1b(?P<string>[PX^_])[^\x1b\x9c]*(?:\x1b\\|\x9c)?"
    r"|\x1b(?P<esc>[ -/]*[0-~]?)"
    r"|(?P<control>[\x00-\x1f\x7f-\x9f\ud800-\udfff])"
    r"|(?P<unseen>[\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\U000e0000-\U000e007f])"
)
_MOST_MARKS = 4
_PLAIN = {"C0 0a", "C0 0d"}
"""Line ends."""


def kinds(written: bytes) -> set[str]:
    """The kinds of command in WRITTEN, such as "CSI m", "CSI ?1049h", "OSC 52", "ESC c", "C1 9b", "U+202E".

    Text is none, nor is a line end. Bytes that are no UTF-8 are "bytes", marks piled on one letter "tower".
    """
    text = written.decode("utf-8", "surrogateescape")
    found = {_kind(token) for token in _TOKENS.finditer(text)}
    if _tower(_TOKENS.sub("", text)):
        found.add("tower")
    return found - _PLAIN


def _kind(token: re.Match[str]) -> str:
    parts = token.groupdict()
    if (csi := parts["csi"]) is not None:
        # The numbers of a mode tell what is switched; elsewhere they are places and colours.
        return f"CSI {csi}" if csi[-1] in "Jchlnpqtu" else f"CSI {re.sub('[0-9;:]', '', csi)}"
    if parts["osc"] is not None:
        return f"OSC {parts['osc']}"
    if parts["string"]:
        return f"ESC {parts['string']}"
    if parts["esc"] is not None:
        return f"ESC {parts['esc']}"
    if (char := parts["control"]) is not None:
        code = ord(char)
        return f"C0 {code:02x}" if code < 0x80 else f"C1 {code:02x}" if code < 0xA0 else "bytes"
    return f"U+{ord(parts['unseen']):04X}"


def _tower(text: str) -> bool:
    marks = 0
    for char in text:
        marks = marks + 1 if unicodedata.category(char) in ("Mn", "Me") else 0
        if marks > _MOST_MARKS:
            return True
    return False
