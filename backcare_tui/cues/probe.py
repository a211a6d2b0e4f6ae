"""What `doctor` says of voice, sound and display: it tries them, for only that tells."""

import sys
from collections.abc import Callable, Iterator, Sequence

from backcare_tui.cues.announcer import CueSettings
from backcare_tui.cues.awake import KeepAwake
from backcare_tui.cues.player import Program, failure, find, kill, start, verdict, wait
from backcare_tui.cues.sound import Sound, players
from backcare_tui.cues.tone import Tone
from backcare_tui.cues.voice import speakers

TRIAL_WORDS = "Ready"

_TRIAL_S = 6.0
_KILL_S = 0.5


def cue_lines(wanted: CueSettings, monotonic: Callable[[], float]) -> Iterator[str]:
    """A line for each of voice, sound and display, as each becomes known.

    Something is heard while this goes on, and each program that hangs takes seconds.
    """
    yield f"Voice: {_voice_words() if wanted.spoken else 'off, as you set it.'}"
    yield f"Sound: {_sound_words(monotonic) if wanted.sound else 'off, as you set it.'}"
    yield f"Display: {_display_words()}"


def _voice_words() -> str:
    heard, troubles = _try_out(speakers(), TRIAL_WORDS)
    if heard:
        return _sentence(*troubles, f"{heard} works; you should have heard “{TRIAL_WORDS}”")
    return _sentence(*troubles, "so nothing is spoken; install espeak-ng to hear the voice")


def _sound_words(monotonic: Callable[[], float]) -> str:
    sound = Sound(monotonic)
    try:
        if sys.platform == "win32":
            heard, troubles = ("Windows", []) if sound.play(Tone.CHANGE) else (None, [sound.why_not or ""])
        else:
            heard, troubles = _try_out(players(), str(sound.file(Tone.CHANGE)))
    except OSError as error:
        heard, troubles = None, [f"no tone could be made ({str(error).lower()})"]
    finally:
        sound.close()
    if heard:
        return _sentence(*troubles, f"{heard} works; you should have heard two soft notes")
    return _sentence(*troubles, "so the terminal's bell rings instead")


def _display_words() -> str:
    awake = KeepAwake()
    awake.start()
    answered = awake.answered(_TRIAL_S)
    awake.stop()
    if answered and awake.why_not is None:
        return "stays on during a session."
    return _sentence(awake.why_not or "the desktop did not answer", "so the screen may go dark during a session")


def _try_out(programs: Sequence[Program], what: str) -> tuple[str | None, list[str]]:
    """The first of PROGRAMS that plays WHAT to its end, and what was wrong with those before it."""
    troubles: list[str] = []
    for program in programs:
        path = find(program)
        if path is None:
            continue
        try:
            process = start(program, path, what)
        except (OSError, ValueError) as error:
            troubles.append(failure(program.name, error))
            continue
        status = process.returncode if wait(process, _TRIAL_S) else None
        if status is None:
            kill(process)
            wait(process, _KILL_S)
        trouble = verdict(program.name, status)
        if trouble is None:
            return program.name, troubles
        troubles.append(trouble)
    if not troubles:
        troubles.append(f"not installed: {', '.join(program.name for program in programs)}")
    return None, troubles


def _sentence(*parts: str) -> str:
    return f"{'; '.join(part for part in parts if part)}."
