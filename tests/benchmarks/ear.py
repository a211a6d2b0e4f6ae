"""What a person who sees nothing hears of each routine, at three speeds of a real voice."""

import shutil
import subprocess
import tempfile
import wave
from collections.abc import Iterator
from functools import cache, partial, reduce
from operator import add
from pathlib import Path

from backcare_tui.domain.guidance.adapt import timeline_for
from backcare_tui.domain.guidance.person import Person
from backcare_tui.domain.session.timeline import Timeline
from tests.benchmarks.people import People
from tests.benchmarks.row import Row
from tests.cues.heard import Tally, heard_in, tally
from tests.shipped import shipped

SPEEDS = (120, 160, 220)
_ESPEAK = shutil.which("espeak-ng")


def ear(_: People) -> Iterator[Row]:
    """What has to be heard of each routine at 120, 160 and 220 words a minute: its sides, movements, holds and
    changes, spoken (+ from the third repetition on marked by its own tone), how late the latest begins, and what
    was cut short. Each phrase lasts as long as the sound that espeak-ng makes of it, under a fake clock. Met is
    that nothing is lost, later than 150 ms, or spoken over. At the end the same of a voice that was never
    measured, and is taken to speak at 160 words a minute.
    """
    if _ESPEAK is None:
        yield Row("by ear: espeak-ng is not installed", "")
        return
    for routine in sorted(shipped().routines):
        timeline = timeline_for(shipped(), shipped().routines[routine], Person())
        for speed in SPEEDS:
            heard = tally(timeline, heard_in(timeline, partial(sound_seconds, speed)))
            for kind, known in heard.items():
                if known.due:
                    yield _row(f"{routine} at {speed}: {kind}", known)
    for speed in SPEEDS:
        whole = reduce(add, (_of_a_stranger(each, speed) for each in sorted(shipped().routines)))
        yield _row(f"all, never measured, at {speed}", whole)


def _of_a_stranger(routine: str, speed: int) -> Tally:
    timeline: Timeline = timeline_for(shipped(), shipped().routines[routine], Person())
    heard = heard_in(timeline, partial(sound_seconds, speed), measured=False)
    return reduce(add, tally(timeline, heard).values())


def _row(what: str, heard: Tally) -> Row:
    by_tone = f"+{heard.by_tone}" if heard.by_tone else ""
    well = not heard.lost and not heard.late and not heard.overlaps
    return Row(
        what,
        f"{heard.spoken}{by_tone} of {heard.due}",
        f"{heard.latest_s * 1000:.0f} ms late",
        f"{len(heard.cuts)} cut",
        "none lost",
        "yes" if well else "no",
    )


@cache
def sound_seconds(speed: int, phrase: str) -> float:
    """How long espeak-ng speaks PHRASE at SPEED words a minute: as long as the sound that it makes of it."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "phrase.wav"
        command = [str(_ESPEAK), "-s", str(speed), "-w", str(file), "--", phrase]
        subprocess.run(command, check=True, capture_output=True)
        with wave.open(str(file)) as sound:
            seconds: float = sound.getnframes() / sound.getframerate()
            return seconds
