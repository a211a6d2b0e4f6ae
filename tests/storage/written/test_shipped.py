"""What is shipped beside exercises and routines: education cards and the words of searches."""

from pathlib import Path

from backcare_tui.domain.catalogue.vocabulary import Vocabulary
from backcare_tui.storage.written.catalogue_files import load_card
from backcare_tui.storage.written.catalogue_on_demand import CatalogueFiles


def test_a_card_is_read_by_its_id_and_one_that_cannot_be_is_none(tmp_path: Path) -> None:
    card = load_card("pacing")
    assert card is not None
    assert card.id == "pacing"
    (tmp_path / "education").mkdir()
    (tmp_path / "education" / "pacing.toml").write_text("says = 3")
    assert load_card("pacing", tmp_path) is None
    assert load_card("gone", tmp_path) is None


def test_words_of_searches_are_read_once_and_do_without_a_file_that_is_wrong(tmp_path: Path) -> None:
    files = CatalogueFiles(None, tmp_path)
    assert not files.problems
    assert files.vocabulary() == Vocabulary()
    (problem,) = files.problems
    assert problem.file == str(tmp_path / "search.toml")
    (tmp_path / "search.toml").write_text('same = [["low back", "lumbar"]]')
    assert files.vocabulary() == Vocabulary()
    assert CatalogueFiles(None, tmp_path).vocabulary().same == (("low back", "lumbar"),)
