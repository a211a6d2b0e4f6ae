"""What `doctor` says of voice, sound and display: it tries them, for only that tells."""

import sys
from collections.abc import Callable, Iterator, Sequence

from backcare_tui.cues.announcer import CueSettings
from backcare_tui.cues.awake import KeepAwake
from backcare_tui.cues.lengths import Lengths
from backcare_tui.cues.player import Program, failure, find, kill, start, verdict, wait
from backcare_tui.cues.sound import Sound, players
from backcare_tui.cues.tone import Tone
from backcare_tui.cues.voice import Voice
from backcare_tui.domain.words.wording import whole_words

TRIAL_WORDS = "Ready"

_TRIAL_S = 6.0
_KILL_S = 0.5


def cue_lines(wanted: CueSettings, monotonic: Callable[[], float], voice: Voice) -> Iterator[str]:
    """A line for each of voice, sound and display, as each becomes known.

    VOICE is the one that speaks in sessions, with what is known of it.
    Something is heard while this goes on, and each program that hangs takes seconds.
    """
    yield f"Voice: {_voice_words(voice) if wanted.spoken else 'off, as you set it.'}"
    yield f"Sound: {_sound_words(monotonic) if wanted.sound else 'off, as you set it.'}"
    yield f"Display: {_display_words()}"


def _voice_words(voice: Voice) -> str:
    heard, troubles = _try_out(voice.programs, TRIAL_WORDS)
    if heard:
        works = f"{heard.name} works; you should have heard “{TRIAL_WORDS}”"
        return _sentence(*troubles, works, _speed_words(voice.lengths_of(heard.called)))
    return _sentence(*troubles, "so nothing is spoken; install espeak-ng to hear the voice")


def _speed_words(lengths: Lengths) -> str:
    """How fast whatever has LENGTHS speaks, as far as that is known."""
    if not lengths.measured:
        return "how fast it speaks is measured in a session"
    return f"it speaks about {whole_words(lengths.words_a_minute)} words a minute, as measured"


def _sound_words(monotonic: Callable[[], float]) -> str:
    sound = Sound(monotonic)
    try:
        if sys.platform == "win32":
            heard, troubles = ("Windows", []) if sound.play(Tone.NEXT) else (None, [sound.why_not or ""])
        else:
            player, troubles = _try_out(players(), str(sound.file(Tone.NEXT)))
            heard = player and player.name
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


def _try_out(programs: Sequence[Program], what: str) -> tuple[Program | None, list[str]]:
    """The first of PROGRAMS that plays WHAT to its end, and what was wrong with those before it."""
    troubles: list[str] = []
    missing: list[str] = []
    for program in programs:
        path = find(program)
        if path is None:
            missing.append(program.name)
            if program.by_input:  # of the person's own, who counts on it
                troubles.append(f"{program.name} was not found, or may not be run")
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
            return program, troubles
        troubles.append(trouble)
    if len(missing) == len(programs):
        return None, [f"not installed: {', '.join(missing)}"]
    return None, troubles


def _sentence(*parts: str) -> str:
    return f"{'; '.join(part for part in parts if part)}."
