"""Feeds the readers of a person's own exercises, routines and settings with bytes that a fuzzer thinks of.

Not a part of the test run. Needs Atheris, for example `pip install atheris`. From the top of the checkout:

    python -m tests.fuzz.own_files -max_total_time=300 -max_len=4096

It stops with a traceback and the bytes in a file if anything but items, settings and named problems comes out.
"""

import sys
import tempfile
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["backcare_tui"]):
    from backcare_tui.domain.catalogue.catalogue import Catalogue
    from backcare_tui.domain.guidance.adapt import timeline_for
    from backcare_tui.domain.guidance.person import Person
    from backcare_tui.domain.words.text import shown_line
    from backcare_tui.storage.folders import SETTINGS_NAME
    from backcare_tui.storage.written.catalogue_files import load_catalogue
    from backcare_tui.storage.written.settings_file import load_settings
    from backcare_tui.storage.written.shipped import catalogue_folder

_FOLDER = Path(tempfile.mkdtemp())
_PLACES = ("exercises", "routines")
_SHIPPED = _FOLDER / "shipped"
"""One exercise: reading all of them each time would leave little time for the fuzzing."""
for place in _PLACES:
    (_SHIPPED / place).mkdir(parents=True)
    (_FOLDER / "catalogue" / place).mkdir(parents=True)
BRIDGE = Path("exercises", "bridge.toml")
(_SHIPPED / BRIDGE).write_text((Path(str(catalogue_folder())) / BRIDGE).read_text("utf-8"), "utf-8")


def read_bytes(data: bytes) -> None:
    """Put all of DATA but the first byte, which chooses the kind, into a file, and read that."""
    kind = data[0] % 3 if data else 0
    if kind == 2:
        (_FOLDER / SETTINGS_NAME).write_bytes(data[1:])
        _, problems = load_settings(_FOLDER)
    else:
        path = _FOLDER / "catalogue" / _PLACES[kind] / "mine.toml"
        path.write_bytes(data[1:])
        loaded = load_catalogue(_FOLDER / "catalogue", _SHIPPED)
        catalogue = Catalogue(loaded.exercises, loaded.routines)
        if "mine" in loaded.own:
            assert timeline_for(catalogue, catalogue.to_practise(["mine"]), Person()).seconds > 0
        problems = loaded.problems
        path.unlink()
    sentences = [str(problem) for problem in problems]
    assert sentences == [shown_line(sentence) for sentence in sentences]


if __name__ == "__main__":
    atheris.Setup(sys.argv, read_bytes)
    atheris.Fuzz()
