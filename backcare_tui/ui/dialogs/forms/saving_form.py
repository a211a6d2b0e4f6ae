"""A form whose content is kept while it is typed, also when the program ends."""

import asyncio
from abc import abstractmethod
from collections.abc import Callable
from functools import partial

from textual import on, work
from textual.widgets import Button, Input, Select, TextArea

from backcare_tui.domain.interview.journal_questions import keep_entry_question
from backcare_tui.domain.interview.question import Choice
from backcare_tui.domain.session.draft import Draft, Typed
from backcare_tui.errors import BackcareError
from backcare_tui.storage.journal.errors import JournalError
from backcare_tui.storage.journal.store import JournalStore
from backcare_tui.storage.journal.thread import JournalThread
from backcare_tui.ui.dialogs.asking.question import QuestionScreen
from backcare_tui.ui.messages import Trouble
from backcare_tui.ui.notices import SaysBelow
from backcare_tui.ui.terminal.held_picture import HeldScreen
from backcare_tui.ui.troubles import going_on
from backcare_tui.ui.widgets.pain_scale import PainScale
from backcare_tui.ui.widgets.text_fields import TroubleLine

KEEP_S = 0.5
"""Real seconds from a change until it is kept, with all that changed in between."""

Write = Callable[[JournalStore], str]
"""Saves something, and gives the words that say so."""


class SavingForm(SaysBelow, HeldScreen[None]):
    """Keeps a draft of what is typed, and closes only when the journal has said that it is saved.

    It has a `TroubleLine` for what keeps it from being saved, and saves with the button called save.
    """

    CSS_PATH = "../dialogs.tcss"

    def __init__(self, journal: JournalThread, kept: bool = True) -> None:
        """KEPT says that the journal has what the form is opened with."""
        super().__init__()
        self._journal = journal
        self._opened_kept = kept
        self._kept: Typed | None = None
        """What the journal has of what is typed, or was asked to keep.

        {} for nothing, None until the form is there.
        """
        self._keeping = asyncio.Lock()
        self._due = False
        self._over = False
        """Whether it is saved or thrown away, and only has to close."""

    # What each form has of its own

    @abstractmethod
    def typed(self) -> Typed:
        """What the form holds now, field by field."""

    @abstractmethod
    def draft(self, typed: Typed) -> Draft:
        """TYPED as it is kept until it is saved."""

    def is_blank(self, typed: Typed) -> bool:  # noqa: ARG002
        """Whether TYPED needs no draft."""
        return False

    @abstractmethod
    def write(self, typed: Typed) -> Write:
        """How TYPED is saved; UsageError says what is missing."""

    def refused(self, typed: Typed, error: BackcareError) -> None:
        """Called when ERROR kept TYPED from being saved, before it is said."""

    # Keeping

    @property
    def unsaved(self) -> bool:
        """Whether something is written here that is neither saved nor thrown away."""
        return not self._over and self._kept is not None and not self.is_blank(self.typed())

    def on_mount(self) -> None:
        self._kept = self.typed() if self._opened_kept else {}

    async def keep_now(self) -> bool:
        """Have what is typed in the journal when this returns; whether it is. Nothing is written twice."""
        async with self._keeping:  # one at a time, so that the newest comes last
            if self._over or self._kept is None:
                return True
            typed = self.typed()
            return typed == self._kept or await self._keep(typed)

    async def _keep(self, typed: Typed) -> bool:
        before, self._kept = self._kept, typed
        try:
            await self._journal.call(self._keeping_of(typed))
        except BackcareError as error:
            self._kept = before
            self.post_message(Trouble(error))
            return False
        return True

    def put_away(self) -> list[asyncio.Future[None]]:
        """Ask the journal at once to keep what is typed, for the program is about to end; what to wait for."""
        if self._over or self._kept in (None, self.typed()):
            return []
        return [self._journal.soon(self._keeping_of(self.typed()))]

    def _keeping_of(self, typed: Typed) -> Callable[[JournalStore], None]:
        return partial(_drop if self.is_blank(typed) else _save, self.draft(typed))

    @on(TextArea.Changed)
    @on(Input.Changed)
    @on(Select.Changed)
    @on(PainScale.Changed)
    def _changed(self) -> None:
        if not self._due:
            self._due = True
            self.set_timer(KEEP_S, self._keep_soon)

    @work(group="keep")
    async def _keep_soon(self) -> None:
        typed = self.typed()
        await self.keep_now()
        self._due = False
        if not self._over and typed != self.typed():
            self._changed()

    # Saving

    @on(Button.Pressed, "#save")
    def _pressed(self) -> None:
        self.action_save()

    def action_save(self) -> None:
        typed = self.typed()
        try:
            write = self.write(typed)
        except BackcareError as error:
            self.say(str(error))
        else:
            self._write(typed, write)

    @work(exclusive=True, group="save")
    async def _write(self, typed: Typed, write: Write) -> None:
        async with self._keeping:
            before, self._kept = self._kept, typed
            try:
                words = await self._journal.call(write)
            except BackcareError as error:
                self._kept = before
                self.refused(typed, error)
                self.say(f"{error} What you typed is still here.")
                return
            if typed == self.typed():
                self._over = True
        if self._over:
            self.notify(words, markup=False)
            self.close()
        else:  # somebody typed on while the disk was slow
            self.action_save()

    @work(exclusive=True, group="leave")
    async def action_leave(self) -> None:
        """Leave; where something is typed, ask first whether to keep it."""
        if not self.is_blank(self.typed()):
            answer = await self.app.push_screen_wait(QuestionScreen(keep_entry_question()))
            if answer is Choice.SAVE:
                self.action_save()
            if answer is not Choice.DISCARD:
                return
        await self.forget()

    async def forget(self) -> None:
        """Keep nothing of what is typed, and leave."""
        async with self._keeping:
            self._over = True
            if self._kept is not None and not self.is_blank(self._kept):
                with going_on(self.app):
                    await self._journal.call(partial(_drop, self.draft(self._kept)))
        self.close()

    def on_screen_resume(self) -> None:
        self.close()

    def close(self) -> None:
        """Leave once it is over; what lies on top meanwhile would be closed instead."""
        if self._over and self.is_active:
            self.dismiss()

    def say(self, trouble: str) -> None:
        """Say what keeps the form from being saved."""
        self.query_one(TroubleLine).tell(trouble)


def _save(draft: Draft, store: JournalStore) -> None:
    if not store.take_in_hand(draft):
        raise JournalError(
            "Another window has this entry open too.", "What you type here is kept only once you save it."
        )
    store.save_draft(draft)


def _drop(draft: Draft, store: JournalStore) -> None:
    store.drop_draft(draft.id)
