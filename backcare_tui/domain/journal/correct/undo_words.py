"""What was taken back, in words: the same on the screen and in a command."""

from datetime import datetime

from backcare_tui.domain.journal.revision import ChangeKind, ImportUndone, Undone
from backcare_tui.domain.words.wording import counted, date_words

NOTHING = "There is nothing to take back."

UNDO_A_RESTORE = "To come back, restore the backup that was made just before; undo takes back one entry at a time."
_DONE = {ChangeKind.ADDED: "the addition", ChangeKind.EDITED: "the change", ChangeKind.DELETED: "the deletion"}


def left_alone_words(undo: str) -> str:
    """That what was written last was left alone by a window, and that UNDO, a command, takes it back."""
    return f"What came last was not written here. To take that back, type in a shell: {undo}"


def undone_words(undone: Undone | None, now: datetime) -> str:
    """UNDONE in a sentence, with the year if it is not that of NOW: "Took back the change of the entry from Sunday
    22 November, 07:30.".
    """
    if undone is None:
        return NOTHING
    if isinstance(undone, ImportUndone):
        return f"Took back the import of {counted(undone.entries, 'entry', 'entries')}."
    entry = undone.before or undone.revision.entry
    where = f" of the entry from {entry.at:%A} {date_words(entry.at, now)}, {entry.at:%H:%M}" if entry else ""
    return f"Took back {_DONE[undone.change]}{where}."
