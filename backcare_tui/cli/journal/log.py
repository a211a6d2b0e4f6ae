"""Writing into the journal from the command line."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from typing import TYPE_CHECKING

import click

from backcare_tui.cli.call import Call
from backcare_tui.cli.commands import pass_call
from backcare_tui.cli.opening import journal_to_write
from backcare_tui.cli.saying import PROGRAM, say_done
from backcare_tui.errors import BackcareError, UsageError

if TYPE_CHECKING:
    from backcare_tui.cli.journal.logged import Logged
    from backcare_tui.domain.guidance.signs.signs_due import SignsReason
    from backcare_tui.storage.journal.store import JournalStore

_ALONE = ("session", "walk", "cycle", "swim", "morning")
"""Options that say what is recorded, if it is not a rating; one at a time."""
_WITH_ALL = ("at", "note", "again")
_WITH: Mapping[str, tuple[str, ...]] = {
    "session": ("minutes", "before", "after", "worst", "effort", "leg", *_WITH_ALL),
    "walk": ("effort", *_WITH_ALL),
    "cycle": ("effort", *_WITH_ALL),
    "swim": ("effort", *_WITH_ALL),
    "morning": ("pain", "compared", "leg", *_WITH_ALL),
    "pain": ("worst", "leg", *_WITH_ALL),
    "worst": ("pain", "at"),
}
"""What can be said along with each of these, and with a rating, which is the pain or the worst pain alone."""


@click.command()
@click.argument("pain", required=False)
@click.option("--at", metavar="WHEN", help="If it was not now: 08:30, yesterday 21:15, 2026-11-22T08:30.")
@click.option("--note", metavar="TEXT", help="Words to keep with it.")
@click.option("--again", is_flag=True, help="Save it even if the same was saved within the last minute.")
@click.option("--leg", metavar="N", help="Pain in the leg, too.")
@click.option("--worst", metavar="N", help="Worst pain during your last session, or the one of --session.")
@click.option("--morning", is_flag=True, help="It is how the morning after your last session was.")
@click.option(
    "--compared",
    type=click.Choice(["better", "same", "worse"]),
    metavar="better|same|worse",
    help="With --morning: how it was, beside the time before that session.",
)
@click.option("--walk", metavar="MINUTES", help="You walked for so long.")
@click.option("--cycle", metavar="MINUTES", help="You rode a bicycle.")
@click.option("--swim", metavar="MINUTES", help="You swam.")
@click.option("--session", metavar="NAME", help="You did a routine or an exercise without the program.")
@click.option("--minutes", metavar="N", help="With --session: how long it took, if not as long as it is.")
@click.option("--before", metavar="N", help="With --session: pain before it.")
@click.option("--after", metavar="N", help="With --session: pain after it.")
@click.option("--effort", metavar="N", help="With --session, --walk, --cycle or --swim: from 0 to 10.")
@pass_call
def log(call: Call, /, **typed: str | bool | None) -> None:
    """Record how strong your pain is, a whole number from 0 to 10; or a walk, a session, the worst pain."""
    given = {name: str(words) for name, words in typed.items() if words not in (None, False)}
    kind = _kind(given)
    from backcare_tui.cli.journal.logged import Logged
    from backcare_tui.storage.journal.errors import SaidAgainError

    logged = Logged(call, given)
    with journal_to_write(call) as journal:
        entry, change, pain = logged.read(kind, journal)
        try:
            if entry is not None:
                journal.add(entry, again="again" in given, with_change=change)
            elif change is not None:
                journal.change(change)
        except SaidAgainError as error:
            raise BackcareError(error.title, "If you mean it twice, add --again.") from error
        said = logged.said(journal, entry, change)
        reason = _reason_for_signs(journal, logged, pain, leg=entry is not None and entry.tells_of_leg)
    say_done(said)
    if reason is not None:
        because = f"{reason.words[0].lower()}{reason.words[1:].removesuffix('.')}"
        click.echo(f"Look at the signs that need help soon, {because}: {PROGRAM} signs", err=True)


def _kind(given: Mapping[str, str]) -> str:
    """What is recorded by what is GIVEN; UsageError where that is nothing, or does not go together."""
    if "compared" in given and "morning" not in given:
        raise UsageError(
            "--compared says how a morning was, and this is none.",
            f"Try for example: {PROGRAM} log 4 --morning --compared {given['compared']}",
        )
    found = [name for name in _ALONE if name in given]
    if len(found) > 1:
        raise UsageError(f"--{found[0]} and --{found[1]} are two things.", "Record one after the other.")
    kind = found[0] if found else "pain" if "pain" in given else "worst" if "worst" in given else ""
    if not kind:
        raise UsageError("There is nothing to record yet.", f"Try for example: {PROGRAM} log 4, or log --walk 20.")
    if kind == "morning" and not given.keys() & {"pain", "compared"}:
        raise UsageError(
            "A morning needs a number, or how it compares.", f"Try for example: {PROGRAM} log 4 --morning"
        )
    for name in given:
        if name != kind and name not in _WITH[kind]:
            goes = ", ".join(f"--{one}" for one in _WITH[kind] if one != "pain")
            what = "a rating" if kind == "pain" else f"--{kind}"
            raise UsageError(
                f"{'PAIN' if name == 'pain' else f'--{name}'} does not go with {what}.", f"With that go: {goes}."
            )
    return kind


def _reason_for_signs(journal: JournalStore, logged: Logged, pain: int | None, leg: bool) -> SignsReason | None:
    """Why to show the signs that need help, for a PAIN of today that was just recorded, and LEG that it tells of
    one; that is remembered.
    """
    from uuid import uuid4

    from backcare_tui.domain.guidance.signs.signs_due import signs_due
    from backcare_tui.domain.journal.memo import MemoEntry, Subject

    reason = None
    with suppress(BackcareError):  # what was recorded is safe, and saying so comes first
        reason = signs_due(logged.overview_now(journal), pain, leg and logged.is_now)
        if reason is not None:
            journal.add(MemoEntry(id=uuid4(), at=logged.now, about=Subject.SIGNS_SHOWN, says=reason.value))
    return reason
