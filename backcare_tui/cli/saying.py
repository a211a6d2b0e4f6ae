"""What commands say and ask: what they print, what had to be left out, and a question to whoever is there."""

from __future__ import annotations

import sys
from itertools import islice
from typing import TYPE_CHECKING

from backcare_tui.domain.words.text import shown_line

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path
    from typing import Any

    from backcare_tui.storage.field_problems import Problem
    from backcare_tui.storage.journal.store import JournalStore
    from backcare_tui.storage.written.catalogue_on_demand import CatalogueFiles

PROGRAM = "backcare-tui"

MOST_NAMED = 20
"""Of what is left out, so much is told one by one; the rest is counted."""

_YES = ("y", "yes")


_PIECES_AT_ONCE = 100


class UnsaidError(OSError):
    """Something was done, and that could not be printed."""

    def __init__(self, error: OSError, done: str) -> None:
        super().__init__(error.errno, error.strerror)
        self.done = done


def say_done(done: str, otherwise: str = "") -> None:
    """Print DONE, what was written or saved; if that fails, UnsaidError has it, or OTHERWISE, told on stderr."""
    import click

    try:
        click.echo(done)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise UnsaidError(error, otherwise or done.replace("\n", " ")) from error


def say_json(document: dict[str, Any]) -> None:
    """Print DOCUMENT in ASCII: whole in every encoding, and without power over a terminal."""
    import json

    import click

    click.echo(json.dumps(document, indent=2))


def say_pieces(text: Iterable[str]) -> None:
    """Print the pieces of TEXT as they come, some at a time."""
    import click

    pieces = iter(text)
    while some := "".join(islice(pieces, _PIECES_AT_ONCE)):
        click.echo(some, nl=False)


def command(words: str) -> str:
    """What to type for our command WORDS to be about the journal that this one is about."""
    return about_this_journal(f"{PROGRAM} {words}")


def about_this_journal(text: str) -> str:
    """TEXT, in which commands are named: where a folder was named for this one, it is for them as well."""
    import click

    data: Path | None = click.get_current_context().find_root().params.get("data_dir")
    if data is None:
        return text
    from backcare_tui.storage.folders import naming_folder

    return naming_folder(text, data)


def answer_to(question: str) -> str | None:
    """What the person answers to QUESTION, put on stderr, in small letters; None if nothing more can come."""
    import click

    click.echo(question, err=True, nl=False)
    line = sys.stdin.readline()
    return line.strip().casefold() if line else None


def is_agreed(question: str) -> bool:
    """Whether the person says yes to QUESTION."""
    return answer_to(f"{question} [y/N] ") in _YES


def say_of_files(files: CatalogueFiles) -> None:
    """Say on stderr what is worth knowing of those FILES that were read, and what had to be left out."""
    import click

    for notice in files.notices:
        click.echo(f"Note: {shown_line(str(notice))}", err=True)
    complain(files.problems)


def complain(problems: tuple[Problem, ...]) -> None:
    """Say PROBLEMS on stderr, unless this command did already."""
    import click

    said = click.get_current_context().meta.setdefault(__name__, set())
    if not problems or problems in said:
        return
    said.add(problems)
    for problem in problems[:MOST_NAMED]:
        click.echo(f"Left out: {shown_line(str(problem))}", err=True)
    if len(problems) > MOST_NAMED:
        more = len(problems) - MOST_NAMED
        click.echo(f"And {more:,} more. See: {PROGRAM} check", err=True)


def mention_left_out(journal: JournalStore | None) -> None:
    """Say on stderr how many damaged changes what was read of JOURNAL does without."""
    import click

    damaged = 0 if journal is None else journal.left_out()
    if damaged:
        from backcare_tui.domain.words.wording import counted

        click.echo(f"Left out: {counted(damaged, 'damaged change')}.", err=True)
