"""The voice, the tones, the bell and the flash of a session, as the settings want them."""

from functools import partial

from textual.app import App

from backcare_tui.clock import Clock, real_seconds
from backcare_tui.cues.announcer import Announcer, cue_settings
from backcare_tui.cues.sound import Sound
from backcare_tui.cues.voice import Voice
from backcare_tui.storage.written.settings_file import Settings

_FLASH_S = 0.25


def announcer_for(app: App[None], settings: Settings, clock: Clock) -> Announcer:
    """An announcer that rings and flashes on APP; close it when the app ends."""
    seconds = partial(real_seconds, clock)
    wanted = cue_settings(settings.voice, settings.sound, settings.bell, settings.flash)
    voice, sound = Voice(seconds), Sound(seconds)
    return Announcer(voice, sound, app.bell, partial(_flash, app), wanted, clock.rate)


def _flash(app: App[None]) -> None:
    """Let the whole screen light up for a moment."""
    screen = app.screen
    screen.add_class("-flash")
    screen.set_timer(_FLASH_S, partial(screen.remove_class, "-flash"))
