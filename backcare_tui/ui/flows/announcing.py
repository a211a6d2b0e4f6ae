"""The voice, the tones, the bell and the flash of a session, as the settings want them."""

from functools import partial
from pathlib import Path

from textual.app import App

from backcare_tui.clock import Clock, real_seconds
from backcare_tui.cues.announcer import Announcer, cue_settings
from backcare_tui.cues.measuring import Measuring
from backcare_tui.cues.sound import Sound
from backcare_tui.cues.speakers import Speaking
from backcare_tui.cues.voice import voice_as_wished
from backcare_tui.storage.voice_cache import read_voices, write_voices
from backcare_tui.storage.written.settings_file import Settings

_FLASH_S = 0.25


def announcer_for(app: App[None], settings: Settings, clock: Clock, cache: Path | None = None) -> Announcer:
    """An announcer that rings and flashes on APP; close it when the app ends.

    What is known of its voice is kept in the folder CACHE.
    """
    seconds = partial(real_seconds, clock)
    wanted = cue_settings(settings.voice, settings.sound, settings.bell, settings.flash)
    voice = voice_as_wished(Speaking(settings.voice_wpm, settings.voice_command), seconds)
    measuring = Measuring(voice, partial(read_voices, cache), partial(write_voices, cache)) if cache else None
    return Announcer(voice, Sound(seconds), app.bell, partial(_flash, app), wanted, clock.rate, measuring)


def _flash(app: App[None]) -> None:
    """Let the whole screen light up for a moment."""
    screen = app.screen
    screen.add_class("-flash")
    screen.set_timer(_FLASH_S, partial(screen.remove_class, "-flash"))
