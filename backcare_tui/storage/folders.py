"""Where the journal and the person's own files lie."""

import errno
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from backcare_tui.domain.words.text import shown_line
from backcare_tui.errors import BackcareError
from backcare_tui.storage.new_file import sync_folder
from backcare_tui.storage.os_words import os_advice, os_cause, path_words

SETTINGS_NAME = "settings.toml"

_APP = "backcare-tui"
_ABOUT_A_JOURNAL = (
    *("start", "plan", "log", "journal", "helps", "undo", "status", "report", "export", "import", "backup"),
    *("restore", "doctor"),
)
CONNECT_OR_REMOVE = "Connect the disk that it points to, or remove the link."
_ELSEWHERE = "Check the path, or name another folder with {}."
_DATA_OPTION = "--data-dir"


class Folders(NamedTuple):
    """The two folders of one person. Neither needs to exist yet."""

    data: Path
    """The journal."""
    config: Path
    """Settings and the person's own catalogue files."""

    @property
    def catalogue(self) -> Path:
        """The person's own exercises/ and routines/."""
        return self.config / "catalogue"

    @property
    def cache(self) -> Path:
        """What can be made anew at any time."""
        return _default_cache() if _is_default(self.data.absolute()) else self.data / "cache"

    @property
    def backups(self) -> Path:
        return backup_folder(self.data)


def find_folders(data_dir: Path | None, config_dir: Path | None, environ: Mapping[str, str]) -> Folders:
    """The folders to use: as given, else as the environment says, else the platform's own.

    Touches no disk. BackcareError if a folder must be guessed and the account has no home.
    """
    try:
        return Folders(
            data=_chosen(data_dir, environ.get("BACKCARE_DATA_DIR")) or _default_data(),
            config=_chosen(config_dir, environ.get("BACKCARE_CONFIG_DIR")) or _default_config(),
        )
    except RuntimeError as error:
        raise BackcareError(
            "This account has no home folder to keep the journal in.",
            "Name the folders yourself: backcare-tui --data-dir DIR --config-dir DIR",
        ) from error


def settings_file(folder: Path) -> Path | None:
    """Where the settings in FOLDER are written, or what stands in their place; None where there is nothing."""
    file = folder / SETTINGS_NAME
    try:
        file.lstat()
    except FileNotFoundError:
        return file if leads_nowhere(folder) else None
    except OSError:
        pass  # whoever reads it says why
    return file


def can_be_made(folder: Path) -> bool:
    """Whether nothing is at FOLDER yet, and there is a folder to make it in."""
    if folder.is_symlink() or folder.exists():
        return False
    above = folder.absolute().parents
    nearest = next((parent for parent in above if parent.exists()), None)
    return nearest is not None and nearest.is_dir() and (nearest == above[0] or _is_default(folder.absolute()))


def backup_folder(data: Path) -> Path:
    """Where the backups of the journal in DATA lie: never in the same folder, so that they outlive it.

    For the platform's own data folder that is its folder for state; for a folder that the person named, one
    beside it on the same disk, unless nothing may be written there. The one that is there already stays it,
    whatever may be written now: on a disk that can only be read, too, its backups are found.
    """
    data = data.absolute()
    if _is_default(data):
        return _default_backups()
    beside, inside = data.with_name(f"{data.name}-backups"), data / "backups"
    there = next((folder for folder in (beside, inside) if os.path.lexists(folder)), None)
    return there or (beside if os.access(data.parent, os.W_OK) else inside)


def command_words(command: str, data: Path) -> str:
    """What to type in a shell for COMMAND to be about the journal in the folder DATA, fit for a sentence."""
    from shlex import quote

    data = data.absolute()
    try:
        is_usual = data == _default_data()
    except RuntimeError:
        is_usual = False
    return shown_line(f"{_APP} {command}" if is_usual else f"{_APP} --data-dir {quote(str(data))} {command}")


def naming_folder(text: str, data: Path) -> str:
    """TEXT, in which commands of ours are named, those about a journal as `command_words` has them."""
    import re

    ours = command_words("", data)
    return re.sub(rf"\b{_APP} (?=(?:{'|'.join(_ABOUT_A_JOURNAL)})\b)", lambda _: f"{ours} ", text)


def find_log_folder(data_dir: Path | None, environ: Mapping[str, str]) -> Path:
    """The folder for what the program notes about itself: the data folder if one was named, else the platform's.

    Touches no disk. RuntimeError if a folder must be guessed and the account has no home.
    """
    return _chosen(data_dir, environ.get("BACKCARE_DATA_DIR")) or _default_log()


