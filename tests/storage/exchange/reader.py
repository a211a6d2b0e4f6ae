"""Files read as in Berlin on a Thursday in November, when its clocks are an hour ahead of UTC."""

from datetime import datetime, tzinfo
from pathlib import Path
from zoneinfo import ZoneInfo

from backcare_tui.storage.exchange import files, json, table
from backcare_tui.storage.exchange.reading import Reading

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime.fromisoformat("2026-11-26T09:15+01:00")


def read_csv(text: str, file: str = "j", zone: tzinfo = BERLIN) -> Reading:
    return table.read_csv(text, file, NOW, zone)


def read_json(text: str, file: str = "j") -> Reading:
    return json.read_json(text, file, NOW, BERLIN)


def import_file(path: Path, format: str | None = None) -> Reading:
    return files.import_file(path, format, NOW, BERLIN)
