"""What is noted of a crash is enough to mend it, and says nothing of the person."""

import stat
from datetime import UTC, datetime
from pathlib import Path

import pytest

from backcare_tui.errors import BackcareError
from backcare_tui.storage.crash_log import LIMIT, NAME, note_crash
from backcare_tui.storage.folders import find_log_folder
from tests.storage.conftest import mode_of

NOW = datetime(2026, 11, 23, 7, 30, tzinfo=UTC)
WRITTEN = "worse since the quarrel"


def a_crash(cause: Exception | None = None) -> Exception:
    with pytest.raises(ValueError, match=WRITTEN) as caught:
        raise ValueError(WRITTEN) from cause
    return caught.value


def note(folder: Path, error: Exception | None = None) -> BackcareError:
    return note_crash(error or a_crash(), folder, {}, NOW)


def test_it_says_what_and_where_and_no_more(tmp_path: Path) -> None:
    told = note(tmp_path, a_crash(OSError(28, WRITTEN)))
    log = (tmp_path / NAME).read_text()
    assert log.startswith("2026-11-23T07:30:00+00:00  backcare-tui ")
    assert "  builtins.ValueError\n    tests.storage.test_crash_log:" in log
    assert " a_crash\n" in log
    assert "  after builtins.OSError 28\n" in log
    assert WRITTEN not in log + str(told)
    assert str(Path(__file__).parents[2]) not in log
    assert str(tmp_path / NAME) in str(told)


def test_it_is_private_and_bounded(tmp_path: Path) -> None:
    log, older = tmp_path / NAME, tmp_path / f"{NAME}.1"
    log.write_bytes(b"first" + b"." * (LIMIT - 5))
    note(tmp_path)
    note(tmp_path)
    assert older.read_bytes().startswith(b"first")
    assert log.read_text().count("builtins.ValueError") == 2
    assert mode_of(log) == stat.S_IRUSR | stat.S_IWUSR
    log.write_bytes(b"second" + b"." * LIMIT)
    note(tmp_path)
    assert older.read_bytes().startswith(b"second")
    assert len(list(tmp_path.iterdir())) == 2


def test_endless_recursion_is_noted_in_few_lines(tmp_path: Path) -> None:
    def fall() -> None:
        fall()

    with pytest.raises(RecursionError) as caught:
        fall()
    note(tmp_path, caught.value)
    assert len((tmp_path / NAME).read_text().splitlines()) < 50


def test_a_circle_of_causes_is_noted_once(tmp_path: Path) -> None:
    first, second = a_crash(), a_crash()
    first.__cause__, second.__cause__ = second, first
    note(tmp_path, first)
    assert (tmp_path / NAME).read_text().count("builtins.ValueError") == 2


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    target = tmp_path / "target"
    target.write_text("untouched")
    (tmp_path / NAME).symlink_to(target)
    assert "could not be written down" in str(note(tmp_path))
    assert target.read_text() == "untouched"


def test_where_it_cannot_be_written_that_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    for folder in (tmp_path / "file", tmp_path / "not" / "there"):
        assert "could not be written down" in str(note(folder))


def test_it_lies_with_the_data_where_that_was_named(tmp_path: Path) -> None:
    assert find_log_folder(tmp_path, {"BACKCARE_DATA_DIR": "/elsewhere"}) == tmp_path
    assert find_log_folder(None, {"BACKCARE_DATA_DIR": str(tmp_path)}) == tmp_path
    assert "backcare-tui" in str(find_log_folder(None, {}))
