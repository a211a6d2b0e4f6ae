"""The private names of Textual on which the program rests, all of them.

Textual promises nothing about them. Only this room uses them, and no others: its tests hold that, look each of
them up in the Textual that is installed, and are run with the oldest and the newest that pyproject.toml allows.
"""

from typing import NamedTuple


class PrivateName(NamedTuple):
    """Something of Textual's own, in which a change would not be announced."""

    module: str
    owner: str
    """The class that has it; of a private module, the class that is taken from there."""
    name: str
    """Empty where it is the module that is private."""
    takes: tuple[str, ...] | None
    """The names of what it is called with, or None for an attribute."""
    why: str


_APP, _SCREEN = "textual.app", "textual.screen"
_DRIVER, _LINUX = "textual.driver", "textual.drivers.linux_driver"

PRIVATE_NAMES = (
    PrivateName(_APP, "App", "_driver", None, "to stop the process, which only the driver in use can do"),
    PrivateName(
        _APP,
        "App",
        "_handle_exception",
        ("self", "error"),
        "every error of a handler or worker comes here, and those a person can cause are said instead",
    ),
    PrivateName(
        _APP, "App", "_fatal_error", ("self",), "prints a traceback with all values, which may quote the journal"
    ),
    PrivateName(
        _APP, "App", "_css_update_count", None, "tells a change of colours from a place that is shown once more"
    ),
    PrivateName(
        _APP,
        "App",
        "_init_mode",
        ("self", "mode"),
        "makes a place before anybody goes there, and has to wait for it",
    ),
    PrivateName(
        "textual.css.stylesheet",
        "Stylesheet",
        "_check_rule",
        ("rule_set", "css_path_nodes"),
        "whether a rule that was read just now is about a part that is there already",
    ),
    PrivateName(
        _SCREEN,
        "Screen",
        "_compositor_refresh",
        ("self",),
        "paints a screen, and throws that away while it is held",
    ),
    PrivateName(
        _SCREEN, "Screen", "_update_timer", None, "the clock by which a screen is painted, which is late at first"
    ),
    PrivateName(_DRIVER, "Driver", "_loop", None, "signals and times are those of the loop that it sends to"),
    PrivateName(
        _DRIVER, "Driver", "_size", None, "given once, so that COLUMNS and LINES do not overrule the window"
    ),
    PrivateName(_LINUX, "LinuxDriver", "_file", None, "where all is written, wrapped so that it may fail"),
    PrivateName(_LINUX, "LinuxDriver", "_key_thread", None, "whether the terminal is being read"),
    PrivateName(
        _LINUX,
        "LinuxDriver",
        "_get_terminal_size",
        ("self",),
        "asks the environment first, which does not change with the window",
    ),
    PrivateName(
        _LINUX, "LinuxDriver", "_disable_mouse_support", ("self",), "before what is on its way from it is dropped"
    ),
    PrivateName(
        "textual._xterm_parser",
        "XTermParser",
        "",
        ("self", "debug"),
        "the meaning of whole sequences; what it learns about the terminal is carried over to the next",
    ),
)
