"""One call of the program: what the commands are given, and what they read with it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import click

from backcare_tui.domain.words.text import shown_line
from backcare_tui.errors import BackcareError, UsageError

if TYPE_CHECKING:
    from pathlib import Path

    from backcare_tui.cli.progress import Progress
    from backcare_tui.clock import Clock
    from backcare_tui.domain.catalogue.catalogue import Catalogue
    from backcare_tui.domain.catalogue.exercise import Exercise
    from backcare_tui.domain.catalogue.routine import Routine
    from backcare_tui.domain.guidance.person import Person
    from backcare_tui.domain.journal.backup import Backup
    from backcare_tui.domain.journal.days import Days
    from backcare_tui.domain.journal.overview import Overview
    from backcare_tui.storage.field_problems import Problem
    from backcare_tui.storage.folders import Folders
    from backcare_tui.storage.journal.store import JournalStore
    from backcare_tui.storage.loaded import Loaded
    from backcare_tui.storage.progress import Tell
    from backcare_tui.storage.written.catalogue_on_demand import CatalogueFiles
    from backcare_tui.storage.written.names import Names
    from backcare_tui.storage.written.settings_file import Settings

PROGRAM = "backcare-tui"

MOST_NAMED = 20
"""Of what is left out, so much is told one by one; the rest is counted."""

_A_WHILE_S = 0.5
"""Real seconds after which it is said what takes so long, if there is more to do."""

_NOT_UP_TO_DATE = "The journal was not brought up to date; it holds what it held."

_YES = ("y", "yes")


@dataclass(frozen=True)
class Parts:
    """What the commands are given from outside."""

    clock: Clock
    environ: Mapping[str, str]
    can_draw: Callable[[], bool]
    """Whether there is a terminal to draw on and to type into."""
    can_ask: Callable[[], bool]
    """Whether a person is there to answer a question that is put on stderr."""
    run_app: Callable[[Callable[[], Loaded], Routine | None, float | None], int]
    """The app, which reads what it needs itself, perhaps with a routine to begin at once and a pace; gives the
    exit status."""
    run_plain: Callable[[Loaded, JournalStore, Routine, float | None, bool], int]
    """A session line by line; gives the exit status."""


@dataclass(frozen=True)
class Call:
    """One call of the program: its parts, and the folders that were asked for."""

    parts: Parts
    data_dir: Path | None
    config_dir: Path | None

    def folders(self) -> Folders:
        from backcare_tui.storage.folders import find_folders

        return find_folders(self.data_dir, self.config_dir, self.parts.environ)

    def catalogue(self, *, whole: bool = False) -> Catalogue:
        """The catalogue, each file of which is read when it is first asked for.

        What was read and had to be left out is said on stderr when the command ends. Where somebody looks at the
        catalogue as a WHOLE, the files that were not asked for are read then, too.
        """
        files, catalogue = self._catalogue
        if whole:
            click.get_current_context().call_on_close(files.read_all)  # done before that is said
        return catalogue

    @cached_property
    def _catalogue(self) -> tuple[CatalogueFiles, Catalogue]:
        """The catalogue and its files, of which is said what is left out when the command ends."""
        from backcare_tui.domain.catalogue.catalogue import Catalogue
        from backcare_tui.storage.written.catalogue_on_demand import CatalogueFiles

        files = CatalogueFiles(self.folders().catalogue)
        click.get_current_context().call_on_close(lambda: say_of_files(files))
        return files, Catalogue(files.exercises, files.routines, files.vocabulary)

    def names(self) -> Names:
        """What exercises and routines are called."""
        from backcare_tui.storage.written.names import Names

        return Names(self.folders().catalogue, lambda: self.catalogue().name_of)

    def find(self, catalogue: Catalogue, name: str) -> Exercise | Routine:
        """What NAME is meant for; a person who is there is asked about one that is nearly right."""
        from backcare_tui.domain.catalogue.catalogue import UnknownNameError

        try:
            return catalogue.find(name)
        except UnknownNameError as error:
            if error.near and self.parts.can_ask():
                likeliest, *_ = error.near
                if is_agreed(f"{error.title} Did you mean {likeliest.id}?"):
                    return likeliest
            raise

    def settings(self) -> Settings:
        """The settings, with the default where something is wrong; that is said on stderr."""
        from backcare_tui.storage.written.settings_file import load_settings

        settings, problems = load_settings(self.folders().config)
        complain(problems)
        return settings

    def written_settings(self) -> Settings | None:
        """As `settings`; None where nothing is written, and so every one has its default."""
        from backcare_tui.storage.folders import settings_file

        return None if settings_file(self.folders().config) is None else self.settings()

    @cached_property
    def days(self) -> Days:
        """When the person's days begin, read without the schema of all settings; a mistake there is said."""
        from backcare_tui.domain.journal.days import MIDNIGHT, days_that_start
        from backcare_tui.storage.folders import settings_file

        file = settings_file(self.folders().config)
        if file is None:
            return MIDNIGHT
        from backcare_tui.storage.field_problems import Problem
        from backcare_tui.storage.written.toml_file import read_toml

        document = read_toml(file)
        written = "" if isinstance(document, Problem) else document.get("day_starts", "00:00")
        try:
            return days_that_start(written)
        except (TypeError, ValueError):
            return self.settings().days

    def loaded(self) -> Loaded:
        from backcare_tui.storage.loaded import Loaded
        from backcare_tui.storage.written.catalogue_on_demand import CatalogueFiles
        from backcare_tui.storage.written.settings_file import load_settings

        folders = self.folders()
        settings, problems = load_settings(folders.config)
        return Loaded(CatalogueFiles(folders.catalogue), settings, folders, problems)

    @contextmanager
    def journal(self) -> Iterator[JournalStore]:
        """The journal, whole to the last index and backed up if it is the first time today; a loss and what has
        rotted are mentioned on stderr.
        """
        from backcare_tui.storage.journal.errors import DamagedJournalError

        with self._opened() as journal:
            try:
                day = journal.start_day(self._told_once())
                _mention(day.missing)
                _mention_rotten(day.damaged, day.unreadable)
                _mention_misplaced(day.misplaced)
            except DamagedJournalError:
                raise
            except BackcareError as error:
                click.echo(f"Note: {shown_line(str(error))}", err=True)
            yield journal

    def _told_once(self) -> Callable[[], None]:
        """To be called now and then: says once, if it takes a while, what is being done."""
        from backcare_tui.clock import real_seconds

        began, said = real_seconds(self.parts.clock), False

        def tell() -> None:
            nonlocal said
            if not said and real_seconds(self.parts.clock) - began > _A_WHILE_S:
                said = True
                click.echo("Looking at all of the journal, as on the first use of each day.", err=True)

        return tell

    @contextmanager
    def journal_to_look_at(self) -> Iterator[JournalStore | None]:
        """The journal as it is; None where none was begun yet. Nothing is made, no backup either."""
        from backcare_tui.storage.journal.file import JOURNAL_NAME

        try:
            (self.folders().data / JOURNAL_NAME).lstat()
        except FileNotFoundError:
            yield None
            return
        except OSError:
            pass  # opening it says why
        with self._opened() as journal:
            yield journal

    @contextmanager
    def long_work(self, so_now: str) -> Iterator[Progress]:
        """Work that may take long: says how far it is, and SO_NOW, what is true then, if ctrl+c stops it."""
        from backcare_tui.cli.progress import Progress

        with Progress(self.parts.clock, sys.stderr, so_now).heard() as progress:
            yield progress

    @contextmanager
    def _opened(self) -> Iterator[JournalStore]:
        journal = self._open()
        try:
            yield journal
        finally:
            journal.close()

    def _open(self) -> JournalStore:
        """The journal, brought up to date if it is an older one; how far that is is said."""
        from backcare_tui.storage.journal.store import JournalStore

        with ExitStack() as ending:
            telling: list[Tell] = []

            def tell(done: int, of: int) -> None:
                if not telling:  # most journals are up to date
                    progress = ending.enter_context(self.long_work(_NOT_UP_TO_DATE))
                    telling.append(ending.enter_context(progress.telling("Bringing the journal up to date")))
                telling[0](done, of)

            return JournalStore.open(self.folders().data, self.parts.clock, tell, self.days)

    @contextmanager
    def journal_to_read(self) -> Iterator[JournalStore | None]:
        """As `journal`, but reading begins none: None where that is still to be done."""
        if self._none_yet():
            from backcare_tui.domain.journal.backup import missing_since
            from backcare_tui.storage.journal.backups import Backups

            _mention(missing_since(Backups(self.folders().data, self.parts.clock).all(), 0))
            yield None
        else:
            with self.journal() as journal:
                yield journal

    def person(self) -> Person:
        """Whoever practises, as settings and journal know them; one that cannot be read says nothing here."""
        from backcare_tui.domain.journal.overview import Practice

        settings = self.settings()
        with suppress(BackcareError), self.journal_to_look_at() as journal:
            if journal is not None:
                return settings.person(journal.practice(self.parts.clock.now()))
        return settings.person(Practice())

    def _none_yet(self) -> bool:
        """Whether there is no journal, nor anything in its place, and one could be begun."""
        from backcare_tui.storage.folders import can_be_made
        from backcare_tui.storage.journal.file import JOURNAL_NAME

        data = self.folders().data
        return not any(data.glob(f"{JOURNAL_NAME}*")) if data.is_dir() else can_be_made(data)

    def overview(self, journal: JournalStore | None) -> Overview:
        """What the rules look at in JOURNAL; damaged changes are mentioned on stderr."""
        from backcare_tui.domain.journal.overview import Overview

        now = self.parts.clock.now()
        overview = Overview(now, days=self.days) if journal is None else journal.overview(now)
        mention_left_out(journal)
        return overview

    def need_terminal(self) -> None:
        if not self.parts.can_draw():
            raise UsageError(
                "There is no terminal here that can be drawn on.",
                f"Use “{PROGRAM} start --plain” for a session line by line, or “{PROGRAM} list”.",
            )


