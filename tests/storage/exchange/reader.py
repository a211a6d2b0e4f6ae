"""Files read as in Berlin on a Thursday in November, when its clocks are an hour ahead of UTC."""

import io
from datetime import datetime, tzinfo
from pathlib import Path
from zoneinfo import ZoneInfo

from backcare_tui.storage.exchange import files, json
from backcare_tui.storage.exchange.reading import Reading
from backcare_tui.storage.exchange.tables import table
from backcare_tui.storage.exchange.tables.choices import UNSAID, Choices
from backcare_tui.storage.text_file import TextFile

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime.fromisoformat("2026-11-26T09:15+01:00")


def text_of(data: str | bytes, shown: str = "j") -> TextFile:
    """A file called SHOWN that holds DATA."""
    content = data.encode() if isinstance(data, str) else data
    return TextFile(shown, lambda: io.BytesIO(content), len(content))


def read_csv(text: str, file: str = "j", zone: tzinfo = BERLIN, choices: Choices = UNSAID) -> Reading:
    return table.read_csv(text_of(text, file), file, NOW, zone, choices=choices)


def read_json(text: str, file: str = "j") -> Reading:
    return json.read_json(text_of(text, file), file, NOW, BERLIN)


def import_file(path: Path, format: str | None = None) -> Reading:
    return files.import_file(path, format, NOW, BERLIN)
