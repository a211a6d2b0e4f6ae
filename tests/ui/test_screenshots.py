"""The pictures in the README and the pages beside it are taken by a program, which has to keep up with the app."""

import os
import re
import subprocess
import sys
from html import unescape
from pathlib import Path
from xml.etree import ElementTree

from tests.shipped import shipped

CHECKOUT = Path(__file__).parents[2]

SCREENS = {
    "welcome": "not a medical device",
    "signs": "Toilet paper",
    "about-me": "a new hip",
    "today": "Pain, last 14 days",
    "plan": "Next week",
    "flare-up": "In your own words",
    "catalogue": f"{len(shipped().exercises)} exercises",
    "details": "Bird-dog",
    "rating": "How is your back now?",
    "session": "2 of 3",
    "paused": "Press space to go on.",
    "summary": "3 of 3 exercises",
    "journal": "Pain, last four weeks",
    "calendar": "– rest  · nothing told",
    "trend": "meaningfully better",
    "backups": "Backups of your journal",
    "entry": "A walk, a ride or a swim",
    "help": "Get help now",
    "keys": "Pause, or go on",
}
"""What each picture is called, and words that are on it."""


def test_every_screen_is_taken(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, str(CHECKOUT / "screenshots" / "take.py"), str(tmp_path)],
        env=os.environ | {"PYTHONPATH": str(CHECKOUT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert {file.stem for file in tmp_path.glob("*.svg")} == SCREENS.keys()
    for name, words in SCREENS.items():
        svg = (tmp_path / f"{name}.svg").read_text("utf-8")
        ElementTree.fromstring(svg)  # noqa: S314
        assert words in unescape(svg).replace("\xa0", " "), name
        assert not re.search(r"terminal-\d|@font-face", svg), name
