"""Paths as they are typed, and as terminals write what is dropped on them."""

from pathlib import Path

import pytest

from backcare_tui.errors import UsageError
from backcare_tui.ui.flows.files.typed_path import completed, dropped_path

ENDINGS = frozenset({".csv", ".json"})


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home with a file whose name has a blank and half a quotation mark, and some others."""
    monkeypatch.setenv("HOME", str(tmp_path))
    for name in ("it's mine.csv", "pain 2025.csv", "pain 2026.csv", "picture.png", ".hidden.csv"):
        (tmp_path / name).touch()
    (tmp_path / "Downloads").mkdir()
    return tmp_path


@pytest.mark.parametrize(
    "typed",
    [
        "{}/pain 2026.csv",
        " {}/pain 2026.csv ",
        "'{}/pain 2026.csv' ",
        '"{}/pain 2026.csv"',
        "{}/pain\\ 2026.csv",
        "file://{}/pain%202026.csv",
        "~/pain 2026.csv",
        "'~/pain 2026.csv'",
    ],
)
def test_a_file_is_found_however_it_was_written(folder: Path, typed: str) -> None:
    assert dropped_path(typed.format(folder)) == folder / "pain 2026.csv"


def test_a_quotation_mark_may_be_part_of_a_name(folder: Path) -> None:
    assert dropped_path(f"{folder}/it's mine.csv") == folder / "it's mine.csv"


def test_what_is_not_there_stays_as_it_was_typed(folder: Path) -> None:
    assert dropped_path("~/nowhere it's") == folder / "nowhere it's"
    with pytest.raises(UsageError, match="begins with a home folder that is not there"):
        dropped_path("~nobody-of-that-name/j.csv")


@pytest.mark.parametrize("typed", ["", "  ", "''", '" "'])
def test_nothing_typed_is_no_file(typed: str) -> None:
    with pytest.raises(UsageError, match=r"There is no name yet\. Type that of a file\."):
        dropped_path(typed)


@pytest.mark.parametrize(
    ("typed", "longer"),
    [
        ("~", "~/"),
        ("~/pa", "~/pain 202"),
        ("~/pain 2025", "~/pain 2025.csv"),
        ("~/pain 202", None),
        ("~/D", "~/Downloads/"),
        ("~/pic", None),
        ("~/.h", "~/.hidden.csv"),
        ("~/Downloads/", None),
        ("~/nowhere/x", None),
        ("~nobody-of-that-name/x", None),
        ("\0", None),
    ],
)
def test_a_path_is_gone_on_with_as_far_as_there_is_one_way(folder: Path, typed: str, longer: str | None) -> None:
    assert completed(typed, ENDINGS) == longer