def mention_left_out(journal: JournalStore | None) -> None:
    """Say on stderr how many damaged changes what was read of JOURNAL does without."""
    damaged = 0 if journal is None else journal.left_out()
    if damaged:
        from backcare_tui.domain.words.wording import counted

        click.echo(f"Left out: {counted(damaged, 'damaged change')}.", err=True)


def _mention(missing: Backup | None) -> None:
    """Say on stderr that the journal lost what MISSING holds."""
    if missing is not None:
        from backcare_tui.domain.journal.backup import missing_words

        click.echo(f"Note: {shown_line(missing_words(missing))}", err=True)


def _mention_rotten(changes: int, unfinished: int) -> None:
    """Say on stderr what is no longer as it was written."""
    if changes or unfinished:
        from backcare_tui.domain.journal.backup import LOOK_FOR_DAMAGED, damaged_words

        click.echo(f"Note: {damaged_words(changes, unfinished)}; {LOOK_FOR_DAMAGED}", err=True)


def _mention_misplaced(entries: int) -> None:
    """Say on stderr that the journal's list is wrong about so many ENTRIES."""
    if entries:
        from backcare_tui.domain.journal.backup import MAKE_LIST_ANEW, misplaced_words

        click.echo(f"Note: {misplaced_words(entries)}. {MAKE_LIST_ANEW}", err=True)


