"""Where the journal lies, and that it lies there in private."""

from pathlib import Path

import pytest

from backcare_tui.errors import BackcareError
from backcare_tui.storage.folders import (
    Folders,
    can_be_made,
    command_words,
    find_folders,
    naming_folder,
    private_folder,
)
from tests.storage.conftest import RunAsNobody, mode_of


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home folder with nothing in it, as on a new account."""
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    return tmp_path


def test_the_argument_wins_over_the_environment() -> None:
    environ = {"BACKCARE_DATA_DIR": "/env/data", "BACKCARE_CONFIG_DIR": "/env/config"}
    assert find_folders(Path("/arg/data"), None, environ) == Folders(Path("/arg/data"), Path("/env/config"))
    assert find_folders(None, Path("/arg/config"), environ) == Folders(Path("/env/data"), Path("/arg/config"))


def test_an_empty_variable_is_unset(home: Path) -> None:
    found = find_folders(None, None, {"BACKCARE_DATA_DIR": "", "BACKCARE_CONFIG_DIR": ""})
    assert found == find_folders(None, None, {})
    assert found.data.name == found.config.name == "backcare-tui"
    assert found.data.is_relative_to(home)


def test_a_tilde_is_the_home_folder(home: Path) -> None:
    assert find_folders(None, Path("~/set"), {"BACKCARE_DATA_DIR": "~/back"}) == Folders(
        home / "back", home / "set"
    )


def test_own_catalogue_lies_in_the_config_folder() -> None:
    assert Folders(Path("/d"), Path("/c")).catalogue == Path("/c/catalogue")


def test_without_a_home_the_person_is_asked_to_name_a_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_home(*_: object, **__: object) -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.setattr("platformdirs.user_data_path", no_home)
    with pytest.raises(BackcareError, match=r"no home folder.*--data-dir"):
        find_folders(None, Path("/c"), {})


def test_looking_for_folders_makes_none(home: Path) -> None:
    find_folders(None, None, {})
    assert list(home.iterdir()) == []


def test_a_command_names_the_folder_of_its_journal_where_it_is_not_the_usual_one(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usual = find_folders(None, None, {}).data
    assert command_words("undo", usual) == "backcare-tui undo"
    own = home / "my back"
    assert command_words("undo", own) == f"backcare-tui --data-dir '{own}' undo"
    monkeypatch.chdir(home)
    assert command_words("undo", Path("back")) == f"backcare-tui --data-dir {home / 'back'} undo"


def test_a_new_folder_is_private_whatever_the_umask(tmp_path: Path, umask: int) -> None:
    private_folder(tmp_path / "data")
    assert mode_of(tmp_path / "data") == 0o700


def test_the_platforms_folder_is_made_with_its_parents(home: Path, umask: int) -> None:
    data = find_folders(None, None, {}).data
    private_folder(data)
    inside = [path for path in (data, *data.parents) if path.is_relative_to(home) and path != home]
    assert [mode_of(path) for path in inside] == [0o700] * len(inside)


def test_the_platforms_folder_is_closed_to_others(home: Path) -> None:
    data = find_folders(None, None, {}).data
    data.mkdir(parents=True)
    data.chmod(0o755)
    private_folder(data)
    assert mode_of(data) == 0o700


def test_a_folder_the_person_made_keeps_its_mode(tmp_path: Path) -> None:
    given = tmp_path / "given"
    given.mkdir()
    given.chmod(0o750)
    private_folder(given)
    assert mode_of(given) == 0o750


def test_a_named_folder_needs_its_parent(tmp_path: Path) -> None:
    with pytest.raises(BackcareError, match=r"cannot be made, because .*stick is not there"):
        private_folder(tmp_path / "stick" / "data")
    assert list(tmp_path.iterdir()) == []


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("mine")
    with pytest.raises(BackcareError, match="is a file, and a folder is needed"):
        private_folder(tmp_path / "data")
    assert (tmp_path / "data").read_text() == "mine"


def test_a_folder_inside_a_file_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    with pytest.raises(BackcareError, match="a part of its path is not a folder"):
        private_folder(tmp_path / "file" / "data")


def test_a_dangling_link_is_named(tmp_path: Path) -> None:
    (tmp_path / "data").symlink_to(tmp_path / "gone")
    with pytest.raises(BackcareError, match="is a link to a place that is not there"):
        private_folder(tmp_path / "data")
    assert not (tmp_path / "gone").exists()


def test_control_characters_of_a_path_do_not_reach_the_message(tmp_path: Path) -> None:
    with pytest.raises(BackcareError) as caught:
        private_folder(tmp_path / "\x1b]0;x\x07" / "data")
    assert "\x1b" not in str(caught.value)
    assert "␛" in str(caught.value)


def test_a_folder_that_may_not_be_made_or_entered(free_folder: Path, run_as_nobody: RunAsNobody) -> None:
    said = run_as_nobody(
        """
closed = folder / "closed"
closed.mkdir(mode=0o000)
for path in (closed, closed / "data", Path("/proc/data")):
    try:
        private_folder(path)
    except BackcareError as error:
        print(error)
"""
    )
    assert len(said.splitlines()) == 3
    assert said.count("cannot be used: permission is denied") >= 2


def test_a_folder_can_be_made_where_something_is_to_make_it_in(tmp_path: Path, home: Path) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "link").symlink_to(tmp_path / "nowhere")
    assert can_be_made(tmp_path / "new")
    assert not can_be_made(tmp_path)
    assert not can_be_made(tmp_path / "link")
    assert not can_be_made(tmp_path / "file" / "new")
    assert not can_be_made(tmp_path / "new" / "newer")  # what the person names may be mistyped
    own = find_folders(None, None, {}).data
    assert not own.parent.exists()
    assert can_be_made(own)


def test_of_the_commands_in_a_sentence_those_about_a_journal_name_its_folder(home: Path) -> None:
    own = home / "my back"
    sentence = (
        "“backcare-tui doctor --repair” mends it, “backcare-tui list” does not; or: backcare-tui restore a.db"
    )
    assert naming_folder(sentence, own) == (
        f"“backcare-tui --data-dir '{own}' doctor --repair” mends it, “backcare-tui list” does not; "
        f"or: backcare-tui --data-dir '{own}' restore a.db"
    )
    assert naming_folder(sentence, find_folders(None, None, {}).data) == sentence


def test_backups_are_found_where_they_are_when_nothing_may_be_written_there_any_more(
    free_folder: Path, run_as_nobody: RunAsNobody
) -> None:
    """As on a disk that became read-only."""
    said = run_as_nobody(
        """
from backcare_tui.storage.folders import backup_folder
place = folder / "stick"
data = place / "data"
data.mkdir(parents=True)
print(backup_folder(data).relative_to(place))
(place / "data-backups").mkdir()
place.chmod(0o500)
print(backup_folder(data).relative_to(place))
place.chmod(0o700)
(place / "data-backups").rmdir()
place.chmod(0o500)
print(backup_folder(data).relative_to(place))
(data / "backups").mkdir()
place.chmod(0o700)
print(backup_folder(data).relative_to(place))
"""
    )
    assert said.split() == ["data-backups", "data-backups", "data/backups", "data/backups"]
