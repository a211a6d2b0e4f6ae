"""A file taken into the journal: which one, what it would bring, and then all of it or nothing."""

import asyncio
from collections.abc import Awaitable, Callable
from functools import cache
from pathlib import Path
from uuid import UUID

from backcare_tui.domain.journal.backup import Reason
from backcare_tui.domain.words.dates import Order
from backcare_tui.domain.words.text import clean, shown, shown_line
from backcare_tui.domain.words.wording import counted
from backcare_tui.errors import BackcareError, StoppedError
from backcare_tui.storage.exchange.files import ENDINGS, import_file
from backcare_tui.storage.exchange.preview import Preview
from backcare_tui.storage.exchange.reading import Reading
from backcare_tui.storage.exchange.tables.choices import (
    UNSAID,
    Choices,
    Meaning,
    UnclearTableError,
    meaning_of,
)
from backcare_tui.storage.journal.store import JournalStore
from backcare_tui.storage.progress import Tell, along
from backcare_tui.ui.dialogs.asking.choosing import ChoosingScreen
from backcare_tui.ui.dialogs.long_work import with_progress
from backcare_tui.ui.dialogs.taking_in.import_form import ImportForm
from backcare_tui.ui.dialogs.taking_in.meaning_form import MeaningForm
from backcare_tui.ui.dialogs.taking_in.preview_screen import Decision, PreviewScreen
from backcare_tui.ui.flows.files.typed_path import completed, dropped_path
from backcare_tui.ui.flows.flow import Flow
from backcare_tui.ui.messages import Trouble
from backcare_tui.ui.troubles import going_on

_NOTHING = "Nothing was taken in."


class ImportFlow(Flow):
    """Asks for a file and for what it does not tell, shows what it would bring, and takes it in."""

    async def take_in(self, then: Callable[[UUID], object]) -> None:
        """Lead through all of it, until a file is taken in or the person leaves; THEN is called with the latest
        entry that came in.
        """
        typed, choices = "", UNSAID

        async def read(words: str) -> Preview | None:
            nonlocal typed, choices
            if words != typed:
                typed, choices = words, UNSAID
            told = await self._read(dropped_path(words), choices)
            if told is None:
                return None
            preview, choices = told
            return preview

        while preview := await self._app.push_screen_wait(ImportForm(typed, read, _completed)):
            while preview is not None:
                decision = await self._app.push_screen_wait(
                    PreviewScreen(preview, self._catalogue.name_of, self._clock.zone)
                )
                if decision is Decision.TAKE_IN:
                    if await self._taken_in(preview, then):
                        return
                elif decision is Decision.SAY:
                    choices = await self._say_more(preview, choices)
                    preview = await self._read_again(read, typed) or preview
                else:
                    break

    async def _read_again(self, read: Callable[[str], Awaitable[Preview | None]], typed: str) -> Preview | None:
        with going_on(self._app):
            return await read(typed)
        return None

    async def _read(self, path: Path, choices: Choices) -> tuple[Preview, Choices] | None:
        """What PATH would bring, and all that was said of it; None if the person left when they were asked."""
        while True:
            try:
                reading = await self._reading(path, choices)
                break
            except UnclearTableError as error:
                said = await self._asked(error, choices)
                if said is None or said == choices:
                    return None
                choices = said
        new, memos = await self._journal.call(
            lambda store: (store.never_held(reading.entries), store.never_held(reading.memos))
        )
        return Preview(reading, new, memos), choices

    async def _reading(self, path: Path, choices: Choices) -> Reading:
        now, zone, id_of = self._clock.now(), self._clock.zone, cache(self._catalogue.id_of)

        async def read(tell: Tell) -> Reading:
            return await asyncio.to_thread(import_file, path, None, now, zone, id_of, tell, choices)

        return await with_progress(self._app, self._clock, "Reading the file", _NOTHING, read)

    async def _asked(self, error: UnclearTableError, choices: Choices) -> Choices | None:
        """CHOICES with what the person answers to ERROR; None if they leave."""
        if error.order:
            orders = (("day", "the day, as in 31/12/2026"), ("month", "the month, as in 12/31/2026"))
            title = "What stands first in its dates?"
            answer = await self._app.push_screen_wait(ChoosingScreen(title, shown(error.title), orders))
            orders_by_id = {"day": Order.DAY_FIRST, "month": Order.MONTH_FIRST}
            return choices.with_order(orders_by_id[answer]) if answer else None
        for name in error.names:
            meaning = await self._meaning(name, shown_line(error.title))
            if meaning is None:
                return None
            choices = choices.with_meaning(name, meaning)
        return choices

    async def _say_more(self, preview: Preview, choices: Choices) -> Choices:
        """CHOICES with what something is that is left out so far."""
        title, body = "What do you want to say more of?", "It is left out as long as nobody says what it is."
        names = [(str(place), f"“{shown_line(name, 60)}”") for place, name in enumerate(preview.unsaid)]
        place = await self._app.push_screen_wait(ChoosingScreen(title, body, names))
        if place is None:
            return choices
        chosen = preview.unsaid[int(place)]
        meaning = await self._meaning(chosen, "")
        return choices if meaning is None else choices.with_meaning(chosen, meaning)

    async def _meaning(self, name: str, why: str) -> Meaning | None:
        form = MeaningForm(name, why, lambda words: meaning_of(clean(words), self._catalogue))
        return await self._app.push_screen_wait(form)

    async def _taken_in(self, preview: Preview, then: Callable[[UUID], object]) -> bool:
        """Whether what PREVIEW shows is in the journal now; else it is said why not. THEN is as for `take_in`."""

        def take(store: JournalStore, tell: Tell) -> int:
            if store.holds_any():
                store.back_up(Reason.IMPORT, tell)
            return store.take_in(along(preview.storable(), len(preview.new) + len(preview.new_memos), tell))

        async def begin(tell: Tell) -> int:
            return await self._journal.call(lambda store: take(store, tell))

        try:
            added = await with_progress(self._app, self._clock, "Taking it in", _NOTHING, begin)
        except StoppedError as error:
            self._app.notify(shown(str(error)), markup=False)
            return False
        except BackcareError as error:
            self._app.post_message(Trouble(error))
            return False
        if preview.reading.last is not None:
            then(preview.reading.last.id)
        self._changed.publish(None)
        entries = counted(added - len(preview.new_memos), "entry", "entries")
        self._app.notify(f"Taken in: {entries}. Press u to take them all back.", markup=False)
        return True


async def _completed(typed: str) -> str | None:
    return await asyncio.to_thread(completed, typed, ENDINGS)
