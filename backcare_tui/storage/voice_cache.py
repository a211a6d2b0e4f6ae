"""What is known of how long a voice takes to speak: it can be measured again, so nothing is lost with it."""

import json
from collections.abc import Mapping
from contextlib import suppress
from math import isfinite
from pathlib import Path

from backcare_tui.errors import BackcareError
from backcare_tui.storage.folders import private_folder
from backcare_tui.storage.new_file import written_aside

NAME = "voices.json"
LIMIT = 4 * 1024 * 1024
"""Bytes from which on the file is not this program's."""

_PREFIX = ".backcare-voices-"

Voices = Mapping[str, Mapping[str, float]]
"""Of each voice, by how it is called, the seconds of each phrase, the oldest first."""


def read_voices(folder: Path) -> Voices:
    """What the file in FOLDER says of each voice; nothing where it is missing, damaged or not to be read."""
    file = folder / NAME
    try:
        if file.stat().st_size > LIMIT:
            return {}
        document = json.loads(file.read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    voices = document.get("voices") if isinstance(document, dict) else None
    return {called: _phrases(known) for called, known in voices.items()} if isinstance(voices, dict) else {}


def write_voices(folder: Path, voices: Voices) -> None:
    """Keep VOICES in FOLDER, beside what is known there of others. Where that cannot be, nothing is kept."""
    with suppress(BackcareError, OSError):
        private_folder(folder)
        document = {"voices": {**read_voices(folder), **voices}}
        with written_aside(folder, _PREFIX, [json.dumps(document, ensure_ascii=False)]) as temporary:
            temporary.replace(folder / NAME)


def _phrases(known: object) -> dict[str, float]:
    if not isinstance(known, dict):
        return {}
    return {
        phrase: float(seconds)
        for phrase, seconds in known.items()
        if isinstance(seconds, int | float) and isfinite(seconds) and seconds > 0
    }
