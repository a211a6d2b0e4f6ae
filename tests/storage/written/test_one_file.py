"""One file of the catalogue that is wrong in part."""

from pathlib import Path

from backcare_tui.storage.written.catalogue_files import load_catalogue
from tests.storage.written.test_catalogue_files import EXERCISE, a_catalogue


def test_an_exercise_with_a_wrong_figure_loads_with_its_forms(tmp_path: Path) -> None:
    text = EXERCISE.replace('easier = ["Less."]', 'easier = [{ words = "Less.", pose = { up = "half" } }]')
    form = '\n[[cautions]]\ntag = "heart"\ndoes = "adapt"\nadvice = "Less."\n[cautions.form]\nwords = "Less."\n'
    form += (
        '[[cautions.form.phases]]\nname = "Up"\ninstruction = "Up."\nbreath = "out"\nlasts = 2\npose = "half"\n'
    )
    personal = a_catalogue(tmp_path, {"mine": f"{text}{form}\n[figure.poses.up]\nhead = 9999\n"}, {})
    loaded = load_catalogue(personal)
    mine = loaded.exercises["mine"]
    assert mine.figure is None
    assert mine.in_form(mine.forms[-1]).phases[0].pose is None
    assert [problem.field for problem in loaded.problems if "mine" in problem.file]