def private_folder(path: Path, option: str = _DATA_OPTION) -> None:
    """Make the folder PATH with mode 0700, whatever the umask, unless it is there.

    The platform's own folders belong to this program: their missing parents are made too, and an existing
    one that others may enter is closed to them. A folder that the person named is theirs: its parent must
    exist, so that a disk that is not connected is noticed, and the mode it has is left as it is.

    BackcareError if PATH is a file or a dangling link, its parent is missing, or it may not be made or
    entered; OPTION names another.
    """
    make_sure_of_folder(path, option)
    with _said_of(path, option):
        if path.exists():
            _close_to_others(path)
        else:
            _make(path, with_parents=_is_default(path))
    if not os.access(path, os.R_OK | os.X_OK):
        advice = _ELSEWHERE.format(option)
        raise BackcareError(f"The folder {path_words(path)} cannot be used: permission is denied.", advice)


def make_sure_of_folder(path: Path, option: str = _DATA_OPTION) -> None:
    """BackcareError if it can be seen that PATH is no folder and cannot become one; OPTION names another."""
    make_sure_of_what_stands(path, option)
    if not _is_default(path):
        with _said_of(path, option):
            path.parent.stat()
            if not path.parent.is_dir():
                raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR))


def make_sure_of_what_stands(path: Path, option: str = _DATA_OPTION) -> None:
    """BackcareError if what stands at PATH is no folder, nor a link to one; OPTION names another."""
    shown = path_words(path)
    with _said_of(path, option):
        if leads_nowhere(path):
            raise BackcareError(f"{shown} is a link to a place that is not there.", CONNECT_OR_REMOVE)
        if path.exists() and not path.is_dir():
            raise BackcareError(f"{shown} is a file, and a folder is needed.", _ELSEWHERE.format(option))


def leads_nowhere(path: Path) -> bool:
    """Whether PATH is a link to a place that is not there: one on a disk that is not connected, perhaps."""
    return path.is_symlink() and not path.exists()


@contextmanager
def _said_of(path: Path, option: str) -> Iterator[None]:
    """Says why the folder PATH cannot be made or used, and that OPTION names another."""
    shown = path_words(path)
    try:
        yield
    except FileNotFoundError as error:
        raise BackcareError(
            f"The folder {shown} cannot be made, because {path_words(path.parent)} is not there.",
            _ELSEWHERE.format(option),
        ) from error
    except OSError as error:
        advice = os_advice(error).replace(_DATA_OPTION, option)
        raise BackcareError(f"The folder {shown} cannot be used: {os_cause(error)}.", advice) from error


def _make(path: Path, *, with_parents: bool) -> None:
    if with_parents and not path.parent.exists():
        _make(path.parent, with_parents=True)
    with suppress(FileExistsError):  # another window made it a moment ago
        path.mkdir(mode=0o700)
        path.chmod(0o700)
        sync_folder(path.parent)  # or a power cut could take the folder with all that is saved in it


def _close_to_others(path: Path) -> None:
    """Let nobody else into PATH if it is the program's own."""
    # Somebody else's folder or a read-only disk cannot be tightened; the files inside are 0600 by themselves.
    with suppress(OSError):
        if path.stat().st_mode & 0o077 and _is_default(path):
            path.chmod(0o700)


def _chosen(argument: Path | None, variable: str | None) -> Path | None:
    if argument is not None:
        return argument.expanduser()
    return Path(variable).expanduser() if variable else None


def _default_data() -> Path:
    from platformdirs import user_data_path

    return user_data_path(_APP, appauthor=False)


def _default_config() -> Path:
    from platformdirs import user_config_path

    return user_config_path(_APP, appauthor=False)


def _default_backups() -> Path:
    from platformdirs import user_state_path

    return user_state_path(_APP, appauthor=False) / "backups"


def _default_log() -> Path:
    from platformdirs import user_log_path

    return user_log_path(_APP, appauthor=False)


def _default_cache() -> Path:
    from platformdirs import user_cache_path

    return user_cache_path(_APP, appauthor=False)


def _is_default(path: Path) -> bool:
    """Whether PATH is one of the platform's own; to know them takes a twentieth of a prompt's `status`."""
    try:
        ours = (_default_data(), _default_config(), _default_backups(), _default_log(), _default_cache())
    except RuntimeError:
        return False
    return path in ours
