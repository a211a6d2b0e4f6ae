"""What can be practised, and what is wrong with a catalogue file."""

from __future__ import annotations

from pathlib import Path

import click

from backcare_tui.cli.call import Call
from backcare_tui.cli.commands import pass_call
from backcare_tui.cli.options import as_json
from backcare_tui.cli.saying import say_json
from backcare_tui.domain.words.text import shown_line


@click.command("list")
@click.argument("what", type=click.Choice(["exercises", "routines"], case_sensitive=False), required=False)
@as_json
@pass_call
def list_(call: Call, what: str | None, as_json: bool) -> None:
    """What can be practised, with its id."""
    from backcare_tui.cli.listing import catalogue_lines, catalogue_rows

    catalogue = call.catalogue(whole=True)
    if as_json:
        say_json(catalogue_rows(catalogue, call.settings().person, what))
    else:
        click.echo("\n".join(catalogue_lines(catalogue, call.settings().person, what)))


@click.command()
@click.argument("name", metavar="ID")
@as_json
@pass_call
def show(call: Call, name: str, as_json: bool) -> None:
    """Everything about one exercise or routine: its id, its name or another name for it.

    Asked for what hurts, such as “sciatica”: what to know of it, when to ask somebody, and what suits.
    """
    from backcare_tui.cli.listing import exercise_lines, for_you_row, routine_lines, symptom_lines, symptom_row
    from backcare_tui.domain.catalogue.catalogue import UnknownNameError
    from backcare_tui.domain.catalogue.routine import Routine
    from backcare_tui.domain.guidance.adapt import to_show

    catalogue = call.catalogue(whole=True)
    try:
        found = call.find(catalogue, name)
    except UnknownNameError as error:
        if not error.symptoms:
            raise
        person = call.settings().person
        if as_json:
            say_json({"symptoms": [symptom_row(catalogue, person, symptom) for symptom in error.symptoms]})
        else:
            lines = [symptom_lines(catalogue, person, symptom) for symptom in error.symptoms]
            click.echo("\n\n".join("\n".join(one) for one in lines))
        return
    if as_json:
        routine = found if isinstance(found, Routine) else catalogue.single(found)
        done = to_show(routine, call.settings().person, catalogue)
        seconds = round(done.timeline(catalogue).seconds, 1)
        say_json({**found.model_dump(mode="json"), "seconds": seconds, **for_you_row(done)})
    elif isinstance(found, Routine):
        click.echo("\n".join(routine_lines(catalogue, call.settings().person, found)))
    else:
        click.echo("\n".join(exercise_lines(catalogue, call.settings().person, found)))


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[PATH ...]")
@pass_call
def check(call: Call, paths: tuple[Path, ...]) -> int:
    """Look for mistakes in catalogue files and in your settings.

    Every one is printed, as FILE: FIELD: what is wrong. A PATH is a file or a folder of them. Without one
    all shipped files, your own and your settings are looked at.
    """
    from backcare_tui.storage.folders import settings_file
    from backcare_tui.storage.written.catalogue_files import check_files, files_of, unread
    from backcare_tui.storage.written.shipped import catalogue_folder

    folders = call.folders()
    chosen = paths
    if not chosen:
        settings = settings_file(folders.config)
        catalogues = [path for path in (Path(str(catalogue_folder())), folders.catalogue) if path.is_dir()]
        chosen = (*catalogues, *([] if settings is None else [settings]))
    problems = (*(() if paths else unread(folders.catalogue)), *check_files(chosen, folders.catalogue))
    for problem in problems:
        click.echo(shown_line(str(problem)))
    if problems:
        return 1
    count = len(list(files_of(chosen, [])))
    click.echo("The file is in order." if count == 1 else f"All {count} files are in order.")
    return 0
