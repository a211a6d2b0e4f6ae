"""Feeds the import with bytes that a fuzzer thinks of, for as long as one likes. Not a part of the test run.

Needs Atheris, for example `pip install atheris`. From the top of the checkout, for five minutes:

    python -m tests.fuzz.import_file -max_total_time=300 -max_len=4096

It stops with a traceback and the bytes in a file if anything but entries, named problems or one sentence comes
out, or if what was taken in does not come back from an export as it was.
"""

import io
import sys
from datetime import datetime
from zoneinfo import ZoneInfo

import atheris

with atheris.instrument_imports(include=["backcare_tui", "json", "csv"]):
    from backcare_tui.domain.journal.paper.journal_page import ANYBODY
    from backcare_tui.domain.words.text import shown_line
    from backcare_tui.errors import BackcareError
    from backcare_tui.storage.exchange.files import READERS, WRITERS
    from backcare_tui.storage.exchange.reading import Reading
    from backcare_tui.storage.journal.revision_row import storable
    from backcare_tui.storage.text_file import TextFile


BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime.fromisoformat("2026-11-26T09:15+01:00")


def text_of(data: bytes) -> TextFile:
    return TextFile("j", lambda: io.BytesIO(data), len(data))


def read_bytes(data: bytes) -> None:
    """Read all of DATA but the first byte, which chooses the format."""
    name = sorted(READERS)[data[0] % len(READERS)] if data else "json"
    try:
        reading = READERS[name](text_of(data[1:]), "j", NOW, BERLIN)
    except BackcareError as error:
        sentences = [str(error)]
    else:
        sentences = [str(problem) for problem in reading.problems]
        assert bool(reading.bad) == bool(sentences)
        for entry_id, entry in reading.entries.items():
            assert reading.entries.storable(entry_id) == storable(entry)
        for other in READERS:
            assert_comes_back(reading, other)
    assert sentences == [shown_line(sentence) for sentence in sentences]


def assert_comes_back(reading: Reading, name: str) -> None:
    written = "".join(WRITERS[name](reading.entries.values(), str, reading.memos.values(), ANYBODY))
    again = READERS[name](text_of(written.encode()), "j", NOW, BERLIN)
    assert again.problems == []
    assert "".join(WRITERS[name](again.entries.values(), str, again.memos.values(), ANYBODY)) == written


if __name__ == "__main__":
    atheris.Setup(sys.argv, read_bytes)
    atheris.Fuzz()
