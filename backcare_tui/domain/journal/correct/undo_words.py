"""What was taken back, in words: the same on the screen and in a command."""

from backcare_tui.domain.journal.revision import ChangeKind, ImportUndone, Undone
from backcare_tui.domain.words.wording import calendar_words, counted

NOTHING = "There is nothing to take back."

_DONE = {ChangeKind.ADDED: "the addition", ChangeKind.EDITED: "the change", ChangeKind.DELETED: "the deletion"}


def left_alone_words(undo: str) -> str:
    """That what was written last was left alone by a window, and that UNDO, a command, takes it back."""
    return f"What came last was not written here. To take that back, type in a shell: {undo}"


def undone_words(undone: Undone | None) -> str:
    """UNDONE in a sentence: "Took back the deletion of the entry from Sunday 22 November, 07:30."."""
    if undone is None:
        return NOTHING
    if isinstance(undone, ImportUndone):
        return f"Took back the import of {counted(undone.entries, 'entry', 'entries')}."
    entry = undone.before or undone.revision.entry
    where = f" of the entry from {calendar_words(entry.at)}, {entry.at:%H:%M}" if entry else ""
    return f"Took back {_DONE[undone.change]}{where}."
