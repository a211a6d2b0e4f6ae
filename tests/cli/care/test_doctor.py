"""What the doctor says of the terminal, and of what the figure can be made of there."""

from pathlib import Path

import pytest

from backcare_tui.cli.care.findings import findings
from backcare_tui.figure.cells.kind import Cells, sample
from backcare_tui.storage.folders import Folders
from tests.fake_clock import FakeClock


def of_the_figure(folder: Path, encoding: str) -> list[str]:
    folders = Folders(folder / "data", folder / "config")
    said = [finding.words for finding in findings(folders, FakeClock(), {}, False, encoding)]
    return [words for words in said if words.startswith("Figure: ")]


def set_to(folder: Path, kind: str) -> None:
    (folder / "config").mkdir()
    (folder / "config" / "settings.toml").write_text(f'figure = "{kind}"\n', encoding="utf-8")


def test_it_shows_a_line_of_each_kind_of_figure_and_says_how_to_choose(tmp_path: Path) -> None:
    *samples, advice = of_the_figure(tmp_path, "utf-8")
    assert [words.split()[1] for words in samples] == [sample(kind) for kind in Cells]
    assert [kind in words for kind, words in zip(Cells, samples, strict=True)] == [True] * len(Cells)
    assert 'figure = "octants" in settings.toml' in advice


@pytest.mark.parametrize("kind", Cells)
def test_it_says_which_kind_is_set(tmp_path: Path, kind: Cells) -> None:
    set_to(tmp_path, kind)
    assert [words for words in of_the_figure(tmp_path, "utf-8") if "as it is set" in words] == [
        f"Figure: {sample(kind)}  {kind}, as it is set."
    ]


@pytest.mark.parametrize("encoding", ["latin-1", "ascii"])
def test_it_shows_only_what_arrives(tmp_path: Path, encoding: str) -> None:
    (only,) = of_the_figure(tmp_path, encoding)
    assert only.encode(encoding)
    assert sample(Cells.ASCII) in only
