"""The backups of the journal: what each holds, and a way back to any of them."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets.option_list import Option

from backcare_tui.clock import Clock
from backcare_tui.domain.interview.journal_questions import restore_question
from backcare_tui.domain.interview.question import Choice
from backcare_tui.domain.journal.backup import Backup, held_words, made_words
from backcare_tui.domain.journal.correct.undo_words import UNDO_A_RESTORE
from backcare_tui.domain.words.wording import counted
from backcare_tui.storage.journal.backups import Backups
from backcare_tui.storage.os_words import from_home_words
from backcare_tui.ui.dialogs.asking.question import QuestionScreen
from backcare_tui.ui.terminal.held_picture import HeldScreen
from backcare_tui.ui.widgets.choice_list import ChoiceList, aside
from backcare_tui.ui.widgets.key_bar import KeyBar
from backcare_tui.ui.widgets.literal_text import MUTED, LiteralText


class BackupList(ChoiceList):
    BINDINGS = [
        Binding(
            "enter",
            "select",
            "restore",
            key_display="enter",
            id="backups.restore",
            tooltip="Restore the highlighted one, after a question",
        )
    ]


class BackupsScreen(HeldScreen[None]):
    """Makes backups, and restores one."""

    CSS_PATH = "backups.tcss"

    BINDINGS = [
        Binding("b", "back_up", "back up now", id="backups.make", tooltip="Make a backup now"),
        Binding("escape", "dismiss", "back", key_display="esc", id="backups.back"),
    ]

    def __init__(
        self,
        backups: Backups,
        clock: Clock,
        back_up: Callable[[], Awaitable[object]],
        restore: Callable[[Backup], Awaitable[int]],
    ) -> None:
        """BACK_UP makes one; RESTORE takes one and gives how many entries that changed."""
        super().__init__()
        self._backups = backups
        self._clock = clock
        self._back_up = back_up
        self._restore = restore
        self._found: Sequence[Backup] = ()
        self.filled = asyncio.Event()
        """Set when it lists the backups, or will not."""

    def compose(self) -> ComposeResult:
        with Vertical(id="backups-page"):
            yield LiteralText("Backups of your journal", classes="form-title")
            yield LiteralText(
                f"In {from_home_words(self._backups.folder)}. One is made at the start of each day of use, and "
                "before anything that changes much; older ones are thinned out, but the last good one stays.",
                id="backups-intro",
            )
            yield BackupList(id="backups")
        yield KeyBar()

    def on_mount(self) -> None:
        self.query_one("#backups").focus()
        self._list()

    @work(exclusive=True, group="list")
    async def _list(self) -> None:
        try:
            self._found = await asyncio.to_thread(self._backups.all)
            options = [Option(self._line(backup), id=backup.name) for backup in self._found]
            none = aside("There are none yet. Press b to make one.")
            self.query_one(ChoiceList).refill(options or [none])
        finally:
            self.filled.set()

    def _line(self, backup: Backup) -> Content:
        return Content.assemble(
            made_words(backup, self._clock.now()), "\n  ", (held_words(backup, self._clock.now()), MUTED)
        )

    @work(exclusive=True)
    async def action_back_up(self) -> None:
        await self._back_up()
        self._list()

    @on(ChoiceList.OptionSelected, "#backups")
    @work(exclusive=True)
    async def _chosen(self) -> None:
        chosen = self.query_one(ChoiceList).chosen_id
        backup = next((backup for backup in self._found if backup.name == chosen), None)
        if backup is None:
            return
        now = self._clock.now()
        body = (
            f"{made_words(backup, now)}: {held_words(backup, now)}. "
            "The journal as it is now is kept as well, so you can come back to it."
        )
        if await self.app.push_screen_wait(QuestionScreen(restore_question(body))) is Choice.YES:
            await self._put_back(backup)

    async def _put_back(self, backup: Backup) -> None:
        changed = await self._restore(backup)
        words = "Nothing was different."
        if changed:
            words = f"{counted(changed, 'entry', 'entries')} changed. {UNDO_A_RESTORE}"
        self.notify(f"Restored. {words}", markup=False)
        self._list()
