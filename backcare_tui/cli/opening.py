"""The journal as commands open it: to write, to read, or only to look at."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

import click

from backcare_tui.cli.saying import about_this_journal, mention_left_out
from backcare_tui.domain.words.text import shown_line
from backcare_tui.errors import BackcareError

if TYPE_CHECKING:
    from backcare_tui.cli.call import Call
    from backcare_tui.domain.journal.backup import Backup, DayStart
    from backcare_tui.domain.journal.overview import Overview
    from backcare_tui.storage.journal.store import JournalStore
    from backcare_tui.storage.progress import Tell

_A_WHILE_S = 0.5
"""Real seconds after which it is said what takes so long, if there is more to do."""

_NOT_UP_TO_DATE = "The journal was not brought up to date; it holds what it held."


@contextmanager
def journal_to_write(call: Call) -> Iterator[JournalStore]:
    """The journal, whole to the last index and backed up if it is the first time today; a loss and what has
    rotted are mentioned on stderr.
    """
    from backcare_tui.storage.journal.errors import DamagedJournalError

    with _opened(call) as journal:
        try:
            day = journal.start_day(_told_once(call))
            _mention_loss(day.missing)
            _mention_rot(day)
        except DamagedJournalError:
            raise
        except BackcareError as error:
            _mention(str(error))
        yield journal


@contextmanager
def journal_to_read(call: Call) -> Iterator[JournalStore | None]:
    """As `journal_to_write`, but reading begins none: None where that is still to be done."""
    if _none_yet(call):
        from backcare_tui.domain.journal.backup import missing_since
        from backcare_tui.storage.journal.backups import Backups

        _mention_loss(missing_since(Backups(call.folders().data, call.parts.clock).all(), 0))
        yield None
    else:
        with journal_to_write(call) as journal:
            yield journal


@contextmanager
def journal_to_look_at(call: Call) -> Iterator[JournalStore | None]:
    """The journal as it is; None where none was begun yet. Nothing is made, no backup either."""
    from backcare_tui.storage.journal.file import JOURNAL_NAME

    try:
        (call.folders().data / JOURNAL_NAME).lstat()
    except FileNotFoundError:
        yield None
        return
    except OSError:
        pass  # opening it says why
    with _opened(call) as journal:
        yield journal


def overview_of(call: Call, journal: JournalStore | None, *, glance: bool = False) -> Overview:
    """What the rules look at in JOURNAL, or as much as a GLANCE has; damaged changes are mentioned on stderr."""
    from backcare_tui.domain.journal.overview import Overview

    now = call.parts.clock.now()
    if journal is None:
        return Overview(now, call.days)
    overview = journal.glance(now) if glance else journal.overview(now)
    mention_left_out(journal)
    return overview


@contextmanager
def _opened(call: Call) -> Iterator[JournalStore]:
    journal = _open(call)
    try:
        yield journal
    finally:
        journal.close()


def _open(call: Call) -> JournalStore:
    """The journal, brought up to date if it is an older one; how far that is is said."""
    from backcare_tui.storage.journal.store import JournalStore

    with ExitStack() as ending:
        telling: list[Tell] = []

        def tell(done: int, of: int) -> None:
            if not telling:  # most journals are up to date
                progress = ending.enter_context(call.long_work(_NOT_UP_TO_DATE))
                telling.append(ending.enter_context(progress.telling("Bringing the journal up to date")))
            telling[0](done, of)

        return JournalStore.open(call.folders().data, call.parts.clock, call.days, tell)


def _told_once(call: Call) -> Callable[[], None]:
    """To be called now and then: says once, if it takes a while, what is being done."""
    from backcare_tui.clock import real_seconds

    began, said = real_seconds(call.parts.clock), False

    def tell() -> None:
        nonlocal said
        if not said and real_seconds(call.parts.clock) - began > _A_WHILE_S:
            said = True
            click.echo("Looking at all of the journal, as on the first use of each day.", err=True)

    return tell


def _none_yet(call: Call) -> bool:
    """Whether there is no journal, nor anything in its place, and one could be begun."""
    from backcare_tui.storage.folders import can_be_made
    from backcare_tui.storage.journal.file import JOURNAL_NAME

    data = call.folders().data
    return not any(data.glob(f"{JOURNAL_NAME}*")) if data.is_dir() else can_be_made(data)


def _mention(words: str) -> None:
    """Say WORDS on stderr, beside what the command is about."""
    click.echo(f"Note: {shown_line(about_this_journal(words))}", err=True)


def _mention_loss(missing: Backup | None) -> None:
    """Say that the journal lost what MISSING holds."""
    if missing is not None:
        from backcare_tui.domain.journal.backup import missing_words

        _mention(missing_words(missing))


def _mention_rot(day: DayStart) -> None:
    """Say what DAY found to be no longer as it was written, and what the journal's list is wrong about."""
    from backcare_tui.domain.journal import backup

    if day.damaged or day.unreadable:
        _mention(f"{backup.damaged_words(day.damaged, day.unreadable)}; {backup.LOOK_FOR_DAMAGED}")
    if day.misplaced:
        _mention(f"{backup.misplaced_words(day.misplaced)}. {backup.MAKE_LIST_ANEW}")
