"""The command line.

Each command imports what it needs when it runs, so that `--version` and `--help` are quick and what draws
nothing never loads Textual.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from backcare_tui import __version__
from backcare_tui.clock import Clock
from backcare_tui.domain.text import shown_line
from backcare_tui.errors import UsageError

if TYPE_CHECKING:
    from backcare_tui.domain.catalogue import Catalogue
    from backcare_tui.domain.journal import Entry
    from backcare_tui.domain.plan import Suggestion
    from backcare_tui.domain.routine import Routine
    from backcare_tui.domain.safety import SafetyText
    from backcare_tui.storage.catalogue_files import Problem
    from backcare_tui.storage.folders import Folders
    from backcare_tui.storage.journal_store import JournalStore
    from backcare_tui.storage.settings_file import Settings

PROGRAM = "backcare-tui"


@dataclass(frozen=True)
class Opening:
    """What a session and the app are made of."""

    catalogue: Catalogue
    safety: SafetyText
    settings: Settings
    folders: Folders
    clock: Clock
    problems: tuple[Problem, ...]
    """Files that had to be left out."""


@dataclass(frozen=True)
class Parts:
    """What the commands are given from outside."""

    clock: Clock
    environ: Mapping[str, str]
    can_draw: Callable[[], bool]
    """Whether there is a terminal to draw on and to type into."""
    run_app: Callable[[Callable[[], Opening], Routine | None, float | None], int]
    """The app, which reads what it needs itself, perhaps with a routine to begin at once and a pace; gives the
    exit status."""
    run_plain: Callable[[Opening, Routine, float | None], int]
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

    def load(self) -> tuple[Catalogue, tuple[Problem, ...]]:
        """All that can be loaded, and what cannot."""
        from backcare_tui.domain.catalogue import Catalogue
        from backcare_tui.storage.catalogue_files import load_catalogue

        loaded = load_catalogue(self.folders().catalogue)
        for notice in loaded.notices:
            click.echo(f"Note: {shown_line(str(notice))}", err=True)
        return Catalogue(loaded.exercises, loaded.routines), loaded.problems

    def catalogue(self) -> Catalogue:
        """All that can be loaded; what cannot is said on stderr."""
        catalogue, problems = self.load()
        complain(problems)
        return catalogue

    def opening(self) -> Opening:
        from backcare_tui.storage.catalogue_files import load_safety
        from backcare_tui.storage.settings_file import load_settings

        catalogue, problems = self.load()
        folders = self.folders()
        settings, more_problems = load_settings(folders.config)
        return Opening(catalogue, load_safety(), settings, folders, self.parts.clock, (*problems, *more_problems))

    @contextmanager
    def journal(self) -> Iterator[JournalStore]:
        from backcare_tui.storage.journal_store import JournalStore

        journal = JournalStore.open(self.folders().data, self.parts.clock)
        try:
            yield journal
        finally:
            journal.close()

    def entries(self) -> tuple[Entry, ...]:
        """All entries, latest first; damaged ones are mentioned on stderr."""
        with self.journal() as journal:
            damaged = len(journal.damaged())
            if damaged:
                click.echo(f"Left out: {damaged} damaged change{'' if damaged == 1 else 's'}.", err=True)
            return journal.entries()

    def suggestion(self) -> Suggestion:
        from backcare_tui.domain.plan import suggest

        return suggest(self.entries(), self.parts.clock.now())

    def need_terminal(self) -> None:
        if not self.parts.can_draw():
            raise UsageError(
                "There is no terminal here that can be drawn on.",
                f"Use “{PROGRAM} start --plain” for a session line by line, or “{PROGRAM} list”.",
            )


def complain(problems: tuple[Problem, ...]) -> None:
    for problem in problems:
        click.echo(f"Left out: {shown_line(str(problem))}", err=True)


def parse_pace(context: click.Context, parameter: click.Parameter, text: str | None) -> float | None:  # noqa: ARG001
    if text is None:
        return None
    from backcare_tui.domain.timeline import FASTEST, SLOWEST

    try:
        pace = float(text)
    except ValueError:
        pace = 0.0
    if SLOWEST <= pace <= FASTEST:
        return pace
    raise UsageError(
        f"The pace is a number from {SLOWEST} to {FASTEST}, and “{shown_line(text, 40)}” is not.",
        f"Try for example: {PROGRAM} start --pace 0.8",
    )


def parse_day(context: click.Context, parameter: click.Parameter, text: str | None) -> date | None:  # noqa: ARG001
    if text is None:
        return None
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        raise UsageError(
            f"“{shown_line(text, 40)}” is not a date.",
            f"Try for example: {PROGRAM} journal --since 2026-11-01",
        ) from None


def say_json(document: dict[str, Any]) -> None:
    """Print DOCUMENT in ASCII: whole in every encoding, and without power over a terminal."""
    click.echo(json.dumps(document, indent=2))


as_json = click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
pass_call = click.make_pass_decorator(Call)


@click.group(invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--data-dir", type=click.Path(path_type=Path), metavar="DIR", help="Where the journal is kept.")
@click.option(
    "--config-dir",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Where your settings and own files are.",
)
@click.version_option(__version__, prog_name=PROGRAM, message="%(prog)s %(version)s")
@click.pass_context
def cli(context: click.Context, data_dir: Path | None, config_dir: Path | None) -> int:
    """A trainer for ordinary back pain: guided exercises, breath, and a private journal.

    Without a command it opens the app.
    """
    call = Call(context.obj, data_dir, config_dir)
    context.obj = call
    if context.invoked_subcommand is not None:
        return 0
    call.need_terminal()
    return call.parts.run_app(call.opening, None, None)


@cli.command()
@click.argument("ids", nargs=-1, metavar="[ROUTINE|EXERCISE ...]")
@click.option("--plain", is_flag=True, help="Line by line, for screen readers and pipes.")
@click.option("--pace", callback=parse_pace, metavar="0.5..2.0", help="How fast the movements go.")
@pass_call
def start(call: Call, ids: tuple[str, ...], plain: bool, pace: float | None) -> int:
    """Go straight into a session.

    Without a name it is the one suggested for today.
    """
    if not plain:
        call.need_terminal()
    opening = call.opening()
    if ids:
        routine = opening.catalogue.to_practise(ids)
    else:
        suggestion = call.suggestion()
        routine = opening.catalogue.to_practise([suggestion.routine])
        if plain:
            click.echo(suggestion.why)
    if plain:
        complain(opening.problems)
        return call.parts.run_plain(opening, routine, pace)
    return call.parts.run_app(lambda: opening, routine, pace)


@cli.command("list")
@click.argument("what", type=click.Choice(["exercises", "routines"]), required=False)
@as_json
@pass_call
def list_(call: Call, what: str | None, as_json: bool) -> None:
    """What can be practised, with its id."""
    from backcare_tui.listing import catalogue_lines, catalogue_rows

    catalogue = call.catalogue()
    if as_json:
        say_json(catalogue_rows(catalogue, what))
    else:
        click.echo("\n".join(catalogue_lines(catalogue, what)))


@cli.command()
@click.argument("id_", metavar="ID")
@as_json
@pass_call
def show(call: Call, id_: str, as_json: bool) -> None:
    """Everything about one exercise or routine."""
    from backcare_tui.domain.routine import Routine
    from backcare_tui.listing import exercise_lines, routine_lines

    catalogue = call.catalogue()
    found = catalogue.find(id_)
    if as_json:
        routine = found if isinstance(found, Routine) else catalogue.single(found)
        seconds = round(catalogue.timeline(routine).seconds, 1)
        say_json({**found.model_dump(mode="json"), "seconds": seconds})
    elif isinstance(found, Routine):
        click.echo("\n".join(routine_lines(catalogue, found)))
    else:
        click.echo("\n".join(exercise_lines(catalogue, found)))


@cli.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[PATH ...]")
@pass_call
def check(call: Call, paths: tuple[Path, ...]) -> int:
    """Look for mistakes in catalogue files.

    Every one is printed, as FILE: FIELD: what is wrong. A PATH is a file or a folder of them. Without one
    all shipped files and your own are looked at.
    """
    from backcare_tui.storage.catalogue_files import catalogue_folder, check_files

    own = call.folders().catalogue
    chosen = paths or tuple(path for path in (Path(str(catalogue_folder())), own) if path.is_dir())
    problems = check_files(chosen, own)
    for problem in problems:
        click.echo(shown_line(str(problem)))
    if problems:
        return 1
    count = sum(_file_count(path) for path in chosen)
    click.echo("The file is in order." if count == 1 else f"All {count} files are in order.")
    return 0


def _file_count(path: Path) -> int:
    """How many files `check` looks at for PATH: itself, or those in the folder and its two."""
    if not path.is_dir():
        return 1
    folders = (path, path / "exercises", path / "routines")
    return sum(
        file.name.lower().endswith(".toml") and not file.name.startswith(".")
        for folder in folders
        if folder.is_dir()
        for file in folder.iterdir()
    )


@cli.command()
@click.argument("pain")
@click.option("--at", "when", metavar="WHEN", help="If it was not now: 08:30, yesterday 21:15, 2026-11-22T08:30.")
@click.option("--note", default="", metavar="TEXT", help="Words to keep with it.")
@pass_call
def log(call: Call, pain: str, when: str | None, note: str) -> None:
    """Record how strong your pain is: a whole number from 0 to 10."""
    from uuid import uuid4

    from backcare_tui.domain.journal import RatingEntry
    from backcare_tui.domain.rating import parse_pain
    from backcare_tui.domain.text import NOTE_LIMIT
    from backcare_tui.domain.when import parse_when
    from backcare_tui.domain.wording import moment_words

    score = parse_pain(pain)
    now = call.parts.clock.now()
    at = now if when is None else parse_when(when, now)
    if len(note) > NOTE_LIMIT:
        raise UsageError(
            f"The note has {len(note):,} characters, and {NOTE_LIMIT:,} fit.",
            "Shorten it, or log the rest of it with a second rating.",
        )
    with call.journal() as journal:
        journal.add(RatingEntry(id=uuid4(), at=at, pain=score, note=note))
    click.echo(f"Saved: pain {score}, {moment_words(at, now)}.")


@cli.command()
@as_json
@click.option("--since", callback=parse_day, metavar="DATE", help="Only what was on that day or later.")
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="At most so many entries.")
@pass_call
def journal(call: Call, as_json: bool, since: date | None, limit: int | None) -> None:
    """What was recorded, latest first."""
    entries = [entry for entry in call.entries() if since is None or entry.at.date() >= since][:limit]
    if as_json:
        from backcare_tui.storage.exchange import export_document

        say_json(export_document(entries))
    elif entries:
        from backcare_tui.listing import entry_lines

        name_of = call.catalogue().name_of
        click.echo("\n".join(line for entry in entries for line in entry_lines(entry, name_of)))
    elif since:
        click.echo(f"Nothing was recorded since {since:%Y-%m-%d}.")
    else:
        click.echo(f"The journal is empty. Record how it is now, for example: {PROGRAM} log 4")


@cli.command()
@click.argument("file", type=click.Path(path_type=Path), metavar="FILE")
@click.option("--format", "file_format", metavar="csv|json", help="If the file's name does not say it.")
@pass_call
def export(call: Call, file: Path, file_format: str | None) -> None:
    """Write the journal to a new file, as its name says: .json or .csv."""
    from backcare_tui.storage.exchange import export_file

    entries = call.entries()
    export_file(entries, file, file_format)
    count = f"{len(entries)} {'entry' if len(entries) == 1 else 'entries'}"
    click.echo(f"Written: {count} to {shown_line(str(file))}.")


@cli.command()
@pass_call
def doctor(call: Call) -> int:
    """Look at data, terminal, sound and folders, and say what is found.

    Nothing is changed. Something may be heard.
    """
    from backcare_tui.doctor import findings

    parts = call.parts
    found = findings(call.folders(), parts.clock, parts.environ, parts.can_draw(), sys.stdout.encoding)
    well = True
    for finding in found:
        click.echo(("  " if finding.well else "! ") + finding.words)
        well = well and finding.well
    return 0 if well else 1
