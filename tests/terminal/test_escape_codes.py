"""The tests of hostile text can fail: each payload is noticed, and so is a widget that shows it as it is."""

import os
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from backcare_tui.domain.words.text import shown
from tests.hostile import PAYLOADS
from tests.terminal.escape_codes import kinds

FOUND = {
    "clipboard": {"OSC 52"},
    "title": {"OSC 0"},
    "clear": {"CSI 2J", "CSI H"},
    "report": {"CSI 6n", "CSI c"},
    "link": {"OSC 8"},
    "reset": {"ESC c", "ESC #8"},
    "dcs": {"ESC P"},
    "c1 csi": {"C1 9b"},
    "c1 osc": {"C1 9d", "C1 9c"},
    "c1 dcs": {"C1 90", "C1 9c"},
    "nul": {"C0 00"},
    "del": {"C0 7f"},
    "bell": {"C0 07"},
    "backspaces": {"C0 08"},
    "shift out": {"C0 0e"},
    "override": {"U+202E"},
    "isolate": {"U+2066", "U+2069"},
    "marks of direction": {"U+200F", "U+200E", "U+061C"},
    "zero width": {"U+200B", "U+FEFF", "U+2060"},
    "tags": {"U+E0041", "U+E007F"},
    "line separators": {"U+2028", "U+2029", "C1 85"},
    "tower": {"tower"},
    "surrogate": {"bytes"},
    "tabs": {"C0 09"},
}
"""The payloads that move a terminal, with what would be noticed of each."""


@pytest.mark.parametrize("name", PAYLOADS)
def test_each_payload_is_noticed(name: str) -> None:
    assert kinds(PAYLOADS[name].encode("utf-8", "surrogatepass")) == FOUND.get(name, set())


@pytest.mark.parametrize("name", PAYLOADS)
def test_what_is_fit_for_a_screen_commands_nothing(name: str) -> None:
    assert kinds(shown(PAYLOADS[name]).encode()) == set()


def test_colours_places_and_modes_are_told_apart() -> None:
    stream = b"\x1b[?1049h\x1b[1;31mred\x1b[0m\x1b[12;3Hthere\x1b[?25l\r\n\xff"
    assert kinds(stream) == {"CSI ?1049h", "CSI m", "CSI H", "CSI ?25l", "bytes"}


def test_a_command_that_never_ends_is_noticed() -> None:
    assert kinds(b"\x1b]52;c;aGk=") == {"OSC 52"}
    assert kinds(b"\x1bPq") == {"ESC P"}
    assert "CSI 2J" in kinds(b"\x1b]0;x\x1b[2J")


BAD_WIDGET = """
from textual.app import App
from textual.widgets import Static
from backcare_tui.domain.words.text import shown
from tests.hostile import PAYLOADS

class Bad(App[None]):
    def compose(self):
        yield Static({text}, markup=False)
    def on_mount(self):
        self.set_timer(0.2, self.exit)

Bad().run()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals like these on Windows")
@pytest.mark.parametrize(
    ("text", "found"),
    [("PAYLOADS['clipboard']", {"OSC 52"}), ("PAYLOADS['override']", {"U+202E"}), ("shown(str(PAYLOADS))", set())],
)
def test_a_widget_that_shows_text_as_it_is_is_noticed(text: str, found: set[str]) -> None:
    import ptyprocess

    process = ptyprocess.PtyProcess.spawn(
        [sys.executable, "-c", BAD_WIDGET.format(text=text)],
        cwd=str(Path(__file__).parents[2]),
        env=dict(os.environ) | {"TERM": "xterm-256color", "LANG": "C.UTF-8"},
    )
    written = b""
    with suppress(EOFError):
        while True:
            written += process.read(65536)
    assert process.wait() == 0
    process.close()
    assert kinds(written) & {"OSC 52", "U+202E"} == found