class UnsaidError(OSError):
    """Something was done, and that could not be printed."""

    def __init__(self, error: OSError, done: str) -> None:
        super().__init__(error.errno, error.strerror)
        self.done = done


def say_done(done: str, otherwise: str = "") -> None:
    """Print DONE, what was written or saved; if that fails, UnsaidError has it, or OTHERWISE, told on stderr."""
    try:
        click.echo(done)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise UnsaidError(error, otherwise or done.replace("\n", " ")) from error


def answer_to(question: str) -> str | None:
    """What the person answers to QUESTION, put on stderr, in small letters; None if nothing more can come."""
    click.echo(question, err=True, nl=False)
    line = sys.stdin.readline()
    return line.strip().casefold() if line else None


def is_agreed(question: str) -> bool:
    """Whether the person says yes to QUESTION."""
    return answer_to(f"{question} [y/N] ") in _YES


def say_of_files(files: CatalogueFiles) -> None:
    """Say on stderr what is worth knowing of those FILES that were read, and what had to be left out."""
    for notice in files.notices:
        click.echo(f"Note: {shown_line(str(notice))}", err=True)
    complain(files.problems)


def complain(problems: tuple[Problem, ...]) -> None:
    """Say PROBLEMS on stderr, unless this command did already."""
    said = click.get_current_context().meta.setdefault(__name__, set())
    if not problems or problems in said:
        return
    said.add(problems)
    for problem in problems[:MOST_NAMED]:
        click.echo(f"Left out: {shown_line(str(problem))}", err=True)
    if len(problems) > MOST_NAMED:
        more = len(problems) - MOST_NAMED
        click.echo(f"And {more:,} more. See: {PROGRAM} check", err=True)


pass_call = click.make_pass_decorator(Call)
