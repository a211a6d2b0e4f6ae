"""Settings that are chosen from a few values, wherever one looks for them by name."""

import asyncio
from collections.abc import Callable, Mapping
from typing import NamedTuple

from textual.app import App

from backcare_tui.storage.loaded import Loaded
from backcare_tui.storage.written.settings_writing import Setting
from backcare_tui.ui.dialogs.asking.choosing import ChoosingScreen

_AS_IT_IS = " (as it is now)"
_OF_SCREENS = ("theme",)
"""What no session goes by, so that it can be changed while one is under way."""


class Preference(NamedTuple):
    """One setting: what it is called, where else its words are looked for, and what it can be."""

    field: str
    name: str
    also: str
    choices: Mapping[str, Setting]
    """Each value by what it means."""
    more: str = ""
    """What else is worth knowing, in a sentence."""


PREFERENCES = (
    Preference(
        "voice",
        "Voice: what is spoken in a session",
        "speech say settings",
        {
            "everything, with each breath": "all",
            "only what changes": "changes",
            "nothing": "none",
        },
        "In a session v turns it off and on.",
    ),
    Preference(
        "voice_wpm",
        "Voice speed: how fast it speaks",
        "slower faster words minute settings",
        {
            "as the voice does by itself": None,
            "slowly, 120 words a minute": 120,
            "calmly, 150 words a minute": 150,
            "quickly, 190 words a minute": 190,
        },
    ),
    Preference(
        "sound",
        "Sound: whether a soft tone marks what is not spoken",
        "tones quiet mute settings",
        {"soft tones": True, "no tones": False},
    ),
    Preference(
        "pace",
        "Speed: how fast movements go",
        "pace slower faster settings",
        {
            "slowly, twice as long as usual": 0.5,
            "calmly, a third longer": 0.75,
            "as usual": 1.0,
            "quickly, a fifth shorter": 1.25,
        },
        "Holds and rests stay as they are. In a session [ and ] change it for that day.",
    ),
    Preference(
        "large",
        "Large display: sessions without small print",
        "big letters floor settings",
        {"large, to be read from the floor": True, "with everything": False},
        "In a session l changes it.",
    ),
    Preference(
        "figure",
        "Figure: what it is drawn with",
        "braille dots octants blocks ascii settings",
        {"dots": "braille", "solid dots": "octants", "blocks": "blocks", "letters": "ascii"},
        "“backcare-tui doctor” shows a line of each, as your terminal draws it.",
    ),
    Preference(
        "theme",
        "Colours: dark or light",
        "theme color colors bright settings",
        {"dark": "dark", "light": "light"},
        "Where your shell has a TEXTUAL_THEME, the program starts with that.",
    ),
)


class PreferencesFlow:
    """Lets one setting be chosen, and writes it where settings are kept."""

    def __init__(
        self,
        app: App[None],
        loaded: Loaded,
        is_practising: Callable[[], bool],
        changed: Callable[[str], object],
        why_no_tones: Callable[[], str | None],
    ) -> None:
        """IS_PRACTISING says whether a session goes by the settings; CHANGED is told which one is another.

        WHY_NO_TONES says why none is played here, None where they are.
        """
        self._app = app
        self._loaded = loaded
        self._is_practising = is_practising
        self._changed = changed
        self._why_no_tones = why_no_tones

    async def choose(self, field: str) -> None:
        """Ask what FIELD is to be, and have it so. BackcareError if it cannot be written."""
        wanted = next(one for one in PREFERENCES if one.field == field)
        if self._is_practising() and field not in _OF_SCREENS:
            self._app.notify("A session is under way. Change it once that is saved.", markup=False)
            return
        words, now = list(wanted.choices), getattr(self._loaded.settings, field)
        choices = [
            (f"{at}", f"{said}{_AS_IT_IS if wanted.choices[said] == now else ''}") for at, said in enumerate(words)
        ]
        own = "" if now in wanted.choices.values() else f"In your settings it is {now}."
        why_not = self._why_no_tones() if field == "sound" else None
        none = f"Nothing plays them here now ({why_not}), so the bell marks what changes." if why_not else ""
        more = " ".join(part for part in (wanted.more, none, own) if part)
        chosen = await self._app.push_screen_wait(ChoosingScreen(wanted.name, more, choices))
        if chosen is None:
            return
        said = words[int(chosen)]
        await asyncio.to_thread(self._loaded.change_settings, {field: wanted.choices[said]})
        self._changed(field)
        name, _, _ = wanted.name.partition(":")
        self._app.notify(f"{name}: {said}. It is kept in your settings.", markup=False)
