"""Backups of the journal, and restoring one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from backcare_tui.cli.call import Call
from backcare_tui.cli.commands import pass_call
from backcare_tui.cli.opening import journal_to_write
from backcare_tui.cli.saying import command, say_done
from backcare_tui.domain.words.text import shown_line

if TYPE_CHECKING:
    from backcare_tui.storage.journal.backups import Backups


@click.command()
@click.argument("file", type=click.Path(path_type=Path), metavar="[FILE]", required=False)
@click.option("--list", "as_list", is_flag=True, help="Say what backups there are, and make none.")
@pass_call
def backup(call: Call, file: Path | None, as_list: bool) -> None:
    """Make a verified copy of the journal, as the new FILE or among the other backups.

    One is made by itself at the start of each day of use, and before an import, a restore or a new version.
    """
    from backcare_tui.domain.journal.backup import Reason
    from backcare_tui.storage.write_probe import make_sure_of_place

    if as_list:
        _list(call)
        return
    if file is not None:
        make_sure_of_place(file.expanduser())
    stopped = "No backup was made."
    with (
        call.long_work(stopped) as progress,
        journal_to_write(call) as journal,
        progress.telling("Backing up") as tell,
    ):
        path = journal.back_up(Reason.ASKED, tell) if file is None else file.expanduser()
        if file is not None:
            journal.copy_to(path, tell)
    say_done(f"Written: {shown_line(str(path))}.")


def _list(call: Call) -> None:
    from backcare_tui.domain.journal.backup import backup_words

    backups = _backups(call)
    found = backups.all()
    if not found:
        click.echo(f"There is no backup yet. Make one with: {command('backup')}")
        return
    click.echo(f"In {shown_line(str(backups.folder))}:")
    for one in found:
        click.echo(f"{one.name}\n  {backup_words(one, call.parts.clock.now())}")


def _backups(call: Call) -> Backups:
    from backcare_tui.storage.journal.backups import Backups

    return Backups(call.folders().data, call.parts.clock)


@click.command()
@click.argument("file", type=click.Path(path_type=Path), metavar="FILE")
@pass_call
def restore(call: Call, file: Path) -> None:
    """Make the journal what a backup says: FILE, or the name of one in “backup --list”.

    What the journal was before is backed up first, so that it can be restored in turn.
    """
    from backcare_tui.domain.journal.correct.undo_words import UNDO_A_RESTORE
    from backcare_tui.domain.words.wording import counted
    from backcare_tui.storage.journal.restore import restore as put_back

    path = file.expanduser()
    named = _backups(call).folder / file.name
    if file.name == str(file) and not path.exists() and named.exists():
        path = named
    with call.long_work("Nothing was restored.") as progress, progress.telling("Restoring") as tell:
        done = put_back(call.folders().data, path, call.parts.clock, tell)
    changed = counted(done.changes, "entry", "entries") if done.changes else "nothing"
    kept = "" if done.kept is None else f"\nWhat was there before is kept as {shown_line(str(done.kept))}."
    back = f"\n{UNDO_A_RESTORE}" if done.changes and done.kept is None else ""
    say_done(f"Restored from {shown_line(str(path))}: {changed} changed.{kept}{back}")
